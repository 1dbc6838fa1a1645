"""How many figures a reader finds, and how many of them are right, on texts whose figures were written down by hand.

A figure is right when number, kind and direction fit. `python -m benchmarks.precision.figures DIR` prints it; `DIR` holds
`reported-swaps`, `renderings` and `seeds`. Of the half of the events that is not tuned on only numbers are shown.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from claimgraph.corpus import read_corpus
from claimgraph.model.cast import Actor
from claimgraph.model.values.whole import figure as whole
from claimgraph.reader.figures import figures_in
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.language import language
from claimgraph.reader.said import Figure
from claimgraph.reader.sentences import sentences

#: A figure as it is compared: what is counted, to whom, from, to, and whether it is denied.
Key = tuple[str, str, int | None, int | None, bool]
RECEIVED = "received-by"
BOTH = "both-sides"
SIDES = ("russia", "ukraine")


@dataclass
class Text:
    """A text with the figures that are in it."""

    name: str
    text: str
    gold: dict[Key, set[str]]  #: each with its tags
    other: dict[int, str] = field(default_factory=dict)  #: numbers that are something else, and what
    traps: list[tuple[str, str]] = field(default_factory=list)  #: number and words


@dataclass
class Score:
    """What was found in texts."""

    found: int = 0
    right: int = 0
    gold: int = 0
    recalled: int = 0
    traps: int = 0
    rules: Counter[tuple[str, bool]] = field(default_factory=Counter)
    tags: Counter[tuple[str, bool]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    why: Counter[str] = field(default_factory=Counter)  #: what is wrong with what is wrong
    denials: int = 0
    apart: int = 0  #: found, and nothing in the facts that it can be compared with

    def pairs(self) -> Iterator[tuple[str, bool]]:
        """Each figure that was found: its rule, and whether it is right."""
        for pair, often in sorted(self.rules.items()):
            yield from [pair] * often

    def __str__(self) -> str:
        precision = f"{self.right}/{self.found} = {self.right / self.found:.3f}" if self.found else "-"
        recall = f"{self.recalled}/{self.gold} = {self.recalled / self.gold:.3f}" if self.gold else "-"
        return f"P {precision}  R {recall}  traps {self.traps}  denials asserted {self.denials}"


def key(figure: Figure) -> Key:
    """The figure as it is compared."""
    side = figure.narrowed.get(RECEIVED, "")
    return figure.counted, side, figure.minimum, figure.maximum, figure.denied


def scored(texts: Iterable[Text], knowledge: Knowledge) -> Score:
    """What the reader finds in these texts."""
    score = Score()
    for text in texts:
        found = figures_in(sentences(text.text, knowledge.language), knowledge)
        seen: dict[Key, Figure] = {}
        for each in found:
            if each.whole:
                seen.setdefault(key(each), each)
        for which, each in seen.items():
            right = which in text.gold
            if not right and text.other and (not which[1] or which[:2] == ("bodies", BOTH)):
                score.apart += 1  # these facts have no measure for it
                continue
            score.found += 1
            score.right += right
            score.rules[each.rule, right] += 1
            if not right:
                words = " … ".join(span.of(text.text) for span in each.words)
                score.wrong.append(f"{text.name} {which} {each.rule}: {words}")
                score.why[f"{each.rule}: {reason(which, text)}"] += 1
                score.denials += (*which[:4], True) in text.gold and not which[4]
            number = each.number.of(text.text)
            score.traps += (
                any(trap in words_of(each, text.text) for trap in traps_near(text, each)) and not right and bool(number)
            )
        score.gold += len(text.gold)
        for which, tags in text.gold.items():
            score.recalled += which in seen
            for tag in tags or {"-"}:
                score.tags[tag, which in seen] += 1
            if which not in seen:
                score.missed.append(f"{text.name} {which} {sorted(tags)}")
    return score


def reason(which: Key, text: Text) -> str:
    """In what a wrong figure differs from the nearest right one."""
    counted, side, minimum, maximum, _ = which
    same = [gold for gold in text.gold if gold[2:4] == (minimum, maximum)]
    if any(gold[1] == side for gold in same):
        return "another kind"
    if any(gold[0] == counted for gold in same):
        return "another direction"
    if same:
        return "another kind and direction"
    if any(gold[:2] == (counted, side) and {gold[2], gold[3]} & {minimum, maximum} for gold in text.gold):
        return "another interval"
    return text.other.get(minimum or maximum or 0, "no figure")


def words_of(figure: Figure, text: str) -> str:
    """The number of a figure with what stands around it."""
    return text[max(0, figure.number.start - 60) : figure.number.end + 60]


def traps_near(text: Text, figure: Figure) -> Iterator[str]:
    """The words of the traps with the number of the figure."""
    return (words for value, words in text.traps if str(figure.minimum) == value)


# ------------------------------------------------------------------------ what is read


def shipped(extra: Iterable[Actor] = ()) -> Knowledge:
    """The shipped corpus, with further actors."""
    corpus = read_corpus(Path("corpus"))
    return Knowledge(language("en"), (*corpus.actors.values(), *extra), corpus.vocabulary)


def actors(path: Path) -> list[Actor]:
    """The actors of a file of the form of a corpus's own."""
    given = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Actor(
            id,
            facts["type"],
            facts["name"],
            tuple(facts.get("also", ())),
            facts.get("part-of", ""),
            facts.get("side", ""),
            facts.get("basis", ""),
        )
        for id, facts in given.items()
    ]


def interval(claim: dict[str, Any], knowledge: Knowledge) -> tuple[int | None, int | None]:
    """The least and the most that a claim gives."""
    if "value" in claim:
        return claim["value"], claim["value"]
    return claim.get("min"), claim.get("max")


def renderings(folder: Path, only: str = "") -> list[Text]:
    """The hard texts, those whose name begins so."""
    claims = [json.loads(line) for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    found = []
    for path in sorted((folder / "texts").glob("*.txt")):
        if only and path.stem[0] not in only:
            continue
        gold: dict[Key, set[str]] = {}
        traps = []
        for claim in claims:
            if claim["text"] != path.stem:
                continue
            if claim.get("trap"):
                traps.append((claim["value"], claim["quote"]))
            elif claim.get("counts") and any(name in claim for name in ("value", "min", "max")):
                minimum = claim.get("value", claim.get("min"))
                maximum = claim.get("value", claim.get("max"))
                side = {"both": BOTH}.get(claim.get("received_by", ""), claim.get("received_by", ""))
                which = (claim["counts"], side, minimum, maximum, claim["stance"] == "denies")
                gold.setdefault(which, set()).update(claim["tags"])
        found.append(Text(path.stem, path.read_text(encoding="utf-8"), gold, traps=traps))
    return found


def swaps(folder: Path) -> tuple[list[Text], list[Text]]:
    """The reported swaps: those of the events that are tuned on, and the others."""
    articles = [json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    claims = [json.loads(line) for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    days = sorted({article["event_date"] for article in articles})
    halves: tuple[list[Text], list[Text]] = ([], [])
    qualifiers = shipped().vocabulary.qualifiers
    for article in articles:
        gold: dict[Key, set[str]] = {}
        for claim in claims:
            if claim["slug"] != article["slug"] or claim.get("value") is None or not claim.get("measure"):
                continue
            counted, *rest = claim["measure"].split("_returned_to_")
            words = {"exact": "", "over": "over ", "nearly": "nearly ", "at_least": "at least ", "about": "about "}
            read = whole(f"{words[claim['qualifier']]}{claim['value']}", qualifiers)
            sides: tuple[str, ...] = tuple(rest)
            if claim["measure"] == "total_exchanged":
                counted, sides = "prisoners", SIDES if claim.get("note") == "per side" else (BOTH,)
            for side in sides:
                gold.setdefault((counted, side, read.minimum, read.maximum, False), set()).add(claim["measure"])
        other = {
            int(claim["value"]): claim["measure"]
            for claim in claims
            if claim["slug"] == article["slug"] and claim.get("value") is not None and claim.get("measure")
        }
        half = days.index(article["event_date"]) % 2
        halves[half].append(Text(article["slug"], article["rendering"], gold, other))
    return halves


def seeds(folder: Path, knowledge: Knowledge) -> list[Text]:
    """The five articles with the claims of the shipped corpus."""
    corpus = read_corpus(Path("corpus"))
    found = []
    for document in sorted(Path("corpus/documents").glob("*.yaml")):
        given = yaml.safe_load(document.read_text(encoding="utf-8"))
        name = given.get("text", {}).get("file", "")
        if not (folder / name).is_file():
            continue
        gold: dict[Key, set[str]] = {}
        for claim in given["claims"]:
            says = claim.get("says", {})
            if "counts" not in says or "value" not in says or says["value"] == "hundreds":
                continue
            read = whole(str(says["value"]), corpus.vocabulary.qualifiers)
            gold[says["counts"], says.get(RECEIVED, ""), read.minimum, read.maximum, False] = set()
        found.append(Text(document.stem, (folder / name).read_text(encoding="utf-8"), gold))
    return found


def main() -> None:
    """Print the scores."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    extra = actors(folder / "renderings" / "actors.yaml")
    invented = [
        each for each in extra if each.id in ("norvia", "estmark") or _above(each, extra) & {"norvia", "estmark"}
    ]
    others = [each for each in extra if each not in invented]
    real = shipped(others)
    made_up = Knowledge(
        real.language,
        tuple(
            others[:0]
            + invented
            + [e for e in others if e.type == "outlet" or e.id in ("pell", "commission-for-the-strait")]
        ),
        real.vocabulary,
    )
    dev, held = swaps(folder / "reported-swaps")
    everything = {
        "five articles": (seeds(folder / "seeds", real), real, True),
        "reported-swaps, dev": (dev, real, True),
        "reported-swaps, held": (held, real, False),
        "renderings r": (renderings(folder / "renderings", "r"), real, True),
        "renderings f": (renderings(folder / "renderings", "f"), made_up, True),
        "renderings n": (renderings(folder / "renderings", "n"), made_up, True),
    }
    chosen = sys.argv[2:]
    for name, (texts, knowledge, shown) in everything.items():
        score = scored(texts, knowledge)
        print(f"{name:22} {score}")
        if shown and chosen and any(part in name for part in chosen):
            print("\n".join(f"   WRONG {line}" for line in score.wrong))
            print("\n".join(f"   MISSED {line}" for line in score.missed))
        if chosen:
            print("   WHY", dict(score.why))
            rules = sorted({rule for rule, _ in score.rules})
            print(
                "   RULES",
                {
                    rule: f"{score.rules[rule, True]}/{score.rules[rule, True] + score.rules[rule, False]}"
                    for rule in rules
                },
            )


def _above(actor: Actor, every: Iterable[Actor]) -> set[str]:
    by_id = {each.id: each for each in every}
    found: set[str] = set()
    here: Actor | None = actor
    while here is not None:
        found |= {here.side, here.part_of} - {""}
        here = by_id.get(here.part_of)
    return found


if __name__ == "__main__":
    main()
