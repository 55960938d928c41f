"""People who carry the same name: one person twice, or two people."""

from __future__ import annotations

import re
from collections.abc import Mapping

from netrules.model.network import Network
from netrules.model.people import Person
from netrules.model.text import fold_text


def namesakes(network: Network) -> Mapping[str, tuple[Person, ...]]:
    """People by a full name that several of them carry.

    Names are compared without case, punctuation and what stands in brackets; a name of
    one word is no full name.

    Returns:
        For each such name, in alphabetical order, its people in the network's order.
    """
    found: dict[str, dict[str, Person]] = {}
    for person in network.people:
        for name in person.names:
            bare = fold_text(re.sub(r"\([^)]*\)|[^\w\s'\u2019-]", " ", name))
            if " " in bare:
                found.setdefault(bare, {})[person.id] = person
    return {
        name: tuple(people.values()) for name, people in sorted(found.items()) if len(people) > 1
    }
