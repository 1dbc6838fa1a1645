"""What a command says on standard error while it works: on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

from claimgraph.base.watched import Stage
from claimgraph.cli.jobs import Told

T = TypeVar("T")


def tell(stage: str) -> None:
    """Say on a terminal what is done now."""
    if sys.stderr.isatty():
        click.echo(click.style(f"{stage} …", dim=True), err=True)


def tell_waiting() -> None:
    """Say on a terminal that another command is waited for."""
    tell("Waiting for another command")


def watched(label: str, length: int, items: Iterable[T], /) -> Iterator[T]:
    """The same things, while a bar on a terminal counts them."""
    with counting(label, length) as step:
        for item in items:
            yield item
            step()


@contextmanager
def counting(label: str, length: int) -> Iterator[Callable[[], None]]:
    """Inside, a bar on a terminal; gives a function to call once for each of so many things."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    stage, done = Stage(label, 1), 0

    def step() -> None:
        nonlocal done
        done += 1
        job.count(done, length)

    with Told((stage,)) as job:
        job.begin(stage)
        yield step
