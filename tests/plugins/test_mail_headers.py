"""Addresses, names and dates in headers, as programs of thirty years wrote them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.header import Header
from email.utils import format_datetime, formataddr, getaddresses

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from plugins.mail_files import DATE, ME, THEO, emails, letters, lost, mail, mbox, partly, read

from netrules.plugins.sources.mail.addresses import Address, AddressList, read_addresses
from netrules.plugins.sources.mail.dates import read_date
from netrules.plugins.sources.mail.names import clean_name, sensible_names
from netrules.plugins.sources.mail.words import decoded, to_text

MANY = 1000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo@example.com", [("theo@example.com", "")]),
        ("<Theo@Example.COM>", [("theo@example.com", "")]),
        ("Theo Grant <theo@example.com>", [("theo@example.com", "Theo Grant")]),
        ('"Grant, Theo" <theo@example.com>', [("theo@example.com", "Grant, Theo")]),
        ("Grant, Theo <theo@example.com>", [("theo@example.com", "Grant, Theo")]),
        ("von Berg, Theo <theo@example.com>", [("theo@example.com", "von Berg, Theo")]),
        ("theo@example.com (Theo Grant)", [("theo@example.com", "Theo Grant")]),
        ("Theo Grant theo@example.com", [("theo@example.com", "Theo Grant")]),
        (r'"Theo \"T\" Grant" <theo@example.com>', [("theo@example.com", 'Theo "T" Grant')]),
        ("'theo@example.com'", [("theo@example.com", "")]),
        ("'Theo' <'theo@example.com'>", [("theo@example.com", "'Theo'")]),
        ("mailto:theo@example.com", [("theo@example.com", "")]),
        ("Theo <mailto:theo@example.com>", [("theo@example.com", "Theo")]),
        ("Theo <@relay.example,@x:theo@example.com>", [("theo@example.com", "Theo")]),
        ("a@example.com, b@example.com", [("a@example.com", ""), ("b@example.com", "")]),
        ("a@example.com; b@example.com;", [("a@example.com", ""), ("b@example.com", "")]),
        ("a@example.com,, ,b@example.com,", [("a@example.com", ""), ("b@example.com", "")]),
        ("Crew: a@example.com, B <b@example.com>;, c@example.com",
         [("a@example.com", ""), ("b@example.com", "B"), ("c@example.com", "")]),
        ("undisclosed-recipients:;", []),
        ("undisclosed-recipients: ;", []),
        ("=?utf-8?Q?Grant,_Theo?= <theo@example.com>", [("theo@example.com", "Grant, Theo")]),
        ('"=?utf-8?B?VGjDqW8=?=" <theo@example.com>', [("theo@example.com", "Théo")]),
        ("Theo <theo@example.com", [("theo@example.com", "Theo")]),
        ("Theo <<theo@example.com>>", [("theo@example.com", "Theo")]),
        ("Theo <theo@example.com> <b@example.com>",
         [("theo@example.com", "Theo"), ("b@example.com", "")]),
        ('"theo"@example.com', [("theo@example.com", "")]),
        ("Theo <theo@example.com.>", [("theo@example.com", "Theo")]),
        ('"Theo <theo@example.com>, b@example.com',
         [("theo@example.com", "Theo"), ("b@example.com", "")]),
        ("théo@exämple.com", [("théo@exämple.com", "")]),
        ("root@localhost", [("root@localhost", "")]),
        ("nobody@nowhere.invalid", []),
    ],
)  # fmt: skip
def test_lists_of_addresses(text: str, expected: list[tuple[str, str]]) -> None:
    """Each form that a program is known to write."""
    assert read_addresses(text, MANY) == AddressList(tuple(Address(*one) for one in expected), 0)


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Theo Grant", 1),
        ("Theo Grant; Lena Vogt", 2),
        ("Theo Grant, Lena Vogt", 2),
        ("Theo Grant, Lena Vogt <lena@example.net>", 1),
        ("/O=EXAMPLE/OU=X/CN=RECIPIENTS/CN=THEO", 1),
        ("Theo </O=EXAMPLE/CN=THEO>", 1),
        ("xxxxx@[", 1),
        ("@", 1),
        ("a@", 1),
        ("@b", 1),
        ("a@b@c", 1),
        ("Theo <>", 1),
        ('"john doe"@example.org', 1),
        ("a\x00b@example.org", 1),
        ("\ud800", 1),
        ('"', 0),
        ("(", 1),
        ("<", 1),
        ("", 0),
    ],
)
def test_what_is_no_address_is_counted(text: str, unread: int) -> None:
    """Those who are named without an address, or by something else, are not nobody."""
    assert read_addresses(text, MANY).unread == unread


@pytest.mark.parametrize("to", ['"', "xxxxx@[", "<", ",", "@", "(((", '"\\', "=?", "=?x?q?=?="])
def test_hostile_headers_cost_no_neighbour(to: str) -> None:
    """The standard library raises for the first two."""
    items = read(mbox(mail(to=to), mail(sender=to), mail()))
    assert len(letters(items)) == 2
    assert lost(items) == ["the message names no sender with an address that can be read"]


people = st.lists(
    st.tuples(
        st.text(st.characters(codec="ascii", categories=("L", "N", "P", "Zs")), max_size=20),
        st.from_regex(r"[a-z0-9]([a-z0-9.+_-]{0,8}[a-z0-9])?@[a-z]{1,8}\.org", fullmatch=True),
    ),
    max_size=6,
)


@given(people)
def test_the_standard_library_reads_the_same_addresses(people: list[tuple[str, str]]) -> None:
    """From what it wrote, whatever the names hold."""
    text = ", ".join(formataddr((name, email)) for name, email in people if "=?" not in name)
    ours = read_addresses(text, MANY)
    assert [one.email for one in ours.addresses] == [
        email for _, email in getaddresses([text]) if email
    ]
    assert ours.unread == 0


# -- encoded words -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("=?utf-8?Q?J=C3=B6rg_Example?=", "Jörg Example"),
        ("=?ISO-8859-1?Q?J=F6rg?= Example", "Jörg Example"),
        ("=?utf-8?B?SsO2cmc=?=", "Jörg"),
        ("=?utf-8?B?SsO2cmc?=", "Jörg"),
        ("=?utf-8?Q?J=C3?= =?utf-8?Q?=B6rg?=", "Jörg"),
        ("=?utf-8?Q?Jo?=\t =?utf-8?Q?_Ex?=", "Jo Ex"),
        ("=?utf-8?Q?Jo?= and =?utf-8?Q?Mo?=", "Jo and Mo"),
        ("=?utf-8*en?Q?Jo?=", "Jo"),
        ("=?iso-2022-jp?B?GyRCTXs+Lk42GyhC?=", "李小龍"),
        ("=?no-such-set?Q?J=C3=B6rg?=", "Jörg"),
        ("=?no-such-set?Q?J=F6rg?=", "J\ufffdrg"),
        ("=?us-ascii?Q?J=C3=B6rg?=", "Jörg"),
        ("=?rot13?Q?Jo?=", "Jo"),
        ("=?hex?Q?4a?=", "4a"),
        ("=?unicode_escape?Q?=5Cq?=", "\\q"),
        ("=?utf-8?Q?a b?=", "a b"),
        ("=?utf-8?B?=?=", ""),
        ("=?utf-8?X?Jo?=", "=?utf-8?X?Jo?="),
        ("=?utf-8?Q?Jo", "=?utf-8?Q?Jo"),
    ],
)
def test_encoded_words(text: str, expected: str) -> None:
    """Whatever their character set, known or not."""
    assert decoded(text) == expected


@given(st.text(st.characters(exclude_categories=("C", "Zl", "Zp", "Zs")), max_size=80))
def test_encoded_words_of_the_standard_library(text: str) -> None:
    """What it encodes comes back, folded over lines or not."""
    encoded = Header(text, "utf-8", maxlinelen=40).encode(linesep="\n")
    assert decoded(to_text(encoded.encode())) == text


@given(st.text("=?utf8QqBb_ \t", max_size=60) | st.text(max_size=60))
@example("=?utf-8?B?A?=")
def test_decoding_never_fails(text: str) -> None:
    """Nor is there a text that cannot be read as a list of addresses."""
    assert isinstance(decoded(text), str)
    found = read_addresses(text, MANY)
    assert all(one.email.count("@") == 1 for one in found.addresses)


def test_raw_letters() -> None:
    """Headers with letters that nobody encoded are UTF-8, or else of Windows."""
    for codec in ("utf-8", "cp1252"):
        content = mbox(mail(sender="Jörg Ek <jorg@example.com>", to=ME)).encode(codec)
        (record,) = letters(read(content))
        assert record.people[0].names == ("Jörg Ek",)


# -- names ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Theo Grant", "Theo Grant"),
        ("  Theo \t Grant ", "Theo Grant"),
        ("Grant, Theo", "Theo Grant"),
        ("Doe, J", "J Doe"),
        ("von Berg, Theo M.", "Theo M. von Berg"),
        ("Theo Grant, PhD", "Theo Grant"),
        ("Theo Grant (Example Ltd)", "Theo Grant"),
        ("[External] Theo Grant", "Theo Grant"),
        ("'Theo Grant'", "Theo Grant"),
        ("“Theo Grant”", "Theo Grant"),
        ("Theo\u200b Grant\u202e", "Theo Grant"),
        ("李小龍", "李小龍"),
        ("Theo via Example Groups", ""),
        ("Theo (via Example Docs)", ""),
        ("Lena on behalf of Theo", ""),
        ("theo@example.com", ""),
        ("theo", ""),
        ("Theo", "Theo"),
        ("12345", ""),
        ("\ufffdheo", ""),
        ("", ""),
        ("x" * 200, ""),
    ],
)
def test_names(name: str, expected: str) -> None:
    """A person's name, first name first, or none."""
    assert clean_name(name, "theo@example.com") == expected


def test_spellings_of_one_name_are_one() -> None:
    """The one that is not all in capitals stands for them."""
    seen = {"THEO GRANT": 5, "Theo Grant": 1, "theo grant": 2, "Grant, Theo": 1, "T. Grant": 1}
    assert sensible_names(seen, "t@example.com") == ("T. Grant", "Theo Grant")


def test_an_address_that_many_share_has_not_all_names() -> None:
    """Relays of web services stand for everybody."""
    seen = {f"Person {letter}": 1 for letter in "abcdefghijklmnopqrstuvwxyz"}
    names = sensible_names(seen | {"Theo Grant": 2}, "relay@example.com")
    assert len(names) == 10
    assert "Theo Grant" in names


# -- dates ---------------------------------------------------------------------------------

CET = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon, 05 Jan 2026 10:00:00 +0100", datetime(2026, 1, 5, 10, tzinfo=CET)),
        ("5 Jan 2026 10:00 +0100 (CET)", datetime(2026, 1, 5, 10, tzinfo=CET)),
        ("Mon,  5 Jan 2026 10:00:00 GMT", datetime(2026, 1, 5, 10, tzinfo=UTC)),
        ("Mon, 5 Jan 26 10:00:00 EST",
         datetime(2026, 1, 5, 10, tzinfo=timezone(timedelta(hours=-5)))),
        ("Monday, 05-Jan-98 10:00:00 UT", datetime(1998, 1, 5, 10, tzinfo=UTC)),
        ("Mon, 05 January 2026 10:00:00", datetime(2026, 1, 5, 10)),
        ("Mon, 05 Jan 2026 10:00:00 -0000", datetime(2026, 1, 5, 10)),
        ("Mon, 05 Jan 2026 10:00:00 MET", datetime(2026, 1, 5, 10)),
        ("Mon, 05 Jan 2026 10:00:00 +9999", None),
        ("Mon Jan  5 10:00:00 2026", datetime(2026, 1, 5, 10)),
        ("Mon Jan  5 10:00:00 GMT+01:00 2026", datetime(2026, 1, 5, 10, tzinfo=CET)),
        ("Mon Jan  5 10:00:00 +0000 2026", datetime(2026, 1, 5, 10, tzinfo=UTC)),
        ("2026-01-05T10:00:00+01:00", datetime(2026, 1, 5, 10, tzinfo=CET)),
        ("Wed, 31 Dec 2025 23:59:60 +0000", datetime(2025, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("Tue, 19 Jan 2038 03:14:08 +0000", None),
        ("Fri, 30 Feb 2026 10:00:00 +0000", None),
        ("Mon, 05 Jan 2026 25:00:00 +0000", None),
        ("lun., 05 janv. 2026 10:00:00 +0100", datetime(2026, 1, 5, 10, tzinfo=CET)),
        ("03/04/2024 10:00", None),
        ("yesterday", None),
        ("", None),
    ],
)  # fmt: skip
def test_dates(text: str, expected: datetime | None) -> None:
    """Every form that has one meaning; nothing else is a date."""
    found = read_date(text.encode())
    assert found == expected
    assert found is None or expected is None or found.utcoffset() == expected.utcoffset()


zones = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(datetime(1982, 1, 1), datetime(2037, 12, 31), timezones=zones))
def test_dates_of_the_standard_library(at: datetime) -> None:
    """What it writes is read as what it meant."""
    assert read_date(format_datetime(at).encode()) == at.replace(microsecond=0)


RECEIVED = "from x by y; Tue, 06 Jan 2026 09:00:00 +0000"
BAD = ["", "Thu, 01 Jan 1970 00:00:00 +0000", "Tue, 19 Jan 2038 03:14:08 +0000", "soon"]


@pytest.mark.parametrize("date", BAD)
def test_arrival_instead_of_a_date_that_cannot_be_true(date: str) -> None:
    """First by the server that took it last, else by the line "From", and it is said."""
    received = mail(date=date, Received=RECEIVED)
    (record, other) = letters(items := read(mbox(received, mail(date=date))))
    assert record.at == datetime(2026, 1, 6, 9, tzinfo=UTC)
    assert other.at == datetime(2026, 1, 5, 10)
    assert (
        partly(items)[:2]
        == ["the date is missing or cannot be true; the day it arrived was taken"] * 2
    )


@pytest.mark.parametrize("date", BAD)
def test_no_date_at_all(date: str) -> None:
    """Nothing is invented."""
    items = read(mail(date=date))
    assert lost(items) == [
        "the message has no date that can be true, and nothing says when it arrived"
    ]


def test_a_date_after_the_arrival() -> None:
    """A clock that was wrong; one day ahead is a time zone."""
    late = mail(date="Wed, 05 Jan 2033 10:00:00 +0000", Received=RECEIVED)
    near = mail(date="Wed, 07 Jan 2026 10:00:00 +0000", Received=RECEIVED)
    found = letters(read(mbox(late, near)))
    assert [record.at.day for record in found] == [6, 7]


def test_first_lines_of_exporters_do_not_date_messages() -> None:
    """Some write the same line above every message; servers say better when each came."""
    old = "From - Sat Jan 01 00:00:00 2000"
    items = read(mbox(mail(Received=RECEIVED), mail(date=DATE), start=old))
    assert [record.at.year for record in letters(items)] == [2026, 2026]
    assert not partly(items)[:-1]


def test_a_date_in_the_future_of_everything() -> None:
    """Sent messages pass no server that would say when."""
    ahead = "Wed, 05 Jan 2033 10:00:00 +0000"
    start = "From - Mon Jan 05 10:00:00 2026"
    items = read(mbox(mail(), mail(sender=ME, to=THEO, date=ahead), start=start))
    assert [record.at.year for record in letters(items)] == [2026, 2026]
    alone = {"a.mbox": mbox(mail()), "b.eml": mail(sender=ME, to=THEO, date=ahead)}
    assert lost(read(alone)) == [
        "the message has no date that can be true, and nothing says when it arrived"
    ]


def test_recipients_without_address() -> None:
    """They are said to be missing, and the message is not taken for one between two."""
    items = read(mbox(mail(sender=ME, to="Lena Vogt, Theo Grant <theo@example.com>")))
    (record,) = letters(items)
    assert emails(record) == ["theo@example.com"]
    assert record.breadth == "group"
    assert partly(items)[0] == "some recipients have no address that can be read"
    nobody = read(mbox(mail(sender=ME, to="Theo Grant")))
    assert lost(nobody) == ["no recipient has an address that can be read"]
