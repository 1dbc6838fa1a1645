"""Questions about figures in, how far each claim is from what most say out: a tenth of all claims stand in a contradiction."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.archive.documents import Numbers

#: Of all claims, so many answer a question to which claimants give figures that cannot both be right.
_CONTESTED: Final = 0.115
#: Of the claimants of such a question, so many do not give the figure that most give.
_APART: Final = 0.35
#: No question has more figures than this, above and below that one.
_FIGURES: Final = 60


def deviations(
    document: Numbers,
    claimant: Numbers,
    question: Numbers,
    is_figure: NDArray[np.bool_],
    is_asserted: NDArray[np.bool_],
    rng: np.random.Generator,
) -> tuple[Numbers, NDArray[np.bool_]]:
    """Steps away from what most say, 0 for most claims, and which answer a contested question.

    A claimant says one thing in one document.
    """
    found = np.zeros(len(question), dtype=np.int64)
    rows = np.flatnonzero(is_figure)
    asserted = rows[is_asserted[rows]]
    taken = _contested(question[asserted], claimant[asserted], len(question), rng)
    said_by = np.stack([document[rows], claimant[rows], question[rows]])
    _, group = np.unique(said_by, axis=1, return_inverse=True)
    groups = int(group.max(initial=-1)) + 1
    side = np.where(rng.random(groups) < 0.5, -1, 1)
    steps = np.minimum(rng.geometric(0.25, groups), _FIGURES // 2) * side
    is_apart = rng.random(groups) < _APART
    # Whoever asserts another figure first does so: else a question could be taken and nobody disagree.
    other = _first_of_others(question[asserted], claimant[asserted])
    is_apart[group[np.searchsorted(rows, asserted[other])]] = True
    is_contested = np.zeros(len(question), dtype=bool)
    is_contested[rows] = np.isin(question[rows], taken)
    found[rows] = np.where(is_contested[rows] & is_apart[group], steps[group], 0)
    return found, is_contested


def _contested(question: Numbers, claimant: Numbers, claims: int, rng: np.random.Generator) -> Numbers:
    """Questions that two claimants answer, drawn until as many claims as wanted answer one of them."""
    pairs = np.unique(np.stack([question, claimant]), axis=1)
    asked, claimants = np.unique(pairs[0], return_counts=True)
    known, answers = np.unique(question, return_counts=True)
    several = np.flatnonzero(claimants > 1)
    several = several[rng.permutation(len(several))]
    sizes = answers[np.searchsorted(known, asked[several])]
    # What would lead far beyond is left out: one question of a small archive may have a tenth of its claims.
    several = several[sizes < max(3, _CONTESTED * claims / 4)]
    sizes = answers[np.searchsorted(known, asked[several])]
    return asked[several[: int(np.searchsorted(np.cumsum(sizes), _CONTESTED * claims)) + 1]]


def _first_of_others(question: Numbers, claimant: Numbers) -> Numbers:
    """Of each question the first row whose claimant is not that of its first row."""
    _, first, group = np.unique(question, return_index=True, return_inverse=True)
    rows = np.flatnonzero(claimant != claimant[first][group])
    _, found = np.unique(question[rows], return_index=True)
    return rows[found]
