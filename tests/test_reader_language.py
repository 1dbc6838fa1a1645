"""The file of a language is checked before a text is read with it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml

import claimgraph.reader
from claimgraph.base.errors import ResourceError
from claimgraph.base.resources import languages as folder
from claimgraph.reader.language import checked, language, languages

#: What the code itself calls things that are words of English too: kinds of groups, forms of verbs, roles of patterns, keys of
#: stances, a time before that of the text.
OWN_NAMES = {"name", "office", "words", "state", "time", "past", "third", "gives", "comes", "headline", "outlet"} | {
    *("asserts", "declines", "denies", "suggests", "earlier")
}
#: Rules that are called by the word they look for, and words in the modules of figures that are no list yet.
KNOWN = {
    ("apart.py", "each"),
    ("attribution.py", "as"),
    ("noun_phrases.py", "'s"),
    ("numerals.py", "dozen"),
    ("sides.py", "the"),
    ("sides.py", "for"),
    ("sides.py", "s"),
    ("subject_matter.py", "against"),
}
#: These name lists of the file, not words.
NAMING_LISTS = {"language.py", "figure_words.py"}
#: Of what the code knows itself: the kind of a group, the number of a pronoun …
OWN_VALUES = re.compile(
    r"\b(kind|does|number|gender|case|forms|how|rule|type|nature|role|section|new|name|each|whose|lastgroup|counted)$"
)
CUTTING = {"startswith", "endswith", "removesuffix", "removeprefix", "partition", "get"}


def shipped() -> dict[str, Any]:
    return yaml.load((folder() / "en.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def test_every_language_that_ships_can_be_read():
    assert "en" in languages()
    assert all(language(code).language == code for code in languages())


@pytest.mark.parametrize(
    ("form", "base", "does"),
    [
        ("denies", "deny", "denies"),
        ("written", "write", "asserts"),
        ("admitting", "admit", "asserts"),
        ("agreed", "agree", "asserts"),
        ("pledges", "pledge", "promises"),
        ("stresses", "stress", "asserts"),
    ],
)
def test_a_verb_is_known_in_all_of_its_forms(form: str, base: str, does: str):
    verb = language("en").verbs[form]
    assert (verb.base, verb.does) == (base, does)


def test_an_unknown_language_is_refused_with_those_that_are_known():
    with pytest.raises(ResourceError, match="There is no language “xx”") as refused:
        language("xx")
    assert "en" in refused.value.remedy


def test_a_name_that_leads_out_of_the_folder_is_no_language():
    with pytest.raises(ResourceError, match="There is no language"):
        language("../mappings/en")


def test_a_missing_list_is_named():
    read = shipped()
    del read["hedges"]
    with pytest.raises(ResourceError, match="hedges is missing or unknown"):
        checked(read, Path("en.yaml"))


@pytest.mark.parametrize(("name", "value"), [("hedges", "may"), ("pronouns", ["he"]), ("numbers", {"one": "x"})])
def test_a_list_of_another_shape_is_named(name: str, value: object):
    read = shipped()
    read[name] = value
    with pytest.raises(ResourceError, match=f"“{name}” has not the shape"):
        checked(read, Path("en.yaml"))


def test_a_phrase_where_single_words_are_asked_for_is_told():
    read = shipped()
    read["nobody"].append("no one")
    with pytest.raises(ResourceError, match="“nobody” .* single words are asked for, and 'no one' is a phrase"):
        checked(read, Path("en.yaml"))


@pytest.mark.parametrize(("name", "phrase"), [("with_particle", "hum of"), ("denied_means", "hum")])
def test_a_verb_that_is_no_verb_of_the_language_is_told(name: str, phrase: str):
    read = shipped()
    read[name]["denies"].append(phrase)
    with pytest.raises(ResourceError, match=f"“{name}” has '{phrase}', and “verbs” has no such verb"):
        checked(read, Path("en.yaml"))


def lists_of(name: str, value: object) -> Iterator[tuple[str, list[str]]]:
    """Every list of words in the file of a language, with the way to it; all verbs are one list."""
    if isinstance(value, list):
        yield name, [each for each in value if isinstance(each, str)]
    elif isinstance(value, dict):
        if name.endswith("/verbs"):
            yield name, [verb for verbs in value.values() for verb in verbs]
            return
        for key, inner in value.items():
            yield from lists_of(f"{name}/{key}", inner)


@pytest.mark.parametrize("code", languages())
def test_no_word_stands_in_a_list_twice(code: str):
    read = yaml.load((folder() / f"{code}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    every = dict(lists_of("", read))
    assert len(every) > 40
    assert {name: twice for name, words in every.items() if (twice := {w for w in words if words.count(w) > 1})} == {}


def test_words_that_yaml_takes_for_yes_and_no_are_words():
    assert {"no", "on"} <= language("en").no_words | language("en").prepositions


def words_of(value: object) -> Iterator[str]:
    """Every word of a language, one of a phrase too; of a mapping the words and not the keys they lead to."""
    if isinstance(value, str):
        yield from (value, *value.split())
    elif isinstance(value, dict):
        is_of_lists = any(isinstance(each, list | dict | tuple) for each in value.values())
        for each in value.values() if is_of_lists and "base" not in value else value:
            yield from words_of(each)
    elif isinstance(value, frozenset | tuple | list):
        for each in value:
            yield from words_of(each)


def compared(tree: ast.Module) -> Iterator[str]:
    """The literals of a module that something is compared with, or that a constant or a text is made of."""
    parts: list[ast.AST] = [
        each.value for each in tree.body if isinstance(each, ast.Assign | ast.AnnAssign) and each.value
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            both = [node.left, *node.comparators]
            if not any(OWN_VALUES.search(ast.unparse(each)) for each in both):
                parts += [each for each in both if isinstance(each, ast.Constant | ast.Tuple | ast.Set | ast.List)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CUTTING:
            parts += node.args
        elif isinstance(node, ast.JoinedStr):
            parts += [each for each in node.values if isinstance(each, ast.Constant)]
    for part in parts:
        yield from (
            each.value for each in ast.walk(part) if isinstance(each, ast.Constant) and isinstance(each.value, str)
        )


def test_no_word_of_a_language_stands_in_the_code_of_the_reader():
    english = language("en")
    lists = {name: value for name, value in asdict(english).items() if name not in ("language", "name", "quotation")}
    verbs = set(lists.pop("verbs")) | set(lists.pop("pronouns"))
    words = verbs | set(words_of(list(lists.values())))
    assert {"said", "that", "she", "'s", "n't", "ruled", "seven", "telegram", "hand", "as"} - words == {"hand"}
    found = set()
    for path in sorted(Path(claimgraph.reader.__file__).parent.glob("*.py")):
        if path.name not in NAMING_LISTS:
            for literal in compared(ast.parse(path.read_text(encoding="utf-8"))):
                word = literal.strip().lower()
                if word in words and word not in OWN_NAMES and re.search("[a-z]", literal):
                    found.add((path.name, word))
    assert found == KNOWN
