"""The graph in, one page for the browser out. The only part that knows pyvis.

pyvis makes the network data and brings its vis-network; the page around them is our own template. It is one file that
loads nothing: scripts run only if their hash is in the page's content security policy, data stands in it as JSON
that no parser takes for markup, and the page's script puts every text in as text.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from claimgraph.accounts.event import sides_of
from claimgraph.asking import questions
from claimgraph.base.cells import FORMULA
from claimgraph.base.resources import template
from claimgraph.pages.page import json_in_html, rendered, seen
from claimgraph.pages.picture.data import network_data
from claimgraph.pages.picture.part import part_of
from claimgraph.pages.picture.passages import spans_in
from claimgraph.privacy.people import Cast
from claimgraph.store import Store

__all__ = ["ASSETS", "actor_page"]

#: The parts of the page's script, in the order in which they build on each other.
SCRIPTS: Final = ("state", "places", "picture", "card", "panel", "legend", "table", "save", "start")


def actor_page(
    cast: Cast,
    store: Store,
    *,
    event: str = "",
    actor: str = "",
    document: str = "",
    note: str = "",
    pages: str = "",
) -> str:
    """The page of the actor graph of a store, or of what is named, by id or any name; the same store gives the same page.

    A claim of a part stands as in the whole: one that another document disputes stays disputed. Of very much the page
    shows a part, and says so. ``cast`` is who may not be named beside a quote, ``note`` what was left out of the corpus.
    ``pages`` is what the addresses of the pages of things begin with, where the page is one of a site: then its scripts
    and its style are the files `ASSETS` beside it.

    Raises:
        QuestionError: nothing has the name, or several things have it.
    """
    part = part_of(store, event=event, actor=actor, document=document)
    content = network_data(part, spans_in(part.store, cast), sides_of(store))
    scripts = [_vis_network(), _script()]
    return rendered(
        "actors/page.html",
        counts=questions.ask(store, "summary/counts").texts()[0],
        shown=len(content["claims"]),
        unverified=_unverified(content["claims"]),
        part=part,
        note=note,
        inline=not pages,
        policy=_SITE_POLICY if pages else _policy(scripts),
        style=_style(),
        data=json_in_html({**seen({**content, "pages": pages}), "formula": FORMULA.pattern}),
        scripts=["vis-network.js", "picture.js"] if pages else scripts,
    )


def _unverified(claims: Iterable[Mapping[str, Any]]) -> int:
    """How many of the passages that a page shows nobody found in a text."""
    return len({p["id"] for claim in claims for p in claim["passages"] if "unverified" in p["badges"]})


def _style() -> str:
    return template("actors/page.css").read_text(encoding="utf-8")


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


#: What the page of a site loads: the files beside it, and nothing else.
_SITE_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data: blob:; base-uri 'none'; form-action 'none'"
)

#: The files of a page that is one of a site, by name: what makes their text, and its media type.
ASSETS: Final[Mapping[str, Callable[[], str]]] = {
    "vis-network.js": _vis_network,
    "picture.js": _script,
    "picture.css": _style,
}
