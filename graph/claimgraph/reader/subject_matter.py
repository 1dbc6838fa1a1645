"""The patterns of a vocabulary in, their words as phrases to be looked for in a text out, for one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimgraph.model.vocabulary import Vocabulary, key_of
from claimgraph.model.wording import Pattern
from claimgraph.reader.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Noun:
    """A word for what is counted; one that ``gives_way`` is of that kind where no other word says more."""

    counted: str
    gives_way: bool = False
    words: str = ""  #: the IRI of the pattern that has it, where it gives way


@dataclass(frozen=True, slots=True)
class Befalls:
    """Words for what befell some, which say by that what they are counted as: "killed"."""

    counted: str
    of_these: str = ""  #: the IRI of the pattern of words for those whom it can befall


@dataclass(frozen=True, slots=True)
class SubjectMatter:
    """What a vocabulary says of the words of one language: what is counted, what moves it, what makes it no figure."""

    nouns: Phrases[Noun]
    moves: Phrases[Pattern]
    values: Phrases[Pattern]
    never: Phrases[Pattern]
    about: Phrases[Pattern]
    hints: Phrases[Pattern]
    series: Phrases[Pattern]
    against: Phrases[str]  #: words between what was given and that for which it was
    befalls: Phrases[Befalls]
    moved: str  #: the dimension that moving fills, "" where nothing moves
    belonging: str  #: the dimension that says whose those are who are moved nowhere
    whole: str  #: what answers it for all sides together
    events: frozenset[str]  #: what is counted where that is events: numbers of them are no numbers of what is moved
    persons: str  #: what persons are counted as where nothing else is said
    may_shrink: frozenset[str]  #: what is counted where there may be fewer of it later


def subject_matter(vocabulary: Vocabulary, language: str) -> SubjectMatter:
    """The words of a subject in a language."""
    by_role: dict[str, list[Pattern]] = {}
    for pattern in vocabulary.patterns:
        by_role.setdefault(pattern.role, []).append(pattern)

    def phrases(*roles: str) -> Phrases[Pattern]:
        return Phrases(
            (phrase, pattern)
            for role in roles
            for pattern in by_role.get(role, ())
            for phrase in pattern.phrases.get(language, ())
        )

    nouns = [
        (phrase, noun_of(pattern))
        for role in ("counted", "persons")
        for pattern in by_role.get(role, ())
        for phrase in pattern.phrases.get(language, ())
    ]
    moves = [
        pattern
        for role in ("gives", "frees", "returns", "receives", "comes", "swaps", "covers")
        for pattern in by_role.get(role, ())
    ]
    moved = next((key_of(pattern.narrows) for pattern in moves if pattern.narrows), "")
    further = vocabulary.dimensions[moved].also if moved else ()
    return SubjectMatter(
        Phrases(nouns),
        phrases("gives", "frees", "returns", "receives", "comes", "swaps", "covers", "stays"),
        phrases("value"),
        phrases("never"),
        phrases("about"),
        phrases("hints"),
        phrases("series"),
        Phrases((phrase, phrase) for p in by_role.get("against", ()) for phrase in p.phrases.get(language, ())),
        Phrases((phrase, befell) for phrase, befell in _befalling(by_role.get("befalls", ()), language)),
        moved,
        next((key_of(pattern.of_side) for pattern in by_role.get("value", ()) if pattern.of_side), ""),
        further[0].key if further else "",
        frozenset(key_of(iri) for iri in vocabulary.counts_events),
        next((noun.counted for _, noun in nouns if noun.gives_way), ""),
        frozenset(key_of(iri) for iri in vocabulary.may_shrink),
    )


def noun_of(pattern: Pattern) -> Noun:
    """What a pattern for what is counted, or for persons, says of it."""
    if pattern.role == "counted":
        return Noun(key_of(pattern.iri))
    return Noun(key_of(pattern.value) if pattern.value else "", True, pattern.iri)


def _befalling(patterns: Iterable[Pattern], language: str) -> Iterator[tuple[str, Befalls]]:
    for pattern in patterns:
        for phrase in pattern.phrases.get(language, ()):
            yield phrase, Befalls(key_of(pattern.value), pattern.of_these)
