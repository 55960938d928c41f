"""Mind maps for tests: small ones, invented, in each of the formats."""

from __future__ import annotations

import json
from html import escape
from typing import Any, TypeVar

from plugins.opened_double import OpenedDouble, folder, opened

from netrules import GroupRecord, Item, PersonRecord, Problem, ReadContext, Skipped
from netrules.plugins.sources.mindmap import MindMap

T = TypeVar("T")


def read(content: str | bytes | OpenedDouble, **options: object) -> list[Item]:
    """Everything that the source yields for a file with this *content*, or for an input."""
    file = content if isinstance(content, OpenedDouble) else opened(content, "map")
    return list(MindMap().read(file, ReadContext(options)))


def only(kind: type[T], items: list[Item]) -> list[T]:
    """The items of one kind."""
    return [item for item in items if isinstance(item, kind)]


def people(items: list[Item]) -> dict[str, tuple[str, ...]]:
    """The groups of each person, by name."""
    return {
        " ".join(one.handle.names): one.facts.get("groups", ()) for one in only(PersonRecord, items)
    }


def person(items: list[Item]) -> PersonRecord:
    """The one person of a map."""
    (one,) = only(PersonRecord, items)
    return one


def groups(items: list[Item]) -> list[str]:
    """The names of groups, in order."""
    return [one.name for one in only(GroupRecord, items)]


def skipped(items: list[Item]) -> list[str]:
    """Why nodes were skipped, in order."""
    return [one.reason for one in only(Skipped, items)]


def problems(items: list[Item]) -> list[str]:
    """What is wrong, in order."""
    return [one.message for one in only(Problem, items)]


def attribute(text: str) -> str:
    """*text* as the value of an attribute."""
    return escape(text).replace("\n", "&#10;")


# --- FreeMind ------------------------------------------------------------------------------


def node(text: str, *inner: str, **attributes: str) -> str:
    """A node in FreeMind's format."""
    said = "".join(f' {name}="{attribute(value)}"' for name, value in attributes.items())
    return f'<node TEXT="{attribute(text)}"{said}>{"".join(inner)}</node>'


def freemind(*branches: str, centre: str = "My network") -> str:
    """A map in FreeMind's format, with a line for each branch."""
    return '<map version="1.0.1">\n' + node(centre, *(f"\n{one}" for one in branches)) + "\n</map>"


def below_choir(*nodes: str) -> list[Item]:
    """What is read of a map with one group and these nodes in it."""
    return read(freemind(node("Choir", *nodes)))


# --- XMind ---------------------------------------------------------------------------------


def topic(title: str | None, *attached: dict[str, Any], **more: object) -> dict[str, Any]:
    """A topic of newer XMinds."""
    made: dict[str, Any] = {"id": f"t-{title}", "title": title, **more}
    if attached:
        made["children"] = {"attached": list(attached), **made.get("children", {})}
    return made


def sheet(*branches: dict[str, Any], **more: object) -> dict[str, Any]:
    """A sheet of newer XMinds."""
    return {"id": "s", "title": "Map 1", "rootTopic": topic("My network", *branches), **more}


def xmind(*sheets: dict[str, Any], **members: str) -> OpenedDouble:
    """A file of newer XMinds, with its map for older ones."""
    decoy = xmind8_content("<topic id='w'><title>Please update XMind</title></topic>")
    contents: dict[str, str | bytes] = {
        "content.json": json.dumps(sheets),
        "content.xml": decoy,
        "metadata.json": "{}",
        "manifest.json": '{"file-entries": {"content.json": {}}}',
        "Thumbnails/thumbnail.png": "",
        **members,
    }
    return folder(contents, "map.xmind")


def xmind8_content(topic: str, *more: str) -> str:
    """The content of an older XMind's file."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
        '<xmap-content xmlns="urn:xmind:xmap:xmlns:content:2.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" version="2.0">'
        f'<sheet id="s">{topic}<title>Sheet 1</title>{"".join(more)}</sheet></xmap-content>'
    )


def topic8(title: str, *attached: str, inner: str = "", attributes: str = "") -> str:
    """A topic of older XMinds."""
    children = ""
    if attached:
        topics = "".join(attached)
        children = f'<children><topics type="attached">{topics}</topics></children>'
    return f'<topic id="t-{title}" {attributes}><title>{title}</title>{inner}{children}</topic>'


# --- OPML ----------------------------------------------------------------------------------


def opml(*outlines: str, version: str = "2.0") -> str:
    """An outline in OPML."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="{version}">\n'
        f"<head><title>My network</title></head>\n<body>\n{''.join(outlines)}\n</body>\n</opml>"
    )


def outline(text: str, *inner: str, **attributes: str) -> str:
    """An entry of such an outline."""
    said = "".join(f' {name}="{attribute(value)}"' for name, value in attributes.items())
    return f'<outline text="{attribute(text)}"{said}>{"".join(inner)}</outline>'
