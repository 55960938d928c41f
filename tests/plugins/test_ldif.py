"""Address books as LDIF: what entries say, how they are written, and what is broken in them."""

from __future__ import annotations

import base64
from datetime import date
from io import BytesIO
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.ldif_files import entry, listing, messages, only, outcomes, person, read, sniffed
from plugins.opened_double import folder, opened

from netrules import (
    NO,
    Certainty,
    Evidence,
    GroupRecord,
    Handle,
    Job,
    PersonRecord,
    Problem,
    ReadContext,
    Skipped,
    TieRecord,
)
from netrules.plugins.sources.ldif import Ldif

# -- recognising -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "before", ["", "version: 1\n\n", "# made by hand\n folded\n\n", "\r\n\r\n"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_entries_are_certain(before: str, encoding: str) -> None:
    """After a version, comments and blank lines, in any Unicode form and with any line ends."""
    content = before + entry("cn: Ada")
    for end in ("\n", "\r\n", "\r"):
        assert sniffed(content.replace("\n", end).encode(encoding)) is Certainty.CERTAIN


def test_an_entry_without_a_class_is_likely() -> None:
    """Hand-made files leave the class out."""
    assert sniffed("dn: cn=Ada\ncn: Ada\n") is Certainty.LIKELY


@pytest.mark.parametrize("content", ["", "cn: Ada\n", "version: 1\n", "x\ndn: y\n", "\0\0\1"])
def test_other_files_are_not_claimed(content: str) -> None:
    """A file that merely speaks of directories is none."""
    assert sniffed(content) is Certainty.NO
    assert Ldif().sniff(folder({"a.ldif": entry()})) is NO


# -- what an entry says ------------------------------------------------------------------


def test_thunderbird() -> None:
    """Mozilla's own names beside those of all directories."""
    found = person(
        "givenName: Ada",
        "sn: Example",
        "cn: Ada M. Example",
        "mozillaNickname: Addy",
        "mail: ada@example.org",
        "mozillaSecondEmail: ada@example.com",
        "telephoneNumber: +43 1 1234567",
        "homePhone: +43 316 123456",
        "mobile: +43 660 1234567",
        "facsimileTelephoneNumber: +43 1 99",
        "pager: +43 1 98",
        "street: High Street 1",
        "l: Vienna",
        "c: AT",
        "mozillaHomeLocalityName: Graz",
        "title: Engineer",
        "ou: Research",
        "o: Example Works",
        "mozillaWorkUrl: http://example.org",
        "mozillaHomeUrl: https://www.linkedin.com/in/ada-example",
        "birthyear: 1980",
        "birthmonth: 3",
        "birthday: 22",
        "description: likes boats",
        "custom1: something",
        "modifytimestamp: 20240305133254Z",
    )
    assert found.handle == Handle(
        urls=("https://www.linkedin.com/in/ada-example",),
        emails=("ada@example.org", "ada@example.com"),
        phones=("+43 660 1234567", "+43 1 1234567", "+43 316 123456", "+43 1 98"),
        names=("Ada M. Example",),
        weak=("+43 1 1234567", "+43 316 123456", "+43 1 98"),
    )
    assert found.jobs == (Job("Example Works", "Engineer"),)
    assert found.facts == {"born": 1980, "place": "Graz", "notes": "likes boats"}
    assert (found.tie, found.as_of) == ("contact", date(2024, 3, 5))
    assert (found.origin.line, found.origin.record, found.origin.layer) == (1, 1, "ldif")


def test_names_of_attributes_in_any_case() -> None:
    """SOGo writes them small, others as they like; options do not count."""
    found = person(
        "CN: Ada", "GIVENNAME: x", "Mail;x-pref: a@example.org", "mozillahomelocalityname: Graz"
    )
    assert (found.handle.names, found.handle.emails) == (("Ada",), ("a@example.org",))
    assert found.facts == {"place": "Graz"}


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["cn: Ada Example", "sn: x"], "Ada Example"),
        (["displayName: Ada E.", "cn: aexample"], "Ada E."),
        (["givenName: Ada", "sn: Example"], "Ada Example"),
        (["cn: ada@example.org", "sn: Example"], "Example"),
        (["cn: ada@example.org", "mozillaNickname: Addy"], "Addy"),
        (["cn: +43 660 1", "xmozillanickname: Addy"], "Addy"),
    ],
)
def test_which_attribute_names_the_person(lines: list[str], name: str) -> None:
    """An address that a program filled in is no name."""
    assert person(*lines, "mail: a@example.org").handle.names == (name,)


@pytest.mark.parametrize(
    ("text", "year"),
    [("1980", 1980), ("1980-03-22", 1980), ("19800322", 1980), ("0", None), ("1604", None)],
)
def test_birth_years(text: str, year: int | None) -> None:
    """0 and 1604 are what programs write for none."""
    assert person("cn: Ada", f"birthyear: {text}").facts.get("born") == year


@pytest.mark.parametrize("text", ["1900", "80", "4501", "in spring"])
def test_birth_years_that_are_none(text: str) -> None:
    """The person stays, and it is said."""
    items = read(entry("cn: Ada", f"birthyear: {text}"))
    assert only(PersonRecord, items)[0].facts == {}
    assert messages(items) == ["the birth year could not be read"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("0Z", None),
        ("", None),
        ("20240305133254Z", date(2024, 3, 5)),
        ("20241305133254Z", None),
        ("1709645574Z", date(2024, 3, 5)),
        ("x", None),
    ],
)
def test_the_day_that_an_entry_speaks_of(text: str, day: date | None) -> None:
    """Thunderbird's zero is none."""
    assert person("cn: Ada", f"modifytimestamp: {text}").as_of == day


def test_an_address_without_at() -> None:
    """It is left out and told."""
    items = read(entry("cn: Ada", "mail: ada", "mail: Ada <ada@example.org>"))
    assert only(PersonRecord, items)[0].handle.emails == ("ada@example.org",)
    assert messages(items) == ["an e-mail address without @ was left out"]


# -- lists and relations -----------------------------------------------------------------


def test_lists() -> None:
    """Members are who the file knows by that name, and else whoever the name itself tells."""
    items = read(
        listing(
            "Rowing",
            "cn=Ada Example,mail=ada@example.org",
            "cn=Bo Example",
            "cn=Cy Elsewhere,mail=cy@example.org",
            "cn=Nobody",
        )
        + entry("cn: Ada Example", "mail: other@example.org")
        + entry("cn: Bo Example", dn="cn=Bo Example,mail=bo@example.org")
    )
    [group] = only(GroupRecord, items)
    assert (group.name, group.kind, group.origin.line) == ("Rowing", "list", 1)
    assert group.members == (
        Handle(emails=("other@example.org",), names=("Ada Example",)),
        Handle(names=("Bo Example",)),
        Handle(emails=("cy@example.org",), names=("Cy Elsewhere",)),
    )
    assert messages(items) == ["the list names a member of whom there is no entry in this file"]
    assert outcomes(items) == [(1, "GroupRecord"), (2, "PersonRecord"), (3, "PersonRecord")]


def test_lists_of_addresses_and_lists_without_a_name() -> None:
    """Some programs list addresses; a list needs a name."""
    items = read(
        "dn: cn=x\nobjectclass: mailGroup\ncn: Choir\nmgrprfc822mailmember: a@example.org\n"
        "rfc822member: b@example.org\n\ndn: cn=\nobjectclass: groupOfNames\n"
    )
    [group] = only(GroupRecord, items)
    assert [one.emails for one in group.members] == [("b@example.org",), ("a@example.org",)]
    [problem] = only(Problem, items)
    assert (problem.message, problem.lost) == ("the list has no name", True)


def test_relations() -> None:
    """A manager whose entry is there is a tie, whichever way the entry is named."""
    items = read(
        entry("cn: Ada Example", "manager: uid=bo,ou=people,dc=example", "spousename: Cy Example")
        + entry("cn: Bo Example", dn="UID=Bo , ou=people,dc=example")
        + entry("cn: Cy Example", "manager: cn=Nobody", "secretary: Nobody", dn="cn=c")
    )
    ties = [(tie.kind, tie.between[1].names, tie.evidence) for tie in only(TieRecord, items)]
    assert ties == [
        ("manager", ("Bo Example",), Evidence.STATED),
        ("spouse", ("Cy Example",), Evidence.STATED),
    ]


@pytest.mark.parametrize(
    "dn",
    [
        r"cn=Example\, Ada,mail=ada@example.org",
        'cn="Example, Ada",mail=ada@example.org',
        r"cn=Example\2C Ada+mail=ada@example.org",
        "CN = Example\\, Ada , MAIL = ada@example.org",
    ],
)
def test_distinguished_names(dn: str) -> None:
    """Commas in them are escaped or quoted."""
    [group] = only(GroupRecord, read(listing("Rowing", dn)))
    assert group.members == (Handle(emails=("ada@example.org",), names=("Example, Ada",)),)


# -- entries that are no people ----------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("dn: ou=people\nobjectclass: organizationalUnit\nou: people", "no person"),
        ("dn: dc=example\nobjectclass: dcObject\no: Example", "no person"),
        ("dn: cn=a\nchangetype: delete", "deleted entry"),
        (
            "dn: cn=a\nchangetype: modify\nreplace: mail\nmail: a@example.org\n-",
            "change of an entry",
        ),
        ("dn: cn=a\nchangetype: modrdn\nnewrdn: cn=b\ndeleteoldrdn: 1", "change of an entry"),
        ("dn: cn=a\nobjectclass: person", "blank entry"),
    ],
)
def test_skipped(lines: str, reason: str) -> None:
    """Each is counted by its reason."""
    [item] = read(lines + "\n")
    assert isinstance(item, Skipped)
    assert item.reason == reason


def test_an_added_entry_is_an_entry() -> None:
    """Records of changes that add somebody are read like any other."""
    assert person("changetype: add", "cn: Ada").handle.names == ("Ada",)


def test_an_entry_without_a_class() -> None:
    """It is a person if it names one."""
    assert outcomes(read("dn: cn=Ada\ncn: Ada\n")) == [(1, "PersonRecord")]


# -- how it is written -------------------------------------------------------------------


def encoded(text: str, encoding: str = "utf-8") -> str:
    """*text* as LDIF encodes it."""
    return base64.b64encode(text.encode(encoding)).decode()


def test_base64() -> None:
    """Values and names that are not ASCII are encoded, in UTF-8 or what the program has."""
    found = person(
        f"cn:: {encoded('Zoë Example')}", f"description:: {encoded('one' + chr(10) + 'two')}"
    )
    assert (found.handle.names, found.facts) == (("Zoë Example",), {"notes": "one\ntwo"})
    items = read(f"dn:: {encoded('cn=Zoë')}\ncn:: {encoded('Zoë', 'latin-1')}\n")
    assert only(PersonRecord, items)[0].handle.names == ("Zoë",)
    assert messages(items) == [
        "a value is not UTF-8; it was read as Windows-1252, so letters may be wrong"
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_raw_letters(encoding: str, end: str) -> None:
    """Against the standard, some write letters as they are."""
    content = (entry("cn: Zoë", "description: a", " b") * 2).replace("\n", end)
    items = read(content.encode(encoding))
    found = only(PersonRecord, items)
    assert [(one.handle.names, one.facts["notes"]) for one in found] == [(("Zoë",), "ab")] * 2
    assert [one.origin.line for one in found] == [1, 8]
    assert len(messages(items)) == (2 if encoding == "cp1252" else 0)


def test_a_fold_may_fall_within_a_letter() -> None:
    """Programs that fold bytes do not look at letters."""
    line = "cn: Zoë Example".encode()
    cut = line.index(b"\xab")
    data = b"dn: cn=x\n" + line[:cut] + b"\n " + line[cut:] + b"\n"
    items = read(data)
    assert only(PersonRecord, items)[0].handle.names == ("Zoë Example",)
    assert not messages(items)


def test_entries_without_a_blank_line_between() -> None:
    """A name begins the next entry."""
    content = (entry("cn: Ada") + entry("cn: Bo", dn="cn=Bo")).replace("\n\n", "\n")
    assert outcomes(read(content)) == [(1, "PersonRecord"), (2, "PersonRecord")]


def test_comments_and_versions() -> None:
    """Neither is part of an entry, folded or not."""
    content = "version: 1\n# one\n two\n\n# three\n" + entry(
        "cn: Ada", "# cn: Bo", " Example", "sn: x"
    )
    [found] = read(content)
    assert isinstance(found, PersonRecord)
    assert (found.handle.names, found.origin.record, found.origin.line) == (("Ada",), 1, 6)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("this is no attribute", "a line that is no attribute was left out"),
        ("mail:: A", "an encoded value could not be decoded and was left out"),
        ("mail:< file:///etc/passwd", "a value that stands in another file was left out"),
    ],
)
def test_broken_lines(line: str, said: str) -> None:
    """Each is told with its line, and the rest of the entry is read."""
    items = read(entry("cn: Ada", line, line, "sn: x") + entry("cn: Bo", dn="cn=Bo"))
    assert outcomes(items) == [(1, "PersonRecord"), (2, "PersonRecord")]
    [problem] = only(Problem, items)
    assert (problem.message, problem.origin.line, problem.lost) == (said, 5, False)
    [lost] = only(Problem, read(f"dn: cn=x\n{line}\n"))
    assert lost.lost


@pytest.mark.parametrize("content", ["", "\n\n", "version: 1\n", "# nothing\n"])
def test_a_file_without_entries_says_why(content: str) -> None:
    """Zero records are never a success."""
    [problem] = only(Problem, read(content))
    assert problem.lost
    assert "holds no entry" in problem.message


# -- hostile -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        "a" * 2_000_000,
        *(mark * 50_000 for mark in ("=", "a=", "\\", '"', "<", ":", "@", ",", "1", "a.")),
    ],
    ids=lambda value: value[:2],
)
def test_long_values_take_no_long_time(value: str) -> None:
    """No text makes a pattern try over and over again."""
    start = perf_counter()
    names = ("cn", "mail", "mobile", "birthyear", "mozillaHomeUrl", "manager", "modifytimestamp")
    lines = [f"{name}: {value}" for name in names]
    items = read(entry(*lines, dn=value) + listing("x", value) + entry("cn: Bo", dn="cn=Bo"))
    assert (3, "PersonRecord") in outcomes(items)
    assert perf_counter() - start < 5


def test_many_folds_cost_bounded_memory() -> None:
    """What is kept of a value is bounded, and the next entry is read."""
    start = perf_counter()
    content = entry("cn: Ada", "description: x", *([" " + "y" * 75] * 100_000))
    items = read(content + entry("cn: Bo", dn="cn=Bo"))
    assert len(only(PersonRecord, items)) == 2
    assert len(only(PersonRecord, items)[0].facts["notes"]) < 2 * 1024 * 1024
    assert perf_counter() - start < 10


def test_a_picture_costs_nothing() -> None:
    """What is not read is not decoded."""
    found = person("cn: Ada", "jpegPhoto:: not base64 at all", "userCertificate;binary:: !!!")
    assert found.handle.names == ("Ada",)


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    """Whatever it is, it is told what became of it."""
    assert isinstance(sniffed(data), Certainty)
    for start in (b"", b"dn: cn=Ada\ncn: Ada\n"):
        items = read(start + data)
        assert items
        fates = [record for record, _ in outcomes(items)]
        assert len(fates) == len(set(fates))


texts = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=80)
names = texts.map(lambda text: "A" + " ".join(text.split()).replace("@", "").rstrip()).filter(
    lambda text: text.isprintable()
)


@given(st.lists(names, min_size=1, max_size=4), st.integers(4, 80), st.sampled_from(["\n", "\r\n"]))
def test_folds_and_line_ends_change_nothing(people: list[str], width: int, end: str) -> None:
    """Everybody is read by their name, however the lines are broken."""
    rows = []
    for number, name in enumerate(people):
        for line in (f"dn: cn={number}", f"cn:: {encoded(name)}", f"description: {name}", ""):
            data = line.encode()
            rows.append(data[:width])
            rows += [b" " + data[at : at + width] for at in range(width, len(data), width)]
    items = read(end.encode().join(rows))
    assert [one.handle.names for one in only(PersonRecord, items)] == [(name,) for name in people]
    assert not messages(items)


def test_the_stream_is_closed() -> None:
    """Nothing is left open."""
    stream = BytesIO(entry("cn: Ada").encode())

    class Watched:
        """An input with one stream."""

        def __getattr__(self, name: str) -> object:
            return getattr(opened(entry("cn: Ada")), name)

        def open(self, member: str = "") -> BytesIO:
            """The stream."""
            return stream

    assert len(list(Ldif().read(Watched(), ReadContext()))) == 1  # type: ignore[arg-type]
    assert stream.closed
