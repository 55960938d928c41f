"""The day of which an export speaks, where it does not say so itself."""

from __future__ import annotations

from datetime import date

from netrules import Opened, Snapshot


def snapshot(opened: Opened, member: str, newest: date | None, *, layer: str) -> Snapshot:
    """That *member* lists all of the owner's ties of *layer* as they were on a day.

    An export was made on the day of its newest record or later, and a zip says when its
    members were written: the later of both is taken.

    Args:
        opened: The input.
        member: The member that holds the list.
        newest: The day of the newest dated record of the whole export, None if none is dated.
        layer: The layer.
    """
    origin, written = opened.origin(member, layer=layer), opened.written(member)
    if written is not None and (newest is None or written > newest):
        return Snapshot(origin, written, "the date in the zip")
    return Snapshot(origin, newest, "its newest record" if newest else "")
