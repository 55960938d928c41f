"""The files of an input to the items that a source yields."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Item, Opened, Problem
from netrules.plugins.sources.chats.signal.desktop import desktop_items
from netrules.plugins.sources.chats.signal.exporter import LAYER, exported_items
from netrules.plugins.sources.chats.signal.sniffing import Form, forms_in


def signal_items(opened: Opened) -> Iterator[Item]:
    """What the chats of Signal in an input hold."""
    forms = dict(forms_in(opened))
    if not forms:
        yield Problem(
            "this is no export of Signal's chats that is known here",
            opened.origin(opened.members[0] if opened.members else "", layer=LAYER),
            "export the chats with Signal Desktop, or with signal-export as text or JSON",
        )
    listed: set[str] = set()
    twice = {_folder(member) for member, form in forms.items() if form is Form.JSON}
    for member, form in forms.items():
        if form is Form.ALL:
            yield from desktop_items(opened, member)
        elif form is Form.JSON or _folder(member) not in twice:
            yield from exported_items(opened, member, form, listed)


def _folder(member: str) -> str:
    """The folder in which the two forms of one chat lie beside each other."""
    return member[: member.rfind("/") + 1]
