"""What an IRI names in, the address of its page in the site out; and addresses from one page to another.

Addresses are relative, and end with .html: they lead to the same pages on a server, below any folder of one, and on a disk.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import dirname
from typing import Final

from claimgraph.base.namespaces import DATA

#: Namespaces of others: what they mean is said elsewhere.
_OTHERS: Final = frozenset(("oa", "rdf", "rdfs", "skos", "wd", "xsd"))
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,199}")


def id_of(iri: str, prefixes: Mapping[str, str]) -> str:
    """How a thing is given to a question: the end of its IRI, or a term with its prefix; "" for what is no part of the graph.

    >>> id_of("https://w3id.org/claimgraph/id/actor-zelensky", {})
    'actor-zelensky'
    """
    if iri.startswith(DATA):
        name = iri.removeprefix(DATA)
        return name if _NAME.fullmatch(name) else ""
    for prefix, namespace in prefixes.items():
        if prefix and prefix not in _OTHERS and iri.startswith(namespace):
            name = iri.removeprefix(namespace)
            return f"{prefix}:{name}" if _NAME.fullmatch(name) else ""
    return ""


def path_of(id: str) -> str:
    """The path of the page of a thing, without its ending.

    >>> path_of("actor-zelensky"), path_of("cg:Claim")
    ('id/actor-zelensky', 'id/cg/Claim')
    """
    return f"id/{id.replace(':', '/')}"


def from_to(here: str, there: str) -> str:
    """The address of a page, as a page at another path has to give it.

    >>> from_to("id/cg/Claim.html", "id/actor-zelensky.html")
    '../actor-zelensky.html'
    """
    folder, up = dirname(here), ""
    while folder and not there.startswith(f"{folder}/"):
        folder, up = dirname(folder), f"../{up}"
    return up + there.removeprefix(f"{folder}/")
