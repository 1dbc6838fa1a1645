"""A corpus that could be read in, what in it makes no sense out: each with its place and what to do about it.

Nothing here is a mistake of writing, and nothing stops a build: it is what is hardly meant.
"""

from __future__ import annotations

from claimgraph.corpus.sense.answers import odd_answers
from claimgraph.corpus.sense.days import odd_days
from claimgraph.corpus.sense.figures import odd_figures
from claimgraph.corpus.source import Problems
from claimgraph.corpus.statements import Places
from claimgraph.model.records import Corpus

__all__ = ["nonsense"]


def nonsense(corpus: Corpus, places: Places, problems: Problems) -> Problems:
    """All that makes no sense; ``problems`` are those of the reading, whose lines are shown."""
    found = problems.beside()
    for document in corpus.documents.values():
        for number, message, remedy in odd_days(document):
            place = places.documents[document.id]
            if number is not None:
                place = places.of(document.id, document.statements[number], number)
            found.add(place, message, remedy)
        for number, statement in enumerate(document.statements):
            for message, remedy in odd_answers(statement.proposition, corpus):
                found.add(places.of(document.id, statement, number), message, remedy)
        for number, message, remedy, against in odd_figures(document, corpus):
            here, other = (places.of(document.id, document.statements[at], at) for at in (number, against))
            found.add(here, f"{message}; the other is in {other}", remedy)
    return found
