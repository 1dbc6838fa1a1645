"""Two invented countries with names in Russian and Ukrainian, for the tests of the reader of languages with cases."""

from __future__ import annotations

from functools import cache

from claimgraph.corpus import read_corpus
from claimgraph.model.cast import Actor
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.language import language
from claimgraph.reader.reading import read as read_text
from claimgraph.reader.said import Figure, Reading, Said
from conftest import ROOT

ACTORS = (
    Actor("tavia", "state", "Tavia", ("Тавия", "Тавія"), side="tavia", basis="A party."),
    Actor("orland", "state", "Orland", ("Орланд",), side="orland", basis="A party."),
    Actor(
        "tavian-ministry",
        "organization",
        "Tavian Ministry of Defence",
        ("Министерство обороны Тавии", "Минобороны Тавии", "Міністерство оборони Тавії", "Міноборони Тавії"),
        part_of="tavia",
    ),
    Actor(
        "orland-ministry",
        "organization",
        "Ministry of Defence of Orland",
        ("Министерство обороны Орланда", "Міністерство оборони Орланду"),
        part_of="orland",
    ),
    Actor("vesti", "outlet", "Vesti", ("Вести моря", "Вісті моря")),
    Actor("sokolov", "person", "Ivan Sokolov", ("Иван Соколов", "Соколов", "Іван Соколов"), side="tavia", basis="x"),
    Actor("zhukova", "person", "Anna Zhukova", ("Анна Жукова", "Жукова", "Ганна Жукова"), side="orland", basis="x"),
)


@cache
def knowledge(code: str) -> Knowledge:
    """The invented actors with the vocabulary of the shipped corpus."""
    return Knowledge(language(code), ACTORS, read_corpus(ROOT / "corpus").vocabulary)


def read(text: str) -> Reading:
    """What is said in a text in Russian, or, where it has a letter that Russian lacks, in Ukrainian."""
    return read_text(text, knowledge("uk" if set("іїєґ") & set(text.lower()) else "ru"))


def short(figure: Figure) -> str:
    """A figure in one line: "60 prisoners to tavia", "about 60 bodies to orland, planned"."""
    side = figure.narrowed.get("received-by", "")
    said = f"{figure.stated or figure.minimum} {figure.counted} to {side}"
    return said + (f", {figure.phase}" if figure.phase != "completed" else "") + (", denied" if figure.denied else "")


def figures(text: str) -> list[str]:
    """The figures of a text, each in one line, in the order of the alphabet."""
    return sorted(map(short, read(text).figures))


def speakers(said: Said) -> list[str]:
    """Who says it: ids, or the words of the text for somebody unknown."""
    return [each.actor or each.words for each in said.speakers]


def told(text: str) -> list[tuple[list[str], str]]:
    """Who speaks in a text and with which force, in its order; nobody for the outlet."""
    return [(speakers(said), said.stance) for said in read(text).said]
