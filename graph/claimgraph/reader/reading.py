"""A text in, all that is said in it out: by whom, with which force, in which words, and what the outlet says itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from claimgraph.base import limits
from claimgraph.base.words import counted
from claimgraph.reader.attribution import attributions
from claimgraph.reader.below import Below
from claimgraph.reader.clauses import Clauses
from claimgraph.reader.contrasts import contrasted
from claimgraph.reader.figures import figures_in
from claimgraph.reader.furniture import without_furniture
from claimgraph.reader.going_on import gives_the_figure, goes_on, says_this, so_says
from claimgraph.reader.groups import Group
from claimgraph.reader.inflected.reading import said_and_figures
from claimgraph.reader.interviews import answered
from claimgraph.reader.itself import ITSELF
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.language import Language
from claimgraph.reader.medium import medium_at
from claimgraph.reader.of_himself import knowing
from claimgraph.reader.people import Person
from claimgraph.reader.places import shown, span_of
from claimgraph.reader.precision import precision, trusted
from claimgraph.reader.remainders import remainders
from claimgraph.reader.said import OUTLET, Part, Reading, Said, Speaker
from claimgraph.reader.sentences import sentences
from claimgraph.reader.signed import signed
from claimgraph.reader.speakers import Speakers
from claimgraph.reader.stance import stance
from claimgraph.reader.text import Sentence
from claimgraph.reader.told import Range, Told
from claimgraph.reader.traits import states_in
from claimgraph.reader.wording import by_words

#: In shorter texts the share of words says nothing of the language.
_ENOUGH_WORDS: Final = 25
#: Of 100 words so many at most have letters of another language: names, and words that are cited.
_FOREIGN: Final = 5
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
    whole = answered(text, found, signed(text, found, reader.said, knowledge), knowledge)
    said = without_furniture(found, whole, figures, knowledge.language)
    return Reading(found, said, figures, knowledge.language.language, notes=notes)


def _refused(found: Sequence[Sentence], language: Language) -> str:
    """Why a text is not read: no sentences, too few of the words that every text in the language has, or other letters."""
    words = [token.folded for sentence in found for token in sentence.tokens if token.kind == "word"]
    if not words:
        return "It has no sentences."
    if len(words) < _ENOUGH_WORDS:
        return ""
    known = 100 * sum(word in language.function_words for word in words) // len(words)
    if known < language.function_share:
        return f"It does not seem to be in {language.name}: of 100 words {known} are words that such texts are full of."
    foreign = 100 * sum(_is_foreign(word, language.letters) for word in words) // len(words)
    if foreign > _FOREIGN:
        return f"It does not seem to be in {language.name}: of 100 words {foreign} have letters that this language has not."
    return ""


def _is_foreign(word: str, letters: str) -> bool:
    """Whether a word has a letter that is none of these; Latin ones stand in every text, in names and brands."""
    return bool(letters) and any(sign.isalpha() and not sign.isascii() and sign not in letters for sign in word)


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
        if (this := says_this(clauses, found)) and self._say_so(clauses, this):
            return
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
        is_own = all(_is_self(clauses, group) or _is_itself(meant.get(group.first, ())) for group in told.groups)
        speakers = self._below.speakers if is_own else self._as_speakers(clauses, told.groups, meant)
        relays = self._as_speakers(clauses, told.relays, meant)
        words = tuple(span_of(clauses, each) for each in told.content if each[0] < each[1])
        if not words or not (speakers or is_own):
            return None
        verb = clauses.span(told.verb, told.verb + 1).of(self.text) if told.verb >= 0 else ""
        parts = [Part("speaker", each.span) for each in speakers if each.span]
        if told.verb >= 0:
            parts.append(Part("verb", clauses.span(told.verb, told.verb + 1)))
        medium = medium_at(clauses, told)
        return Said(
            speakers,
            "denies" if told.denied else stance(clauses, knowing(told, meant)),
            words,
            shown(clauses, told, speakers, medium),
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
            if _is_itself(people):
                continue
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
        words = (span_of(clauses, (0, len(clauses.read))),)
        told = Told((), rule, (0, 0), ((0, len(clauses.read)),))
        return Said(
            last.speakers, by_words(clauses, told.content, told), words, last.shown_by, clauses.sentence.number, rule
        )

    def _outlet(self, clauses: Clauses, words: tuple[Range, ...]) -> Said:
        spans = tuple(span_of(clauses, each) for each in words)
        below = self._below
        told = Told((), below.rule, (0, 0), words) if below.speakers else None
        rule, number = below.rule or OUTLET, clauses.sentence.number
        return Said(below.speakers, by_words(clauses, words, told), spans, below.shown_by, number, rule)

    def _say_so(self, clauses: Clauses, told: Told) -> bool:
        """ "So says Marn": what the outlet seemed to say before in this paragraph is hers; whether there is any."""
        meant = self._meant(clauses, [told])
        speakers = self._as_speakers(clauses, told.groups, meant)
        shown = (clauses.span(*told.shown),)
        at = len(self.said)
        while at and not self.said[at - 1].speakers and self._is_meant(clauses, told, self.said[at - 1]):
            at -= 1
            self.said[at] = replace(self.said[at], speakers=speakers, shown_by=shown, rule=told.rule)
            if told.rule not in ("so-says", "says-this"):
                break
        return at < len(self.said)

    def _is_meant(self, clauses: Clauses, told: Told, said: Said) -> bool:
        """Whether what was said stands in the sentence before; of "so says" in the same paragraph."""
        if told.rule == "says-this":
            return said.sentence == clauses.sentence.number - 1
        between = self.text[said.words[-1].end : clauses.sentence.span.start]
        return "\n" not in between and len(between) < _PARAGRAPH


def _is_apposed(clauses: Clauses, group: Group) -> bool:
    return group.named is not None and clauses.is_comma(group.first - 1) and clauses.is_comma(group.end)


def _is_itself(people: Iterable[Person]) -> bool:
    return any(person.key == ITSELF for person in people)


def _is_self(clauses: Clauses, group: Group) -> bool:
    pronoun = clauses.language.pronouns.get(clauses.word(group.first))
    return group.kind == "pronoun" and pronoun is not None and pronoun.gender == "self"
