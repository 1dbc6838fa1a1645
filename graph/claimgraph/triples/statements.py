"""Documents in, the triples of the spine out: document, report, claim, proposition, question."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.base import terms
from claimgraph.base.terms import Term, Triple
from claimgraph.model.lineage import origin_of
from claimgraph.model.records import Document, Proposition, Speaker, Statement
from claimgraph.model.values import ClaimRef, Ref
from claimgraph.triples.cast import ALTERNATIVE, LABEL, A
from claimgraph.triples.declared import declared_triples
from claimgraph.triples.evidence import evidence_triples, words_of
from claimgraph.triples.names import Namer, cg


def document_triples(document: Document, namer: Namer) -> Iterator[Triple]:
    """A document, and all it says."""
    node = terms.named_by_slug("document", document.id)
    yield node, A, cg("Document")
    yield node, LABEL, terms.in_language(document.title, document.language)
    yield node, cg("language"), terms.literal(document.language)
    yield node, cg("origin"), terms.named_by_slug("document", origin_of(document, namer.corpus).id)
    yield from declared_triples(node, document, namer)
    if document.called not in ("", document.title):
        yield node, ALTERNATIVE, terms.literal(document.called)
    if document.text:
        yield from declared_triples(node, document.text, namer)
    for statement in document.statements:
        yield from _passage(document, statement, namer)
        yield from _claims(statement, namer)
        yield from _proposition(statement.proposition, namer)


def _passage(document: Document, statement: Statement, namer: Namer) -> Iterator[Triple]:
    node, source = namer.report(document, statement), terms.named_by_slug("document", document.id)
    claims = namer.claims(statement)
    if statement.withdrawal:
        yield node, cg("withdrawnAs"), cg(statement.withdrawal.kind)
        yield node, cg("withdrawnOn"), terms.day(statement.withdrawal.on)
        yield node, cg("withdrawalReason"), terms.english(statement.withdrawal.reason)
    if not statement.stands:
        # Neither carries nor concludes: so no question counts it, and nothing is lost.
        yield node, A, cg("WithdrawnPassage")
        yield node, cg("carried"), claims[0]
        yield node, cg("fromDocument" if statement.inferred else "inDocument"), source
    elif statement.inferred:
        yield node, A, cg("Inference")
        yield node, cg("concludes"), claims[0]
        yield node, cg("fromDocument"), source
    else:
        yield node, A, cg("Report")
        yield node, cg("carries"), claims[0]
        yield node, cg("inDocument"), source
        yield node, cg("section"), namer.key("sections", statement.section)
        yield node, cg("attribution"), terms.english(namer.labels.attribution(statement))
        for claim in claims:
            yield node, cg("conveys"), claim
        yield from declared_triples(node, statement.chain[0], namer)
        for speaker, claim in zip(statement.chain[1:], claims[1:], strict=True):
            yield from _hop(node, speaker, claim, namer)
    gone = statement.withdrawal
    marks = [] if statement.evidence == "located" else ["unverified"] if statement.quotes else []
    # A passage that counts although it was taken back says so wherever its words are shown.
    marks += [f"{gone.kind} {gone.on}: {gone.reason}"] if gone and gone.counted else []
    yield node, LABEL, terms.literal(words_of(statement.quotes, marks))
    yield from evidence_triples(node, document, statement.quotes, namer)
    if statement.evidence != "located":
        yield node, cg("unverified"), terms.boolean(True)
    yield from declared_triples(node, statement, namer)


def _hop(report: Term, speaker: Speaker, claim: Term, namer: Namer) -> Iterator[Triple]:
    node = terms.named_by_content("hop", report, claim)
    said = list(declared_triples(node, speaker, namer))
    if not said:
        return
    yield report, cg("hop"), node
    yield node, A, cg("RelayLink")
    yield node, LABEL, terms.english(f"{namer.corpus.actors[speaker.actor].shown}, as relayed")
    yield node, cg("states"), claim
    yield from said


def _claims(statement: Statement, namer: Namer) -> Iterator[Triple]:
    claims = namer.claims(statement)
    for link, (node, speaker) in enumerate(zip(claims, statement.chain, strict=True)):
        yield node, A, cg("Claim")
        yield node, LABEL, terms.english(namer.labels.claim(statement, link))
        yield node, cg("claimant"), terms.named_by_slug("actor", speaker.actor)
        if link + 1 < len(claims):
            yield node, cg("stance"), namer.key("stances", "reports")
            yield node, cg("relays"), claims[link + 1]
        else:
            yield node, cg("stance"), namer.key("stances", statement.stance)
            yield node, cg("content"), namer.proposition(statement.proposition)


def _proposition(proposition: Proposition, namer: Namer) -> Iterator[Triple]:
    node, question = namer.proposition(proposition), namer.question(proposition.question)
    yield node, A, cg("Proposition")
    yield node, LABEL, terms.english(namer.labels.proposition(proposition))
    if proposition.answer is not None:
        shown = namer.labels.answer(proposition.answer)
        yield node, cg("answerLabel"), terms.english(f"not {shown}" if proposition.negated else shown)
    yield node, cg("about"), question
    for predicate, answer in namer.answer_parts(proposition):
        yield node, predicate, answer
    yield question, A, cg("Question")
    if proposition.question.counts:
        yield question, A, cg("Quantity")
    yield question, LABEL, terms.english(namer.labels.question(proposition.question))
    yield question, cg("questionLabel"), terms.english(namer.labels.question_here(proposition.question))
    for predicate, part in namer.question_parts(proposition.question):
        yield question, predicate, part
    for actor in sorted(concerned(proposition, namer)):
        yield node, cg("concerns"), terms.named_by_slug("actor", actor)


def concerned(proposition: Proposition, namer: Namer) -> set[str]:
    """The actors whom question or answer name; of a claim in either, its claimant."""
    question, answer = proposition.question, proposition.answer
    found = {question.actor} if question.actor else set()
    for ref in (*(ref for _, ref in question.dimensions), answer):
        if isinstance(ref, Ref) and ref.kind == "actor":
            found.add(ref.id)
    for claim in (question.claim, answer):
        if isinstance(claim, ClaimRef):
            found.add(namer.corpus.claims[claim].claimant.actor)
    return found
