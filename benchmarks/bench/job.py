"""What is measured: a job, and the ways to do it, ours first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from benchmarks.bench.data import Data

#: Gets everything ready and gives the work; what the work gives is the answer, or a function that says it.
Prepare: TypeAlias = Callable[[Data], Callable[[], object]]


@dataclass(frozen=True)
class Way:
    """One way to do a job: with what, from which files, and up to how many claims that ends within minutes."""

    name: str
    prepare: Prepare
    needs: tuple[str, ...] = ()
    most: int = 1_000_000


@dataclass(frozen=True)
class Job:
    """One row of the table for each size and rival. All ways give the same answer. ``goal`` is what is to be reached."""

    name: str
    about: str
    ours: Way
    rivals: tuple[Way, ...]
    goal: str = ""

    @property
    def ways(self) -> tuple[Way, ...]:
        """All ways, ours first."""
        return (self.ours, *self.rivals)
