"""The example plugins: each is installed as it stands, and passes its own tests, lint and types."""

from __future__ import annotations

import os
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest
from own_processes import python

PLUGINS: Final = Path(__file__).parents[1] / "examples" / "plugins"
NAMES: Final = sorted(one.name for one in PLUGINS.iterdir() if one.is_dir())
OFFLINE: Final = ("--no-index", "--no-deps", "--no-build-isolation", "--quiet")
by_name = pytest.mark.parametrize("name", NAMES)
needs_hatchling = pytest.mark.skipif(
    not find_spec("hatchling"), reason="needs hatchling, of the extra test"
)


def path_with(site: Path) -> str:
    """The search path of modules with a folder of installed packages before it."""
    return os.pathsep.join(filter(None, (str(site), os.environ.get("PYTHONPATH"))))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which every example is installed, from wheels."""
    folder = tmp_path_factory.mktemp("site")
    words = ("-m", "pip", "install", *OFFLINE, "--target", folder)
    ran = python(*words, *(PLUGINS / name for name in NAMES), folder=folder)
    assert ran.returncode == 0, ran.stderr
    return folder


@needs_hatchling
@by_name
def test_its_own_tests_pass(name: str, site: Path) -> None:
    """Against netrules as it is now, with everything that is installed beside it."""
    ran = python(
        *("-m", "pytest", "-q", "-p", "no:cacheprovider", "--override-ini=pythonpath="),
        folder=PLUGINS / name,
        PYTHONPATH=path_with(site),
        PYTHONDONTWRITEBYTECODE="1",
    )
    assert ran.returncode == 0, ran.stdout[-4000:]
    assert "skipped" not in ran.stdout


@needs_hatchling
def test_netrules_lists_them(site: Path, tmp_path: Path) -> None:
    """Each is found once it is installed, and none fails."""
    words = ("-m", "netrules", "plugins")
    ran = python(*words, folder=tmp_path, PYTHONPATH=path_with(site))
    assert ran.returncode == 0, ran.stderr
    assert all(f"\n{name}[" in f"\n{ran.stdout}" for name in NAMES)


@by_name
def test_only_public_names_are_used(name: str) -> None:
    """netrules, its measures, its tools for readers and its tests: nothing from inside."""
    allowed = {"netrules", "netrules.measures", "netrules.reading", "netrules.testing"}
    for path in (PLUGINS / name).rglob("*.py"):
        text = path.read_text("utf-8")
        used = re.findall(r"^\s*(?:from|import) (netrules(?:\.\w+)*)\b", text, re.MULTILINE)
        assert set(used) <= allowed, path


@pytest.mark.skipif(not (find_spec("ruff") and find_spec("mypy")), reason="needs the extra lint")
@by_name
def test_lint_and_types(name: str) -> None:
    """By the settings of its own, from the outside as anybody runs them."""
    place = PLUGINS / name
    for words in (
        ("ruff", "check", "--no-cache", "."),
        ("ruff", "format", "--no-cache", "--check", "."),
        ("mypy", "--strict", "--cache-dir", os.devnull, "src", "tests"),
    ):
        ran = python("-m", *words, folder=place, MYPYPATH=str(place / "src"))
        assert ran.returncode == 0, ran.stdout + ran.stderr
