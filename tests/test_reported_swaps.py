"""Verdicts on figures from 46 real articles that nobody shaped for this graph: what comes out, and what must not."""

from __future__ import annotations

import shutil

import pytest

from claimgraph.corpus import read_corpus
from claimgraph.corpus.sheet.intake import import_sheet
from claimgraph.model.records import Corpus
from claimgraph.triples.names import Namer
from comparing import compared
from conftest import ROOT
from reported_swaps import cast, mapped

FOLDER = ROOT.parent / "shared" / "reported-swaps"

Told = tuple[str, int | None, int | None, tuple[str, ...]]

#: The verdicts, read one by one against the articles' renderings; what each of them says, and what is open about it.
VERDICTS = [
    # Right: the known disagreements of the data.
    ("contradicts", 39, None, "Ukraine received 150 prisoners", "Ukraine received 189 prisoners"),
    ("contradicts", 8, None, "72 prisoners (seamen)", "80 prisoners (seamen)"),
    # Right, if who is released is who was pardoned: the data count them as one.
    ("contradicts", 13, 33, "123 persons, release by Belarus", "about 100 persons, release by Belarus"),
    # More than was planned, which is no contradiction.
    ("excess", 10, None, "both sides together received 190", "both sides together to receive 180"),
    ("excess", 57, None, "Ukraine received 6,057 bodies", "Ukraine to receive 6,000 bodies"),
    # Open: whether the five leave out an exchange that the sixth counts, as the text itself hints.
    ("undercuts", 1, None, "5 exchanges", "is number 6"),
    # Right: the 59th of that day, and 60 so far.
    ("undercuts", 1, None, "60 exchanges", "is number 59"),
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    if not FOLDER.is_dir():
        pytest.skip(f"needs the figures in {FOLDER}")
    folder = tmp_path_factory.mktemp("swaps")
    rows, left_out = mapped(FOLDER)
    (folder / "claims.jsonl").write_text(rows, encoding="utf-8")
    (folder / "corpus" / "documents").mkdir(parents=True)
    shutil.copytree(ROOT / "corpus" / "ontology", folder / "corpus" / "ontology")
    for name, text in cast(FOLDER).items():
        (folder / "corpus" / name).write_text(text, encoding="utf-8")
    done = import_sheet(folder / "claims.jsonl", folder / "corpus", add_new=True)
    datings = rows.count('"inferred"')
    # Three rows are of both sides.
    assert (sum(left_out.values()), done.rows - datings - 3) == (18, 335 - 18)
    assert done.claims == done.unverified == done.rows
    return read_corpus(folder / "corpus")


@pytest.fixture(scope="module")
def verdicts(corpus: Corpus) -> list[Told]:
    namer = Namer(corpus)
    labels = {
        namer.proposition(s.proposition): namer.labels.proposition(s.proposition)
        for d in corpus.documents.values()
        for s in d.statements
    }
    found = compared(corpus).verdicts
    return [(v.verdict, v.gap, v.gap_at_most, tuple(sorted(labels[p] for p in v.propositions))) for v in found]


def of(verdicts: list[Told], *kinds: str) -> list[tuple[int | None, tuple[str, ...]]]:
    """Gap and labels of the verdicts of some kinds."""
    return sorted((gap, labels) for verdict, gap, _, labels in verdicts if verdict in kinds)


@pytest.mark.parametrize(("verdict", "gap", "most", "one", "other"), VERDICTS)
def test_a_verdict_on_real_articles(
    verdict: str, gap: int, most: int | None, one: str, other: str, verdicts: list[Told]
):
    told = [labels for *found, labels in verdicts if found == [verdict, gap, most]]
    assert [labels for labels in told if all(any(word in label for label in labels) for word in (one, other))]


def test_one_outlet_has_the_direction_of_the_dead_reversed(
    verdicts: list[Told],
):
    """Both directions clash with those who have it right, as they must: the graph keeps what a text says."""
    reversed = [labels for gap, labels in of(verdicts, "contradicts") if gap == 909 - 41]
    assert len(reversed) == 2
    assert all("2025-04-18" in label for labels in reversed for label in labels)


def test_the_number_of_alarms_is_known(verdicts: list[Told]):
    """No verdict is false: those above, both directions of 2025-04-18, and three times more done than planned."""
    assert len(of(verdicts, "contradicts")) == 3 + 2
    assert [gap for gap, _ in of(verdicts, "excess")] == [5, 5, 10, 57]
    assert len(of(verdicts, "undercuts")) == 2
    assert len(verdicts) == 5 + 4 + 2


def test_a_part_or_a_stage_is_compared_only_with_its_own_kind(corpus: Corpus, verdicts: list[Told]):
    """Women among the freed, civilians inside or on top, a stage of 250 in a series of more than 1,000."""
    said = [Namer(corpus).labels.proposition(s.proposition) for d in corpus.documents.values() for s in d.statements]
    told = " ".join(label for *_, labels in verdicts for label in labels)
    for part in (
        "23 persons (women)",
        "2 prisoners (civilians among them)",
        "2 civilians",
        "about 250 prisoners",
        "over 1,000 prisoners",
    ):
        assert any(part in label for label in said), part
        assert part not in told


def test_directions_are_different_questions(verdicts: list[Told]):
    """20 civilians to Russia, to Ukraine or each way (2 October 2025): no figure contradicts another."""
    assert not [labels for *_, labels in verdicts if any("2025-10-02" in label for label in labels)]


def test_no_row_of_the_data_is_in_the_product():
    if not FOLDER.is_dir():
        pytest.skip(f"needs the figures in {FOLDER}")
    corpus = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").rglob("*.yaml")))
    slugs = [line.split('"')[3] for line in (FOLDER / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(slugs) == 56
    assert not [slug for slug in slugs if slug in corpus]
