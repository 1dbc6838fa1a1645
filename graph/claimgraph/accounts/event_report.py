"""The graph and an event in, the brief on it out: what does not fit together, its figures, other answers, who kept silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimgraph.accounts.account import Account, Asked, Passage, Position, Silence
from claimgraph.accounts.courses import courses_of, with_courses
from claimgraph.accounts.event import account_of
from claimgraph.accounts.finding import told
from claimgraph.accounts.lines import Line, force_shown, left_out, lines_of_findings, lines_of_passage
from claimgraph.base import limits
from claimgraph.base.words import counted
from claimgraph.store import Store


def report_on(store: Store, event: str, *, first: int = limits.DISAGREEMENTS, whole: bool = False) -> list[Line]:
    """The brief on one event, given by id or any of its names, with so many disagreements as ``first`` says.

    Without ``whole`` not more passages are told than anybody reads. What is left out is said.

    Raises:
        QuestionError: no event has this name, or several have.
    """
    account = account_of(store, event)
    found = account.disagreements if whole else account.disagreements[:first]
    is_cut = len(found) < len(account.disagreements)
    return [
        *_overview(account),
        *lines_of_findings(with_courses(told(found, is_cut=is_cut), courses_of(store, event)), whole=whole),
        *left_out(len(found), len(account.disagreements)),
        *_answers("Figures", account.figures, whole=whole),
        *_answers("Other answers", account.others, whole=whole),
        *_silences(account.silences),
    ]


def _overview(account: Account) -> Iterator[Line]:
    yield Line("title", f"What is claimed about: {account.name}")
    documents, passages = len(account.sources), sum(account.passages.values())
    yield Line("counts", f"{counted(passages, 'passage')} in {counted(documents, 'document')}.")
    yield Line(
        "note", "Nothing below is stated as fact: every line is somebody's claim, with the words and the document."
    )
    if account.basis:
        yield Line("note", f"Why the texts are read as speaking of this event: {account.basis}")


def _answers(heading: str, found: Sequence[Asked], *, whole: bool) -> Iterator[Line]:
    answered = [asked for asked in found if not asked.silent]
    if answered:
        yield Line("event", heading)
    for asked in answered:
        yield Line("quantity", asked.label, 1)
        for answer in asked.answers:
            for position in answer.positions:
                if not position.declines:
                    yield Line("figure", f"{answer.text}  {position.claimant}{force_shown(position.force)}", 2)
                    yield from _passages(position, whole=whole)


def _silences(found: Sequence[Silence]) -> Iterator[Line]:
    if found:
        yield Line("event", "Who kept silent")
    for silence in found:
        said = f"would not acknowledge: {silence.answer.text}" if silence.answer.text else "gave no answer"
        yield Line("silence", f"{silence.position.claimant} {said} ({silence.asked.label})", 1)
        yield from _passages(silence.position, whole=True)


def _passages(position: Position, *, whole: bool) -> Iterator[Line]:
    shown = position.passages if whole else position.passages[: limits.PASSAGES_TOLD]
    for passage in shown:
        yield from lines_of_passage(_row(position, passage))
    if len(shown) < len(position.passages):
        yield Line("note", f"and {counted(len(position.passages) - len(shown), 'passage')}; --all for the rest.", 3)


def _row(position: Position, passage: Passage) -> dict[str, str]:
    source = passage.source
    chain = " ← ".join(link.speaker for link in passage.chain)
    return {
        "words": passage.words,
        "document": source.title,
        "outlet": source.outlet,
        "published": source.published,
        "claimant": source.outlet if passage.own else position.claimant,
        "said_by": source.outlet if passage.own else chain or "inferred",
        "ambiguous": passage.ambiguous,
    }
