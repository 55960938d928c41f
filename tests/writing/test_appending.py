"""A table at the end of a TOML file: what is there stays, and what is added is read."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netrules.writing.appending import CannotAppend, with_table

TABLE = {"rule": "K002", "until": date(2026, 12, 31)}
TEXTS = st.text(max_size=20)


def added(data: bytes, path: tuple[str, ...] = ("waiver",)) -> bytes:
    """What stands after *data* once the table is in."""
    whole = with_table(data, "netrules.toml", path, TABLE, {"rule": "overdue-contact"})
    assert whole.startswith(data)
    return whole[len(data) :]


PLAIN = b'[[waiver]]\nrule = "K002"  # overdue-contact\nuntil = 2026-12-31\n'


@pytest.mark.parametrize(
    ("data", "gap"),
    [
        (b"", b""),
        (b"\xef\xbb\xbf", b""),
        (b"a = 1 # one\n", b"\n"),
        (b"a = 1", b"\n\n"),
        (b"[[waiver]]\n[me]\n# last\n", b"\n"),
    ],
)
def test_a_blank_line_between(data: bytes, gap: bytes) -> None:
    """And everything before it to the letter, comments and all."""
    assert added(data) == gap + PLAIN


def test_lines_end_as_in_the_file() -> None:
    """A file of Windows stays one."""
    assert added(b"a = 1\r\n") == b"\r\n" + PLAIN.replace(b"\n", b"\r\n")


def test_in_a_file_of_several_tools() -> None:
    """Under the table that is netrules' own."""
    path = ("tool", "netrules", "waiver")
    data = b'[project]\nname = "x"\n[tool.other]\na = 1\n'
    assert added(data, path).startswith(b"\n[[tool.netrules.waiver]]\n")
    assert added(b"[tool.netrules]\n[tool.z]\n", path).startswith(b"\n[[tool.netrules.waiver]]\n")


@pytest.mark.parametrize(
    "data",
    [
        b'waiver = [{ rule = "R002" }]\n',
        b"waiver = []\n",
        b'[waiver]\nrule = "R002"\n',
        b"waiver = 3\n",
    ],
)
def test_a_list_on_one_line(data: bytes) -> None:
    """It cannot be added to, and is told how it can."""
    with pytest.raises(CannotAppend, match=r"write each under \[\[waiver\]\]; nothing was written"):
        added(data)


def test_a_file_that_is_broken() -> None:
    """With the line where it is to be mended."""
    with pytest.raises(CannotAppend, match=r"netrules.toml:2:.*; nothing was written"):
        added(b"a = 1\n[b\n")


@given(TEXTS, TEXTS, st.sampled_from(("\n", "\r\n")))
def test_whatever_is_said(reason: str, aside: str, end: str) -> None:
    """Any reason is read as it was written, and no comment breaks a line."""
    data = f"a = 1{end}".encode()
    table = {"reason": reason, "rule": "K002"}
    whole = with_table(data, "netrules.toml", ("waiver",), table, {"rule": aside})
    assert tomllib.loads(whole.decode()) == {"a": 1, "waiver": [table]}
