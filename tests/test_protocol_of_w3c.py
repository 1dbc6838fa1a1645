"""The tests of the SPARQL 1.1 Protocol that the W3C keeps, put to the endpoint request by request.

Their names are those of https://github.com/w3c/rdf-tests, sparql/sparql11/protocol. Many of them choose a dataset or change
one: that is refused, as docs/serving.md says, and the same request without it is answered.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from urllib.parse import quote, urlencode

import pytest
import rdflib

from conftest import TINY
from serving import Server, serving

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
GRAPHS = [f"http://a.example/data{number}.rdf" for number in range(4)]
NAMED = "asks for a graph with a name"
IN_GRAPHS = "ASK { GRAPH ?g1 { ?a a ?type } GRAPH ?g2 { ?b a ?type } }"

#: What asks: method, parameters in the address, type of the body, body; and what of the dataset it names there;
#: what it is answered with, or why it is not.
ASKING = {
    "query_get": ("GET", {"query": "ASK {}"}, "", "", {"default-graph-uri": GRAPHS[:1]}, "boolean"),
    "query_post_form": ("POST", {}, FORM, "query=ASK%20%7B%7D", {"default-graph-uri": GRAPHS[:1]}, "boolean"),
    "query_post_direct": ("POST", {}, QUERY, "ASK {}", {}, "boolean"),
    "query_content_type_ask": ("POST", {}, QUERY, "ASK {}", {"default-graph-uri": GRAPHS[:1]}, "boolean"),
    "query_content_type_select": (
        "POST",
        {},
        QUERY,
        "SELECT (1 AS ?value) {}",
        {"default-graph-uri": GRAPHS[:1]},
        "tabular",
    ),
    "query_content_type_describe": (
        "POST",
        {},
        QUERY,
        "DESCRIBE <http://example.org/>",
        {"default-graph-uri": GRAPHS[:1]},
        "RDF",
    ),
    "query_content_type_construct": (
        "POST",
        {},
        QUERY,
        "CONSTRUCT { <s> <p> 1 } WHERE {}",
        {"default-graph-uri": GRAPHS[:1]},
        "RDF",
    ),
    "query_dataset_default_graphs_get": (
        "GET",
        {"query": "ASK { ?a a ?type }"},
        "",
        "",
        {"default-graph-uri": GRAPHS[1:3]},
        "boolean",
    ),
    "query_dataset_default_graphs_post": (
        "POST",
        {},
        QUERY,
        "ASK { ?a a ?type }",
        {"default-graph-uri": GRAPHS[1:3]},
        "boolean",
    ),
    "query_dataset_named_graphs_get": (
        "GET",
        {"query": IN_GRAPHS},
        "",
        "",
        {"named-graph-uri": GRAPHS[1:3]},
        NAMED,
    ),
    "query_dataset_named_graphs_post": ("POST", {}, QUERY, IN_GRAPHS, {"named-graph-uri": GRAPHS[1:3]}, NAMED),
    "query_dataset_full": (
        "POST",
        {},
        QUERY,
        IN_GRAPHS,
        {"default-graph-uri": GRAPHS[3:], "named-graph-uri": GRAPHS[1:3]},
        NAMED,
    ),
}

#: What has to be refused with a status between 400 and 499: method, address, type of the body, body; the status that we give.
BAD = {
    "bad_query_method": ("PUT", "?query=ASK%20%7B%7D", FORM, b"", 405),
    "bad_multiple_queries": ("GET", "?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", "", b"", 400),
    "bad_query_wrong_media_type": ("POST", "", "text/plain", b"ASK {}", 415),
    "bad_query_missing_form_type": ("POST", "", "", b"query=ASK%20%7B%7D", 415),
    "bad_query_missing_direct_type": ("POST", "", "", b"ASK {}", 415),
    "bad_query_non_utf8": ("POST", "", f"{QUERY}; charset=UTF-16", "ASK {}".encode("utf-16"), 400),
    "bad_query_syntax": ("GET", "?query=ASK%20%7B", "", b"", 400),
    "bad_update_get": ("GET", "?update=CLEAR%20ALL", "", b"", 403),
    "bad_multiple_updates": ("POST", "", FORM, b"update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", 403),
    "bad_update_wrong_media_type": ("POST", "", "text/plain", b"CLEAR NAMED", 415),
    "bad_update_missing_form_type": ("POST", "", "", b"update=CLEAR%20NAMED", 415),
    "bad_update_non_utf8": ("POST", "", f"{UPDATE}; charset=UTF-16", "CLEAR NAMED".encode("utf-16"), 400),
    "bad_update_syntax": ("POST", "", FORM, b"update=CLEAR%20XYZ", 403),
    "bad_update_dataset_conflict": (
        "POST",
        "?using-named-graph-uri=http://a.example/people",
        UPDATE,
        b"WITH <http://a.example/addresses> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        403,
    ),
}

#: What changes a graph, and would have to be done elsewhere: address, type of the body, body.
UPDATES = {
    "update_post_form": ("", FORM, b"update=CLEAR+ALL"),
    "update_post_direct": ("", UPDATE, b"CLEAR ALL"),
    "update_dataset_default_graph": ("?using-graph-uri=http://a.example/1", UPDATE, b"CLEAR ALL"),
    "update_dataset_default_graphs": (
        "?using-graph-uri=http://a.example/1&using-graph-uri=http://a.example/2",
        UPDATE,
        b"DROP ALL",
    ),
    "update_dataset_named_graphs": ("?using-named-graph-uri=http://a.example/1", UPDATE, b"DROP ALL"),
    "update_dataset_full": (
        "?using-graph-uri=http://a.example/1&using-named-graph-uri=http://a.example/2",
        UPDATE,
        b"DROP ALL",
    ),
    "update_base_uri": ("", UPDATE, b"INSERT DATA { GRAPH <http://a.example/g> { <http://a.example/s> a <test> } }"),
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(corpus=TINY) as found:
        yield found


def sent(server: Server, method: str, address: str, kind: str, body: bytes) -> tuple[int, str, str]:
    """Status, media type and text of the answer."""
    answer = server.get(f"/sparql{address}", method, body or None, **({"Content_Type": kind} if kind else {}))
    return answer.status, answer.kind, answer.text


def is_of(kind: str, media: str, text: str) -> bool:
    """Whether an answer is what the tests call "boolean", "tabular" or "RDF": read by its media type alone."""
    match media:
        case "application/sparql-results+json":
            found = json.loads(text)
            return kind == ("boolean" if isinstance(found.get("boolean"), bool) else "tabular") and "head" in found
        case "text/csv":
            return kind == "tabular" and len(next(csv.reader(io.StringIO(text)))) > 0
        case "text/turtle":
            rdflib.Graph().parse(data=text, format="turtle")
            return kind == "RDF"
    return False


@pytest.mark.parametrize("name", [name for name, asked in ASKING.items() if asked[5] != NAMED])
def test_a_query_is_answered_as_what_it_asks_for(server: Server, name: str):
    method, address, kind, body, _, expected = ASKING[name]
    status, media, text = sent(server, method, f"?{urlencode(address)}", kind, body.encode())
    assert (status, is_of(expected, media, text)) == (200, True), text


@pytest.mark.parametrize("name", [name for name, asked in ASKING.items() if asked[5] == NAMED])
def test_a_graph_with_a_name_is_refused_as_there_is_none(server: Server, name: str):
    method, address, kind, body, _, why = ASKING[name]
    status, _, text = sent(server, method, f"?{urlencode(address)}", kind, body.encode())
    assert (status, why in text) == (400, True), text


@pytest.mark.parametrize("name", [name for name, asked in ASKING.items() if asked[4]])
def test_a_dataset_that_is_chosen_is_refused_and_the_answer_says_so(server: Server, name: str):
    method, address, kind, body, dataset, _ = ASKING[name]
    named = urlencode({**address, **dataset}, doseq=True)
    status, _, text = sent(server, method, f"?{named}", kind, body.encode())
    assert (status, text.startswith("There is one graph here")) == (400, True)
    assert all(parameter in text for parameter in dataset)


def test_of_a_dataset_in_both_places_neither_is_taken(server: Server):
    query = f"ASK FROM <{GRAPHS[3]}> {{ GRAPH ?g1 {{ ?a a ?type }} }}"
    named = f"?named-graph-uri={quote(GRAPHS[1])}"
    assert sent(server, "POST", named, QUERY, query.encode())[0] == 400
    assert sent(server, "POST", "", QUERY, query.encode())[0] == 400


def test_what_is_relative_in_a_query_is_so_to_the_endpoint(server: Server):
    query = "CONSTRUCT { <s> <p> 1 } WHERE {}"
    found = rdflib.Graph().parse(data=sent(server, "POST", "", QUERY, query.encode())[2], format="turtle")
    assert [str(subject) for subject in found.subjects()] == [f"{server.address}s"]


@pytest.mark.parametrize("name", BAD)
def test_what_does_not_follow_the_protocol_is_refused(server: Server, name: str):
    method, address, kind, body, expected = BAD[name]
    assert sent(server, method, address, kind, body)[0] == expected


@pytest.mark.parametrize("name", UPDATES)
def test_a_change_is_refused_and_nothing_changes(server: Server, name: str):
    address, kind, body = UPDATES[name]
    status, _, text = sent(server, "POST", address, kind, body)
    assert (status, text) == (403, "This graph can be read, and not be changed from here.\n")
    assert server.ask("ASK { ?claim a cg:Claim }", "application/json").text.endswith('"boolean":true}')
