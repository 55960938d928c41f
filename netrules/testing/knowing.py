"""Checks of how a source knows its files, and what it does besides reading them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Final

from netrules.loading.source import Certainty, InputError, Sniff
from netrules.testing.contract import ContractError
from netrules.testing.inputs import Memory
from netrules.testing.reading import Reading
from netrules.testing.watching import Seen, printing, watched

#: Files that can be anybody's.
ANYBODYS: Final = {
    "a letter": b"Dear Ana,\n\nit was good to see you.\n\nMia\n",
    "a blank page": b"\n\n",
    "a table": b"a,b\n1,2\n3,4\n",
    "a JSON object": b'{"a": 1}',
    "a JSON list": b"[]",
    "an XML page": b"<?xml version='1.0'?><page/>",
    "a settings file": b"[tool]\nkey = 1\n",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
}


def known(reading: Reading) -> None:
    """The specimen is recognised, by its content."""
    for opened in (reading.whole, reading.whole.renamed("file-7.dat")):
        sniffed = _sniffed(reading, opened)
        if not sniffed.certainty:
            raise ContractError(f"it does not know its own specimen, called {opened.path}")
        if not sniffed.reason.strip():
            raise ContractError("it does not say by what it knows its file; give a reason")
        if sniffed.members is not None and not sniffed.members & set(opened.members):
            raise ContractError("it claims none of the specimen's members")


def modest(reading: Reading) -> None:
    """It is certain of nothing that can be anybody's."""
    for what, content in ANYBODYS.items():
        if _sniffed(reading, Memory("file-7.dat", {"": content})).certainty is Certainty.CERTAIN:
            raise ContractError(f"it is certain that {what} is its own")


def _sniffed(reading: Reading, opened: Memory) -> Sniff:
    try:
        sniffed = reading.source.sniff(opened)
    except Exception as error:
        raise ContractError(
            f"asked whether a file is its own it raised {type(error).__name__}: {error}"
        ) from error
    if not isinstance(sniffed, Sniff):
        raise ContractError(f"sniff returned {type(sniffed).__name__}, not Sniff")
    return sniffed


# -- besides reading -----------------------------------------------------------------------


def clock(reading: Reading) -> None:
    """It reads no clock: an export says itself of which days it is."""
    if names := _watched(reading).clock:
        raise ContractError(f"it reads a clock ({_listed(names)}); go by the dates in the file")


def outside(reading: Reading) -> None:
    """It opens nothing but what it is given."""
    if names := _watched(reading).outside:
        raise ContractError(f"it reaches outside ({_listed(names)}); read what opened.open gives")


def output(reading: Reading) -> None:
    """It prints nothing."""
    if printed := _watched(reading).printed.strip():
        first = printed.partition("\n")[0]
        raise ContractError(f"it prints ({first!r}); yield a Problem instead")


def _watched(reading: Reading) -> Seen:
    """What the source does besides reading; looked at once for three checks."""
    if reading.seen is None:
        seen = reading.seen = Seen()
        around = partial(_closely, seen)
        # First without watching: what it imports when it is first called is no sin.
        with suppress(ContractError), printing(Seen()):
            reading.items_of(reading.specimen)
        with suppress(ContractError, InputError), around():
            reading.source.sniff(reading.whole)
            reading.items_of(reading.specimen)
    return reading.seen


@contextmanager
def _closely(seen: Seen) -> Iterator[None]:
    with printing(seen), watched(seen):
        yield


def _listed(names: list[str]) -> str:
    return ", ".join(dict.fromkeys(names))
