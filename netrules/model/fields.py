"""Fields of work: the names they go by, and what a job title tells of them.

A field is compared by its name as written down, and by the names that the table knows besides
("HR" is "human resources"). A title tells of a field only where its words leave no doubt, and
never that there is no other: who is "Data Analyst" works in data, and in what else nobody knows.
The words are data, in ``fields.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import attrs

from netrules.model.text import fold_text, without_accents
from netrules.model.titles import KINDS, Phrases


@attrs.frozen
class _Table:
    """What the table knows: the name of a field by each name it has, and words of titles."""

    names: Mapping[str, str]
    phrases: Phrases


@lru_cache(maxsize=1)
def _table() -> _Table:
    data = tomllib.loads((files("netrules.model") / "fields.toml").read_text(encoding="utf-8"))
    cuts = data.pop("titles")
    names = {
        other: field for field, table in data.items() for other in (field, *table.get("names", ()))
    }
    telling = {field: table["titles"] for field, table in data.items()}
    return _Table(names, Phrases.of([telling, {kind: cuts.get(kind, ()) for kind in KINDS}]))


@lru_cache(maxsize=1 << 14)
def fold_field(field: str) -> str:
    """A field's name as fields are compared: folded, and by the name that the table has."""
    folded = fold_text(field)
    plain = without_accents(folded).replace("-", " ")
    return _table().names.get(plain, folded)


@lru_cache(maxsize=1 << 16)
def fields_of_title(title: str) -> Mapping[str, str]:
    """The fields that *title* tells of, each with the words that do, in their order."""
    table = _table()
    found: dict[str, str] = {}
    for position in table.phrases.positions(title):
        for field, words in table.phrases.named(position.words):
            found.setdefault(field, words)
    return found
