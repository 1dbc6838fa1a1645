"""The commands that write files for other tools and for the browser: export, view."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from claimgraph.cli.leaving import leave
from claimgraph.cli.program import (
    as_of_option,
    corpus_option,
    main,
    texts_option,
    with_vocabulary_option,
    withdrawn_option,
)
from claimgraph.cli.starting import corpus_of, known, known_and_said, told


@main.command(short_help="Write the graph for other tools.")
@click.argument("format_", metavar="FORMAT")
@click.option("-o", "--output", required=True, metavar="FILE|-", help="The file to write; - is standard output.")
@corpus_option
@as_of_option
@withdrawn_option
@texts_option
@click.option(
    "--told-by", metavar="WHO", help="Only the world as this actor or side tells it, as plain facts (RDF formats)."
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
    from claimgraph.api import build
    from claimgraph.derive import perspective
    from claimgraph.export import Exported, writers, written
    from claimgraph.store import FORMATS as RDF_FORMATS
    from claimgraph.store import Store
    from claimgraph.triples.ontology import with_ontology

    for given, option in ((told_by, "--told-by gives facts"), (with_vocabulary, "--with-vocabulary adds terms")):
        if given and format_ not in RDF_FORMATS:
            raise click.UsageError(f"{option} in RDF: {', '.join(RDF_FORMATS)}.")
    writer = writers().get(format_)
    for given, option in ((all_columns, "all_columns"), (bom, "bom")):
        if given and writer and option not in writer.options:
            knowing = ", ".join(name for name, found in writers().items() if option in found.options)
            raise click.UsageError(f"--{option.replace('_', '-')} is for {knowing}.")
    records = known(corpus_of(corpus, texts), as_of, with_withdrawn)
    if told_by is None:
        store = told(build(records))
    else:
        store = Store(perspective.told_by(records, told_by), records.vocabulary.prefixes)
    if with_vocabulary:
        store = with_ontology(store, records.vocabulary)
    if told_by is None:
        source = Exported(records, store, all_columns, bom)
        content, words = written(source, format_)
    else:
        content, words = store.serialize(format_), None
    leave(records, content, output, words=words, read=corpus)
    if told_by is None and (left := writers()[format_].leaves(source)):
        click.echo(f"note: {left}", err=True)


@main.command(short_help="Write the actor graph, or one event, as a page for the browser.")
@click.option("-o", "--output", required=True, metavar="FILE|-", help="The page to write; - is standard output.")
@click.option(
    "--event", default="", metavar="EVENT", help="All that is claimed about one event, by id or any of its names."
)
@corpus_option
@as_of_option
@withdrawn_option
@texts_option
@click.option("--picture", is_flag=True, help="With --event: the actor graph of it, not the page on it.")
@click.option("--actor", default="", metavar="ACTOR", help="Only claims that this actor makes, relays or is named in.")
@click.option("--document", default="", metavar="DOCUMENT", help="Only claims in this document.")
def view(
    output: str,
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

    Click a line or an actor to read the claims with their words; filter, search, read the same as a table, save it as
    PNG or SVG. With --texts, each quote stands in its paragraph: such a page holds the articles' text, and is yours to
    keep. --actor and --document, and --event with --picture, narrow the graph.

    With --event, the page of one event: each figure on an axis by claimant, the disagreements, through whom each answer
    reaches us, the silences, and what it all hangs on. All pages work offline and load nothing.

    \b
    Example:  claimgraph view -o actors.html
              claimgraph view --event exchange-2024-01-31 -o event.html
              claimgraph view --actor Zelensky --texts texts -o zelensky.html
    """
    from claimgraph.api import build

    records, note = known_and_said(corpus_of(corpus), as_of, with_withdrawn)
    if note:
        click.echo(note, err=True)
    if event and not (picture or actor or document):
        if texts:
            raise click.UsageError("--texts is for the actor graph: add --picture.")
        from claimgraph.pages.event_page import event_page

        content = event_page(told(build(records)), event, note=note)
    else:
        from claimgraph.pages.picture import actor_page
        from claimgraph.pages.picture.narrow import narrowed

        in_context = None
        if texts:
            whole = corpus_of(corpus, texts, paragraphs=True, tell=False)
            in_context, _ = known_and_said(whole, as_of, with_withdrawn)
        part = narrowed(records, event=event, actor=actor, document=document)
        content = actor_page(records, told(build(records)), narrowed=part, in_context=in_context, note=note)
    leave(records, content.encode(), output, remark="; open it in a browser", read=corpus)
