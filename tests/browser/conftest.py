"""A browser for tests of the pages that netrules writes: one for the whole run, always offline.

It is Debian's Chromium or whichever stands on the path, or the one that NETRULES_BROWSER
names; that one has to be there. Without a browser these tests are skipped.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import pytest
from browsing import OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
#: Without a sandbox, since tests run as root in containers; and without a word to anybody.
_ARGUMENTS: Final = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking "
    "--disable-component-update --disable-sync --no-first-run"
).split()


def _executable() -> str:
    named = os.environ.get("NETRULES_BROWSER")
    if named:
        if shutil.which(named) is None:
            pytest.fail(f"NETRULES_BROWSER is {named}, which is no program")
        return named
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        pytest.skip("no browser: install Chromium, or name one in NETRULES_BROWSER")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of the run."""
    executable = _executable()
    api = pytest.importorskip("playwright.sync_api", reason="pip install 'netrules[test]'")
    with api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=_ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens pages; the test fails at its end if one of them had any trouble."""
    opener = OpenPage(browser)
    yield opener
    opener.close()
    assert opener.troubles == []
