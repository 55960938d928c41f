"""Recording into a contacts file: it reads back as it was meant, and nothing else changes."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws.strategies import examples
from moving import PEOPLE, TODAY
from plugins.contacts_reader import read as read_contacts

from netrules import (
    CannotRecord,
    Direction,
    Favour,
    Handle,
    Network,
    Origin,
    PersonRecord,
    Problem,
    Read,
    build,
    parse_toml,
)
from netrules.loading.keys import id_by
from netrules.writing.recording import (
    Newcomer,
    NewPerson,
    NewTable,
    Recorded,
    SetKey,
    Thing,
    record,
)

SHOWN = "contacts.toml"
PEOPLE_KEYS = ("with", "between", "credit")


def network(text: str, *more: Read) -> Network:
    """What a contacts file, and other sources, say."""
    items = [
        attrs.evolve(item, origin=attrs.evolve(item.origin, path=SHOWN))
        for item in (read_contacts(text) if text.strip() else [])
    ]
    return build([Read(SHOWN, "contacts", items), *more])


def recorded(text: str, *things: Thing, more: tuple[Read, ...] = ()) -> Recorded:
    """What recording *things* into a file that holds *text* gives."""
    return record(network(text, *more), text.encode(), SHOWN, id_by, *things)


def whose(text: str) -> dict[str, str]:
    """The ids of the people of a file by their names."""
    return {one.name: one.id for one in network(text).people}


def meaning(text: str, things: list[Thing]) -> list[Thing]:
    """*things* about people by name, with the ids that they have in a file: somebody who is
    known by nothing else has another one once more is said of them."""
    ids = {**whose(text), "me": "me"}
    found: list[Thing] = []
    for thing in things:
        if isinstance(thing, NewTable):
            values = {
                key: tuple(ids[one] for one in value) if key in PEOPLE_KEYS else value
                for key, value in thing.values.items()
            }
            found.append(NewTable(thing.name, values))
        elif isinstance(thing, SetKey):
            found.append(attrs.evolve(thing, who=ids[str(thing.who)]))
    return found


def talk(*people: Any, **more: Any) -> NewTable:
    """A talk on the day of the tests."""
    return NewTable("interaction", {"with": people, "on": TODAY, **more})


@pytest.mark.parametrize("name", ["Ana Ruizova", "Dee Farrow", "Eli Northbrook"])
def test_a_talk_reads_back(name: str) -> None:
    """With whoever it was, by whatever the file knows them; all that stood there stays."""
    id_ = whose(PEOPLE)[name]
    done = recorded(PEOPLE, talk(id_, channel="call", favour="give", direction="out"))
    text = done.data.decode()
    assert text.startswith(PEOPLE)
    assert not [item for item in read_contacts(text) if isinstance(item, Problem)]
    [event] = [one for one in network(text).all_interactions if one.on == TODAY]
    assert (event.people, event.channel) == ((whose(text)[name],), "call")
    assert (event.direction, event.favour) == (Direction.OUT, Favour.GIVE)
    again = recorded(text, talk(id_, channel="call", favour="give", direction="out"))
    assert (again.data, again.written) == (done.data, (False,))


def test_whom_the_file_lists_is_named_as_it_names_them() -> None:
    """By the id, else by a name that nobody else there has, else by an address."""
    people = whose(PEOPLE)
    text = recorded(PEOPLE, talk(people["Ana Ruizova"], people["Dee Farrow"])).data.decode()
    assert text.endswith('[[interaction]]\nwith = ["ana", "Dee Farrow"]\non = 2026-09-30\n')
    twins = PEOPLE + '\n[[person]]\nname = "dee  farrow"\nurl = "https://example.org/dee"\n'
    text = recorded(twins, talk(id_by("dee@example.org"))).data.decode()
    assert text.endswith('with = "dee@example.org"\non = 2026-09-30\n')


def test_somebody_of_another_source() -> None:
    """They are named by what identifies them, with their name beside; a fact of theirs takes
    an entry that joins them."""
    url = "https://www.linkedin.com/in/flo-berg"
    card = PersonRecord(
        Handle(urls=(url,), names=("Flo Berg",)), Origin("linkedin", line=3, layer="linkedin")
    )
    more = (Read("linkedin", "linkedin", [card]),)
    flo = id_by(url)
    things = (talk(flo), SetKey(flo, "level", "manager"), SetKey(flo, "fields", ("data",)))
    text = recorded(PEOPLE, *things, more=more).data.decode()
    assert text == (
        PEOPLE + '\n[[person]]\nname = "Flo Berg"\n'
        f'url = ["{url}"]\nlevel = "manager"\nfields = ["data"]\n'
        f'\n[[interaction]]\nwith = "{url}"  # Flo Berg\non = 2026-09-30\n'
    )
    together = network(text, *more)
    assert len(together.people) == len(network(PEOPLE, *more).people)
    assert str(together.people[flo].level) == "manager"


def test_a_key_is_set_in_its_place() -> None:
    """What stands beside and around it stays; a list gains what it lacks."""
    things: list[Thing] = [
        SetKey("Dee Farrow", "email", ("DEE@example.org", "d@example.net")),
        SetKey("Dee Farrow", "place", "Leeds"),
        SetKey("Eli Northbrook", "fields", ("law", "data")),
        SetKey("Ana Ruizova", "level", "vp"),
        SetKey("me", "place", "Lund"),
    ]
    done = recorded(PEOPLE, *meaning(PEOPLE, things))
    text = done.data.decode()
    assert done.written == (True,) * 5
    gone = [line for line in PEOPLE.splitlines() if line not in text.splitlines()]
    assert gone == ['level = "director"', 'email = "dee@example.org"   # the new one']
    for comment in ("# sings alto", "# the new one", "# mostly contracts", "# The end.", "# ----"):
        assert text.count(comment) == 1
    data = parse_toml(done.data, SHOWN).data
    assert data["me"]["place"] == "Lund"
    assert data["person"][3]["email"] == ["dee@example.org", "d@example.net"]
    assert data["person"][4]["fields"] == ["law", "data"]
    assert text.index('place = "Leeds"') < text.index("Eli Northbrook")
    assert recorded(text, *meaning(text, things)).written == (False,) * 5


def test_somebody_new() -> None:
    """An entry with the name, by which what else is said in the same breath names them."""
    who = Newcomer("Fay Wren")
    things = (
        NewPerson(who),
        SetKey(who, "met", TODAY),
        NewTable("tie", {"between": (who, "ana"), "kind": "friend"}),
        SetKey("bo", "introduced-by", who),
    )
    text = recorded(PEOPLE, *things).data.decode()
    found = network(text)
    [fay] = [one for one in found.people if one.name == "Fay Wren"]
    assert (fay.met, found.people["bo"].introduced_by) == (TODAY, fay.id)
    assert any({tie.a, tie.b} == {fay.id, "ana"} for tie in found.all_ties)


def test_a_new_file() -> None:
    """It holds what was said, and nothing else."""
    assert recorded("", NewPerson(Newcomer("Fay"))).data == b'[[person]]\nname = "Fay"\n'


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_the_mark_stay(mark: bytes, end: str) -> None:
    """What is added ends its lines as the file does."""
    data = mark + PEOPLE.replace("\n", end).encode()
    things = (talk("ana"), SetKey("bo", "place", "Lund"))
    done = record(network(PEOPLE), data, SHOWN, id_by, *things).data
    assert done.startswith(mark)
    text = done.removeprefix(mark).decode()
    assert text.count("\n") == text.count(end)
    plain = recorded(PEOPLE, *things).data.decode()
    assert text.replace("\r\n", "\n") == plain


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('person = [{ name = "Ana" }]\n', "on one line"),
        ("[[person]\n", "is not TOML"),
        ('[person]\nname = "Ana"\n', "on one line"),
    ],
)
def test_a_file_without_room(text: str, said: str) -> None:
    """It is refused as a whole, and the remedy is said."""
    with pytest.raises(CannotRecord, match=said):
        record(network(""), text.encode(), SHOWN, id_by, NewPerson(Newcomer("Fay")))
    with pytest.raises(CannotRecord, match="UTF-8"):
        record(network(""), b"\xff", SHOWN, id_by, NewPerson(Newcomer("Fay")))


def test_namesakes_without_an_id() -> None:
    """They are named by the id that netrules gave, which is written down once it could change."""
    text = '[[person]]\nname = "Gus"\nplace = "Lund"\n\n[[person]]\nname = "Gus"\n'
    first, second = (one.id for one in network(text).people)
    talked = recorded(text, talk(first)).data.decode()
    assert f'with = "{first}"' in talked
    both = recorded(talked, SetKey(first, "born", 1980), SetKey(second, "born", 1990)).data.decode()
    assert both.count(f'id = "{first}"') == 1
    found = network(both)
    assert not found.problems
    [event] = found.all_interactions
    assert found.people[event.people[0]].born in (1980, 1990)
    assert found.people[event.people[0]].id == first


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1).map(
    str.strip
)
PERSON = st.sampled_from(sorted(whose(PEOPLE)))
EVENTS = st.builds(
    lambda people, day, channel, favour: NewTable(
        "interaction",
        {"with": tuple(people), "on": day, "channel": channel or None, "favour": favour},
    ),
    st.lists(PERSON, min_size=1, max_size=3, unique=True),
    st.dates(date(2020, 1, 1), TODAY),
    WORDS,
    st.sampled_from([None, "ask", "give"]),
)
TIES = st.builds(
    lambda ends, kind: NewTable("tie", {"between": tuple(ends), "kind": kind or None}),
    st.lists(PERSON, min_size=2, max_size=2, unique=True),
    WORDS,
)
OUTCOMES = st.builds(
    lambda what, credit: NewTable(
        "outcome", {"what": what or "job", "on": TODAY, "credit": tuple(credit)}
    ),
    WORDS,
    st.lists(PERSON, max_size=2, unique=True),
)
KEYS = st.builds(
    SetKey, PERSON, st.sampled_from(["place", "notes", "title"]), WORDS.filter(bool)
) | st.builds(SetKey, PERSON, st.just("fields"), st.tuples(WORDS.filter(bool)))
THINGS = st.lists(EVENTS | TIES | OUTCOMES | KEYS, min_size=1, max_size=6)


@given(THINGS)
@examples(80)
def test_whatever_is_recorded_reads_back_once(things: list[Thing]) -> None:
    """No record is lost or changed, comments stay, and recording it again changes nothing."""
    done = recorded(PEOPLE, *meaning(PEOPLE, things))
    text = done.data.decode()
    before, after = (parse_toml(one.encode(), SHOWN).data for one in (PEOPLE, text))
    assert not [item for item in read_contacts(text) if isinstance(item, Problem)]
    assert after["coverage"] == before["coverage"]
    assert after["interaction"][:1] == before["interaction"]
    tables = {(key, len(rows)) for key, rows in after.items() if isinstance(rows, list)}
    new = [one for one, there in zip(things, done.written, strict=True) if there]
    for name in ("interaction", "tie", "outcome"):
        number = len(before.get(name, ())) + sum(
            isinstance(one, NewTable) and one.name == name for one in new
        )
        assert not number or (name, number) in tables
    assert len(network(text).people) == len(network(PEOPLE).people)
    for comment in ("# sings alto", "# the new one", "# mostly contracts", "# The end."):
        assert comment in text
    events = [one for one in things if isinstance(one, NewTable)]
    again = recorded(text, *meaning(text, events))
    assert not any(again.written)
    assert again.data == done.data
