"""Files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from netrules.writing.whole import write_whole


def test_a_new_file_and_one_that_is_there(tmp_path: Path) -> None:
    """What was there before is kept if asked for, with its rights."""
    file = tmp_path / "a.toml"
    assert write_whole(file, b"one", backup=True) is None
    file.chmod(0o600)
    assert write_whole(file, b"two", backup=True) == tmp_path / "a.toml.bak"
    assert (file.read_bytes(), (tmp_path / "a.toml.bak").read_bytes()) == (b"two", b"one")
    assert file.stat().st_mode & 0o777 == 0o600
    assert write_whole(file, b"three") is None
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.toml", "a.toml.bak"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file that it leads to is written."""
    (tmp_path / "real.toml").write_bytes(b"one")
    (tmp_path / "link.toml").symlink_to("real.toml")
    write_whole(tmp_path / "link.toml", b"two")
    assert (tmp_path / "link.toml").is_symlink()
    assert (tmp_path / "real.toml").read_bytes() == b"two"


def test_what_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk in the middle of writing costs nothing that was there."""
    file = tmp_path / "a.toml"
    file.write_bytes(b"one")

    def full(_: Path, __: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left") as caught:
        write_whole(file, b"two")
    assert caught.value.filename == str(file)
    assert [one.name for one in tmp_path.iterdir()] == ["a.toml"]
    assert file.read_bytes() == b"one"
