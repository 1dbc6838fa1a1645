"""Verdicts on one matter in, the sentences about them out: who says what, why that does not fit, what it all hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from claimgraph.accounts.disagreements import Disagreement, Row, Voice, plainest, short_source_of, source_of
from claimgraph.accounts.sentence import Sentence, Words, joined, listed, placed, run, sentence
from claimgraph.accounts.stances import DECLINES, DENIES
from claimgraph.base.words import capital, counted

_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
#: Whoever denies an answer or declines it does not support it.
_NO_SUPPORT: Final = (DENIES, DECLINES)
#: So many claimants of one answer are named.
_NAMED: Final = 3
#: So many cautions are told with a finding.
_CAUTIONS: Final = 5
#: So many answers are told in one sentence.
_TOLD: Final = 6


def title_of(found: Disagreement) -> Words:
    """What a verdict is about: a question, an event, or what is claimed of one beside others."""
    if found.question:
        return Words(found.about, found.question)
    row = plainest(found.rows)
    if row["event"] and len({row["event_iri"] for row in found.rows}) == 1:
        return Words(capital(row["event"]), row["event_iri"])
    return Words(capital(found.about), row["proposition"])


def what_is_said(found: Sequence[Disagreement], *, is_cut: bool) -> tuple[Sentence, ...]:
    """The sentences on verdicts of one kind on one matter: one question, or else one event.

    ``is_cut`` says that there may be others on it: how many are not told here is not known then.
    """
    voices = sorted(_each_once(voice for one in found for voice in one.voices), key=_place)
    rows = [row for one in found for row in one.rows]
    if found[0].question:
        said = [sentence(_answers(voices, is_cut=is_cut)), *_readings(found, is_cut=is_cut)]
    else:
        said = [told for one in found[:_TOLD] for told in _on_several_questions(one)]
        if len(found) > _TOLD:
            said.append(sentence(f"And {_others(len(found) - _TOLD, 'verdict', is_cut=is_cut)} on it"))
    return (*said, *_hanging_on(rows))


def _others(number: int, what: str, *, is_cut: bool) -> str:
    """That there are others than those that are told, and how many where all are at hand."""
    return f"more {what}s" if is_cut else f"{counted(number, what)} more"


def _readings(found: Sequence[Disagreement], *, is_cut: bool) -> Iterator[Sentence]:
    """What verdicts on one question say; of several, between which answers: what holds of two need not hold of all."""
    if len(found) == 1:
        yield sentence(Words(found[0].reading, found[0].node))
    else:
        yield from (reading_between(one) for one in found[:_TOLD])
        if len(found) > _TOLD:
            yield sentence(f"And {_others(len(found) - _TOLD, 'verdict', is_cut=is_cut)}")
    if among := next((one.among for one in found if one.among), ""):
        yield sentence(among)


def _on_several_questions(found: Disagreement) -> Iterator[Sentence]:
    sums = list(_sums(found.rows))
    ranked = plainest(found.rows)["proposition"]
    if sums:
        yield sentence(_quoted([voice for voice in found.voices if voice.passages[0]["proposition"] == ranked]))
    else:
        yield sentence(_answers(found.voices, is_cut=False))
    yield from sums
    yield sentence(Words(found.reading, found.node))
    if found.among:
        yield sentence(found.among)


def reading_between(found: Disagreement) -> Sentence:
    """What a verdict says, and between which answers."""
    shown = dict.fromkeys(f"{voice.shown} ({voice.force})" if voice.force else voice.shown for voice in found.voices)
    return sentence(" against ".join(shown), ": ", Words(found.reading, found.node))


def inferences(rows: Iterable[Row]) -> Iterator[Sentence]:
    """What no text says, and a curator infers."""
    inferred = [row for row in rows if row["said_by"] == "inferred" and not int(row["claimants"] or 0)]
    for iri, claim in {row["proposition"]: row["claim"] for row in inferred}.items():
        yield sentence("No text says it, the curators infer it: ", Words(claim, iri))


def other_readings(rows: Iterable[Row], shown: str) -> Iterator[Sentence]:
    """How passages can be read otherwise; ``shown`` is the column that says what is claimed."""
    found: dict[Sentence, None] = {}
    for row in rows:
        if row["ambiguous"]:
            what = Words(row[shown], row["proposition"])
            found[sentence("Another reading of “", what, f"” ({row['claimant']}): {row['ambiguous']}")] = None
    yield from found


def few(said: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Of cautions not more than anybody reads, and how many others there are."""
    more = len(said) - _CAUTIONS
    return (
        (*said[:_CAUTIONS], sentence(f"{counted(more, 'caution')} more stand with the passages"))
        if more > 1
        else tuple(said)
    )


def claimants_of(rows: Iterable[Row]) -> Sentence:
    """Who is named in these rows, each once."""
    return listed([Words(name, iri) for iri, name in {row["who"]: row["claimant"] for row in rows}.items()], _NAMED)


def is_whole(rows: Iterable[Row]) -> bool:
    """Whether `answered` tells all answers of these rows."""
    return len(list(_by_answer(rows))) <= _TOLD


def answered(rows: Iterable[Row], shown: str, *, is_cut: bool = False) -> Sentence:
    """Each answer with its claimants; ``shown`` is the column that says it, ``is_cut`` that these may not be all answers."""
    answers = list(_by_answer(rows))
    said = joined(
        placed(of[0]["tells"], {"answer": (Words(of[0][shown], of[0]["proposition"]),), "claimant": claimants_of(of)})
        for of in answers[:_TOLD]
    )
    return _and_others(said, len(answers), "answer", is_cut=is_cut)


def _and_others(said: Sentence, number: int, what: str, *, is_cut: bool) -> Sentence:
    more = number - _TOLD
    return run(said, f"; and {_others(more, what, is_cut=is_cut)}") if more > 0 else said


def _by_answer(rows: Iterable[Row]) -> Iterator[list[Row]]:
    together: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        together.setdefault((row["proposition"], row["stance_iri"]), []).append(row)
    yield from together.values()


def _answers(voices: Sequence[Voice], *, is_cut: bool) -> Sentence:
    if len({voice.passages[0]["who"] for voice in voices}) > 1:
        return answered([{**voice.passages[0], "shown": voice.shown} for voice in voices], "shown", is_cut=is_cut)
    # Where one claimant is said to say several things, it is the days and the texts that tell them apart.
    rows: list[Row] = [{**sorted(voice.passages, key=_day_of)[0], "shown": voice.shown} for voice in voices]
    rows = sorted(rows, key=_day_of) if all(row["stated"] for row in rows) else rows
    said = joined(run(answered([row], "shown"), " (", *_when_and_where(row), ")") for row in rows[:_TOLD])
    return _and_others(said, len(rows), "answer", is_cut=is_cut)


def _day_of(row: Row) -> tuple[bool, str]:
    """The day on which a claimant spoke, where a text says it; what no text says comes last."""
    return not row["stated"], row["stated"]


def _when_and_where(row: Row) -> Iterator[Words]:
    if row["stated"]:
        yield Words(f"said on {row['stated']}; ")
    yield Words(source_of(row), row["in"])


def _quoted(voices: Sequence[Voice]) -> Sentence:
    """The words of each claimant."""
    rows = [{**voice.passages[0], "shown": f"“{voice.passages[0]['words']}”"} for voice in voices]
    return answered(rows, "shown")


def _each_once(voices: Iterable[Voice]) -> list[Voice]:
    found: dict[tuple[str, str, str], Voice] = {}
    for voice in voices:
        row = voice.passages[0]
        found.setdefault((row["proposition"], row["who"], row["stance_iri"]), voice)
    return list(found.values())


def _place(voice: Voice) -> tuple[bool, Decimal]:
    """Whoever says nothing comes last; numbers stand in their order, and all else as it came."""
    row = voice.passages[0]
    number = _NUMBER.fullmatch(row["min"] or row["max"])
    return row["stance_iri"] == DECLINES, Decimal(number[0] if number else 0)


def _hanging_on(rows: Sequence[Row]) -> Iterator[Sentence]:
    """On how little it rests, where that is one text; and whether anybody else says the same.

    A verdict need not rest on all who say the same: only where it does, by the number of those who support each answer, can
    that be said. And of a yes nobody can say so: whoever denies the no says it too.
    """
    told = [row for row in rows if row["said_by"] != "inferred"]
    texts = {row["in"]: row for row in told}
    supporters: dict[str, set[str]] = {row["proposition"]: set() for row in told}
    for row in told:
        if row["stance_iri"] not in _NO_SUPPORT:
            supporters[row["proposition"]].add(row["who"])
    if len(texts) != 1 or any(len(supporters[row["proposition"]]) != int(row["claimants"] or 0) for row in told):
        return
    ((text, row),) = texts.items()
    is_shared = any(len(who) != 1 for who in supporters.values()) or len(supporters) == 1
    is_inferred = any(row["said_by"] == "inferred" and row["proposition"] in supporters for row in rows)
    alone = not (is_shared or is_inferred or any(row["yes_or_no"] == "true" for row in rows))
    yield sentence(
        "All of it reaches us through one text, ",
        Words(short_source_of(row), text),
        "; nobody else here says the same" if alone else "",
    )


def shown_of(rows: Iterable[Row]) -> str:
    """The column that says what is claimed: the answer alone, where there is one question."""
    return "answer" if len({row["question"] for row in rows}) == 1 else "claim"


def _sums(rows: Sequence[Row]) -> Iterator[Sentence]:
    """What the figures of each event come to, where that is what leaves no room; the event that is ranked comes first.

    The rule adds up the highest figures of the one event and the lowest of the other. What comes out otherwise, since it
    adds up more than is told here, is not told.
    """
    ranked = plainest(rows)
    by_event: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        if row["counts"] and row["event_iri"]:
            by_event.setdefault(row["event_iri"], {}).setdefault(row["question"], []).append(row)
    if len(by_event) != 2 or ranked["counts"] or ranked["event_iri"] not in by_event:
        return
    (other,) = by_event.keys() - {ranked["event_iri"]}
    most, least = by_event[ranked["event_iri"]], by_event[other]
    if any(not row["max"] for of in most.values() for row in of) or any(
        not r["min"] for of in least.values() for r in of
    ):
        return
    highest = [max(of, key=lambda row: int(row["max"])) for of in most.values()]
    lowest = [min(of, key=lambda row: int(row["min"])) for of in least.values()]
    gap = sum(int(row["min"]) for row in lowest) - sum(int(row["max"]) for row in highest)
    if str(gap) != str(rows[0]["gap"]):
        return
    yield _sum(highest, "max", "" if _are_plain(most.values()) else " at most")
    yield _sum(lowest, "min", "" if _are_plain(least.values()) else " at least")


def _are_plain(figures: Iterable[Sequence[Row]]) -> bool:
    """Whether for each question there is one number."""
    return all(len({end for row in of for end in (row["min"], row["max"])}) == 1 for of in figures)


def _sum(rows: Sequence[Row], end: str, bound: str) -> Sentence:
    ordered = sorted(rows, key=lambda row: row["on"])
    number = f"{sum(int(row[end]) for row in ordered):,}"
    figures = joined(((Words(row["answer"], row["proposition"]),) for row in ordered), " + ")
    return sentence(Words(capital(rows[0]["event"]), rows[0]["event_iri"]), f": {number}{bound} (", figures, ")")
