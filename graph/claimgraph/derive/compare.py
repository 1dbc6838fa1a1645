"""Flat rows in, verdicts out: the rules are SQL files, DuckDB runs them."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from claimgraph.derive.tables import TABLES, Row

_RULES: Final = Path(__file__).parent / "rules"

#: The rules that judge, in the order in which the ontology defines their verdicts.
RULES: Final = (
    "contradicts",
    "disputes",
    "revisions",
    "unacknowledged",
    "rivals",
    "progress",
    "sums",
    "superlatives",
    "ordinals",
)

#: The stances that supply what a verdict rests on.
_SUPPLIES: Final[Mapping[str, frozenset[str]]] = {
    "contradicts": frozenset(("asserts",)),
    "unacknowledged": frozenset(("asserts", "declines")),
    "shortfall": frozenset(("asserts", "suggests", "promises")),
    "excess": frozenset(("asserts", "suggests", "promises")),
    "postponed": frozenset(("asserts", "suggests", "promises")),
}
_HOLDS: Final = frozenset(("asserts", "suggests"))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule finds between propositions; ``claims`` are those that it rests on.

    ``gap`` is in what is counted, or in days; None where there is no distance. For a revision, ``order`` holds the
    earlier claim and the later one.
    """

    verdict: str
    rule: str
    propositions: tuple[str, ...]
    claims: tuple[str, ...]
    gap: int | None = None
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """Who stands behind a proposition, as counts; ``sides`` counts the parties to the conflict alone."""

    proposition: str
    claimants: int
    roots: int
    outlets: int
    origins: int
    sides: int
    third: bool


class Comparison:
    """The tables of one corpus, loaded; asked once for verdicts and once for support."""

    def __init__(self, rows: Mapping[str, Iterable[Row]]) -> None:
        self._database = duckdb.connect(":memory:")
        rows = {**rows, "position": list(rows["position"])}
        #: Claim and stance by proposition.
        self._taken: dict[str, list[tuple[str, str]]] = {}
        for claim, proposition, _, stance, *_ in rows["position"]:
            self._taken.setdefault(str(proposition), []).append((str(claim), str(stance)))
        for name, columns in TABLES.items():
            self._database.execute(f"CREATE TABLE {name} ({columns})")
            self._load(name, rows[name])
        self._database.execute(_sql("conflicts"))

    def _load(self, name: str, rows: Iterable[Row]) -> None:
        # Through a file: DuckDB reads a million rows of CSV in a second, and takes as long for a thousand inserts.
        with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, quoting=csv.QUOTE_ALL)
            # Quoted text is a value, also when empty; \N alone is no value.
            writer.writerows(["\\N" if value is None else value for value in row] for row in rows)
            file.flush()
            # Only our own table names are put into the text; everything of the corpus is in the file.
            self._database.execute(
                f"INSERT INTO {name} SELECT * FROM read_csv(?, header=false, nullstr='\\N', "  # noqa: S608
                "delim=',', quote='\"', escape='\"', auto_detect=false, columns=?)",
                [file.name, {column.split(" ")[0]: "VARCHAR" for column in TABLES[name].split(", ")}],
            )

    def verdicts(self) -> list[Verdict]:
        """Every verdict of every rule, sorted."""
        found: set[Verdict] = set()
        for rule in RULES:
            cursor = self._database.execute(_sql(rule))
            columns = [column[0] for column in cursor.description or ()]
            found |= self._of_rule(rule, [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()])
        return sorted(found, key=repr)

    def conflicts(self) -> list[tuple[str, str]]:
        """Pairs of propositions, held by anybody, that cannot both be right."""
        rows = self._database.execute("SELECT DISTINCT one, other FROM conflict ORDER BY one, other").fetchall()
        return [(str(one), str(other)) for one, other in rows]

    def _of_rule(self, rule: str, rows: list[dict[str, object]]) -> set[Verdict]:
        if rule == "revisions":
            return {self._revision(row) for row in rows}
        together: dict[tuple[object, ...], set[str]] = {}
        claims: dict[tuple[object, ...], set[str]] = {}
        for row in rows:
            one, other = str(row["one"]), str(row["other"])
            key = (row["verdict"], row["gap"], row.get("together") or tuple(sorted({one, other})))
            together.setdefault(key, set()).update((one, other))
            if row.get("denied"):
                found = self._with({one}, ("asserts",)) | self._with({other}, ("denies",))
            else:
                found = self._with({one, other}, _SUPPLIES.get(str(row["verdict"]), _HOLDS))
            claims.setdefault(key, set()).update(found)
        return {
            Verdict(
                str(verdict),
                rule,
                tuple(sorted(pair)),
                tuple(sorted(claims[verdict, gap, which])),
                gap if isinstance(gap, int) else None,
            )
            for (verdict, gap, which), pair in together.items()
        }

    def _revision(self, row: Mapping[str, object]) -> Verdict:
        claims = (str(row["one_claim"]), str(row["other_claim"]))
        gap = row["gap"]
        return Verdict(
            str(row["verdict"]),
            "revisions",
            tuple(sorted((str(row["one"]), str(row["other"])))),
            tuple(sorted(claims)),
            gap if isinstance(gap, int) else None,
            claims if row["verdict"] == "revised" else (),
        )

    def _with(self, propositions: set[str], stances: Collection[str]) -> set[str]:
        """The claims that take one of these stances to one of these propositions."""
        return {claim for p in propositions for claim, stance in self._taken.get(p, ()) if stance in stances}

    def support(self) -> list[Support]:
        """The support of every proposition that somebody holds, sorted."""
        rows = self._database.execute(_sql("support")).fetchall()
        return [
            Support(p, who, roots, outlets, origins, sides, bool(third))
            for p, who, roots, outlets, origins, sides, third in rows
        ]


def _sql(name: str) -> str:
    return (_RULES / f"{name}.sql").read_text(encoding="utf-8")
