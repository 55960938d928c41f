"""The page on formats: each format has a part, and its example is what `check` says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from netrules.cli.main import main
from netrules.manager import Plugins

PAGE: Final = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
#: The part of each format by its name.
PARTS: Final = dict(re.findall(r"^## `(\w+)`\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE))
_BLOCK: Final = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def test_every_built_in_format_has_its_part() -> None:
    """None is missing, none is left over, and the table leads to each."""
    assert set(PARTS) == set(Plugins.installed(third_party=False).formats())
    assert re.findall(r"\]\(#(\w+)\)", PAGE) == list(PARTS)


@pytest.mark.parametrize("name", PARTS)
def test_examples_are_what_check_says(
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    """The example of a format is a part of the report on the files that the page shows."""
    contacts, settings = (text for kind, text in _BLOCK.findall(PAGE) if kind == "toml")
    (tmp_path / "contacts.toml").write_text(contacts, "utf-8")
    (tmp_path / "netrules.toml").write_text(settings, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    assert main(["check", "contacts.toml", "--today=2026-11-23", f"--format={name}"]) == 0
    [(_, example)] = _BLOCK.findall(PARTS[name])
    # The last line may go on: a page has no line ends between its parts.
    assert example.removesuffix("\n") in capsysbinary.readouterr().out.decode()
