"""Of whom the network is made up: by level, generation, place, field and organization."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from netrules import LEVELS, Maybe, Namer, Person, Report, Unknown
from netrules.measures import Composition, Generation, composition
from netrules.plugins.formats.html.drawing import known_of, share
from netrules.plugins.formats.html.parts import Section, paragraph
from netrules.plugins.formats.html.values import said
from netrules.plugins.formats.wording import number
from netrules.plugins.page import Html, element, joined

#: How many values of an attribute are shown; the others are counted.
_MOST: Final = 8


def made_up(report: Report, namer: Namer) -> Iterator[Section]:
    """The section, if there is anybody."""
    network = report.network
    if not network.people:
        return
    blocks = (
        _block("Level", composition(network, "level"), _levels),
        _block("Born", composition(network, _born), _generations),
        *(
            _block(title, composition(network, field), _named(kind, namer))
            for title, field, kind in (
                ("Place", "place", "place"),
                ("Field of work", "fields", "field"),
                ("Organization", "organizations", "organization"),
            )
        ),
    )
    title = Html("Who is in it")
    yield Section("people", title, title, element("div", *blocks, class_="blocks"))


def _born(person: Person) -> Maybe[Generation | str]:
    born = person.born
    if isinstance(born, Unknown):
        return born
    earliest = min(one.first for one in Generation)
    return Generation.of(born) or (_EARLIER if born < earliest else _LATER)


_EARLIER: Final = "earlier"
_LATER: Final = "later"

#: A label and how many people have it.
_Row = tuple[object, int]


def _levels(found: Composition) -> Iterator[_Row]:
    """Every rung from the top down, those with nobody too; the side rungs if there is anybody."""
    for level in reversed(LEVELS):
        count = found.counts.get(level, 0)
        if count or level.rank is not None:
            yield level.name, count


def _generations(found: Composition) -> Iterator[_Row]:
    """Every generation, the youngest first."""
    if found.counts.get(_LATER):
        yield "later", found.counts[_LATER]
    for one in reversed(Generation):
        count = found.counts.get(one, 0)
        if count or one is not Generation.SILENT:
            yield f"{one.first} to {one.last}", count
    if found.counts.get(_EARLIER):
        yield "earlier", found.counts[_EARLIER]


def _named(kind: str, namer: Namer) -> Callable[[Composition], Iterable[_Row]]:
    def rows(found: Composition) -> Iterator[_Row]:
        for value, count in list(found.counts.items())[:_MOST]:
            yield said(namer.text(kind, value)), count

    return rows


def _block(title: str, found: Composition, rows: Callable[[Composition], Iterable[_Row]]) -> Html:
    shown = list(rows(found)) if found.known else []
    most = max((count for _, count in shown), default=0)
    left = len(found.counts) - len(shown)
    return element(
        "div",
        element("h3", title),
        known_of(found.known, found.people),
        paragraph(_known(found), class_="soft"),
        _bars(title, shown, most) if shown else None,
        paragraph(f"and {number(left, 'other')}", class_="soft") if left > 0 else None,
        class_="block",
    )


def _known(found: Composition) -> str:
    known = f"known of {found.known:,}"
    return f"{known}, not known of {found.unknown:,}" if found.unknown else f"{known}, everybody"


def _bars(title: str, rows: Sequence[Any], most: int) -> Html:
    body = joined(
        element(
            "tr",
            element("th", label, scope="row"),
            element("td", share(count, most), class_="bar"),
            element("td", f"{count:,}", class_="number"),
        )
        for label, count in rows
    )
    return element("table", element("tbody", body), aria_label=title)
