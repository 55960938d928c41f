"""Which node is the person whose network it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from netrules import Handle, Problem, fold_text
from netrules.plugins.sources.graph.people import Draft

#: Among fewer others, somebody may be tied to everyone and not be the centre.
LEAST_OTHERS: Final = 10

_REMEDY: Final = "say who you are under [me] in the settings, by name or email as the graph has it"


def stated_owner(nodes: Mapping[str, Draft], owner: Handle) -> tuple[str, Problem | None]:
    """The id of the node that is the *owner*; "" if there is none, or several by name only."""
    keys = {_plain(one) for one in (*owner.emails, *owner.urls, *owner.phones)}
    names = {fold_text(name) for name in owner.names}
    named = []
    for node_id, draft in nodes.items():
        handle = draft.handle
        if any(_plain(one) in keys for one in (*handle.emails, *handle.urls, *handle.phones)):
            return node_id, None
        if any(fold_text(name) in names for name in handle.names):
            named.append(node_id)
    if len(named) > 1:
        several = "several people of the graph carry your name, so none of them was taken for you"
        what = "write your e-mail address beside your name in the graph, in a column email"
        return "", Problem(several, nodes[named[0]].origin, what, lost=False)
    return (named[0] if named else ""), None


def inferred_owner(
    nodes: Mapping[str, Draft], pairs: Iterable[tuple[str, str]], ends: Counter[str]
) -> tuple[str, Problem | None]:
    """The id of the one node that is tied to everyone else: a network has its owner so.

    Args:
        nodes: Everyone in the graph.
        pairs: The ids of the ends of each tie.
        ends: How often each id is an end of a tie.
    """
    others = len(nodes) - 1
    if others < LEAST_OTHERS:
        return "", None
    candidates = {one: set[str]() for one, count in ends.items() if count >= others}
    for one, other in pairs if candidates else ():
        if one in candidates:
            candidates[one].add(other)
        if other in candidates:
            candidates[other].add(one)
    central = [one for one, known in candidates.items() if len(known) == others]
    if len(central) != 1:
        return "", None
    said = "the one person of the graph who is tied to everyone else was taken for you"
    return central[0], Problem(said, nodes[central[0]].origin, _REMEDY, lost=False)


def is_known(owner: Handle) -> bool:
    """Whether anything is known of the *owner*."""
    return any((owner.urls, owner.emails, owner.phones, owner.names, owner.accounts))


def _plain(identifier: str) -> str:
    """An address or number without what does not tell it apart."""
    text = fold_text(identifier).removeprefix("https://").removeprefix("http://")
    return text.removeprefix("www.").rstrip("/").replace(" ", "")
