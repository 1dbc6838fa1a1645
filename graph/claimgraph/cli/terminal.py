"""The terminal in, how many characters fit on a line out."""

from __future__ import annotations

import shutil
import sys
from typing import Final

#: How many characters a line has where there is no terminal to fit.
LINE: Final = 100


def room() -> int:
    """How many characters fit on a line of standard output."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else LINE
