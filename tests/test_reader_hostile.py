"""No text takes more than linear time, and none that cannot be read is read: it is said why."""

from __future__ import annotations

import time

import pytest

from claimgraph.base import limits
from claimgraph.reader.reading import read
from norvian_news import KNOWLEDGE, said, speakers

HOSTILE = {
    "one line without ends": "the ministry said that the men were back and Norvia said no and ",
    "marks of quotation": '"',
    "opened and never closed": "“",
    "closed in pairs": "“a” ",
    "apostrophes": "he's 'x ",
    "only names": "Jorun Vale ",
    "names with and": "Norvia and Estmark and ",
    "only verbs": "said told denied ",
    "only commas": ", ",
    "only hyphens": "a-b-c-",
    "brackets": "( ",
    "clauses in clauses": "Vale, who said, ",
    "citing": "citing Vale, quoting Brandt, ",
    "governed": "the ministry of Norvia of ",
    "pronouns": "it said that it ",
    "owners": "Norvia's ",
    "one number": "7",
    "zero-width": "Nor\u200bvia said 1\u200b2 ",
    "right-to-left": "\u202eNorvia \u202csaid so, ",
    "short lines": "Norvia said no.\n",
    "one word again and again": "not ",
    "full stops": ". ",
}
#: From 4,000 signs to 16,000 the time may grow sixfold, where linear is four: measuring is noisy.
SHORT, FACTOR, SLACK = 4_000, 4, 1.5


def seconds(text: str) -> float:
    def once() -> float:
        before = time.process_time()
        read(text, KNOWLEDGE)
        return time.process_time() - before

    return min(once() for _ in range(3))


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_four_times_the_text_takes_four_times_the_time(piece: str):
    text = piece * (SHORT * FACTOR // len(piece))
    assert seconds(text) < FACTOR * SLACK * seconds(text[:SHORT]) + 0.02


def test_a_number_of_400_digits_is_one_number():
    (sentence,) = read("Norvia said that " + "7" * 400 + " came.", KNOWLEDGE).sentences
    assert [token.kind for token in sentence.tokens].count("number") == 1


def test_a_sentence_without_end_is_read_in_pieces_and_a_note_says_so():
    found = read("Norvia said that it was so and " * 200, KNOWLEDGE)
    assert max(len(sentence.tokens) for sentence in found.sentences) <= limits.SENTENCE_TOKENS
    assert "pieces of sentences" in found.notes[0]


@pytest.mark.parametrize(
    "text",
    [
        "Das Ministerium teilte am Montag mit, dass der Hafen geschlossen ist und dass niemand verletzt wurde. "
        "Die Arbeiter fordern mehr Lohn, sagte ihre Sprecherin vor dem Tor des Hafens am frühen Morgen.",
        "Министерство сообщило в понедельник, что порт закрыт и что никто не пострадал. Рабочие требуют повышения "
        "зарплаты, сказала их представительница у ворот порта рано утром, и добавила, что забастовка продолжится долго.",
    ],
    ids=["German", "Russian"],
)
def test_a_text_in_another_language_is_refused_with_the_reason(text: str):
    found = read(text, KNOWLEDGE)
    assert found.said == ()
    assert "does not seem to be in English" in found.refused


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\u202e", "Home / News / Ports\nShare\nMenu » Search\n"])
def test_where_there_is_no_sentence_nothing_is_said(text: str):
    found = read(text, KNOWLEDGE)
    assert (found.said, found.sentences) == ((), ())
    assert found.refused == "It has no sentences."


def test_a_name_with_signs_that_nobody_sees_is_the_name():
    assert speakers("Nor\u200bvia said that the port was shut.") == ["norvia"]


def test_the_same_text_is_read_the_same_way_twice():
    text = "Norvia said that 12 came. It denied a strike. “We won,” said Jorun Vale. He added that it rained."
    assert said(text) == said(text)


def test_spans_are_of_the_text_that_was_given():
    text = "Norvia said that <b>12</b> \x1b[31mcame\x1b[0m, “=cmd|' /C calc'!A0”, accepted: true </script>."
    spans = [span for one in said(text) for span in (*one.words, *one.shown_by)]
    assert len(spans) > 1
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
