"""The command that says what can be said: terms."""

from __future__ import annotations

from pathlib import Path

import click

from claimgraph.base.errors import ClaimGraphError
from claimgraph.cli.choosing import tell_choice
from claimgraph.cli.leaving import leave
from claimgraph.cli.program import corpus_option, main

_FILES = {
    "documents": "a document, below `claims:`",
    "actors": "actors.yaml",
    "events": "events.yaml",
    "concepts": "concepts.yaml",
}


@main.command(short_help="List what can be said in a corpus, or explain a term with a claim to paste.")
@click.argument("word", required=False)
@corpus_option
def terms(word: str | None, corpus: Path | None) -> None:
    """List what can be said in a corpus: properties, what is counted, stances, verbs, phases, kinds of actors and events.

    With a WORD, explain the terms that it means, by key, name, meaning or near spelling, each with an entry that can be
    pasted into a file of the corpus; of a kind of terms (verb, phase, type), list all.

    \b
    Example:  claimgraph terms --corpus my-corpus
              claimgraph terms declines --corpus my-corpus
    """
    from claimgraph.corpus import reading_of
    from claimgraph.pages.terms import everything, explained, listed, matching, of_kind

    tell_choice()
    # Not refused for mistakes in documents: whoever looks for a word is about to mend one.
    reading = reading_of(corpus)
    if not reading.corpus.actors:
        reading.problems.raise_any()
    found = everything(reading.corpus)
    if word is None:
        lines = listed(found)
    elif kind := of_kind(found, word):
        lines = listed(kind)
    else:
        some = matching(found, word)
        if not some:
            raise ClaimGraphError(f"Nothing is called or means {word!r} here.", "`claimgraph terms` lists everything.")
        lines = explained(some, _FILES)
    leave(reading.corpus, "\n".join(lines).rstrip("\n") + "\n", read=corpus)
