"""Files made where there are none: all or none, and never over another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from netrules.writing import fresh
from netrules.writing.drafting import draft
from netrules.writing.fresh import is_taken, write_fresh


def everything(folder: Path) -> list[str]:
    """What is in a folder and below it."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_files_and_their_folders(tmp_path: Path) -> None:
    """All of them are there afterwards, and nothing else is."""
    write_fresh({tmp_path / "a.toml": b"one", tmp_path / "b" / "c" / "d.yml": b"two"})
    assert everything(tmp_path) == ["a.toml", "b", "b/c", "b/c/d.yml"]
    assert (tmp_path / "b" / "c" / "d.yml").read_bytes() == b"two"


@pytest.mark.parametrize("kind", ["file", "folder", "link", "dead link"])
def test_what_is_there_is_never_written_over(tmp_path: Path, kind: str) -> None:
    """Whatever it is; the file before it is not made either."""
    taken, other = tmp_path / "taken", tmp_path / "other"
    if kind == "file":
        taken.write_bytes(b"mine")
    elif kind == "folder":
        taken.mkdir()
    else:
        taken.symlink_to(other)
    if kind == "link":
        other.write_bytes(b"mine")
    before = everything(tmp_path)
    assert is_taken(taken)
    with pytest.raises(FileExistsError) as caught:
        write_fresh({tmp_path / "new" / "first": b"one", taken: b"two"})
    assert caught.value.filename == str(taken)
    assert everything(tmp_path) == before
    assert kind not in {"file", "link"} or taken.read_bytes() == b"mine"
    assert other.exists() == (kind == "link")


def test_who_comes_in_between_keeps_what_they_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that appears while others are written stays, and those are taken away again."""
    link = os.link

    def late(draft: Path, path: Path) -> None:
        if path.name == "second":
            path.write_bytes(b"theirs")
        link(draft, path)

    monkeypatch.setattr(fresh.os, "link", late)
    with pytest.raises(FileExistsError):
        write_fresh({tmp_path / "first": b"one", tmp_path / "second": b"two"})
    assert everything(tmp_path) == ["second"]
    assert (tmp_path / "second").read_bytes() == b"theirs"


def test_a_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files are made there, too, and still never over others."""

    def none(draft: Path, path: Path) -> None:
        raise PermissionError(1, "Operation not permitted", str(draft))

    monkeypatch.setattr(fresh.os, "link", none)
    write_fresh({tmp_path / "a": b"one"})
    assert everything(tmp_path) == ["a"]
    with pytest.raises(FileExistsError):
        write_fresh({tmp_path / "a": b"two"})
    assert (tmp_path / "a").read_bytes() == b"one"


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither files nor drafts nor folders; the message names the file."""
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if data == b"two":
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    second = tmp_path / "folder" / "second"
    with pytest.raises(OSError, match="No space left") as caught:
        write_fresh({tmp_path / "first": b"one", second: b"two"})
    assert caught.value.filename == str(second)
    assert everything(tmp_path) == []


def test_a_draft_is_filled_in_whole(tmp_path: Path) -> None:
    """A gap without a word is an error, never left in a user's file."""
    with pytest.raises(KeyError):
        draft("gitlab.yml")
    assert "@@" not in draft("gitlab.yml", {"version": "1"})
