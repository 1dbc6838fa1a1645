"""A corpus of one's own: init, new, locate, check, as a stranger would; nothing of a person's is overwritten."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.base.terms import is_slug
from claimgraph.cli import main
from claimgraph.corpus import read_corpus
from claimgraph.corpus.scaffold import slug_of, yaml_text


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "my corpus"
    result = run("init", folder, "--subject", "exchange")
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def example(own: Path) -> Path:
    """The worked example beside it."""
    return own / "example"


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_new_corpus_is_empty_and_says_what_to_do_next(own: Path):
    result = run("check", "--corpus", own)
    assert result.exit_code == 0, result.output
    assert "0 documents, 0 statements: no problems found." in result.stdout
    assert "claimgraph new ARTICLE" in result.stdout
    assert "Ada Example" not in run("report", "--corpus", own).output


def test_the_worked_example_checks_and_reports(example: Path):
    before = files(example)
    assert run("locate", "--corpus", example).exit_code == 0
    assert files(example) == before
    result = run("check", "--corpus", example)
    assert result.exit_code == 0, result.output
    assert "1 text, 8 quotes and 8 positions fit." in result.output
    result = run("report", "--corpus", example)
    assert "about 50  Ada Example" in result.output
    assert "Ada Example gave no answer: How many prisoners did Southland receive?" in result.output


def test_a_subject_of_ones_own_begins_with_terms_to_copy_from(tmp_path: Path):
    assert run("init", tmp_path / "march").exit_code == 0
    folder = tmp_path / "march" / "example"
    result = run("check", "--corpus", folder, "--texts", folder / "texts")
    assert result.exit_code == 0, result.output
    assert "1 text, 8 quotes and 8 positions fit." in result.output
    result = run("report", "--corpus", folder)
    assert "12,000  March Committee" in result.output
    assert "These cannot both be right: 5,400 to 6,600 apart." in result.output
    own = read_corpus(folder).vocabulary
    assert set(own.counted) == {"participants"}
    assert set(own.dimensions) == {"at", "kind"}


def test_an_unknown_subject_is_told_with_the_nearest(tmp_path: Path):
    result = run("init", tmp_path / "new", "--subject", "exchang")
    assert result.exit_code == 1
    assert "Did you mean 'exchange'?" in result.stderr
    assert not (tmp_path / "new").exists()


def test_init_again_changes_nothing(own: Path):
    before = files(own)
    assert run("init", own, "--subject", "exchange").exit_code == 0
    assert files(own) == before


def test_init_finishes_what_a_killed_init_had_begun(own: Path):
    before = files(own)
    ready = own / ".claimgraph" / "ready"
    ready.mkdir(parents=True)
    for name in ("documents", "example", "events.yaml"):
        (own / name).rename(ready / name)
    result = run("init", own, "--subject", "exchange")
    assert result.exit_code == 0, result.stderr
    assert "note: " in result.stderr
    assert "that is now finished" in result.stderr
    assert files(own) == before


@pytest.mark.parametrize("name", ["notes.txt", "documents/other.yaml", "example/texts/example.txt"])
def test_init_writes_nothing_into_a_folder_that_holds_something(own: Path, name: str):
    (own / name).write_text("mine", encoding="utf-8")
    before = files(own)
    result = run("init", own, "--subject", "exchange")
    assert result.exit_code == 1
    assert "is not empty: nothing was written" in result.stderr
    assert files(own) == before


ARTICLE = "\n  “Odd: title” — with 'quotes' #and {braces} @TITLE@\n\nThe ministry said that 7 came home.\n"


def test_new_adds_a_document_that_can_be_filled_and_checked(example: Path):
    article = example / "texts" / "Ärger & Co. (1).txt"
    article.write_text(ARTICLE, encoding="utf-8")
    result = run("new", article, "--corpus", example)
    assert result.exit_code == 0, result.output
    path = example / "documents" / "arger-co-1.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert content["title"] == ARTICLE.split("\n")[1].strip()
    assert content["text"]["length"] == len(ARTICLE)
    assert content["text"]["file"] == article.name  # it is in the corpus already
    assert "# - who: ministry" in path.read_text(encoding="utf-8")
    # It is not complete, and says what is missing.
    result = run("check", "--corpus", example)
    assert result.exit_code == 1
    assert "'publisher' is empty" in result.stderr
    assert "1 of 2 documents are good." in result.stderr
    text = path.read_text(encoding="utf-8").replace("publisher:   ", "publisher: gazette")
    text += "  - who: northland-ministry\n    says: {event: spring-exchange, counts: prisoners, received-by: southland, phase: completed, value: 7}\n    quote: The ministry said that 7 came home\n"
    path.write_text(text, encoding="utf-8")
    result = run("check", "--corpus", example)
    assert result.exit_code == 0, result.output
    assert "No position yet: 1 quote." in result.stdout
    assert "unverified" not in result.stderr, "it was found just now"
    assert run("locate", "--corpus", example).exit_code == 0
    assert path.read_text(encoding="utf-8") == text, "locate must leave a person's file as it is"
    result = run("check", "--corpus", example)
    assert result.exit_code == 0, result.output
    assert "No position yet" not in result.output
    assert read_corpus(example).documents["arger-co-1"].statements[0].quotes[0].start == ARTICLE.index("The ministry")


def test_new_overwrites_nothing(example: Path):
    before = files(example)
    again = run("new", example / "texts" / "example.txt", "--corpus", example)
    assert again.exit_code == 0
    assert "example.yaml is there already" in again.output
    assert files(example) == before
    (example / "texts" / "example.txt").write_text("Another text.", encoding="utf-8")
    before = files(example)
    result = run("new", example / "texts" / "example.txt", "--corpus", example)
    assert result.exit_code == 1
    assert "is there already, for another text: nothing was written" in result.stderr
    assert files(example) == before


@pytest.mark.parametrize("link", ["nowhere.yaml", "/etc/passwd", "late.yaml"])
def test_new_follows_no_link(own: Path, tmp_path: Path, link: str):
    (own / "documents" / "late.yaml").symlink_to(
        link if link.startswith("/") or link == "late.yaml" else tmp_path / link
    )
    article = tmp_path / "late.txt"
    article.write_text("Late.", encoding="utf-8")
    result = run("new", article, "--corpus", own)
    assert result.exit_code == 1
    assert "nothing was written" in result.stderr
    assert not (tmp_path / "nowhere.yaml").exists()


def test_new_refuses_a_name_that_no_corpus_file_can_hold(own: Path):
    article = own.parent / "late\x7f.txt"
    article.write_text("Late.", encoding="utf-8")
    result = run("new", article, "--corpus", own)
    assert result.exit_code == 1
    assert "holds a control character" in result.stderr
    article.unlink()
    assert run("check", "--corpus", own).exit_code == 0


@pytest.mark.parametrize("what", ["pipe", "/dev/zero", "folder"])
def test_new_reads_files_alone(own: Path, tmp_path: Path, what: str):
    article = tmp_path / "article.txt" if not what.startswith("/") else Path(what)
    if what == "pipe":
        os.mkfifo(article)
    result = run("new", article if what != "folder" else tmp_path, "--corpus", own)
    assert result.exit_code in (1, 2)
    assert "not a file" in result.stderr or "is a directory" in result.stderr


@pytest.mark.parametrize(
    ("content", "message"), [(b"", "is empty"), (b" \n\n", "is empty"), (b"caf\xe9", "is not UTF-8")]
)
def test_new_refuses_what_is_no_article(own: Path, content: bytes, message: str):
    article = own.parent / "bad.txt"
    article.write_bytes(content)
    result = run("new", article, "--corpus", own)
    assert result.exit_code == 1
    assert message in result.stderr
    assert not (own / "documents" / "bad.yaml").exists()


def test_commands_that_write_never_write_into_the_shipped_corpus_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    for arguments in (["new", "article.txt"], ["locate", "--texts", "."]):
        result = run(*arguments)
        assert result.exit_code == 1
        assert "Which corpus?" in result.stderr


def test_in_a_corpus_folder_new_needs_no_option(own: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(own)
    (own.parent / "second.txt").write_text(ARTICLE, encoding="utf-8")
    result = run("new", "../second.txt")
    assert result.exit_code == 0
    assert (own / "documents" / "second.yaml").is_file()
    assert result.stderr == "corpus: my corpus, in which you are\n"


def test_locate_writes_nothing_where_a_quote_is_not_found(example: Path):
    path = example / "documents" / "example.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("at the border crossing", "at the border"), encoding="utf-8"
    )
    path.write_text(path.read_text(encoding="utf-8").replace("quote: on Friday", "quote: on Monday"), encoding="utf-8")
    before = files(example)
    result = run("locate", "--corpus", example, "--texts", example / "texts")
    assert result.exit_code == 1
    assert "not in the text: “on Monday”" in result.stderr
    assert files(example) == before


@given(st.text())
def test_any_file_name_gives_an_id(name: str):
    assert is_slug(slug_of(name.encode("utf-8", "replace").decode()))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_title_is_one_yaml_text(title: str):
    assert yaml.safe_load(f"title: {yaml_text(title)}") == {"title": title}
