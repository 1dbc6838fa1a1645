"""What is proposed, and what a person decides of it, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from claimgraph.propose.draft import Draft
from claimgraph.reader.said import OUTLET, Part
from claimgraph.reader.text import Span

#: Why a proposal is rejected, by the letter that says so.
REASONS: Final = {"n": "no-claim", "p": "wrong-person", "f": "wrong-figure", "d": "double"}
DOES: Final = ("accept", "reject", "undo")


@dataclass(frozen=True, slots=True)
class Counted:
    """How often a rule was right, of how many."""

    share: str  #: "0.86"
    of: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim that a rule proposes: where its words stand, and how often the rule was right, where that was counted."""

    id: str
    draft: Draft
    rule: str
    at: Span
    counted: Counted | None = None
    parts: tuple[Part, ...] = field(default=(), compare=False)  #: what fired; not kept in a file

    @property
    def is_of_outlet(self) -> bool:
        """Whether it is a frame of a sentence for which nobody is named; a figure has the name of its own rule too."""
        return self.rule == OUTLET

    @property
    def is_said_by_outlet(self) -> bool:
        """The same, or a figure in such a sentence."""
        return self.rule.rpartition("+")[2] == OUTLET


@dataclass(frozen=True, slots=True)
class Offer:
    """That a document may republish another: of which outlet its own sentences then are, why it may, and what both say."""

    id: str
    original: str
    title: str
    outlet: str
    because: tuple[str, ...]
    passages: tuple[tuple[str, str], ...]  #: each in the words of the document, and in those of the original


@dataclass(frozen=True, slots=True)
class Proposed:
    """The proposals for one text, in its order; ``left`` are those that name a private person, by a role."""

    document: str
    sha256: str
    proposals: tuple[Proposal, ...]
    left: tuple[str, ...] = ()
    more: int = 0  #: how many there would be above the limit
    refused: str = ""  #: why nothing is proposed


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of a proposal; what was accepted is a claim, or that the document republishes another."""

    id: str
    does: str
    by: str
    on: str
    reason: str = ""
    rule: str = ""
    claim: Draft | None = None
    republishes: str = ""  #: the other document, where that was to be decided


def stem_of(id: str) -> str:
    """The id of the proposal from whose words a further claim was made; its own where it is none."""
    return id.partition("-")[0]


def number_of(id: str) -> int:
    """Which claim from the words of a proposal it is; 1 is the proposal itself."""
    return int(id.partition("-")[2] or 1)


def next_id(id: str, ids: Iterable[str]) -> str:
    """The id of one more claim from the words of a proposal: behind the highest number that any has.

    >>> next_id("0123456789", ["0123456789", "0123456789-2", "abcdef0123"])
    '0123456789-3'
    """
    stem = stem_of(id)
    return f"{stem}-{max((number_of(each) for each in ids if stem_of(each) == stem), default=1) + 1}"


def decided(decisions: tuple[Decision, ...]) -> dict[str, Decision]:
    """What stands decided, by proposal: a later line goes before an earlier one, and what was undone is open again."""
    found: dict[str, Decision] = {}
    for decision in decisions:
        found.pop(decision.id, None)
        if decision.does != "undo":
            found[decision.id] = decision
    return found
