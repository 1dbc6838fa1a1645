"""Whether anything grows with the square of its input: each kind at n and at 2n, `python benchmarks/squares.py [KIND …]`;
with --by=10 all n ten times as large.

Made-up corpora, each with much of one thing. Every run is a process of its own, with a limit on time and memory. A ratio
of 2 is linear, 4 a square; seconds depend on the machine. "told" is a message that the program gave instead.
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from crowds import (
    Make,
    about_claims,
    actor_chain,
    amplified,
    claimants,
    claimants_of_two,
    concept_chain,
    copies,
    dates,
    denied,
    denied_values,
    disjoint_halves,
    event_chain,
    figures,
    figures_of_one,
    in_text,
    lines_of,
    long,
    open_figures,
    ordinals,
    parts_of_events,
    perpetrators,
    places,
    planned_and_done,
    quotes,
    reasons,
    relays,
    revised_often,
    silences,
    solid,
    spellings,
    suggested,
    superlatives,
    unknown_claims,
    unknown_keys,
    unknown_names,
    wholes_and_parts,
    words,
)

#: What one run may take: seconds, and bytes of address space.
SECONDS = 120
MEMORY = 8 * 2**30

Work = Callable[[Path], object]


# ------------------------------------------------------------------------------------------------- work


def read(folder: Path) -> object:
    from claimgraph.corpus import read_corpus

    return read_corpus(folder)


def graph(folder: Path) -> str:
    from claimgraph.derive import graph_of

    return graph_of(read(folder))  # type: ignore[arg-type]


def check(folder: Path) -> object:
    return _command("check", "--corpus", str(folder))


def check_texts(folder: Path) -> object:
    return _command("check", "--corpus", str(folder), "--texts", str(folder / "texts"))


def report(folder: Path) -> object:
    return _command("report", "--corpus", str(folder))


def event(folder: Path) -> object:
    return _command("view", "--event", "swap", "-o", str(folder / "event.html"), "--corpus", str(folder))


def view(folder: Path) -> object:
    return _command("view", "-o", str(folder / "actors.html"), "--corpus", str(folder))


def export(format: str) -> Work:
    return lambda folder: _command("export", format, "-o", str(folder / "out"), "--corpus", str(folder))


def told_by(folder: Path) -> object:
    return _command("export", "ntriples", "-o", str(folder / "out"), "--corpus", str(folder), "--told-by", "p1")


def question(*asked: str) -> Work:
    return lambda folder: _command("ask", *asked, "--corpus", str(folder))


def without(folder: Path) -> object:
    return _command("report", "--corpus", str(folder), "--without", "p1")


def _command(*arguments: str) -> object:
    """A command, with its output thrown away; what it says on standard error is an answer where it fails."""
    from claimgraph.cli import main

    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            main(list(arguments), standalone_mode=False)
    except SystemExit as error:
        if error.code:
            raise RuntimeError(err.getvalue()) from None
    return None


# ------------------------------------------------------------------------------------------------- measuring


def measured(make: Make, work: Work, n: int) -> tuple[float, int, str]:
    """Seconds, MB at the most, and what was told; -1 for either that was exhausted."""
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder) / "corpus", n)
        here, there = multiprocessing.get_context("spawn").Pipe(duplex=False)
        run = multiprocessing.get_context("spawn").Process(target=_run, args=(work_name(work), folder, there))
        start = time.perf_counter()
        run.start()
        there.close()
        try:
            found = here.recv() if here.poll(SECONDS) else None
        except EOFError:
            found = (time.perf_counter() - start, -1, f"killed ({run.exitcode})")
        if found is None:
            run.kill()
            found = (-1.0, -1, f"more than {SECONDS} s")
        run.join()
        return found  # type: ignore[no-any-return]


def work_name(work: Work) -> str:
    return next(name for name, known in WORK.items() if known is work)


def _run(work: str, folder: str, there: object) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    said = ""
    start = time.perf_counter()
    try:
        WORK[work](Path(folder) / "corpus")
    except MemoryError:
        said = "MemoryError"
    except Exception as error:
        said = str(error).strip()
        said = f"told ({len(said):,} signs): {' '.join(said.split())[:90]}"
    seconds = time.perf_counter() - start
    there.send((seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, said))  # type: ignore[attr-defined]


WORK: dict[str, Work] = {
    "read": read,
    "graph": graph,
    "check": check,
    "texts": check_texts,
    "report": report,
    "event": event,
    "view": view,
    "told-by": told_by,
    "without": without,
    "graphml": export("graphml"),
    "graphml-full": export("graphml-full"),
    "provenance": export("graphml-provenance"),
    "merged": export("graphml-merged"),
    "csv": export("csv"),
    "cypher": export("cypher"),
    "nanopub": export("nanopub"),
    "refines": question("comparison/refines", "event=swap"),
    "side-by-side": question("comparison/side-by-side", "one=p0", "other=p1"),
    "pairs": question("comparison/pairs"),
    "beside-figures": question("silence/beside-figures"),
    "chain": question("event/chain", "event=swap"),
}

#: Kind, corpus, what is done with it, and the smaller n.
KINDS: list[tuple[str, Make, str, int]] = [
    *((f"figures/{work}", figures, work, 200) for work in ("graph", "check", "report", "event", "view", "told-by")),
    *((f"figures/{work}", figures, work, 200) for work in ("graphml", "graphml-full", "provenance", "merged", "csv")),
    *((f"figures/{work}", figures, work, 200) for work in ("cypher", "nanopub", "without")),
    *((f"figures/{work}", figures, work, 200) for work in ("refines", "side-by-side", "pairs", "chain")),
    ("figures of one/graph", figures_of_one, "graph", 200),
    ("figures of one/report", figures_of_one, "report", 200),
    ("figures of one/side-by-side", figures_of_one, "side-by-side", 200),
    ("open figures/graph", open_figures, "graph", 200),
    ("suggested/graph", suggested, "graph", 200),
    ("dates/graph", dates, "graph", 200),
    ("planned and done/graph", planned_and_done, "graph", 200),
    ("wholes and parts/graph", wholes_and_parts, "graph", 200),
    ("parts of events/graph", parts_of_events, "graph", 500),
    ("ordinals/graph", ordinals, "graph", 100),
    ("superlatives/graph", superlatives, "graph", 100),
    ("reasons/graph", reasons, "graph", 200),
    ("reasons/report", reasons, "report", 200),
    ("reasons/view", reasons, "view", 200),
    ("reasons/pairs", reasons, "pairs", 200),
    ("places/graph", places, "graph", 200),
    ("disjoint halves/graph", disjoint_halves, "graph", 200),
    ("perpetrators/graph", perpetrators, "graph", 200),
    ("denied/graph", denied, "graph", 500),
    ("denied/report", denied, "report", 500),
    ("denied/view", denied, "view", 500),
    ("denied/pairs", denied, "pairs", 500),
    ("denied values/graph", denied_values, "graph", 200),
    *((f"claimants/{work}", claimants, work, 1000) for work in ("graph", "check", "report", "event", "view", "merged")),
    *((f"claimants/{work}", claimants, work, 1000) for work in ("refines", "pairs", "provenance", "told-by")),
    *((f"claimants of two/{work}", claimants_of_two, work, 1000) for work in ("graph", "report", "event", "view")),
    *((f"claimants of two/{work}", claimants_of_two, work, 1000) for work in ("pairs", "refines")),
    ("revised often/graph", revised_often, "graph", 500),
    ("revised often/report", revised_often, "report", 500),
    ("silences/event", silences, "event", 500),
    ("silences/report", silences, "report", 500),
    ("silences/beside-figures", silences, "beside-figures", 200),
    *(
        (f"quotes/{work}", quotes, work, 1000)
        for work in ("graph", "check", "report", "event", "view", "csv", "nanopub")
    ),
    *((f"relays/{work}", relays, work, 500) for work in ("read", "graph", "chain", "event", "view")),
    ("amplified/read", amplified, "read", 100),
    *((f"actor chain/{work}", actor_chain, work, 500) for work in ("read", "graph", "check", "report", "told-by")),
    *((f"event chain/{work}", event_chain, work, 500) for work in ("read", "graph", "report", "view")),
    ("concept chain/read", concept_chain, "read", 500),
    ("concept chain/graph", concept_chain, "graph", 500),
    ("copies/read", copies, "read", 500),
    ("copies/graph", copies, "graph", 500),
    ("spellings/read", spellings, "read", 5000),
    ("spellings/graph", spellings, "graph", 5000),
    ("unknown names/read", unknown_names, "read", 500),
    ("unknown keys/read", unknown_keys, "read", 5000),
    ("about claims/graph", about_claims, "graph", 300),
    ("about claims/without", about_claims, "without", 300),
    ("unknown claims/read", unknown_claims, "read", 1000),
    *(
        (f"long {key} of {shape.__name__.strip('_')}/{work}", long(key, shape), work, n)
        for key, n in (("note", 450), ("rationale", 450), ("quote", 4), ("name", 2000))
        for shape in (words, solid, lines_of)
        for work in ("check", "report")
    ),
    ("long quote in a text", in_text, "texts", 500),
]


def main() -> None:
    wanted = [word for word in sys.argv[1:] if not word.startswith("--by=")]
    (by,) = [int(word[5:]) for word in sys.argv[1:] if word.startswith("--by=")][-1:] or [1]
    print(f"{'kind':<36} {'n':>7} {'s':>8} {'MB':>6}  {'s×':>5} {'MB×':>5}")
    for kind, make, work, n in KINDS:
        if wanted and not any(kind.startswith(word) for word in wanted):
            continue
        before: tuple[float, int, str] | None = None
        for size in (by * n, 2 * by * n):
            found = measured(make, WORK[work], size)
            seconds, megabytes, said = found
            ratios = ""
            if before and min(before[0], before[1], seconds, megabytes) > 0:
                ratios = f"{seconds / before[0]:>5.1f} {megabytes / before[1]:>5.1f}"
            print(f"{kind:<36} {size:>7,} {seconds:>8.2f} {megabytes:>6,}  {ratios:<11} {said}", flush=True)
            before = found


if __name__ == "__main__":
    main()
