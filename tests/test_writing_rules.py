"""The page on writing rules: each of its three ways to a rule works as it is printed."""

from __future__ import annotations

import json
import os
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import pytest
from own_processes import python

PAGE: Final = (Path(__file__).parents[1] / "docs" / "writing-rules.md").read_text("utf-8")
#: The sections of the page by their headings.
SECTIONS: Final = dict(part.split("\n", 1) for part in PAGE.split("\n## ")[1:])
FILE: Final = re.compile(r"<!-- file: (\S+) -->\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
DAY: Final = ("--today", "2026-11-23")


def blocks(section: str, language: str) -> list[str]:
    """The blocks of one language in a section."""
    return re.findall(rf"^```{language}\n(.*?)^```$", SECTIONS[section], re.DOTALL | re.MULTILINE)


def write(folder: Path, *sections: str) -> Path:
    """Write the files that the sections show, later ones over earlier ones."""
    for section in sections:
        for name, text in FILE.findall(SECTIONS[section]):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, "utf-8")
    return folder


def report(folder: Path, *words: str) -> Any:
    """What `netrules check` says in JSON."""
    ran = python("-m", "netrules", "check", *words, *DAY, "--format", "json", folder=folder)
    return json.loads(ran.stdout)


def messages(found: Any, code: str) -> list[str]:
    """The messages of a rule."""
    return [one["message"] for one in found["findings"] if one["code"] == code]


def lines(text: str) -> list[str]:
    """The lines without what they are set in by."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.fixture
def short(tmp_path: Path) -> Path:
    """The folder with the short rule, the line of settings, and somebody to judge."""
    return write(tmp_path, "Fifteen lines")


def test_fifteen_lines_and_one_of_settings_are_enough(short: Path) -> None:
    """So many there are, and the finding is in the report; who has no level counts as unknown."""
    assert len((short / "rules" / "cold_director.py").read_text("utf-8").splitlines()) <= 15
    assert len((short / "netrules.toml").read_text("utf-8").splitlines()) == 1
    found = report(short, "contacts.toml")
    assert messages(found, "X001") == ["no two-way contact with Ana Ruiz for 203 days"]
    [rule] = [one for one in found["rules"] if one["code"] == "X001"]
    assert (rule["verdict"], rule["judged"], rule["of"]) == ("fail", 1, 2)
    assert rule["missing"] == ["level"]


def test_what_is_printed_of_the_fifteen_lines(short: Path) -> None:
    """The report and the page of `explain` have the lines that the page shows."""
    shown, explained = blocks("Fifteen lines", "text")
    words = ("-m", "netrules", "check", "contacts.toml", *DAY, "--select", "X001")
    assert set(lines(shown)) <= set(lines(python(*words, folder=short).stdout))
    page = python("-m", "netrules", "explain", "X001", folder=short).stdout
    assert page.startswith(explained)
    assert "rules/cold_director.py" in page


def test_the_fifteen_lines_pass_what_is_asked_of_rules(short: Path) -> None:
    """The test on the page passes, but for the page that so short a rule has not."""
    ran = python("-m", "pytest", "-q", "-rxX", "-p", "no:cacheprovider", folder=short)
    assert ran.returncode == 0, ran.stdout
    assert " passed" in ran.stdout
    assert "failed" not in ran.stdout


def test_the_rule_with_a_page_of_its_own(tmp_path: Path) -> None:
    """Its settings name the sources and set its option, and the advice stands below the finding."""
    folder = write(tmp_path, "Fifteen lines", "With a page of its own")
    [shown] = blocks("With a page of its own", "text")
    ran = python("-m", "netrules", "check", *DAY, "--select", "X001", folder=folder)
    assert set(lines(shown)) <= set(lines(ran.stdout))
    page = python("-m", "netrules", "explain", "X001", folder=folder).stdout
    assert "days = 90" in page
    assert "Directors hear of things early." in page


def test_a_rule_in_the_settings(tmp_path: Path) -> None:
    """The table of the page is all that it takes."""
    me = '[me]\nname = "Jo Example"\nplace = "Leeds"\n\n'
    (tmp_path / "netrules.toml").write_text(me + blocks("Without Python", "toml")[0], "utf-8")
    (tmp_path / "contacts.toml").write_text(
        '[[person]]\nname = "Ana Ruiz"\nlevel = "vp"\nplace = "York"\n'
        '[[person]]\nname = "Bo Hale"\nlevel = "vp"\nplace = "Leeds"\n',
        "utf-8",
    )
    found = messages(report(tmp_path, "contacts.toml"), "X002")
    assert found == ["Ana Ruiz is a director and lives elsewhere"]


@pytest.mark.skipif(not find_spec("hatchling"), reason="needs hatchling, of the extra test")
def test_a_rule_in_a_package(tmp_path: Path) -> None:
    """Built and installed as the page has it, the rule is there without a word of settings."""
    package, here = tmp_path / "package", tmp_path / "here"
    package.mkdir()
    here.mkdir()
    write(package, "In a package")
    site = str(tmp_path / "site")
    offline = ("--no-index", "--no-deps", "--no-build-isolation", "--quiet")
    built = python("-m", "pip", "install", *offline, "--target", site, ".", folder=package)
    assert built.returncode == 0, built.stderr
    (here / "contacts.toml").write_text(
        '[[person]]\nname = "Ana Ruiz"\ngroups = ["referees"]\nlevel = "entry"\n', "utf-8"
    )
    words = ("-m", "netrules", "check", "contacts.toml", *DAY, "--select", "ACADEMIA001")
    path = os.pathsep.join(filter(None, (site, os.environ.get("PYTHONPATH"))))
    ran = python(*words, folder=here, PYTHONPATH=path)
    assert ran.returncode == 0, ran.stderr
    assert "Ana Ruiz is to write for you" in ran.stdout
