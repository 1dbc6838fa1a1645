"""The endpoint follows the SPARQL 1.1 Protocol, answers what the graph answers, and outlives every query."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import IncompleteRead
from urllib.parse import quote, urlencode

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper

from claimgraph.asking import questions
from claimgraph.base.namespaces import CG
from claimgraph.store import Store
from conftest import TINY
from rdf_readers import asked_from_javascript
from serving import Answer, Server, serving

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
CLAIMANTS = "SELECT ?name { ?claim cg:claimant ?who . ?who rdfs:label ?name } ORDER BY ?name"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving("--timeout", "3", corpus=TINY) as found:
        yield found


def names(body: bytes) -> list[str]:
    return [row["name"]["value"] for row in json.loads(body)["results"]["bindings"]]


def test_a_query_is_answered_however_it_comes(server: Server, tiny_store: Store):
    expected = [row["name"] for row in tiny_store.query(CLAIMANTS).texts()]
    assert expected
    form, text = urlencode({"query": CLAIMANTS}).encode(), CLAIMANTS.encode()
    answers = [
        server.ask(CLAIMANTS),
        server.get("/sparql", "POST", form, Content_Type=FORM),
        server.get("/sparql", "POST", form, Content_Type=f"{FORM}; charset=UTF-8"),
        server.get("/sparql", "POST", text, Content_Type=QUERY),
    ]
    assert [(answer.status, names(answer.body)) for answer in answers] == [(200, expected)] * 4


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("text/html, application/sparql-results+xml;q=0.9, text/csv;q=0.1", "application/sparql-results+xml"),
    ],
)
def test_a_table_comes_as_what_is_accepted(server: Server, accept: str, kind: str):
    for query in (CLAIMANTS, "ASK { ?s a cg:Claim }"):
        answer = server.ask(query, accept)
        assert (answer.status, answer.kind) == (200, kind)
        assert answer.body


@pytest.mark.parametrize(
    ("accept", "kind", "format"),
    [
        ("*/*", "text/turtle", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
    ],
)
def test_a_graph_comes_as_what_is_accepted(server: Server, accept: str, kind: str, format: str):
    for query in ("CONSTRUCT { ?s cg:claimant ?o } WHERE { ?s cg:claimant ?o }", "DESCRIBE :actor-president"):
        answer = server.ask(query, accept)
        assert (answer.status, answer.kind) == (200, kind)
        assert len(rdflib.Graph().parse(data=answer.body, format=format)) > 1


@pytest.mark.parametrize(
    ("method", "path", "body", "kind", "status", "said"),
    [
        ("GET", f"/sparql?query={quote('SELECT ?x {')}", None, "", 400, "SPARQL: error at 1:"),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, "", 400, "there are 2"),
        (
            "GET",
            "/sparql?query=ASK%7B%7D&default-graph-uri=http://a.example/g",
            None,
            "",
            400,
            "There is one graph here",
        ),
        ("GET", "/sparql?query=ASK%7B%7D&named-graph-uri=http://a.example/g", None, "", 400, "There is one graph here"),
        (
            "GET",
            f"/sparql?query={quote('ASK { SERVICE <http://127.0.0.1:1/> { } }')}",
            None,
            "",
            400,
            "another machine",
        ),
        (
            "GET",
            f"/sparql?query={quote('ASK FROM <http://a.example/> { }')}",
            None,
            "",
            400,
            "FROM names another graph",
        ),
        ("GET", "/sparql?update=CLEAR+ALL", None, "", 403, "can be read"),
        ("POST", "/sparql", b"update=CLEAR+ALL", FORM, 403, "can be read"),
        ("POST", "/sparql", b"CLEAR ALL", "application/sparql-update", 403, "can be read"),
        ("POST", "/sparql", b"CLEAR ALL", QUERY, 400, "SPARQL: error at 1:"),
        ("POST", "/sparql", b"LOAD <file:///etc/passwd>", QUERY, 400, "SPARQL: error at 1:"),
        ("POST", "/sparql", b"ASK {}", "text/plain", 415, "A POST has to be"),
        ("POST", "/sparql", b"ASK {}", "", 415, "A POST has to be"),
        ("POST", "/sparql", b"", FORM, 400, "there are 0"),
        ("POST", "/sparql", b"ASK { \xff }", QUERY, 400, "not UTF-8"),
        ("POST", "/sparql", b"query=%FF%FE", FORM, 400, "not UTF-8"),
        ("POST", "/sparql?query=ASK%7B%7D", b"ASK {}", QUERY, 400, "one in the body"),
        ("POST", "/sparql", b"ASK {} #" + b"x" * 2**20, QUERY, 413, "bytes"),
        ("PUT", "/sparql", b"", QUERY, 405, ""),
        ("DELETE", "/sparql", None, "", 405, ""),
    ],
)
def test_what_is_not_answered_is_told(
    server: Server, method: str, path: str, body: bytes | None, kind: str, status: int, said: str
):
    answer = server.get(path, method, body, **({"Content_Type": kind} if kind else {}))
    assert answer.status == status, answer.text
    assert said in answer.text


def test_nobody_gets_what_is_not_accepted(server: Server):
    assert server.ask("ASK {}", "image/png").status == 406
    told = server.ask("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv")
    assert (told.status, "The answer is a graph" in told.text) == (400, True)
    assert server.ask("ASK {}", ";;;").status == 400


def test_the_service_says_what_it_is(server: Server):
    found = rdflib.Graph().parse(data=server.get("/sparql").body, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    (service,) = found.subjects(rdflib.RDF.type, sd.Service)
    assert str(service) == f"{server.address}sparql"
    assert sd.SPARQL11Query in found.objects(service, sd.supportedLanguage)
    assert len(list(found.objects(service, sd.resultFormat))) == 8


def test_a_head_says_what_a_get_would(server: Server):
    head = server.get(f"/sparql?{urlencode({'query': CLAIMANTS})}", "HEAD")
    assert (head.status, head.kind, head.body) == (200, "application/sparql-results+json", b"")
    assert server.get(f"/sparql?query={quote('SELECT')}", "HEAD").status == 400


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("format", [JSON, XML, CSV])
def test_sparqlwrapper_reads_it(server: Server, tiny_store: Store, method: str, format: str):
    client = SPARQLWrapper(f"{server.address}sparql")
    client.setQuery(CLAIMANTS)
    client.setMethod(method)
    client.setReturnFormat(format)
    found = client.queryAndConvert()
    expected = [row["name"] for row in tiny_store.query(CLAIMANTS).texts()]
    match format:
        case "json":
            assert [row["name"]["value"] for row in found["results"]["bindings"]] == expected
        case "xml":
            assert [e.firstChild.data for e in found.getElementsByTagName("literal")] == expected
        case _:
            assert found.decode().split("\r\n")[1:-1] == expected


def test_sparqlwrapper_reads_graphs_and_posts_directly(server: Server):
    client = SPARQLWrapper(f"{server.address}sparql")
    client.setMethod(POST)
    client.setRequestMethod(POSTDIRECTLY)
    client.setReturnFormat(TURTLE)
    client.setQuery("CONSTRUCT { ?s cg:claimant ?o } WHERE { ?s cg:claimant ?o }")
    assert len(rdflib.Graph().parse(data=client.queryAndConvert(), format="turtle")) > 1


def test_rdflib_takes_it_for_a_graph_of_its_own(server: Server, tiny_store: Store):
    graph = rdflib.Graph(SPARQLStore(f"{server.address}sparql", returnFormat="xml"))
    claims = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{CG}Claim")))
    assert len(claims) == len(tiny_store.query("SELECT ?c { ?c a cg:Claim }").rows) > 0


def test_the_client_of_comunica_reads_it(server: Server, tiny_store: Store):
    prefix = f"PREFIX cg: <{CG}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
    construct = f"{prefix}CONSTRUCT {{ ?s cg:claimant ?o }} WHERE {{ ?s cg:claimant ?o }}"
    said = asked_from_javascript(f"{server.address}sparql", f"{prefix}{CLAIMANTS}", "ASK {}", construct)
    triples = len(tiny_store.query("SELECT ?s ?o { ?s cg:claimant ?o }").rows)
    assert triples > 1
    for method, found in zip(("GET", "POST"), said, strict=True):
        rows = tiny_store.query(CLAIMANTS).texts()
        assert found == {"method": method, "rows": rows, "answer": True, "triples": triples}


def test_every_question_has_the_same_rows_over_the_endpoint(shipped_store: Store):
    asked = 0
    with serving() as server:
        for question in questions.questions().values():
            given = {parameter.name: parameter.example for parameter in question.parameters}
            sparql = questions.bound(question, questions.terms_of(shipped_store, question, given))
            answer = server.get("/sparql", "POST", sparql.encode(), Content_Type=QUERY)
            found = json.loads(answer.body)["results"]["bindings"]
            rows = [{name: cell["value"] for name, cell in row.items()} for row in found]
            columns = shipped_store.query(sparql).columns
            bound = [
                {name: cell.text.removeprefix("_:") for name, cell in zip(columns, row, strict=True) if cell}
                for row in shipped_store.query(sparql).rows
            ]
            assert rows == bound, question.id
            asked += len(rows)
    assert asked > 1000


def test_an_endless_query_is_ended_and_costs_the_others_nothing(server: Server):
    started = time.monotonic()
    with ThreadPoolExecutor() as pool:
        endless = pool.submit(server.ask, ENDLESS)
        time.sleep(0.5)
        beside = [server.ask("ASK {}") for _ in range(20)]
        assert [answer.status for answer in beside] == [200] * 20
        assert not endless.done(), "it is at work beside them"
        told = endless.result()
    assert (told.status, "took longer than 3 s" in told.text, told.headers["retry-after"]) == (503, True, "5")
    assert time.monotonic() - started < 30
    assert [server.ask("ASK {}").status for _ in range(8)] == [200] * 8, "every process is back"


def test_a_query_that_wants_all_memory_is_ended():
    large = "SELECT ?x { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i BIND(CONCAT(STR(?a), STR(?d), STR(?g)) AS ?x) } ORDER BY ?x"
    with serving("--memory", "64", "--timeout", "60", corpus=TINY) as server:
        told = server.ask(large)
        assert (told.status, "more than 64 MiB" in told.text) == (503, True)
        assert server.ask("ASK {}").status == 200


def test_an_answer_that_meets_a_limit_on_its_way_is_broken_off(server: Server):
    with pytest.raises(IncompleteRead):
        server.ask("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    assert server.ask("ASK {}").status == 200


def test_whoever_hangs_up_frees_the_process(server: Server):
    for _ in range(8):  # twice as many as there are processes
        connection = server.connection()
        connection.request("GET", f"/sparql?{urlencode({'query': 'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }'})}")
        assert connection.getresponse().read(1000)
        connection.close()
    assert server.ask("ASK {}").status == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whoever_hangs_up_before_there_is_an_answer_frees_the_process_too(method: str):
    with serving("--timeout", "600", corpus=TINY) as server:
        for _ in range(8):
            connection = server.connection()
            if method == "GET":
                connection.request("GET", f"/sparql?{urlencode({'query': ENDLESS})}")
            else:
                connection.request("POST", "/sparql", ENDLESS, {"Content-Type": QUERY})
            time.sleep(0.1)
            connection.close()
        assert server.ask("ASK {}").status == 200


def test_an_answer_says_which_terms_of_the_query_there_are_not(server: Server):
    told = "There is no cg:Clam in this vocabulary. Did you mean cg:Claim?"
    answer = server.ask("SELECT ?c { ?c a cg:Clam }")
    assert (answer.status, answer.headers["claimgraph-told"]) == (200, told)
    assert names(answer.body) == []
    assert "claimgraph-told" not in server.ask(CLAIMANTS).headers


@pytest.mark.parametrize(
    "iri", [f"{CG}Клаим", f"{CG}{'x' * 100_000}", f"{CG}a> . ?c a <{CG}b"], ids=["letters", "long", "several"]
)
def test_no_query_spoils_the_head_of_its_answer(server: Server, iri: str):
    answer = server.ask(f"SELECT ?c {{ ?c a <{iri}> }}") if len(iri) < 1000 else _posted(server, iri)
    assert answer.status == 200
    assert 0 < len(answer.headers["claimgraph-told"]) <= 200
    assert answer.headers["claimgraph-told"].isascii()


def _posted(server: Server, iri: str) -> Answer:
    return server.get("/sparql", "POST", f"SELECT ?c {{ ?c a <{iri}> }}".encode(), Content_Type=QUERY)


def test_another_name_for_this_machine_is_refused(server: Server):
    assert server.get("/sparql?query=ASK%7B%7D", Host="evil.example").status == 400
    assert server.get("/", Host="evil.example").status == 400


def test_other_sites_may_read_it_only_where_that_was_said(server: Server):
    assert "access-control-allow-origin" not in server.get("/sparql?query=ASK%7B%7D", Origin="http://a.example").headers
    with serving("--cors", "http://a.example", corpus=TINY) as open_to_one:
        for origin, allowed in (("http://a.example", "http://a.example"), ("http://b.example", None)):
            answer = open_to_one.get("/sparql?query=ASK%7B%7D", Origin=origin)
            assert answer.headers.get("access-control-allow-origin") == allowed


def test_many_at_once_are_all_answered(server: Server):
    statuses: list[int] = []
    threads = [threading.Thread(target=lambda: statuses.append(server.ask("ASK {}").status)) for _ in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 100
