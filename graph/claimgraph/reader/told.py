"""What a rule finds in one sentence, by the numbers of its tokens: who speaks, where that is shown, what is said."""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.reader.groups import Group

#: Tokens from the first up to, and without, the second.
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution. Whose word it is on comes from ``groups``; ``relays`` pass it on, nearest to the speaker first."""

    groups: tuple[Group, ...]
    rule: str
    shown: Range
    content: tuple[Range, ...]
    verb: int = -1
    negated: bool = False
    relays: tuple[Group, ...] = ()
    denied: bool = False  #: whether what is said is only that something is not so: "Not 300, but …"
    under: int = -1  #: the verb that this one says more of: "condemned it by saying"
    aside: Range = (0, 0)  #: what the outlet says of the speaker in between: ", who heads the body,"

    @property
    def is_left(self) -> bool:
        """Whether what is said stands before who says it."""
        return bool(self.content) and self.content[0][0] < self.shown[0]
