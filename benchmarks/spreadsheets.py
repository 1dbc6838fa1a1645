"""How long a long spreadsheet takes, and how much memory: `python benchmarks/spreadsheets.py [ROWS [DIR]]`.

A made-up sheet with headers that people write: a claim a row, in 2,000 documents, by 3,000 names of made-up syllables
that a fresh corpus does not know. Each kind of file is imported by a command of its own, since memory is given back
only at its end. Seconds depend on the machine.
"""

from __future__ import annotations

import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl

HEAD = ("Document", "Headline", "Outlet", "Published", "Who", "Incident", "Counts", "Received by", "Phase", "How many")
SYLLABLES = [one + other for one in "bcdfghjklmnprstvw" for other in "aeiou"]


def rows(count: int) -> Iterator[tuple[object, ...]]:
    """The rows of the sheet, the same every time."""
    chance = random.Random(7)
    names = set[str]()
    while len(names) < 3_000:
        words = ("".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title() for _ in range(2))
        names.add(" ".join(words))
    people = sorted(names)
    yield (*HEAD, "Words")
    for number in range(count):
        document, who = number % 2_000, chance.choice(people)
        about = f"swap {chance.randrange(500)}", "prisoners", chance.choice(("Northland", "Southland")), "completed"
        value = chance.randrange(1, 400)
        place = f"report-{document}", f"Report {document}", f"Paper {document % 100}", f"2030-04-{document % 28 + 1:02}"
        yield *place, who, *about, value, f"{value} came home in the {number}th hour, {who} said"


def main() -> None:
    """Write the sheets, import each, print what it took."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp())
    with (folder / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows(count))
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("claims")
    for row in rows(count):
        sheet.append(row)
    book.save(folder / "claims.xlsx")
    for name in ("claims.csv", "claims.xlsx"):
        into = folder / f"corpus-of-{name[7:]}"
        command = ("import", str(folder / name), "--into", str(into), "--add-new", "--subject", "exchange")
        begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, "-m", "claimgraph", *command], check=True, capture_output=True, text=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        said = next(line for line in done.stdout.splitlines() if " added" in line)
        taken = (
            f"{processor:.1f} s of processor, {time.perf_counter() - begun:.1f} s, {after.ru_maxrss / 1024:,.0f} MiB"
        )
        print(f"{name:<12} {taken}: {said}")


if __name__ == "__main__":
    main()
