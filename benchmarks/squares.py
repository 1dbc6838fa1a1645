"""Whether anything grows with the square of its input: each kind at n and at 2n, `python benchmarks/squares.py [KIND …]`;
with --by=10 all n ten times as large.

Made-up corpora, each with much of one thing. Every run is a process of its own, with a limit on time and memory. A ratio
of 2 is linear, 4 a square; seconds depend on the machine. "told" is a message that the program gave instead.
"""

from __future__ import annotations

import contextlib
import io
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

#: What one run may take: seconds, and bytes of address space.
SECONDS = 120
MEMORY = 8 * 2**30

Make = Callable[[Path, int], object]
Work = Callable[[Path], object]


# ------------------------------------------------------------------------------------------------- corpora


def corpus(
    folder: Path,
    claims: Iterable[str],
    *,
    actors: Iterable[str] = (),
    events: Iterable[str] = (),
    concepts: Iterable[str] = (),
) -> None:
    """A corpus with one document; each text is an entry, on lines of its own."""
    (folder / "documents").mkdir(parents=True)
    own = ["paper: {type: outlet, name: Morning Paper}", "reader: {type: person, name: Reader}"]
    _lines(folder / "actors.yaml", [*own, *actors])
    _lines(folder / "events.yaml", ["swap: {type: event, name: the swap}", *events])
    if concepts := list(concepts):
        _lines(folder / "concepts.yaml", concepts)
    head = ["title: An article", "publisher: paper", "published: 2030-04-05", "curated: {by: reader, on: 2030-04-07}"]
    _lines(folder / "documents" / "article.yaml", [*head, "claims:", *(f"  - {claim}" for claim in claims)])


def _lines(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _people(n: int) -> list[str]:
    return [f"p{i}: {{type: person, name: Person {i}}}" for i in range(n)]


def _claim(who: str, says: str, more: str = "") -> str:
    return f"{{who: {who}, unverified: true, says: {{event: swap, {says}}}{more}}}"


FIGURE = "counts: prisoners, received-by: paper, phase: completed"


def figures(folder: Path, n: int) -> None:
    corpus(folder, [_claim(f"p{i}", f"{FIGURE}, value: {i + 1}") for i in range(n)], actors=_people(n))


def figures_of_one(folder: Path, n: int) -> None:
    corpus(folder, [_claim("paper", f"{FIGURE}, value: {i + 1}") for i in range(n)])


def open_figures(folder: Path, n: int) -> None:
    claims = [_claim(f"p{i}", f"{FIGURE}, {'min' if i % 2 else 'max'}: {i + 1}") for i in range(n)]
    corpus(folder, claims, actors=_people(n))


def suggested(folder: Path, n: int) -> None:
    claims = [_claim(f"p{i}", f"{FIGURE}, value: {i + 1}", ", stance: suggests") for i in range(n)]
    corpus(folder, claims, actors=_people(n))


def dates(folder: Path, n: int) -> None:
    days = [f"{2000 + i // 336}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}" for i in range(n)]
    says = [_claim(f"p{i}", f"property: date, phase: completed, value: {day}") for i, day in enumerate(days)]
    corpus(folder, says, actors=_people(n))


def planned_and_done(folder: Path, n: int) -> None:
    phases = ("planned", "completed")
    claims = [
        _claim(f"p{i}", f"counts: prisoners, received-by: paper, phase: {phases[i % 2]}, value: {i + 1}")
        for i in range(n)
    ]
    corpus(folder, claims, actors=_people(n))


def wholes_and_parts(folder: Path, n: int) -> None:
    received = ("both-sides", "paper", "reader")
    claims = [
        _claim(f"p{i}", f"counts: prisoners, received-by: {received[i % 3]}, phase: completed, value: {i + 1}")
        for i in range(n)
    ]
    corpus(folder, claims, actors=_people(n))


def parts_of_events(folder: Path, n: int) -> None:
    events = [f"e{i}: {{type: event, name: Event {i}, part-of: swap}}" for i in range(n)]
    claims = [_claim("paper", f"{FIGURE}, value: 1")]
    claims += [_claim("paper", f"{FIGURE}, value: {i + 2}").replace("swap", f"e{i}", 1) for i in range(n)]
    corpus(folder, claims, events=events)


def ordinals(folder: Path, n: int) -> None:
    events = ["swaps: {type: series, name: the swaps}"]
    events += [f"e{i}: {{type: event, name: Event {i}, part-of: swaps}}" for i in range(n)]
    claims = []
    for i in range(n):
        day = f"{2000 + i // 336}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}"
        claims.append(_claim("paper", f"property: date, phase: completed, value: {day}").replace("swap", f"e{i}", 1))
        says = f"property: ordinal, within: swaps, phase: completed, value: {n - i}"
        claims.append(_claim("paper", says).replace("swap", f"e{i}", 1))
    corpus(folder, claims, events=events)


def superlatives(folder: Path, n: int) -> None:
    events = ["swaps: {type: series, name: the swaps}"]
    events += [f"e{i}: {{type: event, name: Event {i}, part-of: swaps}}" for i in range(n)]
    claims = []
    for i in range(n):
        day = f"{2000 + i // 336}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}"
        rank = "property: size-rank, within: swaps, phase: completed, value: 1"
        for says in (f"property: date, phase: completed, value: {day}", rank):
            claims.append(_claim("paper", says).replace("swap", f"e{i}", 1))
        for side in ("paper", "reader"):
            says = f"counts: prisoners, received-by: {side}, phase: completed, value: {2 * n - i}"
            claims.append(_claim("paper", says).replace("swap", f"e{i}", 1))
    corpus(folder, claims, events=events)


def reasons(folder: Path, n: int) -> None:
    says = [_claim(f"p{i}", f"property: reason, phase: completed, value: c{i}") for i in range(n)]
    corpus(folder, says, actors=_people(n), concepts=[f"c{i}: {{name: Reason {i}}}" for i in range(n)])


def places(folder: Path, n: int) -> None:
    """Exclusive values; every place is disjoint with one that all are disjoint with."""
    concepts = ["far: {type: place, name: far away}"]
    concepts += [f"c{i}: {{type: place, name: Place {i}, disjoint-with: far}}" for i in range(n)]
    says = [_claim(f"p{i}", f"property: place, phase: completed, value: c{i}") for i in range(n)]
    says.append(_claim("paper", "property: place, phase: completed, value: far"))
    corpus(folder, says, actors=_people(n), concepts=concepts)


def disjoint_halves(folder: Path, n: int) -> None:
    """Exclusive values: half of them within one concept, half within one that is disjoint with it."""
    concepts = ["east: {type: place, name: the east, disjoint-with: west}", "west: {type: place, name: the west}"]
    concepts += [f"c{i}: {{type: place, name: Place {i}, broader: {'east' if i % 2 else 'west'}}}" for i in range(n)]
    says = [_claim(f"p{i}", f"property: place, phase: completed, value: c{i}") for i in range(n)]
    corpus(folder, says, actors=_people(n), concepts=concepts)


def perpetrators(folder: Path, n: int) -> None:
    actors = ["north: {type: state, name: North, side: north, basis: a state}"]
    actors += ["south: {type: state, name: South, side: south, basis: a state}"]
    actors += [f"p{i}: {{type: person, name: Person {i}, part-of: {('north', 'south')[i % 2]}}}" for i in range(n)]
    says = [_claim(f"p{i}", f"property: perpetrator, phase: completed, value: p{n - 1 - i}") for i in range(n)]
    corpus(folder, says, actors=actors)


def denied(folder: Path, n: int) -> None:
    """Half assert one thing, half deny it."""
    says = "property: occurred, phase: completed, value: true"
    claims = [_claim(f"p{i}", says, ", stance: denies" if i % 2 else "") for i in range(n)]
    corpus(folder, claims, actors=_people(n))


def denied_values(folder: Path, n: int) -> None:
    """All values lie within one that n deny and n say is not so."""
    concepts = ["all: {type: place, name: everywhere}"]
    concepts += [f"c{i}: {{type: place, name: Place {i}, broader: all}}" for i in range(n)]
    claims = [_claim(f"p{i}", f"property: place, phase: completed, value: c{i}") for i in range(n)]
    says = "property: place, phase: completed, value: all"
    claims += [_claim(f"p{i}", says, ", stance: denies") for i in range(n)]
    claims += [_claim(f"p{i}", f"{says}, not: true") for i in range(n)]
    corpus(folder, claims, actors=_people(n), concepts=concepts)


def claimants(folder: Path, n: int) -> None:
    corpus(folder, [_claim(f"p{i}", f"{FIGURE}, value: 1") for i in range(n)], actors=_people(n))


def claimants_of_two(folder: Path, n: int) -> None:
    corpus(folder, [_claim(f"p{i}", f"{FIGURE}, value: {i % 2 + 1}") for i in range(n)], actors=_people(n))


def revised_often(folder: Path, n: int) -> None:
    """Two figures, both held by every claimant."""
    claims = [_claim(f"p{i}", f"{FIGURE}, value: {k}") for i in range(n) for k in (1, 2)]
    corpus(folder, claims, actors=_people(n))


def silences(folder: Path, n: int) -> None:
    claims = [
        _claim(f"p{i}", FIGURE + (f", value: {i + 1}" if i % 2 else ""), "" if i % 2 else ", stance: declines")
        for i in range(n)
    ]
    corpus(folder, claims, actors=_people(n))


def quotes(folder: Path, n: int) -> None:
    words = ", ".join(f"word {i} of the text" for i in range(n))
    corpus(folder, [f"{{who: paper, unverified: true, quote: [{words}], says: {{event: swap, {FIGURE}, value: 1}}}}"])


def relays(folder: Path, n: int) -> None:
    via = ", ".join(f"p{i}" for i in range(n))
    corpus(folder, [_claim("paper", f"{FIGURE}, value: 1", f", via: [{via}]")], actors=_people(n))


def amplified(folder: Path, n: int) -> None:
    who, values = (", ".join(f"{k}{i}" for i in range(n)) for k in "pc")
    corpus(
        folder,
        [_claim(f"[{who}]", f"property: reason, phase: completed, value: [{values}]")],
        actors=_people(n),
        concepts=[f"c{i}: {{name: Reason {i}}}" for i in range(n)],
    )


def actor_chain(folder: Path, n: int) -> None:
    actors = ["p0: {type: organization, name: Office 0, side: paper, basis: a state}"]
    actors += [f"p{i}: {{type: organization, name: Office {i}, part-of: p{i - 1}}}" for i in range(1, n)]
    corpus(folder, [_claim(f"p{i}", f"{FIGURE}, value: 1") for i in range(n)], actors=actors)


def event_chain(folder: Path, n: int) -> None:
    events = ["e0: {type: event, name: Event 0}"]
    events += [f"e{i}: {{type: event, name: Event {i}, part-of: e{i - 1}}}" for i in range(1, n)]
    claims = [_claim("paper", f"{FIGURE}, value: 1").replace("swap", f"e{i}", 1) for i in range(n)]
    corpus(folder, claims, events=events)


def concept_chain(folder: Path, n: int) -> None:
    concepts = ["c0: {type: place, name: Place 0}"]
    concepts += [f"c{i}: {{type: place, name: Place {i}, broader: c{i - 1}}}" for i in range(1, n)]
    says = [_claim("paper", f"property: place, phase: completed, value: c{i}") for i in range(n)]
    corpus(folder, says, concepts=concepts)


def copies(folder: Path, n: int) -> None:
    """Documents that republish one another in one line."""
    corpus(folder, [_claim("paper", f"{FIGURE}, value: 1")])
    for i in range(n):
        origin = "article" if not i else f"d{i - 1}"
        _lines(
            folder / "documents" / f"d{i}.yaml",
            [f"title: Copy {i}", "publisher: paper", f"republication-of: {origin}", "basis: word for word"],
        )


def spellings(folder: Path, n: int) -> None:
    also = ", ".join(f"Spelling {i}" for i in range(n))
    actors = [f"p: {{type: person, name: P, also: [{also}]}}"]
    corpus(folder, [_claim(f"Spelling {i}", f"{FIGURE}, value: 1") for i in range(min(n, 1))], actors=actors)


def unknown_names(folder: Path, n: int) -> None:
    claims = [_claim(f"Stranger number {i * 7919}", f"{FIGURE}, value: 1") for i in range(n)]
    corpus(folder, claims, actors=[f"actor-{i}: {{type: person, name: Known Person {i * 104729}}}" for i in range(n)])


def unknown_keys(folder: Path, n: int) -> None:
    corpus(folder, [f"{{wo{i}: paper}}" for i in range(n)])


def about_claims(folder: Path, n: int) -> None:
    claims = [
        f"{{who: paper, unverified: true, id: c{i}, says: {{event: swap, {FIGURE}, value: {i}}}}}" for i in range(n)
    ]
    claims += [
        f"{{who: p{i}, unverified: true, says: {{claim: c{i}, property: differs-from, value: c0}}}}" for i in range(n)
    ]
    corpus(folder, claims, actors=_people(n))


def unknown_claims(folder: Path, n: int) -> None:
    claims = [
        f"{{who: paper, unverified: true, id: c{i}, says: {{event: swap, {FIGURE}, value: {i}}}}}" for i in range(n)
    ]
    claims += [
        f"{{who: paper, unverified: true, says: {{claim: x{i}, property: differs-from, value: c0}}}}" for i in range(n)
    ]
    corpus(folder, claims)


def _long(key: str, text: Callable[[int], str]) -> Make:
    def make(folder: Path, n: int) -> None:
        long = json.dumps(text(n * 1024), ensure_ascii=False)
        says = f"{{event: swap, {FIGURE}, value: 1}}"
        claim = f"who: paper\n    unverified: true\n    says: {says}\n    {key}: {long}"
        corpus(
            folder,
            [claim] if key != "name" else [],
            actors=[f"p: {{type: person, name: {long}}}"] if key == "name" else [],
        )

    return make


def _words(n: int) -> str:
    return ("lorem ipsum dolor " * (n // 18 + 1))[:n].strip()


def _solid(n: int) -> str:
    return "x" * n


def _lines_of(n: int) -> str:
    return "a line\n" * (n // 7)


def in_text(folder: Path, n: int) -> None:
    """A quote of many words that is almost in the text."""
    import hashlib

    words = _words(n * 1024 // 2)
    text = words + " lorem lorem. " + words
    corpus(folder, [f"who: paper\n    says: {{event: swap, {FIGURE}, value: 1}}\n    quote: {json.dumps(words + 'X')}"])
    path = folder / "documents" / "article.yaml"
    digest = hashlib.sha256(text.encode()).hexdigest()
    head = f"text: {{sha256: {digest}, length: {len(text)}}}\n"
    path.write_text(head + path.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "texts").mkdir()
    (folder / "texts" / "article.txt").write_text(text, encoding="utf-8")


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
        (f"long {key} of {shape.__name__.strip('_')}/{work}", _long(key, shape), work, n)
        for key, n in (("note", 450), ("rationale", 450), ("quote", 4), ("name", 2000))
        for shape in (_words, _solid, _lines_of)
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
