"""A server shows what is saved, tells mistakes on the page, listens here alone, and harms nobody whatever is sent."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from click.testing import CliRunner

from claimgraph.cli import main
from claimgraph.server.one_thread import in_one_thread
from conftest import TINY
from serving import Server, serving


def until(server: Server, path: str, words: str, seconds: float = 20) -> str:
    """The page once words stand on it."""
    ends = time.monotonic() + seconds
    while words not in (page := server.get(path).text):
        assert time.monotonic() < ends, page
        time.sleep(0.05)
    return page


def test_what_is_saved_is_shown_and_a_mistake_stands_on_the_page(tmp_path: Path):
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    actors = folder / "actors.yaml"
    before = actors.read_text(encoding="utf-8")
    with serving(corpus=folder) as server:
        assert "Somebody New" not in server.get("/actors.html").text
        actors.write_text(f"{before}\nnew: {{type: person, name: Somebody New}}\n", encoding="utf-8")
        until(server, "/id/actor-new", "Somebody New")
        answer = server.ask("SELECT ?n { :actor-new rdfs:label ?n }", "text/csv")
        assert "Somebody New" in answer.text
        actors.write_text(f"{before}\nnew: {{type: persn, name: Somebody New}}\n", encoding="utf-8")
        page = until(server, "/id/actor-new", "actors.yaml:")
        assert "persn" in page
        assert "Somebody New" in page, "what was there before stays"
        actors.write_text(before, encoding="utf-8")
        ends = time.monotonic() + 20
        while server.get("/id/actor-new").status != 404:
            assert time.monotonic() < ends
            time.sleep(0.05)


def test_a_search_finds_names_in_any_spelling_figures_and_words():
    with serving() as server:
        until(server, "/search.html?q=207", "Ukraine received 207 prisoners")
        for spelling in ("Selenskyj", "Zelenskiy", "%D0%97%D0%B5%D0%BB%D0%B5%D0%BD%D1%81%D1%8C%D0%BA%D0%B8%D0%B9"):
            page = server.get(f"/search.html?q={spelling}").text
            assert 'href="id/actor-zelensky.html"' in page.partition("<section>")[2].partition("</section>")[0]
        assert "guys" in server.get("/search.html?q=guys+telegram").text
        assert "Nothing here" in server.get("/search.html?q=nobody+says+this").text
        for strange in ('"', "*", "a OR b", "NEAR(a b)", "%00", "x" * 5000, ""):
            assert server.get(f"/search.html?q={quote(strange, safe='%')}").status == 200


def test_ctrl_c_ends_it_and_all_of_its_processes():
    with serving(corpus=TINY) as server:
        if not Path("/proc").exists():
            pytest.skip("needs /proc")
        assert server.ask("ASK {}").status == 200
        threads = Path(f"/proc/{server.pid}/task").iterdir()
        started = [child for thread in threads for child in (thread / "children").read_text().split()]
        assert len(started) >= 4
        os.kill(server.pid, signal.SIGINT)
        ends = time.monotonic() + 20
        while any(Path(f"/proc/{child}/exe").exists() for child in started):
            assert time.monotonic() < ends
            time.sleep(0.05)


def test_a_port_in_use_is_told():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(main, ["serve", "--corpus", str(TINY), "--port", port])
    assert done.exit_code == 1
    assert f"Cannot listen on 127.0.0.1, port {port}" in done.stderr
    assert "--port 0" in done.stderr


def test_a_corpus_with_mistakes_is_not_served(tmp_path: Path):
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    (folder / "events.yaml").write_text("swap: {type: evnt}\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["serve", "--corpus", str(folder), "--port", "0"])
    assert (done.exit_code, "events.yaml:1" in done.stderr) == (1, True)


def test_it_listens_here_alone_unless_it_is_told_to():
    with serving(corpus=TINY) as server:
        assert urlsplit(server.address).hostname == "127.0.0.1"
        port = urlsplit(server.address).port
        lines = Path("/proc/net/tcp").read_text().splitlines() if Path("/proc/net/tcp").exists() else []
        listening = [
            line.split()[1] for line in lines if line.split()[1].endswith(f":{port:04X}") and line.split()[3] == "0A"
        ]
        assert listening in ([], [f"0100007F:{port:04X}"])
    command = [sys.executable, "-m", "claimgraph", "serve", "--port", "0", "--host", "0.0.0.0", "--corpus", str(TINY)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr
        assert any("warning: everybody who reaches 0.0.0.0" in process.stderr.readline() for _ in range(6))
    finally:
        process.terminate()
        process.wait(20)
        process.stderr.close()


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /sparql HTTP/1.1\r\n",  # and nothing more
        b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000000\r\nContent-Type: application/sparql-query\r\n\r\nASK",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 100,
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + b"X: y\r\n" * 20_000,
        b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
    ],
    ids=["half a request", "half a body", "a long address", "TLS", "many headers", "a chunk without end"],
)
def test_whatever_is_sent_others_are_answered(sent: bytes):
    with serving(corpus=TINY) as server:
        parts = urlsplit(server.address)
        assert parts.hostname
        assert parts.port
        many = [socket.create_connection((parts.hostname, parts.port), timeout=20) for _ in range(20)]
        for one in many:
            one.sendall(sent)
        assert server.get("/").status == 200
        assert server.ask("ASK {}").status == 200
        for one in many:
            one.close()
        assert server.get("/").status == 200


def test_an_answer_that_is_sent_piece_by_piece_is_touched_by_one_thread_alone():
    touching: list[int] = []

    def pieces() -> Generator[int, None, None]:
        try:
            for number in range(5):
                touching.append(threading.get_ident())
                yield number
        finally:
            touching.append(threading.get_ident())

    async def read() -> list[int]:
        return [piece async for piece in in_one_thread(pieces())]

    async def leave() -> None:
        sent = in_one_thread(pieces())
        assert await anext(sent) == 0
        await sent.aclose()  # as where whoever asked has gone

    assert asyncio.run(read()) == [0, 1, 2, 3, 4]
    assert (len(touching), len(set(touching))) == (6, 1)
    touching.clear()
    asyncio.run(leave())
    while len(touching) < 2:
        time.sleep(0.01)
    assert (len(touching), len(set(touching))) == (2, 1)
    assert threading.get_ident() not in touching


def test_a_body_of_a_hundred_megabytes_is_refused_and_kept_nowhere():
    with serving(corpus=TINY) as server:
        parts = urlsplit(server.address)
        assert parts.hostname
        assert parts.port
        with socket.create_connection((parts.hostname, parts.port), timeout=20) as one:
            head = "POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000000\r\n"
            one.sendall(f"{head}Content-Type: application/sparql-query\r\n\r\n".encode())
            with pytest.raises(OSError, match="reset|Broken pipe"):
                one.sendall(b"#" * 100_000_000)
        assert server.ask("ASK {}").status == 200


def test_a_thousand_at_once_are_answered_beside_those_who_are_slow_or_half_gone():
    with serving(corpus=TINY) as server:
        parts = urlsplit(server.address)

        def begun(sent: str) -> socket.socket:
            one = socket.create_connection((str(parts.hostname), int(parts.port or 0)), timeout=60)
            one.sendall(sent.encode())
            return one

        head = "Host: 127.0.0.1\r\nConnection: close\r\n\r\n"
        slow = [begun("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n") for _ in range(50)]
        half_closed = [begun(f"GET /actors.html HTTP/1.1\r\n{head}") for _ in range(50)]
        for one in half_closed:
            one.shutdown(socket.SHUT_WR)
        paths = ("/", "/actors.html", "/id/actor-ministry", "/sparql?query=ASK%7B%7D")
        many = [begun(f"GET {paths[number % 4]} HTTP/1.1\r\n{head}") for number in range(1000)]
        answers = []
        for one in many:
            with one, one.makefile("rb") as answer:
                answers.append(answer.read())
        assert {answer.partition(b"\r\n")[0] for answer in answers} == {b"HTTP/1.1 200 OK"}
        assert all(answer.endswith((b"</html>\n", b"\r\n0\r\n\r\n")) for answer in answers), "none is cut off"
        for one in slow:  # they are answered too, when they are done
            with one, one.makefile("rb") as answer:
                one.sendall(head.partition("\r\n")[2].encode())
                assert answer.readline() == b"HTTP/1.1 200 OK\r\n"
        for one in half_closed:
            with one, one.makefile("rb") as answer:
                assert answer.readline() in (b"HTTP/1.1 200 OK\r\n", b""), "an answer, or an end"
        assert server.get("/").status == 200


# ------------------------------------------------------------------------ private persons

_NURSE = "nurse-1: {type: person, name: Hana Secret, private: true, role: a nurse}\n"


def test_whoever_asks_for_a_name_does_not_learn_whether_a_private_person_bears_it(tmp_path: Path):
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    actors = folder / "actors.yaml"
    actors.write_text(f"{actors.read_text(encoding='utf-8')}\n{_NURSE}", encoding="utf-8")
    with serving(corpus=folder) as server:
        until(server, "/search.html?q=Wire", 'href="id/actor-agency.html"')
        for address in (
            "/search.html?q={}",
            "/id/{}",
            "/id/{}.html",
            "/id/cg/{}",
            "/id/actor-{}.ttl",
            "/event/{}.html",
            "/ask/claim/by-actor.html?actor={}",
            "/ask/claim/by-actor.csv?actor={}",
            "/ask/comparison/brief.html?first={}",
            "/ask/{}/brief.html",
            "/{}",
        ):
            hers, nobodys = (server.get(address.format(quote(name))) for name in ("Hana Secret", "Hanna Sekretaer"))
            assert hers.status == nobodys.status != 500, address
            said = [answer.text.replace("\n", " ") for answer in (hers, nobodys)]
            for name, each in (("Hana Secret", 0), ("Hanna Sekretaer", 1)):
                said[each] = re.sub(re.escape(name).replace(r"\ ", "( |%20|[+])"), "", said[each])
            assert said[0] == said[1], address
        assert "a nurse" not in server.get("/search.html?q=Hana+Secret").text


def test_a_mistake_that_names_a_private_person_is_told_by_its_place_and_the_pages_stay(tmp_path: Path):
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    actors, document = folder / "actors.yaml", folder / "documents" / "morning.yaml"
    actors.write_text(f"{actors.read_text(encoding='utf-8')}\n{_NURSE}", encoding="utf-8")
    before = document.read_text(encoding="utf-8")
    with serving(corpus=folder) as server:
        document.write_text(f"{before}  - {{who: Hana Secret, sayz: 1}}\n", encoding="utf-8")
        page = until(server, "/actors.html", "what is wrong here names a private person")
        assert "morning.yaml:" in page
        assert "Hana" not in page


def test_whoever_is_private_since_the_last_save_is_named_no_more_whatever_else_is_wrong(tmp_path: Path):
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    actors = folder / "actors.yaml"
    before = actors.read_text(encoding="utf-8")
    public = "driver: {type: person, name: Bob Bobson}\n"
    actors.write_text(f"{before}\n{public}", encoding="utf-8")
    told = "/id/actor-driver: The name of a private person (a driver, 'driver') would be written."
    remedy = "  It stands in a note, a basis, a name, an id or beside a quote: take it out there. If it is the name of somebody else, add that person to actors.yaml with the full name."
    with serving(corpus=folder, says=f"{told}\n{remedy}") as server:
        assert "Bob Bobson" in server.get("/id/actor-driver").text
        private = public.replace("}", ", private: true, role: a driver}")
        actors.write_text(f"{before}\n{private}odd: {{type: persn, name: Odd}}\n", encoding="utf-8")
        until(server, "/silences.html", "actors.yaml:")
        answer = server.get("/id/actor-driver")
        assert (answer.status, "Bob" in answer.text) == (500, False)
        assert server.get("/silences.html").status == 200
