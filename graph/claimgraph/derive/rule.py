"""The SQL file of a rule in, the rule out: which verdicts it gives, which stances supply them, and its label.

A rule is one file of the folder `rules`: all that is said of it stands in its header, lines that begin with `--+`:

    --+ label: two claimants assert answers that cannot both be right
    --+ verdicts: contradicts
    --+ one: asserts
    --+ other: asserts
    --+ needs: conflict

Its rows have the columns `verdict`, `one` and `other` (propositions), and where they apply `gap` and `gap_at_most`;
`together`, the same for all rows that make one comparison, else each pair makes one; `among`, how many answers there
are where only the nearest are compared; and `one_claim` and `other_claim`, where two claims are compared and not all
who give these answers, with `in_order` where the one is the earlier.

Where nothing is in what it `needs`, tables and a condition on their rows, it finds nothing, and is not asked. That has to be
found out much faster than the rule is planned: few joins, none of which makes more rows than there are answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from claimgraph.base.errors import ClaimGraphError

FOLDER: Final = Path(__file__).parent / "rules"

_MARK: Final = "--+"
_KEYS: Final = frozenset(("label", "verdicts", "one", "other", "needs"))


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; ``one`` and ``other`` are the stances of claims that supply what stands in these columns.

    A rule without verdicts finds something else (support).
    """

    name: str
    label: str
    sql: str
    verdicts: tuple[str, ...] = ()
    one: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()
    needs: str = ""


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Every rule, by name.

    Raises:
        ClaimGraphError: the header of one is not whole.
    """
    return tuple(rule_of(path) for path in sorted(FOLDER.glob("*.sql")))


def rule_of(path: Path) -> Rule:
    """The rule of one file.

    Raises:
        ClaimGraphError: a key of its header is missing, unknown, or stands there twice.
    """
    sql = path.read_text(encoding="utf-8")
    said: dict[str, str] = {}
    for number, line in enumerate(sql.splitlines(), start=1):
        if not line.startswith(_MARK):
            continue
        key, colon, value = line.removeprefix(_MARK).partition(":")
        key = key.strip()
        if not colon or key not in _KEYS or key in said:
            known = ", ".join(sorted(_KEYS))
            raise ClaimGraphError(f"{path}:{number}: no line of a header: {line}", f"Write each once: {known}.")
        said[key] = value.strip()
    missing = sorted(({"label"} if "verdicts" not in said else _KEYS) - said.keys())
    if missing:
        raise ClaimGraphError(f"{path}: its header lacks {', '.join(missing)}", f"Write `{_MARK} {missing[0]}: …`.")

    def words(key: str) -> tuple[str, ...]:
        return tuple(said.get(key, "").split())

    one, other = frozenset(words("one")), frozenset(words("other"))
    return Rule(path.stem, said["label"], sql, words("verdicts"), one, other, said.get("needs", ""))
