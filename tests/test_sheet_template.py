"""The workbook to fill: a corpus's own names and words to choose from, and what is filled in is imported."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.workbook import Workbook

from claimgraph.cli import main
from claimgraph.corpus import read_corpus
from claimgraph.formats.sheet_template import sheet_template
from claimgraph.model.columns import columns
from claimgraph.model.records import Corpus
from conftest import TINY

FILLED = {
    "title": "Forty crossed",
    "publisher": "Morning Paper",
    "claimant": "Ada Example",
    "verb": "said",
    "event": "the swap",
    "counts": "prisoners",
    "received_by": "Northland",
    "phase": "completed",
    "value": 40,
    "quote": "forty crossed",
}


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(map(str, arguments)))
    return result.exit_code, result.output


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "claims.xlsx"
    assert run("init", TINY, "--sheet", path)[0] == 0
    return path


def choices(book: Workbook, sheet: str) -> dict[str, tuple[list[str], str]]:
    """What can be chosen in each column of a sheet, and what happens where something else is typed."""
    found = {}
    for validation in book[sheet].data_validations.dataValidation:
        cells = re.fullmatch(r"=?lists!\$([A-Z]+)\$2:\$\1\$(\d+)", validation.formula1)
        assert cells, validation.formula1
        words = [row[0].value for row in book["lists"][f"{cells[1]}2:{cells[1]}{cells[2]}"]]
        letter = re.match("[A-Z]+", str(validation.sqref))
        assert letter
        found[book[sheet][f"{letter[0]}1"].value] = (words, validation.errorStyle or "stop")
    return found


def test_every_column_offers_what_the_corpus_can_say(template: Path, tiny: Corpus):
    book = openpyxl.load_workbook(template)
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        *((name, "visible") for name in ("claims", "actors", "events", "concepts", "help")),
        ("lists", "hidden"),
    ]
    found = choices(book, "claims")
    everybody = sorted(actor.name for actor in tiny.actors.values())
    assert found["claimant"] == (everybody, "warning")
    assert found["received_by"] == (everybody, "warning")
    assert found["publisher"] == (["Evening Paper", "Morning Paper"], "warning")
    assert found["event"] == (sorted(event.name for event in tiny.events.values()), "warning")
    assert found["within"] == (["swaps"], "warning")
    words = tiny.vocabulary
    for column, scheme in {"verb": "verbs", "stance": "stances", "phase": "phases", "section": "sections"}.items():
        assert found[column] == (sorted(words.listed(scheme)), "stop")
    assert found["counts"][0] == sorted(words.counted)
    assert found["property"][0] == sorted(words.properties)
    assert choices(book, "actors")["type"] == (sorted(words.actor_types), "stop")
    assert choices(book, "events")["part_of"] == (found["event"][0], "warning")


def test_what_is_filled_in_is_imported(template: Path, corpus_copy: Path):
    book = openpyxl.load_workbook(template)
    for sheet, row in {"claims": FILLED | {"claimant": "the Envoy"}, "actors": {"name": "the Envoy", "type": "person", "part_of": "Southland"}}.items():  # fmt: skip
        head = [cell.value for cell in book[sheet][1]]
        assert set(row) <= set(head)
        book[sheet].append([row.get(column) for column in head])
    book.save(template)
    code, shown = run("import", template, "--into", corpus_copy)
    assert code == 0, shown
    corpus = read_corpus(corpus_copy)
    (statement,) = corpus.documents["forty-crossed"].statements
    assert (statement.claimant.actor, statement.claimant.verb) == ("the-envoy", "said")
    assert corpus.actors["the-envoy"].part_of == "southland"


def test_nothing_filled_in_is_told(template: Path, corpus_copy: Path):
    code, shown = run("import", template, "--into", corpus_copy)
    assert (code, "no rows in it" in shown) == (1, True)


def test_each_column_has_a_line_of_help_and_the_example_is_of_the_corpus(template: Path, tiny: Corpus):
    book = openpyxl.load_workbook(template)
    rows = [tuple(cell.value for cell in row) for row in book["help"].iter_rows(min_row=2)]
    for sheet in ("claims", "actors", "events", "concepts"):
        assert [row[1] for row in rows if row[0] == sheet] == [cell.value for cell in book[sheet][1]]
    assert all(about for _, _, about, _ in rows)
    example = {column: text for sheet, column, _, text in rows if sheet == "claims" and text}
    quotes = {quote.exact for d in tiny.documents.values() for s in d.statements for quote in s.quotes}
    assert example["quote"].split(" … ")[0] in quotes
    assert set(example) <= set(columns(tiny.vocabulary))


def test_two_of_one_name_and_a_private_person_are_chosen_by_id(corpus_copy: Path, tmp_path: Path):
    with (corpus_copy / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write(
            "other: {type: outlet, name: The Other, also: [Morning Paper]}\n"
            "witness-1: {type: person, name: Zora Quillfeather, private: true, role: a witness}\n"
        )
    path = tmp_path / "claims.xlsx"
    path.write_bytes(sheet_template(read_corpus(corpus_copy))[0])
    offered, _ = choices(openpyxl.load_workbook(path), "claims")["claimant"]
    assert {"paper", "The Other", "witness-1"} < set(offered)
    assert not {"Morning Paper", "a witness", "Zora Quillfeather"} & set(offered)


def test_a_new_corpus_comes_with_it_and_nothing_is_written_over(tmp_path: Path):
    folder, sheet = tmp_path / "mine", tmp_path / "mine.xlsx"
    assert run("init", folder, "--sheet", sheet)[0] == 0
    before = sheet.read_bytes()
    assert read_corpus(folder).actors
    code, shown = run("init", tmp_path / "another", "--sheet", sheet)
    assert (code, "is there already" in shown) == (1, True)
    assert sheet.read_bytes() == before
    assert not (tmp_path / "another").exists()


def test_the_same_corpus_gives_the_same_bytes(tiny: Corpus):
    assert sheet_template(tiny) == sheet_template(tiny)
