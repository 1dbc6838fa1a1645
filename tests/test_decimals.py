"""Decimal numbers with a unit: read, compared, labelled, in rows and triples, and back."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimgraph
from claimgraph.base import terms
from claimgraph.base.errors import ClaimGraphError, CorpusError
from claimgraph.corpus import read_corpus
from claimgraph.corpus.sheet.intake import import_sheet
from claimgraph.formats import Exported, exported
from claimgraph.model.values.decimals import STEPS, Decimals, Measure
from claimgraph.model.vocabulary import vocabulary
from conftest import TINY, crowd_of

WORDS = vocabulary()
PERCENT = Decimals("%")

SHARE = """
pow:share a cg:AskedProperty ; cg:comparedAs cg:interval ; cg:answeredBy xsd:decimal ; cg:unit "%" ;
    rdfs:label "share"@en ; cg:sentence "{answer} took part[ in {topic}]" ; cg:asks "Which share took part[ in {topic}]?" .
"""


def shares(folder: Path, *values: str) -> Path:
    """A corpus in which person 1 gives the first value as the share, person 2 the second, and so on."""
    crowd_of(len(values), folder, says="property: share, phase: completed, value: {}")
    with (folder / "ontology" / "swap.ttl").open("a", encoding="utf-8") as file:
        file.write(SHARE)
    path = folder / "documents" / "article.yaml"
    lines = path.read_text(encoding="utf-8").split("claims:\n")[0] + "claims:\n"
    for number, value in enumerate(values, 1):
        says = f"{{event: swap, property: share, phase: completed, {value if ':' in value else f'value: {value}'}}}"
        lines += f"  - {{who: p{number}, unverified: true, says: {says}}}\n"
    path.write_text(lines, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "low", "high", "shown"),
    [
        ("52.3", "52.3", "52.3", "52.3 %"),
        ("52.3 %", "52.3", "52.3", "52.3 %"),
        ("1,234.50", "1234.5", "1234.5", "1,234.5 %"),
        ("-0.5", "-0.5", "-0.5", "-0.5 %"),
        ("\u22120.5", "-0.5", "-0.5", "-0.5 %"),
        ("about 50", "45", "55", "about 50 %"),
        ("about -50", "-55", "-45", "about -50 %"),
        ("over 52", "52.000001", None, "over 52 %"),
        ("more than 52", "52.000001", None, "over 52 %"),
        ("under 7.5", None, "7.499999", "under 7.5 %"),
        ("at least 7.5", "7.5", None, "at least 7.5 %"),
        ("1000", "1000", "1000", "1,000 %"),
    ],
)
def test_words_are_intervals_of_decimal_numbers(text: str, low: str | None, high: str | None, shown: str):
    found = PERCENT.answer(text, WORDS)
    assert (found.minimum, found.maximum) == tuple(Decimal(end) if end else None for end in (low, high))
    assert PERCENT.label(found, WORDS) == shown


@pytest.mark.parametrize(
    "text", ["fifty", "5.1234567", "1e5", "1234567890123", "12,34", "5.", "52,3", "hundreds", "", "5 km"]
)
def test_what_is_no_decimal_number_is_told(text: str):
    with pytest.raises(ClaimGraphError, match="not a decimal number"):
        PERCENT.answer(text, WORDS)


@given(st.decimals(min_value=-(10**11), max_value=10**11, places=6))
def test_a_number_is_the_same_as_it_is_written(number: Decimal):
    found = PERCENT.answer(f"{number:f}", WORDS)
    assert found.stated == number
    assert PERCENT.answer(PERCENT.cells(found)["value"], WORDS) == found
    assert PERCENT.ends(found) == (int(number * STEPS),) * 3
    assert Decimal(PERCENT.distance(int(number * STEPS))) == number
    assert Decimal(terms.decimal(number).split('"')[1]) == number


def test_one_number_is_one_answer_however_it_is_written(tmp_path: Path):
    corpus = read_corpus(shares(tmp_path / "c", "7", "7.0", "7.000 %"))
    (said,) = {s.proposition.answer for d in corpus.documents.values() for s in d.statements}
    assert said == Measure(Decimal(7), Decimal(7), Decimal(7), "", "%")


def test_decimal_figures_that_cannot_both_be_right_contradict(tmp_path: Path):
    store = claimgraph.build(shares(tmp_path / "c", "52.3", "51.9"))
    (row,) = store.query("SELECT ?gap { ?c cg:verdict cg:contradicts ; cg:gap ?gap }").rows
    assert (row[0].text, row[0].datatype) == ("0.4", "http://www.w3.org/2001/XMLSchema#decimal")
    ends = store.query("SELECT ?min { ?p cg:min ?min } ORDER BY ?min").rows
    assert [(end.text, end.datatype[-7:]) for (end,) in ends] == [("51.9", "decimal"), ("52.3", "decimal")]
    (node,) = store.query("SELECT ?l { ?c cg:verdict cg:contradicts ; rdfs:label ?l }").texts()
    assert node["l"] == "contradicts: 51.9 % against 52.3 %: Which share took part in the swap?"


@pytest.mark.parametrize(
    "values", [("about 52", "52.3"), ("over 52", "52.1"), ("min: 52, max: 53", "52.5"), ("7", "7.0")]
)
def test_decimal_figures_that_leave_room_for_each_other_do_not(tmp_path: Path, values: tuple[str, str]):
    store = claimgraph.build(shares(tmp_path / "c", *values))
    assert store.query("SELECT ?c { ?c a cg:Comparison }").rows == ()


def test_the_brief_says_how_far_apart(tmp_path: Path):
    from claimgraph.accounts.report import report

    lines = [line.text for line in report(claimgraph.build(shares(tmp_path / "c", "52.3", "51.9")))]
    assert "These cannot both be right: 0.4 apart." in lines
    assert "51.9 %  Person 2" in lines


def test_what_is_worked_out_may_have_a_digit_more_than_what_is_written(tmp_path: Path):
    folder = shares(tmp_path / "c", "999999999999", "-999999999999", "about 999999999999")
    gaps = claimgraph.build(folder).query("SELECT ?gap { ?c cg:verdict cg:contradicts ; cg:gap ?gap } ORDER BY ?gap")
    assert [row["gap"] for row in gaps.texts()] == ["1899999999998.1", "1999999999998"]


def test_a_count_stays_whole(tmp_path: Path):
    folder = crowd_of(1, tmp_path / "c", says="counts: prisoners, received-by: paper, phase: completed, value: 52.3")
    with pytest.raises(CorpusError, match="not a whole number: '52.3'"):
        read_corpus(folder)


def test_min_above_max_is_told(tmp_path: Path):
    with pytest.raises(CorpusError, match=r"min above max: 53\.5 > 52"):
        read_corpus(shares(tmp_path / "c", "min: 53.5, max: 52"))


def test_decimals_stand_in_tables_and_come_back(tmp_path: Path):
    corpus = read_corpus(shares(tmp_path / "c", "52.3", "over 7", "min: 1.25"))
    source = Exported(corpus, claimgraph.build(corpus))
    text = exported(source, "csv")
    rows = list(csv.DictReader(io.StringIO(text.decode())))
    assert [(row["value"], row["min"], row["max"], row["qualifier"]) for row in rows] == [
        ("52.3", "52.3", "52.3", ""),
        ("7", "7.000001", "", "over"),
        ("", "1.25", "", ""),
    ]
    sheet, parquet = tmp_path / "rows.csv", tmp_path / "rows.parquet"
    sheet.write_bytes(text)
    parquet.write_bytes(exported(source, "parquet"))
    typed = duckdb.sql(f"SELECT value, min, value_decimal, min_decimal, max_decimal FROM '{parquet}'").fetchall()
    assert typed == [(None, None, 52.3, 52.3, 52.3), (None, None, 7.0, 7.000001, None), (None, None, None, 1.25, None)]
    again = shares(tmp_path / "again")
    (again / "documents" / "article.yaml").unlink()
    import_sheet(sheet, again, add_new=True)
    assert [s.proposition for d in read_corpus(again).documents.values() for s in d.statements] == [
        s.proposition for d in corpus.documents.values() for s in d.statements
    ]


def test_whole_numbers_keep_their_columns(tmp_path: Path):
    corpus = read_corpus(TINY)
    parquet = tmp_path / "rows.parquet"
    parquet.write_bytes(exported(Exported(corpus, claimgraph.build(corpus)), "parquet"))
    found = duckdb.sql(
        f"SELECT value, value_decimal FROM '{parquet}' WHERE counts = 'prisoners' AND value > 0"
    ).fetchall()
    assert (40, None) in found
