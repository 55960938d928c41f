"""Where places are: the names they go by, and which country a town is in.

Places are compared as they are written down, but for two things. A name that a place has in
another language is the same name ("München" is "Munich"), and a town is in its country ("Munich"
is in "Germany"). Whoever is "in Germany" may be in Munich: that is unknown. So it is where the
table does not have one of two places that are written in different ways, unless they are in
different countries: "Kreuzberg" may be in Berlin, and "Munich" in "Bavaria". Towns with a namesake
as well known are in no country ("Cambridge") until the entry says in which. The names are data, in
``places.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

import attrs

from netrules.model.text import fold_text, without_accents
from netrules.model.unknown import Maybe, Unknown

_ASK: Final = "add place (where they live or work) more exactly"
#: What stands around a place's name and changes nothing: "Greater Leeds Area".
_AROUND: Final = re.compile(
    r"^(?:greater|metro|region of|city of|the)\s+"
    r"|\s+(?:metropolitan area|metropolitan region|metro area|area|region|metroplex|und umgebung"
    r"|et périphérie|y alrededores|e região|e dintorni|en omgeving)$"
)


@attrs.frozen
class _Atlas:
    """What the table knows.

    Args:
        names: The name of a place by each name it has, without accents.
        within: What a town or country is in: its country, and what that is a part of.
        countries: The countries.
    """

    names: Mapping[str, str]
    within: Mapping[str, tuple[str, ...]]
    countries: frozenset[str]


@lru_cache(maxsize=1)
def _atlas() -> _Atlas:
    data = tomllib.loads((files("netrules.model") / "places.toml").read_text(encoding="utf-8"))
    names: dict[str, str] = {}
    within: dict[str, tuple[str, ...]] = {}
    for land, table in data.items():
        within[land] = (table["part-of"],) if "part-of" in table else ()
        for name in (land, *table.get("names", ())):
            names[without_accents(name)] = land
        for town, others in table.get("towns", {}).items():
            within[town] = (land, *within[land])
            for name in (town, *others):
                names[without_accents(name)] = town
    return _Atlas(names, within, frozenset(data))


@lru_cache(maxsize=1 << 14)
def place_parts(place: str) -> tuple[str, ...]:
    """The parts of a place's name, the narrowest first, each by the name the table has for it:
    ``"München, Deutschland"`` gives ``("munich", "germany")``."""
    atlas = _atlas()
    parts = []
    for part in place.split(","):
        folded = fold_text(part)
        while (bare := _AROUND.sub("", folded)) != folded:
            folded = bare
        if folded:
            parts.append(atlas.names.get(without_accents(folded), folded))
    return tuple(dict.fromkeys(parts))


@lru_cache(maxsize=1 << 14)
def fold_place(place: str) -> str:
    """A place's name as places are compared for being one: its parts by the table's names."""
    return ", ".join(place_parts(place)) or fold_text(place)


@lru_cache(maxsize=1 << 16)
def is_in(place: str, wanted: str) -> Maybe[bool]:
    """Whether somebody whose entry says *place* is in *wanted*.

    Args:
        place: Where somebody is, as written.
        wanted: A place.

    Returns:
        Unknown where *wanted* is narrower than *place*, and where the table does not have one of
        them and they may be in the same country.
    """
    theirs, sought = place_parts(place), place_parts(wanted)
    around, wide = _around(theirs), _around(sought)
    if not theirs or not sought:
        return fold_text(place) == fold_text(wanted)
    if around.issuperset(sought):
        return True
    narrower = theirs[0] in wide and not _differ(around, wide)
    told = _differ(around, wide) or (_placed(theirs, around) and _placed(sought, wide))
    return False if told and not narrower else Unknown("place", "", _ASK)


def _around(parts: tuple[str, ...]) -> frozenset[str]:
    """The parts, and what these are in; that of the first only where its other parts agree,
    since with "Ontario" beside it London is another town."""
    within = _atlas().within
    wider = {one for part in parts[1:] for one in within.get(part, ())}.union(parts[1:])
    first = within.get(parts[0], ()) if parts else ()
    return frozenset((*parts, *wider, *(first if wider.issubset(first) else ())))


def _placed(parts: tuple[str, ...], around: frozenset[str]) -> bool:
    """Whether the table knows the narrowest part, and means the same place by it."""
    within = _atlas().within.get(parts[0])
    return within is not None and around.issuperset(within)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two places are in different countries, as far as that is known."""
    lands = _atlas().countries
    return bool(one & lands and other & lands and not one & other & lands)
