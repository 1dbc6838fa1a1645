"""Flat rows in, verdicts out: the rules are SQL files (see rule.py), DuckDB runs them."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, Final

import duckdb

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.derive.rule import Rule, rules
from claimgraph.derive.tables import TABLES, Row

#: What rules share: tables that are made before them, in this order.
_GROUNDWORK: Final = ("held", "conflicts", "nearest", "denials", "own")
_GROUNDWORK_FOLDER: Final = Path(__file__).parent / "groundwork"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule finds between propositions; ``claims`` are those that it rests on.

    ``gap`` is in what is counted, or in days; None where there is no distance; ``gap_at_most`` is the greatest one that
    the answers allow, None where that is the same, or open. ``between_claims`` where two claims of one claimant are
    compared: for a revision, ``order`` holds the earlier and the later one. ``among`` is how many answers there are,
    where only the nearest were compared.
    """

    verdict: str
    rule: str
    propositions: tuple[str, ...]
    claims: tuple[str, ...]
    gap: int | None = None
    gap_at_most: int | None = None
    between_claims: bool = False
    order: tuple[str, ...] = ()
    among: int | None = None


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


@dataclass(slots=True)
class _Found:
    """What the rows of one verdict say together: propositions with the stances that supply it."""

    verdict: Verdict
    supplied: dict[str, frozenset[str]] = field(default_factory=dict)


def _rule(name: str) -> str:
    (sql,) = (rule.sql for rule in rules() if rule.name == name)
    return sql


@contextmanager
def _passing_ctrl_c() -> Iterator[None]:
    """Inside, Ctrl-C is what it is everywhere: DuckDB makes another error of it."""
    try:
        yield
    except RuntimeError as error:
        if "interrupted" in str(error).lower():
            raise KeyboardInterrupt from None
        raise


class Comparison:
    """The tables of one corpus, loaded; asked once for verdicts and once for support."""

    @_passing_ctrl_c()
    def __init__(self, rows: Mapping[str, Iterable[Row]], called: Callable[[str], str] = str) -> None:
        """``called`` gives the label of a question by its node, for messages.

        Raises:
            ClaimGraphError: too much stands against each other to be compared.
        """
        # What spills to a disk takes minutes: then it is too much.
        self._database = duckdb.connect(":memory:", config={"memory_limit": "2GB", "temp_directory": ""})
        self._called = called
        rows = {**rows, "position": list(rows["position"])}
        #: Claim and stance by proposition.
        self._taken: dict[str, list[tuple[str, str]]] = {}
        for claim, proposition, _, _, stance, *_ in rows["position"]:
            self._taken.setdefault(str(proposition), []).append((str(claim), str(stance)))
        for name, columns in TABLES.items():
            self._load(name, columns, rows[name])
        (answers,) = self._rows("SELECT COUNT(*) FROM answer")[0]
        positions = sum(map(len, self._taken.values()))
        self._limit = limits.ROWS + limits.ROWS_PER_ANSWER * (answers + positions)
        for script in _GROUNDWORK:
            self._rows(self._numbered((_GROUNDWORK_FOLDER / f"{script}.sql").read_text(encoding="utf-8")))

    def _load(self, name: str, columns: str, rows: Iterable[Row]) -> None:
        self._database.execute(f"CREATE TABLE {name} ({columns})")
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
                [file.name, {column.split(" ")[0]: "VARCHAR" for column in columns.split(", ")}],
            )

    def verdicts(self) -> list[Verdict]:
        """Every verdict of every rule, sorted.

        Raises:
            ClaimGraphError: a rule finds more than anybody could use; the message names the question with most answers.
        """
        found: set[Verdict] = set()
        for rule in rules():
            if not rule.verdicts:
                continue
            # One row more than may be is enough to know. Not around the rule: DuckDB then stops for minutes at nothing.
            rows = self._rows(f"{self._numbered(rule.sql)}\nLIMIT {self._limit + 1}")
            if len(rows) > self._limit:
                raise self._too_much(f"The rule {rule.name} finds more than {self._limit:,} pairs")
            columns = [column[0] for column in self._database.description or ()]
            found |= self._of_rule(rule, [dict(zip(columns, row, strict=True)) for row in rows])
        return sorted(found, key=repr)

    def ranked(self, named: Mapping[str, Verdict]) -> dict[str, int]:
        """The place of each verdict by its importance, from 1 on; once. Verdicts go by the names of their nodes."""
        rests_on = ((name, claim) for name, verdict in named.items() for claim in verdict.claims)
        compared = ((name, one, verdict.gap) for name, verdict in named.items() for one in verdict.propositions)
        self._load("rests_on", "comparison TEXT, claim TEXT", rests_on)
        self._load("compared", "comparison TEXT, proposition TEXT, gap BIGINT", compared)
        return {str(name): int(place) for name, place in self._rows(_rule("importance"))}

    def conflicts(self) -> list[tuple[str, str]]:
        """Pairs of propositions, held by anybody, that cannot both be right."""
        rows = self._rows("SELECT DISTINCT one, other FROM conflict ORDER BY one, other")
        return [(str(one), str(other)) for one, other in rows]

    @_passing_ctrl_c()
    def _rows(self, sql: str) -> list[tuple[Any, ...]]:
        try:
            return self._database.execute(sql).fetchall()
        except duckdb.OutOfMemoryException:
            raise self._too_much("Comparing needs more than 2 GB of memory") from None

    def _too_much(self, message: str) -> ClaimGraphError:
        question, answers = self._database.execute(
            "SELECT question, COUNT(*) FROM answer GROUP BY question ORDER BY COUNT(*) DESC, question LIMIT 1"
        ).fetchall()[0]
        return ClaimGraphError(
            f"{message}: too many answers stand against each other. Most are to “{self._called(question)}”: {answers:,}.",
            "Ask more narrowly (by event, phase, day, part), or split the corpus.",
        )

    def _of_rule(self, rule: Rule, rows: list[dict[str, Any]]) -> set[Verdict]:
        found: dict[tuple[object, ...], _Found] = {}
        between_claims: set[Verdict] = set()
        for row in rows:
            one, other = str(row["one"]), str(row["other"])
            gap, most, among = row.get("gap"), row.get("gap_at_most"), row.get("among")
            pair = tuple(sorted({one, other}))
            verdict = Verdict(str(row["verdict"]), rule.name, pair, (), gap, most, among=among)
            if row.get("one_claim"):
                claims = (str(row["one_claim"]), str(row["other_claim"]))
                order = claims if row.get("in_order") else ()
                between_claims.add(replace(verdict, claims=tuple(sorted(claims)), between_claims=True, order=order))
                continue
            here = found.setdefault((verdict.verdict, gap, most, row.get("together") or pair), _Found(verdict))
            for proposition, stances in ((one, rule.one), (other, rule.other)):
                here.supplied[proposition] = here.supplied.get(proposition, frozenset()) | stances
        told: set[tuple[str, str]] = set()
        return between_claims | {
            replace(
                here.verdict,
                propositions=tuple(sorted(here.supplied)),
                claims=tuple(sorted(self._claims(here.verdict.verdict, here.supplied, told))),
            )
            for _, here in sorted(found.items(), key=lambda item: repr(item[0]))
        }

    def _claims(self, verdict: str, supplied: Mapping[str, Collection[str]], told: set[tuple[str, str]]) -> set[str]:
        """The claims that take these stances to these propositions: all of them where an answer is ``told`` first."""
        found: set[str] = set()
        for proposition, stances in supplied.items():
            first = (verdict, proposition) not in told
            told.add((verdict, proposition))
            taken = self._taken.get(proposition, ())
            claims = (claim for claim, stance in taken if stance in stances)
            found.update(claims if first else islice(claims, limits.CLAIMS_NAMED))
        return found

    def support(self) -> list[Support]:
        """The support of every proposition that somebody holds, sorted."""
        return [
            Support(p, who, roots, outlets, origins, sides, bool(third))
            for p, who, roots, outlets, origins, sides, third in self._rows(_rule("support"))
        ]

    def _numbered(self, sql: str) -> str:
        """SQL with the limits written in: whole numbers of ours."""
        numbers = {"all_pairs": limits.ALL_PAIRS, "few_pairs": limits.FEW_PAIRS, "rows": self._limit + 1}
        for word, number in numbers.items():
            sql = sql.replace(f"${word}", str(number))
        return sql
