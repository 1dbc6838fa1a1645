"""What a rule says of itself was counted; figures of a rule that was too often wrong are left out."""

from __future__ import annotations

from functools import cache

import pytest
from benchmarks.precision import figures, said
from benchmarks.precision.table import table

from claimgraph.base import resources
from claimgraph.reader.precision import Counted, precision, trusted
from claimgraph.reader.reading import read
from conftest import ROOT
from reader_figures import knowledge
from reader_figures import read as figures_of

TEXTS = ROOT.parent / "shared"


def test_a_rule_that_was_wrong_too_often_gives_no_figure():
    found = figures_of("Orm handed over 60 prisoners to Tavia.")
    assert trusted(found, {"to-receiver": Counted(4, 5)}) == found
    assert trusted(found, {"to-receiver": Counted(7, 9)}) == ()
    assert trusted(found, {}) == found


def test_no_rule_that_was_wrong_once_says_that_it_is_always_right():
    assert Counted(199, 200).share == "0.99"
    assert Counted(7, 7).share == "1.00"


def test_the_table_counts_each_rule_once_whatever_the_order():
    pairs = [("each", True), ("alone", True), ("each", False)]
    assert table(pairs) == table(reversed(pairs)) == "rule,right,of\nalone,1,1\neach,1,2\n"


def test_what_is_read_from_a_text_has_its_figures():
    reading = read("Orm handed over 60 prisoners to Tavia, the Lake Council said.", knowledge())
    assert [figure.rule for figure in reading.figures] == ["to-receiver"]
    assert "to-receiver" in precision("en")
    assert precision("xx") == {}


@cache
def scores() -> dict[str, figures.Score]:
    """What is found on the texts that were read by hand."""
    if not (TEXTS / "renderings").is_dir():
        pytest.skip("the texts that were read by hand are not here")
    return {each.name: figures.scored(each.texts, each.knowledge) for each in figures.collections(TEXTS)}


def test_the_five_articles_have_all_their_figures_and_no_other():
    score = scores()["five articles"]
    assert (score.right, score.found, score.recalled, score.gold) == (14, 14, 14, 14), score.wrong + score.missed


def test_precision_comes_before_recall():
    tuned = scores()["reported-swaps, tuned on"]
    assert tuned.right >= 0.97 * tuned.found
    assert tuned.recalled >= 0.87 * tuned.gold
    hard = [score for name, score in scores().items() if name in ("renderings r*", "renderings f*")]
    assert sum(score.right for score in hard) >= 0.97 * sum(score.found for score in hard)
    assert sum(score.recalled for score in hard) >= 0.74 * sum(score.gold for score in hard)
    for name, score in scores().items():
        assert (score.traps, score.denials) == (0, 0), name


def test_nothing_is_found_where_nothing_is_told():
    score = scores()["renderings n*"]
    assert score.found == 0


def test_the_table_in_the_package_is_the_one_that_is_counted():
    assert scores()
    kept = (resources.languages() / "en.precision.csv").read_text(encoding="utf-8")
    assert table([*figures.pairs(TEXTS), *said.pairs(TEXTS)]) == kept
