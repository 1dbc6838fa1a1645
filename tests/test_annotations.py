"""Passages go out as Web Annotations that others read, and come in as claims to fill in, never as claims."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import rdflib
import yaml
from click.testing import CliRunner, Result
from pyld import jsonld

import claimgraph
from claimgraph.base import limits
from claimgraph.base.namespaces import CG, DATA, OA
from claimgraph.cli import main
from claimgraph.corpus import read_corpus, reading_of
from conftest import ROOT, TINY

#: What the context of Web Annotation says of the terms that we use (https://www.w3.org/TR/annotation-vocab/).
TERMS = {
    "id": "@id",
    "type": "@type",
    "oa": OA,
    "as": "http://www.w3.org/ns/activitystreams#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcterms": "http://purl.org/dc/terms/",
    "Annotation": "oa:Annotation",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "SpecificResource": "oa:SpecificResource",
    "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "describing": "oa:describing",
    "linking": "oa:linking",
    "commenting": "oa:commenting",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "value": "rdf:value",
    "format": "dcterms:format",
    "language": "dcterms:language",
    "creator": {"@id": "dcterms:creator", "@type": "@id"},
    "name": "http://xmlns.com/foaf/0.1/name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "first": {"@id": "as:first", "@type": "@id"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "total": "as:totalItems",
    "startIndex": "as:startIndex",
}


def collection(corpus: Path = TINY) -> Any:
    return json.loads(claimgraph.Graph(corpus).export("annotations"))


def without_network(address: str, options: object) -> dict[str, object]:
    assert address == "http://www.w3.org/ns/anno.jsonld"
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": TERMS}}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "corpus"))


def mark(exact: object, *, uri: object = "https://morning.example/swap", **more: object) -> dict[str, object]:
    """An annotation as Hypothes.is gives it."""
    around = {name: more.pop(name) for name in ("prefix", "suffix") if name in more}
    selectors = [
        {"type": "RangeSelector", "startContainer": "/p[1]"},
        {"type": "TextQuoteSelector", "exact": exact, **around},
    ]
    return {"uri": uri, "user": "acct:zora@hypothes.is", "target": [{"source": uri, "selector": selectors}], **more}


def take(corpus: Path, *rows: object, **options: str) -> Result:
    path = corpus.parent / "marks.json"
    path.write_text(json.dumps({"total": len(rows), "rows": rows}), encoding="utf-8")
    more = [word for name, value in options.items() for word in (f"--{name}", value)]
    return run(path, corpus, *more)


def run(path: Path, corpus: Path, *more: str) -> Result:
    result = CliRunner().invoke(main, ["annotations", str(path), "--corpus", str(corpus), *more])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def text_of(corpus: Path, id: str = "morning") -> str:
    return (corpus / "documents" / f"{id}.yaml").read_text(encoding="utf-8")


def stubs(text: str) -> list[dict[str, Any]]:
    """The claims to fill in, with the # of their comments taken away, as a person does it."""
    lines = text.splitlines()
    (begin,) = (at for at, line in enumerate(lines) if "Marked by annotations" in line)
    indented = lines[begin].index("#")
    taken = []
    for line in lines[begin + 1 :]:
        if not line.startswith(" " * indented + "#") or "One claim looks like this" in line:
            break
        taken.append(line[indented + 2 :])
    found = yaml.safe_load("\n".join(taken))
    assert isinstance(found, list)
    return found


def quotes(text: str) -> list[tuple[str, ...]]:
    found = (stub["quote"] for stub in stubs(text))
    listed = (quote if isinstance(quote, list) else [quote] for quote in found)
    return sorted(tuple(each["exact"] if isinstance(each, dict) else each for each in quote) for quote in listed)


# ------------------------------------------------------------------------ out


def test_what_goes_out_is_what_the_standard_means_by_it(tiny_store: Any):
    """Another reader of JSON-LD finds the words, places and claims that the graph has, in the terms of Web Annotation."""
    lines = jsonld.to_rdf(collection(), {"format": "application/n-quads", "documentLoader": without_network})
    graph = rdflib.Graph().parse(data=lines, format="nt")
    oa = rdflib.Namespace(OA)
    ours = claimgraph.to_rdflib(tiny_store)
    reports = set(ours.subjects(rdflib.RDF.type, rdflib.URIRef(f"{CG}Report")))
    assert set(graph.subjects(rdflib.RDF.type, oa.Annotation)) == reports
    assert len(reports) > 5

    def words(found: rdflib.Graph, evidence: rdflib.URIRef) -> set[tuple[str, str, int, int]]:
        said = set()
        for passage, target in found.subject_objects(evidence):
            selectors = list(found.objects(target, oa.hasSelector))
            (exact,) = (found.value(each, oa.exact) for each in selectors if (each, oa.exact, None) in found)
            start, end = (
                next(found.value(one, at) for one in selectors if (one, at, None) in found) for at in (oa.start, oa.end)
            )
            said.add((str(passage), str(exact), int(start), int(end)))
        return said

    assert words(graph, oa.hasTarget) == words(ours, rdflib.URIRef(f"{CG}evidence")) - inferred(ours)
    linked = {(p, c) for p, body in graph.subject_objects(oa.hasBody) for c in graph.objects(body, oa.hasSource)}
    assert linked == set(ours.subject_objects(rdflib.URIRef(f"{CG}carries")))
    assert {str(name) for name in graph.objects(None, rdflib.URIRef("http://xmlns.com/foaf/0.1/name"))} == {
        "the curator"
    }
    motives = {motive for annotation in reports for motive in graph.objects(annotation, oa.motivatedBy)}
    assert motives == {oa.describing}


def inferred(ours: rdflib.Graph) -> set[tuple[str, str, int, int]]:
    """The evidence of what a curator concludes, which no document carries."""
    (one,) = ours.subjects(rdflib.RDF.type, rdflib.URIRef(f"{CG}Inference"))
    return {(str(one), "on Friday", 60, 69)}


def test_a_target_is_the_address_of_the_document_and_its_iri_where_none_is_known():
    items = collection()["first"]["items"]
    assert collection()["total"] == len(items)
    targets = [
        each for item in items for each in (item["target"] if isinstance(item["target"], list) else [item["target"]])
    ]
    assert {target["source"] for target in targets} == {"https://morning.example/swap", f"{DATA}document-reprint"}


def test_annotations_come_by_document_and_their_words_as_they_stand_in_the_text():
    items = collection()["first"]["items"]
    targets = [item["target"] if isinstance(item["target"], list) else [item["target"]] for item in items]
    first = [(target["selector"][0]["exact"], target["selector"][1]["start"]) for target in targets[0]]
    assert first == [("40 of ours are home", 86), ("the northern ministry said", 108)]
    order = [(each[0]["source"].startswith(DATA), item["id"]) for item, each in zip(items, targets, strict=True)]
    assert order == sorted(order)  # the document with an address, "morning", stands before "reprint", which has none


def test_another_reading_and_words_that_nobody_found_are_said(corpus: Path):
    path = corpus / "documents" / "reprint.yaml"
    path.write_text(
        text_of(corpus, "reprint").replace("    quote: [", "    unverified: true\n    quote: ["), encoding="utf-8"
    )
    values = [
        body["value"]
        for item in collection(corpus)["first"]["items"]
        for body in item["body"]
        if body.get("purpose") == "commenting"
    ]
    assert "Another reading: Ten more in the same swap." in values
    assert "Read so because: “She” is the president." in values
    assert values.count("Nobody found these words in the text.") == 1


# ------------------------------------------------------------------------ there and back


@pytest.mark.parametrize("source", [TINY, ROOT / "corpus"], ids=["tiny", "shipped"])
def test_what_went_out_comes_in_with_exactly_the_same_quotes(source: Path, tmp_path: Path):
    other = tmp_path / "other"
    assert CliRunner().invoke(main, ["init", str(other), "--subject", "blank"]).exit_code == 0
    path = tmp_path / "marks.json"
    path.write_bytes(claimgraph.Graph(source).export("annotations"))
    assert run(path, other).exit_code == 0
    found = {
        quote for file in (other / "documents").glob("*.yaml") for quote in quotes(file.read_text(encoding="utf-8"))
    }
    expected = {
        tuple(sorted(quote.exact for quote in statement.quotes))
        for document in read_corpus(source).documents.values()
        for statement in document.statements
        if statement.quotes and not statement.inferred
    }
    assert {tuple(sorted(each)) for each in found} == expected
    assert len(expected) > 5


def test_what_the_corpus_has_already_is_not_written_again(corpus: Path, tmp_path: Path):
    before = {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()}
    path = tmp_path / "marks.json"
    path.write_bytes(claimgraph.Graph(corpus).export("annotations"))
    assert "were there already" in run(path, corpus).stdout
    assert {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()} == before


# ------------------------------------------------------------------------ in


def test_a_passage_becomes_a_claim_to_fill_in_and_no_claim(corpus: Path):
    before = read_corpus(corpus)
    done = take(corpus, mark("swapped prisoners", text="How many?\nBy whom?", tags=["figures", "to check"]))
    assert done.stdout.startswith(f"{corpus}/documents/morning.yaml: 1 passage to fill in\n")
    assert read_corpus(corpus) == before
    text = text_of(corpus)
    assert stubs(text) == [{"who": None, "says": {}, "quote": "swapped prisoners"}]
    assert "  # remark: How many? By whom?\n" in text
    assert "  # tags: figures, to check\n" in text
    assert "zora" not in text
    # Below the claims, and above the inferences: what is filled in is a claim.
    assert (
        text.index("Southland promised another swap")
        < text.index("Marked by annotations")
        < text.index("\ninferences:")
    )


def test_what_is_filled_in_is_a_claim_with_its_quote_in_its_place(corpus: Path):
    take(corpus, mark("swapped prisoners"))
    filled = re.sub(r"(?m)^  # (?=- |  )", "  ", text_of(corpus))
    says = "says: {event: swap, counts: prisoners, received-by: southland, phase: completed, value: 7}"
    filled = filled.replace("- who:  ", "- who: paper  ", 1).replace("says: {}", says, 1)
    (corpus / "documents" / "morning.yaml").write_text(filled, encoding="utf-8")
    assert CliRunner().invoke(main, ["check", "--corpus", str(corpus)]).exit_code == 0
    statements = read_corpus(corpus).documents["morning"].statements
    assert ("swapped prisoners",) in [tuple(quote.exact for quote in statement.quotes) for statement in statements]


def test_the_same_file_twice_writes_once(corpus: Path):
    rows = [mark("swapped prisoners"), mark("ours are", uri="https://new.example/a")]
    take(corpus, *rows)
    before = {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()}
    assert "2 passages were there already" in take(corpus, *rows).stdout
    assert {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()} == before


def test_remarks_of_several_on_the_same_words_stand_together(corpus: Path):
    take(corpus, mark("swapped prisoners", text="One."), mark("swapped prisoners", text="Two.", tags=["x"]))
    assert len(stubs(text_of(corpus))) == 1
    assert "# remark: One." in text_of(corpus)
    assert "# remark: Two." in text_of(corpus)


@pytest.mark.parametrize("address", ["http://Morning.example/swap/", "https://morning.example/swap#:~:text=home"])
def test_addresses_that_lead_to_one_page_mean_one_document(corpus: Path, address: str):
    assert "morning.yaml: 1 passage" in take(corpus, mark("swapped prisoners", uri=address)).stdout


def test_an_address_that_no_document_has_makes_a_file_to_fill_in(corpus: Path):
    document = {"title": ["A report: “on” # the swap"]}
    done = take(corpus, mark("12 came", uri="https://new.example/a", document=document))
    assert "a-report-on-the-swap.yaml: 1 passage to fill in (a new document)" in done.stdout
    text = text_of(corpus, "a-report-on-the-swap")
    said = yaml.safe_load(text)
    assert (said["title"], said["url"], said["claims"]) == (document["title"][0], "https://new.example/a", None)
    assert quotes(text) == [("12 came",)]
    take(corpus, mark("13 came", uri="https://other.example/a", document=document))
    assert yaml.safe_load(text_of(corpus, "a-report-on-the-swap-2"))["url"] == "https://other.example/a"


def test_words_are_taken_as_they_stand_in_the_text(corpus: Path):
    take(corpus, mark("swapped\n   prisoners"))
    assert quotes(text_of(corpus)) == [("swapped prisoners",)]


def test_which_of_several_places_is_meant_is_told_from_the_words_around(corpus: Path):
    text = (corpus / "texts" / "morning.txt").read_text(encoding="utf-8")
    assert len(re.findall(r"\bswap\b", text)) == 2
    take(corpus, mark("swap", prefix="promised another ", suffix="."))
    assert [stub["quote"] for stub in stubs(text_of(corpus))] == [{"exact": "swap", "occurrence": 2}]


def test_the_same_words_at_another_place_than_those_of_a_claim_are_another_passage(corpus: Path):
    document = corpus / "documents" / "morning.yaml"
    before = document.read_text(encoding="utf-8")
    claim = "  - {who: paper, says: {event: swap, property: occurred, phase: completed, value: true}, quote: {exact: swap, occurrence: 1}}\n"
    document.write_text(before.replace("claims:\n", f"claims:\n{claim}", 1), encoding="utf-8")
    done = take(corpus, mark("swap", prefix="promised another ", suffix="."))
    assert "1 passage to fill in" in done.stdout
    assert [stub["quote"] for stub in stubs(text_of(corpus))] == [{"exact": "swap", "occurrence": 2}]


def test_a_document_of_another_corpus_keeps_its_name_and_is_found_again(corpus: Path):
    marked = mark("12 came", uri=f"{DATA}document-elsewhere", document={"title": ["A title"]})
    assert "elsewhere.yaml: 1 passage to fill in (a new document)" in take(corpus, marked).stdout
    again = take(corpus, marked)
    assert "1 passage was there already." in again.stdout
    assert len(list((corpus / "documents").glob("*elsewhere*"))) == 1


def test_where_nothing_tells_which_place_is_meant_that_is_said(corpus: Path):
    assert "annotation 1: 2 times in the text: “swap”" in take(corpus, mark("swap")).stdout


def test_words_that_are_not_in_the_text_are_said_and_marked(corpus: Path):
    done = take(corpus, mark("nobody wrote this"))
    assert "Look at the words of annotation 1: not in the text: “nobody wrote this”" in done.stdout
    assert "# look: not in the text: “nobody wrote this”" in text_of(corpus)
    shutil.rmtree(corpus / "texts")
    done = take(corpus, mark("nor this"))
    assert "Look at" not in done.stdout


def test_plain_web_annotations_are_read_in_every_form(corpus: Path):
    def annotation(exact: str) -> dict[str, object]:
        selector = {"type": "TextQuoteSelector", "exact": exact}
        tag = {"type": "TextualBody", "purpose": "tagging", "value": "figures"}
        target = {"source": {"id": "https://morning.example/swap"}, "selector": selector}
        return {"type": "Annotation", "bodyValue": "A remark.", "body": [tag], "target": target}

    page = {"type": "AnnotationPage", "items": [annotation("at the bridge, on")]}
    forms = [annotation("swapped"), [annotation("prisoners at")], page, {"first": {"items": [annotation("on Friday")]}}]
    for number, form in enumerate([*forms, {"export_userid": "x", "annotations": [annotation("the northern")]}]):
        path = corpus.parent / f"{number}.json"
        path.write_text(json.dumps(form), encoding="utf-8")
        assert "morning.yaml: 1 passage" in run(path, corpus).stdout, form
    assert text_of(corpus).count("# remark: A remark.") == 5
    assert text_of(corpus).count("# tags: figures") == 5


# ------------------------------------------------------------------------ whatever a stranger's file holds


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (5, "it is no object of JSON"),
        ({"uri": "https://a.example/", "text": "On the page."}, "it marks no words"),
        ({"uri": "https://a.example/", "target": [{"selector": [{"type": "RangeSelector"}]}]}, "it marks no words"),
        (mark("x", uri="javascript:alert(1)"), "not a web address: 'javascript:alert(1)'"),
        (mark("x", uri="file:///etc/passwd"), "not a web address"),
        (mark("x", uri=None), "not a web address: ''"),
        (mark("x", uri="https://a.example/" + "a" * limits.ADDRESS), "more than 2,048 characters"),
        (mark("  \n"), "the words that it marks are empty"),
        (mark(["x"]), "the words that it marks are empty"),
        (mark("a\x00b"), "hold a control character"),
        (mark("a\ud800b"), "hold a control character"),
        (mark("x" * (limits.QUOTE + 1)), "it marks 10,001 characters"),
        (
            {"target": [mark("x", uri=f"https://{host}.example/")["target"][0] for host in "ab"]},  # type: ignore[index]
            "words of several pages",
        ),
    ],
)
def test_what_is_no_passage_is_left_out_and_said_and_the_others_are_taken(corpus: Path, row: object, why: str):
    done = take(corpus, row, mark("swapped prisoners"))
    assert done.exit_code == 0
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("Left out: annotation 1: "))
    assert why in line
    assert quotes(text_of(corpus)) == [("swapped prisoners",)]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is no JSON"),
        (b"{\n  x", "is no JSON: Expecting property name enclosed in double quotes, line 2, column 3"),
        (b"\xff\xfe", "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        (b"{}", "holds no annotations"),
        (b'"rows"', "holds no annotations"),
        (b"[" + b"1," * limits.ANNOTATIONS + b"1]", "10,001 annotations, more than 10,000"),
        (b" " * (limits.FILE_BYTES + 1), "larger than 8 MiB"),
    ],
)
def test_a_file_without_annotations_is_told_and_nothing_written(corpus: Path, content: bytes, message: str):
    path = corpus.parent / "marks.json"
    path.write_bytes(content)
    before = {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()}
    done = run(path, corpus)
    assert done.exit_code == 1
    assert message in done.stderr
    assert {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()} == before


def test_nothing_of_a_remark_gets_out_of_its_comment(corpus: Path):
    hostile = "x\n  - who: paper\r\x85\u2028\u2029- who: y\x1b[2J \ud800 <script> {{ }} \"' #"
    before = read_corpus(corpus).documents["morning"]
    take(
        corpus,
        mark("swapped", text=hostile, tags=[hostile, 5, None]),
        mark("x", uri="https://n.example/", text=hostile),
    )
    assert reading_of(corpus).corpus.documents["morning"] == before
    for text in (text_of(corpus), (corpus / "documents" / "n-example.yaml").read_text(encoding="utf-8")):
        (line,) = (line for line in text.split("\n") if "<script>" in line and "tags" not in line)
        assert line.startswith('  #   # remark: x - who: paper - who: y[2J <script> {{ }} "')
        assert not re.search("[\x1b\x85\u2028\u2029\ud800]", text)


def test_a_passage_that_names_a_private_person_is_left_out(corpus: Path):
    with (corpus / "actors.yaml").open("a", encoding="utf-8") as actors:
        actors.write("witness-1: {type: person, name: Zora Quillfeather, private: true, role: a released prisoner}\n")
    rows = [mark("swapped", text="So says Quillfeather."), mark("Zora Quillfeather came home"), mark("prisoners")]
    done = take(corpus, *rows)
    assert done.stdout.count("it names a private person (a released prisoner)") == 2
    assert "Quillfeather" not in text_of(corpus) + done.output
    assert quotes(text_of(corpus)) == [("prisoners",)]


def test_a_file_to_which_nothing_can_be_added_stays_as_it_is(corpus: Path):
    path = corpus / "documents" / "morning.yaml"
    path.write_text(json.dumps(yaml.load(path.read_bytes(), yaml.BaseLoader)), encoding="utf-8")  # in braces
    before = path.read_bytes()
    done = take(corpus, mark("swapped prisoners"), mark("x", uri="https://new.example/"))
    assert done.exit_code == 1
    assert "nothing was changed" in done.stderr
    assert path.read_bytes() == before
    assert not (corpus / "documents" / "new-example.yaml").exists()
