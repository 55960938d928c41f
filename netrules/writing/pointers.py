"""Which entries of a contacts file are about whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from netrules.model.people import Person

_POINTER: Final = re.compile(r"/person/(\d+)")


def entry_numbers(person: Person, shown: str) -> Iterator[int]:
    """The numbers of the `[[person]]` entries about *person* in the file that origins call
    *shown*."""
    for origin in person.origins:
        match = _POINTER.fullmatch(str(origin.record))
        if match and origin.path == shown and not origin.member:
            yield int(match[1])
