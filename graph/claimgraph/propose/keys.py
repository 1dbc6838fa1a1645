"""A review and a key in, the review after the key out, and what is to be written, if anything.

Keys are letters and signs, and the names "enter", "escape", "backspace", "tab", "up", "down", "left", "right".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from claimgraph.propose.copy_keys import share
from claimgraph.propose.filling import accept, ask, choose, type_, unsaid_phase
from claimgraph.propose.proposal import REASONS, next_id
from claimgraph.propose.quote_keys import QUOTE_KEYS, quote
from claimgraph.propose.session import (
    Asked,
    Choosing,
    Item,
    Quoting,
    Saying,
    Session,
    Sharing,
    Typing,
)
from claimgraph.propose.steps import edited, told_decided, undo

#: All keys, in words.
KEYS: Final = {
    "a": "accept; where something is missing, it is asked for",
    "r": "reject: n no claim, p wrong person, f wrong figure, d double",
    "e": "edit anything of it: type to narrow",
    "o": "the outlet says it",
    "s": "next stance",
    "c": "claimant: nearest first, type to narrow; Enter on a name that nobody has makes a new actor",
    "t": "next phase: planned, ongoing, completed …",
    "v": "the event: that of the nearest day first",
    "d": "another claim from the same words",
    "q": "widen or narrow the quote: left, right by a word, comma and full stop by a phrase; Tab changes the end, up and "
    "down the span, + adds one, - takes it away, / looks for words (first..last), < and > go to the same words before "
    "and after",
    "f": "open the sentences of the outlet, or fold them: they need no decision",
    "u": "undo",
    "n, p": "next, one before (also down, up)",
    "?": "all keys",
    "x": "end; what is decided stays",
}
#: What is done to a claim, and so not where it is decided.
_DECIDE: Final = frozenset("areosctvq")


def press(session: Session, key: str) -> Session:
    """The review after a key. What has to be written is in ``asked``."""
    session = replace(session, message="", asked=None)
    match session.mode:
        case Saying("reason"):
            reason = REASONS.get(key, "")
            session = replace(session, mode=None)
            return replace(session, asked=Asked("reject", session.at, reason)) if reason else session
        case Saying():
            return replace(session, mode=None)
        case Choosing():
            return choose(session, session.mode, key)
        case Typing():
            return type_(session, session.mode, key)
        case Sharing():
            return share(session, session.mode, key)
        case Quoting() if key in QUOTE_KEYS:
            return quote(session, session.mode, key)
        case Quoting():
            session = replace(session, mode=None)
    if key == "x":
        return replace(session, ended=True)
    if session.item is None and key in _DECIDE | {"d"}:
        return session
    if session.item and session.item.decided and key in _DECIDE:
        return replace(session, message=told_decided(session))
    act = ACTS.get(key)
    return act(session) if act else replace(session, message=f"{key} is no key here; ? shows all." if key else "")


def _outlet(session: Session) -> Session:
    draft = session.items[session.at].draft
    gone = ("who", "named-as", "verb", "medium", "stated-on", "stance")
    said = {"who": session.outlet, **{key: value for key, value in draft.said.items() if key not in gone}}
    return edited(session, replace(draft, said=said, via=(), shown_by=()))


def _stance(session: Session) -> Session:
    draft = session.items[session.at].draft
    known = session.choices.stances()
    now = draft.said.get("stance", "asserts")
    following = known[(known.index(now) + 1) % len(known)] if now in known else known[0]
    return edited(session, draft.with_said("stance", "" if following == "asserts" else following))


def _phase(session: Session) -> Session:
    draft = session.items[session.at].draft
    known = [choice.key for choice in session.choices.of("phase", draft, 0) or ()]
    now = draft.says.get("phase", unsaid_phase(draft))
    return edited(
        session, draft.with_says("phase", known[(known.index(now) + 1) % len(known)] if now in known else now)
    )


def _double(session: Session) -> Session:
    item = session.items[session.at]
    says = {key: item.draft.says[key] for key in ("event",) if key in item.draft.says}
    said = {
        key: value for key, value in item.draft.said.items() if key not in ("id", "rationale", "alternative", "note")
    }
    draft = replace(item.draft, says=says, said=said)
    id = next_id(item.id, (each.id for each in session.items))
    new = Item(replace(item.proposal, id=id, draft=draft), draft)
    at = session.at + 1
    steps = tuple((n + (n >= at), before, was) for n, before, was in session.steps)
    opened = session.opened or new.may_fold
    session = replace(session, items=(*session.items[:at], new, *session.items[at:]), steps=steps, opened=opened)
    if item.decided:
        return replace(session, at=at)
    return replace(session, message="Another claim from these words comes next.")


def _fold(session: Session) -> Session:
    session = replace(session, opened=not session.opened)
    if session.item and not session.item.decided:
        return session
    return (session if session.item else _moved(1)(session)).at_open(session.at)


def _moved(by: int) -> Callable[[Session], Session]:
    def move(session: Session) -> Session:
        shown = session.shown()
        if not shown:
            return session
        here = shown.index(session.at) if session.at in shown else -1
        return replace(session, at=shown[(here + by) % len(shown)])

    return move


ACTS: Final[dict[str, Callable[[Session], Session]]] = {
    "a": accept,
    "r": lambda session: replace(session, mode=Saying("reason")),
    "e": lambda session: replace(session, mode=Choosing("edit")),
    "o": _outlet,
    "s": _stance,
    "c": lambda session: ask(session, "who"),
    "t": _phase,
    "v": lambda session: ask(session, "event"),
    "d": _double,
    "q": lambda session: replace(session, mode=Quoting()),
    "f": _fold,
    "u": undo,
    "n": _moved(1),
    "down": _moved(1),
    "p": _moved(-1),
    "up": _moved(-1),
    "?": lambda session: replace(session, mode=Saying("keys")),
}
