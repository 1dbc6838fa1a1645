"""What a reader found in, who says which figure with which force out: each figure with those in whose words it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimgraph.reader.said import Figure, Reading, Said


@dataclass(frozen=True, slots=True)
class Claimed:
    """Something said, with its force; and the figure that it is, where it is one."""

    said: Said
    stance: str
    figure: Figure | None = None


def claimed(reading: Reading) -> Iterator[Claimed]:
    """Each figure once for all who say it, then what holds no figure."""
    of_sentence: dict[int, list[Said]] = defaultdict(list)
    for said in reading.said:
        of_sentence[said.sentence].append(said)
    with_figure: set[int] = set()
    for figure in reading.figures:
        saying = _saying(figure, of_sentence[figure.sentence])
        # Where somebody denies it, whoever else gives it asserts it: "not 300, as the television had it, the ministry said".
        is_denied = figure.denied and all(said.stance != "denies" for said in saying)
        for said in saying:
            with_figure.add(id(said))
            yield Claimed(said, "denies" if is_denied and said.stance == "asserts" else said.stance, figure)
    yield from (Claimed(said, said.stance) for said in reading.said if id(said) not in with_figure)


def _saying(figure: Figure, said: Iterable[Said]) -> list[Said]:
    """Those who say a figure: whose words hold it, of several the shortest."""
    holding = [(span, each) for each in said for span in each.words if span.holds(figure.number)]
    shortest = min((span.end - span.start for span, _ in holding), default=0)
    return [each for span, each in holding if span.end - span.start == shortest]
