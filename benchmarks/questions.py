"""How long each shipped question takes of a store: `python -m benchmarks.questions --corpus STORE`.

Each is asked as `claimgraph ask` asks it, with parameters that the store holds: the one that most is said of ("busiest")
and one that stands in the middle ("ordinary"); each in a process of its own, so that memory is its own; of a long answer
the first rows are enough. Printed as a table of Markdown. What a question may take follows from its header:

- one thing: it has a parameter that is an actor, an event or a document; all rows of an ordinary one within 0.1 s;
- everything: all others, and what is said of a side, or of whatever is busiest; first rows within 2 s.

Seconds are those of processors, since a machine does other things as well.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from claimgraph.asking.pieces import Shape, pieces_of_question
from claimgraph.asking.question_files import NamedQuestion, questions
from claimgraph.asking.questions import NODES
from claimgraph.kept.held import COLUMNS
from claimgraph.kept.opened import opened
from claimgraph.store import Store

#: A question that takes longer is ended, in seconds; and what one may take of memory beside the program, in MiB.
_ENOUGH: Final = 60
#: So many rows are enough to see what a row takes.
_ROWS: Final = 20_000
_MEMORY: Final = 3072

_BUSY: Final = ("busiest", "ordinary")

#: The values of each type of parameter, those that most is said of first.
_VALUES: Final = {
    "Actor": "SELECT actor FROM speaker WHERE link = links - 1 GROUP BY ALL HAVING COUNT(*) >= 10 ORDER BY COUNT(*) DESC, 1",
    "Event": (
        "SELECT event FROM question JOIN statement USING (question) WHERE event <> '' GROUP BY ALL HAVING COUNT(*) >= 10 "
        "ORDER BY COUNT(*) DESC, 1"
    ),
    "Document": "SELECT document FROM statement GROUP BY ALL HAVING COUNT(*) >= 5 ORDER BY COUNT(*) DESC, 1",
    "Medium": "SELECT medium FROM speaker WHERE medium <> '' GROUP BY ALL ORDER BY COUNT(*) DESC, 1",
    "Section": "SELECT section FROM statement WHERE section <> '' GROUP BY ALL ORDER BY COUNT(*) DESC, 1",
    "Stance": "SELECT stance FROM statement GROUP BY ALL ORDER BY COUNT(*) DESC, 1",
    "Property": (
        "SELECT property FROM question JOIN statement USING (question) WHERE property <> '' GROUP BY ALL "
        "ORDER BY COUNT(*) DESC, 1"
    ),
    "Date": (
        "SELECT CAST(published AS VARCHAR) FROM document WHERE published IS NOT NULL GROUP BY ALL ORDER BY COUNT(*) DESC, 1"
    ),
    "side": "SELECT side FROM actor WHERE side <> '' GROUP BY ALL ORDER BY COUNT(*) DESC, 1",
}
#: Those that no column holds.
_FIXED: Final = {"Verdict": ("contradicts", "rivals"), "Number": ("50", "20"), "Class": ("cg:Actor", "cg:Event")}


@dataclass(frozen=True)
class Taken:
    """What a question took: seconds until the first rows, and until the last; rows; MiB, with those of the program."""

    first: float
    last: float
    rows: int
    memory: int


def budget(question: NamedQuestion, busy: str) -> tuple[str, float]:
    """Up to when, in seconds, and what has to have come until then: "first" rows, or the "last"."""
    about_one = any(
        parameter.type in (*NODES, "Thing") and parameter.name != "side" for parameter in question.parameters
    )
    return ("last", 0.1) if about_one and busy == "ordinary" else ("first", 2.0)


def parameters_in(folder: Path) -> Mapping[str, tuple[str, str]]:
    """The busiest and an ordinary value of each type of parameter in a store."""
    from claimgraph.columns.database import opened as columns_in

    connection = columns_in(opened(folder).build / COLUMNS)
    found = {}
    for type, sql in _VALUES.items():
        values = [str(value) for (value,) in connection.execute(sql).fetchall()]
        found[type] = (values[0], values[len(values) // 2])
    things = f"actor-{found['Actor'][0]}", f"event-{found['Event'][1]}"
    return found | _FIXED | {"Thing": things}


def asked(question: NamedQuestion, busy: str, known: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """The parameters of a question; of two actors the second is another one."""
    place, given = _BUSY.index(busy), dict[str, str]()
    for parameter in question.parameters:
        value = known["side" if parameter.name == "side" else parameter.type][place]
        if value in given.values():
            value = known[parameter.type][1 - place]
        given[parameter.name] = value
    return given


def taken(folder: Path, id: str, given: Mapping[str, str]) -> Taken:
    """What a question takes, asked here: as CSV, which nobody keeps."""
    kept = opened(folder)
    store = Store.on_disk(kept.graph, kept.manifest.prefixes)
    before, first, rows = _seconds(), 0.0, -1  # the line of the names of columns is no row
    for piece in pieces_of_question(store, id, given, Shape("csv")):
        first = first or _seconds() - before
        assert isinstance(piece.content, str)
        rows += piece.content.count("\n")
        if rows >= _ROWS:
            break
    return Taken(first, _seconds() - before, rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def _seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def measured(folder: Path, id: str, given: Mapping[str, str]) -> Taken | None:
    """The same in a process of its own; None where it was ended."""
    command = (sys.executable, "-m", "benchmarks.questions", "--corpus", str(folder), "--one", id, json.dumps(given))
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return None if done.returncode else Taken(**json.loads(done.stdout))


def lines(folder: Path, wanted: str = "") -> Iterator[str]:
    """The table, a line for each question whose id begins as ``wanted``."""
    known = parameters_in(folder)
    yield "| question | of | first rows, s | last, s | rows | MiB | may take | |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | --- | --- |"
    for question in questions().values():
        # What lookups are asked with belongs together.
        if question.id.startswith("lookup/") or not question.id.startswith(wanted):
            continue
        for busy in _BUSY if question.parameters else ("busiest",):
            found = measured(folder, question.id, asked(question, busy, known))
            until, most = budget(question, busy)
            may = f"{until} rows {most:g} s"
            start = f"| {question.id} | {busy if question.parameters else 'everything'} |"
            if found is None:
                yield f"{start} | | | | {may} | ended |"
                continue
            kept = getattr(found, until) <= most
            yield (
                f"{start} {found.first:.3f} | {found.last:.3f} | {found.rows:,} | {found.memory:,} | {may} "
                f"| {'' if kept else 'more'} |"
            )


def main() -> None:
    """Print the table of a store, or measure one question."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="a store, as `claimgraph build` writes it")
    parser.add_argument("--only", default="", metavar="START", help="the questions whose ids begin so")
    parser.add_argument("--one", nargs=2, metavar=("QUESTION", "PARAMETERS"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        has = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_CPU, (_ENOUGH, _ENOUGH))
        resource.setrlimit(resource.RLIMIT_AS, (has + _MEMORY * 2**20,) * 2)
        print(json.dumps(asdict(taken(options.corpus, options.one[0], json.loads(options.one[1])))))
        return
    for line in lines(options.corpus, options.only):
        print(line, flush=True)


if __name__ == "__main__":
    main()
