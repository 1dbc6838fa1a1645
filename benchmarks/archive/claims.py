"""Documents in, what they claim out, as numbers by column: who, through whom, with which force, what, in which form."""

from __future__ import annotations

from typing import Final

import numpy as np

from benchmarks.archive.answers import answers_for, said
from benchmarks.archive.cast import Cast
from benchmarks.archive.contested import deviations
from benchmarks.archive.documents import Columns, Documents, Numbers, zipf
from benchmarks.archive.events import Events
from benchmarks.archive.shapes import (
    ALTERNATIVES,
    EVENT_TYPES,
    MEDIA,
    NOTES,
    RATIONALES,
    SHAPES,
    STANCES,
    VERBS,
    of_shapes,
)

_OWN: Final = 0.35  #: the outlet's own sentences


def claims_for(events: Events, documents: Documents, cast: Cast, rng: np.random.Generator) -> Columns:
    """The claims of all documents, in their order; each column has a number for each claim, -1 for none."""
    document = np.repeat(np.arange(len(documents.size)), documents.size)
    passage = np.arange(len(document)) - np.repeat(np.cumsum(documents.size) - documents.size, documents.size)
    drawn = _drawn(document, passage, events, documents, cast, rng)
    starts = np.cumsum(documents.size) - documents.size
    source = starts[documents.root[document]] + passage
    is_copy = documents.root[document] != document
    columns = {name: column[source] for name, column in drawn.items()}
    columns["withdrawn"] = np.where(is_copy, -1, columns["withdrawn"])
    return {"document": document, "passage": passage, **columns}


def _drawn(
    document: Numbers, passage: Numbers, events: Events, documents: Documents, cast: Cast, rng: np.random.Generator
) -> Columns:
    count, size = len(document), documents.size[document]
    main = documents.event[document]
    event = _events(main, events, rng)
    shape = _shapes(events.type[event], rng)
    about_claims = (passage % 5 == 4) & (rng.random(count) < 0.02)
    inferred = (passage == size - 1) & (size > 2) & (rng.random(count) < 0.13) & ~about_claims
    unverified = (passage == size - 2) & (size > 4) & (rng.random(count) < 0.13) & ~about_claims
    claimant = _claimants(documents.outlet[document], event, cast, rng)
    claimant = np.where(inferred, cast.curator, claimant)
    is_own = claimant == documents.outlet[document]
    is_speech = ~is_own & ~inferred
    mind = (event * 7919 + shape * 104729 + claimant * 613) % 1_000_003  # what one claimant holds of one question
    stance = _stances(shape, mind, rng)
    stance = np.where(inferred | about_claims, STANCES.index("asserts"), stance)
    day = documents.day[document]
    stated = np.where(is_speech & (rng.random(count) < 0.04), day - rng.integers(0, 3, count), -1)
    question = (event * len(SHAPES) + shape) * (events.single + 1) + np.where(
        of_shapes("is_total")[shape], main, events.single
    )
    answer = answers_for(shape, event, main, mind, events, cast, rng)
    is_figure = (answer["figure"] >= 0) & ~about_claims
    moved, is_contested = deviations(document, claimant, question, is_figure, stance == 0, rng)
    # Of what is contested texts say more often when it was said: who gives two figures on two days revises the first.
    stated = np.where(is_contested & is_speech & (rng.random(count) < 0.8), day, stated)
    answer["figure"] = np.where(is_figure, answer["figure"], -1)
    return {
        "event": np.where(about_claims, -1, event),
        "main": main,
        "shape": np.where(about_claims, -1, shape),
        "claimant": claimant,
        "stance": stance,
        "is_open": ((stance == STANCES.index("declines")) & (rng.random(count) < 0.7)).astype(np.int64),
        **said(answer, moved, shape, stance, mind, rng),
        **_speech(is_speech, claimant, documents.outlet[document], cast, rng),
        "stated_on": stated,
        "relay_stated_on": np.where(rng.random(count) < 0.3, day, -1),
        "section": _rarely(count, (0.05, 0.04, 0.02, 0.01), rng) + 1,
        "rationale": np.where(inferred, 2, _one_of(len(RATIONALES), 0.2, count, rng)),
        "alternative": _one_of(len(ALTERNATIVES), 0.15, count, rng),
        "note": _one_of(len(NOTES), 0.05, count, rng),
        "inferred": inferred.astype(np.int64),
        "unverified": unverified.astype(np.int64),
        "about": np.where(about_claims, rng.integers(0, 2, count), -1),
        "withdrawn": np.where(rng.random(count) < 0.002, rng.integers(0, 2, count), -1),
        "spans": np.where(is_speech & (rng.random(count) < 0.6), 2, 1),
        "twice": (~is_speech & (rng.random(count) < 0.15)).astype(np.int64),
        "translated": (rng.random(count) < 0.005).astype(np.int64),
    }


def _rarely(count: int, shares: tuple[float, ...], rng: np.random.Generator) -> Numbers:
    """A number for each share, drawn as often; -1 for the rest."""
    found = np.searchsorted(np.cumsum(shares), rng.random(count), side="right")
    return np.where(found == len(shares), -1, found)


def _one_of(among: int, share: float, count: int, rng: np.random.Generator) -> Numbers:
    return np.where(rng.random(count) < share, rng.integers(0, among, count), -1)


def _events(main: Numbers, events: Events, rng: np.random.Generator) -> Numbers:
    """Most of an article is about one event, the rest about earlier ones of its series, and about the series."""
    count, drawn = len(main), rng.random(len(main))
    earlier = main - rng.geometric(0.3, count)
    is_same = (earlier >= 0) & (events.series[np.maximum(earlier, 0)] == events.series[main])
    event = np.where((drawn > 0.72) & is_same, earlier, main)
    return np.where(drawn > 0.92, events.series[main], event)


def _shapes(type_: Numbers, rng: np.random.Generator) -> Numbers:
    drawn, shape = rng.random(len(type_)), np.zeros(len(type_), dtype=np.int64)
    for number, name in enumerate(EVENT_TYPES):
        often = np.cumsum([shape.often.get(name, 0) for shape in SHAPES])
        here = type_ == number
        shape[here] = np.searchsorted(often / often[-1], drawn[here], side="right")
    return shape


def _claimants(outlet: Numbers, event: Numbers, cast: Cast, rng: np.random.Generator) -> Numbers:
    """The outlet, a side, whoever speaks for the event in all articles, or anybody else."""
    count = len(outlet)
    anybody = zipf(rng, len(cast.claimants), count, flat=3, power=1.0)
    of_event = (event * 31) % len(cast.claimants)
    state = rng.integers(0, 2, count)
    drawn = rng.random(count)
    speaker = cast.claimants.start + np.where(drawn < _OWN + 0.2, of_event, anybody)
    return np.where(drawn < _OWN, outlet, np.where(drawn < _OWN + 0.08, state, speaker))


def _stances(shape: Numbers, mind: Numbers, rng: np.random.Generator) -> Numbers:
    drawn = rng.random(len(shape))
    own = np.array([STANCES.index(shape.stance) for shape in SHAPES])[shape]
    planned = (of_shapes("phase") == "planned")[shape]
    counts = (of_shapes("counts") != "")[shape]
    single = of_shapes("is_single")[shape] == 1
    found = np.select(
        [
            planned & (drawn < 0.3),
            planned & (drawn < 0.34),
            (counts | single) & (drawn < 0.05),
            single & ~planned & (mind % 50 == 0),
            drawn > 0.96,
        ],
        [STANCES.index(name) for name in ("promises", "demands", "declines", "denies", "suggests")],
        0,
    )
    return np.where(own > 0, own, found)


def _speech(is_speech: np.ndarray, claimant: Numbers, outlet: Numbers, cast: Cast, rng: np.random.Generator) -> Columns:
    """How the claimant is named and spoke, and through whom it comes: no chain names anybody twice."""
    count = len(claimant)
    named = is_speech & (rng.random(count) < 0.85)
    first = cast.outlets.start + zipf(rng, len(cast.outlets), count, flat=3, power=1.0)
    second = cast.persons.start + zipf(rng, len(cast.persons), count, flat=3, power=1.0)
    third = cast.outlets.start + rng.integers(0, len(cast.outlets), count)
    relayed = is_speech & (rng.random(count) < 0.08) & (first != outlet)
    further = relayed & (rng.random(count) < 0.2) & (second != claimant)
    furthest = further & (rng.random(count) < 0.15) & (third != first) & (third != outlet)
    return {
        "named": named.astype(np.int64) * (1 + rng.integers(0, 2, count)) - 1,
        "verb": np.where(named & (rng.random(count) < 0.8), zipf(rng, len(VERBS), count, flat=0, power=1.3), -1),
        "medium": np.where(is_speech, _one_of(len(MEDIA), 0.15, count, rng), -1),
        "relay": np.where(relayed, first, -1),
        "relay_2": np.where(further, second, -1),
        "relay_3": np.where(furthest, third, -1),
    }
