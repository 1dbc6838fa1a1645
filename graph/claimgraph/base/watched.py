"""What takes long in, the same out, while a person is told how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

T = TypeVar("T")


class Watched(Protocol):
    """Gives things on, and tells under a label how many of so many are done."""

    def __call__(self, label: str, length: int, items: Iterable[T], /) -> Iterable[T]:
        """The same things, in the same order."""


def unwatched(label: str, length: int, items: Iterable[T], /) -> Iterable[T]:
    """The same things, and nobody is told."""
    return items


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of a long job: what is done in it, in the words of a person, and how long it takes, against other parts."""

    name: str
    weight: float


class Job(Protocol):
    """Is told how far a job of several stages is."""

    def begin(self, stage: Stage, claims: int = 0) -> None:
        """The stage begins; the job is one of so many claims, as soon as that is known."""

    def through(self, items: Iterable[T], length: int, triples: Callable[[T], int]) -> Iterable[T]:
        """The same things, about so many, while they are counted; ``triples`` says how many one of them holds."""


class _Untold:
    def begin(self, stage: Stage, claims: int = 0) -> None:
        pass

    def through(self, items: Iterable[T], length: int, triples: Callable[[T], int]) -> Iterable[T]:
        return items


#: For whoever wants to be told nothing.
UNTOLD: Final = _Untold()
