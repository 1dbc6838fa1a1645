"""A vocabulary belongs to its corpus: two subjects live side by side, and a mistake in one is told with its line."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import claimgraph
from claimgraph.base.errors import CorpusError
from claimgraph.base.namespaces import CG
from claimgraph.corpus import read_corpus
from claimgraph.formats import Exported, exported
from claimgraph.model.records import Corpus
from claimgraph.pages.vocabulary_page import vocabulary_page
from conftest import TINY


def changed(march: Path, old: str, new: str) -> Path:
    path = march / "ontology" / "my.ttl"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return march


def problems(march: Path) -> list[tuple[str, str, str]]:
    """The line that each problem is told of, what is wrong, and the remedy."""
    with pytest.raises(CorpusError) as caught:
        read_corpus(march)
    assert all(p.file.endswith("ontology/my.ttl") for p in caught.value.problems), caught.value
    return [(p.source_line.strip(), p.message, p.remedy) for p in caught.value.problems]


def test_two_corpora_with_two_subjects_live_in_one_process(march: Path, tiny: Corpus):
    other = read_corpus(march)
    again = read_corpus(TINY)
    assert set(other.vocabulary.counted) == {"participants"}
    assert "participants" not in again.vocabulary.counted
    assert again.vocabulary == tiny.vocabulary
    rows = claimgraph.ask(claimgraph.build(other), "figure/all")
    assert {row["figure"] for row in rows} == {"12,000", "about 6,000", "nearly 5,000"}
    assert "prisoners" in claimgraph.ask(claimgraph.build(tiny), "figure/all")[0]["quantity"]


@pytest.mark.parametrize("format", ["turtle", "rdfxml", "rdf12", "nanopub"])
def test_the_namespace_of_a_corpus_is_bound_in_every_export(march: Path, format: str):
    corpus = read_corpus(march)
    text = exported(Exported(corpus, claimgraph.build(corpus)), format)
    text = b"".join(text.split())
    assert b"https://example.org/my#" in text
    assert b"@prefixmy:" in text or b'xmlns:my="' in text or b"my:participants" in text


def test_rdflib_and_queries_know_the_prefix_of_a_corpus(march: Path, tiny_store: object):
    store = claimgraph.build(march)
    assert dict(claimgraph.to_rdflib(store).namespaces())["my"].toPython() == "https://example.org/my#"
    assert store.query("ASK { ?q cg:counts my:participants }").texts() == [{"answer": "yes"}]
    assert "my" not in claimgraph.build(TINY).prefixes


def test_what_the_vocabulary_says_may_shrink_is_no_total_that_only_grows(march: Path):
    """500 missing on Friday and 300 on Sunday: 200 were found, and nobody is wrong."""
    path = march / "documents" / "example.yaml"
    path.with_name("example.positions.json").unlink()
    head, rest = path.read_text(encoding="utf-8").split("claims:\n")
    says = "says: {event: spring-march, counts: participants, phase: completed"
    claims = (
        f"  - {{who: police, unverified: true, {says}, as-of: 2030-04-03, value: 500}}}}\n"
        f"  - {{who: organisers, unverified: true, {says}, as-of: 2030-04-05, value: 300}}}}\n"
    )
    mayor = (
        "  - who: mayor\n    stance: declines\n" + rest.split("stance: declines")[1].split("\n", 1)[1].split("\n\n")[0]
    )
    path.write_text(f"{head}claims:\n{claims}{mayor}\n", encoding="utf-8")
    asked = "SELECT ?v { ?c cg:verdict ?v }"
    assert claimgraph.build(march).query(asked).texts() == [{"v": f"{CG}undercuts"}]
    changed(march, '"participants"@en ; ', '"participants"@en ; cg:mayShrink true ; ')
    assert claimgraph.build(march).query(asked).texts() == []


def test_an_empty_prefix_goes_by_the_name_of_the_file(march: Path):
    path = march / "ontology" / "my.ttl"
    text = path.read_text(encoding="utf-8").replace("my:", ":")
    path.rename(path.with_name("walk.ttl")).write_text(text, encoding="utf-8")
    assert read_corpus(march).vocabulary.prefixes["walk"] == "https://example.org/my#"


#: What is changed in the vocabulary, into what, and what is told: the line, what is wrong, the remedy.
MISTAKES = [
    ('rdfs:label "march"@en ;', 'rdfs:label "march@en ;', "", "not valid Turtle", "quotation mark"),
    ("cg:comparedAs cg:exclusive", "cg:comparedAs cg:exclusiv", "my:permitted", "unknown term cg:exclusiv", "'cg:exclusive'"),
    ("cg:comparedAs cg:exclusive", "cg:comparedas cg:exclusive", "my:permitted", "unknown term cg:comparedas", "'cg:comparedAs'"),
    ("cg:comparedAs cg:exclusive ; ", "", "my:permitted", "needs one way in which answers compare", "cg:exclusive"),
    ("cg:comparedAs cg:exclusive", "cg:comparedAs cg:interval", "my:permitted", "is compared as cg:interval", "xsd:integer"),
    ("cg:answeredBy xsd:boolean", "cg:answeredBy xsd:bolean", "my:permitted", "no kind of answer", "'xsd:boolean'"),
    ("cg:answeredBy xsd:boolean ;", "", "my:permitted", "needs one kind of answer", "xsd:boolean"),
    ("my:permitted a cg:AskedProperty", "my:permitted a my:AskedProperty", "my:permitted", "is nothing that is read", "cg:AskedProperty"),
    ("my:permitted a", "my:date a", "my:date", "have one key, 'date'", "core's term"),
    ("my:slogan a", "my:permitted2 a", None, None, None),
    ("my:slogan a", "my:sayings2-x_ a", "my:sayings2-x_", "gives no key", "letters"),
    ("my:at a", "my:value a", "my:value", "'value' has a meaning of its own", "Rename"),
    ("my:at a", "my:about a", "my:about", "'about' has a meaning of its own", "Rename"),
    ('"{figure} at {value}"', '"{figur} at {value}"', "my:at", "unknown {figur}", "'{figure}'"),
    ("[ at {topic}]", "[ at {topic}", "my:slogan", "a bracket alone in cg:asks", "left out"),
    ("[ at {topic}]", " in [[{topic}]]", "my:slogan", "a bracket alone in cg:asks", "left out"),
    ("[ at {topic}]", " at {figure}", "my:slogan", "unknown {figure} in cg:asks", "Known"),
    ("cg:answeredBy cg:Place ;", "cg:answeredBy cg:Place ; cg:expects my:Square ;", "my:at", "my:Square in cg:expects is no kind", "cg:State"),
    ("cg:answeredBy xsd:boolean ;", "cg:answeredBy xsd:boolean ; cg:askedOf my:March ;", None, None, None),
    ("rdfs:subClassOf cg:Event ;", "", "my:March", "is no kind of event", "rdfs:subClassOf"),
    ("rdfs:subClassOf cg:Event ;", "rdfs:subClassOf my:March ;", "my:March", "is no kind of event", "rdfs:subClassOf"),
    ("my:participants a skos:Concept ; skos:inScheme my:counted", "my:participants a skos:Concept", "my:participants", "is in no list", "skos:inScheme"),
    ("skos:Concept ; skos:inScheme my:counted", "skos:Concept ; skos:inScheme cg:stances", "my:participants", "no list that takes terms", "cg:media"),
    ("skos:inScheme my:counted ;\n    rdfs:label", "skos:inScheme my:counted ; skos:broader my:participants ;\n    rdfs:label", "my:participants", "broader than itself", "circle"),
    ('rdfs:label "participants"@en ; ', "", "my:participants", "has no label", "rdfs:label"),
    ("my:participants a", "cg:participants a", "cg:participants", "no term of this vocabulary", "namespace of your own"),
    ("@prefix my:   <https://example.org/my#> .", "@prefix my:   <https://example.org/my#> .\n@prefix oa: <https://example.org/oa#> .", "@prefix oa:", "the prefix oa: is taken", "another prefix"),
    ("cg:answeredBy cg:Place ;", "cg:answeredBy cg:Place ; cg:alsoAnsweredBy my:both ;", "my:at", "my:both in cg:alsoAnsweredBy is no skos:Concept", "Define it"),
    ("cg:answeredBy cg:Place ;", "cg:answeredBy xsd:integer ;", "my:at", "the dimension my:at is answered by xsd:integer", "cg:Place"),
    ("cg:answeredBy xsd:boolean ;", "cg:answeredBy xsd:decimal ;", "my:permitted", "compared as cg:exclusive", "cg:interval"),
    ('"participants"@en ; ', '"participants"@en ; cg:partCount "two" ; ', "my:participants", "no whole number in cg:partCount", "digits"),
    ('"participants"@en ; ', '"participants"@en ; cg:order 1.5 ; ', "my:participants", "no whole number in cg:order", "digits"),
    ('"participants"@en ; ', '"participants"@en ; cg:disjointParts "yes" ; ', "my:participants", "neither true nor false in cg:disjointParts", "true"),
    ('"participants"@en ; ', '"participants"@en ; cg:mayShrink "no" ; ', "my:participants", "neither true nor false in cg:mayShrink", "true"),
    ('"participants"@en ; ', '"participants"@en ; cg:unit "0" ; ', "my:participants", "no unit in cg:unit", "behind the number"),
    ('"participants"@en ; ', '"participants"@en ; cg:unit "m2" ; ', None, None, None),
    ('"participants"@en ; ', '"participants"@en ; skos:broader my:people ; ', "my:participants", "my:people in skos:broader is no skos:Concept", "Define it"),
    ('"participants"@en ; ', '"participants"@en ; skos:note "a\\u0001b" ; ', "my:participants", "a control character in skos:note", "Take it out"),
    ('"participants"@en ; ', '"parti\\ncipants"@en ; ', "my:participants", "a line break in rdfs:label", "one line"),
    ('"participants"@en ; ', f'"{"x" * 1001}"@en ; ', "my:participants", "more than 1,000 characters in rdfs:label", "Shorten"),
    ("my:slogan a", "[] a cg:AskedProperty .\nmy:slogan a", "[] a cg:AskedProperty .", "cg:AskedProperty without a name", "Name it"),
    ("my:slogan a", "_:it a cg:AskedProperty .\nmy:slogan a", "_:it a cg:AskedProperty .", "cg:AskedProperty without a name", "Name it"),
    ("my:slogan a", "my:sayings a owl:Ontology, cg:AskedProperty .\nmy:slogan a", "my:sayings", "needs one kind of answer", "xsd:boolean"),
    ("my:slogan a", "my:slogan skos:note <<( my:a my:b my:c )>> .\nmy:slogan a", "", "RDF 1.2", "Look at this place"),
    ("@prefix my:   <https://example.org/my#> .", "@prefix my:   <https://w3id.org/claimgraph/id/> .", "my:permitted", "no term of this vocabulary", "namespace of your own"),
    ("@prefix my:   <https://example.org/my#> .", "@prefix my:   <https://example.org/my#> .\n@prefix xmlns: <https://example.org/x#> .", "@prefix xmlns:", "the prefix xmlns: is taken", "XML"),
    *(("my:at a", f"my:{name} a", f"my:{name}", f"{name.lower()!r} has a meaning of its own", "Rename") for name in ("document", "title", "quote", "stance", "says", "url", "note")),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "message", "remedy"), MISTAKES, ids=range(len(MISTAKES)))
def test_a_mistake_in_a_vocabulary_is_told_with_line_and_remedy(
    march: Path, old: str, new: str, line: str | None, message: str, remedy: str
):
    changed(march, old, new)
    if line is None:  # a near miss: another name is none
        read_corpus(march)
        return
    told = problems(march)
    assert any(line in at and message in said and remedy in mended for at, said, mended in told), told


@pytest.mark.parametrize("name", ["cg", "xsd", "1", "my own", "xml"])
def test_an_empty_prefix_never_becomes_one_that_is_taken_or_that_no_tool_reads(march: Path, name: str):
    path = march / "ontology" / "my.ttl"
    text = path.read_text(encoding="utf-8").replace("my:", ":")
    path.rename(path.with_name(f"{name}.ttl")).write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match="the empty prefix goes by the name of the file"):
        read_corpus(march)


def test_one_prefix_is_one_namespace_in_all_files(march: Path):
    other = (march / "ontology" / "my.ttl").read_text(encoding="utf-8").replace("example.org/my", "example.org/other")
    for key in ("March", "counted", "participants", "at", "permitted", "slogan"):
        other = other.replace(f"my:{key} ", f"my:{key}2 ")
    (march / "ontology" / "other.ttl").write_text(other, encoding="utf-8")
    with pytest.raises(CorpusError, match="stands for another namespace in another file"):
        read_corpus(march)


def test_two_files_that_say_of_one_term_what_cannot_both_be_read_are_told(march: Path):
    text = (march / "ontology" / "my.ttl").read_text(encoding="utf-8")
    (march / "ontology" / "other.ttl").write_text(text.replace("cg:exclusive", "cg:plain"), encoding="utf-8")
    with pytest.raises(CorpusError, match="my:permitted needs one way in which answers compare"):
        read_corpus(march)


def test_of_labels_in_several_languages_the_english_one_is_read(march: Path):
    changed(march, '"participants"@en ; ', '"учасники"@uk , "participants"@en-GB , "Teilnehmer"@de ; ')
    assert read_corpus(march).vocabulary.counted["participants"].label == "participants"


def test_a_ladder_of_classes_is_read_in_time_and_one_that_never_ends_is_told(march: Path):
    """Each of two is a kind of both of the next two: as many ways up as two to the number of rungs."""
    path = march / "ontology" / "my.ttl"
    text = path.read_text(encoding="utf-8")

    def ladder(rungs: int) -> str:
        lines = [
            f'my:C{n}{side} a owl:Class ; rdfs:label "c" ; rdfs:subClassOf my:C{n + 1}a , my:C{n + 1}b .\n'
            for n in range(rungs)
            for side in "ab"
        ]
        top = [f'my:C{rungs}{side} a owl:Class ; rdfs:label "c" ; rdfs:subClassOf my:March .\n' for side in "ab"]
        return text + "".join(lines + top)

    path.write_text(ladder(40), encoding="utf-8")
    assert len(read_corpus(march).vocabulary.event_types) > 80
    path.write_text(ladder(1000), encoding="utf-8")
    with pytest.raises(CorpusError, match="has more than 100 classes above it"):
        read_corpus(march)


def test_many_terms_are_placed_in_time(march: Path):
    """Six thousand mistakes, each with its line: a search of the file for each took minutes."""
    with (march / "ontology" / "many.ttl").open("w", encoding="utf-8") as file:
        file.write("@prefix m: <https://example.org/m#> .\n")
        file.writelines(f"m:a{n} m:b {'m:c' + 'c' * 140} .\n" for n in range(6_000))
    start = time.process_time()
    with pytest.raises(CorpusError, match="nothing that is read") as caught:
        read_corpus(march)
    assert [(p.line, p.column) for p in caught.value.problems] == [(n, 1) for n in range(2, 6_002)]
    assert time.process_time() - start < 10


def test_a_vocabulary_page_shows_a_corpus_s_file_of_any_name_and_its_nodes_without_one(march: Path):
    path = changed(march, 'skos:definition "What was', 'skos:note [ rdfs:label "n" ] ; skos:definition "What was')
    for name in ("shapes", "vocabularies", "alignments", "claimgraph"):
        (path / "ontology" / "my.ttl").rename(path / "ontology" / f"{name}.ttl")
        page = vocabulary_page(read_corpus(path).vocabulary)
        assert page.count('id="my-permitted"') == 1, name
        assert page.count('id="asserts"') == page.count('id="ReportShape"') == page.count('id="alignments"') == 1
        (path / "ontology" / f"{name}.ttl").rename(path / "ontology" / "my.ttl")


def test_what_a_corpus_says_is_not_judged_without_its_vocabulary(march: Path):
    changed(march, 'rdfs:label "participants"@en ; ', "")
    assert len(problems(march)) == 1


@pytest.mark.parametrize("text", ["# ü".encode("latin-1"), "# x".encode("utf-16")])
def test_what_a_corpus_says_is_not_judged_without_a_vocabulary_that_cannot_be_read(march: Path, text: bytes):
    path = march / "ontology" / "my.ttl"
    path.write_bytes(path.read_bytes() + text)
    with pytest.raises(CorpusError) as caught:
        read_corpus(march)
    assert [(p.file[-15:], p.message) for p in caught.value.problems] == [("ontology/my.ttl", "not UTF-8")]


def test_a_term_of_the_core_that_is_no_longer_a_name_of_the_shipped_subject_is_unknown(corpus_copy: Path):
    """Without a vocabulary of its own, a corpus can say what the core can say, and nothing of any subject."""
    (corpus_copy / "ontology" / "swap.ttl").unlink()
    with pytest.raises(CorpusError, match="unknown counts 'prisoners'") as caught:
        read_corpus(corpus_copy)
    assert "ontology: there is no vocabulary of the subject" in str(caught.value)


def test_what_is_no_turtle_file_is_told(march: Path):
    (march / "ontology" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CorpusError, match="not a Turtle file"):
        read_corpus(march)


@pytest.mark.parametrize("target", ["/etc", "elsewhere"])
def test_a_vocabulary_that_leads_out_of_the_corpus_is_not_read(march: Path, tmp_path: Path, target: str):
    outside = tmp_path / "elsewhere"
    (march / "ontology").rename(outside)
    (march / "ontology").symlink_to(target if target.startswith("/") else outside)
    with pytest.raises(CorpusError, match="a link that leads out of the corpus"):
        read_corpus(march)


def test_a_stranger_s_vocabulary_of_a_million_triples_is_refused_in_time(march: Path):
    with (march / "ontology" / "many.ttl").open("w", encoding="utf-8") as file:
        file.write("@prefix m: <https://example.org/m#> .\n")
        file.writelines(f"m:a{n} m:b m:c .\n" for n in range(30_000))
    with pytest.raises(CorpusError, match="more than 20,000 triples"):
        read_corpus(march)
