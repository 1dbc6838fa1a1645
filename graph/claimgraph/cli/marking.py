"""The command that takes in passages marked elsewhere: annotations."""

from __future__ import annotations

from pathlib import Path

import click

from claimgraph.base.words import counted
from claimgraph.cli.choosing import tell_choice
from claimgraph.cli.leaving import say
from claimgraph.cli.options import texts_option
from claimgraph.cli.program import main, own_corpus_option, wait_option

#: So many annotations are told of by their numbers.
_LISTED = 20


@main.command(name="annotations", short_help="Take in passages marked elsewhere, as claims to fill in.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@own_corpus_option
@texts_option
@wait_option
def annotations_(file: Path, corpus: Path, texts: Path | None, wait: float) -> None:
    """Take in passages that somebody marked in the browser, as claims to fill in: what Hypothes.is exports as JSON, or Web
    Annotations.

    Each passage becomes a comment in the document with its address: its words as the quote, with the remark and the tags,
    for you to write who says what there. For an address that no document has a new file is made. Words are compared with
    the text of the document where that is at hand. Who marked them is not taken along, and a passage that is there already
    is not written again.

    \b
    Example:  claimgraph annotations marks.json --corpus my-corpus
    """
    from datetime import date

    from claimgraph.asking.answer_text import plain
    from claimgraph.cli.editors import editors_files
    from claimgraph.corpus.marked.writing import write_marked

    tell_choice()
    done = write_marked(file, corpus, date.today(), texts, wait, editors=editors_files)
    for path, count in done.files.items():
        say(f"{path}: {counted(count, 'passage')} to fill in{' (a new document)' if path in done.new else ''}")
    if done.known:
        say(f"{counted(done.known, 'passage')} {'was' if done.known == 1 else 'were'} there already.")
    for what, found in (("Look at the words of annotation", done.odd), ("Left out: annotation", done.left)):
        for number, why in [*found.items()][:_LISTED]:
            say(plain(f"{what} {number}: {why}"))
        if len(found) > _LISTED:
            say(f"  and {len(found) - _LISTED:,} more")
    if done.files:
        say("\nNext:  write who says what (`claimgraph terms WORD` shows a claim to paste), then  claimgraph check")
