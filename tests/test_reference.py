"""docs/reference.md is what `export reference` writes, and no key, column or term is missing from it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from claimgraph.corpus import cast, documents, propositions, read_corpus, statements
from claimgraph.corpus.declared import keys_of
from claimgraph.corpus.subjects import example
from claimgraph.derive.rule import rules
from claimgraph.formats import Exported, exported, keys
from claimgraph.formats.reference import reference
from claimgraph.formats.typed_rows import types
from claimgraph.model.cast import Actor, Office
from claimgraph.model.records import Corpus, Document, Question, Speaker, Statement
from claimgraph.store import Store
from conftest import ROOT

PAGE = ROOT / "docs" / "reference.md"


def rows(page: str, heading: str) -> dict[str, list[str]]:
    """The rows of the tables below a heading, by what stands in backticks in their first cell."""
    _, _, section = page.partition(f"\n{heading}\n")
    assert section, f"no heading {heading!r}"
    section = re.split(rf"\n#{{1,{heading.index(' ')}}} ", section)[0]
    found = (re.split(r"(?<!\\) \| ", line[2:-2]) for line in section.splitlines() if line.startswith("| `"))
    return {cells[0].strip("`"): cells[1:] for cells in found}


def test_the_page_is_what_the_command_writes_now(shipped: Corpus):
    now = exported(Exported(shipped, Store("")), "reference").decode()
    assert PAGE.read_text(encoding="utf-8") == now, "docs/reference.md is old: run `make reference`"


@pytest.mark.parametrize(
    ("about", "known", "declared"),
    [
        (keys.DOCUMENT, documents._DOCUMENT, keys_of(Document)),
        (keys.CLAIM, statements._CLAIM, [*keys_of(Speaker), *keys_of(Statement)]),
        (keys.SAYS, propositions.PARTS, keys_of(Question)),
        (keys.ACTOR, cast._ACTOR, keys_of(Actor)),
        (keys.OFFICE, cast._OFFICE, keys_of(Office)),
    ],
    ids=["document", "claim", "says", "actor", "office"],
)
def test_what_is_said_of_keys_is_said_of_those_that_are_read(about: dict, known: list[str], declared: list[str]):
    assert set(about) == set(known) - set(declared)
    assert not set(about) & set(declared)


def test_every_column_stands_there_with_its_type(shipped: Corpus):
    shown = rows(reference(shipped), "## Columns of a spreadsheet")
    assert {name: cells[-1].strip("`") for name, cells in shown.items()} == types(shipped)
    assert all(cells[0] for cells in shown.values())


def test_every_term_of_core_and_subject_stands_there(shipped: Corpus):
    page, words = reference(shipped), shipped.vocabulary
    assert set(rows(page, "### Properties (`property:`)")) == set(words.properties)
    assert set(rows(page, "### What is counted (`counts:`)")) == set(words.counted)
    assert set(rows(page, "### Dimensions")) == set(words.dimensions) <= set(rows(page, "### says"))
    assert set(rows(page, "### Verdicts")) == set(words.verdicts)
    assert set(rows(page, "### Kinds of events (`type:`)")) == set(words.event_types)
    for scheme in words.schemes.values():
        assert all(f"| `{key}` |" in page for key in scheme)
    assert rows(page, "### Properties (`property:`)")["ordinal"][2:5] == ["`xsd:integer`", "interval", "`cg:Event`"]
    assert rows(page, "### Qualifiers")["nearly"][2] == "from 0.9 n (rounded up) to n − 1"


def test_every_rule_stands_with_its_verdict(shipped: Corpus):
    shown = rows(reference(shipped), "### Verdicts")
    given = " ".join(cells[-1] for cells in shown.values())
    assert all(f"`{rule.name}`" in given for rule in rules() if rule.verdicts)
    assert "`rivals`" in shown["rivals"][-1]


def test_a_corpus_on_another_subject_has_a_page_of_its_own(tmp_path: Path):
    for name, content in example("blank").items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    page = reference(read_corpus(tmp_path))
    assert "`my:participants`" in page
    assert "`at`" in page
    assert "pow:" not in page


def test_what_a_vocabulary_says_stays_text(shipped: Corpus):
    words = shipped.vocabulary
    odd = replace(words.counted["bodies"], definition="a | b\n| <b>c</b> | [d](e)")
    page = reference(replace(shipped, vocabulary=replace(words, counted={**words.counted, "bodies": odd})))
    assert rows(page, "### What is counted (`counts:`)")["bodies"][1] == r"a \| b \| \<b\>c\</b\> \| \[d\]\(e\)"
