"""One contacts file from many sources: complete, unchanged where it stood, and twice the same."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from building import TODAY
from hypothesis import given
from laws.strategies import World, examples, worlds
from plugins.contacts_reader import read as read_contacts

from netrules import (
    Breadth,
    Direction,
    Evidence,
    Handle,
    InteractionRecord,
    Item,
    Job,
    Network,
    Origin,
    OutcomeRecord,
    PersonRecord,
    Problem,
    Read,
    TieRecord,
    build,
    parse_toml,
)
from netrules.loading.keys import id_by
from netrules.writing.merging import Merged, merge

OUT = "out.toml"


def own_read(text: str) -> list[Read]:
    """What the merged file says, read as any contacts file is."""
    if not text.strip():
        return []
    items = [
        attrs.evolve(item, origin=attrs.evolve(item.origin, path=OUT))
        for item in read_contacts(text)
    ]
    assert not [item for item in items if isinstance(item, Problem)]
    return [Read(OUT, "contacts", items)]


def merged(others: list[Read], text: str = "") -> Merged:
    """What merging *others* into a file that holds *text* gives."""
    network = build([*others, *own_read(text)]).as_of(TODAY)
    return merge(network, build(own_read(text)), text, OUT, id_by)


def facts(network: Network) -> dict[str, Any]:
    """What is known of each person, by id, as a contacts file can say it."""
    fields = ("level", "place", "born", "met", "met_through", "notes", "every")
    return {
        person.id: (
            person.names[:1],
            sorted(map(str.casefold, (*person.emails, *person.phones, *person.urls))),
            person.accounts,
            [person.fact(field) for field in fields if person.facts.get(field)],
            sorted(person.values("fields")),
            [one for one in person.values("introduced_by")[:1] if one != person.id],
            repr(person.organization),
            repr(person.title),
        )
        for person in network.people
        if person.names
    }


@given(worlds(by_name=True))
@examples(60)
def test_merging_twice_is_merging_once_and_loses_nothing(world: World) -> None:
    """Whatever the sources, the file holds what they say of people, and is complete at once."""
    reads = world.reads()
    first = merged(reads)
    text = first.data.decode()
    again = merged(reads, text)
    assert again.data == first.data
    assert (again.added, again.completed) == (0, 0)
    alone = build(own_read(text)).as_of(TODAY)
    assert facts(alone) == facts(build(reads).as_of(TODAY))
    together = build([*reads, *own_read(text)]).as_of(TODAY)
    assert len(together.people) == len(build(reads).people)


def _card(name: str, *, path: str = "phone.vcf", line: int = 1, **more: Any) -> Read:
    values = {key: tuple(value) for key, value in more.pop("handle", {}).items()}
    origin = Origin(path, line=line, record=line, layer=more.pop("layer", "vcard"))
    jobs = more.pop("jobs", ())
    handle = Handle(names=(name,) if name else (), **values)
    return Read(path, "vcard", [PersonRecord(handle, origin, jobs, more)])


ANA = {"emails": ["ana@example.org"], "phones": ["+44 7700 900001"]}
FILE = """\
# My people.

[[person]]
name = "Ana R."          # as she signs
email = "ana@example.org"
place = "Lund"

# ---- Choir ----

[[group]]
name = "Choir"
"""


def test_what_stands_there_stays_to_the_letter() -> None:
    """Comments, order and spelling; an entry gets what it lacks, before what follows it."""
    read = _card("Ana Ruiz", handle=ANA, jobs=(Job("Acme", "Clerk"),), place="Leeds", born=1980)
    done = merged([read], FILE)
    assert (done.added, done.completed) == (0, 1)
    text = done.data.decode()
    new = ['phone = ["+44 7700 900001"]', 'organization = "Acme"', 'title = "Clerk"', "born = 1980"]
    assert [line for line in text.splitlines() if line not in FILE.splitlines()] == new
    kept = [line for line in text.splitlines() if line not in new]
    assert kept == FILE.splitlines()
    assert text.index("born = 1980") < text.index("# ---- Choir")


def test_tables_that_others_stand_between_stay_where_they_are() -> None:
    """As in a file to which something is added at the end from time to time."""
    mixed = FILE + '\n[[person]]\nname = "Ben Lee"\n\n[[group]]\nname = "Rowing"\n'
    mixed += "\n[coverage]\ninteractions = { since=2024-01-01, until = 2025-01-01 }\n"
    text = merged([_card("Ana Ruiz", handle=ANA, born=1980)], mixed).data.decode()
    new = ['phone = ["+44 7700 900001"]', "born = 1980"]
    assert [line for line in text.splitlines() if line not in new] == mixed.splitlines()
    assert all(line in text.splitlines() for line in new)


def test_addresses_are_added_to_those_there() -> None:
    """A single text becomes a list; nothing is listed twice, whatever its case."""
    handle = {"emails": ["ANA@example.org", "ruiz@example.org"]}
    data = parse_toml(merged([_card("Ana", handle=handle)], FILE).data, OUT).data
    [ana] = data["person"]
    assert ana["email"] == ["ana@example.org", "ruiz@example.org"]


def test_what_sources_say_otherwise_is_kept_beside() -> None:
    """The value that counts, and in a comment the other with its file."""
    reads = [
        _card("Ana", path="a.vcf", handle=ANA, place="Lund\n# x"),
        _card("Ana", path="b.vcf", handle=ANA, place="Leeds"),
    ]
    text = merged(reads).data.decode()
    assert 'place = "Leeds"  # also: Lund # x (a.vcf)\n' in text
    assert parse_toml(text.encode(), OUT).data["person"][0]["place"] == "Leeds"


def test_who_has_no_identifier_is_found_again_by_id() -> None:
    """Two friends of one name are two entries, each with the id that netrules gave."""
    origin = Origin("friends.json", record=1, layer="facebook")
    friends = [
        PersonRecord(Handle(names=("Ana Ruiz",)), attrs.evolve(origin, record=number), tie="friend")
        for number in (1, 2)
    ]
    reads = [Read("friends.json", "facebook", friends)]
    text = merged(reads).data.decode()
    people = parse_toml(text.encode(), OUT).data["person"]
    assert {one["id"] for one in people} == {one.id for one in build(reads).people}
    assert merged(reads, text).data.decode() == text


def test_who_has_no_name_is_left_out_and_counted() -> None:
    """A contacts file names everybody; an account of whom only a number is known has none."""
    done = merged([_card("", handle={"accounts": ["x:123"]})])
    assert (done.data, done.added, done.nameless) == (b"", 0, 1)


@pytest.mark.parametrize(
    "odd", ['a"b\\c', "tab\there", "\x00\x1b[31m", "новый\u202e", "\ud800", "'''"]
)
def test_whatever_is_in_a_value_is_valid_toml(odd: str) -> None:
    """Quotes, control characters and half characters do no harm."""
    handle = {"emails": ["not an address", "odd@example.org"]}
    text = merged([_card(odd, handle=handle, notes=odd, groups=(odd,))]).data.decode()
    [entry] = parse_toml(text.encode(), OUT).data["person"]
    expected = odd.replace("\ud800", "\ufffd").strip()
    assert entry["name"] == expected
    assert entry["email"] == ["odd@example.org"]
    assert "# also: not an address" in text


def test_what_was_written_by_hand_elsewhere_comes_along() -> None:
    """Talks, outcomes and ties of another contacts file; messages stay in their export."""
    at = Origin("other.toml", line=1, record="/x", layer="contacts")
    mail = Origin("box.mbox", line=1, record=1, layer="mail")
    ana, bea = Handle(emails=("ana@example.org",)), Handle(emails=("bea@example.org",))
    day = date(2026, 1, 2)
    items: list[Item] = [
        PersonRecord(attrs.evolve(ana, names=("Ana",)), at, tie="contact"),
        PersonRecord(attrs.evolve(bea, names=("Bea",)), attrs.evolve(at, line=2), tie="contact"),
        TieRecord((ana, bea), "knows", Evidence.STATED, at, since=day),
        TieRecord((Handle(me=True), ana), "friend", Evidence.STATED, at, until=day),
        InteractionRecord((ana, bea), day, "meeting", Direction.BOTH, at, Breadth.GROUP),
        InteractionRecord((ana,), day, "call", Direction.OUT, at),
        InteractionRecord((ana,), day, "call", Direction.OUT, attrs.evolve(at, line=9)),
        OutcomeRecord("job", day, at, 12.5, "EUR", (bea,), "new job"),
        InteractionRecord((ana,), day, "mail", Direction.IN, mail),
    ]
    reads = [
        Read("other.toml", "contacts", [one for one in items if one.origin.path == "other.toml"]),
        Read("box.mbox", "mail", [one for one in items if one.origin.path == "box.mbox"]),
    ]
    first = merged(reads)
    data = parse_toml(first.data, OUT).data
    assert [(one["channel"], one["with"]) for one in data["interaction"]] == [
        ("call", ["ana@example.org"]),
        ("call", ["ana@example.org"]),
        ("meeting", ["ana@example.org", "bea@example.org"]),
    ]
    assert data["interaction"][0]["direction"] == "out"
    assert data["outcome"] == [
        {"what": "job", "on": day, "worth": 12.5, "currency": "EUR",
         "credit": ["bea@example.org"], "goal": "new job"},
    ]  # fmt: skip
    assert [(one["between"], one["kind"]) for one in data["tie"]] == [
        (["me", "ana@example.org"], "friend"),
        (["ana@example.org", "bea@example.org"], "knows"),
    ]
    assert merged(reads, first.data.decode()).data == first.data
    for name in ("a.toml", "z.toml"):  # whichever of the two files sorts first
        text = first.data.decode()
        renamed = [attrs.evolve(reads[0], path=name, items=[
            attrs.evolve(one, origin=attrs.evolve(one.origin, path=name)) for one in reads[0].items
        ])]  # fmt: skip
        assert merged(renamed, text).data.decode() == text
