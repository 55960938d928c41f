"""What tests of pages share: how one is opened, what is wrong with it, and a picture of it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route

#: What nobody should have to put up with, in axe-core's words.
_GRAVE: Final = ("serious", "critical")
#: What a page has no reason to write to the console.
_TROUBLES: Final = ("error", "warning")
#: What a browser loads by itself.
_LOADED: Final = re.compile(
    r"""(?:(?:src|srcset|data|poster|action)\s*=|@import|url\()\s*["']?((?:https?:)?//[^"'\s>)]+)"""
)


class OpenPage:
    """Opens files as pages, from disk, with the network denied, and notes what goes wrong.

    Args:
        browser: What to open them in.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser: Final = browser
        self._contexts: Final[list[BrowserContext]] = []
        #: What a page asked for besides itself, errors it raised, and what it wrote to the
        #: console, which is also where a browser says what a page's policy forbids.
        self.troubles: Final[list[str]] = []

    def __call__(
        self, path: Path, *, width: int = 1280, height: int = 860, dark: bool = False, **more: Any
    ) -> Page:
        """The page at *path*.

        Args:
            path: The file.
            width: Of the window, in CSS pixels; 390 is a telephone.
            height: Likewise.
            dark: Whether the user prefers dark colours.
            more: Whatever else a browser context of playwright takes.
        """
        settings = {
            "color_scheme": "dark" if dark else "light",
            "offline": True,
            "reduced_motion": "reduce",
            "timezone_id": "Pacific/Kiritimati",  # where a page that asks the clock is a day off
            "viewport": {"width": width, "height": height},
        }
        context = self._browser.new_context(**settings | more)
        self._contexts.append(context)
        address = path.resolve().as_uri()
        context.route("**/*", lambda route: self._guard(route, address))
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.goto(address)
        return page

    def close(self) -> None:
        """Closes all pages."""
        while self._contexts:
            self._contexts.pop().close()

    def _guard(self, route: Route, address: str) -> None:
        if route.request.url.partition("#")[0] == address:
            route.continue_()
        else:
            self.troubles.append(f"request: {route.request.url}")
            route.abort()

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in _TROUBLES:
            self.troubles.append(f"console: {message.text}")


def violations(page: Page) -> list[str]:
    """What axe-core finds seriously or critically wrong for people who can't see, or not well.

    Each as the rule, what it says, and the first elements.
    """
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 reason: an extra

    answer = Axe().run(page, options={"resultTypes": ["violations"]})
    return [
        f"{one['id']}: {one['help']}: {[node['html'][:120] for node in one['nodes'][:5]]}"
        for one in answer.response["violations"]
        if one["impact"] in _GRAVE
    ]


def wider_than_window(page: Page) -> bool:
    """Whether the page has to be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def screenshot(page: Page, name: str, *, whole: bool = False) -> None:
    """Keeps a picture of *page* in the folder that NETRULES_SCREENSHOTS names, if it does.

    Args:
        page: What to take.
        name: The file's name without ending, such as "map-dark".
        whole: Whether to take the whole page, rather than what the window shows of it.
    """
    folder = os.environ.get("NETRULES_SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=whole)


def requests_in(source: str) -> list[str]:
    """The addresses on the network that a browser would load from, by a page's *source*.

    Links that a user has to follow are none.
    """
    return _LOADED.findall(source)
