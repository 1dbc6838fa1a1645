"""Which corpus a command takes is one rule: the one given, the one stood in, CLAIMGRAPH_CORPUS, the shipped; and it is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimgraph.cli import main
from conftest import TINY

pytestmark = pytest.mark.usefixtures("each_built_once")


def run(*arguments: object, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def told(result: Result) -> list[str]:
    return [line for line in result.stderr.splitlines() if line.startswith("corpus: ")]


@pytest.fixture
def mine(corpus_copy: Path) -> Path:
    """A corpus that is told apart from the shipped one by its two documents."""
    return corpus_copy


READ = [["report"], ["ask", "figure/all"], ["check"], ["terms"], ["export", "csv", "-o", "-"]]
WRITE = [["locate"], ["schema"], ["new", "article.txt"], ["annotations", "marks.json"]]


@pytest.mark.parametrize("command", READ, ids=lambda words: words[0])
def test_the_corpus_one_stands_in_is_read_and_named(command: list[str], mine: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(mine)
    stood = run(*command)
    assert told(stood) == [f"corpus: {mine.name}, in which you are"]
    monkeypatch.chdir("/")
    given = run(*command, "--corpus", mine)
    assert told(given) == []
    assert stood.stdout.replace(f"{mine.name}/", "") == given.stdout.replace(f"{mine}/", "")
    assert run(*command).stdout != given.stdout
    assert told(run(*command)) == ["corpus: the one that ships (--corpus DIR for another)"]


@pytest.mark.parametrize("inside", ["documents", "texts", "ontology"])
def test_its_folders_belong_to_it(inside: str, mine: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(mine / inside)
    result = run("check")
    assert told(result) == [f"corpus: {mine.name}, in which you are"]
    assert result.stdout.startswith("2 documents")


def test_a_folder_further_below_does_not(mine: Path, monkeypatch: pytest.MonkeyPatch):
    (mine / "notes").mkdir()
    monkeypatch.chdir(mine / "notes")
    assert "the one that ships" in run("check").stderr
    assert "Which corpus?" in run("locate").stderr


def test_one_stood_in_comes_before_the_environment_and_that_before_the_shipped_one(
    mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    other = Path(shutil.copytree(TINY, tmp_path / "other"))
    monkeypatch.chdir("/")
    assert told(run("check", CLAIMGRAPH_CORPUS=str(other))) == [f"corpus: {other}, by CLAIMGRAPH_CORPUS"]
    monkeypatch.chdir(mine)
    assert told(run("check", CLAIMGRAPH_CORPUS=str(other))) == [f"corpus: {mine.name}, in which you are"]
    assert told(run("check", "--corpus", other, CLAIMGRAPH_CORPUS=str(mine))) == []


@pytest.mark.parametrize("left", ["documents", "events.yaml", "concepts.yaml"])
def test_a_broken_corpus_is_never_replaced_by_another(left: str, mine: Path, monkeypatch: pytest.MonkeyPatch):
    for name in {"documents", "events.yaml", "concepts.yaml", "actors.yaml", "ontology", "texts"} - {left}:
        path = mine / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    monkeypatch.chdir(mine)
    for command in (["check"], ["report"], ["locate"]):
        result = run(*command, CLAIMGRAPH_CORPUS=str(TINY))
        assert result.exit_code == 1
        assert f"it has no actors.yaml, but {left}" in result.stderr
        assert result.stdout == ""


def test_any_other_folder_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "letter.odt").write_text("Dear", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "the one that ships" in run("check").stderr


@pytest.mark.parametrize("command", WRITE, ids=lambda words: words[0])
def test_what_writes_never_takes_the_shipped_one(command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text("A march.", encoding="utf-8")
    result = run(*command)
    assert result.exit_code == 1
    assert "Which corpus?" in result.stderr


def test_a_list_of_questions_is_about_no_corpus():
    assert run("ask").stderr == ""


# ------------------------------------------------------------------------ one bad document


def test_one_bad_document_hides_no_other(mine: Path):
    """The problems file by file, the warnings on the others, and how many are good."""
    path = mine / "documents" / "morning.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("verb: wrote", "verb: wrot"), encoding="utf-8")
    (mine / "documents" / "evening.yaml").write_text("title: [", encoding="utf-8")
    result = run("check", "--corpus", mine)
    assert result.exit_code == 1
    assert f"{mine}/documents/morning.yaml: 1 problem\n" in result.stderr
    assert f"{mine}/documents/evening.yaml: 1 problem\n" in result.stderr
    assert "2 problems found in 2 files. 1 of 3 documents are good." in result.stderr


def test_a_claim_about_a_document_that_cannot_be_read_is_no_problem_more(mine: Path):
    (mine / "documents" / "morning.yaml").write_text("title: [", encoding="utf-8")
    (mine / "documents" / "evening.yaml").write_text(
        "title: An evening\npublisher: paper\npublished: 2030-04-06\ncurated: {by: reader, on: 2030-04-07}\nclaims:\n"
        "  - {who: paper, unverified: true, says: {claim: morning#forty, property: differs-from, value: morning#fifty}}\n",
        encoding="utf-8",
    )
    result = run("check", "--corpus", mine)
    assert "no claim with the id" not in result.stderr
    assert result.stderr.count("not valid YAML") == 1


def test_warnings_on_good_documents_are_told_beside_the_mistakes_of_others(mine: Path):
    (mine / "documents" / "evening.yaml").write_text("title: [", encoding="utf-8")
    path = mine / "documents" / "morning.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("published: 2030-04-05", "published: 2030-04-05\naccessed: 2030-01-01"), encoding="utf-8"
    )
    result = run("check", "--corpus", mine)
    assert "warning: " in result.stderr
    assert "1 problem found in 1 file" in result.stderr


def test_a_missing_position_is_told_once(mine: Path):
    for path in (mine / "documents").glob("*.positions.json"):
        path.unlink()
    result = run("check", "--corpus", mine)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.count("No position yet: ") == 1
    assert "`claimgraph locate` writes" in result.stdout
    assert run("locate", "--corpus", mine).exit_code == 0
    assert "No position yet" not in run("check", "--corpus", mine).stdout


def test_a_text_that_is_not_at_hand_is_no_mistake_unless_all_texts_are_given(mine: Path, tmp_path: Path):
    (mine / "texts" / "reprint.txt").unlink()
    result = run("check", "--corpus", mine)
    assert result.exit_code == 0, result.stderr
    assert "1 document not compared: the text is not in texts/." in result.stdout
    assert run("check", "--corpus", mine, "--texts", mine / "texts").exit_code == 1
