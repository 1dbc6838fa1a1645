"""The header of a spreadsheet in, what each of its columns means out: said, known, guessed with a word, or a question."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from claimgraph.base import limits
from claimgraph.base.words import Likenesses
from claimgraph.corpus.names import Names
from claimgraph.corpus.sheet.mapping import SheetMapping, Target, plain
from claimgraph.corpus.sheet.mapping_file import everyday_words
from claimgraph.corpus.sheet.table import Table
from claimgraph.corpus.source import Place, Problems
from claimgraph.model.columns import DERIVED, column_of, columns
from claimgraph.model.values import answered
from claimgraph.model.values.term import Thing
from claimgraph.model.vocabulary import Vocabulary

#: So many rows are looked at to tell a title from a header.
_LOOKED_AT = 20

#: So many columns that nobody knows are told one by one.
_TOLD = 5

#: The words of a header that may be the name of an actor.
_NAME_WORDS = 5
#: Columns of a table that we write, which say again what others say: in a person's, the header may mean something else.
_FOLLOWS = {
    "says": "is not read: event, counts, value and others say what is claimed",
    "origin": "only says that the text is another's, not whose: republication_of does",
}
#: Columns that say whose words they are.
_WHO = ("claimant", "relayed_by")


@dataclass
class Meant:
    """What the columns of a table mean, one by one, () for one that is left out; and how that is known."""

    targets: list[tuple[Target, ...]]
    mapping: SheetMapping
    said: list[str] = field(default_factory=list)  #: for the person, before anything is written


@dataclass
class HeaderReader:
    """Says what columns mean in a corpus; ``actors`` are the names that a header may hold."""

    vocabulary: Vocabulary
    actors: Names
    problems: Problems

    def __post_init__(self) -> None:
        self.known = frozenset((*columns(self.vocabulary), *DERIVED))
        self._guessed = {**_synonyms(), **self._labels()}

    def meant(self, table: Table, mapping: SheetMapping) -> Meant:
        """What each column of a table means; what is not sure becomes a problem with the choices."""
        names = [plain(text) for text, _ in table.header]
        self._refuse_unknown_targets(table, mapping)
        targets: list[tuple[Target, ...]] = []
        guesses: dict[str, tuple[Target, ...]] = {}
        strange: list[tuple[str, Place]] = []
        said: list[str] = []
        for (text, place), name in zip(table.header, names, strict=True):
            here: tuple[Target, ...] = ()
            if not name or name in mapping.ignored:
                pass
            elif name in mapping.columns:
                here = mapping.columns[name]
                said += [
                    f"“{text.strip()}” is read as {target} ({mapping.origin})." for target in here if mapping.origin
                ]
            elif name in self.known:
                here = (Target(name),)
                said += [f"“{text.strip()}” {_FOLLOWS[name]}."] if name in _FOLLOWS else []
            elif name in self._guessed:
                here = guesses[name] = (Target(self._guessed[name]),)
                said.append(f"“{text.strip()}” is read as {here[0]} (guessed).")
            elif not self._tell_choices(text.strip(), place):
                strange.append((text.strip(), place))
            targets.append(here)
        self._tell_strange(strange)
        self._refuse_two(table, targets)
        for column, what in mapping.needs.items():
            given = {column for here in targets for target in here for column in (target.column, *target.constants)}
            if column not in given and column not in mapping.everywhere:
                message = f"{mapping.origin} leaves open what {column!r} is"
                self.problems.add(Place(table.file), message, f"Give --set {column}=…: {what}")
        return Meant(targets, SheetMapping(columns=guesses).over(mapping) if guesses else mapping, said)

    def refuse_no_header(self, table: Table) -> None:
        """Add a problem where the first row is no header: a title, of one cell above rows of several, or long texts."""
        for text, place in table.header:
            if len(text) > limits.NAME:
                message = f"{len(text):,} characters as the name of a column, more than {limits.NAME:,}"
                self.problems.add(place, message, "Write a header above the rows: a short name for each column.")
        filled = [(text.strip(), place) for text, place in table.header if text.strip()]
        is_title = len(filled) == 1 and any(sum(map(bool, texts)) > 1 for _, texts in table.lines[:_LOOKED_AT])
        if is_title and not table.keyed and plain(filled[0][0]) not in self.known:
            text, place = filled[0]
            self.problems.add(
                place, f"{text!r} is no header: it stands alone in its row", "Take out what stands above the header."
            )

    def _labels(self) -> dict[str, str]:
        """The columns of the corpus's own dimensions, by their labels."""
        terms = [(key, found.term) for key, found in self.vocabulary.dimensions.items()]
        return {plain(word): column_of(key) for key, term in terms for word in (term.label, *term.words)}

    def _refuse_unknown_targets(self, table: Table, mapping: SheetMapping) -> None:
        there = {plain(text): place for text, place in table.header}
        given = [(name, column) for name, found in mapping.columns.items() for t in found for column in _all_of(t)]
        for name, column in [*given, *(("", column) for column in mapping.everywhere)]:
            if column not in self.known:
                like = Likenesses(self.known).of(column)
                self.problems.add(
                    there.get(name, Place(table.file)),
                    f"unknown column {column!r}{' in --set' if not name else ' as the meaning of another'}",
                    f"Did you mean {like!r}?" if like else "See `claimgraph import --help` for the columns.",
                )

    def _refuse_two(self, table: Table, targets: list[tuple[Target, ...]]) -> None:
        """Add a problem where two columns mean the same; in JSON Lines each row is looked at by itself."""
        if table.keyed:
            return
        first: dict[tuple[str, frozenset[tuple[str, str]]], str] = {}
        for (text, place), here in zip(table.header, targets, strict=True):
            for target in here:
                meaning = target.column, frozenset(target.constants.items())
                if (other := first.get(meaning)) is None:
                    first[meaning] = text.strip()
                elif plain(other) == plain(text):
                    self.problems.add(place, f"two columns {text.strip()!r}", "Keep one of them, or rename it.")
                else:
                    self.problems.add(
                        place,
                        f"two columns {target.column!r}: {other!r} and {text.strip()!r}",
                        f"{_ignore(text)} leaves this one out, --map gives it another meaning.",
                    )

    def _tell_choices(self, text: str, place: Place) -> bool:
        """Whether a column that is not known may mean something that is; then with a problem that lists what."""
        name = plain(text)
        choices = _ambiguous().get(name, ())
        if choices:
            lines = [_map(text, column) for column in choices if column in self.known]
            self.problems.add(place, f"column {text!r} may mean several things", _either([*lines, _ignore(text)]))
            return True
        # A short word is like many another: nobody shall paste a claimant that only looks like the word for one.
        alike = [word for word, column in self._guessed.items() if column not in _WHO]
        like = Likenesses((*self.known, *alike)).of(name)
        meant = self._guessed.get(like, like)
        lines = [*self._sides(text), *([_map(text, meant)] if meant else [])]
        hint = f"Did you mean {meant!r}? " if meant else ""
        if lines:
            self.problems.add(place, f"unknown column {text!r}", hint + _either([*lines, _ignore(text)]))
        return bool(lines)

    def _tell_strange(self, columns: list[tuple[str, Place]]) -> None:
        """Tell the columns that are like nothing known: one by one, or, of a wide sheet, together with one line to paste."""
        if len(columns) <= _TOLD:
            for text, place in columns:
                lines = [f"{_map(text, 'COLUMN')} (claimgraph import --help)", _ignore(text)]
                self.problems.add(place, f"unknown column {text!r}", _either(lines))
            return
        self.problems.add(
            columns[0][1],
            f"{len(columns)} unknown columns: {', '.join(repr(text) for text, _ in columns)}",
            "Give --map HEADER=COLUMN (claimgraph import --help) for each that you need; this leaves all of them out: "
            + " ".join(_ignore(text) for text, _ in columns),
        )

    def _sides(self, text: str) -> Iterator[str]:
        """What a header with the name of an actor may mean: a figure, of what that actor did or got."""
        words = text.split()
        found = {
            bearers[0]
            for start in range(len(words))
            for end in range(start + 1, min(len(words), start + _NAME_WORDS) + 1)
            if len(bearers := self.actors.bearers(" ".join(words[start:end]))) == 1
        }
        for id in sorted(found):
            for key, dimension in sorted(self.vocabulary.dimensions.items()):
                above = self.vocabulary.kinds_of(dimension.answered_by)
                match answered(dimension.answered_by, dimension.unit, above):
                    case Thing(of="actor"):
                        yield _map(text, f"value, {column_of(key)}: {id}")


def _all_of(target: Target) -> tuple[str, ...]:
    return (target.column, *target.constants)


@cache
def _synonyms() -> dict[str, str]:
    return {plain(word): column for column, words in everyday_words("columns").items() for word in words}


@cache
def _ambiguous() -> dict[str, tuple[str, ...]]:
    return {plain(word): columns for word, columns in everyday_words("ambiguous").items()}


def _map(text: str, meaning: str) -> str:
    return f"--map {shlex.quote(f'{text}={meaning}')}"


def _ignore(text: str) -> str:
    return f"--ignore {shlex.quote(text.strip())}"


def _either(lines: list[str]) -> str:
    if len(lines) == 1:
        return f"{lines[0]} leaves it out."
    return f"Give {', or '.join(lines[:-1])}; {lines[-1]} leaves it out."
