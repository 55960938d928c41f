"""Broken and hostile tables: what became of every row, and nothing else harmed."""

from __future__ import annotations

from io import BytesIO
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.addressbook_files import (
    GOOGLE_NEW,
    GOOGLE_OLD,
    THUNDERBIRD,
    messages,
    only,
    outcomes,
    outlook,
    read,
    sniffed,
    table,
)
from plugins.opened_double import opened

from netrules import PersonRecord, Problem, ReadContext, Skipped
from netrules.plugins.sources.addressbook import AddressBook
from netrules.plugins.sources.addressbook.reader import BLANK, NOBODY, ORGANISATION, REPEATED

ADA = "Ada Example,ada@example.org"


def names(content: str | bytes) -> list[str]:
    """The names of all people of a file."""
    return [name for found in only(PersonRecord, read(content)) for name in found.handle.names]


# -- every row has one fate --------------------------------------------------------------


def test_rows_that_list_nobody() -> None:
    """Each is counted by its reason."""
    items = read(
        f"Name,Email,Phone,Company,City\n{ADA},,,\n,,,,\n,,,Example Works,\n,,,,Graz\n"
        "Name,Email,Phone,Company,City\n,,+43 1 1,Example Works,\n"
    )
    assert [item.reason for item in only(Skipped, items)] == [
        BLANK,
        ORGANISATION,
        NOBODY,
        REPEATED,
        ORGANISATION,
    ]
    assert outcomes(items)[0] == (1, "PersonRecord")


def test_rows_without_a_name() -> None:
    """An address is somebody's; so is a position, and a number that no firm has."""
    items = read(
        "Name,Email,Phone,Company,Position\n,a@example.org,,Example Works,\n"
        ",,,Example Works,Engineer\n,,+43 660 1,,\n"
    )
    found = [(one.handle.names, one.handle.emails) for one in only(PersonRecord, items)]
    assert found == [((), ("a@example.org",)), (("Engineer, Example Works",), ()), ((), ())]


def test_an_unclosed_quotation_mark_costs_its_row() -> None:
    """The rows after it are read."""
    items = read('Name,Email,Notes\n"Ada,a@example.org,\nBo,b@example.org,\nCy,c@example.org,\n')
    assert outcomes(items) == [(1, "Problem"), (2, "PersonRecord"), (3, "PersonRecord")]
    [message] = messages(items)
    assert "quotation mark" in message


def test_a_quotation_mark_that_closes_in_another_row() -> None:
    """A name never goes over several lines, so the rows that it swallowed are given back."""
    items = read(
        'Name,Email,Notes\n"Ada,a@example.org,\nBo,b@example.org,"likes, boats"\n'
        "Cy,c@example.org,x\n"
    )
    assert names('Name,Email,Notes\n"Ada,a@example.org,\nBo,b@example.org,"x, y"\n') == ["Bo"]
    assert [line for line, _ in outcomes(items)] == [1, 2, 3]


def test_notes_over_several_lines() -> None:
    """In quotation marks they are a cell like any other, and the next row's line is right."""
    items = read('Name,Email,Notes\nAda,a@example.org,"one\ntwo\r\nthree"\nBo,b@example.org,\n')
    found = only(PersonRecord, items)
    assert [one.origin.line for one in found] == [2, 5]
    assert found[0].facts == {"notes": "one\ntwo\nthree"}


@pytest.mark.parametrize("columns", [tuple(outlook().values()), tuple(GOOGLE_NEW), THUNDERBIRD])
def test_notes_without_quotation_marks(columns: tuple[str, ...]) -> None:
    """The rest of a note becomes rows of its own, which are no people."""
    whole = [""] * len(columns)
    whole[0] = "Ada"
    content = table(columns, [*whole[:-2], "met at"], ["the fair in May"], whole)
    items = read(content)
    assert outcomes(items) == [(1, "PersonRecord"), (2, "Problem"), (3, "PersonRecord")]
    [message] = messages(items)
    assert message.startswith("the row has fewer cells")


def test_short_rows_of_a_hand_made_table() -> None:
    """Somebody who types a list leaves out what is empty."""
    assert names("Name,Email,Phone\nAda\nBo,b@example.org\n") == ["Ada", "Bo"]


def test_long_rows() -> None:
    """Of a row with a separator too many only what proves itself is read."""
    content = "Name,Email,Phone,Company\n" + "Ada,a@example.org,+43 660 1,Example, Ltd\n" * 3
    items = read(content)
    found = only(PersonRecord, items)
    assert [(one.handle.emails, one.handle.phones, one.jobs) for one in found] == [
        (("a@example.org",), (), ())
    ] * 3
    assert len(messages(items)) == 3
    assert set(messages(items)) == {
        "the row has more cells than there are columns; only name and e-mail addresses were read"
    }
    [lost] = only(Problem, read("Email,Name,Phone\na,,b,c,d\n"))[:1]
    assert lost.lost


def test_monicas_stub() -> None:
    """Four column names over 29 cells."""
    cells = ",".join(["Ada", "Example", "ada@example.org", "x"] + ["y"] * 25)
    assert names(f"first_name,last_name,email,phone\n{cells}\n") == ["Ada Example"]


# -- nothing in it -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "no row of it names columns"),
        ("\n\n\n", "no row of it names columns"),
        ("just some text\nof two lines", "no row of it names columns"),
        ("1,2,3\n4,5,6\n", "no row of it names columns"),
        ("\0" * 5000, "no row of it names columns"),
        ("Name,Email", "no rows"),
        ("Name,Email\n,\n,\n", "no row of it names a contact"),
    ],
)
def test_a_file_without_records_says_why(content: str, said: str) -> None:
    """Zero records are never a success."""
    items = read(content)
    assert not only(PersonRecord, items)
    assert any(said in message for message in messages(items))


def test_a_table_that_is_chosen_and_not_known_tells_of_the_settings() -> None:
    """What to do is said with the error."""
    [problem] = only(Problem, read("Wer;Was\nAda;Boote\n"))
    assert "[columns]" in problem.remedy
    assert problem.lost


# -- hostile -----------------------------------------------------------------------------


def test_a_long_line_and_a_million_columns() -> None:
    """Neither takes long nor harms the others."""
    start = perf_counter()
    wide = "Name,Email," + "x," * 1_000_000
    assert len(read(wide + "\nAda,a@example.org\n")) == 1
    assert sniffed(wide.encode()) in (0, 1)
    long = f"Name,Email,Notes\nAda,a@example.org,{'x' * 5_000_000}\nBo,b@example.org,\n"
    items = read(long)
    assert outcomes(items) == [(1, "Problem"), (2, "PersonRecord")]
    assert names("Name,Email\n" + "a@" * 100_000 + ",b@example.org\nBo,c@example.org\n")[-1] == "Bo"
    assert perf_counter() - start < 20


@pytest.mark.parametrize(
    "cell",
    [
        "@" * 50_000,
        "a@b" * 20_000,
        "x " * 50_000,
        "(" * 50_000,
        ":::" * 30_000,
        "0/" * 30_000,
        "+" * 50_000,
        " ext" * 20_000,
        "1" * 100_000,
        "www." * 20_000,
        "a." * 30_000,
        "-" * 50_000,
        "<" * 50_000,
    ],
)
def test_long_cells_take_no_long_time(cell: str) -> None:
    """No text makes a pattern try over and over again."""
    start = perf_counter()
    row = dict.fromkeys(GOOGLE_OLD, cell)
    read(table(GOOGLE_OLD, row))
    read(table(["Name", "Met on"], ["Ada", cell]), columns={"met": "Met on"})
    assert perf_counter() - start < 5


def test_zero_bytes_and_bad_bytes_cost_only_their_row() -> None:
    """The neighbours are read."""
    content = b"Name,Email\nA\0da,a@example.org\nB\xffo,b@example.org\nCy,c@example.org\n"
    assert [found.handle.emails for found in only(PersonRecord, read(content))][-1] == (
        "c@example.org",
    )
    assert len([one for one in outcomes(read(content)) if one[0]]) == 3


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    """Whatever it is, it is told what became of it."""
    AddressBook().sniff(opened(data))
    for start in (b"", b"Name,Email,Phone,Birthday,Notes\n"):
        items = list(AddressBook().read(opened(start + data), ReadContext()))
        assert items
        fates = [record for record, _ in outcomes(items) if record]
        assert len(fates) == len(set(fates))


cells = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\n\0"), max_size=12)


@given(st.lists(st.lists(cells, min_size=6, max_size=6), max_size=8), st.sampled_from(",;\t"))
def test_every_row_has_one_fate(rows: list[list[str]], delimiter: str) -> None:
    """Rows that are kept, skipped and lost are all rows, each once and in order."""
    columns = ["Name", "Email", "Phone", "Company", "Birthday", "Notes"]
    items = read(table(columns, *rows, delimiter=delimiter))
    fates = [record for record, _ in outcomes(items) if record]
    assert fates == list(range(1, len(rows) + 1))


def test_the_stream_is_closed() -> None:
    """Also where the settings name a code page."""

    class Kept(BytesIO):
        """A stream that can be looked at."""

    streams = []

    class Watched:
        """An input that remembers its streams."""

        def __init__(self) -> None:
            self.double = opened("Name,Email\nAda,a@example.org\n")

        def __getattr__(self, name: str) -> object:
            return getattr(self.double, name)

        def open(self, member: str = "") -> Kept:
            """A new stream."""
            streams.append(Kept(self.double.contents[member]))
            return streams[-1]

    for options in ({}, {"encoding": "cp1250"}):
        assert len(list(AddressBook().read(Watched(), ReadContext(options)))) == 1  # type: ignore[arg-type]
    assert [stream.closed for stream in streams] == [True, True]
