"""A text in, all that is said in it out: by whom, with which force, in which words, and what the outlet says itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from claimgraph.base import limits
from claimgraph.base.words import counted
from claimgraph.reader.attribution import attributions, contrasted
from claimgraph.reader.below import Below
from claimgraph.reader.clauses import Clauses
from claimgraph.reader.figures import figures_in
from claimgraph.reader.furniture import without_furniture
from claimgraph.reader.going_on import gives_the_figure, goes_on, signed_below, so_says
from claimgraph.reader.groups import Group
from claimgraph.reader.inflected.reading import said_and_figures
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.language import Language
from claimgraph.reader.medium import medium_at
from claimgraph.reader.people import Person
from claimgraph.reader.precision import precision, trusted
from claimgraph.reader.remainders import remainders
from claimgraph.reader.said import OUTLET, Part, Reading, Said, Speaker
from claimgraph.reader.sentences import sentences
from claimgraph.reader.speakers import Speakers
from claimgraph.reader.stance import stance
from claimgraph.reader.text import Sentence, Span
from claimgraph.reader.told import Range, Told
from claimgraph.reader.traits import states_in
from claimgraph.reader.wording import by_words

#: Of the words of a text in a language so many, in hundredths, are function words of it, where it has so many words.
_SHARE: Final = 18
_ENOUGH_WORDS: Final = 25
#: "So says Marn" means what stands so many signs before it at most: no paragraph is longer.
_PARAGRAPH: Final = 9_000


def read(text: str, knowledge: Knowledge) -> Reading:
    """All that is said in a text.

    Nothing is found in a text of another language, and `Reading.refused` says so; nor in one without sentences.
    """
    found = sentences(text, knowledge.language)
    if refused := _refused(found, knowledge.language):
        return Reading((), (), language=knowledge.language.language, refused=refused)
    known = precision(knowledge.language.language)
    cut = sum(len(sentence.tokens) >= limits.SENTENCE_TOKENS for sentence in found)
    notes = (f"{counted(cut, 'piece')} of sentences that are too long were read by themselves.",) if cut else ()
    if knowledge.language.inflected:
        spoken, figures = said_and_figures(found, text, knowledge)
        figures = trusted(figures, known)
        said = without_furniture(found, spoken, figures, knowledge.language)
        return Reading(found, said, figures, knowledge.language.language, notes=notes)
    reader = _Reader(text, knowledge, states_in(found, knowledge.names))
    for sentence in found:
        reader.read(sentence)
    figures = trusted(figures_in(found, knowledge), known)
    said = without_furniture(found, signed_below(text, found, reader.said, knowledge), figures, knowledge.language)
    return Reading(found, said, figures, knowledge.language.language, notes=notes)


def _refused(found: Sequence[Sentence], language: Language) -> str:
    """Why a text is not read: no sentences, or too few of the words that every text in the language has."""
    words = [token.folded for sentence in found for token in sentence.tokens if token.kind == "word"]
    if not words:
        return "It has no sentences."
    known = sum(word in language.function_words for word in words)
    if len(words) >= _ENOUGH_WORDS and 100 * known < _SHARE * len(words):
        share = 100 * known // len(words)
        return f"It does not seem to be in {language.name}: of 100 words {share} are words that such texts are full of."
    return ""


@dataclass
class _Reader:
    """Reads sentence after sentence, and remembers who was spoken of."""

    text: str
    knowledge: Knowledge
    states: tuple[str, ...]
    said: list[Said] = field(default_factory=list)
    _speakers: Speakers = field(init=False)
    _below: Below = field(default_factory=Below)

    def __post_init__(self) -> None:
        self._speakers = Speakers(self.knowledge, self.states)

    def read(self, sentence: Sentence) -> None:
        """Find what is said in the next sentence."""
        clauses = Clauses(self.text, sentence, self.knowledge)
        self._below = self._below.after(clauses, self.said, self._speakers)
        if before := so_says(clauses):
            self._say_so(clauses, before)
            return
        found = attributions(clauses)
        if giving := gives_the_figure(clauses):
            self._say_so(clauses, giving)
        meant = self._meant(clauses, found)
        said = [
            each for told in found for part in contrasted(clauses, told) if (each := self._one(clauses, part, meant))
        ]
        if not said:
            said = [self._going_on(clauses) or self._outlet(clauses, ((0, len(clauses.read)),))]
        else:
            said = [*(self._outlet(clauses, each) for each in remainders(clauses, found)), *said]
        self.said += said

    def _meant(self, clauses: Clauses, found: Iterable[Told]) -> dict[int, tuple[Person, ...]]:
        """Whom each group means, by its first token; in the order of the text, since who speaks is meant by "he" next."""
        speaking = {group.first: told for told in found for group in (*told.relays, *told.groups)}
        others = [group for told in found for group in (*told.groups, *told.relays)]
        groups = {group.first: group for group in (*clauses.groups, *others)}
        meant: dict[int, tuple[Person, ...]] = {}
        for first, group in sorted(groups.items()):
            if group.owner is not None and group.owner.kind == "name":
                self._speakers.meant(clauses, group.owner)
            if group.kind in ("time",) or (group.kind == "words" and first not in speaking):
                continue
            is_place = group.after in clauses.language.placing or clauses.quoted[first]
            if group.kind == "person" and is_place and first not in speaking:
                continue  # a place, or something that somebody spoke of
            they = self._speakers.together(clauses, group) if first in speaking else ()
            if first not in speaking and group.kind == "pronoun":
                continue
            meant[first] = they or self._speakers.meant(clauses, group)
            if first in speaking:
                told = speaking[first]
                heard = told.groups if group in told.groups else (group,)
                every = tuple(person for each in heard for person in meant.get(each.first, ()))
                self._speakers.people.speak(every, clauses.sentence.number)
            elif not group.after and (len(meant) == 1 or _is_apposed(clauses, group)):
                for person in meant[first]:
                    person.led = clauses.sentence.number
        for told in found:
            # "he" is whoever spoke last in the sentence, not whoever was named last.
            every = tuple(person for each in told.groups for person in meant.get(each.first, ()))
            if every:
                self._speakers.people.speak(every, clauses.sentence.number)
        return meant

    def _one(self, clauses: Clauses, told: Told, meant: dict[int, tuple[Person, ...]]) -> Said | None:
        # Who writes "I" is the one whose text it is.
        is_own = all(_is_self(clauses, group) for group in told.groups)
        speakers = self._below.speakers if is_own else self._as_speakers(clauses, told.groups, meant)
        relays = self._as_speakers(clauses, told.relays, meant)
        words = tuple(_span(clauses, each) for each in told.content if each[0] < each[1])
        if not words or not (speakers or is_own):
            return None
        verb = clauses.span(told.verb, told.verb + 1).of(self.text) if told.verb >= 0 else ""
        parts = [Part("speaker", each.span) for each in speakers if each.span]
        if told.verb >= 0:
            parts.append(Part("verb", clauses.span(told.verb, told.verb + 1)))
        medium = medium_at(clauses, told)
        return Said(
            speakers,
            "denies" if told.denied else stance(clauses, told),
            words,
            _shown(clauses, told, speakers, medium),
            clauses.sentence.number,
            told.rule,
            verb,
            "" if medium is None else clauses.span(*medium).of(self.text),
            relays,
            tuple(parts),
        )

    def _as_speakers(
        self, clauses: Clauses, groups: tuple[Group, ...], meant: dict[int, tuple[Person, ...]]
    ) -> tuple[Speaker, ...]:
        found = []
        for group in groups:
            people = meant.get(group.first, ())
            found += [self._speakers.speaker(clauses, group, person) for person in people]
            if not people:
                span = clauses.span(group.first, group.end)
                found.append(Speaker("", span.of(self.text), span, sure=False))
        return tuple(found)

    def _going_on(self, clauses: Clauses) -> Said | None:
        """What somebody says who spoke before: a quotation alone, "the statement said"."""
        found = goes_on(clauses, self.said)
        if found is None:
            return None
        last, rule = found
        words = (_span(clauses, (0, len(clauses.read))),)
        told = Told((), rule, (0, 0), ((0, len(clauses.read)),))
        return Said(
            last.speakers, by_words(clauses, told.content, told), words, last.shown_by, clauses.sentence.number, rule
        )

    def _outlet(self, clauses: Clauses, words: tuple[Range, ...]) -> Said:
        spans = tuple(_span(clauses, each) for each in words)
        below = self._below
        told = Told((), below.rule, (0, 0), words) if below.speakers else None
        rule, number = below.rule or OUTLET, clauses.sentence.number
        return Said(below.speakers, by_words(clauses, words, told), spans, below.shown_by, number, rule)

    def _say_so(self, clauses: Clauses, told: Told) -> None:
        """ "So says Marn": what the outlet seemed to say before in this paragraph is hers."""
        meant = self._meant(clauses, [told])
        speakers = self._as_speakers(clauses, told.groups, meant)
        shown = (clauses.span(*told.shown),)
        at = len(self.said)
        while at and not self.said[at - 1].speakers and self._is_beside(clauses, self.said[at - 1]):
            at -= 1
            self.said[at] = replace(self.said[at], speakers=speakers, shown_by=shown, rule=told.rule)
            if told.rule != "so-says":
                break

    def _is_beside(self, clauses: Clauses, said: Said) -> bool:
        between = self.text[said.words[-1].end : clauses.sentence.span.start]
        return "\n" not in between and len(between) < _PARAGRAPH


def _is_apposed(clauses: Clauses, group: Group) -> bool:
    return group.named is not None and clauses.is_comma(group.first - 1) and clauses.is_comma(group.end)


def _is_that(clauses: Clauses, at: int) -> bool:
    return clauses.word(at) in clauses.language.that and clauses.read[at + 1].kind != "sign"


def _is_self(clauses: Clauses, group: Group) -> bool:
    pronoun = clauses.language.pronouns.get(clauses.word(group.first))
    return group.kind == "pronoun" and pronoun is not None and pronoun.gender == "self"


def _shown(clauses: Clauses, told: Told, speakers: Iterable[Speaker], medium: Range | None) -> tuple[Span, ...]:
    """Where the words stand that show who speaks, and through what, without what the outlet says of him in between."""
    first, end = told.shown
    if medium is not None and not any(clauses.read[at].kind == "sign" for at in range(end, medium[0])):
        group = clauses.at(medium[0])
        end = max(end, medium[1], group.end if group else 0)
    is_whole = told.aside[1] <= first or told.aside[0] >= end
    ranges = ((first, end),) if is_whole else ((first, told.aside[0]), (told.aside[1], end))
    shown = tuple(clauses.span(*each) for each in ranges)
    # Of a verb that shares its subject with another the speaker stands further off.
    named = {each.span for each in speakers if each.span and clauses.sentence.span.holds(each.span)}
    return (*sorted(span for span in named if not any(each.holds(span) for each in shown)), *shown)


def _span(clauses: Clauses, tokens: Range) -> Span:
    """Where some tokens stand, without the signs and the "that" around them."""
    first, end = tokens
    while first < end - 1 and (clauses.word(first) in ",:;–—-)" or _is_that(clauses, first)):
        first += 1
    while end - 1 > first and clauses.word(end - 1) in ",:;.–—-(":
        end -= 1
    return clauses.span(first, end)
