"""The store in, one page for the browser out. The only module that knows pyvis.

pyvis makes the network data and brings its vis-network; the page around them is our own template. It is one file that
loads nothing: scripts run only if their hash is in the page's content security policy, data stands in it as JSON
that no parser takes for markup, and the page's script puts every text in as text.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimgraph import questions
from claimgraph.layout import positions
from claimgraph.look import EVENT, SHAPES, box_of, colours_of, lines_of, size_of
from claimgraph.network import actor_graph
from claimgraph.resources import template
from claimgraph.store import Store

if TYPE_CHECKING:
    import networkx


def actor_page(store: Store) -> str:
    """The page of the actor graph of a store; the same store gives the same page."""
    import jinja2

    graph = actor_graph(store)
    colours = colours_of(side for _, side in graph.nodes(data="side"))
    counts = questions.ask(store, "summary/counts").texts()[0]
    content = {**_network(graph, colours), "colours": colours | {"*events": EVENT}, "shapes": SHAPES}
    scripts = [_vis_network(), template("actors.js").read_text(encoding="utf-8")]
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    page = environment.from_string(template("actors.html").read_text(encoding="utf-8"))
    return page.render(
        counts=counts,
        policy=_policy(scripts),
        style=template("actors.css").read_text(encoding="utf-8"),
        data=json_in_html(content),
        scripts=scripts,
    )


def json_in_html(value: Any) -> str:
    """JSON that may stand in a script element: no "<", so neither an end tag nor a comment can begin in it.

    See https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _network(graph: networkx.MultiDiGraph, colours: Mapping[str, str]) -> dict[str, Any]:
    """Nodes, lines and claims as the page's script reads them; one line stands for all claims between two nodes."""
    from pyvis.network import Network

    drawn = Network(directed=True)
    labels = {node: lines_of(data["label"]) for node, data in graph.nodes(data=True)}
    sizes = {node: size_of(data["kind"], data["claims"]) for node, data in graph.nodes(data=True)}
    places = positions(graph, {node: box_of(labels[node], sizes[node]) for node in graph})
    for node, data in graph.nodes(data=True):
        is_event = data["kind"] == "event"
        drawn.add_node(
            node,
            label=labels[node],
            shape=SHAPES[data["kind"]],
            color=EVENT if is_event else colours[data["side"]],
            size=round(sizes[node], 1),
            x=places[node][0],
            y=places[node][1],
            name=data["label"],
            kind=data["kind"],
            side=data["side"],
            claims=data["claims"],
            names=[name for name in data["names"].split(" | ") if name],
        )
    claims: list[dict[str, Any]] = []
    lines: dict[tuple[str, str, str], list[int]] = {}
    for source, target, data in sorted(graph.edges(data=True), key=lambda edge: (edge[0], edge[1], edge[2]["kind"])):
        lines.setdefault((source, target, data["kind"]), []).append(len(claims))
        claims.append({name: value for name, value in data.items() if name != "claim"})
    for (source, target, kind), of_line in lines.items():
        drawn.add_edge(source, target, kind=kind, width=round(1 + math.log2(len(of_line)), 1), claims=of_line)
    edges = [{**edge, "id": number} for number, edge in enumerate(drawn.edges)]
    return {"nodes": drawn.nodes, "edges": edges, "claims": claims}


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
