"""Text whose UTF-8 bytes were each written as a letter."""

from __future__ import annotations


def repaired(text: str) -> str:
    """*text* as it was meant where every letter of it stands for a byte of UTF-8.

    The exports of Facebook and Instagram escape strings so. Text that is right already
    comes back as it is: it holds letters beyond those of a byte, or bytes that are no
    UTF-8.
    """
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return text
