"""A review in, the same after a step of it was made, written, refused or undone out."""

from __future__ import annotations

from dataclasses import replace

from claimgraph.propose.draft import Draft
from claimgraph.propose.session import Asked, AskedCopy, Item, Offered, Session, Sharing, of_outlet, sharing


def settled(session: Session) -> Session:
    """The review after what it asked for was written."""
    asked = session.asked
    if asked is None:
        return session
    if isinstance(asked, AskedCopy):
        return _copy_settled(session, asked)
    item = session.items[asked.item]
    if asked.does == "undo":
        return undone(session)
    steps = (*session.steps, (asked.item, item, True))
    session = replace(_with_item(session, asked.item, replace(item, decided=asked.does)), steps=steps, asked=None)
    if asked.does == "accept":
        session = replace(session, event=item.draft.says.get("event", session.event))
    if session.open():
        return session.at_open(asked.item)
    if session.copies_open():
        return sharing(session)
    return replace(session, message="All are decided: x ends, u undoes.")


def _copy_settled(session: Session, asked: AskedCopy) -> Session:
    copy = session.copies[asked.number]
    undone = Offered(copy.offer)
    done = undone if asked.does == "undo" else Offered(copy.offer, asked.does, session.outlet, len(session.steps))
    copies = (*session.copies[: asked.number], done, *session.copies[asked.number + 1 :])
    session = replace(session, copies=copies, asked=None)
    if asked.does == "undo":
        return replace(of_outlet(session, copy.before), mode=Sharing(asked.number), message="Undone.")
    if asked.does == "accept":
        session = of_outlet(session, copy.offer.outlet)
        session = replace(session, message=f"It republishes {copy.offer.original} now: u undoes.")
    return sharing(session, asked.number)


def undo(session: Session) -> Session:
    """The review whose last step is to be undone: a decision on a claim or on a copy, or what was changed of a claim."""
    decided = [(copy.steps, number) for number, copy in enumerate(session.copies) if copy.decided]
    if decided and max(decided)[0] == len(session.steps):
        return replace(session, asked=AskedCopy("undo", max(decided)[1]))
    if not session.steps:
        return replace(session, message="Nothing to undo.")
    number, _, was_decided = session.steps[-1]
    return replace(session, asked=Asked("undo", number)) if was_decided else undone(session)


def undone(session: Session) -> Session:
    """The review without its last step."""
    (number, before, was_decided), steps = session.steps[-1], session.steps[:-1]
    made = {each.id for each in session.newcomers} & before.draft.speakers if was_decided else ()
    message = " ".join(["Undone.", *(f"{id} stays in actors.yaml." for id in sorted(made))])
    opened = session.opened or before.may_fold
    session = replace(_with_item(session, number, before), steps=steps, asked=None, at=number)
    return replace(session, mode=None, opened=opened, message=message)


def told_decided(session: Session) -> str:
    """That what is looked at is decided, and how that can be changed."""
    item = session.items[session.at]
    if any(was_decided and session.items[number].id == item.id for number, _, was_decided in session.steps):
        return "It is decided: u undoes."
    changed = "change the claim in the document" if item.decided == "accept" else "d makes another claim of its words"
    return f"It was decided in an earlier review ({item.decided}): {changed}."


def refused(session: Session, why: str) -> Session:
    """The review after what it asked for could not be written."""
    return replace(session, asked=None, message=why)


def _with_item(session: Session, number: int, item: Item) -> Session:
    return replace(session, items=(*session.items[:number], item, *session.items[number + 1 :]))


def edited(session: Session, draft: Draft) -> Session:
    """The review with another draft of what is looked at; that can be undone."""
    item = session.items[session.at]
    if draft == item.draft:
        return session
    steps = (*session.steps, (session.at, item, False))
    return replace(_with_item(session, session.at, replace(item, draft=draft)), steps=steps)
