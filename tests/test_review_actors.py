"""Whom a review names: actors that it makes, and those that others change meanwhile."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from claimgraph.corpus import read_corpus
from proposing import FORTY, SILENCE, at, document, log, press, proposed_in

#: The keys that make an actor, with its basis, and accept the claim that it makes.
NEW = [
    "c",
    *"Harbour Office",
    "enter",
    *"organization",
    "enter",
    *"northland",
    "enter",
    *"Its own site.",
    "enter",
    "a",
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return proposed_in(tmp_path)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_an_actor_that_is_made_stands_at_the_end_on_lines_that_end_as_the_others_do(corpus: Path, ends: str):
    cast = corpus / "actors.yaml"
    before = cast.read_bytes().replace(b"\n", ends.encode())
    cast.write_bytes(before)
    press(at(corpus, FORTY), NEW)
    after = cast.read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].count(b"\n") == after[len(before) :].count(ends.encode()) == 5
    assert read_corpus(corpus).actors["harbour-office"].basis == "Its own site."


@pytest.mark.parametrize("spoilt", [b"...\n", b"--- {}\n", b"  odd: {}\n"])
def test_an_actor_is_not_put_into_a_file_that_could_not_be_read_then(corpus: Path, spoilt: bytes):
    cast = corpus / "actors.yaml"
    found = at(corpus, FORTY)
    cast.write_bytes(cast.read_bytes() + spoilt)
    before = cast.read_bytes(), document(corpus)
    press(found, NEW)
    assert "actors.yaml" in found.session.message
    assert (cast.read_bytes(), document(corpus), log(corpus)) == (*before, [])


def test_actors_in_braces_stay_as_they_are(corpus: Path):
    cast = corpus / "actors.yaml"
    cast.write_text(json.dumps(yaml.load(cast.read_bytes(), yaml.BaseLoader)), encoding="utf-8")
    before = cast.read_bytes(), document(corpus)
    found = at(corpus, FORTY)
    press(found, NEW)
    assert "nothing can be added" in found.session.message
    assert (cast.read_bytes(), document(corpus), log(corpus)) == (*before, [])


def test_a_file_of_actors_that_somebody_emptied_is_told(corpus: Path):
    found = at(corpus, FORTY)
    (corpus / "actors.yaml").write_bytes(b"")
    before = document(corpus)
    press(found, NEW)
    assert "unknown actor" in found.session.message
    assert ((corpus / "actors.yaml").read_bytes(), document(corpus), log(corpus)) == (b"", before, [])


def test_an_actor_stays_where_the_claim_is_undone_and_that_is_told(corpus: Path):
    found = at(corpus, FORTY)
    press(found, [*NEW, "u"])
    assert found.session.message == "Undone. harbour-office stays in actors.yaml."
    assert "harbour-office" in read_corpus(corpus).actors
    press(found, "a")
    assert len(log(corpus)) == 3
    assert (corpus / "actors.yaml").read_text(encoding="utf-8").count("harbour-office:") == 1


def test_an_actor_whom_somebody_removed_meanwhile_claims_nothing(corpus: Path):
    found = at(corpus, FORTY)
    cast = corpus / "actors.yaml"
    words = cast.read_text(encoding="utf-8").splitlines(keepends=True)
    assert sum(line.startswith("ministry:") for line in words) == 1
    cast.write_text("".join(line for line in words if not line.startswith("ministry:")), encoding="utf-8")
    before = document(corpus)
    press(found, "a")
    assert "'ministry'" in found.session.message
    assert (document(corpus), log(corpus)) == (before, [])


def test_a_person_who_became_private_meanwhile_is_named_in_no_claim(corpus: Path):
    found = at(corpus, FORTY)
    press(found, ["e", *"note", "enter", *"So says Zora Quillfeather", "enter"])
    with (corpus / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write("witness: {type: person, name: Zora Quillfeather, private: true, role: a released prisoner}\n")
    before = document(corpus)
    press(found, "a")
    assert "names a private person (a released prisoner)" in found.session.message
    assert (document(corpus), log(corpus)) == (before, [])


def test_a_claim_about_a_claim_that_is_not_there_is_not_written(corpus: Path):
    before = document(corpus)
    found = at(corpus, SILENCE)
    press(found, ["e", *"claim", "enter", *"no-such", "enter", "c", *"ada", "enter", "a", *"occurred", "enter"])
    press(found, ["enter", "a"])
    assert "no-such" in found.session.message
    assert (document(corpus), log(corpus)) == (before, [])
