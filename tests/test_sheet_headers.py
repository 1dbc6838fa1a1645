"""What a column means is known, said, guessed with a word, or asked; never guessed silently, and never a claimant."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimgraph.base.errors import ClaimGraphError, CorpusError
from claimgraph.cli import main
from claimgraph.corpus import read_corpus
from claimgraph.corpus.sheet.claim_rows import SheetOptions
from claimgraph.corpus.sheet.imported import Imported
from claimgraph.corpus.sheet.intake import import_sheet
from claimgraph.corpus.sheet.mapping_file import everyday_words, shipped_mappings
from claimgraph.model.columns import columns
from claimgraph.model.records import Statement
from conftest import ROOT, WORDS
from test_sheet_formats import saved, workbook

HEAD = "Headline,Outlet,Published,Who,Incident,Counts,Received by,Phase,How many,Words\n"
ROW = "A note,Morning Paper,2030-04-09,ministry,swap,prisoners,northland,completed,41,41 came home\n"

Into = Callable[..., Imported]


@pytest.fixture
def shown() -> list[str]:
    return []


@pytest.fixture
def into(corpus_copy: Path, shown: list[str]) -> Into:
    """Import a text into the copied tiny corpus; what is shown is kept."""

    def done(text: str, *maps: str, name: str = "claims.csv", add_new: bool = False, **how: object) -> Imported:
        sheet = corpus_copy.parent / name
        sheet.write_text(text, encoding="utf-8")
        options = SheetOptions(maps, **how)  # type: ignore[arg-type]
        return import_sheet(sheet, corpus_copy, how=options, add_new=add_new, show=shown.append)

    return done


def wrong(into: Into, text: str, *maps: str, **how: object) -> list[str]:
    with pytest.raises(CorpusError) as caught:
        into(text, *maps, **how)
    return [
        f"{problem.line}:{problem.column} {problem.message} | {problem.remedy}" for problem in caught.value.problems
    ]


def statements(folder: Path, document: str = "a-note") -> tuple[Statement, ...]:
    return read_corpus(folder).documents[document].statements


def test_headers_that_can_mean_one_thing_are_guessed_and_said(into: Into, corpus_copy: Path, shown: list[str]):
    assert into(HEAD + ROW).claims == 1
    assert shown == [
        "“Headline” is read as title (guessed).",
        "“Outlet” is read as publisher (guessed).",
        "“Who” is read as claimant (guessed).",
        "“Incident” is read as event (guessed).",
        "“How many” is read as value (guessed).",
        "“Words” is read as quote (guessed).",
    ]
    (statement,) = statements(corpus_copy)
    assert (statement.claimant.actor, statement.quotes[0].exact) == ("ministry", "41 came home")


def test_what_was_guessed_or_said_is_kept_for_the_next_sheet_with_this_header(
    into: Into, corpus_copy: Path, shown: list[str]
):
    text = (HEAD + ROW).replace("Incident", "Where and when").replace(",Phase", "").replace(",completed", "")
    into(text, "Where and when=event", everywhere=("phase=completed",))
    assert (corpus_copy / "mappings" / "claims.yaml").is_file()
    shown.clear()
    assert into(text.replace("41", "42"), name="next.csv").claims == 1
    assert f"“Where and when” is read as event ({corpus_copy}/mappings/claims.yaml)." in shown
    assert [path.name for path in (corpus_copy / "mappings").iterdir()] == ["claims.yaml"]
    # Another header is another sheet.
    assert any("unknown column 'Where and when'" in found for found in wrong(into, text.replace("Words", "Notes")))


def test_what_a_kept_mapping_says_of_every_row_is_said_again(into: Into, corpus_copy: Path, shown: list[str]):
    text = (HEAD + ROW).replace(",Phase", "").replace(",completed", "")
    into(text, everywhere=("phase=completed",), ignored=("Words",))
    assert not any("Each row" in line for line in shown)
    into(text.replace("41", "43"), everywhere=("phase=planned",), ignored=("Words",), name="own.csv")
    assert not any("Each row" in line or "Left out" in line for line in shown)
    shown.clear()
    into(text.replace("41", "42"), name="next.csv")
    kept = f"({corpus_copy}/mappings/claims.yaml)."
    assert shown[-2:] == [
        f"Each row has phase “planned”, where it says nothing else {kept}",
        f"Left out: “Words” {kept}",
    ]


def test_whose_words_a_sheet_has_is_kept_for_no_other(into: Into, corpus_copy: Path):
    """The next sheet with the same header may be another's: who says it is said again, or the import asks."""
    text = (HEAD + ROW).replace(",Who", "").replace(",ministry", "")
    into(text, everywhere=("claimant=ministry", "stance=suggests", "note=by hand"))
    kept = (corpus_copy / "mappings" / "claims.yaml").read_text(encoding="utf-8")
    assert "by hand" in kept
    assert not {"claimant", "ministry", "stance", "suggests"} & set(re.findall(r"\w+", kept))
    (problem,) = wrong(into, text.replace("41", "42"), name="next.csv")
    assert problem == "2:0 the row has no 'claimant' | Add a column 'claimant'."


def test_what_is_said_anew_of_a_header_replaces_what_was_kept_of_it_and_nothing_else(into: Into, corpus_copy: Path):
    text = (HEAD + ROW).replace(",Phase", "").replace(",completed", "")
    into(text, everywhere=("phase=completed",), name="b.csv")
    # The same header in a file whose name comes later, and the same name with another header.
    into(text.replace("41", "42"), everywhere=("phase=planned",), name="c.csv")
    into((HEAD + ROW).replace("41", "43"), name="b.csv")
    assert sorted(path.name for path in (corpus_copy / "mappings").iterdir()) == ["b-2.yaml", "b.yaml"]
    into(text.replace("41", "44"), name="d.csv")
    phases = {s.quotes[0].exact[:2]: s.proposition.question.phase for s in statements(corpus_copy)}
    assert phases == {"41": "completed", "42": "planned", "43": "completed", "44": "planned"}


def test_nothing_is_kept_of_a_sheet_that_has_our_own_headers(into: Into, corpus_copy: Path):
    into(
        "document,publisher,claimant,event,counts,received_by,phase,value\nn,paper,ministry,swap,prisoners,northland,completed,4\n"
    )
    assert not (corpus_copy / "mappings").exists()


def test_a_header_that_may_mean_several_things_is_asked_with_lines_to_paste(into: Into, corpus_copy: Path):
    before = sorted(corpus_copy.rglob("*"))
    (problem,) = wrong(into, HEAD.replace("Published", "Date") + ROW)
    assert problem == (
        "1:3 column 'Date' may mean several things | Give --map Date=published, or --map Date=event_date, "
        "or --map Date=stated_on; --ignore Date leaves it out."
    )
    assert sorted(corpus_copy.rglob("*")) == before


def test_near_spelling_is_no_guess(into: Into):
    # "Whoo" looks like "who", but a wrong guess would be a wrong attribution.
    (problem,) = wrong(into, HEAD.replace("Who", "Whoo") + ROW)
    assert problem.startswith("1:4 unknown column 'Whoo' | Give --map Whoo=COLUMN (claimgraph import --help); --ignore")


def test_a_header_that_is_ours_and_is_not_read_is_said(into: Into, shown: list[str]):
    into((HEAD + ROW).replace("Words", "Says"))
    assert shown[-1] == "“Says” is not read: event, counts, value and others say what is claimed."


def test_a_source_is_never_taken_for_the_claimant(into: Into):
    (problem,) = wrong(into, HEAD.replace("Who", "Source") + ROW)
    assert problem.startswith("1:4 column 'Source' may mean several things | Give --map Source=claimant, or --map")


def test_who_passes_it_on_is_not_guessed_where_it_may_be_a_medium(into: Into):
    # "Via: Telegram" made Telegram somebody who passes claims on.
    (problem,) = wrong(into, HEAD.replace("Words", "Via") + ROW)
    assert problem.startswith(
        "1:10 column 'Via' may mean several things | Give --map Via=relayed_by, or --map Via=medium"
    )


def test_a_title_above_the_header_is_told_as_such(into: Into):
    assert wrong(into, "Our swaps,,,,,,,,,\n" + HEAD + ROW) == [
        "1:1 'Our swaps' is no header: it stands alone in its row | Take out what stands above the header."
    ]


def test_a_title_is_told_before_a_mapping_misses_the_header_under_it(into: Into):
    (problem,) = wrong(into, "Swaps that I found\n" + HEAD + ROW, "Who=claimant")
    assert "'Swaps that I found' is no header" in problem


def test_a_mapping_that_misses_its_header_names_the_sheet_that_was_read(corpus_copy: Path):
    book = workbook(("About this file",), ("made by hand",))
    book.active.title = "Read me"
    book.create_sheet("January").append(("Who", "Incident"))
    sheet = corpus_copy.parent / "swaps.xlsx"
    sheet.write_bytes(saved(book))
    told = r"sheet 'Read me' \(read since no other is named 'claims'\) of .*swaps.xlsx has no column 'Who'"
    with pytest.raises(ClaimGraphError, match=told):
        import_sheet(sheet, corpus_copy, how=SheetOptions(("Who=claimant",)))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("columns: {n: {column: value, received_by: [southland]}}", "'received_by' is no text"),
        ("unsaid: {n: {a: b}}", "neither a text nor a list of texts"),
        ("columns: [Who]", "'columns' must be written as `key: value`"),
    ],
)
def test_what_a_mapping_says_in_no_way_that_is_read_is_told_alone(
    into: Into, corpus_copy: Path, written: str, told: str
):
    (corpus_copy / "mappings").mkdir()
    header = HEAD.strip().replace("How many", "n")
    (corpus_copy / "mappings" / "x.yaml").write_text(f"header: [{header}]\n{written}\n", encoding="utf-8")
    (problem,) = wrong(into, f"{header}\n{ROW}")
    assert told in problem


def test_texts_in_the_place_of_a_header_are_told_without_their_words(into: Into):
    (problem,) = wrong(into, HEAD.replace("How many", "z" * 1_001) + ROW)
    assert problem == (
        "1:9 1,001 characters as the name of a column, more than 1,000 | "
        "Write a header above the rows: a short name for each column."
    )


def test_many_columns_that_nobody_knows_are_told_together_with_a_line_to_paste(into: Into):
    more = [f"Zq {number}" for number in range(40)]
    head, row = HEAD.strip() + "," + ",".join(more), ROW.strip() + ",1" * 40
    (problem,) = wrong(into, f"{head}\n{row}\n")
    assert problem.startswith("1:11 40 unknown columns: 'Zq 0', 'Zq 1', ")
    pasted = shlex.split(problem[problem.index("--ignore") :])
    assert pasted[::2] == ["--ignore"] * 40
    assert into(f"{head}\n{row}\n", ignored=tuple(pasted[1::2])).claims == 1


def test_two_headers_for_one_column_are_told(into: Into):
    (problem,) = wrong(into, HEAD.replace("Words", "Speaker") + ROW)
    assert problem.startswith("1:10 two columns 'claimant': 'Who' and 'Speaker' | --ignore Speaker leaves this one out")


def test_a_row_gives_one_claim_for_each_side_that_has_a_figure(into: Into, corpus_copy: Path):
    head = HEAD.replace("Received by,", "").replace("How many", "returned to Northland,to Southland")
    row = ROW.replace("northland,", "").replace(",41,", ',41,"1 200",')
    found = wrong(into, head + row)
    assert "--map 'returned to Northland=value, received_by: northland'" in found[0]
    maps = "returned to Northland=value, received_by: northland", "to Southland=value, received_by: southland"
    assert into(head + row, *maps).rows == 1
    said = {
        dict(s.proposition.question.dimensions)["received-by"].id: s.proposition.answer.stated  # type: ignore[union-attr]
        for s in statements(corpus_copy)
    }
    assert said == {"northland": 41, "southland": 1200}
    assert into(head + row.replace('"1 200"', ""), *maps).known == 1


@pytest.mark.parametrize(("column", "cell"), [("qualifier", "dozens"), ("min", "41")])
def test_what_belongs_to_one_of_several_figures_is_asked_and_makes_no_claim(into: Into, column: str, cell: str):
    head = HEAD.replace("Received by", "to Northland").replace("How many", "to Southland").replace("Words", column)
    row = ROW.replace("northland", "41").replace(",41,41 came home", f",42,{cell}")
    maps = "to Northland=value, received_by: northland", "to Southland=value, received_by: southland"
    (problem,) = wrong(into, head + row, *maps)
    assert problem.startswith(f"2:10 {column} beside figures that have columns of their own | Say whose it is")
    own = f"{column}={column}, received_by: northland"
    assert into(head + row.replace("dozens", "about"), *maps, own).claims == 2


def test_a_side_that_the_row_says_otherwise_is_told(into: Into):
    found = wrong(into, HEAD.replace("How many", "n") + ROW, "n=value, received_by: southland")
    assert any("9 its column says received_by 'southland', the row 'northland'" in problem for problem in found)


@pytest.mark.parametrize(
    ("map", "message"),
    [
        ("Whom=claimant", "claims.csv has no column 'Whom'"),
        ("Who=", "does not say what the column means"),
        ("Who=value, received_by", "does not say what the column means"),
        ("who", "is neither HEADER=COLUMN nor a mapping"),
    ],
)
def test_a_mapping_that_says_nothing_is_refused(into: Into, map: str, message: str):
    with pytest.raises(ClaimGraphError, match=message):
        into(HEAD + ROW, map)


def test_a_mapping_to_no_column_of_ours_is_told_at_its_header(into: Into):
    found = wrong(into, HEAD + ROW, "Who=claimnt")
    assert found[0].startswith("1:4 unknown column 'claimnt' as the meaning of another | Did you mean 'claimant'?")


def test_a_header_may_hold_the_sign_of_a_mapping(into: Into, corpus_copy: Path):
    into(HEAD.replace("How many", "n (n=5)") + ROW, "n (n=5)=value")
    assert len(statements(corpus_copy)) == 1


@pytest.mark.parametrize(
    ("word", "stance", "verb"),
    [("confirms", "asserts", "confirmed"), ("Refused to say", "declines", "refused"), ("denies", "denies", "")],
)
def test_everyday_words_for_a_stance_are_read_and_said(
    into: Into, corpus_copy: Path, shown: list[str], word: str, stance: str, verb: str
):
    into(HEAD.replace("Words", "Stance") + ROW.replace("41 came home", word))
    (statement,) = statements(corpus_copy)
    assert (statement.stance, statement.claimant.verb) == (stance, verb)
    assert [line for line in shown if word in line] == (
        [f"stance “{word}” is read as {stance}, with the verb {verb}."] if verb else []
    )


def test_every_everyday_word_means_something_that_is_known():
    known = set(columns(WORDS))
    for section in ("columns", "ambiguous"):
        words = everyday_words(section)
        assert words
        assert {
            column for key, found in words.items() for column in ((key,) if section == "columns" else found)
        } <= known
    guessed = [word for words in everyday_words("columns").values() for word in words]
    assert len(guessed) == len({*guessed, *everyday_words("ambiguous")}) - len(everyday_words("ambiguous"))
    for stance, *verb in everyday_words("stances").values():
        assert stance in WORDS.schemes["stances"]
        assert set(verb) <= set(WORDS.schemes["verbs"])


@pytest.mark.parametrize("name", ["acled", "gdelt", "ucdp"])
def test_a_data_set_is_a_claim_of_those_who_made_it(into: Into, corpus_copy: Path, shown: list[str], name: str):
    """The samples are made up, after the published codebooks."""
    assert name in shipped_mappings()
    text = (ROOT / "tests" / "sheet" / f"{name}.csv").read_text(encoding="utf-8")
    if name != "gdelt":
        assert any("leaves open what 'counts' is | Give --set counts=…" in found for found in wrong(into, text, name))
    asked = () if name == "gdelt" else ("counts=persons",)
    done = into(text, name, everywhere=asked, add_new=True)
    corpus = read_corpus(corpus_copy)
    new = [corpus.documents[id] for id in done.new_documents]
    assert new
    assert {(document.publisher, s.claimant.actor) for document in new for s in document.statements} == {(name, name)}
    said = sorted(f"{s.proposition.question.property} {s.proposition.answer}" for d in new for s in d.statements)
    assert (
        said
        == {
            # Of the second event no death was reported: that is no claim that nobody died.
            "acled": [" Figure(minimum=3, maximum=3, stated=3, qualifier='')"],
            "gdelt": ["occurred True"],
            "ucdp": [
                " Figure(minimum=3, maximum=5, stated=None, qualifier='')",
                " Figure(minimum=8, maximum=12, stated=None, qualifier='')",
                "date Period(first=datetime.date(2030, 4, 2), last=datetime.date(2030, 4, 8))",
                "date Period(first=datetime.date(2030, 4, 5), last=datetime.date(2030, 4, 5))",
            ],
        }[name]
    )
    assert any("Left out by the mapping acled" in line for line in shown) is (name == "acled")


def test_a_mapping_file_of_a_strangers_corpus_is_read_like_the_rest_of_it(into: Into, corpus_copy: Path):
    (corpus_copy / "mappings").mkdir()
    (corpus_copy / "mappings" / "x.yaml").symlink_to("/etc/hostname")
    assert any("a link that leads out of the corpus" in found for found in wrong(into, HEAD + ROW))


def test_the_command_shows_its_guesses_on_a_dry_run_and_writes_nothing(corpus_copy: Path):
    sheet = corpus_copy.parent / "claims.csv"
    sheet.write_text(HEAD + ROW, encoding="utf-8")
    result = CliRunner().invoke(main, ["import", str(sheet), "--into", str(corpus_copy), "--dry-run"])
    assert result.exit_code == 0
    assert result.stdout.startswith("“Headline” is read as title (guessed).\n")
    assert not (corpus_copy / "mappings").exists()
    assert "would be kept" in result.stdout
