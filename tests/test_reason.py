"""`check --reason` tells what only follows from a corpus and its own vocabulary: disjoint kinds, shapes that break."""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner

from claimgraph.cli import main
from claimgraph.store.reason import broken_by_closure
from conftest import ROOT, TINY

OWN = (TINY / "ontology" / "swap.ttl").read_text(encoding="utf-8")


def test_a_kind_of_two_disjoint_kinds_is_told_once(tiny_triples: str):
    own = OWN + "cg:Outlet rdfs:subClassOf cg:Person ."
    found = broken_by_closure(tiny_triples, [own])
    assert len(found) == len(set(found))
    told = [line for line in found if ":actor-paper" in line]
    assert told == ["Disjoint classes cg:Organization and cg:Person have a common individual :actor-paper"]


def test_a_shape_that_breaks_only_after_closure_is_told(tiny_triples: str):
    own = OWN + "pow:receivedBy rdfs:subPropertyOf cg:phase ."
    assert any(
        line.endswith("A question about an event has one phase.") for line in broken_by_closure(tiny_triples, [own])
    )


def test_the_command_checks_what_follows(tmp_path: Path):
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    runner = CliRunner()
    with (folder / "ontology" / "swap.ttl").open("a", encoding="utf-8") as file:
        file.write('pow:Militia a owl:Class ; rdfs:subClassOf cg:Collective , cg:State ; rdfs:label "militia"@en .\n')
    with (folder / "actors.yaml").open("a", encoding="utf-8") as file:
        file.write("militia: {type: militia, name: the militia}\n")
    assert runner.invoke(main, ["check", "--corpus", str(folder)]).exit_code == 0
    bad = runner.invoke(main, ["check", "--corpus", str(folder), "--reason"])
    assert bad.exit_code == 1
    assert "cg:Collective and cg:State have a common individual :actor-militia" in bad.stderr
    assert "ontology/" in bad.stderr


def test_a_graph_with_every_verdict_keeps_its_shapes_after_closure():
    result = CliRunner().invoke(main, ["check", "--corpus", str(ROOT / "tests" / "accounts"), "--reason"])
    assert result.exit_code == 0, result.output
    assert "by OWL RL is consistent and keeps the shapes" in result.stdout
