"""Blank lines and comments of a TOML document, which belong to what follows them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def before_what_follows(table: Any) -> Iterator[None]:
    """Let keys be added to a table of `tomlkit` so that they stand with its other keys.

    Blank lines and comments at its end are about the next table, and stay there.
    """
    body, after = table.value.body, []
    while body and body[-1][0] is None:
        after.append(body.pop()[1])
    try:
        yield
    finally:
        for trivia in reversed(after):
            table.add(trivia)
