"""The best connected people and their clusters in Mermaid, which pages in Markdown draw.

Such pages draw small pictures only, so it is bounded, and says what it leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from netrules import EGO, Line, Mode, Namer, Picture, PictureOptions, Scene, printable
from netrules.plugins.page import cut

#: How many people, ties and groups are drawn: by default Mermaid itself refuses 500 ties.
_PEOPLE: Final = 40
_TIES: Final = 120
_GROUPS: Final = 20
#: How many characters of a name.
_NAME: Final = 40
#: What is written as it is; every other sign is written by its number.
_ODD: Final = re.compile(r"[^\w .,-]|_")


class Mermaid:
    """A flowchart without arrows: people in boxes of their clusters, and the strongest ties."""

    name = "mermaid"
    endings = (".mmd", ".mermaid")
    about = "the best connected people and their clusters as text, for a pull request"

    def draw(self, scene: Scene, namer: Namer, options: PictureOptions) -> str:
        """The chart; see `netrules.Picture`."""
        return "\n".join(_lines(scene, namer.shown_by(printable), ego=options.ego))


def _lines(scene: Scene, namer: Namer, *, ego: bool) -> Iterator[str]:
    hubs = [place for place, dot in enumerate(scene.people) if dot.degree]
    chosen = sorted(hubs, key=lambda place: (-scene.people[place].degree, place))[:_PEOPLE]
    clusters = [scene.people[place].cluster for place in chosen]
    yield "graph LR"
    for cluster in sorted({one for one in clusters if one is not None}):
        size = len(scene.clusters[cluster].people)
        title = f"{scene.cluster_name(cluster, namer)} - {size} people"
        yield f'  subgraph c{cluster}["{_shown(title)}"]'
        inside = zip(chosen, clusters, strict=True)
        yield from (f"    {_person(scene, who, namer)}" for who, one in inside if one == cluster)
        yield "  end"
    outside = zip(chosen, clusters, strict=True)
    yield from (f"  {_person(scene, who, namer)}" for who, one in outside if one is None)
    if ego:
        yield f'  me["{_shown(namer.person("me"))}"]'
    groups = scene.groups if scene.mode is Mode.GROUPS else ()
    largest = sorted(range(len(groups)), key=lambda place: (-len(groups[place].people), place))
    for place in largest[:_GROUPS]:
        name = cut(scene.group_name(place, namer), _NAME)
        yield f'  g{place}(["{_shown(name)} - {len(groups[place].people)} people"])'
    lines = _ties(scene, chosen, ego=ego)
    yield from (f"  {_end(line.a)} --- n{line.b}" for line in lines)
    yield from _left_out(
        scene, len(chosen), sum(line.a != EGO for line in lines), max(0, len(groups) - _GROUPS)
    )


def _ties(scene: Scene, chosen: Sequence[int], *, ego: bool) -> list[Line]:
    """The strongest among those chosen."""
    among = {*chosen, EGO}
    lines = (*scene.lines, *(scene.ego_lines if ego else ()))
    held = [line for line in lines if line.a in among and line.b in among]
    return sorted(held, key=lambda line: -line.weight)[:_TIES]


def _left_out(scene: Scene, people: int, ties: int, groups: int) -> Iterator[str]:
    counts = {
        "people": len(scene.people) - people,
        "ties": len(scene.lines) - ties,
        "groups": groups,
    }
    if told := ", ".join(f"{count} more {what}" for what, count in counts.items() if count):
        yield f'  more["left out - {told}"]'


def _person(scene: Scene, place: int, namer: Namer) -> str:
    return f'n{place}["{_shown(cut(namer.person(scene.people[place].id), _NAME))}"]'


def _end(place: int) -> str:
    return "me" if place == EGO else f"n{place}"


def _shown(text: str) -> str:
    return _ODD.sub(lambda found: f"#{ord(found[0])};", text[: 4 * _NAME])


PICTURES: Final[tuple[Picture, ...]] = (Mermaid(),)
