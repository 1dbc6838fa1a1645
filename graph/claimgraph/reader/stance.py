"""An attribution in, with which force it is said out: negation first, then silence, denial, demand, praise, promise, doubt.

What is not said, or denied, must never pass for an assertion: so these come first, and the words of the quotation count.
"""

from __future__ import annotations

from typing import Final

from claimgraph.reader.clauses import QUOTES, Clauses
from claimgraph.reader.inflection import Verb
from claimgraph.reader.saying import orders
from claimgraph.reader.told import Range, Told
from claimgraph.reader.wording import by_words, has_phrase

_PHRASE: Final = 4
#: So many words in quotation marks are more than a name for something.
_WHOLE_CLAUSE: Final = 8


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
    for number in range(at + 1, min(at + 10, len(clauses.read))):
        if clauses.quoted[number]:
            break
        particle = clauses.word(number)
        found = words.with_particle.get(f"{verb.base} {particle}", "")
        if found and particle in words.like:
            # Of a long quotation its own words tell: described as “a day on which no more than ten came back”.
            behind = clauses.quoted[number + 2 : number + 2 + _WHOLE_CLAUSE]
            return "" if len(behind) == _WHOLE_CLAUSE and all(behind) else found
    return "" if clauses.quoted[at + 1 : at + 2] == [True] else clauses.particle(at)


def _not_done(clauses: Clauses, told: Told, verb: Verb) -> str:
    """What somebody does who does not do this: "did not say", "did not rule out", "gave no number", "kept silent"."""
    words = clauses.language
    meant = words.denied_means.get(f"{verb.base} {clauses.word(told.verb + 1)}") or words.denied_means.get(verb.base)
    if told.negated:
        if any(clauses.word(at) in words.without for at in range(*told.shown)):
            return ""
        return meant or ("declines" if verb.does != "content" else "")
    if verb.does == "declines":
        return "declines"
    following = clauses.word(told.verb + 1)
    if meant == "declines" and (clauses.is_no(told.verb + 1) or any(_is_no(clauses, each) for each in told.content)):
        return "denies"  # "Asked whether it was so, she said no."
    if following in words.limiting and meant == "declines" and clauses.word(told.verb + 2) in words.prepositions:
        return "declines"  # "commented only on the weather"
    if any(clauses.phrase(at, words.silences, _PHRASE) for at in range(told.verb + 1, told.verb + 4)):
        return "declines"
    return ""


def _is_no(clauses: Clauses, part: Range) -> bool:
    """Whether all that is said is "no", with whatever marks around it."""
    said = [at for at in range(*part) if clauses.read[at].kind != "sign"]
    return len(said) == 1 and clauses.is_no(said[0])


def _done(clauses: Clauses, told: Told, verb: Verb) -> str:
    words = clauses.language
    particle = _particle(clauses, told.verb, verb)
    if (verb.base in words.naming or particle == "appraises") and any(
        has_phrase(clauses, each, words.denials) for each in told.content
    ):
        return "denies"  # "calls the figure an invention"
    if particle:
        return particle
    if verb.does == "asserts" and orders(clauses, told.verb):
        return "demands"
    asked = [clauses.word(at) for first, end in told.content for at in (first, end - 1)]
    if verb.base in words.asking and any(word in words.complements or word in QUOTES for word in asked):
        return "suggests"  # a question
    if verb.base in words.stressing and told.content:
        first = told.content[0][0]
        is_clause = clauses.word(first) in words.complements or clauses.word(first) in QUOTES or told.is_left
        return "" if is_clause else "appraises"
    return "" if verb.does in ("content", "quiet") else verb.does
