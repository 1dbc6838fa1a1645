"""A store in, what can be found in it by words out: names in every spelling, figures, what was said, outlets.

A server searches here; a page without one gets the rows, and folds and searches in ``templates/site/search.js``.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from time import sleep
from typing import Final, TypeVar

from claimgraph.asking import questions
from claimgraph.base import limits
from claimgraph.base.folding import latin
from claimgraph.base.namespaces import DATA, RDFS, SKOS
from claimgraph.identity.spelling import heard, tokens
from claimgraph.store import Store

#: The kinds of things that are found, the first ones first: who looks for a name wants who bears it before who says it.
KINDS: Final = ("actor", "event", "document", "concept", "question", "claim", "report")
#: Those that are not what somebody says.
NAMES: Final = KINDS[:5]
#: So many are looked at before others get their turn.
_AT_ONCE: Final = 200
#: Latin letters with marks, and Cyrillic ones, as ranges of their code points.
_ALPHABETS: Final = ((0x00C0, 0x024F), (0x1E00, 0x1EFF), (0x0400, 0x052F), (0x1C80, 0x1C8F), (0xA640, 0xA69F))
_THOUSANDS: Final = re.compile(r"(?<=\d)[,\u00a0\u202f](?=\d{3}\b)")


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found: its IRI, its kind as one of `KINDS`, and what it is called."""

    iri: str
    kind: str
    name: str


class Search:
    """An index of a store, in memory; of very many claims only names and questions, which ``is_whole`` says."""

    def __init__(self, store: Store) -> None:
        (counts,) = questions.ask(store, "summary/counts").texts()
        self.is_whole = int(counts["claims"]) <= limits.CLAIMS_INDEXED
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._lock = Lock()
        # Words are folded before they come here.
        self._database.execute(
            "CREATE VIRTUAL TABLE found USING fts5(words, iri UNINDEXED, kind UNINDEXED, name UNINDEXED, "
            "tokenize=\"unicode61 remove_diacritics 0\", prefix='2 3 4')"
        )
        self._database.executemany(
            "INSERT INTO found VALUES (?, ?, ?, ?)", _rows(store, KINDS if self.is_whole else NAMES)
        )

    def find(self, words: str, first: int = limits.HITS) -> list[Hit]:
        """So many of the things in which all of these words stand, or begin; names before what is said, the shortest first."""
        asked = _folded(words)
        if not asked:
            return []
        # Quoted, a word is nothing but a word.
        query = " ".join(f'"{word}"*' for word in asked)
        with self._lock:
            rows = self._database.execute(
                "SELECT iri, kind, name FROM found WHERE found MATCH ? ORDER BY rowid LIMIT ?", (query, first)
            ).fetchall()
        return [Hit(iri, KINDS[int(kind)], name) for iri, kind, name in rows]


def _rows(store: Store, found: Sequence[str]) -> Iterator[tuple[str, str, int, str]]:
    for place, name, iri, also in _named(store, found):
        words = (word for text in (name, *also) for word in _folded(text))
        yield " ".join(dict.fromkeys(words)), iri, place, name


def rows_of(store: Store) -> Iterator[tuple[str, ...]]:
    """The end of the IRI, the name and the other spellings of all that can be found, in the order in which it is found."""
    for _, name, iri, also in _named(store, KINDS):
        yield iri.removeprefix(DATA), name, *also


def letters() -> dict[str, str]:
    """What small letters of Latin and Cyrillic alphabets are in plain Latin ones, where that is more than to leave out marks.

    >>> letters()["ж"], letters()["ł"], "a" in letters()
    ('zh', 'l', False)
    """
    small = {chr(code).lower() for first, last in _ALPHABETS for code in range(first, last + 1)}
    bare = {letter for one in small for letter in unicodedata.normalize("NFKD", one) if not letter.isascii()}
    return {letter: there for letter in sorted(bare) if (there := latin(letter))}


def _named(store: Store, found: Sequence[str]) -> Iterator[tuple[int, str, str, list[str]]]:
    also: dict[str, list[str]] = {}
    for thing, spelling in _beside_others(store.pairs(f"{SKOS}altLabel")):
        also.setdefault(thing.text, []).append(spelling.text)
    named = ((thing.text, name.text) for thing, name in _beside_others(store.pairs(f"{RDFS}label")))
    kinds = {kind: place for place, kind in enumerate(found)}
    rows = [(kinds[kind], len(name), name, iri) for iri, name in named if (kind := _kind(iri)) in kinds]
    # They are found in this order: what is short is about little else.
    for place, _, name, iri in _beside_others(sorted(rows)):
        yield place, name, iri, sorted(also.get(iri, ()))


def _beside_others(values: Iterable[T]) -> Iterator[T]:
    """The values; now and then the interpreter is left to whoever answers requests meanwhile: else they would wait."""
    for number, value in enumerate(values):
        if number % _AT_ONCE == 0:
            sleep(0.0005)
        yield value


def _kind(iri: str) -> str:
    kind = iri.removeprefix(DATA).partition("-")[0] if iri.startswith(DATA) else ""
    return "question" if kind == "quantity" else kind


def _folded(text: str) -> list[str]:
    # What is a z in English is an s in German, where a name comes from another alphabet.
    return [heard(word).replace("z", "s") for word in tokens(_THOUSANDS.sub("", text))]
