"""Words that are said in, the stance that they show themselves out: a silence, a denial, a promise, a doubt, a demand."""

from __future__ import annotations

from typing import Final

from claimgraph.reader.clauses import QUOTES, Clauses
from claimgraph.reader.of_himself import denies_of_himself, is_own_subject, promises
from claimgraph.reader.told import Range, Told

#: So many tokens of what is said are looked at for how it is said: its first clause.
_FIRST_CLAUSE: Final = 16
_PHRASE: Final = 4


def by_words(clauses: Clauses, content: tuple[Range, ...], told: Told | None = None) -> str:
    """The stance that the words themselves show; of the outlet's own sentences the one they have."""
    words = clauses.language
    first = _first(content)
    if any(_leaves_unsaid(clauses, each) for each in content):
        return "declines"
    if told is not None and (_refuses(clauses, content) or _knows_nothing(clauses, first)):
        return "declines"
    if told is not None and _leaves_open(clauses, first):
        return "suggests"
    if told is not None and _is_denied(clauses, content, first):
        return "denies"
    if told is not None and promises(clauses, told, first):
        return "promises"
    if told is not None and denies_of_himself(clauses, told, first):
        return "denies"
    if _has(clauses, first, words.hedges):
        return "suggests"
    if told is not None and has_phrase(clauses, first, words.demanding):
        return "demands"
    if _appraises(clauses, first):
        return "appraises"
    return "asserts"


def _leaves_open(clauses: Clauses, first: Range) -> bool:
    """ "It cannot be ruled out", "she did not deny it": what is not excluded may be."""
    words = clauses.language
    for at in range(*first):
        verb = words.verbs.get(clauses.word(at))
        if verb is None or clauses.at(at) is not None or not clauses.negated(at - 3, at):
            continue
        with_particle = f"{verb.base} {clauses.word(at + 1)}"
        if words.denied_means.get(with_particle, words.denied_means.get(verb.base)) == "suggests":
            return True
    return False


def _leaves_unsaid(clauses: Clauses, part: Range) -> bool:
    """Whether the first clause of a part says that something is not said: "it remains confidential"."""
    near = range(part[0], min(part[1], part[0] + _FIRST_CLAUSE))
    return any(clauses.phrase(at, clauses.language.unsaid, _PHRASE) and not clauses.quoted[at] for at in near)


def _first(content: tuple[Range, ...]) -> Range:
    """The first clause of what is said."""
    if not content:
        return (0, 0)
    first, end = content[0]
    return (first, min(end, first + _FIRST_CLAUSE))


def _has(clauses: Clauses, where: Range, words: frozenset[str]) -> bool:
    read = clauses.read
    return any(read[at].folded in words and not (read[at].capital and at > where[0]) for at in range(*where))


def has_phrase(clauses: Clauses, where: Range, phrases: frozenset[str]) -> bool:
    """Whether one of some phrases, of two words at most, stands in a range or the beginning of a long one."""
    return any(clauses.phrase(at, phrases, 2) for at in range(where[0], min(where[1], where[0] + 3 * _FIRST_CLAUSE)))


def _refuses(clauses: Clauses, content: tuple[Range, ...]) -> bool:
    """Whether somebody says in words of his own that he does not say it: “We do not discuss lists.”"""
    words = clauses.language
    for first, end in content:
        own = False
        for at in range(first, min(end, first + 3 * _FIRST_CLAUSE)):
            folded = clauses.word(at)
            pronoun = words.pronouns.get(folded)
            if clauses.phrase(at, words.silences, 2) and (clauses.quoted[at] or folded in words.no_words):
                return True
            if pronoun and pronoun.gender == "self" and pronoun.case == "subject":
                own = True
            verb = words.verbs.get(folded)
            if folded in words.for_whom and clauses.word(at - 1) in words.being and _is_for_others(clauses, at + 1):
                return True
            # "We are not in a position to confirm it."
            reach = _PHRASE + 2 if clauses.word(at - 1) in words.infinitive else _PHRASE - 1
            negated = clauses.negated(at - reach, at) or clauses.word(at + 1) in words.no_words
            if own and clauses.quoted[at] and verb and negated and words.denied_means.get(verb.base) == "declines":
                return True
    return False


def _is_for_others(clauses: Clauses, at: int) -> bool:
    """ "That is for the other side to say." """
    group = clauses.at(at)
    if group is None or clauses.word(group.end) not in clauses.language.infinitive:
        return False
    verb = clauses.language.verbs.get(clauses.word(group.end + 1))
    return verb is not None and clauses.language.denied_means.get(verb.base) == "declines"


def _knows_nothing(clauses: Clauses, first: Range) -> bool:
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
        if verb and verb.base in words.having_details and clauses.word(at + 1) in words.no_words:
            return clauses.word(at + 2) in words.details
    return False


def _is_denied(clauses: Clauses, content: tuple[Range, ...], first: Range) -> bool:
    """Whether the words say that something is not so."""
    is_false = _is_denial(clauses, content) or _says_untrue(clauses, content) or _is_contrary(clauses, content)
    return is_false or _is_untrue(clauses, first) or _never_was(clauses, first)


def _is_contrary(clauses: Clauses, content: tuple[Range, ...]) -> bool:
    """ "Their words do not correspond to reality", "the opposite is true"."""
    return any(
        clauses.phrase(at, clauses.language.contrary)
        for first, end in content
        for at in range(first, min(end, first + 3 * _FIRST_CLAUSE))
    )


def _is_denial(clauses: Clauses, content: tuple[Range, ...]) -> bool:
    """Whether a word for a lie is said of what others say: alone in a quotation, or after is, are, was, as."""
    words = clauses.language
    for first, end in content:
        for at in range(first, min(end, first + 3 * _FIRST_CLAUSE)):
            if not clauses.phrase(at, words.denials, 2):
                continue
            earlier = at - 1
            while clauses.word(earlier) in words.articles | words.between:
                earlier -= 1
            if clauses.word(earlier) in words.equating | QUOTES:
                return True
    return False


def _is_untrue(clauses: Clauses, first: Range) -> bool:
    """Whether somebody says that another has no proof, or that it is not so that …"""
    words = clauses.language
    for at in range(*first):
        has_none = clauses.negated(at - 4, at) or clauses.word(at - 1) in words.no_words
        is_aside = any(clauses.word(each) in words.without for each in (at - 1, at - 2))  # "without giving evidence"
        if clauses.word(at) in words.proofs and has_none and not is_aside:
            return True
        verb = words.verbs.get(clauses.word(at))
        is_able = clauses.word(at - 1) not in words.unable  # “I can't believe I'm home.”
        if verb and words.denied_means.get(verb.base) == "denies" and clauses.negated(at - 3, at) and is_able:
            return is_own_subject(clauses, at)  # “We do not believe it.”
        count = clauses.phrase(at, words.untrue)
        if count and clauses.word(at + count) in words.that and clauses.word(at - 1) in words.equating:
            return True
    return False


def _says_untrue(clauses: Clauses, content: tuple[Range, ...]) -> bool:
    """Whether a clause of what is said is only that something is not so: “This is not true.”"""
    words = clauses.language
    for first, end in content:
        for at in range(first + 2, min(end, first + 3 * _FIRST_CLAUSE)):
            count = clauses.phrase(at, words.untrue)
            is_whole = count and clauses.read[min(at + count, len(clauses.read) - 1)].kind == "sign"
            # "this is not true", "it isn't true"
            being = at if clauses.word(at).endswith(words.endings.negated) else at - 1
            if is_whole and _stands_for(clauses, being - 1) and (being == at or clauses.word(being) in words.equating):
                return True
            is_true = clauses.word(at) in words.truth and clauses.word(at - 1) in words.equating
            if is_true and clauses.negated(first, first + 2):
                return True  # “None of this is true.”
    return False


def _never_was(clauses: Clauses, first: Range) -> bool:
    """Whether somebody says that something did not happen, or is not there: “That never happened.”"""
    words = clauses.language
    return any(
        clauses.word(at) in words.happening and (clauses.negated(at - 3, at) or clauses.word(first[0]) in words.not_any)
        for at in range(first[0] + 1, first[1])
    )


def _stands_for(clauses: Clauses, at: int) -> bool:
    """Whether a word stands for what was said before: "this", "that", "it"."""
    pronoun = clauses.language.pronouns.get(clauses.word(at))
    return clauses.word(at) in clauses.language.definite or (pronoun is not None and pronoun.gender == "thing")


def _appraises(clauses: Clauses, first: Range) -> bool:
    """Whether somebody says how good or bad something is."""
    words = clauses.language
    for at in range(*first):
        if clauses.word(at) in words.appraising:
            for before in range(at - 1, max(first[0], at - 4) - 1, -1):
                if clauses.word(before) in words.equating:
                    return True
                if clauses.word(before) in words.prepositions:
                    break  # "is in good order"
    return False
