"""Everything that asks: SPARQL as text, queries that two engines must answer alike, the words given to questions."""

from __future__ import annotations

import atexit
import json
import re
import socket
import subprocess
import sys
from collections import Counter
from functools import cache
from random import Random

import rdflib

from claimgraph.asking.answer_text import formatted
from claimgraph.asking.questions import ask, question_of, questions, terms_of
from claimgraph.base.errors import ClaimGraphError
from claimgraph.derive import graph_of
from claimgraph.store import Store
from claimgraph.store.refusals import refuse_elsewhere
from conftest import WORDS
from hostile.mutation import as_bytes, mutated, odd
from hostile.target import Target, reading, tiny

# Few triples: three patterns without a common variable are soon done.
_EX = "http://a.example/"
_DATA = "".join(
    f"<{_EX}{s}> <{_EX}{p}> {o} .\n"
    for s, p, o in (
        ("a", "n", '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("b", "n", '"2"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("c", "n", '"10"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("a", "l", '"one"@en'),
        ("b", "l", '"two"'),
        ("b", "l", '"zwei"@de'),
        ("c", "l", '""'),
        ("a", "k", f"<{_EX}b>"),
        ("b", "k", f"<{_EX}c>"),
        ("c", "k", f"<{_EX}a>"),
        ("a", "k", f"<{_EX}a>"),
    )
)


@cache
def _store() -> Store:
    return Store(_DATA)


@cache
def _graph() -> rdflib.Graph:
    return rdflib.Graph().parse(data=_DATA, format="nt")


# ------------------------------------------------------------------------ any text


#: Says that it was asked, and gives an empty answer; ends when nobody is there any more to be told.
_ANSWERS = """
import select, socket, sys
server, tell = (socket.socket(fileno=int(number)) for number in sys.argv[1:])
while tell not in select.select([server, tell], [], [])[0]:
    who, _ = server.accept()
    tell.send(b"x")
    who.sendall(b"HTTP/1.0 200 OK\\r\\nContent-Type: application/sparql-results+json\\r\\n\\r\\n")
    who.sendall(b'{"head": {"vars": ["x"]}, "results": {"bindings": []}}')
    who.close()
"""


@cache
def _listener() -> tuple[int, socket.socket]:
    """A port of this machine that must never be asked; a process of its own answers, for a query may hold this one."""
    server = socket.create_server(("127.0.0.1", 0))
    told, tell = socket.socketpair()
    numbers = (server.fileno(), tell.fileno())
    answers = subprocess.Popen(
        [sys.executable, "-c", _ANSWERS, *map(str, numbers)], pass_fds=numbers, stdout=subprocess.DEVNULL
    )
    tell.close()
    told.setblocking(False)
    port = server.getsockname()[1]
    server.close()  # the other process has it

    def end() -> None:
        told.close()
        answers.wait()

    atexit.register(end)
    return port, told


_SEEDS = (
    "SELECT ?s ?o WHERE { ?s <http://a.example/k> ?o } ORDER BY ?s LIMIT 5",
    "PREFIX ex: <http://a.example/> SELECT (COUNT(*) AS ?n) (GROUP_CONCAT(?l; SEPARATOR='; ') AS ?all) { ?s ex:l ?l } GROUP BY ?s",
    "ASK { ?a <http://a.example/n> ?b . ?c <http://a.example/n> ?d FILTER(?b<?d) }",
    "CONSTRUCT { ?o ?p ?s } WHERE { ?s ?p ?o FILTER isIRI(?o) }",
    "DESCRIBE <http://a.example/a>",
    "SELECT * { { ?s ?p 1 } UNION { ?s ?p '2' } OPTIONAL { ?s <http://a.example/l> ?l FILTER(LANG(?l)='en') } MINUS { ?s ?p <x:y> } }",
    "SELECT ?s { ?s (<http://a.example/k>|^<http://a.example/k>)*/<http://a.example/n> ?n VALUES ?n { 1 2 UNDEF } BIND(?n+1 AS ?m) }",
    "SELECT * { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * FROM <file:///etc/hostname> FROM NAMED <http://127.0.0.1:@PORT@/g> { ?s ?p ?o }",
    "SELECT * { SERVICE <http://127.0.0.1:@PORT@/> { ?x ?y 'o' } }",
    "SELECT * { ?s ?p ?o SERVICE SILENT ?s { ?x ?y \"\"\"o\"\"\" } } # SERVICE",
    "SELECT * { ?a cg:min ?b . ?c cg:max ?d FILTER(?b<?d)SERVICE#>\n<http://127.0.0.1:@PORT@/> { ?x ?y \"o\" } } LIMIT 2",
    "SELECT * { ?a <http://a.example/n> ?b . ?c ?e ?d FILTER(?b<?d&&'>'!='x') SERVICE <http://127.0.0.1:@PORT@/> { ?x ?y 'o' } }",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:@PORT@/> { ?x ?y 'o' } }",
    "SELECT (REPLACE(STR(?s), 'a', 'b') AS ?r) (UUID() AS ?u) { ?s ?p ?o FILTER REGEX(STR(?o), '(a+)+$') }",
    "LOAD <http://127.0.0.1:@PORT@/>; INSERT DATA { <x:a> <x:b> 1 }",
    "BASE <http://127.0.0.1:@PORT@/> PREFIX : <#> SELECT ?x { ?x :y [ :z ( 1 2.0 3e4 true ) ] ; a :T , _:u }",
)  # fmt: skip


def _make_query(rng: Random) -> bytes:
    return as_bytes(rng, mutated(rng, _SEEDS))


def _check_query(data: bytes) -> None:
    port, told = _listener()
    if re.search(rb"([{(\[!+-]\s*){100}", data):
        return  # too deep for the engine: that ends the process, for which a query has one of its own
    try:
        text = data.decode("utf-8").replace("@PORT@", str(port))
    except UnicodeDecodeError:
        return  # told before it comes to a query
    try:
        refuse_elsewhere(text)
    except ClaimGraphError as error:
        assert str(error).strip()
    try:
        # Also what is refused above: each fence holds alone.
        found = _store().answer(text)
        if isinstance(found, bytes):
            rdflib.Graph().parse(data=found, format="turtle")
        else:
            for format in ("csv", "json", "markdown", "table"):
                formatted(found, format).encode()
    except ClaimGraphError as error:
        assert str(error).strip()
    try:
        asked = told.recv(64)
    except BlockingIOError:
        asked = b""
    assert not asked, "the query reached the network"


# ------------------------------------------------------------------------ two engines


def _make_small(rng: Random) -> bytes:
    """A query of the kinds of pattern that our own queries are made of."""
    variables = ["?x", "?y", "?z"]

    def term(*more: str) -> str:
        return rng.choice([*variables, *more])

    def triple() -> str:
        predicate = term(*[f"<{_EX}{p}>" for p in "nlk"] * 2)
        return f"{term(f'<{_EX}a>', f'<{_EX}b>')} {predicate} {term('1', '2', f'<{_EX}c>')} ."

    def condition(bound: list[str]) -> str:
        # Of what the same group binds: rdflib sees also what stands around it, which SPARQL does not.
        one, other = rng.choice(bound), rng.choice(bound)
        return rng.choice(
            (
                f"BOUND({one})",
                f"!BOUND({one})",
                f"ISIRI({one})",
                f"ISLITERAL({one}) && {one} = {rng.choice(('1', '2', '10'))}",
                f"{one} < {rng.choice(('2', '10'))}",
                f"{one} = {other}",
                f"STR({one}) != STR({other})",
                f"LANG({one}) = 'en'",
                f"{one} IN (1, 10, <{_EX}a>)",
                f"EXISTS {{ {triple()} }}",
                f"NOT EXISTS {{ {triple()} }}",
                f"COALESCE({one}, 0) = 0",
            )
        )

    def group(depth: int) -> str:
        parts = [triple() for _ in range(rng.randint(1, 2))]
        bound = sorted(set(re.findall(r"\?\w", " ".join(parts)))) or variables
        if depth:
            for _ in range(rng.randint(0, 2)):
                parts.append(
                    rng.choice(
                        (
                            lambda: f"OPTIONAL {{ {group(depth - 1)} }}",
                            lambda: f"{{ {group(depth - 1)} }} UNION {{ {group(depth - 1)} }}",
                            # Further in, rdflib subtracts also by what stands around it, which SPARQL does not.
                            lambda: f"MINUS {{ {group(depth - 1)} }}" if depth == 2 else triple(),
                            lambda: f"FILTER({condition(bound)})",
                            lambda: "VALUES ?z { 1 2 }",
                        )
                    )()
                )
        return " ".join(parts)

    body = group(2)
    head = rng.choice(
        (
            "SELECT ?x ?y ?z",
            "SELECT DISTINCT ?x ?y",
            "SELECT ?x (COUNT(?y) AS ?n)",
            "SELECT (COUNT(DISTINCT ?x) AS ?n)",
        )
    )
    grouped = " GROUP BY ?x" if "?x (" in head else ""
    return f"{head} WHERE {{ {body} }}{grouped}".encode()


def _check_small(data: bytes) -> None:
    text = data.decode()
    table = _store().query(text)
    # A row in which nothing is bound is one to Oxigraph, and none to rdflib.
    ours = Counter(tuple(cell.text if cell else None for cell in row) for row in table.rows if any(row))
    answer = _graph().query(text)
    theirs = Counter(
        tuple(None if term is None else str(term) for term in row) for row in answer if any(t is not None for t in row)
    )
    assert ours == theirs, (
        f"{(ours - theirs).most_common(3)} only Oxigraph, {(theirs - ours).most_common(3)} only rdflib"
    )


# ------------------------------------------------------------------------ questions


@cache
def _tiny_store() -> Store:
    return Store(graph_of(reading(tiny()).corpus), WORDS.prefixes)


def _make_question(rng: Random) -> bytes:
    question = rng.choice(list(questions().values()))
    given = {p.name: rng.choice((p.example, "swap", "president", "morning", "2030-04-05")) for p in question.parameters}
    for name in given:
        if rng.random() < 0.7:
            given[name] = rng.choice((odd(rng), mutated(rng, [given[name]]), f"swap> . ?a ?b ?c . <{odd(rng)}"))
    if rng.random() < 0.1:
        given[odd(rng)] = odd(rng)
    id = question.id if rng.random() < 0.95 else mutated(rng, [question.id])
    return json.dumps({"id": id, "parameters": given}).encode()


_TERM = re.compile(r'<[^\x00-\x20<>"{}|^`\\]+>|"(?:[^"\\\n\r]|\\.)*"(?:@[\w-]+|\^\^<[^<>\s]+>)?')


def _check_question(data: bytes) -> None:
    given = json.loads(data)
    try:
        found = terms_of(_tiny_store(), question_of(given["id"]), given["parameters"])
        assert all(_TERM.fullmatch(term) for term in found.values()), f"more than a term: {found}"
        table = ask(_tiny_store(), given["id"], **given["parameters"])
    except ClaimGraphError as error:
        assert str(error).strip()
        return
    for format in ("csv", "json", "markdown", "table"):
        formatted(table, format).encode()


TARGETS = (
    Target("sparql", _make_query, _check_query, 300, ".rq"),
    Target("sparql-two-engines", _make_small, _check_small, 30, ".rq"),
    Target("question", _make_question, _check_question, 60, ".json"),
)
