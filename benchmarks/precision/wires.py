"""How much a reader finds in whole news texts that somebody else wrote, and how much is right: who says what, which figures.

`python -m benchmarks.precision.wires` prints it for each set of `tests/wires`; `-v SET` with what is wrong. A figure is right
when number, kind and direction fit, then its claimant, then its force. What is only a part counts neither way.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from benchmarks.precision.figures import RECEIVED, ROOT, actors, shipped
from benchmarks.precision.gold import lines_of
from benchmarks.precision.said import NOT_ASSERTED
from claimgraph.propose.joining import Claimed, claimed
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.language import language
from claimgraph.reader.reading import read
from claimgraph.reader.said import Figure, Said, Speaker
from claimgraph.reader.text import Span

FOLDER: Final = ROOT / "tests" / "wires"
#: The sets, each with its language and the file of its actors.
SETS: Final = {
    "first": ("en", "actors.yaml"),
    "second": ("en", "actors.yaml"),
    "third": ("en", "actors.yaml"),
    "ru": ("ru", "actors-slavic.yaml"),
    "uk": ("uk", "actors-slavic.yaml"),
}
Line = Mapping[str, Any]
#: So many letters of a word tell that it is another form of the same.
_ALIKE: Final = 4


def counted(name: str, wrong: list[str] | None = None) -> Counter[str]:
    """What was counted in one set; what is wrong goes to a list."""
    code, cast = SETS[name]
    knowledge = Knowledge(language(code), tuple(actors(FOLDER / cast)), shipped().vocabulary)
    figures, parts, sayings = (lines_of(FOLDER / f"{each}.jsonl") for each in ("figures", "parts", "sayings"))
    total: Counter[str] = Counter()
    notes = wrong if wrong is not None else []
    for path in sorted((FOLDER / name).glob("*.txt")):
        key, text = f"{name}/{path.stem}", path.read_text(encoding="utf-8")
        reading = read(text, knowledge)
        of = [[line for line in every if line["text"] == key] for every in (figures, parts, sayings)]
        total += _figures(claimed(reading), of[0], of[1], key, notes)
        for line in of[2]:
            total += _saying(line, reading.said, text, notes)
    return total


def _figures(
    found: Iterable[Claimed], gold: Sequence[Line], parts: Sequence[Line], name: str, notes: list[str]
) -> Counter[str]:
    total: Counter[str] = Counter()
    hits, claimants = set[int](), set[int]()
    for each in _once(found):
        assert each.figure
        same = [number for number, line in enumerate(gold) if fits(line, each.figure)]
        words = f"{each.figure.minimum}–{each.figure.maximum} to {each.figure.narrowed.get(RECEIVED, '')}"
        if not same and any(fits({**part, "received_by": None}, each.figure) for part in parts):
            continue
        by = [number for number in same if is_speaker(gold[number]["claimant"], each.said.speakers)]
        with_force = [number for number in by if gold[number]["stance"] == each.stance]
        total.update(["found", *["right"] * bool(same), *["claimant"] * bool(by), *["force"] * bool(with_force)])
        if not with_force:
            notes.append(f"{name} {'FORCE' if by else 'CLAIMANT' if same else 'WRONG'} {words} {each.figure.rule}")
        hits.update(same)
        claimants.update(by)
    for number, line in enumerate(gold):
        kind = "total" if line["event"] == "total" else "there"
        total[kind] += 1
        total[f"{kind} found"] += number in hits
        total[f"{kind} found with claimant"] += number in claimants
        if number not in hits:
            notes.append(f"{name} MISSED {line['claimant']}: {line['quote']}")
    return total


def _once(found: Iterable[Claimed]) -> Iterator[Claimed]:
    """Each whole figure of a claimant once."""
    seen = set()
    for each in found:
        figure = each.figure
        if figure is None or not figure.whole:
            continue
        speakers = tuple(speaker.actor or speaker.words for speaker in each.said.speakers)
        key = (figure.counted, figure.narrowed.get(RECEIVED), figure.minimum, figure.maximum, figure.denied, speakers)
        if key not in seen:
            seen.add(key)
            yield each


def fits(line: Line, figure: Figure) -> bool:
    """Whether a figure is the one of a line: bodies or persons, to whom, and its number within what was read."""
    side = line["received_by"]
    if (line["counts"] == "bodies") != (figure.counted == "bodies") and line["counts"]:
        return False
    if side is not None and side != figure.narrowed.get(RECEIVED, ""):
        return False
    least, most = figure.minimum, figure.maximum
    if "value" in line:
        return (least is not None or most is not None) and (least or 0) <= line["value"] <= (most or line["value"])
    if "min" in line:
        return least is not None and abs(least - line["min"]) <= 1
    return most is not None and abs(most - line["max"]) <= 1


def is_speaker(claimant: str, speakers: Sequence[Speaker]) -> bool:
    """Whether a claimant is among those who speak: an id, the outlet, or somebody new by one of the words for him."""
    if claimant == "OUTLET":
        return not speakers
    if not claimant.startswith("NEW"):
        return claimant in {speaker.actor for speaker in speakers}
    begins = {word[:_ALIKE].lower() for word in claimant.removeprefix("NEW:").split() if len(word) >= _ALIKE}
    unknown = (speaker.words.lower() for speaker in speakers if not speaker.actor)
    return any(word[:_ALIKE] in begins for words in unknown for word in words.split())


def _saying(line: Line, said: Iterable[Said], text: str, notes: list[str]) -> Counter[str]:
    at = text.index(line["quote"])
    span = Span(at, at + len(line["quote"]))
    best = max(said, key=lambda each: _overlap(each, span), default=None)
    total = Counter(["sayings"])
    if best is None or not _overlap(best, span):
        return total
    speaker, force = is_speaker(line["claimant"], best.speakers), line["stance"] == best.stance
    total.update([*["speaker"] * speaker, *["stance"] * force])
    if line["stance"] in NOT_ASSERTED:
        total.update(["denials", *["shown as asserted"] * (speaker and best.stance not in NOT_ASSERTED)])
    if not (speaker and force):
        who = [each.actor or each.words for each in best.speakers] or "outlet"
        notes.append(
            f"{line['text']} SAID {line['claimant']} {line['stance']}, read {who} {best.stance}: {line['quote']}"
        )
    return total


def _overlap(said: Said, span: Span) -> int:
    return sum(max(0, min(span.end, each.end) - max(span.start, each.start)) for each in said.words)


def told(name: str, total: Counter[str]) -> str:
    """The counts of a set in one line."""
    return (
        f"wires, {name}: figures right {_share(total, 'right', 'found')}, with claimant {total['claimant']}, and force "
        f"{total['force']}; found {_share(total, 'there found', 'there')}, with claimant "
        f"{total['there found with claimant']}; said by {_share(total, 'speaker', 'sayings')}, stance {total['stance']}; "
        f"denials and silences shown as asserted {total['shown as asserted']} of {total['denials']}"
    )


def _share(total: Counter[str], part: str, of: str) -> str:
    return f"{total[part]}/{total[of]} = {total[part] / total[of]:.2f}"


def main(arguments: Sequence[str] = ()) -> None:
    """Print the counts of each set; of those that are named behind -v also what is wrong."""
    for name in SETS:
        wrong: list[str] = []
        print(told(name, counted(name, wrong)))
        if "-v" in arguments and name in arguments:
            print("\n".join(f"   {line}" for line in wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
