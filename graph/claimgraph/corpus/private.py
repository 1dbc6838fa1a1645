"""A private person is named by role in every output: so no words that leave a corpus may hold the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from claimgraph.corpus.source import Place, Problems, shown_path
from claimgraph.corpus.statements import Places
from claimgraph.records import Actor, Corpus, Document


def refuse_private_names(corpus: Corpus, places: Places, folder: Path, problems: Problems) -> None:
    """Add a problem for each text of the corpus that would show the name of a private person."""
    private = [(actor, _pattern(actor)) for actor in corpus.actors.values() if actor.private and actor.name]
    if not private:
        return
    actors_file = Place(shown_path(folder / "actors.yaml"))
    for actor, pattern in private:
        if pattern.search(actor.id.replace("-", " ")) or pattern.search(actor.role):
            problems.add(
                actors_file, "a private person's id or role holds the name", "Choose another id, such as witness-1."
            )
        for document in corpus.documents.values():
            for text, place in _texts(document, places):
                if pattern.search(text):
                    problems.add(place, f"names a private person ({actor.role})", "Quote words without the name.")


def _pattern(actor: Actor) -> re.Pattern[str]:
    # Each part of a name gives a person away; particles of one or two letters do not.
    parts = {part for name in (actor.name, *actor.also) for part in re.findall(r"\w{3,}", name)}
    whole = {name for name in (actor.name, *actor.also) if name.strip()}
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in sorted(parts | whole)) + r")\b", re.IGNORECASE)


def _texts(document: Document, places: Places) -> Iterator[tuple[str, Place]]:
    top = places.documents[document.id]
    for text in (document.title, document.note, document.basis, document.url, document.archived):
        yield text, top
    for statement in document.statements:
        first = statement.quotes[0] if statement.quotes else None
        at = places.quotes.get((document.id, first.exact, first.occurrence), top) if first else top
        spoken = [link.named_as for link in statement.chain]
        answer = statement.proposition.answer
        told = answer if isinstance(answer, str) else ""
        for text in (statement.rationale, statement.alternative, statement.note, told, *spoken):
            yield text, at
        for quote in statement.quotes:
            place = places.quotes.get((document.id, quote.exact, quote.occurrence), top)
            for text in (quote.exact, quote.translation, quote.prefix, quote.suffix):
                yield text, place
