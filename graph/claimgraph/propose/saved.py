"""What the page of a review saved in, the decisions in it out; a file that may come from anybody."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.terms import is_slug
from claimgraph.model.cast import Actor
from claimgraph.propose.files import decision_in
from claimgraph.propose.proposal import Decision, number_of
from claimgraph.propose.session import Newcomer
from claimgraph.reader.text import Span

_OF_DECISION: Final = ("id", "does", "reason", "republishes", "claim")
_NO_FILE: Final = "Give the file that the page saved."


def saved_decisions(data: bytes, document: str, sha256: str, text: str, by: str, on: str) -> tuple[Decision, ...]:
    """The decisions on the proposals for a document, as those of a person on a day: the file says neither.

    Raises:
        ClaimGraphError: it is no such file, it is about another document or another text, or one of them is no decision.
    """
    try:
        found = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ClaimGraphError("This is no file of decisions: no JSON.", _NO_FILE) from error
    if not isinstance(found, Mapping) or not isinstance(found.get("decisions"), list):
        raise ClaimGraphError("This is no file of decisions.", _NO_FILE)
    if found.get("document") != document or found.get("sha256") != sha256:
        raise ClaimGraphError(
            "The decisions are on another document, or on another text than it has now: nothing was changed.",
            "Give the document that the page was made for; make the page again where the text was changed.",
        )
    if len(found["decisions"]) > limits.PROPOSALS:
        raise ClaimGraphError(f"More than {limits.PROPOSALS:,} decisions: nothing was changed.", _NO_FILE)
    decisions = (_decision(each, number, text, by, on) for number, each in enumerate(found["decisions"], 1))
    # Further claims behind what they are made from.
    return tuple(sorted(decisions, key=lambda each: number_of(each.id)))


def saved_actors(data: bytes, there: Mapping[str, Actor]) -> tuple[Newcomer, ...]:
    """The actors that were made on the page, of which the corpus may have some by now; the file is one of decisions.

    Raises:
        ClaimGraphError: one of them lacks something, or somebody else has its id.
    """
    found = json.loads(data.decode("utf-8")).get("actors", [])
    if not isinstance(found, list) or len(found) > limits.PROPOSALS:
        raise ClaimGraphError("The actors of the file are no list of so many at most: nothing was changed.", _NO_FILE)
    made = [_newcomer(value, number) for number, value in enumerate(found, 1)]
    for each in made:
        if each.id in there and there[each.id].name != each.name:
            raise ClaimGraphError(
                f"actors.yaml has {each.id!r} already, with another name: nothing was changed.",
                "Make the actor again on the page, with another id.",
            )
    return tuple(made)


def _newcomer(value: Any, number: int) -> Newcomer:
    known = ("id", "name", "type", "side", "basis")
    is_whole = (
        isinstance(value, Mapping)
        and set(value) <= set(known)
        and all(isinstance(word, str) and len(word) <= limits.NAME for word in value.values())
        and all(value.get(key, "").strip() for key in known if key != "side")
        and is_slug(value["id"])
    )
    if not is_whole:
        raise ClaimGraphError(
            f"Actor {number} of the file lacks its id, name, type or basis, or has something else: nothing was changed.",
            _NO_FILE,
        )
    return Newcomer(**{key: value.get(key, "").strip() for key in known})


def _decision(value: Any, number: int, text: str, by: str, on: str) -> Decision:
    try:
        if not isinstance(value, Mapping) or not {*value} <= {*_OF_DECISION, "words", "shown-by"}:
            raise ClaimGraphError("it has other keys than a decision")
        words, shown = _spans(value.get("words"), text), _spans(value.get("shown-by"), text)
        plain = {key: value[key] for key in _OF_DECISION if key in value}
        decision = decision_in({**plain, "by": by, "on": on}, text)
        if decision.does == "undo":
            raise ClaimGraphError("nothing is undone by a file")
        if decision.claim is None:
            return decision
        return replace(decision, claim=replace(decision.claim, words=words, shown_by=shown))
    except ClaimGraphError as error:
        raise ClaimGraphError(
            f"Decision {number} of the file cannot be taken: {error.message}. Nothing was changed.", _NO_FILE
        ) from error


def _spans(value: Any, text: str) -> tuple[Span, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > limits.QUOTES:
        raise ClaimGraphError("its quotes are no list of spans")
    for each in value:
        if not isinstance(each, list) or len(each) != 2 or not all(type(end) is int for end in each):
            raise ClaimGraphError("a quote is no span")
        if not 0 <= each[0] < each[1] <= len(text) or each[1] - each[0] > limits.QUOTE:
            raise ClaimGraphError("a quote does not lie in the text")
    return tuple(Span(*each) for each in value)
