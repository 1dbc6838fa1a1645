"""`new` takes an article from what people have: text, web page, Word file, PDF; strangers' files do no harm."""

from __future__ import annotations

import hashlib
import io
import socket
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pypdf
import pytest
import yaml
from click.testing import CliRunner, Result

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.cli import main
from claimgraph.corpus.article import kept_in

BODY = (
    "A march for the old bridge went through Exampleton on Friday. “We were 12,000,” the organisers said, adding that "
    "more would come next week if the council did not change its mind about the bridge.",
    "Exampleton police counted nearly 5,000 at the town hall. Mayor Example wrote on Telegram that about 6,000 had come. "
    "She did not say whether the march had been permitted, or who had asked for it.",
)
PAGE = """<!doctype html><html lang="de-AT"><head><title>Thousands march | The Example Gazette</title>
<meta property="og:site_name" content="The Example Gazette"><meta property="og:title" content="Thousands march">
<meta property="article:published_time" content="2024-04-05T10:00:00Z">
<link rel="canonical" href="https://gazette.example/march"></head>
<body><nav><a href="/">Home</a> <a href="/n">News</a> <a href="/s">Sport</a></nav>
<main><article><h1>Thousands march</h1><p>{}</p><p>{}</p><table><tr><td>Tabled words</td></tr></table>
<img src="{}/x.png"><script src="{}/x.js">secretScript()</script></article></main>
<aside>Subscribe to our newsletter</aside><footer>Imprint of the Gazette</footer></body></html>"""


def page(address: str = "") -> bytes:
    return PAGE.format(*BODY, address, address).encode()


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.add_table(1, 1).cell(0, 0).text = "Tabled words"
    document.core_properties.title = "Thousands march"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The same Word file, with each part as it is changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def pdf(*lines: str, stream: bytes | None = None) -> bytes:
    """A PDF of one page, by hand (ISO 32000-1, 7.5): nothing that writes PDFs is needed for that."""
    text = " T* ".join(f"({line}) Tj" for line in lines)
    content = (
        stream if stream is not None else zlib.compress(f"BT /F1 12 Tf 14 TL 50 700 Td {text} ET".encode("latin-1"))
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (len(objects) + 1, table, len(objects) + 1, len(out))


def locked(data: bytes, password: str) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(data))
    writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def run(*arguments: object, input: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=input, catch_exceptions=False)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    assert run("init", folder).exit_code == 0
    with (folder / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write("gazette: {type: outlet, name: The Example Gazette}\n")
    return folder


def new(article: str, data: bytes, own: Path, *more: object) -> Result:
    path = own.parent / article
    path.write_bytes(data)
    return run("new", path, "--corpus", own, *more)


# ------------------------------------------------------------------------ what is kept


@pytest.mark.parametrize(
    ("article", "data"),
    [
        ("march.html", page()),
        ("march.docx", word_file("Thousands march", *BODY)),
        ("march.pdf", pdf("Thousands march", "Exampleton police counted nearly 5,000", "at the town hall.")),
        ("march.txt", "\n\n".join(["Thousands march", *BODY]).encode()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_text_is_kept_in_the_corpus_and_a_quote_is_found_in_it(article: str, data: bytes, own: Path):
    result = new(article, data, own)
    assert result.exit_code == 0, result.output
    text = (own / "texts" / "march.txt").read_bytes()
    path = own / "documents" / "march.yaml"
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert document["text"] == {
        "file": "march.txt",
        "sha256": hashlib.sha256(text).hexdigest(),
        "length": len(text.decode()),
    }
    assert document["title"] == "Thousands march"
    assert document["curated"]["by"] == "me"
    with (own / "events.yaml").open("a", encoding="utf-8") as events:
        events.write("spring-march: {type: march, name: the spring march}\n")
    written = path.read_text(encoding="utf-8").replace("publisher:       ", "publisher: gazette")
    claim = "  - who: gazette\n    says: {event: spring-march, counts: participants, phase: completed, value: 5000}\n    quote: police counted nearly 5,000 at the town hall\n"
    path.write_text(written + claim, encoding="utf-8")
    result = run("check", "--corpus", own)
    assert result.exit_code == 0, result.output
    assert "1 text, 1 quote and 0 positions fit." in result.stdout
    assert run("locate", "--corpus", own).exit_code == 0
    assert "1 text, 1 quote and 1 position fit." in run("check", "--corpus", own).stdout


def test_what_surrounds_an_article_is_left_out_and_that_is_said(own: Path):
    result = new("march.html", page(), own)
    text = (own / "texts" / "march.txt").read_text(encoding="utf-8")
    for words in ("Home", "newsletter", "Imprint", "secretScript", "Tabled"):
        assert words not in text
    assert [paragraph in text for paragraph in BODY] == [True, True]
    words = len(text.split())
    assert f"{words} of {words + 13} words kept" in result.stdout  # menu 3, aside 4, footer 4, table 2
    assert "1 table left out" in result.stdout
    assert "1 picture left out" in result.stdout
    assert "1 table left out" in new("other.docx", word_file(*BODY), own).stdout
    assert "Tabled" not in (own / "texts" / "other.txt").read_text(encoding="utf-8")


def test_what_a_page_says_of_itself_is_proposed_to_be_checked(own: Path):
    new("march.html", page(), own)
    text = (own / "documents" / "march.yaml").read_text(encoding="utf-8")
    said = yaml.safe_load(text)
    assert said["publisher"] == "gazette"  # by the name that actors.yaml gives it
    assert str(said["published"]) == "2024-04-05"
    assert said["url"] == "https://gazette.example/march"
    assert said["language"] == "de"
    for key in ("publisher", "published", "url", "language"):
        (line,) = [line for line in text.splitlines() if line.startswith(f"{key}:")]
        assert line.endswith("# from the file: check it")


def test_an_outlet_that_nobody_knows_is_not_made_one(own: Path):
    new("march.html", page().replace(b"The Example Gazette", b"Other: # [Paper]"), own)
    text = (own / "documents" / "march.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(text)["publisher"] is None
    assert 'the file says "Other: # [Paper]"' in text


def test_words_that_were_added_while_changes_were_tracked_are_kept():
    def tracked(name: str, part: bytes) -> bytes:
        inserted = b"<w:ins w:id='1' w:author='a'><w:r><w:t>nearly </w:t></w:r></w:ins>"
        struck = b"<w:del w:id='2' w:author='a'><w:r><w:delText>almost </w:delText></w:r></w:del>"
        return (
            part.replace(b"<w:r><w:t>5,000", inserted + struck + b"<w:r><w:t>5,000")
            if name.endswith("document.xml")
            else part
        )

    assert "nearly 5,000 came" in kept_in(repacked(word_file("5,000 came"), tracked), "x", ".docx").text


def test_lines_of_a_pdf_are_put_together():
    kept = kept_in(pdf("Police counted nearly", "5,000 at the town-", "hall."), "x", ".pdf")
    assert "Police counted nearly 5,000 at the town-hall." in kept.text
    assert "1 word may still hold the hyphen" in " ".join(kept.left)


def test_a_web_page_in_another_encoding_is_read():
    old = page().decode().replace("<head>", '<head><meta charset="windows-1251">').replace("Friday", "пятницу")
    text = old.replace("“", "").replace("”", "")
    kept = kept_in(text.encode("cp1251"), "x", ".html")
    assert "пятницу" in kept.text
    assert not [line for line in kept.left if "cp125" in line]


def test_a_page_whose_letters_may_be_wrong_says_so():
    text = page().decode().replace("Some 200 people", "Около 200 человек").replace('<meta charset="utf-8">', "")
    assert "charset" not in text
    silent = kept_in(text.encode("cp1251"), "x", ".html")
    assert "read as cp1252, since the page does not say how: look at its letters" in silent.left
    wrong = text.replace("<head>", '<head><meta charset="utf-8">')
    told = kept_in(wrong.encode("cp1251"), "x", ".html")
    assert "it is not in utf-8, as it says: where letters are missing, there is \ufffd" in told.left
    assert not [line for line in kept_in(wrong.encode(), "x", ".html").left if "letters" in line]


def test_a_page_of_menus_alone_is_not_said_to_be_without_them():
    menu = "<html><body><p>" + "one two three four five six seven eight nine ten " * 30 + "</p></body></html>"
    (line,) = kept_in(menu.encode(), "x", ".html").left
    assert line == "300 of 300 words kept: all that is on the page; look whether it is an article"


def test_standard_input_needs_a_name(own: Path):
    assert "Give --name NAME" in run("new", "-", "--corpus", own, input="A march.").stderr
    assert run("new", "-", "--name", "An evening", "--corpus", own, input="A march.").exit_code == 0
    assert (own / "texts" / "an-evening.txt").read_text(encoding="utf-8") == "A march."


def test_a_text_that_another_document_has_is_said(own: Path):
    new("march.txt", b"The march.", own)
    path = own / "documents" / "march.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("publisher:       ", "publisher: gazette"), encoding="utf-8"
    )
    result = new("again.txt", b"The march.", own)
    assert "the same text as that of 'march'" in result.stdout
    assert "# republication-of: march" in (own / "documents" / "again.yaml").read_text(encoding="utf-8")


def test_no_text_takes_the_place_of_another(own: Path):
    (own / "texts").mkdir()
    (own / "texts" / "march.txt").write_text("mine", encoding="utf-8")
    result = new("march.html", page(), own)
    assert result.exit_code == 1
    assert "is there already, with another text: nothing was written" in result.stderr
    assert (own / "texts" / "march.txt").read_text(encoding="utf-8") == "mine"
    assert not (own / "documents" / "march.yaml").exists()


def test_no_link_leads_a_text_out_of_the_corpus(own: Path, tmp_path: Path):
    (tmp_path / "outside").mkdir()
    (own / "texts").symlink_to(tmp_path / "outside")
    result = new("march.html", page(), own)
    assert result.exit_code == 1
    assert "leads out of the corpus" in result.stderr
    assert list((tmp_path / "outside").iterdir()) == []


# ------------------------------------------------------------------------ strangers


@pytest.mark.parametrize(
    ("article", "data", "told"),
    [
        ("x.pdf", locked(pdf("A march"), "secret"), "protected by a password"),
        ("x.pdf", pdf(), "a scan"),
        ("x.pdf", b"%PDF-1.4\nnothing", "no PDF that can be read"),
        ("x.pdf", page(), "no PDF that can be read"),
        ("x.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "one with a password"),
        ("x.docx", b"PK nothing", "no Word file"),
        ("x.docx", word_file(), "holds no text"),
        ("x.html", b"", "no article"),
        ("x.html", b"<html><body><img src=x></body></html>", "no article"),
        ("x.odt", b"PK", "a file that ends in .odt is not read"),
        ("x.doc", b"PK", "a file that ends in .doc is not read"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_told_and_nothing_is_written(article: str, data: bytes, told: str, own: Path):
    before = sorted(own.rglob("*"))
    result = new(article, data, own)
    assert result.exit_code == 1
    assert told in result.stderr
    assert result.stderr.count("\n") >= 2, "with a remedy"
    assert sorted(own.rglob("*")) == before


def test_a_pdf_that_anybody_may_open_is_read_though_it_is_encrypted():
    assert "A march" in kept_in(locked(pdf("A march"), ""), "x", ".pdf").text


def test_a_word_file_that_unpacks_to_more_than_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch):
    bomb = repacked(word_file("x"), lambda name, part: part + b" " * 2**27 if name.endswith("document.xml") else part)
    assert len(bomb) < 2**20
    with pytest.raises(ClaimGraphError, match="unpacked it is larger than 128 MiB"):
        kept_in(bomb, "x", ".docx")


ENTITIES = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY file SYSTEM "file:///etc/passwd">%s]>' % b"".join(
    b'<!ENTITY a%d "&a%s;&a%s;&a%s;&a%s;">' % (n, *([str(n - 1).encode() if n > 1 else b""] * 4)) for n in range(1, 30)
)


def test_entities_are_neither_multiplied_nor_read_from_files():
    def with_entities(name: str, part: bytes) -> bytes:
        if not name.endswith("document.xml"):
            return part
        return part.replace(b"?>", b"?>" + ENTITIES, 1).replace(b"HERE", b"before &a29; &file; after")

    try:
        text = kept_in(repacked(word_file("HERE"), with_entities), "x", ".docx").text
    except ClaimGraphError as error:
        text = str(error)
    assert "root:" not in text
    assert text.count("ha") < 100


def test_a_pdf_whose_stream_grows_without_end_is_told():
    bomb = zlib.compress(b"0 " * 2**28)
    assert len(bomb) < 2**20
    with pytest.raises(ClaimGraphError, match=r"x: |x cannot be read as a PDF"):
        kept_in(pdf(stream=bomb), "x", ".pdf")


def test_a_reader_that_finds_no_end_is_ended(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "ARTICLE_SECONDS", 0.01)
    with pytest.raises(ClaimGraphError, match="it took longer than") as told:
        kept_in(page(), "x", ".html")
    assert "save that as a .txt file" in told.value.remedy


def test_a_page_nested_without_end_is_read_or_told():
    deep = b"<div>" * 200_000 + BODY[0].encode()
    try:
        assert "march" in kept_in(deep, "x", ".html").text
    except ClaimGraphError as error:
        assert error.remedy


@pytest.fixture
def listener() -> Iterator[tuple[str, list[object]]]:
    """An address, and whoever asked for something there."""
    came: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, where = server.accept()
                except OSError:
                    return
                came.append(where)
                connection.close()

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", came


def test_nothing_that_a_page_names_is_fetched(listener: tuple[str, list[object]]):
    address, came = listener
    more = f'<link rel="stylesheet" href="{address}/a.css"><base href="{address}/"><iframe src="{address}/f"></iframe>'
    kept = kept_in(page(address).replace(b"<head>", f"<head>{more}".encode()), "x", ".html")
    assert "march" in kept.text
    socket.create_connection(tuple(address.removeprefix("http://").split(":"))).close()  # the listener does listen
    for _ in range(100):
        if came:
            break
        threading.Event().wait(0.05)
    assert len(came) == 1


def test_what_a_page_calls_itself_becomes_no_key_of_the_document(own: Path):
    """A title, an address, a language, an outlet: each stays one value, whatever stands in it."""
    evil = page().replace(b"Thousands march", b"x&quot;\nretracted: {on: 2030-01-01, reason: x} # &#x202e;&#0;")
    evil = evil.replace(b"de-AT", b"de\nclaims: [x]").replace(
        b"https://gazette.example/march", b"https://x/ \nnote: evil"
    )
    result = new("march.html", evil.replace(b"The Example Gazette", b"me\nnote: evil"), own)
    assert result.exit_code == 0, result.output
    document = yaml.safe_load((own / "documents" / "march.yaml").read_text(encoding="utf-8"))
    assert set(document) <= {"title", "publisher", "published", "url", "language", "text", "curated", "claims"}
    assert document["claims"] is None
