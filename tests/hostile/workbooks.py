"""Workbooks that nobody's program would write: read, or refused as one of our errors, in little memory."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from functools import cache
from random import Random

from openpyxl import Workbook

from claimgraph.base import limits
from claimgraph.corpus.sheet.tables import tables_in
from claimgraph.corpus.source import Problems
from hostile.mutation import as_bytes, mutated, odd
from hostile.target import Target, scratch

_FAR = ("XFD1048576", "AAA1", "ZZZ9999999", "A0", "a1", "1", "")
_MARKUP = ("<v>", "</v>", "<f>", "</f>", '"n"', '"1"', "<row", "</row>", "sheet1", "rId1")


@cache
def _parts() -> dict[str, bytes]:
    """The parts of a workbook with a date, a share in per cent, and texts."""
    book = Workbook()
    for row in (("claimant", "value", "stated_on"), ("A Ministry", 195, date(2024, 1, 31)), ("x", 7, 0.25)):
        book.active.append(row)
    book.active["C3"].number_format = "0%"
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _make(rng: Random) -> bytes:
    parts = dict(_parts())
    name = rng.choice((*sorted(parts), *["xl/worksheets/sheet1.xml"] * 9))
    text = parts[name].decode()
    for _ in range(rng.randint(1, 3)):
        match rng.randrange(5):
            case 0:
                text = mutated(rng, [text])
            case 1:
                cells = list(re.finditer(r'r="[A-Z]+[0-9]+"', text))
                if cells:
                    cell = rng.choice(cells)
                    text = f'{text[: cell.start()]}r="{rng.choice(_FAR)}"{text[cell.end() :]}'
            case 2:
                old = rng.choice(_MARKUP)
                text = text.replace(old, rng.choice((odd(rng), "", *_MARKUP)), 1)
            case 3:
                text = f'<!DOCTYPE a [<!ENTITY b "c">]>{text}'
            case _:
                text = re.sub(r"<v>[^<]*</v>", f"<v>{rng.choice(('-1', '1e308', 'nan', 'inf', '9' * 400))}</v>", text)
    parts[name] = as_bytes(rng, text)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    data = out.getvalue()
    return data if rng.random() < 0.9 else data[: rng.randrange(len(data))]


def _check(data: bytes) -> None:
    path = scratch() / "sheet.xlsx"
    path.write_bytes(data)
    problems = Problems()
    tables = tables_in(path, problems)
    assert all(str(problem).strip() for problem in problems.found)
    if tables and not problems.found:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            read = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
        assert not any(b"<!DOCTYPE" in part for part in read), "a sheet that declares entities"
    for table in tables:
        rows = list(table.rows)
        assert len(rows) * len(table.header) <= limits.SHEET_AREA
        for _, cells in rows:
            assert len(cells) <= limits.COLUMNS
            assert all(isinstance(text, str) for text, _ in cells)


TARGETS = (Target("workbook", _make, _check, 150, ".xlsx"),)
