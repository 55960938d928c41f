"""What every command answers, word for word: exit code, standard output and standard error.

A file of ``snapshots/`` is a session in a folder of its own: ``$`` and a command line, then what
it answered: the exit code, lines of the output, and lines of the standard error after ``!``.
``cat FILE`` shows what was written, and ``| head -N`` keeps the first lines of an output that
grows with netrules. To add a case, add its ``$`` line; ``pytest --update-snapshots`` fills in the
answers, for you to read.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final

import pytest
from commands import CONTACTS, Ran, Run

from netrules.cli.main import COMMANDS

SNAPSHOTS: Final = Path(__file__).with_name("snapshots")
#: Sessions about no one command.
OTHERS: Final = frozenset({"no-command"})
#: The files that each session starts with.
FILES: Final = {
    "contacts.toml": CONTACTS,
    "earlier.toml": CONTACTS.replace("Marrowgate", "Quillfeather Ltd"),
    "export.csv": (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ana,Ruizova,https://www.linkedin.com/in/ana-ruizova,ana@example.com,Quillfeather Ltd,"
        "Head of Data,05 Jan 2020\n"
    ),
    "faulty.toml": '[[person]]\nname = "Ana Ruizova"\nlevel = "boss"\nmial = "x"\n',
    "broken.toml": "[[person]\n",
    "empty.toml": "",
    "notes.txt": "nothing that anybody knows\n",
    "netrules.toml": """\
sources = ["contacts.toml"]

[rules]
select = ["G001", "K002", "K003", "R003"]

[[goal]]
name = "data"

[[goal.need]]
name = "somebody-in-data"
who = '"data" in fields and warm'

[[goal.need]]
name = "two-at-marrowgate"
who = 'organization == "Marrowgate"'
at-least = 2

[privacy]
redact = false
""",
    "misspelt.toml": '[rules]\nslect = ["K"]\n',
    "unknown.toml": '[rules]\nselect = ["K0O2"]\n',
}
_MASKS: Final = (
    (re.compile(re.escape(version("netrules"))), "VERSION"),
    (re.compile(r'salt = "\S{20,}"'), 'salt = "SALT"'),
    (re.compile(r'("(?:inputs|settings)": ?)"[0-9a-f]{16}"'), r'\1"HASH"'),
    (re.compile(r"\b\d+ sources"), "N sources"),
)


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether snapshots are to be written anew."""
    return bool(request.config.getoption("--update-snapshots"))


def _session(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


def _answer(run: Run, folder: Path, line: str) -> Iterator[str]:
    """A command line, and what it answers."""
    yield f"$ {line}"
    command, _, most = line.partition(" | head -")
    program, *words = shlex.split(command)
    if program == "cat":
        ran = Ran(0, (folder / words[0]).read_text("utf-8"), "")
    else:
        assert program == "netrules"
        ran = run(*words)
        yield f"exit code {ran.code}"
    out = _masked(ran.out, folder).splitlines()
    yield from (f"  {one}".rstrip() for one in out[: int(most) if most else None])
    yield from (f"! {one}" for one in _masked(ran.err, folder).splitlines())
    yield ""


def _masked(text: str, folder: Path) -> str:
    text = text.replace(str(folder), "FOLDER")
    for pattern, instead in _MASKS:
        text = pattern.sub(instead, text)
    return text


@pytest.mark.parametrize("name", sorted({*COMMANDS, *OTHERS}))
def test_what_it_answers(run: Run, folder: Path, name: str, *, update: bool) -> None:
    """As the snapshot has it."""
    path = SNAPSHOTS / f"{name}.txt"
    assert path.exists(), f"the command {name} has no snapshot; see the top of this file"
    for file, text in FILES.items():
        (folder / file).write_text(text, "utf-8")
    session = _session(path)
    told = "\n".join(line for one in session for line in _answer(run, folder, one))
    if update:
        path.write_text(told, "utf-8")
    assert path.read_text("utf-8") == told


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_tried(name: str) -> None:
    """At least once where it does what it is asked, and once where it cannot."""
    text = (SNAPSHOTS / f"{name}.txt").read_text("utf-8")
    assert re.search(rf"^\$ netrules {name}\b.*\nexit code [01]$", text, re.MULTILINE)
    assert re.search(rf"^\$ netrules {name}\b.*\nexit code [235]$", text, re.MULTILINE)


def test_no_snapshot_is_left_over() -> None:
    """Each is of a command that there is."""
    assert {path.stem for path in SNAPSHOTS.iterdir()} == {*COMMANDS, *OTHERS}
