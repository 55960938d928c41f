"""Who in one network is who in another, where some were taken apart or put together since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from netrules.measures.sharing import SameName, Sharing, sharing_between
from netrules.model.network import Network
from netrules.model.people import ME


@attrs.frozen
class Counterparts:
    """Who is who.

    Args:
        pairs: The id before and the id after of everybody who is one person in both.
        regrouped: The ids before and after of those who were taken apart or put together.
        came: Ids of those who are in the later network only.
        went: Ids of those who are in the earlier network only.
        perhaps: Names that somebody who came and somebody who went have in common, so that they
            may be one person.
        place_before: For each id of the earlier network a number that the same person has in
            the later one; ego has 0.
        place_after: The same for the later network.
    """

    pairs: tuple[tuple[str, str], ...]
    regrouped: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    came: tuple[str, ...]
    went: tuple[str, ...]
    perhaps: tuple[SameName, ...]
    place_before: Mapping[str, int]
    place_after: Mapping[str, int]


def counterparts(before: Network, after: Network) -> Counterparts:
    """Who of *before* is who of *after*, as if their files were read together."""
    sharing: Sharing = sharing_between(before, after)
    sets = _joined(sharing.pairs)
    place_before, place_after = {ME: 0}, {ME: 0}
    for number, (earlier, later) in enumerate(sets, 1):
        place_before.update(dict.fromkeys(earlier, number))
        place_after.update(dict.fromkeys(later, number))
    return Counterparts(
        tuple((old[0], new[0]) for old, new in sets if len(old) == len(new) == 1),
        tuple((old, new) for old, new in sets if len(old) > 1 or len(new) > 1),
        sharing.only_other,
        sharing.only_one,
        sharing.same_name,
        place_before,
        place_after,
    )


def _joined(pairs: Iterable[tuple[str, str]]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The ids on either side of *pairs* that hang together, in their order."""
    home: dict[tuple[int, str], int] = {}
    members: dict[int, dict[tuple[int, str], None]] = {}
    for number, (mine, yours) in enumerate(pairs):
        ends = {(0, mine): None, (1, yours): None}
        for place in {home[end]: None for end in ends if end in home}:
            ends |= members.pop(place)
        members[number] = ends
        home.update(dict.fromkeys(ends, number))
    return sorted(
        (
            tuple(sorted(id_ for side, id_ in ends if side == 0)),
            tuple(sorted(id_ for side, id_ in ends if side == 1)),
        )
        for ends in members.values()
    )
