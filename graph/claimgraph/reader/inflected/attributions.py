"""One statement in, the words in it that say whose word it is: a verb with its subject, "according to", a colon, a citation."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from claimgraph.reader.inflected.groups import NEAR, Group, is_called, named
from claimgraph.reader.inflected.subjects import Subjects
from claimgraph.reader.phrases import Found

#: How far a verb may stand behind "refused".
_NEAR_VERB: Final = 3
#: How far an infinitive may stand before "would not".
_BEFORE_VERB: Final = 6
#: So many words has a name at most.
_NAME: Final = 3


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
    between: tuple[int, int] = (0, 0)  #: words among them that are what is said: "Oss of 31 bodies said nothing"


@dataclass(frozen=True)
class Statement(Subjects):
    """A sentence, or what a sentence says between "but" and "but", with what is named in it."""

    quoted: Container[int] = ()  #: the words between marks of quotation: a verb there shows nobody

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

    def _colon(self) -> Iterator[Attribution]:
        for group in (*map(named, self.mentions[:2]), *self._called_first()):
            at = group.end
            if group.first - self.first > NEAR or at >= self.end or self.of[at].folded != ":":
                continue
            can_act = group.mention is None or group.mention.can_act
            if can_act and not any(word.is_finite for word in self.of[self.first : at]):
                yield Attribution(group.first, at + 1, (group,), "asserts", "colon")

    def _called_first(self) -> Iterator[Group]:
        """Somebody nobody knows with whose name a statement begins: "Stromm: …", "Pavel Stromm: …"."""
        end = self.first
        while end < min(self.first + _NAME, self.end) and self.of[end].token.capital and is_called(self.of[end]):
            end += 1
        if end > self.first and not any(mention.first < end for mention in self.mentions):
            yield Group(self.first, end, "stranger")

    def _according(self) -> Iterator[Attribution]:
        lexicon = self.lexicon
        for at in range(self.first, self.end):
            noun = lexicon.at("according_alone", self.of, at)
            before = None if noun else lexicon.at("according", self.of, at)
            inner: list[Group] = []
            for step in range(before.end, min(before.end + 4, self.end)) if before else ():
                if possessive := lexicon.at("possessive", self.of, step):
                    inner.append(Group(step, possessive.end, "anyone", gender=self._whose(step)))
                elif (mention := self.mention_at(step)) and mention.kind == "adjective":
                    inner.append(Group(step, mention.end, "name", replace(mention, kind="name")))
                if noun := lexicon.at("according_nouns", self.of, step):
                    break
                if not (self.of[step].is_adjective or inner):
                    break
            if noun is None:
                continue
            group = inner[0] if inner else self.object(noun.end)
            if group:
                yield Attribution(at, max(noun.end, group.end), (group,), "asserts", "according-to")
            elif verb := self._is_said_in(at, noun.end):
                # "The statement says": that of whoever spoke last.
                first, end = min(at, verb.first), max(noun.end, verb.end)
                stance = "declines" if self._negation(verb.first) >= 0 else "asserts"
                yield Attribution(first, end, (Group(at, noun.end, "anyone"),), stance, "according-to")

    def _whose(self, at: int) -> str:
        """The gender of him or her whose something is, by the pronoun that the possessive is a form of."""
        genders = {form.gender for form in self.of[at].forms if form.base in self.lexicon.persons}
        return genders.pop() if len(genders) == 1 else ""

    def _is_said_in(self, first: int, end: int) -> Found[str] | None:
        """The verb beside "in the statement" with which it says something."""
        near = (*range(max(self.first, first - _NEAR_VERB), first), *range(end, min(end + _NEAR_VERB, self.end)))
        return next((found for at in near if (found := self.lexicon.at("is_said", self.of, at))), None)

    def _citing(self) -> Iterator[Attribution]:
        for at in range(self.first, self.end):
            found = self.lexicon.at("citing", self.of, at)
            group = self.object(found.end) if found else None
            if found and group:
                yield Attribution(at, group.end, (group,), "asserts", "citing")

    def _verbs(self, cited: Container[int]) -> Iterator[Attribution]:
        last: int = self.first
        for at in range(self.first, self.end):
            found = self.lexicon.verbs.at(self.of, at) or self._unwilling(at)
            negation = self._negation(at)
            # "It is not said" is a silence; "it is said" tells nobody.
            does = self.of[at].is_personal or (negation >= 0 and self.of[at].is_finite)
            # "Does not answer to what is so" is no silence.
            is_untrue = negation >= 0 and self.lexicon.at("denying", self.of, negation) is not None
            if not found or found.end > self.end or not does or is_untrue or at in self.quoted:
                continue
            stance = self.lexicon.denied_verbs.get(found.means, "") if negation >= 0 else found.means
            if not stance or stance == "quiet" or (stance == "declines" and self._refuses_to_do(found.end)):
                continue
            groups = self.subjects(at, found.end, last, cited)
            first = min([at, *([negation] if negation >= 0 else []), *(group.first for group in groups)])
            end = max([found.end, *(group.end for group in groups)])
            said = (max((group.end for group in groups), default=at), at if negation < 0 else negation)
            kept = said if groups and self._is_said(*said, stance) else (0, 0)
            yield Attribution(first, end, groups, stance, "subject-verb", at, between=kept)
            last = found.end

    def _is_said(self, first: int, end: int, stance: str) -> bool:
        """Whether words between who speaks and the verb are what is said: a number, "about", of what somebody is silent."""
        between = self.of[first:end] if first < end else ()
        if stance in ("declines", "denies"):
            return any(word.is_noun for word in between)
        return any(word.token.kind == "number" for word in between) and self.lexicon.has("about", self.of, first, end)

    def _refuses_to_do(self, at: int) -> bool:
        """Whether the verb behind "refused" is none of saying, or a thing: who refuses to come is not silent."""
        behind = range(at, min(at + _NEAR_VERB, self.end))
        verb = next((step for step in behind if self.of[step].is_infinitive), None)
        if verb is not None:
            return self.lexicon.verbs.at(self.of, verb) is None
        is_thing = self.lexicon.at("of_what", self.of, at) is not None
        return is_thing and not self.lexicon.has("comments", self.of, at, min(at + 1 + _NEAR_VERB, self.end))

    def _unwilling(self, at: int) -> Found[str] | None:
        """ "Did not want to say": a verb that is negated, before one of saying."""
        if not self.of[at].is_personal or self._negation(at) < 0:
            return None
        before = at
        while before > max(self.first, at - _BEFORE_VERB) and self.of[before - 1].token.kind != "sign":
            before -= 1
        for step in (*range(at + 1, min(at + 3, self.end)), *range(before, at)):
            if self.of[step].is_infinitive and self.lexicon.verbs.at(self.of, step):
                return Found(at, max(at, step) + 1, "asserts")
        return None

    def _negation(self, verb: int) -> int:
        """Where the word stands that negates a verb; -1 for none."""
        for at in (verb - 1, verb - 2):
            if at >= self.first and self.lexicon.at("negations", self.of, at):
                return at
            if at < self.first or self.of[at].token.kind != "word":
                return -1
        return -1
