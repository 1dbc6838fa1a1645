"""The file of a language in, its words as one checked value out; a language is added by adding a file.

Which lists a file has is written once, in `Language`: what is missing or of another shape is refused with its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields as fields_of
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from claimgraph.base import resources
from claimgraph.base.errors import ResourceError
from claimgraph.reader.inflection import Endings, Verb
from claimgraph.reader.shapes import Pronoun, shaped

#: Words and phrases of several words, each looked for as a whole; of a plain set only single words are asked for.
Phrases = frozenset[str]


@dataclass(frozen=True, slots=True)
class Language:
    """The words of a language. A ``tuple`` of words is a phrase, in the order in which they stand."""

    language: str
    name: str
    endings: Endings
    verbs: Mapping[str, Verb]  #: by form
    only_with_content: frozenset[str]
    with_particle: Mapping[str, str]  #: "call for" → the key of a stance
    denied_means: Mapping[str, str]  #: base form, with its particle → what one does by not doing it
    negations: frozenset[str]
    auxiliaries: frozenset[str]
    between: frozenset[str]
    hedges: frozenset[str]
    promising: frozenset[str]
    appraising: frozenset[str]
    demanding: Phrases
    silences: Phrases
    denials: Phrases
    knowing: frozenset[str]
    pronouns: Mapping[str, Pronoun]
    possessive: frozenset[str]
    own: frozenset[str]
    taking_up: frozenset[str]
    fields: frozenset[str]
    answerings: frozenset[str]
    figure_nouns: frozenset[str]
    giving: frozenset[str]
    not_yet: Phrases
    unsaid: Phrases
    stressing: frozenset[str]
    conditions: frozenset[str]
    press: frozenset[str]
    plenty: frozenset[str]
    details: frozenset[str]
    fillers: frozenset[str]
    confirming: frozenset[str]
    being: frozenset[str]
    did: frozenset[str]
    never: frozenset[str]
    feeling: frozenset[str]
    unable: frozenset[str]
    truth: frozenset[str]
    equating: frozenset[str]
    having: frozenset[str]
    no_words: frozenset[str]
    having_details: frozenset[str]
    counting_none: frozenset[str]
    without: frozenset[str]
    limiting: frozenset[str]
    proofs: frozenset[str]
    untrue: Phrases
    contrary: Phrases
    not_said: frozenset[str]
    telling: frozenset[str]
    passing_on: frozenset[str]
    asking: frozenset[str]
    naming: frozenset[str]
    putting: frozenset[str]
    amounting: frozenset[str]
    never_alone: frozenset[str]
    articles: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    nameless: frozenset[str]
    conjunctions: Phrases
    alternatives: frozenset[str]
    nor: frozenset[str]
    nobody: frozenset[str]
    not_any: frozenset[str]
    joint: frozenset[str]
    contrasts: frozenset[str]
    both: frozenset[str]
    the_two: frozenset[str]
    one_side: frozenset[str]
    any_body: frozenset[str]
    welcoming: frozenset[str]
    relatives: frozenset[str]
    that: frozenset[str]
    infinitive: frozenset[str]
    complements: frozenset[str]
    prepositions: frozenset[str]
    clause_binding: frozenset[str]
    issuing: frozenset[str]
    from_whom: frozenset[str]
    in_words_of: frozenset[str]
    happening: frozenset[str]
    placing: frozenset[str]
    accompanying: frozenset[str]
    for_whom: frozenset[str]
    in_turn: frozenset[str]
    sooner_or_later: frozenset[str]
    telling_which: frozenset[str]
    belonging: frozenset[str]
    places: frozenset[str]
    according: Phrases
    by_nouns: frozenset[str]
    own_nouns: frozenset[str]
    also_nouns: frozenset[str]
    itself: frozenset[str]
    listing: frozenset[str]
    speaking_nouns: frozenset[str]
    citing: Phrases
    carried: Phrases
    by: frozenset[str]
    like: frozenset[str]
    so_says: frozenset[str]
    conversations: frozenset[str]
    pointing: frozenset[str]
    noted: frozenset[str]
    the_following: Phrases
    quotation: Mapping[str, Any]
    media: Mapping[str, str]  #: word → the key of a medium
    bodies: frozenset[str]
    offices: frozenset[str]
    plural_people: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    titles: frozenset[str]
    numbers: Mapping[str, int]
    months: tuple[str, ...]
    weekdays: frozenset[str]
    spans_of_time: frozenset[str]
    which_time: frozenset[str]
    clock: frozenset[str]
    abbreviations: frozenset[str]
    captions: Phrases
    teasers: Phrases
    furniture: Phrases  #: what only the page around an article says: "our newsletter"
    function_words: frozenset[str]
    function_share: int  #: of 100 words of a text in the language so many at least are function words
    letters: str  #: all that its words are written with; "" where this tells nothing
    figures: Mapping[str, Any]  #: see `reader/figure_words.py`
    inflected: Mapping[str, Any]  #: for a language whose words have cases, see `reader/inflected/lexicon.py`


def languages() -> tuple[str, ...]:
    """The codes of the languages that can be read."""
    return tuple(sorted(path.stem for path in resources.languages().glob("*.yaml")))


@cache
def language(code: str) -> Language:
    """The language with this code.

    Raises:
        ResourceError: there is no such file, or something in it is missing or not of the shape that is asked for.

    >>> language("en").verbs["wrote"].base
    'write'
    """
    path = resources.languages() / f"{code}.yaml"
    if code not in languages():
        raise ResourceError(f"There is no language “{code}”.", f"These can be read: {', '.join(languages())}.")
    # Every word is text: "no" and "on" are words here.
    return checked(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader), path)  # noqa: S506


def checked(read: Any, path: Path) -> Language:
    """What was read from a file, as a language.

    Raises:
        ResourceError: something in it is missing or not of the shape that is asked for.
    """
    wanted = {each.name for each in fields_of(Language)} | {"inflection"}
    found = set(read) if isinstance(read, dict) else set()
    # A language that is read by base forms has no lists of forms: what it lacks is empty, and finds nothing.
    lacking = set() if "inflected" in found else wanted - found - {"inflected"}
    if wrong := sorted((found - wanted) | lacking, key=str):
        raise ResourceError(
            f"{path.name} has not the lists of a language: {', '.join(map(str, wrong))} is missing or unknown.",
            "Compare it with languages/en.yaml.",
        )
    values: dict[str, Any] = {}
    for each in fields_of(Language):
        try:
            values[each.name] = shaped(each.name, str(each.type), read)
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            why = f": {error}" if isinstance(error, ValueError) else ""
            raise ResourceError(
                f"{path.name}: “{each.name}” has not the shape that is asked for{why}.",
                "Compare it with languages/en.yaml.",
            ) from error
    _check_verbs(values, path)
    return Language(**values)


def _check_verbs(values: Mapping[str, Any], path: Path) -> None:
    """Of what one does with a particle, or by not doing it, the verb must be known: else it is never found."""
    known = {verb.base for verb in values["verbs"].values()}
    for name in ("with_particle", "denied_means"):
        for words in values[name]:
            if words.split()[0] not in known:
                raise ResourceError(
                    f"{path.name}: “{name}” has {words!r}, and “verbs” has no such verb.",
                    "Add the verb, or take it out.",
                )
