"""`netrules merge`: what is written, what is kept, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Run

DAY = ("--today", "2026-09-30")

CARD = """\
BEGIN:VCARD
VERSION:3.0
FN:Ana Ruiz
EMAIL:ana@example.org
END:VCARD
"""
FILE = '# Mine.\n[[person]]\nname = "Ana"\nemail = "ana@example.org"\nplace = "Lund"\n'


@pytest.fixture
def sources(folder: Path) -> Path:
    """A card and a contacts file about one person."""
    (folder / "phone.vcf").write_text(CARD.replace("END", "TEL:+44 7700 900001\nEND"), "utf-8")
    (folder / "mine.toml").write_text(FILE, "utf-8")
    return folder


def test_a_new_file(run: Run, sources: Path) -> None:
    """It is made, nothing else is, and what was done is said aside."""
    ran = run("merge", "-o", "new.toml", "phone.vcf", *DAY)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "netrules: new.toml: added 1 person, completed 0\n"
    assert sorted(one.name for one in sources.iterdir()) == ["mine.toml", "new.toml", "phone.vcf"]
    assert run("check", "new.toml", *DAY).code == 0


def test_a_file_that_is_there(run: Run, sources: Path) -> None:
    """It is completed, kept as it was beside, and left alone the next time."""
    assert run("merge", "-o", "mine.toml", "phone.vcf", *DAY).code == 0
    assert (sources / "mine.toml").read_text("utf-8") == FILE + 'phone = ["+44 7700 900001"]\n'
    assert (sources / "mine.toml.bak").read_text("utf-8") == FILE
    (sources / "mine.toml.bak").unlink()
    ran = run("merge", "-o", "mine.toml", "phone.vcf", "mine.toml", *DAY)
    assert ran.err == "netrules: mine.toml holds all of it already\n"
    assert not (sources / "mine.toml.bak").exists()


def test_the_sources_of_the_settings(run: Run, sources: Path) -> None:
    """Without a path these are merged."""
    (sources / "netrules.toml").write_text('sources = ["phone.vcf"]\n', "utf-8")
    assert run("merge", "-o", "mine.toml", *DAY).code == 0
    assert "900001" in (sources / "mine.toml").read_text("utf-8")


def test_a_file_that_is_broken_is_left_alone(run: Run, sources: Path) -> None:
    """What cannot be read must not be written over."""
    (sources / "mine.toml").write_text("[[person]\n", "utf-8")
    ran = run("merge", "-o", "mine.toml", "phone.vcf", *DAY)
    assert ran.code == 2
    assert "mine.toml cannot be completed as it is; nothing was written" in ran.err
    assert (sources / "mine.toml").read_text("utf-8") == "[[person]\n"
    assert not list(sources.glob("*.bak"))


def test_a_source_that_is_missing_does_not_stop_the_others(run: Run, sources: Path) -> None:
    """What can be read is written, and the exit code says that something could not."""
    ran = run("merge", "-o", "mine.toml", "phone.vcf", "gone.vcf", *DAY)
    assert ran.code == 2
    assert "gone.vcf: does not exist" in ran.err
    assert "900001" in (sources / "mine.toml").read_text("utf-8")


def test_where_names_are_hidden_nothing_is_written(
    run: Run, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of names is no report: it takes a word of the user's."""
    monkeypatch.setenv("CI", "true")
    ran = run("merge", "-o", "new.toml", "phone.vcf", *DAY)
    assert ran.code == 2
    assert "--no-redact" in ran.err
    assert not (sources / "new.toml").exists()
    assert run("merge", "-o", "new.toml", "phone.vcf", "--no-redact", *DAY).code == 0


def test_without_an_output_it_is_said(run: Run, sources: Path) -> None:
    """There is no default file to write to."""
    ran = run("merge", "phone.vcf")
    assert ran.code == 2
    assert "-o/--output" in ran.err
