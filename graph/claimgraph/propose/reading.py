"""A text and a corpus in, what a reader finds in it out: the place where a reader is joined."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from claimgraph.model.records import Corpus
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.language import language as language_of
from claimgraph.reader.language import languages
from claimgraph.reader.reading import read as read_text
from claimgraph.reader.recognized import recognized
from claimgraph.reader.said import Reading

#: What a text is in that does not say.
_DEFAULT = "en"


def opening_words(code: str) -> frozenset[str]:
    """The words of a language that begin a phrase: "from", "and", "that", "has"."""
    code = _code(code)
    if code not in languages():
        return frozenset()
    words = language_of(code)
    linking = words.conjunctions | words.alternatives | words.contrasts | words.relatives | words.complements
    return linking | words.prepositions | words.auxiliaries


def _code(language: str) -> str:
    return (language or _DEFAULT).partition("-")[0].lower()


class _Same:
    """A corpus as a key: the very same one, since to compare two whole ones takes longer than to read a text."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.corpus is self.corpus

    def __hash__(self) -> int:
        return id(self.corpus)


@lru_cache(maxsize=3)
def _knowledge(code: str, same: _Same) -> Knowledge:
    """What a reader is given of a corpus, made once for texts that are read one after the other."""
    return Knowledge(language_of(code), tuple(same.corpus.actors.values()), same.corpus.vocabulary)


def read(text: str, corpus: Corpus, language: str = "") -> Reading:
    """What is said in a text, by whom, with the names and the vocabulary of a corpus; ``language`` is that of the text.

    Where it is not given, it is the one whose function words the text has. Where nobody has written down how a language is
    read, or the text seems to be in another one, nothing is found, and `Reading.refused` says so.
    """
    code = _code(language or recognized(text))
    if code not in languages():
        return Reading((), (), language=code, refused=f"Nobody has written down how {code!r} is read.")
    found = read_text(text, _knowledge(code, _Same(corpus)))
    if found.refused and (other := recognized(text)) not in ("", code):
        remedy = f"It seems to be in {language_of(other).name}: write `language: {other}` into its document."
        return replace(found, refused=f"{found.refused} {remedy}")
    return found
