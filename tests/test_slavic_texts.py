"""The texts in Russian and Ukrainian: what is annotated stands in them, and who says it is known."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from claimgraph.corpus import read_corpus
from claimgraph.model.records import Corpus
from conftest import ROOT

FOLDER = ROOT / "tests" / "slavic"
LANGUAGES = ("ru", "uk")
TEXTS = {
    f"{language}{path.stem}": path.read_text(encoding="utf-8")
    for language in LANGUAGES
    for path in sorted((FOLDER / language).glob("*.txt"))
}
LINES: list[dict[str, Any]] = [
    json.loads(line) for line in (FOLDER / "claims.jsonl").read_text(encoding="utf-8").splitlines()
]
CLAIMS = [line for line in LINES if not line.get("trap")]
#: How a number is told that no digits of the quote are.
TOLD_OTHERWISE = {"number-word", "number-word-compound", "value-by-reference", "zero"}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder: Path = tmp_path_factory.mktemp("slavic")
    (folder / "documents").mkdir()
    shutil.copytree(ROOT / "corpus" / "ontology", folder / "ontology")
    shutil.copy(FOLDER / "actors.yaml", folder)
    return read_corpus(folder)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_twenty_texts_of_a_language_each_with_lines(language: str):
    texts = {name for name in TEXTS if name.startswith(language)}
    assert len(texts) >= 20
    assert {line["text"] for line in LINES if line["text"].startswith(language)} == texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_prisoners_civilians_and_bodies_are_counted_in_a_language(language: str):
    told = {claim.get("counts") for claim in CLAIMS if claim["text"].startswith(language)}
    assert {"prisoners", "civilians", "bodies"} <= told


def test_texts_are_short():
    assert not [name for name, text in TEXTS.items() if not 40 <= len(text.split()) <= 120]


def test_quotes_and_speakers_stand_literally_in_their_text():
    told = [(line["text"], line[key]) for line in LINES for key in ("quote", "speaker") if key in line]
    assert not [(name, words) for name, words in told if not words or words not in TEXTS[name]]


def test_whoever_claims_is_an_actor_or_stands_in_the_text(corpus: Corpus):
    def known(claim: dict[str, Any]) -> bool:
        kind, _, words = claim["claimant"].partition(":")
        return words in TEXTS[claim["text"]] if kind == "NEW" else kind in {"OUTLET", *corpus.actors}

    assert not [(claim["text"], claim["claimant"]) for claim in CLAIMS if not known(claim)]


def test_only_what_the_outlet_says_has_no_words_that_show_a_speaker():
    assert not [claim for claim in CLAIMS if (claim["claimant"] == "OUTLET") == ("speaker" in claim)]


def test_sides_and_relays_are_actors(corpus: Corpus):
    sides = {claim["received_by"] for claim in CLAIMS if "received_by" in claim}
    relays = {id for claim in CLAIMS for tag in claim["tags"] if tag[:4] == "via:" for id in tag[4:].split(">")}
    assert relays
    assert not (sides - {"both"} | relays) - set(corpus.actors)


def test_a_number_in_digits_stands_in_its_quote():
    digits = [
        (line["text"], str(line.get("stated", line.get("value"))), line["quote"])
        for line in LINES
        if ("value" in line or "stated" in line) and not TOLD_OTHERWISE & set(line["tags"])
    ]
    assert len(digits) > 100
    wrong = [told for told in digits if told[1].removesuffix("000") not in told[2].replace(" ", "")]
    assert not wrong


def test_texts_about_something_else_have_traps_alone():
    others = {f"{language}{number}" for language in LANGUAGES for number in range(20, 26)}
    assert others <= {line["text"] for line in LINES if line.get("trap")}
    assert not [claim for claim in CLAIMS if claim["text"] in others]
