"""Everything in the graph has a page, every link leads to one, and nothing of the corpus is more than text."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest
import rdflib

from claimgraph import Graph
from claimgraph.accounts.disagreements import alike, disagreements
from claimgraph.base import limits
from claimgraph.base.namespaces import DATA
from claimgraph.graph.made import site_of
from claimgraph.model.records import Corpus
from claimgraph.pages.site.search import Search
from claimgraph.pages.site.site import LISTS, Site
from claimgraph.store import Store
from conftest import TINY
from serving import Server, serving

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)> “&quot;'"


class Page(HTMLParser):
    """Addresses, texts and elements of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(Graph(TINY))


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(corpus=TINY) as found:
        yield found


def inside(page: str, links: list[str]) -> set[str]:
    """The paths that the links of a page at a path lead to, in the site."""
    return {
        normpath(join(dirname(page), unquote(urlsplit(link).path))).lstrip("/")
        for link in links
        if not re.match(r"https?:|#", link)
    }


def test_every_link_of_every_page_leads_to_a_page(server: Server):
    todo, seen = ["index.html"], set[str]()
    while todo:
        path = todo.pop()
        answer = server.get(f"/{path}")
        assert answer.status == 200, path
        seen.add(path)
        if answer.kind == "text/html":
            todo += inside(path, Page(answer.text).links) - seen - set(todo)
    everything = {f"id/{id.replace(':', '/')}.html" for id in site_of(Graph(TINY)).things()}
    found = {path for path in seen if path.startswith("id/") and path.endswith(".html")}
    assert set(LISTS) <= seen
    assert len(found) > 100
    # Nothing is found that is not there, and all that people claim can be reached by links alone.
    assert found <= everything
    claimed = re.compile(r"id/(actor|claim|document|event|proposition|quantity|question|report|comparison)-")
    assert not {path for path in everything - found if claimed.match(path)}


def test_a_page_says_who_says_so_in_which_words_and_what_stands_against_it(site: Site):
    (row,) = site.store.query(
        "SELECT ?e { ?c cg:verdict cg:contradicts ; cg:compares/cg:about/cg:ofEvent ?e } LIMIT 1"
    ).texts()
    event = row["e"].removeprefix(DATA)
    page = Page(site.of(site.thing(event))).words
    thing = site.thing(event)
    assert thing.disagreements
    assert thing.claims
    for told in thing.claims:
        assert told.claimant.name in page
        for passage in told.passages:
            assert " ".join(passage.report.name.split()) in page
    assert all(one.reading in page for one in thing.disagreements)


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/json", "application/json"),
        ("application/rdf+xml, text/html;q=0.5", "application/rdf+xml"),
    ],
)
def test_a_thing_comes_as_what_is_accepted_at_one_address(server: Server, accept: str, kind: str):
    for path in ("/id/actor-president", "/id/cg/Claim"):
        answer = server.get(path, Accept=accept)
        assert (answer.status, answer.kind, answer.headers["vary"]) == (200, kind, "Accept")
        assert 'rel="alternate"; type="text/turtle"' in answer.headers["link"]


def test_the_data_of_a_thing_is_that_of_the_graph(server: Server, tiny_store: Store):
    found = rdflib.Graph().parse(data=server.get("/id/actor-president.ttl").body, format="turtle")
    president = rdflib.URIRef(f"{DATA}actor-president")
    rows = tiny_store.query("SELECT ?p ?o { :actor-president ?p ?o }").texts()
    assert {(str(p), str(o)) for p, o in found.predicate_objects(president)} == {(row["p"], row["o"]) for row in rows}
    told = json.loads(server.get("/id/actor-president.json").body)
    assert told["iri"] == str(president)
    assert told["claims"]
    assert server.get("/id/actor-president", Accept="image/png").status == 406


def test_a_claim_is_told_to_search_engines_with_where_it_appears_and_no_rating(site: Site):
    ids = [id for id in site.things() if id.startswith("claim-")]
    assert ids
    for id in ids:
        page = site.of(site.thing(id))
        (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
        claim = json.loads(told)
        assert (claim["@type"], claim["@id"]) == ("Claim", f"{DATA}{id}")
        assert claim["appearance"][0]["name"]
        assert "rating" not in told.lower()


def test_nothing_of_a_corpus_is_more_than_text(tmp_path: Path):
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    for path in (folder / "actors.yaml", folder / "events.yaml", *sorted((folder / "documents").glob("*.yaml"))):
        text = path.read_text(encoding="utf-8")
        quoted = json.dumps(HOSTILE, ensure_ascii=False)
        path.write_text(
            re.sub(r"(?m)\b(note|basis|rationale): .*?(?=[,}\n])", rf"\1: {quoted}", text), encoding="utf-8"
        )
    site = site_of(Graph(folder))
    pages = [site.start, *(site.listed(path) for path in LISTS), *(site.of(site.thing(id)) for id in site.things())]
    assert any("&lt;img src=x" in page for page in pages)
    for page in pages:
        read = Page(page)
        assert not {"img", "iframe", "object", "embed"} & read.elements
        assert not {name for name in read.attributes if name.startswith("on") or name == "style"}
        assert all(not re.match(r"(?i)\s*(javascript|data|file|vbscript):", link) for link in read.links)
        assert re.findall(r"<script(?: [^>]*)?>", page) in ([], ['<script type="application/ld+json">'])


@pytest.mark.parametrize(
    "path",
    [
        "/id/nobody",
        "/id/cg/Clam",
        "/id/actor-%2e%2e",
        "/id/x.html",
        "/ask/no/such.html",
        "/event/none.html",
        "/id/%00",
        "/id/xsd/date",
    ],
)
def test_what_is_not_there_is_told_with_a_page(server: Server, path: str):
    answer = server.get(path)
    assert answer.status == 404
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "path", ["/../../etc/passwd", "/site.css/../../../etc/passwd", "/id/..%2f..%2fetc%2fpasswd", "//etc/passwd"]
)
def test_no_address_leads_to_a_file(server: Server, path: str):
    answer = server.get(path)
    assert answer.status in (400, 404)
    assert b"root:" not in answer.body


def test_a_question_is_asked_by_its_address(server: Server, tiny_store: Store):
    page = server.get("/ask/claim/by-actor.html?actor=president")
    assert page.status == 200
    table = server.get("/ask/claim/by-actor.csv?actor=president")
    assert (table.kind, table.headers["content-disposition"]) == (
        "text/csv",
        'attachment; filename="claim-by-actor.csv"',
    )
    assert table.text.splitlines()[0] == "claim,words,said_by,outlet,document,published"
    assert server.get("/ask/claim/by-actor.html?actor=nobody").status == 404
    assert server.get("/ask/claim/by-actor.html?who=president").status == 404


def test_every_answer_tells_browsers_to_keep_to_it(server: Server):
    for path in ("/", "/site.css", "/sparql", "/nothing"):
        headers = server.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert "server" not in headers
    assert "style-src 'self'" in server.get("/").text
    assert "unsafe" not in server.get("/").text


def test_pages_are_the_same_bytes_again(site: Site):
    again = site_of(Graph(TINY))
    assert site.start == again.start
    assert site.of(site.thing("actor-president")) == again.of(again.thing("actor-president"))


def test_of_very_many_the_first_are_shown_and_it_is_said(site: Site, monkeypatch: pytest.MonkeyPatch):
    assert "All events" in site.start
    monkeypatch.setattr(limits, "CLAIMS_TOLD", 1)
    assert "All events" not in replace(site).start, "nobody can choose those that come first"
    monkeypatch.setattr(limits, "ROWS_IN_ORDER", 2)
    monkeypatch.setattr(limits, "ROWS_OF_TABLE", 1)
    listed = site.listed("actors.html")
    assert "1 of more than 2 rows; the spreadsheet has all." in listed
    assert listed.count("<tr>") == 2, "the head, and one row"


def test_of_very_many_claims_names_alone_are_found(site: Site, monkeypatch: pytest.MonkeyPatch):
    assert {"actor", "claim", "report"} <= {hit.kind for hit in Search(site.store).find("northern ministry")}
    monkeypatch.setattr(limits, "CLAIMS_INDEXED", 1)
    search = Search(site.store)
    assert {hit.kind for hit in search.find("northern ministry")} == {"actor"}
    assert "names and questions are found" in site.found("northern ministry", search)
    nothing = site.found("ours are home", search)
    assert "Nothing here" not in nothing, "somebody says so, and that was not looked through"
    assert "No name or question has all of these words." in nothing
    monkeypatch.undo()
    whole = Search(site.store)
    assert "40 of ours are home" in site.found("ours are home", whole)
    assert "Nothing here has all of these words." in site.found("ours are not home", whole)


def test_that_there_are_more_is_said_where_there_are_more(site: Site, monkeypatch: pytest.MonkeyPatch):
    search = Search(site.store)
    all_of_them = len(search.find("ministry"))
    assert 1 < all_of_them < limits.HITS
    for most, is_cut in ((all_of_them, False), (all_of_them - 1, True)):
        monkeypatch.setattr(limits, "HITS", most)
        page = site.found("ministry", search)
        assert ("There are more" in page) == is_cut
        assert len(Page(page).links) - len(Page(site.found("", search)).links) == most


def test_passages_are_shortened_but_on_the_page_of_their_verdict(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "PASSAGES_TOLD", 1)
    site = site_of(Graph())
    long = {one.node for one in disagreements(site.store, first=50) for voice in one.voices if len(voice.passages) > 1}
    assert long
    assert site.start.count("all of them</a>") == len(
        [one for one in disagreements(site.store, first=50) for same in alike(one, whole=False) if same.passages]
    )
    for node in long:
        page = site.of(site.thing(node.removeprefix(DATA)))
        assert "all of them</a>" not in page


def test_a_claim_that_passes_another_one_on_is_told_whole(accounts: Corpus):
    site = site_of(Graph(accounts))
    relays = site.store.query("SELECT ?c ?l { ?c cg:relays ?other ; rdfs:label ?l }").texts()
    assert relays
    for row in relays:
        assert row["l"] in Page(site.of(site.thing(row["c"].removeprefix(DATA)))).words
