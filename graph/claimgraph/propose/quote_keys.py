"""A review in which the quote is changed in, the review after a key out."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from claimgraph.propose.draft import Draft
from claimgraph.propose.session import Quoting, Session, Typing
from claimgraph.propose.steps import edited
from claimgraph.reader.text import Span

#: What these keys do while a quote is changed; any other key ends that, and does what it does.
QUOTE_KEYS: Final = frozenset(
    {"escape", "enter", "q", "tab", "up", "down", "left", "right", "/", "+", "-", "<", ">", ",", "."}
)


def quote(session: Session, mode: Quoting, key: str) -> Session:
    """The review after a key while the quote is changed."""
    assert session.item
    draft = session.item.draft
    spans = draft.quotes
    at = min(mode.span, len(spans) - 1)
    if key in ("escape", "enter", "q"):
        return replace(session, mode=None)
    if key == "tab":
        return replace(session, mode=replace(mode, end=not mode.end))
    if key in ("up", "down") and spans:
        return replace(session, mode=replace(mode, span=(at + (1 if key == "down" else -1)) % len(spans)))
    if key == "/":
        return replace(session, mode=Typing("words", span=at))
    if key in ("left", "right") and spans:
        moved = session.words.moved(spans[at], 1 if key == "right" else -1, end=mode.end)
        return edited(session, _with_spans(draft, (*spans[:at], moved, *spans[at + 1 :])))
    if key in (",", ".") and spans:
        moved = session.words.moved_by_phrase(spans[at], 1 if key == "." else -1, end=mode.end)
        return edited(session, _with_spans(draft, (*spans[:at], moved, *spans[at + 1 :])))
    if key == "-" and len(spans) > 1:
        return replace(edited(session, _with_spans(draft, spans[:at] + spans[at + 1 :])), mode=Quoting())
    if key == "+" and spans:
        new = session.words.after(spans[at])
        session = edited(session, _with_spans(draft, (*spans, new)))
        holding = (n for n, span in enumerate(session.items[session.at].draft.quotes) if span.holds(new))
        return replace(session, mode=Quoting(next(holding)))
    if key in "<>" and spans:
        same = session.words.same(spans[at], 1 if key == ">" else -1)
        return edited(session, _with_spans(draft, (*spans[:at], same, *spans[at + 1 :])))
    return session


def _with_spans(draft: Draft, spans: tuple[Span, ...]) -> Draft:
    """The draft with these quotes; those that showed the speaker go on to do so."""
    shown = tuple(span for span in spans if span in draft.shown_by)
    return replace(draft, words=tuple(span for span in spans if span not in shown), shown_by=shown)


def sought(session: Session, typed: str, at: int) -> Session:
    """The review with the span that begins and ends with what was typed in the place of span number ``at``."""
    assert session.item
    draft = session.item.draft
    spans = draft.quotes
    found = session.words.sought(typed, session.item.proposal.at.start)
    session = replace(session, mode=Quoting(at))
    if found is None:
        return replace(session, message="These words do not stand in the text.")
    return edited(session, _with_spans(draft, (*spans[:at], found, *spans[at + 1 :])))
