"""Every question has a header, the expected answer on the tiny graph, rows on the shipped one, and takes terms only."""

from __future__ import annotations

import csv
import io
import re

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

import claimgraph
from claimgraph.asking import answer_text as tables
from claimgraph.asking import questions
from claimgraph.asking.questions import LISTS, NODES, NamedQuestion
from claimgraph.base import terms
from claimgraph.base.errors import ClaimGraphError, QueryError, QuestionError
from claimgraph.store import Store, refuse_service
from conftest import ROOT

ALL = list(questions.questions().values())
IDS = [question.id for question in ALL]


def test_there_are_questions():
    assert len(ALL) >= 30
    files = {path.relative_to(ROOT / "queries").with_suffix("").as_posix() for path in (ROOT / "queries").rglob("*.rq")}
    assert files == set(IDS)


@pytest.mark.parametrize("question", ALL, ids=IDS)
def test_the_header_says_what_is_asked(question: NamedQuestion):
    assert question.question.endswith("?")
    assert question.question[0].isupper()
    for parameter in question.parameters:
        assert parameter.type in {*NODES, *LISTS, "Property", "Date", "Number", "Class", "Thing"}
        assert parameter.text
    assert set(question.tiny) == {parameter.name for parameter in question.parameters}
    # A variable that no parameter binds would make $name an unbound variable, and the answer empty or everything.
    assert set(re.findall(r"\$(\w+)", question.sparql)) == set(question.tiny)


@pytest.mark.parametrize("question", ALL, ids=IDS)
def test_the_answer_on_the_tiny_graph_is_the_expected_one(question: NamedQuestion, stores: dict[str, Store]):
    # `make expected` writes it anew.
    expected = question.path.with_suffix(".csv").read_text(encoding="utf-8")
    found = tables.to_csv(questions.ask(stores[question.graph], question.id, **question.tiny))
    assert found == expected
    assert len(expected.splitlines()) > 1, "an expected answer without rows expects nothing"


@pytest.mark.parametrize("question", ALL, ids=IDS)
def test_the_example_has_rows_on_the_shipped_corpus(question: NamedQuestion, shipped_store: Store):
    given = {parameter.name: parameter.example for parameter in question.parameters}
    assert bool(questions.ask(shipped_store, question.id, **given).rows) is not bool(question.empty)


@pytest.fixture(scope="module")
def rdflibs(stores: dict[str, Store]) -> dict[str, rdflib.Graph]:
    return {name: claimgraph.to_rdflib(store) for name, store in stores.items()}


@pytest.mark.parametrize("question", ALL, ids=IDS)
def test_rdflib_gives_the_same_answer(
    question: NamedQuestion, stores: dict[str, Store], rdflibs: dict[str, rdflib.Graph]
):
    """The questions are standard SPARQL 1.1: another engine gives the same rows."""
    given = questions.terms_of(stores[question.graph], question, question.tiny)
    ours = stores[question.graph].query(questions.bound(question, given))
    theirs = rdflibs[question.graph].query(questions.bound(question, given))
    assert tuple(map(str, theirs.vars or ())) == ours.columns
    rows = sorted(tuple("" if value is None else str(value) for value in row) for row in theirs)
    assert rows == sorted(tuple(cell.text if cell else "" for cell in row) for row in ours.rows)


def test_an_answer_that_is_wrong_is_noticed(tiny_store: Store):
    question = questions.question_of("figure/all")
    expected = list(csv.reader(io.StringIO(question.path.with_suffix(".csv").read_text(encoding="utf-8"))))
    wrong = Store(tiny_store.serialize("ntriples").decode().replace('"50"@en', '"51"@en'))
    assert list(csv.reader(io.StringIO(tables.to_csv(questions.ask(wrong, "figure/all"))))) != expected


# ------------------------------------------------------------------------ the sentence of the design


def test_the_exchange_of_31_january_2024(shipped_store: Store):
    rows = claimgraph.ask(shipped_store, "figure/of-event", event="exchange-2024-01-31")
    by_quantity: dict[str, set[tuple[str, str]]] = {}
    for row in rows:
        by_quantity.setdefault(row["quantity"], set()).add((row["figure"], row["claimant"]))
    assert by_quantity == {
        "How many prisoners did Ukraine receive in the exchange of 31 January 2024?": {
            ("195", "Russian Defence Ministry"),
            ("207", "Volodymyr Zelensky"),
        },
        "How many prisoners did Russia receive in the exchange of 31 January 2024?": {
            ("195", "Russian Defence Ministry")
        },
    }
    assert {row["outlet"] for row in rows} == {"RT"}


def test_a_speaker_of_whom_the_text_gives_no_more_borrows_nothing_from_others(stores: dict[str, Store]):
    """ "Agency reports the Ministry said …": the Ministry's days of statement stand in other passages."""
    chain = claimgraph.ask(stores["accounts"], "document/chain", document="friday")
    assert [(row["link"], row["speaker"], row["stated_on"]) for row in chain if row["words"].startswith("Agency")] == [
        (1, "Agency", None),
        (2, "Ministry", None),
    ]


# ------------------------------------------------------------------------ parameters


@pytest.mark.parametrize("word", ["Zelensky", "zelenskyy", "Vladimir  Zelensky", "Volodymyr Zelensky"])
def test_an_actor_goes_by_id_or_any_name(shipped_store: Store, word: str):
    rows = claimgraph.ask(shipped_store, "claim/by-actor", actor=word)
    assert rows == claimgraph.ask(shipped_store, "claim/by-actor", actor="zelensky")
    assert {row["claim"].split(" ")[0] for row in rows} == {"Volodymyr"}


def test_an_event_goes_by_id_or_any_name(shipped_store: Store):
    by_id = claimgraph.ask(shipped_store, "claim/about-event", event="exchange-2024-01-31")
    assert by_id == claimgraph.ask(shipped_store, "claim/about-event", event="Exchange of 31 January 2024")


def test_moscow_is_the_state_and_not_the_ministry(shipped_store: Store):
    names = {row["claim"].split(" ")[0] for row in claimgraph.ask(shipped_store, "claim/by-actor", actor="Moscow")}
    assert names == {"Russia"}


@pytest.mark.parametrize(
    ("id", "given", "message", "remedy"),
    [
        ("claim/by-acter", {}, "Unknown question", "claim/by-actor"),
        ("claim/by-actor", {}, "needs actor=", "actor=zelensky"),
        ("claim/by-actor", {"actor": "zelinsky"}, "Unknown actor 'zelinsky'", "'zelensky'"),
        ("claim/by-actor", {"acter": "zelensky"}, "has no parameter 'acter'", "actor"),
        ("claim/about-event", {"event": "xyzzy"}, "Unknown event", "event/all"),
        ("claim/through-medium", {"medium": "fax"}, "Unknown medium 'fax'", "telegram"),
        ("claim/by-stance", {"stance": "insists"}, "Unknown stance", "asserts"),
        ("actor/offices-at", {"day": "yesterday"}, "not a date", "2024-01-31"),
        ("document/carries", {"document": "rt"}, "Unknown document", "document/all"),
    ],
)
def test_parameters_that_do_not_fit_are_told(
    shipped_store: Store, id: str, given: dict[str, str], message: str, remedy: str
):
    with pytest.raises(QuestionError) as raised:
        questions.ask(shipped_store, id, **given)
    assert message in raised.value.message
    assert remedy in str(raised.value)


def test_a_name_that_two_actors_bear_is_told(tiny_triples: str):
    store = Store(
        tiny_triples
        + '<https://w3id.org/claimgraph/id/actor-agency> <http://www.w3.org/2004/02/skos/core#altLabel> "the north" .\n'
    )
    with pytest.raises(QuestionError, match="'The North' is a name of 'agency' and 'northland'"):
        questions.ask(store, "claim/by-actor", actor="The North")


INJECTIONS = [
    "zelensky> ?p ?o } #",
    'x" } UNION { ?s ?p ?o } #',
    "<https://w3id.org/claimgraph/id/actor-zelensky>",
    "zelensky . ?s ?p ?o",
    "$actor",
    "?x",
    "_:b",
    "\\u003e ?p",
    "'; DROP ALL",
    "",
]


@pytest.mark.parametrize("question", [q for q in ALL if q.parameters], ids=[q.id for q in ALL if q.parameters])
@pytest.mark.parametrize("attack", INJECTIONS)
def test_nothing_gets_through_a_parameter_but_a_term(question: NamedQuestion, attack: str, stores: dict[str, Store]):
    for parameter in question.parameters:
        with pytest.raises(QuestionError):
            questions.ask(stores[question.graph], question.id, **{**question.tiny, parameter.name: attack})


def test_a_name_with_quotes_and_braces_is_only_a_name(tiny_triples: str):
    hostile = 'x" } UNION { ?s ?p ?o } #'
    name = f"<https://w3id.org/claimgraph/id/actor-agency> <http://www.w3.org/2004/02/skos/core#altLabel> {terms.literal(hostile)} .\n"
    store = Store(tiny_triples + name)
    by_name = claimgraph.ask(store, "claim/by-actor", actor=hostile)
    assert by_name == claimgraph.ask(store, "claim/by-actor", actor="agency")
    assert len(by_name) == 1


@given(st.text(max_size=30))
def test_whatever_text_is_given_ends_in_a_term_or_an_error(text: str):
    store = Store()
    for type in (*NODES, *LISTS, "Property", "Date", "Class"):
        try:
            term = questions.term_of(store, type, text)
        except ClaimGraphError:
            continue
        rdflib.util.from_n3(term)
        assert re.fullmatch(r'<[^<>"{}|^`\\\s]+>|"\d{4}-\d\d-\d\d"\^\^<[^<>\s]+>', term)


# ------------------------------------------------------------------------ any query


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SER\\u0056ICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s <http://a.example/#x> ?o . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX e: <http://e.example/> SELECT * { e:a\\#b ?p ?o . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'it\\'s' . SERVICE ?x { ?s ?p ?o } }",
        "SELECT * { SERVICESILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:s { ?s ?p ?o } }",
        "SELECT * { ?s ?p trueSERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p 0SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
        "SELECT * { #x\rSERVICE <http://127.0.0.1:9/> { ?a ?b ?c }\n }",
    ],
)
def test_service_is_refused(sparql: str):
    with pytest.raises(QueryError, match="another machine"):
        refuse_service(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s ?p ?service }",
        "SELECT * { ?s ?p 'SERVICE' } # SERVICE",
        "SELECT * { ?s <http://service.example/SERVICE> ?o }",
        'SELECT * { ?s ?p """a " SERVICE""" }',
    ],
)
def test_the_word_alone_is_not_refused(sparql: str, tiny_store: Store):
    assert tiny_store.query(sparql).rows is not None


def test_a_broken_query_is_told(tiny_store: Store):
    with pytest.raises(QueryError, match="SPARQL: "):
        tiny_store.query("SELECT * { ?s ?p")


def test_an_update_is_no_query(tiny_store: Store):
    before = len(tiny_store)
    with pytest.raises(QueryError):
        tiny_store.query("DELETE WHERE { ?s ?p ?o }")
    assert len(tiny_store) == before
