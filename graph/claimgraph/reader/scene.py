"""What a rule for figures looks at: one sentence with its quantities and verbs, and what the sentences before it left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from claimgraph.reader.directions import Directions
from claimgraph.reader.moves import Clause
from claimgraph.reader.said import Figure
from claimgraph.reader.sides import Mention, other_side
from claimgraph.reader.subject_matter import SubjectMatter
from claimgraph.reader.text import Sentence

#: The rule by which the second number of "35 home, 20 sent" went the other way.
OTHER_HALF: Final = "other-half"
#: How far behind a side the verb may stand by which it says something.
_NEAR: Final = 5


@dataclass
class Before:
    """What earlier sentences of a text leave for later ones; the figures of the sentence itself come to it one by one."""

    speaker: str = ""  #: the side spoken of last
    is_of_series: bool = False  #: whether the sentence before gave the number of all until now, or of their occasions
    is_about: bool = False  #: whether the sentence before spoke of the subject
    asked: str = ""  #: the role of the verb of the question before, where that was how many
    day: str = ""  #: the day or month with which the paragraph began
    figures: list[Figure] = field(default_factory=list)
    #: The least and the greatest number of figures of one kind, way and phase, by the side of who told them.
    told: dict[tuple[str, str, str, bool], dict[str, tuple[int, int]]] = field(default_factory=dict)
    #: Of which days or months figures were told, by what is counted and the side to which it went.
    days: set[tuple[str, str, str]] = field(default_factory=set)
    #: What a number counted, by the least and the most of it and the side to which it went.
    counted: dict[tuple[int | None, int | None, str], str] = field(default_factory=dict)

    @property
    def last(self) -> Figure | None:
        """The figure before."""
        return self.figures[-1] if self.figures else None


@dataclass(frozen=True)
class Scene:
    """One sentence for the rules."""

    sentence: Sentence
    clause: Clause
    directions: Directions
    subject: SubjectMatter
    parties: Sequence[str]  #: the two sides of the text
    before: Before
    speaks: bool  #: whether it has a verb that moves, or a word of the subject
    is_of_subject: bool  #: whether the text has words that only this subject has
    names_both: bool  #: whether the text names both sides

    @property
    def is_about(self) -> bool:
        """Whether this sentence, or the one before, speaks of the subject."""
        return self.speaks or self.before.is_about

    def told_by(self, number: int) -> str:
        """The side of whom a quantity is told by: a person or body that is named before it, or a state that says so."""
        first = self.clause.quantities[number].first
        near = (
            each for each in self.clause.mentions if each.end <= first and (each.actor != each.side or self._says(each))
        )
        return next((each.side for each in near if not self.clause.in_quantity(each)), "")

    def _says(self, mention: Mention) -> bool:
        """Whether a verb of saying stands near behind a state: "Orm said", "Orm's defence ministry said"."""
        near = self.clause.of[mention.end : mention.end + _NEAR]
        return not mention.is_people and any(token.folded in self.clause.words.saying for token in near)

    def other(self, side: str) -> str:
        """The side that is not this one; "" where nobody can say which that is."""
        return other_side(side, self.parties)

    def side_of(self, figure: Figure | None) -> str:
        """The side to which a figure went; "" for none, or both together."""
        side = figure.narrowed.get(self.subject.moved, "") if figure else ""
        return "" if side == self.subject.whole else side
