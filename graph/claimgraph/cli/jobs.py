"""The stages of a long job in, what a person sees of it out: on a terminal a bar of the whole, else a line a stage."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

import click

from claimgraph.base.watched import Stage
from claimgraph.base.words import counted

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.live import Live

T = TypeVar("T")

#: How much of a stage is taken for done when it takes longer than was expected, until the next one begins.
_NEARLY: Final = 0.95
#: Before so much is done, nobody knows how long the rest takes.
_SOME: Final = 0.02


class Pace:
    """How far a job is, how fast it is, and how long it still takes; ``clock`` gives seconds.

    What each stage takes of the whole is known beforehand. A stage in which nothing is counted is taken to go on as fast as
    the stages before it.

    >>> seconds = iter([0.0, 0.0, 10.0, 15.0, 15.0, 15.0])
    >>> first, second = Stage("Reading", 1), Stage("Checking", 3)
    >>> pace = Pace((first, second), lambda: next(seconds))
    >>> pace.begin(first), pace.begin(second, 1000)
    (None, None)
    >>> pace.share, pace.left
    (0.375, 25.0)
    """

    def __init__(self, stages: Sequence[Stage], clock: Callable[[], float] = time.monotonic) -> None:
        self.stages = stages
        self.stage = stages[0]
        self.claims = 0
        self.triples = 0
        self._clock = clock
        self._started = self._begun = clock()
        self._done = 0.0
        self._counted: tuple[int, int] | None = None

    def begin(self, stage: Stage, claims: int = 0) -> None:
        """A stage begins; the job is one of so many claims, where that is known."""
        self.stage = stage
        self.claims = claims or self.claims
        self._begun = self._clock()
        self._done = sum(before.weight for before in self.stages[: self.stages.index(stage)])
        self._counted = None

    def count(self, done: int, of: int, triples: int = 0) -> None:
        """So many of so many parts of the stage are done, with so many triples."""
        self._counted = min(done, of), of
        self.triples = triples

    @property
    def share(self) -> float:
        """How much of the whole is done, from 0 to 1."""
        if self._counted:
            done, of = self._counted
            inside = done / of if of else 0.0
        else:
            before = self._begun - self._started
            expected = before * self.stage.weight / self._done if self._done else 0.0
            inside = min(_NEARLY, (self._clock() - self._begun) / expected) if expected else 0.0
        return (self._done + inside * self.stage.weight) / sum(stage.weight for stage in self.stages)

    @property
    def left(self) -> float | None:
        """How many seconds it still takes, None where that is not known yet."""
        share = self.share
        return (self._clock() - self._started) * (1 - share) / share if share >= _SOME else None

    @property
    def rate(self) -> str:
        """How many triples are stored a second; before that, how many claims the whole job does."""
        now = self._clock()
        if self.triples:
            return _a_second(self.triples / max(now - self._begun, 1e-9), "triples")
        share = self.share
        return _a_second(self.claims * share / (now - self._started), "claims") if share >= _SOME else ""


def _a_second(number: float, of: str) -> str:
    """A rate with the two digits that matter; more would only flicker."""
    return f"{int(float(f'{number:.2g}')):,} {of} a second" if number >= 1 else ""


def _said(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return f"{seconds:.0f} s left" if seconds < 100 else f"{seconds / 60:.0f} min left"


class Told:
    """A job that a person is told of while it is worked at, on standard error.

    Where no ``console`` is given, that is a terminal's if standard error is one; without one each stage is a line.
    """

    def __init__(
        self,
        stages: Sequence[Stage],
        console: Console | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pace = Pace(stages, clock)
        self._console = console or _terminal()
        self._live: Live | None = None

    def __enter__(self) -> Told:
        if self._console:
            from rich.live import Live

            self._live = Live(
                console=self._console,
                get_renderable=self._shown,
                refresh_per_second=4,
                transient=True,
                redirect_stdout=False,
            )
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._live:
            self._live.stop()

    def begin(self, stage: Stage, claims: int = 0) -> None:
        """A stage begins."""
        self._pace.begin(stage, claims)
        if self._live is None:
            click.echo(f"{stage.name} …", err=True)

    def through(self, items: Iterable[T], length: int, triples: Callable[[T], int] = lambda item: 0) -> Iterator[T]:
        """The same things, while they are counted."""
        there = 0
        for number, item in enumerate(items):
            self.count(number, length, there)
            yield item
            there += triples(item)

    def count(self, done: int, of: int, triples: int = 0) -> None:
        """So many of so many parts of the stage are done, with so many triples."""
        self._pace.count(done, of, triples)

    def _shown(self) -> RenderableType:
        from rich.progress_bar import ProgressBar
        from rich.table import Table

        pace, row = self._pace, Table.grid(padding=(0, 2))
        share = pace.share
        of = f" of {counted(pace.claims, 'claim')}" if pace.claims else ""
        bar = ProgressBar(total=1, completed=share, width=24)
        row.add_row(pace.stage.name, bar, f"{share:.0%}{of}", pace.rate, _said(pace.left))
        return row


def _terminal() -> Console | None:
    """The terminal of standard error, None where that is none."""
    if not sys.stderr.isatty():
        return None
    from rich.console import Console

    context = click.get_current_context(silent=True)
    return Console(stderr=True, no_color=True if context and context.color is False else None)
