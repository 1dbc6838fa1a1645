"""The rooms of the package as test_architecture knows them in, docs/architecture.svg out.

Run as ``PYTHONPATH=tests python -m picture_of_stages`` (or ``make reference``). What stands in the picture comes from
the code: the order from STAGES, a sentence from each room's docstring, libraries from HOMES, folders from what a room
reads with ``shipped``.
"""

from __future__ import annotations

import ast
import re
import textwrap
from html import escape
from pathlib import Path

from conftest import ROOT
from test_architecture import HOMES, PACKAGE, STAGES

PICTURE = ROOT / "docs" / "architecture.svg"

LEFT, WIDTH, HIGH, GAP = 190, 620, 58, 12
TOTAL = LEFT + WIDTH + 220


def files_of(room: str) -> list[Path]:
    """The modules of a room."""
    return sorted((PACKAGE / room).rglob("*.py")) if (PACKAGE / room).is_dir() else [PACKAGE / f"{room}.py"]


def sentence(room: str) -> str:
    """What a room says of itself."""
    folder = PACKAGE / room / "__init__.py"
    docstring = ast.get_docstring(ast.parse((folder if folder.is_file() else files_of(room)[0]).read_text("utf-8")))
    assert docstring
    return re.split(r"[.;](?: |$)", " ".join(docstring.split("\n\n")[0].split()))[0]


def folders(room: str) -> list[str]:
    """The folders of the repository that a room reads; the command line only refuses to write there."""
    if room == "cli":
        return []
    found = {name for path in files_of(room) for name in re.findall(r'\bshipped\("(\w+)"\)', path.read_text("utf-8"))}
    return sorted(f"{name}/" for name in found)


def libraries(room: str) -> list[str]:
    """The outer libraries that may be imported there."""
    return sorted(name for name, homes in HOMES.items() if any(f"{home}.".startswith(f"{room}.") for home in homes))


def drawn(room: str, x: int, y: int, width: int) -> list[str]:
    """One room as a box with its name and what it says of itself."""
    lines = textwrap.wrap(sentence(room), (width - 130) // 6)
    start = y + HIGH / 2 - 7.5 * (len(lines) - 1) + 4
    return [
        f'<rect x="{x}" y="{y}" width="{width}" height="{HIGH}" rx="6" fill="#f4f6fa" stroke="#51607a"/>',
        f'<text x="{x + 14}" y="{y + HIGH / 2 + 5}" class="room">{room}</text>',
        *(
            f'<text x="{x + 120}" y="{start + 15 * number:g}">{escape(line)}</text>'
            for number, line in enumerate(lines)
        ),
    ]


def picture() -> str:
    """The picture as SVG; the same code gives the same picture."""
    parts, y = [], 70
    for stage in STAGES:
        each = (WIDTH - GAP * (len(stage) - 1)) // len(stage)
        for number, room in enumerate(stage):
            parts += drawn(room, LEFT + number * (each + GAP), y, each)
        read = sorted({name for room in stage for name in folders(room)})
        for number, name in enumerate(read):
            at = y + HIGH / 2 + 18 * number - 9 * (len(read) - 1)
            parts.append(f'<text x="{LEFT - 44}" y="{at + 4:g}" text-anchor="end" class="folder">{name}</text>')
            parts.append(f'<path d="M{LEFT - 38} {at:g}H{LEFT - 7}" marker-end="url(#tip)"/>')
        used = textwrap.wrap(", ".join(name for room in stage for name in libraries(room)), 24)
        for number, line in enumerate(used):
            at = y + HIGH / 2 + 15 * number - 7.5 * (len(used) - 1) + 4
            parts.append(f'<text x="{LEFT + WIDTH + 14}" y="{at:g}" class="library">{escape(line)}</text>')
        y += HIGH + GAP
    end = y - GAP
    head = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {TOTAL} {end + 20}" role="img" '
        'aria-label="The rooms of the package, from the first to the last">',
        "<style>text{font:13px sans-serif;fill:#222}.head{font-weight:bold;fill:#51607a}.room{font:bold 16px sans-serif}"
        ".folder,.library{font-family:monospace;fill:#31507f}path{stroke:#51607a;fill:none}</style>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0L8 4L0 8z" style="fill:#51607a;stroke:none"/></marker></defs>',
        f'<rect width="{TOTAL}" height="{end + 20}" fill="#fff"/>',
        f'<text x="{LEFT - 44}" y="54" text-anchor="end" class="head">reads</text>',
        f'<text x="{LEFT}" y="54" class="head">room of graph/claimgraph/: what goes in, what comes out</text>',
        f'<text x="{LEFT + WIDTH + 14}" y="54" class="head">outer libraries</text>',
        f'<path d="M24 70V{end}" marker-end="url(#tip)"/>',
        f'<text transform="translate(16 {(70 + end) // 2}) rotate(-90)" text-anchor="middle" class="head">'
        "a room imports only from itself and those above</text>",
    ]
    return "\n".join([*head, *parts, "</svg>"]) + "\n"


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
