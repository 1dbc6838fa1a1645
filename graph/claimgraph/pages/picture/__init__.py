"""The graph in, one page for the browser out. The only part that knows pyvis.

pyvis makes the network data and brings its vis-network; the page around them is our own template. It is one file that
loads nothing: scripts run only if their hash is in the page's content security policy, data stands in it as JSON
that no parser takes for markup, and the page's script puts every text in as text.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Final

from claimgraph.asking import questions
from claimgraph.base.resources import template
from claimgraph.model.records import Corpus
from claimgraph.network import actor_graph
from claimgraph.pages.page import json_in_html, rendered, seen
from claimgraph.pages.picture.data import network_data
from claimgraph.pages.picture.narrow import Narrowed
from claimgraph.pages.picture.passages import passages_of
from claimgraph.store import Store

__all__ = ["Narrowed", "actor_page"]

#: The parts of the page's script, in the order in which they build on each other.
SCRIPTS: Final = ("state", "places", "picture", "panel", "legend", "table", "save", "start")


def actor_page(
    corpus: Corpus,
    store: Store,
    *,
    narrowed: Narrowed | None = None,
    in_context: Corpus | None = None,
    note: str = "",
) -> str:
    """The page of the actor graph; the same corpus gives the same page.

    ``store`` is the graph of the corpus. ``narrowed`` keeps the claims on one event, actor or document, as they stand
    in the whole graph: a claim that another document disputes stays disputed. ``in_context`` is the same corpus with
    the passages around its quotes (`claimgraph.corpus.evidence.texts.with_context`). ``note`` says on the page what
    was left out of the corpus.
    """
    graph = actor_graph(store)
    content = network_data(graph, store, passages_of(in_context or corpus), narrowed)
    scripts = [_vis_network(), _script()]
    return rendered(
        "actors/page.html",
        counts=questions.ask(store, "summary/counts").texts()[0],
        narrowed=narrowed.said if narrowed else "",
        note=note,
        passages=len(narrowed.reports) if narrowed else 0,
        policy=_policy(scripts),
        style=template("actors/page.css").read_text(encoding="utf-8"),
        data=json_in_html(seen(content)),
        scripts=scripts,
    )


def _script() -> str:
    parts = [template(f"actors/{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    return '"use strict";\n(() => {\n' + "\n".join(parts) + "})();\n"


def _vis_network() -> str:
    import pyvis

    assert pyvis.__file__
    (path,) = sorted(Path(pyvis.__file__).parent.glob("lib/vis-9.1.*/vis-network.min.js"))
    text = path.read_text(encoding="utf-8")
    # Its source map would be a file beside the page, which browsers' tools then ask for.
    return re.sub(r"\n//# sourceMappingURL=[^\n]*", "", text)


def _policy(scripts: list[str]) -> str:
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts)
    # Styles may stand inline: vis-network sets them on its canvas; no text of the data becomes a style.
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )
