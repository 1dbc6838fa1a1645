"""What a hostile tester found once, so that it stays found."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import claimgraph
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import write_file
from claimgraph.cli import main
from claimgraph.corpus import reading_of
from claimgraph.corpus.evidence.texts import texts_in, verify, with_context
from claimgraph.formats import Exported, exported
from claimgraph.model.values.text import web_address
from conftest import TINY

Spoil = Callable[[str, str, str], Path]
MORNING = "documents/morning.yaml"
CURATOR = "curator: {type: person, name: the curator}"
WITNESS = CURATOR + "\nwitness-1: {type: person, name: Bo Borrow, private: true, role: a released prisoner}"


def messages(folder: Path, texts: Path | None = None) -> str:
    reading = reading_of(folder)
    if texts:
        verify(reading, texts_in(texts))
    return "\n".join(problem.message for problem in reading.problems.found)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (MORNING, "value: 40}", "value: [1,212]}", "a list where one number"),
        (MORNING, "value: 40}", "value: 99999999999999999999}", "not a whole number"),
        (MORNING, "quote: on Friday", "quote: []", "an empty list of quotes"),
        ("actors.yaml", "name: Evening Paper", "name: Morning Paper", "are both shown as 'Morning Paper'"),
        (
            "actors.yaml",
            "name: Northern Ministry",
            "name: president",
            "'president' is a name of 'ministry' and 'president'",
        ),
        ("actors.yaml", "copier: {type: outlet", "both-sides: {type: outlet", "has a meaning of its own"),
        ("events.yaml", "name: another swap", "name: the swap", "are both shown as 'the swap'"),
        (
            "actors.yaml",
            "quote: President Example}",
            "quote: [President Example, NOT IN TEXT]}",
            "several quotes for one office",
        ),
        ("actors.yaml", "name: Morning Paper", 'name: "Morning\\x01Paper"', "a control character"),
    ],
)
def test_what_was_silent_is_told(spoil: Spoil, file: str, old: str, new: str, message: str):
    assert message in messages(spoil(file, old, new))


def test_an_unknown_actor_is_no_duplicate_as_well(spoil: Spoil):
    folder = spoil(MORNING, "who: southland\n", "who: [nobody, noone]\n")
    assert sorted(messages(folder).split("\n")) == ["unknown actor 'nobody'", "unknown actor 'noone'"]


@pytest.mark.parametrize(
    "address",
    [
        "\x01https://a.example/",
        " https://a.example/",
        "https://a.example/\n",
        "https://a\u200b.example/",
        # Other schemes, with a host: a check for the host alone lets them through.
        "javascript://a.example/%0aalert(1)",
        "file://a.example/etc/passwd",
        "ftp://a.example/",
        "//a.example/",
    ],
)
def test_an_address_is_nothing_but_an_address(address: str):
    with pytest.raises(ClaimGraphError, match="not a web address"):
        web_address(address)


@pytest.mark.parametrize("name", ["late.yml", "late.YAML", "notes.txt"])
def test_a_document_that_would_be_passed_over_is_told(corpus_copy: Path, name: str):
    (corpus_copy / "documents" / name).write_text("title: x", encoding="utf-8")
    assert messages(corpus_copy) == "not a document file"


def test_a_fifo_for_a_document_does_not_hang(corpus_copy: Path):
    os.mkfifo(corpus_copy / "documents" / "late.yaml")
    assert "not a file" in messages(corpus_copy)


@pytest.mark.parametrize(
    "name",
    [
        "documents/late.yaml",
        "actors.yaml",
        "events.yaml",
        "concepts.yaml",
        "documents/morning.positions.json",
        "documents",
    ],
)
@pytest.mark.parametrize("to", ["/etc/passwd", "/nowhere", "itself"])
def test_no_link_is_followed_out_of_a_corpus(corpus_copy: Path, name: str, to: str):
    path = corpus_copy / name
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    path.symlink_to(path.name if to == "itself" else to)
    result = run("check", "--corpus", corpus_copy)
    assert result.exit_code == 1
    assert "root:" not in result.output
    assert re.search("a link that leads out of the corpus|it has no actors.yaml|cannot be read", result.stderr)


def test_a_link_inside_a_corpus_is_a_file_like_others(corpus_copy: Path):
    (corpus_copy / "cast.yaml").write_bytes((corpus_copy / "actors.yaml").read_bytes())
    (corpus_copy / "actors.yaml").unlink()
    (corpus_copy / "actors.yaml").symlink_to("cast.yaml")
    assert messages(corpus_copy) == ""


def test_a_link_does_not_make_two_documents_of_one(corpus_copy: Path):
    (corpus_copy / "documents" / "more.yaml").symlink_to("morning.yaml")
    assert messages(corpus_copy) == "the same file as morning.yaml"


def test_a_text_that_lies_elsewhere_is_not_read(corpus_copy: Path):
    (corpus_copy / "texts" / "other.txt").symlink_to("/etc/passwd")
    result = run("check", "--corpus", corpus_copy, "--texts", corpus_copy / "texts")
    assert result.exit_code == 1
    assert "other.txt is a link that leads out of the folder" in result.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["check", "--corpus", "C", "--texts", "C/linked"],
        ["locate", "--corpus", "C", "--texts", "C/linked"],
        ["view", "--corpus", "C", "--texts", "C/linked", "-o", "C/page.html"],
        ["new", "C/texts/mine.txt", "--corpus", "C"],
        ["export", "csv", "--corpus", "C", "-o", "C/texts/mine.txt"],
    ],
)
def test_no_link_of_a_corpus_leads_out_of_it_by_what_is_given_beside_it(
    corpus_copy: Path, tmp_path: Path, command: list[str]
):
    outside = tmp_path / "outside"
    shutil.copytree(corpus_copy / "texts", outside)
    (outside / "mine.txt").write_text("mine", encoding="utf-8")
    (corpus_copy / "linked").symlink_to(outside)
    (corpus_copy / "texts" / "mine.txt").symlink_to(outside / "mine.txt")
    result = run(
        *(
            word.replace("C/", f"{corpus_copy}/") if "/" in word else word.replace("C", str(corpus_copy))
            for word in command
        )
    )
    assert result.exit_code == 1
    assert "leads out of the corpus, over a link" in result.stderr
    assert (outside / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert not (corpus_copy / "documents" / "mine.yaml").exists()


@pytest.mark.parametrize(
    "name", ["actors.yaml", "documents/claims.csv", "documents/morning.yaml", "copy/../events.yaml"]
)
def test_no_output_takes_the_place_of_a_file_of_the_corpus(corpus_copy: Path, name: str):
    (corpus_copy / "copy").mkdir()
    before = {path: path.read_bytes() for path in corpus_copy.rglob("*") if path.is_file()}
    result = run("export", "csv", "--corpus", corpus_copy, "-o", corpus_copy / name)
    assert result.exit_code == 1
    assert "would take the place of the corpus's own files" in result.stderr
    assert {path: path.read_bytes() for path in corpus_copy.rglob("*") if path.is_file()} == before


def test_a_text_that_is_too_large_is_told(corpus_copy: Path):
    with (corpus_copy / "texts" / "large.txt").open("wb") as file:
        file.truncate(9 * 2**20)
    result = run("check", "--corpus", corpus_copy, "--texts", corpus_copy / "texts")
    assert result.exit_code == 1
    assert "large.txt: larger than 8 MiB" in result.stderr


def test_what_an_interrupted_command_left_is_a_note_whatever_python_was_asked(corpus_copy: Path):
    (corpus_copy / ".claimgraph" / "staged").mkdir(parents=True)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "claimgraph",
            "locate",
            "--corpus",
            str(corpus_copy),
            "--texts",
            str(corpus_copy / "texts"),
        ],
        env={**os.environ, "PYTHONWARNINGS": "error"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("note: ")


def test_positions_are_not_written_through_a_link(corpus_copy: Path, tmp_path: Path):
    outside = tmp_path / "outside.json"
    positions = corpus_copy / "documents" / "reprint.positions.json"
    positions.rename(outside)
    before = outside.read_bytes()
    for to in (outside, tmp_path / "not-there.json"):
        positions.unlink(missing_ok=True)
        positions.symlink_to(to)
        result = run("locate", "--corpus", corpus_copy, "--texts", corpus_copy / "texts")
        assert result.exit_code == 1
        assert "leads out of the corpus" in result.stderr
    assert outside.read_bytes() == before
    assert not (tmp_path / "not-there.json").exists()


@pytest.mark.parametrize("words", ["0 of ours are home", "0 went north", "4"])
def test_a_quote_is_whole_words(spoil: Spoil, words: str):
    folder = spoil(MORNING, "quote: on Friday", f"quote: '{words}'")
    assert "only inside a longer word" in messages(folder, folder / "texts")


def test_the_order_of_quotes_makes_two_reports(corpus_copy: Path):
    path = corpus_copy / "documents" / "reprint.yaml"
    text = path.read_text(encoding="utf-8")
    again = text[text.index("  - who") :].replace(
        "[40 of ours are home, the northern ministry said]", "[the northern ministry said, 40 of ours are home]"
    )
    path.write_text(text + again, encoding="utf-8")
    graph = claimgraph.build(corpus_copy)
    rows = claimgraph.ask(graph, "document/chain", document="reprint")
    assert len(rows) == 2


def test_a_figure_without_an_event_is_a_figure(spoil: Spoil):
    folder = spoil(
        MORNING,
        "says: {event: next-swap, counts: prisoners, received-by: northland, phase: planned, value: 10}",
        "says: {actor: northland, counts: prisoners, value: 777}",
    )
    assert "777" in {row["figure"] for row in claimgraph.ask(claimgraph.build(folder), "figure/all")}
    assert "777  Ada Example" in run("report", "--corpus", folder).output


def test_claims_about_claims_about_claims_end_somewhere(corpus_copy: Path):
    path = corpus_copy / "documents" / "morning.yaml"
    chain = "".join(
        f"  - {{who: paper, id: x{n}, says: {{claim: {f'x{n - 1}' if n else 'fifty'}, property: differs-from, value: {f'x{n - 1}' if n else 'forty'}}}, quote: The figures differ}}\n"
        for n in range(40)
    )
    text = path.read_text(encoding="utf-8").replace("inferences:\n", chain + "inferences:\n")
    path.write_text(text, encoding="utf-8")
    assert "claims about claims, more than 3 deep" in messages(corpus_copy)


@pytest.mark.parametrize("value", ["9999", "9999-12", "2024..9999", "0001"])
def test_the_ends_of_the_calendar_are_days_like_others(spoil: Spoil, value: str):
    assert (
        run(
            "report",
            "--corpus",
            spoil(MORNING, "phase: completed, value: 2030-04-05}", f"phase: completed, value: {value}}}"),
        ).exit_code
        == 0
    )


# ------------------------------------------------------------------------ private persons


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("actors.yaml", "name: Evening Paper", "name: Evening Paper, note: edited by B. BORROW"),
        ("events.yaml", "name: another swap", "name: the swap of Borrows"),
        ("concepts.yaml", "name: the bridge", "name: the bridge, definition: where Bo  Borrow stood"),
        (MORNING, "url: https://morning.example/swap", "url: https://morning.example/swap_bo_borrow_home"),
        (MORNING, "rationale: “She” is the president.", "rationale: Bo\n      Borrow said so."),
    ],
)
def test_no_text_of_a_corpus_names_a_private_person(spoil: Spoil, file: str, old: str, new: str):
    folder = spoil("actors.yaml", CURATOR, WITNESS)
    spoil(file, old, new)
    assert "a private person (a released prisoner)" in messages(folder)


def test_words_around_a_quote_do_not_give_a_private_person_away(spoil: Spoil, tmp_path: Path):
    spoil("actors.yaml", "name: News Wire,", "name: an agency,")
    folder = spoil("actors.yaml", CURATOR, WITNESS.replace("Bo Borrow", "News Wire"))
    spoil(MORNING, "named-as: News Wire, ", "")
    spoil(
        MORNING,
        "quote: [News Wire reports that President Example wrote on Telegram, 50 went north]",
        "quote: [that President Example wrote on Telegram, 50 went north]",
    )
    out = tmp_path / "claims.ttl"
    assert messages(folder) == ""
    result = run("export", "turtle", "-o", out, "--corpus", folder, "--texts", folder / "texts")
    assert result.exit_code == 0
    content = out.read_text(encoding="utf-8")
    assert "that President Example wrote on Telegram" in content
    assert "News Wire" not in content


# ------------------------------------------------------------------------ files and processes


def test_what_is_no_regular_file_is_written_to_and_not_replaced(tmp_path: Path):
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    real.chmod(0o600)
    link.symlink_to(real)
    write_file(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o600
    write_file(Path(os.devnull), b"new")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("name", ["", ".", "/", "x" * 300])
def test_an_impossible_output_is_a_message(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    result = run("export", "csv", "-o", name, "--corpus", TINY)
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_locate_mends_a_broken_file_of_positions(corpus_copy: Path):
    positions = corpus_copy / "documents" / "reprint.positions.json"
    good = positions.read_bytes()
    positions.write_text("{", encoding="utf-8")
    assert run("locate", "--corpus", corpus_copy, "--texts", corpus_copy / "texts").exit_code == 0
    assert positions.read_bytes() == good


def test_a_full_disk_is_a_message():
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "claimgraph", "report", "--corpus", str(TINY)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert "Traceback" not in result.stderr
    assert result.returncode != 0


def test_a_terminal_without_unicode_gets_codes():
    result = subprocess.run(
        [sys.executable, "-m", "claimgraph", "report", "--corpus", str(TINY)],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0
    assert "40 of ours are home" in result.stdout


def test_a_parameter_may_have_any_name():
    with pytest.raises(ClaimGraphError, match="has no parameter 'id'"):
        claimgraph.ask(claimgraph.build(TINY), "claim/by-actor", id="x")


def test_the_error_of_a_query_points_into_the_query():
    result = CliRunner().invoke(main, ["sparql", "-", "--corpus", str(TINY)], input="\ufeffSELECT * {\n ?s ?p }")
    assert "2:" in result.stderr


def test_a_page_of_many_actors_is_laid_out():
    import networkx

    from claimgraph.pages.layout import positions

    ring = networkx.MultiDiGraph(networkx.cycle_graph(500, create_using=networkx.DiGraph))
    placed = positions(ring, dict.fromkeys(ring, (40.0, 20.0)))
    assert len(set(placed.values())) > 450


def test_half_a_name_beside_a_quote_stays_out_too(tmp_path: Path):
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    with (folder / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write('witness-1: {type: person, name: "Zora Quillfeather", private: true, role: a witness}\n')
        cast.write("witness-2: {type: person, name: 'Jo \"Al\" Xu', private: true, role: another witness}\n")
    text = 'Zora Quillfeather counted them at dawn: 40 went north. And Jo "Al" Xu saw that 50 went south.\n'
    (folder / "texts" / "reprint.txt").write_text(text, encoding="utf-8")
    document = folder / "documents" / "reprint.yaml"
    written = re.sub(
        r"sha256: \w+, length: \d+",
        f"sha256: {hashlib.sha256(text.encode()).hexdigest()}, length: {len(text)}",
        document.read_text(encoding="utf-8"),
    )
    head = written[: written.index("claims:")]
    document.write_text(
        head
        + "claims:\n"
        + "".join(
            "  - who: copier\n    says: {event: swap, counts: prisoners, received-by: northland, phase: completed, value: "
            f"{number}}}\n    quote: {quote}\n"
            for number, quote in ((40, "40 went north"), (50, "50 went south"))
        ),
        encoding="utf-8",
    )
    (folder / "documents" / "reprint.positions.json").unlink()
    corpus = with_context(reading_of(folder), texts_in(folder / "texts"))
    content = exported(Exported(corpus, claimgraph.build(corpus)), "turtle").decode()
    assert "50 went south" in content
    assert not re.search(r"feather|Al\\?\"|Xu|Zora", content)
