"""The tables of a graph in, the same rows out in sets: by what questions and answers say, not by their numbers."""

from __future__ import annotations

import datetime

from claimgraph.columns.schema import tables


def rows_in(database) -> dict[str, set[tuple]]:
    """The rows of every table of a database."""
    return said({name: database.execute(f"SELECT {', '.join(tables()[name])} FROM {name}").fetchall() for name in tables()})


def said(rows: dict[str, list[tuple]]) -> dict[str, set[tuple]]:
    """The same rows with the words of questions and answers in place of their numbers."""
    plain = {name: [tuple(map(_plain, row)) for row in found] for name, found in rows.items()}
    dimensions: dict[object, list[tuple]] = {}
    for number, *dimension in plain.pop("dimension"):
        dimensions.setdefault(number, []).append(tuple(dimension))
    questions = {row[0]: (*row[1:], tuple(sorted(dimensions.get(row[0], [])))) for row in plain.pop("question")}
    answers = {row[0]: row[1:] for row in plain.pop("answer")} | {None: None}
    at, to = (list(tables()["statement"]).index(name) for name in ("question", "answer"))
    statements = [
        tuple(questions[cell] if n == at else answers[cell] if n == to else cell for n, cell in enumerate(row))
        for row in plain.pop("statement")
    ]
    every = {**plain, "statement": statements, "questions": list(questions.values()), "answers": list(answers.values())}
    for name, found in every.items():
        assert len(found) == len(set(found)), f"a row of {name} twice"
    return {name: set(found) for name, found in every.items()}


def _plain(cell: object) -> object:
    return tuple(cell) if isinstance(cell, list) else str(cell) if isinstance(cell, datetime.date) else cell
