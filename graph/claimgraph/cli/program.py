"""What all commands share: the group that turns errors into messages, the option for a corpus, the graph of one."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import signal
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from claimgraph import __version__
from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError, Interrupted
from claimgraph.cli import choosing
from claimgraph.cli.everywhere import Command, plain_asked, with_everywhere

F = TypeVar("F", bound=Callable[..., Any])


class Program(click.Group):
    """The group of all commands; errors of ours end as a message and exit code 1, Ctrl-C as 130."""

    command_class = Command

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Its own parameters, and those of every command."""
        return with_everywhere(super().get_params(ctx))

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the program; what goes wrong with its streams is told like everything else."""
        _open_streams()
        if plain_asked():
            kwargs["color"] = False
        try:
            try:
                return super().main(*args, **kwargs)
            finally:
                sys.stdout.flush()
        except OSError as error:
            raise _ended(error) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            with warnings.catch_warnings():
                _tell_as_notes(Interrupted)
                return super().invoke(ctx)
        except ClaimGraphError as error:
            raise SystemExit(_failed(error)) from None
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            raise SystemExit(128 + signal.SIGINT) from None
        except OSError as error:
            raise _ended(error) from None


def _tell_as_notes(told: type[Warning]) -> None:
    """Show warnings of this kind as notes, whatever was asked of Python; all others as before."""
    other = warnings.showwarning

    def show(message: Warning | str, category: type[Warning], *where: Any, **more: Any) -> None:
        if issubclass(category, told):
            click.echo(f"note: {message}", err=True)
        else:
            other(message, category, *where, **more)

    warnings.simplefilter("always", told)
    warnings.showwarning = show


def _ended(error: OSError) -> SystemExit:
    """The end of the program after the system refused something, with its message."""
    with contextlib.suppress(OSError):  # what is left to be written would fail again at the end of the process
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return SystemExit(0)  # `claimgraph … | head`: the reader has seen enough
    return SystemExit(_failed(_of_system(error)))


def _of_system(error: OSError) -> ClaimGraphError:
    if error.errno == errno.EBADF and not error.filename:
        return ClaimGraphError("A standard stream is closed.", "Open it, or give a file: -o FILE.")
    where = f"{error.filename}: " if error.filename else ""
    return ClaimGraphError(f"{where}{error.strerror or error}.", "Check the path, its permissions and the disk.")


def _open_streams() -> None:
    """Put something in the place of streams that are closed: else the next file that is opened would be taken for one.

    Reading from or writing to it is an error, as it should be; messages to a closed standard error are lost.
    """
    for number, name, mode in ((0, "stdin", os.O_WRONLY), (1, "stdout", os.O_RDONLY), (2, "stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, mode)
            if handle != number:
                os.dup2(handle, number)
                os.close(handle)
            setattr(sys, name, open(number, "w" if number else "r", closefd=False))  # noqa: SIM115


def _failed(error: ClaimGraphError) -> int:
    tell_error(error)
    return 1


def tell_error(error: ClaimGraphError) -> None:
    """Say on standard error what went wrong, without characters that a terminal would obey."""
    from claimgraph.asking.answer_text import plain

    said = click.style("error: ", fg="red", bold=True) + plain(str(error))
    click.echo(said, err=True, color=False if plain_asked() else None)


def _corpus_option(
    choice: Callable[[click.Context, click.Parameter, Path | None], Path | None],
    what: str,
    left_out: str,
    *,
    file_okay: bool = False,
) -> Callable[[F], F]:
    return click.option(
        "--corpus",
        type=click.Path(path_type=Path, file_okay=file_okay),
        envvar="CLAIMGRAPH_CORPUS",
        metavar="DIR",
        callback=choice,
        help=f"{what}; if left out, the one you are in{left_out}.",
    )


#: The option ``--corpus`` of every command that reads one, of every command that writes to one, of every command that
#: also takes an archive, and of every command that asks a graph, which may have been built before.
corpus_option = _corpus_option(choosing.to_read, "A corpus folder", ", else the shipped one")
corpus_or_archive_option = _corpus_option(
    choosing.to_read,
    "A corpus folder, or an archive: a folder of sheets, or its file of claims",
    ", else the shipped one",
    file_okay=True,
)
own_corpus_option = _corpus_option(choosing.to_write, "A corpus folder", "")
_asked_option = _corpus_option(choosing.to_read, "A corpus folder, or a store", ", else the shipped one")


def graph_option(command: F) -> F:
    """The options of a command that asks a graph: of which corpus, and whether it has to be made anew."""
    return _asked_option(_no_cache_option(command))


_no_cache_option = click.option(
    "--no-cache",
    is_flag=True,
    expose_value=False,
    callback=choosing.without_cache,
    help="Make the graph of a corpus folder anew, and keep nothing of it.",
)


#: The option ``--corpus`` of every command that changes a store in its place.
store_option = click.option(
    "--corpus",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="CLAIMGRAPH_CORPUS",
    required=True,
    metavar="STORE",
    help="The store, which `claimgraph build` makes.",
)


#: One rule for what a command gives: standard output, unless a file is named. Its folders are made.
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(allow_dash=True, readable=False),  # what is there is looked at where it is written
    default="-",
    metavar="FILE",
    help="Write it to this file; to standard output if left out, or with -.",
)


def no_nan(number: float) -> float:
    """The number; every comparison with "not a number" is false, also that with its limits."""
    if number != number:
        raise click.BadParameter("it is no number.")
    return number


wait_option = click.option(
    "--wait",
    type=click.FloatRange(min=0, max=86_400),
    default=limits.WAIT,
    show_default=True,
    metavar="SECONDS",
    callback=lambda context, option, value: no_nan(value),
    help="How long to wait for another command that changes the same corpus.",
)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="claimgraph %(version)s")
def main() -> None:
    """Who claims what, on whose word, in which passage of which document.

    \b
    Try:  claimgraph report
          claimgraph ask figure/of-event event=exchange-2024-01-31
          claimgraph view -o actors.html

    \b
    It ends with 0; with 1 where something is wrong, which it says; with 2 where it was called wrongly; with 130 after
    Ctrl-C.
    """
    # A terminal that cannot show a sign shows its code instead of ending the program.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
