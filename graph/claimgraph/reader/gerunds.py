"""A gerund of saying in, who says something by it out: ", adding that", "by saying so", "in a statement confirming it"."""

from __future__ import annotations

from claimgraph.reader import subjects
from claimgraph.reader.clauses import WINDOW, Clauses
from claimgraph.reader.groups import Group
from claimgraph.reader.placing import to_the_right
from claimgraph.reader.quoting import quoted_as
from claimgraph.reader.relays import cited_at
from claimgraph.reader.saying import is_silent, says_something
from claimgraph.reader.subjects import Subject
from claimgraph.reader.told import Told


def gerund(clauses: Clauses, at: int, last: Subject | None, found_verb: int) -> tuple[Told | None, Subject | None]:
    """Who says something by a gerund, and as what subject: whoever spoke before, leads the sentence, or stands beside it."""
    if cited_at(clauses, at):
        return None, None
    before = at - 1
    while before >= 0 and clauses.is_filler(before):
        before -= 1
    group = clauses.at(before)
    if clauses.word(before) in clauses.language.like and (quoted := quoted_as(clauses, at, before)):
        return quoted, None
    content = to_the_right(clauses, at, clauses.after_adverbials(at + 1))
    is_by = clauses.word(before) in clauses.language.by
    in_statement = group is not None and _is_statement(clauses, group)
    is_without = any(clauses.word(each) in clauses.language.without for each in range(before + 1, at))
    if clauses.is_comma(before) or is_by or in_statement or is_without:
        owner = group.owner if group and in_statement else None
        own = Subject((owner,), owner.first, owner.end, "before") if owner else None
        subject = own or last or (None if is_by or is_without else _leading(clauses, at))
        negated = clauses.negated(before, at)
        if is_without and _is_between(clauses, found_verb, at):
            return None, None  # "claims, without giving evidence, that"
        verb = clauses.language.verbs[clauses.word(at)]
        silent = is_silent(clauses, at, verb, negated)
        if (verb.does in ("quiet", "declines") or is_without) and not silent:
            return None, None  # "leaving the port"
        if subject is None or not (silent or says_something(clauses, at, content[0][0])):
            return None, None
        negated = negated or silent
        return Told(
            subject.groups, "gerund", (at, at + 1), content, at, negated, under=found_verb if is_by else -1
        ), subject
    if group is not None and group.kind not in ("words", "time"):
        beside = subjects.whole(clauses, group, before + 1, False)
        governed = beside and beside.groups[0].after
        if beside and governed in clauses.language.accompanying:
            return Told(beside.groups, "with-gerund", (beside.first, at + 1), content, at), beside
    return None, None


def _is_between(clauses: Clauses, verb: int, at: int) -> bool:
    """Whether a gerund stands between a verb and the "that" with which begins what is said."""
    words = clauses.language
    if verb < 0 or any(clauses.read[each].kind != "sign" for each in range(verb + 1, at - 1)):
        return False
    # "without saying that" begins with it.
    near = range(at + 2, min(at + WINDOW, len(clauses.read)))
    return any(clauses.word(each) in words.that for each in near)


def _is_statement(clauses: Clauses, group: Group) -> bool:
    """Whether somebody gives out a statement that a gerund tells more of: "put out a statement confirming it"."""
    is_noun = clauses.word(group.end - 1) in clauses.language.speaking_nouns
    return is_noun and group.kind == "words" and group.first > 0


def _leading(clauses: Clauses, at: int) -> Subject | None:
    """Who leads the sentence, where his verb is none of saying: "Marn left the talks, saying that …"."""
    first = next((each for each in clauses.groups if not each.after and each.kind != "time"), None)
    named = clauses.at(first.end) if first and first.kind == "words" else None
    if named is not None and named.kind in ("name", "person"):
        first = named  # "party member Ada Marn"
    if first is None or first.kind == "words" or first.end >= at or clauses.quoted[first.first]:
        return None
    whole = subjects.with_following(clauses, first)
    return Subject(whole.groups, whole.first, whole.end, "shared")
