"""Nothing grows with the square of the input: rows, nodes and problems are counted, and every limit is told. No clocks."""

from __future__ import annotations

import random
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

import claimgraph
from claimgraph.api import build
from claimgraph.base import limits
from claimgraph.base.cells import split
from claimgraph.base.errors import ClaimGraphError, CorpusError, Problem, QuestionError
from claimgraph.base.words import Likenesses
from claimgraph.cli import main
from claimgraph.corpus import read_corpus, reading_of
from claimgraph.corpus.cast import rings
from claimgraph.corpus.evidence.quotes import located
from claimgraph.corpus.names import NOT_LOOKED, Names
from claimgraph.corpus.sheet.intake import import_sheet
from claimgraph.corpus.sheet.newcomers import free_id
from claimgraph.corpus.source import Place, Problems
from claimgraph.derive import perspective
from claimgraph.model.evidence import Quote
from claimgraph.model.records import Corpus
from claimgraph.pages.picture.between import between_claimants
from claimgraph.store.interchange import rdflib_graph
from comparing import compared, compared_rows, rows_of
from conftest import claims_in, crowd_of
from side_by_side import corpus_number, side_by_side

FIGURE = "counts: prisoners, received-by: paper, phase: {}, value: {{}}"


def messages(folder: Path) -> list[str]:
    return [problem.message for problem in reading_of(folder).problems.found]


# ------------------------------------------------------------------------ many answers to one question


def test_64_answers_are_all_compared_and_65_are_not(tmp_path: Path):
    found = compared(read_corpus(crowd_of(64, tmp_path / "few")))
    assert len(found.conflicts) == 64 * 63 / 2
    assert {verdict.among for verdict in found.verdicts} == {None}
    found = compared(read_corpus(crowd_of(65, tmp_path / "many")))
    assert len(found.conflicts) == 64
    assert {verdict.among for verdict in found.verdicts} == {65}


@pytest.mark.parametrize(
    "says",
    [
        FIGURE.format("completed"),
        "counts: prisoners, received-by: paper, phase: completed, min: {}",
        "counts: prisoners, received-by: paper, phase: completed, min: 1, max: {}",
        "property: reason, phase: completed, value: p{}",
    ],
    ids=["figures", "open", "one-begin", "reasons"],
)
def test_twice_the_answers_are_about_twice_the_triples(says: str, tmp_path: Path):
    if "reason" in says:
        says = says.replace("p{}", "c{}")
    sizes = []
    for n in (200, 400):
        folder = crowd_of(n, tmp_path / str(n), says)
        (folder / "concepts.yaml").write_text(
            "".join(f"c{i}: {{name: Reason {i}}}\n" for i in range(1, n + 1)), encoding="utf-8"
        )
        sizes.append(len(build(folder)))
    assert sizes[1] < 2.2 * sizes[0]


def test_plans_and_wholes_beside_many_figures_are_not_paired_with_each(tmp_path: Path):
    found = []
    for n in (100, 200):
        plans = [
            f"{{who: paper, unverified: true, says: {{event: swap, {FIGURE.format('planned').format(i)}}}}}"
            for i in range(n)
        ]
        done = [
            f"{{who: paper, unverified: true, says: {{event: swap, {FIGURE.format('completed').format(n + i)}}}}}"
            for i in range(n)
        ]
        wholes = [
            line.replace("received-by: paper", "received-by: both-sides").replace("planned", "completed")
            for line in plans
        ]
        verdicts = compared(read_corpus(claims_in(tmp_path / str(n), [*plans, *done, *wholes]))).verdicts
        counted = Counter(v.rule for v in verdicts for _ in v.propositions)
        assert counted["progress"] >= n - 1
        assert counted["parts"] >= n - 1
        found.append(counted)
    for rule in ("progress", "parts"):
        assert found[1][rule] < 2.2 * found[0][rule], rule


def test_totals_and_denied_figures_are_not_paired_with_each_other(tmp_path: Path):
    found = []
    for n in (100, 200):
        days = [date(2030, 1, 1) + timedelta(i) for i in range(n)]
        totals = [f"{FIGURE.format('completed').format(n - i)}, as-of: {day}" for i, day in enumerate(days)]
        figures = [FIGURE.format("completed").format(i) for i in range(n)]
        denied = [f"counts: prisoners, received-by: paper, phase: completed, max: {n + i}" for i in range(n)]
        lines = [f"{{who: paper, unverified: true, says: {{event: swap, {s}}}}}" for s in [*totals, *figures]]
        lines += [f"{{who: reader, stance: denies, unverified: true, says: {{event: swap, {s}}}}}" for s in denied]
        verdicts = compared(read_corpus(claims_in(tmp_path / str(n), lines))).verdicts
        counted = Counter(v.rule for v in verdicts for _ in v.propositions)
        # Each of them has one at least, and a few at most.
        assert {v.among for v in verdicts if v.rule == "growth"} == {n}
        for rule, size in (("growth", n), ("denied", 2 * n)):
            assert size <= len({p for v in verdicts if v.rule == rule for p in v.propositions}), rule
            assert counted[rule] <= 4 * size, rule
        found.append(counted)
    for rule in ("growth", "denied"):
        assert found[1][rule] < 2.2 * found[0][rule], rule


def test_a_thousand_claimants_on_each_side_are_one_comparison(tmp_path: Path):
    lines = [
        f"{{who: p{i}, unverified: true, says: {{event: swap, {FIGURE.format('completed').format(i % 2)}}}}}"
        for i in range(300)
    ]
    cast = "".join(f"p{i}: {{type: person, name: Man {i}}}\n" for i in range(300) if i != 1)
    corpus = read_corpus(claims_in(tmp_path / "c", lines, cast))
    (verdict,) = compared(corpus).verdicts
    assert len(verdict.claims) == 300
    # In a picture each is beside one who says otherwise: not beside all of them.
    store = build(corpus)
    claims = {row["claim"] for row in claimgraph.ask(store, "network/same-question")}
    answers = {row["claim"]: row for row in claimgraph.ask(store, "network/answers")}
    drawn, _ = between_claimants(store.store, answers, {claim: n for n, claim in enumerate(sorted(claims))})
    contradictions = [line for line in drawn if line.kind == "contradicts"]
    assert len({end for line in contradictions for end in line.ends}) == 300
    assert len(contradictions) <= 300


def test_an_answer_that_many_give_is_named_in_full_once(tmp_path: Path):
    """Many figures that all end below one that many give: every comparison has that one in it."""
    ends = "counts: prisoners, received-by: paper, phase: completed, min: {}, max: 900"
    lines = [f"{{who: paper, unverified: true, says: {{event: swap, {ends.format(i)}}}}}" for i in range(100)]
    lines += [
        f"{{who: p{i}, unverified: true, says: {{event: swap, {FIGURE.format('completed').format(1000)}}}}}"
        for i in range(100)
    ]
    cast = "".join(f"p{i}: {{type: person, name: Man {i}}}\n" for i in range(100) if i != 1)
    verdicts = compared(read_corpus(claims_in(tmp_path / "c", lines, cast))).verdicts
    assert len(verdicts) == 100
    counts = sorted(len(verdict.claims) for verdict in verdicts)
    assert counts == [limits.CLAIMS_NAMED + 1] * 99 + [101]
    assert len({claim for verdict in verdicts for claim in verdict.claims}) == 200


def random_corpus(folder: Path, seed: int) -> Corpus:
    """Figures, places and culprits by a few claimants, so that every rule finds something."""
    r = random.Random(seed)
    cast = "".join(
        f"{side}: {{type: state, name: {side}, side: {side}, basis: a state}}\n" for side in ("north", "south", "east")
    )
    cast += "".join(
        f"q{i}: {{type: person, name: Q {i}, part-of: {r.choice(['north', 'south', 'east'])}}}\n" for i in range(5)
    )
    concepts = "".join(
        f"c{i}: {{type: place, name: C {i}"
        + (
            f", broader: [{', '.join(r.sample([f'c{k}' for k in range(i)], min(i, 2)))}]"
            if i and r.random() < 0.6
            else ""
        )
        + (f", disjoint-with: c{r.choice([k for k in range(8) if k != i])}" if r.random() < 0.5 else "")
        + "}\n"
        for i in range(8)
    )
    whos = ["north", "south", "east", "paper", *(f"q{i}" for i in range(5))]
    lines = {}
    for _ in range(60):
        low = r.randint(1, 12)
        ends = r.choice([f"value: {low}", f"min: {low}", f"max: {low}", f"min: {low}, max: {low + r.randint(0, 3)}"])
        side, phase = r.choice(["both-sides", "north", "south"]), r.choice(["completed", "completed", "planned"])
        negated = r.choice(["", "", "", ", not: true"])
        says = r.choice(
            [
                f"counts: prisoners, received-by: {side}, phase: {phase}, {ends}",
                f"counts: prisoners, received-by: {side}, phase: {phase}, {ends}{negated}",
                f"property: location, phase: completed, value: c{r.randrange(8)}{negated}",
                f"property: perpetrator, phase: completed, value: {r.choice(whos)}{negated}",
                f"property: occurred, phase: completed, value: {r.choice(['true', 'false'])}",
            ]
        )
        stance = r.choice(["asserts", "asserts", "suggests"])
        key = f"{{who: {r.choice(whos)}, stance: {stance}, unverified: true, says: {{event: swap, {says}}}"
        lines[f"{key}, stated-on: 2030-01-0{r.randint(1, 3)}}}"] = key
    once = {key: line for line, key in lines.items()}
    return read_corpus(claims_in(folder, list(once.values()), cast, concepts=concepts))


def test_of_many_the_nearest_leave_nobody_without_a_comparison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    corpora = [random_corpus(tmp_path / str(seed), seed) for seed in range(12)]
    rows = side_by_side([rows_of(corpus) for corpus in corpora])
    all_found = compared_rows(rows)
    all_pairs, all_verdicts = all_found.conflicts, all_found.verdicts
    assert {corpus_number(p) for pair in all_pairs for p in pair} == set(range(12))
    monkeypatch.setattr(limits, "ALL_PAIRS", 2)
    monkeypatch.setattr(limits, "FEW_PAIRS", 1)
    found = compared_rows(rows)
    pairs, verdicts = found.conflicts, found.verdicts
    assert set(pairs) <= set(all_pairs)
    assert {p for pair in pairs for p in pair} == {p for pair in all_pairs for p in pair}
    for kinds in ({"contradicts"}, {"contradicts", "disputes"}, {"revised", "reportsDiffer"}, {"rivals"}):
        all_told, told = (
            {p for v in some if v.verdict in kinds for p in v.propositions} for some in (all_verdicts, verdicts)
        )
        assert told == all_told, kinds
    # A verdict on many figures names fewer of them, with the same gap.
    for rule in ("progress", "sums"):
        whole = [v for v in all_verdicts if v.rule == rule]
        for one in (v for v in verdicts if v.rule == rule):
            assert any(
                (one.verdict, one.gap) == (v.verdict, v.gap) and {*one.propositions} <= {*v.propositions} for v in whole
            )


def test_a_reason_has_a_rival_unless_all_others_are_near_or_of_the_same_one(tmp_path: Path):
    def rivals(name: str, *given: str) -> int:
        concepts = "c0: {name: C 0}\nc1: {name: C 1, broader: c0}\nc2: {name: C 2}\nc3: {name: C 3}\n"
        lines = [
            f"{{who: {who}, unverified: true, says: {{event: swap, property: reason, phase: completed, value: {value}}}}}"
            for who, value in (word.split() for word in given)
        ]
        verdicts = compared(read_corpus(claims_in(tmp_path / name, lines, concepts=concepts))).verdicts
        return sum(len(verdict.propositions) for verdict in verdicts if verdict.rule == "rivals")

    assert rivals("two", "paper c2", "reader c3") == 2
    assert rivals("one-claimant", "paper c2", "paper c3") == 0
    assert rivals("near", "paper c0", "reader c1") == 0
    assert rivals("near-and-one", "paper c0", "paper c1") == 0
    # c0 and c1 are near each other and of one claimant: counted once as no rivals, not twice.
    assert rivals("near-and-one-beside-another", "paper c0", "paper c1", "reader c2") == 3
    assert rivals("near-beside-the-same", "paper c0", "reader c1", "paper c2") == 2
    assert rivals("two-hold-it", "paper c2", "reader c2", "paper c3") == 2


def test_a_comparison_of_the_nearest_says_so_and_commands_say_it_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    folder = crowd_of(66, tmp_path / "c")
    labels = [row["comparison"] for row in claimgraph.ask(build(folder), "comparison/all")]
    assert len(labels) == 65
    assert all(label.endswith("(of 66 answers, the nearest that cannot both be right)") for label in labels)
    for command in (
        ["report", "--all"],
        ["check"],
        ["ask", "figure/all"],
        ["export", "csv", "-o", str(tmp_path / "out.csv")],
        ["view", "-o", str(tmp_path / "out.html")],
        ["view", "--event", "swap", "-o", str(tmp_path / "event.html")],
    ):
        main([*command, "--corpus", str(folder)], standalone_mode=False)
        out, err = capsys.readouterr()
        assert err.count("only the nearest answers were compared") == 1, command
        assert "of 66 to “How many prisoners did Morning Paper receive in the swap?”" in err
        if command[0] == "report":
            assert " ".join(out.split()).count("Of 66 answers only the nearest are compared.") == 1, (
                "they have one question"
            )
    main(["report", "--corpus", str(crowd_of(64, tmp_path / "few"))], standalone_mode=False)
    assert "nearest" not in capsys.readouterr().err


def test_what_stands_against_too_much_is_told_with_the_question_that_has_most_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(limits, "ROWS", 100)
    monkeypatch.setattr(limits, "ROWS_PER_ANSWER", 1)
    days = [f"property: date, phase: completed, value: 2020-01-{i + 1:02}" for i in range(20)]
    numbers = [f"property: ordinal, within: swaps, phase: completed, value: {30 - i}" for i in range(20)]
    lines = [
        f"{{who: paper, unverified: true, says: {{event: e{i}, {s}}}}}"
        for i, pair in enumerate(zip(days, numbers, strict=True))
        for s in pair
    ]
    lines += [
        f"{{who: paper, unverified: true, says: {{event: swap, property: mediator, phase: completed, value: {who}}}}}"
        for who in ("paper", "reader")
    ]
    events = "swaps: {type: series, name: the swaps}\n" + "".join(
        f"e{i}: {{type: event, name: E {i}, part-of: swaps}}\n" for i in range(20)
    )
    corpus = read_corpus(claims_in(tmp_path / "c", lines, events=events))
    with pytest.raises(ClaimGraphError, match="The rule ordinals finds more than") as told:
        build(corpus)
    assert "“Who mediated in the swap?”: 2." in told.value.message
    assert told.value.remedy.startswith("Ask more narrowly")


def test_concepts_with_very_many_broader_ones_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "ROWS", 10)
    monkeypatch.setattr(limits, "ROWS_PER_ANSWER", 1)
    concepts = "c0: {name: C 0}\n" + "".join(f"c{i}: {{name: C {i}, broader: c{i - 1}}}\n" for i in range(1, 30))
    corpus = read_corpus(
        claims_in(
            tmp_path / "c",
            ["{who: paper, unverified: true, says: {event: swap, property: occurred, phase: completed, value: true}}"],
            concepts=concepts,
        )
    )
    with pytest.raises(ClaimGraphError, match="broader ones, over all steps"):
        build(corpus)


def test_values_in_two_disjoint_halves_are_rows_and_not_pairs(tmp_path: Path):
    concepts = "east: {type: place, name: the east, disjoint-with: west}\nwest: {type: place, name: the west}\n"
    concepts += "".join(
        f"c{i}: {{type: place, name: C {i}, broader: {('east', 'west')[i % 2]}}}\n" for i in range(1, 101)
    )
    folder = crowd_of(100, tmp_path / "c", "property: location, phase: completed, value: c{}")
    (folder / "concepts.yaml").write_text(concepts, encoding="utf-8")
    corpus = read_corpus(folder)
    assert len(rows_of(corpus)["apart"]) == 100 + 2
    pairs = compared(corpus).conflicts
    assert len({p for pair in pairs for p in pair}) == 100
    assert len(pairs) <= 400


def test_answers_within_many_others_are_told_once_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = crowd_of(100, tmp_path / "c", "counts: prisoners, received-by: paper, phase: completed, min: 1, max: {}")
    for line in (folder / "actors.yaml",):
        line.write_text(
            re.sub(r"(name: Person \d+)", r"\1, part-of: paper", line.read_text(encoding="utf-8")), encoding="utf-8"
        )
    told = perspective.told_by(read_corpus(folder), "paper")
    within = re.findall(r"(\S+) <http://www.w3.org/2000/01/rdf-schema#subClassOf>", told)
    assert len(within) == len(set(within)) == 99


@pytest.mark.parametrize("question", ["comparison/contradictions", "silence/beside-figures"])
def test_a_row_for_each_of_too_many_pairs_is_not_held(question: str, accounts: Corpus, monkeypatch: pytest.MonkeyPatch):
    store = build(accounts)
    rows = len(claimgraph.ask(store, question))
    assert rows > 0
    monkeypatch.setattr(limits, "PAIRS_LISTED", rows)
    assert len(claimgraph.ask(store, question)) == rows
    monkeypatch.setattr(limits, "PAIRS_LISTED", rows - 1)
    with pytest.raises(QuestionError, match=f"{question} has a row for each pair .* here more than {rows - 1}") as told:
        claimgraph.ask(store, question)
    assert "`claimgraph ask`" in told.value.remedy


# ------------------------------------------------------------------------ names, chains, problems


def test_the_nearest_name_is_still_suggested():
    names = Likenesses(["Volodymyr Zelensky", "Vladimir Putin", "Red Cross"])
    assert names.of("Wolodymyr Zelenski") == "Volodymyr Zelensky"
    assert names.of("vladimir puttin") == "Vladimir Putin"
    assert names.of("Qatar") == ""


def test_a_word_longer_than_a_name_is_not_compared():
    long = "a" * (limits.LIKE_LENGTH + 1)
    assert Likenesses([long]).of(long[:-1]) == ""
    assert Likenesses([long[:-1]]).of(long) == ""
    assert Likenesses([long[:-1]]).of(long[:-2]) == long[:-1]


def test_beyond_so_many_looks_the_remedy_says_that_nobody_looked(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "NAMES_COMPARED", 50)
    names, problems = Names("actor"), Problems()
    for i in range(10):
        names.add(f"known-{i}", [f"Known {i}"], Place(""))
    for i in range(10):
        names.resolve(f"Nobody {i} of all", Place("f", i + 1), problems)
    remedies = [problem.remedy for problem in problems.found]
    assert [NOT_LOOKED in remedy for remedy in remedies] == [False] * 2 + [True] * 8
    # The same word again costs nothing, and gives what it gave.
    assert names.closest("known-77") == ""
    assert Names("actor").closest("known-77") == ""


def test_names_that_give_one_id_get_numbers_without_trying_all(monkeypatch: pytest.MonkeyPatch):
    tried = Counter()
    names = Names("actor")
    monkeypatch.setattr(Names, "__contains__", lambda self, id: bool(tried.update([id])) or id in self._by_id)
    found = []
    for _ in range(50):
        found.append(free_id("Same Name", names))
        names.add(found[-1], [], Place(""))
    assert found[:3] == ["same-name", "same-name-2", "same-name-3"]
    assert tried.total() <= 3 * 50


def test_a_thousand_problems_are_shown_and_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch):
    problems = [Problem("f.yaml", line, 1, "wrong") for line in range(1, 1503)]
    error = CorpusError(problems, more=10)
    assert error.message.count("wrong") == limits.PROBLEMS_SHOWN
    assert error.message.endswith("f.yaml:1000:1: wrong\nand 512 more")
    assert error.remedy == "1,512 problems found."
    assert CorpusError(problems[:1], writing=True).remedy == "1 problem found; nothing was changed."
    assert len(error.problems) == 1502
    assert CorpusError(problems[:1000]).message.endswith("f.yaml:1000:1: wrong")
    monkeypatch.setattr(limits, "PROBLEMS_KEPT", 5)
    kept = Problems()
    for line in range(8):
        kept.add(Place("f", line + 1), "wrong")
    assert (len(kept.found), kept.more) == (5, 3)


def test_claims_without_their_ids_are_told_without_listing_all_others(tmp_path: Path):
    figure = FIGURE.format("completed")
    lines = [
        f"{{who: paper, unverified: true, id: c{i}, says: {{event: swap, {figure.format(i)}}}}}" for i in range(40)
    ]
    lines.append("{who: paper, unverified: true, says: {claim: c399, property: differs-from, value: c0}}")
    (problem,) = reading_of(claims_in(tmp_path / "c", lines)).problems.found
    assert problem.remedy == "Did you mean 'c39'?"


def test_a_chain_of_more_than_a_hundred_steps_is_told_once_at_the_first(tmp_path: Path):
    chain = "a0: {type: organization, name: A 0}\n"
    chain += "".join(f"a{i}: {{type: organization, name: A {i}, part-of: a{i - 1}}}\n" for i in range(1, 160))
    found = messages(crowd_of(1, tmp_path / "c", more=chain))
    assert found == [f"more than {limits.STEPS} steps of 'part-of' above 'a{limits.STEPS + 1}'"]
    shorter = chain.split(f"a{limits.STEPS + 1}:")[0]
    assert messages(crowd_of(1, tmp_path / "d", more=shorter)) == []


def test_rings_are_found_once_and_in_order():
    links = {"a": ("b",), "b": ("c",), "c": ("a", "d"), "d": ("e", "missing"), "e": (), "f": ("f",)}
    found = [sorted(ring) for ring in rings(links)]
    assert found == [["e"], ["d"], ["a", "b", "c"], ["f"]]
    long = {str(i): (str(i + 1),) for i in range(50_000)}
    assert len(list(rings(long))) == 50_000


# ------------------------------------------------------------------------ long texts


def test_a_quote_that_almost_stands_everywhere_is_found_or_not():
    words = "lorem " * 1000
    text = words + "ipsum " + words
    assert located(Quote("lorem ipsum lorem"), text).start == len(words) - 6
    with pytest.raises(ClaimGraphError, match="not in the text"):
        located(Quote((words * 3).strip()[: limits.QUOTE]), text)
    with pytest.raises(ClaimGraphError, match=f"more than {limits.OCCURRENCES:,} times"):
        located(Quote("a"), "a " * (limits.OCCURRENCES + 1))
    assert located(Quote("a", limits.OCCURRENCES), "a " * limits.OCCURRENCES).start == 2 * limits.OCCURRENCES - 2


def test_words_that_stand_everywhere_are_not_counted_to_the_end():
    class Counted(str):
        looks = 0

        def find(self, *args: object) -> int:
            Counted.looks += 1
            return str.find(self, *args)  # type: ignore[arg-type]

    with pytest.raises(ClaimGraphError):
        located(Quote("a"), Counted("a " * (5 * limits.OCCURRENCES)))
    assert Counted.looks <= limits.OCCURRENCES + 2


def test_a_cell_with_very_many_texts_is_not_split_again_for_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    splits = Counter()
    monkeypatch.setattr(
        "claimgraph.corpus.sheet.rows.split",
        lambda cell, separator: splits.update([separator]) or split(cell, separator),
    )
    sheet = tmp_path / "x.csv"
    many = {" > ": limits.RELAYS + 1, " … ": limits.QUOTES + 1}
    columns = {"relayed_by": " > ", "relay_named_as": " > ", "quote": " … ", "language": " … "}
    cells = ",".join(separator.join(["a"] * many[separator]) for separator in columns.values())
    sheet.write_text(f"document,claimant,{','.join(columns)}\nd,Reader,{cells}\n", encoding="utf-8")
    with pytest.raises(CorpusError):
        import_sheet(sheet, crowd_of(1, tmp_path / "c"), add_new=True, write=False)
    assert splits == {" > ": 1, " … ": 1}


def test_rdflib_is_given_one_line_at_a_time(monkeypatch: pytest.MonkeyPatch):
    """It looks at all that it has of a line whenever it reads: so each read must give a whole line."""
    from rdflib.plugins.parsers import ntriples

    looks = Counter()
    plain = ntriples.r_line

    class Counting:
        def match(self, text: str) -> re.Match[str] | None:
            looks[len(text)] += 1
            return plain.match(text)

    monkeypatch.setattr(ntriples, "r_line", Counting())
    long = "x" * 1_000_000
    text = f'<http://a.example/s> <http://a.example/p> "{long}" .\n<http://a.example/s> <http://a.example/q> "o" .\n'
    assert len(rdflib_graph(text)) == 2
    assert looks.total() == 2
