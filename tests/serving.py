"""A server for tests: `claimgraph serve` as anybody starts it, on a free port of this machine, ended afterwards."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import uvicorn
from starlette.applications import Starlette


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def kind(self) -> str:
        """The media type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True)
class Server:
    address: str
    pid: int

    def connection(self, timeout: float = 60) -> HTTPConnection:
        return HTTPConnection(urlsplit(self.address).netloc, timeout=timeout)

    def get(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """The answer to a request; `_` in the name of a header is `-`."""
        connection = self.connection()
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            found: HTTPResponse = connection.getresponse()
            return Answer(found.status, {k.lower(): v for k, v in found.getheaders()}, found.read())
        finally:
            connection.close()

    def ask(self, sparql: str, accept: str = "*/*") -> Answer:
        return self.get(f"/sparql?{urlencode({'query': sparql})}", Accept=accept)


@contextmanager
def serving(*options: str, corpus: Path | None = None, says: str = "") -> Iterator[Server]:
    """A server of a corpus, of the shipped one if none is given; ``says`` is what it tells whoever started it."""
    given = ["--corpus", str(corpus)] if corpus else []
    command = [sys.executable, "-m", "claimgraph", "serve", "--port", "0", *given, *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr
            said = ""
            while not (found := re.search(r"http://\S+:[0-9]+/", said)):
                line = process.stderr.readline()
                assert line, f"it did not start: {said}"
                said += line
            rest: list[str] = []
            hearing = threading.Thread(target=rest.extend, args=(process.stderr,), daemon=True)
            hearing.start()
            yield Server(found[0], process.pid)
        finally:
            process.terminate()
            process.wait(20)
        hearing.join()
        assert "".join(rest).strip() == says, "a server that is well says nothing"


#: Some of all that a server gives, by its address.
LOOKED_AT = (
    "/",
    "/actors.html",
    "/documents.csv",
    "/picture.html",
    "/ask/event/all.html",
    "/id/actor-ministry",
    "/id/actor-ministry.ttl",
    "/id/actor-ministry.json",
    "/event/swap.html",
    "/query",
    f"/sparql?{urlencode({'query': 'SELECT ?label { ?s rdfs:label ?label }'})}",
    f"/reconcile?{urlencode({'queries': json.dumps({'q': {'query': 'ministry'}})})}",
    f"/reconcile?{urlencode({'extend': json.dumps({'ids': ['event-swap'], 'properties': [{'id': 'skos:altLabel'}]})})}",
    "/reconcile/suggest/entity?prefix=event-swap",
    "/reconcile/preview/event-swap",
)


def served_once(app: Starlette, on: socket.socket, ready: Callable[[], object]) -> None:
    """Instead of a server that goes on until Ctrl-C: one that is asked for these, and prints what it gave."""
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    port = on.getsockname()[1]

    def ask() -> None:
        try:
            while not server.started:
                time.sleep(0.01)
            ready()
            for path in LOOKED_AT:
                with suppress(HTTPException):  # an answer that is broken off
                    found.append(Server(f"http://127.0.0.1:{port}/", 0).get(path).text)
        finally:
            server.should_exit = True

    found: list[str] = []
    asking = threading.Thread(target=ask)
    asking.start()
    server.run([on])
    asking.join()
    sys.stdout.write("\n".join(found))
