"""The three views as networkx graphs: plain attributes, no circles in provenance, nothing lost in claims."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import networkx
import pytest

import claimgraph
from claimgraph.base.cells import split
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.namespaces import CG, DATA, RDF, RDFS, XSD
from claimgraph.model import selection
from claimgraph.model.records import Corpus
from claimgraph.network import VIEWS, claims_as_nodes, merged
from claimgraph.pages.picture import actor_page
from claimgraph.store import Cell, Store
from conftest import POW, TINY, WORDS


@pytest.fixture(scope="module", params=["tiny", "accounts", "shipped"])
def store(request: pytest.FixtureRequest) -> Store:
    if request.param == "shipped":
        return request.getfixturevalue("shipped_store")
    return request.getfixturevalue("stores")[request.param]


#: The answer of the president in the tiny corpus, which an agency passes on.
FIFTY = "Northland received 50 prisoners, the swap"


def node(local: str) -> str:
    return DATA + local


@pytest.mark.parametrize("view", VIEWS)
def test_attributes_are_plain_and_have_one_type(store: Store, view: str):
    graph = claimgraph.to_networkx(store, view)
    assert len(graph) > 5
    for elements in (graph.nodes(data=True), graph.edges(data=True)):
        types: dict[str, set[type]] = {}
        for *_, attributes in elements:
            for name, value in attributes.items():
                types.setdefault(name, set()).add(type(value))
            assert {"kind"} <= set(attributes)
        assert {name: found for name, found in types.items() if len(found) > 1} == {}
        assert set().union(*types.values()) <= {str, int, float}


def test_an_unknown_view_is_told(tiny_store: Store):
    with pytest.raises(ClaimGraphError, match="Unknown view 'actor'") as raised:
        claimgraph.to_networkx(tiny_store, "actor")
    assert "provenance" in raised.value.remedy


# ------------------------------------------------------------------------ actors


def test_an_edge_tells_the_verdicts_on_its_claim(shipped_store: Store):
    graph = claimgraph.to_networkx(shipped_store)
    edges = {d["label"]: d for *_, d in graph.edges(data=True) if d["verdict"].startswith("contradicts")}
    assert {label.removeprefix("asserts: ") for label in edges} == {
        "Ukraine received 195 prisoners, exchange of 31 January 2024",
        "Ukraine received 207 prisoners, exchange of 31 January 2024",
    }
    assert {(d["origins"], d["held_by"], d["day"]) for d in edges.values()} == {(1, "one side", "2024-01-31")}


def test_a_verdict_stands_on_the_claims_it_rests_on_and_a_silence_holds_nothing(stores: dict[str, Store]):
    """The figure that the president declines is held by the ministry: no edge of the president says so."""
    graph = claimgraph.to_networkx(stores["accounts"])
    quiet = [d for *_, d in graph.edges(data=True) if d["stance"] in ("declines", "denies", "reports")]
    assert {d["stance"] for d in quiet} == {"declines", "denies", "reports"}
    assert {(d["origins"], d["held_by"]) for d in quiet} == {(0, "")}
    assert {d["verdict"] for d in quiet if d["stance"] == "declines"} <= {"", "unacknowledged"}


def test_who_declines_a_figure_is_not_in_the_contradiction_about_it(tiny_triples: str):
    silence = node("claim-silence")
    (figure,) = [s.text for s, p, o in Store(tiny_triples).triples() if p.text == f"{RDFS}label" and o.text == FIFTY]
    facts = [(f"{RDF}type", CG + "Claim"), (CG + "content", figure), (CG + "stance", CG + "declines")]
    store = Store(tiny_triples + "".join(f"<{silence}> <{name}> <{value}> .\n" for name, value in facts))
    badges = claimgraph.ask(store, "network/badges")
    assert "contradicts" in {row["verdict"] for row in badges}
    assert silence not in {row["claim"] for row in badges}


def test_the_day_of_statement_goes_before_that_of_publication(stores: dict[str, Store]):
    edges = [d for *_, d in claimgraph.to_networkx(stores["accounts"]).edges(data=True)]
    assert {d["stated"] for d in edges} > {""}
    for d in edges:
        assert d["day"] == (d["stated"] or d["published"])


def test_one_edge_stands_for_all_between_two(store: Store):
    actors = claimgraph.to_networkx(store)
    found = merged(actors)
    assert dict(found.nodes(data=True)) == dict(actors.nodes(data=True))
    assert {(s, t): d["count"] for s, t, d in found.edges(data=True)} == {
        (s, t): actors.number_of_edges(s, t) for s, t in set(actors.edges())
    }
    assert all(d["claims"] + d["relays"] == d["count"] for *_, d in found.edges(data=True))


def test_a_claim_as_a_node_keeps_who_says_it_of_whom(store: Store):
    actors = claimgraph.to_networkx(store)
    found = claims_as_nodes(actors)
    want = {(s, d["claim"], t) for s, t, d in actors.edges(data=True)}
    claims = [n for n, passages in found.nodes(data="passages") if passages]
    assert {(s, c, t) for c in claims for s in found.predecessors(c) for t in found.successors(c)} == want
    assert all(found.in_degree(c) == 1 for c in claims), "a claim has one claimant"


# ------------------------------------------------------------------------ provenance


def test_provenance_has_no_circles(store: Store):
    assert networkx.is_directed_acyclic_graph(claimgraph.to_networkx(store, "provenance"))


def labelled(graph: networkx.Graph, label: str) -> str:
    (found,) = [name for name, shown in graph.nodes(data="label") if shown == label]
    return found


def test_provenance_leads_from_the_document_over_the_relay_to_the_event(tiny_store: Store):
    graph = claimgraph.to_networkx(tiny_store, "provenance")
    chain = networkx.shortest_path(graph, node("document-morning"), labelled(graph, FIFTY))
    assert [graph.nodes[n]["kind"] for n in chain] == ["document", "report", "claim", "claim", "proposition"]
    assert [graph.edges[pair]["kind"] for pair in pairwise(chain)] == ["contains", "carries", "relays", "content"]
    assert networkx.has_path(graph, chain[-1], node("event-swap"))


def test_who_remarks_on_a_claim_does_not_pass_it_on(tiny_store: Store):
    """“The figures differ” is a claim about the two figures, not a source of either."""
    graph = claimgraph.to_networkx(tiny_store, "provenance")
    (remark,) = [n for n, words in graph.nodes(data="words") if words == "The figures differ"]
    assert labelled(graph, FIFTY) not in networkx.descendants(graph, remark)
    assert [kind for *_, kind in graph.edges(labelled(graph, f"Ada Example asserts: {FIFTY}"), data="kind")] == [
        "asked about in",
        "content",
    ]


def test_an_inference_is_not_carried_and_what_is_withdrawn_leads_nowhere(tiny_store: Store, accounts: Corpus):
    graph = claimgraph.to_networkx(tiny_store, "provenance")
    (inference,) = [n for n, kind in graph.nodes(data="kind") if kind == "inference"]
    assert {kind for *_, kind in graph.in_edges(inference, data="kind")} == {"inferred from"}
    store = claimgraph.build(accounts)
    withdrawn = [str(s.text) for s, p, o in store.triples() if o.text == CG + "WithdrawnPassage"]
    graph = claimgraph.to_networkx(store, "provenance")
    assert withdrawn
    assert not set(withdrawn) & set(graph)
    claims = [n for n, kind in graph.nodes(data="kind") if kind == "claim"]
    assert all(graph.in_degree(claim) for claim in claims), "a claim that no passage gives"


def test_a_circle_is_told(tiny_triples: str):
    back = f"<{node('document-morning')}> <{CG}republicationOf> <{node('document-reprint')}> .\n"
    with pytest.raises(ClaimGraphError, match="circle: .*document-"):
        claimgraph.to_networkx(Store(tiny_triples + back), "provenance")


# ------------------------------------------------------------------------ claims


def triples_of(graph: networkx.MultiDiGraph) -> Iterator[tuple[str, str, Cell]]:
    """The triples again, from nothing but the graph and the prefixes."""

    def iri(name: str) -> str:
        if name == "label":
            return f"{RDFS}label"
        prefix, _, local = name.rpartition(":")
        return WORDS.prefixes[prefix or "cg"] + local

    for source, attributes in graph.nodes(data=True):
        for name in attributes["types"].split():
            yield source, f"{RDF}type", Cell(iri(name), "iri")
        for name, value in attributes.items():
            if isinstance(value, int):
                yield source, iri(name), Cell(str(value), datatype=f"{XSD}integer")
        for entry in attributes["datatypes"].split():
            several = entry.endswith("*")
            entry = entry.removesuffix("*")
            sign = "^^" if "^^" in entry else "@"
            name, _, of = entry.partition(sign)
            datatype, language = (iri(of), "") if sign == "^^" else (f"{RDF}langString", of)
            bare = name.removesuffix("_date").removesuffix("_boolean")
            value = attributes[entry] if entry in attributes else attributes[name]
            for text in split(value, " | ") if several else [value]:
                yield source, iri(bare), Cell(text, "literal", datatype, language)
    for source, target, kind in graph.edges(data="kind"):
        yield source, iri(kind), Cell(target, "blank" if target.startswith("_:") else "iri")


def test_every_triple_but_those_of_terms_can_be_made_again(store: Store):
    again = set(triples_of(claimgraph.to_networkx(store, "claims")))
    there = {(s.text, p.text, o) for s, p, o in store.triples()}
    left_out = there - again
    assert again <= there
    assert left_out
    assert {s.startswith((CG, POW)) for s, _, _ in left_out} == {True}
    assert not [s for s, _, _ in again if s.startswith((CG, POW))]


def test_several_texts_and_languages_can_be_made_again(tiny_triples: str):
    agency, label = node("actor-agency"), "http://www.w3.org/2004/02/skos/core#altLabel"
    texts = ['"a | b"', '" c"@uk', '"d"@uk', '"e"', '"a"@en', '"x" \\n y"'.replace('" \\n', ' \\"\\n')]
    store = Store(tiny_triples + "".join(f"<{agency}> <{label}> {text} .\n" for text in texts), WORDS.prefixes)
    again = set(triples_of(claimgraph.to_networkx(store, "claims")))
    there = {(s.text, p.text, o) for s, p, o in store.triples() if s.text == agency}
    assert len([1 for _, p, _ in there if p == label]) == len(texts)
    assert there <= again


def test_what_stands_for_a_term_shows_its_label(tiny_store: Store):
    graph = claimgraph.to_networkx(tiny_store, "claims")
    assert graph.nodes[CG + "asserts"] == {"kind": "term", "label": "asserts", "types": "", "datatypes": ""}
    assert graph.nodes[labelled(graph, FIFTY)]["kind"] == "proposition"
    assert graph.nodes[node("actor-paper")]["kind"] == "outlet"
    assert {kind for _, kind in graph.nodes(data="kind")} >= {"document", "report", "claim", "proposition", "event"}
    assert "thing" not in {kind for _, kind in graph.nodes(data="kind")}


def with_claims(folder: Path, entries: str) -> Path:
    """The tiny corpus with more claims in one document, none of which has a quote."""
    copy = Path(shutil.copytree(TINY, folder / "corpus"))
    entries = "".join(f"  - {{{entry}, unverified: true}}\n" for entry in entries.strip().splitlines())
    path = copy / "documents" / "morning.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("inferences:", f"{entries}inferences:"), encoding="utf-8")
    return copy


DATE = "says: {event: next-swap, property: date, phase: completed, value: %s}"


def test_who_denies_an_answer_contradicts_who_gives_it_and_nobody_else(tmp_path: Path):
    """The paper says 1 April, the agency 2 April, the copier denies 2 April: paper and copier may both be right."""
    folder = with_claims(
        tmp_path,
        f"who: paper, {DATE % '2030-04-01'}\nwho: agency, {DATE % '2030-04-02'}\nwho: copier, stance: denies, {DATE % '2030-04-02'}",
    )
    corpus = claimgraph.read_corpus(folder)
    store = claimgraph.build(corpus)
    data = json.loads(re.findall(r'id="data">(.*?)</script>', actor_page(corpus, store), re.DOTALL)[0])
    lines = {(line["from"], line["to"]) for line in data["lines"] if line["kind"] == "contradicts"}
    base = data["base"] + "actor-"
    about = {base + name for name in ("paper", "agency", "copier")}
    assert {pair for pair in lines if set(pair) <= about} == {
        (base + "agency", base + "paper"),
        (base + "agency", base + "copier"),
    }
    # The verdict between the two days rests on those who give them; the denial is a verdict of its own.
    rows = [row for row in claimgraph.ask(store, "comparison/brief", first="100") if "another swap" in row["claim"]]
    by_node: dict[str, set[tuple[str, str]]] = {}
    for row in rows:
        by_node.setdefault(row["node"], set()).add((row["claimant"], row["stance"]))
    assert sorted(map(sorted, by_node.values())) == [
        [("Evening Paper", "denies"), ("News Wire", "asserts")],
        [("Morning Paper", "asserts"), ("News Wire", "asserts")],
    ]


def test_no_label_puts_an_answer_into_the_mouth_of_who_does_not_give_it(stores: dict[str, Store], shipped_store: Store):
    seen = set()
    for store in (*stores.values(), shipped_store):
        actors = claimgraph.to_networkx(store)
        for *_, edge in actors.edges(data=True):
            if edge["kind"] == "claims":
                assert edge["label"] == f"{edge['stance']}: {edge['said']}"
        for *_, edge in merged(actors).edges(data=True):
            if not edge["relays"]:
                assert {said.split(":")[0] for said in edge["said"].split(" | ")} == set(edge["stances"].split(" | "))
        nodes = claims_as_nodes(actors)
        for source, target, edge in nodes.edges(data=True):
            if nodes.nodes[target]["kind"] == "claim":
                assert edge["kind"] == nodes.nodes[target]["stance"].split(" | ")[0], (source, target)
                seen.add(edge["kind"])
    assert {"asserts", "denies", "declines", "suggests"} <= seen


def test_a_claim_about_oneself_is_a_loop_and_not_lost(tmp_path: Path):
    folder = with_claims(
        tmp_path, "who: president, stance: denies, says: {actor: president, property: conduct, value: bridge}"
    )
    graph = claimgraph.to_networkx(claimgraph.build(folder))
    loops = [edge for source, target, edge in graph.edges(data=True) if source == target]
    assert [edge["stance"] for edge in loops] == ["denies"]


def test_an_edge_tells_what_a_reader_must_know_of_the_passage(
    tiny_store: Store, stores: dict[str, Store], accounts: Corpus
):
    edges = [edge for *_, edge in claimgraph.to_networkx(tiny_store).edges(data=True)]
    assert {edge["ambiguous"] for edge in edges} == {"", "Ten more in the same swap."}
    unverified = [e["unverified"] for *_, e in claimgraph.to_networkx(stores["sheet"]).edges(data=True)]
    assert unverified.count("true") >= 3
    counted = claimgraph.build(selection.with_withdrawn(accounts))
    withdrawn = {
        edge["withdrawn"]: edge["words"]
        for *_, edge in claimgraph.to_networkx(counted).edges(data=True)
        if edge["withdrawn"]
    }
    assert withdrawn == {
        "retracted 2030-04-08: A typing error": "The Gazette found that 99 went north [retracted 2030-04-08: A typing error]"
    }
