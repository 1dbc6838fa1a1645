"""A corpus that leaves as a workbook comes back as the same graph, and what a CSV leaves behind is told."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimgraph.base.errors import CorpusError, ExportError
from claimgraph.columns.of_records import rows_of
from claimgraph.corpus import read_corpus
from claimgraph.corpus.sheet.imported import Imported
from claimgraph.corpus.sheet.intake import import_sheet
from claimgraph.corpus.sheet.sheet_file import UNSEEN
from claimgraph.derive import graph_of
from claimgraph.formats import Exported, exported
from claimgraph.formats.workbook import Page, workbook
from claimgraph.model.cast import Actor, Concept, Event, Office
from claimgraph.model.evidence import Quote, TextFile
from claimgraph.model.records import Corpus, Document, Proposition, Question, Speaker, Statement, Withdrawal
from claimgraph.model.sheets import left_behind
from claimgraph.model.values import ClaimRef, Ref, period
from claimgraph.store import Store
from conftest import ROOT, TINY, VOCABULARY, WORDS

CORPORA = [ROOT / "corpus", TINY, ROOT / "tests" / "accounts", ROOT / "examples" / "earthquake"]


def as_workbook(corpus: Corpus, folder: Path, **options: bool) -> Path:
    sheet = folder / "all.xlsx"
    sheet.write_bytes(exported(Exported(corpus, Store(""), **options), "sheets"))
    return sheet


def fresh(folder: Path, vocabulary: Path = VOCABULARY) -> Path:
    """A folder with a vocabulary and nothing else."""
    shutil.copytree(vocabulary, folder / "ontology")
    return folder


Grid = dict[str, list[dict[str, str]]]


Into = Callable[[Grid], Imported]


@pytest.fixture
def into(corpus_copy: Path, tmp_path: Path) -> Into:
    """Import sheets, given as rows by column, into the copied tiny corpus."""

    def done(sheets: Grid) -> Imported:
        path = tmp_path / "given.xlsx"
        path.write_bytes(
            workbook(
                Page(
                    name,
                    (columns := list(dict.fromkeys(c for row in rows for c in row))),
                    [[row.get(c, "") for c in columns] for row in rows],
                )
                for name, rows in sheets.items()
            )
        )
        return import_sheet(path, corpus_copy)

    return done


def told(into: Into, sheets: Grid) -> list[str]:
    with pytest.raises(CorpusError) as raised:
        into(sheets)
    return [f"{problem.sheet} {problem.line}: {problem.message}" for problem in raised.value.problems]


# ------------------------------------------------------------------------ the same graph


@pytest.mark.parametrize("source", CORPORA, ids=lambda path: path.name)
@pytest.mark.parametrize("all_columns", [False, True])
def test_a_workbook_reads_back_to_the_same_graph_byte_for_byte(source: Path, all_columns: bool, tmp_path: Path):
    corpus, again = read_corpus(source), fresh(tmp_path / "again", source / "ontology")
    sheet = as_workbook(corpus, tmp_path, all_columns=all_columns)
    done = import_sheet(sheet, again, add_new=True)
    assert done.claims == sum(len(document.statements) for document in corpus.documents.values()) > 10
    assert done.added == [], "nobody is taken for somebody new"
    graph = graph_of(read_corpus(again))
    assert graph == graph_of(corpus)
    assert "#verdict>" in graph
    # The same once more changes nothing: neither there nor where it came from.
    assert import_sheet(sheet, again).files == {}
    assert import_sheet(sheet, Path(shutil.copytree(source, tmp_path / "source"))).files == {}


def test_the_same_corpus_gives_the_same_bytes_at_any_time(tiny: Corpus, tmp_path: Path):
    content = exported(Exported(tiny, Store("")), "sheets")
    assert content == exported(Exported(tiny, Store("")), "sheets")
    book = openpyxl.load_workbook(as_workbook(tiny, tmp_path))
    assert {book.properties.created, book.properties.modified} == {datetime(1980, 1, 1)}
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_another_reader_finds_the_sheets_with_their_texts(tiny: Corpus, tmp_path: Path):
    book = openpyxl.load_workbook(as_workbook(tiny, tmp_path))
    assert book.sheetnames == ["claims", "documents", "actors", "offices", "events", "concepts"]
    assert all(sheet.freeze_panes == "A2" for sheet in book)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    (office,) = [[cell.value for cell in row] for row in book["offices"].iter_rows(min_row=2)]
    assert office[:5] == ["president", "President", "southland", "morning", "President Example"]


def test_a_private_person_goes_by_role_and_comes_back_so(corpus_copy: Path, tmp_path: Path):
    with (corpus_copy / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write(
            "witness-1: {type: person, name: Zora Quillfeather, also: [Zora], wikidata: Q1, private: true, "
            "role: a released prisoner, part-of: northland}\n"
        )
    corpus = read_corpus(corpus_copy)
    sheet = as_workbook(corpus, tmp_path)
    cells = [str(cell.value) for page in openpyxl.load_workbook(sheet) for row in page.iter_rows() for cell in row]
    assert "a released prisoner" in cells
    assert not [cell for cell in cells if "Zora" in cell or cell == "Q1"]
    again = fresh(tmp_path / "again")
    import_sheet(sheet, again, add_new=True)
    assert graph_of(read_corpus(again)) == graph_of(corpus)


def test_positions_travel_in_a_csv_too(tiny: Corpus, corpus_copy: Path, tmp_path: Path):
    sheet = tmp_path / "claims.csv"
    sheet.write_bytes(exported(Exported(tiny, Store("")), "csv"))
    shutil.rmtree(corpus_copy / "documents")
    import_sheet(sheet, corpus_copy)
    # Where the quote of an office stands no claim says.
    there, here = (read_corpus(folder).documents for folder in (TINY, corpus_copy))
    assert here == there
    assert any(quote.start for document in here.values() for s in document.statements for quote in s.quotes)


def test_what_no_workbook_holds_is_told_and_not_cut():
    with pytest.raises(ExportError, match=r"A cell of 40,000 characters \('claims', column 'quote', row 3\)"):
        workbook([Page("claims", ["note", "quote"], [["", "x" * 32_767], ["", "x" * 40_000]])])


def test_a_csv_says_what_it_leaves_behind(tiny: Corpus):
    left = left_behind(tiny)
    assert "of 8 actors: type 8, name 8, also 3, part-of 1, side 4, basis 4" in left
    assert "1 office" in left
    # What claims are about says its kind with them; the series that nobody speaks of does not.
    assert "of 3 events: type 1, name 3, also 1" in left
    nobody = replace(tiny, actors={}, events={}, concepts={}, documents={})
    assert left_behind(nobody) == ""


# ------------------------------------------------------------------------ sheets that a person wrote


def test_new_actors_and_events_are_added_because_they_are_listed(into: Into, corpus_copy: Path):
    done = into(
        {
            "actors": [
                {
                    "name": "Southern Ministry",
                    "type": "Organization",
                    "part_of": "the Commission",
                    "also": "the ministry of Southland; MoS",
                },
                {
                    "id": "commission",
                    "name": "the Commission",
                    "type": "organization",
                    "side": "third-party",
                    "basis": "Of neither.",
                },
            ],
            "offices": [
                {"actor": "MoS", "office": "Seat", "of": "Southland", "basis": "Its charter.", "since": "2030-01-01"}
            ],
            "events": [{"name": "third swap", "type": "exchange", "part_of": "swaps", "basis": "So called."}],
            "concepts": [{"name": "hunger", "broader": ""}],
            "claims": [
                {
                    "title": "Note",
                    "publisher": "paper",
                    "claimant": "MoS",
                    "event": "Third Swap",
                    "property": "occurred",
                    "phase": "planned",
                    "object": "TRUE",
                }
            ],
        }
    )
    corpus = read_corpus(corpus_copy)
    actor = corpus.actors["southern-ministry"]
    assert (actor.type, actor.part_of, actor.also) == (
        "organization",
        "commission",
        ("the ministry of Southland", "MoS"),
    )
    assert actor.offices == (Office("Seat", "southland", date(2030, 1, 1), basis="Its charter."),)
    assert corpus.actors["commission"].side == "third-party"
    assert corpus.events["third-swap"].part_of == "swaps"
    assert corpus.concepts["hunger"].type == "concept"
    assert done.claims == 1
    assert "Added from its other sheets: 2 actors, 1 event, 1 concept." in list(done.said(corpus_copy, False))


def test_new_names_on_a_sheet_are_compared_like_all_others(into: Into, corpus_copy: Path):
    row = {"name": "Ministry of Southland", "type": "organization"}
    done = into({"actors": [row, {"name": "Southland Ministry", "type": "organization"}]})
    assert [pair.names for pair in done.undecided.pairs] == [("Ministry of Southland", "Southland Ministry")]


def test_two_sheets_of_one_name_in_other_letters_are_both_read(into: Into, corpus_copy: Path):
    ada, bob = ({"id": name, "name": name, "type": "person"} for name in ("ada", "bob"))
    into({"actors": [ada], "Actors ": [bob]})
    assert {"ada", "bob"} < read_corpus(corpus_copy).actors.keys()


def test_who_is_known_by_two_names_comes_back_as_one(corpus_copy: Path, tmp_path: Path):
    """The workbook has one row for both; the corpus still has its two entries."""
    with (corpus_copy / "actors.yaml").open("a", encoding="utf-8") as file:
        file.write("gazette: {type: outlet, name: The Morning Gazette, also: [MG]}\n")
    (corpus_copy / "identities.yaml").write_text("same-actors:\n  - [paper, gazette]\n", encoding="utf-8")
    corpus = read_corpus(corpus_copy)
    assert "MG" in corpus.actors["paper"].also
    assert import_sheet(as_workbook(corpus, tmp_path), corpus_copy).files == {}
    path = tmp_path / "one.xlsx"
    path.write_bytes(workbook([Page("actors", ["id", "type"], [["gazette", "outlet"]])]))
    assert import_sheet(path, corpus_copy).files == {}


def test_a_row_on_what_is_known_says_the_same_or_both_places_are_told(into: Into, corpus_copy: Path):
    same = {"id": "president", "name": "Ada Example", "also": "Ada Exemple; President Example", "side": "Southland"}
    done = into({"actors": [same], "offices": [{"actor": "Ada Example", "office": "President", "of": "Southland", "document": "morning", "quote": "President Example"}]})  # fmt: skip
    assert done.files == {}
    assert told(into, {"actors": [same | {"side": "northland"}, {"id": "copier", "note": "A copier."}]}) == [
        f"actors 2: side of 'president' is 'northland' here, and 'southland' in {corpus_copy}/actors.yaml:8:9",
        f"actors 3: note of 'copier' is 'A copier.' here, and nothing in {corpus_copy}/actors.yaml:14:9",
    ]
    assert told(into, {"offices": [{"actor": "president", "office": "Judge", "basis": "x"}]}) == [
        f"offices 2: 'president' holds no such office in {corpus_copy}/actors.yaml:5:3"
    ]


def test_a_name_may_hold_a_semicolon_and_spellings_are_told_apart_by_it(into: Into, corpus_copy: Path):
    desk = {"name": "Fear; Hope", "type": "organization", "also": '["Dread; Hope"]'}
    claim = {"title": "Note", "publisher": "paper", "claimant": "Fear; Hope", "event": "swap", "property": "occurred"}
    into({"actors": [desk], "claims": [claim | {"phase": "planned", "object": "true"}]})
    corpus = read_corpus(corpus_copy)
    assert corpus.actors["fear-hope"].also == ("Dread; Hope",)
    assert corpus.documents["note"].statements[0].claimant.actor == "fear-hope"


def test_two_rows_on_something_new_must_agree(into: Into):
    rows = [{"id": "dam", "name": "the dam", "type": "place"}, {"id": "dam", "type": "concept"}]
    (found,) = told(into, {"concepts": rows})
    assert found.startswith("concepts 3: type of 'dam' is 'concept' here, and 'place' in ")
    assert found.endswith("sheet concepts, cell C2")


@pytest.mark.parametrize(
    ("sheet", "row", "message"),
    [
        ("actors", {"id": "x", "name": "X"}, "actor 'x' has no 'type'"),
        ("actors", {"id": "X Y", "name": "X", "type": "person"}, "'X Y' cannot be an id"),
        ("actors", {"id": "x", "name": "X", "type": "persn"}, "unknown type 'persn'"),
        ("actors", {"id": "x", "name": "X", "type": "person", "side": "southland"}, "a side without a basis"),
        ("actors", {"id": "x", "name": "X", "type": "person", "private": "yes"}, "neither true nor false: 'yes'"),
        ("actors", {"id": "x", "name": "X", "type": "person", "private": "TRUE"}, "a private person without a role"),
        ("actors", {"type": "person"}, "actor without id and name"),
        ("actors", {"id": "x", "nam": "X"}, "unknown column 'nam'"),
        ("events", {"id": "x", "name": "X", "type": "exchange", "part_of": "y"}, "unknown event 'y'"),
        ("concepts", {"id": "x", "name": "X", "broader": "y; z"}, "unknown concept 'y'"),
        ("offices", {"office": "Judge", "basis": "x"}, "an office of nobody"),
        ("offices", {"actor": "who", "office": "Judge", "basis": "x"}, "unknown actor 'who'"),
        ("documents", {"document": "x", "title": "X"}, "document 'x' has no 'publisher'"),
    ],
)
def test_a_mistake_is_told_with_its_sheet_and_row(
    into: Into, corpus_copy: Path, sheet: str, row: dict[str, str], message: str
):
    before = {path: path.read_bytes() for path in corpus_copy.rglob("*") if path.is_file()}
    found = told(into, {sheet: [row]})
    assert any(message in line and re.match(rf"{sheet} [12]: ", line) for line in found), found
    assert {path: path.read_bytes() for path in corpus_copy.rglob("*") if path.is_file()} == before


POSITION = {"document": "morning", "claimant": "paper", "event": "swap", "property": "occurred", "phase": "planned", "object": "true", "quote": "the whole of Northland"}  # fmt: skip


@pytest.mark.parametrize(
    ("places", "message"),
    [
        ({"start": "5"}, "start and end of a quote are not both whole numbers"),
        ({"start": "5", "end": "x"}, "start and end of a quote are not both whole numbers"),
        ({"start": "5", "end": "26"}, "“the whole of Northland” cannot reach from 5 to 26 in a text of"),
        ({"start": "999990", "end": "1000012"}, "cannot reach from 999990 to 1000012 in a text of"),
        ({"start": "5 … 6", "end": "27 … 28"}, "not one place for each of 1 quotes"),
        ({"quote": "President Example", "start": "5", "end": "22"}, "morning.positions.json the same words stand from"),
        ({"document": "new", "title": "New", "publisher": "paper", "start": "5", "end": "27"}, "the place of a quote in a document without a text"),
    ],
)  # fmt: skip
def test_a_place_where_a_quote_cannot_stand_is_told(into: Into, places: dict[str, str], message: str):
    assert any(message in line for line in told(into, {"claims": [POSITION | places]}))


def test_a_new_place_is_added_to_those_that_are_known(into: Into, corpus_copy: Path):
    before = read_corpus(corpus_copy).documents["morning"].statements
    into({"claims": [POSITION | {"start": "5", "end": "27"}]})
    statements = read_corpus(corpus_copy).documents["morning"].statements
    (new,) = set(statements) - set(before)
    assert set(before) < set(statements)
    assert (new.quotes[0].start, new.evidence) == (5, "located")


# ------------------------------------------------------------------------ any corpus

#: What a spreadsheet might take for something else: formulas, lists, chains, codes, and what XML has no sign for.
ODD = ["=1+1", "'-x", "a; b", "a…b", "one … two", "a > b", '["x"]', "_x000D_", "a\r\nb", "a\nb", "195", "2030-01-02", "TRUE", "<b>&amp;", "é", "Зеленський", "😀"]  # fmt: skip
TEXT = st.sampled_from(ODD) | st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=12
).map(lambda text: text.strip(UNSEEN)).filter(str.strip)
DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1)) | st.none()
MAYBE = TEXT | st.just("")


def distinct(count: int) -> st.SearchStrategy[list[str]]:
    """Names that nobody takes for each other."""
    return st.lists(TEXT, min_size=count, max_size=count).map(
        lambda names: [f"{name} {at}" for at, name in enumerate(names)]
    )


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """Small corpora in which anything may be said: of actors, events, concepts, documents and claims about claims."""
    names, spellings = draw(distinct(10)), draw(distinct(3))
    side = draw(st.sampled_from(["", "third-party", "a0"]))
    office = Office("a title", of="a0", since=draw(DAYS), basis=draw(TEXT))
    attested = Office(draw(TEXT), document="d0", quote=Quote(exact="0123456789", start=0, end=10))
    actors = {
        "a0": Actor("a0", "state", names[0], note=draw(MAYBE)),
        "a1": Actor("a1", "person", names[1], tuple(spellings), "a0", side, draw(TEXT), (office, attested), "Q42"),
        "a2": Actor("a2", "outlet", names[2], tuple(f"{name}; {name}" for name in spellings[:1])),
        "a3": Actor("a3", "person", "", private=True, role=names[3], side=side, basis=draw(TEXT)),
    }
    events = {
        "e0": Event("e0", "series", names[4]),
        "e1": Event("e1", "exchange", names[5], (), "e0", draw(MAYBE), draw(MAYBE)),
    }
    concepts = {
        "c0": Concept("c0", "concept", names[6], definition=draw(MAYBE)),
        "c1": Concept("c1", "place", names[7], tuple(spellings[1:2]), ("c0",), ("c0",)),
    }
    first = Statement(
        (Speaker("a2", draw(MAYBE)), Speaker("a1", draw(MAYBE), "said", "telegram", draw(DAYS))),
        Proposition(Question(counts="prisoners", event="e1", phase="completed", as_of=draw(DAYS), within="e0")),
        (Quote(draw(TEXT), draw(st.integers(0, 3)), draw(st.sampled_from(["", "uk"])), draw(MAYBE)), Quote("two")),
        "declines", "headline", draw(MAYBE), draw(MAYBE), draw(MAYBE), "first",
        withdrawal=draw(st.none() | st.builds(Withdrawal, st.just("corrected"), DAYS.filter(bool), TEXT)),
    )  # fmt: skip
    second = Statement(
        (Speaker("a3"),),
        Proposition(
            Question(property="occurred", event="e1", phase="planned", claim=None),
            draw(st.booleans()),
            draw(st.booleans()),
        ),
        (Quote("x" * 5, occurrence=2, start=20, end=25, prefix=" b ", suffix="\n"),),
        rationale=draw(TEXT),
    )
    when = Proposition(Question(property="date", event="e0", phase="completed"), period("2030-01-02..2030-01-09"))
    third = replace(second, chain=(Speaker("a0"),), proposition=when, quotes=(), unverified=True)
    about = Proposition(Question(property="motive", actor="a1"), Ref("concept", "c1"))
    inferred = replace(first, chain=(Speaker("a0"),), proposition=about, stance="asserts", id="", inferred=True)
    inferred = replace(inferred, rationale="so it is read", withdrawal=None)
    text = TextFile("0" * 64, 100, "x.txt")
    documents = {
        "d0": Document("d0", draw(TEXT), "a2", draw(DAYS), "https://x.example/a?b=1", language="uk", note=draw(MAYBE), text=text, curator="a0", curated_on=date(2030, 1, 1), statements=(first, second, inferred)),
        "d1": Document("d1", draw(TEXT), "a0", republication_of="d2", basis=draw(TEXT), imported_from=draw(TEXT), called=draw(MAYBE), statements=(third,)),
        "d2": Document("d2", draw(TEXT), "a2", lineage_known=draw(st.booleans())),
    }  # fmt: skip
    claims = {ClaimRef("d0", "first"): first}
    return Corpus(None, actors, events, concepts, documents, claims)  # type: ignore[arg-type]  # a failure shows it


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(corpora())
def test_any_corpus_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, corpus: Corpus):
    corpus, folder = replace(corpus, vocabulary=WORDS), tmp_path_factory.mktemp("any")
    again = fresh(folder / "again")
    import_sheet(as_workbook(corpus, folder), again, add_new=True)
    back = read_corpus(again)
    for kind in ("actors", "events", "concepts", "documents"):
        assert getattr(back, kind) == getattr(corpus, kind)
    # All that a graph is made of, in its order: then it is the same graph, and to make it twice takes much longer.
    assert (rows_of(back), back.vocabulary) == (rows_of(corpus), corpus.vocabulary)
