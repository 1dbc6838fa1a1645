"""A graph and the boxes of its nodes in, positions out: with a fixed start, so that pages are reproducible.

networkx needs 31 s for 5,000 nodes, and the fast libraries for Python are under the GPL; so the two known methods that
are short in numpy stand here: pivot MDS (Brandes and Pich 2007, "Eigensolver methods for progressive multidimensional
scaling of large data") for the overall shape, then springs and repulsion (Fruchterman and Reingold 1991), with the
repulsion of all nodes summed on a grid.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import networkx
    import numpy

    Array = numpy.ndarray[Any, numpy.dtype[Any]]

#: Width to height of the picture.
SCREEN: Final = 1.35

PIVOTS: Final = 20
ROUNDS: Final = 50
GRID: Final = 64
#: Beyond this, boxes are not pushed apart here: the page shows fewer nodes at once, and does it for those.
APART: Final = 500


def positions(graph: networkx.MultiDiGraph, boxes: Mapping[Any, tuple[float, float]]) -> dict[Any, tuple[int, int]]:
    """Whole-pixel positions of the centres of nodes: a force layout, then boxes pushed apart until none overlap.

    ``boxes`` holds width and height of each node with its label, in pixels.
    """
    import numpy

    nodes = list(graph)
    if not nodes:
        return {}
    number = {node: at for at, node in enumerate(nodes)}
    pairs = sorted({tuple(sorted((number[a], number[b]))) for a, b in graph.edges() if a != b})
    ends = numpy.array(pairs, dtype=numpy.int64).reshape(-1, 2)
    size = numpy.array([boxes[node] for node in nodes], dtype=float)
    found = _spread(_forces(_pivot_mds(ends, len(nodes)), ends))
    # Room for every box and half of the picture empty, in the shape of a screen.
    height = (2.0 * float((size[:, 0] * size[:, 1]).sum()) / SCREEN) ** 0.5
    placed = found * numpy.array([height * SCREEN, height])
    if len(nodes) <= APART:
        _push_apart(placed, size)
    return {node: (round(x), round(y)) for node, (x, y) in zip(nodes, placed.tolist(), strict=True)}


def _pivot_mds(ends: Array, count: int) -> Array:
    """Two coordinates for each node, from its distances to some nodes that lie far from each other."""
    import numpy

    neighbours: list[list[int]] = [[] for _ in range(count)]
    for one, other in ends.tolist():
        neighbours[one].append(other)
        neighbours[other].append(one)
    distances: list[Array] = []
    nearest = numpy.full(count, numpy.inf)
    pivot = max(range(count), key=lambda node: (len(neighbours[node]), -node))
    for _ in range(min(PIVOTS, count)):
        distances.append(_distances(pivot, neighbours))
        nearest = numpy.minimum(nearest, distances[-1])
        pivot = int(nearest.argmax())
    squared = numpy.stack(distances, axis=1) ** 2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean()
    _, vectors = numpy.linalg.eigh(centred.T @ centred)
    main = vectors[:, ::-1][:, :2]
    main = main * numpy.where(main.sum(axis=0) < 0, -1.0, 1.0)  # the sign of an eigenvector is not defined
    found = -centred @ main if main.shape[1] == 2 else numpy.zeros((count, 2))
    # Leaves of one hub have the same distances: a turn by the golden angle keeps them apart, the same each time.
    turn = numpy.arange(count) * 2.399963
    scale = found.std() or 1.0
    return found / scale + 0.15 * numpy.stack([numpy.cos(turn), numpy.sin(turn)], axis=1)


def _distances(start: int, neighbours: Sequence[Sequence[int]]) -> Array:
    """Numbers of steps from a node to all others; parts that are not connected lie a little beyond the farthest."""
    import numpy

    found = numpy.full(len(neighbours), -1.0)
    found[start] = 0
    todo = deque([start])
    while todo:
        here = todo.popleft()
        for other in neighbours[here]:
            if found[other] < 0:
                found[other] = found[here] + 1
                todo.append(other)
    found[found < 0] = found.max() + 2
    return found


def _forces(at: Array, ends: Array) -> Array:
    """Positions after some rounds in which lines pull and all nodes push; the steps become shorter each round."""
    import numpy

    count = len(at)
    at = at / (numpy.abs(at).max() or 1.0)
    ideal = (4 / max(1, count)) ** 0.5  # the square of side 2 holds them at this distance
    kernel = _kernel()
    for step in range(ROUNDS):
        moved = ideal**2 * _repulsion(at, kernel)
        if len(ends):
            apart = at[ends[:, 1]] - at[ends[:, 0]]
            pull = apart * (numpy.linalg.norm(apart, axis=1, keepdims=True) / ideal)
            moved += _summed(pull, ends[:, 0], count) - _summed(pull, ends[:, 1], count)
        moved -= 0.5 * at  # what is not connected must not fly off
        length = numpy.linalg.norm(moved, axis=1, keepdims=True)
        longest = 0.12 * (1 - step / ROUNDS) + 0.002
        at = at + moved / numpy.maximum(length, 1e-9) * numpy.minimum(length, longest)
        at = at - at.mean(axis=0)
        at = at / max(1.0, float(numpy.abs(at).max()))
    return at


def _summed(forces: Array, nodes: Array, count: int) -> Array:
    """The sum of the forces on each node."""
    import numpy

    return numpy.stack([numpy.bincount(nodes, forces[:, axis], count) for axis in (0, 1)], axis=1)


def _kernel() -> Array:
    """The transformed force of one node on the cells around it, 1 / distance away from it, in both directions."""
    import numpy

    far = numpy.arange(-GRID, GRID) * (2 / GRID)
    x, y = numpy.meshgrid(far, far, indexing="ij")
    squared = x**2 + y**2
    squared[GRID, GRID] = 1.0
    found: Array = numpy.fft.rfft2(numpy.fft.ifftshift(numpy.stack([x, y]) / squared, axes=(1, 2)))
    return found


def _repulsion(at: Array, kernel: Array) -> Array:
    """The push of all nodes on each, from their number in each cell of a grid: a convolution instead of all pairs."""
    import numpy

    cells = numpy.clip(((at + 1) * (GRID / 2)).astype(int), 0, GRID - 1)
    full = numpy.zeros((2 * GRID, 2 * GRID))
    full[:GRID, :GRID] = numpy.bincount(cells[:, 0] * GRID + cells[:, 1], minlength=GRID**2).reshape(GRID, GRID)
    push = numpy.fft.irfft2(numpy.fft.rfft2(full) * kernel, s=full.shape)
    found: Array = push[:, cells[:, 0], cells[:, 1]].T
    return found


def _spread(at: Array) -> Array:
    """Values from 0 to 1 in the same order, mostly by rank: a force layout crowds its centre and flings out leaves."""
    import numpy

    ranks = numpy.argsort(numpy.lexsort((at[:, ::-1].T[0], at[:, 0])))
    down = numpy.argsort(numpy.lexsort((at[:, 0], at[:, 1])))
    by_rank = numpy.stack([ranks, down], axis=1) / max(1, len(at) - 1)
    span = at.max(axis=0) - at.min(axis=0)
    by_place = (at - at.min(axis=0)) / numpy.where(span > 0, span, 1.0)
    found: Array = 0.75 * by_rank + 0.25 * by_place
    return found


def _push_apart(placed: Array, size: Array, rounds: int = 300) -> None:
    """Move boxes that overlap away from each other, each along the shorter way, until none do."""
    import numpy

    one = other = numpy.zeros(0, dtype=int)
    for step in range(rounds):
        if step % 10 == 0:
            # Which boxes can meet within the next rounds; all pairs are looked at only here.
            apart = numpy.abs(placed[None, :, :] - placed[:, None, :])
            near = (apart < (size[:, None, :] + size[None, :, :]) / 2 + 0.25 * size.max(axis=0)).all(axis=2)
            one, other = numpy.nonzero(numpy.triu(near, 1))
            if step >= 40:
                placed *= 1.02  # too crowded to come apart by itself
        apart = placed[other] - placed[one]
        overlap = (size[one] + size[other]) / 2 - numpy.abs(apart)
        (met,) = numpy.nonzero((overlap > 0).all(axis=1))
        if not len(met):
            if step % 10 == 0:
                return
            continue
        axis = overlap[met].argmin(axis=1)
        rows = numpy.arange(len(met))
        way = numpy.where(apart[met][rows, axis] >= 0, 1.0, -1.0)
        push = numpy.zeros((len(met), 2))
        push[rows, axis] = (overlap[met][rows, axis] / 2 + 0.5) * way
        placed += _summed(push, other[met], len(placed)) - _summed(push, one[met], len(placed))
