"""A private person is named by role in every output: so no words that leave a corpus may hold the name.

Reading refuses most such words with their place; `guard` looks at what is written, whatever it was made from.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from claimgraph.corpus.source import Place, Problems, shown_path
from claimgraph.corpus.statements import Places
from claimgraph.errors import ClaimGraphError
from claimgraph.records import Actor, Corpus, Document

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})")


def guard(corpus: Corpus, text: str) -> None:
    """Raise where a text that is about to be written holds the name of a private person of the corpus.

    Raises:
        ClaimGraphError: it does; the message says the role, not the name.
    """
    for actor, pattern in _private(corpus):
        # As it is, as RDF and JSON escape it, and as HTML does.
        written = (text, re.sub(r'\\(["\\])', r"\1", text), html.unescape(text))
        if any(pattern.search(_plain(variant)) for variant in written):
            raise ClaimGraphError(
                f"The name of a private person ({actor.role}, {actor.id!r}) would be written.",
                "It stands in a note, a basis, a name, an id or beside a quote: take it out there.",
            )


def finder(corpus: Corpus) -> Callable[[str], bool]:
    """A function that says whether a text holds the name of a private person of the corpus."""
    private = _private(corpus)
    return lambda text: any(pattern.search(_plain(text)) for _, pattern in private)


def _private(corpus: Corpus) -> list[tuple[Actor, re.Pattern[str]]]:
    return [(actor, _pattern(actor)) for actor in corpus.actors.values() if actor.private and actor.name]


def refuse_private_names(corpus: Corpus, places: Places, folder: Path, problems: Problems) -> None:
    """Add a problem for each text of the corpus that would show the name of a private person."""
    private = _private(corpus)
    if not private:
        return
    files = {name: Place(shown_path(folder / f"{name}.yaml")) for name in ("actors", "events", "concepts")}
    for actor, pattern in private:
        for file, record, text in _cast_texts(corpus, actor):
            if pattern.search(_plain(text)):
                message = f"{record!r} names a private person ({actor.role})"
                problems.add(files[file], message, "Take the name out; choose an id such as witness-1.")
        for document in corpus.documents.values():
            for text, place in _texts(document, places):
                if pattern.search(_plain(text)):
                    problems.add(place, f"names a private person ({actor.role})", "Quote words without the name.")


def _plain(text: str) -> str:
    """The text as names are looked for in it: composed, without case, hyphens, underscores and line ends."""
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    text = re.sub("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]", "", text)
    return re.sub(r"[\s_-]+", " ", unicodedata.normalize("NFKC", text)).casefold()


def _pattern(actor: Actor) -> re.Pattern[str]:
    # Each part of a name gives a person away, also inflected; particles of one to three letters do only in the whole.
    names = [_plain(name) for name in (actor.name, *actor.also) if name.strip()]
    parts = {rf"{re.escape(part)}\w*" for name in names for part in re.findall(r"\w{4,}", name)}
    parts |= {rf"{re.escape(name)}\b" for name in names}
    return re.compile(r"\b(?:" + "|".join(sorted(parts)) + ")")


def _cast_texts(corpus: Corpus, private: Actor) -> Iterator[tuple[str, str, str]]:
    """File, record and text of everything that is written about actors, events and concepts."""
    for actor in corpus.actors.values():
        own = () if actor is private else (actor.shown, *actor.spellings)
        offices = [text for office in actor.offices for text in (office.title, office.basis)]
        for text in (actor.id, actor.role, actor.note, actor.basis, *own, *offices):
            yield "actors", actor.id, text
    for event in corpus.events.values():
        for text in (event.id, event.name, *event.also, event.basis, event.note):
            yield "events", event.id, text
    for concept in corpus.concepts.values():
        for text in (concept.id, concept.name, *concept.also, concept.definition):
            yield "concepts", concept.id, text


def _texts(document: Document, places: Places) -> Iterator[tuple[str, Place]]:
    top = places.documents[document.id]
    for text in (document.id, document.title, document.note, document.basis, document.url, document.archived):
        yield text, top
    for text in (document.imported_from, document.text.file if document.text else ""):
        yield text, top
    for number, statement in enumerate(document.statements):
        at = places.of(document.id, statement, number)
        spoken = [link.named_as for link in statement.chain]
        answer = statement.proposition.answer
        told = answer if isinstance(answer, str) else ""
        withdrawn = statement.withdrawal.reason if statement.withdrawal else ""
        for text in (
            statement.rationale,
            statement.alternative,
            statement.note,
            statement.id,
            told,
            withdrawn,
            *spoken,
        ):
            yield text, at
        for quote in statement.quotes:
            place = places.quotes.get((document.id, quote.exact, quote.occurrence), top)
            for text in (quote.exact, quote.translation, quote.prefix, quote.suffix):
                yield text, place
