"""A verb of a sentence in, who does it out: before it, after it, before "who", or the one of the verb before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from claimgraph.reader.asides import not_governed, only_describes, over_parenthesis, over_participle
from claimgraph.reader.clauses import COMMAS, QUOTES, WINDOW, Clauses
from claimgraph.reader.groups import Group
from claimgraph.reader.traits import with_governed

#: So many can speak together.
_TOGETHER: Final = 6
#: A clause with "who" has so many words.
_CLAUSE: Final = 9
_SPEAK: Final = frozenset({"name", "pronoun", "body", "office", "people", "person", "words"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does something: the groups, and the range of tokens with all that says who it is."""

    groups: tuple[Group, ...]
    first: int
    end: int
    how: str  #: "before", "after", "relative", "shared"
    negated: bool = False  #: nobody, neither … nor
    aside: tuple[int, int] = (0, 0)  #: what is said of whom it is in between: ", who heads it,"


def before(clauses: Clauses, verb: int) -> Subject | None:
    """Who stands before a verb, over what may stand between: adverbs, "in a broadcast", ", who heads it,"."""
    at = verb - 1
    negated = False
    aside = (0, 0)
    for _ in range(WINDOW):
        if at < 0:
            return None
        group = clauses.at(at)
        if at == verb - 1 and clauses.word(at) in QUOTES and clauses.quoted[verb]:
            at -= 1  # the city “insists”
        elif group is None and clauses.is_filler(at):
            at -= 1
        elif group is None and clauses.is_comma(at):
            end, at = at, over_parenthesis(clauses, at)
            aside = (at + 1, end + 1) if clauses.word(at + 2) in clauses.language.relatives else aside
        elif group is None and clauses.word(at) in clauses.language.relatives:
            return _antecedent(clauses, at)
        elif group is None:
            head = _restricted(clauses, at + 1)
            return whole(clauses, head, at + 1, negated) if head else None
        elif group.after in clauses.language.clause_binding and _is_beside(clauses, group, verb):
            return replace(whole(clauses, group, at + 1, negated), aside=aside)  # "as the two countries said"
        elif group.after or group.kind == "time":
            negated = negated or clauses.negated(group.first, group.end)
            at = group.first - (2 if group.after else 1)
            at -= (
                group.after != "" and clauses.is_comma(at) and clauses.at(at - 1) is not None
            )  # "Marn, of Skerry, Norvia,"
        elif group.kind == "pronoun" and clauses.language.pronouns[clauses.word(group.first)].case != "subject":
            return None
        elif clauses.word(group.first - 1) in clauses.language.citing:
            at = group.first - 2 - clauses.is_comma(group.first - 2)  # whom the speaker cites
        elif only_describes(clauses, group):
            at = group.first - 1  # sources close to the talks
        elif (further := over_participle(clauses, group)) >= 0:
            at = further
        else:
            head = _restricted(clauses, group.first)
            return replace(whole(clauses, head or group, at + 1, negated), aside=aside)
    return None


def _restricted(clauses: Clauses, end: int) -> Group | None:
    """Who a clause with "who" and without a comma is about: "officials who met Marn said"; None where there is none."""
    words = clauses.language
    for at in range(end - 1, max(0, end - _CLAUSE), -1):
        if clauses.read[at].kind == "sign":
            return None
        verb = clauses.at(at + 1)  # of most verbs nothing is known but that they are no name
        is_subject = verb is None or (verb.kind == "words" and verb.first == verb.bare)
        if clauses.word(at) in words.relatives - words.that and is_subject:
            head = clauses.at(at - 1)
            return head if head and head.kind in ("people", "office", "person", "body") else None
    return None


def _is_beside(clauses: Clauses, group: Group, verb: int) -> bool:
    """Whether somebody stands right before a verb: "after Marn said", and not "as president said"."""
    if clauses.is_end(verb + 1) or clauses.is_comma(verb + 1):
        return False  # "as Marn said, …": another rule knows this
    is_somebody = group.first < group.bare or group.kind in ("name", "pronoun", "person", "people")
    return is_somebody and group.kind != "words" and all(clauses.is_filler(at) for at in range(group.end, verb))


def _antecedent(clauses: Clauses, relative: int) -> Subject | None:
    """Whom "who" stands for: the group before it."""
    at = relative - 1
    if clauses.is_comma(at):
        at -= 1
    group = clauses.at(at)
    if group and clauses.word(group.first - 1) in clauses.language.negations:
        group = clauses.at(group.first - 3) if clauses.is_comma(group.first - 2) else None  # "Marn, not Vale, who said"
    if group is None or group.kind == "time":
        return None
    if clauses.word(relative) in clauses.language.that and clauses.word(at + 1) not in COMMAS and group.kind == "words":
        return None
    return Subject((group,), group.first, relative + 1, "relative")


def whole(clauses: Clauses, group: Group, end: int, negated: bool) -> Subject:
    """All who stand together with a group, and what is said of whom it is: "its spokeswoman, Ilse Marn"."""
    groups = [group]
    first = group.first
    words = clauses.language
    joined = False
    while len(groups) < _TOGETHER:
        joins = clauses.phrase_before(first, words.conjunctions)
        link = clauses.word(first - 1)
        other = clauses.at(first - 1 - max(joins, 1))
        if link in words.joint:
            negated = negated or link in words.negations
            first -= 1
            break
        if other is None or other.kind not in _SPEAK or other.kind == "words":
            other = None
        if joins or link in words.nor or (link == "," and joined):
            if link in words.nor:
                # Between may stand what belongs to the first: the ministry in Moscow nor …
                other = not_governed(clauses, first - 2)
                negated = True
            if (
                other is None
                or (other.after not in words.accompanying | {""} and link not in words.nor)
                or _is_object(clauses, other)
            ):
                break
            groups.insert(0, other)
            first, joined = other.first, True
            continue
        if (
            link == ","
            and not joined
            and clauses.is_comma(with_governed(clauses, group))
            and (same := _apposed(clauses, first - 2, groups[0]))
        ):
            name = next((each for each in (groups[0], same) if each.kind in ("name", "person")), groups[0])
            groups[0], first = name, same.first
            continue
        break
    determiner = clauses.word(groups[0].first)
    negated = negated or determiner in words.nobody
    return Subject(tuple(groups), first, end, "before", negated)


def _is_object(clauses: Clauses, group: Group) -> bool:
    """Whether a group stands after a verb: "… thanked Marn and Vale said" has one speaker."""
    at = group.first - 1
    return at >= 0 and clauses.at(at) is None and clauses.word(at) in clauses.language.verbs


def _apposed(clauses: Clauses, at: int, group: Group) -> Group | None:
    """The group before a comma that says of another group who it is, or the other way round."""
    other = not_governed(clauses, at)
    if other is None:
        return None
    kinds = {other.kind, group.kind}
    named = {"name", "person"} & kinds
    described = {"office", "body", "people"} & kinds or ("words" in kinds and other.first == 0)
    return other if named and described else None


def after(clauses: Clauses, verb: int) -> Subject | None:
    """Who stands after a verb that comes first: "…," said Marn; wrote on Telegram the minister."""
    at = verb + 1
    for _ in range(6):
        group = clauses.at(at)
        if group and not group.after and group.kind not in ("time",):
            following = with_following(clauses, group)
            return following if following.groups[0].kind != "words" else None
        if group:
            at = group.end
        elif clauses.word(at) in clauses.language.prepositions or (at < len(clauses.read) and clauses.is_filler(at)):
            at += 1
        else:
            return None
    return None


def with_following(clauses: Clauses, group: Group) -> Subject:
    """A group with what is said of whom it is, and those who stand with it after it."""
    groups, end = [group], group.end
    if clauses.word(end) == "," and (other := clauses.at(end + 1)) and not other.after:
        kinds = {group.kind, other.kind}
        closed = clauses.is_comma(other.end) or clauses.is_end(other.end)
        described = {"office", "body"} & kinds or ("words" in kinds and group.owner is not None)
        if closed and {"name", "person"} & kinds and described:
            groups, end = [next(each for each in (group, other) if each.kind in ("name", "person"))], other.end
    while (joins := clauses.phrase(end, clauses.language.conjunctions)) and len(groups) < _TOGETHER:
        another = clauses.at(end + joins)
        if another is None or another.kind in ("words", "time") or _verb_follows(clauses, another.end):
            break
        groups.append(another)
        end = another.end
    return Subject(tuple(groups), group.first, end, "after")


def _verb_follows(clauses: Clauses, at: int) -> bool:
    while at < len(clauses.read) and clauses.is_filler(at):
        at += 1
    return at < len(clauses.read) and clauses.at(at) is None and clauses.word(at) in clauses.language.verbs


def shared(clauses: Clauses, verb: int, known: Subject | None) -> Subject | None:
    """Who does the verb after "and": whoever does the one before, or else who stands first in the sentence."""
    at = verb - 1
    while at >= 0 and clauses.is_filler(at):
        at -= 1
    words = clauses.language
    if any(clauses.word(each) in words.nobody - words.not_any for each in range(at + 1, verb)):
        return None  # "and nobody else has said so"
    if at < 0 or clauses.word(at) not in words.conjunctions | words.contrasts | words.alternatives:
        return None
    if known is not None:
        return Subject(known.groups, known.first, known.end, "shared")
    first = next((each for each in clauses.groups if not each.after and each.kind != "time"), None)
    if first is None or first.end > verb:
        return None
    named = clauses.at(first.end)
    if first.kind == "words" and named is not None and named.kind in ("name", "person") and not named.after:
        first = named  # "the opposition Harbour Bloc"
    if first.kind == "words" and not clauses.read[first.bare].capital:
        return None
    return Subject((first,), first.first, first.end, "shared")


def speaking(clauses: Clauses, group: Group) -> Group:
    """Who made a count, a statement: its owner, or who stands after "of" or "by"."""
    words = clauses.language
    last = clauses.word(group.end - 1)
    if last in words.own_nouns | words.by_nouns | words.speaking_nouns:
        if group.owner is not None:
            return group.owner
        made = clauses.word(group.end).endswith(words.endings.past)  # "figures released by"
        following = clauses.at(group.end + 1 + made)
        if following and following.after in words.belonging | words.by and following.kind in _SPEAK - {"words"}:
            return following
    return group
