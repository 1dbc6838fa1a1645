"""Texts that share their wording are found; what outlets put below all their texts, and templates, are no copies."""

from __future__ import annotations

import csv
import re
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus import read_corpus
from claimgraph.model.records import Corpus
from claimgraph.propose.copies.credits import Outlets
from claimgraph.propose.copies.figures import value
from claimgraph.propose.copies.finding import Copies, copies_among
from claimgraph.propose.copies.index import sharing
from claimgraph.propose.copies.passages import Side, shared
from claimgraph.propose.copies.texts import Text, texts_to_compare
from claimgraph.propose.copies.wording import Lexicon, wording_of
from conftest import ROOT, SEEDS, TINY, skip_unless
from ferry_news import FERRY, made_up

RENDERINGS = ROOT.parent / "shared" / "renderings"

#: As others tell it: each a copy, in one way or another.
COPIES: dict[str, Callable[[str], str]] = {
    "whole": lambda text: text,
    "in capitals": str.upper,
    "its lead alone, under another headline": lambda text: "No boat tonight\n\n" + text.split("\n\n")[1],
    "names in another spelling": lambda text: text.replace("Yuriy Halenko", "Iurii Galenko"),
    "figures for words and words for figures": lambda text: (
        text.replace("Forty", "40").replace("84", "eighty-four").replace("three", "3")
    ),
    "American spelling": lambda text: text.replace("harbour", "harbor"),
    "synonyms": lambda text: (
        text.replace("said", "stated").replace("village", "hamlet").replace("brought", "towed").replace("beds", "bunks")
    ),
    "with a comment": lambda text: (
        text.split("\n\n")[1] + "\n\nThe Tidings has asked the yard what it knew, and when.\n"
    ),
    "inside a round-up": lambda text: (
        "Three things you may have missed\n\nThe price of herring has risen for the second month, and nobody at the market "
        f"will say why it has.\n\n{text.split(chr(10) * 2, 1)[1]}\nThe council has chosen a new colour for its doors, a "
        "grey that is said to be blue in the sun.\n"
    ),
    "signs that nobody sees": lambda text: text.replace("harbour", "har\u00adbour").replace("ferry", "fer\u200bry"),
}
#: None of these is.
OTHERS = {
    "the same news in other words": "On Tuesday a boat bound for Grey Island had to return, its pump broken. Mr Halenko of "
    "the harbour speaks of 84 travellers. They were put up in a school and in houses nearby until the next day came.",
    "the same words in quotation marks": "The teacher was asked what they ate. “The evening ferry to Grey Island turned back "
    "on Tuesday with 84 people aboard, said Yuriy Halenko, who runs the harbour. A pump had failed and the neighbouring yard "
    "could send nobody before the morning,” she read aloud to us, and laughed, and put the paper away in a drawer.",
    "one sentence of many": "The yard has a long history. "
    + "It was built by a man who is not remembered. " * 3
    + "By noon "
    "a tug had brought the ship to the yard. It is the fourth such ship this year, and men there wonder what they do wrong.",
}


def texts(**contents: str) -> tuple[Text, ...]:
    return tuple(Text(f"{name}.txt", content) for name, content in contents.items())


@pytest.fixture(scope="module")
def outlets() -> Outlets:
    return Outlets(read_corpus(TINY))


def pairs(found: Copies) -> set[frozenset[str]]:
    return {frozenset((each.one.name, each.other.name)) for group in found.copies for each in group}


def templates(found: Copies) -> set[frozenset[str]]:
    return {frozenset((each.one.name, each.other.name)) for group in found.templates for each in group}


# ------------------------------------------------------------------------ what is a copy


@pytest.mark.parametrize("how", COPIES)
def test_a_copy_is_found_however_it_is_told(how: str, outlets: Outlets):
    found = copies_among(texts(one=FERRY, other=COPIES[how](FERRY), third=made_up(1)), outlets)
    assert pairs(found) == {frozenset(("one.txt", "other.txt"))}
    assert found.templates == ()


@pytest.mark.parametrize(
    "how",
    [
        *("in capitals", "names in another spelling", "figures for words and words for figures"),
        *("American spelling", "signs that nobody sees"),
    ],
)
def test_another_spelling_is_no_other_word(how: str, outlets: Outlets):
    ((each,),) = copies_among(texts(one=FERRY, other=COPIES[how](FERRY)), outlets).copies
    assert (each.shared.one.share, each.shared.other.share) == (1, 1)


def test_a_lead_is_found_inside_a_text_many_times_as_long(outlets: Outlets):
    lead = FERRY.split("\n\n", 1)[1].split("\n\n")[0]
    around = made_up(1, 150), made_up(2, 150)
    story = f"{FERRY}\n{made_up(3, 200)}"
    assert pairs(copies_among(texts(one=story, other=f"{around[0]}\n{lead}\n{around[1]}"), outlets))
    # The same paragraph in the middle of both is what reports on one subject have in common.
    story = f"{made_up(3, 100)}\n{FERRY}\n{made_up(4, 100)}"
    assert not pairs(copies_among(texts(one=story, other=f"{around[0]}\n{lead}\n{around[1]}"), outlets))


@pytest.mark.parametrize("what", OTHERS)
def test_what_only_looks_like_a_copy_is_none(what: str, outlets: Outlets):
    found = copies_among(texts(one=FERRY, other=OTHERS[what]), outlets)
    assert found.copies == found.templates == ()


def test_the_same_sentences_with_other_figures_and_days_are_a_template(outlets: Outlets):
    later = FERRY.replace("Tuesday", "Friday").replace("84", "61").replace("Forty", "Thirty").replace("three", "two")
    found = copies_among(texts(one=FERRY, other=later), outlets)
    assert (pairs(found), templates(found)) == (set(), {frozenset(("one.txt", "other.txt"))})
    ((each,),) = found.templates
    assert each.shared.other_figures == (("tue", "fri"), ("84", "61"), ("40", "30"), ("3", "2"))


def test_one_figure_that_was_corrected_makes_no_template(outlets: Outlets):
    found = copies_among(texts(one=FERRY, other=FERRY.replace("84", "86")), outlets)
    ((each,),) = found.copies
    assert each.shared.other_figures == (("84", "86"),)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("1,212", "1212"),
        ("1.212", "1212"),
        ("1 212", "1212"),
        ("one thousand two hundred and twelve", "1212"),
        ("sixty three", "63"),
        ("2nd", "2"),
        ("second", "2"),
        ("3 million", "3000000"),
        ("3.5", "3.5"),
        ("2024 15 28", "2024 15 28"),
        ("twelve fifty", "12 50"),
        ("12 50", "12 50"),
        ("three hundred and fourteen", "314"),
        ("one million two hundred thousand and six", "1200006"),
        ("nineteen ninety two", "19 92"),
        ("a hundred", "100"),
        ("zero", "0"),
    ],
)
def test_numbers_that_say_the_same_are_one(words: str, said: str):
    assert value([word for word in words.split() if word != "a"]) == said


def test_the_gold_of_the_renderings_is_found_and_nothing_else():
    skip_unless((RENDERINGS / "copies.tsv").is_file(), "the renderings")
    rows = list(csv.DictReader((RENDERINGS / "copies.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    paths = sorted((RENDERINGS / "texts").glob("*.txt")) + sorted((RENDERINGS / "copies").glob("*.txt"))
    given = [Text(f"{path.parent.name}/{path.stem}", path.read_text(encoding="utf-8")) for path in paths]
    found = copies_among(given, Outlets(read_corpus()))
    assert pairs(found) == {frozenset((row["copy"], row["original"])) for row in rows if row["original"] != "-"}
    assert {frozenset(("copies/k01", "texts/r02")), frozenset(("copies/k02", "texts/f01"))} <= templates(found)


def test_none_of_the_five_articles_is_another_and_one_says_whose_it_is():
    skip_unless(SEEDS.is_dir(), "the articles' texts")
    corpus = read_corpus()
    found = copies_among(texts_to_compare(SEEDS, corpus).texts, Outlets(corpus))
    assert found.copies == found.templates == ()
    assert [(each.text.document, each.credit.outlet) for each in found.credited] == [("second-group-star", "rt")]
    assert found.credited[0].text.copy_of == "second-group-rt"


# ------------------------------------------------------------------------ boilerplate

FOOTER = (
    "\n\nSubscribe to the Tidings and get our morning letter with everything that happens on the islands, free of charge, "
    "each day before seven, and follow us wherever you are. Write to our desk if you know more than we do.\n"
)


@pytest.mark.parametrize(("outlet", "many"), [("copier", 3), ("", 5)])
def test_what_many_texts_have_below_is_no_copy(outlet: str, many: int, outlets: Outlets):
    given = [Text(f"{n}.txt", made_up(n, 90) + FOOTER + made_up(n + 50, 20), outlet=outlet) for n in range(many)]
    assert copies_among(given, outlets).copies == ()
    assert len(pairs(copies_among(given[:-1], outlets))) == many - 2  # of fewer nobody can tell


def test_a_text_that_many_carry_is_no_boilerplate(outlets: Outlets):
    given = [Text(f"{n}.txt", f"{made_up(n, 12)}\n\n{FERRY}", outlet="copier") for n in range(9)]
    assert len(pairs(copies_among(given, outlets))) == 8


@pytest.mark.parametrize("below", ["", FOOTER])
def test_boilerplate_does_not_count_as_a_part_of_what_is_shared(below: str, outlets: Outlets):
    given = [Text(f"{n}.txt", made_up(n, 90) + FOOTER, outlet="copier") for n in range(5)]
    given += [Text("a.txt", f"{FERRY}{FOOTER}", outlet="copier"), Text("b.txt", f"{FERRY}{below} One more word.")]
    found = copies_among(given, outlets)
    assert pairs(found) == {frozenset(("a.txt", "b.txt"))}
    ((each,),) = found.copies
    assert each.shared.one.words == each.shared.other.words == len(wording_of(FERRY, Lexicon()))
    assert each.shared.one.share == 1


def test_what_ends_two_texts_and_is_all_that_they_share_is_no_copy(outlets: Outlets):
    given = texts(one=made_up(1, 90) + FOOTER, other=made_up(2, 60) + FOOTER)
    assert copies_among(given, outlets).copies == ()


# ------------------------------------------------------------------------ laws

WORDS = st.lists(st.sampled_from([f"{a}{b}" for a in "bdfgklmnprst" for b in "aeiou"]), min_size=0, max_size=60).map(
    " ".join
)


@given(
    st.permutations(
        [
            ("a", FERRY),
            ("b", FERRY.upper()),
            ("c", COPIES["inside a round-up"](FERRY)),
            ("d", made_up(3)),
            ("e", FERRY.replace("84", "85")),
        ]
    )
)
def test_the_order_of_the_texts_changes_nothing(order: list[tuple[str, str]]):
    outlets = Outlets(read_corpus_once())
    assert copies_among(texts(**dict(order)), outlets) == copies_among(texts(**dict(sorted(order))), outlets)


@given(WORDS)
def test_a_text_has_all_of_itself(text: str):
    import numpy

    wording = wording_of(text, Lexicon())
    side = Side(wording, numpy.zeros(0, dtype=numpy.uint64))
    found = shared(side, side)
    assert found.one == found.other
    assert found.one.share == (1 if len(wording) >= 6 else 0)
    assert found.other_figures == ()


@given(WORDS, WORDS)
def test_two_texts_share_the_same_whichever_comes_first(one: str, other: str):
    import numpy

    sides = [Side(wording_of(text, Lexicon()), numpy.zeros(0, dtype=numpy.uint64)) for text in (one, other)]
    found, turned = shared(*sides), shared(*reversed(sides))
    assert (found.one, found.other) == (turned.other, turned.one)


@given(st.integers(0, 45), st.integers(30, 60))
def test_every_piece_of_thirty_words_is_found(start: int, length: int):
    words = made_up(7, 100).split()
    piece = " ".join(words[start : start + length])
    assert pairs(copies_among(texts(one=" ".join(words), other=piece), Outlets(read_corpus_once())))


@given(st.text(max_size=300))
def test_the_words_of_any_text_stand_in_it_in_their_order(text: str):
    wording = wording_of(text, Lexicon())
    spans = wording.spans
    assert len(spans) == len(wording) == len(wording.quoted)
    assert all(one.start < one.end <= other.start for one, other in pairwise(spans))
    assert all(re.search(r"[^\W_]", span.of(text)) for span in spans)


_CORPUS: list[Corpus] = []


def read_corpus_once() -> Corpus:
    if not _CORPUS:
        _CORPUS.append(read_corpus(TINY))
    return _CORPUS[0]


# ------------------------------------------------------------------------ hostile texts


def test_a_thousand_equal_texts_are_told_once_each(outlets: Outlets):
    found = copies_among([Text(f"{n:04}.txt", FERRY) for n in range(1_000)], outlets)
    assert [len(group) for group in found.copies] == [999]


def test_hundreds_of_texts_that_are_almost_equal_are_not_compared_each_with_each():
    many = 40 * limits.COPIES_SHARING
    lexicon = Lexicon()
    wordings = [wording_of(f"{FERRY} {made_up(n, 12)}", lexicon) for n in range(many)]
    assert len(sharing(wordings, [""] * many).pairs) == many - 1


HOSTILE = {
    "signs": "“”“”(((( AP)",
    "one word": "word ",
    "numbers": "1,",
    "figures": "12 one ",
    "digits": "9",
    "letters": "x",
    "credits": "told the told (AP according to AP ",
    "spaces": " \t",
    "lines": "AP\n",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_words_without_end_take_no_more_than_their_length(what: str, outlets: Outlets):
    """Sixteen times the text would take 256 times as long, were it looked at again for each of its words."""

    def seconds(length: int) -> float:
        text = (HOSTILE[what] * length)[:length]
        took = []
        for _ in range(3):
            begun = time.process_time()
            copies_among(texts(one=text, other=text + " and an end", none=""), outlets)
            took.append(time.process_time() - begun)
        return min(took)

    assert seconds(320_000) < 64 * max(seconds(20_000), 0.005)


def test_what_cannot_be_compared_is_left_out_and_said(tmp_path: Path, tiny: Corpus, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 2_000)
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    (tmp_path / "large.txt").write_text("x" * 2_001)
    (tmp_path / "fine.txt").write_text(FERRY)
    (tmp_path / "out.txt").symlink_to(TINY / "texts" / "morning.txt")
    found = texts_to_compare(tmp_path, tiny)
    assert [text.name for text in found.texts] == ["fine.txt"]
    assert list(found.left) == ["empty.txt", "large.txt", "latin.txt", "out.txt"]


def test_more_than_can_be_compared_is_refused(tmp_path: Path, tiny: Corpus, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "fine.txt").write_text(FERRY)
    monkeypatch.setattr(limits, "COPIES_BYTES", 100)
    with pytest.raises(ClaimGraphError, match="several folders"):
        texts_to_compare(tmp_path, tiny)
