"""A quantity with its clause in, to which side it went out: by whom the verb is done, to whom, and whose those counted are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimgraph.reader.inflected.clauses import Clause
from claimgraph.reader.inflected.lexicon import Lexicon
from claimgraph.reader.inflected.mentions import Mention
from claimgraph.reader.inflected.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Direction:
    """The sides that received it, none for both together; the rule, and the words from ``first`` up to ``end`` that show it."""

    sides: tuple[str, ...]
    rule: str
    first: int
    end: int
    role: str = ""  #: what its verb does, for the clause that leaves the verb out


def direction(
    clause: Clause,
    here: Quantity,
    every: Sequence[Quantity],
    last: Direction | None,
    speaker: str,
    parties: Sequence[str],
    lexicon: Lexicon,
) -> Direction | None:
    """The direction of a quantity; None where nothing says it."""
    if here.is_part:
        return _of_part(here, last)
    for other in every:
        if other is not here and (pair := _pair(clause, here, other, lexicon)):
            return _of_pair(clause, here, pair, parties)
    if len(parties) == 2 and not here.side and (found := _each(clause, here, parties, lexicon)):
        return found
    if clause.move is None:
        return _elliptic(clause, here, last, parties) or _alone(clause, here, last is not None or bool(speaker), parties)
    return _by_move(clause, here, last, speaker, parties, lexicon)


def _of_part(here: Quantity, last: Direction | None) -> Direction | None:
    """Those of a kind of their own among others went where these went."""
    is_kind = here.noun is not None and not here.noun.gives_way
    return Direction(last.sides, "among", here.first, here.end) if is_kind and last and len(last.sides) == 1 else None


def _pair(clause: Clause, here: Quantity, other: Quantity, lexicon: Lexicon) -> tuple[Quantity, Quantity] | None:
    """Two quantities with "for" between them: "10 на 10"."""
    first, second = (here, other) if here.first < other.first else (other, here)
    is_pair = lexicon.at("against", clause.of, first.end) is not None and first.end + 1 == second.first
    return (first, second) if is_pair else None


def _of_pair(
    clause: Clause, here: Quantity, pair: tuple[Quantity, Quantity], parties: Sequence[str]
) -> Direction | None:
    """As many each way, told once; of other numbers the first is what the one who swaps gives."""
    first, second = pair
    if here.side:
        return Direction((here.side,), "whose-they-are", here.first, here.end) if here.side in parties else None
    if first.amount.value == second.amount.value and len(parties) == 2 and not second.side:
        return Direction(tuple(parties), "n-for-n", first.first, second.end) if here is first else None
    acting = clause.acting()
    if clause.move is None or clause.move.means != "swaps" or not acting:
        return None
    side = _other(acting[0].side, parties) if here is first else acting[0].side
    return Direction((side,), "n-for-m", acting[0].first, second.end) if side else None


def _each(clause: Clause, here: Quantity, parties: Sequence[str], lexicon: Lexicon) -> Direction | None:
    """ "По 146", "150 с каждой стороны": as many each way."""
    of, amount = clause.of, here.amount
    if amount.first and lexicon.at("each", of, amount.first - 1) and (clause.move or clause.has("sides", lexicon)):
        return Direction(tuple(parties), "each", amount.first - 1, here.end)
    places = range(here.end, min(here.end + 2, len(of)))
    after = next((found for at in places if (found := lexicon.at("with_each", of, at))), None)
    return Direction(tuple(parties), "each-side", here.first, after.end) if after else None


def _elliptic(clause: Clause, here: Quantity, last: Direction | None, parties: Sequence[str]) -> Direction | None:
    """ "… and Norvia — 11", "to Norvia — 11": the verb is that of the clause before."""
    if last is None or last.role not in ("gives", "receives", "comes"):
        return None
    acting = clause.acting()
    is_dash = here.first > 0 and clause.of[here.first - 1].token.kind == "sign"
    near = [each for each in clause.mentions if each.end <= here.first and (is_dash or each.end == here.first)]
    for mention in sorted(near, key=lambda each: (each not in acting, each.first)):
        doer = mention.side if mention in acting else ""
        to = mention.side if "datv" in mention.cases and "nomn" not in mention.cases else ""
        side, _ = _side(last.role, here, doer, to, "", parties)
        if side:
            return Direction((side,), "elliptic", mention.first, here.end, last.role)
    return None


def _alone(clause: Clause, here: Quantity, is_told: bool, parties: Sequence[str]) -> Direction | None:
    """ "120 people: 64 Norvians and 56 Estmarkers", "she speaks of 64 Norvians": nothing else is said of them."""
    is_people = here.noun is not None and here.noun.gives_way and here.side in parties
    shown = is_told and is_people and not clause.has_verb
    return Direction((here.side,), "alone", here.first, here.end) if shown else None


def _by_move(
    clause: Clause, here: Quantity, last: Direction | None, speaker: str, parties: Sequence[str], lexicon: Lexicon
) -> Direction | None:
    assert clause.move
    role = clause.move.means
    acting = [mention for mention in clause.acting() if mention.kind == "name" or mention.end != here.end]
    giver = acting[0] if acting else (clause.before[-1] if clause.before else None)
    to = _receiver(clause, lexicon)
    # "We" are the speaker's, and so is who says "that it got 31".
    doer = giver.side if giver else speaker if clause.is_told or clause.is_ours("nomn", lexicon) else ""
    goal = to.side if to else speaker if clause.is_ours("datv", lexicon) else ""
    side, rule = _side(role, here, doer, goal, speaker, parties)
    if not side and role in ("gives", "receives") and last is not None and len(last.sides) == 1 and clause.has("in_return", lexicon):
        side, rule = _other(last.sides[0], parties), "in-return"
    if rule == "home-of-speaker" and (clause.is_anothers or clause.has("in_all", lexicon)):
        return None  # somebody who is not named here does it: "… and brought back 31"; all are not those of one side
    if role == "swaps" and not side:
        # What was exchanged, without whose it is: all of it, where the clause has a noun for it.
        whole = here.noun is not None and not acting and clause.of[clause.move.first].is_finite
        return Direction((), "exchanged", *_hull(here, clause)) if whole else None
    if not side or side not in parties:
        return None
    shown = [
        mention
        for mention in (giver if rule.startswith("by-") else None, to if rule == "to-receiver" else None)
        if mention
    ]
    return Direction((side,), rule, *_hull(here, clause, *(each for each in shown if each in clause.mentions)), role)


def _side(role: str, here: Quantity, doer: str, to: str, speaker: str, parties: Sequence[str]) -> tuple[str, str]:
    """The side that received, and the rule that tells it; "" where nothing does, or two things tell otherwise."""
    is_home = here.side in parties
    match role:
        case "gives" if to:
            return to, "to-receiver"
        case "gives" if doer:
            other = _other(doer, parties)
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
        beside = mention.first == clause.move.end or mention.end == clause.move.first
        if beside or "gent" not in mention.cases:
            return mention
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


def _other(side: str, parties: Sequence[str]) -> str:
    return next((each for each in parties if each != side), "") if side in parties and len(parties) == 2 else ""
