"""Every hook is on its page with its exact signature, and does what the example there shows."""

from __future__ import annotations

import inspect
import re
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from distributions import install

from netrules.cli.main import main
from netrules.plugin_modules import hook_specifications

PAGE: Final = (Path(__file__).parents[1] / "docs" / "hooks.md").read_text("utf-8")
HOOKS: Final = hook_specifications()
CONTACTS: Final = """\
[[person]]
name = "Ana Ruiz"
email = "ana@example.org"
place = "Leeds"
groups = ["Tuesday choir"]

[[person]]
name = "Ben Osei"
"""
CHECK: Final = ("check", "contacts.toml", "--today", "2026-09-30")


def section(hook: str) -> str:
    """What the page says of a hook."""
    [found] = re.findall(rf"^## `{hook}`\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    return str(found)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a contacts file, to run commands in."""
    monkeypatch.chdir(tmp_path)
    for name in ("CI", "NETRULES_PLUGINS", "NETRULES_SALT"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "contacts.toml").write_text(CONTACTS, encoding="utf-8")
    return tmp_path


class Example:
    """Runs netrules with the example of a hook installed."""

    def __init__(self, hook: str, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
        *_, text = re.findall(r"^```python\n(.*?)^```$", section(hook), re.DOTALL | re.MULTILINE)
        assert f"def {hook}(" in text
        install(site, f"example-{hook.replace('_', '-')}", "1.0", text)
        self._capsys: Final = capsys

    def __call__(self, *words: str) -> tuple[int, str, str]:
        """The exit code, the answer, and what is said besides."""
        self._capsys.readouterr()
        code = main(list(words))
        return (code, *self._capsys.readouterr())


@pytest.fixture
def example(
    request: pytest.FixtureRequest,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Any:
    """The example of the hook that the test is named for."""
    hook = request.node.name.removeprefix("test_")
    site = folder / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(site)
    yield Example(hook, site, capsys)
    sys.modules.pop(f"example_{hook}", None)


# -- the page ----------------------------------------------------------------------------


@pytest.mark.parametrize("hook", HOOKS)
def test_documented(hook: str) -> None:
    """With its exact signature, the line that the specification says of it, and its use."""
    text = section(hook)
    assert f"```python\ndef {hook}{inspect.signature(HOOKS[hook])}\n```" in text
    assert " ".join((inspect.getdoc(HOOKS[hook]) or "").split()) in text
    assert "In use: " in text


def test_documents_no_other() -> None:
    """What is no hook any more, or is misspelt, is not on the page."""
    assert set(re.findall(r"^## `(netrules_\w+)`$", PAGE, re.MULTILINE)) == set(HOOKS)
    assert set(re.findall(r"netrules_\w+", PAGE)) - set(HOOKS) == {"netrules_api"}


@pytest.mark.parametrize("hook", HOOKS)
def test_has_a_test(hook: str) -> None:
    """In this file, under its name."""
    assert callable(globals()[f"test_{hook}"])


def test_says_what_it_is_in_one_line() -> None:
    """As a list of hooks would show it."""
    for hook in HOOKS.values():
        assert "\n" not in (inspect.getdoc(hook) or "\n")


#: The arguments of each hook in the first version: there may be more, and none may go.
FIRST: Final[dict[str, tuple[str, ...]]] = {
    "netrules_sources": (),
    "netrules_rules": (),
    "netrules_goals": (),
    "netrules_measures": (),
    "netrules_formats": (),
    "netrules_pictures": (),
    "netrules_worksheets": (),
    "netrules_commands": (),
    "netrules_network_loaded": ("network",),
    "netrules_review_findings": ("findings", "network"),
}


def test_nothing_is_taken_away() -> None:
    """A plugin that was written for version 1.0 still gets all that it asks for."""
    for hook, arguments in FIRST.items():
        assert set(arguments) <= set(inspect.signature(HOOKS[hook]).parameters)


# -- each hook, by its example -------------------------------------------------------------


def test_netrules_rules(example: Example) -> None:
    """Rules that are made judge like those that stand in a file."""
    code, out, _ = example(*CHECK, "--select", "TRAVEL")
    assert code == 0
    assert re.search(r"TRAVEL001 +nobody-in-leeds +pass", out)
    assert re.search(r"TRAVEL002 +nobody-in-lund +unknown", out)


def test_netrules_sources(example: Example, folder: Path) -> None:
    """The file is recognised by its content; a row that is none is told."""
    book = "visitors' book\nCleo Pop,cleo@example.org\nsomebody\n"
    (folder / "guests.txt").write_text(book, encoding="utf-8")
    _, out, _ = example("check", "guests.txt", "--today", "2026-09-30")
    assert "guests.txt (visitors)" in out
    assert "guests.txt:3" in out
    assert "a line without a comma" in out


def test_netrules_goals(example: Example) -> None:
    """The template is filled on the command line."""
    _, out, _ = example(*CHECK, "--goal", "concert-tour", "--place", "Lund", "--place", "Leeds")
    assert "somebody to stay with" in out


def test_netrules_measures(example: Example) -> None:
    """A rule asks for it by its name."""
    _, out, _ = example(*CHECK, "--select", "CAKE001")
    assert "nobody's year of birth is on record" in out


def test_netrules_formats(example: Example) -> None:
    """The answer is what it renders."""
    _, out, _ = example(*CHECK, "--select", "K003", "--format", "one-line")
    assert out == "1 findings on 2026-09-30\n"


def test_netrules_pictures(example: Example, folder: Path) -> None:
    """The ending of the file says which picture is meant."""
    code, _, _ = example("map", "contacts.toml", "-o", "who.names", "--today", "2026-09-30")
    assert code == 0
    assert (folder / "who.names").read_text("utf-8") == "Ana Ruiz\nBen Osei\n"


def test_netrules_worksheets(example: Example, folder: Path) -> None:
    """The same of a worksheet."""
    words = ("worksheet", "contacts.toml", "-o", "who.plain", "--today", "2026-09-30")
    assert example(*words)[0] == 0
    written = (folder / "who.plain").read_text("utf-8")
    assert written == "Tuesday choir: Ana Ruiz\nnobody of a group: Ben Osei\n"


def test_netrules_commands(example: Example) -> None:
    """It is a command like any other."""
    assert example("count", "contacts.toml") == (0, "2 people\n", "")


def test_netrules_network_loaded(example: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it objects to is told, and the exit code says so."""
    assert example(*CHECK)[0] == 0
    module = sys.modules["example_netrules_network_loaded"]
    monkeypatch.setattr(module, "len", lambda _: 100_001, raising=False)
    code, _, err = example(*CHECK)
    assert code == 3
    assert (
        "crashed: netrules_network_loaded of example-netrules-network-loaded[bees] 1.0: "
        "ValueError: more than 100,000 people" in err
    )


def test_netrules_review_findings(example: Example) -> None:
    """What it changes is what is reported."""
    code, out, err = example(*CHECK, "--select", "K003", "--fail-on", "warning")
    assert code == 1
    assert "warning" in out
    assert err == (
        "netrules: example-netrules-review-findings[bees] 1.0 went over the findings: changed 1\n"
    )
