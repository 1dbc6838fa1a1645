"""What is put into a file that a person wrote stands at its place; no other byte changes, and it says what it said."""

from __future__ import annotations

import pytest

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus import yaml_between
from claimgraph.corpus.yaml_between import commented, extended, keyed, with_entries, with_entry
from claimgraph.propose.draft import tree_of_plain

X = tree_of_plain({"who": "x"})
BEN = {"ben": tree_of_plain({"type": "person", "name": "Ben Example"})}


def test_a_flow_list_is_not_written_into():
    text = "title: A\nclaims: [{who: paper}]\n"
    with pytest.raises(ClaimGraphError, match="written so that nothing can be added"):
        with_entry(text, "a.yaml", "claims", X, 1)


@pytest.mark.parametrize(
    ("text", "place", "after"),
    [
        ("claims:\n", 0, "claims:\n  - who: x\n"),
        (
            "claims:\n  # an example\n  # of one\nnote: y\n",
            0,
            "claims:\n  # an example\n  # of one\n  - who: x\nnote: y\n",
        ),
        ("claims:\n- who: a\n- who: b\n", 1, "claims:\n- who: a\n- who: x\n- who: b\n"),
        ("claims:\n  - who: a", 1, "claims:\n  - who: a\n  - who: x\n"),
        ("claims:\n  - who: a\n\n  # b\n  - who: b\n", 1, "claims:\n  - who: a\n  - who: x\n\n  # b\n  - who: b\n"),
        ("claims:\n  # a\n  - who: a\n", 0, "claims:\n  # a\n  - who: x\n  - who: a\n"),
        ("claims:\n  - {who: a}\n  - {who: b}\n", 1, "claims:\n  - {who: a}\n  - who: x\n  - {who: b}\n"),
        (
            "claims:\n  - who: |\n      a\n      # b\nnote: y\n",
            1,
            "claims:\n  - who: |\n      a\n      # b\n  - who: x\nnote: y\n",
        ),
    ],
)
def test_an_entry_is_put_behind_the_one_before_it(text: str, place: int, after: str):
    assert with_entry(text, "a.yaml", "claims", X, place) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "ben:\n  type: person\n  name: Ben Example\n"),
        ("# nobody yet", "# nobody yet\nben:\n  type: person\n  name: Ben Example\n"),
        ("ada: {type: person}\r\n", "ada: {type: person}\r\nben:\r\n  type: person\r\n  name: Ben Example\r\n"),
        ("  ada: {type: person}\n", "  ada: {type: person}\n  ben:\n    type: person\n    name: Ben Example\n"),
        ("\ufeffada: {type: person}\n", "\ufeffada: {type: person}\nben:\n  type: person\n  name: Ben Example\n"),
    ],
)
def test_who_is_new_stands_at_the_end(text: str, after: str):
    assert with_entries(text, "actors.yaml", BEN) == after


@pytest.mark.parametrize("text", ["ada: {type: person}\n...\n", "{ada: {type: person}}\n", "ben: {type: person}\n"])
def test_a_file_of_actors_to_which_nobody_can_be_added_is_refused(text: str):
    with pytest.raises(ClaimGraphError, match="nothing was changed"):
        with_entries(text, "actors.yaml", BEN)


def test_what_is_put_in_between_stands_on_lines_that_end_as_the_others_do():
    text = "title: A\r\npublisher: p  # printed\r\nclaims:\r\n  - who: a\r\n"
    note = {"note": tree_of_plain("N")}
    assert keyed(text, "a.yaml", "publisher", note) == text.replace("# printed\r\n", "# printed\r\nnote: N\r\n")
    assert extended(text, "a.yaml", note, {"claims": (X,)}) == f"{text}  - who: x\r\nnote: N\r\n"
    assert commented(text, "a.yaml", "claims", "# b\n# c\n") == f"{text}  # b\r\n  # c\r\n"


def test_a_list_that_is_not_there_comes_at_the_end_and_the_last_line_ends_only_where_more_follows():
    assert extended("title: A", "a.yaml", {}, {"claims": (X,)}) == "title: A\nclaims:\n  - who: x\n"
    assert keyed("title: A\nnote: N", "a.yaml", "title", {"url": tree_of_plain("u")}) == "title: A\nurl: u\nnote: N"


def test_lines_end_where_yaml_ends_them():
    text = "title: A\u2028publisher: p\nclaims:\n"
    assert keyed(text, "a.yaml", "publisher", {"note": tree_of_plain("N")}) == text.replace("p\n", "p\nnote: N\n")


@pytest.mark.parametrize("written", ["publisher: >\n  p\n", "publisher: [p]\n", "title: A\n"])
def test_nothing_comes_below_a_key_whose_value_does_not_stand_on_its_line(written: str):
    with pytest.raises(ClaimGraphError, match="nothing was changed"):
        keyed(written, "a.yaml", "publisher", {"note": tree_of_plain("N")})


def test_what_would_say_something_else_afterwards_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(yaml_between, "yaml_of", lambda node: "- who: y\n")
    with pytest.raises(ClaimGraphError, match="nothing was changed"):
        with_entry("claims:\n  - who: a\n", "a.yaml", "claims", X, 1)


def test_a_file_that_would_be_too_large_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 30)
    assert with_entry("claims:\n  - who: a\n", "a.yaml", "claims", X, 1)
    monkeypatch.setattr(limits, "FILE_BYTES", 29)
    with pytest.raises(ClaimGraphError, match="would be larger"):
        with_entry("claims:\n  - who: a\n", "a.yaml", "claims", X, 1)
