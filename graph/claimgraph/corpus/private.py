"""A private person is named by role in every output: so no words that leave a corpus may hold the name.

Reading refuses such words with their place; `claimgraph.privacy.leaving` looks at what is written, whatever it was made from.
What `claimgraph.privacy.name_search` cannot find is told in docs/private-persons.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimgraph.corpus.declared import free_texts
from claimgraph.corpus.source import Place, Problems
from claimgraph.corpus.statements import Places
from claimgraph.model.evidence import Quote
from claimgraph.model.records import Corpus, Document
from claimgraph.privacy.private_names import PrivateNames


def refuse_private_names(corpus: Corpus, places: Places, of_cast: Mapping[str, str], problems: Problems) -> None:
    """Add a problem for each text of the corpus that would show the name of a private person, or half of it.

    ``of_cast`` are the files of actors, events and concepts, by these names.
    """
    names = PrivateNames(corpus)
    if not names.persons:
        return
    files = {name: Place(file) for name, file in of_cast.items()}
    for file, record, text in _cast_texts(corpus):
        if person := names.named_in(text):
            message = f"{record!r} names a private person ({person.role})"
            problems.add(files[file], message, "Take the name out; choose an id such as witness-1.")
    for document in corpus.documents.values():
        refuse_names_in(document, names, places, problems)
    for actor in corpus.actors.values():
        for office in (office for office in actor.offices if office.quote):
            _refuse_half(office.quote, files["actors"], names, problems)


def refuse_names_in(document: Document, names: PrivateNames, places: Places, problems: Problems) -> None:
    """Add a problem for each text of a document that would show the name of a private person, or half of it."""
    for text, place in _texts(document, places):
        if person := names.named_in(text):
            problems.add(place, f"names a private person ({person.role})", "Quote words without the name.")
    for quote in (quote for statement in document.statements for quote in statement.quotes):
        known = places.quotes.get((document.id, quote.exact, quote.occurrence))
        _refuse_half(quote, known or places.documents[document.id], names, problems)


def _refuse_half(quote: Quote | None, place: Place, names: PrivateNames, problems: Problems) -> None:
    if quote and names.may_be_half(quote.prefix, quote.suffix):
        message = "the words around it in the file of positions may hold half of the name of a private person"
        problems.add(place, message, "Run `claimgraph locate`, or delete the file of positions.")


def _cast_texts(corpus: Corpus) -> Iterator[tuple[str, str, str]]:
    """File, record and text of everything that is shown about actors, events and concepts."""
    for actor in corpus.actors.values():
        offices = [text for office in actor.offices for text in (office.title, office.basis)]
        beside = [text for o in actor.offices if o.quote for text in (o.quote.exact, o.quote.prefix, o.quote.suffix)]
        # Of a private person, `shown` is the role, and there are no other spellings.
        shown = (actor.id, actor.shown, *actor.spellings, actor.role, actor.note, actor.basis)
        for text in (*shown, *offices, *beside):
            yield "actors", actor.id, text
    for event in corpus.events.values():
        for text in (event.id, event.name, *event.also, event.basis, event.note):
            yield "events", event.id, text
    for concept in corpus.concepts.values():
        for text in (concept.id, concept.name, *concept.also, concept.definition):
            yield "concepts", concept.id, text


def _texts(document: Document, places: Places) -> Iterator[tuple[str, Place]]:
    top = places.documents[document.id]
    for text in (document.id, *free_texts(document), *(free_texts(document.text) if document.text else ())):
        yield text, top
    for number, statement in enumerate(document.statements):
        at = places.of(document.id, statement, number)
        answer = statement.proposition.answer
        told = answer if isinstance(answer, str) else ""
        withdrawn = statement.withdrawal.reason if statement.withdrawal else ""
        spoken = (text for link in statement.chain for text in free_texts(link))
        for text in (*free_texts(statement), *free_texts(statement.proposition.question), *spoken, told, withdrawn):
            yield text, at
        for quote in statement.quotes:
            place = places.quotes.get((document.id, quote.exact, quote.occurrence), top)
            for text in (*free_texts(quote), quote.prefix, quote.suffix):
                yield text, place
