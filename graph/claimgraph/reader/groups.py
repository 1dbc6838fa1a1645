"""The tokens of a sentence in, its groups of words round a noun or pronoun out: whom or what it speaks about, in order.

A group is what can stand before "said": "an unnamed officer", "Norvia's navy", "she". What it is bound to by a
preposition stands in a group of its own ("of the coast guard"), which knows the preposition.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from claimgraph.identity.spelling import spelt
from claimgraph.reader.language import Language
from claimgraph.reader.names import Named, Names, names_in
from claimgraph.reader.nouns import Nouns
from claimgraph.reader.phrases import phrase_at
from claimgraph.reader.text import Token

#: A group has so many tokens at most: of longer ones nothing is known but that they are long.
_LONGEST: Final = 24
#: The marks around a name that stands in a group, and how many tokens it has at most.
_OPENING: Final = frozenset({"“", "«", '"', "``"})
_CLOSING: Final = frozenset({"”", "»", '"', "''"})
_NAME: Final = 9


@dataclass(frozen=True, slots=True)
class Group:
    """Some tokens, ``first`` up to, and without, ``end``, round a noun or pronoun."""

    first: int
    end: int
    kind: str  #: name, pronoun, body, office, people, person (a name that no actor has), words, time
    bare: int  #: where it begins without article and owner
    named: Named | None = None
    owner: Group | None = None  #: whose it is: of "Norvia's navy" Norvia
    after: str = ""  #: the preposition before it


@dataclass
class Grouping:
    """Finds the groups of one sentence."""

    read: Sequence[Token]
    names: Names
    language: Language

    def groups(self) -> tuple[Group, ...]:
        """Every group, in the order of the sentence."""
        self._named: Mapping[int, Named] = dict(names_in(self.read, self.names))
        self._words = Nouns(self.read, self.names, self.language, self._named)
        found: list[Group] = []
        after = ""
        at = 0
        while at < len(self.read):
            if link := phrase_at(self._words.folded, at, self.language.conjunctions):
                at, after = at + link, ""  # "as well as": no preposition
                continue
            group = self._group(at, after)
            if group is None:
                token = self.read[at]
                after = token.folded if token.folded in self.language.prepositions else ""
                at += 1
            else:
                found.append(group)
                at, after = group.end, ""
        return tuple(found)

    def _group(self, first: int, after: str) -> Group | None:
        words = self.language
        token = self.read[first]
        pronoun = words.pronouns.get(token.folded) if first not in self._named else None
        if pronoun and (pronoun.case != "possessive" or not self._words.is_noun(first + 1)):
            return Group(first, first + 1, "pronoun", first, after=after)
        owner = Group(first, first + 1, "pronoun", first) if pronoun else None
        is_bare = first in self._named or not self._words.is_determiner(first)
        at = first if is_bare and owner is None else first + 1
        group = self._nouns(first, at, owner, after)
        while group and group.end + 1 < len(self.read) and self._owns(group) and group.end - first < _LONGEST:
            more = self._nouns(first, group.end + 1, group, after)
            if more is None:
                break
            group = more
        return group

    def _owns(self, group: Group) -> bool:
        following, plural = self.read[group.end].folded, self.language.endings.plural
        return following in self.language.possessive or (
            following in "'’" and self.read[group.end - 1].folded.endswith(plural)
        )

    def _nouns(self, first: int, start: int, owner: Group | None, after: str) -> Group | None:
        """The group whose nouns begin at ``start``: up to a name, or past the last word for a body or an office."""
        at, kind, named, modified = start, "", None, False
        limit = min(len(self.read), start + _LONGEST)
        while at < limit:
            token = self.read[at]
            if first < at == start and (behind := self._in_quotes(at)):
                named = self._named.get(at + 1)
                at, kind = max(behind, named.end if named else 0), "name" if named else "body"
                continue
            if at in self._named:
                new_name = self._named[at]
                if new_name.describes and (at > start or owner is not None):
                    pass  # "Estmark's Defence Ministry": its words are common ones
                elif kind == "person" and (new_name.surname or self._is_one_word_of_a_person(at, new_name)):
                    named, kind, at = self._same_person(start, at, new_name), "person", new_name.end
                    kind = "name" if named else "person"
                    continue
                elif kind in ("", "office") or (kind == "words" and modified):
                    named, kind, at = new_name, "name", new_name.end
                    continue
                else:
                    break
            if token.folded == "." and kind in ("person", "office") and self._is_short(at):
                at += 1  # V. Marn, Dr. Pell
                continue
            if token.folded == "-" and start < at < limit - 1 and self._touches(at):
                at += 2  # long-standing: one word
                kind, modified = kind if kind in ("name", "office", "body") else "words", True
                continue
            if token.kind == "number" and not kind:
                at += 1
                continue
            if not self._words.is_noun(at) or self._words.is_a_verb_here(at, kind):
                break
            new = self._words.kind(token, at)
            if kind == "time" and first < start and new == "words":
                pass  # "a Friday evening rally"
            elif kind and "time" in (kind, new):
                break
            if kind == "name" and self._words.is_field(at):
                named = None  # "the Estmark health ministry"
            elif kind in ("name", "person") and new == "words":
                if not self._words.is_said_of(token):
                    break
                new = kind  # "state media reports": their words are theirs
            elif kind in ("body", "office", "people") and new == "words":
                if not self._words.is_said_of(token):
                    break
                new = kind
            elif kind == "name" and new == "person":
                # More of a name than any actor has: Norvia Airlines.
                named, new = None, "person"
            elif kind == "name" and new in ("body", "office", "people"):
                named = None  # Norvian officials are not Norvia
            elif kind == "office" and new == "person":
                new = "person"
            elif kind == "words" and new == "person" and not modified:
                if not self._is_adjective(at):
                    break
                new = "words"  # a senior Western official
            kind = new
            at += 1
        if at == start or not kind:
            return None
        if kind == "words" and self._is_a_time(first, at):
            kind = "time"
        return Group(first, at, kind, start, named, owner, after)

    def _in_quotes(self, at: int) -> int:
        """Behind a name in quotation marks that something is called by: 'the “Port Watch” project'; 0 for none."""
        if self.read[at].folded not in _OPENING or not self.read[at + 1 : at + 2] or not self.read[at + 1].capital:
            return 0
        closing = next((each for each in range(at + 2, at + _NAME) if self._words.word(each) in _CLOSING), 0)
        noun = self._words.word(closing + 1)
        return closing + 1 if closing and noun in self.language.bodies else 0

    def _is_a_time(self, first: int, end: int) -> bool:
        """Whether words say when: "this month", "a day earlier"."""
        words, last = self.language, self.read[end - 1].folded
        if not {last, words.endings.singular(last)} & words.spans_of_time:
            return False
        return self._words.word(end) in words.sooner_or_later or any(
            token.folded in words.which_time for token in self.read[first : end - 1]
        )

    def _is_short(self, at: int) -> bool:
        before = self.read[at - 1]
        return at + 1 < len(self.read) and (len(before.folded) == 1 or before.folded in self.language.abbreviations)

    def _is_one_word_of_a_person(self, at: int, named: Named) -> bool:
        return named.end == at + 1 and all(self.names.by_id[each].type == "person" for each in named.actors)

    def _same_person(self, start: int, at: int, named: Named) -> Named | None:
        """The name, where the first name before a surname can be that of whoever bears it: its first letter is the same."""
        first = next((each.folded for each in self.read[start:at] if self._is_first_name(each)), "")
        fits = tuple(each for each in named.actors if self.names.first_letter(each) == spelt(first)[:1])
        return replace(named, actors=fits) if fits else None

    def _is_first_name(self, token: Token) -> bool:
        return token.capital and token.folded not in self.language.offices | self.language.titles

    def _is_adjective(self, at: int) -> bool:
        """Whether a word with a capital belongs to a small noun after it."""
        return at + 1 < len(self.read) and not self.read[at + 1].capital and self._words.is_noun(at + 1)

    def _touches(self, at: int) -> bool:
        before, here, following = self.read[at - 1], self.read[at], self.read[at + 1]
        return before.span.end == here.span.start and here.span.end == following.span.start
