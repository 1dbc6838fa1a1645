"""What is counted, and what moves it, stands in the vocabulary of a corpus alone: other words, another subject."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from claimgraph.base.errors import CorpusError
from claimgraph.corpus import read_corpus
from claimgraph.model.vocabulary import OwnFile, vocabulary
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.language import language
from conftest import ROOT
from reader_figures import ACTORS, found, knowledge

QUAKE = """
The earthquake of magnitude 6.2 killed at least 22 people and injured 210 in the hills of Brell, on 12 July at 14:30.
Some 4,300 houses were damaged and 375 homes destroyed. Fourteen villagers are still missing.
No road was blocked, and 40 kilometres of it were searched for 3 days.
"""


def earthquake() -> Knowledge:
    corpus = read_corpus(ROOT / "examples" / "earthquake")
    return Knowledge(language("en"), tuple(corpus.actors.values()), corpus.vocabulary)


def test_a_subject_that_moves_nothing_has_figures_by_words_alone():
    assert found(QUAKE, earthquake()) == [
        "14 missing, ongoing",
        "210 injured",
        "375 destroyed-houses",
        "at least 22 deaths",
        "some 4,300 damaged-houses",
    ]


def test_one_subject_finds_nothing_of_the_other():
    assert found(QUAKE) == []
    assert found("Orm handed over 60 prisoners to Tavia.", earthquake()) == []


def test_a_new_corpus_comes_with_words_by_which_the_figures_of_its_example_are_found():
    example = ROOT / "graph" / "claimgraph" / "templates" / "blank"
    corpus = read_corpus(example)
    of_march = Knowledge(language("en"), tuple(corpus.actors.values()), corpus.vocabulary)
    text = (example / "texts" / "example.txt").read_text(encoding="utf-8")
    assert found(text, of_march) == ["12000 participants", "about 6,000 participants", "nearly 5,000 participants"]


def with_term(term: str) -> Knowledge:
    """The shipped vocabulary with one term more."""
    own = knowledge().vocabulary.own
    prefixes = "@prefix cg: <https://w3id.org/claimgraph/ns#> .\n@prefix pow: <https://w3id.org/claimgraph/pow#> .\n"
    return replace(knowledge(), vocabulary=vocabulary((*own, OwnFile("more.ttl", prefixes + term))))


def test_a_word_is_added_in_one_place():
    text = "Orm ferried 60 prisoners to Tavia."
    assert found(text) == []
    more = 'pow:wordsFerried a cg:Pattern ; cg:role "gives" ; cg:narrows pow:receivedBy ; cg:phrase "ferried"@en .'
    assert found(text, with_term(more)) == ["60 prisoners to tavia"]


def test_a_phrase_of_another_language_is_not_looked_for():
    more = 'pow:wordsFerried a cg:Pattern ; cg:role "gives" ; cg:narrows pow:receivedBy ; cg:phrase "ferried"@de .'
    assert found("Orm ferried 60 prisoners to Tavia.", with_term(more)) == []


def test_a_corpus_without_patterns_has_no_figures():
    plain = replace(knowledge(), vocabulary=replace(knowledge().vocabulary, patterns=()))
    assert found("Orm handed over 60 prisoners to Tavia.", plain) == []


def test_a_third_party_is_no_side():
    helper = replace(ACTORS[-1], side="third-party")
    known = replace(knowledge(), actors=(*ACTORS[:-1], helper))
    assert found("The Lake Council handed over 60 prisoners.", known) == []


@pytest.mark.parametrize(
    ("term", "message"),
    [
        ('my:w a cg:Pattern ; cg:role "throws" ; cg:phrase "threw"@en ; rdfs:label "w"@en .', "no role"),
        ('my:w a cg:Pattern ; cg:role "gives" ; rdfs:label "w"@en .', "no words"),
        ('my:w a cg:Pattern ; cg:phrase "threw"@en ; rdfs:label "w"@en .', "no role"),
    ],
)
def test_a_pattern_that_says_nothing_is_told(march: Path, term: str, message: str):
    path = march / "ontology" / "my.ttl"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + term + "\n", encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        read_corpus(march)
    (problem,) = caught.value.problems
    assert message in problem.message
    assert problem.remedy
