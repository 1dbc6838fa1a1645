"""`report --told-by A --told-by B` says whether two accounts can both be right, and if not, in which answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimgraph.accounts.together import told_together
from claimgraph.base.errors import QuestionError
from claimgraph.cli import main
from claimgraph.corpus import read_corpus
from claimgraph.derive.together import together
from claimgraph.model.records import Corpus
from claimgraph.triples.names import Namer
from conftest import ROOT, claims_in


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, arguments)])


def clashes(corpus: Corpus, *who: str) -> list[list[str]]:
    """The answers of each clash in words, what is denied with "not" before it."""
    labels = Namer(corpus).labels
    return [
        [f"{'not ' * denied}{labels.proposition(proposition)}" for (proposition, denied), _ in clash.answers]
        for clash in together(corpus, who).clashes
    ]


def test_the_ministry_and_the_president_cannot_both_be_right(shipped: Corpus):
    for who in (("russian-defence-ministry", "zelensky"), ("russia", "ukraine")):
        assert clashes(shipped, *who) == [
            [f"Ukraine received {n} prisoners, exchange of 31 January 2024" for n in (195, 207)]
        ]


@pytest.mark.parametrize("other", ["rt", "isw", "daily-guardian"])
def test_accounts_that_differ_without_contradiction_can_both_be_right(shipped: Corpus, other: str):
    assert clashes(shipped, "russian-defence-ministry", other) == []


def test_an_answer_that_is_denied_is_a_clash_and_a_rival_reason_is_none(accounts: Corpus):
    found = clashes(accounts, "ministry", "president")
    assert ["the shot was deliberate", "not the shot was deliberate"] in found
    assert not [answers for answers in found if "motive" in answers[0]]
    # The president only suggests 30, which stands against nothing here.
    assert not [answers for answers in found if "Southland received 30 prisoners, the swap" in answers]


def test_what_one_tells_alone_is_marked(accounts: Corpus):
    words = [line.text for line in told_together(accounts, ["president", "ministry"])]
    at = words.index("How many bodies did Northland receive in the swap?")
    assert words[at + 1] == "Ministry tells both: its own account cannot hold here."
    at = words.index("How many prisoners did Northland receive in the swap?")
    assert "tells both" not in words[at + 1]


PEOPLE = "p2: {type: person, name: Person 2}\n"
PLACES = "border: {type: place, name: the border}\nbridge: {type: place, name: the bridge, broader: border}\n"


def made(folder: Path, *claims: str) -> Corpus:
    lines = [f"{{unverified: true, {claim}}}" for claim in claims]
    return read_corpus(claims_in(folder, lines, cast=PEOPLE, concepts=PLACES))


AT = "says: {{event: swap, property: location, phase: completed, value: {}}}"


def test_who_denies_the_wider_stands_against_who_says_the_narrower(tmp_path: Path):
    corpus = made(tmp_path / "a", f"who: p1, {AT.format('bridge')}", f"who: p2, stance: denies, {AT.format('border')}")
    assert clashes(corpus, "p1", "p2") == [["the swap: place: the bridge", "not the swap: place: the border"]]


def test_who_denies_the_narrower_does_not_stand_against_who_says_the_wider(tmp_path: Path):
    corpus = made(tmp_path / "a", f"who: p1, {AT.format('border')}", f"who: p2, stance: denies, {AT.format('bridge')}")
    assert clashes(corpus, "p1", "p2") == []


HOW_MANY = "says: {{event: swap, counts: prisoners, received-by: paper, phase: completed, {}}}"


def test_a_figure_within_an_interval_can_hold_together_with_it(tmp_path: Path):
    inside = HOW_MANY.format("min: 190, max: 200")
    corpus = made(tmp_path / "a", f"who: p1, {HOW_MANY.format('value: 195')}", f"who: p2, {inside}")
    assert clashes(corpus, "p1", "p2") == []
    assert together(corpus, ["p1", "p2"]).shared == 1
    corpus = made(tmp_path / "b", f"who: p1, {HOW_MANY.format('value: 207')}", f"who: p2, {inside}")
    assert len(clashes(corpus, "p1", "p2")) == 1


def test_the_figures_of_two_are_compared_however_many_lie_between(crowd: Corpus):
    assert clashes(crowd, "p1", "p66") == [
        [f"Morning Paper received {figure}, the swap" for figure in ("1 prisoner", "66 prisoners")]
    ]


def test_three_accounts_can_be_put_together(accounts: Corpus):
    found = together(accounts, ["ministry", "president", "paper"])
    assert len(found.told) == 3
    assert len(found.clashes) >= len(clashes(accounts, "ministry", "president"))


def test_the_command_names_the_answers_with_who_says_what():
    result = run("--told-by", "Zelensky", "--told-by", "russian-defence-ministry", "--width", 200)
    assert result.exit_code == 0
    assert "No: in 1 place their answers cannot both be right." in result.stdout
    for words in (
        "195 prisoners",
        "207 prisoners",
        "Russian Defence Ministry asserts it",
        "“207 guys",
        "RT: Russia and",
    ):
        assert words in result.stdout
    assert "exchange of 3 January" not in result.stdout


def test_the_command_says_where_both_can_hold():
    result = run("--told-by", "rt", "--told-by", "russian-defence-ministry", "--format", "markdown")
    assert result.exit_code == 0
    assert "Yes: no answer rules out another to the same question" in result.stdout


def test_the_other_choices_of_the_report_hold_here_too():
    result = run("--told-by", "russia", "--told-by", "ukraine", "--without", "rt", "--format", "html")
    assert result.exit_code == 0
    assert "Without RT" in result.stdout
    assert "Yes: no answer" in result.stdout


def test_one_teller_is_not_enough_and_an_unknown_one_is_told():
    assert "once more" in run("--told-by", "rt").stderr
    assert run("--told-by", "rt").exit_code == 2
    unknown = run("--corpus", ROOT / "tests" / "accounts", "--told-by", "ministry", "--told-by", "nobody")
    assert unknown.exit_code == 1
    assert "No actor 'nobody'" in unknown.stderr


@pytest.mark.parametrize("again", ["zelensky", "Zelensky"])
def test_nobody_is_put_together_with_himself(shipped: Corpus, again: str):
    with pytest.raises(QuestionError, match="are told by the same"):
        together(shipped, ["zelensky", again])
