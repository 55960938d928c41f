"""`netrules log`: what is written, what is told, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import CONTACTS, Run
from moving import DAY

#: The file in question, since these folders have no settings.
FILE = ("--file", "contacts.toml")


def test_what_happened(run: Run, contacts: Path) -> None:
    """It stands at the end of the file, and what was there is kept beside."""
    ran = run("log", "talked:Ana Ruizova:call", "set:bo.level=entry", *FILE, *DAY)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "netrules: contacts.toml: wrote talked:Ana Ruizova:call, set:bo.level=entry; "
        "what it held before is in contacts.toml.bak\n"
    )
    text = contacts.read_text("utf-8")
    assert text == CONTACTS.replace(
        'title = "Beekeeper"\n', 'title = "Beekeeper"\nlevel = "entry"\n'
    ) + ('\n[[interaction]]\nwith = "ana"\non = 2026-09-30\nchannel = "call"\n')
    assert contacts.with_name("contacts.toml.bak").read_text("utf-8") == CONTACTS


def test_twice_is_told(run: Run, contacts: Path) -> None:
    """And written once; what is new beside it is written."""
    run("log", "talked:ana:call", *FILE, *DAY)
    text = contacts.read_text("utf-8")
    ran = run("log", "talked:ana:call", *FILE, *DAY)
    assert (ran.code, contacts.read_text("utf-8")) == (0, text)
    assert ran.err == (
        "netrules: talked:ana:call: contacts.toml says so already; not written again\n"
    )
    ran = run("log", "talked:ana:call", "talked:bo:call", *FILE, *DAY)
    assert "contacts.toml: wrote talked:bo:call;" in ran.err
    assert contacts.read_text("utf-8").count("[[interaction]]") == 3


def test_another_day(run: Run, contacts: Path) -> None:
    """It is the day that counts; one to come is refused."""
    assert run("log", "talked:ana:call", "--on", "2026-09-01", *FILE, *DAY).code == 0
    assert contacts.read_text("utf-8").endswith('on = 2026-09-01\nchannel = "call"\n')
    ran = run("log", "talked:ana:call", "--on", "2026-10-01", *FILE, *DAY)
    assert ran.code == 2
    assert "2026-10-01 is after 2026-09-30" in ran.err
    assert run("log", "talked:ana", "--on", "soon").code == 2


def test_the_sources_of_the_settings(run: Run, contacts: Path) -> None:
    """The first of them that is a contacts file is written to, people of all are known."""
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Flo Berg\nEMAIL:flo@example.org\nEND:VCARD\n"
    contacts.with_name("a.vcf").write_text(card, "utf-8")
    contacts.with_name("netrules.toml").write_text('sources = ["a.vcf", "contacts.toml"]\n')
    assert run("log", "talked:Flo Berg", *DAY).code == 0
    assert contacts.read_text("utf-8").endswith(
        'with = "flo@example.org"  # Flo Berg\non = 2026-09-30\n'
    )


def test_a_new_file(run: Run, folder: Path) -> None:
    """It is made if it is named, and the settings should name it, too."""
    ran = run("log", "new:Fay Wren", "--file", "mine.toml", *DAY)
    assert ran.code == 0
    assert "mine.toml is new; add it to sources in netrules.toml" in ran.err
    assert (folder / "mine.toml").read_text("utf-8") == '[[person]]\nname = "Fay Wren"\n'
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Flo Berg\nEND:VCARD\n"
    (folder / "a.vcf").write_text(card, "utf-8")
    ran = run("log", "new:Gus", "a.vcf", *DAY)
    assert ran.code == 2
    assert "no contacts file is among the sources; name one, or a new one, with --file" in ran.err


def test_the_first_of_a_file_that_is_set_up(run: Run, folder: Path) -> None:
    """What `init` writes holds nobody yet; that is no fault once somebody is written into it."""
    assert run("init").code == 0
    ran = run("log", "new:Ana Ruiz", "met:Ana Ruiz:choir", "--today", "2026-11-23")
    assert ran.code == 0
    assert "wrote new:Ana Ruiz, met:Ana Ruiz:choir" in ran.err
    assert "no records" not in ran.err
    assert 'met-through = "choir"' in (folder / "contacts.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("move", "said"),
    [
        ("talkd:ana", "did you mean talked?"),
        ("talked:Anna Ruizova", "did you mean Ana Ruizova?"),
        ("set:ana.level=directr", "did you mean director?"),
        ("remove:ana", "try it with netrules whatif"),
    ],
)
def test_what_cannot_be_written(run: Run, contacts: Path, move: str, said: str) -> None:
    """It is said what may have been meant; the moves beside it are not written either."""
    ran = run("log", "talked:bo", move, *FILE, *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert move in ran.err
    assert said in ran.err
    assert contacts.read_text("utf-8") == CONTACTS
    assert not list(contacts.parent.glob("*.bak"))


def test_a_file_that_is_broken_is_left_alone(run: Run, contacts: Path) -> None:
    """With the line where it is to be corrected."""
    contacts.write_text(CONTACTS + "[[person]\n", "utf-8")
    ran = run("log", "new:Fay", *FILE, *DAY)
    assert ran.code == 2
    assert f"contacts.toml: is not TOML: line {CONTACTS.count(chr(10)) + 1}: " in ran.err
    assert "nothing was written" in ran.err
    assert contacts.read_text("utf-8") == CONTACTS + "[[person]\n"


def test_where_names_are_hidden_nothing_is_written(
    run: Run, contacts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes a word of the user's."""
    monkeypatch.setenv("CI", "true")
    ran = run("log", "talked:ana", *FILE, *DAY)
    assert ran.code == 2
    assert "--no-redact" in ran.err
    assert contacts.read_text("utf-8") == CONTACTS
    assert run("log", "talked:ana", "--no-redact", *FILE, *DAY).code == 0


def test_without_a_move(run: Run, contacts: Path) -> None:
    """A path alone says nothing."""
    ran = run("log", "contacts.toml", *DAY)
    assert ran.code == 2
    assert "no move is given; write one as talked:PERSON[:CHANNEL]" in ran.err


def test_a_source_that_is_missing_does_not_stop_it(run: Run, contacts: Path) -> None:
    """It is written, and the exit code says that something could not be read."""
    ran = run("log", "talked:ana:call", "contacts.toml", "gone.vcf", *DAY)
    assert ran.code == 2
    assert "gone.vcf: does not exist" in ran.err
    assert "contacts.toml: wrote talked:ana:call" in ran.err
    assert 'channel = "call"' in contacts.read_text("utf-8")
