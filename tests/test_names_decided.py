"""What a person decides on names is kept in the corpus, applied when it is read, undone by taking out a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import claimgraph
from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError, CorpusError
from claimgraph.cli import main
from claimgraph.corpus import read_corpus, reading_of
from claimgraph.corpus.changes import changing
from claimgraph.corpus.deciding import Decision, decide
from claimgraph.corpus.sheet.intake import Imported, import_sheet
from claimgraph.derive import graph_of

#: A second entry for the president, as an import may have added it.
TWICE = "example-a: {type: actor, name: A. Example, also: [Example A.], wikidata: Q1, note: From a sheet.}\n"


@pytest.fixture
def twice(corpus_copy: Path) -> Path:
    """The tiny corpus, in which the president has two entries, and a claim is the second's."""
    with (corpus_copy / "actors.yaml").open("a", encoding="utf-8") as file:
        file.write(TWICE)
    path = corpus_copy / "documents" / "friday.yaml"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if not text:
        path = corpus_copy / "documents" / "morning.yaml"
        text = path.read_text(encoding="utf-8")
    assert text.count("who: president") > 0
    path.write_text(text.replace("who: president", "who: example-a", 1), encoding="utf-8")
    return corpus_copy


def identities(folder: Path, text: str) -> Path:
    (folder / "identities.yaml").write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(CorpusError) as caught:
        read_corpus(identities(folder, text))
    return [f"{Path(p.file).name}:{p.line}:{p.column}: {p.message} | {p.remedy}" for p in caught.value.problems]


def run(*words: object, folder: Path) -> Result:
    return CliRunner().invoke(main, ["names", "--corpus", str(folder), *map(str, words)])


# ------------------------------------------------------------------------ reading


def test_two_entries_that_are_one_are_read_as_the_first(twice: Path):
    before = {path: path.read_bytes() for path in twice.rglob("*.yaml")}
    assert "example-a" in read_corpus(twice).actors
    corpus = read_corpus(identities(twice, "same-actors:\n  - [president, example-a]\n"))
    assert "example-a" not in corpus.actors
    found = corpus.actors["president"]
    assert found.also == ("President Example", "Ada Exemple", "A. Example", "Example A.")
    assert (found.type, found.side, found.wikidata, found.note) == ("person", "southland", "Q1", "From a sheet.")
    assert len(found.offices) == 1
    claimants = {s.claimant.actor for document in corpus.documents.values() for s in document.statements}
    assert "president" in claimants
    assert "example-a" not in claimants
    assert {path: path.read_bytes() for path in before} == before


def test_the_graph_is_the_same_as_if_the_second_had_never_been(twice: Path, corpus_copy: Path):
    decided = graph_of(read_corpus(identities(twice, "same-actors:\n  - [president, example-a]\n")))
    actors = twice / "actors.yaml"
    by_hand = "also: [President Example, Ada Exemple, A. Example, Example A.]\n  wikidata: Q1\n  note: From a sheet."
    text = actors.read_text(encoding="utf-8").replace(TWICE, "")
    actors.write_text(text.replace("also: [President Example, Ada Exemple]", by_hand), encoding="utf-8")
    for path in (twice / "documents").glob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("example-a", "president"), encoding="utf-8")
    (twice / "identities.yaml").unlink()
    assert graph_of(read_corpus(twice)) == decided


def test_a_line_taken_out_undoes_it(twice: Path):
    before = read_corpus(twice)
    identities(twice, "same-actors:\n  - [president, example-a]\n")
    assert read_corpus(twice) != before
    assert read_corpus(identities(twice, "same-actors:\n")) == before


def test_a_name_without_an_entry_is_a_further_spelling(corpus_copy: Path):
    corpus = read_corpus(
        identities(corpus_copy, "same-actors:\n  - [Ada Exemple, Ada E.]\nsame-events: [[swap, deal]]\n")
    )
    assert corpus.actors["president"].also == ("President Example", "Ada Exemple", "Ada E.")
    assert corpus.events["swap"].also == ("the bridge swap", "deal")


def test_chains_are_one_group_whose_first_stands_for_all(twice: Path):
    with (twice / "actors.yaml").open("a", encoding="utf-8") as file:
        file.write("ada: {type: person, name: Ada, side: southland, basis: Said so.}\n")
    text = "same-actors:\n  - [example-a, ada]\n  - [president, Example A.]\n  - [ada, Adele]\n"
    corpus = read_corpus(identities(twice, text))
    assert not {"ada", "example-a"} & corpus.actors.keys()
    assert {"Ada", "A. Example", "Adele"} <= set(corpus.actors["president"].also)


def test_claims_of_one_claimant_that_differ_are_compared_as_usual(corpus_copy: Path):
    cast = corpus_copy / "actors.yaml"
    cast.write_text(cast.read_text(encoding="utf-8") + "wire: {type: organization, name: Wire}\n", encoding="utf-8")
    sheet = corpus_copy.parent / "claims.csv"
    row = "{who}-note,By {who},Morning Paper,{who},swap,prisoners,northland,completed,{value}\n"
    sheet.write_text(
        "document,title,publisher,claimant,event,counts,received_by,phase,value\n"
        + row.format(who="agency", value=91)
        + row.format(who="wire", value=92),
        encoding="utf-8",
    )
    import_sheet(sheet, corpus_copy)

    def verdicts() -> set[str]:
        rows = claimgraph.ask(claimgraph.build(read_corpus(corpus_copy)), "comparison/all")
        return {row["verdict"] for row in rows if "91" in row["comparison"] and "92" in row["comparison"]}

    apart = verdicts()
    identities(corpus_copy, "same-actors:\n  - [agency, wire]\n")
    assert (apart, verdicts()) == ({"contradicts"}, {"reports differ"})


def test_what_the_first_entry_says_does_not_rest_on_the_basis_of_the_second(corpus_copy: Path):
    with (corpus_copy / "events.yaml").open("a", encoding="utf-8") as file:
        file.write("met: {type: exchange, name: A meeting, basis: Two texts of one day.}\n")
        file.write("met-2: {type: exchange, name: Meeting, part-of: swaps, basis: Called a swap.}\n")
    found = read_corpus(identities(corpus_copy, "same-events:\n  - [met, met-2]\n")).events["met"]
    assert (found.part_of, found.basis) == ("swaps", "Two texts of one day. Called a swap.")


# ------------------------------------------------------------------------ mistakes, with their places


def test_what_two_entries_say_differently_is_told_with_both_places(corpus_copy: Path):
    actors = corpus_copy / "actors.yaml"
    text = actors.read_text(encoding="utf-8") + (
        "ada: {type: state, name: Ada, side: northland, basis: So., wikidata: Q2}\n"
    )
    actors.write_text(text.replace("  type: person\n", "  type: person\n  wikidata: Q1\n", 1), encoding="utf-8")
    found = problems(corpus_copy, "same-actors:\n  - [president, ada]\n")
    assert [line.split(" | ")[0] for line in found] == [
        "actors.yaml:17:7: 'ada' is 'president' by identities.yaml, but has another 'type' than it ('state', in line 5 'person')",
        "actors.yaml:17:31: 'ada' is 'president' by identities.yaml, but has another 'side' than it ('northland', in line 9 'southland')",
        "actors.yaml:17:60: 'ada' is 'president' by identities.yaml, but has another 'wikidata' than it ('Q2', in line 6 'Q1')",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "same-actors:\n  - [president, example-a]\ndifferent-actors:\n  - [A. Example, Ada Example]\n",
            "identities.yaml:4:6: 'A. Example' and 'Ada Example' are one by line 2, and here they are not",
        ),
        ("different-actors:\n  - [paper, copier]\n  - [copier, Morning Paper]\n", "identities.yaml:3:6: 'copier' and 'Morning Paper': said already"),
        ("same-actors:\n  - [president, Ada Exemple]\n", "identities.yaml:2:6: 'president' and 'Ada Exemple': said already"),
        ("same-actors:\n  - [president, A]\n  - [A, president]\n", "identities.yaml:3:6: 'A' and 'president': said already"),
        ("different-actors:\n  - [papr, copier]\n", "identities.yaml:2:6: unknown actor 'papr' | Did you mean 'paper'?"),
        ("same-actors:\n  - [nobody, no one]\n", "identities.yaml:2:6: unknown actor 'nobody'"),
        ("same-actors:\n  - [paper]\n", "identities.yaml:2:5: a pair in 'same-actors' is two names"),
        ("same-actors:\n  - [paper, copier, agency]\n", "identities.yaml:2:5: a pair in 'same-actors' is two names"),
        ("same-actors:\n  - [paper, '']\n", "identities.yaml:2:5: a pair in 'same-actors' is two names"),
        ("same-actors: paper\n", "identities.yaml:1:14: a pair in 'same-actors' is two names"),
        ("same-actor:\n  - [a, b]\n", "identities.yaml:1:1: unknown key 'same-actor' | Did you mean 'same-actors'?"),
        ("- [a, b]\n", "identities.yaml:1:1: expected lists of pairs"),
        (f"same-actors: [[paper, {'x' * (limits.NAME + 1)}]]\n", "identities.yaml:1:15: a pair in 'same-actors' is two names"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place(twice: Path, text: str, expected: str):
    (found,) = problems(twice, text)
    assert found.startswith(expected)


def test_a_link_that_leads_out_of_the_corpus_is_not_followed(corpus_copy: Path):
    outside = corpus_copy.parent / "outside.yaml"
    outside.write_text("same-actors:\n  - [president, A]\n", encoding="utf-8")
    (corpus_copy / "identities.yaml").symlink_to(outside)
    with pytest.raises(CorpusError, match="leads out of the corpus"):
        read_corpus(corpus_copy)
    with pytest.raises(ClaimGraphError), changing(corpus_copy) as change:
        decide([Decision(True, "president", "Ada E.")], corpus_copy, change)
    assert outside.read_text(encoding="utf-8") == "same-actors:\n  - [president, A]\n"


# ------------------------------------------------------------------------ the command


def test_the_command_shows_why_and_where_and_how_to_decide(twice: Path):
    said = run(folder=twice).output
    assert said.startswith(
        "1. events, the same words in another order or form: “the swap”, “swaps”\n   swap  “the swap”"
    )
    assert "\n2. actors, one gives only an initial: “A. Example”, “Ada Example”\n   example-a  “A. Example”" in said
    assert "\n   president  “Ada Example” (also “President Example”, “Ada Exemple”)\n" in said
    assert "      morning: “" in said
    assert "2 pairs of names may mean one." in said
    short = run("--limit", 1, folder=twice).output
    assert "2 pairs of names may mean one, of which 1 are shown." in short
    assert "initial" not in short


def test_the_table_can_be_read_by_programs(twice: Path):
    rows = list(csv.DictReader(io.StringIO(run("--format", "csv", folder=twice).output)))
    assert [(row["kind"], row["one"], row["other"], row["why"]) for row in rows] == [
        ("event", "swap", "swaps", "the same words in another order or form"),
        ("actor", "example-a", "president", "one gives only an initial"),
    ]


def test_a_decision_is_written_once_and_never_asked_again(twice: Path):
    done = run("--same", "Ada Example", "A. Example", "--different", "swap", "swaps", folder=twice)
    assert done.exit_code == 0, done.output
    assert "president and example-a are one: written to" in done.output
    assert "take out the line to undo it" in done.output
    assert "0 pairs are left to decide." in done.output
    text = (twice / "identities.yaml").read_text(encoding="utf-8")
    assert text.startswith("# Which names mean one")
    assert text.endswith("same-actors:\n  - [president, example-a]\ndifferent-events:\n  - [swap, swaps]\n")
    assert run(folder=twice).output == "0 pairs of names may mean one.\n"
    again = run("--same", "example-a", "president", "--different", "swaps", "swap", folder=twice)
    assert "example-a and president are one already." in again.output
    assert (twice / "identities.yaml").read_text(encoding="utf-8") == text


def test_what_is_so_already_is_not_written(corpus_copy: Path):
    done = run("--same", "president", "Ada Exemple", folder=corpus_copy)
    assert (done.exit_code, "president and Ada Exemple are one already." in done.output) == (0, True)
    assert not (corpus_copy / "identities.yaml").exists()


def test_what_a_person_wrote_into_the_file_stays(twice: Path):
    text = "# Mine.\ndifferent-events:   # these\n  - [swap, swaps]  # two\n\n# The end.\n"
    identities(twice, text)
    assert run("--different", "swap", "next-swap", "--same", "president", "Ada E.", folder=twice).exit_code == 0
    assert (twice / "identities.yaml").read_text(encoding="utf-8") == (
        "# Mine.\ndifferent-events:   # these\n  - [swap, swaps]  # two\n  - [swap, next-swap]\n\n# The end.\n"
        "same-actors:\n  - [president, Ada E.]\n"
    )


def test_a_comment_alone_may_be_left_and_written_below(corpus_copy: Path):
    identities(corpus_copy, "# nothing\nsame-actors:\n")
    assert run("--same", "president", "Ada E.", folder=corpus_copy).exit_code == 0
    assert (corpus_copy / "identities.yaml").read_text(
        encoding="utf-8"
    ) == "# nothing\nsame-actors:\n  - [president, Ada E.]\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--same", "nobody", "no one"), "Nobody and nothing is called 'nobody'."),
        (("--different", "president", "Ada E."), "Nobody and nothing is called 'Ada E.'."),
        (("--different", "president", "Ada Exemple"), "are both 'president'"),
        (("--same", "president", "swap"), "are of two kinds"),
        (("--same", "president", "a\x1b[31m"), "is no name"),
        (("--same", "president", " "), "is no name"),
        (("--same", "president", "x" * (limits.NAME + 1)), "is no name"),
        (("--same", "president", "northland"), "has another 'type' than it"),
        (("--same", "president", "Ada E.", "--different", "Ada E.", "president"), "are both 'president'"),
        (("--different", "paper", "copier", "--same", "paper", "copier"), "are both 'paper'"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_and_nothing_is_written(
    corpus_copy: Path, words: tuple[str, ...], said: str
):
    done = run(*words, folder=corpus_copy)
    assert done.exit_code == 1
    assert said in done.stderr
    assert "\x1b[31m" not in done.stderr.replace("\x1b[31m\x1b[1merror", "")
    assert not (corpus_copy / "identities.yaml").exists()


def test_markup_in_a_name_stays_a_name(corpus_copy: Path):
    odd = 'x: [y, {z}] # "no" \u2028 <b>&</b> *a'
    assert run("--same", "president", odd, folder=corpus_copy).exit_code == 0
    assert odd in read_corpus(corpus_copy).actors["president"].also


def test_the_shipped_corpus_is_never_written_to_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CLAIMGRAPH_CORPUS", raising=False)
    done = CliRunner().invoke(main, ["names", "--same", "zelensky", "Z."])
    assert (done.exit_code, "Which corpus?" in done.stderr) == (1, True)


def test_a_private_person_is_decided_on_by_hand(corpus_copy: Path):
    with (corpus_copy / "actors.yaml").open("a", encoding="utf-8") as file:
        file.write("w-1: {type: person, name: Zora Quill, private: true, role: a witness}\n")
    done = run("--same", "w-1", "Zora Q.", folder=corpus_copy)
    assert (done.exit_code, "'w-1' is a private person" in done.stderr) == (1, True)
    corpus = read_corpus(identities(corpus_copy, "same-actors:\n  - [w-1, Zora Quille]\n"))
    assert (corpus.actors["w-1"].shown, corpus.actors["w-1"].spellings) == ("a witness", ())


def test_only_one_command_at_a_time_decides(corpus_copy: Path):
    with changing(corpus_copy):
        done = run("--same", "president", "Ada E.", "--wait", 0, folder=corpus_copy)
    assert (done.exit_code, "Another command is changing" in done.stderr) == (1, True)
    assert not (corpus_copy / "identities.yaml").exists()


def test_check_says_how_many_are_undecided_and_nothing_when_all_are(twice: Path):
    def told() -> str:
        done = CliRunner().invoke(main, ["check", "--corpus", str(twice)])
        assert done.exit_code == 0, done.output
        return done.stderr

    assert "note: 2 pairs of names may mean one: `claimgraph names` shows them." in told()
    run("--same", "president", "example-a", "--different", "swap", "swaps", folder=twice)
    assert "may mean one" not in told()


# ------------------------------------------------------------------------ import

HEAD = "document,title,publisher,claimant,event,counts,received_by,phase,value\n"
ROW = "note,A note,Morning Paper,{who},{event},prisoners,northland,completed,{value}\n"

Import = Callable[..., Imported]


@pytest.fixture
def into(corpus_copy: Path) -> Import:
    def done(*rows: tuple[str, str], **options: object) -> Imported:
        sheet = corpus_copy.parent / "claims.csv"
        lines = (ROW.format(who=who, event=event, value=number) for number, (who, event) in enumerate(rows, 40))
        sheet.write_text(HEAD + "".join(lines), encoding="utf-8")
        return import_sheet(sheet, corpus_copy, **options)  # type: ignore[arg-type]

    return done


def test_a_name_that_is_surely_known_is_taken_for_it_and_said(into: Import, corpus_copy: Path):
    done = into(("ADA EXEMPLÉ", "The bridge-swap"))
    assert done.added == []
    said = list(done.said(corpus_copy, False))
    assert "“ADA EXEMPLÉ” is taken for president (Ada Example)." in said
    assert "“The bridge-swap” is taken for swap (the swap)." in said
    claim = read_corpus(corpus_copy).documents["note"].statements[0]
    assert (claim.claimant.actor, claim.proposition.question.event) == ("president", "swap")


def test_two_new_spellings_of_one_name_become_one_actor(into: Import, corpus_copy: Path):
    done = into(("Olga Zelenskyy", "swap"), ("Olga Zelensky", "swap"), ("Ольга Зеленська", "swap"), add_new=True)
    assert sorted(added.name for added in done.added) == ["Olga Zelenskyy", "Ольга Зеленська"]  # she and he
    new = read_corpus(corpus_copy).actors["olga-zelenskyy"]
    assert (new.name, new.also) == ("Olga Zelenskyy", ("Olga Zelensky",))
    assert "“Olga Zelensky” is taken for olga-zelenskyy (Olga Zelenskyy)." in list(done.said(corpus_copy, False))
    again = into(("Olga Zelensky", "swap"), ("Olga Zelenskij", "swap"))
    assert again.added == []


def test_what_is_likely_is_listed_and_not_merged(into: Import, corpus_copy: Path):
    done = into(("A. Example", "swap"), ("Berta Mustermann", "swap"), ("Mustermann", "swap"), add_new=True)
    assert len([added for added in done.added if added.kind == "actor"]) == 3
    said = list(done.said(corpus_copy, False))
    at = said.index("2 pairs of names may mean one; nothing was merged:")
    assert said[at + 1 : at + 3] == [
        "  a-example “A. Example”, president “Ada Example”: one gives only an initial",
        "  berta-mustermann “Berta Mustermann”, mustermann “Mustermann”: one gives only the last word",
    ]
    assert (
        said[at + 3]
        == f"Decide with: claimgraph names --corpus {corpus_copy} --same ONE OTHER, or --different ONE OTHER."
    )
    assert run("--same", "president", "A. Example", folder=corpus_copy).exit_code == 0
    known = into(("A. Example", "next-swap"))
    assert (known.added, known.undecided.pairs) == ([], ())


def test_a_private_name_is_taken_for_nobody_and_never_said(into: Import, corpus_copy: Path):
    with (corpus_copy / "actors.yaml").open("a", encoding="utf-8") as file:
        file.write("w-1: {type: person, name: Zora Quillsky, private: true, role: a witness}\n")
    with pytest.raises(CorpusError, match="names a private person"):
        into(("Zora Quillskyy", "swap"), add_new=True)


def test_an_id_that_stands_for_another_is_given_to_nobody_new(into: Import, corpus_copy: Path):
    with (corpus_copy / "actors.yaml").open("a", encoding="utf-8") as file:
        file.write("night-wire: {type: organization, name: The late one, side: third-party, basis: So.}\n")
    identities(corpus_copy, "same-actors:\n  - [agency, night-wire]\n")
    done = into(("night-wire", "swap"), ("Night Wire", "swap"), add_new=True)
    assert [added.id for added in done.added] == ["night-wire-2"]
    claimants = [statement.claimant.actor for statement in read_corpus(corpus_copy).documents["note"].statements]
    assert claimants == ["agency", "night-wire-2"]


def test_reading_says_what_was_decided(twice: Path):
    text = "same-actors: [[president, example-a]]\ndifferent-actors: [[paper, copier]]\n"
    found = reading_of(identities(twice, text)).identities
    assert found.others["actor"] == {"example-a": "president"}
    assert found.different["actor"] == {frozenset(("paper", "copier"))}
