"""The JSON of a request for reconciliation in, what it asks for out; it comes from strangers, and every part is looked at.

The forms are those of https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claimgraph.accounts.entities import PROPERTIES, Property
from claimgraph.accounts.reconciled import Wanted
from claimgraph.base import limits
from claimgraph.server.protocol import NotAnswered


def batch_of(text: str) -> dict[str, Wanted]:
    """The queries of a batch, by their keys.

    Raises:
        NotAnswered: it is no batch, or one that is too large; the reason names the query.
    """
    found = _read(text, "queries")
    if len(found) > limits.ROWS_MATCHED:
        raise NotAnswered(413, f"A batch may have {limits.ROWS_MATCHED:,} queries, and this one has {len(found):,}.")
    return {key: _query(query, f"query {key[:50]!r}") for key, query in found.items()}


@dataclass(frozen=True, slots=True)
class Extension:
    """A request for what the graph says of entities."""

    ids: tuple[str, ...]
    properties: tuple[Property, ...]


def extension_of(text: str) -> Extension:
    """The entities and the properties of a request for data.

    Raises:
        NotAnswered: it is none, too large, or names a property that nothing has.
    """
    found = _read(text, "extend")
    ids, asked = _listed(found.get("ids"), "ids"), _listed(found.get("properties"), "properties")
    if len(ids) > limits.ENTITIES_ASKED:
        raise NotAnswered(
            413, f"So many ids may be asked for at once: {limits.ENTITIES_ASKED:,}. Here are {len(ids):,}."
        )
    names = [_text(_mapping(each, "a property").get("id"), "the id of a property") for each in asked]
    if unknown := [name for name in names if name not in PROPERTIES]:
        raise NotAnswered(400, f"There is no property {unknown[0][:50]!r}. Known: {', '.join(PROPERTIES)}.")
    return Extension(tuple(_text(id, "an id") for id in ids), tuple(PROPERTIES[name] for name in dict.fromkeys(names)))


def _query(query: Any, where: str) -> Wanted:
    said = _mapping(query, where)
    name = _text(said.get("query", ""), f"the text of {where}")
    kinds = said.get("type", [])
    kinds = kinds if isinstance(kinds, list) else [kinds]
    properties: dict[str, tuple[str, ...]] = {}
    for each in _listed(said.get("properties", []), f"the properties of {where}"):
        one = _mapping(each, f"a property of {where}")
        pid = _text(one.get("pid"), f"the pid of a property of {where}")
        properties[pid] = (*properties.get(pid, ()), *_values(one.get("v"), where))
        if sum(map(len, properties.values())) > limits.VALUES_GIVEN:
            raise NotAnswered(
                413, f"A query may give {limits.VALUES_GIVEN:,} values of properties; {where} gives more."
            )
    if not name and not properties:
        raise NotAnswered(400, f"There is neither a text nor a property in {where}.")
    limit = said.get("limit", limits.CANDIDATES)
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not limit >= 1:
        raise NotAnswered(400, f"The limit of {where} is no positive number.")
    return Wanted(
        name,
        tuple(_text(kind, f"a type of {where}") for kind in kinds),
        said.get("type_strict") == "all",
        properties,
        int(min(limit, limits.CANDIDATES_LOOKED)),
    )


def _values(given: Any, where: str) -> Iterator[str]:
    for value in given if isinstance(given, list) else [given]:
        if isinstance(value, dict):
            yield _text(value.get("id"), f"the id of a value of {where}")
        elif isinstance(value, bool):
            yield str(value).lower()
        else:
            yield str(value) if isinstance(value, int | float) else _text(value, f"a value of {where}")


def _read(text: str, what: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise NotAnswered(400, f"What stands in {what} is no JSON.") from None
    return _mapping(found, f"what stands in {what}")


def _mapping(found: Any, what: str) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise NotAnswered(400, f"An object of JSON is needed for {what}.")
    return found


def _listed(found: Any, what: str) -> list[Any]:
    if not isinstance(found, list):
        raise NotAnswered(400, f"A list is needed for {what}.")
    return found


def _text(found: Any, what: str) -> str:
    if not isinstance(found, str):
        raise NotAnswered(400, f"A text is needed for {what}.")
    if len(found) > limits.NAME:
        raise NotAnswered(413, f"So many characters may stand in {what}: {limits.NAME:,}. Here are {len(found):,}.")
    return found
