"""A text becomes sentences: a quotation is one unit, whatever its marks; a line that leads elsewhere is none."""

from __future__ import annotations

import pytest

from claimgraph.reader.language import language
from claimgraph.reader.sentences import sentences
from claimgraph.reader.tokens import tokens

EN = language("en")


def of(text: str) -> list[str]:
    return [each.span.of(text) for each in sentences(text, EN)]


@pytest.mark.parametrize(
    "marks",
    ["“|”", "«|»", "„|“", "„|”", '"|"', "''|''", "``|''", "‘|’", "'|'"],
    ids=["curly", "guillemets", "low-high", "low-curly", "straight", "doubled", "backticks", "single", "apostrophe"],
)
def test_a_quotation_over_several_sentences_is_one_unit(marks: str):
    first, last = marks.split("|")
    text = f"{first}We won. We counted twice,{last} he said. Then it rained."
    assert of(text) == [f"{first}We won. We counted twice,{last} he said.", "Then it rained."]


@pytest.mark.parametrize("mark", ["“", "«", '"', "''"])
def test_a_quotation_that_nobody_closes_ends_with_its_sentence(mark: str):
    assert of(f"He said: {mark}We won. Then it rained. It was cold.") == [
        f"He said: {mark}We won.",
        "Then it rained.",
        "It was cold.",
    ]


def test_a_quotation_goes_on_into_the_next_paragraph_that_opens_it_again():
    assert of("“We won. We counted.\n“We are glad,” he said.") == ["“We won. We counted.", "“We are glad,” he said."]


def test_an_apostrophe_opens_no_quotation():
    assert of("The dockers' strike ended. Norvia's port reopened.") == [
        "The dockers' strike ended.",
        "Norvia's port reopened.",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dr. Vale met J. Brandt of the U.S. embassy at 5.30 p.m. on Monday.", 1),
        ("They met in the U.S. The talks failed.", 2),
        ("“Is it over?” Vale asked. Nobody knew.", 2),
        ("“We won!” he said.", 1),
        ("“We counted twice.” Then it rained.", 2),
        ("Some were hurt... badly. It rained.", 2),
    ],
)
def test_only_a_sign_that_ends_a_sentence_ends_it(text: str, count: int):
    assert len(of(text)) == count


def test_lines_that_were_broken_at_a_width_are_one_paragraph():
    text = (
        "The dockers of Norvia walked out on Monday after talks about their\n"
        "pay had failed, and nobody could say when the port would be open\n"
        "again. The ministry did not comment on the strike, which is the\n"
        "first in ten years.\n"
    )
    found = sentences(text, EN)
    assert [each.paragraph for each in found] == [0, 0]


def test_offsets_count_code_points_of_the_text():
    text = "🌊 The sea\u200b rose. It fell."
    assert [text[each.span.start : each.span.end] for each in sentences(text, EN)] == [
        "🌊 The sea\u200b rose.",
        "It fell.",
    ]


def test_what_nobody_sees_is_no_part_of_a_word_or_number():
    assert [token.folded for token in tokens("Nor\u200bvia 1\u200b2 1,200 \u202eNorvia\u202c’s")][:4] == [
        "norvia",
        "12",
        "1,200",
        "norvia",
    ]


ARTICLE = """Home / News / Ports
Dockers in Norvia walk out
12 May, 2031 14:30
The port is shut, the ministry says
PHOTO: Dockers at the gate of the port.
The dockers of Norvia walked out on Monday.
READ MORE: Estmark votes again
They want more pay.
Share this
Ferries to Estmark are full for weeks
"""


def test_where_a_passage_stands_follows_from_its_place():
    found = [(each.section, each.span.of(ARTICLE)) for each in sentences(ARTICLE, EN)]
    assert found == [
        ("headline", "Dockers in Norvia walk out"),
        ("standfirst", "The port is shut, the ministry says"),
        ("caption", "PHOTO: Dockers at the gate of the port."),
        ("body", "The dockers of Norvia walked out on Monday."),
        ("teaser", "READ MORE: Estmark votes again"),
        ("body", "They want more pay."),
        ("teaser", "Ferries to Estmark are full for weeks"),
    ]
