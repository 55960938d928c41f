"""What netrules writes into worksheets and maps, read back: ids, shared addresses, shields."""

from __future__ import annotations

from datetime import date

import pytest
from plugins.mindmap_files import freemind, node
from plugins.mindmap_files import read as read_map
from plugins.test_worksheet import one_row, only, person, read, table

import netrules
from netrules import (
    Direction,
    GroupRecord,
    Handle,
    InteractionRecord,
    Item,
    Origin,
    PersonRecord,
    Problem,
    Read,
)
from netrules.reading import cadence_in

ID = "p-abcdefghij"


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("90d", "90d"), ("6 weeks", "6w"), ("every 3 months", "3m"), ("alle 2 Wochen", "2w"),
        ("tous les 6 mois", "6m"), ("cada 2 años", "2y"), ("2 Jahre", "2y"), ("Monthly", "1m"),
        ("vierteljährlich", "3m"), ("14 jours", "14d"), ("3 Tage", "3d"),
        ("", ""), ("0d", ""), ("often", ""), ("12345d", ""), ("3", ""), ("-1m", ""),
    ],
)  # fmt: skip
def test_how_often(text: str, span: str) -> None:
    """In words as people write them; what is no span of time is none."""
    assert cadence_in(text) == span


def test_how_often_in_a_row() -> None:
    """Is kept, and what cannot be read is told."""
    assert person(one_row("How often", "every 6 weeks")).facts["every"] == ("6w",)
    assert "every" not in person(one_row("How often", "-")).facts
    assert "no span of time" in only(Problem, one_row("How often", "often"))[0].message


def test_one_id_is_one_person_whatever_the_names() -> None:
    """And two ids are two, whatever else they share."""
    text = table(
        "Group,Person,Key,netrules id",
        f"Choir,Anna,,{ID}",
        f"Work,Anna Example,,{ID}",
        "Work,Anna Example,,p-2222222222",
    )
    items = read(text)
    assert not only(Problem, items)
    first, second = only(PersonRecord, items)
    assert first.handle == Handle(ids=(ID,), names=("Anna", "Anna Example"))
    assert second.handle.ids == ("p-2222222222",)
    assert first.facts["groups"] == ("Choir", "Work")


def test_name_of_two_ids_is_unclear() -> None:
    """A row without an id may be about either, and is about neither; that is told."""
    rows = ["Choir,Anna Example,,p-2222222222", f"Choir,Anna Example,,{ID}", "Club,Anna Example,,"]
    items = read(table("Group,Person,Key,netrules id", *rows))
    assert len(only(PersonRecord, items)) == 3
    assert "several people who have ids" in only(Problem, items)[0].message


@pytest.mark.parametrize("name", ["me", "Anna & Bo", "123", "", "=1+1", "anna@example.org"])
def test_id_says_that_it_is_a_person(name: str) -> None:
    """However the name looks."""
    cell = f"'{name}" if name.startswith("=") else name
    items = read(f"Group,Person,Key,netrules id\nChoir,{cell},,{ID}\n")
    assert person(items).handle == Handle(ids=(ID,), names=(name,) if name else ())


def test_rows_without_group_that_have_ids_are_no_surprise() -> None:
    """They were written so."""
    rows = ["Choir,Anna Example,,", f",Bo Berg,,{ID}"]
    assert not only(Problem, read(table("Group,Person,Key,netrules id", *rows)))


def test_shared_addresses_join_nobody() -> None:
    """They are kept beside those that are somebody's own."""
    cell = "+44 20 7946 0001 (shared); +44 7700 900501"
    one = person(one_row("Reach by", cell)).handle
    assert one.phones == ("+44 20 7946 0001", "+44 7700 900501")
    assert one.weak == ("+44 20 7946 0001",)
    both = "".join(f"Choir,{name},,+44 20 7946 0001 (shared)\n" for name in ("Anna Ex", "Bo Berg"))
    items = read(f"Group,Person,Key,Phone\n{both}")
    network = netrules.build([Read("sheet", "worksheet", items)])
    assert len(network.people) == 2
    assert not network.problems


@pytest.mark.parametrize("value", ["=1+1", "+Anna", "-Bo", "@chi", "?", '"', "ditto", "'=x"])
def test_shielded_cells_are_read_as_they_were(value: str) -> None:
    """The apostrophe before them is no part of them; before other words it is."""
    quoted = value.replace('"', '""')
    items = read(f"Group,Person,Key,netrules id,Place\nChoir,\"'{quoted}\",,{ID},'Anna\n")
    assert person(items).handle.names == (value,)
    assert person(items).facts["place"] == ("'Anna",)


def test_markdown_signs_behind_backslashes_are_text() -> None:
    """None of them is markup then."""
    items = read(table("Group,Person,Key", r"Choir,\*\*Anna\*\* \<x\> \[a\]\(b\) \\ \|,"))
    assert person(items).handle.names == (r"**Anna** <x> [a](b) \ |",)


def test_groups_with_semicolons() -> None:
    """Stand behind a backslash."""
    items = read("Group,Person,Key\nA\\; B; C,Anna Example,x\n")
    assert [one.name for one in only(GroupRecord, items)] == ["A; B", "C"]


# --- what is recalled ------------------------------------------------------------------------


def _mail(day: date, direction: Direction, channel: str = "mail") -> list[Item]:
    anna = Handle(emails=("anna@example.org",), names=("Anna Example",))
    origin = Origin("box", line=1, record=1, layer="mail")
    at = Origin("box", line=2, record=2, layer="mail")
    return [PersonRecord(anna, origin), InteractionRecord((anna,), day, channel, direction, at)]


SHEET = "Group,Person,Key,E-mail,Last talked\nChoir,Anna Example,,anna@example.org,2026-05-02\n"


@pytest.mark.parametrize(
    ("day", "direction", "number"),
    [
        (date(2026, 5, 2), Direction.BOTH, 1),
        (date(2026, 5, 2), Direction.OUT, 2),
        (date(2026, 5, 1), Direction.BOTH, 2),
    ],
)
def test_recalled_talk_is_the_one_on_record(day: date, direction: Direction, number: int) -> None:
    """If that was two-way, and on that day; either way the row is accounted for."""
    mail = Read("box", "mail", _mail(day, direction))
    network = netrules.build([Read("sheet", "worksheet", read(SHEET)), mail])
    assert len(network.people) == 1
    assert len(network.all_interactions) == number
    for count in network.sources:
        assert count.read == count.kept + count.joined + count.skipped + count.problems
    day_of = network.as_of(date(2026, 11, 1)).people[0].last_two_way
    assert "2026-05-02" in str(day_of) or day_of == date(2026, 5, 2)


def test_sheet_and_map_recall_one_talk() -> None:
    """Whichever is read first."""
    attributes = [
        f'<attribute NAME="{name}" VALUE="{value}"/>'
        for name, value in (("email", "anna@example.org"), ("last talked", "2026-05-02"))
    ]
    drawn = freemind(node("Choir", node("Anna Example", *attributes)))
    reads = [
        Read("sheet", "worksheet", read(SHEET)),
        Read("map.mm", "mindmap", read_map(drawn)),
    ]
    for order in (reads, reads[::-1]):
        assert len(netrules.build(order).all_interactions) == 1
