"""What a reader is given beside the text: the language, the actors it may meet, and what the subject counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from claimgraph.model.cast import Actor
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.reader.language import Language
from claimgraph.reader.names import Names


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
