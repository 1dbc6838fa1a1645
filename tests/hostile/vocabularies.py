"""A corpus's own vocabulary: told with its place what is wrong with it, or all of it is read and goes out as it should."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random

from claimgraph.accounts.report import report, selected
from claimgraph.api import build
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.namespaces import CG, OWL, RDF, SKOS
from claimgraph.corpus import reading_of
from claimgraph.corpus.ontology import vocabulary_of
from claimgraph.corpus.source import Problems
from claimgraph.corpus.subjects import example
from claimgraph.formats import Exported, exported, writers
from claimgraph.graph import Graph
from claimgraph.model.records import Corpus
from claimgraph.model.vocabulary import OwnFile, Vocabulary
from claimgraph.pages import brief
from claimgraph.pages.event_page import event_page
from claimgraph.pages.picture import actor_page
from claimgraph.store import FORMATS, Store, turtle_terms
from conftest import ROOT
from hostile.mutation import as_bytes, mutated, odd
from hostile.outputs import _parts, _well_formed
from hostile.target import Target, scratch

#: Lines that a vocabulary may hold, and that something might take for something else.
_LINES = (
    "[] a cg:AskedProperty .",
    "my:C1 a owl:Class ; rdfs:subClassOf my:March , my:C2 ; rdfs:label 'c' .",
    "my:C2 a owl:Class ; rdfs:subClassOf my:C1 ; rdfs:label 'c' .",
    "my:participants skos:broader my:everybody .",
    "my:everybody a skos:Concept ; skos:inScheme my:counted ; cg:partCount 2 ; cg:disjointParts true ; rdfs:label 5 .",
    "my:at cg:alsoAnsweredBy my:everywhere .",
    "my:everywhere a skos:Concept ; rdfs:label 'everywhere'@en , 'всюди'@uk .",
    "my:share a cg:AskedProperty ; cg:comparedAs cg:interval ; cg:answeredBy xsd:decimal ; cg:unit '%' ; rdfs:label 's' .",
    "my:permitted cg:expects my:March ; cg:askedOf cg:Event ; cg:needs my:at .",
    "@prefix cg: <https://example.org/cg#> .",
    "@prefix CG: <https://example.org/cg#> . CG:x a cg:Dimension ; cg:answeredBy cg:Place ; rdfs:label 'x' .",
    "@base <https://example.org/> . <#y> a cg:Dimension ; cg:answeredBy cg:Actor ; rdfs:label 'y' .",
    "<javascript:xcanary()#z> a cg:AskedProperty ; cg:comparedAs cg:plain ; cg:answeredBy xsd:string ; rdfs:label 'z' .",
    "<https://w3id.org/claimgraph/id/actor-me> a cg:AskedProperty .",
    "my:participants cg:singular 'x' ; skos:altLabel 'many', 'y'@de ; cg:order 7 .",
    "my:note rdfs:label [ rdfs:label 'n' ; a owl:Class ; rdfs:subClassOf cg:Event ] .",
    "<https://example.org/my> owl:imports <http://127.0.0.1:9/x> .",
    "my:at cg:unsaidIsWhole true .",
)


@cache
def _files() -> dict[str, bytes]:
    """The worked example of `claimgraph init --subject blank`."""
    return example("blank")


@cache
def _seeds() -> tuple[str, ...]:
    paths = [ROOT / "tests" / "tiny" / "ontology" / "swap.ttl", *sorted(ROOT.glob("examples/*/ontology/*.ttl"))]
    own = _files()["ontology/my.ttl"].decode()
    return (own, own, *(path.read_text(encoding="utf-8") for path in paths))


def _written(text: str) -> str:
    """A text as a string of Turtle."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"@en'


def _of_grammar(rng: Random) -> str:
    """The vocabulary with a few of its texts, terms and lines changed: mostly still Turtle."""
    text = _files()["ontology/my.ttl"].decode()
    for _ in range(rng.choice((1, 1, 2, 3, 5))):
        match rng.randrange(4):
            case 0:
                text = f"{text}{rng.choice(_LINES)}\n"
            case 1:
                at = rng.choice([*re.finditer(r'"[^"\n]*"(@en)?', text)])
                kept = at[0].strip('"').removesuffix('"@en')
                new = rng.choice(
                    (odd(rng), f"{kept} {odd(rng)}", f"{odd(rng)}{kept}", f"{kept} [{odd(rng)}] {{topic}}")
                )
                text = text[: at.start()] + _written(new) + text[at.end() :]
            case 2:
                names = [*re.finditer(r"\b(?:cg|my|xsd|skos|owl):\w+", text)]
                at, other = rng.choice(names), rng.choice(names)[0]
                text = text[: at.start()] + other + text[at.end() :]
            case 3:
                lines = text.splitlines(keepends=True)
                del lines[rng.randrange(len(lines))]
                text = "".join(lines)
    return text


def _make(rng: Random) -> bytes:
    if rng.random() < 0.5:
        return _of_grammar(rng).encode("utf-8", "surrogatepass")
    return as_bytes(rng, mutated(rng, _seeds()))


def _folder(data: bytes) -> Path:
    """The blank corpus with these bytes as its vocabulary."""
    folder = scratch() / "march"
    for name, content in _files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if name == "ontology/my.ttl" else content)
    return folder


def _check(data: bytes) -> None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        found = reading_of(_folder(data)).problems
        assert [p.file for p in found.found if p.file.endswith("my.ttl")], "a file that is no text, and nothing said"
        return
    problems, own = Problems(), (OwnFile("my.ttl", text),)
    words = vocabulary_of(own, scratch(), problems)
    for problem in problems.found:
        assert problem.message.strip(), "a problem without words"
        assert problem.file.endswith("my.ttl"), problem
    if not problems.found:
        assert words.own == own
        _nothing_lost(text, words)


def _nothing_lost(text: str, words: Vocabulary) -> None:
    """Every term that the file defines is one of the vocabulary."""
    read = {
        CG + "AskedProperty": {found.term.iri for found in words.properties.values()},
        CG + "Dimension": {found.term.iri for found in words.dimensions.values()},
        OWL + "Class": {
            term.iri for kinds in (words.event_types, words.actor_types, words.concept_types) for term in kinds.values()
        },
        SKOS + "Concept": {
            *(term.iri for listed in (words.counted, *words.schemes.values()) for term in listed.values()),
            *(term.iri for found in words.dimensions.values() for term in found.also),
        },
    }
    for subject, predicate, value in turtle_terms(text)[0]:
        if predicate.text == RDF + "type" and subject.kind == "iri" and value.text in read:
            assert subject.text in read[value.text], f"{subject.text} is lost"
    assert all(":" in prefix or namespace for prefix, namespace in words.prefixes.items())


# ------------------------------------------------------------------------ what goes out

_PAGES = {
    "page of actors": lambda corpus, store: actor_page(corpus, store).encode(),
    "page of an event": lambda corpus, store: event_page(store, "spring-march").encode(),
    "brief": lambda corpus, store: brief.as_html(selected(report(store), [])).encode(),
    **{
        f"{name} with vocabulary": lambda corpus, store, name=name: Graph(corpus).with_vocabulary().export(name)
        for name in FORMATS
    },
}


def _make_out(rng: Random) -> bytes:
    name = rng.choice([*writers(), *_PAGES])
    return f"# {name}\n{_of_grammar(rng)}".encode("utf-8", "surrogatepass")


def _check_out(data: bytes) -> None:
    name = data.split(b"\n", 1)[0].removeprefix(b"# ").decode("utf-8", "replace")
    if name not in _PAGES and name not in writers():
        return
    found = reading_of(_folder(data))
    if found.problems.found:
        return
    corpus = found.corpus
    store = build(corpus)
    try:
        content = _PAGES[name](corpus, store) if name in _PAGES else exported(Exported(corpus, store), name)
    except ClaimGraphError as error:
        raise AssertionError(f"a vocabulary that check takes, and {name} does not: {error}") from error
    for part in _parts(content):
        _well_formed(part)
    _same(name, content, corpus, store)


def _same(name: str, content: bytes, corpus: Corpus, store: Store) -> None:
    """RDF read again by another reader has as many triples."""
    syntax = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}.get(name.split(" ")[0])
    if syntax is None:
        return
    import rdflib

    expected = Graph(corpus).with_vocabulary() if name.endswith("with vocabulary") else store
    again = len(rdflib.Graph().parse(data=content, format=syntax))
    assert again == len(expected), f"{len(expected)} triples, and {again} in {name}"


TARGETS = (
    Target("vocabulary", _make, _check, 60, ".ttl"),
    Target("vocabulary-out", _make_out, _check_out, 6, ".ttl"),
)
