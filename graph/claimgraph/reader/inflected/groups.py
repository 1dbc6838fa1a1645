"""Words in a statement for somebody who can speak: a name with its office, a row of names, whom a preposition speaks of."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from claimgraph.reader.inflected.lexicon import Lexicon
from claimgraph.reader.inflected.mentions import Mention, is_whose_name
from claimgraph.reader.inflected.morphology import Word

#: How far a name may stand behind its office, or behind "according to".
NEAR: Final = 10
#: So many words say of what a body is.
_OF_WHAT: Final = 2


@dataclass(frozen=True, slots=True)
class Group:
    """Words for somebody who can speak: a name, a pronoun, "the ministry", or somebody nobody knows."""

    first: int
    end: int
    kind: str  #: "name", "person", "body", "anyone", "sides", "stranger" and "house" without an actor, "words"
    mention: Mention | None = None
    gender: str = ""
    side: str = ""  #: of which side it is said to be: "the Norvian ministry"
    base: frozenset[str] = frozenset()  #: the base forms of a word for a body


@dataclass(frozen=True)
class Groups:
    """The words of a statement, from ``first`` up to ``end`` in a sentence, with who is named in it."""

    of: Sequence[Word]
    first: int
    end: int
    mentions: tuple[Mention, ...]
    lexicon: Lexicon

    def mention_at(self, at: int) -> Mention | None:
        """The name that begins with this word."""
        return next((each for each in self.mentions if each.first == at), None)

    def is_named(self, at: int) -> bool:
        """Whether a word is part of a name."""
        return any(mention.first <= at < mention.end for mention in self.mentions)

    def sided(self, group: Group) -> Group:
        """A group with the adjective of a side that stands before it: "the Norvian ministry"."""
        near = [each for each in self.mentions if each.end == group.first and each.kind == "adjective"]
        return replace(group, first=near[0].first, side=near[0].side) if near else group

    def is_free(self, at: int, cases: Set[str] = frozenset()) -> bool:
        """Whether no preposition stands before a group that could be in another case than that of a subject."""
        while at > self.first and (self.of[at - 1].is_adjective or self.of[at - 1].folded in '«"'):
            at -= 1
        return at == self.first or not self.of[at - 1].is_preposition or cases == {"nomn"}

    def is_whose(self, mention: Mention) -> bool:
        """Whether a state only says whose somebody is: "the envoy of Norvia"."""
        before = mention.first - 1
        return mention.is_state and "gent" in mention.cases and before >= self.first and self.of[before].is_noun

    def titled(self, mention: Mention) -> Group:
        """A name with the office before it: "the president of Norvia Jorun Vale"."""
        group = named(mention)
        for at in range(mention.first - 1, max(self.first, mention.first - NEAR) - 1, -1) if mention.is_person else ():
            if ends_group(self.of[at]):
                break
            if self.lexicon.at("offices", self.of, at):
                group = replace(group, first=self.with_adjectives(at))
        return group

    def with_adjectives(self, noun: int, beside: bool = False) -> int:
        """Where the adjectives begin that stand before a noun: "the official spokesman"; those of a state only ``beside``."""
        first = noun
        while first > self.first and self._says_which(first - 1, noun, beside):
            first -= 1
        return first

    def _says_which(self, at: int, noun: int, beside: bool) -> bool:
        cases = {form.case for form in self.of[noun].forms}
        return (
            self.of[at].is_adjective
            and self.of[at].has_case(*cases)
            and not any(
                mention.first <= at < mention.end for mention in self.mentions if not beside or mention.kind == "name"
            )
        )

    def agrees(self, mention: Mention, verb: int) -> bool:
        """Whether a name fits a verb: several do what is done by several; who has a first name, by its gender."""
        words = self.of[mention.first : mention.end]
        is_many = any(form.number == "plur" and form.case == "nomn" for word in words for form in word.forms)
        # "Neither A nor the ministry" are several too.
        beside = len(self.row(mention)) > 1 or self.lexicon.at("negations", self.of, mention.first - 1) is not None
        if self.of[verb].is_plural and not is_many and not beside:
            return False
        known = [word for word in words if any(form.is_first_name and form.case == "nomn" for form in word.forms)]
        if mention.is_person and len(words) > 1 and known:
            return any(word.can_do(self.of[verb]) for word in words)
        return True

    def row(self, mention: Mention) -> tuple[Mention, ...]:
        """The names that stand in one row, with an "and" among them."""
        if mention not in self.mentions:
            return (mention,)  # of a statement before this one
        at = self.mentions.index(mention)
        first = end = at
        while first and self._is_row(self.mentions[first - 1], self.mentions[first]):
            first -= 1
        while end + 1 < len(self.mentions) and self._is_row(self.mentions[end], self.mentions[end + 1]):
            end += 1
        row = self.mentions[first : end + 1]
        linked = any(self.lexicon.has(n, self.of, row[0].end, row[-1].first) for n in ("conjunctions", "negations"))
        return row if linked else (mention,)

    def _is_row(self, one: Mention, other: Mention) -> bool:
        """Whether only a comma or "and", and adjectives, stand between two names that can act."""
        between = self.of[one.end : other.first]
        linked = bool(between) and (
            between[0].folded == "," or self.lexicon.at("conjunctions", self.of, one.end) is not None
        )
        rest = range(one.end + 1, other.first)
        joined = all(self.of[at].is_adjective or self.lexicon.at("negations", self.of, at) for at in rest)
        return linked and joined and one.can_act and other.can_act

    def stranger(self, office: int) -> Group | None:
        """A word for a person behind which a name stands that is nobody's who is known: "the envoy of Norvia Pavel Stromm"."""
        last = -1
        for at in range(office + 1, min(office + NEAR, self.end)):
            word = self.of[at]
            if ends_group(word) or (last >= 0 and at > last + 1):
                break
            is_name = word.token.capital and not self.is_named(at) and (last >= 0 or is_called(word))
            last = at if is_name else last
        return self.sided(Group(self.with_adjectives(office), last + 1, "stranger")) if last >= 0 else None

    def holder(self, office: int, gender: str = "") -> Group:
        """Who holds an office and is not named: whom the text has named, or nobody it knows: "a source", "a witness"."""
        kind = "stranger" if self.lexicon.at("nameless", self.of, office) else "person"
        return self.sided(Group(office, office + 1, kind, gender=gender))

    def house(self, at: int) -> Group | None:
        """Somebody who is called by a house, and nobody who is known: "the Kremlin"."""
        found = self.lexicon.at("houses", self.of, at) if self.of[at].token.capital else None
        return self.office_of(Group(at, found.end, "house")) if found else None

    def body(self, at: int) -> Group:
        """A body without a name: "the ministry", "the Norvian ministry", "the ministry of Norvia"."""
        return self.office_of(self.sided(Group(at, at + 1, "body", base=self.of[at].keys)))

    def office_of(self, body: Group) -> Group:
        """A body with whose it is behind it: "in the office of Oss" is his office's, "the ministry of Norvia" hers."""
        end = body.end
        while end < min(body.end + _OF_WHAT, self.end) and self._is_of_what(end):
            end += 1
        mention = self.mention_at(end)
        if mention is None and end < self.end and is_whose_name(self.of, end):
            return replace(body, end=end + 1, kind="house")
        if mention is None or mention.kind != "name" or "gent" not in mention.cases:
            return body
        if mention.is_state:
            return replace(body, end=mention.end, side=mention.side)
        return replace(body, end=mention.end, kind="house") if mention.is_person else body

    def _is_of_what(self, at: int) -> bool:
        """Whether a word says of what a body is: "the ministry of defence"."""
        word = self.of[at]
        return not word.token.capital and word.is_noun and word.has_case("gent") and not word.is_preposition

    def object(self, first: int) -> Group | None:
        """Whom a preposition speaks of: the last name of a row of words in one case, or a body or office without one."""
        best: Group | None = None
        for at in range(first, min(first + NEAR, self.end)):
            word = self.of[at]
            mention = self.mention_at(at)
            if mention and mention.kind != "people" and not (best and best.mention and best.mention.is_person):
                if mention.kind == "name" and (best is None or not mention.is_state):
                    best = self.sided(named(mention))
            elif mention is None and not any(other.first < at < other.end for other in self.mentions):
                best = best or self._spoken_of(at)
            if not self.is_named(at) and (
                (word.token.kind == "sign" and word.folded not in '«»"-') or (word.is_finite and not word.is_noun)
            ):
                break
        return best

    def _spoken_of(self, at: int) -> Group | None:
        """Somebody without a name that is known, whom a preposition speaks of."""
        if self.lexicon.at("offices", self.of, at):
            return self.stranger(at) or self.holder(at)
        if house := self.house(at):
            return house
        if self.lexicon.at("bodies", self.of, at):
            return self.body(at)
        word = self.of[at]
        is_somebody = word.is_noun and any(form.is_animate for form in word.forms)
        return Group(at, at + 1, "words") if is_somebody else None


def is_called(word: Word) -> bool:
    """Whether a word with a capital can be the name of a person."""
    return any(form.is_first_name or (form.is_animate and form.part == "NOUN") for form in word.forms)


def named(mention: Mention) -> Group:
    """A name alone."""
    return Group(mention.first, mention.end, "name", mention)


def ends_group(word: Word) -> bool:
    """Whether a word is none of an office with its name: a verb, or a sign that ends a clause."""
    return (word.is_finite and not word.is_noun) or word.folded in (",", ";", ":", "—")


def gender_of(word: Word) -> str:
    """The gender of a word; "" where it can have several."""
    genders = {form.gender for form in word.forms if form.gender}
    return genders.pop() if len(genders) == 1 else ""
