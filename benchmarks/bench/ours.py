"""Each job as this program does it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.bench.answers import digest_of, digest_of_nodes
from benchmarks.bench.data import Data


def triples(data: Data) -> Callable[[], object]:
    """The triples of what a corpus says, as sorted text, from records that were read before."""
    from claimgraph.corpus import read_corpus
    from claimgraph.store import ntriples
    from claimgraph.triples import triples_of

    corpus = read_corpus(data.corpus)

    def work() -> object:
        text = ntriples(triples_of(corpus))
        return lambda: digest_of(text)

    return work


def loaded(data: Data) -> Callable[[], object]:
    """A graph in a store in memory."""
    from claimgraph.store import Store

    def work() -> object:
        return len(Store(data.graph.read_text(encoding="utf-8")))

    return work


def compared(data: Data) -> Callable[[], object]:
    """All verdicts and the support of every proposition, from records that were read before."""
    from claimgraph.corpus import read_corpus
    from claimgraph.derive.compare import Comparison
    from claimgraph.derive.tables import rows_of
    from claimgraph.triples.names import Namer

    corpus = read_corpus(data.corpus)

    def work() -> object:
        comparison = Comparison(rows_of(corpus, Namer(corpus)))
        verdicts, support = comparison.verdicts(), comparison.support()

        def answer() -> object:
            pairs = [v for v in verdicts if v.verdict == "contradicts" and v.gap is not None]
            sums = [sum(getattr(s, of) for s in support) for of in ("claimants", "roots", "outlets", "origins")]
            return {"contradictions": len(pairs), "supported": len(support), "counts": sums}

        return answer

    return work


def contradicting(data: Data) -> Callable[[], object]:
    """The same, of which the answer is only how many figures contradict each other."""
    work = compared(data)

    def counted() -> object:
        answer = work()
        return lambda: answer()["contradictions"]  # type: ignore[operator]

    return counted


def choked(data: Data) -> Callable[[], object]:
    """Without which outlet, text or relay each answer would be lost, from records that were read before."""
    from claimgraph.derive.chokepoints import choke_points

    from claimgraph.corpus import read_corpus
    from claimgraph.triples.names import Namer

    corpus = read_corpus(data.corpus)

    def work() -> object:
        found = choke_points(corpus, Namer(corpus))
        return {"answers": len(found), "choke points": sum(map(len, found.values()))}

    return work


def asked(data: Data) -> Callable[[], object]:
    """One question about the event of which most is said, by a command; asked before, and nothing was changed since."""
    from benchmarks.bench.answers import busiest_event

    question = (
        "ask",
        "figure/of-event",
        f"event={busiest_event(data)}",
        "--corpus",
        str(data.corpus),
        "--format",
        "csv",
    )
    _command(*question)

    def work() -> object:
        said = _command(*question)
        return lambda: len(said.splitlines()) - 1

    return work


def shaped(data: Data) -> Callable[[], object]:
    """The check of a graph with mistakes against the shapes."""
    from claimgraph.store.shapes import violations

    text = data.broken.read_text(encoding="utf-8")

    def work() -> object:
        found = violations(text)
        return lambda: digest_of_nodes(found)

    return work


def whole(data: Data) -> Callable[[], object]:
    """Read, check, build, compare, support, N-Triples written: one command."""
    from benchmarks.bench.answers import contradictions_in

    written = data.folder / "whole.nt"

    def work() -> object:
        _command("export", "ntriples", "--corpus", str(data.corpus), "-o", str(written))
        return lambda: contradictions_in(written)

    return work


def command(*arguments: str) -> Callable[[Data], Callable[[], object]]:
    """A command on the shipped corpus; the answer is only that it ended well."""

    def prepare(data: Data) -> Callable[[], object]:
        def work() -> object:
            _command(*arguments)
            return True

        return work

    return prepare


def _command(*arguments: str) -> str:
    done = subprocess.run(
        (sys.executable, "-m", "claimgraph", *arguments), check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


def main() -> None:
    """Write the triples of a corpus, nothing derived among them: `python -m benchmarks.bench.ours CORPUS FILE`."""
    from claimgraph.corpus import read_corpus
    from claimgraph.store import ntriples
    from claimgraph.triples import triples_of

    corpus, file = map(Path, sys.argv[1:])
    file.write_text(ntriples(triples_of(read_corpus(corpus))), encoding="utf-8")


if __name__ == "__main__":
    main()
