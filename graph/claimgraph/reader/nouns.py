"""A word at its place in, whether it stands in a group round a noun out, and of which kind: an office, a body, a verb here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from claimgraph.reader.language import Language
from claimgraph.reader.names import Named, Names
from claimgraph.reader.phrases import phrase_at
from claimgraph.reader.text import Token

#: A clause with "which" has so many words before its verb at most.
_CLAUSE: Final = 6


@dataclass(frozen=True)
class Nouns:
    """Tells nouns from other words in one sentence, of which the names are known by their first token."""

    read: Sequence[Token]
    names: Names
    language: Language
    named: Mapping[int, Named]

    @cached_property
    def folded(self) -> list[str]:
        """The words."""
        return [token.folded for token in self.read]

    def word(self, at: int) -> str:
        """A word by its place; "" behind the last."""
        return self.folded[at] if at < len(self.folded) else ""

    def is_determiner(self, at: int) -> bool:
        """Whether a word begins a group: an article, "this", "both", "no"."""
        folded = self.read[at].folded
        words = self.language
        if folded in words.that:
            return False  # it nearly always begins a clause
        return (
            folded in words.definite or folded in words.indefinite or folded in words.joint or folded in words.not_any
        )

    def is_field(self, at: int) -> bool:
        """Whether a word tells what the body behind it is for: "health ministry"."""
        following = self.word(at + 1)
        return self.word(at) in self.language.fields and (following in self.language.bodies or self.is_field(at + 1))

    def is_said_of(self, token: Token) -> bool:
        """Whether a word is one for what somebody says: a statement, a count."""
        words = self.language
        return token.folded in words.own_nouns | words.speaking_nouns or token.folded in words.by_nouns

    def kind(self, token: Token, at: int) -> str:
        """Of which kind of group a noun is, as `Group` names them."""
        words, folded = self.language, token.folded
        if folded in words.weekdays or (token.capital and folded in words.months):
            return "time"
        if folded in words.plural_people:
            return "people"
        singular = words.endings.singular(folded)
        if folded in words.bodies or singular in words.bodies:
            return "body"
        if folded in words.offices or folded in words.titles:
            return "office"
        if singular in words.offices:
            return "people"
        if token.capital and at > 0 and not self.names.state_of(folded):
            return "person"
        if token.capital and at == 0 and len(self.read) > 1 and self.read[1].capital:
            return "person"
        return "words"

    def is_noun(self, at: int) -> bool:
        """Whether a token can be in a group: no word that only binds others, no adverb, no verb that is nothing else."""
        if at >= len(self.read):
            return False
        token, words = self.read[at], self.language
        folded = token.folded
        if token.kind == "sign" or folded in words.possessive or folded.endswith(words.endings.negated):
            return False
        if at in self.named:
            return True
        if token.capital and at > 0 and self.names.state_of(folded):
            return True  # the US, not us
        if folded in words.function_words or folded in words.auxiliaries or folded in words.prepositions:
            return False
        if folded in words.pronouns or folded in words.complements or folded in words.negations:
            return False
        if self.is_determiner(at) or (folded in words.between and not (token.capital and at > 0)):
            return folded in words.nameless
        is_adverb = words.endings.is_adverb(folded) and not token.capital
        return not is_adverb or folded in words.by_nouns

    def is_a_verb_here(self, at: int, kind: str) -> bool:
        """Whether a word that is a verb is one here, and not "the reported figure", "a statement", "its claim"."""
        token, words = self.read[at], self.language
        verb = words.verbs.get(token.folded)
        if kind and self.word(at + 1) in words.by and token.folded.endswith(words.endings.past):
            return True  # "figures released by"
        if verb is None:
            # Of other verbs nothing is known but how they end: "the minister visited".
            bends = not token.capital and token.folded.endswith((*words.endings.past, *words.endings.gerund))
            if not bends or (at and self.is_determiner(at - 1)):
                return False
            return kind not in ("", "words", "time") or self.is_determiner(min(at + 1, len(self.read) - 1))
        if token.capital and at > 0 and self.read[at - 1].capital:
            return False
        before = self.read[at - 1].folded if at else ""
        if verb.forms == {"base"} and kind == "words" and not before.endswith(words.endings.plural):
            return False  # the think tank
        following = self.read[at + 1].folded if at + 1 < len(self.read) else ""
        if token.folded in words.fields and (following in words.bodies or following in words.press):
            return False  # state television
        if verb.does == "quiet":
            is_subject = before in words.pronouns and words.pronouns[before].case == "subject"
            silent = following in words.no_words or phrase_at(self.folded, at + 1, words.silences)
            negated = before in words.auxiliaries | words.negations or before.endswith(words.endings.negated)
            lists = verb.base in words.listing and at + 1 < len(self.read) and self.read[at + 1].kind == "number"
            lists = lists or f"{verb.base} {following}" in words.with_particle  # "made clear"
            return kind not in ("", "words") or is_subject or bool(silent) or negated or (lists and at > 0)
        bound = before in words.definite | words.articles | words.possessive or before in words.pronouns
        if bound and before not in words.that:
            pronoun = words.pronouns.get(before)
            if pronoun is None or pronoun.case == "possessive":
                return False
        if not self.is_said_of(token) and token.folded not in words.also_nouns:
            return True
        if before in words.prepositions:
            return False
        return not kind or not self._is_a_noun_here(at, kind)

    def _is_a_noun_here(self, at: int, kind: str) -> bool:
        """Whether a word that may be a verb is one more noun behind others: "coastal states could", "member states"."""
        words, following = self.language, self.word(at + 1)
        if any(self.folded[each] in words.relatives - words.that for each in range(max(0, at - _CLAUSE), at)):
            return False  # "which the other side claims are sunk"
        verb = words.verbs.get(following)
        if following in words.auxiliaries or (verb and verb.forms & {"past", "third"}):
            return True
        if kind != "words":
            return False
        is_verb = following in words.complements or self.read[min(at + 1, len(self.read) - 1)].kind == "sign"
        of = following in words.belonging
        return of or (self.read[at].folded in words.also_nouns and not is_verb)
