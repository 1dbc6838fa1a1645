"""Documents in, all that is asked of what they speak of out: what has to be compared again where one of them changes.

Which of it a rule depends on, its header says (`scope`, see rule.py); each scope is one file of the folder `scopes`.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Final

from claimgraph.columns.database import Database

_FOLDER: Final = Path(__file__).parent / "scopes"


def questions_around(database: Database, documents: Collection[str], scope: str) -> list[int]:
    """The numbers of the questions that a verdict on an answer in one of the documents can depend on."""
    sql = (_FOLDER / f"{scope}.sql").read_text(encoding="utf-8")
    return sorted(question for (question,) in database.execute(sql, {"documents": list(documents)}).fetchall())
