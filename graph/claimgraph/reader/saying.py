"""A verb at its place in, whether something is said, or left unsaid, by it out: "added that", "declined to comment"."""

from __future__ import annotations

from typing import Final

from claimgraph.reader.clauses import ENDS, QUOTES, WINDOW, Clauses
from claimgraph.reader.inflection import Verb

#: So many words before a number can make it inexact: "no fewer than 20".
_INEXACT: Final = 4


def is_silent(clauses: Clauses, at: int, verb: Verb, negated: bool) -> bool:
    """Whether somebody does not say something: did not name, gave no number, kept silent."""
    words = clauses.language
    if negated or (clauses.word(at + 1) in words.no_words and not _says_there_is_none(clauses, at, verb)):
        return words.denied_means.get(verb.base) == "declines"
    if verb.does == "declines":
        return _declines_to_say(clauses, at)
    return any(clauses.phrase(each, words.silences) for each in range(at + 1, at + 4))


def _says_there_is_none(clauses: Clauses, at: int, verb: Verb) -> bool:
    """Whether it is said that there is none, not nothing said: "said no", "said no ship came", "said nothing had changed"."""
    words = clauses.language
    end = group.end if (group := clauses.at(at + 1)) else at + 2
    following = clauses.word(end)
    if clauses.is_no(at + 1):
        return True
    if verb.base not in words.counting_none or clauses.phrase(at + 1, words.silences):
        return False
    if following in words.auxiliaries - words.infinitive or following.endswith(words.endings.past):
        return True
    return clauses.word(at + 1) in words.nobody and clauses.word(end - 1) not in words.details | words.figure_nouns


def _declines_to_say(clauses: Clauses, at: int) -> bool:
    """Whether it is said what somebody declines: "declined to comment", and not "the price declined", "refused to go"."""
    words = clauses.language
    if clauses.is_end(at + 1) or clauses.is_comma(at + 1):
        return words.verbs[clauses.word(at)].base not in words.never_alone
    near = [words.verbs.get(clauses.word(each)) for each in range(at + 1, at + 5)]
    return any(verb and words.denied_means.get(verb.base) == "declines" for verb in near)


def says_something(clauses: Clauses, at: int, rest: int) -> bool:
    """Whether a verb, where it is said of much else too, has words that are said: "that", a quotation, a particle."""
    verb = clauses.language.verbs[clauses.word(at)]
    words = clauses.language
    if verb.base in words.naming and _is_only_called(clauses, at):
        return False
    if verb.does != "content" and verb.base not in words.only_with_content:
        return True
    following = clauses.word(rest)
    if following in words.complements or following in QUOTES or following == ":":
        return True
    if following == "," and clauses.word(rest + 1) in QUOTES:
        return True
    if ":" in (clauses.word(rest + 1), clauses.word(rest + 2)):
        return True
    if clauses.particle(at) or _clause_follows(clauses, at) or lists(clauses, at) or _welcomes(clauses, at):
        return True
    shown = clauses.at(at + 1)
    if shown and clauses.word(shown.end - 1) in words.speaking_nouns and clauses.word(shown.end) in words.complements:
        return True  # "published a video where they said"
    if verb.base in words.asking and orders(clauses, at):
        return True  # "asked media not to cite it"
    near = {clauses.word(each) for each in range(at + 1, at + 10)}
    if any(f"{verb.base} {word}" in words.with_particle for word in near & words.like):
        return True
    if verb.base in words.putting:
        return _puts_a_number(clauses, at)
    return any(clauses.word(each) in QUOTES for each in range(rest, min(rest + 4, len(clauses.read))))


def orders(clauses: Clauses, verb: int) -> bool:
    """ "Told them not to leave": whom one tells to do something."""
    words, whom = clauses.language, clauses.at(verb + 1)
    if whom is None or whom.kind == "words":
        return False
    at = whom.end + (clauses.word(whom.end) in words.negations)
    return clauses.word(at) in words.infinitive


def _clause_follows(clauses: Clauses, at: int) -> bool:
    """Whether somebody who does something follows a verb: "found the port was shut", and not "found the port"."""
    object_, words = clauses.at(at + 1), clauses.language
    if object_ is None or object_.after:
        return False
    return clauses.word(object_.end) in words.auxiliaries - words.infinitive - words.possessive


def _is_only_called(clauses: Clauses, at: int) -> bool:
    """ "called Marn on Monday": nothing follows that she is called."""
    words, whom = clauses.language, clauses.at(at + 1)
    if clauses.particle(at):
        return False
    if whom is None or whom.kind == "words":
        return False
    following = clauses.at(whom.end)
    return (following is None or following.kind == "time") and clauses.word(whom.end) in words.prepositions | {
        ""
    } | ENDS


def _puts_a_number(clauses: Clauses, at: int) -> bool:
    """ "put the dead at 40"."""
    read = clauses.read
    end = min(at + WINDOW, len(read) - 1)
    amounting = clauses.language.amounting
    return any(clauses.word(each) in amounting and _is_number(clauses, each + 1) for each in range(at, end))


def _welcomes(clauses: Clauses, at: int) -> bool:
    """Whether a deed is welcomed, and no guest: "welcomed the step", "welcomed the sailors"."""
    object_, words = clauses.at(at + 1), clauses.language
    is_deed = object_ is not None and object_.kind == "words" and clauses.word(object_.first) in words.articles
    is_many = object_ is not None and clauses.word(object_.end - 1).endswith(words.endings.plural)
    return words.verbs[clauses.word(at)].base in words.welcoming and is_deed and not is_many


def lists(clauses: Clauses, at: int) -> bool:
    """Whether somebody tells how many by a verb with a number behind it: "names 20 sailors", "counted nearly 5,000"."""
    return clauses.language.verbs[clauses.word(at)].base in clauses.language.listing and _is_number(clauses, at + 1)


def _is_number(clauses: Clauses, at: int) -> bool:
    """Whether a number stands here, with what makes it inexact before it: "more than 3,200"."""
    for each in range(at, min(at + _INEXACT, len(clauses.read))):
        if clauses.read[each].kind == "number" or clauses.word(each) in clauses.language.numbers:
            return True
        is_small = (
            clauses.is_filler(each)
            or clauses.word(each) in clauses.language.function_words | clauses.language.prepositions
        )
        if not is_small or clauses.word(each) in clauses.language.definite:
            return False
    return False
