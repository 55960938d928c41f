"""`netrules new-plugin`: what it writes can be installed, is found, and passes its own tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest
from commands import Run

NAME = "netrules-bees"
CONTACTS = """\
[[person]]
name = "Ana Ruizova"

[[interaction]]
with = "Ana Ruizova"
on = 2024-09-01
channel = "meeting"

[coverage]
interactions = { since = 2024-01-01, until = "today" }
"""


def installed(folder: Path) -> Mapping[str, str]:
    """The environment in which the project in *folder* is installed as its file says."""
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]
    note = folder / "src" / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    note.mkdir()
    (note / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    )
    lines = [f"{name} = {place}" for name, place in project["entry-points"]["netrules"].items()]
    (note / "entry_points.txt").write_text("[netrules]\n" + "\n".join(lines) + "\n")
    return {**os.environ, "CI": "", "PYTHONPATH": str(folder / "src")}


def python(
    *words: str, folder: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """A Python process in *folder*."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_plugin_is_found_and_passes_its_tests(run: Run, folder: Path) -> None:
    """Installed, its rule finds whom it says, and everything that it tests holds."""
    ran = run("new-plugin", NAME)
    assert (ran.code, ran.out) == (0, "")
    assert f"next, in {NAME}:\n" in ran.err
    environment = installed(folder / NAME)
    words = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
    tested = python(*words, folder=folder / NAME, environment=environment)
    assert tested.returncode == 0, tested.stdout
    assert "skipped" not in tested.stdout
    (folder / "contacts.toml").write_text(CONTACTS)
    words = ("-m", "netrules", "check", "contacts.toml", "--today", "2026-09-01")
    checked = python(*words, "--select", "BEES", folder=folder, environment=environment)
    assert checked.returncode == 0, checked.stderr
    assert "no two-way contact with Ana Ruizova for 730 days" in checked.stdout
    listed = python("-m", "netrules", "plugins", folder=folder, environment=environment)
    assert f"{NAME}[bees] 0.1.0\n  rules      1: BEES001\n" in listed.stdout


LETTERS = """\
bee-post;2026
Ana Ruiz;ana@example.org;out;2026-05-04
Ana Ruiz;ana@example.org;in;2026-05-11
Ben Osei;ben@example.com;in;some day in May
"""


def test_a_source_is_found_and_passes_its_tests(run: Run, folder: Path) -> None:
    """Installed, it takes files of its kind, and everything that it tests holds."""
    ran = run("new-plugin", NAME, "--source", "bee-post")
    assert (ran.code, ran.out) == (0, "")
    assert "what every source has to keep" in ran.err
    environment = installed(folder / NAME)
    words = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
    tested = python(*words, folder=folder / NAME, environment=environment)
    assert tested.returncode == 0, tested.stdout
    assert "skipped" not in tested.stdout
    (folder / "letters.txt").write_text(LETTERS)
    words = ("-m", "netrules", "check", "letters.txt", "--today", "2026-06-01", "--format", "json")
    report = json.loads(python(*words, folder=folder, environment=environment).stdout)
    assert report["sources"] == [
        {"joined": 0, "kept": 2, "path": "letters.txt", "problems": 1, "read": 3, "skipped": 0}
        | {"source": "bee-post"}
    ]
    assert report["network"]["interactions"] == 2


@pytest.mark.skipif(not (find_spec("ruff") and find_spec("mypy")), reason="needs the extra lint")
@pytest.mark.parametrize("brings", [(), ("--source", "bee-post")], ids=["a rule", "a source"])
def test_lint_and_types(run: Run, folder: Path, brings: tuple[str, ...]) -> None:
    """What it writes is formatted, sorted, and typed."""
    assert run("new-plugin", NAME, *brings).code == 0
    place = folder / NAME
    environment = {**os.environ, "MYPYPATH": str(place / "src")}
    for words in (
        ("ruff", "check", "--isolated", "--select", "E,F,W,I,UP,B,D1,ANN", "."),
        ("ruff", "format", "--isolated", "--check", "."),
        ("mypy", "--strict", "--cache-dir", os.devnull, "src", "tests"),
    ):
        ran = python("-m", *words, folder=place, environment=environment)
        assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_rule_has_the_name_that_is_asked_for(run: Run, folder: Path) -> None:
    """Its files are called so too."""
    assert run("new-plugin", NAME, "--rule", "cold-director").code == 0
    rule = folder / NAME / "src" / "netrules_bees" / "cold_director.py"
    assert '    "BEES001",\n    "cold-director",\n' in rule.read_text("utf-8")
    assert (folder / NAME / "tests" / "test_cold_director.py").is_file()


def test_what_the_project_says(run: Run, folder: Path) -> None:
    """Its name, what it needs, and where netrules finds it; every file is named."""
    ran = run("new-plugin", "our-rules", "--prefix", "OUR")
    assert ran.code == 0
    place = folder / "our-rules"
    project = tomllib.loads((place / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["name"] == "our-rules"
    assert project["dependencies"] == [f"netrules>={version('netrules')}"]
    assert project["entry-points"] == {"netrules": {"our": "our_rules"}}
    files = {one.relative_to(place).as_posix() for one in place.rglob("*") if one.is_file()}
    assert all(name in ran.err for name in files)
    assert {"README.md", "src/our_rules/our_out_of_sight.py", "src/our_rules/py.typed"} <= files
    assert not any("@@" in (place / name).read_text("utf-8") for name in files)
    assert "OUR001" in (place / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("Bees",), "'Bees' is no name for a plugin: it is in kebab case"),
        (("../bees",), "'../bees' is no name for a plugin"),
        (("netrules",), "netrules means something to Python already; choose another"),
        (("json",), "json means something to Python already; choose another, such as netrules-j"),
        (("class",), "class means something to Python already"),
        (("taken",), "taken is there already; nothing was written"),
        (("bees", "--prefix", "B"), "'B' is no prefix for codes: give 2 to 8 capitals"),
        (("bees", "--prefix", "bees"), "'bees' is no prefix for codes"),
        (("bees", "--rule", "Cold"), "'Cold' is no name for a rule: it is in kebab case"),
        (("bees", "--source", "Bee_Post"), "'Bee_Post' is no name for a source: it is in kebab"),
        (("bees", "--source", "post", "--prefix", "BEE"), "--prefix is for the codes of rules"),
        (("b2",), "'B' is no prefix for codes: give 2 to 8 capitals with --prefix"),
    ],
)
def test_what_will_not_do(run: Run, folder: Path, words: tuple[str, ...], message: str) -> None:
    """It is told with what would do, and nothing is written."""
    (folder / "taken").mkdir()
    ran = run("new-plugin", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"netrules: {message}")
    assert [one.name for one in folder.iterdir()] == ["taken"]
