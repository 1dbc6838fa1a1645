"""A verb at its place in, whether something is said, or left unsaid, by it out: "added that", "declined to comment"."""

from __future__ import annotations

from claimgraph.reader.clauses import QUOTES, WINDOW, Clauses
from claimgraph.reader.language import Verb


def is_silent(clauses: Clauses, at: int, verb: Verb, negated: bool) -> bool:
    """Whether somebody does not say something: did not name, gave no number, kept silent."""
    words = clauses.language
    if negated or clauses.word(at + 1) in words.no_words:
        return words.denied_means.get(verb.base) == "declines"
    if verb.does == "declines":
        return _declines_to_say(clauses, at)
    return any(clauses.phrase(each, words.silences) for each in range(at + 1, at + 4))


def _declines_to_say(clauses: Clauses, at: int) -> bool:
    """Whether it is said what somebody declines: "declined to comment", and not "the price declined", "refused to go"."""
    words = clauses.language
    if clauses.is_end(at + 1) or clauses.is_comma(at + 1):
        return clauses.language.verbs[clauses.word(at)].base != "fail"
    near = [words.verbs.get(clauses.word(each)) for each in range(at + 1, at + 5)]
    return any(verb and words.denied_means.get(verb.base) == "declines" for verb in near)


def says_something(clauses: Clauses, at: int, rest: int) -> bool:
    """Whether a verb, where it is said of much else too, has words that are said: "that", a quotation, a particle."""
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
