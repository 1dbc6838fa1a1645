"""The command that shows a graph in the browser: serve."""

from __future__ import annotations

from pathlib import Path

import click

from claimgraph.base import limits
from claimgraph.cli.asking import memory_option
from claimgraph.cli.leaving import open_in_browser
from claimgraph.cli.program import graph_option, main, no_nan
from claimgraph.cli.starting import graph_of, tell_caution


@main.command(short_help="Read the graph in the browser, and ask it from other programs.")
@graph_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any that is free."
)
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A name under which it may be asked, with --host.")
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@click.option("--cors", "origins", multiple=True, metavar="ORIGIN", help="A site whose pages may read it; * for all.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1, max=86_400),
    default=limits.SECONDS_SERVED,
    show_default=True,
    metavar="SECONDS",
    callback=lambda context, option, value: no_nan(value),
    help="End a query after this time.",
)
@memory_option
def serve(
    corpus: Path | None,
    port: int,
    host: str,
    names: tuple[str, ...],
    opens: bool,
    origins: tuple[str, ...],
    timeout: float,
    memory: int,
) -> None:
    """Read the graph in the browser, and ask it from other programs: pages for everything in it, and a SPARQL endpoint.

    It listens on this machine alone, and changes nothing. Ctrl-C ends it.

    \b
    Example:  claimgraph serve --open
              claimgraph serve --corpus my-store --port 8080
    """
    from claimgraph.server.app import Settings, app_of
    from claimgraph.server.running import listening
    from claimgraph.server.running import serve as run

    if any("*" in name for name in (host, *names)):
        raise click.UsageError("A * would let every page reach it through a name of its own: name each host.")
    graph = graph_of(corpus)
    tell_caution(graph.caution)
    is_here = host in ("127.0.0.1", "localhost", "::1")
    if not is_here:
        click.echo(f"warning: everybody who reaches {host} can read this graph and ask it anything.", err=True)
    with listening(host, port) as on:
        settings = Settings((*Settings().hosts, host, *names), origins, seconds=timeout, memory=memory)
        address = f"http://{f'[{host}]' if ':' in host else host}:{on.getsockname()[1]}/"

        def ready() -> None:
            click.echo(f"{address} (SPARQL: {address}sparql); Ctrl-C ends it", err=True)
            if opens:
                open_in_browser(address)

        run(app_of(graph, settings), on, ready)
