"""Every graph format is read by a reader that is not ours, and holds what the networkx view holds."""

from __future__ import annotations

import json
import math
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import igraph
import ladybug
import networkx
import pytest

from claimgraph.base.errors import ClaimGraphError
from claimgraph.formats import Exported, exported
from claimgraph.model.records import Corpus
from claimgraph.network import VIEWS, actor_graph, claim_graph, claims_as_nodes, merged
from claimgraph.store import Store
from conftest import ROOT, skip_unless

pytestmark = pytest.mark.usefixtures("each_built_once")

FOREIGN = ROOT / "tests" / "foreign"

#: A name that wants to be markup, a cell's end, a formula, a statement, a line of its own; and what XML makes of it.
HOSTILE = '=cmd|\'/c calc\'!A0,"</node>"\n<x a="1">&amp; \'; DROP TABLE Actor; // \\ \u202e\u0001\ufffe\r.\U0001f600'
IN_XML = HOSTILE.replace("\u0001", "\ufffd").replace("\ufffe", "\ufffd").replace("\r", "\ufffd")

Attributes = dict[str, Any]
Edges = list[tuple[str, str, Attributes]]


@pytest.fixture(scope="module")
def source(tiny: Corpus, tiny_triples: str) -> Exported:
    """The tiny graph, in which a newspaper has a hostile name and a text holds it too."""
    spelt = json.dumps(HOSTILE)[1:-1].replace("\\ud83d\\ude00", "\U0001f600")
    for words in ("Morning Paper", "The figures differ"):
        assert f'"{words}"' in tiny_triples
        tiny_triples = tiny_triples.replace(f'"{words}"', f'"{spelt}"')
    return Exported(tiny, Store(tiny_triples))


@pytest.fixture(scope="module")
def shipped_source(shipped: Corpus, shipped_store: Store) -> Exported:
    return Exported(shipped, shipped_store)


def safe(value: Any) -> Any:
    return value.replace(HOSTILE, IN_XML) if isinstance(value, str) else value


def ours(graph: networkx.DiGraph, change: Any = safe) -> tuple[dict[str, Attributes], Edges]:
    def changed(attributes: Attributes) -> Attributes:
        return {name: change(value) for name, value in attributes.items()}

    nodes = {node: changed(attributes) for node, attributes in graph.nodes(data=True)}
    return nodes, [(s, t, changed(attributes)) for s, t, attributes in graph.edges(data=True)]


def plainly(edges: Iterable[tuple[str, str, Attributes]]) -> Counter[str]:
    """Edges as they can be counted: parallel ones with the same attributes are several."""
    return Counter(json.dumps(edge, sort_keys=True) for edge in edges)


def node_reads(reader: str, content: bytes, folder: Path) -> dict[str, Any]:
    needed = "node, and `npm install` in tests/foreign (make test does that where npm is there)"
    skip_unless(shutil.which("node") and (FOREIGN / "node_modules").is_dir(), needed)
    path = folder / "file"
    path.write_bytes(content)
    result = subprocess.run(
        ["node", "read.js", reader, str(path)], cwd=FOREIGN, capture_output=True, check=True, timeout=60
    )
    found: dict[str, Any] = json.loads(result.stdout)
    return found


VIEW_OF = {
    "graphml": VIEWS["actors"],
    "graphml-merged": lambda store: merged(actor_graph(store)),
    "graphml-provenance": VIEWS["provenance"],
    "graphml-full": VIEWS["claims"],
}


# ------------------------------------------------------------------------ GraphML


@pytest.mark.parametrize("format", VIEW_OF)
def test_igraph_reads_what_networkx_holds(source: Exported, format: str, tmp_path: Path):
    path = tmp_path / "file.graphml"
    path.write_bytes(exported(source, format))
    read = igraph.Graph.Read_GraphML(str(path))
    nodes, edges = ours(VIEW_OF[format](source.store))

    def kept(attributes: Attributes) -> Attributes:
        # igraph fills in what a node does not have: "" or not a number.
        return {n: v for n, v in attributes.items() if v not in ("", None) and not (isinstance(v, float) and v != v)}

    found = {v["id"]: {n: v[n] for n in read.vs.attributes() if n != "id"} for v in read.vs}
    assert {n: kept(a) for n, a in found.items()} == {n: kept(a) for n, a in nodes.items()}
    told = [
        (read.vs[e.source]["id"], read.vs[e.target]["id"], {n: e[n] for n in read.es.attributes() if n != "id"})
        for e in read.es
    ]

    def counted(edges: Edges) -> Counter[str]:
        numbers = [(s, t, {n: float(v) if isinstance(v, int) else v for n, v in a.items()}) for s, t, a in edges]
        return plainly((s, t, kept(a)) for s, t, a in numbers)

    assert counted(told) == counted(edges)
    assert any(IN_XML in read.vs[name] for name in read.vs.attributes())


def test_igraph_reads_the_shipped_graph_with_its_parallel_edges(shipped_source: Exported, tmp_path: Path):
    path = tmp_path / "file.graphml"
    path.write_bytes(exported(shipped_source, "graphml"))
    read = igraph.Graph.Read_GraphML(str(path))
    graph = actor_graph(shipped_source.store)
    assert (read.vcount(), read.ecount()) == (len(graph), graph.number_of_edges())
    assert sum(read.is_multiple()) == graph.number_of_edges() - len(set(graph.edges())) > 50


@pytest.mark.parametrize("format", VIEW_OF)
def test_graphology_reads_the_same_graphml(source: Exported, format: str, tmp_path: Path):
    read = node_reads("graphml", exported(source, format), tmp_path)
    nodes, edges = ours(VIEW_OF[format](source.store))
    assert dict(read["nodes"]) == nodes
    assert plainly(read["edges"]) == plainly(edges)


@pytest.mark.parametrize("format", VIEW_OF)
def test_an_attribute_is_declared_once_and_an_id_stands_once(source: Exported, format: str):
    tree = ElementTree.fromstring(exported(source, format))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    declared = Counter((key.get("for"), key.get("attr.name")) for key in tree.iter(f"{space}key"))
    assert set(declared.values()) == {1}
    edges = list(tree.iter(f"{space}edge"))
    ids = [edge.get("id") for edge in edges if edge.get("id")]
    assert len(set(ids)) == len(ids)
    assert len(ids) == (len(edges) if format in ("graphml", "graphml-full") else 0)


# ------------------------------------------------------------------------ GEXF

GEXF_OF = {"gexf": merged, "gexf-claims": claims_as_nodes}
GEXF = "{http://www.gexf.net/1.2draft}"


@pytest.mark.parametrize("format", GEXF_OF)
def test_graphology_reads_the_gexf(source: Exported, format: str, tmp_path: Path):
    read = node_reads("gexf", exported(source, format), tmp_path)
    nodes, edges = ours(GEXF_OF[format](actor_graph(source.store)))
    drawn = ("x", "y", "z", "size", "color")
    found = {node: {n: v for n, v in attributes.items() if n not in drawn} for node, attributes in read["nodes"]}
    assert found == nodes
    assert all(set(drawn) <= set(attributes) for _, attributes in read["nodes"])
    # Gephi's name for a count of edges is their weight.
    for *_, attributes in edges:
        if "count" in attributes:
            attributes["weight"] = attributes.pop("count")
    assert plainly(read["edges"]) == plainly(edges)


@pytest.mark.parametrize("format", GEXF_OF)
def test_the_gexf_has_a_time_line_and_no_parallel_edges(source: Exported, format: str):
    """graphology leaves times out, so they are read from the XML."""
    tree = ElementTree.fromstring(exported(source, format))
    (graph,) = tree.iter(f"{GEXF}graph")
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    edges = list(tree.iter(f"{GEXF}edge"))
    pairs = [(edge.get("source"), edge.get("target")) for edge in edges]
    assert len(set(pairs)) == len(pairs) > 5
    days = {(edge.get("start"), edge.get("end")) for edge in edges}
    assert ("2030-04-05", "2030-04-05") in days
    assert days <= {("2030-04-05", "2030-04-05"), (None, None)}


def test_what_is_said_again_later_lasts_until_then(stores: dict[str, Store], accounts: Corpus):
    tree = ElementTree.fromstring(exported(Exported(accounts, stores["accounts"]), "gexf"))
    lasting = {(edge.get("start"), edge.get("end")) for edge in tree.iter(f"{GEXF}edge") if edge.get("start")}
    assert [(start, end) for start, end in lasting if start < end]
    assert not [(start, end) for start, end in lasting if start > end]


@pytest.mark.parametrize("format", GEXF_OF)
def test_networkx_reads_colours_and_places(source: Exported, format: str, tmp_path: Path):
    content = exported(source, format)
    assert b"lastmodifieddate" not in content
    (tmp_path / "file.gexf").write_bytes(content)
    read = networkx.read_gexf(tmp_path / "file.gexf")
    looks = dict(read.nodes(data="viz"))
    places = {(look["position"]["x"], look["position"]["y"]) for look in looks.values()}
    assert len(places) == len(read)
    colours = {side: set() for _, side in read.nodes(data="side")}
    for node, data in read.nodes(data=True):
        if data["kind"] != "event":
            colours[data["side"]].add(tuple(looks[node]["color"][c] for c in "rgb"))
    assert all(len(found) == 1 for found in colours.values()), "a side has one colour"
    assert len({next(iter(found)) for found in colours.values()}) == len(colours) == 4


def test_gexf_and_cytoscape_draw_the_same_picture(tiny: Corpus, tiny_store: Store):
    """Up is up in both: y points up in Gephi and down on a screen."""
    source = Exported(tiny, tiny_store)
    screen = json.loads(exported(source, "cytoscape"))["elements"]["nodes"]
    places = {node["data"]["id"]: (node["position"]["x"], -node["position"]["y"]) for node in screen}
    tree = ElementTree.fromstring(exported(source, "gexf"))
    drawn = {node.get("id"): node.find("{*}position") for node in tree.iter(f"{GEXF}node")}
    assert {n: (int(at.get("x", "")), int(at.get("y", ""))) for n, at in drawn.items() if at is not None} == places


# ------------------------------------------------------------------------ Cytoscape.js


def test_cytoscape_reads_its_json(source: Exported, tmp_path: Path):
    read = node_reads("cytoscape", exported(source, "cytoscape"), tmp_path)
    assert read["warnings"] == []
    nodes, edges = ours(actor_graph(source.store), change=lambda value: value)
    own = ("id", "name", "colour", "size", "source", "target")
    assert {n: {k: v for k, v in data.items() if k not in own} for n, data, _ in read["nodes"]} == nodes
    assert plainly((s, t, {k: v for k, v in data.items() if k not in own}) for s, t, data, _ in read["edges"]) == (
        plainly(edges)
    )
    assert {data["name"] for _, data, _ in read["nodes"]} >= {HOSTILE, "Ada Example"}
    assert {look["classes"][0] for *_, look in read["nodes"]} == {data["kind"] for data in nodes.values()}
    assert len({(look["x"], look["y"]) for *_, look in read["nodes"]}) == len(nodes)
    shapes = {look["classes"][0]: look["shape"] for *_, look in read["nodes"]}
    assert (shapes["person"], shapes["state"], shapes["event"]) == ("ellipse", "diamond", "rectangle")
    assert {data["kind"]: line for *_, data, line in read["edges"]} == {"claims": "solid", "relays": "dashed"}


def test_cytoscape_reads_the_shipped_graph(shipped_source: Exported, tmp_path: Path):
    read = node_reads("cytoscape", exported(shipped_source, "cytoscape"), tmp_path)
    graph = actor_graph(shipped_source.store)
    assert (len(read["nodes"]), len(read["edges"])) == (len(graph), graph.number_of_edges())


# ------------------------------------------------------------------------ property graph


def unpacked(source: Exported, folder: Path) -> Path:
    (folder / "graph.zip").write_bytes(exported(source, "cypher"))
    with zipfile.ZipFile(folder / "graph.zip") as packed:
        packed.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def shipped_folder(shipped_source: Exported, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(shipped_source, tmp_path_factory.mktemp("property-graph"))


def opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> ladybug.Connection:
    monkeypatch.chdir(folder)
    connection = ladybug.Connection(ladybug.Database(":memory:"))
    connection.execute((folder / "ladybug.cypher").read_text(encoding="utf-8"))
    return connection


def rows(connection: ladybug.Connection, query: str) -> list[list[Any]]:
    result = connection.execute(query)
    assert isinstance(result, ladybug.QueryResult)
    return [list(row) for row in result]


def test_ladybug_holds_the_claim_graph(source: Exported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    connection = opened(unpacked(source, tmp_path), monkeypatch)
    nodes, edges = ours(claim_graph(source.store))
    left_out = {n for n, data in nodes.items() if data["kind"] in ("term", "quote", "position")}
    found = {row[0]["id"]: row[0] for row in rows(connection, "MATCH (n) RETURN n")}
    assert set(found) == set(nodes) - left_out
    for node, properties in found.items():
        want = {n.replace(":", "_"): v for n, v in nodes[node].items() if n not in ("types", "datatypes")}
        assert {n: properties[n] for n in want} == want
    drawn = Counter((s, t) for s, t, _ in edges if not {s, t} & left_out)
    assert Counter(tuple(row) for row in rows(connection, "MATCH (a)-[]->(b) RETURN a.id, b.id")) == drawn
    terms = {(s, a["kind"]): nodes[t]["label"] for s, t, a in edges if nodes[t]["kind"] == "term" and s not in left_out}
    assert len(terms) > 40
    for (node, kind), label in terms.items():
        assert found[node][kind.replace(":", "_")] == label
    spans = rows(connection, "MATCH (e:Evidence) RETURN e.oa_exact, e.oa_end - e.oa_start")
    assert {len(exact) == length for exact, length in spans if exact != IN_XML} == {True}
    assert [IN_XML] in rows(connection, "MATCH (n:Actor) RETURN n.label")


def test_a_question_in_cypher(shipped_folder: Path, monkeypatch: pytest.MonkeyPatch):
    """The sentence of the design: 195 and 207, by whom."""
    connection = opened(shipped_folder, monkeypatch)
    page = (PAGES / "neo4j.md").read_text(encoding="utf-8")
    (query,) = re.findall(r"```cypher\n(.*?)```", page, re.DOTALL)
    assert sorted(rows(connection, query)) == [["Russian Defence Ministry", 195], ["Volodymyr Zelensky", 207]]


def test_the_script_for_neo4j_names_every_file_and_says_that_it_was_not_run(source: Exported, tmp_path: Path):
    (tmp_path / "graph.zip").write_bytes(exported(source, "cypher"))
    with zipfile.ZipFile(tmp_path / "graph.zip") as packed:
        files = set(packed.namelist())
        scripts = {name: packed.read(name).decode() for name in ("ladybug.cypher", "neo4j.cypher")}
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in packed.infolist())
    assert scripts["neo4j.cypher"].startswith("// This script has not been run on Neo4j")
    tables = {name for name in files if name.endswith(".csv")}
    assert set(re.findall(r"file:///(\S+\.csv)'", scripts["neo4j.cypher"])) == tables
    assert set(re.findall(r"FROM '(\S+\.csv)'", scripts["ladybug.cypher"])) == tables
    # Nothing of the corpus stands in a script.
    assert not [word for script in scripts.values() for word in ("DROP", "Northland", "swap") if word in script]


def test_no_private_name_hides_in_a_zip(tiny: Corpus, tiny_triples: str):
    private = replace(tiny.actors["curator"], name="Bo Borrow", private=True, role="a released prisoner")
    corpus = replace(tiny, actors={**tiny.actors, "curator": private})
    store = Store(tiny_triples.replace('"Morning Paper"', '"Bo Borrow Weekly"'))
    with pytest.raises(ClaimGraphError, match="a private person"):
        exported(Exported(corpus, store), "cypher")


# ------------------------------------------------------------------------ the pages about the tools

PAGES = ROOT / "docs"


def test_the_python_of_the_pages_runs(
    shipped_source: Exported,
    shipped_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.chdir(shipped_folder)
    (shipped_folder / "actors.graphml").write_bytes(exported(shipped_source, "graphml"))
    programs = [
        program
        for page in ("igraph.md", "neo4j.md")
        for program in re.findall(r"```python\n(.*?)```", (PAGES / page).read_text(encoding="utf-8"), re.DOTALL)
    ]
    assert len(programs) == 3
    for program in programs:
        exec(compile(program, "docs", "exec"), {})
    assert "Russian Defence Ministry" in capsys.readouterr().out


def test_the_pages_name_formats_that_exist():
    from claimgraph.formats import writers

    rows = re.findall(r"^\| `([\w-]+)`", (PAGES / "formats.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(rows) <= set(writers())
    assert set(rows) >= {*VIEW_OF, *GEXF_OF, "cytoscape", "cypher"}
    commands = re.findall(
        r"claimgraph export ([\w-]+)", "".join(p.read_text(encoding="utf-8") for p in PAGES.glob("*.md"))
    )
    assert set(commands) <= set(writers())
    assert len(commands) >= 5


def test_no_attribute_is_lost_for_being_a_number(source: Exported):
    """A guard for this file: the tiny graph has whole numbers in each form that is compared above."""
    graph = claim_graph(source.store)
    assert {40, 50} <= {value for _, value in graph.nodes(data="min")}
    assert not any(isinstance(v, float) and math.isnan(v) for _, data in graph.nodes(data=True) for v in data.values())
