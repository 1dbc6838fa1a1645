"""Every RDF file is read by readers that are not ours, keeps every claim, and asserts no answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

import claimgraph
import rdf_readers
from claimgraph.base.namespaces import CG, PREFIXES, RDF
from claimgraph.formats import Exported, exported
from claimgraph.model.evidence import Quote
from claimgraph.model.records import Corpus
from claimgraph.store import Store, turtle_terms
from claimgraph.store.jsonld import json_ld
from conftest import POW
from rdf_readers import OURS, canonical

HOSTILE = "a\x01b\r\nc\x85d\u2028e<f a='b'>&amp;\"'\\ ]]> ''' \"\"\" \x7f\ufeff\U0001f600\u202e\\u0041\t{ @en . "
PLAIN = ("turtle", "ntriples", "rdfxml", "jsonld")
Reader = Callable[[Path, str], str]
READERS: list[tuple[str, Reader]] = [
    *((format, rdf_readers.rapper) for format in ("turtle", "ntriples", "rdfxml", "rdf-statement", "nanopub")),
    *((format, rdf_readers.n3js) for format in ("turtle", "ntriples", "rdf12", "nanopub")),
    ("jsonld", rdf_readers.pyld),
    ("jsonld", rdf_readers.jsonldjs),
    ("jsonld", rdf_readers.with_rdflib),
]


def hostile_copy(tiny: Corpus) -> Corpus:
    """The tiny corpus, with a title and a quote that want to be something else than text."""
    document = tiny.documents["morning"]
    first, *rest = document.statements
    said = replace(first, quotes=(Quote(HOSTILE, start=0, end=9),), rationale=HOSTILE)
    mine = replace(document, title=HOSTILE, url=HOSTILE, statements=(said, *rest))
    return replace(tiny, documents={**tiny.documents, "morning": mine})


class Files:
    """The corpora, their graphs and their files, each written once."""

    def __init__(self, sources: Mapping[str, Exported]) -> None:
        self.sources = sources
        self.written: dict[tuple[str, str], bytes] = {}

    def content(self, name: str, format: str) -> bytes:
        if (name, format) not in self.written:
            self.written[name, format] = exported(self.sources[name], format)
        return self.written[name, format]

    def statements(self, name: str, format: str) -> ox.Dataset:
        return ox.Dataset(ox.parse(self.content(name, format), format=OURS[format]))


@pytest.fixture(scope="module")
def files(tiny: Corpus, accounts: Corpus, shipped: Corpus, shipped_store: Store, stores: Mapping[str, Store]) -> Files:
    hostile = hostile_copy(tiny)
    return Files(
        {
            "tiny": Exported(tiny, stores["tiny"]),
            "hostile": Exported(hostile, claimgraph.build(hostile)),
            "accounts": Exported(accounts, stores["accounts"]),
            "shipped": Exported(shipped, shipped_store),
        }
    )


# ------------------------------------------------------------------------ other readers


@pytest.mark.parametrize(("format", "reader"), READERS, ids=lambda part: getattr(part, "__name__", part))
def test_others_read_what_was_written_also_where_the_text_is_hostile(
    files: Files, format: str, reader: Reader, tmp_path: Path
):
    content = files.content("hostile", format)
    path = tmp_path / "file"
    path.write_bytes(content)
    want = content
    if format in PLAIN:
        want = files.sources["hostile"].store.serialize("ntriples")
    if format == "rdfxml":  # the one format that cannot hold every character
        assert b"\\u0001" in want
        want = want.replace(b"\\u0001", "\ufffd".encode())
    read = reader(path, format)
    assert canonical(read) == canonical(want, OURS["ntriples" if format in PLAIN else format])
    texts = {q.object.value for q in ox.parse(read, format=ox.RdfFormat.N_QUADS) if isinstance(q.object, ox.Literal)}
    assert (HOSTILE.replace("\x01", "\ufffd") if format == "rdfxml" else HOSTILE) in texts


@pytest.mark.parametrize(
    ("format", "reader"),
    [(f, r) for f, r in READERS if f in ("turtle", "rdfxml", "jsonld") and r is not rdf_readers.pyld],
    ids=lambda part: getattr(part, "__name__", part),
)
def test_others_read_the_shipped_corpus(files: Files, format: str, reader: Reader, tmp_path: Path):
    content = files.content("shipped", format)
    path = tmp_path / "file"
    path.write_bytes(content)
    written = canonical(files.sources["shipped"].store.serialize("ntriples"), OURS["ntriples"])
    assert canonical(reader(path, format)) == written
    assert len(written) == len(files.sources["shipped"].store.serialize("ntriples").splitlines()) > 0


def test_json_ld_needs_nothing_from_elsewhere(files: Files):
    document = json.loads(files.content("shipped", "jsonld"))
    assert document.keys() == {"@context", "@graph"}
    assert isinstance(document["@context"], dict)  # a text would be the address of one
    assert "@import" not in document["@context"]
    assert not [node for node in document["@graph"] if "@context" in node]


def test_json_ld_has_our_prefixes_and_types(files: Files):
    document = json.loads(files.content("shipped", "jsonld"))
    context, nodes = document["@context"], {node["@id"]: node for node in document["@graph"]}
    assert (context["cg"], context["pow"]) == (CG, POW)
    assert not [node for node in nodes.values() if RDF + "type" in node or "rdf:type" in node]
    assert nodes["document-largest-ever-swap"]["@type"] == "cg:Document"
    assert nodes["document-largest-ever-swap"]["cg:publishedOn"] == "2024-01-31"
    minima = [node["cg:min"] for node in nodes.values() if "cg:min" in node]
    assert 207 in minima
    assert {"@type": "xsd:date", "@value": "2024-01-31"} in minima
    assert '"@id": "http' not in files.content("shipped", "jsonld").decode()


def test_json_ld_is_compacted_as_others_compact_it(files: Files):
    for name in ("tiny", "accounts"):
        document = json.loads(files.content(name, "jsonld"))
        compacted = rdf_readers.compacted_by_pyld(document)
        found, expected = ({node["@id"]: node for node in graph["@graph"]} for graph in (compacted, document))
        assert found == expected


@pytest.mark.parametrize("framed", [rdf_readers.framed_by_pyld, rdf_readers.framed_by_jsonldjs])
def test_a_frame_finds_all_reports(files: Files, framed: Callable[[Path, str], list[str]], tmp_path: Path):
    for name, least in (("tiny", 5), ("shipped", 250)):
        path = tmp_path / name
        path.write_bytes(files.content(name, "jsonld"))
        reports = {s for s, p, o in files.sources[name].store.terms() if (p, o) == (f"<{RDF}type>", f"<{CG}Report>")}
        assert {f"<{iri}>" for iri in framed(path, f"{CG}Report")} == reports
        assert len(reports) > least


ODD = """
<http://a.example/s> <http://a.example/p> <urn:x:y> .
<http://a.example/s> <http://a.example/p> "words" .
<http://a.example/s> <http://a.example/n> "007"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://a.example/s> <http://a.example/n> "-0"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://a.example/s> <http://a.example/n> "9007199254740993"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://a.example/s> <http://a.example/n> "123456789012345678901234567890"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://a.example/s> <http://a.example/n> "-5"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://a.example/s> <http://a.example/b> "1"^^<http://www.w3.org/2001/XMLSchema#boolean> .
<http://a.example/s> <http://a.example/b> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .
<http://a.example/s> <http://a.example/d> "12.50"^^<http://www.w3.org/2001/XMLSchema#decimal> .
<http://a.example/s> <http://a.example/d> "1.0E2"^^<http://www.w3.org/2001/XMLSchema#double> .
<http://a.example/s> <http://a.example/l> "Wort"@de .
<http://a.example/s> <http://a.example/l> "word"@en .
<https://w3id.org/claimgraph/id/> <http://a.example/p> <https://w3id.org/claimgraph/id/a:b> .
<https://w3id.org/claimgraph/id/a/b> <http://a.example/p> <https://w3id.org/claimgraph/id/@c> .
<https://w3id.org/claimgraph/ns#> <http://a.example/p> <https://w3id.org/claimgraph/ns#//c> .
<odd:s> <http://b.example/own-p> <http://b.example/own-o> .
_:list <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> _:list .
_:list <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .
_:list <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> _:list .
_:list <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/claimgraph/id/actor-a> .
"""


@pytest.mark.parametrize("reader", [None, rdf_readers.pyld, rdf_readers.jsonldjs])
def test_json_ld_keeps_what_is_odd(reader: Reader | None, tmp_path: Path):
    # A prefix that is the scheme of an IRI, and one that ends as no prefix in JSON-LD may.
    prefixes = {**PREFIXES, "urn": "http://b.example/", "odd": "http://c.example/", "own": "http://b.example/own-"}
    path = tmp_path / "file"
    path.write_bytes(json_ld(turtle_terms(ODD)[0], prefixes))
    read = reader(path, "jsonld") if reader else path.read_bytes()
    assert canonical(read, OURS["jsonld" if reader is None else "ntriples"]) == canonical(ODD, OURS["ntriples"])


def test_xml_has_a_sign_for_what_it_cannot_hold_and_keeps_line_ends(files: Files):
    source = files.sources["tiny"]
    text = source.store.serialize("ntriples").decode().replace('"Morning Paper"', '"Morning\\u0001\\uFFFF\\r\\nPaper"')
    content = exported(Exported(source.corpus, Store(text)), "rdfxml")
    read = rdflib.Graph().parse(data=content, format="xml")
    name = read.value(rdflib.URIRef("https://w3id.org/claimgraph/id/actor-paper"), rdflib.RDFS.label)
    assert str(name) == "Morning\ufffd\ufffd\r\nPaper"


# ------------------------------------------------------------------------ nothing is lost, nothing is asserted


@pytest.mark.parametrize("name", ["accounts", "shipped"])
@pytest.mark.parametrize("format", OURS)
def test_every_claim_and_every_passage_is_in_every_format(files: Files, format: str, name: str):
    def those(found: set[tuple[str, str]]) -> set[tuple[str, str]]:
        kinds = {f"<{CG}{kind}>" for kind in ("Claim", "Report", "Inference", "WithdrawnPassage", "Proposition")}
        return {(node, kind) for node, kind in found if kind in kinds}

    source = files.sources[name]
    want = those({(s, o) for s, p, o in source.store.terms() if p == f"<{RDF}type>"})
    got = those(
        {(str(q.subject), str(q.object)) for q in files.statements(name, format) if q.predicate.value == RDF + "type"}
    )
    assert got == want
    assert len({node for node, kind in want if kind == f"<{CG}Claim>"}) > 10


@pytest.mark.parametrize("format", ["rdf12", "rdf-statement"])
@pytest.mark.parametrize("name", ["tiny", "accounts", "shipped"])
def test_a_reified_graph_is_the_graph_and_the_answers_that_claims_give(files: Files, format: str, name: str):
    store = files.sources[name].store
    found = files.statements(name, format)
    triples = {(str(q.subject), str(q.predicate), str(q.object)) for q in found}
    ours = set(store.terms())
    assert ours <= triples
    added = triples - ours
    if format == "rdf12":
        terms = {str(q.subject): q.object for q in found if isinstance(q.object, ox.Triple)}
        assert {(claim, p) for claim, p, _ in added} == {(claim, f"<{RDF}reifies>") for claim in terms}
        got = {(claim, *(str(part) for part in term)) for claim, term in terms.items()}
    else:
        parts = {
            kind: {s: o for s, p, o in added if p == f"<{RDF}{kind}>"} for kind in ("subject", "predicate", "object")
        }
        assert len(added) == 4 * len(parts["object"])
        got = {(claim, *(parts[kind][claim] for kind in parts)) for claim in parts["object"]}
    table = store.query(
        "SELECT ?c ?q ?p { ?c cg:content ?p . ?p cg:about ?q FILTER EXISTS { ?p cg:min|cg:max|cg:value|cg:literalValue ?v } }"
    )
    want = {(f"<{r['c']}>", f"<{r['q']}>", f"<{CG}answer>", f"<{r['p']}>") for r in table.texts()}
    assert got == want
    assert len(want) > 5
    # The answer itself stands nowhere as a triple of its own.
    assert not [triple for triple in triples if triple[1] == f"<{CG}answer>"]


def test_rdf_12_says_who_claims_which_answer(files: Files):
    store = ox.Store()
    store.load(files.content("tiny", "rdf12"), format=ox.RdfFormat.TURTLE)
    rows = store.query(
        "PREFIX cg: <https://w3id.org/claimgraph/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
        "SELECT ?who ?stance ?min { ?claim <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> "
        "<<( ?quantity cg:answer ?answer )>> ; cg:claimant/rdfs:label ?who ; cg:stance/rdfs:label ?stance . "
        "?quantity a cg:Quantity . ?answer cg:min ?min } ORDER BY ?min"
    )
    assert [tuple(term.value for term in row) for row in rows] == [
        ("Ada Example", "suggests", "10"),
        ("Northern Ministry", "asserts", "40"),
        ("Ada Example", "asserts", "50"),
    ]


def test_a_silence_and_a_relay_reify_nothing(files: Files):
    found = files.statements("tiny", "rdf12")
    reifiers = {quad.subject.value for quad in found if quad.predicate.value == RDF + "reifies"}
    stances = {
        quad.object.value.removeprefix(CG)
        for quad in found
        if quad.predicate.value == CG + "stance" and quad.subject.value not in reifiers
    }
    assert stances == {"declines", "reports"}
