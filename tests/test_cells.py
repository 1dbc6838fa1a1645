"""How texts stand in the cells of a spreadsheet: several in one come back, and none is a formula."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimgraph.asking.answer_text import csv_text
from claimgraph.base.cells import CHAIN, SPANS, guarded, joined, split, unguarded


@given(st.lists(st.text(), min_size=1, max_size=4), st.sampled_from([SPANS, CHAIN]))
def test_several_texts_in_one_cell_come_back(texts: list[str], separator: str):
    found = split(joined(texts, separator), separator)
    assert found == (texts if any(texts) else [])


@given(st.one_of(st.text(), st.text("a=+-@'; ,\"\t\n\r＝－\u2028", max_size=12)))
def test_a_guarded_cell_comes_back_and_is_no_formula_wherever_it_is_cut(text: str):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("\t", "\r", "\n"))
    # Excel takes ; for the end of a cell in half of Europe, and any line end.
    for part in re.split("[;\t\n\r]", guarded(text)):
        assert not part.lstrip(' "').startswith(FORMULA)


FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


@given(st.lists(st.text("a=+-'; ,\"\t\n\r", max_size=10), min_size=1, max_size=3))
@example(['a;"=1+1;'])
@example(["k", "x\ny,=1+1,"])
@example(["\r", ",="])
@example(["k", 'a\t"=HYPERLINK(1)'])
def test_no_program_finds_a_formula_wherever_it_cuts_the_file(texts: list[str]):
    text = csv_text(["head"] * len(texts), [texts])
    for sign in ",;\t":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
            assert not [cell for cell in row if cell.lstrip(" ").startswith(FORMULA)], (sign, row)
        for line in re.split("[\r\n]", text):
            # A program that does not know of line ends inside quotation marks.
            for row in csv.reader([line], delimiter=sign):
                assert not [cell for cell in row if cell.startswith(FORMULA)], (sign, row)


@pytest.mark.parametrize("text", ["half-way", "a; b", "195;\n207", "a, =b", "3 + 4", "don't"])
def test_what_is_no_formula_stays_as_it_is(text: str):
    assert guarded(text) == text
