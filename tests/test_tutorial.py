"""The tutorial: its commands are typed as they are printed, from an empty folder to a wheel."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest
from offline import fresh

PAGE: Final = (Path(__file__).parents[1] / "docs" / "tutorial.md").read_text("utf-8")
#: A file of the page, or a block of commands, in the order of the page.
STEP: Final = re.compile(
    r"<!-- file: (?P<path>\S+) -->\n```\w+\n(?P<text>.*?)^```$|^```sh\n(?P<commands>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


def commands(step: re.Match[str]) -> list[str]:
    """The commands of a step, one a line."""
    return (step["commands"] or "").splitlines()


def test_the_tutorial_is_short() -> None:
    """Ten commands and two files at most."""
    steps = list(STEP.finditer(PAGE))
    assert sum(len(commands(step)) for step in steps) <= 10
    assert sum(step["path"] is not None for step in steps) <= 2


@pytest.mark.skipif(not find_spec("hatchling"), reason="needs hatchling, of the extra test")
def test_the_tutorial_works_as_it_is_printed(tmp_path: Path) -> None:
    """Every command succeeds, and the rule fires here and where nothing but the wheel is."""
    made = fresh(tmp_path)
    said: dict[str, str] = {}
    for step in STEP.finditer(PAGE):
        if step["path"]:
            # It replaces what the scaffold wrote: a path that is not there would be none of it.
            assert (made.folder / step["path"]).is_file()
            (made.folder / step["path"]).write_text(step["text"], "utf-8")
        said.update((command, made.run(command).stdout) for command in commands(step))
    [shown] = re.findall(r"^```text\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    reports = [out for command, out in said.items() if "netrules check" in command]
    assert len(reports) == 2
    for report in reports:
        lines = {line.strip() for line in report.splitlines()}
        assert {line.strip() for line in shown.splitlines()} <= lines
    [tests] = [out for command, out in said.items() if "pytest" in command]
    assert re.search(r"\b2[0-9] passed", tests)
    assert "Ask somebody besides" in made.run("netrules explain ACADEMIA001").stdout
    assert "netrules-academia[academia] 0.1.0" in made.run("elsewhere/bin/netrules plugins").stdout
