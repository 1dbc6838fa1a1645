"""Tab completes questions, parameters, ids and formats: at once, without a word on standard error, and no private person."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.shell_completion import BashComplete, ZshComplete

from claimgraph.cli import main
from claimgraph.cli.ids import ids_in
from claimgraph.corpus import read_corpus
from claimgraph.formats import writers
from claimgraph.kept.building import building
from claimgraph.kept.made import finish_of_records
from conftest import ROOT, TINY

EXCHANGES = ["exchange-2024-01-03", "exchange-2024-01-31"]


def offered(*words: str, begun: str = "") -> list[str]:
    """What is offered for the last word of a command line, before the shell has seen it."""
    shell = ZshComplete(main, {}, "claimgraph", "_CLAIMGRAPH_COMPLETE")
    return [item.value for item in shell.get_completions(list(words), begun)]


def test_a_question_is_completed():
    assert offered("ask", begun="fig") == ["figure/all", "figure/of-event"]
    assert offered("ask", begun="claim/by-a") == ["claim/by-actor"]


def test_a_command_and_its_options_are_completed():
    assert offered(begun="rep") == ["report"]
    assert {"--quiet", "--no-color", "--columns", "--limit"} <= set(offered("ask", begun="--"))


def test_a_parameter_is_completed_with_the_ids_of_its_type():
    assert offered("ask", "figure/of-event", begun="event=exchange-2024") == [f"event={id}" for id in EXCHANGES]
    assert "event=il-76-loss" in offered("ask", "figure/of-event", begun="ev")
    assert offered("ask", "claim/by-actor", begun="actor=zel") == ["actor=zelensky"]
    assert "document=second-group-rt" in offered("ask", "document/chain", begun="")
    assert offered("ask", "actor/offices-at", begun="") == ["day="]


def test_a_parameter_is_completed_from_a_store_too(tmp_path: Path):
    corpus = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    with (corpus / "actors.yaml").open("a", encoding="utf-8") as file:
        file.write("private-1: {type: person, name: Zora Quillfeather, private: true, role: a witness}\n")
    with building(tmp_path / "store") as new:
        finish_of_records(new, read_corpus(corpus), "")
    words = ("ask", "claim/by-actor", "--corpus", str(tmp_path / "store"))
    assert offered(*words, begun="actor=p") == ["actor=paper", "actor=president"]


def test_a_parameter_that_is_given_is_not_offered_again():
    words = ("ask", "comparison/side-by-side", "one=zelensky")
    assert {word.split("=")[0] for word in offered(*words)} == {"other"}


@pytest.mark.parametrize(
    ("words", "begun", "expected"),
    [
        (("ask", "figure/of-event", "event", "="), "exchange-2024", EXCHANGES),
        (("ask", "claim/by-actor", "actor"), "=", ["zelensky"]),
    ],
)
def test_bash_takes_the_sign_of_equality_for_the_end_of_a_word(words: tuple[str, ...], begun: str, expected: list[str]):
    shell = BashComplete(main, {}, "claimgraph", "_CLAIMGRAPH_COMPLETE")
    found = [item.value for item in shell.get_completions(list(words), begun)]
    assert set(expected) <= set(found)
    assert not [word for word in found if "=" in word]


def test_the_options_that_name_something_are_completed():
    assert offered("view", "--event", begun="exchange-2024") == EXCHANGES
    assert "rt" in offered("report", "--without", begun="r")
    assert "second-group-rt" in offered("report", "--without", begun="se")
    assert offered("export", "turtle", "--told-by", begun="zel") == ["zelensky"]


def test_every_format_is_completed():
    assert offered("export", begun="") == list(writers())
    assert offered("export", begun="graphml-") == ["graphml-full", "graphml-merged", "graphml-provenance"]


def test_the_ids_are_those_of_the_corpus_that_is_given(monkeypatch: pytest.MonkeyPatch):
    assert offered("view", "--corpus", str(TINY), "--event", begun="") == ["next-swap", "swap", "swaps"]
    monkeypatch.setenv("CLAIMGRAPH_CORPUS", str(TINY))
    assert offered("view", "--event", begun="") == ["next-swap", "swap", "swaps"]


def test_the_ids_are_all_that_the_reader_of_the_corpus_finds(shipped, tiny):
    for folder, corpus in ((ROOT / "corpus", shipped), (TINY, tiny)):
        assert ids_in(folder, "event") == sorted(corpus.events)
        assert ids_in(folder, "document") == sorted(corpus.documents)
        public = {id for id, actor in corpus.actors.items() if not actor.private}
        assert ids_in(folder, "actor") == sorted(public)


# ------------------------------------------------------------------------ whatever the folder holds


def test_no_private_person_is_offered(corpus_copy: Path):
    actors = corpus_copy / "actors.yaml"
    for entry in (
        "zora-quillfeather: {type: person, name: Zora Quillfeather, private: true, role: a prisoner}\n",
        "zora-quillfeather:\n  type: person\n\n  # of whom nobody may know\n  private: true\n  role: a prisoner\n",
        "zora-quillfeather: {type: person,\nprivate: true,\n  role: a prisoner}\n",
    ):
        text = (TINY / "actors.yaml").read_text(encoding="utf-8")
        actors.write_text(f"{entry}{text}", encoding="utf-8")
        found = offered("ask", "--corpus", str(corpus_copy), "claim/by-actor", begun="")
        assert ("actor=ministry" in found) is ("\nprivate" not in entry)
        assert not [word for word in found if "quillfeather" in word]


@pytest.mark.parametrize("broken", [b"\xff\xfe", b"{a: b", b"x" * 9 * 2**20, b"actor: [\x1b[31m: evil\n", b""])
def test_what_cannot_be_read_offers_nothing_that_is_no_id(broken: bytes, corpus_copy: Path):
    (corpus_copy / "actors.yaml").write_bytes(broken)
    found = offered("report", "--corpus", str(corpus_copy), "--told-by", begun="")
    assert set(found) <= {"actor"}


def test_a_link_that_leads_out_is_not_followed(corpus_copy: Path, tmp_path: Path):
    outside = Path(shutil.copytree(TINY, tmp_path / "outside"))
    shutil.rmtree(corpus_copy / "documents")
    (corpus_copy / "documents").symlink_to(outside / "documents")
    (corpus_copy / "events.yaml").unlink()
    (corpus_copy / "events.yaml").symlink_to(outside / "events.yaml")
    assert ids_in(corpus_copy, "document") == ids_in(corpus_copy, "event") == []


def test_a_mistake_of_ours_is_silent(monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("claimgraph.cli.ids.ids_in", fail)
    assert offered("view", "--event", begun="") == []
    assert offered("ask", "no/such-question", begun="") == []


# ------------------------------------------------------------------------ in a shell

ASKED = {"COMP_WORDS": "claimgraph ask figure/of-event event=exch", "COMP_CWORD": "3"}


def test_the_shell_gets_words_and_nothing_else():
    environment = {**os.environ, **ASKED, "_CLAIMGRAPH_COMPLETE": "bash_complete", "CLAIMGRAPH_CORPUS": "/nowhere"}
    done = subprocess.run([sys.executable, "-m", "claimgraph"], env=environment, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("\n", "")
    del environment["CLAIMGRAPH_CORPUS"]
    done = subprocess.run([sys.executable, "-m", "claimgraph"], env=environment, capture_output=True, text=True)
    assert "plain,event=exchange-2024-01-31" in done.stdout.splitlines()
    assert done.stderr == ""


def test_to_complete_makes_no_graph_and_loads_nothing_that_could():
    heavy = "rdflib networkx numpy pyoxigraph duckdb pyvis pyshacl owlrl jinja2 rich yaml"
    program = (
        "import sys, runpy\n"
        "try: runpy.run_module('claimgraph', run_name='__main__')\n"
        f"except SystemExit: assert not set('{heavy}'.split()) & set(sys.modules), sys.modules.keys()"
    )
    environment = {**os.environ, **ASKED, "_CLAIMGRAPH_COMPLETE": "bash_complete"}
    start = time.monotonic()
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "event=exchange-2024-01-31" in done.stdout
    assert time.monotonic() - start < 5  # 0.2 s on a quiet machine


def test_the_line_of_the_readme_installs_it():
    program = f'claimgraph() {{ "{sys.executable}" -m claimgraph "$@"; }}; export -f claimgraph\n'
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (line,) = [line[2:] for line in readme.splitlines() if line.startswith("$ eval")]
    script = f"{program}{line.replace('.venv/bin/', '')}\ncomplete -p claimgraph"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True)
    assert "_claimgraph_completion claimgraph" in done.stdout, done.stderr
