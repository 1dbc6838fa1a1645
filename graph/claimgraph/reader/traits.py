"""A group of words in, what can be seen of whom it means out: offices, man or woman, where the words for him end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from claimgraph.reader.clauses import Clauses
from claimgraph.reader.groups import Group
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
            or clauses.words(following.bare, following.end) in words.media
            or any(clauses.read[at].kind == "number" for at in range(following.first, following.end))
        ):
            break  # "doctors at least 12" are doctors
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


def offices_beside(clauses: Clauses, group: Group) -> set[str]:
    """The words for an office before a name, or beside it between commas: "foreign minister"."""
    found = _office(clauses, group)
    for at in (group.end + 1, group.first - 2):
        comma = group.end if at > group.first else group.first - 1
        other = clauses.at(at) if clauses.word(comma) == "," else None
        if other and other.kind == "office" and not other.after:
            found |= _office(clauses, other)
    return found


def _office(clauses: Clauses, group: Group) -> set[str]:
    words = clauses.language
    read = clauses.read[group.bare : group.end]
    if not any(token.folded in words.offices for token in read):
        return set()
    return {token.folded for token in read if token.folded in words.offices | words.fields or not token.capital}


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
