"""Files of ``queries/`` in, questions out: what each asks, with which parameters, and which of its columns people look at.

No engine is needed for that: what can be asked is listed, and completed, at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from claimgraph.base.errors import QuestionError
from claimgraph.base.resources import shipped
from claimgraph.base.words import closest, nearest

_ID = re.compile(r"[a-z-]+/[a-z-]+")
_HEADER = re.compile(r"#\+ (?P<key>question|parameter|columns|graph|tiny|empty|note|pairs|ranked): (?P<text>.+)")
_PARAMETER = re.compile(r"(?P<name>[a-z_]+) (?P<type>[A-Z]\w+) (?P<example>.+?) -- (?P<text>.+)")
_SELECT = re.compile(r"^SELECT (?:DISTINCT )?(?P<columns>.+?)\s*WHERE", re.DOTALL | re.MULTILINE)
_ORDER = "\nORDER BY "
_COLUMN = re.compile(r"\?(?P<plain>\w+)|\((?:[^()]|\([^()]*\))*\bAS \?(?P<worked_out>\w+)\)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question: its type says which words are understood."""

    name: str
    type: str
    example: str
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class NamedQuestion:
    """A question in natural language, its parameters and its SPARQL.

    ``columns`` are all columns of its answer, ``shown`` those that a table shows where nobody asks for others.
    ``graph`` names the tiny corpus that its expected result was made from, ``tiny`` holds the parameters for that;
    ``empty`` says why there is no answer in the shipped corpus, where there is none. ``pairs`` says of what the answer has
    a row for each pair, where it has: there may be very many. ``ranked`` says by what, where an answer is its order.
    """

    id: str
    question: str
    parameters: tuple[Parameter, ...]
    sparql: str
    path: Path
    columns: tuple[str, ...]
    shown: tuple[str, ...]
    note: str = ""
    graph: str = "tiny"
    tiny: Mapping[str, str] = field(default_factory=dict)
    empty: str = ""
    pairs: str = ""
    ranked: str = ""

    def __repr__(self) -> str:
        return f"<{self.example.removeprefix('claimgraph ask ')}: {self.question}>"

    @property
    def unordered(self) -> str:
        """Its SPARQL without what puts the rows in order, so that an engine can give each as it finds it."""
        return self.sparql.partition(_ORDER)[0]

    @property
    def example(self) -> str:
        """The command that asks it."""
        given = "".join(f" {parameter.name}={_quoted(parameter.example)}" for parameter in self.parameters)
        return f"claimgraph ask {self.id}{given}"

    def chosen(self, columns: Iterable[str]) -> tuple[str, ...]:
        """These of the columns, each once.

        Raises:
            QuestionError: the answer has no such column.
        """
        found = tuple(dict.fromkeys(columns))
        for name in found:
            if name not in self.columns:
                close = closest(name, self.columns)
                meant = f"Did you mean {close!r}? " if close else ""
                raise QuestionError(
                    f"The answer to {self.id} has no column {name!r}.",
                    f"{meant}Its columns: {', '.join(self.columns)}.",
                )
        return found


def _quoted(text: str) -> str:
    return f"'{text}'" if " " in text else text


@lru_cache(maxsize=4)
def questions(folder: Path | None = None) -> Mapping[str, NamedQuestion]:
    """All questions in a folder, by default the shipped ones, by their id: ``claim/by-actor``.

    Raises:
        QuestionError: a file has no question in its header, or a parameter or column that it does not use.
    """
    folder = folder or shipped("queries")
    found = (_read(path, path.relative_to(folder).with_suffix("").as_posix()) for path in sorted(folder.rglob("*.rq")))
    return MappingProxyType({question.id: question for question in found})


def question_of(id: str) -> NamedQuestion:
    """The shipped question with this id.

    Raises:
        QuestionError: there is none.
    """
    if _ID.fullmatch(id) and (found := _one(id)):
        return found
    raise QuestionError(f"Unknown question {id!r}.", nearest(id, questions()) or "`claimgraph ask` lists them all.")


@cache
def _one(id: str) -> NamedQuestion | None:
    # Not all of them: whoever asks one does not wait for seventy.
    path = shipped("queries") / f"{id}.rq"
    return _read(path, id) if path.is_file() else None


def _read(path: Path, id: str) -> NamedQuestion:
    sparql = path.read_text(encoding="utf-8")
    header: dict[str, list[str]] = {}
    for found in _HEADER.finditer(sparql):
        header.setdefault(found["key"], []).append(found["text"].strip())
    if "question" not in header:
        raise QuestionError(f"{path} has no line `#+ question: …`.", "Say in one sentence what it asks.")
    columns = _columns(path, sparql)
    shown = tuple(" ".join(header.get("columns", ())).split())
    if strange := set(shown) - set(columns):
        raise QuestionError(f"{path}: no column {min(strange)!r}.", f"The query gives: {', '.join(columns)}.")
    return NamedQuestion(
        id=id,
        question=header["question"][0],
        parameters=tuple(_parameter(path, line, sparql) for line in header.get("parameter", ())),
        sparql=sparql,
        path=path,
        columns=columns,
        shown=shown or columns,
        note=" ".join(header.get("note", ())),
        graph=" ".join(header.get("graph", ())) or "tiny",
        tiny=dict(line.split("=", 1) for line in header.get("tiny", ())),
        empty=" ".join(header.get("empty", ())),
        pairs=" ".join(header.get("pairs", ())),
        ranked=" ".join(header.get("ranked", ())),
    )


def _parameter(path: Path, line: str, sparql: str) -> Parameter:
    parts = _PARAMETER.fullmatch(line)
    if not parts or not re.search(rf"\${parts['name']}\b", sparql):
        raise QuestionError(f"{path}: {line!r} is no parameter that is used.", "Write `name Type example -- text`.")
    return Parameter(**parts.groupdict())


def _columns(path: Path, sparql: str) -> tuple[str, ...]:
    found = _SELECT.search(sparql)
    if not found:
        raise QuestionError(f"{path} has no line `SELECT ?column … WHERE`.", "A question gives a table.")
    return tuple(column["plain"] or column["worked_out"] for column in _COLUMN.finditer(found["columns"]))
