"""`netrules new-rule`: what it writes is found, judges, and passes its own tests."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
from commands import Run

OWN = '''\
from netrules import Person, passed, rule


@rule("X002", "taken", stance="practice")
def taken(person: Person):
    """Taken."""
    return passed()
'''
RULE = ("new-rule", "X001", "cold-director")
DAY = ("--today", "2026-09-30")


def python(*words: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A Python process in *folder*."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env={**os.environ, "CI": "", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_rule_judges_and_passes_its_test(run: Run, folder: Path, contacts: Path) -> None:
    """It is found by itself, has a page, finds whom it says, and keeps what rules keep."""
    ran = run(*RULE)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith(
        "netrules: wrote rules/cold_director.py and tests/test_cold_director.py; "
        "netrules.toml names the folder\n"
    )
    assert (folder / "netrules.toml").read_text() == 'plugins = ["rules/"]\n'
    checked = run("check", contacts, "--today", "2027-12-30", "--format", "json")
    assert checked.code == 0
    [rule] = [one for one in checked.json["rules"] if one["code"] == "X001"]
    assert (rule["name"], rule["verdict"]) == ("cold-director", "unknown")
    assert "cold-director" in run("explain", "X001").out
    tested = python("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests", folder=folder)
    assert tested.returncode == 0, tested.stdout
    assert " passed" in tested.stdout
    assert "skipped" not in tested.stdout


@pytest.mark.skipif(not (find_spec("ruff") and find_spec("mypy")), reason="needs the extra lint")
def test_lint_and_types(run: Run, folder: Path) -> None:
    """What it writes is formatted, sorted, and typed."""
    assert run(*RULE).code == 0
    for words in (
        ("ruff", "check", "--isolated", "--select", "E,F,W,I,UP,B,D1,ANN", "rules", "tests"),
        ("ruff", "format", "--isolated", "--check", "rules", "tests"),
        ("mypy", "--strict", "--cache-dir", os.devnull, "rules/cold_director.py"),
        ("mypy", "--strict", "--cache-dir", os.devnull, "tests/test_cold_director.py"),
    ):
        ran = python("-m", *words, folder=folder)
        assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_second_rule(run: Run, folder: Path) -> None:
    """The settings are as they were, and both run."""
    (folder / "netrules.toml").write_text('# mine\nsources = ["x"]\n\n# me\n[me]\nname = "Mo"\n')
    assert run(*RULE).code == 0
    settings = (folder / "netrules.toml").read_text()
    assert settings == (
        '# mine\nsources = ["x"]\nplugins = ["rules/"]\n\n# me\n[me]\nname = "Mo"\n'
    )
    ran = run("new-rule", "BEE001", "class")
    assert ran.code == 0
    assert ran.err.startswith("netrules: wrote rules/class_.py and tests/test_class_.py\n")
    assert (folder / "netrules.toml").read_text() == settings
    listed = {one["code"]: one["plugin"] for one in run("rules", "--format=json").json["rules"]}
    assert (listed["X001"], listed["BEE001"]) == ("rules/cold_director.py", "rules/class_.py")


def test_the_folder_that_the_settings_name(run: Run, folder: Path) -> None:
    """It is taken, unless another is asked for."""
    (folder / "mine").mkdir()
    (folder / "mine" / "one.py").write_text(OWN)
    (folder / "other.py").write_text(OWN.replace("X002", "X003").replace("taken", "other"))
    (folder / "netrules.toml").write_text('plugins = ["other.py", "mine/"]\n')
    assert run(*RULE).code == 0
    assert (folder / "mine" / "cold_director.py").exists()
    assert run("new-rule", "X004", "warm-director", "--folder", "more/rules").code == 0
    assert (folder / "more" / "rules" / "warm_director.py").exists()
    stated = tomllib.loads((folder / "netrules.toml").read_text())["plugins"]
    assert stated == ["other.py", "mine/", "more/rules/"]


def test_from_a_folder_below(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files stand beside the settings, and are named by where they are."""
    (folder / "netrules.toml").write_text("")
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")
    ran = run(*RULE)
    assert ran.code == 0
    assert (folder / "rules" / "cold_director.py").exists()
    assert (folder / "rules" / "cold_director.py").as_posix() in ran.err
    assert list((folder / "below").iterdir()) == []


def test_settings_in_pyproject(run: Run, folder: Path) -> None:
    """It is said what to add, and the test reads the settings there."""
    text = '[tool.netrules]\nsources = ["x"]\n'
    (folder / "pyproject.toml").write_text(text)
    ran = run(*RULE)
    assert ran.code == 0
    assert 'add "rules/" to plugins in [tool.netrules] of pyproject.toml' in ran.err
    assert (folder / "pyproject.toml").read_text() == text
    assert '"pyproject.toml"' in (folder / "tests" / "test_cold_director.py").read_text()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("X01", "cold"), "'X01' is no code for a rule of your own: it is X and three digits"),
        (("K901", "cold"), "'K901' is no code for a rule of your own"),
        (("x001", "cold"), "'x001' is no code for a rule of your own"),
        (("X001", "Cold_Director"), "'Cold_Director' is no name for a rule: it is in kebab case"),
        (("X001", "../cold"), "'../cold' is no name for a rule"),
        (("X001", "no-goal"), "no-goal is K003 of netrules[builtin]; choose another name"),
        (("X002", "new"), "X002 is taken of mine.py; X001 is free"),
        (("X001", "cold", "--folder", ".."), "--folder ..: name a folder below "),
        (("X001", "cold", "--folder", "."), "--folder .: name a folder below "),
    ],
)
def test_what_will_not_do(run: Run, folder: Path, words: tuple[str, ...], message: str) -> None:
    """A code or a name is told with what would do, and nothing is written."""
    (folder / "mine.py").write_text(OWN)
    (folder / "netrules.toml").write_text('plugins = ["mine.py"]\n')
    before = sorted(one.name for one in folder.iterdir())
    ran = run("new-rule", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"netrules: {message}")
    assert sorted(one.name for one in folder.iterdir()) == before


def test_nothing_is_written_over(run: Run, folder: Path) -> None:
    """Neither a rule nor a test, and the settings stay as they are."""
    (folder / "tests").mkdir()
    (folder / "tests" / "test_cold_director.py").write_text("# mine\n")
    (folder / "netrules.toml").write_text("")
    ran = run(*RULE)
    assert ran.code == 2
    assert ran.err.endswith("test_cold_director.py: file exists\n")
    assert (folder / "tests" / "test_cold_director.py").read_text() == "# mine\n"
    assert not (folder / "rules").exists()
    assert (folder / "netrules.toml").read_text() == ""


def test_settings_that_cannot_be_written(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the rule and its test are taken away again."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "netrules.toml")

    (folder / "netrules.toml").write_text("")
    monkeypatch.setattr("netrules.writing.whole.write_whole", full)
    ran = run(*RULE)
    assert (ran.code, ran.err) == (2, "netrules: netrules.toml: no space left on device\n")
    assert [one.name for one in folder.rglob("*.py")] == []
