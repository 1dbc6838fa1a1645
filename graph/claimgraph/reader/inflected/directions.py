"""A quantity with its clause in, to which side it went out: one of a pair, as many each way, by a verb, as the one before."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reader.inflected.clauses import Clause, is_governed
from claimgraph.reader.inflected.lexicon import Lexicon
from claimgraph.reader.inflected.moving import Direction, by_move, side_of
from claimgraph.reader.inflected.quantities import Quantity
from claimgraph.reader.sides import other_side


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
        return _elliptic(clause, here, last, parties, lexicon) or _alone(
            clause, here, last is not None or bool(speaker), parties
        )
    return by_move(clause, here, last, speaker, parties, lexicon)


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
    side = other_side(acting[0].side, parties) if here is first else acting[0].side
    return Direction((side,), "n-for-m", acting[0].first, second.end) if side else None


def _each(clause: Clause, here: Quantity, parties: Sequence[str], lexicon: Lexicon) -> Direction | None:
    """ "По 146", "150 с каждой стороны": as many each way."""
    of, amount = clause.of, here.amount
    if amount.first and lexicon.at("each", of, amount.first - 1) and (clause.move or clause.has("sides", lexicon)):
        return Direction(tuple(parties), "each", amount.first - 1, here.end)
    if any(lexicon.at("each_subject", of, at) for at in clause.at if at < here.first):
        return Direction(tuple(parties), "each", clause.at[0], here.end)
    places = range(here.end, min(here.end + 2, len(of)))
    after = next((found for at in places if (found := lexicon.at("with_each", of, at))), None)
    return Direction(tuple(parties), "each-side", here.first, after.end) if after else None


def _elliptic(
    clause: Clause, here: Quantity, last: Direction | None, parties: Sequence[str], lexicon: Lexicon
) -> Direction | None:
    """ "… and Norvia — 11", "to Norvia — 11": the verb is that of the clause before."""
    if last is None or last.role not in ("gives", "receives", "comes"):
        return None
    acting = clause.acting()
    is_dash = here.first > 0 and clause.of[here.first - 1].token.kind == "sign"
    near = [each for each in clause.mentions if each.end <= here.first and (is_dash or each.end == here.first)]
    for mention in sorted(near, key=lambda each: (each not in acting, each.first)):
        if is_governed(clause.of, mention):
            if last.rule == "from-side" and lexicon.at("from", clause.of, mention.first - 1):
                return Direction((mention.side,), "elliptic", mention.first, here.end, last.role)
            continue
        doer = mention.side if mention in acting else ""
        to = mention.side if "datv" in mention.cases and "nomn" not in mention.cases else ""
        side, _ = side_of(last.role, here, doer, to, "", parties)
        if side:
            return Direction((side,), "elliptic", mention.first, here.end, last.role)
    return None


def _alone(clause: Clause, here: Quantity, is_told: bool, parties: Sequence[str]) -> Direction | None:
    """ "120 people: 64 Norvians and 56 Estmarkers", "she speaks of 64 Norvians": nothing else is said of them."""
    is_people = here.noun is not None and here.noun.gives_way and here.side in parties
    shown = is_told and is_people and not clause.has_verb
    return Direction((here.side,), "alone", here.first, here.end) if shown else None
