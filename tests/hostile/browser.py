"""Chromium without a window, and what a page did in it: requests, messages of the console, dialogs, scripts of the data."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from conftest import skip_unless

#: A text of which a page must make no markup.
HOSTILE = "</script><img src=x onerror=\"document.title='owned'\"><a href=javascript:alert(1)>"
#: After how many seconds a browser is asked again whether something is there: many wait for what takes a tenth of one.
POLL = 0.03
QUIET = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-quic",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,900",
]


@contextmanager
def chromium_session() -> Iterator[Any]:
    """A browser; the test is skipped where there is none."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    skip_unless(browser and driver, "Chromium: apt-get install chromium chromium-driver")
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = Options()
        options.binary_location = browser
        for argument in (*QUIET, f"--user-data-dir={profile}"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        options.set_capability("unhandledPromptBehavior", "ignore")
        session = webdriver.Chrome(options=options, service=Service(driver))
        session.set_page_load_timeout(60)
        try:
            yield session
        finally:
            session.quit()


@contextmanager
def screen_session(width: int, height: int, *, mobile: bool = False) -> Iterator[Any]:
    """A browser of its own for a screen, in CSS pixels: one whose screen is changed again and again stops at times."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile}
    with chromium_session() as session:
        session.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        yield session


def tabbed_to(session: Any, selector: str) -> Any:
    """What Tab reaches, pressed again and again."""
    from selenium.webdriver.common.keys import Keys

    for _ in range(100):
        session.switch_to.active_element.send_keys(Keys.TAB)
        if session.execute_script("return document.activeElement.matches(arguments[0])", selector):
            return session.switch_to.active_element
    raise AssertionError(f"Tab does not reach {selector} on {session.current_url}")


def events_of(session: Any) -> list[dict[str, Any]]:
    """What the browser's own protocol told since it was asked last."""
    return [json.loads(entry["message"])["message"] for entry in session.get_log("performance")]


def requests_in(events: list[dict[str, Any]]) -> list[str]:
    """The addresses that were asked for, but for the browser's own and what an address holds itself."""
    found = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    return [url for url in found if not url.startswith(("chrome:", "data:"))]


def opened(session: Any, path: Path) -> list[str]:
    """Open a page of ours that says when it is ready; the addresses that were requested for it."""
    from selenium.webdriver.support.ui import WebDriverWait

    fresh(session)
    session.get(path.as_uri())
    WebDriverWait(session, 10, POLL).until(lambda s: s.execute_script("return document.body.dataset.ready") == "true")
    return requests_in(events_of(session))


def fresh(session: Any) -> None:
    """An empty page, and nothing in the logs."""
    session.get("about:blank")
    session.get_log("performance")
    session.get_log("browser")


def errors(session: Any) -> list[str]:
    """The errors in the console since it was asked last."""
    return [entry["message"] for entry in session.get_log("browser") if entry["level"] == "SEVERE"]
