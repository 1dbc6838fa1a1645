"""A review in, a terminal that shows it and takes its keys: the only module that knows what draws on a terminal."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from claimgraph.base.errors import ClaimGraphError
from claimgraph.cli.everywhere import plain_asked
from claimgraph.cli.leaving import seen

if TYPE_CHECKING:
    from claimgraph.propose.review import Review

#: Keys that have a name, and no sign.
_NAMED: Final = ("enter", "escape", "backspace", "tab", "up", "down", "left", "right")

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
    from prompt_toolkit.layout import FormattedTextControl, Layout, Window
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

    shown = FormattedTextControl(lambda: FormattedText(_pieces(review)), show_cursor=False)
    application: Application[Any] = Application(
        layout=Layout(Window(shown, wrap_lines=True)),
        key_bindings=bindings,
        full_screen=True,
        mouse_support=False,
        style=Style.from_dict(_STYLES),
        color_depth=ColorDepth.MONOCHROME if plain_asked() else None,
    )
    application.ttimeoutlen = 0.05
    application.run()


def _pieces(review: Review) -> list[tuple[str, str]]:
    from claimgraph.propose.screen import screen

    return seen(review.reading.corpus, screen(review.session, review.document))
