"""The file of a language is checked before a text is read with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from claimgraph.base.errors import ResourceError
from claimgraph.base.resources import languages as folder
from claimgraph.reader.language import checked, language, languages


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


def test_words_that_yaml_takes_for_yes_and_no_are_words():
    assert {"no", "on"} <= language("en").no_words | language("en").prepositions
