"""Google+: circles that are called as their files are, and comments below posts."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import attrs
import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from plugins.opened_double import OpenedDouble, folder, opened

from netrules import (
    NO,
    Breadth,
    Certainty,
    Direction,
    GroupRecord,
    Handle,
    InteractionRecord,
    Item,
    Network,
    PersonRecord,
    Problem,
    Read,
    ReadContext,
    Skipped,
    Snapshot,
    build,
)
from netrules.plugins.sources.googleplus import GooglePlus

T = TypeVar("T")
HEADER = "First Name,Last Name,Nickname,Display Name,Profile URL\n"
ME, ANNA, BOB, CLEO = (f"10000000000000000000{n}" for n in range(4))
NAMES = {ME: "Maya Lind", ANNA: "Anna Smith", BOB: "Bob Ray", CLEO: "Cléo Marchand"}
CIRCLES = "Takeout/Google+ Circles"
POSTS = "Takeout/Google+ Stream/Posts"
COPIED = "the name of a circle is only what its file is called"


def link(number: str) -> str:
    """The address of a profile."""
    return f"https://plus.google.com/{number}"


def row(number: str) -> str:
    """Somebody's row of a circle."""
    first, _, last = NAMES[number].partition(" ")
    return f"{first},{last},,{NAMES[number]},{link(number)}\n"


def circle(*people: str) -> str:
    """A table of a circle."""
    return HEADER + "".join(map(row, people))


def card(number: str) -> str:
    """Somebody's vCard."""
    first, _, last = NAMES[number].partition(" ")
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{NAMES[number]}\r\nN:{last};{first};;;\r\n"
        f"URL:https\\://plus.google.com/{number}\r\nEND:VCARD\r\n"
    )


def author(number: str) -> dict[str, Any]:
    """How a post or a comment says whose it is."""
    return {
        "displayName": NAMES[number],
        "profilePageUrl": link(number),
        "resourceName": f"users/{number}",
    }


def comment(number: str, minute: int = 0) -> dict[str, Any]:
    """A comment."""
    time = f"2014-05-01 10:{minute:02}:00+0000"
    return {"creationTime": time, "author": author(number), "content": "a secret"}


def post(*comments: Any, by: str = ME, **more: Any) -> str:
    """A post."""
    known = {
        "url": f"{link(by)}/posts/abc",
        "creationTime": "2014-05-01 10:00:00+0000",
        "author": author(by),
        "content": "a secret",
        "comments": list(comments),
        "postAcl": {"visibleToStandardAcl": {"circles": [{"type": "CIRCLE_TYPE_PUBLIC"}]}},
    }
    return json.dumps(known | more)


def given(what: str | bytes | dict[str, Any] | OpenedDouble) -> OpenedDouble:
    """*what* as a source is given it."""
    if isinstance(what, OpenedDouble):
        return what
    return folder(what) if isinstance(what, dict) else opened(what)


def read(what: Any, owner: Handle | None = None) -> list[Item]:
    """Everything that a lone file or the members of an export hold."""
    return list(GooglePlus().read(given(what), ReadContext(owner=owner or Handle(me=True))))


def network(items: list[Item]) -> Network:
    """The network of one input."""
    return build([Read("input", "google-plus", items)])


def of(kind: type[T], items: list[Item]) -> list[T]:
    """Those of *items* that are of one kind."""
    return [item for item in items if type(item) is kind]


def reasons(items: list[Item]) -> list[str]:
    """Why rows were skipped."""
    return [item.reason for item in of(Skipped, items)]


def said(items: list[Item], *, lost: bool) -> list[str]:
    """What problems say."""
    return [item.message for item in of(Problem, items) if item.lost is lost]


# -- what is recognised ------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [circle(ANNA), HEADER, "\ufeff" + HEADER.replace(",", ";"), HEADER.upper(), post()],
)
def test_a_lone_file_is_known_by_its_content(content: str) -> None:
    """Whatever it is called."""
    assert GooglePlus().sniff(opened(content, "x.txt")).certainty is Certainty.CERTAIN


@pytest.mark.parametrize(
    "content",
    [
        "",
        "First Name,Last Name,Nickname,E-mail\n",
        "First Name,Last Name,URL,Connected On\n",
        card(ANNA),
        "{}",
        '{"author": {}, "creationTime": ""}',
        "\0" * 70_000,
    ],
)
def test_other_things_are_not(content: str) -> None:
    """Address books and other posts are not of Google+."""
    assert GooglePlus().sniff(opened(content)) == NO


@pytest.mark.parametrize("prefix", ["", "a/b/", "takeout-2019-03-01/"])
def test_a_takeout_is_found_wherever_it_lies(prefix: str) -> None:
    """With vCards beside circles, and pictures beside posts; other vCards are for others."""
    files = {
        f"{prefix}{CIRCLES}/Friends.csv": circle(ANNA),
        f"{prefix}{CIRCLES}/Friends.vcf": card(ANNA),
        f"{prefix}{POSTS}/20140501.json": post(),
        f"{prefix}{POSTS}/20140502.json": post(),
        f"{prefix}Takeout/Google+ Stream/Photos/1.jpg": b"\xff\xd8\xff",
    }
    other = {
        f"{prefix}Takeout/Contacts/All/All.vcf": card(BOB),
        f"{prefix}Takeout/Location/1.json": "{}",
        "people.csv": "name\n",
    }
    found = GooglePlus().sniff(folder(files | other))
    assert found.certainty is Certainty.CERTAIN
    assert found.members == frozenset(files)
    assert GooglePlus().sniff(folder(other)) == NO


def test_few_files_are_opened() -> None:
    """Of thousands of posts one is looked into."""
    heads: list[str] = []

    @attrs.define
    class Watched(OpenedDouble):
        def head(self, member: str = "") -> bytes:
            heads.append(member)
            return OpenedDouble.head(self, member)

    files = {f"{POSTS}/{n}.json": post() for n in range(3_000)}
    files |= {f"pictures/{n}/x.json": "{}" for n in range(3_000)}
    files |= {f"tables/{n}.csv": "a,b\n" for n in range(3_000)}
    found = GooglePlus().sniff(Watched(folder(files).contents))
    assert found.members is not None
    assert len(found.members) == 3_000
    assert len(heads) < 200


# -- circles ---------------------------------------------------------------------------


def test_a_circle_is_a_group() -> None:
    """Called as its file is, in the owner's language."""
    items = read({f"{CIRCLES}/Família & amigos.csv": circle(ANNA, CLEO)})
    people, groups = of(PersonRecord, items), of(GroupRecord, items)
    assert [one.handle.names for one in people] == [("Anna Smith",), ("Cléo Marchand",)]
    assert {one.tie for one in people} == {"following"}
    assert {(one.name, one.kind) for one in groups} == {("Família & amigos", "circle")}
    assert [one.origin for one in people] == [one.origin for one in groups]
    assert [one.origin.line for one in people] == [2, 3]
    assert not of(Problem, items)
    [group] = network(items).groups
    assert (group.name, group.kind, len(group.members)) == ("Família & amigos", "circle", 2)


def test_the_address_tells_people_apart_and_is_never_shown() -> None:
    """It leads nowhere any more, so it is no way to reach anybody."""
    [item] = of(PersonRecord, read(circle(ANNA)))
    assert item.handle.accounts == (f"google-plus:{ANNA}",)
    assert not item.handle.urls
    [person] = network([item]).people
    assert "plus.google.com" not in repr(person.facts)


@pytest.mark.parametrize(
    "address",
    [
        f"https://plus.google.com/{ANNA}",
        f"http://plus.google.com/{ANNA}/about",
        f"https://plus.google.com/u/0/{ANNA}?hl=en",
        f"http://www.google.com/profiles/{ANNA}",
    ],
)
def test_forms_of_an_address(address: str) -> None:
    """All are of one account."""
    items = read(f"{HEADER}Anna,Smith,,Anna Smith,{address}\n")
    assert [one.handle.accounts for one in of(PersonRecord, items)] == [(f"google-plus:{ANNA}",)]


def test_a_chosen_address() -> None:
    """Some had a name in theirs; an address that says nothing is none."""
    items = read(
        f"{HEADER}A,,,Anna,https://plus.google.com/+AnnaSmith\nB,,,Bob,https://plus.google.com/u/0\n"
    )
    found = [one.handle.accounts for one in of(PersonRecord, items)]
    assert found == [("google-plus:+AnnaSmith",), ()]


def test_one_person_in_many_circles_and_files() -> None:
    """The account joins them; without one, those of one name in two circles are one."""
    plain = f"{HEADER}Dee,Doe,,Dee Doe,\n"
    files = {
        f"{CIRCLES}/Friends.csv": circle(ANNA, BOB) + plain.removeprefix(HEADER),
        f"{CIRCLES}/Family.csv": circle(ANNA) + 2 * plain.removeprefix(HEADER),
        f"{CIRCLES}/Friends.vcf": card(ANNA) + card(CLEO),
    }
    items = read(files)
    found = network(items)
    assert sorted(one.name for one in found.people) == [
        "Anna Smith", "Bob Ray", "Cléo Marchand", "Dee Doe", "Dee Doe",
    ]  # fmt: skip
    sizes = {one.name: len(one.members) for one in found.groups}
    assert sizes["Friends"] == 3
    [count] = found.sources
    assert count.read == count.kept + count.joined + count.skipped + count.problems == 8


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("Friends.csv", "Friends"),
        ("down/Friends (1).csv", "Friends"),
        ("Ældre venner.csv", "Ældre venner"),
        ("Work", "Work"),
    ],
)
def test_the_name_of_a_lone_file_is_trusted_with_a_word(path: str, name: str) -> None:
    """Nothing else says how the circle is called."""
    items = read(OpenedDouble({"": circle(ANNA).encode()}, path))
    assert [one.name for one in of(GroupRecord, items)] == [name]
    assert said(items, lost=False) == [COPIED]


@pytest.mark.parametrize("path", ["Google+ Circles/Friends.csv", "Mes cercles/Friends.csv"])
def test_a_file_in_a_folder_of_circles_is_in_place(path: str) -> None:
    """Then there is nothing to say."""
    assert not of(Problem, read(OpenedDouble({"": circle(ANNA).encode()}, path)))
    top, _, name = path.partition("/")
    within = OpenedDouble({name: circle(ANNA).encode()}, "zip/x.zip")
    assert said(read(within), lost=False) == [COPIED]
    assert not of(Problem, read({f"{top}/{name}": circle(ANNA)}))


def test_a_circle_without_a_name() -> None:
    """Its people are read, and that its name is lost is said."""
    items = read(OpenedDouble({"": circle(ANNA).encode()}, "2019 (2).csv"))
    assert len(of(PersonRecord, items)) == 1
    assert not of(GroupRecord, items)
    [message] = said(items, lost=False)
    assert "lost" in message


def test_rows_that_cannot_be_read() -> None:
    """Each costs only itself; one without a name or an address names nobody."""
    content = (
        circle(ANNA)
        + "\n,,,,\n"
        + "x,y,z,,\n"
        + ",,,,https://example.org\n"
        + 'Torn,"row,,x\n'
        + "a,b,c,d,e,f\n"
        + "Short,Row\n"
        + row(BOB)
    )
    items = read({f"{CIRCLES}/Friends.csv": content})
    names = [one.handle.names[0] for one in of(PersonRecord, items)]
    assert names == ["Anna Smith", "x y", "Short Row", "Bob Ray"]
    assert reasons(items) == ["blank row"] * 2
    assert len(said(items, lost=True)) == 3
    assert len(said(items, lost=False)) == 1
    assert not of(Snapshot, items)
    [count] = network(items).sources
    assert (count.read, count.kept, count.skipped, count.problems) == (9, 4, 2, 3)


def test_a_nickname_is_a_name_too() -> None:
    """It stands beside the one that was shown."""
    [item] = of(PersonRecord, read(f"{HEADER}Anna,Smith,Annie,Anna Smith,\n"))
    assert item.handle.names == ("Anna Smith", "Annie")


def test_encodings() -> None:
    """UTF-16, and what an old spreadsheet makes of letters."""
    [item] = of(PersonRecord, read(circle(CLEO).encode("utf-16")))
    assert item.handle.names == ("Cléo Marchand",)
    items = read(circle(CLEO).encode("cp1252"))
    assert [one.handle.names[0] for one in of(PersonRecord, items)] == ["Cléo Marchand"]
    assert any("UTF-8" in one for one in said(items, lost=False))


def test_cards_that_cannot_be_read() -> None:
    """A card without end or name costs only itself; folded lines are put together."""
    content = (
        "BEGIN:VCARD\nFN:Anna\n  Smith\nEND:VCARD\n"
        "BEGIN:VCARD\nN:Ray;Bob;;;\n"
        "BEGIN:VCARD\nEND:VCARD\n"
        "END:VCARD\nrubbish\n"
        "BEGIN:VCARD\nN:Ray\\, Jr.;Bob;;;\nitem1.URL;TYPE=x:https://plus.google.com/+BobRay\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Torn\n"
    )
    items = read({f"{CIRCLES}/Friends.csv": HEADER, f"{CIRCLES}/Friends.vcf": content})
    assert [one.handle.names for one in of(PersonRecord, items)] == [
        ("Anna Smith",),
        ("Bob Ray, Jr.",),
    ]
    assert said(items, lost=True) == [
        "the card has no end",
        "the card names nobody",
        "the card has no end",
    ]
    assert [one.origin.line for one in of(Problem, items)] == [5, 7, 15]


def test_circles_together_are_a_snapshot() -> None:
    """A lone circle is one of who knows how many."""
    files = {f"{CIRCLES}/Friends.csv": circle(ANNA), f"{POSTS}/1.json": post(comment(ANNA))}
    [found] = of(Snapshot, read(files))
    assert (found.taken, found.dated_by) == (date(2014, 5, 1), "its newest record")
    assert not of(Snapshot, read(circle(ANNA)))


def test_empty_circles_are_said_to_be() -> None:
    """A file without rows is no success."""
    items = read({f"{CIRCLES}/Friends.csv": HEADER})
    assert said(items, lost=False) == ["the circles are empty"]


# -- posts ---------------------------------------------------------------------------------


def test_comments_in_and_out() -> None:
    """What others said is received; an answer is to those who had spoken before."""
    content = post(comment(ANNA, 1), comment(ME, 2), comment(BOB, 3), comment(ME, 4))
    first, second, third, fourth = of(InteractionRecord, read(content))
    assert {one.channel for one in (first, second, third, fourth)} == {"Google+ comment"}
    assert [one.direction for one in (first, second, third, fourth)] == [
        Direction.IN,
        Direction.OUT,
        Direction.IN,
        Direction.OUT,
    ]
    assert first.at == datetime(2014, 5, 1, 10, 1, tzinfo=UTC)
    assert [one.accounts for one in fourth.people] == [
        (f"google-plus:{ANNA}",),
        (f"google-plus:{BOB}",),
    ]
    assert (second.breadth, fourth.breadth) == (Breadth.ONE, Breadth.GROUP)
    assert first.origin.record == "/comments/0"


def test_who_only_commented_is_no_contact() -> None:
    """Those in a circle are; nobody else becomes a person by a comment."""
    files = {
        f"{CIRCLES}/Friends.csv": circle(ANNA),
        f"{POSTS}/1.json": post(comment(ANNA, 1), comment(BOB, 2)),
    }
    found = network(read(files))
    assert [one.name for one in found.people] == ["Anna Smith"]
    [count] = found.sources
    assert count.skips == {"post": 1, "with nobody in these files": 1}


def test_what_is_said_to_nobody() -> None:
    """The owner's own post without an answer, and a comment with nobody before it."""
    items = read(post(comment(ME, 1), comment(ANNA, 2)))
    assert reasons(items) == ["post", "comment to nobody"]


def test_circles_that_posts_were_meant_for() -> None:
    """They are known by name, though nobody in them is named."""
    acl = {
        "circles": [
            {"type": "CIRCLE_TYPE_USER_CIRCLE", "displayName": "Running", "resourceName": "x"},
            {"type": "CIRCLE_TYPE_YOUR_CIRCLES", "displayName": "Your circles"},
        ]
    }
    within: dict[str, Any] = {"visibleToStandardAcl": acl}
    for more in ({"postAcl": within}, within | {"postAcl": {}}):
        [group] = of(GroupRecord, read(post(**more)))
        assert (group.name, group.kind, group.members) == ("Running", "circle", ())


@pytest.mark.parametrize(
    "row",
    [
        None, 3, {}, {"author": author(ANNA)}, {"creationTime": "2014-05-01 10:00:00+0000"},
        {"author": author(ANNA), "creationTime": "May 1"}, {"author": {}, "creationTime": 3},
        {"author": author(ANNA), "creationTime": "0001-01-01 00:00:00+1200"},
    ],
)  # fmt: skip
def test_a_bad_comment_costs_only_itself(row: Any) -> None:
    """It is a problem with its place."""
    items = read(post(row, comment(ANNA)))
    [problem] = of(Problem, items)
    assert problem.origin.record == "/comments/0"
    assert len(of(InteractionRecord, items)) == 1


@pytest.mark.parametrize("content", ["", "[", "[" * 10**5, "null", "3", '{"author": 3}'])
def test_a_bad_post_costs_only_itself(content: str) -> None:
    """Its neighbours are read."""
    files = {f"{POSTS}/{n}.json": one for n, one in enumerate((post(comment(ANNA)), content))}
    items = read(files)
    assert len(said(items, lost=True)) == 1
    assert len(of(InteractionRecord, items)) == 1


def test_posts_of_several_authors() -> None:
    """Who wrote most is taken for the owner, and that is said; what is stated counts more."""
    files = {
        f"{POSTS}/1.json": post(comment(ANNA)),
        f"{POSTS}/2.json": post(comment(ANNA)),
        f"{POSTS}/3.json": post(comment(ANNA, 1), comment(ME, 2), by=BOB),
    }
    items = read(files)
    assert reasons(items) == ["post", "post", "post", "between others"]
    assert len(said(items, lost=False)) == 1
    [*_, answer] = of(InteractionRecord, items)
    assert [one.names[0] for one in answer.people] == ["Bob Ray", "Anna Smith"]
    bob = read(files, Handle(names=("Bob Ray",), me=True))
    assert reasons(bob).count("between others") == 2
    assert GooglePlus().wants_owner


def test_nobody_stands_out() -> None:
    """Then comments have no direction, and that is said."""
    items = read({f"{POSTS}/1.json": post(comment(ANNA)), f"{POSTS}/2.json": post(by=BOB)})
    assert reasons(items) == ["post", "owner unknown", "post"]
    assert len(said(items, lost=False)) == 1


def test_no_text_is_kept() -> None:
    """Of posts and comments."""
    assert "secret" not in repr(read(post(comment(ANNA), comment(ME, 1))))


def test_an_input_of_nothing_says_so() -> None:
    """Where the user insists that it is of Google+."""
    [problem] = of(Problem, read("hello"))
    assert "Google+" in problem.message


@for_all(st.text(alphabet='ab,"\n\r;\t ', max_size=80))
def test_any_table_is_read(text: str) -> None:
    """Never a traceback, and every row has one fate."""
    items = read({f"{CIRCLES}/Friends.csv": HEADER + text})
    [count] = network(items).sources
    assert count.read == count.kept + count.joined + count.skipped + count.problems
    places = [one.origin for one in items if isinstance(one, PersonRecord | Skipped)]
    assert len(places) == len(set(places))
