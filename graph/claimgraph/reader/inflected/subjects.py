"""A verb in a statement in, who does it out: the nearest name, office, body or pronoun in the nominative that fits."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from typing import Final

from claimgraph.reader.inflected.groups import NEAR, Group, Groups, ends_group, gender_of, named
from claimgraph.reader.inflected.mentions import Mention

#: How far a subject may stand before its verb, and behind it.
_BEFORE: Final = 24
_BEHIND: Final = 14
#: How many words may stand between a spokesman and whom he speaks for.
_OF: Final = 2
#: How many words farther somebody nobody knows is than a name.
_UNKNOWN: Final = 4


@dataclass(frozen=True)
class Subjects(Groups):
    """A statement of which it is asked who does a verb."""

    earlier: tuple[Mention, ...] = ()  #: who is named before it in the sentence
    is_shared: bool = False  #: whether somebody spoke before in the sentence, who may go on
    called: Container[str] = ()  #: the surnames of strangers who spoke before in the text

    def subjects(self, verb: int, end: int, since: int, cited: Container[int]) -> tuple[Group, ...]:
        """Who does a verb: the nearest that can, with those joined to it; or those in whose house it is said."""
        before = max(since, verb - _BEFORE)
        behind = self._reach(end)
        found = [each for each in self._nominatives(before, behind, verb) if verb != each.first not in cited]
        houses = self._in_house(verb, before, behind)
        nearest = min((*found, *houses), key=lambda each: _distance(each, verb, end), default=None)
        if nearest is None:
            return self._before(verb)
        if nearest in houses:
            return tuple(each for each in houses if self._is_beside(each, nearest))
        return self._joined(nearest)

    def _before(self, verb: int) -> tuple[Group, ...]:
        """A name that does the verb of the statement before: "The ministry saw it, but does not say how many"."""
        if self.is_shared or not self.lexicon.at("contrasts", self.of, self.first):
            return ()
        acting = [each for each in self.earlier if each.can_act and self.agrees(each, verb) and not self.is_whose(each)]
        return (named(acting[-1]),) if acting else ()

    def _reach(self, end: int) -> int:
        """How far behind a verb its subject may stand: up to what is said."""
        for at in range(end, min(end + _BEHIND, self.end)):
            word = self.of[at]
            if word.folded in (":", ";") or (word.folded == "," and self._opens_clause(at + 1)):
                return at
            if word.is_finite and not word.is_noun and not word.is_preposition:
                return at
        return min(end + _BEHIND, self.end)

    def _opens_clause(self, at: int) -> bool:
        return at < self.end and any(
            self.lexicon.at(name, self.of, place) for name in ("complements", "relatives") for place in (at, at + 1)
        )

    def _nominatives(self, first: int, end: int, verb: int) -> Iterator[Group]:
        at = first
        while at < end:
            mention = self.mention_at(at)
            if mention:
                if (
                    mention.can_act
                    and self.is_free(at, mention.cases)
                    and self.agrees(mention, verb)
                    and not self.is_whose(mention)
                ):
                    yield self.titled(mention)
                at = mention.end
                continue
            group = self._common(at, verb)
            if group:
                yield group
            at += 1

    def _common(self, at: int, verb: int) -> Group | None:
        """A pronoun, an office or a body without a name, or somebody unknown, that does a verb."""
        word = self.of[at]
        lexicon = self.lexicon
        if lexicon.at("offices", self.of, at):
            return self._in_office(at, verb)
        if (house := self.house(at)) and word.can_do(self.of[verb], of_any_gender=True) and self.is_free(at):
            return house
        if word.token.capital and word.folded in self.called:
            return self._called(at)
        if not word.can_do(self.of[verb]):
            return None
        if any(form.part == "NPRO" for form in word.forms):
            if lexicon.at("possessive", self.of, at):
                return None
            if lexicon.at("pronouns_person", self.of, at):
                return Group(at, at + 1, "person", gender=gender_of(word))
            return Group(at, at + 1, "body") if lexicon.at("pronouns_body", self.of, at) else None
        if not self.is_free(at):
            return None
        if sides := lexicon.at("sides_joint", self.of, at):
            return Group(at, sides.end, "sides") if self.of[verb].is_plural or sides.end > at + 1 else None
        if lexicon.at("bodies", self.of, at):
            if body := self._speaks_for(at + 1):
                return Group(at, body.end, "name", body)
            return self.body(at)
        unknown = any(form.is_animate and form.part == "NOUN" and form.case == "nomn" for form in word.forms)
        if not unknown or self._has_name(at + 1, verb):
            return None
        return self._called(at)

    def _called(self, at: int) -> Group:
        """Somebody nobody knows: a word with its adjectives, or a first name with a surname."""
        first, end = at, at + 1
        if not self.of[at].token.capital:
            return self.stranger(at) or Group(self.with_adjectives(at), end, "words")
        before = self.of[at - 1] if at > self.first else None
        if before and before.token.capital and any(form.is_first_name for form in before.forms):
            first = at - 1
        elif any(form.is_first_name for form in self.of[at].forms) and end < self.end:
            end += self.of[end].token.capital and not self.of[end].is_finite
        return Group(first, end, "words")

    def _in_office(self, at: int, verb: int) -> Group | None:
        """Who holds an office: a stranger with a name, whoever it speaks for, or whom the text has named."""
        done = self.of[verb]
        # A word for an office is often a man's, whoever holds it.
        if not self.of[at].can_do(done, of_any_gender=True) or not self.is_free(at):
            return None
        if self._is_named_before(at):
            return None
        if group := self.stranger(at):
            return group
        if body := self._speaks_for(at + 1):
            return Group(at, body.end, "name", body)
        if self._has_name(at + 1, verb):
            return None
        return self.holder(at, gender_of(done))

    def _speaks_for(self, at: int) -> Mention | None:
        """The body for which somebody without a name speaks: "the press service of the General Staff"."""
        for mention in self.mentions:
            if at <= mention.first <= at + _OF and mention.kind == "name" and not mention.is_person:
                fits = "gent" in mention.cases and not mention.is_state
                return mention if fits and not any(map(ends_group, self.of[at : mention.first])) else None
        return None

    def _is_named_before(self, at: int) -> bool:
        """Whether an office stands beside its holder: "Rurik Oss, the minister"."""
        comma = self.with_adjectives(at, beside=True) - 1
        return any(
            mention.is_person and mention.end == comma and self.of[comma].folded == "," for mention in self.mentions
        )

    def _has_name(self, at: int, verb: int) -> bool:
        """Whether a name follows an office: "the minister of Norvia Jorun Vale"."""
        for mention in self.mentions:
            if (
                at <= mention.first <= at + NEAR
                and mention.is_person
                and mention.can_act
                and self.agrees(mention, verb)
            ):
                return not any(ends_group(word) for word in self.of[at : mention.first])
        return False

    def _in_house(self, verb: int, first: int, end: int) -> tuple[Group, ...]:
        """ "They said in the ministry": the ministry."""
        if not self.of[verb].is_plural:
            return ()
        found = []
        for at in range(first, end):
            if self.lexicon.at("there", self.of, at):
                found.append(Group(at, at + 1, "body", base=self.of[at].keys))
            elif self.lexicon.at("inside", self.of, at) and (group := self._housed(at + 1, end)):
                found.append(replace(group, first=at))
        return tuple(found)

    def _is_beside(self, one: Group, other: Group) -> bool:
        """Whether two groups stand in one clause: no sign between them, or nothing but "and" and "nor"."""
        first, end = min(one.end, other.end), max(one.first, other.first)
        linking = [
            word.token.kind != "sign" and any(self.lexicon.at(n, self.of, at) for n in ("conjunctions", "negations"))
            for at, word in enumerate(self.of[first:end], first)
        ]
        signs = [word.token.kind == "sign" for word in self.of[first:end]]
        listed = any(linking) and all(link or sign for link, sign in zip(linking, signs, strict=True))
        return listed or not any(signs)

    def _housed(self, first: int, end: int) -> Group | None:
        """The body that stands behind "in"."""
        for at in range(first, min(first + 3, end)):
            mention = self.mention_at(at)
            if mention and mention.kind == "name" and not mention.is_person:
                return self.sided(named(mention))
            if house := self.house(at):
                return house
            if self.lexicon.at("bodies", self.of, at):
                return self.body(at)
            if not self.of[at].is_adjective:
                break
        return None

    def _joined(self, group: Group) -> tuple[Group, ...]:
        """A name with those that stand in one row with it: "A, B and C"."""
        row = self.row(group.mention) if group.mention else ()
        return tuple(map(named, row)) if len(row) > 1 else (group,)


def _distance(group: Group, verb: int, end: int) -> int:
    between = verb - group.end if group.end <= verb else group.first - end
    return between + (_UNKNOWN if group.kind == "words" else 0)
