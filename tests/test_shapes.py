"""The graphs fit the SHACL shapes, and each shape is tripped once by a graph that breaks it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
import rdflib
from rdflib.namespace import RDF, SH

from claimgraph.derive import graph_of
from claimgraph.model.records import Corpus, Withdrawal
from claimgraph.store import Store
from claimgraph.store.shapes import violations
from conftest import ROOT


@pytest.fixture(scope="module")
def withdrawn_triples(tiny: Corpus) -> str:
    """The tiny graph with one of its passages taken back."""
    document = tiny.documents["reprint"]
    taken_back = replace(document.statements[0], withdrawal=Withdrawal("retracted", date(2030, 4, 8), "a mistake"))
    return graph_of(replace(tiny, documents={**tiny.documents, "reprint": replace(document, statements=(taken_back,))}))


WITHDRAWN = [
    ((r"(?m)^\S+ <https://w3id.org/claimgraph/ns#carried> .*\n", ""), "A withdrawn passage carried one claim."),
    ((r"(?m)^\S+ <https://w3id.org/claimgraph/ns#withdrawnOn> .*\n", ""), "A withdrawal has a day."),
    ((r"(?m)^\S+ <https://w3id.org/claimgraph/ns#withdrawalReason> .*\n", ""), "A withdrawal has a reason."),
    (
        (
            r"(?m)^(\S+) <https://w3id.org/claimgraph/ns#carried> (\S+) \.",
            r"\1 <https://w3id.org/claimgraph/ns#carried> \2 .\n\1 <https://w3id.org/claimgraph/ns#conveys> \2 .",
        ),
        "A withdrawn passage conveys nothing.",
    ),
]


@pytest.mark.parametrize(("change", "message"), WITHDRAWN, ids=[m for _, m in WITHDRAWN])
def test_a_withdrawn_passage_that_breaks_its_shape_is_told(
    withdrawn_triples: str, change: tuple[str, str], message: str
):
    assert violations(Store(withdrawn_triples)) == []
    broken, count = re.subn(change[0], change[1], withdrawn_triples)
    assert count
    assert any(message in line for line in violations(Store(broken)))


def test_the_tiny_graph_fits_the_shapes(tiny_triples: str):
    assert violations(Store(tiny_triples)) == []


def test_the_shipped_graph_fits_the_shapes(shipped: Corpus):
    assert violations(Store(graph_of(shipped))) == []


CG = "https://w3id.org/claimgraph/ns#"
ID = "https://w3id.org/claimgraph/id/"
OA = "http://www.w3.org/ns/oa#"


def without(predicate: str, subject: str = r"\S+") -> tuple[str, str]:
    """Take out every triple of a predicate."""
    return rf"(?m)^{subject} <{re.escape(predicate)}> .*\n", ""


def adding(triple: str) -> tuple[str, str]:
    return r"\A", triple + " .\n"


# What is done to the tiny graph, and the message of the shape that must tell.
BROKEN = [
    (without("http://www.w3.org/2000/01/rdf-schema#label", f"<{ID}event-swap>"), "A node needs a label."),
    (adding(f"_:somebody <{RDF.type}> <{CG}Actor>"), "A node needs an IRI."),
    (without(CG + "publisher"), "A document has one publisher."),
    (without(CG + "origin"), "A document has one origin."),
    (adding(f'<{ID}document-morning> <{CG}publishedOn> "spring"'), "A date of publication is one xsd:date."),
    ((r'"sha256:', '"md5:'), "A text digest is sha256:"),
    (adding(f"<{ID}document-reprint> <{CG}republicationOf> <{ID}actor-paper>"), "A document republishes one document."),
    (without(CG + "basis", f"<{ID}document-reprint>"), "A lineage needs a basis."),
    (without(CG + "carries"), "A report carries one claim."),
    (without(CG + "inDocument"), "A report is in one document."),
    (without(CG + "section"), "A report stands in one section."),
    (without(CG + "evidence", rf"<{ID}report-\w+>"), "A report needs evidence, or must say that it is unverified."),
    (
        without("http://www.w3.org/2000/01/rdf-schema#label", rf"<{ID}report-\w+>"),
        "A report shows its words, or that it has none.",
    ),
    (
        (rf"(?m)^(<{ID}report-\w+>) <{CG}section>", rf'\1 <{CG}statedOn> "soon" .\n\1 <{CG}section>'),
        "A date of statement is one xsd:date.",
    ),
    (without(CG + "concludes"), "An inference concludes one claim."),
    (without(CG + "fromDocument"), "An inference starts from one document."),
    (without(CG + "evidence", rf"<{ID}inference-\w+>"), "An inference needs evidence."),
    (without(CG + "rationale"), "An inference needs a rationale."),
    (without(CG + "curatedBy"), "An inference is somebody's."),
    (
        (rf"(?m)^(<{ID}inference-\w+>) <{CG}concludes> (\S+) \.", rf"\1 <{CG}concludes> \2 .\n\1 <{CG}carries> \2 ."),
        "A document does not carry what a curator concludes.",
    ),
    (without(OA + "hasSource"), "Evidence stands in one document."),
    (without(OA + "hasSelector"), "Evidence has one or two selectors."),
    (without(OA + "exact"), "Evidence quotes exact words."),
    (
        (rf"(?m)^(_:\w+) <{OA}exact>", rf'\1 <{OA}prefix> "{"x" * 33}" .\n\1 <{OA}exact>'),
        "A prefix has at most 32 characters.",
    ),
    (
        (rf"(?m)^(_:\w+) <{OA}exact>", rf'\1 <{OA}suffix> "{"x" * 33}" .\n\1 <{OA}exact>'),
        "A suffix has at most 32 characters.",
    ),
    ((rf'<{OA}end> "\d+"', f'<{OA}end> "0"'), "A position starts before it ends."),
    (without(OA + "end"), "A position has one end."),
    (without(CG + "claimant"), "A claim has one claimant."),
    (without(CG + "stance"), "A claim has one stance."),
    (without(CG + "content"), "A claim has content, or relays one claim"),
    ((rf"<{CG}reports>", f"<{CG}asserts>"), "A claim has content, or relays one claim"),
    (without(CG + "about"), "A proposition is about one question."),
    ((rf'<{CG}min> "50"', f'<{CG}min> "51"'), "A minimum is not above the maximum."),
    (
        (
            rf"(?m)^(\S+) <{CG}max> (\S+) \.",
            rf'\1 <{CG}max> \2 .\n\1 <{CG}max> "99"^^<http://www.w3.org/2001/XMLSchema#integer> .',
        ),
        "A proposition has one maximum.",
    ),
    ((rf'<{CG}min> "50"\S+', f'<{CG}min> "fifty"'), "A minimum is a number or a day."),
    ((rf'<{CG}max> "50"\S+', f'<{CG}max> "fifty"'), "A maximum is a number or a day."),
    (
        (rf"(?m)^(\S+) <{CG}value> (\S+) \.", rf"\1 <{CG}value> \2 .\n\1 <{CG}value> <{ID}b> ."),
        "A proposition has one value, which is a node.",
    ),
    ((rf"<{CG}value> (\S+) \.", f'<{CG}value> "b" .'), "A proposition has one value, which is a node."),
    (
        (rf"(?m)^(\S+) <{CG}literalValue> (\S+) \.", rf'\g<0>\n\1 <{CG}literalValue> "b" .'),
        "A proposition has one literal value, which is true, false or words.",
    ),
    ((rf"<{CG}literalValue> (\S+) \.", f'<{CG}literalValue> "b"@en .'), "A proposition has one literal value"),
    (without(CG + "property"), "A question is of an event, actor or claim"),
    (without(CG + "ofClaim"), "A question is of an event, actor or claim"),
    (without(CG + "phase"), "A question about an event has one phase."),
    (without(CG + "counts"), "A quantity counts one kind of thing."),
    (adding(f"<{ID}actor-agency> <{CG}side> <{ID}actor-northland>"), "An actor is on one side."),
    (without(CG + "basis", f"<{ID}actor-agency>"), "A side needs a basis."),
    (without(CG + "holder"), "A tenure has one holder."),
    (without(CG + "office"), "A tenure has one office."),
    (without("http://www.w3.org/2000/01/rdf-schema#label", rf"<{ID}comparison-\w+>"), "A comparison needs a label."),
    (without(CG + "compares"), "A comparison compares propositions."),
    (without(CG + "verdict"), "A comparison has one verdict."),
    (without(CG + "restsOn"), "A comparison rests on claims."),
    (without(CG + "derivedBy"), "A comparison names its rule."),
    ((rf'<{CG}gap> "10"', f'<{CG}gap> "-1"'), "A gap is one number, not below 0."),
    (
        (rf"(?m)^(\S+) <{CG}gap> .*\n", rf'\g<0>\1 <{CG}gapAtMost> "many" .\n'),
        "The greatest gap is one number.",
    ),
    (
        (
            rf"(?m)^(\S+) <{CG}gap> .*\n",
            rf'\g<0>\1 <{CG}amongAnswers> "70" .\n',
        ),
        "The answers among which the nearest were compared are counted once.",
    ),
    (without(CG + "importance"), "A comparison has one importance."),
    (without(CG + "hasSupport"), "A support is of a proposition."),
    (without(CG + "derivedBy"), "A support names its rule."),
    (
        (rf"(?m)^(\S+) <{CG}hasSupport> .*\n", rf"\g<0>\1 <{CG}hasSupport> <{ID}b> .\n"),
        "A proposition has one support.",
    ),
    (without(CG + "originCount"), "A support counts its origin texts."),
    (without(CG + "heldBy"), "A support says which sides hold it."),
    (without(CG + "between"), "An opposition is between two claimants."),
    (without(CG + "comparisonCount"), "An opposition counts its comparisons."),
    (without(CG + "derivedBy"), "An opposition names its rule."),
    (without(CG + "documentTotal"), "The document total is one number."),
    (without(CG + "claimantTotal"), "The claimant total is one number."),
    (without(CG + "claimTotal"), "The claim total is one number."),
    (without(CG + "reportTotal"), "The report total is one number."),
    (without(CG + "quantityTotal"), "The quantity total is one number."),
    (without(CG + "eventTotal"), "The event total is one number."),
    (without(CG + "inferenceTotal"), "The inference total is one number."),
    (without(CG + "silenceTotal"), "The silence total is one number."),
    (without(CG + "unverifiedTotal"), "The unverified total is one number."),
    (without(CG + "comparisonTotal"), "The comparison total is one number."),
    (without(CG + "attestedIn"), "A tenure needs a document that attests it, or a basis."),
]


@pytest.mark.parametrize(("change", "message"), BROKEN, ids=[f"{n}-{m[:30]}" for n, (_, m) in enumerate(BROKEN)])
def test_a_graph_that_breaks_a_shape_is_told(tiny_triples: str, change: tuple[str, str], message: str):
    broken, count = re.subn(change[0], change[1], tiny_triples)
    assert count, "the change must change something"
    assert any(message in line for line in violations(Store(broken))), violations(Store(broken))


def test_every_message_of_every_shape_is_tripped_above():
    shapes = rdflib.Graph().parse(ROOT / "ontology" / "shapes.ttl", format="turtle")
    messages = {str(text) for text in shapes.objects(None, SH.message)}
    assert len(messages) > 30
    assert {
        text for text in messages if not any(text.startswith(message) for _, message in [*BROKEN, *WITHDRAWN])
    } == set()
    assert len(list(shapes.subjects(RDF.type, SH.NodeShape))) == 20
