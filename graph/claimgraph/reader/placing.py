"""A verb and who does it in, where the words that are said stand out: after it, before it, on both sides."""

from __future__ import annotations

from claimgraph.reader.clauses import COMMAS, QUOTES, WINDOW, Clauses
from claimgraph.reader.inflection import Verb
from claimgraph.reader.subjects import Subject
from claimgraph.reader.told import Range, Told


def placed(clauses: Clauses, at: int, verb: Verb, subject: Subject, rest: int, negated: bool) -> Told | None:
    """Where what is said stands: after the verb, before who says it, or on both sides."""
    shown = (subject.first, max(at + 1, subject.end))
    if subject.how == "shared":
        start = at
        while clauses.is_filler(start - 1):
            start -= 1
        shown = (start, at + 1)
    before = clauses.word(subject.first - 1)
    count = _statement_end(clauses, rest)
    ends = clauses.is_end(rest) or count == rest
    if (
        subject.how == "before"
        and _after_quotation(clauses, subject.first)
        and clauses.word(rest) not in clauses.language.complements
    ):
        # “I stay,” she said after the vote.
        own = tuple((each, count) for each in range(rest, count) if clauses.word(each) in QUOTES)[:1]
        rule = "interrupted" if own else "trailing"
        return Told(
            subject.groups, rule, shown, ((0, subject.first - clauses.is_comma(subject.first - 1)), *own), at, negated
        )
    if (
        subject.how == "before"
        and subject.first > 1
        and not ends
        and (clauses.is_comma(rest) or clauses.word(rest) == ":")
        and before in COMMAS | QUOTES
    ):
        both = ((0, subject.first - 1), (rest + 1, count))
        return Told(subject.groups, "interrupted", shown, both, at, negated)
    if _is_closed(clauses, subject, at):
        # "Ferries had stopped, she said after the vote was over."
        return Told(subject.groups, "trailing", shown, ((0, subject.first - 1),), at, negated)
    being = clauses.language.being
    if clauses.word(subject.first - 1) in clauses.language.complements and clauses.word(subject.first - 2) in being:
        # "Ten is what she announced"
        around: tuple[Range, ...] = ((0, subject.first - 2), (rest, count))
        return Told(subject.groups, "cleft", shown, around[: 1 if ends else 2], at, negated)
    if ends and subject.how == "before" and subject.first > 1 and not (negated and rest > at + 1 and before in COMMAS):
        rule = "trailing" if before in COMMAS | QUOTES else "fronted"
        end = subject.first - (before in COMMAS | clauses.language.relatives)
        return Told(subject.groups, rule, shown, ((0, end),), at, negated)
    if ends and rest == at + 1:
        content: tuple[Range, ...] = ((at, count),) if verb.does in ("declines", "denies") or negated else ()
        return Told(subject.groups, "bare", shown, content, at, negated) if content else None
    rule = {"relative": "relative", "shared": "shared-subject"}.get(subject.how, "subject-verb")
    return Told(subject.groups, rule, shown, to_the_right(clauses, at, rest), at, negated)


def _is_closed(clauses: Clauses, subject: Subject, at: int) -> bool:
    """Whether all that is said stands before who says it, though it is told when she said so behind."""
    words = clauses.language
    if subject.how != "before" or clauses.word(subject.first - 1) not in COMMAS:
        return False
    if clauses.word(at + 1) not in words.clause_binding:
        return False
    is_clause = any(clauses.word(each) in words.auxiliaries - words.infinitive for each in range(subject.first))
    return is_clause and not any(clauses.word(each) in words.that | QUOTES for each in range(at + 1, len(clauses.read)))


def _statement_end(clauses: Clauses, first: int) -> int:
    """Where what is said ends: at a semicolon, unless a quotation goes on behind it."""
    for at in range(first, len(clauses.read)):
        if clauses.word(at) == ";" and not clauses.quoted[at] and clauses.word(at + 1) not in QUOTES:
            return at
    return len(clauses.read)


def _after_quotation(clauses: Clauses, first: int) -> bool:
    """Whether a quotation ends just before a token."""
    before = first - 1 - clauses.is_comma(first - 1)
    return first > 2 and clauses.word(before) in QUOTES and clauses.quoted[before - 1]


def to_the_right(clauses: Clauses, at: int, rest: int) -> tuple[Range, ...]:
    """What is said after a verb; ``rest`` is the first token behind adverbs and media."""
    words = clauses.language
    count = _statement_end(clauses, rest)
    # What stands between verb and "that" belongs to the showing words.
    if clauses.word(rest) in words.complements or clauses.word(rest) in QUOTES | {":"}:
        return ((rest, count),)
    # Without a "that" only what is confirmed or praised is his; what turns to something else after a comma is told of it.
    object_ = clauses.at(at + 1)
    if object_ and (object_.kind == "pronoun" or clauses.is_filler(min(object_.end, len(clauses.read) - 1))):
        return ((at + 1, count),)  # "said it had left, but …"
    turning = words.contrasts | words.relatives
    end = next((each for each in range(at + 1, min(at + WINDOW, count - 1)) if _turns(clauses, each, turning)), count)
    return ((at + 1, end),) if at + 1 < end else ((at, at + 1),)


def _turns(clauses: Clauses, comma: int, words: frozenset[str]) -> bool:
    return clauses.word(comma) == "," and clauses.word(comma + 1) in words and not clauses.quoted[comma]
