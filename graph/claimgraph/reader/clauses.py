"""One sentence with its groups and verbs, and where each of them stands: what the rules of attribution look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from claimgraph.reader.groups import Group, Grouping
from claimgraph.reader.inflection import Verb
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.language import Language
from claimgraph.reader.phrases import phrase_at
from claimgraph.reader.text import Sentence, Span, Token

#: No rule looks further than so many tokens from where it stands.
WINDOW: Final = 40
#: What stands between two commas before "that" has so many tokens.
_ASIDE: Final = 9
COMMAS: Final = frozenset({",", "–", "—", "-", ";", "(", ")"})
QUOTES: Final = frozenset({"“", "”", '"', "«", "»", "„", "‘", "’", "'", "''", "``", "‹", "›"})
ENDS: Final = frozenset({".", "!", "?", "…", "..."})


@dataclass(frozen=True)
class Clauses:
    """A sentence as the rules see it. Numbers are those of its tokens; a range is ``first`` up to, and without, ``end``."""

    text: str
    sentence: Sentence
    knowledge: Knowledge

    @cached_property
    def read(self) -> Sequence[Token]:
        """The tokens."""
        return self.sentence.tokens

    @cached_property
    def language(self) -> Language:
        """The words of the language."""
        return self.knowledge.language

    @cached_property
    def _folded(self) -> list[str]:
        return [token.folded for token in self.sentence.tokens]

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups, in their order."""
        return Grouping(self.read, self.knowledge.names, self.language).groups()

    @cached_property
    def _covering(self) -> list[Group | None]:
        found: list[Group | None] = [None] * len(self.read)
        for group in self.groups:
            found[group.first : group.end] = [group] * (group.end - group.first)
        return found

    @cached_property
    def quoted(self) -> list[bool]:
        """For each token whether it stands in quotation marks, themselves not counted."""
        found = [False] * len(self.read)
        spans = iter(self.sentence.quoted)
        span = next(spans, None)
        for number, token in enumerate(self.read):
            while span and token.span.start >= span.end:
                span = next(spans, None)
            found[number] = bool(span and span.start <= token.span.start)
        return found

    def at(self, number: int) -> Group | None:
        """The group that a token is in."""
        return self._covering[number] if 0 <= number < len(self.read) else None

    def word(self, number: int) -> str:
        """The folded word of a token; "" outside of the sentence."""
        return self._folded[number] if 0 <= number < len(self._folded) else ""

    def is_comma(self, number: int) -> bool:
        """Whether a sign sets something apart: a comma, a dash, but no hyphen in a word."""
        if self.word(number) not in COMMAS:
            return False
        if self.word(number) != "-" or not 0 < number < len(self.read) - 1:
            return True
        before, here, following = self.read[number - 1 : number + 2]
        return before.span.end < here.span.start or here.span.end < following.span.start

    def words(self, first: int, end: int) -> str:
        """Some tokens, folded, as phrases are looked up."""
        return " ".join(self._folded[max(0, first) : end])

    def span(self, first: int, end: int) -> Span:
        """Where some tokens stand."""
        return Span(self.read[first].span.start, self.read[end - 1].span.end)

    def phrase(self, at: int, phrases: frozenset[str], longest: int = 4) -> int:
        """How many tokens from one on are one of some phrases, the longest first; 0 where none begins there."""
        return phrase_at(self._folded, at, phrases, longest)

    def phrase_before(self, end: int, phrases: frozenset[str]) -> int:
        """How many tokens before one are one of some phrases; 0 where none ends there."""
        return next((count for count in (3, 2, 1) if end >= count and self.words(end - count, end) in phrases), 0)

    def particle(self, at: int) -> str:
        """What a verb does with the particle behind it, "call for"; "" where a time follows: "insisted on Tuesday"."""
        verb, following = self.language.verbs[self.word(at)], self.at(at + 2)
        if following is not None and following.kind == "time":
            return ""
        return self.language.with_particle.get(f"{verb.base} {self.word(at + 1)}", "")

    @cached_property
    def verbs(self) -> tuple[tuple[int, Verb], ...]:
        """The verbs outside of groups and quotations with their numbers; of a quotation only a single word is one."""
        found = []
        for number, token in enumerate(self.read):
            verb = self.language.verbs.get(token.folded) if token.kind == "word" else None
            if verb and self.at(number) is None and (not self.quoted[number] or self._is_alone(number)):
                found.append((number, verb))
        return tuple(found)

    def _is_alone(self, number: int) -> bool:
        return self.word(number - 1) in QUOTES and self.word(number + 1) in QUOTES

    def is_filler(self, number: int) -> bool:
        """Whether a token may stand between one who speaks and the verb: has, also, not, publicly."""
        token, words = self.read[number], self.language
        if token.kind != "word" or self.at(number):
            return False
        folded = token.folded
        return (
            folded in words.auxiliaries
            or folded in words.between
            or folded in words.negations
            or folded.endswith(words.endings.negated)
            or words.endings.is_adverb(folded)
        )

    def _is_filler_at(self, number: int) -> bool:
        return number < len(self.read) and self.is_filler(number)

    def negated(self, first: int, end: int) -> bool:
        """Whether there is a negation in a range."""
        words, ends = self.language.negations, self.language.endings.negated
        return any(token.folded in words or token.folded.endswith(ends) for token in self.read[max(0, first) : end])

    def after_adverbials(self, number: int) -> int:
        """The first token from ``number`` on that is in no adverb, time or group with a preposition: "on Telegram today"."""
        for _ in range(WINDOW):
            group = self.at(number)
            if group and group.kind == "time":
                number = group.end
            elif not group and self._is_filler_at(number):
                if self.word(number) in self.language.auxiliaries:
                    break
                number += 1
            elif self.word(number) in self.language.prepositions and (inner := self.at(number + 1)):
                number = inner.end
            elif self.is_comma(number) and self._is_filler_at(number + 1) and self.word(number + 2) == ",":
                number += 3  # "claims, wrongly, that"
            elif self.is_comma(number) and (that := self._that_behind(number)):
                number = that
            elif self.word(number) in self.language.sooner_or_later:
                number = group.end if group else number + 1
            else:
                break
        return number

    def _that_behind(self, comma: int) -> int:
        """The "that" behind what stands between two commas: "claims, without giving evidence, that"; 0 for none."""
        near = range(comma + 2, comma + _ASIDE)
        return next((at + 1 for at in near if self.is_comma(at) and self.word(at + 1) in self.language.that), 0)

    def is_no(self, number: int) -> bool:
        """Whether a token is an answer by itself: "said no", "No, he said", but not "no ship"."""
        following = self.word(number + 1)
        is_alone = self.is_end(number + 1) or following in ENDS or following in QUOTES or self.is_comma(number + 1)
        is_alone = is_alone or following in self.language.complements
        return self.word(number) in self.language.not_any and is_alone

    def is_end(self, number: int) -> bool:
        """Whether nothing but signs stands from a token to the end."""
        return all(token.kind == "sign" for token in self.read[number : number + 3]) and number + 3 >= len(self.read)

    def backwards(self, number: int) -> Iterator[int]:
        """The numbers before one, the nearest first, as far as a rule may look."""
        return iter(range(number - 1, max(-1, number - 1 - WINDOW), -1))
