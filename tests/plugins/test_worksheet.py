"""The worksheet: what its rows say, as Markdown and as CSV."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import pytest
from plugins.opened_double import folder, opened

import netrules
from netrules import (
    Certainty,
    Direction,
    GroupRecord,
    Handle,
    InteractionRecord,
    Item,
    Job,
    Level,
    PersonRecord,
    Problem,
    Read,
    ReadContext,
    Skipped,
)
from netrules.plugins.sources.addressbook import AddressBook
from netrules.plugins.sources.mindmap import MindMap
from netrules.plugins.sources.worksheet import Worksheet
from netrules.plugins.sources.worksheet.columns import NAMES, Column
from netrules.plugins.sources.worksheet.values import DITTO, NO, YES

T = TypeVar("T")


def read(content: str | bytes, path: str = "sheet") -> list[Item]:
    """Everything that the source yields for a file with this *content*."""
    return list(Worksheet().read(opened(content, path), ReadContext()))


def only(kind: type[T], items: list[Item]) -> list[T]:
    """The items of one kind."""
    return [item for item in items if isinstance(item, kind)]


def table(columns: str, *rows: str) -> str:
    """A Markdown table; cells are separated by commas."""
    head = "| " + " | ".join(columns.split(",")) + " |"
    line = "|" + "---|" * (columns.count(",") + 1)
    return "\n".join((head, line, *("| " + " | ".join(row.split(",")) + " |" for row in rows), ""))


def one_row(columns: str, row: str) -> list[Item]:
    """What is read of Anna's row, with these further columns."""
    return read(table(f"Group,Person,Key player?,{columns}", f"Choir,Anna Example,,{row}"))


def person(items: list[Item]) -> PersonRecord:
    """The one person."""
    (one,) = only(PersonRecord, items)
    return one


def sniff(content: str | bytes) -> Certainty:
    """How sure the source is."""
    return Worksheet().sniff(opened(content)).certainty


# --- recognising -----------------------------------------------------------------------------


@pytest.mark.parametrize("last", ["Key player?", "Best connected", "Last talked"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_telling_columns_are_certain(last: str, delimiter: str) -> None:
    """In any order, beside whatever else."""
    for columns in (["Group", "Person", last], [last, "x", "E-mail", "PERSON", "group"]):
        assert sniff(delimiter.join(columns) + "\n") is Certainty.CERTAIN


def test_certain_ones_are_certain_to_nobody_else() -> None:
    """Two that are certain would be an error for the user."""
    columns = ",".join(column.value for column in Column)
    for content in (columns + "\nChoir,Anna\n", table(columns, "Choir,Anna")):
        assert sniff(content) is Certainty.CERTAIN
        for other in (AddressBook(), MindMap()):
            assert other.sniff(opened(content)).certainty < Certainty.CERTAIN


@pytest.mark.parametrize(
    "columns", ["Name,E-mail,Group", "Name,Phone,Group,Company,Notes", "Group,Person,E-mail,Role"]
)
def test_address_books_are_left_alone(columns: str) -> None:
    """Groups alone make no worksheet of a table with addresses."""
    assert sniff(columns + "\nAnna,,\n") is Certainty.NO


@pytest.mark.parametrize(
    "content",
    [
        "Group,Person,Role\n",
        "Group;Name;How to reach\n",
        table("Group,Person", "a,b"),
        table("Group,Name,E-mail", "a,b,c"),
    ],
)
def test_groups_and_people_are_likely(content: str) -> None:
    """Where no address book could be meant."""
    assert sniff(content) is Certainty.LIKELY


@pytest.mark.parametrize(
    "content",
    [
        "",
        "group\n",
        "| Group | Members |\n|---|---|\n",
        "Source,Target,Group\n",
        "# Groups\n\n- Choir\n",
        "```\n| Group | Person | Last talked |\n```\n",
        "\0group\xff",
    ],
)
def test_what_is_none(content: str) -> None:
    """Other tables, and no tables."""
    assert sniff(content) is Certainty.NO


def test_folders_are_taken_apart() -> None:
    """By the core."""
    assert Worksheet().sniff(folder({"a.md": "| Group | Person | Key |"})).certainty is Certainty.NO


@pytest.mark.parametrize(
    ("column", "name"), [(column, name) for column, names in NAMES.items() for name in names]
)
def test_every_name_of_a_column(column: Column, name: str) -> None:
    """Says the same, without regard to case and accents."""
    columns = {one: one.value for one in (Column.GROUP, Column.PERSON, Column.KEY)}
    columns[column] = name.upper()
    items = read(table(",".join(columns.values()), ",".join(["x"] * len(columns))))
    assert not [one for one in only(Problem, items) if "not known" in one.message]


# --- what rows say ---------------------------------------------------------------------------


def test_whole_row() -> None:
    """Every column."""
    columns = ",".join(column.value for column in Column)
    row = (
        "Choir,Anna Example,chair,yes,yes,2026-05-02,phone,sings alto,anna@example.org,"
        "+44 20 7946 0001,https://www.linkedin.com/in/anna,Example Ltd,CFO,Leeds,cxo,data;retail,Bo"
    )
    csv = columns + "\n" + row + "\n"
    items = read(csv)
    assert person(items) == PersonRecord(
        Handle(
            urls=("https://www.linkedin.com/in/anna",),
            emails=("anna@example.org",),
            phones=("+44 20 7946 0001",),
            names=("Anna Example",),
        ),
        opened("", "sheet").origin(line=2, record=1, layer="worksheet"),
        jobs=(Job("Example Ltd", "CFO"),),
        facts={
            "groups": ("Choir",),
            "place": ("Leeds",),
            "level": (Level.CXO,),
            "fields": ("data", "retail"),
            "introduced_by": Handle(names=("Bo",)),
            "notes": "Best connected in Choir\nReach by: phone\nRole in Choir: chair\nsings alto",
        },
        tie="contact",
    )
    (talk,) = only(InteractionRecord, items)
    assert (talk.at, talk.channel) == (date(2026, 5, 2), "conversation")
    assert talk.direction is Direction.BOTH
    (choir,) = only(GroupRecord, items)
    assert [one.names for one in choir.key_players] == [("Anna Example",)]
    assert len({item.origin for item in items}) == 1
    same = [attrs_of(item) for item in read(table(columns, row))]
    assert same == [attrs_of(item) for item in items]


def attrs_of(item: Item) -> str:
    """What *item* says, wherever it stands."""
    return repr(item).replace(repr(item.origin), "")


@pytest.mark.parametrize("word", sorted(YES))
def test_every_yes(word: str) -> None:
    """In each language and sign."""
    items = read(f"Group,Person,Key player?\nChoir,Anna,{word.upper()}\n")
    assert only(GroupRecord, items)[0].key_players


@pytest.mark.parametrize("word", [*sorted(NO), "", "?"])
def test_every_no(word: str) -> None:
    """Says no, or nothing; neither is a problem."""
    items = read(f"Group,Person,Key player?,Last talked,Place\nChoir,Anna,{word},{word},{word}\n")
    assert [type(item) for item in items] == [PersonRecord]
    assert person(items).facts == {"groups": ("Choir",)}


def test_there_is_none() -> None:
    """A dash under an address is known, a blank is not."""
    assert person(one_row("E-mail,Phone", "-,")).facts["without"] == ("email",)
    assert person(one_row("Reach by", "none")).facts["without"] == ("email", "phone", "url")
    both = person(one_row("Reach by,E-mail", "-,anna@example.org"))
    assert both.facts["without"] == ("phone", "url")
    assert "without" not in person(one_row("E-mail,Reach by", ",")).facts


@pytest.mark.parametrize(
    ("cell", "handle", "notes"),
    [
        ("anna@example.org", Handle(emails=("anna@example.org",)), ""),
        ("mailto:anna@example.org", Handle(emails=("anna@example.org",)), ""),
        ("<anna@example.org>", Handle(emails=("anna@example.org",)), ""),
        ("[mail](mailto:anna@example.org)", Handle(emails=("anna@example.org",)), "Reach by: mail"),
        ("0113 496 0000", Handle(phones=("0113 496 0000",)), ""),
        ("linkedin.com/in/anna", Handle(urls=("linkedin.com/in/anna",)), ""),
        ("LinkedIn", Handle(), "Reach by: LinkedIn"),
        ("call her mother", Handle(), "Reach by: call her mother"),
    ],
)
def test_reach_by(cell: str, handle: Handle, notes: str) -> None:
    """A value is an identifier and a word is a note."""
    one = person(one_row("Reach by", cell))
    assert one.handle == Handle(handle.urls, handle.emails, handle.phones, names=("Anna Example",))
    assert one.facts.get("notes", "") == notes


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("Last talked", "03/04/2026", "no full date"),
        ("Last talked", "May 2026", "no full date"),
        ("Last talked", "yes", "no full date"),
        ("Last talked", "2026-02-30", "no full date"),
        ("Best connected?", "perhaps", "neither yes nor no"),
        ("E-mail", "at work", "holds no such thing"),
        ("Phone", "ask Bo", "holds no such thing"),
        ("Level", "boss", "a level is none that is known"),
    ],
)
def test_cells_that_cannot_be_read(column: str, cell: str, message: str) -> None:
    """Are told with a remedy, without repeating what somebody wrote; the person is kept."""
    items = one_row(column, cell)
    (problem,) = only(Problem, items)
    assert message in problem.message
    assert cell not in problem.message.split()
    assert problem.remedy
    assert not problem.lost
    assert problem.origin == person(items).origin


@pytest.mark.parametrize("cell", ["2026-05-02", "2.5.2026", "02.05.2026", "5/22/2026", "2026/5/2"])
def test_dates(cell: str) -> None:
    """That can be one day only."""
    (talk,) = only(InteractionRecord, one_row("Last talked", cell))
    assert talk.at in {date(2026, 5, 2), date(2026, 5, 22)}


# --- rows and groups -------------------------------------------------------------------------


def test_what_becomes_of_rows() -> None:
    """Each has one fate."""
    text = table(
        "Group,Person,Key player?",
        "Choir,Anna Example,yes",
        "Club,,",
        ",,",
        "Choir,,yes",
        "Choir,Bo & Chi,",
        "Choir,Bo<br>Chi,",
        "Choir,me,",
        "Choir,123,",
    )
    items = read(text)
    network = netrules.build([Read("sheet", "worksheet", items)])
    (count,) = network.sources
    assert (count.read, count.kept, count.skipped, count.problems) == (8, 2, 2, 4)
    assert count.skips == {"blank row": 1, "yourself": 1}
    assert [group.name for group in network.groups] == ["Choir", "Club"]


@pytest.mark.parametrize("mark", sorted(DITTO))
def test_ditto(mark: str) -> None:
    """Stands for the group above, and a blank for none, which is told once."""
    items = read(
        table("Group,Person,Key", "Choir,Anna,", f"{mark},Bo,", f"{mark},Chi,", ",Dee,", ",Eve,")
    )
    groups = [one.facts.get("groups") for one in only(PersonRecord, items)]
    assert groups == [("Choir",), ("Choir",), ("Choir",), None, None]
    assert [one.message for one in only(Problem, items)] == [
        "below rows with a group stand rows without; they were read as belonging to no group"
    ]


def test_several_groups_in_a_cell() -> None:
    """With semicolons between."""
    items = read(table("Group,Person,Key", "Choir; Work,Anna Example,x"))
    assert person(items).facts["groups"] == ("Choir", "Work")
    assert [(one.name, len(one.key_players)) for one in only(GroupRecord, items)] == [
        ("Choir", 1), ("Work", 1),
    ]  # fmt: skip


def test_key_player_of_no_group() -> None:
    """Is told."""
    items = read(table("Group,Person,Key", ",Anna Example,x"))
    assert [one.message for one in only(Problem, items)] == ["a key player stands in no group"]


def test_full_name_in_two_rows_is_one_person() -> None:
    """Who belongs to both groups; it is reported, and both rows are accounted for."""
    text = table(
        "Group,Person,Key,Last talked,E-mail",
        "Choir,Anna Example,,2026-05-02,",
        "Work,anna  example,yes,2026-06-02,anna@example.org",
        ",Anna Example,,,",
    )
    items = read(text)
    one = person(items)
    assert one.facts["groups"] == ("Choir", "Work")
    assert one.handle.emails == ("anna@example.org",)
    network = netrules.build([Read("sheet", "worksheet", items)])
    assert len(network.people) == 1
    assert [group.key_players for group in network.groups] == [(), (network.people[0].id,)]
    assert len(network.all_interactions) == 2
    (count,) = network.sources
    assert (count.read, count.kept + count.joined, count.skipped) == (3, 2, 1)
    assert "read as one person" in only(Problem, items)[-1].message


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (("Choir,Anna,,", "Work,Anna,,"), "first name alone"),
        (("Choir,Anna Example,a@example.org,", "Work,Anna Example,b@example.org,"), "different"),
        (("Choir,Anna Example,,Example Ltd", "Work,Anna Example,,Other Ltd"), "different"),
    ],
)
def test_what_stays_two_people(rows: tuple[str, str], message: str) -> None:
    """And is reported."""
    items = read(table("Group,Person,E-mail,Organization", *rows))
    assert len(only(PersonRecord, items)) == 2
    assert message in only(Problem, items)[0].message


@pytest.mark.parametrize("name", ["Anna", "Anna Example"])
def test_shared_address_is_one_person(name: str) -> None:
    """That needs no report."""
    rows = [f"{group},{name},anna@example.org,{group} Ltd" for group in ("Choir", "Work")]
    items = read(table("Group,Person,E-mail,Organization", *rows))
    assert person(items).facts["groups"] == ("Choir", "Work")
    assert not only(Problem, items)


def test_loaded_twice_is_loaded_once() -> None:
    """And across files a name joins nobody."""
    text = table("Group,Person,Key", "Choir,Anna Example,", "Work,Bo Berg,", "Club,Bo Berg,x")
    twice = [Read(path, "worksheet", read(text, path)) for path in ("a", "b")]
    assert len(netrules.build(twice).people) == 2
    other = Read("c", "worksheet", read(table("Group,Person,Key", "Sports,Anna Example,"), "c"))
    assert len(netrules.build([*twice, other]).people) == 3


# --- files -----------------------------------------------------------------------------------


def test_page_around_the_table() -> None:
    """Prose, code and other tables are no rows of it; several worksheets on a page are read."""
    sheet = table("Group,Person,Key", "Choir,**Anna \\| Example**,")
    other = sheet.replace("Anna", "Bo")
    before = f"# Map\n\nProse | with a bar.\n\n{sheet}\n```\n{sheet}```\n"
    page = f"{before}\n| a | b |\n|---|---|\n\n{other}"
    items = read(page)
    assert [one.handle.names for one in only(PersonRecord, items)] == [
        ("Anna | Example",), ("Bo | Example",),
    ]  # fmt: skip
    assert {one.reason for one in only(Skipped, items)} == {"a row of another table"}
    assert only(PersonRecord, items)[0].origin.line == 7


def test_table_without_outer_bars_or_line() -> None:
    """As people type them."""
    items = read("Group | Person | Key\nChoir | Anna Example | x\nChoir | Bo\n")
    assert len(only(PersonRecord, items)) == 2
    assert only(GroupRecord, items)[0].key_players


def test_unknown_column_is_told() -> None:
    """With the one that may be meant; nothing of the name is in the message itself."""
    for text in (
        "Group,Person,Key,Lst talked\nChoir,Anna,,2026-05-02\n",
        table("Group,Person,Key,Lst talked", "a,b,,c"),
    ):
        (problem,) = only(Problem, read(text))
        assert problem.origin.line == 1
        assert "Lst" not in problem.message
        assert not problem.lost


def test_broken_rows_of_csv() -> None:
    """Cost themselves only."""
    rows = ['Choir,"Anna,,', "Choir,Bo Berg,x,a,b,c", "Choir,Chi", 'Choir,Dee Doe,,"a, b"']
    text = "\n".join(["Group,Person,Key,Notes", *rows, ""])
    items = read(text)
    assert [one.handle.names for one in only(PersonRecord, items)] == [("Chi",), ("Dee Doe",)]
    assert [(one.origin.line, one.lost) for one in only(Problem, items)] == [(2, True), (3, True)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, end: str) -> None:
    """Of both forms; what is no Unicode is told."""
    csv = "Gruppe;Name;Zuletzt gesprochen\nChör;Änne Müller;2.5.2026\n"
    for text in (csv, table("Gruppe,Name,Zuletzt gesprochen", "Chör,Änne Müller,2.5.2026")):
        content = text.replace("\n", end).encode(encoding)
        assert sniff(content) is Certainty.CERTAIN
        items = read(content)
        assert person(items).handle.names == ("Änne Müller",)
        assert only(InteractionRecord, items)[0].at == date(2026, 5, 2)
        assert len(only(Problem, items)) == (encoding == "cp1252")


@pytest.mark.parametrize(
    "content", ["", "\0", "hello\n", table("Group,Person,Key"), "Group,Person,Key\n"]
)
def test_no_rows(content: str) -> None:
    """Are said."""
    assert [one.message for one in only(Problem, read(content))] == [
        "there is no row of a worksheet"
    ]


def test_chosen_by_the_user() -> None:
    """A table that names people is enough then."""
    items = read("Name,Telefon\nAnna Example,0113 4960000\n")
    assert person(items).handle.phones == ("0113 4960000",)
