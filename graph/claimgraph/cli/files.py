"""The commands that write files for other tools and for the browser: export, view."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from click.core import ParameterSource

from claimgraph.cli import completing
from claimgraph.cli.leaving import leave, open_in_browser
from claimgraph.cli.options import as_of_option, event_option, texts_option, with_vocabulary_option, withdrawn_option
from claimgraph.cli.program import graph_option, main, output_option
from claimgraph.cli.starting import graph_of, tell_caution, tell_left_out


@main.command(short_help="Write the graph for other tools.")
@click.argument("format_", metavar="FORMAT", shell_complete=completing.formats)
@output_option
@graph_option
@as_of_option
@withdrawn_option
@texts_option
@click.option(
    "--told-by",
    metavar="WHO",
    shell_complete=completing.ids("actor"),
    help="Only the world as this actor or side tells it, as plain facts (RDF formats).",
)
@with_vocabulary_option
@click.option("--all-columns", is_flag=True, help="With csv and sheets: also columns in which nothing stands.")
@click.option("--bom", is_flag=True, help="With csv: begin with the mark by which Excel knows that it is UTF-8.")
def export(
    format_: str,
    output: str,
    corpus: Path | None,
    as_of: datetime | None,
    with_withdrawn: bool,
    texts: Path | None,
    told_by: str | None,
    with_vocabulary: bool,
    all_columns: bool,
    bom: bool,
) -> None:
    """Write the graph in one of these formats (docs/formats.md says what each keeps):

    \b
      turtle, ntriples, jsonld, rdfxml      RDF
      rdf12, rdf-statement, nanopub         RDF views: each claim about its answer, each passage
      annotations                           Web Annotation: each passage at the address of its document
      graphml, graphml-merged,
        graphml-provenance, graphml-full    igraph, yEd, Cytoscape
      gexf, gexf-claims                     Gephi
      cytoscape                             Cytoscape.js
      cypher                                Ladybug, Neo4j (a zip)
      csv, parquet                          spreadsheets, DuckDB, pandas
      sheets                                all of it as a workbook (.xlsx), to import elsewhere
      vocabulary                            every term with its definition, as a page
      schema                                JSON Schema of document files, for editors
      reference                             every key, column and term, as Markdown

    With --told-by, the plain facts as one actor or one side tells them: a view, in which nothing says who says so.
    With --with-vocabulary, RDF files also define each term, so that they can be read without this program.
    With --texts, every quote also carries the words before and after it (up to 32 characters each).
    The vocabulary is a page for the browser on what can be said in the corpus.

    \b
    Example:  claimgraph export turtle -o claims.ttl
              claimgraph export csv -o - | head
              claimgraph export turtle -o ministry.ttl --told-by russian-defence-ministry
    """
    from claimgraph.formats import writers
    from claimgraph.graph.made import export_of
    from claimgraph.store import FORMATS as RDF_FORMATS

    for given, option in ((told_by, "--told-by gives facts"), (with_vocabulary, "--with-vocabulary adds terms")):
        if given and format_ not in RDF_FORMATS:
            raise click.UsageError(f"{option} in RDF: {', '.join(RDF_FORMATS)}.")
    writer = writers().get(format_)
    for asked, option in ((all_columns, "all_columns"), (bom, "bom")):
        if asked and writer and option not in writer.options:
            knowing = ", ".join(name for name, found in writers().items() if option in found.options)
            raise click.UsageError(f"--{option.replace('_', '-')} is for {knowing}.")
    graph = tell_left_out(graph_of(corpus, as_of, with_withdrawn, texts=texts))
    if with_vocabulary:
        graph = graph.with_vocabulary()
    if told_by:
        graph = graph.told_by(told_by)
    else:
        tell_caution(graph.caution)
    made = export_of(graph, format_, all_columns=all_columns, bom=bom)
    leave(made.cast, made.content, output, words=made.words, read=corpus)
    if made.leaves:
        click.echo(f"note: {made.leaves}", err=True)


@main.command(short_help="Write the actor graph, or one event, as a page for the browser.")
@output_option
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser; without -o, from a temporary file.")
@event_option
@graph_option
@as_of_option
@withdrawn_option
@texts_option
@click.option("--picture", is_flag=True, help="With --event: the actor graph of it, not the page on it.")
@click.option(
    "--actor",
    default="",
    metavar="ACTOR",
    shell_complete=completing.ids("actor"),
    help="Only claims that this actor makes, relays or is named in.",
)
@click.option(
    "--document",
    default="",
    metavar="DOCUMENT",
    shell_complete=completing.ids("document"),
    help="Only claims in this document.",
)
def view(
    output: str,
    open_: bool,
    event: str,
    corpus: Path | None,
    as_of: datetime | None,
    with_withdrawn: bool,
    texts: Path | None,
    picture: bool,
    actor: str,
    document: str,
) -> None:
    """Write the actor graph as one page for the browser: who claims what about whom, who relays whom.

    It opens on what does not fit together. Click a line, an actor or an event to read the claims with their words;
    filter, search, read the same as a table, save it as PNG, SVG or CSV. With --texts, each quote stands in its
    paragraph: such a page holds the articles' text, and is yours to keep. --actor and --document, and --event with
    --picture, narrow the graph. Of more than 5,000 claims the most disputed are shown, and some of who claims most.

    With --event, the page of one event: how the accounts stand to each other, each figure on an axis by claimant, through
    whom each answer reaches us, the silences, and what it all hangs on. All pages work offline and load nothing.

    \b
    Example:  claimgraph view -o actors.html
              claimgraph view --event exchange-2024-01-31 -o event.html
              claimgraph view --actor Zelensky --texts texts -o zelensky.html
    """
    from claimgraph.graph.made import page_of

    if open_ and output == "-":
        if click.get_current_context().get_parameter_source("output") is ParameterSource.COMMANDLINE:
            raise click.UsageError("--open needs a file: give -o FILE, or leave -o out.")
        output = _temporary(event, picture)
    if texts and event and not (picture or actor or document):
        raise click.UsageError("--texts is for the actor graph: add --picture.")
    graph = tell_left_out(graph_of(corpus, as_of, with_withdrawn, texts=texts, paragraphs=True))
    tell_caution(graph.caution)
    made = page_of(graph, event=event, actor=actor, document=document, picture=picture)
    leave(made.cast, made.content, output, remark="" if open_ else "; open it in a browser", read=corpus)
    if open_:
        open_in_browser(Path(output))


def _temporary(event: str, picture: bool) -> str:
    """A page in a folder of its own, which only this user can read; it stays, since the browser reads it later."""
    import tempfile

    return str(
        Path(tempfile.mkdtemp(prefix="claimgraph-")) / ("event.html" if event and not picture else "actors.html")
    )
