"""Which of the participants is the owner: the one called like them, or who is in most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from typing import Final

import attrs

from netrules.plugins.sources.meta.values import is_nobody, name_key

#: Who takes part in more than one of so many conversations may be the owner.
_SHARE: Final = 2
#: Fewer conversations than these show nothing.
_FEWEST: Final = 2


@attrs.frozen
class Owner:
    """The person whose export it is.

    Args:
        names: Their names, as `name_key` gives them.
        is_guess: Whether only the conversations show that it is them.
    """

    names: frozenset[str]
    is_guess: bool = False

    def is_called(self, name: str) -> bool:
        """Whether a name is the owner's."""
        return name_key(name) in self.names


def find_owner(
    profile: Collection[str],
    stated: Collection[str],
    crowds: Callable[[], Iterable[Collection[str]]],
) -> Owner | None:
    """Whose export it is; None if that cannot be decided.

    The name in the profile counts most, then what is said of the owner elsewhere, then who
    takes part in the most conversations.

    Args:
        profile: The owner's names by the export itself.
        stated: Those by the settings and other inputs.
        crowds: The names of those who take part in each conversation.
    """
    for names in (frozenset(map(name_key, profile)), frozenset(map(name_key, stated))):
        if any(name_key(name) in names for crowd in crowds() for name in crowd):
            return Owner(names)
    known = [crowd for crowd in crowds() if crowd]
    if not known:
        known_as = frozenset(map(name_key, profile or stated))
        return Owner(known_as) if known_as else None
    turns = Counter(
        key for crowd in known for key in {name_key(one) for one in crowd if not is_nobody(one)}
    )
    top = turns.most_common(2)
    if len(known) < _FEWEST or not top or top[0][1] * _SHARE <= len(known):
        return None
    if len(top) > 1 and top[0][1] == top[1][1]:
        return None
    return Owner(frozenset({top[0][0]}), is_guess=True)
