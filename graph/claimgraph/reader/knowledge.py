"""What a reader is given beside the text: the language, the actors it may meet, and what the subject counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from claimgraph.model.cast import Actor
from claimgraph.model.vocabulary import Vocabulary, key_of
from claimgraph.reader.inflected.lexicon import lexicon
from claimgraph.reader.inflected.mentions import Mentions
from claimgraph.reader.inflected.subject_words import SubjectWords, subject_words
from claimgraph.reader.language import Language
from claimgraph.reader.names import Names
from claimgraph.reader.sides import Sides
from claimgraph.reader.subject_matter import SubjectMatter, subject_matter
from claimgraph.reader.tokens import tokens


@dataclass(frozen=True)
class Knowledge:
    """The language of the text, the actors of the corpus by any of their names, and its vocabulary."""

    language: Language
    actors: tuple[Actor, ...]
    vocabulary: Vocabulary

    @cached_property
    def names(self) -> Names:
        """The names of the actors, prepared for being looked for."""
        return Names(self.actors, self.language)

    @cached_property
    def subject_matter(self) -> SubjectMatter:
        """The words of what the vocabulary counts, in this language."""
        return subject_matter(self.vocabulary, self.language.language)

    @cached_property
    def sides(self) -> Sides:
        """The sides of the corpus, by the names of its actors."""
        return Sides(self.actors, key_of(self.vocabulary.third_party.iri), self.subject_matter.nouns)

    @cached_property
    def subject_words(self) -> SubjectWords:
        """The words of what the vocabulary counts, in a language with cases."""
        return subject_words(self.vocabulary, self.subject_matter.events, self.language.language)

    @cached_property
    def mentions(self) -> Mentions:
        """The names of the actors in all their cases, in a language that has these."""
        return Mentions(self.actors, self.sides, lexicon(self.language.language))

    @cached_property
    def titles(self) -> Mapping[str, frozenset[str]]:
        """Of each person the words of its offices and of the names it is called by, folded."""
        found = {}
        for actor in self.actors:
            if actor.type == "person":
                said = (*(office.title for office in actor.offices), actor.name, *actor.also)
                found[actor.id] = frozenset(word for text in said for word in self._title(text))
        return found

    def _title(self, text: str) -> Iterator[str]:
        """The words of an office without whose it is: the head of the president's office is no president."""
        words = (token.folded for token in tokens(text))
        return takewhile(lambda word: word not in self.language.belonging, words)

    @cached_property
    def holders(self) -> Mapping[str, tuple[str, ...]]:
        """The persons by each word for an office that is among the words they are called by."""
        found: dict[str, list[str]] = defaultdict(list)
        for actor, words in self.titles.items():
            for word in words & self.language.offices:
                found[word].append(actor)
        return {word: tuple(actors) for word, actors in found.items()}
