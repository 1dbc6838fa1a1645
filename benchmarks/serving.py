"""What a server bears, by a load generator that is not ours: `python -m benchmarks.serving [--corpus WHERE] [--rivals DIR]`.

wrk (Debian's package of that name) asks for one address again and again over eight connections. Beside our pages and our
SPARQL it asks, in the same run, rdflib-endpoint the same query of the same triples (kept in Oxigraph, the faster of its two
stores), and datasette the same claims as a table of SQLite; both are programs in the folder that `--rivals` names:
`python -m venv DIR; DIR/bin/pip install rdflib-endpoint datasette`, and `DIR/bin` is the folder. Printed as a table of
Markdown. Milliseconds of processors are those of the server and its processes for each answer.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode
from urllib.request import urlopen

#: How long one address is asked for, in seconds, and over how many connections.
_SECONDS: Final = 5
_CONNECTIONS: Final = 8
#: How long a server may take until it answers.
_START: Final = 600

_PREFIXES: Final = "PREFIX cg: <https://w3id.org/claimgraph/ns#> "
_OF_ONE: Final = "SELECT ?claim ?stance {{ ?claim cg:claimant <{who}> ; cg:stance ?stance }} LIMIT 50"
_ENDLESS: Final = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
#: A question of whose answer everything is a part.
_EVERYTHING: Final = "ask/network/provenance.csv"


@dataclass(frozen=True)
class Borne:
    """What a server did: answers a second, until when 99 of 100 were there, in ms, CPU for each, in ms; how many failed."""

    a_second: float
    within: float | None
    cpu: float
    failed: int


@dataclass(frozen=True)
class Server:
    """A program that answers at an address."""

    name: str
    address: str
    pid: int

    def borne(self, path: str) -> Borne:
        """What it does when one address is asked for again and again."""
        before = _cpu(self.pid)
        command = ("wrk", "-t1", f"-c{_CONNECTIONS}", f"-d{_SECONDS}s", "--latency", f"{self.address}{path}")
        said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        answers = int(_found(r"(\d+) requests in", said))
        late = re.search(r"99%\s+([\d.]+)(us|ms|s)", said) if answers else None
        within = float(late[1]) * {"us": 0.001, "ms": 1, "s": 1000}[late[2]] if late else None
        failed = sum(map(int, re.findall(r"(?:Non-2xx or 3xx responses:|timeout) (\d+)", said)))
        return Borne(answers / _SECONDS, within, 1000 * (_cpu(self.pid) - before) / max(answers, 1), failed)

    @contextmanager
    def busy_with(self, path: str, *, again: bool) -> Iterator[None]:
        """Inside, somebody else waits for this address; and asks ``again`` when it is answered."""
        ended = threading.Event()

        def ask() -> None:
            while not ended.is_set():
                with suppress(OSError, HTTPException):
                    _read(f"{self.address}{path}")
                if not again:
                    return

        threading.Thread(target=ask, daemon=True).start()
        time.sleep(1)
        try:
            yield
        finally:
            ended.set()


def _read(address: str) -> bytes:
    with urlopen(address, timeout=_START) as answer:  # noqa: S310 - one of ours
        found: bytes = answer.read()
    return found


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found, text
    return found[1]


def _cpu(pid: int) -> float:
    """The CPU seconds of a process and those below it."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            said = stat.read_text().rpartition(")")[2].split()
            if os.getpgid(int(stat.parent.name)) == pid:
                ticks += int(said[11]) + int(said[12])
    return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(name: str, command: Sequence[str]) -> Iterator[Server]:
    """A server, started by a command in which PORT stands for a free one, as soon as it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = [part.replace("PORT", str(port)) for part in command]
    # A group of its own, so that all of it can be counted and ended.
    process = subprocess.Popen(started, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    server = Server(name, f"http://127.0.0.1:{port}/", process.pid)
    try:
        until = time.monotonic() + _START
        while True:
            with suppress(OSError):
                _read(server.address)
                break
            if process.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"{name} did not start: {' '.join(started)}")
            time.sleep(0.2)
        yield server
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def ours(corpus: Sequence[str]) -> Iterator[tuple[str, Server, Borne]]:
    """What our server does, alone and beside what takes long."""
    with serving("claimgraph", [sys.executable, "-m", "claimgraph", "serve", "--port", "PORT", *corpus]) as server:
        who, event = _busiest(corpus)
        asked = f"sparql?{urlencode({'query': _PREFIXES + _OF_ONE.format(who=who)})}"
        while b"index is being made" in _read(f"{server.address}search.html?q=a"):
            time.sleep(1)
        things = {"the first page": "", "page of an actor": _path(who), "page of an event": _path(event)}
        for what, path in (things | {"a search": "search.html?q=207", "SPARQL": asked}).items():
            yield what, server, server.borne(path)
        with server.busy_with(f"sparql?{urlencode({'query': _ENDLESS})}", again=True):
            yield "the first page, an endless query beside", server, server.borne("")
            yield "SPARQL, an endless query beside", server, server.borne(asked)
        with server.busy_with(_EVERYTHING, again=True):
            yield "the first page, a question about everything beside", server, server.borne("")


def theirs(corpus: Sequence[str], programs: Path, folder: Path) -> Iterator[tuple[str, Server, Borne]]:
    """What other servers do with the same triples, and with the same claims as a table."""
    who, _ = _busiest(corpus)
    graph, sheet, table = folder / "graph.nt", folder / "claims.csv", folder / "claims.db"
    _claimgraph("export", "ntriples", *corpus, "-o", str(graph))
    options = ("--host", "127.0.0.1", "--port", "PORT", "--store", "Oxigraph")
    with serving("rdflib-endpoint", [str(programs / "rdflib-endpoint"), "serve", *options, str(graph)]) as server:
        asked = f"?{urlencode({'query': _PREFIXES + _OF_ONE.format(who=who)})}"
        yield "SPARQL", server, server.borne(asked)
        with server.busy_with(f"?{urlencode({'query': _ENDLESS})}", again=False):
            yield "SPARQL, an endless query beside", server, server.borne(asked)
    _claimgraph("export", "csv", *corpus, "-o", str(sheet))
    _as_table(sheet, table)
    with serving("datasette", [str(programs / "datasette"), "serve", "-i", str(table), "-p", "PORT"]) as server:
        said = quote(who.partition("/id/actor-")[2])
        yield (
            "the claims of an actor, 50 rows as a page",
            server,
            server.borne(f"claims/claims?claimant={said}&_size=50"),
        )
        yield "the same as JSON", server, server.borne(f"claims/claims.json?claimant={said}&_size=50")


def _as_table(sheet: Path, table: Path) -> None:
    """The sheet of claims as a table of SQLite, with an index on who claims."""
    with sheet.open(encoding="utf-8", newline="") as lines, closing(sqlite3.connect(table)) as database:
        header, *rows = csv.reader(lines)
        names = ", ".join(f'"{name}"' for name in header)
        database.execute(f"CREATE TABLE claims ({names})")
        database.executemany(f"INSERT INTO claims VALUES ({', '.join('?' * len(header))})", rows)  # noqa: S608
        database.execute("CREATE INDEX of_whom ON claims (claimant)")
        database.commit()


def _claimgraph(*arguments: str) -> str:
    command = (sys.executable, "-m", "claimgraph", *arguments)
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout


def _busiest(corpus: Sequence[str]) -> tuple[str, str]:
    """The actor and the event that most is claimed by and of."""
    found = []
    for kind in ("Actor", "Event"):
        query = (
            f"SELECT (STR(?it) AS ?iri) {{ ?it a cg:{kind} ; cg:claimCount ?count }} ORDER BY DESC(?count) ?it LIMIT 1"
        )
        with tempfile.NamedTemporaryFile("w", suffix=".rq") as file:
            file.write(query)
            file.flush()
            found.append(_claimgraph("sparql", file.name, *corpus, "--format", "csv").splitlines()[-1])
    return found[0], found[1]


def _path(iri: str) -> str:
    return f"id/{iri.rpartition('/id/')[2]}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", default="", help="a corpus or a store; the shipped one without it")
    parser.add_argument("--rivals", type=Path, help="the folder with the programs rdflib-endpoint and datasette")
    options = parser.parse_args()
    corpus = ("--corpus", options.corpus) if options.corpus else ()
    print("| server | asked for | answers a second | 99 % within, ms | CPU each, ms | failed |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        every = [ours(corpus), theirs(corpus, options.rivals, Path(folder))] if options.rivals else [ours(corpus)]
        for what, server, borne in (row for rows in every for row in rows):
            within = "" if borne.within is None else f"{borne.within:,.0f}"
            row = (server.name, what, f"{borne.a_second:,.0f}", within, f"{borne.cpu:.1f}", str(borne.failed or ""))
            print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
