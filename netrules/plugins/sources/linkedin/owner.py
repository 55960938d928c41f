"""Whose export it is. No file says so outright; all of them together do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Final, Protocol, TypeVar

import attrs

from netrules import Handle, Origin, OwnerRecord
from netrules.plugins.sources.linkedin.people import folded, is_nobody, profile_of

T = TypeVar("T")

#: A participant of more than one conversation in so many may be the owner.
_SHARE: Final = 2


@attrs.frozen
class Side:
    """One party of an invitation, as the row names them."""

    url: str
    name: str
    origin: Origin


class Participant(Protocol):
    """Somebody who takes part in conversations, as far as it matters here."""

    @property
    def profile(self) -> str:
        """What tells their profile URL from another's, "" if they have none."""
        ...

    @property
    def url(self) -> str:
        """Their profile URL as written."""
        ...

    @property
    def names(self) -> tuple[str, ...]:
        """The names they are given, sorted."""
        ...

    @property
    def origin(self) -> Origin:
        """Where they first occur."""
        ...


@attrs.frozen
class Owner:
    """The person whose export it is.

    Args:
        profile: What tells their profile URL from another's, "" if it is not known.
        names: The names that stand for them where a file gives no URL, as `folded`.
        record: What the files say of their URL, if it was found there.
    """

    profile: str
    names: frozenset[str]
    record: OwnerRecord | None = None

    def is_named(self, profile: str, name: str) -> bool:
        """Whether a URL (as `profile_of` gives it), or a name without one, means the owner."""
        return profile == self.profile if profile else folded(name) in self.names


def find_owner(
    stated: Iterable[str],
    names: Collection[str],
    sides: Sequence[Side],
    conversations: Sequence[Collection[Participant]],
) -> Owner | None:
    """Whose export it is; None if that cannot be decided.

    The URL in the settings counts most, then the owner's side of the invitations, then
    who takes part in the most conversations.

    Args:
        stated: The owner's URLs by the settings.
        names: The owner's names by the profile.
        sides: The owner's side of each invitation.
        conversations: Who takes part in each conversation.
    """
    hints = {folded(name) for name in names}
    usual = _most_common(Counter(folded(side.name) for side in sides if not is_nobody(side.name)))
    if usual is not None:
        hints.add(usual)
    everyone = {one for crowd in conversations for one in crowd}
    profiles = {one.profile: one for one in everyone if one.profile}
    for profile in map(profile_of, stated):
        if profile in profiles:
            return _owner(profiles[profile], hints)
    side = _by_invitations(sides)
    if side is not None and (not profiles or profile_of(side.url) in profiles):
        profile = profile_of(side.url)
        known = profiles[profile].names if profile in profiles else ()
        names_known = frozenset(hints | {folded(name) for name in known})
        return Owner(profile, names_known, _record(side.url, (side.name,), side.origin))
    leader = _by_conversations(hints, everyone, conversations)
    return None if leader is None else _owner(leader, hints)


def _owner(leader: Participant, hints: set[str]) -> Owner:
    names = frozenset(hints | {folded(name) for name in leader.names})
    record = _record(leader.url, leader.names, leader.origin) if leader.profile else None
    return Owner(leader.profile, names, record)


def _record(url: str, names: tuple[str, ...], origin: Origin) -> OwnerRecord:
    named = tuple(name for name in names if not is_nobody(name))
    return OwnerRecord(Handle(urls=(url,), names=named, me=True), origin)


def _by_invitations(sides: Iterable[Side]) -> Side | None:
    """The side whose URL is on the owner's side most often; None if there is no such URL."""
    by_profile: dict[str, list[Side]] = {}
    for side in sides:
        by_profile.setdefault(profile_of(side.url), []).append(side)
    by_profile.pop("", None)
    profile = _most_common(Counter({key: len(found) for key, found in by_profile.items()}))
    return None if profile is None else by_profile[profile][0]


def _by_conversations(
    hints: set[str],
    everyone: Collection[Participant],
    conversations: Sequence[Collection[Participant]],
) -> Participant | None:
    """Who takes part in most conversations.

    Where a row gives only a name, everybody of that name with a URL is taken to take
    part: old exports have the owner's URL in sent messages and the name in received ones.
    """
    by_name: dict[str, list[Participant]] = {}
    for one in everyone:
        for name in one.names if one.profile else ():
            by_name.setdefault(folded(name), []).append(one)
    turns: Counter[Participant] = Counter()
    for crowd in conversations:
        present = set(crowd)
        for one in crowd:
            if not one.profile:
                present.update(*(by_name.get(folded(name), ()) for name in one.names))
        turns.update(present)
    frequent = Counter(
        {one: count for one, count in turns.items() if count * _SHARE > len(conversations)}
    )
    named = Counter(
        {
            one: count
            for one, count in frequent.items()
            if hints.intersection(map(folded, one.names))
        }
    )
    with_url = Counter({one: count for one, count in named.items() if one.profile})
    return _most_common(with_url or named) or _most_common(frequent)


def _most_common(counts: Counter[T]) -> T | None:
    """What is counted most often, None if two share that place."""
    top = counts.most_common(2)
    if not top or (len(top) > 1 and top[0][1] == top[1][1]):
        return None
    return top[0][0]
