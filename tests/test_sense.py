"""What can be read but hardly be meant is told with its place and a remedy, and stops nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimgraph.cli import main
from claimgraph.corpus import reading_of
from claimgraph.corpus.sense import nonsense
from conftest import ROOT, TINY, claims_in

pytestmark = pytest.mark.usefixtures("each_built_once")

CAST = "south: {type: state, name: South}\nwire: {type: actor, name: Wire}\n"
EVENTS = "swaps: {type: series, name: swaps}\nshot: {type: incident, name: the shot}\nmarch: {type: exchange, name: the march}\n"
CONCEPTS = "bridge: {type: place, name: the bridge}\ngoodwill: {name: goodwill}\nthing: {name: a thing}\n"

COUNT = "counts: prisoners, phase: completed"


def claim(says: str, more: str = "", who: str = "south") -> str:
    return f"{{who: {who}, unverified: true, {more}says: {{{says}}}}}"


def warned(folder: Path, *lines: str) -> list[str]:
    claims_in(folder, list(lines), CAST, EVENTS, CONCEPTS)
    reading = reading_of(folder)
    assert reading.problems.found == []
    found = nonsense(reading.corpus, reading.places, reading.problems).found
    # Where the other one stands is looked at by itself, below.
    return [problem.message.partition("; the other is in ")[0] for problem in found]


#: What is warned of, the claim that trips it, and beside it one that does not. The document is of 5 April 2030.
ODD = [
    (
        "received-by: 'p1' is a person",
        claim(f"event: swap, {COUNT}, received-by: p1, value: 3"),
        claim(f"event: swap, {COUNT}, received-by: south, value: 3"),
    ),
    (
        # Of an actor nobody has said what it is: it may well be a state.
        "received-by: 'p1' is a person",
        claim(f"event: swap, {COUNT}, received-by: p1, value: 3"),
        claim(f"event: swap, {COUNT}, received-by: wire, value: 3"),
    ),
    (
        "thanked-for: the event 'swap' is the answer to a question about itself",
        claim("event: swap, property: thanked-for, phase: completed, value: swap"),
        claim("actor: south, property: thanked-for, value: swap"),
    ),
    (
        "'thanked-for' asked of an exchange",
        claim("event: march, property: thanked-for, phase: completed, value: swap"),
        claim("actor: p1, property: thanked-for, value: swap"),
    ),
    (
        "'perpetrator' asked of an exchange",
        claim("event: march, property: perpetrator, phase: completed, value: south"),
        claim("event: shot, property: perpetrator, phase: completed, value: south"),
    ),
    (
        "mediator: the actor 'south' is the answer to a question about itself",
        claim("event: swap, actor: south, property: mediator, phase: completed, value: south"),
        claim("event: swap, actor: south, property: mediator, phase: completed, value: p1"),
    ),
    (
        "'ordinal' without 'within'",
        claim("event: swap, property: ordinal, phase: completed, value: 2"),
        claim("event: swap, property: ordinal, within: swaps, phase: completed, value: 2"),
    ),
    (
        "within: 'march' is an exchange",
        claim("event: swap, property: ordinal, within: march, phase: completed, value: 2"),
        claim("event: swap, property: ordinal, within: swaps, phase: completed, value: 2"),
    ),
    (
        "the event 'swaps' within itself",
        claim("event: swaps, property: ordinal, within: swaps, phase: completed, value: 2"),
        claim("event: march, property: ordinal, within: swaps, phase: completed, value: 2"),
    ),
    (
        "'south' says it on 2030-04-07, after the publication",
        claim(f"event: swap, {COUNT}, value: 3", "stated-on: 2030-04-07, "),
        claim(f"event: swap, {COUNT}, value: 3", "stated-on: 2030-04-06, "),  # so late in one time zone only
    ),
    (
        "'p1' passes on 2030-04-01 what 'south' says on 2030-04-03",
        claim(f"event: swap, {COUNT}, value: 3", "stated-on: 2030-04-03, via: [{who: p1, stated-on: 2030-04-01}], "),
        claim(f"event: swap, {COUNT}, value: 3", "stated-on: 2030-04-01, via: [{who: p1, stated-on: 2030-04-03}], "),
    ),
    (
        "completed on 2030-05-01 or later, after the publication",
        claim("event: swap, property: date, phase: completed, value: 2030-05"),
        claim("event: swap, property: date, phase: planned, value: 2030-05"),
    ),
    (
        "completed on 2030-05-01 or later, after the publication",
        claim("event: swap, property: date, phase: completed, value: 2030-05"),
        claim("event: swap, property: date, phase: completed, value: 2030-04"),
    ),
    (
        "completed on 2030-05-01 or later, after the publication",
        claim("event: swap, property: date, phase: completed, value: 2030-05"),
        claim("event: swap, property: date, phase: completed, value: 2030-05, not: true"),
    ),
    (
        "counted up to 2030-05-01, after the publication",
        claim(f"event: swap, {COUNT}, as-of: 2030-05-01, value: 3"),
        claim(f"event: swap, {COUNT}, as-of: 2030-04-01, value: 3"),
    ),
    (
        "corrected on 2030-04-01, before the publication",
        claim(f"event: swap, {COUNT}, value: 3", "corrected: {on: 2030-04-01, reason: wrong}, "),
        claim(f"event: swap, {COUNT}, value: 3", "corrected: {on: 2030-04-09, reason: wrong}, "),
    ),
]


@pytest.mark.parametrize(("message", "odd", "sound"), ODD)
def test_what_makes_no_sense_is_told_and_what_does_is_not(tmp_path: Path, message: str, odd: str, sound: str):
    assert message in warned(tmp_path / "odd", odd)
    assert warned(tmp_path / "sound", sound) == []


FORTY = claim(f"event: swap, {COUNT}, value: 40")
FIFTY = claim(f"event: swap, {COUNT}, value: 50")
TWO = "'south' gives two figures that cannot both be right: 40 and 50"


def test_two_figures_of_one_claimant_in_one_document(tmp_path: Path):
    assert warned(tmp_path / "a", FORTY, FIFTY) == [TWO]
    assert warned(tmp_path / "b", FIFTY, FORTY) == [TWO.replace("40 and 50", "50 and 40")]


def test_two_days_of_one_claimant_in_one_document(tmp_path: Path):
    dated = "event: swap, property: date, phase: completed, value: "
    told = "'south' gives two days that cannot both be right: 1 April 2030 and 3 April 2030"
    assert warned(tmp_path / "a", claim(f"{dated}2030-04-01"), claim(f"{dated}2030-04-03")) == [told]
    assert warned(tmp_path / "b", claim(f"{dated}2030-04-01"), claim(f"{dated}2030-04")) == []


@pytest.mark.parametrize(
    "other",
    [
        claim(f"event: swap, {COUNT}, value: about 40"),
        claim(f"event: swap, {COUNT}, value: over 39"),
        claim(f"event: march, {COUNT}, value: 50"),
        claim("event: swap, counts: prisoners, phase: planned, value: 50"),
        claim(f"event: swap, {COUNT}, as-of: 2030-04-01, value: 50"),
        claim(f"event: swap, {COUNT}, value: 50", who="p1"),
        claim(f"event: swap, {COUNT}, value: 50", "stance: suggests, "),
        claim(f"event: swap, {COUNT}, value: 50", "stated-on: 2030-04-01, "),
        claim(f"event: swap, {COUNT}, value: 50", "via: [p1], "),
        claim(f"event: swap, {COUNT}, value: 50", "retracted: {on: 2030-04-09, reason: wrong}, "),
        claim(f"event: swap, {COUNT}, value: 50", "note: The headline says 40., "),
    ],
)
def test_two_figures_that_can_both_be_meant(tmp_path: Path, other: str):
    assert warned(tmp_path / "a", FORTY, other) == []


def test_of_many_figures_each_that_is_apart_from_one_before_is_told(tmp_path: Path):
    figures = [claim(f"event: swap, {COUNT}, value: {text}") for text in ("over 30", "45", "50", "46", "under 60")]
    assert len(warned(tmp_path / "a", *figures)) == 2  # 50 and 46


def test_a_yes_and_a_no_of_one_claimant_in_one_document(tmp_path: Path):
    says = "event: swap, property: occurred, phase: completed, value: true"
    told = ["'south' says that it is so, and that it is not"]
    assert warned(tmp_path / "a", claim(says), claim(says, "stance: denies, ")) == told
    assert warned(tmp_path / "b", claim(says), claim(f"{says}, not: true")) == told
    assert warned(tmp_path / "c", claim(says), claim(says, "stance: denies, ", who="p1")) == []


def test_a_place_is_expected_where_the_vocabulary_says_so(tmp_path: Path):
    held = "event: swap, property: location, phase: completed, value: "
    assert warned(tmp_path / "a", claim(held + "bridge")) == []
    # A bare concept may be a place: nobody has said.
    assert warned(tmp_path / "b", claim(held + "goodwill")) == []


def test_a_document_that_was_curated_before_it_was_published(tmp_path: Path):
    folder = claims_in(tmp_path / "a", [FORTY], CAST, EVENTS, CONCEPTS)
    path = folder / "documents" / "article.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("on: 2030-04-07", "on: 2030-04-01"), encoding="utf-8")
    reading = reading_of(folder)
    (found,) = nonsense(reading.corpus, reading.places, reading.problems).found
    assert found.message == "curated on 2030-04-01, before it was published on 2030-04-05"


# ------------------------------------------------------------------------ the command


def check(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", "--corpus", str(folder), *options], catch_exceptions=False)


def test_check_warns_with_file_line_and_remedy_and_stops_nothing(tmp_path: Path):
    folder = claims_in(tmp_path / "a", [FORTY, FIFTY], CAST, EVENTS, CONCEPTS)
    result = check(folder)
    assert result.exit_code == 0
    assert "no problems found" in result.stdout
    assert f"article.yaml:7:5: {TWO}" in result.stderr
    assert "Where one is a plan" in result.stderr
    assert "1 warning: it can be read" in result.stderr
    assert CliRunner().invoke(main, ["report", "--corpus", str(folder)]).exit_code == 0


def test_strict_takes_a_warning_for_a_mistake(tmp_path: Path):
    folder = claims_in(tmp_path / "a", [FORTY, FIFTY], CAST, EVENTS, CONCEPTS)
    result = check(folder, "--strict")
    assert result.exit_code == 1
    assert TWO in result.stderr
    assert "1 problem" in result.stderr


@pytest.mark.parametrize("folder", [ROOT / "corpus", TINY, ROOT / "tests" / "accounts"], ids=lambda path: path.name)
def test_the_corpora_here_make_sense(folder: Path):
    assert check(folder, "--strict").exit_code == 0


def test_of_two_that_stand_against_each_other_both_places_are_told(tmp_path: Path):
    said = [f"event: swap, {COUNT}, received-by: north, value: {value}" for value in (40, 50)]
    claims_in(tmp_path, [claim(said[0]), claim(said[1])], CAST, EVENTS, CONCEPTS)
    reading = reading_of(tmp_path)
    (problem,) = nonsense(reading.corpus, reading.places, reading.problems).found
    assert problem.message.endswith("article.yaml:6:5")
    assert problem.line == 7
