"""The command for editors: schema; and the files that it writes into a corpus, as init and new do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claimgraph.cli.choosing import tell_choice
from claimgraph.cli.leaving import say
from claimgraph.cli.program import main, own_corpus_option, wait_option
from claimgraph.cli.telling import tell_waiting

if TYPE_CHECKING:
    from claimgraph.model.records import Corpus


def editors_files(corpus: Corpus) -> Mapping[str, bytes]:
    """The schemas of a corpus, by their paths in it; looked at as all that goes elsewhere: a corpus may be published.

    Raises:
        ClaimGraphError: one would name a private person.
    """
    from claimgraph.formats.schema import schema_files
    from claimgraph.privacy.leaving import looked_at

    return {name: looked_at(corpus, content) for name, content in schema_files(corpus).items()}


@main.command(short_help="Write the schemas with which an editor completes and checks.")
@own_corpus_option
@wait_option
def schema(corpus: Path, wait: float) -> None:
    """Write schema/*.json into a corpus: with them, an editor completes ids, verbs and properties, and marks mistakes.

    The first line of a file says which schema it follows; `claimgraph new` writes that line and these files. Give this
    command when there are new actors, events or terms to complete. For VS Code there is the extension YAML (redhat),
    Helix and Neovim start yaml-language-server themselves.

    \b
    Example:  claimgraph schema --corpus my-corpus
    """
    from claimgraph.corpus import reading_of
    from claimgraph.corpus.changes import changing
    from claimgraph.corpus.trees import refuse_no_corpus

    tell_choice()
    refuse_no_corpus(corpus)
    with changing(corpus, wait, tell_waiting) as change:
        reading = reading_of(corpus)
        if not reading.corpus.actors:  # its vocabulary or its actors cannot be read: there would be nothing to complete
            reading.problems.raise_any()
        files = editors_files(reading.corpus)
        change.write(files)
    for name in files:
        say(str(corpus / name))
