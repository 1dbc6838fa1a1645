"""Other people's tables get our ids: the reconciliation API, as its specification says, and honest about what is sure.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import anyio
import jsonschema
import pytest

from claimgraph import Graph
from claimgraph.accounts.entities import PROPERTIES, Entities
from claimgraph.accounts.reconciled import Candidate, Reconciler, Wanted
from claimgraph.accounts.thing import Terms
from claimgraph.base import limits
from claimgraph.base.namespaces import DATA, SKOS
from claimgraph.graph.made import site_of
from claimgraph.identity.lookup import Lookup
from claimgraph.server import reconcile
from claimgraph.server.app import Settings, app_of
from claimgraph.store import Store
from conftest import TINY
from serving import Answer, Server, serving

FORM = "application/x-www-form-urlencoded"
TEXT = {"type": "string", "minLength": 1}
NAMED = {"type": "object", "required": ["id", "name"], "properties": {"id": TEXT, "name": TEXT}}
#: What the specification says of a candidate, in our words.
CANDIDATE = {
    "type": "object",
    "required": ["id", "name", "score", "match", "type"],
    "properties": {
        "id": TEXT,
        "name": TEXT,
        "description": TEXT,
        "score": {"type": "number", "minimum": 0, "maximum": 100},
        "match": {"type": "boolean"},
        "type": {"type": "array", "items": NAMED, "minItems": 1},
        "features": {
            "type": "array",
            "items": {"required": ["id", "value"], "properties": {"value": {"type": ["number", "boolean"]}}},
        },
    },
    "additionalProperties": False,
}
BATCH = {
    "type": "object",
    "additionalProperties": {"required": ["result"], "properties": {"result": {"type": "array", "items": CANDIDATE}}},
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(corpus=TINY) as found:
        yield found


@pytest.fixture(scope="module")
def reconciler() -> Reconciler:
    site = site_of(Graph(TINY))
    return Reconciler(Entities(site.store, site.terms))


def post(server: Server, **fields: object) -> Answer:
    form = urlencode({name: json.dumps(value) for name, value in fields.items()}).encode()
    return server.get("/reconcile", "POST", form, Content_Type=FORM)


def found(answer: Answer) -> Any:
    assert (answer.status, answer.kind) == (200, "application/json"), answer.text
    return json.loads(answer.body)


def brief(candidates: list[Candidate]) -> list[tuple[str, int, bool]]:
    return [(each.entity.id, each.score, each.is_match) for each in candidates]


# ------------------------------------------------------------------------ who is meant


def test_a_name_in_another_spelling_is_a_match(reconciler: Reconciler):
    (found,) = reconciler.candidates(Wanted("Ministry, Northern"))
    assert brief([found]) == [("actor-ministry", 100, True)]
    assert "Northern Ministry" in found.why


def test_what_may_be_meant_is_offered_with_its_reason_and_never_a_match(reconciler: Reconciler):
    offered = reconciler.candidates(Wanted("A. Example"))
    assert [(each.entity.id, each.is_match) for each in offered] == [("actor-president", False)]
    assert 0 < offered[0].score < 100
    assert "initial" in offered[0].why
    assert reconciler.candidates(Wanted("Somebody Else")) == []


def test_a_name_that_two_bear_is_no_match_of_either():
    store = _with_altlabel("actor-copier", "News Wire")
    found = brief(Reconciler(Entities(store, _terms())).candidates(Wanted("news wire")))
    assert found == [("actor-agency", 100, False), ("actor-copier", 100, False)]
    outlets = Reconciler(Entities(store, _terms())).candidates(Wanted("news wire", kinds=("cg:Outlet",)))
    assert brief(outlets) == [("actor-copier", 100, True)]


def test_of_two_that_bear_a_name_a_property_has_to_fit_one():
    store = _with_altlabel("actor-paper", "Ada Example")
    asked = Reconciler(Entities(store, _terms()))
    for side, match in (("Southland", "actor-president"), ("Northland", "")):
        found = asked.candidates(Wanted("Ada Example", properties={"cg:side": (side,)}))
        assert [each.entity.id for each in found if each.is_match] == [match] * bool(match), side
        assert {each.entity.id for each in found} == {"actor-paper", "actor-president"}


def test_a_property_that_says_otherwise_takes_the_match_away(reconciler: Reconciler):
    for given, expected in (("Southland", (100, True)), ("actor-southland", (100, True)), ("Northland", (50, False))):
        (one,) = reconciler.candidates(Wanted("Ada Exemple", properties={"cg:side": (given,)}))
        assert (one.score, one.is_match) == expected
        assert one.fits == {"cg:side": given != "Northland"}
    (silent,) = reconciler.candidates(Wanted("Morning Paper", properties={"cg:side": ("Northland",)}))
    assert (silent.score, silent.is_match, silent.fits) == (100, True, {}), "nobody says on which side it is"


def test_an_id_is_a_match_as_the_end_of_an_iri_and_whole(reconciler: Reconciler):
    for id in ("actor-ministry", f"{DATA}actor-ministry"):
        assert brief(reconciler.candidates(Wanted(id))) == [("actor-ministry", 100, True)]


def test_a_wikidata_id_finds_who_has_it_without_any_name():
    site = site_of(Graph())
    shipped = Reconciler(Entities(site.store, site.terms))
    for given in ("Q7747", "http://www.wikidata.org/entity/Q7747", "https://www.wikidata.org/wiki/Q7747"):
        assert brief(shipped.candidates(Wanted(properties={"skos:exactMatch": (given,)}))) == [
            ("actor-putin", 100, True)
        ]
    other = shipped.candidates(Wanted("Vladimir Putin", properties={"skos:exactMatch": ("Q1",)}))
    assert brief(other) == [("actor-putin", 50, False)]


def test_only_the_kinds_that_are_asked_for_are_offered(reconciler: Reconciler):
    assert {each.entity.of for each in reconciler.candidates(Wanted("swap"))} == {"cg:Event"}
    assert reconciler.candidates(Wanted("swap", kinds=("cg:Actor",))) == []
    assert brief(reconciler.candidates(Wanted("the swap", kinds=("cg:Actor", "pow:Exchange"))))[0] == (
        "event-swap",
        100,
        True,
    )
    assert reconciler.candidates(Wanted("the swap", kinds=("cg:Series", "pow:Exchange"), all_kinds=True)) == []


def test_of_very_many_names_that_share_a_word_the_sure_one_is_found():
    crowd = [(f"e{number}", f"Ada Example {number}") for number in range(500)]
    first, *others = Lookup([*crowd, ("ada", "Ada Example")]).meant("Example, Ada")
    assert (first.bearer, first.likeness.is_sure) == ("ada", True)
    assert len(others) <= limits.NAMES_LOOKED


def _with_altlabel(id: str, name: str) -> Store:
    graph = Graph(TINY)
    return Store(f'{graph.ntriples}<{DATA}{id}> <{SKOS}altLabel> "{name}" .\n', graph.prefixes)


def _terms() -> Terms:
    return site_of(Graph(TINY)).terms


# ------------------------------------------------------------------------ the API


def test_the_manifest_says_where_everything_is(server: Server):
    manifest = found(server.get("/reconcile"))
    assert "0.2" in manifest["versions"]
    assert (manifest["identifierSpace"], bool(manifest["schemaSpace"])) == (DATA, True)
    assert manifest["batchSize"] == limits.ROWS_MATCHED
    here = server.address.rstrip("/")
    for template in (manifest["view"]["url"], manifest["preview"]["url"]):
        assert template.startswith(here)
        assert server.get(template.removeprefix(here).replace("{{id}}", "actor-ministry")).status == 200
    for what, service in manifest["suggest"].items():
        path = (service["service_url"] + service["service_path"]).removeprefix(here)
        assert found(server.get(f"{path}?prefix={'northern' if what == 'entity' else ''}"))["result"], what
    proposing = manifest["extend"]["propose_properties"]
    path = (proposing["service_url"] + proposing["service_path"]).removeprefix(here)
    of_events = found(server.get(f"{path}?type=cg:Event"))["properties"]
    assert {"cg:partOf", "skos:altLabel"} <= {each["id"] for each in of_events} < set(PROPERTIES)
    assert len(found(server.get(f"{path}?type=cg:Actor&limit=2"))["properties"]) == 2


def test_a_batch_is_answered_however_it_comes(server: Server):
    queries = {
        "q0": {"query": "northern ministry", "type": "cg:Actor", "limit": 3},
        "q1": {"query": "bridge swap", "type": ["cg:Event"], "type_strict": "any"},
        "q2": {"query": "nobody at all"},
        "q3": {"properties": [{"pid": "skos:exactMatch", "v": [{"id": "Q1"}, 5, True]}]},
        "q4": {
            "query": "Ada Example",
            "properties": [{"pid": "cg:side", "v": "Southland"}, {"pid": "unknown", "v": 1}],
        },
    }
    posted = found(post(server, queries=queries))
    jsonschema.validate(posted, BATCH)
    assert posted == found(server.get(f"/reconcile?{urlencode({'queries': json.dumps(queries)})}"))
    assert [*posted] == [*queries]
    best = {key: [(one["id"], one["match"]) for one in answer["result"][:1]] for key, answer in posted.items()}
    expected = {
        "q0": [("actor-ministry", True)],
        "q1": [("event-swap", True)],
        "q2": [],
        "q3": [],
        "q4": [("actor-president", True)],
    }
    assert best == expected
    assert {each["id"]: each["value"] for each in posted["q4"]["result"][0]["features"]} == {
        "name": 100,
        "cg:side": True,
    }


def test_a_table_gets_the_names_in_every_spelling_and_what_is_known(server: Server):
    asked = [{"id": id} for id in PROPERTIES]
    answer = found(post(server, extend={"ids": ["actor-president", "nobody"], "properties": asked}))
    assert [each["id"] for each in answer["meta"]] == [*PROPERTIES]
    rows = answer["rows"]
    assert rows["actor-president"]["skos:altLabel"] == [
        {"str": "Ada Example"},
        {"str": "Ada Exemple"},
        {"str": "President Example"},
    ]
    assert rows["actor-president"]["cg:side"] == [{"id": "actor-southland", "name": "Southland"}]
    assert rows["actor-president"]["cg:office"] == [{"str": "President of Southland"}]
    assert rows["actor-president"]["cg:claimCount"] == [{"int": 3}]
    assert rows["nobody"] == {id: [] for id in PROPERTIES}


def test_a_side_that_is_no_actor_is_a_text(server: Server):
    answer = found(post(server, extend={"ids": ["actor-agency"], "properties": [{"id": "cg:side"}]}))
    assert answer["rows"]["actor-agency"]["cg:side"] == [{"str": "third party"}]


def test_suggestions_begin_as_what_was_typed(server: Server):
    def ids(path: str) -> list[str]:
        return [each["id"] for each in found(server.get(f"/reconcile/suggest/{path}"))["result"]]

    assert ids("type?prefix=outl") == ["cg:Outlet"]
    assert ids("property?prefix=SIDE") == ["cg:side"]
    assert ids("entity?prefix=event-swaps") == ["event-swaps"]
    assert ids("entity?prefix=Morning+Pap") == ["actor-paper"]
    assert ids("entity?prefix=Morning+Pap&cursor=1") == []
    assert ids("entity?prefix=" + quote('"*')) == []


def test_a_preview_shows_an_entity_as_text(server: Server):
    answer = server.get("/reconcile/preview/actor-president")
    assert "Ada Exemple" in answer.text
    assert "President of Southland" in answer.text
    assert "<script" not in answer.text
    assert "style=" not in answer.text
    assert server.get("/reconcile/preview/actor-%3Cscript%3E").status == 404


def test_only_a_preview_may_be_framed_and_only_by_the_sites_that_may_read(server: Server):
    def framed(answer: Answer) -> tuple[str | None, str | None]:
        return answer.headers.get("x-frame-options"), answer.headers.get("content-security-policy")

    preview = "/reconcile/preview/actor-ministry"
    assert framed(server.get(preview)) == (None, "frame-ancestors 'self'")
    assert [framed(server.get(path)) for path in ("/", "/reconcile", "/id/actor-ministry")] == [("DENY", None)] * 3
    with serving("--cors", "http://a.example", corpus=TINY) as other:
        assert framed(other.get(preview)) == (None, "frame-ancestors 'self' http://a.example")
        assert framed(other.get("/")) == ("DENY", None)
        reading = other.get("/reconcile", Origin="http://a.example").headers
        assert reading["access-control-allow-origin"] == "http://a.example"
    assert "access-control-allow-origin" not in server.get("/reconcile", Origin="http://a.example").headers


# ------------------------------------------------------------------------ whatever is sent


@pytest.mark.parametrize(
    ("field", "text", "status", "why"),
    [
        ("queries", "{", 400, "no JSON"),
        ("queries", "[" * 100_000, 400, "no JSON"),
        ("queries", "[]", 400, "An object of JSON is needed for what stands in queries"),
        ("queries", '{"a": 1}', 400, "An object of JSON is needed for query 'a'"),
        ("queries", '{"a": {}}', 400, "neither a text nor a property in query 'a'"),
        ("queries", '{"a": {"query": 5}}', 400, "A text is needed for the text of query 'a'"),
        ("queries", '{"a": {"query": "x", "limit": true}}', 400, "The limit of query 'a'"),
        ("queries", '{"a": {"query": "x", "limit": -1}}', 400, "The limit of query 'a'"),
        ("queries", '{"a": {"query": "x", "limit": NaN}}', 400, "The limit of query 'a'"),
        ("queries", '{"a": {"query": "x", "properties": [{"v": 1}]}}', 400, "the pid of a property of query 'a'"),
        ("queries", '{"a": {"query": "x", "properties": [{"pid": "p", "v": [[]]}]}}', 400, "a value of query 'a'"),
        ("queries", json.dumps({"a": {"query": "x" * 1001}}), 413, "1,000"),
        ("queries", json.dumps({"a": {"query": "x", "properties": [{"pid": "p", "v": ["y"] * 51}]}}), 413, "50"),
        ("queries", json.dumps({str(n): {"query": "x"} for n in range(101)}), 413, "A batch may have 100"),
        ("extend", '{"ids": ["x"]}', 400, "A list is needed for properties"),
        (
            "extend",
            '{"ids": ["x"], "properties": [{"id": "p"}]}',
            400,
            "There is no property 'p'. Known: skos:altLabel",
        ),
        ("extend", json.dumps({"ids": ["x"] * 501, "properties": []}), 413, "500"),
        ("callback", "alert", 400, "There is no JSONP"),
    ],
)
def test_what_is_wrong_is_told(server: Server, field: str, text: str, status: int, why: str):
    answer = server.get("/reconcile", "POST", urlencode({field: text}).encode(), Content_Type=FORM)
    assert (answer.status, answer.kind) == (status, "application/json")
    said = json.loads(answer.body)
    assert said["status"] == "error"
    assert why in said["message"]


@pytest.mark.parametrize(
    "path", ["suggest/thing?prefix=x", "suggest/type?prefix=x&cursor=-1", "properties?type=x&limit=x"]
)
def test_what_there_is_not_is_told(server: Server, path: str):
    assert json.loads(server.get(f"/reconcile/{path}").body)["status"] == "error"


def test_control_characters_and_long_texts_are_names_that_nobody_bears(server: Server):
    for text in ("\x00\x1b[2J", "\u202e", "'\"; DROP TABLE", "\ud83d", "a b " * 200, "-" * 1000):
        assert found(post(server, queries={text[:5]: {"query": text}})) == {text[:5]: {"result": []}}


def test_a_body_that_is_too_long_is_refused(server: Server):
    answer = server.get("/reconcile", "POST", b"queries=" + b"x" * (limits.QUERY_BYTES + 1), Content_Type=FORM)
    assert answer.status == 413
    assert server.get("/reconcile").status == 200


def test_to_ask_for_the_name_of_a_private_person_tells_nothing(tmp_path: Path):
    corpus = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    with (corpus / "actors.yaml").open("a", encoding="utf-8") as actors:
        actors.write("witness-1: {type: person, name: Zora Quillfeather, private: true, role: a released prisoner}\n")
    name = "Zora Quillfeather"
    with serving(corpus=corpus) as server:
        assert found(post(server, queries={name: {"query": name}})) == {name: {"result": []}}
        asked = {"ids": [name], "properties": [{"id": "cg:side"}]}
        assert found(post(server, extend=asked))["rows"] == {name: {"cg:side": []}}
        (role,) = found(post(server, queries={"q": {"query": "a released prisoner"}}))["q"]["result"]
        assert (role["id"], role["match"]) == ("actor-witness-1", True)


def test_many_who_wait_for_the_index_leave_the_threads_of_the_pages_alone(monkeypatch: pytest.MonkeyPatch):
    made = threading.Event()
    monkeypatch.setattr(reconcile, "Entities", lambda *given: made.wait(20) and Entities(*given))

    app, answers = app_of(Graph(TINY), Settings()), list[int]()
    query = urlencode({"queries": json.dumps({"q": {"query": "ministry"}})}).encode()
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/reconcile",
        "query_string": query,
        "headers": [(b"host", b"localhost")],
    }

    async def ask() -> None:
        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": b""}

        async def send(message: Mapping[str, Any]) -> None:
            answers.extend([message["status"]] if "status" in message else [])

        await app(dict(scope), receive, send)

    async def many() -> int:
        async with anyio.create_task_group() as group:
            for _ in range(50):
                group.start_soon(ask)
            await anyio.sleep(0.5)
            taken = anyio.to_thread.current_default_thread_limiter().borrowed_tokens
            made.set()
        return taken

    assert (anyio.run(many), answers) == (0, [200] * 50)
