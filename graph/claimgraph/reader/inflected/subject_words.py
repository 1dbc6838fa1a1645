"""The patterns of a vocabulary in, its words for one language as phrases of base forms out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from claimgraph.model.vocabulary import Vocabulary
from claimgraph.reader.inflected.lexicon import BasePhrases
from claimgraph.reader.subject_matter import Noun, noun_of

#: The roles of words that say which way what is counted goes, or that it goes nowhere.
_MOVES: Final = ("gives", "receives", "comes", "swaps", "stays")


@dataclass(frozen=True, eq=False)
class SubjectWords:
    """What is counted, what moves it by its role, what shows the subject, and what numbers are never of it."""

    nouns: BasePhrases[Noun]
    moves: BasePhrases[str]
    about: BasePhrases[str]
    never: BasePhrases[str]
    events: frozenset[str]  #: what is counted where that is events


def subject_words(vocabulary: Vocabulary, events: frozenset[str], language: str) -> SubjectWords:
    """The words of a subject in a language."""
    pairs = [(pattern, phrase) for pattern in vocabulary.patterns for phrase in pattern.phrases.get(language, ())]

    def of(*roles: str) -> BasePhrases[str]:
        return BasePhrases((phrase, pattern.role) for pattern, phrase in pairs if pattern.role in roles)

    return SubjectWords(
        BasePhrases((phrase, noun_of(pattern)) for pattern, phrase in pairs if pattern.role in ("counted", "persons")),
        of(*_MOVES),
        of("about"),
        of("never"),
        events,
    )
