"""Which corpus a command is about: the one that is given, the one that one stands in, or else the shipped one.

One rule for all commands; those that write never take the shipped one. What was not given is told on standard error. A
store stands for the corpus that it was built from; what was kept of a corpus is taken, unless that is not wanted.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import click
from click.core import ParameterSource

from claimgraph.base.errors import ClaimGraphError

_SAID: Final = f"{__name__}.said"  # where a command keeps what it has to say of its choice
_CACHELESS: Final = f"{__name__}.cacheless"
_INSIDE: Final = ("documents", "texts", "ontology")  # the folders of a corpus in which one stands while writing


def to_read(context: click.Context, option: click.Parameter, value: Path | None) -> Path | None:
    """The folder of the corpus that a command reads; None for the shipped one."""
    folder = _chosen(context, option, value)
    if folder is None:
        context.meta[_SAID] = "the one that ships (--corpus DIR for another)"
    return folder


def to_write(context: click.Context, option: click.Parameter, value: Path | None) -> Path:
    """The folder of the corpus that a command writes to.

    Raises:
        ClaimGraphError: none is given, and one stands in none.
    """
    folder = _chosen(context, option, value)
    if folder is None:
        raise ClaimGraphError(
            "Which corpus? This folder has no actors.yaml.",
            "Give --corpus DIR, or go into the corpus folder; `claimgraph init DIR` makes one.",
        )
    return folder


def tell_choice() -> None:
    """Say on standard error, once, which corpus the command took, where nobody gave it."""
    said = click.get_current_context().meta.pop(_SAID, "")
    if said:
        from claimgraph.asking.answer_text import plain

        click.echo(f"corpus: {plain(said)}", err=True)


def without_cache(context: click.Context, option: click.Parameter, given: bool) -> None:
    """Note that the graph is to be made anew."""
    context.meta[_CACHELESS] = given


def is_cacheless() -> bool:
    """Whether the graph is to be made anew, whatever was kept of it."""
    return bool(click.get_current_context().meta.get(_CACHELESS))


def drop_damaged() -> bool:
    """Forget what was kept of the corpus that a command asks, since it cannot be read; whether there was anything."""
    context = click.get_current_context()
    if _CACHELESS not in context.meta or is_cacheless():
        return False
    from claimgraph.kept.cache import Cache

    return Cache(context.params.get("corpus")).dropped()


def _chosen(context: click.Context, option: click.Parameter, value: Path | None) -> Path | None:
    if value is not None and context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE:
        return value
    found = _stood_in(_has_actors if context.resilient_parsing else _is_corpus)
    if found is not None:
        context.meta[_SAID] = f"{found.resolve().name}, in which you are"
        return found
    if value is not None:
        context.meta[_SAID] = f"{value}, by {option.envvar}"
    return value


def _stood_in(is_corpus: Callable[[Path], bool]) -> Path | None:
    """The corpus that one stands in: this folder, or the one of whose documents, texts or ontology this is the folder.

    Not any folder further up: nobody means to change something that far away without naming it.
    """
    here = Path.cwd()
    if is_corpus(here):
        return Path()
    if here.name in _INSIDE and is_corpus(here.parent):
        return Path("..")
    return None


def _is_corpus(folder: Path) -> bool:
    from claimgraph.corpus.trees import looks_like_corpus

    return looks_like_corpus(folder)


def _has_actors(folder: Path) -> bool:
    # For what Tab completes: that has to be there at once, and of a broken corpus it is nothing.
    return (folder / "actors.yaml").is_file()
