"""The mistakes that people make who write YAML by hand: each is told where it was made, with the line mended."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.base.errors import Problem
from claimgraph.corpus import reading_of
from claimgraph.corpus.source import Mapping_, Problems, Scalar, Sequence
from claimgraph.corpus.yaml_source import tree_of

#: What is written, the line that is told, what is said, and that line mended.
MISTAKES = {
    "a colon": ("a: 1\nquote: He said: we won\n", 2, "a colon in a value", 'quote: "He said: we won"'),
    "a colon at the end": ("a: 1\nquote: he said that we won:\n", 2, "a colon in a value", 'quote: "he said that we won:"'),
    "a colon in braces": ("says: {event: x, note: He said: we won}\n", 1, "a colon in a value", 'note: "He said: we won"'),
    "a colon beside marks": ('quote: He said: "we won"\n', 1, "a colon in a value", "quote: 'He said: \"we won\"'"),
    "an open mark": ('title: "A march\npublisher: x\n', 1, "a quotation mark that nothing closes", 'title: "A march"'),
    "an open mark, and others": ('title: "A march\nquote: "b"\nnote: "c"\n', 1, "a quotation mark that nothing closes", 'title: "A march"'),
    "an open mark in braces": ('says: {event: x, value: "about 40}\n', 1, "a quotation mark that nothing closes", 'says: {event: x, value: "about 40"}'),
    "words behind a mark": ('claims:\n  - quote: "We won", he said\n', 2, "behind the closing quotation mark", "- quote: '\"We won\", he said'"),
    "an apostrophe": ("quote: 'It's over'\n", 1, "behind the closing quotation mark", "quote: \"'It's over'\""),
    "a tab": ("claims:\n\t- who: a\n", 2, "a tab in front of the line", "  - who: a"),
    "a tab behind spaces": ("claims:\n  - who: a\n  \tquote: b\n", 3, "a tab in front of the line", "    quote: b"),
    "one column short": ("claims:\n  - who: a\n   says: b\n", 3, "column 4, where nothing begins", "    says: b"),
    "one column long": ("claims:\n  - who: a\n     says: b\n", 3, "column 6, where nothing begins", "    says: b"),
    "an item too far left": ("claims:\n  - who: a\n    says: b\n - who: c\n", 4, "column 2, where nothing begins", "  - who: c"),
    "an item too far right": ("claims:\n  - who: a\n    says: b\n   - who: c\n", 4, "column 4, where nothing begins", "  - who: c"),
    "an open brace": ("says: {event: x, value: 1\nquote: b\n", 1, "a brace that nothing closes", "says: {event: x, value: 1}"),
    "an open bracket": ("quote: [a, b\nwho: c\n", 1, "a bracket that nothing closes", "quote: [a, b]"),
    "no space behind a dash": ("claims:\n  -who: a\n    says: b\n", 2, "no space behind the dash", "  - who: a"),
    "no space behind a colon": ("claims:\n  - who:a\n    says: b\n", 2, "no space behind a colon", "  - who: a"),
    "a name with @": ("who: @zelensky\n", 1, "begins with @", 'who: "@zelensky"'),
    "a percentage": ("quote: %5 of them\n", 1, "begins with %", 'quote: "%5 of them"'),
}  # fmt: skip


def read(text: str) -> tuple[object, list[Problem]]:
    problems = Problems()
    return tree_of(text, "x.yaml", problems), problems.found


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_where_it_was_made_with_the_line_mended(name: str):
    text, line, message, mended = MISTAKES[name]
    tree, (problem,) = read(text)
    assert tree is None
    assert problem.line == line
    assert message in problem.message
    assert f"`{mended}`" in problem.remedy


@pytest.mark.parametrize("name", MISTAKES)
def test_the_mended_line_is_right(name: str):
    """Put in place of the line, it leaves nothing to tell; where only an entry is shown, in place of that."""
    text, number, _, mended = MISTAKES[name]
    lines = text.split("\n")
    old = lines[number - 1]
    if mended.startswith("note: "):
        lines[number - 1] = old[: old.index("note: ")] + mended + "}"
    else:
        lines[number - 1] = old[: len(old) - len(old.lstrip())] + mended if not mended.startswith(" ") else mended
    tree, problems = read("\n".join(lines))
    assert problems == []
    assert isinstance(tree, Mapping_)


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("says: {event: x, value: 1,200}", "1,200"),
        ("says: {value: 1,200,300, event: x}", "1,200,300"),
        ("says: {value: “1,200”, event: x}", "“1,200”"),
        ("says: {event: x, value: weather, and fog}", "weather, and fog"),
        ("quote: [We were 12,000, the organisers said]", "We were 12,000"),
    ],
)
def test_a_comma_that_takes_a_text_apart_is_told_once_and_the_rest_is_read(text: str, torn: str):
    tree, (problem,) = read(text)
    assert problem.message == f"a comma ends the text here: {torn!r}"
    assert f'`"{torn.strip("“”")}"`' in problem.remedy
    assert isinstance(tree, Mapping_)
    (inner,) = tree.values.values()
    items = inner.values.values() if isinstance(inner, Mapping_) else inner.items if isinstance(inner, Sequence) else ()
    assert torn in [item.text for item in items if isinstance(item, Scalar)]


def test_a_colon_in_a_list_is_told():
    _, (problem,) = read("quote: [He said: we won, b]")
    assert "a colon in a value" in problem.message
    assert '`"He said: we won"`' in problem.remedy


def test_a_word_that_yaml_keeps_for_itself_does_not_get_lost_silently():
    _, (problem,) = read("quote: !no way")
    assert problem.message == "a value that begins with !no"


@pytest.mark.parametrize(
    "text",
    [
        "says: {a: , b: c}",
        "says: {a: b, c: }",
        'says: {value: "1,200", event: x}',
        "value: [100, 200, 300]",
        "who: [a, b]",
        "quote: [{exact: a}, {exact: b, occurrence: 1}]",
        'quote: ["a: b", c]',
        "url: https://example.org/a,b",
    ],
)
def test_what_is_meant_so_is_no_mistake(text: str):
    assert read(text)[1] == []


@pytest.mark.parametrize("end", ["\r", "\r\n", "\x85", "\u2028", "\u2029"])
def test_a_line_end_that_came_along_from_elsewhere_moves_no_mistake(end: str):
    assert read(f'a: "b{end}c"\nd: {{e: f, g: h i}}\n')[1] == []
    (problem,) = read(f"a: b{end}c: d\ne: f: g\n")[1]
    assert (problem.line, problem.source_line) == (3, "e: f: g")
    assert len(read(f'{end}"')[1]) == 1


@given(st.text(st.sampled_from("ab1,:{}[]'\"- \n\r\t\u2028#&*!|>%@“”é"), max_size=60))
def test_no_text_breaks_the_hints(text: str):
    """Whatever is written, there is a tree or a problem, and the problem has a place in the text."""
    tree, problems = read(text)
    assert tree is not None or problems
    for problem in problems:
        assert 0 <= problem.line <= sum(map(text.count, "\n\r\u2028")) + 2  # the line behind the last is where it ended


@pytest.mark.parametrize(
    ("right", "wrong", "remedy"),
    [
        ("    verb: wrote", "    “verb”: wrote", "Did you mean 'verb'?"),
        ("value: true}\n    quote: Northland", "value: Yes}\n    quote: Northland", "Write true."),
    ],
)
def test_other_words_for_a_key_or_a_truth(corpus_copy: Path, right: str, wrong: str, remedy: str):
    path = corpus_copy / "documents" / "morning.yaml"
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    (problem,) = reading_of(corpus_copy).problems.found
    assert re.search(re.escape(remedy), problem.remedy)
