"""What is written into the cells: yes and no, days, addresses."""

from __future__ import annotations

import re
from typing import Final

import attrs

YES: Final = frozenset("yes y x ✓ ✔ ☑ ✅ * ★ ⭐ ja j oui o sí si s true 1 key".split())
NO: Final = frozenset(
    "- \u2013 \u2014 no n none never nein nie keine nicht non jamais aucun nunca ninguno ninguna "
    "false 0 ✗ ✘ ☐ ❌".split()
)
#: What stands for the cell above.
DITTO: Final = frozenset({'"', "''", "\u3003", "\u2033", "\u201d", "ditto", "do.", "dito", "idem"})

_EMAIL: Final = re.compile(r"[^\s@<>()\[\],;:\"/]+@[^\s@<>()\[\],;:\"/]+\.[^\s@<>()\[\],;:\"/.]+")
_URL: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>;,]+|[\w-]+(?:\.[\w-]+)+/[^\s<>;,]+", re.IGNORECASE
)
_PHONE: Final = re.compile(r"\+?\(?\d[\d\s()./-]{4,24}\d")
_SCHEME: Final = re.compile(r"\b(?:mailto|tel):", re.IGNORECASE)
#: An address, number or page is short; a longer cell is no list of such.
_MAX_CELL: Final = 1000
_LISTED: Final = re.compile(r"\s*[;,]\s*")


def is_yes(cell: str) -> bool | None:
    """Whether *cell* says yes; None if it says neither that nor no."""
    word = cell.casefold().rstrip(".!")
    return True if word in YES else False if word in NO else None


def is_none(cell: str) -> bool:
    """Whether *cell* says that there is none."""
    return cell.casefold() in NO


@attrs.frozen
class Reach:
    """By what somebody can be reached.

    Args:
        rest: The words that are no address and no number.
    """

    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    rest: str = ""


def reach_in(cell: str) -> Reach:
    """The addresses, numbers and pages of *cell*."""
    if len(cell) > _MAX_CELL:
        return Reach(rest=cell)
    text = _SCHEME.sub("", cell)
    found = []
    for pattern in (_EMAIL, _URL, _PHONE):
        found.append(tuple(dict.fromkeys(one.strip(" .,;") for one in pattern.findall(text))))
        text = pattern.sub(" ", text)
    emails, urls, phones = found
    return Reach(emails, phones, urls, " ".join(text.split()).strip(" ,;:/|()"))


def listed(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several."""
    return tuple(dict.fromkeys(part for part in _LISTED.split(cell) if part))
