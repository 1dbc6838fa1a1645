"""The documents for those who carry on are true: pictures are those of the code, paths exist, links lead somewhere."""

from __future__ import annotations

import doctest
import importlib.util
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

import api_page
import claimgraph
from claimgraph.base.errors import CorpusError
from claimgraph.cli import main
from claimgraph.corpus import read_corpus
from claimgraph.store import Store
from conftest import ROOT
from picture_of_stages import PICTURE, picture
from test_architecture import PACKAGE, STAGES

#: The documents that name files, and where those may be.
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md", "docs/api.md"]


def test_the_picture_of_the_rooms_is_that_of_the_code():
    assert PICTURE.read_text(encoding="utf-8") == picture(), "docs/architecture.svg is old: run `make reference`"


def test_every_room_is_in_the_picture():
    for room in (room for stage in STAGES for room in stage):
        assert f'class="room">{room}</text>' in picture()


def test_every_file_that_the_architecture_names_is_there():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = {name for name in re.findall(r"`([\w/.]+)`", text) if "/" in name}
    assert len(named) > 40
    assert [name for name in sorted(named) if not ((ROOT / name).exists() or (PACKAGE / name).exists())] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_of_a_document_leads_to_a_file(name: str):
    text = (ROOT / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text) if "://" not in link]
    assert [link for link in links if not ((ROOT / name).parent / Path(link)).exists()] == []


# ------------------------------------------------------------------------ docs/api.md


def test_the_examples_of_the_api_page_run():
    found = doctest.testfile(
        str(ROOT / "docs" / "api.md"), module_relative=False, encoding="utf-8", optionflags=doctest.NORMALIZE_WHITESPACE
    )
    assert found.attempted > 20
    assert found.failed == 0


def test_the_api_page_is_that_of_the_docstrings():
    assert api_page.PAGE.read_text(encoding="utf-8") == api_page.page(), "docs/api.md is old: run `make reference`"


def test_the_api_page_describes_everything_public_once():
    described = [name for section in api_page.SECTIONS for name in section.names]
    assert sorted(described) == sorted(claimgraph.__all__)


def test_everything_public_says_what_it_raises_and_functions_show_an_example():
    for name in claimgraph.__all__:
        public = getattr(claimgraph, name)
        said = public.__doc__ or ""
        assert len(said) > 20, name
        if not isinstance(public, type):
            assert ">>> " in said, name
            assert "Raises:" in said or name in ("questions", "to_rdflib"), name


# ------------------------------------------------------------------------ CHANGELOG.md

CHANGES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_terms_that_were_renamed_are_gone_and_the_new_ones_are_there():
    core = (ROOT / "ontology" / "claimgraph.ttl").read_text(encoding="utf-8")
    core += (ROOT / "ontology" / "vocabularies.ttl").read_text(encoding="utf-8")
    subject = (ROOT / "corpus" / "ontology" / "exchange.ttl").read_text(encoding="utf-8")
    renamed = re.findall(r"^\| `(cg:\w+)`([^|]*) \| `((?:cg|pow):\w+)` \|", CHANGES, re.MULTILINE)
    assert len(renamed) >= 7
    for old, part, new in renamed:
        assert f"\n{new} a " in core + subject, new
        assert part.strip() or f"\n{old} a " not in core + subject, old


def test_modules_that_moved_are_where_the_table_says():
    rows = re.findall(r"^\| (`claimgraph\.[^|]*) \| `(claimgraph[\w.]+)`[^|]* \|$", CHANGES, re.MULTILINE)
    assert len(rows) >= 10
    for was, now in rows:
        for old in re.findall(r"`claimgraph\.(\w+)`", was):
            new = now if len(re.findall("`", was)) == 2 else f"{now.rpartition('.')[0]}.{old}"
            assert importlib.util.find_spec(new), new
            assert not importlib.util.find_spec(f"claimgraph.{old}"), old


def test_a_corpus_without_a_vocabulary_is_mended_as_the_changelog_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    shutil.copytree(ROOT / "corpus", tmp_path / "my-corpus")
    shutil.rmtree(tmp_path / "my-corpus" / "ontology")
    with pytest.raises(CorpusError, match="there is no vocabulary of the subject"):
        read_corpus(tmp_path / "my-corpus")
    commands = re.findall(r"^\$ (.*)$", CHANGES, re.MULTILINE)
    assert [command.split()[0] for command in commands] == ["claimgraph", "cp"]
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, shlex.split(commands[0])[1:]).exit_code == 0
    subprocess.run(shlex.split(commands[1]), check=True)
    assert read_corpus(tmp_path / "my-corpus").documents


# ------------------------------------------------------------------------ the beginning of the README

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_sentence_that_the_readme_opens_with_is_what_the_graph_says(shipped_store: Store):
    (row,) = claimgraph.ask(shipped_store, "comparison/contradictions")
    said = {row["says_one"]: row["one"], row["says_other"]: row["other"]}
    assert row["on"] == "How many prisoners did Ukraine receive in the exchange of 31 January 2024?"
    carried = [
        found
        for found in claimgraph.ask(shipped_store, "figure/of-event", event="exchange-2024-01-31")
        if found["quantity"] == row["on"]
    ]
    assert {(found["claimant"], found["figure"]) for found in carried} == set(said.items())
    ((outlet, day),) = {(found["outlet"], found["published"]) for found in carried}
    assert len({found["document"] for found in carried}) == 1
    sentence = (
        f"On {day.day} {day:%B %Y} Russia's Defence Ministry says {said['Russian Defence Ministry']} prisoners went to "
        f"Ukraine, Zelensky says {said['Volodymyr Zelensky']}. Both figures reach us through one {outlet} article. Nobody "
        "else in this corpus carries either. The two figures cannot both be right."
    )
    opening = re.search(r"^# claimgraph\n\n((?:> .*\n)+)", README)
    assert opening
    assert " ".join(line.removeprefix("> ") for line in opening[1].splitlines()) == sentence


def test_the_piece_of_the_report_in_the_readme_is_one_of_the_report():
    (shown,) = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    assert len(shown.splitlines()) > 10
    assert f"\n{shown}" in CliRunner().invoke(main, ["report"]).stdout


def test_the_picture_in_the_readme_is_there_and_small():
    (picture,) = re.findall(r"^!\[.*\]\((.*)\)$", README, re.MULTILINE)
    assert (ROOT / picture).stat().st_size < 300_000
