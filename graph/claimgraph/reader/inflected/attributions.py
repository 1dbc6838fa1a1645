"""One statement in, the words in it that say whose word it is: a verb with its subject, "according to", a colon, a citation."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from claimgraph.reader.inflected.lexicon import Lexicon
from claimgraph.reader.inflected.mentions import Mention
from claimgraph.reader.inflected.morphology import Word
from claimgraph.reader.phrases import Found

#: How far a subject may stand before its verb, and behind it; and how far a name behind "according to".
_BEFORE: Final = 24
_BEHIND: Final = 14
_NEAR: Final = 10
#: How many words farther somebody nobody knows is than a name.
_UNKNOWN: Final = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Words for somebody who can speak: a name, a pronoun, "the ministry", or somebody nobody knows."""

    first: int
    end: int
    kind: str  #: "name", "person", "body", "anyone", "sides", "words"
    mention: Mention | None = None
    gender: str = ""
    side: str = ""  #: of which side it is said to be: "the Norvian ministry"
    base: frozenset[str] = frozenset()  #: the base forms of a word for a body


@dataclass(frozen=True, slots=True)
class Attribution:
    """The words from ``first`` up to ``end`` that show who speaks; without groups whoever spoke before in the sentence."""

    first: int
    end: int
    groups: tuple[Group, ...]
    stance: str
    rule: str
    verb: int = -1
    relays: tuple[Group, ...] = ()


@dataclass(frozen=True)
class Statement:
    """A sentence, or what a sentence says between "but" and "but", with what is named in it."""

    of: Sequence[Word]
    first: int
    end: int
    mentions: tuple[Mention, ...]
    lexicon: Lexicon
    quoted: Container[int] = ()  #: the words between marks of quotation: a verb there shows nobody
    earlier: tuple[Mention, ...] = ()  #: who is named before it in the sentence
    is_shared: bool = False  #: whether somebody spoke before in the sentence, who may go on

    def attributions(self) -> tuple[Attribution, ...]:
        """Every attribution, in the order of the words; of two that share words the first."""
        citing = list(self._citing())
        cited = {at for each in citing for at in range(each.first, each.end)}
        found = [*self._colon(), *citing, *self._according(), *self._verbs(cited)]
        kept: list[Attribution] = []
        for each in sorted(found, key=lambda each: (each.rule == "subject-verb", each.first)):
            others = [other for other in kept if (other.rule, each.rule) != ("citing", "subject-verb")]
            if not any(each.first < other.end and other.first < each.end for other in others):
                kept.append(each)
        return tuple(each for each in self._with_citation(kept) if self._is_someones(each, kept))

    def _is_someones(self, each: Attribution, every: Sequence[Attribution]) -> bool:
        """Whether somebody is named for it, or spoke before; a silence and a denial are never lost."""
        goes_on = self.is_shared or any(other.groups and other.first < each.first for other in every)
        return bool(each.groups) or goes_on or each.stance in ("declines", "denies")

    def _with_citation(self, kept: Sequence[Attribution]) -> Iterator[Attribution]:
        """Who cites somebody passes his word on: "Tidings, citing the ministry, reports"."""
        cited = next((each for each in kept if each.rule == "citing"), None)
        verb = next((each for each in kept if each.rule == "subject-verb" and each.groups), None)
        for each in sorted(kept, key=lambda each: each.first):
            if cited and verb and each is verb:
                yield replace(
                    cited,
                    first=min(cited.first, verb.first),
                    end=max(cited.end, verb.end),
                    relays=verb.groups,
                    verb=verb.verb,
                )
            elif not (verb and each is cited):
                yield each

    # ------------------------------------------------------------------------ the constructions

    def _colon(self) -> Iterator[Attribution]:
        for mention in self.mentions[:2]:
            at = mention.end
            if mention.first - self.first > 3 or at >= self.end or self.of[at].folded != ":" or not mention.can_act:
                continue
            if not any(word.is_finite for word in self.of[self.first : at]):
                yield Attribution(mention.first, at + 1, (_named(mention),), "asserts", "colon")

    def _according(self) -> Iterator[Attribution]:
        lexicon = self.lexicon
        for at in range(self.first, self.end):
            noun = lexicon.at("according_alone", self.of, at)
            before = None if noun else lexicon.at("according", self.of, at)
            inner: list[Group] = []
            for step in range(before.end, min(before.end + 4, self.end)) if before else ():
                if possessive := lexicon.at("possessive", self.of, step):
                    inner.append(Group(step, possessive.end, "anyone", gender=_gender_of(self.of[step])))
                elif (mention := self._mention_at(step)) and mention.kind == "adjective":
                    inner.append(Group(step, mention.end, "name", replace(mention, kind="name")))
                if noun := lexicon.at("according_nouns", self.of, step):
                    break
                if not (self.of[step].is_adjective or inner):
                    break
            if noun is None:
                continue
            group = inner[0] if inner else self._object(noun.end)
            if group:
                yield Attribution(at, max(noun.end, group.end), (group,), "asserts", "according-to")

    def _citing(self) -> Iterator[Attribution]:
        for at in range(self.first, self.end):
            found = self.lexicon.at("citing", self.of, at)
            group = self._object(found.end) if found else None
            if found and group:
                yield Attribution(at, group.end, (group,), "asserts", "citing")

    def _verbs(self, cited: Container[int]) -> Iterator[Attribution]:
        last: int = self.first
        for at in range(self.first, self.end):
            found = self.lexicon.verbs.at(self.of, at) or self._unwilling(at)
            negation = self._negation(at)
            # "It is not said" is a silence; "it is said" tells nobody.
            does = self.of[at].is_personal or (negation >= 0 and self.of[at].is_finite)
            if not found or found.end > self.end or not does or at in self.quoted:
                continue
            stance = self.lexicon.denied_verbs.get(found.means, "") if negation >= 0 else found.means
            if not stance or stance == "quiet":
                continue
            groups = self._subjects(at, found.end, last, cited)
            first = min([at, *([negation] if negation >= 0 else []), *(group.first for group in groups)])
            end = max([found.end, *(group.end for group in groups)])
            yield Attribution(first, end, groups, stance, "subject-verb", at)
            last = found.end

    def _unwilling(self, at: int) -> Found[str] | None:
        """ "Did not want to say": a verb that is negated, before one of saying."""
        if not self.of[at].is_personal or self._negation(at) < 0:
            return None
        for step in range(at + 1, min(at + 3, self.end)):
            if self.of[step].is_infinitive and self.lexicon.verbs.at(self.of, step):
                return Found(at, step + 1, "asserts")
        return None

    def _negation(self, verb: int) -> int:
        """Where the word stands that negates a verb; -1 for none."""
        for at in (verb - 1, verb - 2):
            if at >= self.first and self.lexicon.at("negations", self.of, at):
                return at
            if at < self.first or self.of[at].token.kind != "word":
                return -1
        return -1

    # ------------------------------------------------------------------------ who

    def _subjects(self, verb: int, end: int, since: int, cited: Container[int]) -> tuple[Group, ...]:
        """Who does a verb: the nearest that can, with those joined to it; or those in whose house it is said."""
        before = max(since, verb - _BEFORE)
        behind = self._reach(end)
        found = [each for each in self._nominatives(before, behind, verb) if verb != each.first not in cited]
        houses = self._in_house(verb, before, behind)
        nearest = min((*found, *houses), key=lambda each: _distance(each, verb, end), default=None)
        if nearest is None:
            return self._before(verb)
        if nearest in houses:
            return houses
        return self._joined(nearest)

    def _before(self, verb: int) -> tuple[Group, ...]:
        """A name that does the verb of the statement before: "The ministry saw it, but does not say how many"."""
        if self.is_shared or not self.lexicon.at("contrasts", self.of, self.first):
            return ()
        acting = [
            each for each in self.earlier if each.can_act and self._agrees(each, verb) and not self._is_whose(each)
        ]
        return (_named(acting[-1]),) if acting else ()

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
            mention = self._mention_at(at)
            if mention:
                if (
                    mention.can_act
                    and self._is_free(at, mention.cases)
                    and self._agrees(mention, verb)
                    and not self._is_whose(mention)
                ):
                    yield self._titled(mention)
                at = mention.end
                continue
            group = self._common(at, verb)
            if group:
                yield group
            at += 1

    def _common(self, at: int, verb: int) -> Group | None:
        """A pronoun, an office or a body without a name, or somebody unknown, that does a verb."""
        word = self.of[at]
        if not word.can_do(self.of[verb]):
            return None
        lexicon = self.lexicon
        if any(form.part == "NPRO" for form in word.forms):
            if lexicon.at("possessive", self.of, at):
                return None
            if lexicon.at("pronouns_person", self.of, at):
                return Group(at, at + 1, "person", gender=_gender_of(word))
            return Group(at, at + 1, "body") if lexicon.at("pronouns_body", self.of, at) else None
        if not self._is_free(at):
            return None
        if sides := lexicon.at("sides_joint", self.of, at):
            return Group(at, sides.end, "sides") if self.of[verb].is_plural else None
        if lexicon.at("bodies", self.of, at):
            return self._sided(Group(at, at + 1, "body", base=self.of[at].keys))
        if lexicon.at("offices", self.of, at):
            return None if self._has_name(at + 1, verb) else self._sided(Group(at, at + 1, "person"))
        unknown = any(form.is_animate and form.part == "NOUN" and form.case == "nomn" for form in word.forms)
        if not unknown or self._has_name(at + 1, verb):
            return None
        first = at
        while first > self.first and self.of[first - 1].is_adjective:
            first -= 1
        return Group(first, at + 1, "words")

    def _has_name(self, at: int, verb: int) -> bool:
        """Whether a name follows an office: "the minister of Norvia Jorun Vale"."""
        for mention in self.mentions:
            if (
                at <= mention.first <= at + _NEAR
                and mention.is_person
                and mention.can_act
                and self._agrees(mention, verb)
            ):
                return not any(_ends_group(word) for word in self.of[at : mention.first])
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

    def _housed(self, first: int, end: int) -> Group | None:
        """The body that stands behind "in"."""
        for at in range(first, min(first + 3, end)):
            mention = self._mention_at(at)
            if mention and mention.kind == "name" and not mention.is_person:
                return self._sided(_named(mention))
            if self.lexicon.at("bodies", self.of, at):
                return self._sided(Group(at, at + 1, "body", base=self.of[at].keys))
            if not self.of[at].is_adjective:
                break
        return None

    def _joined(self, group: Group) -> tuple[Group, ...]:
        """A name with those that stand in one row with it: "A, B and C"."""
        row = self._row(group.mention) if group.mention else ()
        return tuple(map(_named, row)) if len(row) > 1 else (group,)

    def _row(self, mention: Mention) -> tuple[Mention, ...]:
        """The names that stand in one row, with an "and" among them."""
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

    def _object(self, first: int) -> Group | None:
        """Whom a preposition speaks of: the last name of a row of words in one case, or a body or office without one."""
        best: Group | None = None
        for at in range(first, min(first + _NEAR, self.end)):
            word = self.of[at]
            mention = self._mention_at(at)
            if mention and mention.kind != "people" and not (best and best.mention and best.mention.is_person):
                if mention.kind == "name" and (best is None or not mention.is_state):
                    best = self._sided(_named(mention))
            elif mention is None and not any(other.first < at < other.end for other in self.mentions):
                if best is None and self.lexicon.at("bodies", self.of, at):
                    best = self._sided(Group(at, at + 1, "body", base=self.of[at].keys))
                elif best is None and self.lexicon.at("offices", self.of, at):
                    best = self._sided(Group(at, at + 1, "person"))
                elif best is None and word.is_noun and any(form.is_animate for form in word.forms):
                    best = Group(at, at + 1, "words")
            inside = any(other.first <= at < other.end for other in self.mentions)
            if not inside and (
                (word.token.kind == "sign" and word.folded not in '«»"-') or (word.is_finite and not word.is_noun)
            ):
                break
        return best

    def _sided(self, group: Group) -> Group:
        """A group with the adjective of a side that stands before it: "the Norvian ministry"."""
        near = [each for each in self.mentions if each.end == group.first and each.kind == "adjective"]
        return replace(group, first=near[0].first, side=near[0].side) if near else group

    def _mention_at(self, at: int) -> Mention | None:
        return next((each for each in self.mentions if each.first == at), None)

    def _is_free(self, at: int, cases: Set[str] = frozenset()) -> bool:
        """Whether no preposition stands before a group that could be in another case than that of a subject."""
        while at > self.first and (self.of[at - 1].is_adjective or self.of[at - 1].folded in '«"'):
            at -= 1
        return at == self.first or not self.of[at - 1].is_preposition or cases == {"nomn"}

    def _is_whose(self, mention: Mention) -> bool:
        """Whether a state only says whose somebody is: "the envoy of Norvia"."""
        before = mention.first - 1
        return mention.is_state and "gent" in mention.cases and before >= self.first and self.of[before].is_noun

    def _titled(self, mention: Mention) -> Group:
        """A name with the office before it: "the president of Norvia Jorun Vale"."""
        group = _named(mention)
        for at in range(mention.first - 1, max(self.first, mention.first - _NEAR) - 1, -1) if mention.is_person else ():
            if _ends_group(self.of[at]):
                break
            if self.lexicon.at("offices", self.of, at):
                group = replace(group, first=at)
        return group

    def _agrees(self, mention: Mention, verb: int) -> bool:
        """Whether a name fits a verb: several do what is done by several; who has a first name, by its gender."""
        words = self.of[mention.first : mention.end]
        is_many = any(form.number == "plur" and form.case == "nomn" for word in words for form in word.forms)
        if self.of[verb].is_plural and not is_many and len(self._row(mention)) == 1:
            return False
        known = [word for word in words if any(form.is_first_name and form.case == "nomn" for form in word.forms)]
        if mention.is_person and len(words) > 1 and known:
            return any(word.can_do(self.of[verb]) for word in words)
        return True


def _named(mention: Mention) -> Group:
    return Group(mention.first, mention.end, "name", mention)


def _distance(group: Group, verb: int, end: int) -> int:
    between = verb - group.end if group.end <= verb else group.first - end
    return between + (_UNKNOWN if group.kind == "words" else 0)


def _ends_group(word: Word) -> bool:
    """Whether a word is none of an office with its name: a verb, or a sign that ends a clause."""
    return (word.is_finite and not word.is_noun) or word.folded in (",", ";", ":", "—")


def _gender_of(word: Word) -> str:
    genders = {form.gender for form in word.forms if form.gender}
    return genders.pop() if len(genders) == 1 else ""
