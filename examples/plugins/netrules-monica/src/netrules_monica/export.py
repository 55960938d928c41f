"""One export as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Evidence, Item, Opened, Problem, Skipped, Snapshot, TieRecord
from netrules.reading import read_json

from netrules_monica.contact import interactions
from netrules_monica.people import DEAD, People
from netrules_monica.place import LAYER, REMEDY, Places
from netrules_monica.values import Entry, day, listing, table, text


def export_items(opened: Opened) -> Iterator[Item]:
    """Everything that an export tells.

    Raises:
        InputError: If the file cannot be read at all.
    """
    value = read_json(opened, layer=LAYER)
    if isinstance(value, Problem):
        yield value
        return
    account = Entry("/account", table(value).get("account"))
    places = Places(opened)
    if not any(True for _ in account.listed("contact")):
        yield Problem("no contact in it, as Monica writes them", places.origin(account), REMEDY)
        return
    people = People(
        account, _user(account, text(table(value).get("exported_by"))), _fields(account)
    )
    yield from people.items(places)
    for relation in account.listed("relationship"):
        yield _relation(people, relation, places)
    yield from interactions(people, places)
    taken = day(table(value).get("export_date"))
    yield Snapshot(places.origin(account), taken, "its date of export" if taken else "")


def _user(account: Entry, uuid: str) -> Entry | None:
    """The user who exported it; an account may have several."""
    users = list(account.listed("user"))
    named = [one for one in users if uuid and one.uuid == uuid]
    if named:
        return named[0]
    return users[0] if len(users) == 1 else None


def _fields(account: Entry) -> dict[str, dict[str, object]]:
    """The kinds of addresses, by what contacts call them."""
    instance = table(table(account.value).get("instance"))
    kinds = (Entry("", one) for one in listing(instance.get("contact_field_types")))
    return {one.uuid: dict(one.facts) for one in kinds}


def _relation(people: People, relation: Entry, places: Places) -> Item:
    origin = places.origin(relation)
    ends = tuple(text(relation.facts.get(end)) for end in ("contact_is", "of_contact"))
    if people.dead.intersection(ends):
        return Skipped(f"with somebody {DEAD}", origin)
    one, other = (people.handles.get(end) for end in ends)
    if one is None or other is None or one == other:
        return Problem("the relation names nobody of this export", origin, REMEDY)
    kind = text(relation.facts.get("type")).replace("_", " ") or "relation"
    return TieRecord((one, other), kind, Evidence.STATED, origin)
