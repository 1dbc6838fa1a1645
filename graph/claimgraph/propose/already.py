"""Proposals and the document that they are for in, those whose claim is written there already out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus.evidence.quotes import located
from claimgraph.model.records import Document, Statement
from claimgraph.propose.accepting import Checker
from claimgraph.propose.proposal import Proposal
from claimgraph.reader.text import Span


def already_written(proposals: Iterable[Proposal], document: Document, checker: Checker) -> frozenset[str]:
    """The ids of the proposals whose claimant has a claim in the document on the same words; of a figure, with this answer."""
    there: dict[str, list[tuple[Span, Statement]]] = defaultdict(list)
    for statement in document.statements:
        for quote in statement.quotes:
            try:
                at = located(quote, checker.text)
            except ClaimGraphError:
                continue
            there[statement.claimant.actor].append((Span(at.start or 0, at.end or 0), statement))
    events = sorted(checker.corpus.events)
    return frozenset(
        proposal.id
        for proposal in proposals
        if any(
            span.start < mine.end and mine.start < span.end and _says_the_same(proposal, statement, checker, events)
            for span, statement in there.get(proposal.draft.said.get("who", ""), ())
            for mine in proposal.draft.words
        )
    )


def _says_the_same(proposal: Proposal, statement: Statement, checker: Checker, events: list[str]) -> bool:
    draft = proposal.draft
    if "counts" not in draft.says:
        return True
    if "event" not in draft.says:
        draft = draft.with_says("event", events[0] if events else "")
    try:
        mine = checker.statement(draft).proposition
    except ClaimGraphError:
        return False
    other = statement.proposition
    asked = mine.question.counts, mine.question.dimensions, mine.answer
    return asked == (other.question.counts, other.question.dimensions, other.answer)
