"""What claims are asked in, what they answer out: what most say, then what each says of it, as numbers by column."""

from __future__ import annotations

from typing import Final

import numpy as np

from benchmarks.archive.cast import Cast
from benchmarks.archive.documents import Columns, Numbers
from benchmarks.archive.events import FIGURES, Events
from benchmarks.archive.shapes import EVENT_TYPES, QUALIFIERS, SHAPES, WORDS, of_shapes

_QUALIFIED: Final = 0.12  #: of the numbers that agree


def answers_for(
    shape: Numbers, event: Numbers, main: Numbers, mind: Numbers, events: Events, cast: Cast, rng: np.random.Generator
) -> Columns:
    """What most say: a figure, or the number of an actor, event, concept, word; the same for all who are asked the same."""
    count = len(shape)
    figure, other = np.full(count, -1), np.full(count, -1)
    for number, asked in enumerate(SHAPES):
        here = np.flatnonzero(shape == number)
        mixed = event[here] * 7919 + number * 104729
        if asked.answer in FIGURES:
            of = main[here] if asked.is_total else event[here]
            value = events.figures[FIGURES.index(asked.answer), of]
            figure[here] = np.maximum(1, value // (2 + number % 5)) if asked.is_part else value
        elif asked.answer == "truth":
            other[here] = mind[here] % 27 != 0
        elif asked.answer == "words":
            other[here] = (mixed + rng.geometric(0.5, len(here))) % len(WORDS)
        else:
            among, spread = _among(asked.answer, events, cast), 0.9 if asked.is_single else 0.4
            picked = (mixed + rng.geometric(spread, len(here)) - 1) % len(among)
            other[here] = np.array(among)[picked]
    part = of_shapes("is_part")[shape] == 1
    kinds = np.array(cast.pools["kind"])
    return {
        "figure": figure,
        "other": other,
        "kind": np.where(part, kinds[(shape * 31) % len(kinds)], -1),
    }


def _among(answer: str, events: Events, cast: Cast) -> list[int]:
    match answer:
        case "side":
            return [0, 1]
        case "third":
            return [2, 3]
        case "claimant":
            return list(cast.claimants[:60])
        case "talks":
            return np.flatnonzero(events.type == list(EVENT_TYPES).index("talks"))[:500].tolist()
    return list(cast.pools[answer])


def said(
    answer: Columns, moved: Numbers, shape: Numbers, stance: Numbers, mind: Numbers, rng: np.random.Generator
) -> Columns:
    """The answer that is given: moved away from what most say, or put inexactly."""
    count = len(shape)
    is_day = (of_shapes("answer") == "day")[shape]
    value = answer["figure"]
    step = np.maximum(1, value // 50)
    away = np.where(is_day, value - np.abs(moved), np.maximum(0, value + moved * step))
    value = np.where(moved != 0, away, value)
    is_count = (of_shapes("counts") != "")[shape]
    inexact = is_count & (moved == 0) & (value >= 20) & (rng.random(count) < _QUALIFIED)
    qualifier = np.where(
        inexact, rng.choice(len(QUALIFIERS), count, p=(0.3, 0.25, 0.2, 0.08, 0.05, 0.04, 0.03, 0.05)), -1
    )
    plain = (answer["other"] >= 0) & (stance == 0)
    negatable = np.array([shape.answer not in ("truth", "words") for shape in SHAPES])[shape]
    return {
        "figure": value,
        "other": answer["other"],
        "kind": answer["kind"],
        "qualifier": qualifier,
        "negated": (plain & negatable & (mind % 33 == 1)).astype(np.int64),
    }
