"""Whatever a person writes wrong gets an error with its place and a remedy; all at once; and nothing changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimgraph.base.errors import ClaimGraphError, CorpusError, Problem
from claimgraph.cli import main
from claimgraph.corpus import read_corpus, reading_of
from claimgraph.corpus.evidence.texts import texts_in, verify
from conftest import TINY

Spoil = Callable[[str, str, str], Path]
MORNING = "documents/morning.yaml"


def problems(folder: Path, texts: Path | None = None) -> list[Problem]:
    reading = reading_of(folder)
    if texts:
        verify(reading, texts_in(texts))
    return reading.problems.found


def the_problem(folder: Path, texts: Path | None = None) -> Problem:
    found = problems(folder, texts)
    assert len(found) == 1, "\n".join(map(str, found))
    return found[0]


def test_the_tiny_corpus_itself_has_no_problem():
    assert problems(TINY, TINY / "texts") == []


# file, what stands there, what is written instead, the message, the remedy, the words at the place
MISTAKES = [
    (MORNING, "verb: wrote", "verbe: wrote", "unknown key 'verbe'", "'verb'", "verbe"),
    (MORNING, "who: southland", "who: sothland", "unknown actor 'sothland'", "'southland'", "sothland"),
    (
        MORNING,
        "event: next-swap, property",
        "event: next-swop, property",
        "unknown event 'next-swop'",
        "'next-swap'",
        "next-swop",
    ),
    (MORNING, "property: location", "property: locatoin", "unknown property 'locatoin'", "'location'", "locatoin"),
    (MORNING, "stance: suggests", "stance: sugests", "unknown stance 'sugests'", "'suggests'", "sugests"),
    (
        MORNING,
        "counts: prisoners, received-by: southland",
        "counts: prisners, received-by: southland",
        "unknown counts 'prisners'",
        "'prisoners'",
        "prisners",
    ),
    (
        MORNING,
        "property: location, phase: completed",
        "property: location",
        "missing phase",
        "completed",
        "{event: swap, property: location",
    ),
    (
        MORNING,
        "verb: promised",
        "verb: promised\n    verb: said",
        "duplicate key 'verb'",
        "already in line",
        "verb: said",
    ),
    (MORNING, "value: 40", "value: forty", "not a number: 'forty'", "Write digits", "forty"),
    (MORNING, "value: 10}", "min: 20, max: 10}", "min above max: 20 > 10", "Swap", "20"),
    (MORNING, "value: 2030-04-05", "value: 2030-04-31", "no such date: 2030-04-31", "year-month-day", "2030-04-31"),
    (
        MORNING,
        "published: 2030-04-05",
        "published: 5 April 2030",
        "not a date: '5 April 2030'",
        "2024-01-31",
        "5 April 2030",
    ),
    (MORNING, "value: bridge", "value: brigde", "unknown concept 'brigde'", "'bridge'", "brigde"),
    (MORNING, "verb: promised", "verb: promissed", "unknown verb 'promissed'", "'promised'", "promissed"),
    (MORNING, "medium: telegram", "medium: telegramm", "unknown medium 'telegramm'", "'telegram'", "telegramm"),
    (MORNING, "publisher: paper", "publisher: papers", "unknown actor 'papers'", "'paper'", "papers"),
    (
        MORNING,
        "url: https://morning.example/swap",
        "url: javascript:alert(1)",
        "not a web address",
        "https://",
        "javascript:alert(1)",
    ),
    (
        MORNING,
        "value: true}\n    quote: Northland",
        "value: yes}\n    quote: Northland",
        "neither true nor false: 'yes'",
        "Write true",
        "yes",
    ),
    (
        MORNING,
        "stance: declines",
        "stance: asserts",
        "no value",
        "Add `value",
        "{event: swap, counts: prisoners, received-by: southland",
    ),
    (
        MORNING,
        "    rationale: The article is dated Friday 5 April 2030.",
        "",
        "an inference has no 'rationale'",
        "Add `rationale",
        "says:",
    ),
    (
        MORNING,
        "via: [{who: agency, named-as: News Wire, verb: reported}]",
        "via: [agency, president]",
        "a cycle of relays: 'president' stands twice",
        "Name each speaker once",
        "[agency, president]",
    ),
    (MORNING, "value: forty}", "value: fourty}", "no claim with the id 'fourty'", "forty", "The figures differ"),
    (MORNING, "id: forty", "id: fifty", "two claims with the id 'fifty'", "of its own", "fifty"),
    (
        MORNING,
        "who: southland\n",
        "who: &a southland\n    note: *a\n",
        "an alias (*) is not supported",
        "Write the value out",
        "*a",
    ),
    (MORNING, "quote: The figures differ", "quote: ''", "an empty quote", "Copy the words", "''"),
    (
        "documents/reprint.yaml",
        "basis: Word for word a part of the Morning Paper's article.\n",
        "",
        "a lineage without a basis",
        "basis",
        "morning",
    ),
    (
        "actors.yaml",
        "side: third-party, basis: An agency of neither side.",
        "side: third-party",
        "a side without a basis",
        "basis",
        "third-party",
    ),
    (
        "actors.yaml",
        "part-of: northland",
        "part-of: ministry",
        "'ministry' is, over 'part-of', a part of itself",
        "Break the circle",
        "ministry",
    ),
    (
        "actors.yaml",
        "type: state, name: Southland",
        "type: stat, name: Southland",
        "unknown type 'stat'",
        "'state'",
        "stat",
    ),
    (
        "events.yaml",
        "type: series, name: swaps",
        "type: sries, name: swaps",
        "unknown type 'sries'",
        "'series'",
        "sries",
    ),
    (
        "actors.yaml",
        "{type: outlet, name: Morning Paper}",
        "{type: outlet, name: Morning Paper",
        "not valid YAML",
        "Close it",
        None,
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "message", "remedy", "at"), MISTAKES, ids=[m[3][:40] for m in MISTAKES])
def test_a_mistake_is_told_with_its_place_and_a_remedy(
    spoil: Spoil, file: str, old: str, new: str, message: str, remedy: str, at: str | None
):
    folder = spoil(file, old, new)
    found = [problem for problem in problems(folder) if message in problem.message]
    assert len(found) == 1, "\n".join(map(str, problems(folder)))
    (problem,) = found
    assert problem.file.endswith(file)
    assert remedy in problem.remedy
    if at is not None:
        line = (folder / file).read_text(encoding="utf-8").split("\n")[problem.line - 1]
        assert line[problem.column - 1 :].startswith(at), (line, problem.column)
        assert problem.source_line == line


def test_a_name_that_two_actors_bear_names_both(spoil: Spoil):
    folder = spoil("actors.yaml", "also: [the north]", "also: [the north, News Wire]")
    spoil(MORNING, "who: agency", "who: News Wire")
    problem = the_problem(folder)
    assert problem.message == "'News Wire' is a name of 'agency' and 'northland'"
    assert "Write the id" in problem.remedy


def test_a_name_that_one_actor_bears_will_do(spoil: Spoil):
    folder = spoil(MORNING, "who: southland", "who: southLAND")
    assert problems(folder) == []
    assert read_corpus(folder).documents["morning"].statements[8].claimant.actor == "southland"


def test_a_duplicate_claim_is_told(corpus_copy: Path):
    path = corpus_copy / "documents" / "reprint.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text[text.index("  - who") :], encoding="utf-8")
    assert "duplicate claim of 'ministry' with these words" in the_problem(corpus_copy).message


def test_the_same_claim_in_other_words_is_no_duplicate(corpus_copy: Path):
    path = corpus_copy / "documents" / "reprint.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text[text.index("  - who") :].replace("40 of ours are home", "40 of ours"), encoding="utf-8")
    assert problems(corpus_copy) == []


@pytest.mark.parametrize("file", ["actors.yaml", "events.yaml", "concepts.yaml", MORNING])
def test_a_file_that_is_not_utf8_is_told_with_the_place(corpus_copy: Path, file: str):
    path = corpus_copy / file
    path.write_bytes(b"a: b\nc: caf\xe9\n")
    told = [problem for problem in problems(corpus_copy) if problem.message == "not UTF-8"]
    assert [(problem.line, problem.column) for problem in told] == [(2, 7)]


@pytest.mark.parametrize("content", ["", "\n\n", "# only a comment\n"])
def test_an_empty_file_is_told(corpus_copy: Path, content: str):
    (corpus_copy / "documents" / "reprint.yaml").write_text(content, encoding="utf-8")
    assert the_problem(corpus_copy).message == "the file is empty"


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]" for n in range(9)
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (BOMB, "an alias (*) is not supported"),
        ("[" * 100_000, "nested deeper than 24 levels"),
        ("a: " + "{a: " * 100_000, "nested deeper than 24 levels"),
        ("\n".join(" " * n + "a:" for n in range(3000)), "nested deeper than 24 levels"),
        ("x" * (9 * 2**20), "larger than 8 MiB"),
        ("a: !!python/object/apply:os.system ['touch /tmp/x']", "unknown key 'a'"),
        ("title: a\x00b", "not valid YAML"),
        ("a: b\n---\nc: d", "a second YAML document"),
    ],
    ids=["bomb", "deep-flow", "deep-map", "deep-block", "large", "tag", "control", "two-documents"],
)
def test_a_hostile_file_is_refused_and_does_no_harm(corpus_copy: Path, content: str, message: str):
    (corpus_copy / "documents" / "reprint.yaml").write_text(content, encoding="utf-8")
    assert any(message in problem.message for problem in problems(corpus_copy))


def test_yaml_scalars_stay_text(spoil: Spoil):
    # PyYAML alone reads NO as false and 12:30 as 750.
    folder = spoil("actors.yaml", "name: Morning Paper", "name: NO, also: [12:30, 1_000, 0x10]")
    actor = read_corpus(folder).actors["paper"]
    assert (actor.name, actor.also) == ("NO", ("12:30", "1_000", "0x10"))


def test_all_problems_come_at_once_and_in_order(spoil: Spoil):
    folder = spoil(MORNING, "verb: wrote", "verbe: wrote")
    spoil(MORNING, "property: location", "property: locatoin")
    spoil("actors.yaml", "type: person\n", "type: persona\n")
    with pytest.raises(CorpusError) as raised:
        read_corpus(folder)
    assert [problem.message.split(" ")[1] for problem in raised.value.problems] == ["type", "property", "key"]
    assert "3 problems found." in str(raised.value)


def test_check_prints_file_line_column_line_and_caret_and_exits_with_1(spoil: Spoil):
    folder = spoil(MORNING, "property: location", "property: locatoin")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = CliRunner().invoke(main, ["check", "--corpus", str(folder)])
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    at = next(number for number, line in enumerate(lines) if "locatoin" in line)
    assert re.search(r"morning\.yaml:\d+:\d+: unknown property 'locatoin'$", lines[at])
    assert lines[at + 1][lines[at + 2].index("^") :].startswith("locatoin")
    assert lines[at + 3].strip() == "Did you mean 'location'?"
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_where_there_is_no_corpus_it_says_so(tmp_path: Path):
    with pytest.raises(ClaimGraphError, match="it has no actors.yaml"):
        read_corpus(tmp_path)


# ------------------------------------------------------------------------ against the texts


def test_a_quote_that_is_not_in_the_text_is_told(spoil: Spoil):
    folder = spoil(MORNING, "quote: The figures differ", "quote: The figures agree")
    problem = the_problem(folder, folder / "texts")
    assert problem.message == "quote not in the text: “The figures agree”"


def test_a_straight_quotation_mark_for_a_curly_one_gets_a_hint(spoil: Spoil):
    folder = spoil(
        MORNING, "quote: [40 of ours are home, the northern ministry said]", "quote: ['\"40 of ours are home,\"']"
    )
    problem = the_problem(folder, folder / "texts")
    assert "other quotation marks" in problem.remedy
    assert "“40 of ours are home,”" in problem.remedy


def test_a_quote_that_is_there_twice_must_say_which(spoil: Spoil):
    folder = spoil(MORNING, "quote: on Friday", "quote: swap")
    problem = the_problem(folder, folder / "texts")
    assert problem.message.startswith("quote 2 times in the text")  # "swap" twice; "swapped" is another word
    assert "occurrence" in problem.remedy


def test_which_occurrence_is_found(spoil: Spoil):
    folder = spoil(MORNING, "quote: on Friday", "quote: {exact: swap, occurrence: 4}")
    assert "occurrence 4 of words that stand 2 time(s)" in the_problem(folder, folder / "texts").message
    spoil(MORNING, "occurrence: 4", "occurrence: 2")
    assert problems(folder, folder / "texts") == []


def test_a_text_that_was_changed_is_told(corpus_copy: Path):
    text = corpus_copy / "texts" / "reprint.txt"
    text.write_text(text.read_text(encoding="utf-8") + " ", encoding="utf-8")
    problem = the_problem(corpus_copy, corpus_copy / "texts")
    assert problem.message == "the digest does not match reprint.txt"


def test_a_text_that_is_missing_is_told(corpus_copy: Path):
    (corpus_copy / "texts" / "reprint.txt").unlink()
    assert the_problem(corpus_copy, corpus_copy / "texts").message.startswith("no text with this digest")


def test_a_wrong_length_is_told(spoil: Spoil):
    folder = spoil("documents/reprint.yaml", "length: 51", "length: 50")
    assert "length 50, but reprint.txt has 51 code points" in the_problem(folder, folder / "texts").message


def test_a_wrong_position_is_told(spoil: Spoil):
    folder = spoil("documents/reprint.positions.json", '"start": 1, "end": 20', '"start": 2, "end": 21')
    assert "the words stand at 1-20" in the_problem(folder, folder / "texts").message


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"positions": 3}',
        '{"positions": [{"exact": "x", "occurrence": 0, "start": 5, "end": 2}]}',
        "[" * 100_000,
    ],
)
def test_a_broken_file_of_positions_is_told(corpus_copy: Path, content: str):
    (corpus_copy / "documents" / "reprint.positions.json").write_text(content, encoding="utf-8")
    problem = the_problem(corpus_copy)
    assert problem.message.startswith("not a file of positions")
    assert "locate" in problem.remedy


def test_the_name_of_a_text_cannot_lead_out_of_its_folder(spoil: Spoil):
    folder = spoil("documents/reprint.yaml", "file: reprint.txt", "file: ../../etc/passwd")
    assert "not a plain file name" in the_problem(folder).message


# ------------------------------------------------------------------------ private persons


def test_a_private_person_is_named_by_role_and_found_in_no_output(spoil: Spoil, tmp_path: Path):
    folder = spoil(
        "actors.yaml",
        "curator: {type: person, name: the curator}",
        "curator: {type: person, name: the curator}\nwitness-1: {type: person, name: Bo Borrow, private: true, role: a released prisoner}",
    )
    spoil(MORNING, "who: southland\n", "who: witness-1\n")
    out = tmp_path / "out"
    for format_ in ("turtle", "csv", "graphml"):
        result = CliRunner().invoke(main, ["export", format_, "-o", str(out), "--corpus", str(folder)])
        assert result.exit_code == 0, result.output
        text = out.read_text(encoding="utf-8")
        assert "Borrow" not in text
        assert "witness-1" in text
    result = CliRunner().invoke(main, ["report", "--corpus", str(folder)])
    assert "Borrow" not in result.output
    result = CliRunner().invoke(main, ["ask", "claim/promises", "--corpus", str(folder)])
    assert "a released prisoner" in result.output


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("quote: The figures differ", "quote: Borrow said so"),
        ("title: Largest swap yet", "title: Largest swap yet for Bo Borrow"),
    ],
)
def test_words_that_name_a_private_person_are_refused(spoil: Spoil, old: str, new: str):
    folder = spoil(
        "actors.yaml",
        "curator: {type: person, name: the curator}",
        "curator: {type: person, name: the curator}\nwitness-1: {type: person, name: Bo Borrow, private: true, role: a released prisoner}",
    )
    spoil(MORNING, old, new)
    assert "names a private person (a released prisoner)" in the_problem(folder).message
