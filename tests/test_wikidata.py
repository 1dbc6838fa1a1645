"""An actor that is known to be an entry of Wikidata says so as others can follow it: an IRI, and skos:exactMatch."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import claimgraph
from claimgraph.base.errors import CorpusError
from claimgraph.corpus import read_corpus
from conftest import TINY


def corpus_with(folder: Path, entries: str) -> Path:
    """The tiny corpus with more actors."""
    corpus = Path(shutil.copytree(TINY, folder / "corpus"))
    with (corpus / "actors.yaml").open("a", encoding="utf-8") as file:
        file.write(entries)
    return corpus


def matches(corpus: Path) -> list[tuple[str, str]]:
    store = claimgraph.build(read_corpus(corpus))
    rows = store.query("SELECT ?who ?what { ?who skos:exactMatch ?what FILTER isIRI(?what) }").texts()
    return [(row["who"].rpartition("/")[2], row["what"]) for row in rows]


def test_the_id_of_an_actor_becomes_the_iri_that_wikidata_gives_it(tmp_path: Path):
    found = corpus_with(tmp_path, "zora: {type: person, name: Zora Quillfeather, wikidata: Q42}\n")
    assert matches(found) == [("actor-zora", "http://www.wikidata.org/entity/Q42")]


def test_who_has_no_id_in_the_corpus_has_none_in_the_graph():
    assert matches(TINY) == []


def test_an_id_would_tell_who_a_private_person_is(tmp_path: Path):
    entry = "witness-1: {type: person, name: Zora Quillfeather, private: true, role: a witness, wikidata: Q42}\n"
    assert matches(corpus_with(tmp_path, entry)) == []


@pytest.mark.parametrize("id", ["42", "Q0", "q42", "http://www.wikidata.org/entity/Q42", "Q42> <urn:x", "P31"])
def test_what_is_no_id_is_told_with_its_place(tmp_path: Path, id: str):
    corpus = corpus_with(tmp_path, f'zora: {{type: person, name: Zora Quillfeather, wikidata: "{id}"}}\n')
    with pytest.raises(CorpusError) as caught:
        read_corpus(corpus)
    (problem,) = caught.value.problems
    assert (problem.file.rpartition("/")[2], problem.message) == ("actors.yaml", f"not a Wikidata id: {id!r}")
    assert "Q42" in problem.remedy


def test_the_shipped_actors_with_an_id_lead_to_wikidata_in_turtle():
    text = claimgraph.Graph().export("turtle").decode()
    assert "skos:exactMatch wd:Q7747" in text
    assert "@prefix wd: <http://www.wikidata.org/entity/>" in text
