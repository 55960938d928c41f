"""The pages about Facebook, Instagram and Google+ agree with what is read."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from netrules.plugins.sources.meta.mailbox import LAST_IN_THE_OPEN
from netrules.plugins.sources.meta.messages import MOST_TIED

SOURCES = Path(__file__).parents[2] / "docs" / "sources"


def page(name: str) -> str:
    """A page, with its lines put together."""
    return " ".join((SOURCES / f"{name}.md").read_text("utf-8").split())


def reasons(package: str) -> Iterator[str]:
    """The reasons for skipping that stand in the code of a package."""
    home = import_module(f"netrules.plugins.sources.{package}")
    for module in iter_modules(home.__path__, f"{home.__name__}."):
        code = inspect.getsource(import_module(module.name))
        yield from re.findall(r'Skipped\(\s*"([^"]+)"', code)
        yield from re.findall(
            r'^(?:DEACTIVATED|NAMESAKE|BLANK): Final = "([^"]+)"', code, re.MULTILINE
        )
        left_out = code.partition("def _left_out")[2].partition("\n    def ")[0]
        yield from re.findall(r'(?:return|else) "([^"]+)"', left_out)


@pytest.mark.parametrize(
    ("package", "pages"),
    [("meta", ("facebook", "instagram")), ("googleplus", ("google-plus",))],
)
def test_reasons_are_on_the_pages(package: str, pages: tuple[str, ...]) -> None:
    """Whatever is skipped can be looked up."""
    text = "".join(map(page, pages))
    tables = re.findall(r"\| ([^|]+) \| [^|]+ \|", text)
    found = set(reasons(package))
    assert len(found) >= 5
    for reason in found:
        assert any(reason in one for one in tables), reason


def test_limits_are_on_the_page() -> None:
    """How many may take part for ties to be seen, and up to when the mailbox is whole."""
    assert f"more than {MOST_TIED} others" in page("facebook")
    last = LAST_IN_THE_OPEN["facebook"]
    assert f"{last.day} {last:%B %Y}" in page("facebook")
