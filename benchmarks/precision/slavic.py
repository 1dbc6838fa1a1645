"""How many figures a reader finds in Russian and Ukrainian texts of our own, and how many are right; and how two people agree.

`python -m benchmarks.precision.slavic` prints it: rules were made on the texts with odd numbers only, and of the others
nothing but numbers is shown. `… slavic agreement` counts how far the two people agree who read the texts. A figure is right
when number, kind and direction fit; its claimant is that of the statement which holds the number.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from benchmarks.precision.figures import BOTH, RECEIVED, actors, shipped
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.language import language
from claimgraph.reader.reading import read
from claimgraph.reader.said import Figure, Reading, Said

FOLDER: Final = Path("tests/slavic")
LANGUAGES: Final = ("ru", "uk")
INVENTED: Final = frozenset({"norvia", "estmark"})
#: Texts from this number on are about something else, and have no figure of an exchange.
NEGATIVES: Final = range(20, 26)

#: What is compared: text, kind, side, least, most.
Key = tuple[str, str, str, int | None, int | None]


@dataclass
class Score:
    """What was counted in some texts."""

    gold: int = 0
    found: int = 0
    right: int = 0
    with_claimant: int = 0
    frames: int = 0
    frames_right: int = 0
    silences: int = 0
    silences_kept: int = 0
    asserted: int = 0  #: denials and refusals that are shown as assertions
    traps: int = 0
    traps_of: int = 0
    negatives: int = 0  #: figures in texts about something else
    rules: Counter[tuple[str, bool]] = field(default_factory=Counter)
    why: Counter[str] = field(default_factory=Counter)  #: in what what is wrong differs, by rule
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"figures P {_share(self.right, self.found)} R {_share(self.right, self.gold)}; "
            f"with claimant P {_share(self.with_claimant, self.found)} R {_share(self.with_claimant, self.gold)}; "
            f"frames with their speaker {self.frames_right} of {self.frames}; "
            f"silences and denials {self.silences_kept} of {self.silences}, shown as asserted {self.asserted}; "
            f"traps {self.traps} of {self.traps_of}; figures in other texts {self.negatives}"
        )


def _share(part: int, of: int) -> str:
    return f"{part}/{of} = {part / of:.2f}" if of else "-"


def lines(name: str = "claims.jsonl") -> list[dict[str, Any]]:
    """What a person found in the texts."""
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def knowledge(code: str, text: str) -> Knowledge:
    """What a corpus has about a text: the two sides that it is about, with their people."""
    every = actors(FOLDER / "actors.yaml")
    first = next(at for at, actor in enumerate(every) if actor.id in INVENTED)
    invented = any(stem in text for stem in ("Норв", "норв", "стмарк"))
    return Knowledge(language(code), tuple(every[first:] if invented else every[:first]), shipped().vocabulary)


def is_figure(claim: dict[str, Any]) -> bool:
    """Whether a line has a number."""
    return any(name in claim for name in ("value", "min", "max")) and not claim.get("trap")


def key(claim: dict[str, Any]) -> Key:
    """A line as it is compared."""
    side = {"both": BOTH}.get(claim.get("received_by", ""), claim.get("received_by", ""))
    least, most = (claim["value"], claim["value"]) if "value" in claim else (claim.get("min"), claim.get("max"))
    return claim["text"], claim["counts"], side, least, most


def saying(figure: Figure, reading: Reading) -> list[Said]:
    """Whose words hold a figure, of several the shortest: as proposals are made of them."""
    holding = [
        (span.end - span.start, said) for said in reading.said for span in said.words if span.holds(figure.number)
    ]
    return [said for length, said in holding if length == min(each for each, _ in holding)]


def names(said: Said) -> set[str]:
    """Who says it: ids, the outlet, or somebody new by the words of the text."""
    return {each.actor or f"NEW:{each.words}" for each in said.speakers} or {"OUTLET"}


def _fits(claimant: str, found: Iterable[str]) -> bool:
    """Whether a claimant is found; somebody new by some of the words that name him."""
    if not claimant.startswith("NEW:"):
        return claimant in found
    words = claimant.removeprefix("NEW:").lower()
    return any(each.startswith("NEW:") and each.removeprefix("NEW:").lower() in words for each in found)


def score(texts: Iterable[str], claims: list[dict[str, Any]]) -> Score:
    """Read the texts and count."""
    total = Score()
    for name in texts:
        text = (FOLDER / name[:2] / f"{name[2:]}.txt").read_text(encoding="utf-8")
        known = [claim for claim in claims if claim["text"] == name]
        _count(total, name, text, read(text, knowledge(name[:2], text)), known)
    return total


def _count(total: Score, name: str, text: str, reading: Reading, known: list[dict[str, Any]]) -> None:
    gold: dict[Key, set[str]] = {}
    for claim in filter(is_figure, known):
        gold.setdefault(key(claim), set()).add(claim["claimant"])
    seen: dict[Key, Figure] = {}
    for figure in reading.figures:
        which = (name, figure.counted, figure.narrowed.get(RECEIVED, ""), figure.minimum, figure.maximum)
        seen.setdefault(which, figure)
    total.gold += len(gold)
    total.found += len(seen)
    total.negatives += len(seen) * (int(name[2:]) in NEGATIVES)
    for which, figure in seen.items():
        right = which in gold
        who = {each for said in saying(figure, reading) for each in names(said)}
        fits = right and any(_fits(claimant, who) for claimant in gold[which])
        total.right += right
        total.with_claimant += fits
        total.rules[figure.rule, right] += 1
        total.why[f"{figure.rule}: {_why(which, gold)}"] += not right
        if not fits:
            total.wrong.append(f"{'CLAIMANT' if right else 'WRONG'} {which} {figure.rule} {sorted(who)}")
    total.wrong += [f"MISSED {which}" for which in gold if which not in seen]
    for claim in known:
        at = text.find(claim["quote"])
        if claim.get("trap"):
            total.traps_of += 1
            hit = [
                each
                for which, each in seen.items()
                if which not in gold and at <= each.number.start < at + len(claim["quote"])
            ]
            total.traps += any(str(each.minimum) == claim["value"] for each in hit)
            continue
        if is_figure(claim):
            continue
        touching = [
            said
            for said in reading.said
            for span in (*said.words, *said.shown_by)
            if span.start < at + len(claim["quote"]) and at < span.end
        ]
        right = any(_fits(claim["claimant"], names(said)) for said in touching)
        if claim["stance"] in ("declines", "denies"):
            total.silences += 1
            kept = any(said.stance in ("declines", "denies") for said in touching)
            total.silences_kept += kept and right
            total.asserted += not kept and any(said.speakers for said in touching)
            if not (kept and right):
                total.wrong.append(
                    f"SILENCE {name} {claim['quote']} {[(said.stance, names(said)) for said in touching]}"
                )
        else:
            total.frames += 1
            total.frames_right += right
            total.rules.update((said.rule, _fits(claim["claimant"], names(said))) for said in touching[:1])


def _why(which: Key, gold: Iterable[Key]) -> str:
    """In what a figure differs from the nearest right one."""
    same = [each for each in gold if each[3:] == which[3:]]
    if not same:
        return "no such figure"
    return "another kind" if any(each[2] == which[2] for each in same) else "another direction"


# ------------------------------------------------------------------------ two readers


def agreement() -> Iterator[str]:
    """How far the one who wrote the texts and one who had not seen his claims agree, in F1 of the figures."""
    first, second = (list(filter(is_figure, lines(name))) for name in ("claims.jsonl", "second.jsonl"))
    for code in LANGUAGES:
        for what, more in (
            ("number, kind, direction, phase", ()),
            ("… claimant", ("claimant",)),
            ("… stance", ("claimant", "stance")),
        ):
            one, other = (
                Counter(
                    (*key(claim), claim.get("phase"), *(claim[name] for name in more))
                    for claim in read
                    if claim["text"].startswith(code)
                )
                for read in (first, second)
            )
            both, of, against = (one & other).total(), one.total(), other.total()
            yield f"{code} {what}: {both} of {of} and {against}, F1 {2 * both / (of + against):.2f}"


def pairs(code: str) -> Iterator[tuple[str, bool]]:
    """What was found in the texts that rules are made on, figures and frames: by which rule, and whether it is right."""
    claims = lines()
    found = score([f"{code}{number:02}" for number in range(1, 26, 2)], claims)
    for pair, often in sorted(found.rules.items()):
        yield from [pair] * often


def main(arguments: list[str]) -> None:
    """Print the scores of each half, or the agreement; with -v what is wrong in the texts that rules were made on."""
    if "agreement" in arguments:
        print("\n".join(agreement()))
        return
    claims = lines()
    for code in LANGUAGES:
        for name, rest in (("odd, tuned on", 1), ("even, held back", 0)):
            found = score([f"{code}{number:02}" for number in range(1, 26) if number % 2 == rest], claims)
            print(f"{code} {name}: {found}")
            print("".join(f"   {why} {often}\n" for why, often in sorted(found.why.items()) if often), end="")
            if rest and "-v" in arguments:
                print("\n".join(f"   {line}" for line in found.wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
