"""On the articles of the shipped corpus the reader is as often right as `docs/reading.md` says, by those who read them."""

from __future__ import annotations

from pathlib import Path

from benchmarks.precision.gold import Known, Text, articles
from benchmarks.precision.said import Score, score

from claimgraph.reader.said import Said, Speaker
from claimgraph.reader.text import Span


def test_nine_of_ten_claims_have_their_speaker_and_no_silence_is_an_assertion(seeds: Path):
    counts = score(*articles(seeds.parent)).counts
    assert counts["claims"] > 250
    assert counts["touched"] == counts["claims"]
    assert 100 * counts["speaker"] >= 90 * counts["claims"]
    assert 100 * counts["stance"] >= 84 * counts["claims"]
    assert counts["shown as asserted"] == 0


def counted(known: Known, *said: Said) -> Score:
    found = Score()
    found.count(Text("a", "Vale did not say. Vale left.", (known,)), said)
    return found


def of(actor: str, stance: str, start: int, end: int) -> Said:
    speakers = (Speaker(actor, "Vale", None),) if actor else ()
    return Said(speakers, stance, (Span(start, end),), (), 0, "trailing" if actor else "outlet")


def test_of_two_that_touch_a_claim_the_one_that_covers_more_of_it_counts():
    known = Known("vale", "declines", (Span(0, 17),))
    assert counted(known, of("vale", "declines", 0, 17), of("", "asserts", 10, 28)).counts["speaker"] == 1
    assert counted(known, of("vale", "declines", 0, 3), of("", "asserts", 3, 28)).counts["speaker"] == 0


def test_a_silence_that_is_shown_as_an_assertion_is_counted():
    known = Known("vale", "declines", (Span(0, 17),))
    assert counted(known, of("vale", "asserts", 0, 17)).counts["shown as asserted"] == 1
    assert counted(known, of("vale", "declines", 0, 17)).counts["shown as asserted"] == 0


def test_the_outlets_claim_is_right_with_nobody_and_with_one_key():
    known = Known("", "asserts", (Span(18, 28),))
    assert counted(known, of("", "asserts", 18, 28)).counts["speaker"] == 1
    wrong = counted(known, of("vale", "asserts", 18, 28)).counts
    assert (wrong["speaker"], wrong["speaker or outlet"]) == (0, 1)
