"""Worksheets are read back as they were written, alone and beside what they were made from."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import Any
from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from plugins.opened_double import opened

import netrules
from netrules import (
    Certainty,
    Direction,
    GroupRecord,
    Handle,
    InteractionRecord,
    Item,
    Network,
    Origin,
    PersonRecord,
    Problem,
    Read,
    ReadContext,
    TieCoverage,
    TieRecord,
    Worksheet,
    WorksheetKind,
    worksheet,
)
from netrules.plugins.sources.mindmap import MindMap
from netrules.plugins.sources.worksheet import Worksheet as Sheets
from netrules.plugins.worksheets import every_kind

TODAY = date(2026, 11, 20)
KINDS = every_kind()
READ_BACK = [kind for kind in KINDS if kind.read_by]
SOURCES: dict[str, Any] = {"worksheet": Sheets(), "mindmap": MindMap()}

HOSTILE = [
    '=HYPERLINK("https://example.org")', "+Anna", "-", "@bo", "'", "'=1", "''+2", "?", '"', "no",
    "yes", "me", "Anna & Bo", "Anna and Bo", "<script>alert(1)</script>", '"><img onerror=x>',
    "\u202eanna", "a|b", "a\\|b", "**a**", "`a`", "[a](b)", "<a@example.org>", "&amp;", "a<br>b",
    "A; B", "A\\; B", "A \\", "Anna (chair)", "Anna - Example Ltd", "*Anna", "Anna!", "(key)",
    "x (group)", "name: Bo", "a:::b", "a#35;b", "%%", "---", "mindmap", "```", "1. a", "# a",
    "topic", "Topic 2", "etc.", "+44 20 7946 0001", "anna@example.org", "https://example.org/a",
    "[x] Anna", "Ann\u0301a", "李小龍", "\U0001f44d", "Choir / Board", "e" * 10_000, "`~!" * 3_000,
    "ditto", "\ufeffx", "a\u2028b", "a\0b", "x;", "netrules id: p-aaaaaaaaaa", "*", "=", "''=",
    "last talked: 2026-01-01", "root((x))", '["x"]', "a\tb", "\ud800", "\uffff", "&#8238;", "~~~",
]  # fmt: skip
#: What turns the direction of the text after it.
TURNING = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
names = st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=8)
#: A group is known by its name alone, so one that no file of text can hold is another's.
GROUPS = [
    name
    for name in HOSTILE
    if any(map(str.isalnum, name)) and not set(name) & set("\0\ud800\uffff")
]
EMAILS = ["anna@example.org", "bo@example.org", "info@example.org", "a_b~c@example.org", "odd"]
PHONES = ["+44 20 7946 0001", "+44 (0)20 7946 0002", "020 7946 0003", "12", "+44\u201120 7946 0004"]
URLS = [
    "https://www.linkedin.com/in/anna-example", "linkedin.com/in/bo_berg", "www.example.org/a?b=c",
    "https://mastodon.example/@anna", "https://example.org/a,b;c", "https://x.com/bo",
]  # fmt: skip


@st.composite
def reads(draw: st.DrawFn) -> Read:
    """A file with people, groups, key players, talks, ties; of some ties all are known."""
    items: list[Item] = []

    def origin() -> Origin:
        return Origin("in", line=len(items) + 1, record=len(items) + 1, layer="made")

    people: list[Handle] = []
    for number in range(draw(st.integers(0, 5))):
        chosen = {
            "emails": draw(st.lists(st.sampled_from(EMAILS), max_size=2, unique=True)),
            "phones": draw(st.lists(st.sampled_from(PHONES), max_size=2, unique=True)),
            "urls": draw(st.lists(st.sampled_from(URLS), max_size=2, unique=True)),
            "names": draw(st.lists(names, max_size=2)),
        }
        handle = Handle(
            **{key: tuple(values) for key, values in chosen.items()},
            ids=(f"n{number}",) if draw(st.booleans()) else (),
            weak=tuple(draw(st.sampled_from([[], chosen["phones"]]))),
        )
        facts: dict[str, Any] = {
            "groups": tuple(draw(st.lists(st.sampled_from(GROUPS), max_size=2, unique=True)))
        }
        if draw(st.booleans()):
            facts["every"] = draw(st.sampled_from(["6w", "90d", "1y"]))
        if facts["groups"] and draw(st.booleans()):
            role = draw(st.sampled_from(["chair", "=1", "a: b", "sings | alto", "<b>x</b>"]))
            group = facts["groups"][0]
            facts["notes"] = f"Role in {group}: {role}\nBest connected in {group}\nlikes tea"
        people.append(handle)
        items.append(PersonRecord(handle, origin(), facts=facts, tie="contact"))
    for name in draw(st.lists(st.sampled_from(GROUPS), max_size=3, unique=True)):
        members = draw(st.lists(st.sampled_from(people), max_size=4)) if people else []
        keys = members[: draw(st.integers(0, 2))]
        items.append(GroupRecord(name, origin(), "club", tuple(members), tuple(keys)))
    for handle in people:
        for day in draw(st.lists(st.dates(date(2020, 1, 1), TODAY), max_size=2)):
            direction = draw(st.sampled_from(Direction))
            items.append(InteractionRecord((handle,), day, "mail", direction, origin()))
    for _ in range(draw(st.integers(0, 4)) if people else 0):
        ends = (draw(st.sampled_from(people)), draw(st.sampled_from(people)))
        items.append(TieRecord(ends, "knows", netrules.Evidence.STATED, origin()))
    if draw(st.booleans()):
        items.append(TieCoverage(origin()))
    return Read("in", "made", tuple(items))


def read_back(kind: WorksheetKind, text: str) -> Read:
    """What the source of a kind reads of a worksheet, which it is certain to be."""
    path = f"sheet{kind.endings[0]}"
    source = SOURCES[kind.read_by]
    content = f"{text}\n".encode("utf-8", "backslashreplace")
    assert source.sniff(opened(content, path)).certainty is Certainty.CERTAIN
    return Read(path, source.name, tuple(source.read(opened(content, path), ReadContext())))


def known(sheet: Worksheet) -> Worksheet:
    """A worksheet with ways to reach people in an order of their own, and no counts."""
    rows = (attrs.evolve(row, ways=tuple(sorted(row.ways, key=str))) for row in sheet.rows)
    return attrs.evolve(sheet, rows=tuple(rows), nameless=0)


def counts(network: Network) -> tuple[int, ...]:
    """How many there are of what must not be doubled."""
    return len(network.people), len(network.groups), len(network.all_interactions)


@pytest.mark.parametrize("kind", READ_BACK, ids=lambda kind: kind.name)
@given(made=reads())
@settings(max_examples=60, deadline=None)
def test_round_trip(kind: WorksheetKind, made: Read) -> None:
    """Alone it says the same again, and beside the file it was made from it adds nobody."""
    network = netrules.build([made])
    sheet = worksheet(network, today=TODAY)
    back = read_back(kind, kind.write(sheet))
    if sheet.by_group:
        assert not [one for one in back.items if isinstance(one, Problem)]
        alone = worksheet(netrules.build([back]), today=TODAY)
        assert known(alone) == known(sheet)
    both = netrules.build([made, back])
    assert known(worksheet(both, today=TODAY)) == known(sheet)
    assert counts(both) == counts(network)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_blank(kind: WorksheetKind) -> None:
    """With room to write; read back it is no network, and that is said."""
    text = kind.write(Worksheet(TODAY))
    assert "unknown" not in text.lower()
    if kind.read_by:
        back = read_back(kind, text)
        assert not netrules.build([back]).people


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@given(made=reads())
@settings(max_examples=20, deadline=None)
def test_same_bytes_again(kind: WorksheetKind, made: Read) -> None:
    """In whichever order the file had it."""
    backwards = attrs.evolve(made, items=tuple(reversed(made.items)))
    texts = {
        kind.write(worksheet(netrules.build([read]), today=TODAY)) for read in (made, backwards)
    }
    assert len(texts) == 1


def test_no_cell_is_a_formula() -> None:
    """Whatever somebody calls themself."""
    items: list[Item] = [
        PersonRecord(Handle(names=(name,)), Origin("in", line=1), facts={"groups": (name,)})
        for name in HOSTILE
    ]
    (kind,) = (one for one in KINDS if one.name == "csv")
    text = kind.write(worksheet(netrules.build([Read("in", "made", items)]), today=TODAY))
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert len(cells) > len(HOSTILE)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def _choir(*ties: tuple[str, str], complete: bool) -> Worksheet:
    people = {name: Handle(emails=(f"{name.lower()}@example.org",), names=(name,))
              for name in ("Anna", "Bo", "Chi")}  # fmt: skip
    origin = Origin("in", line=1)
    items: list[Item] = [PersonRecord(one, origin, tie="contact") for one in people.values()]
    items.append(GroupRecord("Choir", origin, members=tuple(people.values())))
    for one, other in ties:
        ends = (people[one], people[other])
        items.append(TieRecord(ends, "knows", netrules.Evidence.STATED, origin))
    if complete:
        items.append(TieCoverage(origin))
    return worksheet(netrules.build([Read("in", "made", items)]), today=TODAY)


def test_best_connected_is_measured_where_every_tie_is_known() -> None:
    """And never concluded from the ties that happen to be on record."""
    ties = (("Anna", "Bo"), ("Anna", "Chi"))
    assert [row.best for row in _choir(*ties, complete=True).rows] == [True, False, False]
    assert not any(row.best for row in _choir(*ties, complete=False).rows)
    everybody = (*ties, ("Bo", "Chi"))
    assert not any(row.best for row in _choir(*everybody, complete=True).rows)


def test_what_is_filled_in_arrives() -> None:
    """In each blank."""
    (kind,) = (one for one in KINDS if one.name == "csv")
    head, *lines = kind.write(_choir(complete=False)).split("\n")
    filled = [line.split(",") for line in lines]
    columns = head.split(",")
    for column, value in (
        ("Role", "sings alto"), ("Key player?", "x"), ("Best connected?", "yes"),
        ("Last talked", "2026-10-01"), ("How often", "monthly"), ("Notes", "likes tea"),
    ):  # fmt: skip
        filled[1][columns.index(column)] = value
    text = "\n".join((head, *map(",".join, filled)))
    sheet = worksheet(netrules.build([read_back(kind, text)]), today=TODAY)
    anna, bo, _ = sheet.rows
    assert (bo.role, bo.key, bo.best, bo.last, bo.every) == (
        "sings alto", True, True, date(2026, 10, 1), "1m",
    )  # fmt: skip
    assert (anna.role, anna.key, anna.best, anna.last, anna.every) == ("", False, False, None, "")


def test_whom_a_short_worksheet_lists() -> None:
    """Key players, then those talked to last, then those with most ties."""
    people = [Handle(ids=(name,), names=(name,)) for name in ("Ann", "Bob", "Cid", "Dee", "Eve")]
    origin = Origin("in", line=1)
    items: list[Item] = [PersonRecord(one, origin) for one in people]
    items += [
        GroupRecord("Club", origin, members=(people[4],), key_players=(people[4],)),
        InteractionRecord((people[3],), date(2026, 1, 1), "call", Direction.BOTH, origin),
        TieRecord((people[2], people[0]), "knows", netrules.Evidence.STATED, origin),
        TieRecord((people[2], people[1]), "knows", netrules.Evidence.STATED, origin),
    ]
    network = netrules.build([Read("in", "made", items)])
    for most, listed in (
        (1, "Eve"),
        (2, "Dee Eve"),
        (3, "Cid Dee Eve"),
        (9, "Ann Bob Cid Dee Eve"),
    ):
        sheet = worksheet(network, today=TODAY, most=most)
        assert sorted(row.name for row in sheet.rows) == listed.split()
        assert sheet.left_out == 5 - sheet.people
    with pytest.raises(ValueError, match="a person at least"):
        worksheet(network, today=TODAY, most=0)
    with pytest.raises(ValueError, match="did you mean Club"):
        worksheet(network, today=TODAY, groups=["Clob"])


def _hostile(name: str) -> str:
    """A worksheet of that kind with every hostile name, of people and of groups."""
    items: list[Item] = [
        PersonRecord(Handle(names=(one,)), Origin("in", line=1), facts={"groups": (one,)})
        for one in HOSTILE
    ]
    (kind,) = (one for one in KINDS if one.name == name)
    return kind.write(worksheet(netrules.build([Read("in", "made", items)]), today=TODAY))


@pytest.mark.parametrize("name", ["freemind", "opml"])
def test_maps_are_xml_without_html_and_formulas(name: str) -> None:
    """An independent reader takes it, and no program shows anything but text."""
    root = ElementTree.fromstring(_hostile(name).encode())  # noqa: S314 reason: written here
    found = [one for one in root.iter() if one.tag in {"node", "outline"}]
    assert len(found) > 2 * len(GROUPS)
    shown = [(one.get("TEXT") or one.get("text") or "").lower() for one in found]
    assert all(shown)
    assert not [text for text in shown if "<" in text or text.startswith("=")]
    assert max(map(len, shown)) <= 80
    values = [value for one in root.iter() for value in one.attrib.values()]
    assert not [value for value in values if value.startswith("=")]


def test_mermaid_writes_odd_signs_by_number() -> None:
    """No name opens a shape, a tag, a comment or a line of its own."""
    lines = _hostile("mermaid").split("\n")
    line = re.compile(
        r" *(?:mindmap|root\(\(My network\)\)|::icon\(fa fa-(?:users|star)\)"
        r'|(?:netrules-[\w-]+)?\["(?:[^\W_]|[ .-]|\w|#\d+;|<br/>)*"\])'
    )
    assert [one for one in lines if not line.fullmatch(one)] == []


def test_a_page_shows_names_as_text() -> None:
    """None is markup, turns around what is beside it, or fills the paper."""
    text = _hostile("html")
    assert not re.findall(r"<(?:script|img|br|b)\b", text.partition("<body>")[2])
    assert not set(text) & TURNING
    assert "e" * 200 not in text


@pytest.mark.parametrize("name", ["freemind", "opml", "mermaid"])
def test_nothing_on_a_map_turns_text_around(name: str) -> None:
    """What a program shows of a name is left in the order it is read in."""
    root = _hostile(name)
    if name != "mermaid":
        nodes = ElementTree.fromstring(root.encode()).iter()  # noqa: S314 reason: written here
        root = "".join(one.get("TEXT") or one.get("text") or "" for one in nodes)
    assert not set(root) & TURNING


def test_a_name_is_text_in_markdown() -> None:
    """An independent reader finds a table, and no markup in its cells."""
    text = _hostile("markdown")
    parsed = MarkdownIt("commonmark").enable("table").parse(text)
    inside = {child.type for token in parsed for child in token.children or ()}
    assert inside <= {"text", "softbreak", "text_special"}
    assert "html_block" not in {token.type for token in parsed}
    lines = [line for line in text.split("\n") if line.startswith("|")]
    assert sum(token.type == "tr_open" for token in parsed) == len(lines) - 1 > len(GROUPS)
