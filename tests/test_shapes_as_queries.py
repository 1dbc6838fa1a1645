"""Shapes that became queries tell what pyshacl tells, line for line; what they cannot tell is an error with its name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgraph.base.errors import ShapesError
from claimgraph.base.namespaces import CG, OA, XSD
from claimgraph.store import Store
from claimgraph.store.shapes import violations
from conftest import ROOT, TINY
from pyshacl_lines import pyshacl_lines

SHAPES = (ROOT / "ontology" / "shapes.ttl").read_text(encoding="utf-8")

Line = tuple[str, str, str]

#: Objects that stand where they should not.
ODD = (
    *(f'"{text}"' for text in ("", "words", "x" * 40, "sha256:" + "0" * 64)),
    '"words"@en',
    *(f'"{number}"^^<{XSD}integer>' for number in ("5", "-1", "7", "many")),
    *(f'"{day}"^^<{XSD}date>' for day in ("2030-04-01", "2030-02-31", "soon")),
    f'"2.5"^^<{XSD}decimal>',
    f'"true"^^<{XSD}boolean>',
    "_:nobody",
    "<http://a.example/nobody>",
)
#: pyshacl gives up, or goes by the names of datatypes, where values that are to be compared cannot be.
ORDERED = {f"<{name}>" for name in (CG + "min", CG + "max", OA + "start", OA + "end")}


def lines_of(triples: str) -> list[Line]:
    return [tuple(line.removesuffix(" .").split(" ", 2)) for line in triples.splitlines()]  # type: ignore[misc]


def text_of(lines: list[Line]) -> str:
    return "".join(f"{s} {p} {o} .\n" for s, p, o in lines)


def changed(whole: list[Line], changes: list[tuple[str, int, int, str | None]]) -> list[Line]:
    """The graph after each change: a triple goes, or has another object, or another subject has the same too."""
    lines = list(whole)
    for kind, one, other, odd in changes:
        subject, predicate, value = lines[one % len(lines)]
        found = odd or whole[other % len(whole)][2]
        if kind == "gone":
            del lines[one % len(lines)]
        elif predicate not in ORDERED and kind == "replaced":
            lines[one % len(lines)] = (subject, predicate, found)
        elif predicate not in ORDERED and kind == "added":
            lines.append((subject, predicate, found))
        elif predicate not in ORDERED:
            lines.append((whole[other % len(whole)][0], predicate, value))
    return lines


NUMBERS = st.integers(0, 10**6)
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(("gone", "replaced", "added", "elsewhere")), NUMBERS, NUMBERS, st.none() | st.sampled_from(ODD)
    ),
    min_size=10,
    max_size=60,
)


@settings(max_examples=25)
@given(CHANGES)
def test_a_graph_broken_anyhow_gives_the_lines_of_pyshacl(
    tiny_triples: str, changes: list[tuple[str, int, int, str | None]]
):
    broken = text_of(changed(lines_of(tiny_triples), changes))
    assert violations(Store(broken)) == pyshacl_lines(broken, SHAPES)


#: A little graph with some of everything, and shapes of each kind: what a shape demands stands in place of DEMANDS.
DATA = f"""
<a:one> <a:is> <a:Thing> . <a:one> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <a:Thing> .
<a:one> <a:p> "5"^^<{XSD}integer> . <a:one> <a:q> "7"^^<{XSD}integer> . <a:one> <a:to> <a:two> .
<a:two> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <a:Small> . <a:two> <a:p> "words" . <a:two> <a:p> "more" .
<a:Small> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <a:Middle> .
<a:Middle> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <a:Thing> .
<a:two> <a:to> <a:three> . <a:two> <a:to> <a:four> . <a:two> <a:to> "text" . <a:two> <a:q> "more" .
<a:three> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <a:Thing> . <a:three> <a:p> "2.5"^^<{XSD}decimal> .
<a:three> <a:p> "1"^^<{XSD}integer> . <a:three> <a:p> "9"^^<{XSD}integer> . <a:three> <a:q> "3"^^<{XSD}integer> .
<a:four> <a:p> "2030-01-01"^^<{XSD}date> . <a:four> <a:to> _:blank . _:blank <a:p> "Words"@en . _:blank <a:to> <a:one> .
_:blank <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <a:Thing> .
""".replace(" . ", " .\n")
PREFIXES = f"@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <{XSD}> . @prefix a: <a:> .\n"
TARGETS = (
    "sh:targetClass a:Thing",
    "sh:targetClass a:Middle ; sh:targetNode a:four , a:five , 'text'",
    "sh:targetSubjectsOf a:p",
    "sh:targetObjectsOf a:to",
)
DEMANDS = (
    *(f"sh:nodeKind sh:{k}" for k in ("IRI", "Literal", "BlankNode", "IRIOrLiteral", "BlankNodeOrIRI")),
    "sh:nodeKind sh:BlankNodeOrLiteral",
    *(f"sh:datatype {name}" for name in ("xsd:integer", "xsd:decimal", "xsd:date", "xsd:string", "a:other")),
    *(f"sh:{name} 5" for name in ("minInclusive", "minExclusive")),
    # pyshacl goes by the names of datatypes where values cannot be compared.
    *(f"sh:or ( [ sh:datatype xsd:date ] [ sh:{name} 5 ] )" for name in ("maxInclusive", "maxExclusive")),
    "sh:minLength 5",
    "sh:maxLength 4",
    "sh:pattern '^w'",
    "sh:pattern '^w' ; sh:flags 'i'",
    "sh:in ( 'words' 5 a:two )",
    "sh:in ()",
    "sh:class a:Thing",
    "sh:class a:Thing , a:Small",
    "sh:not [ sh:class a:Middle ]",
    "sh:or ( [ sh:datatype xsd:string ] [ sh:datatype xsd:integer ] )",
    "sh:and ( [ sh:nodeKind sh:Literal ] [ sh:minLength 2 ] )",
    "sh:xone ( [ sh:minLength 5 ] [ sh:datatype xsd:string ] [ sh:nodeKind sh:IRI ] )",
    "sh:node [ sh:property [ sh:path a:p ; sh:minCount 1 ; sh:property [ sh:path a:p ; sh:maxCount 0 ] ] ]",
    "sh:xone ( [ sh:property [ sh:path a:p ; sh:minCount 1 ; sh:maxCount 1 ] ] [ sh:not [ sh:class a:Thing ] ] )",
)
OF_VALUES = (
    *(f"sh:minCount {number}" for number in (0, 1, 2, 3, 4)),
    *(f"sh:maxCount {number}" for number in (0, 1, 2, 3)),
    "sh:minCount 1 ; sh:maxCount 1 ; sh:class a:Thing",
    "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer",
    "sh:hasValue 'more'",
    "sh:hasValue a:two",
    "sh:disjoint a:q",
)
PATHS = (
    "a:p",
    "a:to",
    "[ sh:inversePath a:to ]",
    "( a:to a:p )",
    "( a:to a:to a:p )",
    "[ sh:alternativePath ( a:p a:q ) ]",
    "( [ sh:alternativePath ( a:to [ sh:inversePath a:to ] ) ] a:p )",
)


def told_by_both(tmp_path: Path, shapes: str, data: str = DATA) -> list[str]:
    file = tmp_path / "shapes.ttl"
    file.write_text(PREFIXES + shapes, encoding="utf-8")
    lines = violations(Store(data, {}), file)
    assert lines == pyshacl_lines(data, PREFIXES + shapes), shapes
    return lines


@pytest.mark.parametrize("demand", DEMANDS)
def test_what_is_demanded_of_nodes_is_told_as_by_pyshacl(tmp_path: Path, demand: str):
    shapes = [f"a:S{n} {target} ; {demand} ; sh:message '{n}' ." for n, target in enumerate(TARGETS)]
    told_by_both(tmp_path, "\n".join(shapes))


def test_a_shape_that_is_a_class_is_about_its_nodes(tmp_path: Path):
    shape = (
        "a:Thing a sh:NodeShape , <http://www.w3.org/2000/01/rdf-schema#Class> ; sh:class a:Middle ; sh:message 'no' ."
    )
    assert len(told_by_both(tmp_path, shape)) == 3


@pytest.mark.parametrize("demand", [*DEMANDS, *OF_VALUES])
def test_what_is_demanded_of_values_is_told_as_by_pyshacl(tmp_path: Path, demand: str):
    shapes = [
        f"a:S{n}{m} {target} ; sh:property [ sh:path {path} ; {demand} ; sh:message '{n} {m}' ] ."
        for n, target in enumerate(TARGETS)
        for m, path in enumerate(PATHS)
    ]
    lines = told_by_both(tmp_path, "\n".join(shapes))
    assert bool(lines) == (demand != "sh:minCount 0")


@pytest.mark.parametrize(
    ("demand", "told"), [("lessThan", ["<a:5-5>: no", "<a:7-5>: no"]), ("lessThanOrEquals", ["<a:7-5>: no"])]
)
def test_what_is_not_less_is_told(tmp_path: Path, demand: str, told: list[str]):
    pairs = ((5, 7), (5, 5), (7, 5))
    data = "".join(
        f'<a:{p}-{q}> <a:p> "{p}"^^<{XSD}integer> .\n<a:{p}-{q}> <a:q> "{q}"^^<{XSD}integer> .\n' for p, q in pairs
    )
    shapes = f"a:S sh:targetSubjectsOf a:q ; sh:property [ sh:path a:p ; sh:{demand} a:q ; sh:message 'no' ] ."
    assert told_by_both(tmp_path, shapes, data) == told


def test_what_cannot_be_compared_is_told(tmp_path: Path):
    file = tmp_path / "shapes.ttl"
    file.write_text(
        f"{PREFIXES} a:S sh:targetNode a:x ; sh:property [ sh:path a:p ; sh:lessThan a:q ; sh:message 'no' ] ."
    )
    for value in ("_:b", "<a:x>", '"words"', f'"2030-01-01"^^<{XSD}date>', f'"many"^^<{XSD}integer>'):
        graph = f'<a:x> <a:p> {value} .\n<a:x> <a:q> "5"^^<{XSD}integer> .\n'
        assert violations(Store(graph, {}), file) == ["<a:x>: no"], value


@pytest.mark.parametrize(
    ("shape", "named"),
    [
        ("a:S sh:targetClass a:C ; sh:closed true .", "a:S> what is not supported: sh:closed"),
        ("a:S sh:targetClass a:C ; sh:property [ sh:path a:p ; sh:uniqueLang true ] .", "sh:uniqueLang"),
        ("a:S sh:targetClass a:C ; sh:sparql [ a sh:SPARQLConstraint ; sh:select '' ] .", "sh:sparql"),
        ("a:C a sh:ConstraintComponent .", "sh:ConstraintComponent"),
        ("a:S sh:targetClass a:C ; sh:deactivated true .", "sh:deactivated"),
        ("a:S sh:targetClass a:C ; sh:severity sh:Warning .", "sh:severity"),
        ("a:S sh:targetClass a:C ; sh:nodeKind a:Kind ; sh:message 'm' .", "sh:nodeKind a:Kind"),
        ("a:S sh:targetClass a:C ; sh:nodeKind sh:IRI .", "sh:message"),
        ("a:S sh:targetClass a:C ; sh:minCount 1 ; sh:message 'm' .", "sh:minCount 1, in this place"),
        ("a:S sh:targetClass a:C ; sh:datatype xsd:unsignedByte ; sh:message 'm' .", "sh:datatype xsd:unsignedByte"),
        ("a:S sh:targetClass a:C ; sh:class 'C' ; sh:message 'm' .", "'C' where an IRI must stand"),
        ("a:S sh:targetClass a:C ; sh:in ( [ a a:C ] ) ; sh:message 'm' .", "a blank node where"),
        ("a:S sh:targetClass a:C ; sh:in a:C ; sh:message 'm' .", "no list, where a list must stand"),
        ("a:S sh:targetClass a:C ; sh:pattern '(' ; sh:message 'm' .", "the pattern '('"),
        ("a:S sh:targetClass a:C ; sh:node a:S ; sh:message 'm' .", "leads back to itself"),
        (
            "a:S sh:targetClass a:C ; sh:property [ sh:path a:p ; sh:maxCount 99 ; sh:message 'm' ] .",
            "sh:maxCount '99'",
        ),
        ("a:S sh:targetClass a:C ; sh:property [ sh:path a:p , a:q ; sh:maxCount 1 ; sh:message 'm' ] .", "sh:path"),
        ("a:S sh:targetClass a:C ; sh:path ( a:p [] ) ; sh:maxCount 1 ; sh:message 'm' .", "a path that is not one of"),
        ("a:S sh:targetNode [] ; sh:nodeKind sh:IRI ; sh:message 'm' .", "a blank node where"),
        (
            "a:S sh:targetSubjectsOf a:p ; sh:path a:p ; sh:property [ sh:path a:q ] .",
            "sh:property in a property shape",
        ),
    ],
)
def test_what_is_not_supported_is_told_by_name(tmp_path: Path, shape: str, named: str):
    file = tmp_path / "shapes.ttl"
    file.write_text(PREFIXES + shape, encoding="utf-8")
    with pytest.raises(ShapesError) as told:
        violations(Store(DATA), file)
    assert named in told.value.message
    assert told.value.remedy


def test_a_check_loads_neither_rdflib_nor_pyshacl():
    program = (
        "import sys; from claimgraph.cli import main; main(standalone_mode=False);"
        "print('loaded:', *sorted({'rdflib', 'pyshacl', 'pyoxigraph'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "check", "--corpus", str(TINY)], capture_output=True, text=True, check=True
    )
    assert "no problems found" in done.stdout
    assert done.stdout.endswith("loaded: pyoxigraph\n")
