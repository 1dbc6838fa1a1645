"""A spreadsheet says of an event what it is a part of, and why: stages are then compared with stages."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimgraph
from claimgraph.base.errors import CorpusError
from claimgraph.corpus import read_corpus
from claimgraph.corpus.sheet.intake import import_sheet
from claimgraph.formats import Exported, exported

HEAD = "document,title,publisher,published,claimant,event,event_part_of,event_basis,counts,received_by,phase,value\n"
STAGE = "note,A note,Morning Paper,2030-04-09,ministry,{event},{whole},{basis},prisoners,northland,completed,{value}\n"


def given(folder: Path, *rows: dict[str, object]) -> Path:
    sheet = folder / "stages.csv"
    sheet.write_text(HEAD + "".join(STAGE.format(**{"basis": "", **row}) for row in rows), encoding="utf-8")
    return sheet


def test_a_new_event_is_a_part_of_another_with_its_basis(corpus_copy: Path, tmp_path: Path):
    rows = [{"event": "first stage", "whole": "the swap", "basis": "Called its first stage.", "value": 41}]
    import_sheet(given(tmp_path, *rows), corpus_copy, add_new=True)
    event = read_corpus(corpus_copy).events["first-stage"]
    assert (event.part_of, event.basis) == ("swap", "Called its first stage.")


def test_what_it_is_a_part_of_may_be_new_too(corpus_copy: Path, tmp_path: Path):
    rows = [{"event": "first stage", "whole": "the great swap", "value": 41}]
    import_sheet(given(tmp_path, *rows), corpus_copy, add_new=True)
    events = read_corpus(corpus_copy).events
    assert events["first-stage"].part_of == "the-great-swap"
    assert events["the-great-swap"].part_of == ""


def test_a_stage_above_its_whole_undercuts_and_one_below_says_nothing(corpus_copy: Path, tmp_path: Path):
    def undercut(value: int, folder: Path) -> set[str]:
        import_sheet(
            given(tmp_path, {"event": "first stage", "whole": "the swap", "value": value}), folder, add_new=True
        )
        rows = claimgraph.ask(claimgraph.build(folder), "comparison/by-verdict", verdict="undercuts")
        return {cell for row in rows for cell in map(str, row.values()) if "first stage" in cell}

    assert undercut(30, corpus_copy) == set()
    (corpus_copy / "documents" / "note.yaml").unlink()
    assert undercut(500, corpus_copy)


def test_a_known_event_that_is_a_part_of_something_else_is_told(corpus_copy: Path, tmp_path: Path):
    with pytest.raises(CorpusError, match="'swap' is a part of 'swaps' in events.yaml, here of 'next-swap'"):
        import_sheet(given(tmp_path, {"event": "the swap", "whole": "another swap", "value": 41}), corpus_copy)


def test_two_rows_that_differ_are_told(corpus_copy: Path, tmp_path: Path):
    rows = [
        {"event": "stage", "whole": "the swap", "value": 1},
        {"event": "stage", "whole": "another swap", "value": 2},
    ]
    with pytest.raises(CorpusError, match="'stage' is a part of 'swap' in row 2, here of 'next-swap'"):
        import_sheet(given(tmp_path, *rows), corpus_copy, add_new=True)


def test_what_is_written_is_read_back(corpus_copy: Path, tmp_path: Path):
    corpus = read_corpus(corpus_copy)
    sheet = tmp_path / "claims.csv"
    sheet.write_bytes(exported(Exported(corpus, claimgraph.build(corpus)), "csv"))
    assert "event_part_of" in sheet.read_text(encoding="utf-8").splitlines()[0]
    assert import_sheet(sheet, corpus_copy).claims == 0
