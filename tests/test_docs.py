"""The documentation is up to date, its links lead somewhere, and its code runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from netrules.api import open_session
from netrules.engine.schema import TABLES

ROOT: Final = Path(__file__).parents[1]
DOCS: Final = ROOT / "docs"
PAGES: Final = [*sorted(DOCS.rglob("*.md")), ROOT / "README.md"]


def blocks(page: Path, language: str) -> list[str]:
    """The code of one language on a page."""
    return re.findall(
        rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )


def run(*command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A Python process in *folder*."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, "CI": "", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_what_is_made_from_the_code_is_up_to_date() -> None:
    """`python docs/generate.py` would change nothing, whatever the hash seed."""
    found = run(str(DOCS / "generate.py"), "--check", folder=ROOT, PYTHONHASHSEED="7")
    assert (found.stdout, found.stderr, found.returncode) == ("", "", 0)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_to_files(page: Path) -> None:
    """Every relative link of a page is to a file that there is."""
    for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8")):
        if not re.match(r"[a-z]+:", link):
            assert (page.parent / link).exists(), link


def test_index_leads_to_every_page() -> None:
    """No page of the documentation is lost: the index links to it, or to an index that does."""
    indexes = ("README.md", "rules/README.md", "sources/README.md")
    index = "".join((DOCS / name).read_text("utf-8") for name in indexes)
    for page in DOCS.rglob("*.md"):
        assert page.name in index or page == DOCS / "README.md", page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_toml_can_be_read(page: Path) -> None:
    """Whatever a page shows as TOML is TOML."""
    for block in blocks(page, "toml"):
        tomllib.loads(block)


def test_options_on_the_pages_of_rules_are_settings(tmp_path: Path) -> None:
    """The settings that the pages of rules show can be used together as they stand."""
    shown = [
        block for page in (DOCS / "rules").glob("?[0-9]*.md") for block in blocks(page, "toml")
    ]
    settings = tmp_path / "netrules.toml"
    settings.write_text("\n".join(shown), "utf-8")
    armed = open_session(settings).rules()
    assert len(armed) == len(shown)
    for one in armed:
        assert one.options == one.rule.options
        assert one.severity is one.rule.severity


def test_settings_on_the_pages_can_be_used(tmp_path: Path) -> None:
    """The examples of settings and goals are what the settings take."""
    for name in ("settings.md", "goals.md"):
        settings = tmp_path / "netrules.toml"
        settings.write_text("\n".join(blocks(DOCS / name, "toml")), "utf-8")
        [goal] = open_session(settings).goals()
        assert goal.template == "job"


def test_every_table_of_the_settings_has_a_heading() -> None:
    """The page on settings has a heading for each table as one writes it."""
    text = (DOCS / "settings.md").read_text("utf-8")
    for name in filter(None, TABLES):
        assert re.search(rf"^## `\[+{re.escape(name)}\]+`$", text, re.MULTILINE), name


def test_code_on_the_library_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The code of the page on the library runs from top to bottom, on the file it shows."""
    page = DOCS / "library.md"
    [contacts] = blocks(page, "toml")
    (tmp_path / "contacts.toml").write_text(contacts, "utf-8")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": "library"}
    for number, block in enumerate(blocks(page, "python")):
        exec(compile(block, f"library.md, block {number}", "exec"), names)  # noqa: S102 reason: ours
    assert names["report"].results


def test_code_on_pictures_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The code of the page on pictures draws one of the example."""
    monkeypatch.chdir(DOCS.parent)
    [block] = blocks(DOCS / "pictures.md", "python")
    names: dict[str, Any] = {"__name__": "pictures"}
    exec(compile(block, "pictures.md", "exec"), names)  # noqa: S102 reason: ours
    assert names["svg"].startswith("<svg ")


def test_code_on_the_library_says_what_its_comments_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A comment behind a `print` is what it prints."""
    test_code_on_the_library_runs(tmp_path, monkeypatch)
    printed = capsys.readouterr().out.splitlines()
    promised = re.findall(r"print\(.*\)  # (.+)", "".join(blocks(DOCS / "library.md", "python")))
    assert promised
    assert set(promised) <= set(printed)
