"""How often a figure is proposed with the right claimant and the right force: what a person is asked to accept with one key.

`python -m benchmarks.precision.claims` prints it for the texts that were written for tests and for reported exchanges, where
a figure counts by number, kind and direction, then with its claimant, then with its stance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.precision import gold
from benchmarks.precision.figures import BOTH, Key, collections, key, swaps
from benchmarks.precision.said import NOT_ASSERTED, has_speaker
from claimgraph.identity.spelling import Spellings
from claimgraph.propose.joining import claimed
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.reading import read


@dataclass(frozen=True)
class Wanted:
    """A figure that is in a text, who gives it, and with which force."""

    key: Key
    claimant: str
    stance: str


@dataclass
class Count:
    """How many figures were proposed, how many are right in what, and how many there are."""

    found: int = 0
    figure: int = 0
    claimant: int = 0
    stance: int = 0
    there: int = 0
    there_found: int = 0
    asserted: int = 0  #: a denial that is shown as an assertion

    def __str__(self) -> str:
        parts = [f"{name} {getattr(self, name)}" for name in ("figure", "claimant", "stance")]
        recall = f"{self.there_found} of {self.there} found with claimant"
        return f"{self.found} proposed: right {', '.join(parts)}; {recall}; denials asserted {self.asserted}"


def counted(knowledge: Knowledge, texts: Iterator[tuple[str, list[Wanted]]]) -> Count:
    """What is proposed for these texts."""
    count = Count()
    for text, wanted in texts:
        reading, hit = read(text, knowledge), set[int]()
        for each in claimed(reading):
            if each.figure is None or not each.figure.whole:
                continue
            mine = key(each.figure)[:4]
            same = [number for number, one in enumerate(wanted) if one.key[:4] == mine]
            by = [number for number in same if has_speaker(each.said, wanted[number].claimant)]
            count.found += 1
            count.figure += bool(same)
            count.claimant += bool(by)
            right = [number for number in by if wanted[number].stance == each.stance]
            count.stance += bool(right)
            count.asserted += bool(
                by and not right and each.stance not in NOT_ASSERTED and wanted[by[0]].stance in NOT_ASSERTED
            )
            hit.update(by)
        count.there += len(wanted)
        count.there_found += len(hit)
    return count


def of_renderings(folder: Path, only: str) -> Iterator[tuple[str, list[Wanted]]]:
    """The texts written for tests whose name begins so, with the figures in them."""
    lines = gold.lines_of(folder / "claims.jsonl")
    for path in sorted((folder / "texts").glob(f"{only}*.txt")):
        wanted = []
        for line in lines:
            if line["text"] != path.stem or line.get("trap") or not {"value", "min", "max"} & line.keys():
                continue
            least, most = (line.get("value", line.get(end)) for end in ("min", "max"))
            side = line.get("received_by", "").replace("both", BOTH)
            who = "" if line["claimant"] == "OUTLET" else line["claimant"]
            wanted.append(Wanted((line.get("counts", ""), side, least, most, False), who, line["stance"]))
        yield path.read_text(encoding="utf-8"), wanted


def of_swaps(folder: Path, spellings: Spellings, held: bool) -> Iterator[tuple[str, list[Wanted]]]:
    """The summaries of one half of the days, with the figures in them that have a direction."""
    claims = gold.lines_of(folder / "claims.jsonl")
    for text in swaps(folder)[held]:
        wanted = []
        for line in claims:
            if line["slug"] != text.name or line.get("value") is None:
                continue
            for which, measures in text.gold.items():
                if line.get("measure") in measures and line["value"] in range(which[2] or 0, 1 + (which[3] or 10**9)):
                    who = gold.claimant(line["claimant"], spellings)
                    wanted.append(Wanted(which, who, gold.force(line["stance"])))
        yield text.text, wanted


def main(shared: Path = gold.SHARED) -> None:
    """Print the counts; of what is held back too, but nothing of its texts."""
    of = {each.name: each.knowledge for each in collections(shared)}
    known = of["reported-swaps, tuned on"]
    spellings = Spellings()
    for actor in known.actors:
        spellings.add(actor.id, (actor.name, *actor.also))
    for held, name in enumerate(("tuned on", "held back")):
        print(f"reported-swaps, {name}: {counted(known, of_swaps(shared / 'reported-swaps', spellings, bool(held)))}")
    for only in "rf":
        found = counted(of[f"renderings {only}*"], of_renderings(shared / "renderings", only))
        print(f"renderings {only}*: {found}")


if __name__ == "__main__":
    main()
