"""`netrules map`: a picture by the ending of a file, written whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from commands import CONTACTS, Run


def test_the_ending_says_which_picture(run: Run, tmp_path: Path) -> None:
    """A file with the people of the contacts file, and a line on what was drawn."""
    (tmp_path / "contacts.toml").write_text(CONTACTS, "utf-8")
    ran = run("map", "contacts.toml", "-o", "net.dot", "--today", "2026-09-30")
    assert (ran.code, ran.out) == (0, "")
    assert "3 people, 0 ties" in ran.err
    assert "Ana Ruizova" in (tmp_path / "net.dot").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("net.dto", "did you mean .dot?"),
        ("net.pdf", "there are .dot"),
        ("net", "without an ending"),
    ],
)
def test_no_picture_of_that_ending(run: Run, tmp_path: Path, name: str, said: str) -> None:
    """It is told with what there is, and nothing is written."""
    (tmp_path / "contacts.toml").write_text(CONTACTS, "utf-8")
    ran = run("map", "contacts.toml", "-o", name, "--today", "2026-09-30")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not (tmp_path / name).exists()


def test_what_a_picture_needs_besides(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library that is not installed is told in one line, and nothing is written."""
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    (tmp_path / "contacts.toml").write_text(CONTACTS, "utf-8")
    ran = run("map", "contacts.toml", "-o", "net.png", "--today", "2026-09-30")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "netrules: a picture as PNG needs resvg_py: pip install 'netrules[pictures]'\n"
    )
    assert not (tmp_path / "net.png").exists()


def test_nothing_is_drawn_where_nothing_could_be_read(run: Run, tmp_path: Path) -> None:
    """A picture of nobody would pass for an empty network."""
    (tmp_path / "odd.bin").write_bytes(b"\0\1\2")
    ran = run("map", "odd.bin", "-o", "net.svg", "--today", "2026-09-30")
    assert ran.code == 2
    assert "odd.bin" in ran.err
    assert not (tmp_path / "net.svg").exists()
