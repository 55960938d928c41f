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
#: What stands behind an address or number that is not one person's alone.
_SHARED: Final = re.compile(
    r"([^;,()]*(?:\([^()]*\)[^;,()]*)?)\((?:shared|geteilt|gemeinsam|partagé|compartido)\)",
    re.IGNORECASE,
)
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
        shared: Those of the others that are not one person's alone.
    """

    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    rest: str = ""
    shared: tuple[str, ...] = ()


def reach_in(cell: str) -> Reach:
    """The addresses, numbers and pages of *cell*."""
    if len(cell) > _MAX_CELL:
        return Reach(rest=cell)
    text = _SCHEME.sub("", cell)
    marked = [reach_in(one) for one in _SHARED.findall(text)]
    text = _SHARED.sub(r"\1", text)
    found = []
    for pattern in (_EMAIL, _URL, _PHONE):
        found.append(tuple(dict.fromkeys(one.strip(" .,;") for one in pattern.findall(text))))
        text = pattern.sub(" ", text)
    emails, urls, phones = found
    shared = (value for one in marked for value in (*one.emails, *one.phones, *one.urls))
    return Reach(
        emails, phones, urls, " ".join(text.split()).strip(" ,;:/|()"), tuple(dict.fromkeys(shared))
    )


def listed(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several."""
    return tuple(dict.fromkeys(part for part in _LISTED.split(cell) if part))


# -- what would mean something else ------------------------------------------------------

#: With what a cell begins that a spreadsheet takes for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def unshielded(cell: str) -> str:
    """*cell* without the apostrophe by which it is text, and no formula, blank or ditto."""
    return cell[1:] if cell.startswith("'") and _means_more(cell[1:]) else cell


def _means_more(cell: str) -> bool:
    bare = cell.lstrip("'")
    return bare.startswith(_FORMULA) or bare == "?" or bare.casefold() in DITTO


def groups_in(cell: str) -> tuple[str, ...]:
    """The groups of a cell: with semicolons between, where none stands behind a backslash."""
    parts = (part.replace("\\;", ";") for part in re.split(r"(?<!\\);", unshielded(cell)))
    names = (" ".join(part.split()) for part in parts)
    return tuple(dict.fromkeys(name for name in names if any(map(str.isalnum, name))))
