"""The problems of a corpus in, what is told of them out: file by file, and which documents are good all the same."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from claimgraph.base import limits
from claimgraph.base.words import counted
from claimgraph.corpus import Reading
from claimgraph.corpus.evidence.positions import positions_path
from claimgraph.corpus.source import Problems, shown_path
from claimgraph.model.records import Corpus


def by_file(problems: Problems) -> tuple[str, str]:
    """Every problem below the file that it is in, and a line that counts them; so many that a person may read them."""
    found = sorted(set(problems.found))
    blocks = []
    for file, here in groupby(found[: limits.PROBLEMS_SHOWN], lambda problem: problem.file):
        shown = "\n".join(map(str, here))
        blocks.append(f"{file}: {counted(sum(p.file == file for p in found), 'problem')}\n{shown}")
    count, left = len(found) + problems.more, len(found) - limits.PROBLEMS_SHOWN + problems.more
    if left > 0:
        blocks.append(f"and {left:,} more")
    files = len({problem.file for problem in found})
    return "\n\n".join(blocks), f"{counted(count, 'problem')} found in {counted(files, 'file')}."


def good_documents(reading: Reading) -> Corpus | None:
    """The corpus with those documents alone in which nothing is wrong; None where something else than documents is wrong."""
    documents, bad = reading.folder / "documents", {problem.file for problem in reading.problems.found}

    def files(id: str) -> set[str]:
        return {shown_path(path) for path in (documents / f"{id}.yaml", positions_path(documents, id))}

    known = {*reading.corpus.documents, *reading.unread}
    if not bad <= {file for id in known for file in files(id)}:
        return None
    good = {id: document for id, document in reading.corpus.documents.items() if not files(id) & bad}
    return replace(reading.corpus, documents=good)
