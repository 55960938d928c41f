"""`netrules fill`: asked at a terminal, by a sheet, and what was promised is settled."""

from __future__ import annotations

import io
import os
import pty
import re
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from commands import Run
from moving import DAY, PEOPLE, SETTINGS


@pytest.fixture
def home(folder: Path) -> Path:
    """A folder with settings and contacts, in which fields of one person settle a need."""
    (folder / "netrules.toml").write_text(SETTINGS, "utf-8")
    text = PEOPLE.replace('name = "Cy Dolewright"\n', 'name = "Cy Dolewright"\nfields = ["ice"]\n')
    text = text.replace("# sings alto\n", '# sings alto\nfields = ["art"]\n')
    (folder / "contacts.toml").write_text(text, "utf-8")
    return folder


#: What interrupts, in place of an answer.
INTERRUPT = "interrupt"
#: A line that waits for an answer.
ASKING = re.compile(r"\n[a-z-]+: $")


def typed(*answers: str, words: tuple[str, ...] = ()) -> tuple[int, str]:
    """The exit code of `netrules fill` at a terminal, and what stood there in the end."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "netrules", "fill", *words, *DAY]
    left, shown = list(answers), ""
    # Who runs the tests in the background has interrupts ignored, and programs inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        signal.signal(signal.SIGINT, before)
        os.close(theirs)
        while chunk := _read(ours):
            shown += chunk
            if left and ASKING.search(shown):
                answer = left.pop(0)
                if answer == INTERRUPT:
                    _interrupt(process, ours)
                else:
                    os.write(ours, answer.encode())
        code = process.wait(60)
    os.close(ours)
    return code, shown.replace("\r\n", "\n")


def _interrupt(process: subprocess.Popen[bytes], terminal: int) -> None:
    """Interrupt until something happens: a signal just before it waits would not wake it."""
    for _ in range(60):
        process.send_signal(signal.SIGINT)
        if select.select([terminal], [], [], 1)[0]:
            return


def _read(terminal: int) -> str:
    """What else the terminal shows; nothing once the other end is closed, or after a while."""
    if not select.select([terminal], [], [], 60)[0]:
        return ""
    try:
        return os.read(terminal, 1 << 16).decode()
    except OSError:
        return ""


def test_one_question_at_a_time(home: Path, run: Run) -> None:
    """Each is checked at once; Enter skips; what was answered is written, comments kept."""
    code, shown = typed("data\n", "\n", "quit\n")
    assert code == 0
    assert "1. Bo Lindqvist (Beekeeper, Marrowgate): add fields (what they work in)" in shown
    assert "settles data-job: two-in-data" in shown
    assert "contacts.toml: wrote fields of Bo Lindqvist" in shown
    assert "settled: data-job: two-in-data: unknown -> pass (1 to 2 of 2 -> 2 of 2)" in shown
    text = (home / "contacts.toml").read_text("utf-8")
    assert 'title = "Beekeeper"\nfields = ["data"]\n' in text
    for comment in ("# sings alto", "# the new one", "# mostly contracts", "# The end."):
        assert comment in text
    needs = run("check", "--format", "json", *DAY).json["goals"][0]["needs"]
    assert needs[0]["verdict"] == "pass"


def test_a_slip_is_told_at_once(home: Path) -> None:
    """And asked again; the end of the input ends, and what was answered is written."""
    text = (home / "contacts.toml").read_text("utf-8")
    (home / "contacts.toml").write_text(text.replace('level = "director"\n', ""), "utf-8")
    settings = SETTINGS.replace('"data" in fields', 'level >= "vp"')
    (home / "netrules.toml").write_text(settings, "utf-8")
    code, shown = typed("vicepresident\n", "director\n", "\x04", words=("--most", "2"))
    assert code == 0
    assert "'vicepresident' is no level; the levels are unpaid" in shown
    assert "one of unpaid, training" in shown
    assert 'level = "director"' in (home / "contacts.toml").read_text("utf-8")


def test_an_interrupt_writes_nothing(home: Path) -> None:
    """As if it had never been asked."""
    before = (home / "contacts.toml").read_bytes()
    code, _ = typed("data\n", INTERRUPT)
    assert code == 130
    assert (home / "contacts.toml").read_bytes() == before
    assert typed("quit\n")[0] == 0
    assert (home / "contacts.toml").read_bytes() == before


@pytest.mark.parametrize("name", ["facts.csv", "facts.md"])
def test_by_a_sheet(run: Run, home: Path, name: str) -> None:
    """It is written once, filled in, and read back."""
    ran = run("fill", "--sheet", name, "--most", "1", *DAY)
    assert (ran.code, ran.out) == (0, "")
    assert f"{name}: wrote 1 question; fill in the answers, then give it to --read" in ran.err
    again = run("fill", "--sheet", name, *DAY)
    assert again.code == 2
    assert "is there already" in again.err
    sheet = home / name
    empty = {"facts.csv": ",fields,,", "facts.md": "| fields |  |"}[name]
    full = {"facts.csv": ",fields,data,", "facts.md": "| fields | data |"}[name]
    sheet.write_text(sheet.read_text("utf-8").replace(empty, full), "utf-8")
    ran = run("fill", "--read", name, *DAY)
    assert ran.code == 0
    assert "settled: data-job: two-in-data: unknown -> pass" in ran.err
    assert 'fields = ["data"]' in (home / "contacts.toml").read_text("utf-8")
    ran = run("fill", "--read", name, *DAY)
    assert "fields of Bo Lindqvist: contacts.toml says so already; not written again" in ran.err


def test_a_sheet_with_a_fault(run: Run, home: Path) -> None:
    """Its line and the remedy are said, and nothing is written."""
    before = (home / "contacts.toml").read_bytes()
    (home / "facts.csv").write_text("person,fact,answer\nbo,fields,data\nbo,level,directr\n")
    ran = run("fill", "--read", "facts.csv", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert "facts.csv:3: 'directr' is no level; did you mean director?" in ran.err
    assert (home / "contacts.toml").read_bytes() == before
    (home / "facts.csv").write_bytes("person,fact,answer\nbo,place,Malmö\n".encode("latin-1"))
    assert "save it as CSV UTF-8" in run("fill", "--read", "facts.csv", *DAY).err
    assert run("fill", "--read", "gone.csv", *DAY).code == 2


def test_where_it_cannot_ask(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal, or where names are hidden, it is said what to do."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    ran = run("fill", *DAY)
    assert ran.code == 2
    assert "write a sheet with --sheet FILE" in ran.err
    assert "--no-redact" in run("fill", "--sheet", "a.csv", "--redact", *DAY).err
    assert not (home / "a.csv").exists()
    assert run("fill", "--sheet", "a.csv", "--most", "0", *DAY).code == 2
