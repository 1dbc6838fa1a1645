"""A review of proposals as a value: what is looked at, what was changed and decided, and what is to be written.

Nothing here shows, asks or writes. Whoever drives it presses `claimgraph.propose.keys`, writes what is `asked` for, and
says whether that could be done (`claimgraph.propose.steps`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from claimgraph.propose.choices import Choices
from claimgraph.propose.draft import Draft
from claimgraph.propose.proposal import Offer, Proposal
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


@dataclass(frozen=True, slots=True)
class Sharing:
    """Whether the document republishes another is asked: which of those that may be its original is looked at."""

    at: int


Mode: TypeAlias = Choosing | Typing | Quoting | Saying | Sharing | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be written: that a proposal is accepted, rejected, or open again."""

    does: str
    item: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """What may be the original of the document; ``decided`` is what was decided, ``before`` who the outlet was then, and
    ``steps`` how many steps had been made.
    """

    offer: Offer
    decided: str = ""
    before: str = ""
    steps: int = 0


@dataclass(frozen=True, slots=True)
class AskedCopy:
    """What is to be written: that the document republishes one of the others, does not, or that this is open again."""

    does: str
    number: int


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
    asked: Asked | AskedCopy | None = None
    message: str = ""
    ended: bool = False
    newcomers: tuple[Newcomer, ...] = ()
    copies: tuple[Offered, ...] = ()
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
        return sum(item.is_open and not item.may_fold for item in self.items) + len(self.copies_open())

    def copies_open(self) -> list[int]:
        """The numbers of those that may be the original, until one is, and on which nobody has decided."""
        is_said = any(copy.decided == "accept" for copy in self.copies)
        return [] if is_said else [number for number, copy in enumerate(self.copies) if not copy.decided]

    def folded(self) -> int:
        """How many sentences of the outlet are folded."""
        return len(self.items) - len(self.shown())

    def at_open(self, behind: int = -1) -> Session:
        """The review that looks at the first open one behind a number, else at the first; as it is where none is open."""
        found = self.open()
        return replace(self, at=next((number for number in found if number > behind), found[0])) if found else self


def started(
    items: tuple[Item, ...],
    choices: Choices,
    outlet: str,
    opening: frozenset[str] = frozenset(),
    offers: tuple[Offer, ...] = (),
) -> Session:
    """A review that asks whose text it is, where that is offered, and then shows the first proposal that is open.

    ``opening`` are the words that begin a phrase.
    """
    event = next((item.draft.says["event"] for item in items if "event" in item.draft.says), "")
    session = Session(items, choices, Words(choices.text, opening), outlet, event)
    session = replace(session, at=next(iter(session.shown()), 0), copies=tuple(map(Offered, offers)))
    return sharing(of_outlet(session, outlet)).at_open()


def sharing(session: Session, behind: int = -1) -> Session:
    """The review that asks for the next that may be the original, where there is one."""
    number = next((number for number in session.copies_open() if number > behind), None)
    return replace(session, mode=None if number is None else Sharing(number))


def of_outlet(session: Session, outlet: str) -> Session:
    """The review in which what nobody else says is said by this outlet, as far as it is open."""
    items = tuple(
        replace(item, draft=item.draft.with_said("who", outlet))
        if item.is_open and item.proposal.is_said_by_outlet and item.draft.said.get("who") != outlet
        else item
        for item in session.items
    )
    return replace(session, items=items, outlet=outlet)
