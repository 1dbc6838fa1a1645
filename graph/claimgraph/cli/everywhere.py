"""What holds for every command, wherever it is written: to be quiet, and to show no colours."""

from __future__ import annotations

import contextlib
import io
import os
from typing import Any, Final

import click

from claimgraph.base.errors import StoreError
from claimgraph.cli.choosing import drop_damaged

_QUIET: Final = f"{__name__}.quiet"


def _be_quiet(context: click.Context, option: click.Parameter, given: bool) -> None:
    if given:
        context.meta[_QUIET] = True  # the group and its command share it


def _be_plain(context: click.Context, option: click.Parameter, given: bool) -> None:
    if given:
        context.color = context.find_root().color = False


#: The options of the program and of every command: people write them before the command, and behind it.
EVERYWHERE: Final = (
    click.Option(
        ["-q", "--quiet"],
        is_flag=True,
        expose_value=False,
        callback=_be_quiet,
        help="No notes, warnings and progress on standard error; errors stay.",
    ),
    click.Option(
        ["--no-color"],
        is_flag=True,
        expose_value=False,
        callback=_be_plain,
        help="No colours, as with the environment variable NO_COLOR.",
    ),
)


def with_everywhere(own: list[click.Parameter]) -> list[click.Parameter]:
    """The parameters of a command and those of every command; its last is --help."""
    return [*own[:-1], *EVERYWHERE, *own[-1:]]


def plain_asked() -> bool:
    """Whether the environment asks for no colours (https://no-color.org), or for a terminal that has none."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


class Command(click.Command):
    """A command; what it says on standard error besides errors can be silenced."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Its own parameters, and those of every command."""
        return with_everywhere(super().get_params(ctx))

    def invoke(self, ctx: click.Context) -> Any:
        """Run it. An error leaves it before it is told, so that it is told to the real standard error."""
        with contextlib.redirect_stderr(io.StringIO()) if ctx.meta.get(_QUIET) else contextlib.nullcontext():
            try:
                return super().invoke(ctx)
            except StoreError:
                if not drop_damaged():
                    raise
                return super().invoke(ctx)
