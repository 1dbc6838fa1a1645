"""Typed rows, or the answer to a question, in; a pandas DataFrame out. The only module that knows pandas."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from claimgraph.base.errors import ClaimGraphError
from claimgraph.formats.typed_rows import typed_rows, types
from claimgraph.model.records import Corpus
from claimgraph.store import Table, Value

if TYPE_CHECKING:
    import pandas

#: The type in pandas for each type in DuckDB; each has a sign of its own for "no value".
_TYPES: Final = {
    "VARCHAR": "string",
    "BIGINT": "Int64",
    "DOUBLE": "Float64",
    "BOOLEAN": "boolean",
    "DATE": "datetime64[s]",  # in nanoseconds no day before 1677 has a place
}


def claims_frame(corpus: Corpus) -> pandas.DataFrame:
    """One claim a row, with the columns and types of the Parquet file.

    Raises:
        ClaimGraphError: pandas is not installed.
    """
    pandas = _pandas()
    of_column = types(corpus)
    rows = list(typed_rows(corpus, documents=False))
    return pandas.DataFrame(
        {name: _series(pandas, [row[name] for row in rows], _TYPES[type]) for name, type in of_column.items()}
    )


def answer_frame(table: Table) -> pandas.DataFrame:
    """The answer to a question, a column with the type of its values; texts where they are of several kinds.

    Raises:
        ClaimGraphError: pandas is not installed.
    """
    pandas = _pandas()
    rows = table.values()
    return pandas.DataFrame({name: _answers(pandas, [row[name] for row in rows]) for name in table.columns})


def _answers(pandas: Any, values: list[Value]) -> pandas.Series:
    kinds = {type(value) for value in values if value is not None}
    for kinds_of_type, name in (({bool}, "boolean"), ({int}, "Int64"), ({date}, "datetime64[s]")):
        if kinds == kinds_of_type:
            return _series(pandas, values, name)
    if kinds and kinds <= {int, float, Decimal}:
        return _series(pandas, [None if value is None else float(value) for value in values], "Float64")  # type: ignore[arg-type]
    return _series(pandas, [None if value is None else str(value) for value in values], "string")


def _series(pandas: Any, values: list[Any], type: str) -> pandas.Series:
    if type == "Int64" and any(value is not None and not -(2**63) <= value < 2**63 for value in values):
        type = "object"  # larger than a column of numbers holds
    return pandas.Series(values, dtype=type)


def _pandas() -> Any:
    try:
        import pandas
    except ImportError as error:
        raise ClaimGraphError("pandas is not installed.", "Install it: pip install 'claimgraph[pandas]'.") from error
    return pandas
