"""Made-up news of two countries that do not exist, with the figures in it, for tests of what a reader finds in texts like it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from claimgraph.corpus import read_corpus
from claimgraph.model.cast import Actor
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.language import language
from conftest import ROOT
from reader_figures import found

#: Each set was written before the reader was tried on it, and all but the last were then used to make it better.
SETS = Path(__file__).parent / "news"
ACTORS = (
    Actor("tavia", "state", "Tavia", ("Tavian", "Tavians", "Vell"), side="tavia", basis="A party."),
    Actor("ormia", "state", "Ormia", ("Ormian", "Ormians", "Drost"), side="ormia", basis="A party."),
    Actor("pasko", "person", "Ilan Pasko", side="tavia", basis="President of Tavia."),
    Actor("orsa", "person", "Lin Orsa", side="ormia", basis="Human rights commissioner of Ormia."),
    Actor("ormian-ministry", "organization", "Ormian Defence Ministry", part_of="ormia"),
    Actor("coordination-staff", "organization", "Coordination Staff", part_of="tavia"),
    Actor("lake-council", "organization", "Lake Council"),
)


@cache
def knowledge() -> Knowledge:
    """The invented actors with the vocabulary of the shipped corpus."""
    return Knowledge(language("en"), ACTORS, read_corpus(ROOT / "corpus").vocabulary)


def news(path: Path) -> Iterator[tuple[str, set[str], set[str]]]:
    """Each text with the figures that are in it and those that are found."""
    for given in yaml.safe_load(path.read_text(encoding="utf-8")):
        yield given["text"], set(given["figures"]), set(found(given["text"], knowledge()))


def counted(path: Path) -> Counter[str]:
    """How many figures are there, how many are found, and how many of these are right."""
    every = list(news(path))
    return Counter(
        there=sum(len(gold) for _, gold, _ in every),
        found=sum(len(read) for _, _, read in every),
        right=sum(len(gold & read) for _, gold, read in every),
    )
