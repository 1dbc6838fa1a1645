"""How often the reader knows who speaks, and with which force: `python -m benchmarks.precision.said [articles …]`.

A claim is found where something that was read touches its words. Of several the one counts that covers most of them: its
speaker is right *at once*, or with the one key that says "no, the outlet says it". By rule: how often what a rule gave
has the speaker of the claims that it covers most of.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.precision.gold import SHARED, Known, Text, articles, renderings, swaps
from claimgraph.identity.spelling import spelling
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.reading import read
from claimgraph.reader.said import Said
from claimgraph.reader.text import Span

#: What is known of a folder of texts, by name; the last is only measured.
COLLECTIONS: dict[str, Callable[[Path], tuple[Knowledge, list[Text]]]] = {
    "articles": articles,
    "renderings": renderings,
    "swaps-dev": lambda shared: swaps(False, shared),
    "swaps-held": lambda shared: swaps(True, shared),
}
_TUNED_ON = ("articles", "renderings", "swaps-dev")
#: What must never be shown as an assertion.
NOT_ASSERTED = frozenset({"denies", "declines"})


@dataclass
class Score:
    """What was counted in one collection."""

    counts: Counter[str] = field(default_factory=Counter)
    by_rule: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    by_tag: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    wrong: list[str] = field(default_factory=list)

    def count(self, text: Text, said: tuple[Said, ...]) -> None:
        """Count every claim that is known of a text."""
        for known in text.known:
            self._one(text, known, said)

    def _one(self, text: Text, known: Known, said: tuple[Said, ...]) -> None:
        self.counts["claims"] += 1
        touching = [(covered(known.spans, each), each) for each in said]
        most = max((each for each, _ in touching), default=0)
        # Of two that cover the same words a person sees both: the one that fits counts.
        best = max(
            (each for each in touching if each[0] == most),
            key=lambda each: (has_speaker(each[1], known.claimant), each[1].stance == known.stance),
            default=None,
        )
        if best is None or most == 0:
            self.wrong.append(f"{text.name}: nothing for {shown(text, known.spans)!r} of {known.claimant}")
            return
        found = best[1]
        of = _family(known)
        right = has_speaker(found, known.claimant)
        force = found.stance == known.stance
        self.counts["touched"] += 1
        self.counts["speaker"] += right
        self.counts["speaker or outlet"] += right or not known.claimant
        self.counts["stance"] += force
        self.counts["both"] += right and force
        self.counts[of] += 1
        self.counts[f"{of} right"] += right and force
        self.counts["shown as asserted"] += known.stance in NOT_ASSERTED and found.stance not in NOT_ASSERTED
        for tag in known.tags:
            self.by_tag[tag].update(of=1, right=int(right))
        self.by_rule[found.rule].update(of=1, right=int(right))
        if not (right and force):
            names = [each.actor or each.words for each in found.speakers]
            what = f"{text.name}: {shown(text, known.spans)!r} is {known.claimant or 'outlet'} {known.stance}"
            self.wrong.append(f"{what}, found {names or 'outlet'} {found.stance} by {found.rule}")


def _family(known: Known) -> str:
    return {"declines": "silences", "denies": "denials"}.get(known.stance, "outlet" if not known.claimant else "others")


def covered(spans: Iterable[Span], said: Said) -> int:
    """How many characters of some spans are in what is said, or show who says it."""
    own = (*said.words, *said.shown_by)
    return sum(max(0, min(one.end, other.end) - max(one.start, other.start)) for one in spans for other in own)


def shown(text: Text, spans: Iterable[Span]) -> str:
    """The words of some spans."""
    return " … ".join(span.of(text.text) for span in spans)


def has_speaker(said: Said, claimant: str) -> bool:
    """Whether a claimant, "" for the outlet, is among the speakers; somebody unnamed by the words."""
    if not claimant:
        return not said.speakers
    if claimant.startswith("NEW:"):
        # Somebody without an entry is meant where all words of the shorter name are in the longer.
        wanted = set(spelling(claimant.removeprefix("NEW:")).spelt)
        named = [set(spelling(each.words).spelt) - {"the", "a"} for each in said.speakers if not each.actor]
        return any(each and (each <= wanted or wanted <= each) for each in named)
    return any(each.actor == claimant for each in said.speakers)


def score(knowledge: Knowledge, texts: Iterable[Text]) -> Score:
    """Read every text, and count."""
    found = Score()
    for text in texts:
        found.count(text, read(text.text, knowledge).said)
    return found


def pairs(shared: Path) -> Iterator[tuple[str, bool]]:
    """Each rule as often as it gave the words of a claim, with whether the speaker was right; of what was tuned on."""
    for name in _TUNED_ON:
        for rule, of in sorted(score(*COLLECTIONS[name](shared)).by_rule.items()):
            yield from ((rule, number < of["right"]) for number in range(of["of"]))


def table(name: str, found: Score) -> Iterator[str]:
    """What was counted, line by line."""
    counts = found.counts
    yield f"{name}: {counts['claims']} claims"
    for what in ("touched", "speaker", "speaker or outlet", "stance", "both"):
        yield f"  {what:<20} {counts[what]:>4}  {100 * counts[what] / max(1, counts['claims']):5.1f} %"
    for what in ("silences", "denials", "outlet", "others"):
        yield f"  {what:<20} {counts[f'{what} right']:>4} of {counts[what]}"
    yield f"  {'shown as asserted':<20} {counts['shown as asserted']:>4}"
    for rule, of in sorted(found.by_rule.items(), key=lambda each: (-each[1]["of"], each[0])):
        yield f"    {rule:<20} {of['right']:>4} of {of['of']}"


def main(names: list[str]) -> None:
    """Print the tables; with -v what is wrong too, but never of what is held back."""
    is_told = "-v" in names
    for name in [each for each in names if each in COLLECTIONS] or list(COLLECTIONS):
        found = score(*COLLECTIONS[name](SHARED))
        print("\n".join(table(name, found)))
        if is_told and name != "swaps-held":
            print("\n".join(found.wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
