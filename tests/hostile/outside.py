"""What other people's tools send, almost right: annotations and requests for reconciliation; each is answered, or refused."""

from __future__ import annotations

import json
import shutil
from datetime import date
from functools import cache
from random import Random
from typing import Any

import yaml

from claimgraph import Graph
from claimgraph.accounts.entities import Entities
from claimgraph.accounts.reconciled import Reconciler
from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus import reading_of
from claimgraph.corpus.marked.writing import write_marked
from claimgraph.graph.made import site_of
from claimgraph.server.protocol import NotAnswered
from claimgraph.server.reconcile_queries import batch_of, extension_of
from conftest import TINY
from hostile.mutation import odd
from hostile.target import Target, fresh

_KEYS = {"title", "publisher", "published", "url", "curated", "claims"}


def _mark(exact: str, uri: str) -> dict[str, Any]:
    selector = {"type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": " prisoners"}
    target = [{"source": uri, "selector": [selector]}]
    return {"uri": uri, "text": "How many?", "tags": ["figures"], "document": {"title": ["A swap"]}, "target": target}


_MARKS = {"rows": [_mark("swapped", "https://morning.example/swap"), _mark("12 came", "https://new.example/a?b#c")]}
_BATCH = {
    "a": {"query": "northern ministry", "type": ["cg:Actor"], "limit": 3},
    "b": {"query": "Ada", "properties": [{"pid": "cg:side", "v": ["Southland", {"id": "actor-southland"}]}]},
}
_EXTENSION = {"ids": ["actor-ministry", "event-swap"], "properties": [{"id": "skos:altLabel"}, {"id": "cg:side"}]}


def _damaged(rng: Random, found: Any) -> Any:
    """The same with something odd in the place of some of its values."""
    if rng.random() < 0.05:
        return rng.choice(
            (odd(rng), odd(rng), odd(rng), None, 5, -1.5, True, [], {}, [found], {"id": found}, "x" * 20_000)
        )
    if isinstance(found, dict):
        return {odd(rng) if rng.random() < 0.03 else key: _damaged(rng, value) for key, value in found.items()}
    return [_damaged(rng, value) for value in found] if isinstance(found, list) else found


def _make_marks(rng: Random) -> bytes:
    text = json.dumps(_damaged(rng, _MARKS))
    return text[: rng.randrange(len(text) + 1)].encode() if rng.random() < 0.1 else text.encode()


def _check_marks(data: bytes) -> None:
    """What the documents say stays, every line that is added to one is a comment, and a new one holds nothing but these."""
    above = fresh("annotations")
    corpus = above / "corpus"
    shutil.copytree(TINY, corpus)
    (above / "marks.json").write_bytes(data)
    before, lines = reading_of(corpus).corpus, _lines(corpus)
    try:
        done = write_marked(above / "marks.json", corpus, date(2030, 1, 1))
    except ClaimGraphError as error:
        assert error.remedy
        assert _lines(corpus) == lines
        return
    after = reading_of(corpus).corpus
    assert {id: after.documents[id] for id in before.documents} == before.documents
    for name, now in _lines(corpus).items():
        there = lines.get(name)
        if there is None:
            said = yaml.safe_load("\n".join(now))
            assert set(said) <= _KEYS, said
            assert said["claims"] is None
        else:
            added = [line for line in now if line not in there]
            assert all(line.startswith("  #") for line in added), added
    again = write_marked(above / "marks.json", corpus, date(2030, 1, 1))
    assert not again.files or all(path in done.new for path in again.files), again.files


def _lines(corpus: Any) -> dict[str, list[str]]:
    paths = sorted((corpus / "documents").glob("*.yaml"))
    return {path.name: path.read_text(encoding="utf-8").split("\n") for path in paths}


def _make_request(rng: Random) -> bytes:
    text = json.dumps(_damaged(rng, rng.choice((_BATCH, _EXTENSION))))
    return text[: rng.randrange(len(text) + 1)].encode() if rng.random() < 0.1 else text.encode()


@cache
def _reconciler() -> Reconciler:
    site = site_of(Graph(TINY))
    return Reconciler(Entities(site.store, site.terms))


def _check_request(data: bytes) -> None:
    """It is refused with a reason, or every candidate is an entity, and a match is the only one of its query."""
    for read in (batch_of, extension_of):
        try:
            asked = read(data.decode())
        except NotAnswered as error:
            assert error.status in (400, 413), error.status
            assert error.why.endswith("."), error.why
            continue
        for wanted in asked.values() if isinstance(asked, dict) else ():
            found = _reconciler().candidates(wanted)
            assert len(found) <= wanted.limit
            assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
            assert sum(each.is_match for each in found) <= 1
            assert all(each.score == 100 for each in found if each.is_match)


TARGETS = (
    Target("annotations", _make_marks, _check_marks, 2, ".json"),
    Target("reconcile", _make_request, _check_request, 10, ".json"),
)
