"""The commands that make and fill a corpus of one's own: init, new."""

from __future__ import annotations

from pathlib import Path

import click

from claimgraph.cli.choosing import tell_choice
from claimgraph.cli.leaving import say
from claimgraph.cli.program import main, own_corpus_option, wait_option
from claimgraph.cli.templates import sheet_option, write_template

#: What is said of the option ``--subject``.
SUBJECT = "With which vocabulary a new corpus begins: blank, or that of the shipped corpus by its name."


@main.command(short_help="Make an empty corpus, with a worked example beside it.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--subject", default="blank", show_default=True, metavar="NAME", help=SUBJECT)
@sheet_option
@wait_option
def init(folder: Path, subject: str, sheet: str, wait: float) -> None:
    """Make an empty corpus in a folder that does not exist yet.

    Its folder ontology/ holds what can be asked: a few commented terms to copy from (blank), or the vocabulary of the
    shipped corpus. Its folder example/ is a little corpus of its own, on an invented article, to look at. With --sheet,
    also write a workbook to fill; DIR may then be a corpus already, which stays as it is.

    \b
    Example:  claimgraph init my-corpus
              claimgraph init my-corpus --subject exchange
              claimgraph init my-corpus --sheet claims.xlsx
    """
    from claimgraph.cli.editors import editors_files
    from claimgraph.corpus.scaffold import init_corpus

    if not (sheet and (folder / "actors.yaml").is_file()):
        for path in init_corpus(folder, subject, wait, editors=editors_files):
            say(str(path))
        say(f"\nNext:  cd {folder}")
        say("       claimgraph new ARTICLE                   adds a document for an article's text")
        say("       claimgraph report --corpus example       what the worked example says")
    if sheet:
        write_template(folder, sheet)


@main.command(short_help="Add a document for an article: a text, a web page, a Word file or a PDF.")
@click.argument("article", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), metavar="ARTICLE|-")
@click.option("--name", default="", metavar="NAME", help="What the document is called; the file's name if left out.")
@own_corpus_option
@wait_option
def new(article: Path, name: str, corpus: Path, wait: float) -> None:
    """Add a document file for an article (.txt, .html, .warc, .docx, .pdf), and keep its text in the corpus's folder texts/.

    Of a web page, a Word file or a PDF the plain text is taken; what is left out is said. Title, outlet, date, address
    and language are filled in where the file says them: proposals, to be checked. Nothing is fetched.

    \b
    Example:  claimgraph new texts/article.txt --corpus my-corpus
              echo 'A march. 300 came.' | claimgraph new - --name a-march --corpus my-corpus
    """
    from datetime import date

    from claimgraph.cli.editors import editors_files
    from claimgraph.corpus.article.document import new_document
    from claimgraph.reader.recognized import recognized

    tell_choice()
    given = None if str(article) == "-" else article
    added = new_document(given, corpus, date.today(), wait, name=name, editors=editors_files, recognized=recognized)
    if not added.is_new:
        say(f"{added.path} is there already")
        return
    say(str(added.path))
    for line in added.left:
        say(f"  {line}")
    for other in added.same:
        say(f"  the same text as that of {other!r}: if it is a copy, say `republication-of: {other}`")
    say("\nNext:  write its claims (`claimgraph terms WORD` shows one to paste), then  claimgraph check")
