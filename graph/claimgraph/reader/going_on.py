"""What is said in one sentence and shown in another: "So says Marn", a quotation alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claimgraph.reader import subjects
from claimgraph.reader.clauses import Clauses
from claimgraph.reader.said import Said
from claimgraph.reader.told import Told

#: So much of a sentence, in hundredths, stands in quotation marks where it is nothing but a quotation.
_ALL_QUOTED: Final = 85


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


def goes_on(clauses: Clauses, said: Sequence[Said]) -> tuple[Said, str] | None:
    """What this sentence goes on with, and by which rule: nothing but a quotation goes on with the words before it."""
    if not said or not clauses.sentence.quoted or not said[-1].speakers:
        return None
    inner = sum(span.end - span.start for span in clauses.sentence.quoted)
    whole = clauses.sentence.span.end - clauses.sentence.span.start
    if 100 * inner < _ALL_QUOTED * (whole - 2 * len(clauses.sentence.quoted)):
        return None
    return said[-1], "quotation-goes-on"
