"""An actor or an event in, a small page on it out: what other programs show beside a row of somebody's table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from claimgraph.accounts.entities import PROPERTIES, Entity, Value
from claimgraph.pages.page import page

#: How large it is, in pixels.
WIDTH: Final = 420
HEIGHT: Final = 300
#: What it shows beside the name and the kinds, in this order.
SHOWN: Final = ("skos:altLabel", "cg:office", "cg:side", "cg:partOf", "cg:claimCount", "skos:exactMatch")


def preview(entity: Entity, values: Mapping[str, Sequence[Value]], site: str) -> str:
    """The page; ``site`` is the address of the site, with a slash at its end."""
    facts = [(PROPERTIES[id].name, [value.text for value in values[id]]) for id in SHOWN if values.get(id)]
    return page("site/preview.html", entity=entity, facts=facts, site=site)
