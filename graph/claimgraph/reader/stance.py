"""An attribution in, with which force it is said out: negation first, then silence, denial, demand, praise, promise, doubt.

What is not said, or denied, must never pass for an assertion: so these come first, and the words of the quotation count.
"""

from __future__ import annotations

from typing import Final

from claimgraph.reader.clauses import QUOTES, Clauses
from claimgraph.reader.language import Verb
from claimgraph.reader.told import Range, Told

#: So many tokens of what is said are looked at for how it is said: its first clause.
_FIRST_CLAUSE: Final = 16
_PHRASE: Final = 4


def stance(clauses: Clauses, told: Told) -> str:
    """The key of the stance of an attribution."""
    verb = clauses.language.verbs.get(clauses.word(told.verb)) if told.verb >= 0 else None
    if told.rule == "left-unsaid":
        return "declines"
    if told.under >= 0:
        main = clauses.language.verbs[clauses.word(told.under)].does
        if main in ("appraises", "denies"):
            return main
    if verb is not None:
        found = _not_done(clauses, told, verb) or _done(clauses, told, verb)
        if found not in ("", "asserts"):
            return found
    return by_words(clauses, told.content, told)


def _particle(clauses: Clauses, at: int, verb: Verb) -> str:
    """What a verb with its particle does: "call for", "rule out", "describe them as"."""
    words = clauses.language
    if found := words.with_particle.get(f"{verb.base} {clauses.word(at + 1)}"):
        return found
    for number in range(at + 2, min(at + 10, len(clauses.read))):
        if clauses.quoted[number]:
            break
        if clauses.word(number) == "as" and f"{verb.base} as" in words.with_particle:
            return words.with_particle[f"{verb.base} as"]
    return ""


def _not_done(clauses: Clauses, told: Told, verb: Verb) -> str:
    """What somebody does who does not do this: "did not say", "did not rule out", "gave no number", "kept silent"."""
    words = clauses.language
    meant = words.denied_means.get(f"{verb.base} {clauses.word(told.verb + 1)}") or words.denied_means.get(verb.base)
    if told.negated:
        if "without" in clauses.words(told.shown[0], told.shown[1]):
            return ""
        return meant or ("declines" if verb.does != "content" else "")
    if verb.does == "declines":
        return "declines"
    if clauses.word(told.verb + 1) in words.no_words and meant == "declines":
        return "declines"
    if any(clauses.phrase(at, words.silences, _PHRASE) for at in range(told.verb + 1, told.verb + 4)):
        return "declines"
    return ""


def _done(clauses: Clauses, told: Told, verb: Verb) -> str:
    words = clauses.language
    if verb.base == "rule":
        return "denies"
    particle = _particle(clauses, told.verb, verb)
    if verb.base == "call":
        # "calls the figure an invention", "called it the first", "called for a truce"; "called the ministry" says nothing.
        if any(_in(clauses, each, words.denials) for each in told.content):
            return "denies"
        return "demands" if particle == "demands" else "appraises"
    if particle:
        return particle
    asked = [clauses.word(at) for first, end in told.content for at in (first, end - 1)]
    if verb.base == "ask" and any(word in words.complements or word in QUOTES for word in asked):
        return "suggests"  # a question
    if verb.base in words.stressing and told.content:
        first = told.content[0][0]
        is_clause = clauses.word(first) in words.complements or clauses.word(first) in QUOTES or told.is_left
        return "" if is_clause else "appraises"
    return "" if verb.does in ("content", "quiet") else verb.does


def by_words(clauses: Clauses, content: tuple[Range, ...], told: Told | None = None) -> str:
    """The stance that the words themselves show; of the outlet's own sentences the one they have."""
    words = clauses.language
    first = _first(clauses, content)
    if any(_leaves_unsaid(clauses, each) for each in content):
        return "declines"
    if told is not None and (_refuses(clauses, content) or _knows_nothing(clauses, told, first)):
        return "declines"
    if told is not None and any(_in(clauses, each, words.denials) for each in content) and _is_denial(clauses, content):
        return "denies"
    if told is not None and _promises(clauses, told, first):
        return "promises"
    if _has(clauses, first, words.hedges):
        return "suggests"
    if told is not None and _in(clauses, first, words.demanding):
        return "demands"
    if _appraises(clauses, first):
        return "appraises"
    return "asserts"


def _leaves_unsaid(clauses: Clauses, part: Range) -> bool:
    """Whether the first clause of a part says that something is not said: "it remains confidential"."""
    near = range(part[0], min(part[1], part[0] + _FIRST_CLAUSE))
    return any(clauses.phrase(at, clauses.language.unsaid, _PHRASE) and not clauses.quoted[at] for at in near)


def _first(clauses: Clauses, content: tuple[Range, ...]) -> Range:
    """The first clause of what is said."""
    if not content:
        return (0, 0)
    first, end = content[0]
    return (first, min(end, first + _FIRST_CLAUSE))


def _has(clauses: Clauses, where: Range, words: frozenset[str]) -> bool:
    read = clauses.read
    return any(read[at].folded in words and not (read[at].capital and at > where[0]) for at in range(*where))


def _in(clauses: Clauses, where: Range, phrases: frozenset[str]) -> bool:
    return any(clauses.phrase(at, phrases, 2) for at in range(where[0], min(where[1], where[0] + 3 * _FIRST_CLAUSE)))


def _refuses(clauses: Clauses, content: tuple[Range, ...]) -> bool:
    """Whether somebody says in words of his own that he does not say it: “We do not discuss lists.”"""
    words = clauses.language
    for first, end in content:
        own = False
        for at in range(first, min(end, first + 3 * _FIRST_CLAUSE)):
            folded = clauses.word(at)
            pronoun = words.pronouns.get(folded)
            if clauses.phrase(at, words.silences, 2) and (clauses.quoted[at] or "no" in folded):
                return True
            if pronoun and pronoun.gender == "self" and pronoun.case == "subject":
                own = True
            verb = words.verbs.get(folded)
            if folded == "for" and clauses.word(at - 1) in words.being and _is_for_others(clauses, at + 1):
                return True
            negated = clauses.negated(at - 3, at) or clauses.word(at + 1) in words.no_words
            if own and clauses.quoted[at] and verb and negated and words.denied_means.get(verb.base) == "declines":
                return True
    return False


def _is_for_others(clauses: Clauses, at: int) -> bool:
    """ "That is for the other side to say." """
    group = clauses.at(at)
    if group is None or clauses.word(group.end) != "to":
        return False
    verb = clauses.language.verbs.get(clauses.word(group.end + 1))
    return verb is not None and clauses.language.denied_means.get(verb.base) == "declines"


def _knows_nothing(clauses: Clauses, told: Told, first: Range) -> bool:
    """ "says it knows nothing of it", "said they were not aware"."""
    words = clauses.language
    start = first[0]
    if not any(clauses.word(at) in words.pronouns for at in range(start, min(start + 3, first[1]))):
        return False
    for at in range(start, min(start + 8, first[1])):
        if clauses.word(at) in words.knowing:
            return clauses.negated(at - 3, at + 3)
        verb = words.verbs.get(clauses.word(at))
        if verb and words.denied_means.get(verb.base) == "declines" and clauses.negated(at - 3, at):
            # "said she could not give details", "said it would not comment"
            return verb.does == "asserts" or any(clauses.word(each) in words.details for each in range(at + 1, at + 4))
        if verb and verb.base in ("have", "provide", "give", "disclose") and clauses.word(at + 1) in words.no_words:
            return clauses.word(at + 2) in words.details
    return False


def _is_denial(clauses: Clauses, content: tuple[Range, ...]) -> bool:
    """Whether a word for a lie is said of what others say: alone in a quotation, or after is, are, was, as."""
    words = clauses.language
    for first, end in content:
        for at in range(first, min(end, first + 3 * _FIRST_CLAUSE)):
            if not clauses.phrase(at, words.denials, 2):
                continue
            before = clauses.word(at - 1)
            article = before in words.articles
            earlier = clauses.word(at - 2) if article else before
            if before in QUOTES or earlier in words.being or earlier in QUOTES or earlier in ("as", "'s", "all"):
                return True
    return False


def _promises(clauses: Clauses, told: Told, first: Range) -> bool:
    """Whether whoever speaks says what he, or his own side, will do: "said it would", “We will …”."""
    words = clauses.language
    start = first[0]
    while start < first[1] and (clauses.word(start) in words.complements or clauses.word(start) in QUOTES):
        start += 1
    group = clauses.at(start)
    end = group.end if group else start
    pronoun = words.pronouns.get(clauses.word(start))
    own = pronoun is not None and pronoun.case == "subject" and told.shown[0] < start
    if own and pronoun is not None and pronoun.number == "many" and pronoun.gender != "self":
        own = len(told.groups) > 1 or any(group.kind == "people" for group in told.groups)
    own = own or (pronoun is not None and pronoun.gender == "self")
    own = own or (group is not None and any(_is_own(clauses, group.named, each.named) for each in told.groups))
    if own and told.rule in ("dash", "colon") and clauses.word(end) == "to":
        return True
    return own and any(clauses.word(at) in words.promising for at in range(end, min(end + 4, first[1])))


def _is_own(clauses: Clauses, subject: object, speaker: object) -> bool:
    from claimgraph.reader.names import Named

    if not isinstance(subject, Named) or not isinstance(speaker, Named):
        return False
    names = clauses.knowledge.names
    return any(names.of_state(one, other) for one in speaker.actors for other in subject.actors)


def _appraises(clauses: Clauses, first: Range) -> bool:
    """Whether somebody says how good or bad something is."""
    words = clauses.language
    for at in range(*first):
        if clauses.word(at) in words.appraising:
            near = [clauses.word(each) for each in range(max(first[0], at - 4), at)]
            if any(word in words.being or word == "as" for word in near):
                return True
    return False
