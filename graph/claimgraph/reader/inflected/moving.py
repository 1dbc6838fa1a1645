"""A clause with a verb that moves in, to which side what is counted went out: by whom it is done, to whom, from where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimgraph.reader.inflected.clauses import Clause, is_governed
from claimgraph.reader.inflected.lexicon import Lexicon
from claimgraph.reader.inflected.mentions import Mention
from claimgraph.reader.inflected.quantities import Quantity
from claimgraph.reader.sides import other_side


@dataclass(frozen=True, slots=True)
class Direction:
    """The sides that received it, none for both together; the rule, and the words from ``first`` up to ``end`` that show it."""

    sides: tuple[str, ...]
    rule: str
    first: int
    end: int
    role: str = ""  #: what its verb does, for the clause that leaves the verb out


def by_move(
    clause: Clause, here: Quantity, last: Direction | None, speaker: str, parties: Sequence[str], lexicon: Lexicon
) -> Direction | None:
    """The direction that the verb of a clause tells: by who does it, to whom, from where, and whose those counted are."""
    assert clause.move
    role = clause.move.means
    acting = [mention for mention in clause.acting() if mention.kind == "name" or mention.end != here.end]
    both = len({mention.side for mention in acting}) > 1
    giver = None if both else acting[0] if acting else _agent(clause) or (clause.before[-1] if clause.before else None)
    to = _receiver(clause, lexicon)
    # "We" are the speaker's, and so is who says "that it got 31".
    doer = giver.side if giver else speaker if clause.is_told or clause.is_ours("nomn", lexicon) else ""
    goal = to.side if to else speaker if clause.is_ours("datv", lexicon) else ""
    side, rule = side_of(role, here, doer, goal, speaker, parties)
    if role in ("comes", "receives", "gives") and (not side or rule == "home-of-speaker"):
        side, rule = _from_where(clause, role, parties, lexicon) or (side, rule)
    is_return = last is not None and len(last.sides) == 1 and clause.has("in_return", lexicon)
    if last is not None and is_return and not side and role in ("gives", "receives"):
        side, rule = other_side(last.sides[0], parties), "in-return"
    if rule == "home-of-speaker" and (both or clause.is_anothers or _is_of_both(clause, lexicon)):
        return None  # somebody who is not named here does it: "… and brought back 31"
    if role == "swaps" and not side:
        # What was swapped, without whose it is: all of it, where the clause has a noun for it.
        whole = here.noun is not None and (both or not acting) and clause.of[clause.move.first].is_finite
        return Direction((), "swapped", *_hull(here, clause)) if whole else None
    if not side or side not in parties:
        return None
    shown = [
        mention
        for mention in (giver if rule.startswith("by-") else None, to if rule == "to-receiver" else None)
        if mention
    ]
    return Direction((side,), rule, *_hull(here, clause, *(each for each in shown if each in clause.mentions)), role)


def side_of(role: str, here: Quantity, doer: str, to: str, speaker: str, parties: Sequence[str]) -> tuple[str, str]:
    """The side that received, and the rule that tells it; "" where nothing does, or two things tell otherwise."""
    is_home = here.side in parties
    match role:
        case "gives" if to:
            return to, "to-receiver"
        case "gives" if doer:
            other = other_side(doer, parties)
            # "Their own" are those of whoever speaks, of whom another gives them up.
            is_other = here.side != doer and (not here.is_own or speaker == other)
            return (other, "by-giver") if is_other else ("", "")
        case "gives" | "swaps" if is_home:
            return here.side, "whose-they-are"
        case "receives" if doer:
            return (doer, "by-receiver") if here.side in ("", doer) or _counts_things(here) else ("", "")
        case "comes" if to:
            return to, "to-receiver"
        case "comes" | "receives" if is_home:
            return here.side, "whose-they-are"
        case "comes" if doer:
            return doer, "by-returner"
        case "comes":
            return speaker, "home-of-speaker"
        case "receives" if here.is_own:
            return speaker, "home-of-speaker"
    return "", ""


def _counts_things(here: Quantity) -> bool:
    return here.noun is not None and not here.noun.gives_way


def _receiver(clause: Clause, lexicon: Lexicon) -> Mention | None:
    """To whom: a side in the dative, beside the verb where it could be a genitive too; or "into" a state."""
    for mention in clause.mentions:
        if mention.kind == "adjective" or not mention.side:
            continue
        before = mention.first - 1
        if before >= 0 and lexicon.at("into", clause.of, before) and _is_goal(mention):
            return mention
        if before >= 0 and lexicon.at("towards", clause.of, before) and "gent" in mention.cases:
            return mention
        if "datv" not in mention.cases or "nomn" in mention.cases or (before >= 0 and clause.of[before].is_preposition):
            continue
        assert clause.move
        if _is_of_adjective(clause, mention):
            continue
        beside = mention.first == clause.move.end or mention.end == clause.move.first
        if beside or "gent" not in mention.cases:
            return mention
    return None


def _is_of_adjective(clause: Clause, mention: Mention) -> bool:
    """Whether a dative goes with an adjective before it: "from the territory held by Norvia"; none with whose side it is."""
    before, named = mention.first - 1, clause.of[mention.first]
    if (
        before < 0
        or not clause.of[before].is_adjective
        or (clause.move and clause.move.first <= before < clause.move.end)
    ):
        return False
    agreeing = (
        (one, other)
        for one in clause.of[before].forms
        for other in named.forms
        if one.case == other.case == "datv" and (one.number == other.number == "plur" or one.gender == other.gender)
    )
    return next(agreeing, None) is None


def _is_of_both(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause speaks of all, or of sides: what comes home then does not come to that of who speaks."""
    return clause.has("in_all", lexicon) or clause.has("sides", lexicon)


def _agent(clause: Clause) -> Mention | None:
    """By whom something is done, in the instrumental: "переданы Норвией"."""
    assert clause.move
    if clause.of[clause.move.first].is_personal:
        return None
    named = (mention for mention in clause.mentions if mention.kind == "name" and mention.side)
    return next((each for each in named if each.cases == {"ablt"} and not is_governed(clause.of, each)), None)


def _from_where(clause: Clause, role: str, parties: Sequence[str], lexicon: Lexicon) -> tuple[str, str] | None:
    """ "From Norvia": it goes to the other side; but who comes "from the Norvian side" is of it."""
    of = clause.of
    for mention in clause.mentions:
        if mention.first == 0 or not lexicon.at("from", of, mention.first - 1) or not mention.side:
            continue
        if lexicon.at("sides", of, mention.end - 1):
            side = mention.side if role == "comes" else other_side(mention.side, parties)
            return side, "from-side"
        # "Из норвийского плена": a noun behind the adjective that is no body of the side.
        held = mention.kind == "adjective" and mention.end < len(of) and of[mention.end].is_noun
        if mention.is_state or held:
            return other_side(mention.side, parties), "from-state"
    return None


def _is_goal(mention: Mention) -> bool:
    """Whether a state behind "in" is where something goes: what has one form for all cases can be."""
    return "loct" not in mention.cases or "nomn" in mention.cases


def _hull(here: Quantity, clause: Clause, *mentions: Mention) -> tuple[int, int]:
    """The words from the first to the last that show it."""
    assert clause.move
    parts = [
        (here.first, here.end),
        (clause.move.first, clause.move.end),
        *((each.first, each.end) for each in mentions),
    ]
    return min(first for first, _ in parts), max(end for _, end in parts)
