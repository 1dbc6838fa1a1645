"""A selection in, its site out as a folder of files, each looked at before it is written."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimgraph.asking import questions
from claimgraph.base.errors import ExportError
from claimgraph.base.files import is_store, refuse_way_out
from claimgraph.base.resources import shipped
from claimgraph.base.watched import UNTOLD, Job, Stage
from claimgraph.base.whole_folders import refuse_others, whole_folder
from claimgraph.corpus.changes import is_ours
from claimgraph.graph.made import Made, site_of
from claimgraph.graph.selected import Selection
from claimgraph.pages.site.files import files_of

#: What it is to write a site.
WRITING: Final = Stage("Writing the pages", 1)


@dataclass(frozen=True, slots=True)
class Published:
    """A site that was written: its first page, how many files it has, and how many bytes these have together."""

    start: Path
    files: int
    size: int


def publish(graph: Selection, folder: Path, job: Job = UNTOLD) -> Published:
    """Write the site of a graph as plain files, in the place of the one that this wrote there before.

    ``job`` is told of the stage `WRITING`.

    Raises:
        ExportError: something else is in the folder, or it is one of the corpus; or a file cannot be written.
        ClaimGraphError: a page would name a private person; or there are more claims than a site of files takes.
    """
    refuse_others(folder)
    _refuse_source(graph, folder)
    site = site_of(graph)
    files = files_of(site)
    (counts,) = questions.ask(site.store, "summary/counts").texts()
    job.begin(WRITING, int(counts["claims"]))
    count = size = 0
    with whole_folder(folder) as write:
        for file in job.through(files, sum(1 for _ in site.things()), lambda file: 0):
            content = Made(graph.cast, file.content, file.words).looked_at()
            write(file.path, content)
            count += 1
            size += len(content)
    return Published(folder / "index.html", count, size)


def _refuse_source(graph: Selection, folder: Path) -> None:
    own = Path(graph.source) if isinstance(graph.source, (str, Path)) else shipped("corpus")
    refuse_way_out(folder, own)
    real, inside = Path(os.path.realpath(folder)), Path(os.path.realpath(own))
    if real == inside or is_ours(folder / "index.html", own) or (is_store(own) and real.is_relative_to(inside)):
        raise ExportError(f"{folder} is a folder of the corpus: nothing was written.", "Give another folder.")
