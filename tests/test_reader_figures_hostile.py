"""No text costs the rules for figures more than its length: each is doubled twice, and the time beside it."""

from __future__ import annotations

import time

import pytest

from claimgraph.reader.figures import figures_in
from claimgraph.reader.text import Sentence, Span
from claimgraph.reader.tokens import tokens
from reader_figures import knowledge, read

UNITS = {
    "numbers": "1 2 3 4 5 ",
    "nouns": "prisoners soldiers bodies ",
    "verbs": "returned handed over received ",
    "sides": "Tavia Orm Tavians ",
    "list": "12 prisoners and 13 bodies and ",
    "pairs": "12 for 13 for ",
    "each": "5 prisoners each side ",
    "words": "one hundred and ",
    "of": "of the of the ",
    "hyphens": "5-5-5-",
    "quotations": "“12 men” ",
    "sentences": "Orm released 12 prisoners to Tavia. ",
    "long number": "7" * 400 + " prisoners ",
    "unseen": "1\u200b2\u200b0 prisoners came home to Tavia ",
    "dates": "On 10 April Tavia got back 12 soldiers. In May 7. ",
    "asides": "(- 12 soldiers – were handed over ( by Orm — to Tavia ",
    "counts": "the number of those who came home is 12 at 13 ",
    "the same": "the other side got the same number ",
    "markup": "<b>12</b> prisoners </script> ",
}


def seconds(text: str) -> float:
    """The least of three times, of this process alone; the whole text is one sentence, which nobody cuts before."""
    found = (Sentence(0, Span(0, len(text)), tuple(tokens(text)), 0),)
    times = []
    for _ in range(3):
        start = time.process_time()
        figures_in(found, knowledge())
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_grows_with_the_length_of_a_text_and_no_faster(unit: str):
    once, four_times = (seconds((unit * size)[: size * 10]) for size in (500, 2000))
    # 4 for linear, 16 for quadratic; the same for all is what is made once for a text.
    assert four_times < 8 * once + 0.05


def test_a_number_of_400_digits_and_one_with_unseen_signs_are_no_figures():
    assert read("Orm released " + "7" * 400 + " prisoners to Tavia.") == ()
    assert read("Orm released 1\u200b2\u200b0 prisoners to Tavia.") == ()
    assert len(read("Orm released 120 prisoners to Tavia.")) == 1


def test_a_text_without_anything_has_no_figures():
    assert read("") == ()
    assert read("\n\n \n") == ()
    assert read("12") == ()
