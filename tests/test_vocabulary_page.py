"""The page of the vocabulary is the one made from the Turtle files: each term once, each link leads somewhere."""

from __future__ import annotations

from collections import Counter

import pytest
import rdflib
from rdflib.namespace import SKOS

from claimgraph.model.records import Corpus
from claimgraph.model.vocabulary import OwnFile, vocabulary
from claimgraph.pages.vocabulary_page import vocabulary_page
from conftest import ROOT, VOCABULARY
from test_event_page import Element, Page, words

ONTOLOGY = ROOT / "ontology"
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


@pytest.fixture(scope="module")
def html(shipped: Corpus) -> str:
    return vocabulary_page(shipped.vocabulary)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


@pytest.fixture(scope="module")
def turtle() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in (*sorted(ONTOLOGY.glob("*.ttl")), ROOT / "corpus" / "ontology" / "exchange.ttl"):
        graph.parse(path, format="turtle")
    return graph


def terms(page: Page) -> list[Element]:
    return [e for e in page.elements if "term" in (e["attrs"].get("class") or "").split()]


def inside(term: Element, tag: str) -> list[str]:
    return [words(e) for e in term["inside"] if e["tag"] == tag]


def test_the_committed_page_is_the_one_made_from_the_turtle(html: str):
    committed = (ROOT / "docs" / "vocabulary.html").read_text(encoding="utf-8")
    assert committed == html, "run: claimgraph export vocabulary -o docs/vocabulary.html"


def test_every_term_that_has_a_definition_is_there_once_with_it(page: Page, turtle: rdflib.Graph):
    expected = Counter(
        (str(term), " ".join(str(text).split())) for term, text in turtle.subject_objects(SKOS.definition)
    )
    shown = Counter()
    for term in terms(page):
        definition, iri = (words(e) for e in term["inside"] if e["attrs"].get("class") in ("definition", "iri"))
        shown[iri, definition] += 1
    assert len(shown) > 300
    assert shown == expected


def test_the_label_the_example_and_the_note_are_those_of_the_turtle(page: Page, turtle: rdflib.Graph):
    for term in terms(page):
        iri = rdflib.URIRef(inside(term, "p")[1])
        for predicate in (SKOS.example, SKOS.scopeNote, SKOS.altLabel):
            for text in turtle.objects(iri, predicate):
                assert any(" ".join(str(text).split()) in said for said in inside(term, "dd")), (iri, text)
        if term["tag"] == "article":
            label = turtle.value(iri, rdflib.RDFS.label)
            assert inside(term, "h3")[0].endswith(str(label))


def test_a_term_is_found_by_the_fragment_of_its_iri(page: Page):
    anchors = {inside(term, "p")[1]: term["attrs"]["id"] for term in terms(page)}
    assert anchors["https://w3id.org/claimgraph/ns#Claim"] == "Claim"
    assert anchors["https://w3id.org/claimgraph/ns#heldBy"] == "heldBy"
    assert anchors["https://w3id.org/claimgraph/pow#heldBy"] == "pow-heldBy"
    ids = [e["attrs"]["id"] for e in page.elements if "id" in e["attrs"]]
    assert len(ids) == len(set(ids))
    assert {e["attrs"]["href"][1:] for e in page.all("a")} <= set(ids)
    assert all(e["attrs"]["href"].startswith("#") for e in page.all("a"))


def test_the_contents_name_every_section_with_the_number_of_its_terms(page: Page):
    sections = [e["attrs"]["id"] for e in page.all("section")]
    listed = [e["attrs"]["href"][1:] for e in page.all("a") if any(a["tag"] == "nav" for a in e["above"])]
    assert listed == sections
    for name in ("list-stances", "list-phases", "list-sections", "list-media", "list-verbs", "list-qualifiers"):
        assert name in sections
    assert "Stances 8" in words(page.all("nav")[0])


def test_qualifiers_have_widths_and_verdicts_what_they_are_not(page: Page):
    said = {term["attrs"]["id"]: set(zip(inside(term, "dt"), inside(term, "dd"), strict=True)) for term in terms(page)}
    assert ("width", "from 0.9 n (rounded up) to 1.1 n (rounded down)") in said["approximately"]
    assert ("width", "from n + 1, no upper end") in said["over"]
    assert ("width", "from 0 to n − 1") in said["under"]
    assert ("width", "from 200 to 999") in said["hundreds"]
    assert ("not", "Two claimants who differ; one text that tells both answers") in said["reportsDiffer"]
    assert ("note", "To relay is not to assert.") in said["reports"]
    assert {("compared as", "cg:exclusive"), ("answered by", "cg:Actor")} <= said["pow-perpetrator"]
    assert {("stands at", "cg:Document"), ("leads to", "cg:Actor")} <= said["publisher"]


def test_every_message_of_a_shape_is_there(page: Page, turtle: rdflib.Graph):
    messages = {str(text) for text in turtle.objects(None, SH.message)}
    assert len(messages) > 40
    assert messages <= {words(e) for e in page.all("dd")}


def test_every_alignment_is_a_row(page: Page):
    lines = (ONTOLOGY / "alignments.ttl").read_text(encoding="utf-8").splitlines()
    expected = [line.split()[0] for line in lines if line.startswith("cg:")]
    assert len(expected) > 20
    assert [words(e) for e in page.all("th", "alignments", scope="row")] == expected


def test_the_page_has_no_script_and_loads_nothing(page: Page, html: str):
    assert {e["tag"] for e in page.elements} & {"script", "link", "img", "iframe", "object", "embed", "base"} == set()
    (policy,) = [e["attrs"]["content"] for e in page.all("meta") if "http-equiv" in e["attrs"]]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "url(" not in html
    assert "@import" not in html


def test_what_an_ontology_says_is_text():
    text = (VOCABULARY / "swap.ttl").read_text(encoding="utf-8")
    hostile = text.replace('rdfs:label "incident"@en', 'rdfs:label "</p><script>alert(1)</script>."@en')
    assert hostile != text
    page = Page(vocabulary_page(vocabulary((OwnFile("swap.ttl", hostile),))))
    assert page.all("script") == []
    assert "</p><script>alert(1)</script>." in [words(e) for e in page.elements]
