"""The texts with known claims in, what is known of each out: the words, who says them, with which force.

Three collections, with the texts beside the checkout: the articles of the shipped corpus (`seeds`), texts that were written
for tests (`renderings`), and summaries of reported exchanges (`reported-swaps`), of which some days are held back.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimgraph.base.resources import shipped
from claimgraph.corpus import read_corpus
from claimgraph.identity.spelling import Spellings
from claimgraph.model.records import Corpus
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.language import language
from claimgraph.reader.text import Span

SHARED = Path(__file__).parents[3] / "shared"


#: What the summaries call those whom the corpus calls otherwise. Who is of a side and has no name is its state there.
_CALLED = {
    "outlet": "",
    "UAE Ministry of Foreign Affairs": "uae-foreign-ministry",
    "Coordination Headquarters for the Treatment of POWs": "ukrainian-coordination-headquarters",
    "Ukraine (unspecified officials)": "ukraine",
    "Russia (unspecified officials)": "russia",
}


@dataclass(frozen=True)
class Known:
    """One claim that is in a text: where its words stand, and who says them; "" is the outlet."""

    claimant: str
    stance: str
    spans: tuple[Span, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Text:
    """A text with the claims in it."""

    name: str
    text: str
    known: tuple[Known, ...]


def lines_of(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def held_back(folder: Path) -> frozenset[str]:
    """The days of reported exchanges whose summaries no rule was made on.

    Who speaks was read on every second day of those with claims, figures on every second day of all: what was used for one
    of them is no longer held back for the other.
    """
    all_days = sorted({article["event_date"] for article in lines_of(folder / "articles.jsonl")})
    claimed = sorted({claim["event_date"] for claim in lines_of(folder / "claims.jsonl")})
    return frozenset(all_days[1::2]) - frozenset(claimed[::2])


def knowledge(corpus: Corpus) -> Knowledge:
    """What the reader is given of a corpus."""
    return Knowledge(language("en"), tuple(corpus.actors.values()), corpus.vocabulary)


def articles(shared: Path = SHARED) -> tuple[Knowledge, list[Text]]:
    """The articles of the shipped corpus with every statement that was not concluded by its curators."""
    corpus = read_corpus()
    found = []
    for document in corpus.documents.values():
        if document.text is None or not (path := shared / "seeds" / document.text.file).exists():
            continue
        known = []
        for statement in document.statements:
            if statement.inferred:
                continue
            spans = tuple(Span(q.start, q.end) for q in statement.quotes if q.start is not None and q.end is not None)
            who = statement.claimant.actor
            # A text that carries another outlet's is that outlet's own words too.
            known.append(Known("" if corpus.actors[who].type == "outlet" else who, statement.stance, spans))
        found.append(Text(document.id, path.read_text(encoding="utf-8"), tuple(known)))
    return knowledge(corpus), found


def renderings(shared: Path = SHARED) -> tuple[Knowledge, list[Text]]:
    """The texts written for tests, with all of their claims but the traps."""
    folder = shared / "renderings"
    lines = lines_of(folder / "claims.jsonl")
    found = []
    for path in sorted((folder / "texts").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        of = [line for line in lines if line["text"] == path.stem and not line.get("trap")]
        found.append(Text(path.stem, text, tuple(_known(text, line) for line in of)))
    return knowledge(_with_actors(folder / "actors.yaml")), found


def _known(text: str, line: dict[str, str]) -> Known:
    start = text.index(line["quote"])
    who = "" if line["claimant"] == "OUTLET" else line["claimant"]
    return Known(who, line["stance"], (Span(start, start + len(line["quote"])),), tuple(line["tags"]))


def swaps(held: bool, shared: Path = SHARED) -> tuple[Knowledge, list[Text]]:
    """The summaries of one half of the days, with those claims whose words stand in them."""
    folder = shared / "reported-swaps"
    claims = lines_of(folder / "claims.jsonl")
    back = held_back(folder)
    known = knowledge(_with_actors(shared / "renderings" / "actors.yaml"))
    spellings = Spellings()
    for actor in known.actors:
        spellings.add(actor.id, (actor.name, *actor.also))
    found = []
    for article in lines_of(folder / "articles.jsonl"):
        if (article["event_date"] in back) is held:
            of = [claim for claim in claims if claim["slug"] == article["slug"] and "measure" in claim]
            found.append(Text(article["slug"], article["rendering"], tuple(_of_summary(article, of, spellings))))
    return known, found


def _of_summary(article: dict[str, str], claims: list[dict[str, str]], spellings: Spellings) -> Iterator[Known]:
    text = article["rendering"]
    for claim in claims:
        start = text.lower().find(claim["quote"].lower()) if claim["quote"] else -1
        if start >= 0:
            span = Span(start, start + len(claim["quote"]))
            yield Known(claimant(claim["claimant"], spellings), force(claim["stance"]), (span,))


def force(stance: str) -> str:
    """The stance of a summary as the vocabulary has it: to confirm and to accuse are to assert."""
    return {"confirms": "asserts", "accuses": "asserts"}.get(stance, stance)


def claimant(name: str, spellings: Spellings) -> str:
    """Whom a summary means: the id of an actor, "" for the outlet, or NEW: and its name."""
    bearers = sorted(spellings.bearers(name))
    return bearers[0] if bearers else _CALLED.get(name, f"NEW:{name}")


def _with_actors(path: Path) -> Corpus:
    """The shipped corpus without its documents, with the actors of another file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(shipped("corpus") / "ontology", folder / "ontology")
        actors = (shipped("corpus") / "actors.yaml").read_text(encoding="utf-8")
        lines = actors.splitlines()
        kept = "\n".join(_without_offices(lines))
        (folder / "documents").mkdir()
        (folder / "actors.yaml").write_text(f"{kept}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
        return read_corpus(folder)


def _without_offices(lines: list[str]) -> Iterator[str]:
    """The lines of a file of actors, each office without the document that attests it, which is not there."""
    for line in lines:
        if line.startswith("      document:"):
            yield "      basis: The shipped corpus says so."
        elif not line.startswith("      quote:"):
            yield line
