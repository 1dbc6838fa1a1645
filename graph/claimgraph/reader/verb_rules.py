"""A sentence in, what its verbs of saying show out: subject and verb, inversion, the passive, what somebody adds."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from claimgraph.reader import subjects
from claimgraph.reader.clauses import COMMAS, QUOTES, WINDOW, Clauses
from claimgraph.reader.language import Verb
from claimgraph.reader.subjects import Subject
from claimgraph.reader.told import Range, Told

_TELLING: Final = frozenset({"tell", "remind", "inform"})
_PAST: Final = frozenset({"past", "participle"})


def by_verbs(clauses: Clauses) -> list[Told]:
    """What the verbs of a sentence show, in its order."""
    found: list[Told] = []
    last: Subject | None = None
    last_verb = -1
    for at, verb in clauses.verbs:
        subject = None
        if clauses.word(at - 1) == "to" or clauses.word(at) in clauses.language.auxiliaries:
            continue
        if _is_passive(clauses, at, verb):
            told = _passive(clauses, at, verb)
        elif verb.forms == {"gerund"}:
            told, subject = _gerund(clauses, at, last, found[-1].verb if found else -1)
        else:
            told, subject = _finite(clauses, at, verb, last)
        if told is not None:
            found.append(told)
            last = subject if subject and not is_relative(clauses, subject.first, last_verb) else last
            last_verb = at
    return found


def is_relative(clauses: Clauses, first: int, before: int) -> bool:
    """Whether what somebody says stands before it: "the swap that the envoy had spoken of", not "told them that the envoy"."""
    group = clauses.at(first - 2)
    if (
        clauses.word(first - 1) not in clauses.language.relatives
        or group is None
        or group.kind == "time"
        or group.after
    ):
        return False
    verb = clauses.language.verbs.get(clauses.word(before)) if before >= 0 else None
    return verb is None or verb.base not in _TELLING


def _is_passive(clauses: Clauses, at: int, verb: Verb) -> bool:
    if not verb.forms & _PAST:
        return False
    before = at - 1
    while clauses.is_filler(before) if before >= 0 else False:
        if clauses.word(before) in clauses.language.being:
            return True
        before -= 1
    by = clauses.word(at + 1) in clauses.language.by
    return by and not verb.forms & {"base"}


def _passive(clauses: Clauses, at: int, verb: Verb) -> Told | None:
    """ "was announced by Marn"; of verbs that need words, only what is not done by somebody: a silence."""
    by = next((each for each in range(at + 1, at + 4) if clauses.word(each) in clauses.language.by), 0)
    group = clauses.at(by + 1) if by else None
    if group is None or group.kind in ("time", "words"):
        return None
    start = at
    while start > 0 and clauses.is_filler(start - 1):
        start -= 1
    negated = clauses.negated(start, at)
    is_whole = start < at
    if (verb.does == "content" and not negated and verb.base != "give") or not (is_whole or start == 0):
        return None
    content = ((0, start),) if start else ((group.end, len(clauses.read)),)
    return Told((group,), "passive-by", (at, group.end), content, at, negated)


def _gerund(clauses: Clauses, at: int, last: Subject | None, found_verb: int) -> tuple[Told | None, Subject | None]:
    """ ", adding that …", "by saying that …": whoever spoke before; "with both capitals confirming it": these."""
    if clauses.phrase(at, clauses.language.citing):
        return None, None
    before = at - 1
    while before >= 0 and clauses.is_filler(before):
        before -= 1
    group = clauses.at(before)
    content = _to_the_right(clauses, at, clauses.after_adverbials(at + 1))
    if clauses.is_comma(before) or clauses.word(before) in clauses.language.by:
        if last is None or not _enough(clauses, at, content[0][0]):
            return None, None
        negated = clauses.negated(before, at)
        under = found_verb if clauses.word(before) in clauses.language.by else -1
        return Told(last.groups, "gerund", (at, at + 1), content, at, negated, under=under), last
    if group is not None and group.kind not in ("words", "time"):
        subject = subjects.whole(clauses, group, before + 1, False)
        governed = subject and subject.groups[0].after
        if subject and governed == "with":
            return Told(subject.groups, "with-gerund", (subject.first, at + 1), content, at), subject
    return None, None


def _finite(clauses: Clauses, at: int, verb: Verb, last: Subject | None) -> tuple[Told | None, Subject | None]:
    subject = subjects.before(clauses, at)
    if subject is None:
        subject = subjects.shared(clauses, at, last)
    if subject is None and _may_come_first(clauses, at):
        if inverted := subjects.after(clauses, at):
            return _inverted(clauses, at, inverted), inverted
    if subject is None or not _is_finite(clauses, at, verb, subject):
        return None, None
    negated = subject.negated or _negated_before(clauses, at)
    rest = clauses.after_adverbials(at + 1)
    if f"{verb.base} {clauses.word(at + 1)}" in clauses.language.with_particle:
        rest = at + 1
    if verb.base in _TELLING and (listener := clauses.at(rest)):
        rest = clauses.after_adverbials(listener.end)
    silent = is_silent(clauses, at, verb, negated)
    if verb.does == "quiet" and not silent:
        return None, None
    if _is_a_thing(clauses, subject) and verb.does not in ("asserts", "denies"):
        return None, None  # a film that shows something says nothing: whoever tells of it does
    told = _placed(clauses, at, verb, subject, rest, negated)
    is_said_apart = told is not None and told.rule in ("trailing", "interrupted", "fronted")
    if told is None or not (silent or is_said_apart or _enough(clauses, at, rest)):
        return None, None
    if verb.does == "content" and not silent and told.rule in ("trailing", "fronted"):
        return None, None
    return replace(told, aside=subject.aside), subject


def _is_a_thing(clauses: Clauses, subject: Subject) -> bool:
    words = clauses.language
    group = subject.groups[0]
    is_statement = clauses.word(group.end - 1) in words.speaking_nouns and clauses.word(group.first) in words.definite
    return group.kind == "words" and not is_statement


def _negated_before(clauses: Clauses, at: int) -> bool:
    """Whether a negation stands among the small words before a verb."""
    start = at
    while start > 0 and clauses.is_filler(start - 1):
        start -= 1
    return clauses.negated(start, at)


def is_silent(clauses: Clauses, at: int, verb: Verb, negated: bool) -> bool:
    """Whether somebody does not say something: did not name, gave no number, kept silent."""
    words = clauses.language
    if negated or clauses.word(at + 1) in words.no_words:
        return words.denied_means.get(verb.base) == "declines"
    return verb.does == "declines" or any(clauses.phrase(each, words.silences) for each in range(at + 1, at + 4))


def _may_come_first(clauses: Clauses, at: int) -> bool:
    before = clauses.word(at - 1)
    return at == 0 or before in COMMAS or before in QUOTES or before in clauses.language.so_says | clauses.language.like


def _inverted(clauses: Clauses, at: int, subject: Subject) -> Told | None:
    if at == 0 or clauses.word(at - 1) in clauses.language.so_says | clauses.language.like:
        return None  # other rules know these
    rest = clauses.after_adverbials(subject.end)
    content: tuple[Range, ...] = ((0, at),)
    if not clauses.is_end(rest):
        content = (*content, (rest, len(clauses.read)))
    return Told(subject.groups, "inversion", (at, subject.end), content, at)


def _is_finite(clauses: Clauses, at: int, verb: Verb, subject: Subject) -> bool:
    """Whether a form can be the verb of this subject: "said", "officials say", "did not say"; not "the words said by"."""
    between = [clauses.word(each) for each in range(max(subject.end, at - 8), at)]
    helped = any(word in clauses.language.auxiliaries or "n't" in word for word in between)
    if verb.forms & {"past", "third"}:
        return clauses.word(at + 1) not in clauses.language.by
    if verb.forms & {"participle"}:
        return any(word in clauses.language.having for word in between)
    last = clauses.word(subject.groups[-1].end - 1)
    many = len(subject.groups) > 1 or last.endswith("s") or last in clauses.language.plural_people
    pronoun = clauses.language.pronouns.get(last)
    return helped or many or (pronoun is not None and (pronoun.number == "many" or pronoun.gender == "self"))


def _placed(clauses: Clauses, at: int, verb: Verb, subject: Subject, rest: int, negated: bool) -> Told | None:
    """Where what is said stands: after the verb, before who says it, or on both sides."""
    shown = (subject.first, max(at + 1, subject.end))
    if subject.how == "shared":
        start = at
        while clauses.is_filler(start - 1):
            start -= 1
        shown = (start, at + 1)
    before = clauses.word(subject.first - 1)
    count = len(clauses.read)
    ends = clauses.is_end(rest)
    if (
        subject.how == "before"
        and subject.first > 1
        and not ends
        and (clauses.is_comma(rest) or clauses.word(rest) == ":")
        and before in COMMAS | QUOTES
    ):
        both = ((0, subject.first - 1), (rest + 1, count))
        return Told(subject.groups, "interrupted", shown, both, at, negated)
    being = clauses.language.being
    if clauses.word(subject.first - 1) in clauses.language.complements and clauses.word(subject.first - 2) in being:
        # "Ten is what she announced"
        around: tuple[Range, ...] = ((0, subject.first - 2), (rest, count))
        return Told(subject.groups, "cleft", shown, around[: 1 if ends else 2], at, negated)
    if ends and subject.how == "before" and subject.first > 1 and not (negated and rest > at + 1 and before in COMMAS):
        rule = "trailing" if before in COMMAS | QUOTES else "fronted"
        end = subject.first - (before in COMMAS)
        return Told(subject.groups, rule, shown, ((0, end),), at, negated)
    if ends and rest == at + 1:
        content: tuple[Range, ...] = ((at, count),) if verb.does in ("declines", "denies") or negated else ()
        return Told(subject.groups, "bare", shown, content, at, negated) if content else None
    rule = {"relative": "relative", "shared": "shared-subject"}.get(subject.how, "subject-verb")
    return Told(subject.groups, rule, shown, _to_the_right(clauses, at, rest), at, negated)


def _to_the_right(clauses: Clauses, at: int, rest: int) -> tuple[Range, ...]:
    words = clauses.language
    count = next(
        (each for each in range(rest, len(clauses.read)) if clauses.word(each) == ";" and not clauses.quoted[each]),
        len(clauses.read),
    )
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


def _enough(clauses: Clauses, at: int, rest: int) -> bool:
    """Whether a verb that is said of much else has words that are said: "that", a quotation, a particle."""
    verb = clauses.language.verbs[clauses.word(at)]
    words = clauses.language
    if verb.does != "content" and verb.base not in words.only_with_content:
        return True
    following = clauses.word(rest)
    if following in words.complements or following in QUOTES or following == ":":
        return True
    if following == "," and clauses.word(rest + 1) in QUOTES:
        return True
    if ":" in (clauses.word(rest + 1), clauses.word(rest + 2)):
        return True
    if f"{verb.base} {clauses.word(at + 1)}" in words.with_particle:
        return True
    shown = clauses.at(at + 1)
    if shown and clauses.word(shown.end - 1) in words.speaking_nouns and clauses.word(shown.end) in words.complements:
        return True  # "published a video where they said"
    if f"{verb.base} as" in words.with_particle and "as" in [clauses.word(each) for each in range(at, at + 10)]:
        return True
    if verb.base == "sound":
        return True
    if verb.base == "put":
        return _puts_a_number(clauses, at)
    return any(clauses.word(each) in QUOTES for each in range(rest, min(rest + 4, len(clauses.read))))


def _puts_a_number(clauses: Clauses, at: int) -> bool:
    """ "put the dead at 40"."""
    read = clauses.read
    end = min(at + WINDOW, len(read) - 1)
    return any(clauses.word(each) == "at" and read[each + 1].kind == "number" for each in range(at, end))
