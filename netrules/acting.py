"""Whose code is running: noted while something of a plugin runs, so that what it does besides
answering can be told with its name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

_WHO: Final[ContextVar[str]] = ContextVar("who", default="")


@contextmanager
def acting(plugin: str) -> Iterator[None]:
    """Note that code of *plugin* runs in here."""
    token = _WHO.set(plugin)
    try:
        yield
    finally:
        _WHO.reset(token)


def who_acts() -> str:
    """The plugin whose code runs, or "" for netrules itself."""
    return _WHO.get()
