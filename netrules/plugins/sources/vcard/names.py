"""Names of properties, by what the reader does with them."""

from __future__ import annotations

from typing import Final

PHONES: Final = ("TEL", "X-MS-TEL")
URLS: Final = ("URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "IMPP")
KINDS: Final = ("KIND", "X-ADDRESSBOOKSERVER-KIND")
MEMBERS: Final = ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")

#: Properties that name a related person, and what that person is.
RELATIVES: Final = {
    "X-SPOUSE": "spouse",
    "X-MANAGER": "manager",
    "X-ASSISTANT": "assistant",
    "X-EVOLUTION-SPOUSE": "spouse",
    "X-EVOLUTION-MANAGER": "manager",
    "X-EVOLUTION-ASSISTANT": "assistant",
    "X-MS-SPOUSE": "spouse",
    "X-MS-MANAGER": "manager",
    "X-MS-ASSISTANT": "assistant",
    "X-KADDRESSBOOK-X-SPOUSENAME": "spouse",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "spouse",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "manager",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "assistant",
}

#: Properties that are read. All others are passed over without being collected.
WANTED: Final = frozenset(
    name.encode()
    for name in (
        "FN", "N", "NICKNAME", "ORG", "TITLE", "ROLE", "EMAIL", "ADR", "BDAY", "REV", "UID",
        "CATEGORIES", "NOTE", "AGENT", "RELATED", "X-ABRELATEDNAMES", "X-ABLABEL", "X-ABSHOWAS",
        "X-ANDROID-CUSTOM", "X-EVOLUTION-LIST",
        *PHONES, *URLS, *KINDS, *MEMBERS, *RELATIVES,
    )
)  # fmt: skip

#: Properties that hold data and no text, whether they say so or not.
BINARY: Final = frozenset({b"PHOTO", b"LOGO", b"SOUND", b"KEY"})
