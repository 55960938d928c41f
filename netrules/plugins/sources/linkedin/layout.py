"""Which members of an input are LinkedIn's, and what each of them holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

import attrs

from netrules import Head
from netrules.plugins.sources.linkedin.csvfile import Header, column_name, find_header


class Kind(StrEnum):
    """What a table is about."""

    CONNECTIONS = "connections"
    MESSAGES = "messages"
    INVITATIONS = "invitations"
    PROFILE = "profile"
    POSITIONS = "positions"
    EDUCATION = "education"
    EMAILS = "e-mail addresses"
    ENDORSEMENTS_GIVEN = "endorsements given"
    ENDORSEMENTS_RECEIVED = "endorsements received"
    RECOMMENDATIONS = "recommendations"
    #: Names, employers and positions, but not since when: perhaps re-saved connections.
    PERHAPS_CONNECTIONS = "perhaps connections"


#: The columns that tell a kind, the first that fits.
_SIGNATURES: Final = tuple(
    (kind, frozenset(columns.split()))
    for kind, columns in (
        (Kind.CONNECTIONS, "firstname lastname connectedon"),
        (Kind.MESSAGES, "conversationid from date"),
        (Kind.INVITATIONS, "from to sentat direction"),
        (Kind.ENDORSEMENTS_GIVEN, "endorsementdate endorseefirstname endorseelastname"),
        (Kind.ENDORSEMENTS_RECEIVED, "endorsementdate endorserfirstname endorserlastname"),
        (Kind.RECOMMENDATIONS, "firstname lastname creationdate text"),
        (Kind.PROFILE, "firstname lastname headline"),
        (Kind.POSITIONS, "companyname title startedon"),
        (Kind.EDUCATION, "schoolname startdate"),
        (Kind.EMAILS, "emailaddress confirmed"),
        (Kind.PERHAPS_CONNECTIONS, "firstname lastname company position"),
    )
)
#: Kinds of which one table is enough to know an export by. Each is called as its file is.
ANCHORS: Final = frozenset({Kind.CONNECTIONS, Kind.MESSAGES, Kind.INVITATIONS})

#: Base names of the members that are read for people, as `stem_of` gives them. Connections,
#: messages and invitations are found under other names too.
READ: Final = frozenset(
    "connections messages invitations profile positions education emailaddresses "
    "endorsementgiveninfo endorsementreceivedinfo recommendationsgiven "
    "recommendationsreceived".split()
)
#: Conversations with LinkedIn's own assistants.
BOTS: Final = frozenset(
    "guidemessages coachmessages learningcoachmessages learningroleplaymessages".split()
)
#: Members that say nothing of whom the owner knows.
IGNORED: Final = frozenset(
    "accountstatushistory adsclicked adtargeting causesyoucareabout certifications comments "
    "companyfollows courses events hashtagfollows honors importedcontacts inferencesaboutyou "
    "instantreposts jobapplicantsavedanswers jobapplicantsavedscreeningquestionresponses "
    "jobapplications jobseekerpreferences lanadsengagement languages learning likes logins "
    "memberfollows mobileapplications onlinejobpostings organizations patents phonenumbers "
    "privateidentityasset profilesummary projects publications reactions receipts receiptsv2 "
    "registration reviews richmedia savedarticles saveditems savedjobalerts savedjobs "
    "searchqueries securitychallenges shares skills testscores verifications volunteering votes "
    "whatsappphonenumbers".split()
)
#: Folders that LinkedIn makes within an export.
_FOLDERS: Final = frozenset({"articles", "jobs", "verifications"})
#: How many tables with names of their own are looked into, in a folder of other things.
_LOOKED_INTO: Final = 50
_COPY: Final = re.compile(r"[ _-]*(?:\(\d+\)|_\d+)$")


@attrs.frozen
class Export:
    """The members of one export.

    Args:
        tables: The members to read and their columns, sorted by name.
        bots: Members that hold conversations with assistants, and their columns.
        known: Those members, and those known to be of no use.
    """

    tables: Mapping[str, Header[Kind]]
    bots: Mapping[str, Header[Kind]]
    known: frozenset[str]

    def of(self, *kinds: Kind) -> Iterator[tuple[str, Header[Kind]]]:
        """The tables of *kinds* and their names."""
        return ((name, header) for name, header in self.tables.items() if header.kind in kinds)


def kind_of(columns: frozenset[str]) -> Kind | None:
    """What a table with *columns* holds, None if it is none of LinkedIn's."""
    return next((kind for kind, needed in _SIGNATURES if needed <= columns), None)


def stem_of(member: str) -> str:
    """A member's base name without ending, number of the copy, case and punctuation."""
    return column_name(_COPY.sub("", member.rpartition("/")[2].rpartition(".")[0]))


def locate(head: Head) -> tuple[Export, ...]:
    """The exports in an input: none, one, or several beside or below each other.

    Names are looked at first, and only where they leave it open the content, so that
    a folder of thousands of files costs no more than a list of their names.
    """
    if head.members == ("",):
        header = _header(head, "")
        if header is None or header.kind not in ANCHORS | {Kind.PERHAPS_CONNECTIONS}:
            return ()
        return (Export({"": header}, {}, frozenset({""})),)
    anchors = dict(_anchors(head))
    homes = {_folder(member) for member in anchors}
    found: dict[str, list[str]] = {home: [] for home in sorted(homes)}
    for member in head.members:
        home = _home(member, homes)
        if home is not None and (member in anchors or _is_known(member, home)):
            found[home].append(member)
    return tuple(_export(head, members, anchors) for members in found.values())


def _export(head: Head, members: list[str], anchors: Mapping[str, Header[Kind]]) -> Export:
    tables, bots, known = {}, {}, set()
    for member in members:
        stem = stem_of(member)
        if member not in anchors and stem not in READ | BOTS:
            known.add(member)
            continue
        header = anchors.get(member) or _header(head, member)
        if stem in BOTS:
            known.add(member)
            if header is not None and header.kind is Kind.MESSAGES:
                bots[member] = header
        elif header is not None and _is_read(header.kind, stem):
            known.add(member)
            tables[member] = header
    return Export(tables, bots, frozenset(known))


def _is_read(kind: Kind, stem: str) -> bool:
    """Whether a table is read beside the others: whose recommendations it holds only its
    name tells, and what is perhaps connections is not, where real ones are."""
    if kind is Kind.RECOMMENDATIONS:
        return stem.startswith("recommendations")
    return kind is not Kind.PERHAPS_CONNECTIONS


def _anchors(head: Head) -> Iterator[tuple[str, Header[Kind]]]:
    """The tables of connections, messages and invitations, whatever their names."""
    others = 0
    for member in sorted(head.members, key=lambda name: (name.count("/"), name)):
        if not _is_table(member):
            continue
        stem = stem_of(member)
        if stem not in ANCHORS:
            others += stem not in READ | BOTS | IGNORED
            if stem in READ | BOTS | IGNORED or others > _LOOKED_INTO:
                continue
        header = _header(head, member)
        if header is not None and header.kind in ANCHORS:
            yield member, header


def _header(head: Head, member: str) -> Header[Kind] | None:
    return find_header(head.head(member), kind_of)


def _is_table(member: str) -> bool:
    name = member.rpartition("/")[2]
    return name.casefold().endswith((".csv", ".tsv")) and not name.startswith("._")


def _folder(member: str) -> str:
    """The folder of *member* with its slash, "" at the top."""
    return member[: member.rfind("/") + 1]


def _home(member: str, homes: set[str]) -> str | None:
    """The innermost of *homes* that *member* is in or below."""
    folder = _folder(member)
    while folder not in homes:
        if not folder:
            return None
        folder = _folder(folder[:-1])
    return folder


def _is_known(member: str, home: str) -> bool:
    """Whether *member* is by its name and place a part of the export at *home*."""
    *folders, name = member[len(home) :].split("/")
    if not _FOLDERS.issuperset(folder.casefold() for folder in folders):
        return False
    if name.casefold().endswith(".html"):
        return bool(folders) and folders[0].casefold() == "articles"
    return _is_table(member) and stem_of(member) in READ | BOTS | IGNORED
