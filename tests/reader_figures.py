"""Two invented countries for the tests of figures: Tavia, whose people have a name, and Orm, whose people have none."""

from __future__ import annotations

from functools import cache

from claimgraph.corpus import read_corpus
from claimgraph.model.cast import Actor
from claimgraph.reader.figures import figures_in
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.language import language
from claimgraph.reader.said import Figure
from claimgraph.reader.sentences import sentences
from conftest import ROOT

ACTORS = (
    Actor("tavia", "state", "Tavia", ("Tavian", "Tavians"), side="tavia", basis="A party."),
    Actor("orm", "state", "Orm", side="orm", basis="A party."),
    Actor("tavian-office", "organization", "Tavian Tracing Office", ("Tavia's tracing office",), part_of="tavia"),
    Actor("orm-ministry", "organization", "Defence Ministry of Orm", part_of="orm"),
    Actor("orsa", "person", "Lin Orsa", side="orm", basis="Minister of Orm."),
    Actor("lake-council", "organization", "Lake Council"),
)


@cache
def knowledge() -> Knowledge:
    """The invented actors with the vocabulary of the shipped corpus."""
    return Knowledge(language("en"), ACTORS, read_corpus(ROOT / "corpus").vocabulary)


def read(text: str, known: Knowledge | None = None) -> tuple[Figure, ...]:
    """The figures of a text."""
    known = known or knowledge()
    return figures_in(sentences(text, known.language), known)


def short(figure: Figure) -> str:
    """A figure in one line: "60 prisoners to tavia", "more than 60 bodies to orm, planned"."""
    number = figure.stated or str(figure.minimum)
    side = figure.narrowed.get("received-by", "")
    said = f"{number} {figure.counted}" + (f" to {side}" if side else "")
    return said + (f", {figure.phase}" if figure.phase != "completed" else "") + (", denied" if figure.denied else "")


def found(text: str, known: Knowledge | None = None) -> list[str]:
    """The figures of a text, each in one line, in the order of the alphabet."""
    return sorted(short(figure) for figure in read(text, known))
