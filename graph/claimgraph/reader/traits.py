"""A group of words in, what can be seen of whom it means out: offices, man or woman, where the words for him end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from claimgraph.reader.clauses import Clauses
from claimgraph.reader.groups import Group
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.names import Names, names_in
from claimgraph.reader.text import Sentence

#: So many groups after a head tell which it is, after these.
_GOVERNED: Final = 3


def with_governed(clauses: Clauses, group: Group) -> int:
    """Where somebody ends with what tells which he is: "an officer of the coast guard"."""
    words = clauses.language
    end = group.end
    for _ in range(_GOVERNED):
        if clauses.word(end) in words.places:
            return end + 1
        following = clauses.at(end + 1)
        if (
            not following
            or following.first != end + 1
            or following.after not in words.telling_which
            or following.kind == "time"
        ):
            break
        end = following.end
    return end


def governed_words(clauses: Clauses, group: Group) -> list[str]:
    """The words after "of" that belong to the name of a body: "the Ministry of Foreign Affairs of Norvia"."""
    found: list[str] = []
    end = with_governed(clauses, group)
    at = group.end
    while at < end and group.kind == "body" and clauses.word(at) in clauses.language.belonging:
        inner = clauses.at(at + 1)
        if inner is None or not clauses.read[inner.end - 1].capital:
            break
        found += [token.folded for token in clauses.read[inner.bare : inner.end] if token.kind == "word"]
        at = inner.end
    return [word for word in found if word not in clauses.language.fillers]


def offices_of(knowledge: Knowledge, actor: str) -> set[str]:
    """The offices that an actor is known to hold, or is called by."""
    known = knowledge.names.by_id[actor]
    said = " ".join((*(office.title for office in known.offices), known.name, *known.also)).lower()
    return {word for word in said.replace("’", "'").split() if word in knowledge.language.offices}


def offices_beside(clauses: Clauses, group: Group) -> set[str]:
    """The offices that stand before a name, or beside it between commas."""
    words = clauses.language
    found = {token.folded for token in clauses.read[group.bare : group.end] if token.folded in words.offices}
    for at in (group.end + 1, group.first - 2):
        comma = group.end if at > group.first else group.first - 1
        other = clauses.at(at) if clauses.word(comma) == "," else None
        if other and other.kind == "office" and not other.after:
            found |= {token.folded for token in clauses.read[other.bare : other.end] if token.folded in words.offices}
    return found


def gender_of(clauses: Clauses, group: Group) -> str:
    """Man or woman, where a word of the group or beside it tells; else ""."""
    words = clauses.language
    near = {token.folded for token in clauses.read[group.first : group.end]} | offices_beside(clauses, group)
    before = clauses.word(group.first - 1) if clauses.word(group.first - 1) != "." else clauses.word(group.first - 2)
    near.add(before)
    if near & words.women:
        return "woman"
    return "man" if near & words.men else ""


def states_in(sentences: Iterable[Sentence], names: Names) -> tuple[str, ...]:
    """The states that a text names, or whose bodies and people it names, in its order."""
    found: dict[str, None] = {}
    for sentence in sentences:
        for token in sentence.tokens:
            if token.capital and (state := names.state_of(token.folded)):
                found[state] = None
        for _, named in names_in(sentence.tokens, names):
            if named.describes:
                continue
            for actor in named.actors:
                for each in sorted(names.belongs(actor)):
                    if each in names.by_id and names.by_id[each].type == "state":
                        found[each] = None
    return tuple(found)
