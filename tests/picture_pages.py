"""The picture of the actor graph for tests: what its page holds, what a reader types, ticks and saves, and what is drawn."""

from __future__ import annotations

import json
import re
from typing import Any

from hostile.browser import POLL


def data_of(page: str) -> dict:
    (text,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    return json.loads(text)


def type_in(session: Any, text: str) -> None:
    """Type into the search, and wait until it has looked."""
    from selenium.webdriver.common.by import By

    box = session.find_element(By.ID, "search")
    box.clear()
    box.send_keys(text)
    session.execute_async_script("setTimeout(arguments[0], 250)")


def texts(session: Any, selector: str) -> list[str]:
    from selenium.webdriver.common.by import By

    return [found.text for found in session.find_elements(By.CSS_SELECTOR, selector)]


def wait_for(session: Any, selector: str, text: str) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(session, 5, POLL).until(lambda s: s.find_element(By.CSS_SELECTOR, selector).text == text, text)


def facet(session: Any, words: str) -> object:
    """The checkbox of the legend that stands before these words."""
    return session.execute_script(
        "return [...document.querySelectorAll('#legend label')].find((l) => l.textContent.startsWith(arguments[0])).firstChild",
        words,
    )


def tick(session: Any, words: str) -> None:
    session.execute_script("arguments[0].click()", facet(session, words))


def drawn_pixels(session: Any) -> str:
    session.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(() => arguments[0]()))")
    return session.execute_script("return document.querySelector('canvas').toDataURL()")


def saved(session: Any, button: str) -> tuple[str, str]:
    """Type and content of the file that a button offers, binary content as a data address."""
    return tuple(
        session.execute_async_script(
            "const [id, done] = arguments; const real = URL.createObjectURL;"
            "URL.createObjectURL = (blob) => { const reader = new FileReader();"
            "  reader.onload = () => done([blob.type, reader.result]);"
            "  blob.type.startsWith('image/svg') ? reader.readAsText(blob) : reader.readAsDataURL(blob);"
            "  URL.createObjectURL = real; return '#'; };"
            "document.getElementById(id).click();",
            button,
        )
    )


def pixels_of(session: Any, colour: tuple[int, int, int]) -> list[tuple[int, int]]:
    """Where the canvas has this colour, red, green and blue, and is not faint: from the left and from the top."""
    drawn_pixels(session)  # what is to be drawn is drawn
    return session.execute_script(
        """
        const c = document.querySelector("canvas"), d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
        const [red, green, blue] = arguments[0], found = [];
        for (let i = 0; i < d.length; i += 4)
          if (d[i] === red && d[i + 1] === green && d[i + 2] === blue && d[i + 3] >= 200)
            found.push([(i / 4) % c.width, Math.floor(i / 4 / c.width)]);
        return found
        """,
        colour,
    )
