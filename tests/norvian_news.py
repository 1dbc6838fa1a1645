"""A tiny cast of invented countries, and what the reader finds in a text about them, in short."""

from __future__ import annotations

from claimgraph.model.cast import Actor, Office
from claimgraph.model.vocabulary import vocabulary
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.language import language
from claimgraph.reader.reading import read
from claimgraph.reader.said import Said

ACTORS = (
    Actor(id="norvia", type="state", name="Norvia", also=("Norvian", "Norvians"), side="norvia"),
    Actor(id="estmark", type="state", name="Estmark", also=("Anselm",), side="estmark"),
    Actor(id="lusa", type="state", name="Lusa"),
    Actor(
        id="norvian-health-ministry",
        type="organization",
        name="Norvian Health Ministry",
        also=("the Ministry of Health", "the rescuers"),
        part_of="norvia",
    ),
    Actor(id="estmark-health-ministry", type="organization", name="Health Ministry of Estmark", part_of="estmark"),
    Actor(id="norvian-coast-guard", type="organization", name="Norvian Coast Guard", part_of="norvia"),
    Actor(id="dockers", type="organization", name="Dockers' Union", part_of="norvia"),
    Actor(
        id="brandt",
        type="person",
        name="Hale Brandt",
        side="estmark",
        offices=(Office("President", "estmark"),),
    ),
    Actor(id="vale", type="person", name="Jorun Vale", also=("Vale",), side="norvia"),
    Actor(id="oss", type="person", name="Rurik Osskiy", side="estmark"),
    Actor(id="tidings", type="outlet", name="Tidings"),
    Actor(id="gazette", type="outlet", name="The Harbour Gazette"),
)
KNOWLEDGE = Knowledge(language("en"), ACTORS, vocabulary())


def said(text: str) -> list[Said]:
    """All that is said in a text."""
    return list(read(text, KNOWLEDGE).said)


def who(one: Said) -> str:
    """Who says something, "outlet" for the outlet; a stranger in the words of the text."""
    return " and ".join(each.actor or f"“{each.words}”" for each in one.speakers) or "outlet"


def told(text: str) -> list[str]:
    """Each thing that is said, as "who stance: words"."""
    return [f"{who(one)} {one.stance}: {' … '.join(span.of(text) for span in one.words)}" for one in said(text)]


def speakers(text: str) -> list[str]:
    """Who says each thing."""
    return [who(one) for one in said(text)]


def stances(text: str) -> list[str]:
    """With which force each thing is said."""
    return [one.stance for one in said(text)]
