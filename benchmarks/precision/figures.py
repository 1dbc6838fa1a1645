"""How many figures a reader finds, and how many of them are right, on texts whose figures were written down by hand.

A figure is right when number, kind and direction fit. `python -m benchmarks.precision.figures DIR [PART …]` prints it, with
details of the collections with a part in their name; `DIR` holds `reported-swaps`, `renderings` and `seeds`. Of the half of
the events that is not tuned on only numbers are shown.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from benchmarks.precision.gold import held_back, lines_of
from claimgraph.corpus import read_corpus
from claimgraph.model.cast import Actor, Office
from claimgraph.model.values.whole import figure as whole
from claimgraph.reader.figures import figures_in
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.language import language
from claimgraph.reader.said import Figure
from claimgraph.reader.sentences import sentences

#: A figure as it is compared: what is counted, to whom, from, to, and whether it is denied.
Key = tuple[str, str, int | None, int | None, bool]
ROOT = Path(__file__).parents[2]
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

    def details(self, with_texts: bool) -> Iterator[str]:
        """How often each rule was right; what is wrong and what is missing, with words of the texts or only why."""
        for rule in sorted({rule for rule, _ in self.rules}):
            right = self.rules[rule, True]
            yield f"{rule}: {right} of {right + self.rules[rule, False]}"
        if not with_texts:
            yield from (f"wrong: {why}, {often} times" for why, often in sorted(self.why.items()))
            return
        for tag in sorted({tag for tag, _ in self.tags}):
            found = self.tags[tag, True]
            yield f"[{tag}] {found} of {found + self.tags[tag, False]}"
        yield from (f"WRONG {line}" for line in self.wrong)
        yield from (f"MISSED {line}" for line in self.missed)

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
            score.traps += not right and is_trap(each, text)
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


def is_trap(figure: Figure, text: Text) -> bool:
    """Whether a figure is one of the numbers that must not become one."""
    for value, words in text.traps:
        at = text.text.find(words)
        if str(figure.minimum) == value and at <= figure.number.start and figure.number.end <= at + len(words):
            return True
    return False


# ------------------------------------------------------------------------ what is read


def shipped(extra: Iterable[Actor] = ()) -> Knowledge:
    """The shipped corpus, with further actors."""
    corpus = read_corpus(ROOT / "corpus")
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
            offices=tuple(Office(office["office"], office["of"]) for office in facts.get("offices", ())),
        )
        for id, facts in given.items()
    ]


def renderings(folder: Path, only: str = "") -> list[Text]:
    """The hard texts, those whose name begins so."""
    claims = lines_of(folder / "claims.jsonl")
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
    claims, back = lines_of(folder / "claims.jsonl"), held_back(folder)
    halves: tuple[list[Text], list[Text]] = ([], [])
    qualifiers = shipped().vocabulary.qualifiers
    for article in lines_of(folder / "articles.jsonl"):
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
        halves[article["event_date"] in back].append(Text(article["slug"], article["rendering"], gold, other))
    return halves


def seeds(folder: Path) -> list[Text]:
    """The five articles with the claims of the shipped corpus."""
    corpus = read_corpus(ROOT / "corpus")
    found = []
    for document in sorted((ROOT / "corpus" / "documents").glob("*.yaml")):
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


@dataclass(frozen=True)
class Collection:
    """Texts of one origin with what the reader is given for them; of those not tuned on no text is ever shown."""

    name: str
    texts: list[Text]
    knowledge: Knowledge
    is_tuned_on: bool = True
    is_counted: bool = True  #: whether the precision of a rule is counted on it


def collections(folder: Path) -> list[Collection]:
    """All that there is, each with the actors that its texts are about."""
    extra = actors(folder / "renderings" / "actors.yaml")
    first_real = next(at for at, actor in enumerate(extra) if _side(actor, extra) not in ("", "norvia", "estmark"))
    real, invented = shipped(extra[first_real:]), extra[:first_real]
    made_up = Knowledge(real.language, tuple(invented), real.vocabulary)
    tuned, held = swaps(folder / "reported-swaps")
    texts = folder / "renderings"
    return [
        Collection("five articles", seeds(folder / "seeds"), real, is_counted=False),
        Collection("reported-swaps, tuned on", tuned, real),
        Collection("reported-swaps, held back", held, real, is_tuned_on=False, is_counted=False),
        Collection("renderings r*", renderings(texts, "r"), real),
        Collection("renderings f*", renderings(texts, "f"), made_up),
        Collection("renderings n*", renderings(texts, "n"), made_up),
    ]


def pairs(folder: Path) -> Iterator[tuple[str, bool]]:
    """Each figure that was found on texts that rules are made on: its rule, and whether it is right."""
    for each in collections(folder):
        if each.is_counted:
            yield from scored(each.texts, each.knowledge).pairs()


def show(folder: Path, *parts: str) -> None:
    """Print the scores; of collections with one of these parts in their name also what is wrong and what is missing."""
    for each in collections(folder):
        score = scored(each.texts, each.knowledge)
        print(f"{each.name:26} {score}")
        if any(part in each.name for part in parts):
            shown = each.is_tuned_on
            print("\n".join(f"   {line}" for line in score.details(with_texts=shown)))


def _side(actor: Actor, every: Iterable[Actor]) -> str:
    by_id = {each.id: each for each in every}
    while actor.part_of in by_id and not actor.side:
        actor = by_id[actor.part_of]
    return actor.side or actor.part_of


if __name__ == "__main__":
    show(Path(sys.argv[1]), *sys.argv[2:])
