"""Made-up corpora, each with much of one thing: what `benchmarks/squares.py` measures."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from claimgraph.base.resources import shipped

#: Makes a corpus in a folder, with so many of the thing.
Make = Callable[[Path, int], object]


def corpus(
    folder: Path,
    claims: Iterable[str],
    *,
    actors: Iterable[str] = (),
    events: Iterable[str] = (),
    concepts: Iterable[str] = (),
) -> None:
    """A corpus with one document; each text is an entry, on lines of its own."""
    (folder / "documents").mkdir(parents=True)
    shutil.copytree(shipped("corpus") / "ontology", folder / "ontology")
    own = ["paper: {type: outlet, name: Morning Paper}", "reader: {type: person, name: Reader}"]
    _lines(folder / "actors.yaml", [*own, *actors])
    _lines(folder / "events.yaml", ["swap: {type: event, name: the swap}", *events])
    if concepts := list(concepts):
        _lines(folder / "concepts.yaml", concepts)
    head = ["title: An article", "publisher: paper", "published: 2030-04-05", "curated: {by: reader, on: 2030-04-07}"]
    _lines(folder / "documents" / "article.yaml", [*head, "claims:", *(f"  - {claim}" for claim in claims)])


def _lines(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _people(n: int) -> list[str]:
    return [f"p{i}: {{type: person, name: Person {i}}}" for i in range(n)]


def _claim(who: str, says: str, more: str = "") -> str:
    return f"{{who: {who}, unverified: true, says: {{event: swap, {says}}}{more}}}"


FIGURE = "counts: prisoners, received-by: paper, phase: completed"


def figures(folder: Path, n: int) -> None:
    corpus(folder, [_claim(f"p{i}", f"{FIGURE}, value: {i + 1}") for i in range(n)], actors=_people(n))


def figures_of_one(folder: Path, n: int) -> None:
    corpus(folder, [_claim("paper", f"{FIGURE}, value: {i + 1}") for i in range(n)])


def open_figures(folder: Path, n: int) -> None:
    claims = [_claim(f"p{i}", f"{FIGURE}, {'min' if i % 2 else 'max'}: {i + 1}") for i in range(n)]
    corpus(folder, claims, actors=_people(n))


def suggested(folder: Path, n: int) -> None:
    claims = [_claim(f"p{i}", f"{FIGURE}, value: {i + 1}", ", stance: suggests") for i in range(n)]
    corpus(folder, claims, actors=_people(n))


def dates(folder: Path, n: int) -> None:
    days = [f"{2000 + i // 336}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}" for i in range(n)]
    says = [_claim(f"p{i}", f"property: date, phase: completed, value: {day}") for i, day in enumerate(days)]
    corpus(folder, says, actors=_people(n))


def planned_and_done(folder: Path, n: int) -> None:
    phases = ("planned", "completed")
    claims = [
        _claim(f"p{i}", f"counts: prisoners, received-by: paper, phase: {phases[i % 2]}, value: {i + 1}")
        for i in range(n)
    ]
    corpus(folder, claims, actors=_people(n))


def wholes_and_parts(folder: Path, n: int) -> None:
    received = ("both-sides", "paper", "reader")
    claims = [
        _claim(f"p{i}", f"counts: prisoners, received-by: {received[i % 3]}, phase: completed, value: {i + 1}")
        for i in range(n)
    ]
    corpus(folder, claims, actors=_people(n))


def parts_of_events(folder: Path, n: int) -> None:
    events = [f"e{i}: {{type: event, name: Event {i}, part-of: swap}}" for i in range(n)]
    claims = [_claim("paper", f"{FIGURE}, value: 1")]
    claims += [_claim("paper", f"{FIGURE}, value: {i + 2}").replace("swap", f"e{i}", 1) for i in range(n)]
    corpus(folder, claims, events=events)


def ordinals(folder: Path, n: int) -> None:
    events = ["swaps: {type: series, name: the swaps}"]
    events += [f"e{i}: {{type: event, name: Event {i}, part-of: swaps}}" for i in range(n)]
    claims = []
    for i in range(n):
        day = f"{2000 + i // 336}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}"
        claims.append(_claim("paper", f"property: date, phase: completed, value: {day}").replace("swap", f"e{i}", 1))
        says = f"property: ordinal, within: swaps, phase: completed, value: {n - i}"
        claims.append(_claim("paper", says).replace("swap", f"e{i}", 1))
    corpus(folder, claims, events=events)


def superlatives(folder: Path, n: int) -> None:
    events = ["swaps: {type: series, name: the swaps}"]
    events += [f"e{i}: {{type: event, name: Event {i}, part-of: swaps}}" for i in range(n)]
    claims = []
    for i in range(n):
        day = f"{2000 + i // 336}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}"
        rank = "property: size-rank, within: swaps, phase: completed, value: 1"
        for says in (f"property: date, phase: completed, value: {day}", rank):
            claims.append(_claim("paper", says).replace("swap", f"e{i}", 1))
        for side in ("paper", "reader"):
            says = f"counts: prisoners, received-by: {side}, phase: completed, value: {2 * n - i}"
            claims.append(_claim("paper", says).replace("swap", f"e{i}", 1))
    corpus(folder, claims, events=events)


def reasons(folder: Path, n: int) -> None:
    says = [_claim(f"p{i}", f"property: reason, phase: completed, value: c{i}") for i in range(n)]
    corpus(folder, says, actors=_people(n), concepts=[f"c{i}: {{name: Reason {i}}}" for i in range(n)])


def places(folder: Path, n: int) -> None:
    """Exclusive values; every place is disjoint with one that all are disjoint with."""
    concepts = ["far: {type: place, name: far away}"]
    concepts += [f"c{i}: {{type: place, name: Place {i}, disjoint-with: far}}" for i in range(n)]
    says = [_claim(f"p{i}", f"property: location, phase: completed, value: c{i}") for i in range(n)]
    says.append(_claim("paper", "property: location, phase: completed, value: far"))
    corpus(folder, says, actors=_people(n), concepts=concepts)


def disjoint_halves(folder: Path, n: int) -> None:
    """Exclusive values: half of them within one concept, half within one that is disjoint with it."""
    concepts = ["east: {type: place, name: the east, disjoint-with: west}", "west: {type: place, name: the west}"]
    concepts += [f"c{i}: {{type: place, name: Place {i}, broader: {'east' if i % 2 else 'west'}}}" for i in range(n)]
    says = [_claim(f"p{i}", f"property: location, phase: completed, value: c{i}") for i in range(n)]
    corpus(folder, says, actors=_people(n), concepts=concepts)


def perpetrators(folder: Path, n: int) -> None:
    actors = ["north: {type: state, name: North, side: north, basis: a state}"]
    actors += ["south: {type: state, name: South, side: south, basis: a state}"]
    actors += [f"p{i}: {{type: person, name: Person {i}, part-of: {('north', 'south')[i % 2]}}}" for i in range(n)]
    says = [_claim(f"p{i}", f"property: perpetrator, phase: completed, value: p{n - 1 - i}") for i in range(n)]
    corpus(folder, says, actors=actors)


def denied(folder: Path, n: int) -> None:
    """Half assert one thing, half deny it."""
    says = "property: occurred, phase: completed, value: true"
    claims = [_claim(f"p{i}", says, ", stance: denies" if i % 2 else "") for i in range(n)]
    corpus(folder, claims, actors=_people(n))


def denied_values(folder: Path, n: int) -> None:
    """All values lie within one that n deny and n say is not so."""
    concepts = ["all: {type: place, name: everywhere}"]
    concepts += [f"c{i}: {{type: place, name: Place {i}, broader: all}}" for i in range(n)]
    claims = [_claim(f"p{i}", f"property: location, phase: completed, value: c{i}") for i in range(n)]
    says = "property: location, phase: completed, value: all"
    claims += [_claim(f"p{i}", says, ", stance: denies") for i in range(n)]
    claims += [_claim(f"p{i}", f"{says}, not: true") for i in range(n)]
    corpus(folder, claims, actors=_people(n), concepts=concepts)


def claimants(folder: Path, n: int) -> None:
    corpus(folder, [_claim(f"p{i}", f"{FIGURE}, value: 1") for i in range(n)], actors=_people(n))


def claimants_of_two(folder: Path, n: int) -> None:
    corpus(folder, [_claim(f"p{i}", f"{FIGURE}, value: {i % 2 + 1}") for i in range(n)], actors=_people(n))


def revised_often(folder: Path, n: int) -> None:
    """Two figures, both held by every claimant."""
    claims = [_claim(f"p{i}", f"{FIGURE}, value: {k}") for i in range(n) for k in (1, 2)]
    corpus(folder, claims, actors=_people(n))


def silences(folder: Path, n: int) -> None:
    claims = [
        _claim(f"p{i}", FIGURE + (f", value: {i + 1}" if i % 2 else ""), "" if i % 2 else ", stance: declines")
        for i in range(n)
    ]
    corpus(folder, claims, actors=_people(n))


def quotes(folder: Path, n: int) -> None:
    words = ", ".join(f"word {i} of the text" for i in range(n))
    corpus(folder, [f"{{who: paper, unverified: true, quote: [{words}], says: {{event: swap, {FIGURE}, value: 1}}}}"])


def relays(folder: Path, n: int) -> None:
    via = ", ".join(f"p{i}" for i in range(n))
    corpus(folder, [_claim("paper", f"{FIGURE}, value: 1", f", via: [{via}]")], actors=_people(n))


def amplified(folder: Path, n: int) -> None:
    who, values = (", ".join(f"{k}{i}" for i in range(n)) for k in "pc")
    corpus(
        folder,
        [_claim(f"[{who}]", f"property: reason, phase: completed, value: [{values}]")],
        actors=_people(n),
        concepts=[f"c{i}: {{name: Reason {i}}}" for i in range(n)],
    )


def actor_chain(folder: Path, n: int) -> None:
    actors = ["p0: {type: organization, name: Office 0, side: paper, basis: a state}"]
    actors += [f"p{i}: {{type: organization, name: Office {i}, part-of: p{i - 1}}}" for i in range(1, n)]
    corpus(folder, [_claim(f"p{i}", f"{FIGURE}, value: 1") for i in range(n)], actors=actors)


def event_chain(folder: Path, n: int) -> None:
    events = ["e0: {type: event, name: Event 0}"]
    events += [f"e{i}: {{type: event, name: Event {i}, part-of: e{i - 1}}}" for i in range(1, n)]
    claims = [_claim("paper", f"{FIGURE}, value: 1").replace("swap", f"e{i}", 1) for i in range(n)]
    corpus(folder, claims, events=events)


def concept_chain(folder: Path, n: int) -> None:
    concepts = ["c0: {type: place, name: Place 0}"]
    concepts += [f"c{i}: {{type: place, name: Place {i}, broader: c{i - 1}}}" for i in range(1, n)]
    says = [_claim("paper", f"property: location, phase: completed, value: c{i}") for i in range(n)]
    corpus(folder, says, concepts=concepts)


def copies(folder: Path, n: int) -> None:
    """Documents that republish one another in one line."""
    corpus(folder, [_claim("paper", f"{FIGURE}, value: 1")])
    for i in range(n):
        origin = "article" if not i else f"d{i - 1}"
        _lines(
            folder / "documents" / f"d{i}.yaml",
            [f"title: Copy {i}", "publisher: paper", f"republication-of: {origin}", "basis: word for word"],
        )


def spellings(folder: Path, n: int) -> None:
    also = ", ".join(f"Spelling {i}" for i in range(n))
    actors = [f"p: {{type: person, name: P, also: [{also}]}}"]
    corpus(folder, [_claim(f"Spelling {i}", f"{FIGURE}, value: 1") for i in range(min(n, 1))], actors=actors)


def unknown_names(folder: Path, n: int) -> None:
    claims = [_claim(f"Stranger number {i * 7919}", f"{FIGURE}, value: 1") for i in range(n)]
    corpus(folder, claims, actors=[f"actor-{i}: {{type: person, name: Known Person {i * 104729}}}" for i in range(n)])


def unknown_keys(folder: Path, n: int) -> None:
    corpus(folder, [f"{{wo{i}: paper}}" for i in range(n)])


def about_claims(folder: Path, n: int) -> None:
    claims = [
        f"{{who: paper, unverified: true, id: c{i}, says: {{event: swap, {FIGURE}, value: {i}}}}}" for i in range(n)
    ]
    claims += [
        f"{{who: p{i}, unverified: true, says: {{claim: c{i}, property: differs-from, value: c0}}}}" for i in range(n)
    ]
    corpus(folder, claims, actors=_people(n))


def unknown_claims(folder: Path, n: int) -> None:
    claims = [
        f"{{who: paper, unverified: true, id: c{i}, says: {{event: swap, {FIGURE}, value: {i}}}}}" for i in range(n)
    ]
    claims += [
        f"{{who: paper, unverified: true, says: {{claim: x{i}, property: differs-from, value: c0}}}}" for i in range(n)
    ]
    corpus(folder, claims)


def long(key: str, text: Callable[[int], str]) -> Make:
    def make(folder: Path, n: int) -> None:
        long = json.dumps(text(n * 1024), ensure_ascii=False)
        says = f"{{event: swap, {FIGURE}, value: 1}}"
        claim = f"who: paper\n    unverified: true\n    says: {says}\n    {key}: {long}"
        corpus(
            folder,
            [claim] if key != "name" else [],
            actors=[f"p: {{type: person, name: {long}}}"] if key == "name" else [],
        )

    return make


def words(n: int) -> str:
    return ("lorem ipsum dolor " * (n // 18 + 1))[:n].strip()


def solid(n: int) -> str:
    return "x" * n


def lines_of(n: int) -> str:
    return "a line\n" * (n // 7)


def in_text(folder: Path, n: int) -> None:
    """A quote of many words that is almost in the text."""

    some = words(n * 1024 // 2)
    text = some + " lorem lorem. " + some
    corpus(folder, [f"who: paper\n    says: {{event: swap, {FIGURE}, value: 1}}\n    quote: {json.dumps(some + 'X')}"])
    path = folder / "documents" / "article.yaml"
    digest = hashlib.sha256(text.encode()).hexdigest()
    head = f"text: {{sha256: {digest}, length: {len(text)}}}\n"
    path.write_text(head + path.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "texts").mkdir()
    (folder / "texts" / "article.txt").write_text(text, encoding="utf-8")
