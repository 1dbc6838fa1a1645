"""A store and its vocabulary in, what the query page holds and loads out: questions, terms, scripts of ours and of others.

A live page sends its queries to the server that it is from. Among plain files it loads the graph into an engine in the
reader's own browser.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from claimgraph.accounts.thing import Terms
from claimgraph.asking.misspelt import TOKENS
from claimgraph.asking.question_files import NamedQuestion, questions
from claimgraph.base import limits
from claimgraph.base.cells import FORMULA
from claimgraph.base.errors import ResourceError
from claimgraph.base.namespaces import DATA, OWL, RDF, SKOS
from claimgraph.base.resources import shipped, template
from claimgraph.pages.page import seen
from claimgraph.pages.site.addresses import id_of
from claimgraph.store import Store

#: Where plain files have the whole graph, N-Triples in gzip: to download, and as the worker reads it.
GRAPH: Final = "graph.nt.gz"
#: The folder of the site in which all is that the page loads.
FOLDER: Final = "query"
#: What of others the worker alone loads.
_ENGINE: Final = frozenset(("oxigraph.js", "oxigraph.wasm.gz"))
_PROPERTIES: Final = frozenset(f"{OWL}{kind}Property" for kind in ("Datatype", "Object", "Annotation"))


def is_whole() -> bool:
    """Whether all parts of others are there; without them the page is a plain form, which needs a server."""
    return bool(_fetched())


def assets(*, is_live: bool) -> dict[str, bytes]:
    """The files that the page loads, by their path in the site; none where it is a plain form.

    Of the worker's graph (`GRAPH`) only the name is known here.
    """
    fetched = _fetched()
    if not fetched:
        return {}
    ours = sorted(template("site/query").iterdir())
    found = [path for path in (*ours, *fetched) if not (is_live and path.name in (*_ENGINE, "worker.js"))]
    return {f"{FOLDER}/{path.name}": path.read_bytes() for path in found}


def content(store: Store, terms: Terms, *, is_live: bool) -> dict[str, Any]:
    """What the scripts of the page know of a graph."""
    known = {
        "isLive": is_live,
        "graph": GRAPH,
        "things": DATA,
        "prefixes": dict(store.prefixes),
        "terms": _terms(store, terms),
        "limits": {
            "bytes": limits.ANSWER_BYTES,
            "rows": limits.ROWS_SHOWN,
            "bars": limits.BARS_DRAWN,
            "nodes": limits.NODES_DRAWN,
            "names": limits.NAMES_OFFERED,
            "told": limits.TERMS_TOLD,
            "like": limits.LIKE_LENGTH,
        },
        "questions": [_question(question) for question in questions().values()],
    }
    return {**seen(known), "formula": FORMULA.pattern, "tokens": TOKENS.pattern}


def _fetched() -> list[Path]:
    """The files of others, where each that is named was fetched."""
    try:
        folder = shipped("browser")
        packages = json.loads((folder / "packages.json").read_bytes())
    except (ResourceError, FileNotFoundError):
        return []
    names = [name for package in packages.values() for name in package["files"].values()]
    found = [folder / "fetched" / name for name in (*names, "LICENCES.txt")]
    return found if all(path.is_file() for path in found) else []


def _terms(store: Store, terms: Terms) -> dict[str, dict[str, str]]:
    """Each term of the vocabularies of the graph by its name with a prefix: its kind, what it is called and means."""
    kinds: dict[str, set[str]] = {}
    for term, kind in terms.store.pairs(f"{RDF}type"):
        kinds.setdefault(term.text, set()).add(kind.text)
    meanings = {term.text: meaning.text for term, meaning in terms.store.pairs(f"{SKOS}definition")}
    named = {iri: id_of(iri, store.prefixes) for iri in terms.labels}
    return {
        name: {
            "kind": _kind(kinds.get(iri, set())),
            "label": terms.labels[iri],
            "meaning": meanings.get(iri, "").split(". ")[0],
        }
        for iri, name in named.items()
        if ":" in name
    }


def _kind(kinds: set[str]) -> str:
    if f"{OWL}Class" in kinds:
        return "class"
    return "property" if kinds & _PROPERTIES else "term"


def _question(question: NamedQuestion) -> dict[str, Any]:
    lines = [line for line in question.sparql.splitlines() if not line.startswith("#+")]
    return {
        "id": question.id,
        "question": question.question,
        "note": question.note,
        "columns": question.shown,
        "parameters": [
            {"name": each.name, "type": each.type, "example": each.example, "text": each.text}
            for each in question.parameters
        ],
        "sparql": "\n".join(lines).strip() + "\n",
    }
