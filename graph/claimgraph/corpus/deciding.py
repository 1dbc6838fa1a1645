"""Decisions of a person on names in, the text of identities.yaml with them out; no line that is there is changed."""

from __future__ import annotations

from collections.abc import Sequence as Listed
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import read_file
from claimgraph.base.words import nearest
from claimgraph.corpus import Reading, reading_of_trees
from claimgraph.corpus.changes import Change
from claimgraph.corpus.identities import DIFFERENT, FILE, KINDS, SAME, with_identities
from claimgraph.corpus.index import Index
from claimgraph.corpus.source import CONTROL, Place, Problems, Scalar, Sequence, shown_path
from claimgraph.corpus.trees import Trees, index_of, trees_of
from claimgraph.corpus.yaml_between import extended
from claimgraph.corpus.yaml_source import tree_of

_HEADER: Final = """\
# Which names mean one, and which do not, two by two: `claimgraph names` asks, and writes here. Take a line out to undo it.
#
#   same-actors: the second name, or the second entry of actors.yaml, is read as the first one. What the first entry does
#   not say comes from the second; no other file is changed. different-actors: two that are alike and are not one.
#   The same for events and concepts.
"""


@dataclass(frozen=True)
class Decision:
    """That two names, or ids, mean one or do not."""

    same: bool
    one: str
    other: str


@dataclass(frozen=True)
class Written:
    """What was decided, in words with the ids that were meant, and how the corpus is read now."""

    said: tuple[str, ...]
    reading: Reading


def decide(decisions: Listed[Decision], folder: Path, change: Change) -> Written:
    """Write decisions into a corpus that is held; what was decided so before is not written again.

    Raises:
        ClaimGraphError: a name is nobody's or that of several; or two that are to be two are one.
        CorpusError: the corpus cannot be read with these decisions: they contradict each other, or two entries that are
            said to be one say different things. Nothing was written.
    """
    problems = Problems()
    trees = trees_of(folder, problems)
    problems.raise_any(writing=True)
    path = folder / FILE
    text = read_file(path, limits.FILE_BYTES).decode("utf-8") if path.exists() else ""
    said: list[str] = []
    old = text
    for decision in decisions:
        reading = reading_of_trees(trees, folder, Problems())
        name, pair = _meant(decision, trees, reading)
        are = "are one" if decision.same else "are two"
        if _is_decided(decision, KINDS[name], pair, reading):
            said.append(f"{decision.one} and {decision.other} {are} already.")
            continue
        key = f"{SAME if decision.same else DIFFERENT}-{name}"
        text = _with(text, shown_path(path), key, pair)
        trees = replace(trees, identities=tree_of(text, shown_path(path), problems))
        said.append(f"{pair[0]} and {pair[1]} {are}: written to {path}; take out the line to undo it.")
    reading = reading_of_trees(trees, folder, problems)
    problems.raise_any(writing=True)
    change.write({FILE: text.encode()} if text != old else {})
    return Written(tuple(said), reading)


def _meant(decision: Decision, trees: Trees, reading: Reading) -> tuple[str, tuple[str, str]]:
    """The file whose entries two words mean, and the words as they are written down: ids, where they have one.

    Raises:
        ClaimGraphError: that is not clear.
    """
    known, identities = with_identities(trees, Problems())
    index = index_of(known, reading.corpus.vocabulary, Problems(), identities.others)
    words = decision.one, decision.other
    for word in words:
        if CONTROL.search(word) or not word.strip() or len(word) > limits.NAME:
            raise ClaimGraphError(f"{word!r} is no name.", "Give an id, or a name as it stands in the corpus.")
    found = {name: [index.of(kind).bearers(word) for word in words] for name, kind in KINDS.items()}
    fits = [name for name, (one, other) in found.items() if one and other]
    unknown = [at for at in (0, 1) if not any(ids[at] for ids in found.values())]
    if not fits and decision.same and len(unknown) == 1:
        # A name that no entry has: of the kind that the other one is of.
        fits = [name for name, ids in found.items() if ids[1 - unknown[0]]]
    if len(fits) != 1:
        raise _unclear(words, fits, index)
    for word, ids in zip(words, found[fits[0]], strict=True):
        if len(ids) > 1:
            both = " and ".join(map(repr, ids))
            raise ClaimGraphError(f"{word!r} is a name of {both}.", "Give the id of the one that is meant.")
    for id in (id for ids in found[fits[0]] for id in ids):
        if fits[0] == "actors" and id in reading.corpus.actors and reading.corpus.actors[id].private:
            raise ClaimGraphError(
                f"{id!r} is a private person.", "Write other names under `also` of its entry, by hand."
            )
    one, other = (ids[0] if ids else word for word, ids in zip(words, found[fits[0]], strict=True))
    if one == other and not decision.same:
        raise ClaimGraphError(
            f"{words[0]!r} and {words[1]!r} are both {one!r}.",
            f"Take out what puts them together, in {FILE} or its entry.",
        )
    # A name that no entry has is a further spelling of the other, whichever was given first.
    return fits[0], (one, other) if found[fits[0]][0] else (other, one)


def _is_decided(decision: Decision, kind: str, pair: tuple[str, str], reading: Reading) -> bool:
    if decision.same:
        return pair[0] == pair[1]
    return frozenset(pair) in reading.identities.different.get(kind, ())


def _unclear(words: tuple[str, str], fits: list[str], index: Index) -> ClaimGraphError:
    if len(fits) > 1:
        where = " and ".join(fits)
        return ClaimGraphError(
            f"{words[0]!r} and {words[1]!r} stand in {where}.", f"Write the line into {FILE} by hand."
        )
    for word in words:
        if not any(index.of(kind).bearers(word) for kind in KINDS.values()):
            # Only ids: a name that is like it may be a private person's.
            remedy = nearest(word, (id for kind in KINDS.values() for id in index.of(kind)))
            return ClaimGraphError(
                f"Nobody and nothing is called {word!r}.", remedy or "`claimgraph names` lists the pairs to decide."
            )
    return ClaimGraphError(f"{words[0]!r} and {words[1]!r} are of two kinds.", "Only two of one kind may be one.")


def _with(text: str, file: str, key: str, pair: tuple[str, str]) -> str:
    """The text of the file with one pair more, at the end of its list."""
    place = Place(file)
    item = Sequence(tuple(Scalar(word, place) for word in pair), place)
    return extended(text or _HEADER, file, {}, {key: (item,)})
