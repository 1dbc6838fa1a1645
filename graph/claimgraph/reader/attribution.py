"""A sentence in, who says what in it out: all that the rules find, each with its part of the sentence, and through whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claimgraph.reader.clauses import COMMAS, Clauses
from claimgraph.reader.groups import Group
from claimgraph.reader.noun_rules import by_nouns
from claimgraph.reader.relays import cited
from claimgraph.reader.subjects import speaking
from claimgraph.reader.told import Range, Told
from claimgraph.reader.verb_rules import by_verbs, is_relative, is_set_off

#: Rules that stand behind what somebody else says, and pass it on.
_PASSING: Final = frozenset({"as", "according-to", "inversion", "trailing"})
#: Rules that name whose word it is beside what is said.
_BESIDE: Final = frozenset({"as", "according-to"})
#: Rules that go on with what the same speaker says.
_GOING_ON: Final = frozenset({"gerund", "shared-subject", "with-gerund"})
#: What little stands between one who says and one who is said to say is no content of its own.
_LITTLE: Final = 3
_CLAUSE: Final = 8


def attributions(clauses: Clauses) -> list[Told]:
    """Who says what in a sentence, in its order."""
    found = _apart([*by_verbs(clauses), *by_nouns(clauses)])
    found = [_after_colon(clauses, told) for told in found]
    found = [replace(told, groups=tuple(speaking(clauses, each) for each in told.groups)) for told in found]
    return cited(clauses, _bounded(clauses, found))


def _after_colon(clauses: Clauses, told: Told) -> Told:
    """What stands before who says it, only as far as the last colon or semicolon."""
    if not told.is_left or told.rule in ("passive-by", "cleft", "left-unsaid"):
        return told
    first, end = told.content[0]
    for at in range(end - 2, first, -1):
        if clauses.word(at) in (":", ";") and not clauses.quoted[at]:
            return replace(told, content=((at + 1, end), *told.content[1:]))
    return told


def _apart(found: list[Told]) -> list[Told]:
    """Of two that are shown by the same words, the one whose rule asks for more."""
    kept: list[Told] = []
    weak = {"own-words": 1, "colon": 2}
    for told in sorted(found, key=lambda each: (each.shown, weak.get(each.rule, 0))):
        before = kept[-1] if kept else None
        if before is None or told.shown[0] >= before.shown[1] or _is_around(told, before):
            kept.append(told)
        elif before.rule in weak or (told.rule in ("as", "according-to", "by-count") and before.rule not in _PASSING):
            kept[-1] = told
    return kept


def _is_around(told: Told, other: Told) -> bool:
    """ "Marn, who said that it was open, declined to comment": the second stands around the first."""
    return told.aside[0] <= other.verb < told.aside[1]


def _bounded(clauses: Clauses, found: list[Told]) -> list[Told]:
    """The same, each with its own part of the sentence: one inside another's words is on that one's word."""
    kept: list[Told] = []
    for told in found:
        before = kept[-1] if kept else None
        if before is None or not before.content or _is_around(told, before):
            kept.append(told)
            continue
        if before.rule in ("according-to", "colon") and not before.shown[0] and told.shown[0] <= before.shown[1] + 1:
            # "According to Tidings, Marn said": Tidings passes it on.
            kept[-1:] = [replace(told, relays=(*told.relays, *before.groups))]
            continue
        is_parallel = told.rule in _GOING_ON or _is_set_apart(clauses, told)
        if told.rule == "by-count" and not before.is_left:
            local = _local(clauses, told)
            kept[-1:] = [_cut(clauses, before, local.content[0][0]), local]
        elif told.is_left and _covers(told, before.shown):
            kept[-1:] = _left(clauses, before, told)
        elif is_parallel or before.is_left:
            kept[-1:] = [_cut(clauses, before, told.shown[0]), told]
        else:
            kept[-1:] = _nested(clauses, before, told)
    return kept


def _local(clauses: Clauses, told: Told) -> Told:
    """ "…, nine of them, by Marn's count, went home, …": the same, from comma to comma."""
    first, end = told.shown
    start = next((at + 1 for at in clauses.backwards(first - 1) if clauses.is_comma(at)), 0)
    stop = next((at for at in range(end + 1, len(clauses.read)) if clauses.is_comma(at)), len(clauses.read))
    return replace(told, content=((start, first), (end, stop)))


def _is_set_apart(clauses: Clauses, told: Told) -> bool:
    before = clauses.word(told.shown[0] - 1)
    words = clauses.language
    return before in COMMAS or before in words.conjunctions | words.contrasts or before == ":"


def _covers(told: Told, other: Range) -> bool:
    return any(first <= other[0] and other[1] <= end for first, end in told.content)


def _left(clauses: Clauses, before: Told, told: Told) -> list[Told]:
    """Two of which the second says, or passes on, what stands before it."""
    if before.rule == "as":
        first, end = told.content[0]
        around = tuple(each for each in ((first, before.shown[0]), (before.shown[1], end)) if each[0] < each[1])
        return [_parenthesis(clauses, before), replace(told, content=(*around, *told.content[1:]))]
    is_clause = clauses.word(told.shown[0] - 1) in clauses.language.complements and not clauses.at(told.shown[0] - 2)
    if told.rule == "fronted" and is_clause:
        return [before]  # "said that it was ready but that the other side had refused"
    if told.rule in _BESIDE and _begins_with(clauses, before, told):
        # "Tidings reported that, according to Marn, …": Tidings passes it on.
        return [_passed(before, replace(told, content=told.content[-1:]))] if _passes_on(clauses, before) else [before]
    if told.rule == "fronted":
        # "… in a sense that the ministry did not explain"
        start = max(before.shown[1], told.shown[0] - _CLAUSE)
        relatives = [at for at in range(start, told.shown[0]) if clauses.word(at) in clauses.language.relatives]
        antecedent = clauses.at(relatives[-1] - 2) if relatives else None
        if antecedent is not None and antecedent.first >= before.shown[1]:
            # "…, besides the wounded, whose number it did not give"
            own = replace(told, content=((antecedent.first, told.shown[0]),))
            return [_cut(clauses, before, relatives[-1]), own]
        return [_cut(clauses, before, told.shown[0]), replace(told, content=((start, told.shown[0]),))]
    if cut := _last_cut(clauses, before.shown[1], told.shown[0]):
        return [_cut(clauses, before, cut), _from(told, cut)]
    if before.is_left and told.rule not in ("as", "according-to"):
        return [_cut(clauses, before, before.shown[1]), _from(told, before.shown[1])]
    if told.rule in _PASSING and is_relative(clauses, before.shown[0], -1):
        # "the ships which Marn says are hers sank, the ministry said"
        first, end = told.content[0]
        parts = ((first, before.shown[0] - 1), (before.content[-1][1], end))
        return [before, replace(told, content=tuple(each for each in parts if each[0] < each[1]))]
    if before.rule == "relative":
        return [told]  # "the firm, which reported a loss, is for sale, two people said"
    if told.rule in _PASSING and not told.negated:
        # "…, Marn said, as the agency reports": the agency passes on what Marn says.
        return [replace(_cut(clauses, before, told.shown[0]), relays=(*before.relays, *told.groups))]
    return [before, told]


def _begins_with(clauses: Clauses, outer: Told, inner: Told) -> bool:
    """Whether what somebody says begins with whose word it is: "reported that, according to Marn, …"."""
    at = inner.shown[0] - 1
    at -= clauses.is_comma(at)
    return not outer.is_left and at >= outer.shown[1] and clauses.word(at) in clauses.language.that


def _passed(outer: Told, inner: Told) -> Told:
    """What somebody says, passed on by another who says so."""
    shown = (outer.shown[0], inner.shown[1])
    return replace(inner, relays=(*inner.relays, *outer.groups, *outer.relays), shown=shown)


def _parenthesis(clauses: Clauses, told: Told) -> Told:
    """ "which, as the ministry claims, are theirs": what follows, as far as the next comma; else what goes before."""
    first, end = told.shown
    if clauses.word(first - 2) in clauses.language.relatives and clauses.is_comma(end):
        start = end + 1
        stop = next((at for at in range(start, len(clauses.read)) if clauses.is_comma(at)), len(clauses.read))
        return replace(told, content=((start, stop),))
    return replace(told, content=told.content[:1])


def _last_cut(clauses: Clauses, first: int, end: int) -> int:
    """Where the second of two clauses begins; 0 where nothing parts them."""
    words = clauses.language
    for at in range(end - 2, max(first, end - 60), -1):
        if clauses.word(at) == ";":
            return at + 1
        if clauses.word(at) == "," and clauses.word(at + 1) in words.conjunctions | words.contrasts:
            return at + 2
    return 0


def _cut(clauses: Clauses, told: Told, end: int) -> Told:
    linking = clauses.language.conjunctions | clauses.language.contrasts | clauses.language.without
    while end > 0 and (clauses.is_comma(end - 1) or clauses.word(end - 1) in linking):
        end -= 1
    content = tuple((first, min(last, end)) for first, last in told.content if first < end)
    return replace(told, content=content or told.content[:1])


def _from(told: Told, start: int) -> Told:
    content = tuple((max(first, start), last) for first, last in told.content if last > start)
    return replace(told, content=content or told.content[-1:])


def _nested(clauses: Clauses, outer: Told, inner: Told) -> list[Told]:
    if is_relative(clauses, inner.shown[0], outer.verb):
        if _denies(clauses, inner) and (what := clauses.at(inner.shown[0] - 2)):
            # "put it at 40, a figure that Marn dismissed as a fairy tale"
            return [_cut(clauses, outer, what.first), replace(inner, content=((what.first, what.end), *inner.content))]
        return [outer]  # "confirmed one sale that the capital had spoken of"
    if any(group.kind == "pronoun" for group in inner.groups):
        return [outer]  # said of themselves, or of somebody whom nothing shows
    if _is_same(outer.groups, inner.groups):
        return [outer]
    if is_set_off(clauses, inner.shown[0]):
        # "its ships, which Marn says were sunk, are safe": who tells of ships does not say what she does.
        end = inner.content[-1][1]
        around = ((outer.content[0][0], inner.shown[0] - 2), (end + clauses.is_comma(end), outer.content[0][1]))
        return [replace(outer, content=tuple(each for each in around if each[0] < each[1])), inner]
    if inner.negated:
        # That somebody else does not say something is what the first says.
        return [outer]
    if not _passes_on(clauses, outer):
        # "denied that Marn had said so": then nobody says that she did, but who she is may be told with it.
        is_aside = inner.rule == "relative" and clauses.is_comma(inner.groups[0].end)
        return [_cut(clauses, outer, inner.groups[0].end), inner] if is_aside else [outer]
    passed = _passed(outer, inner)
    own = sum(token.kind == "word" for token in clauses.read[outer.shown[1] : inner.shown[0]])
    if own <= _LITTLE:
        return [passed]
    return [_cut(clauses, outer, inner.shown[0]), replace(passed, shown=inner.shown)]


def _denies(clauses: Clauses, told: Told) -> bool:
    verb = clauses.language.verbs.get(clauses.word(told.verb)) if told.verb >= 0 else None
    return verb is not None and verb.does == "denies"


def _passes_on(clauses: Clauses, told: Told) -> bool:
    """Whether somebody says that another says something, and does not deny, doubt, ask or demand it."""
    verb = clauses.language.verbs.get(clauses.word(told.verb)) if told.verb >= 0 else None
    return not told.negated and (verb is None or verb.does in ("asserts", "content", "appraises"))


def _is_same(one: Sequence[Group], other: Sequence[Group]) -> bool:
    return {group.first for group in one} == {group.first for group in other}
