"""Parquet has the cells of the CSV, typed, and every claim; pyarrow, pandas and DuckDB read it."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from claimgraph.base.cells import unguarded
from claimgraph.base.errors import ClaimGraphError
from claimgraph.derive.parquet import parquet
from claimgraph.formats import Exported, exported
from claimgraph.model.evidence import Quote
from claimgraph.model.records import Corpus
from claimgraph.store import Store
from conftest import ROOT

HOSTILE = ("\\N", '=cmd|"x"', 'a\x01\r\n"b",\u2028{"c": 1}\U0001f600\u202e\ufeff', "NULL", "2024-01-01", "1e999")


@pytest.fixture(scope="module")
def content(shipped: Corpus, shipped_store: Store) -> bytes:
    return exported(Exported(shipped, shipped_store), "parquet")


def rows_of(content: bytes) -> list[dict[str, object]]:
    return list(pyarrow.parquet.read_table(io.BytesIO(content)).to_pylist())


def test_the_cells_are_those_of_the_csv(content: bytes, shipped: Corpus, shipped_store: Store):
    text = exported(Exported(shipped, shipped_store), "csv").decode()
    cells = [
        {name: unguarded(cell) for name, cell in row.items()} for row in csv.DictReader(io.StringIO(text, newline=""))
    ]
    back = []
    for row in rows_of(content):
        for end in ("min", "max"):
            if (day := row.pop(f"{end}_date")) is not None:
                assert row[end] is None
                row[end] = day
        for end in ("value", "min", "max"):
            assert row.pop(f"{end}_decimal") is None, "the shipped corpus has no decimal number"
        back.append(
            {
                name: {None: "", True: "true", False: ""}.get(value, str(value))
                if not isinstance(value, int) or isinstance(value, bool)
                else str(value)
                for name, value in row.items()
            }
        )
    left_out = back[0].keys() - cells[0].keys()
    assert all(row.pop(column) == "" for row in back for column in left_out)
    assert back == cells
    assert len(back) >= sum(len(document.statements) for document in shipped.documents.values()) > 0


def test_every_passage_of_the_graph_is_a_row(content: bytes, shipped_store: Store):
    table = shipped_store.query(
        "SELECT ?d ?a ?s { ?r cg:inDocument|cg:fromDocument ?d ; cg:carries|cg:concludes|cg:carried ?first ."
        " ?first cg:relays* ?c . ?c cg:content ?p ; cg:claimant ?a ; cg:stance/skos:notation|cg:stance ?s }"
    )
    slug = re.compile(r".*[/#](?:document-|actor-)?")
    want = Counter(tuple(slug.sub("", cell) for cell in row.values()) for row in table.texts())
    got = Counter((row["document"], row["claimant"], row["stance"]) for row in rows_of(content) if row["claimant"])
    assert got == want


def test_columns_have_types(content: bytes):
    schema = pyarrow.parquet.read_schema(io.BytesIO(content))
    types = {field.name: str(field.type) for field in schema}
    assert {types.pop(name) for name in ("value", "min", "max", "text_length")} == {"int64"}
    assert {
        types.pop(name)
        for name in (
            "published",
            "stated_on",
            "as_of",
            "min_date",
            "max_date",
            "curated_on",
            "accessed",
            "event_date",
            "withdrawn_on",
            "accepted_on",
        )
    } == {"date32[day]"}
    assert {types.pop(f"{name}_decimal") for name in ("value", "min", "max")} == {"double"}
    assert {types.pop(name) for name in ("negated", "inferred")} == {"bool"}
    assert set(types.values()) == {"string"}
    (row,) = [row for row in rows_of(content) if str(row["quote"]).startswith("207 guys")]
    assert (row["min"], row["max"], row["min_date"], row["inferred"]) == (207, 207, None, False)
    (dated,) = {
        row["min_date"]
        for row in rows_of(content)
        if row["claimant"] == "unnamed-outlet-nearly-500" and row["property"] == "date"
    }
    assert dated == date(2023, 8, 1)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_it_was(tiny: Corpus, tiny_store: Store, text: str):
    document = tiny.documents["morning"]
    said = replace(document.statements[0], quotes=(Quote(text),), rationale=text)
    mine = replace(document, title=text, statements=(said,))
    corpus = replace(tiny, documents={"morning": mine})
    (row,) = rows_of(exported(Exported(corpus, tiny_store), "parquet"))
    assert (row["title"], row["quote"], row["rationale"]) == (text, text, text)


def test_the_name_of_a_private_person_is_not_hidden_in_it(tiny: Corpus, tiny_store: Store):
    """The bytes are compressed, so what is looked at is what goes into them."""
    private = replace(tiny.actors["curator"], private=True, name="Bo Borrow", role="a prisoner")
    mine = replace(tiny.documents["morning"], note="as Bo Borrow told us")
    corpus = replace(tiny, actors={**tiny.actors, "curator": private}, documents={**tiny.documents, "morning": mine})
    with pytest.raises(ClaimGraphError, match="would be written"):
        exported(Exported(corpus, tiny_store), "parquet")


def test_no_rows_are_a_table_without_rows():
    assert pyarrow.parquet.read_table(io.BytesIO(parquet({"a": "VARCHAR", "b": "BIGINT"}, []))).column_names == [
        "a",
        "b",
    ]


def test_the_python_in_the_docs_runs(content: bytes, tmp_path: Path):
    (program,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs" / "duckdb-pandas.md").read_text(encoding="utf-8"), re.DOTALL
    )
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "claims.parquet").write_bytes(content)
    # As its reader would: in a process of its own, whose DuckDB nobody has asked anything yet.
    done = subprocess.run(
        (sys.executable, "-c", program), cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    shown = done.stdout
    assert re.search(r"zelensky +207 +207 +largest-ever-swap", shown)
    assert "origins" in shown
