"""The docstrings of what is public in, docs/api.md out.

Run as ``PYTHONPATH=tests python -m api_page`` (or ``make reference``). Here stands only what leads from one to the next.
"""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import claimgraph
from claimgraph.graph.fenced import Fenced
from claimgraph.graph.published import Published
from claimgraph.model import cast, evidence, records, values, vocabulary
from claimgraph.store import Table
from conftest import ROOT

PAGE = ROOT / "docs" / "api.md"

_ABOUT = """# From Python

Everything that `import claimgraph` names is meant to stay. Modules below it (`claimgraph.model`, `claimgraph.derive` …) are
the program's rooms: use them, but look at the [changelog](../CHANGELOG.md) before you update. This page is made from the
docstrings (`make reference`), and its examples are run by the tests.

Where a function takes a corpus, it takes a `Graph`, records, the path of a corpus folder or of a [store](stores.md), or
`None` for the corpus that ships: `Source` stands for all but the first. What a function does to a graph, a method of the same name does too:
`graph.ask(…)` is `claimgraph.ask(graph, …)`. `Value` is what an answer holds: str, int, Decimal, float, bool, date or None.
"""


@dataclass(frozen=True)
class Section:
    """What one wants to do, a sentence or two on it, and what is public for it."""

    title: str
    text: str
    names: tuple[str, ...] = ()
    also: tuple[type, ...] = ()  #: what those give
    listed: tuple[type, ...] = ()  #: in a table, with a line each


SECTIONS = (
    Section(
        "Make a graph",
        "The same corpus gives the same graph, with all that is derived from it: verdicts and support. It lives in "
        "memory, or in a [store](stores.md), which is opened at once. Of a large corpus folder the graph is kept beside it, "
        "until a file changes; nothing is written where records are given: `claimgraph.build(claimgraph.read_corpus(…))`.",
        ("build", "read_corpus"),
    ),
    Section(
        "Ask it",
        "Questions are the files of `queries/`, by their path without the ending. Any SPARQL goes to `graph.sparql`, and "
        "a stranger's to `graph.fenced().sparql`.",
        ("questions", "ask"),
        also=(Table,),
    ),
    Section("Take a part of it", "Each gives another graph, and leaves the first as it was.", ("as_of", "without")),
    Section(
        "Write it down",
        "What leaves is looked at: a text that would name a private person is not given out. A file that is written "
        "takes the place of no file of the corpus.",
        ("report", "export"),
    ),
    Section("Go on in another library", "", ("to_pandas", "to_networkx", "to_rdflib")),
    Section(
        "The graph itself",
        "One value: where it comes from, what is selected of it, its triples.",
        ("Graph",),
        also=(Fenced, Published),
    ),
    Section(
        "Records",
        "What `read_corpus` gives is frozen, and holds what people wrote, before anything is derived from it.",
        listed=(
            *(records.Corpus, records.Document, records.Statement, records.Speaker, records.Withdrawal),
            *(records.Proposition, records.Question, evidence.Quote, evidence.TextFile),
            *(cast.Actor, cast.Event, cast.Concept),
            *(values.Figure, values.Measure, values.Period, values.Ref, values.ClaimRef, vocabulary.Vocabulary),
        ),
    ),
    Section(
        "Errors",
        "`message` says what is wrong and where, `remedy` what to do.",
        ("ClaimGraphError", "CorpusError", "QuestionError", "QueryError", "ExportError"),
    ),
)

_RECORDS = """```python
>>> import claimgraph
>>> corpus = claimgraph.read_corpus()
>>> corpus.documents["largest-ever-swap"]
<Document largest-ever-swap: 61 statements, rt, 2024-01-31>
>>> said = [s for s in corpus.documents["largest-ever-swap"].statements if "207 guys" in repr(s)]
>>> said[0]
<Statement: zelensky asserts, “207 guys … he wrote on Telegram”>
>>> said[0].proposition.answer.stated, said[0].proposition.question.counts, said[0].proposition.question.phase
(207, 'prisoners', 'completed')

```
"""


def page() -> str:
    """The page; the same docstrings give the same page."""
    parts = [_ABOUT]
    for section in SECTIONS:
        parts.append(f"## {section.title}\n")
        parts += [f"{textwrap.fill(section.text, 124)}\n"] * bool(section.text)
        parts += [described(getattr(claimgraph, name), f"claimgraph.{name}") for name in section.names]
        parts += [described(thing, thing.__name__) for thing in section.also]
        if section.listed:
            rows = [f"| `{thing.__name__}` | `{thing.__module__}` | {_first(thing)} |" for thing in section.listed]
            parts.append("\n".join([_RECORDS, "| record | module | what it is |", "| --- | --- | --- |", *rows, ""]))
    return "\n".join(parts)


def described(thing: Any, name: str) -> str:
    """A function or class with its docstring; of a class also what it offers."""
    if not isinstance(thing, type):
        return f"### `{name}{_signature(thing)}`\n\n{in_markdown(thing)}"
    own = "\n".join(_members(thing)) if not issubclass(thing, Exception) else ""
    return f"### `{name}`\n\n{in_markdown(thing)}{own and chr(10)}{own}"


def _members(thing: type) -> Iterator[str]:
    of_class = [
        found for base in reversed(thing.__mro__) if base.__module__.startswith("claimgraph.") for found in vars(base)
    ]
    for name in dict.fromkeys(of_class):
        member = inspect.getattr_static(thing, name)
        if name.startswith("_") or not inspect.getdoc(member):
            continue
        if inspect.isfunction(member):
            yield f"#### `.{name}{_signature(member)}`\n\n{in_markdown(member)}"
        elif isinstance(member, property) or hasattr(member, "attrname"):
            yield f"#### `.{name}`\n\n{in_markdown(member)}"


def _signature(function: Any) -> str:
    shown = re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(function)))
    shown = shown.replace("(self, /, ", "(").replace("(self, ", "(")
    return re.sub(r"\(self\)|\(self, /\)", "()", shown)


def _first(thing: Any) -> str:
    return " ".join((inspect.getdoc(thing) or "").split("\n\n")[0].split()).replace("``", "`").replace("|", r"\|")


def in_markdown(thing: Any) -> str:
    """A docstring as Markdown: its paragraphs, its examples as Python, what it raises as a list."""
    said, raised = [], []
    for block in (inspect.getdoc(thing) or "").split("\n\n"):
        if block.startswith("Raises:"):
            entries = re.findall(r"^    (\w+): (.*(?:\n {8}.*)*)", block, re.MULTILINE)
            raised = [f"- raises `{error}`: {' '.join(why.split())}" for error, why in entries]
            assert raised, block
        elif block.startswith(">>>"):
            said.append(f"```python\n{block}\n\n```")
        else:
            said.append(block.replace("``", "`"))
    return "\n\n".join([*said, *(["\n".join(raised)] if raised else [])]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
