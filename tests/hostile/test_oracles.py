"""Each target sees it when what it guards is broken: here the program is, one thing at a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any
from xml.parsers import expat

import pytest

import claimgraph.accounts.reconciled
import claimgraph.base.cells
import claimgraph.cli.starting
import claimgraph.corpus.marked.writing
import claimgraph.corpus.sheet.delimited
import claimgraph.corpus.sheet.intake
import claimgraph.corpus.sheet.json_lines
import claimgraph.corpus.sheet.workbook_parts
import claimgraph.formats
import claimgraph.graph.making
import claimgraph.model.flat
import claimgraph.model.values.text
import hostile.articles
import hostile.outputs
import hostile.queries
import hostile.readers
import hostile.whole
import hostile.words
from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus.source import Scalar
from claimgraph.store import Cell, Store, Table
from hostile.finding import broken_by
from hostile.targets import TARGETS

Broken = Callable[..., Any]


def _stripped(real: Broken) -> Broken:
    def read(*arguments: Any) -> Any:
        tree = real(*arguments)
        return Scalar(tree.text[:-1], tree.place) if isinstance(tree, Scalar) else tree

    return read


def _off_by_one(real: Broken) -> Broken:
    def located(quote: Any, text: str) -> Any:
        found = real(quote, text)
        return replace(found, start=found.start + 1, end=found.end + 1)

    return located


def _moved(real: Broken) -> Broken:
    def read(*arguments: Any) -> Any:
        return {key: (start + 1, *rest) for key, (start, *rest) in real(*arguments).items()}

    return read


def _a_row_more(real: Broken) -> Broken:
    def query(self: Store, text: str) -> Table:
        found = real(self, text)
        return Table(found.columns, (*found.rows, (Cell("x"),) * len(found.columns)))

    return query


@pytest.mark.parametrize(
    ("name", "holder", "attribute", "broken"),
    [
        ("yaml", hostile.readers, "read_yaml", _stripped),
        ("actors", claimgraph.model.values.text.Text, "read", lambda real: lambda self, text: real(self, text).strip("a")),
        ("events", claimgraph.corpus.fields.Fields, "texts", lambda real: lambda self, key, *most: real(self, key, *most)[:1]),
        ("concepts", claimgraph.corpus.fields.Fields, "texts", lambda real: lambda self, key, *most: real(self, key, *most)[1:]),
        ("document", claimgraph.model.values.text.Text, "read", lambda real: lambda self, text: real(self, text).lower()),
        ("positions", hostile.readers, "read_positions", _moved),
        ("sheet-csv", claimgraph.corpus.sheet.delimited, "unguarded", lambda real: lambda cell: f"x{real(cell)}"),
        ("workbook", claimgraph.corpus.sheet.workbook_parts, "walker", lambda real: expat.ParserCreate),
        ("sheet-jsonl", claimgraph.corpus.sheet.json_lines, "_text", lambda real: lambda *a: f"{real(*a)}x"),
        ("quote", hostile.words, "located", _off_by_one),
        ("cells", claimgraph.base.cells, "FORMULA", lambda real: re.compile("(^)()('*)(?==)")),
        ("value", hostile.words, "web_address", lambda real: lambda text: text),
        ("yaml-written", hostile.words, "yaml_text", lambda real: lambda text: f'"{text}"'),
        ("sparql", Store, "answer", lambda real: lambda self, text: 1 // 0),
        ("sparql-two-engines", Store, "query", _a_row_more),
        ("question", hostile.queries, "terms_of", lambda real: lambda *a: {"x": "<a> ?b <c>"}),
        ("round-trip", claimgraph.model.flat, "_statement", lambda real: lambda s: real(s) | {"named_as": "somebody"}),
        ("import-twice", claimgraph.corpus.sheet.intake, "_drop_known", lambda real: lambda *a, **k: None),
        ("turtle", hostile.whole, "ntriples_of", lambda real: lambda corpus: real(corpus).replace("Southland", "x")),
        ("output", claimgraph.formats, "looked_at", lambda real: lambda corpus, content, *a: content),
        ("command", claimgraph.cli.starting, "_source", lambda real: lambda *a, **k: 1 // 0),
        ("article", hostile.articles, "document_text", lambda real: lambda *a: real(*a) + "note: x\n"),
        ("annotations", claimgraph.corpus.marked.writing, "comment_of", lambda real: lambda stubs: [line[2:] for line in real(stubs)]),
        ("reconcile", claimgraph.accounts.reconciled, "_candidate", lambda real: lambda *a: replace(real(*a), is_match=True, score=99)),
        ("file-names", hostile.readers, "new_document", lambda real: lambda *a: 1 // 0),
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore")
def test_a_target_sees_that_its_promise_is_broken(
    name: str, holder: Any, attribute: str, broken: Broken, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(holder, attribute, broken(getattr(holder, attribute)))
    if name == "output":
        _leaves_out_other_fences(monkeypatch)
    target, source = TARGETS[name], Random(5)
    assert any(broken_by(target, target.make(source)) for _ in range(4 * target.in_tests)), name


def _leaves_out_other_fences(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading refuses a private name before it comes to writing."""
    monkeypatch.setattr(claimgraph.corpus, "refuse_private_names", lambda *arguments: None)
    for module in (claimgraph.graph.making, hostile.outputs):
        monkeypatch.setattr(module, "looked_at", lambda corpus, content, *words: content)


def test_an_error_of_ours_is_no_finding():
    target = TARGETS["quote"]

    def check(data: bytes) -> None:
        try:
            raise ClaimGraphError("refused")
        except ClaimGraphError as error:
            assert str(error)

    assert broken_by(replace(target, check=check), b"{}") is None
