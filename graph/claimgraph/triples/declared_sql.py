"""The declared fields of a record in, the SQL that makes their terms out: one declaration adds a field everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.model.fields import Field, fields_of


def terms_of(record: type, table: str, start: str = "") -> Iterator[tuple[str, str]]:
    """The property and the SQL of the term of each declared field that has one; NULL where nothing is said.

    ``table`` is the name under which the query knows the rows, ``start`` how their columns begin.
    """
    for field in fields_of(record).values():
        if field.term:
            column = f"{_joined(table, field)}.iri" if field.is_listed else f"{table}.{start}{field.name}"
            said = column if field.default is None or field.is_listed else f"nullif({column}, {_sql(field.default)})"
            yield f"cg('{field.term}')", field.kind.sql(said)


def joins_of(record: type, table: str) -> str:
    """The joins that find the IRIs of the fields whose terms are listed in the vocabulary."""
    return "\n".join(
        f"LEFT JOIN listed {(name := _joined(table, field))} "
        f"ON {name}.scheme = '{field.kind.scheme}' AND {name}.key = {table}.{field.name}"  # type: ignore[attr-defined]
        for field in fields_of(record).values()
        if field.term and field.is_listed
    )


def _joined(table: str, field: Field) -> str:
    return f"{table}_{field.name}"


def _sql(default: str | int | bool) -> str:
    """What is written in a declaration, as SQL."""
    return "'" + default.replace("'", "''") + "'" if isinstance(default, str) else str(default)
