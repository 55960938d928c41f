"""`netrules init`: what it writes can be used at once, and nothing is written over."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from commands import Run

from netrules.cli.init import _CI
from netrules.engine.schema import TABLES

#: A line of TOML with the mark of a comment before it.
MARKED = re.compile(r"^# (?=\[|[a-z-]+ = )", re.MULTILINE)


def unmarked(file: Path) -> str:
    """The text of a file once the marks are taken away, as it says."""
    return MARKED.sub("", file.read_text("utf-8"))


def test_the_commands_that_it_names(run: Run, folder: Path) -> None:
    """They work as they stand, one after the other."""
    ran = run("init")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("netrules: wrote netrules.toml and contacts.toml\nnetrules: next, ")
    assert sorted(one.name for one in folder.iterdir()) == ["contacts.toml", "netrules.toml"]
    early = run("check")
    assert (early.code, early.err) == (2, "netrules: contacts.toml: no records in it\n")
    (folder / "contacts.toml").write_text(unmarked(folder / "contacts.toml"), "utf-8")
    commands = re.findall(r"^  netrules (.*)$", ran.err, re.MULTILINE)
    assert len(commands) == 2
    for command in commands:
        checked = run(*command.split(" "), "--format", "json", "--fail-on", "never")
        assert checked.code in {0, 5}  # of one person not much can be told
        assert checked.err == ""
        assert checked.json["network"]["people"] == 1
        assert [one["path"] for one in checked.json["sources"]] == ["contacts.toml"]


def test_a_salt_of_its_own(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each folder has one that nobody can guess, and reports use it where CI is set."""
    salts = set()
    for name in ("one", "two"):
        assert run("init", name).code == 0
        settings = tomllib.loads((folder / name / "netrules.toml").read_text("utf-8"))
        salts.add(settings["privacy"]["salt"])
    assert [len(bytes.fromhex(salt)) for salt in salts] == [32, 32]
    contacts = folder / "one" / "contacts.toml"
    contacts.write_text(unmarked(contacts), "utf-8")
    monkeypatch.setenv("CI", "true")
    ran = run("check", "--config", "one/netrules.toml", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert "Ruiz" not in ran.out
    assert all(one["key"] for one in ran.json["findings"])


def test_what_is_marked_holds_once_the_marks_are_gone(run: Run, folder: Path) -> None:
    """The settings and the invented person are what they claim to be."""
    run("init")
    for name in ("netrules.toml", "contacts.toml"):
        (folder / name).write_text(unmarked(folder / name), "utf-8")
    settings = tomllib.loads((folder / "netrules.toml").read_text("utf-8"))
    assert set(settings["me"]) <= {key.name for key in TABLES["me"]}
    assert {"name", "email", "channels"} <= set(settings["me"])
    assert settings["rules"]["ignore"]
    ran = run("check", "--today", "2026-02-01", "--format", "json")
    assert ran.err == ""
    assert ran.json["network"] | {"people": 1, "interactions": 1} == ran.json["network"]
    assert [goal["name"] for goal in ran.json["goals"]] == ["new-job"]
    assert list(ran.json["people"].values()).count("Ana Ruiz") == 1
    assert ran.json["sources"][0]["problems"] == 0


def test_names_as_they_are(run: Run, folder: Path) -> None:
    """What is given is written as TOML, whatever it holds."""
    words = ("--name", 'Jo "The\\Wren"\n[x]', "--email", "jo@example.org", "--email", "j@w.example")
    assert run("init", "a/b", *words).code == 0
    settings = tomllib.loads((folder / "a" / "b" / "netrules.toml").read_text("utf-8"))
    assert settings["me"] == {
        "name": 'Jo "The\\Wren"\n[x]',
        "email": ["jo@example.org", "j@w.example"],
    }
    assert run("config", "show", "--config", "a/b/netrules.toml").code == 0


def test_what_is_there_stays(run: Run, folder: Path) -> None:
    """It is named, the others are written, and with nothing to write it is no success."""
    (folder / "contacts.toml").write_text("# mine\n")
    ran = run("init")
    assert ran.code == 0
    assert "contacts.toml is there already, and it stays as it is" in ran.err
    assert "wrote netrules.toml\n" in ran.err
    assert "fill in" not in ran.err
    assert (folder / "contacts.toml").read_text() == "# mine\n"
    settings = (folder / "netrules.toml").read_bytes()
    ran = run("init")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("netrules: nothing was written\n")
    assert (folder / "netrules.toml").read_bytes() == settings


def test_whole_or_not_at_all(run: Run, folder: Path) -> None:
    """A place that cannot be written leaves none of the files behind."""
    (folder / ".github").write_text("a file")
    ran = run("init", "--ci", "github")
    assert ran.code == 2
    assert ran.err == "netrules: .github: file exists\n"
    assert [one.name for one in folder.iterdir()] == [".github"]


def test_no_folder(run: Run, contacts: Path) -> None:
    """A file is no folder to write into."""
    ran = run("init", "contacts.toml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "netrules: contacts.toml is no folder; name one, or one to be made\n"


def test_settings_in_pyproject(run: Run, folder: Path) -> None:
    """They stay the settings; a table of others is none."""
    (folder / "pyproject.toml").write_text("[tool.netrules]\n")
    ran = run("init")
    assert ran.code == 0
    assert "pyproject.toml has [tool.netrules] already, and it stays as it is" in ran.err
    assert not (folder / "netrules.toml").exists()
    (folder / "x").mkdir()
    (folder / "x" / "pyproject.toml").write_text("[tool.other]\n")
    assert run("init", "x").code == 0
    assert (folder / "x" / "netrules.toml").exists()


def test_settings_above(run: Run, folder: Path) -> None:
    """It is said which settings the new ones take the place of."""
    assert run("init").code == 0
    ran = run("init", "below")
    assert ran.code == 0
    assert f"{folder / 'netrules.toml'} no longer holds in below" in ran.err
    assert "next, fill in contacts.toml in below, " in ran.err


# -- CI ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", _CI)
def test_files_for_ci(run: Run, folder: Path, kind: str) -> None:
    """They are YAML, ask for the version that wrote them, and leave nothing to fill in."""
    assert run("init", "--ci", kind).code == 0
    text = (folder / _CI[kind][1]).read_text("utf-8")
    assert yaml.safe_load(text)
    assert f"netrules=={version('netrules')}" in text
    assert "@@" not in text


def test_the_workflow_has_the_least_rights(run: Run, folder: Path) -> None:
    """It reads, on pull requests alone, and every action is pinned to a commit."""
    run("init", "--ci", "github")
    workflow = yaml.safe_load((folder / ".github/workflows/netrules.yml").read_text("utf-8"))
    assert workflow[True] == "pull_request"  # YAML takes "on" for a truth value
    assert workflow["permissions"] == {"contents": "read"}
    [job] = workflow["jobs"].values()
    assert "permissions" not in job
    used = [step["uses"] for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", one) for one in used)
    scripts = "".join(step.get("run", "") for step in job["steps"])
    assert "${{" not in scripts  # what others may choose is no part of a program


def test_a_file_that_others_write_too(run: Run, folder: Path) -> None:
    """What would have to be added is printed, and the file is left alone."""
    (folder / ".pre-commit-config.yaml").write_text("repos: []\n")
    ran = run("init", "--ci", "pre-commit")
    assert ran.code == 0
    assert "stays as it is; this is what it takes:" in ran.err
    [hook] = yaml.safe_load(ran.out)["repos"][0]["hooks"]
    assert hook["id"] == "netrules"
    assert (folder / ".pre-commit-config.yaml").read_text() == "repos: []\n"
