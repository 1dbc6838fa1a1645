"""A place before a verb in, the place before what only says more of a speaker out: ", who heads it,", "close to the talks"."""

from __future__ import annotations

from typing import Final

from claimgraph.reader.clauses import QUOTES, Clauses
from claimgraph.reader.groups import Group

#: What tells who somebody is has so many commas of its own at most.
_WITHIN: Final = 3
#: A bracket behind a name has so many tokens at most.
_BRACKET: Final = 9
_SOMEBODY: Final = frozenset({"name", "person", "office", "body", "people"})


def only_describes(clauses: Clauses, group: Group) -> bool:
    """Whether a group says more of the one right before it: "sources close to the talks"."""
    before_it = clauses.at(group.first - 1)
    if group.kind != "words" or before_it is None or group.bare != group.first:
        return False
    return before_it.kind in ("people", "office", "body", "person")


def over_participle(clauses: Clauses, group: Group) -> int:
    """The last token of the group that a group only says more of: "the words accompanying the clip"; -1 for none."""
    at = group.first - 1
    words = clauses.language
    if clauses.at(at) or not clauses.word(at).endswith(words.endings.gerund) or clauses.word(at) in words.verbs:
        return -1
    return at - 1 if clauses.at(at - 1) else -1


def over_parenthesis(clauses: Clauses, comma: int) -> int:
    """The token before a parenthesis that ends with this comma; -1 where none does."""
    at = _opening(clauses, comma)
    if at >= 0 and _names(clauses, at, comma):
        return comma - 1  # the name itself: "its spokeswoman, Ilse Marn,"
    if at >= 0 and _fits(clauses, at, comma):
        return _over_age(clauses, at) - 1
    # What tells who somebody is may have commas of its own: "Marn, an officer of the port in Skerry, Norvia, said".
    for _ in range(_WITHIN):
        at = _opening(clauses, at) if at >= 0 else -1
        if at >= 0 and _is_apposition(clauses, at, comma):
            return _over_age(clauses, at) - 1
    return -1


def _opening(clauses: Clauses, comma: int) -> int:
    """The comma before another, with nothing quoted between; -1 for none."""
    for at in clauses.backwards(comma):
        if clauses.is_comma(at):
            return at
        if clauses.word(at) in QUOTES:
            return -1
    return -1


def _names(clauses: Clauses, at: int, comma: int) -> bool:
    """Whether the name of who is described before stands between two commas."""
    name, described = clauses.at(at + 1), not_governed(clauses, at - 1) or clauses.at(at - 1)
    if name is None or described is None or name is not clauses.at(comma - 1):
        return False
    if name.named and all(clauses.knowledge.names.by_id[each].type == "state" for each in name.named.actors):
        return False  # "an officer in Skerry, Norvia,"
    return _tells_who(described, name)


def _fits(clauses: Clauses, at: int, comma: int) -> bool:
    """Whether what stands between two commas can be a parenthesis, behind somebody or something."""
    words, inner = clauses.language, at + 1
    before_it = clauses.at(_over_age(clauses, at) - 1)
    begins = clauses.word(inner)
    last = comma - 1 - (clauses.word(comma - 1) == ".")  # "Vt."
    if before_it is None:
        return False
    return (
        begins in words.relatives
        or begins in words.between | words.negations
        or begins.endswith((*words.endings.gerund, *words.endings.past))
        or clauses.read[inner].kind == "number"
        or begins in words.citing
        or begins in words.prepositions
        or (clauses.at(inner) is not None and clauses.at(inner) is clauses.at(last))
        or (begins in words.articles and clauses.at(inner) is not None)
        or clauses.word(at) == "("
        or _is_apposition(clauses, at, comma)
    )


def _is_apposition(clauses: Clauses, at: int, comma: int) -> bool:
    """Whether between two commas stands who somebody is, and nothing that anybody does but for a clause with "who"."""
    words, inner = clauses.language, clauses.at(at + 1)
    somebody = clauses.at(_over_age(clauses, at) - 1)
    if somebody is None or somebody.kind not in _SOMEBODY or somebody.after:
        return False
    if clauses.word(at + 1) in words.complements - words.that - words.conditions:
        return True
    if inner is None or inner.kind == "pronoun":
        return clauses.word(at + 1) in words.belonging  # "of Skerry, Norvia"
    if inner.kind == "words" and inner.first == inner.bare:
        return False  # ", belong to the navy,"
    does = words.auxiliaries - words.infinitive - words.possessive
    for between in range(at + 1, comma):
        if clauses.word(between) in words.relatives:
            return True
        if clauses.at(between) is None and clauses.word(between) in does:
            return False
    return True


def _over_age(clauses: Clauses, comma: int) -> int:
    """The first comma or bracket of what stands behind a name: an age, a party: "Marn (R-Ky.), 56, who leads it"."""
    while comma > 2:
        if clauses.word(comma - 1) == ")":
            bracket = next((at for at in range(comma - 2, max(0, comma - _BRACKET), -1) if clauses.word(at) == "("), 0)
            if not bracket:
                break
            comma = bracket
        elif clauses.read[comma - 1].kind == "number" and clauses.is_comma(comma - 2):
            comma -= 2
        else:
            break
    return comma


def _tells_who(described: Group, name: Group) -> bool:
    return name.kind in ("name", "person") and described.kind in ("office", "body", "people", "words")


def not_governed(clauses: Clauses, at: int) -> Group | None:
    """The group that a token is in, or the one that this is bound to: of "the head of the port" the head."""
    for _ in range(4):
        group = clauses.at(at)
        if group is None:
            return None
        if not group.after:
            return group
        at = group.first - 2
    return None
