"""A heading that names a speaker in, whose the lines below it are out: a list under "as the office counts them:", an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimgraph.reader.clauses import Clauses
from claimgraph.reader.said import Said, Speaker
from claimgraph.reader.speakers import Speakers
from claimgraph.reader.text import Span

_BULLETS: Final = frozenset({"-", "–", "—", "•", "*", "·"})


@dataclass(frozen=True, slots=True)
class Below:
    """Who speaks in the lines below a heading, or after the "A." of an interview; nobody where there is none."""

    speakers: tuple[Speaker, ...] = ()
    shown_by: tuple[Span, ...] = ()
    rule: str = ""
    paragraph: int = -1
    answering: tuple[Speaker, ...] = ()  #: who answered last

    def after(self, clauses: Clauses, said: Sequence[Said], speakers: Speakers) -> Below:
        """The same for the next sentence."""
        sentence = clauses.sentence
        first, second = clauses.word(0), clauses.word(1)
        is_heading = second in (".", ":") and sentence.paragraph != self.paragraph
        if is_heading and first in clauses.language.answerings:
            return self._answer(clauses, speakers)
        if self.rule == "interview" and sentence.paragraph == self.paragraph:
            return self
        if first in _BULLETS and self._is_list(clauses, said):
            heading = said[-1]
            shown = self.shown_by or heading.shown_by
            return Below(self.speakers or heading.speakers, shown, "list-below", sentence.paragraph, self.answering)
        return Below(answering=self.answering, paragraph=sentence.paragraph if self.rule == "interview" else -1)

    def _is_list(self, clauses: Clauses, said: Sequence[Said]) -> bool:
        if self.rule == "list-below":
            return True
        if not said or not said[-1].speakers:
            return False
        between = clauses.text[said[-1].words[-1].end : clauses.sentence.span.start]
        behind = clauses.text[max(0, clauses.sentence.span.start - 9) : clauses.sentence.span.start]
        return len(between) < 99 and behind.rstrip().endswith(":")

    def _answer(self, clauses: Clauses, speakers: Speakers) -> Below:
        """ "A. (Ilse Marn, General Staff) Eighty-six.": the person that is named in brackets, or who answered before."""
        named = self.answering
        if clauses.word(2) == "(":
            inside = [
                group
                for group in clauses.groups
                if group.first < _closing(clauses) and group.kind in ("name", "person")
            ]
            meant = [(group, person) for group in inside for person in speakers.meant(clauses, group)]
            persons = [each for each in meant if each[1].nature == "person"] or meant
            named = tuple(speakers.speaker(clauses, *each) for each in persons[:1])
        shown = (clauses.span(0, 1),) if clauses.word(2) != "(" else (clauses.span(0, _closing(clauses) + 1),)
        return Below(named, shown, "interview" if named else "", clauses.sentence.paragraph, named)


def _closing(clauses: Clauses) -> int:
    return next((at for at in range(2, min(20, len(clauses.read) - 1)) if clauses.word(at) == ")"), 2)
