"""Checks that no file, whatever happened to it, makes a source raise."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from netrules.loading.source import InputError
from netrules.testing import inputs
from netrules.testing.contract import ContractError
from netrules.testing.inputs import Memory
from netrules.testing.reading import Reading

#: Of how many members of a folder each is spoilt in turn.
_SPOILT = 6


def truncated(reading: Reading) -> None:
    """The file breaks off, as it does when a disk is full."""
    _survive(reading, inputs.truncated, "cut off")


def nul(reading: Reading) -> None:
    """The file has NUL bytes in it."""
    _survive(reading, inputs.with_nuls, "with NUL bytes in it")


def encoding(reading: Reading) -> None:
    """The file is in an encoding that it does not say it is in."""
    _survive(reading, inputs.wrongly_encoded, "in another encoding")


def empty(reading: Reading) -> None:
    """The file is empty, or next to empty."""
    _survive(reading, inputs.emptied, "next to empty")


def _survive(reading: Reading, spoil: Callable[[bytes], Iterator[bytes]], how: str) -> None:
    """Insist that the source raises `InputError` at most, however each member is spoilt."""
    for member in reading.specimen.members[:_SPOILT]:
        for content in spoil(reading.specimen.contents[member]):
            opened = reading.specimen.with_bytes(member, content)
            try:
                _try(reading, opened)
            except InputError:
                continue
            except Exception as error:
                what = f"{member!r} {how}" if member else how
                raise ContractError(
                    f"{what} ({len(content):,} bytes) it raised {type(error).__name__}: {error}; "
                    "yield a Problem, or raise InputError if nothing of the file can be used"
                ) from error


def _try(reading: Reading, opened: Memory) -> None:
    reading.source.sniff(opened)
    for _ in reading.source.read(opened, reading.context):
        pass
