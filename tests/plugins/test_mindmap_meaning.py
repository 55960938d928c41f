"""What of a mind map is a group, a person, or neither, and what is said of each."""

from __future__ import annotations

from datetime import date

import pytest
from plugins.mindmap_files import (
    below_choir,
    freemind,
    groups,
    node,
    only,
    people,
    person,
    problems,
    read,
    skipped,
)

import netrules
from netrules import (
    Direction,
    Evidence,
    GroupRecord,
    InputError,
    InteractionRecord,
    Job,
    Level,
    PersonRecord,
    Problem,
    Read,
    Skipped,
    TieRecord,
)
from netrules.plugins.sources.mindmap import sorting
from netrules.plugins.sources.mindmap.labels import (
    NO_NAME,
    ONLY_ADDRESS,
    PLACEHOLDER,
    SEVERAL,
)
from netrules.plugins.sources.mindmap.marks import ICONS, SIGNS, WORDS, Mark

ANNA, BO = "Anna Example", "Bo Berg"


def test_first_level_is_groups_and_ends_are_people() -> None:
    """The centre is neither."""
    items = read(freemind(node("Choir", node(ANNA), node(BO)), node("Work", node("Chi"))))
    assert groups(items) == ["Choir", "Work"]
    assert people(items) == {ANNA: ("Choir",), BO: ("Choir",), "Chi": ("Work",)}
    assert skipped(items) == [sorting.CENTRE]
    assert {one.tie for one in only(PersonRecord, items)} == {"contact"}


def test_groups_within_groups() -> None:
    """They carry the names of those around them, since every club has a board."""
    items = read(
        freemind(
            node("Choir", node("Board", node(ANNA)), node(BO)),
            node("Club", node("Board", node("Chi"))),
        )
    )
    assert groups(items) == ["Choir", "Choir / Board", "Club", "Club / Board"]
    assert people(items) == {
        ANNA: ("Choir", "Choir / Board"),
        BO: ("Choir",),
        "Chi": ("Club", "Club / Board"),
    }
    kinds = {one.name: one.kind for one in only(GroupRecord, items)}
    assert kinds["Choir"] == ""
    assert kinds["Choir / Board"] == "subgroup"


def test_first_level_end_cannot_be_told() -> None:
    """It is a group that nobody was written to yet, or a person in no group."""
    items = read(freemind(node("Choir", node(ANNA)), node("Book club")))
    assert sorting.EITHER in skipped(items)
    assert people(items) == {ANNA: ("Choir",)}


@pytest.mark.parametrize(
    "end",
    [
        node(f"{ANNA} <anna@example.org>"),
        node(f"{ANNA} (person)"),
        node(ANNA, '<icon BUILTIN="female1"/>'),
        node(ANNA, '<attribute NAME="Firma" VALUE="Example Ltd"/>'),
    ],
)
def test_first_level_person_in_no_group(end: str) -> None:
    """An address, a mark or an attribute tells."""
    assert people(read(freemind(end))) == {ANNA: ()}


def test_group_without_people_that_is_marked() -> None:
    """A mark tells that, too."""
    assert groups(read(freemind(node("Book club (group)")))) == ["Book club"]


def test_details_below_a_person() -> None:
    """Where half of the branches are details, they are of a person."""
    items = below_choir(
        node(
            ANNA,
            node("anna@example.org"),
            node("+44 20 7946 0001"),
            node("https://www.linkedin.com/in/anna-example"),
            node("Title: Head of Data"),
            node("company: Example Ltd"),
            node("Last talked: 2026-05-02"),
            node("field: data, retail"),
            node("level: manager"),
            node("city: Leeds"),
            node("sings"),
        ),
        node(BO),
    )
    one = only(PersonRecord, items)[0]
    assert one.handle.names == (ANNA,)
    assert one.handle.emails == ("anna@example.org",)
    assert one.handle.phones == ("+44 20 7946 0001",)
    assert one.handle.urls == ("https://www.linkedin.com/in/anna-example",)
    assert one.jobs == (Job("Example Ltd", "Head of Data"),)
    assert one.facts["place"] == ("Leeds",)
    assert one.facts["fields"] == ("data", "retail")
    assert one.facts["level"] == (Level.MANAGER,)
    assert skipped(items) == [sorting.CENTRE, sorting.BELOW_PERSON]
    (talk,) = only(InteractionRecord, items)
    assert (talk.at, talk.channel) == (date(2026, 5, 2), "conversation")
    assert talk.direction is Direction.BOTH
    assert talk.origin == one.origin


def test_details_on_the_first_level() -> None:
    """There all branches must be details, since a group has an address, too."""
    items = read(
        freemind(
            node(ANNA, node("anna@example.org"), node("title: CFO")),
            node("Choir", node("choir@example.org"), node(BO)),
        )
    )
    assert people(items) == {ANNA: (), BO: ("Choir",)}


def test_address_of_a_group_makes_it_no_person() -> None:
    """It is a detail, and no person without a name either."""
    items = below_choir(node(ANNA), node(BO), node("choir@example.org"))
    assert set(people(items)) == {ANNA, BO}
    assert sorting.OF_GROUP in skipped(items)


def test_attributes() -> None:
    """Known ones are read, the others kept as notes; when the node was made is no fact."""
    items = below_choir(
        node(
            ANNA,
            '<attribute NAME="Role" VALUE="chair"/><attribute NAME="Shoe size" VALUE="42"/>'
            '<attribute NAME="E-Mail" VALUE="anna@example.org"/>'
            '<attribute NAME="zuletzt gesprochen" VALUE="2.5.2026"/>'
            '<attribute NAME="phone" VALUE="-"/><attribute NAME="Schlüsselperson" VALUE="ja"/>',
            CREATED="1262304000000",
        )
    )
    one = person(items)
    assert one.handle.emails == ("anna@example.org",)
    assert one.facts == {"groups": ("Choir",), "notes": "Role in Choir: chair\nShoe size: 42"}
    assert [talk.at for talk in only(InteractionRecord, items)] == [date(2026, 5, 2)]
    (choir,) = only(GroupRecord, items)
    assert [one.names for one in choir.key_players] == [(ANNA,)]


@pytest.mark.parametrize(
    ("attribute", "message"),
    [
        ("last talked=last week", "no full date"),
        ("last talked=03/04/2026", "no full date"),
        ("last talked=2026-02-30", "no full date"),
        ("level=boss", "a level is none that is known"),
        ("email=at home", "has not the form of one"),
        ("phone=on request", "has no digit"),
    ],
)
def test_values_that_cannot_be_read(attribute: str, message: str) -> None:
    """One detail is lost and said to be; the person is not."""
    name, value = attribute.split("=")
    items = below_choir(node(ANNA, f'<attribute NAME="{name}" VALUE="{value}"/>'))
    (problem,) = only(Problem, items)
    assert message in problem.message
    assert not problem.lost
    assert problem.remedy
    assert problem.origin == person(items).origin
    assert not only(InteractionRecord, items)


@pytest.mark.parametrize(
    ("text", "job", "notes"),
    [
        ("Anna Example (chair)", (), "Role in Choir: chair"),
        ("Anna Example \u2013 Example Ltd", (Job("Example Ltd"),), ""),
        ("Anna Example - Example Ltd (CFO)", (Job("Example Ltd", "CFO"),), ""),
        ("Anna Example \u2014 CFO at Example Ltd", (Job("Example Ltd", "CFO"),), ""),
        ("Anna Example \u2013 Example Ltd \u2013 CFO", (Job("Example Ltd", "CFO"),), ""),
        ("Anna Example (CFO at Example Ltd)", (Job("Example Ltd", "CFO"),), ""),
        ("[x] Anna Example", (), ""),
        ("[ ] Anna Example", (), ""),
    ],
)
def test_text_beside_a_name(text: str, job: tuple[Job, ...], notes: str) -> None:
    """In brackets a role in the group, or the position where an employer is named."""
    one = person(below_choir(node(text)))
    assert one.handle.names == (ANNA,)
    assert one.jobs == job
    assert one.facts.get("notes", "") == notes


@pytest.mark.parametrize(
    ("text", "emails", "phones", "urls"),
    [
        ("Anna Example <anna@example.org>", ("anna@example.org",), (), ()),
        ("Anna Example, anna@example.org", ("anna@example.org",), (), ()),
        ("Anna Example (mailto:anna@example.org)", ("anna@example.org",), (), ()),
        ("Anna Example +44 20 7946 0001", (), ("+44 20 7946 0001",), ()),
        ("Anna Example (0113) 496 0000", (), ("(0113) 496 0000",), ()),
        ("Anna Example linkedin.com/in/anna", (), (), ("linkedin.com/in/anna",)),
        ("Anna Example: https://example.org/@anna", (), (), ("https://example.org/@anna",)),
        ("Anna Example\nphone: 0113 4960000", (), ("0113 4960000",), ()),
        ("Anna Example\nanna@example.org", ("anna@example.org",), (), ()),
    ],
)  # fmt: skip
def test_identifiers_in_the_text(
    text: str, emails: tuple[str, ...], phones: tuple[str, ...], urls: tuple[str, ...]
) -> None:
    """They are taken out of the name."""
    handle = person(below_choir(node(text))).handle
    assert handle.names == (ANNA,)
    assert (handle.emails, handle.phones, handle.urls) == (emails, phones, urls)


def test_years_are_no_number() -> None:
    """A span of years stays where it is."""
    one = person(below_choir(node("Anna Example (2010-2014)")))
    assert one.handle.phones == ()
    assert one.facts["notes"] == "Role in Choir: 2010-2014"


def test_links() -> None:
    """A link is an address or a page; one into the map is neither."""
    items = below_choir(
        node(ANNA, LINK="mailto:anna@example.org?subject=Hi"),
        node(BO, LINK="https://example.org/bo"),
        node("Chi", LINK="#ID_1"),
    )
    anna, bo, chi = (one.handle for one in only(PersonRecord, items))
    assert anna.emails == ("anna@example.org",)
    assert bo.urls == ("https://example.org/bo",)
    assert (chi.urls, chi.emails) == ((), ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Anna & Bo", SEVERAL),
        ("Anna and Bo Berg", SEVERAL),
        ("Anna; Bo", SEVERAL),
        ("etc.", PLACEHOLDER),
        ("Subtopic 1", PLACEHOLDER),
        ("…", PLACEHOLDER),
        ("123", NO_NAME),
        ("Whom else?", NO_NAME),
        ("the people from the course in Leeds whose names I forgot", NO_NAME),
        ("<>{}&^%", NO_NAME),
        ("x" * 10_000, NO_NAME),
        ("(+44 20 7946 0001)", sorting.OF_GROUP),
        ("anna@example.org (person)", ONLY_ADDRESS),
        ("", sorting.BLANK),
        ("me", sorting.YOURSELF),
    ],
)
def test_what_is_no_person(text: str, reason: str) -> None:
    """It is skipped and counted, each under its reason."""
    items = below_choir(node(text), node(BO))
    assert list(people(items)) == [BO]
    assert skipped(items) == [sorting.CENTRE, reason]


@pytest.mark.parametrize(
    "mark", [*SIGNS, *(f"({word})" for words in WORDS.values() for word in words)]
)
def test_every_mark_in_text(mark: str) -> None:
    """Before or behind the name, with or without a space."""
    means = SIGNS.get(mark) or next(kind for kind in Mark if mark.strip("()") in WORDS[kind])
    for text in (f"{ANNA} {mark}", f"{ANNA}{mark}", f"{mark} {ANNA}"):
        items = below_choir(node(text))
        keys = [one.names for group in only(GroupRecord, items) for one in group.key_players]
        assert keys == ([(ANNA,)] if means is Mark.KEY else [])
        assert groups(items) == (["Choir", f"Choir / {ANNA}"] if means is Mark.GROUP else ["Choir"])


@pytest.mark.parametrize(
    ("icon", "mark"),
    [(icon.replace("*", "red"), mark) for mark, icons in ICONS.items() for icon in icons],
)
def test_every_icon(icon: str, mark: Mark) -> None:
    """Of each program."""
    items = below_choir(node(ANNA, f'<icon BUILTIN="{icon}"/>'))
    keys = [one.names for group in only(GroupRecord, items) for one in group.key_players]
    assert keys == ([(ANNA,)] if mark is Mark.KEY else [])
    assert (ANNA in people(items)) == (mark is not Mark.GROUP)


def test_other_icons_say_nothing() -> None:
    """They mean whatever their owner likes."""
    items = below_choir(node(ANNA, '<icon BUILTIN="flag"/><icon BUILTIN="button_ok"/>'))
    assert only(GroupRecord, items)[0].key_players == ()


def test_key_player_of_the_innermost_group() -> None:
    """And of no other."""
    items = read(freemind(node("Choir", node("Board", node(f"{ANNA} *")), node(BO))))
    keys = {one.name: [key.names for key in one.key_players] for one in only(GroupRecord, items)}
    assert keys == {"Choir": [], "Choir / Board": [(ANNA,)]}


def test_key_player_of_nothing() -> None:
    """That is said."""
    assert problems(read(freemind(node(f"{ANNA} (person) *")))) == [
        "a key player stands in no group"
    ]


# --- one person in several places ------------------------------------------------------------


def test_full_name_in_two_groups_is_one_person() -> None:
    """Reported, with both places accounted for."""
    items = read(
        freemind(
            node("Choir", node(f"{ANNA} (chair)")),
            node("Work", node(f"{ANNA} *", '<attribute NAME="phone" VALUE="0113 4960000"/>')),
        )
    )
    one = person(items)
    assert one.facts == {"groups": ("Choir", "Work"), "notes": "Role in Choir: chair"}
    assert one.handle.phones == ("0113 4960000",)
    (problem,) = only(Problem, items)
    assert "read as one person" in problem.message
    assert not problem.lost
    assert problem.origin.record == 5
    network = netrules.build([Read("map", "mindmap", items)])
    assert [len(network.people), len(network.groups)] == [1, 2]
    work = next(group for group in network.groups if group.name == "Work")
    assert work.key_players == work.members == (network.people[0].id,)
    (count,) = network.sources
    assert (count.read, count.kept, count.joined, count.skipped, count.problems) == (5, 3, 1, 1, 0)


def test_first_name_in_two_groups_is_two_people() -> None:
    """Anna at work is not Anna of the choir, as far as anybody can tell."""
    items = read(freemind(node("Choir", node("Anna")), node("Work", node("Anna"))))
    assert len(only(PersonRecord, items)) == 2
    assert "first name alone" in problems(items)[0]


@pytest.mark.parametrize(
    "texts",
    [
        (f"{ANNA} \u2013 Example Ltd", f"{ANNA} \u2013 Other Ltd"),
        (f"{ANNA} anna@example.org", f"{ANNA} anna@example.net"),
        (f"{ANNA} \u2013 Example Ltd", ANNA, f"{ANNA} \u2013 Other Ltd"),
    ],
)
def test_name_with_different_addresses_is_different_people(texts: tuple[str, ...]) -> None:
    """And what says neither is not given to one of them."""
    branches = [node(f"Group {index}", node(text)) for index, text in enumerate(texts)]
    items = read(freemind(*branches))
    assert len(only(PersonRecord, items)) == len(texts)
    assert "different addresses or employers" in problems(items)[0]


@pytest.mark.parametrize("name", ["Anna", ANNA])
def test_shared_address_is_one_person(name: str) -> None:
    """That needs no report."""
    text = f"{name} anna@example.org \u2013"
    items = read(
        freemind(
            node("Choir", node(f"{text} Example Ltd")), node("Work", node(f"{text} Other Ltd"))
        )
    )
    assert person(items).facts["groups"] == ("Choir", "Work")
    assert problems(items) == []


def arrow(start: str, end: str, label: str = "") -> str:
    """An arrow of Freeplane, to stand in its start."""
    return f'<arrowlink DESTINATION="{end}" MIDDLE_LABEL="{label}"/>'


def test_arrows_between_people_are_ties() -> None:
    """With their label for a kind; to a group they are none."""
    items = read(
        freemind(
            node("Choir", node(ANNA, arrow("a", "b"), arrow("a", "b", "siblings"), ID="a"), ID="c"),
            node("Work", node(BO, arrow("b", "c"), arrow("b", "b"), arrow("b", "gone"), ID="b")),
        )
    )
    ties = only(TieRecord, items)
    assert [(one.kind, one.evidence) for one in ties] == [
        ("knows", Evidence.STATED),
        ("siblings", Evidence.STATED),
    ]
    assert [[end.names for end in one.between] for one in ties] == [[(ANNA,), (BO,)]] * 2
    assert skipped(items)[1:] == ["an arrow that does not join two people"] * 3
    origins = [item.origin for item in items if not isinstance(item, Problem)]
    assert len(set(origins)) == len(origins)


@pytest.mark.parametrize("label", ["same as", "Same person", "=", "dieselbe Person"])
def test_arrow_says_same(label: str) -> None:
    """Then two first names are one person."""
    items = read(
        freemind(
            node("Choir", node("Anna", arrow("a", "b", label), ID="a")),
            node("Work", node("Anna", ID="b")),
        )
    )
    assert person(items).facts["groups"] == ("Choir", "Work")
    assert problems(items) == []
    assert "an arrow that says two nodes are one person" in skipped(items)


def test_copy_of_a_node_is_the_same_person() -> None:
    """Freeplane writes the text of a copied node only once."""
    items = read(
        freemind(
            node("Choir", node("Anna", ID="ID_1")),
            node("Work", '<node ID="ID_2" TREE_ID="ID_1"/><node ID="ID_3" CONTENT_ID="ID_1"/>'),
        )
    )
    assert person(items).facts["groups"] == ("Choir", "Work")
    assert problems(items) == []


# --- the option ------------------------------------------------------------------------------


def test_people_depth() -> None:
    """Says on which level people are: above are groups, below is what is said of them."""
    text = freemind(
        node("Clubs", node("Book club", node(ANNA, node("reads much"), node("anna@example.org")))),
        node("Later"),
    )
    items = read(text, **{"people-depth": 3})
    assert groups(items) == ["Clubs", "Clubs / Book club", "Later"]
    assert people(items) == {ANNA: ("Clubs", "Clubs / Book club")}
    assert sorting.BELOW_PERSON in skipped(items)


def test_people_on_the_first_level() -> None:
    """A map without groups."""
    assert set(people(read(freemind(node(ANNA), node(BO)), **{"people-depth": 1}))) == {ANNA, BO}


@pytest.mark.parametrize("value", ["2", 0, -1, True, 1.5])
def test_people_depth_must_be_a_level(value: object) -> None:
    """Anything else is an error that says so."""
    with pytest.raises(InputError, match="people-depth is no whole number"):
        read(freemind(node(ANNA)), **{"people-depth": value})


def test_reasons_are_of_nodes() -> None:
    """A map of groups only gives no person, and says why."""
    items = read(freemind(node("Choir"), node("Work")))
    assert [type(item) for item in items] == [Skipped] * 3
