"""What a shell offers when Tab is pressed: questions, their parameters, ids, formats.

It has to be there at once, so no graph is made; and nothing may go wrong in the midst of a line, so what cannot be read
offers nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from claimgraph.asking.question_files import NamedQuestion

Completer: TypeAlias = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def _never_failing(offered: Callable[[click.Context, str], Iterable[CompletionItem]]) -> Completer:
    def complete(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
        try:
            return list(offered(context, begun))
        except Exception:  # a shell would show the traceback in the line that somebody is typing
            return []

    return complete


def _matching(words: Iterable[str], begun: str) -> Iterator[CompletionItem]:
    return (CompletionItem(word) for word in words if word.startswith(begun))


def ids(*kinds: str) -> Completer:
    """Offers the ids of these kinds of thing in the corpus that the command is about."""
    return _never_failing(lambda context, begun: _matching(sorted(_ids(context, *kinds)), begun))


def _ids(context: click.Context, *kinds: str) -> list[str]:
    from claimgraph.base.files import is_store
    from claimgraph.base.resources import shipped
    from claimgraph.cli.ids import ids_in

    folder = Path(context.params.get("corpus") or shipped("corpus"))
    if is_store(folder):
        from claimgraph.kept.opened import opened

        return [id for kind in kinds for id in opened(folder).ids(kind)]
    return [id for kind in kinds for id in ids_in(folder, kind)]


def _questions(context: click.Context, begun: str) -> Iterator[CompletionItem]:
    from claimgraph.asking.question_files import questions

    return (CompletionItem(q.id, help=q.question) for q in questions().values() if q.id.startswith(begun))


def _parameters(context: click.Context, begun: str) -> Iterator[CompletionItem]:
    from claimgraph.asking.question_files import question_of

    asked = question_of(context.params["question"])
    given = list(context.params.get("parameters") or ())
    name = _being_given(asked, given, begun)
    if name:
        return _matching(_values(context, asked, name), "" if begun == "=" else begun)
    rest = (p.name for p in asked.parameters if not any(word.startswith(f"{p.name}=") for word in given))
    return _matching((f"{name}={value}" for name in rest for value in _values(context, asked, name) or [""]), begun)


def _being_given(asked: NamedQuestion, given: list[str], begun: str) -> str:
    """The parameter whose value is being typed, where the shell takes its "=" for the end of a word, as bash does."""
    before = given[-2:] if given[-1:] == ["="] else given[-1:]
    names = [parameter.name for parameter in asked.parameters]
    return next((word for word in before[:1] if word in names and (before[1:] or begun in ("", "="))), "")


def _values(context: click.Context, asked: NamedQuestion, name: str) -> list[str]:
    (type,) = (parameter.type for parameter in asked.parameters if parameter.name == name)
    kind = type.lower()
    return _ids(context, kind) if kind in ("actor", "event", "document") else []


def _formats(context: click.Context, begun: str) -> Iterator[CompletionItem]:
    # From the help, which names all of them (a test sees to that): to load the writers takes too long.
    block = (context.command.help or "").partition("keeps):")[2].partition("With --told-by")[0]
    listed = " ".join(re.split(r"\s{2,}", line.strip())[0] for line in block.splitlines())
    return _matching(sorted(re.findall(r"[a-z][\w-]*", listed)), begun)


questions = _never_failing(_questions)
parameters = _never_failing(_parameters)
formats = _never_failing(_formats)
