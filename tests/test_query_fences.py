"""A query that a stranger wrote reaches no network, takes no more memory and time than it may, and says what stopped it."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimgraph.base.errors import QueryError
from claimgraph.cli import main
from claimgraph.store import Store, Table, worker
from conftest import TINY, skip_unless

MIB = 2**20


@dataclass
class Listener:
    """A port of this machine, and what was sent to it."""

    port: int
    heard: list[bytes] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


@pytest.fixture
def listener() -> Iterator[Listener]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        found = Listener(server.getsockname()[1])

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    found.heard.append(connection.recv(64))

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield found
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)


SERVICES = [
    "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
    "ASK { SERVICE SILENT <%s> { ?s ?p ?o } }",
    # A pattern took the operator "<" for the start of an address.
    'SELECT * { ?a cg:min ?b . ?c cg:max ?d FILTER(?b<?d)SERVICE#>\n<%s> { ?x ?y "o" } } LIMIT 2',
    "SELECT * { ?a cg:min ?b . ?c cg:max ?d FILTER(?b<?d&&'>'!='x') SERVICE <%s> { ?x ?y 'o' } }",
    # A comment ends where a carriage return stands; rdflib reads on.
    "SELECT * { #x\rSERVICE <%s> { ?a ?b ?c }\n }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <%s> { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { BIND(<%s> AS ?there) SERVICE ?there { ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE <%s> { ?s ?p ?o } } } }",
    "SELECT * { \\u0053ERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE <%s> { ?s ?p ?o } }",
    "LOAD <%s>",
    "SELECT * FROM <%s> { ?s ?p ?o }",
]


@pytest.mark.parametrize("text", SERVICES)
def test_no_query_reaches_the_network(text: str, listener: Listener, tiny_triples: str):
    with pytest.raises(QueryError):
        worker.answer(tiny_triples, text % listener.address)
    assert listener.heard == []


PIECES = st.lists(
    st.sampled_from(
        [
            "SERVICE",
            "SerVice",
            "\\u0053ERVICE",
            " ",
            "\n",
            "\r",
            "#",
            "#x\r",
            "<",
            ">",
            "'",
            '"',
            "'''",
            "\\",
            "{",
            "}",
            "?x",
            "?s ?p ?o .",
            "$service",
            "service:x",
            ":x",
            "FILTER(?b<?d)",
            "FILTER(?b<?d&&'>'!='x')",
            "1",
            "true",
            "@service",
            "SILENT",
            "UNION",
            "OPTIONAL",
            "BIND(",
            ")",
            "\ufeff",
            "\x0c",
            "EXISTS",
            "MINUS",
            "^",
            "!",
            "_:service",
            "<%s>",
        ]
    ),
    max_size=8,
).map("".join)


@given(PIECES, PIECES)
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_that_is_not_refused_reaches_the_network(listener: Listener, before: str, after: str):
    text = f"SELECT * {{ ?s ?p ?o {before}SERVICE <%s> {{ ?x ?y ?z }} {after} }}".replace("%s", listener.address)
    with contextlib.suppress(QueryError):
        Store('<http://a.example/s> <http://a.example/p> "o" .').query(text)
    assert listener.heard == []


def unrefused(sparql: str, store: Store) -> Table:
    """The query as the engine alone would answer it."""
    list(store._store.query(sparql))
    return Table((), ())


def test_a_query_that_nobody_refused_reaches_nothing_either(listener: Listener, tiny_triples: str):
    with pytest.raises(QueryError):
        worker.in_fences(partial(unrefused, SERVICES[0] % listener.address), tiny_triples)
    assert listener.heard == []


ALONE = """
import sys, pyoxigraph
from claimgraph.store import fences
store, query = pyoxigraph.Store(), f"SELECT * {{ SERVICE <{sys.argv[2]}> {{ ?s ?p ?o }} }}"
try:
    if sys.argv[1] == "files":
        with fences.no_new_files() as held:
            print(held); list(store.query(query))
    else:
        print(fences.leave_network() if sys.argv[1] == "network" else False); list(store.query(query))
except OSError:
    print("nothing came back")
"""


@pytest.mark.parametrize(("fence", "heard"), [("none", 1), ("files", 0), ("network", 0)])
def test_each_fence_holds_alone_and_without_any_the_listener_hears(fence: str, heard: int, listener: Listener):
    result = subprocess.run(
        [sys.executable, "-c", ALONE, fence, listener.address], capture_output=True, text=True, timeout=60
    )
    held, *rest = result.stdout.split("\n")
    if fence == "network":
        skip_unless(held == "True", "a system that gives a process a network of its own")
    assert rest[0] == "nothing came back", result.stderr
    assert len(listener.heard) == heard


# Each is small, and stands for gigabytes.
GROWN = " ".join(f"BIND(REPLACE(?{one}, 'a', ?{one}) AS ?{two})" for one, two in ("ab", "bc", "cd"))
REPLACE = f"SELECT (STRLEN(?d) AS ?n) {{ BIND('{'a' * 1000}' AS ?a) {GROWN} }}"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
PRODUCT = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?f"


@pytest.mark.parametrize("bomb", [REPLACE, PRODUCT])
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
def test_a_query_that_wants_the_memory_is_ended_and_told_so(bomb: str, tiny_triples: str):
    with pytest.raises(QueryError, match="more than 64 MiB of memory") as raised:
        worker.answer(tiny_triples, bomb, seconds=60, memory=64)
    assert "--memory" in raised.value.remedy


@pytest.mark.parametrize(
    "deep",
    [
        f"SELECT * {{ FILTER({'(' * 200_000}1{')' * 200_000}) }}",
        f"SELECT * {'{' * 50_000}?s ?p ?o{'}' * 50_000}",
        f"SELECT * {{ FILTER({'!' * 200_000}true) }}",
    ],
)
def test_a_nested_query_is_told_apart_from_a_large_one(deep: str, tiny_triples: str):
    with pytest.raises(QueryError, match="nested too deeply"):
        worker.answer(tiny_triples, deep, seconds=60)


def test_a_long_query_is_ended_in_time(tiny_triples: str):
    with pytest.raises(QueryError, match="longer than 1 s") as raised:
        worker.answer(tiny_triples, ENDLESS, seconds=1)
    assert "--timeout" in raised.value.remedy


def test_a_small_query_is_answered_within_small_limits(tiny_triples: str):
    table = worker.answer(tiny_triples, "SELECT ?l { :actor-paper rdfs:label ?l }", memory=64)
    assert table.texts() == [{"l": "Morning Paper"}]


@pytest.mark.parametrize(
    "text", ["SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "SELECT * { GRAPH ?g { ?s ?p ?o } }"]
)
def test_a_query_on_another_graph_is_told_and_not_answered_with_nothing(text: str, tiny_triples: str):
    with pytest.raises(QueryError, match="the answer would be empty"):
        worker.answer(tiny_triples, text)


def test_an_error_that_comes_while_answers_are_read_is_ours(tiny_store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("claimgraph.store.oxigraph.refuse_service", lambda *_: None)
    with socket.socket() as nobody:  # bound, not listening: every connection is refused
        nobody.bind(("127.0.0.1", 0))
        text = f"SELECT * {{ SERVICE <http://127.0.0.1:{nobody.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        with pytest.raises(QueryError, match="SPARQL: "):
            tiny_store.query(text)


def test_a_query_given_to_the_command_can_be_ended():
    asked = CliRunner().invoke(main, ["sparql", "-", "--corpus", str(TINY), "--timeout", "0.1"], input=ENDLESS)
    assert asked.exit_code == 1
    assert "longer than 0.1 s" in asked.stderr


def test_a_shipped_question_is_answered_within_the_same_fences(monkeypatch: pytest.MonkeyPatch):
    # No shipped question takes long enough on a graph that a test can wait for.
    seen = []
    real = worker.each_in_fences
    monkeypatch.setattr(
        worker, "each_in_fences", lambda *given, **limits: seen.append(limits) or real(*given, **limits)
    )
    told = CliRunner().invoke(main, ["ask", "figure/all", "--corpus", str(TINY), "--timeout", "7", "--memory", "99"])
    assert (told.exit_code, seen) == (0, [{"seconds": 7, "memory": 99, "in_all": False}])


@pytest.mark.parametrize("command", [["ask", "figure/all"], ["sparql", "-"]])
def test_a_limit_that_is_no_number_is_refused(command: list[str]):
    refused = CliRunner().invoke(main, [*command, "--corpus", str(TINY), "--timeout", "nan"], input="ASK {}")
    assert refused.exit_code == 2
    assert "no number" in refused.stderr
