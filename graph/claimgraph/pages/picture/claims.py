"""The edges of an actor graph in, its claims out as the page's script reads them: each once, with all of its passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from claimgraph.asking import questions
from claimgraph.base.namespaces import CG, DATA
from claimgraph.model.vocabulary import key_of
from claimgraph.pages.picture.cards import Position
from claimgraph.pages.picture.passages import Span
from claimgraph.store import Store

#: What stands in the place of a stance where somebody passes on what another says.
RELAYS: Final = "relays"

Edge = Mapping[str, Any]


class Claims:
    """The claims of a picture, in the order in which they come; ``numbers`` are their places, by their IRIs.

    ``positions`` are those of claims that have an answer, by what they answer.
    """

    def __init__(self, store: Store, spans: Mapping[str, Sequence[Span]]) -> None:
        self.claims: list[dict[str, Any]] = []
        self.documents: list[dict[str, str]] = []
        self.numbers: dict[str, int] = {}
        self.positions: dict[Position, int] = {}
        self.answers = {row["claim"]: row for row in questions.ask(store, "network/answers").texts()}
        self._spans = spans
        self._documents: dict[tuple[str, ...], int] = {}
        self._passages: set[tuple[str, str]] = set()

    def add(self, source: str, target: str, edge: Edge) -> int:
        """The number of the claim of an edge, which is from now on about ``target`` too."""
        if edge["claim"] not in self.numbers:
            self._begin(source, edge)
        number = self.numbers[edge["claim"]]
        claim = self.claims[number]
        if target not in claim["about"]:
            claim["about"].append(target)
        if (edge["claim"], edge["report"]) not in self._passages:
            self._passages.add((edge["claim"], edge["report"]))
            claim["passages"].append(self._passage(edge))
        return number

    def _begin(self, source: str, edge: Edge) -> None:
        number = self.numbers[edge["claim"]] = len(self.claims)
        answer = self.answers.get(edge["claim"], {})
        if answer:
            self.positions[answer["proposition"], source, edge["stance_iri"]] = number
        disputes = _each(edge["disputes"])
        self.claims.append(
            {
                "id": edge["claim"],
                "who": source,
                "about": [],
                "event": answer.get("event", ""),
                "asked": answer.get("asked", ""),
                "figure": bool(answer.get("counts")),
                "label": edge["said"],
                "stance": RELAYS if edge["kind"] == "relays" else key(edge["stance_iri"]),
                "disputes": disputes,
                "compared": [verdict for verdict in _each(edge["verdict"]) if verdict not in disputes],
                "badges": list(_badges(edge)),
                "passages": [],
            }
        )

    def _passage(self, edge: Edge) -> dict[str, Any]:
        document = tuple(edge[name] for name in ("in", "document", "outlet", "published", "url"))
        if document not in self._documents:
            self._documents[document] = len(self.documents)
            self.documents.append(dict(zip(("id", "title", "outlet", "published", "url"), document, strict=True)))
        return {
            **{name: edge[name] for name in ("said_by", "section", "stated", "ambiguous", "withdrawn")},
            "id": edge["report"],
            "document": self._documents[document],
            "spans": self._spans.get(edge["report"], ()),
            "badges": [name for name in ("unverified", "withdrawn", "ambiguous") if edge[name]],
        }


def key(iri: str) -> str:
    """The short name of a side or a stance, by which the page's script and its address call it."""
    return iri.removeprefix(DATA) if iri.startswith(DATA) else key_of(iri)


def _each(texts: str) -> list[str]:
    return list(dict.fromkeys(text for text in texts.split(" | ") if text))


def _badges(edge: Edge) -> Iterator[str]:
    """What a reader should know of a claim at a glance: whether it is disputed, and on how much it rests."""
    if edge["disputes"]:
        yield "disputed"
    if edge["origins"] == 1:
        yield "one source"
    elif edge["origins"]:
        yield f"{edge['origins']} origins"
    if edge["held_by_iri"] == f"{CG}severalSides":
        yield "several sides"
