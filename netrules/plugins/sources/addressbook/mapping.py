"""The `[columns]` of the settings: what the columns of a table of the user's own mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from netrules import InputError, did_you_mean

#: The fields that a column can be said to hold, and what each is called in this package.
FIELDS: Final[Mapping[str, str]] = {
    "name": "name",
    "given-name": "given",
    "family-name": "family",
    "nickname": "nickname",
    "email": "email",
    "phone": "phone",
    "shared-phone": "shared-phone",
    "url": "page",
    "organization": "organization",
    "title": "title",
    "place": "home.city",
    "born": "birth-year",
    "groups": "groups",
    "notes": "notes",
    "met": "met",
    "met-through": "met-through",
    "introduced-by": "introduced-by",
    "level": "level",
    "fields": "fields",
}
_REMEDY: Final = 'write it as email = "Courriel" or email = ["Courriel", "Courriel 2"]'


def mapped_columns(option: Any, path: str) -> Mapping[str, tuple[str, ...]]:
    """For each of our fields the names of the columns that hold it.

    Args:
        option: The settings' table, None if there is none.
        path: The input, for the error.

    Raises:
        InputError: If the table says what cannot be meant.
    """
    if option is None:
        return {}
    if not isinstance(option, Mapping):
        raise InputError(path, "[columns] of the settings is no table", _REMEDY)
    return dict(_checked(field, names, path) for field, names in option.items())


def headers_of(columns: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """All names of columns that a mapping has."""
    for names in columns.values():
        yield from names


def _checked(field: Any, names: Any, path: str) -> tuple[str, tuple[str, ...]]:
    if field not in FIELDS:
        meant = did_you_mean(str(field), FIELDS)
        hint = f"did you mean {meant!r}?" if meant else "the fields are " + ", ".join(FIELDS)
        raise InputError(path, f"[columns] of the settings has no field {str(field)!r}", hint)
    listed = names if isinstance(names, list | tuple) else [names]
    if not listed or not all(isinstance(name, str) and name.strip() for name in listed):
        raise InputError(path, f"{field} under [columns] names no column", _REMEDY)
    return FIELDS[field], tuple(listed)
