"""How a message names a cluster: by ego's own label, else by one and its evidence, else by those
around whom it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from netrules import Person
from netrules.rules.wording import number_of

if TYPE_CHECKING:
    from netrules.measures import ClusteredSet

#: Around how many of its people a cluster is said to be.
MOST_NAMED: Final = 3
#: What people are who have a value in common, by its kind.
_WHO: Final = {
    "employer": "people of {employer}",
    "school": "people from {school}",
    "place": "people in {place}",
    "group": "members of {group}",
}
_SOME_KNOWN: Final = "{have} of the {known} of whom it is known"
_OWN: Final = "{size} whom you call {cluster}"
_AROUND: Final = "{size} around {around}"


def around(whole: ClusteredSet, place: int) -> list[Person]:
    """The best connected people of the cluster in that place."""
    ids = whole.best_connected(whole.found[place])
    return [whole.network.people[id_] for id_ in ids[:MOST_NAMED]]


def named(whole: ClusteredSet, place: int, prefix: str = "") -> tuple[str, dict[str, Any]]:
    """A cluster as a template and its values: "9 people (mostly people of Example Ltd: 7 of 9,
    elsewhere 1 of 20)", "9 people whom you call Choir", or "9 people around Ana, Ben and Cleo".

    Args:
        whole: The people among whom it is one.
        place: Its place among the clusters.
        prefix: What the names of the values begin with, where a message names two clusters.
    """
    size = len(whole.found[place].people)
    words, values = _called(whole, place)
    values["size"] = number_of(size, "person", "people")
    values["around"] = around(whole, place)
    text = words.replace("{", "{" + prefix)
    return text, {prefix + name: value for name, value in values.items()}


def _called(whole: ClusteredSet, place: int) -> tuple[str, dict[str, Any]]:
    if own := whole.own_labels.get(place):
        return _OWN, {"cluster": own}
    return _labelled(whole, place) if whole.labels[place] else (_AROUND, {})


def _labelled(whole: ClusteredSet, place: int) -> tuple[str, dict[str, Any]]:
    """The most telling label with what speaks for it."""
    label, size = whole.labels[place][0], len(whole.found[place].people)
    mostly = "mostly" if 2 * len(label.people) > label.known else "many of them"
    evidence = "{have} of {known}" if label.known == size else _SOME_KNOWN
    if label.known_outside:
        evidence += ", elsewhere {outside} of {known_outside}"
    return f"{{size}} ({mostly} {_WHO[label.kind]}: {evidence})", {
        label.kind: label.value,
        "have": len(label.people),
        "known": label.known,
        "outside": label.outside,
        "known_outside": label.known_outside,
    }
