"""Addresses behind which nobody sits, and mail that nobody wrote to somebody."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_ROBOT: Final = re.compile(
    r"(?:.*[._+-])?(?:no|do[._-]?not|never)[._-]?repl(?:y|ies)(?:[._+\d-].*)?"
    r"|(?:.*[._+-])?(?:mailer-daemon|bounces?|notifications?)(?:[._+\d-].*)?"
    r"|notify|alerts?|newsletters?|postmaster|daemon|automailer|majordomo|listserv"
    r"|nicht[._-]?antworten|ne[._-]?pas[._-]?repondre|no[._-]?responder|non[._-]?rispondere"
    r"|(?:.*-)?(?:un)?subscribe|.*-request"
)
#: Local parts of addresses that a desk has and no person.
_DESKS: Final = frozenset(
    "abuse accounts admin administrator billing bookings careers contact customerservice "
    "enquiries enquiry events feedback hello help helpdesk hi hostmaster hr info inquiries it jobs "
    "kontakt legal mail marketing media office orders pr press privacy recruiting recruitment "
    "reception root sales security service services support team webmaster".split()
)
_BULK: Final = frozenset({b"bulk", b"list", b"junk"})
#: A longer name has no list.
_LONGEST: Final = 300
_LIST_ID: Final = re.compile(rb"<?\s*([A-Za-z0-9_+-]+)\.([A-Za-z0-9.-]+\.[A-Za-z]{2,})\s*>?\s*$")


def is_robot(email: str) -> bool:
    """Whether a program writes from *email*, which nobody reads."""
    return _ROBOT.fullmatch(email.partition("@")[0]) is not None


def is_desk(email: str) -> bool:
    """Whether several people may answer at *email*."""
    return email.partition("@")[0].partition("+")[0] in _DESKS


def is_for_many(fields: Mapping[bytes, bytes]) -> bool:
    """Whether a list, or a program for sending to many, has sent the message."""
    return b"list-id" in fields or fields.get(b"precedence", b"").strip().lower() in _BULK


def is_automatic(fields: Mapping[bytes, bytes]) -> bool:
    """Whether the message says that a program wrote it."""
    submitted = fields.get(b"auto-submitted", b"no").partition(b";")[0].strip().lower()
    return submitted not in (b"no", b"") or b"auto" in fields.get(b"precedence", b"").lower()


def is_from_nobody(fields: Mapping[bytes, bytes]) -> bool:
    """Whether a message that names no sender's address is one of a program's: it says so,
    or does not want to be answered even by a mail server."""
    if fields.get(b"return-path", b"").strip() == b"<>":
        return True
    words = fields.get(b"from", b"").decode("ascii", "replace").lower().split()
    return any(map(is_robot, words))


def list_address(fields: Mapping[bytes, bytes]) -> str:
    """The address of the list that has sent the message, "" if that is not clear."""
    match = _LIST_ID.search(fields.get(b"list-id", b"")[-_LONGEST:])
    return f"{match[1].decode()}@{match[2].decode()}".lower() if match else ""
