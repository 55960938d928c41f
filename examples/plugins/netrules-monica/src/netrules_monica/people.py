"""Contacts: who each is, and what is known of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from netrules import Handle, Item, Job, OwnerRecord, PersonRecord, Problem, Skipped

from netrules_monica.place import LAYER, REMEDY, Places
from netrules_monica.values import Entry, day, listing, special_day, table, text

DEAD = "deceased"
#: So many days are no cadence any more.
_NO_CADENCE = 10_000


@attrs.frozen
class People:
    """Everybody in an export, by what other entries call them.

    Args:
        account: The export's account.
        user: Who exported it; None if the file does not say.
        fields: The kinds of addresses by what contacts call them.
    """

    account: Entry
    user: Entry | None
    fields: Mapping[str, Mapping[str, Any]]
    handles: dict[str, Handle] = attrs.field(factory=dict)
    dead: set[str] = attrs.field(factory=set)

    def __attrs_post_init__(self) -> None:
        """Look up once who is called what."""
        for contact in self.account.listed("contact"):
            if contact.uuid:
                self.handles[contact.uuid] = self._handle(contact)
                if contact.facts.get("is_dead") is True:
                    self.dead.add(contact.uuid)

    def items(self, places: Places) -> Iterator[Item]:
        """The user and every contact."""
        for user in self.account.listed("user"):
            if self.user is not None and user.at == self.user.at:
                yield OwnerRecord(_of_user(user), places.origin(user))
            else:
                yield Skipped("another user of the account", places.origin(user))
        for contact in self.account.listed("contact"):
            yield self._contact(contact, places)

    def _contact(self, contact: Entry, places: Places) -> Item:
        origin = places.origin(contact)
        handle = self.handles.get(contact.uuid)
        if handle is None:
            return Problem("the entry is no contact as Monica writes it", origin, REMEDY)
        if contact.uuid in self.dead:
            return Skipped(DEAD, origin)
        if not (handle.names or handle.emails or handle.phones or handle.urls):
            return Skipped("blank contact", origin)
        kind = OwnerRecord if handle.me else PersonRecord
        # Who is only named as somebody's relative has no page in Monica, and may be a stranger.
        knows = not handle.me and contact.facts.get("is_partial") is not True
        facts = dict(self._facts(contact))
        return kind(handle, origin, _jobs(contact), facts, "contact" if knows else "")

    def _handle(self, contact: Entry) -> Handle:
        facts = contact.facts
        whole = " ".join(filter(None, (text(facts.get(f"{k}_name")) for k in _NAMES)))
        name = whole or text(facts.get("nickname"))
        mails, phones, urls = list[str](), list[str](), list[str]()
        for field in contact.listed("contact_field"):
            value = text(field.facts.get("data"))
            kind = text(self.fields.get(text(field.facts.get("type")), {}).get("type"))
            if value.startswith(("https://", "http://")):
                urls.append(value)
            elif kind == "email" and "@" in value:
                mails.append(value)
            elif kind == "phone" and value:
                phones.append(value)
        is_me = self.user is not None and contact.uuid == self.user.facts.get("me_contact")
        return Handle(
            urls=tuple(urls),
            emails=tuple(mails),
            phones=tuple(phones),
            names=(name,) if name else (),
            me=is_me,
            accounts=(f"{LAYER}:{contact.uuid}",),
        )

    def _facts(self, contact: Entry) -> Iterator[tuple[str, Any]]:
        facts = contact.facts
        if (born := special_day(facts.get("birthdate"))) is not None:
            yield "born", born.year
        if (met := special_day(facts.get("first_met_date"))) is not None:
            yield "met", met
        if (introducer := self.handles.get(text(facts.get("first_met_through")))) is not None:
            yield "introduced_by", introducer
        if (made := day(table(contact.value).get("created_at"))) is not None:
            yield "recorded", made
        if tags := tuple(filter(None, map(text, listing(facts.get("tags"))))):
            yield "groups", tags
        often = facts.get("stay_in_touch_frequency")
        if isinstance(often, int) and 0 < often < _NO_CADENCE:
            yield "every", f"{often}d"
        cities = [text(one.facts.get("city")) for one in contact.listed("address")]
        if any(cities):
            yield "place", next(filter(None, cities))


_NAMES = ("first", "middle", "last")


def _of_user(user: Entry) -> Handle:
    known = table(user.value)
    name = " ".join(filter(None, (text(known.get("first_name")), text(known.get("last_name")))))
    mail = text(known.get("email"))
    return Handle(emails=(mail,) if mail else (), names=(name,) if name else (), me=True)


def _jobs(contact: Entry) -> tuple[Job, ...]:
    company, title = text(contact.facts.get("company")), text(contact.facts.get("job"))
    return (Job(company, title),) if company or title else ()
