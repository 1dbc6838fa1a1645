"""What is said in one sentence and shown in another: "So says Marn", a quotation alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claimgraph.reader import subjects
from claimgraph.reader.clauses import Clauses
from claimgraph.reader.said import Said
from claimgraph.reader.told import Told

#: So much of a sentence, in hundredths, stands in quotation marks where it is nothing but a quotation.
_ALL_QUOTED: Final = 85
#: "It is noted" goes on with who spoke in one of so many sentences before.
_NEAR: Final = 6


def so_says(clauses: Clauses) -> Told | None:
    """ "So says the commission.": who says what was said before."""
    words = clauses.language
    verb = words.verbs.get(clauses.word(1))
    if clauses.word(0) not in words.so_says or verb is None or verb.does in ("content", "quiet"):
        return None
    subject = subjects.after(clauses, 1)
    return Told(subject.groups, "so-says", (0, subject.end), ((0, 1),), 1) if subject else None


def gives_the_figure(clauses: Clauses) -> Told | None:
    """ "The envoy gave out the number.": the number that was told before is his."""
    words = clauses.language
    for at, verb in clauses.verbs:
        if verb.base not in words.giving or clauses.word(at - 1) in words.negations:
            continue
        near = range(at + 1, min(at + 5, len(clauses.read)))
        noun = next((each for each in near if clauses.word(each) in words.figure_nouns), 0)
        if not noun or clauses.word(noun - 1) not in words.definite or not clauses.is_end(noun + 1):
            continue
        subject = subjects.before(clauses, at)
        if subject and not subject.negated and subject.first == 0:
            return Told(subject.groups, "gives-the-figure", (subject.first, noun + 1), ((0, 1),), at)
    return None


def says_this(clauses: Clauses, found: Sequence[Told]) -> Told | None:
    """ "This was reported by the commission.", "Marn said this on Friday.": who says what the sentence before says."""
    words = clauses.language
    told = found[0] if len(found) == 1 else None
    verb = words.verbs.get(clauses.word(told.verb)) if told and told.verb >= 0 and not told.negated else None
    if told is None or verb is None or verb.does != "asserts" or verb.base in words.confirming:
        return None
    said = [at for first, end in told.content for at in range(first, end) if clauses.read[at].kind != "sign"]
    if not said or clauses.word(said[0]) not in words.pointing or not all(_tells_when(clauses, at) for at in said[1:]):
        return None
    return replace(told, rule="says-this")


def _tells_when(clauses: Clauses, at: int) -> bool:
    """Whether a word only says when, or where it was put: "on Friday", "on Telegram"."""
    words = clauses.language
    group = clauses.at(at)
    is_time = group is not None and group.kind == "time"
    is_day = clauses.read[at].kind == "number" or clauses.word(at) in words.months
    return is_time or is_day or clauses.word(at) in words.prepositions or clauses.word(at) in words.media


def _is_noted(clauses: Clauses) -> bool:
    """ "It is noted that …", "as noted, …": what somebody who is not named here says beside what he said."""
    words = clauses.language
    if clauses.word(0) in words.pointing:
        is_it = clauses.word(1) in words.being and clauses.word(2) in words.noted
        return is_it and clauses.word(3) in words.complements
    return clauses.word(0) in words.like and clauses.word(1) in words.noted and clauses.is_comma(2)


def goes_on(clauses: Clauses, said: Sequence[Said]) -> tuple[Said, str] | None:
    """What this sentence goes on with, and by which rule: nothing but a quotation, or "it is noted", go on with who spoke."""
    if _is_noted(clauses):
        near = (each for each in reversed(said) if clauses.sentence.number - each.sentence <= _NEAR)
        spoke = next((each for each in near if each.speakers), None)
        return (spoke, "is-noted") if spoke else None
    if not said or not clauses.sentence.quoted or not said[-1].speakers:
        return None
    inner = sum(span.end - span.start for span in clauses.sentence.quoted)
    whole = clauses.sentence.span.end - clauses.sentence.span.start
    if 100 * inner < _ALL_QUOTED * (whole - 2 * len(clauses.sentence.quoted)):
        return None
    return said[-1], "quotation-goes-on"
