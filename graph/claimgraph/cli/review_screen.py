"""A review in, a terminal that shows it and takes its keys: the only module that knows what draws on a terminal."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from claimgraph.base.errors import ClaimGraphError
from claimgraph.cli.everywhere import plain_asked
from claimgraph.cli.leaving import seen

if TYPE_CHECKING:
    from prompt_toolkit.data_structures import Size

    from claimgraph.propose.review import Review

#: Keys that have a name, and no sign.
_NAMED: Final = ("enter", "escape", "backspace", "tab", "up", "down", "left", "right")

#: What prompt_toolkit takes for the place that has to be seen.
_IN_VIEW: Final = ("[SetCursorPosition]", "")

_STYLES: Final = {
    "head": "bold",
    "quote": "reverse",
    "label": "bold",
    "chosen": "reverse",
    "dim": "",
    "message": "bold",
}


def refuse_no_terminal() -> None:
    """Raise where nobody could press a key.

    Raises:
        ClaimGraphError: standard input or output is no terminal.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ClaimGraphError(
            "A review needs a terminal: keys are pressed, and shown.",
            "Give `--page FILE.html` for a page, whose decisions `--apply` takes.",
        )


def show(review: Review) -> None:
    """Show the review until it is ended; every key is written as it is pressed."""
    from prompt_toolkit.application import Application
    from prompt_toolkit.formatted_text import FormattedText
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.keys import Keys
    from prompt_toolkit.layout import Dimension, FormattedTextControl, HSplit, Layout, Window
    from prompt_toolkit.output import ColorDepth
    from prompt_toolkit.styles import Style

    bindings = KeyBindings()

    def press(event: KeyPressEvent, key: str) -> None:
        if review.press(key).ended:
            event.app.exit()

    for name in _NAMED:
        bindings.add(name)(partial(press, key=name))

    @bindings.add(Keys.Any)
    def _(event: KeyPressEvent) -> None:
        if event.data.isprintable():
            press(event, event.data)

    @bindings.add(Keys.BracketedPaste)
    def _(event: KeyPressEvent) -> None:
        for sign in event.data:
            if sign.isprintable():
                press(event, sign)

    @bindings.add("c-c")
    @bindings.add("c-d")
    def _(event: KeyPressEvent) -> None:
        event.app.exit()

    def shown(part: int) -> FormattedTextControl:
        return FormattedTextControl(
            lambda: FormattedText(_pieces(review, application.output.get_size())[part]), show_cursor=False
        )

    # What is below keeps its lines, and of the words above those around the quote are seen.
    below = Window(shown(1), wrap_lines=True, dont_extend_height=True)
    below.height = lambda: Dimension(min=_lines_of(review, application.output.get_size()))
    application: Application[Any] = Application(
        layout=Layout(HSplit([Window(shown(0), wrap_lines=True, dont_extend_height=True), below, Window()])),
        key_bindings=bindings,
        full_screen=True,
        mouse_support=False,
        style=Style.from_dict(_STYLES),
        color_depth=ColorDepth.MONOCHROME if plain_asked() else None,
    )
    application.ttimeoutlen = 0.05
    application.run()


def _pieces(review: Review, size: Size) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What is shown above and below; both are looked at together, since a name may stand across them."""
    from claimgraph.propose.screen import screen

    above, below = screen(review.session, review.document, size.rows, size.columns)
    pieces = seen(review.reading.corpus, [*above, *below])
    if len(pieces) != len(above) + len(below):
        return pieces, []
    quote = next((number for number, (style, _) in enumerate(above) if style == "class:quote"), 0)
    return [*pieces[:quote], _IN_VIEW, *pieces[quote : len(above)]], pieces[len(above) :]


def _lines_of(review: Review, size: Size) -> int:
    """How many lines of a terminal take what is shown below."""
    from prompt_toolkit.utils import get_cwidth

    below = "".join(words for _, words in _pieces(review, size)[1]).removesuffix("\n")
    lines = sum(max(1, -(-get_cwidth(line) // size.columns)) for line in below.split("\n"))
    return min(lines, size.rows - 1)
