"""What a command says on standard error while it works: on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import click

T = TypeVar("T")


def tell(stage: str) -> None:
    """Say on a terminal what is done now."""
    if sys.stderr.isatty():
        click.echo(click.style(f"{stage} …", dim=True), err=True)


def tell_waiting() -> None:
    """Say on a terminal that another command is waited for."""
    tell("Waiting for another command")


def watched(label: str, length: int, items: Iterable[T], /) -> Iterator[T]:
    """The same things, while a progress bar counts them."""
    with Progress(label, length) as step:
        for item in items:
            yield item
            step()


class Progress:
    """A progress bar on standard error, on a terminal only; gives a function to call once a step."""

    def __init__(self, label: str, length: int) -> None:
        self._bar = click.progressbar(length=length, label=label, file=sys.stderr, hidden=not sys.stderr.isatty())

    def __enter__(self) -> Callable[[], object]:
        self._bar.__enter__()
        return lambda: self._bar.update(1)

    def __exit__(self, *_: object) -> None:
        self._bar.render_finish()
