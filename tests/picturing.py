"""What tests of pictures share: a network with something of every kind, and all pictures of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from building import TODAY, covered, event, me, network, person, tie

from netrules import Item, Namer, Network, Picture, PictureOptions, Scene, scene
from netrules.plugins.pictures import every_picture

#: Two circles of six, of colleagues and of rowers, with one tie between them, and two more
#: people whom nobody is tied to.
COLLEAGUES = ("Ana Ruizova", "Bo Lindqvist", "Cy Dolewright", "Dee Marsh", "Eli Fen", "Flo Ives")
ROWERS = ("Gil Harrowby", "Hal Thornaby", "Ida Penhale", "Jon Swarthgill", "Kit Wark", "Lou Pell")
ALONE = ("Mia Oakeshaw", "Ned Tindale")


def circles() -> Network:
    """The network of `COLLEAGUES`, `ROWERS` and `ALONE`."""
    return network(*_items())


def _items() -> Iterator[Item]:
    yield me(organization="Marrowgate")
    for name in COLLEAGUES:
        yield person(name, organization="Quillfeather Ltd", groups=(f"{name}'s friends",))
    for name in ROWERS:
        yield person(name, organization=f"{name} Ltd", groups=("Ridingsmoor rowing",))
    for name in ALONE:
        yield person(name)
    for circle in (COLLEAGUES, ROWERS):
        yield from (tie(one, other) for one, other in combinations(circle, 2))
    yield tie(COLLEAGUES[0], ROWERS[0])
    yield covered()
    yield event(COLLEAGUES[0], TODAY)
    yield event(COLLEAGUES[1], date(2024, 5, 1))
    yield event(COLLEAGUES[2], date(2021, 5, 1))


def drawn(
    name: str, shown: Scene, *, redact: bool = False, salt: str = "", ego: bool = False
) -> str | bytes:
    """What the picture of that *name* makes of a scene."""
    namer = Namer(shown.network, redact=redact, salt=salt)
    return picture(name).draw(shown, namer, PictureOptions(ego=ego))


def picture(name: str) -> Picture:
    """The built-in picture of that *name*."""
    return next(one for one in every_picture() if one.name == name)


def circle_scene() -> Scene:
    """What is shown of `circles`."""
    return scene(circles(), today=TODAY)
