"""A subject and its verb of saying in, whether nobody says yet that it speaks out: it may, it will, it is told to have."""

from __future__ import annotations

from claimgraph.reader.clauses import Clauses


def is_only_thought_of(clauses: Clauses, first: int, verb: int) -> bool:
    """Whether words before a subject say that it does not speak: "if", "contrary to what", "Had Marn", "It is false that"."""
    words, before = clauses.language, clauses.word(first - 1)
    if before in words.conditions:
        return True
    if before in words.auxiliaries:
        return first == 1 or clauses.is_comma(first - 2)
    if before in words.that:
        is_untrue = any(
            clauses.phrase(at, words.untrue) == first - 1 - at for at in range(max(0, first - 4), first - 1)
        )
        return is_untrue or clauses.negated(first - 4, first - 1)
    if before not in words.complements - words.relatives:
        return False
    is_called = bool(clauses.particle(verb))  # "in what Marn describes as"
    return (clauses.word(first - 2) in words.prepositions and not is_called) or clauses.word(verb + 1) in words.being


def is_yet_to_come(clauses: Clauses, verb: int) -> bool:
    """Whether it is not said yet: "will announce", "might say"; who "would only say" something has said it."""
    words, at, found = clauses.language, verb - 1, False
    while at >= 0 and clauses.is_filler(at):
        if clauses.word(at) in words.limiting:
            return False
        found = found or clauses.word(at) in words.not_said
        at -= 1
    return found and clauses.word(verb + 1) not in words.limiting


def is_of_a_report(clauses: Clauses, first: int) -> bool:
    """Whether it is only reported, or claimed, that somebody says it: "reports that Marn said so"."""
    words, noun = clauses.language, clauses.word(first - 2)
    if clauses.word(first - 1) not in words.that or noun in words.figure_nouns:
        return False
    report = clauses.at(first - 2)
    if first == 2 or (report is not None and not report.first):
        return True
    return report is not None and noun in words.own_nouns | words.speaking_nouns
