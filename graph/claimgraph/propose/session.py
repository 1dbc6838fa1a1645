"""A review of proposals as a value: what is looked at, what was changed and decided, and what is to be written.

Nothing here shows, asks or writes. Whoever drives it presses `claimgraph.propose.keys`, writes what is `asked` for, and
says whether that could be done (`settled`, `refused`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from claimgraph.propose.choices import Choices
from claimgraph.propose.draft import Draft
from claimgraph.propose.proposal import Proposal
from claimgraph.propose.quoting import Words


@dataclass(frozen=True, slots=True)
class Newcomer:
    """An actor that is made in a review."""

    id: str
    name: str
    type: str = ""
    side: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A proposal as it stands in a review; ``already`` where its claim is written, ``decided`` is what was decided."""

    proposal: Proposal
    draft: Draft
    already: bool = False
    decided: str = ""

    @property
    def id(self) -> str:
        """That of the proposal."""
        return self.proposal.id

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided on it, and it is not written yet."""
        return not self.decided and not self.already

    @property
    def may_fold(self) -> bool:
        """Whether it is a sentence of the outlet on which nobody has decided."""
        return self.proposal.is_of_outlet and not self.decided


@dataclass(frozen=True, slots=True)
class Choosing:
    """Something is chosen for a key; ``at`` is the choice that is marked."""

    key: str
    typed: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Typing:
    """Words are typed for a key; for the quote, in the place of one of its spans."""

    key: str
    typed: str = ""
    span: int = 0


@dataclass(frozen=True, slots=True)
class Quoting:
    """The spans of the quote are changed: which, and which end of it."""

    span: int = 0
    end: bool = True


@dataclass(frozen=True, slots=True)
class Saying:
    """A letter is waited for ("reason"), or all keys are shown ("keys")."""

    what: str


Mode: TypeAlias = Choosing | Typing | Quoting | Saying | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be written: that a proposal is accepted, rejected, or open again."""

    does: str
    item: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """A review of the proposals for one document."""

    items: tuple[Item, ...]
    choices: Choices
    words: Words
    outlet: str
    event: str = ""  #: of the claim accepted last, or else of the figures: a frame is about it until one says otherwise
    at: int = 0
    mode: Mode = None
    accepting: bool = False
    asked: Asked | None = None
    message: str = ""
    ended: bool = False
    newcomers: tuple[Newcomer, ...] = ()
    opened: bool = False  #: whether sentences of the outlet are asked for too, which else are folded
    #: What can be undone, the last at the end: which item, as what it was, and whether that was decided on.
    steps: tuple[tuple[int, Item, bool], ...] = ()

    @property
    def item(self) -> Item | None:
        """The proposal that is looked at; None where there is none, or all that is left is folded."""
        return self.items[self.at] if self.at in self.shown() else None

    def shown(self) -> list[int]:
        """The numbers of those that are not folded."""
        return [number for number, item in enumerate(self.items) if self.opened or not item.may_fold]

    def open(self) -> list[int]:
        """The numbers of those that are shown, that nobody has decided on and that are not written yet."""
        return [number for number in self.shown() if self.items[number].is_open]

    def to_decide(self) -> int:
        """How many have to be decided on until the document is done: sentences of the outlet need not."""
        return sum(item.is_open and not item.may_fold for item in self.items)

    def folded(self) -> int:
        """How many sentences of the outlet are folded."""
        return len(self.items) - len(self.shown())

    def at_open(self, behind: int = -1) -> Session:
        """The review that looks at the first open one behind a number, else at the first; as it is where none is open."""
        found = self.open()
        return replace(self, at=next((number for number in found if number > behind), found[0])) if found else self


def started(items: tuple[Item, ...], choices: Choices, outlet: str, opening: frozenset[str] = frozenset()) -> Session:
    """A review that shows the first proposal that is open; ``opening`` are the words that begin a phrase."""
    event = next((item.draft.says["event"] for item in items if "event" in item.draft.says), "")
    session = Session(items, choices, Words(choices.text, opening), outlet, event)
    return replace(session, at=next(iter(session.shown()), 0)).at_open()


def settled(session: Session) -> Session:
    """The review after what it asked for was written."""
    asked = session.asked
    if asked is None:
        return session
    item = session.items[asked.item]
    if asked.does == "undo":
        return undone(session)
    steps = (*session.steps, (asked.item, item, True))
    session = replace(_with_item(session, asked.item, replace(item, decided=asked.does)), steps=steps, asked=None)
    if asked.does == "accept":
        session = replace(session, event=item.draft.says.get("event", session.event))
    if not session.open():
        return replace(session, message="All are decided: x ends, u undoes.")
    return session.at_open(asked.item)


def undone(session: Session) -> Session:
    """The review without its last step."""
    (number, before, was_decided), steps = session.steps[-1], session.steps[:-1]
    made = {each.id for each in session.newcomers} & before.draft.speakers if was_decided else ()
    message = " ".join(["Undone.", *(f"{id} stays in actors.yaml." for id in sorted(made))])
    opened = session.opened or before.may_fold
    session = replace(_with_item(session, number, before), steps=steps, asked=None, at=number)
    return replace(session, opened=opened, message=message)


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
