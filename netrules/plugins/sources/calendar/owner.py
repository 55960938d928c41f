"""Whose calendar it is."""

from __future__ import annotations

from typing import Final

import attrs

from netrules import Handle, fold_text
from netrules.plugins.sources.calendar.guests import Guest
from netrules.plugins.sources.calendar.survey import Place, Survey

#: Fewer meetings do not show who is in all of them.
_FEWEST: Final = 2
#: The owner takes part in more than one meeting of so many.
_SHARE: Final = 2

BY_TITLE: Final = "the name of a calendar"
BY_NAME: Final = "your name"
BY_TURNS: Final = "being in most of its meetings"


@attrs.frozen
class Owner:
    """The person whose calendar it is.

    Args:
        keys: Their keys among the guests.
        names: Their names, folded: for guests without an address.
        guessed: By what they were taken for the owner, "" if they are known to be.
        place: Where they are named, if they were taken for the owner.
        handle: Who they are, to be told others, if that is safe to say.
    """

    keys: frozenset[str]
    names: frozenset[str]
    guessed: str = ""
    place: Place | None = None
    handle: Handle | None = None

    def is_named(self, guest: Guest) -> bool:
        """Whether *guest* is the owner."""
        if guest.key in self.keys:
            return True
        return not (guest.email or guest.phone) and fold_text(guest.name) in self.names


def find_owner(found: Survey, told: Handle) -> Owner | None:
    """Whose calendar it is; None if that cannot be told.

    The owner's addresses by the settings and by other files count most. Then come the
    address that a calendar is named by, the owner's name, and who is in most meetings.

    Args:
        found: What the files say as a whole.
        told: What is known of the owner.
    """
    keys = {f"email {fold_text(address)}" for address in told.emails}
    keys |= {f"phone {fold_text(number)}" for number in told.phones}
    names = frozenset(map(fold_text, told.names))
    present = keys & found.people.keys()
    if present:
        return Owner(frozenset(keys), names | _names(found, present))
    return _guess(found, told, names)


def _guess(found: Survey, told: Handle, names: frozenset[str]) -> Owner | None:
    titles = {key: place for key, place in found.titles.items() if key in found.people}
    if titles:
        key = max(titles, key=lambda one: (found.turns[one], one))
        return _owner(found, key, told, names, BY_TITLE, titles[key])
    for how, candidates in (
        (BY_NAME, [key for key in found.people if names & _names(found, {key})]),
        (BY_TURNS, _usual(found)),
    ):
        if len(candidates) == 1:
            (key,) = candidates
            return _owner(found, key, told, names, how, found.people[key].place)
    return None


def _usual(found: Survey) -> list[str]:
    """The one who is in more than half of the meetings, and in more than anyone else."""
    ranked = found.turns.most_common(2)
    if found.meetings < _FEWEST or not ranked or ranked[0][1] * _SHARE <= found.meetings:
        return []
    return [ranked[0][0]] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else []


def _owner(
    found: Survey, key: str, told: Handle, names: frozenset[str], how: str, place: Place
) -> Owner:
    person = found.people[key]
    own = _names(found, {key})
    known = any((told.urls, told.emails, told.phones, told.names, told.accounts))
    handle = None
    # Who is only in most meetings may be somebody else after all, and so may a namesake's
    # calendar: other files must not learn from them who the owner is.
    if how == BY_TITLE and (not known or own & names):
        emails = (person.guest.email,)
        handle = Handle(emails=emails, names=tuple(person.names), me=True)
    return Owner(frozenset({key}), names | own, how, place, handle)


def _names(found: Survey, keys: set[str]) -> frozenset[str]:
    return frozenset(fold_text(name) for key in keys for name in found.people[key].names)
