"""Every rule by its file: claims that trip it, and near misses that do not; and the headers of rules."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from claimgraph.base.errors import ClaimGraphError
from claimgraph.columns.database import columns_of
from claimgraph.corpus import read_corpus
from claimgraph.derive import graph_of
from claimgraph.derive.compare import compare
from claimgraph.derive.perspective import told_by
from claimgraph.derive.rule import FOLDER, Rule, rule_of, rules
from claimgraph.derive.stage import filled
from claimgraph.model.records import Corpus
from claimgraph.triples.named import name_all
from claimgraph.triples.names import Namer
from comparing import Verdict, compared, compared_rows, rows_of
from conftest import ROOT, VOCABULARY, WORDS
from side_by_side import corpus_number, side_by_side, unmarked

CASES = ROOT / "tests" / "rules"
JUDGING = [rule for rule in rules() if rule.verdicts]

#: That of C where there is one: every run of any test reads these files to know the names of its tests.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NOISE = yaml.load((CASES / "noise.yaml").read_text(encoding="utf-8"), LOADER)

DOCUMENTS = {
    "monday": {"publisher": "paper", "published": date(2030, 1, 7)},
    "tuesday": {"publisher": "gazette", "published": date(2030, 1, 8)},
    "undated": {"publisher": "gazette"},
    "copy": {"publisher": "gazette", "republication-of": "monday", "basis": "Word for word."},
    "noise": {"publisher": "gazette"},
}

Case = dict[str, list]


def cases(rule: str, kind: str) -> list[tuple[str, str, Case]]:
    text = (CASES / f"{rule}.yaml").read_text(encoding="utf-8")
    return [(rule, name, case) for name, case in yaml.load(text, LOADER)[kind].items()]


TRIPS = [case for rule in JUDGING for case in cases(rule.name, "trips")]
SPARES = [case for rule in JUDGING for case in cases(rule.name, "spares")]
CASES_OF_RULES = [*TRIPS, *SPARES]


def corpus_of(case: Case, folder: Path, noise: list[dict] = NOISE) -> Corpus:
    """The claims of a case as a corpus, each in its document, with the noise beside them."""
    shutil.copytree(CASES / "cast", folder)
    shutil.copytree(VOCABULARY, folder / "ontology")
    (folder / "documents").mkdir()
    for name, head in DOCUMENTS.items():
        claims = [
            {key: said for key, said in claim.items() if key != "in"} | {"unverified": True}
            for claim in [*case["claims"], *({**claim, "in": "noise"} for claim in noise)]
            if claim.get("in", "monday") == name
        ]
        if claims:
            document = {"title": name, **head, "curated": {"by": "envoy", "on": "2030-01-09"}, "claims": claims}
            # JSON is YAML too, without aliases.
            (folder / "documents" / f"{name}.yaml").write_text(json.dumps(document, default=str), encoding="utf-8")
    return read_corpus(folder)


def found_in(corpus: Corpus) -> list[Verdict]:
    """Every verdict; none of them speaks of the noise, or rests on it."""
    found = compared(corpus).verdicts
    refuse_noise(found, Namer(corpus))
    return found


def refuse_noise(found: list[Verdict], namer: Namer) -> None:
    noise = namer.corpus.documents["noise"].statements
    silent = {namer.proposition(s.proposition) for s in noise} | {namer.claims(s)[-1] for s in noise}
    for verdict in found:
        assert not silent & {*verdict.propositions, *verdict.claims}, verdict


class Judged:
    """The verdicts of every case, by rule and name; the cases of a rule are judged when one of them is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._found: dict[str, dict[str, list[Verdict]]] = {}

    def __getitem__(self, key: tuple[str, str]) -> list[Verdict]:
        rule, name = key
        if rule not in self._found:
            self._found[rule] = self._verdicts({case: said for of, case, said in CASES_OF_RULES if of == rule}, rule)
        return self._found[rule][name]

    def _verdicts(self, cases: dict[str, Case], rule: str) -> dict[str, list[Verdict]]:
        corpora = [corpus_of(case, self._folder / rule / str(at)) for at, case in enumerate(cases.values())]
        namers = [Namer(corpus) for corpus in corpora]
        found: list[list[Verdict]] = [[] for _ in corpora]
        for verdict in compared_rows(side_by_side(list(map(rows_of, corpora)))).verdicts:
            nodes = {part: getattr(verdict, part) for part in ("propositions", "claims", "order")}
            (number,) = {corpus_number(node) for part in nodes.values() for node in part}
            own = {name: tuple(map(unmarked, part)) for name, part in nodes.items()}
            found[number].append(replace(verdict, **own))
        for namer, verdicts in zip(namers, found, strict=True):
            refuse_noise(verdicts, namer)
        return dict(zip(cases, found, strict=True))


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return Judged(tmp_path_factory.mktemp("cases"))


def shown(verdict: Verdict) -> str:
    gap = "" if verdict.gap is None else f" {verdict.gap}"
    return f"{verdict.verdict}{gap}" + ("" if verdict.gap_at_most is None else f" to {verdict.gap_at_most}")


def test_every_rule_has_a_file_of_cases_and_every_file_a_rule():
    assert {path.stem for path in CASES.glob("*.yaml")} == {rule.name for rule in JUDGING} | {"noise"}
    assert len(JUDGING) > 10
    for rule in JUDGING:
        assert cases(rule.name, "trips"), rule.name
        assert cases(rule.name, "spares"), rule.name
        names = [name for of, name, _ in CASES_OF_RULES if of == rule.name]
        assert len(names) == len(set(names)), "a case that trips and one that does not have one name"


@pytest.mark.parametrize(("rule", "name", "case"), TRIPS, ids=[f"{rule}-{name}" for rule, name, _ in TRIPS])
def test_claims_trip_the_rule(judged: Judged, rule: str, name: str, case: Case):
    found = judged[rule, name]
    assert sorted(map(shown, found)) == sorted(case["finds"])
    assert rule in {verdict.rule for verdict in found}


@pytest.mark.parametrize(("rule", "name", "case"), SPARES, ids=[f"{rule}-{name}" for rule, name, _ in SPARES])
def test_a_near_miss_does_not(judged: Judged, rule: str, name: str, case: Case):
    found = judged[rule, name]
    assert rule not in {verdict.rule for verdict in found}
    assert sorted(map(shown, found)) == sorted(case.get("finds", []))


def test_cases_side_by_side_are_judged_as_each_alone(judged: Judged, tmp_path: Path):
    """A guard for this file: of each rule one case of many verdicts, alone."""
    for rule in JUDGING:
        found = max((case for case in TRIPS if case[0] == rule.name), key=lambda case: len(judged[case[:2]]))
        alone = found_in(corpus_of(found[2], tmp_path / rule.name))
        assert sorted(alone, key=repr) == sorted(judged[found[:2]], key=repr)


def test_every_verdict_of_a_rule_is_found_by_a_case(tmp_path: Path):
    """A rule may give several verdicts: a case for each."""
    found = {(rule, finds.split()[0]) for rule, _, case in TRIPS for finds in case["finds"]}
    assert {(rule.name, verdict) for rule in JUDGING for verdict in rule.verdicts} <= found


def test_parts_are_all_of_a_whole_only_where_the_vocabulary_says_so(tmp_path: Path):
    """Red 100 to 120, Blue 105, all together 1,000: there may be others, unless there are only two."""
    figure = {"event": "swap", "counts": "prisoners", "phase": "completed"}
    claims = [
        {"who": "paper", "says": {**figure, "received-by": "north", "min": 100, "max": 120}},
        {"who": "paper", "says": {**figure, "received-by": "south", "value": 105}},
        {"who": "paper", "says": {**figure, "received-by": "both-sides", "value": 1000}},
    ]
    corpus = corpus_of({"claims": claims}, tmp_path / "c")
    assert [shown(v) for v in found_in(corpus)] == ["undercuts 775 to 795"]
    words = corpus.vocabulary
    assert found_in(replace(corpus, vocabulary=replace(words, part_count={}))) == []
    # Nor are they added up, where they may have something in common.
    claims[2]["says"]["value"] = 150
    corpus = corpus_of({"claims": claims}, tmp_path / "d")
    assert [shown(v) for v in found_in(corpus)] == ["undercuts 55 to 75"]
    assert found_in(replace(corpus, vocabulary=replace(words, disjoint_parts=frozenset()))) == []


def test_two_rules_that_find_one_verdict_between_the_same_figures_give_two_nodes(tmp_path: Path):
    figure = {"event": "swap", "counts": "prisoners", "received-by": "north", "phase": "completed", "value": 12}
    claims = [{"who": "north", "says": figure}, {"who": "south", "says": {**figure, "counts": "persons", "value": 10}}]
    corpus = corpus_of({"claims": claims}, tmp_path / "c")
    (verdict,) = found_in(corpus)
    (rule,) = (rule for rule in rules() if rule.name == verdict.rule)
    with columns_of(corpus) as database:
        name_all(database, corpus.vocabulary)
        with filled(database, corpus.vocabulary):
            compare(database, [rule, replace(rule, name="another")])
            nodes = database.execute("SELECT DISTINCT node FROM comparison").fetchall()
    assert len(nodes) == 2


def test_no_rule_hears_the_noise(tmp_path: Path):
    assert found_in(corpus_of({"claims": []}, tmp_path / "c")) == []


def test_a_figure_that_is_denied_says_so(tmp_path: Path):
    figure = {"event": "swap", "counts": "bodies", "received-by": "south", "phase": "completed", "value": "over 1,200"}
    corpus = corpus_of({"claims": [{"who": "south", "says": {**figure, "not": True}}]}, tmp_path / "c")
    assert "South received not over 1,200 bodies, the swap" in graph_of(corpus)


def test_nothing_lies_within_what_it_is_not(tmp_path: Path):
    figure = {"event": "swap", "counts": "bodies", "received-by": "south", "phase": "completed"}
    claims = [
        {"who": "north", "says": {**figure, "value": 1200}},
        {"who": "south", "says": {**figure, "min": 1000, "max": 1300, "not": True}},
    ]
    told = told_by(corpus_of({"claims": claims}, tmp_path / "c"), "north")
    assert "disjointWith" in told
    assert "subClassOf" not in told


@pytest.mark.parametrize("rule", JUDGING, ids=lambda rule: rule.name)
def test_a_rule_that_finds_something_has_what_it_needs(rule: Rule, tmp_path: Path):
    """Each case by itself: beside all others what a rule needs would be there anyway."""
    for number, (_, name, case) in enumerate(cases(rule.name, "trips")):
        corpus = corpus_of(case, tmp_path / f"c{number}", noise=[])
        with columns_of(corpus) as database:
            name_all(database, corpus.vocabulary)
            with filled(database, corpus.vocabulary):
                compare(database, [rule])
                assert database.execute("SELECT COUNT(*) FROM comparison").fetchall() > [(0,)], name


def test_a_header_names_verdicts_and_stances_of_the_vocabulary():
    words = WORDS
    verdicts = {term.iri.rpartition("#")[2] for term in words.schemes["verdicts"].values()}
    for rule in JUDGING:
        assert set(rule.verdicts) <= verdicts, rule.name
        assert rule.one, rule.name
        assert rule.other, rule.name
        assert rule.one | rule.other <= set(words.schemes["stances"]), rule.name
        for verdict in rule.verdicts:
            assert f"'{verdict}'" in rule.sql, (rule.name, verdict)
    # Computed when asked; all others are found by a rule.
    assert verdicts - {verdict for rule in JUDGING for verdict in rule.verdicts} == {"refines", "compatible"}


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("--+ verdicts: contradicts\n--+ one: asserts\n--+ other: asserts\n", "lacks label"),
        ("--+ label: x\n--+ verdicts: contradicts\n", "lacks needs, one, other"),
        ("--+ label: x\n--+ label: y\n", ":2: no line of a header"),
        ("--+ labell: x\n", ":1: no line of a header"),
    ],
)
def test_a_header_that_is_not_whole_is_told(header: str, message: str, tmp_path: Path):
    path = tmp_path / "odd.sql"
    path.write_text(f"{header}SELECT 1\n", encoding="utf-8")
    with pytest.raises(ClaimGraphError, match=message):
        rule_of(path)


def test_the_rules_are_the_files_of_one_folder():
    assert [rule.name for rule in rules()] == sorted(path.stem for path in FOLDER.glob("*.sql"))
    for path in sorted((ROOT / "graph").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if path.parent.name == "derive":
            # What is told of one rule in Python is a second place for it; support is no verdict.
            assert not [r.name for r in JUDGING if f'"{r.name}"' in text], path
