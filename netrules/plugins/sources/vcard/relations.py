"""People a card refers to: relatives, and members of a group."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from netrules import Handle
from netrules.plugins.sources.vcard.fields import Fields
from netrules.plugins.sources.vcard.names import MEMBERS, RELATIVES
from netrules.plugins.sources.vcard.properties import Property
from netrules.plugins.sources.vcard.values import (
    email_of,
    identifier,
    is_web_address,
    one_line,
    phone_of,
    split_unescaped,
    unescape,
)

_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_ANDROID_RELATION: Final = "vnd.android.cursor.item/relation"
#: Android writes kinds of relation as numbers from 1; 0 is a kind of the user's own.
_ANDROID_KINDS: Final = (
    "assistant", "brother", "child", "domestic partner", "father", "friend", "manager", "mother",
    "parent", "partner", "referred by", "relative", "sister", "spouse",
)  # fmt: skip


@attrs.frozen
class Reference:
    """Somebody a card refers to: by a handle, or by the UID of another card.

    Args:
        kind: What that person is to the card's, in lower case; "" for a member.
        line: Where the card says so.
        handle: Who it is, if the card itself says.
        uid: The UID of that person's card, as `plain_uid` has it.
    """

    kind: str
    line: int
    handle: Handle = attrs.field(factory=Handle)
    uid: str = ""


def plain_uid(text: str) -> str:
    """A UID in the one form that cards and references to them are compared in."""
    text = identifier(text).lower()
    return text.removeprefix("urn:uuid:")


def relatives(fields: Fields) -> Iterator[Reference]:
    """The people that the card relates its person to."""
    for field in fields.all("RELATED", "X-ABRELATEDNAMES"):
        types = field.types - {"pref"}
        kinds = [fields.label(field)] if fields.label(field) else sorted(types)
        # "me" is the person's own second address, and no relation.
        if "me" not in types:
            for kind in kinds or ["related"]:
                yield from _reference(kind, field)
    for field in fields.all(*RELATIVES):
        yield from _named(RELATIVES[field.name], field, unescape(field.value))
    for field in fields.all("X-ANDROID-CUSTOM"):
        yield from _android_relation(field)


def members(fields: Fields) -> Iterator[Reference]:
    """The people that the card of a group lists."""
    for field in fields.all(*MEMBERS):
        yield from _reference("", field)
    # Evolution's lists hold addresses and no references.
    for field in fields.all("EMAIL") if fields.says("X-EVOLUTION-LIST", "true") else ():
        address, name = email_of(unescape(field.value))
        name = name or one_line(field.param("X-EVOLUTION-DEST-NAME"))
        if address:
            yield Reference("", field.line, Handle(emails=(address,), names=(name,) * bool(name)))


def _reference(kind: str, field: Property) -> Iterator[Reference]:
    text = unescape(field.value).strip()
    scheme, _, rest = text.partition(":")
    scheme = scheme.lower()
    if field.param("VALUE").lower() == "text" or not (rest or _UUID.fullmatch(text)):
        yield from _named(kind, field, text)
    elif is_web_address(text):
        yield Reference(kind, field.line, Handle(urls=(identifier(text),)))
    elif scheme == "mailto":
        address = email_of(text.partition("?")[0])[0]
        if address:
            yield Reference(kind, field.line, Handle(emails=(address,)))
    elif scheme == "tel":
        yield Reference(kind, field.line, Handle(phones=(phone_of(text),)))
    elif scheme == "urn" or not rest:
        yield Reference(kind, field.line, uid=plain_uid(text))
    else:
        yield from _named(kind, field, text)


def _named(kind: str, field: Property, text: str) -> Iterator[Reference]:
    name = one_line(text)
    if name:
        yield Reference(kind, field.line, Handle(names=(name,)))


def _android_relation(field: Property) -> Iterator[Reference]:
    item, name, number, label = (*split_unescaped(field.value, ";"), "", "", "", "")[:4]
    if item.strip() != _ANDROID_RELATION:
        return
    kinds = dict(zip(map(str, range(1, 15)), _ANDROID_KINDS, strict=True))
    kind = kinds.get(number.strip()) or one_line(label).lower() or "related"
    yield from _named(kind, field, name)
