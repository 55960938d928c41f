"""What the attributes are called, and the distinguished names that entries refer by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

EMAILS: Final = (
    "mail", "email", "mozillasecondemail", "xmozillasecondemail", "rfc822mailbox",
)  # fmt: skip
#: Numbers that only the person answers.
PHONES: Final = ("mobile", "cellphone", "mobiletelephonenumber", "carphone", "mobilephone")
#: Numbers at work, at home, at a switchboard.
SHARED_PHONES: Final = (
    "telephonenumber", "homephone", "hometelephonenumber", "otherhomephone", "pager",
    "pagerphone", "xmozillaanyphone", "companyphone", "businessphone", "otherphone",
    "primaryphone", "assistantphone", "ipphone",
)  # fmt: skip
PAGES: Final = (
    "mozillahomeurl", "mozillaworkurl", "homeurl", "workurl", "labeleduri", "url", "urlpersonal",
    "wwwhomepage",
)  # fmt: skip
FULL_NAMES: Final = ("displayname", "cn", "commonname")
GIVEN: Final = ("givenname", "gn", "firstname")
FAMILY: Final = ("sn", "surname", "lastname")
NICKNAMES: Final = ("mozillanickname", "xmozillanickname", "nickname", "fileas")
ORGANIZATIONS: Final = ("o", "company", "organizationname")
TITLES: Final = ("title",)
#: Towns, regions and countries: those of the home before the others, which are of work.
PLACES: Final = (
    ("mozillahomelocalityname", "homecity", "homelocalityname"),
    ("mozillahomestate", "homestate"),
    ("mozillahomecountryname", "homecountry", "homecountryname"),
    ("l", "locality", "localityname"),
    ("st", "stateorprovincename", "region"),
    ("co", "c", "countryname", "friendlycountryname"),
)
BIRTH_YEARS: Final = ("birthyear", "xbirthyear", "birthdate", "dateofbirth")
NOTES: Final = ("description", "note", "notes", "info")
CATEGORIES: Final = ("category", "categories")
MODIFIED: Final = ("modifytimestamp", "whenchanged")
MEMBERS: Final = ("member", "uniquemember")
#: Members that are addresses.
MEMBER_ADDRESSES: Final = ("rfc822member", "mgrprfc822mailmember", "rfc822mailmember")
#: Attributes that name another person, by what that person is.
RELATIVES: Final[Mapping[str, str]] = {
    "manager": "manager",
    "secretary": "assistant",
    "assistant": "assistant",
    "managername": "manager",
    "assistantname": "assistant",
    "spousename": "spouse",
}

PERSON_CLASSES: Final = frozenset(
    "person organizationalperson inetorgperson mozillaabpersonalpha mozillaabpersonobsolete "
    "mozillaorgperson zillaperson evolutionperson officeperson residentialperson pilotperson "
    "newpilotperson contact user abperson".split()
)
LIST_CLASSES: Final = frozenset(
    "groupofnames groupofuniquenames groupofurls group posixgroup mailgroup rfc822mailgroup "
    "nismailalias mailinglist".split()
)

#: Attributes that are read. All others are passed over.
WANTED: Final = frozenset(
    {
        "dn", "objectclass", "changetype", *EMAILS, *PHONES, *SHARED_PHONES, *PAGES, *FULL_NAMES,
        *GIVEN, *FAMILY, *NICKNAMES, *ORGANIZATIONS, *TITLES, *sum(PLACES, ()), *BIRTH_YEARS,
        *NOTES, *CATEGORIES, *MODIFIED, *MEMBERS, *MEMBER_ADDRESSES, *RELATIVES,
    }
)  # fmt: skip

#: A part of a distinguished name: an attribute, and a value with its quotes and escapes.
_PART: Final = re.compile(
    r"\s*([A-Za-z][\w.-]*+)\s*=\s*(\"(?:[^\"\\]|\\.)*+\"|(?:[^,;+\\]|\\.)*+)[,;+]?", re.DOTALL
)
_ESCAPED: Final = re.compile(r"((?:\\[0-9A-Fa-f]{2})+)|\\(.)", re.DOTALL)


def parts_of(dn: str) -> dict[str, str]:
    """The parts of a distinguished name by attribute, the first of each."""
    parts: dict[str, str] = {}
    for name, value in _parts(dn):
        text = value.strip()
        if text.startswith('"') and text.endswith('"'):
            text = text[1:-1]
        parts.setdefault(name.lower(), _ESCAPED.sub(_unescaped, text).strip())
    return parts


def _parts(dn: str) -> Iterator[tuple[str, str]]:
    """Attributes and values up to where *dn* is no distinguished name any more."""
    found = _PART.match(dn)
    while found:
        yield found[1], found[2]
        found = _PART.match(dn, found.end())


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        return bytes.fromhex(found[1].replace("\\", "")).decode("utf-8", "replace")
    return found[2]


def key_of(dn: str) -> str:
    """A distinguished name in the form in which names are compared."""
    parts = [(name, value.strip().strip('"').casefold()) for name, value in _parts(dn)]
    return ",".join(f"{name.lower()}={value}" for name, value in parts)
