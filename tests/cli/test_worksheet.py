"""`netrules worksheet`: written once, filled in by hand, read like any other file."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import CONTACTS, Run

DAY = ("--today", "2026-09-30")


@pytest.fixture
def contacts(tmp_path: Path) -> Path:
    """A contacts file in the folder where commands run."""
    text = CONTACTS + '\n[[group]]\nname = "Choir"\nmembers = ["ana", "bo"]\n'
    path = tmp_path / "contacts.toml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.usefixtures("contacts")
def test_written_filled_in_and_read(run: Run, tmp_path: Path) -> None:
    """What was blank arrives, and nobody counts twice."""
    ran = run("worksheet", "contacts.toml", "-o", "sheet.md", *DAY)
    assert (ran.code, ran.out) == (0, "")
    assert "3 people in 1 group; fill it in" in ran.err
    sheet = tmp_path / "sheet.md"
    text = sheet.read_text("utf-8")
    blank = "| Choir | Bo Lindqvist |  |  |  |  |  | bo@example.net |  | bo |"
    assert blank in text
    filled = "| Choir | Bo Lindqvist |  | yes |  | 2026-09-20 |  | bo@example.net |  | bo |"
    sheet.write_text(text.replace(blank, filled), "utf-8")
    rows = run("people", "contacts.toml", "sheet.md", *DAY).out.splitlines()
    assert len(rows) == len(run("people", "contacts.toml", *DAY).out.splitlines())
    assert [row for row in rows if row.startswith("bo ") and "2026-09-20" in row]


@pytest.mark.usefixtures("contacts")
def test_never_over_another_file(run: Run, tmp_path: Path) -> None:
    """Somebody may have filled it in."""
    (tmp_path / "sheet.md").write_text("mine", "utf-8")
    ran = run("worksheet", "contacts.toml", "-o", "sheet.md", *DAY)
    assert ran.code == 2
    assert "there already" in ran.err
    assert (tmp_path / "sheet.md").read_text("utf-8") == "mine"


@pytest.mark.usefixtures("contacts")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "a.mdd"), "did you mean .md?"),
        (("-o", "a"), "without an ending"),
        (("-o", "a.md", "--group", "Chior"), "did you mean Choir?"),
        (("-o", "a.md", "--people", "0"), "a person at least"),
        (("-o", "a.md", "--redact"), "a worksheet has names in it"),
    ],
)
def test_refusals(run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    """Are told, and nothing is written."""
    ran = run("worksheet", "contacts.toml", *arguments, *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["contacts.toml"]


@pytest.mark.usefixtures("contacts")
def test_some_people_and_groups(run: Run, tmp_path: Path) -> None:
    """And a line on those left out."""
    ran = run(
        "worksheet", "contacts.toml", "-o", "a.csv", "--group", "choir", "--people", "1", *DAY
    )
    assert "1 person in 1 group" in ran.err
    assert "1 more were left out" in ran.err
    text = (tmp_path / "a.csv").read_text("utf-8")
    assert "Ana Ruizova" in text  # the one talked to last
    assert "Bo Lindqvist" not in text


def test_blank_without_anything_to_read(run: Run, tmp_path: Path) -> None:
    """For whoever begins."""
    ran = run("worksheet", "-o", "a.md")
    assert ran.code == 0
    assert "a blank worksheet" in ran.err
    assert "Write down the groups you belong to" in (tmp_path / "a.md").read_text("utf-8")


def test_nothing_is_written_where_nothing_could_be_read(run: Run, tmp_path: Path) -> None:
    """A blank worksheet would pass for an empty network."""
    (tmp_path / "odd.bin").write_bytes(b"\0\1\2")
    ran = run("worksheet", "odd.bin", "-o", "network.md")
    assert ran.code == 2
    assert "odd.bin" in ran.err
    assert not (tmp_path / "network.md").exists()
