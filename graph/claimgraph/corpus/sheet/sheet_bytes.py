"""The path of a spreadsheet in, its bytes out, read once; and its text, in whatever Unicode it was saved."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path
from typing import Final

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import read_file
from claimgraph.corpus.source import CONTROL, Place, Problems, shown_path

#: The path that stands for standard input.
STANDARD_INPUT: Final = Path("-")

# That of UTF-32 begins as that of UTF-16 does.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: So many bytes are looked at to tell UTF-16.
_LOOKED_AT = 4


def name_of(path: Path) -> str:
    """What a spreadsheet is called in messages and in what is made from it."""
    return "standard input" if path == STANDARD_INPUT else CONTROL.sub("\ufffd", shown_path(path))


def bytes_of(path: Path) -> bytes:
    """The bytes of a file, or of standard input where the path is ``-``.

    Raises:
        ClaimGraphError: it cannot be read, is too large, or was changed meanwhile. The message does not name it.
    """
    if path == STANDARD_INPUT:
        data = sys.stdin.buffer.read(limits.SHEET_BYTES + 1)
        if len(data) > limits.SHEET_BYTES:
            raise ClaimGraphError(f"more than {limits.SHEET_BYTES // 2**20} MiB", "Give it in several parts.")
        return data
    before = _state(path)
    data = read_file(path, limits.SHEET_BYTES)
    if _state(path) != before:
        raise ClaimGraphError("was changed while it was read", "Wait until it is saved, then give the command again.")
    return data


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None  # told where it is read
    return found.st_mtime_ns, found.st_size


def text_of(data: bytes, file: str, problems: Problems, encoding: str = "") -> str | None:
    """The text of bytes in UTF-8, in UTF-16 with a mark of byte order, or in the encoding given; else a problem."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if not marked and not encoding and 0 in data[:_LOOKED_AT]:
        # As UTF-8 it can be read, with a zero byte beside each letter.
        problems.add(
            Place(file, 1, 1),
            "UTF-16 without a mark, as its zero bytes say",
            "Give --encoding utf-16; or save it as UTF-8.",
        )
        return None
    try:
        return data.decode(marked or encoding or "utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        problems.add(
            Place(file, line, column),
            f"not {(marked or encoding or 'utf-8').removesuffix('-sig').upper()}",
            "Save it as “CSV UTF-8”; or say how it was saved, as in --encoding cp1252 (Western Europe) or cp1251 "
            "(Cyrillic).",
        )
        return None
