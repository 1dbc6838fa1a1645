"""What a reader finds in a text: who says what, and which figures; the values that proposals are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from claimgraph.reader.text import Sentence, Span

#: The rule by which the outlet says what nobody is named for.
OUTLET: Final = "outlet"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: an actor of the corpus, or, where it has none, somebody in the words of the text."""

    actor: str  #: the id of the actor, "" for somebody the corpus does not know
    words: str  #: how the text names whom it is, "" where no words do
    span: Span | None  #: where these words stand (of a pronoun: the pronoun)
    sure: bool = True  #: whether the words can mean nobody else


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence that a rule went by, and what it took it for: "verb", "speaker", "negation" …"""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Said:
    """Something said: by whom, with which force, on whose word, in which passage. Without speakers the outlet says it."""

    speakers: tuple[Speaker, ...]
    stance: str  #: the key of a stance of the vocabulary
    words: tuple[Span, ...]  #: what is said, in the order of the text
    shown_by: tuple[Span, ...]  #: the words that show who speaks, () for the outlet
    sentence: int
    rule: str  #: the name of the rule that found it
    verb: str = ""  #: as the text has it: "confirmed"
    medium: str = ""  #: as the text has it: "Telegram"
    relays: tuple[Speaker, ...] = ()  #: through whom, nearest to the speaker first
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of something that the vocabulary counts, with its direction; who says it is not its matter."""

    counted: str  #: the key of what is counted
    narrowed: Mapping[str, str]  #: by key of a dimension, an id or a key: {"received-by": "tavia"}
    phase: str
    words: tuple[Span, ...]  #: the shortest words that show number, kind and direction
    number: Span  #: the number itself
    sentence: int
    rule: str
    minimum: int | None = None
    maximum: int | None = None
    stated: str = ""  #: "about 250", where the text gives no exact number
    when: str = ""  #: the day or month that is told with it, "04-10" or "04"; "earlier" where only that is said
    denied: bool = False  #: "not 300": what somebody denies, or puts right
    whole: bool = True  #: False for a part ("of them 12 officers") that must not stand for the whole
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader finds in a text."""

    sentences: tuple[Sentence, ...]
    said: tuple[Said, ...]
    figures: tuple[Figure, ...] = ()
    language: str = "en"
    refused: str = ""  #: why nothing is proposed: another language, no sentences
    notes: tuple[str, ...] = ()  #: what a person should know of how it was read
