"""Text of unknown encoding: its lines, and letters that were bytes."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netrules.reading import TextLines, encoding_of, repaired
from netrules.reading.textlines import MAX_LINE


@given(st.text())
def test_letters_that_were_bytes_are_repaired(text: str) -> None:
    """What an export has written byte by byte is what it was; else it stays as it is."""
    try:
        broken = text.encode().decode("latin-1")
    except UnicodeEncodeError:
        return
    assert repaired(broken) == text


@pytest.mark.parametrize("text", ["Håkan", "日本", "plain", "", "Ã", "naïve café"])
def test_what_is_right_stays(text: str) -> None:
    """Correct text is no UTF-8 read as bytes, or is no bytes at all."""
    assert repaired(text) == text


def lines(data: bytes) -> list[str]:
    """The lines of a file."""
    return list(TextLines(BytesIO(data), data[:65536]))


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\ufeff"), min_size=1)))
def test_lines_are_told_whatever_the_encoding(texts: list[str]) -> None:
    """UTF-8, with or without a mark, and UTF-16 by its mark."""
    text = "".join(f"{line}\n" for line in texts)
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        data = text.encode(encoding)
        if encoding_of(data) != ("utf-16" if encoding == "utf-16" else "utf-8"):
            continue  # NUL bytes that look like UTF-16
        assert [line.rstrip("\n") for line in lines(data)] == texts


def test_a_line_beyond_all_measure_comes_in_pieces() -> None:
    """A gigabyte without a line break does not have to fit into memory."""
    data = b"a" * (MAX_LINE + 10) + b"\nnext\n"
    assert [len(line) for line in lines(data)] == [MAX_LINE, 11, 5]
    wide = ("a" * (MAX_LINE + 10) + "\nnext\n").encode("utf-16")
    assert [len(line) for line in lines(wide)][-1] == 5
    assert max(len(line) for line in lines(wide)) <= MAX_LINE
