"""The parts of an export, each where it was found, and whoever they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from netrules import Handle, Origin

LAYER: Final = "telegram"
#: The origin of what stands at a JSON pointer.
Place: TypeAlias = Callable[[str], Origin]

_USER: Final = "user"
#: Up to 2020 accounts were plain numbers, and numbers from here on were those of groups.
_GROUPS_FROM: Final = 1 << 32


def entries_of(export: Mapping[str, Any], part: str) -> Iterator[tuple[str, Any]]:
    """The entries of a part's list, each with the JSON pointer to it."""
    value = export.get(part)
    found = value.get("list") if isinstance(value, Mapping) else None
    for number, entry in enumerate(found if isinstance(found, list) else []):
        yield f"/{part}/list/{number}", entry


def text_of(value: Any) -> str:
    """A text without space around it, "" for anything else."""
    return value.strip() if isinstance(value, str) else ""


def account_of(value: Any) -> str:
    """An account or group by its id, as "user123" or "channel123"; "" if there is none."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return f"{_USER}{value}" if value < _GROUPS_FROM else f"channel{value}"
    return ""


def user_account(number: Any) -> str:
    """The account with this number, however large; "" if it is no number."""
    if isinstance(number, bool) or not isinstance(number, int | str):
        return ""
    digits = str(number).removeprefix(_USER)
    return f"{_USER}{digits}" if digits.isascii() and digits.isdecimal() and digits != "0" else ""


def is_person(account: str) -> bool:
    """Whether an account is somebody's, and not a group's or a channel's."""
    return account.startswith(_USER)


def handle_of(account: str, name: str = "", phone: str = "") -> Handle:
    """A handle of what is not empty."""
    return Handle(
        accounts=(f"{LAYER}:{account}",) if account else (),
        names=(name,) if name else (),
        phones=(phone,) if phone else (),
    )
