"""A place before a verb in, the place before what only says more of a speaker out: ", who heads it,", "close to the talks"."""

from __future__ import annotations

from claimgraph.reader.clauses import QUOTES, Clauses
from claimgraph.reader.groups import Group


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
    for at in clauses.backwards(comma):
        if clauses.is_comma(at):
            inner, before_it = at + 1, clauses.at(at - 1)
            words = clauses.language
            begins = clauses.word(inner)
            whole_group = clauses.at(inner) if clauses.at(inner) is clauses.at(comma - 1) else None
            described = not_governed(clauses, at - 1) or before_it
            if whole_group and described and _tells_who(described, whole_group):
                return comma - 1  # the name itself: "its spokeswoman, Ilse Marn,"
            fits = (
                begins in words.relatives
                or begins in words.between | words.negations
                or begins.endswith((*words.endings.gerund, *words.endings.past))
                or clauses.read[inner].kind == "number"
                or begins in words.citing
                or begins in words.prepositions
                or whole_group is not None
                or (begins in words.articles and clauses.at(inner) is not None)
                or clauses.word(at) == "("
            )
            return at - 1 if fits and before_it else -1
        if clauses.word(at) in QUOTES:
            return -1
    return -1


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
