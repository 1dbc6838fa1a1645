"""What is accepted as a copy is written into its document, and nothing else; and what the command shows."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimgraph.base.errors import CorpusError
from claimgraph.cli import main
from claimgraph.corpus import read_corpus
from claimgraph.propose.copies.accepting import accept
from claimgraph.propose.copies.texts import texts_to_compare
from ferry_news import FERRY


@pytest.fixture
def ferries(corpus_copy: Path) -> Path:
    """A corpus with three documents on the ferry: of the Morning Paper, of the Evening Paper, and a stub."""
    for name, publisher, text, more in (
        ("ferry", "paper", FERRY, "published: 2030-04-05   # as stamped\n"),
        ("ferry-again", "copier", f"{FERRY}\n(News Wire)\n", "# no date\n"),
        ("ferry-later", "copier", FERRY.replace("Tuesday", "Friday").replace("84", "61").replace("Forty", "Nine"), ""),
    ):
        (corpus_copy / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
        digest = f"text: {{file: {name}.txt, sha256: {hashlib.sha256(text.encode()).hexdigest()}, length: {len(text)}}}"
        written = f"# By hand.\ntitle: 'The ferry'\npublisher: {publisher}\n{more}{digest}\n\n# nothing yet\nclaims:\n"
        (corpus_copy / "documents" / f"{name}.yaml").write_text(written, encoding="utf-8")
    (corpus_copy / "documents" / "wire.yaml").write_text("title: The ferry\npublisher: agency\n", encoding="utf-8")
    return corpus_copy


def run(*words: object, folder: Path) -> Result:
    return CliRunner().invoke(main, ["copies", "--corpus", str(folder), *map(str, words)])


def file_of(folder: Path, name: str = "ferry-again") -> Path:
    return folder / "documents" / f"{name}.yaml"


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_is_accepted_is_written_and_no_other_byte_changes(end: str, ferries: Path):
    path = file_of(ferries)
    path.write_bytes(path.read_bytes().replace(b"\n", end.encode()))
    before = path.read_bytes()
    result = run("--accept", "ferry-again", "ferry.txt", folder=ferries)
    assert result.exit_code == 0, result.output
    added = f"republication-of: ferry{end}basis: 98% of its words stand in the text of ferry, in the same order.{end}"
    above = f"publisher: copier{end}".encode()
    assert path.read_bytes() == before.replace(above, above + added.encode())
    assert read_corpus(ferries).documents["ferry-again"].republication_of == "ferry"
    assert "The corpus says that already." in run(folder=ferries).output


def test_a_document_that_rests_on_something_already_gets_a_note(ferries: Path):
    changed(file_of(ferries), "# no date", "basis: So says its first line.")
    assert run("--accept", "ferry-again", "ferry", folder=ferries).exit_code == 0
    document = read_corpus(ferries).documents["ferry-again"]
    assert document.basis == "So says its first line."
    assert document.note == "98% of its words stand in the text of ferry, in the same order."


def test_the_original_may_be_a_stub_that_the_copy_credits(ferries: Path):
    changed(ferries / "actors.yaml", "agency: {type: organization", "agency: {type: outlet")
    assert run("--accept", "ferry-again", "wire", folder=ferries).exit_code == 0
    document = read_corpus(ferries).documents["ferry-again"]
    assert (document.republication_of, document.basis) == ("wire", "The text says “(News Wire)”.")


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (("ferry-later", "ferry"), "only in the same sentences with other figures"),
        (("ferry", "wire"), "does not show that it has its text from 'wire'"),
        (("ferry", "ferry"), "is one document"),
        (("reprint", "ferry"), "republishes 'morning' already"),
        (("wire", "ferry"), "The text of 'wire' is not at hand"),
        (("ferri", "ferry"), "Did you mean 'ferry'?"),
        (("stranger", "ferry"), "`claimgraph new stranger.txt`"),
    ],
)
def test_what_cannot_be_accepted_is_refused(pair: tuple[str, str], said: str, ferries: Path):
    (ferries / "texts" / "stranger.txt").write_text(FERRY.upper(), encoding="utf-8")
    before = {path: path.read_bytes() for path in ferries.rglob("*") if path.is_file()}
    result = run("--accept", *pair, folder=ferries)
    assert result.exit_code == 1
    assert said in result.stderr
    assert {path: path.read_bytes() for path in ferries.rglob("*") if path.is_file()} == before


def test_a_lineage_that_is_said_to_be_unknown_is_not_overruled(ferries: Path):
    changed(file_of(ferries), "# no date", "lineage: unknown")
    assert "take out that line" in run("--accept", "ferry-again", "ferry", folder=ferries).stderr


def test_two_documents_are_not_each_the_original_of_the_other(ferries: Path):
    assert run("--accept", "ferry-again", "ferry", folder=ferries).exit_code == 0
    given = texts_to_compare(ferries / "texts", read_corpus(ferries)).texts
    before = file_of(ferries, "ferry").read_bytes()
    with pytest.raises(CorpusError, match="republication-of"):
        accept([("ferry", "ferry-again")], given, ferries)
    assert file_of(ferries, "ferry").read_bytes() == before


def test_several_are_accepted_together_or_none(ferries: Path):
    before = file_of(ferries).read_bytes()
    bad = run("--accept", "ferry-again", "ferry", "--accept", "ferry-later", "ferry", folder=ferries)
    assert (bad.exit_code, bad.stdout, file_of(ferries).read_bytes()) == (1, "", before)
    twice = run("--accept", "ferry-again", "ferry", "--accept", "ferry-again", "ferry", folder=ferries)
    assert "republishes 'ferry' already" in twice.stderr
    changed(file_of(ferries, "ferry-later"), "title: 'The ferry'", "title: 'Again'")
    (ferries / "texts" / "ferry-later.txt").write_text(FERRY + "Later.\n", encoding="utf-8")
    digest = hashlib.sha256((FERRY + "Later.\n").encode()).hexdigest()
    path = file_of(ferries, "ferry-later")
    written = re.sub(
        "sha256: \\w+, length: \\d+", f"sha256: {digest}, length: {len(FERRY) + 7}", path.read_text("utf-8")
    )
    path.write_text(written, encoding="utf-8")
    done = run("--accept", "ferry-again", "ferry", "--accept", "ferry-later", "ferry", folder=ferries)
    assert done.exit_code == 0, done.output
    documents = read_corpus(ferries).documents
    assert [documents[id].republication_of for id in ("ferry-again", "ferry-later")] == ["ferry", "ferry"]


def test_a_file_that_a_person_wrote_on_one_line_is_not_touched(ferries: Path):
    path = file_of(ferries)
    digest = re.search("sha256: (\\w+), length: (\\d+)", path.read_text(encoding="utf-8"))
    assert digest
    path.write_text(f"{{title: F, publisher: copier, text: {{{digest[0]}}}}}\n", encoding="utf-8")
    result = run("--accept", "ferry-again", "ferry", folder=ferries)
    assert (result.exit_code, "nothing was changed" in result.stderr) == (1, True)


def test_of_two_documents_with_the_same_text_each_has_the_file_that_it_names(ferries: Path):
    said = re.search("sha256.*", file_of(ferries, "ferry").read_text(encoding="utf-8"))
    assert said
    for id, name in (("ferry", "first.txt"), ("ferry-again", "second.txt")):
        (ferries / "texts" / name).write_text(FERRY, encoding="utf-8")
        written = re.sub("file: .*", f"file: {name}, {said[0]}", file_of(ferries, id).read_text(encoding="utf-8"))
        file_of(ferries, id).write_text(written, encoding="utf-8")
    for name in ("ferry.txt", "ferry-again.txt"):
        (ferries / "texts" / name).unlink()
    found = {text.name: text.document for text in texts_to_compare(ferries / "texts", read_corpus(ferries)).texts}
    assert (found["first.txt"], found["second.txt"]) == ("ferry", "ferry-again")
    assert run("--accept", "second", "ferry", folder=ferries).exit_code == 0
    assert read_corpus(ferries).documents["ferry-again"].basis.startswith("100% of its words")


# ------------------------------------------------------------------------ the command


def test_both_passages_stand_side_by_side(ferries: Path):
    result = run(folder=ferries)
    assert result.exit_code == 0, result.output
    assert "ferry and ferry-again share their wording" in result.output
    (both,) = [line for line in result.output.splitlines() if line.count("Ferry turns back before the island") == 2]
    assert " | " in both
    assert "ferry and ferry-later" in result.output.split("and so no copies:")[1]
    assert "1 pair of texts may be copies." in result.output


def test_a_table_has_the_same(ferries: Path):
    rows = list(csv.DictReader(io.StringIO(run("--format", "csv", folder=ferries).stdout)))
    kinds = [(row["kind"], row["one"], row["other"]) for row in rows]
    assert ("copy", "ferry", "ferry-again") in kinds
    assert ("template", "ferry", "ferry-later") in kinds
    assert all("evening ferry" in row["words_of_one"] and "evening ferry" in row["words_of_other"] for row in rows)


def test_a_passage_that_names_a_private_person_is_not_shown(ferries: Path):
    with (ferries / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write("witness: {type: person, name: Yuriy Halenko, private: true, role: somebody at the harbour}\n")
    for form in ("text", "csv"):
        result = run("--format", form, folder=ferries)
        assert result.exit_code == 0, result.output
        assert "Halenko" not in result.stdout
        assert "it names a private person (somebody at the harbour)" in " ".join(result.stdout.split())


def test_a_basis_that_names_a_private_person_is_not_written(ferries: Path):
    changed(ferries / "actors.yaml", "agency: {type: organization", "agency: {type: outlet")
    text = ferries / "texts" / "ferry-again.txt"
    words = text.read_text(encoding="utf-8").replace("(News Wire)", "(Zora Quillfeather / News Wire)")
    text.write_text(words, encoding="utf-8")
    digest = f"sha256: {hashlib.sha256(words.encode()).hexdigest()}, length: {len(words)}"
    path = file_of(ferries)
    path.write_text(re.sub(r"sha256: \w+, length: \d+", digest, path.read_text("utf-8")), encoding="utf-8")
    with (ferries / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write("witness: {type: person, name: Zora Quillfeather, private: true, role: a passenger}\n")
    before = path.read_bytes()
    told = run("--accept", "ferry-again", "wire", folder=ferries)
    assert (told.exit_code, path.read_bytes()) == (1, before)
    assert "names a private person (a passenger)" in told.stderr


def test_what_it_rests_on_takes_the_place_of_no_basis_and_no_note(ferries: Path):
    changed(file_of(ferries), "# no date", "basis: So says its first line.\nnote: And its last.")
    before = file_of(ferries).read_bytes()
    told = run("--accept", "ferry-again", "ferry", folder=ferries)
    assert (told.exit_code, file_of(ferries).read_bytes()) == (1, before)
    assert "has a basis and a note" in told.stderr


def test_signs_that_a_terminal_obeys_are_taken_out(ferries: Path):
    (ferries / "texts" / "red.txt").write_text(FERRY.replace("ferry", "\x1b[31mferry"), encoding="utf-8")
    result = run(folder=ferries)
    assert "red.txt" in result.output
    assert "\x1b" not in result.output


def test_nothing_is_written_into_the_shipped_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CLAIMGRAPH_CORPUS", raising=False)
    (tmp_path / "one.txt").write_text(FERRY)
    result = CliRunner().invoke(main, ["copies", "--texts", ".", "--accept", "returns-1200", "largest-ever-swap"])
    assert (result.exit_code, "Which corpus?" in result.stderr) == (1, True)
