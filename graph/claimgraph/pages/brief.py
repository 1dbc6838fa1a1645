"""The lines of a brief in, text out: for a terminal, as Markdown, or as one HTML page that loads nothing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from claimgraph.accounts.lines import Line
from claimgraph.asking.answer_text import markdown_text, plain
from claimgraph.base.errors import ExportError
from claimgraph.pages.page import page


def as_text(lines: Iterable[Line], width: int = 100) -> Iterator[tuple[Line, str]]:
    """Each line with its text wrapped and indented, safe for a terminal; an empty line before each event."""
    for line in lines:
        if line.kind == "event":
            yield Line("space", ""), ""
        indent = "  " * line.depth
        wrapped = textwrap.wrap(
            plain(line.text),
            max(40, width),
            initial_indent=indent,
            subsequent_indent=indent + "  ",
            break_on_hyphens=False,
        )
        yield line, "\n".join(wrapped)


def as_markdown(lines: Iterable[Line]) -> str:
    """The brief as Markdown, in which everything of the corpus stays text."""
    shapes = {
        "title": "# {}\n\n",
        "event": "\n## {}\n\n",
        "quantity": "\n### {}\n\n",
        "figure": "\n**{}**\n\n",
        "silence": "\n**{}**\n\n",
        "quote": "> {}\n",
        "source": ">\n> *{}*\n\n",
        "ambiguous": "{}\n\n",
    }
    return "".join(shapes.get(line.kind, "{}\n\n").replace("{}", markdown_text(line.text), 1) for line in lines)


def as_html(lines: Iterable[Line]) -> str:
    """The brief as one HTML page without scripts."""
    return page("brief.html", lines=[line for line in lines if line.text])


def formatted(lines: Iterable[Line], format: str, width: int = 100) -> str:
    """The brief as "text", "markdown" or "html"; texts are wrapped to ``width`` characters.

    Raises:
        ExportError: there is no such format.
    """
    match format:
        case "text":
            return "".join(f"{text}\n" for _, text in as_text(lines, width))
        case "markdown":
            return as_markdown(lines)
        case "html":
            return as_html(lines)
    raise ExportError(f"Unknown format {format!r}.", "Known: text, markdown, html.")
