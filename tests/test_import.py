"""A spreadsheet becomes a corpus: the same claims and the same errors as in YAML, and nothing half done."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TypeVar

import pytest

import claimgraph
from claimgraph.base.errors import ClaimGraphError, CorpusError
from claimgraph.corpus import read_corpus
from claimgraph.corpus.sheet.intake import import_sheet
from claimgraph.formats import Exported, exported
from claimgraph.model.records import Corpus, Document, Statement
from conftest import ROOT, SHEET, TINY, Import

T = TypeVar("T")

HEAD = "document,title,publisher,published,claimant,event,counts,received_by,phase,value,quote\n"
ROW = "note,A note,Morning Paper,2030-04-09,ministry,swap,prisoners,northland,completed,{value},{quote}\n"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def problems(into: Import, text: str, suffix: str = ".csv", **options: object) -> list[str]:
    with pytest.raises(CorpusError) as caught:
        into(text, suffix, **options)
    return [
        f"{str(p).splitlines()[0].removeprefix(str(Path(p.file).parent) + '/')} | {p.remedy}"
        for p in caught.value.problems
    ]


def without_positions(corpus: Corpus) -> dict[str, Document]:
    def bare(old: Statement) -> Statement:
        return replace(old, quotes=tuple(replace(q, start=None, end=None, prefix="", suffix="") for q in old.quotes))

    return {
        id: replace(document, statements=tuple(bare(s) for s in document.statements))
        for id, document in corpus.documents.items()
    }


@pytest.mark.parametrize("source", [ROOT / "corpus", TINY, ROOT / "tests" / "accounts"], ids=lambda path: path.name)
def test_the_csv_that_is_exported_reads_back_to_the_same_records(source: Path, tmp_path: Path):
    corpus = read_corpus(source)
    sheet = tmp_path / "claims.csv"
    sheet.write_bytes(exported(Exported(corpus, claimgraph.build(corpus)), "csv"))
    folder = Path(shutil.copytree(source, tmp_path / "back"))
    shutil.rmtree(folder / "documents")
    done = import_sheet(sheet, folder)
    assert done.claims == sum(len(d.statements) for d in corpus.documents.values()) > 10
    assert without_positions(read_corpus(folder)) == without_positions(corpus)
    again = import_sheet(sheet, folder)
    assert (again.claims, again.known, again.files) == (0, done.claims, {})


def test_what_the_spreadsheet_does_not_verify_every_answer_marks(sheet: Corpus):
    graph = claimgraph.build(sheet)
    rows = claimgraph.ask(graph, "figure/of-event", event="swap")
    assert {row["words"] for row in rows if row["document"] == "Forty-five home"} == {
        "45 are home [unverified]",
        "[no quote]",
    }
    assert claimgraph.ask(graph, "summary/counts")[0]["unverified"] == 3
    assert {row["unverified"] for row in claimgraph.ask(graph, "document/all") if row["id"] == "evening"} == {2}
    assert {row["claimant"]: row["said_by"] for row in rows if row["figure"] == "45"} == {
        "Northern Ministry": "News Wire ← Northern Ministry (Telegram)"
    }


def test_names_are_matched_by_id_or_any_spelling(sheet: Corpus):
    first, second = sheet.documents["evening"].statements
    assert [link.actor for link in first.chain] == ["agency", "ministry"]
    assert first.proposition.question.event == "swap"
    assert second.chain[0].actor == "president"
    assert sheet.documents["evening"].publisher == "copier"


def test_what_is_known_by_no_name_is_refused_once_with_its_row_and_column(into: Import, corpus_copy: Path):
    before = files(corpus_copy)
    text = HEAD + "".join(ROW.replace("ministry", "Northern Minstry").format(value=n, quote="") for n in (1, 2, 3))
    assert problems(into, text) == [
        "claims.csv:2:5: unknown actor 'Northern Minstry', and in 2 more cells"
        " | Did you mean 'ministry'? If it is new, give --add-new."
    ]
    assert files(corpus_copy) == before


def test_what_is_new_is_added_if_wanted_and_listed(into: Import, corpus_copy: Path):
    text = (HEAD + ROW.format(value=41, quote="")).replace("Morning Paper", "Noon Paper").replace("swap", "fair")
    done = into(text, add_new=True)
    assert [(a.kind, a.id, a.type, a.place.line, a.place.column) for a in done.added] == [
        ("actor", "noon-paper", "outlet", 2, 3),
        ("event", "fair", "event", 2, 6),
    ]
    assert read_corpus(corpus_copy).actors["noon-paper"].name == "Noon Paper"
    assert any("noon-paper  “Noon Paper” (outlet)" in line for line in done.said(corpus_copy, False))


def test_a_new_folder_is_a_whole_corpus(tmp_path: Path):
    sheet = tmp_path / "claims.csv"
    sheet.write_text(
        "title;publisher;claimant;event_type;event_date;counts;received_by;phase;value\n"
        "A swap;The Paper;A Ministry;exchange;2030-04-05;prisoners;both;completed;12\n",
        encoding="utf-8",
    )
    with pytest.raises(ClaimGraphError, match="--add-new"):
        import_sheet(sheet, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    import_sheet(sheet, tmp_path / "new", subject="exchange", add_new=True)
    (row,) = claimgraph.ask(claimgraph.build(tmp_path / "new"), "figure/all")
    assert (row["quantity"], row["figure"], row["words"]) == (
        "How many prisoners did both sides together receive in the exchange of 2030-04-05?", "12", "[no quote]",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("completed", "complete", "claims.csv:2:9: unknown phase 'complete' | Did you mean 'completed'?"),
        ("completed", "", "claims.csv:2: missing phase | Fill in the column 'phase', one of: attempted, completed, ongoing, planned."),
        (",41,", ",forty,", "claims.csv:2:10: not a number: 'forty' | "),
        ("prisoners", "prisners", "claims.csv:2:7: unknown counts 'prisners' | Did you mean 'prisoners'?"),
        ("2030-04-09", "9/4/2030", "claims.csv:2:4: '9/4/2030' may be 2030-04-09 or 2030-09-04 | Write it as year-month-day."),
        ("ministry", "", "claims.csv:2: the row has no 'claimant' | Fill in the column 'claimant'."),
        ("note,A note", ",", "claims.csv:2: no document | Give document, title or url: where does it stand?"),
        ("Morning Paper", "", "claims.csv:2: document 'note' has no 'publisher' | Fill in the column 'publisher'."),
        ("claimant", "claimnt", "claims.csv:1:5: unknown column 'claimnt' | Did you mean 'claimant'? Give --map claimnt=claimant; --ignore claimnt leaves it out."),
        ("publisher", "title", "claims.csv:1:3: two columns 'title' | Keep one of them, or rename it."),
        ("41,", "41,,more", "claims.csv:2:12: a cell without a column | Give it a column, or quote the commas in this row."),
        ("41,", '41,"', "claims.csv:2:1: not valid CSV: unexpected end of data | Look for a quotation mark that is not closed."),
    ],
)  # fmt: skip
def test_errors_say_row_and_column(into: Import, corpus_copy: Path, old: str, new: str, expected: str):
    before = files(corpus_copy)
    text = HEAD + ROW.format(value=41, quote="")
    assert text.count(old) == 1
    found = problems(into, text.replace(old, new))
    assert any(problem.startswith(expected) for problem in found), found
    assert files(corpus_copy) == before


def test_the_cell_is_shown_with_its_column(into: Import):
    with pytest.raises(CorpusError) as caught:
        into(HEAD + ROW.format(value="forty", quote=""))
    assert "    value: forty\n           ^\n" in str(caught.value)


def test_json_lines_say_the_same(into: Import, corpus_copy: Path):
    row = {"title": "A note", "publisher": "paper", "claimant": "president", "relayed_by": ["agency", "ministry"]}
    row |= {"event": "swap", "counts": "bodies", "received_by": "southland", "phase": "completed", "value": 7}
    row |= {"quote": ["7 bodies", "she … said"], "published": None}
    into(json.dumps(row) + "\n\n", ".jsonl")
    (statement,) = read_corpus(corpus_copy).documents["a-note"].statements
    assert [link.actor for link in statement.chain] == ["agency", "ministry", "president"]
    assert [quote.exact for quote in statement.quotes] == ["7 bodies", "she … said"]
    assert (statement.evidence, statement.proposition.answer.stated) == ("unverified", 7)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[1]", "claims.jsonl:1: not an object"),
        ("{", "claims.jsonl:1: not valid JSON"),
        ('{"title": "a", "Title": "b"}', "claims.jsonl:1:2: two values for 'title'"),
        ('{"title": {"a": 1}}', "claims.jsonl:1:1: neither a text nor a number"),
        ('{"title": "\\ud800"}', "claims.jsonl:1:1: half of a character"),
        ('{"title": "\\u0007"}', "claims.jsonl:1:1: a control character"),
        ('{"value": ' + "9" * 5000 + "}", "claims.jsonl:1: no document"),
        ("[" * 100_000, "claims.jsonl:1: not valid JSON"),
    ],
)
def test_broken_json_lines_are_told(into: Import, line: str, expected: str):
    assert any(problem.startswith(expected) for problem in problems(into, line, ".jsonl"))


def test_a_stated_number_and_its_ends_must_agree(into: Import):
    head = HEAD.replace("value", "value,qualifier,min,max")
    row = ROW.replace("{value}", "200,about,{value}")
    assert into(head + row.format(value="180,220", quote="")).claims == 1
    (problem,) = problems(into, head + row.format(value="190,220", quote=""))
    assert problem.startswith("claims.csv:2:12: min 190 does not fit “about 200”, which stands for 180 to 220")


def test_a_file_that_a_person_wrote_keeps_every_byte(into: Import, corpus_copy: Path):
    path = corpus_copy / "documents" / "morning.yaml"
    before = path.read_text(encoding="utf-8")
    row = ROW.replace("note,A note,Morning Paper,2030-04-09", "morning,,,").format(value=41, quote="41 came")
    into(HEAD + row)
    after = path.read_text(encoding="utf-8")
    start, end = before.split("inferences:")
    assert after.startswith(start)
    assert after.endswith("inferences:" + end)
    assert after[len(start) : -len("inferences:" + end)] == (
        "  - who: ministry\n"
        "    says: {event: swap, counts: prisoners, received-by: northland, phase: completed, value: 41}\n"
        "    quote: 41 came\n"
    )
    statement = read_corpus(corpus_copy).documents["morning"].statements[-2]
    assert statement.evidence == "unlocated"


@pytest.mark.parametrize(
    "written",
    ["{title: T, publisher: paper}\n", "title: T\npublisher: paper\nclaims: []\n", "title: T\npublisher: paper\n...\n"],
)
def test_a_file_that_cannot_be_extended_is_left_alone(into: Import, corpus_copy: Path, written: str):
    (corpus_copy / "documents" / "note.yaml").write_text(written, encoding="utf-8")
    before = files(corpus_copy)
    with pytest.raises(ClaimGraphError, match="nothing was changed"):
        into(HEAD + ROW.format(value=41, quote="").replace("A note", "T").replace("2030-04-09", ""))
    assert files(corpus_copy) == before


def test_a_dry_run_writes_nothing(into: Import, corpus_copy: Path):
    before = files(corpus_copy)
    done = into(HEAD + ROW.format(value=41, quote="").replace("ministry", "somebody"), add_new=True, write=False)
    assert (done.claims, len(done.added)) == (1, 1)
    assert files(corpus_copy) == before


def test_an_inference_needs_a_curator_and_has_no_claimant(into: Import, corpus_copy: Path):
    head = HEAD.replace("quote", "quote,inferred,rationale")
    row = ROW.format(value=41, quote="came,TRUE,because")
    assert any(
        "an inference that nobody curated" in problem for problem in problems(into, head + row.replace("ministry", ""))
    )
    # What a document's curator concludes is never said to be of somebody else, nor the other way round.
    of_another = (head + row).replace("publisher", "publisher,curator,curated_on")
    of_another = of_another.replace("Morning Paper", "Morning Paper,curator,2030-04-10")
    (problem,) = problems(into, of_another)
    assert "an inference of 'ministry' in a document that 'curator' curated" in problem
    into(of_another.replace(",ministry,", ",the curator,"), write=False)
    curated = (head + row).replace("publisher", "publisher,curator,curated_on")
    curated = curated.replace("Morning Paper", "Morning Paper,curator,2030-04-10").replace(",ministry,", ",,")
    assert into(curated).claims == 1
    (statement,) = read_corpus(corpus_copy).documents["note"].statements
    assert (statement.inferred, statement.claimant.actor) == (True, "curator")
    assert into(curated).known == 1
    (problem,) = problems(into, curated.replace("TRUE", "yes"))
    assert "inferred is neither true nor false: 'yes'" in problem


@pytest.mark.parametrize(("written", "read"), [("195.0", 195), ("1,212", 1212), ("1.000", None), ("1.000.000", None)])
def test_a_number_is_read_in_one_way_or_not_at_all(into: Import, corpus_copy: Path, written: str, read: int | None):
    row = {"document": "note", "publisher": "paper", "claimant": "ministry", "event": "swap", "phase": "completed"}
    line = json.dumps({**row, "counts": "prisoners", "received_by": "northland", "value": written})
    if read is None:
        assert any("not a whole number" in problem for problem in problems(into, line, ".jsonl"))
    else:
        into(line, ".jsonl")
        (statement,) = read_corpus(corpus_copy).documents["note"].statements
        assert statement.proposition.answer.stated == read  # type: ignore[union-attr]


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_line_ends_of_other_kinds_stay_in_a_text(into: Import, corpus_copy: Path, sign: str):
    row = {"document": "note", "publisher": "paper", "claimant": "ministry", "event": "swap", "phase": "completed"}
    row |= {"counts": "prisoners", "received_by": "northland", "value": "7", "note": f"one{sign}two {sign} three"}
    into(json.dumps(row), ".jsonl")
    (statement,) = read_corpus(corpus_copy).documents["note"].statements
    assert statement.note == row["note"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"qualifier": "about", "property": "date", "counts": "", "received_by": "", "value": "2030-04-05"}, "a qualifier where no number"),
        ({"withdrawn_on": "2030-05-01"}, "withdrawn_on without withdrawn"),
        ({"relay_verb": "said"}, "relay_verb without relayed_by"),
        ({"claimant": ["ministry", "president"]}, "neither a text nor a number"),
        ({"event_date": "3/1/2024"}, "may be 2024-01-03 or 2024-03-01"),
        ({"event_date": "in spring"}, "not a date"),
        ({"event_type": "swop"}, "unknown event_type 'swop'"),
        ({"evidence": "sure"}, "unknown evidence 'sure'"),
    ],
)  # fmt: skip
def test_nothing_that_is_given_is_dropped_silently(into: Import, more: dict[str, object], expected: str):
    row = {"document": "note", "publisher": "paper", "claimant": "ministry", "event": "swap", "phase": "completed"}
    row |= {"counts": "prisoners", "received_by": "northland", "value": "7"}
    assert any(expected in problem for problem in problems(into, json.dumps(row | more), ".jsonl"))


def test_one_new_event_has_one_day(into: Import):
    row = {"document": "note", "publisher": "paper", "claimant": "ministry", "event": "fair", "phase": "completed"}
    row |= {"counts": "prisoners", "received_by": "northland", "value": "7", "event_date": "2030-01-03"}
    lines = json.dumps(row) + "\n" + json.dumps(row | {"event_date": "2030-01-31", "value": "9"})
    (problem,) = problems(into, lines, ".jsonl", add_new=True)
    assert "'fair' has another day or kind in row 1" in problem


def test_empty_lists_are_empty_cells(into: Import, corpus_copy: Path):
    row = {"document": "note", "publisher": "paper", "claimant": "Ministry", "event": "swap", "phase": "completed"}
    row |= {"counts": "prisoners", "received_by": "northland", "value": "7", "relayed_by": [], "quote": []}
    into(json.dumps(row), ".jsonl")
    (statement,) = read_corpus(corpus_copy).documents["note"].statements
    assert ([link.actor for link in statement.chain], statement.quotes) == (["ministry"], ())


def test_a_claim_that_is_there_already_but_differs_is_told(into: Import, corpus_copy: Path):
    into(HEAD + ROW.format(value=41, quote=""))
    head = HEAD.replace("quote", "quote,withdrawn,withdrawn_on,withdrawal_reason")
    done = into(head + ROW.format(value=41, quote="").rstrip() + ",retracted,2030-05-05,wrong\n")
    assert (done.claims, done.known) == (0, 1)
    assert any(line.startswith("Row 2 says of a claim that is there already") for line in done.said(corpus_copy, False))


def test_nothing_is_written_where_one_file_cannot_be(into: Import, corpus_copy: Path, monkeypatch: pytest.MonkeyPatch):
    before = files(corpus_copy)
    made: list[str] = []

    def full(file: BinaryIO) -> None:
        made.append(file.name)
        if "documents" in file.name:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("claimgraph.corpus.changes.on_disk", full)
    with pytest.raises(ClaimGraphError, match="No space left"):
        into(HEAD + ROW.format(value=41, quote="").replace("ministry", "somebody"), add_new=True)
    assert len(made) > 1, "the other file was not tried first"
    assert files(corpus_copy) == before


def test_the_mark_of_byte_order_stays(into: Import, corpus_copy: Path):
    path = corpus_copy / "documents" / "reprint.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    before = path.read_bytes()
    into(HEAD + ROW.replace("note,A note,Morning Paper,2030-04-09", "reprint,,,").format(value=41, quote=""))
    assert path.read_bytes().startswith(before.rstrip())


def test_the_name_of_a_private_person_is_refused_in_every_column(into: Import, corpus_copy: Path):
    with (corpus_copy / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write("witness-1: {type: person, name: Olena Petrenko, private: true, role: a witness}\n")
    row = {"document": "note", "publisher": "paper", "claimant": "ministry", "event": "swap", "phase": "completed"}
    row |= {"counts": "prisoners", "received_by": "northland", "value": "7", "quote": "x"}
    for more in ({"text_file": "olena-petrenko.txt"}, {"note": "Ole\u200bna Petrenko"}, {"called": "Petrenko 1"}):
        text = json.dumps(row | {"text_sha256": "a" * 64, "text_length": 9} | more)
        assert any("names a private person" in problem for problem in problems(into, text, ".jsonl"))


HOSTILE = [
    '=HYPERLINK("http://x")',
    "</script><img onerror=1>",
    "a: b # c",
    "- x",
    "{{7*7}}",
    "*alias",
    "'=1",
    "NO",
    "💥 é",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_cells_stay_text(into: Import, corpus_copy: Path, text: str):
    row = json.dumps(
        {"document": "note", "title": text, "publisher": text, "claimant": text, "note": text, "quote": text}
        | {"event": text, "counts": "prisoners", "phase": "completed", "value": 1, "received_by": "northland"}
    )
    into(row, ".jsonl", add_new=True)
    corpus = read_corpus(corpus_copy)
    document = corpus.documents["note"]
    (statement,) = document.statements
    assert (document.title, statement.note, statement.quotes[0].exact) == (text, text, text)
    assert corpus.actors[document.publisher].name == text == corpus.events[statement.proposition.question.event].name


def test_whoever_waits_is_told_how_many_rows_and_files_are_done(tmp_path: Path):
    counted: dict[str, tuple[int, int]] = {}

    def watched(label: str, length: int, items: Iterable[T], /) -> Iterator[T]:
        for done, item in enumerate(items, 1):
            yield item
            counted[label] = (done, length)

    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    import_sheet(SHEET, folder, watched=watched)
    assert counted["Finding documents"] == counted["Matching names"] == (3, 3)
    done, length = counted["Writing, and reading back"]
    assert done >= length > 0
