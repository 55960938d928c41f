"""Labels that the user gave to clusters, in the settings: whom they name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from netrules.engine.settings import Settings
from netrules.engine.waivers import closest_called, people_called
from netrules.model.network import Network
from netrules.model.origin import Origin
from netrules.model.people import Person


@attrs.frozen
class UnclearMember:
    """A word by which the settings put somebody into a cluster, and which does not say whom.

    Args:
        label: What the cluster is called.
        word: The word.
        people: Those whom it may mean; empty if that is nobody.
        meant: What may have been meant; "" if nothing is close.
        origin: Where the settings say so.
    """

    label: str
    word: str
    people: tuple[Person, ...]
    meant: str
    origin: Origin


def cluster_labels_of(
    settings: Settings, network: Network, id_by: Callable[[str], str]
) -> tuple[Mapping[str, tuple[str, ...]], tuple[UnclearMember, ...]]:
    """The labels that *settings* give to clusters of *network*, and the words that do not say whom.

    Args:
        settings: The settings.
        network: Where people are looked up.
        id_by: The id that an address, URL or number gives to whom it identifies.

    Returns:
        For each label the ids of the people it was given to; and the unclear words.
    """
    labels: dict[str, tuple[str, ...]] = {}
    unclear = []
    for table in settings.clusters:
        label = table["label"]
        ids: dict[str, None] = {}
        for word in table["people"]:
            found = people_called(network, word, id_by)
            if len(found) == 1:
                ids[found[0].id] = None
            else:
                meant = "" if found else closest_called(network, word)
                at = settings.place(table, "people")
                unclear.append(UnclearMember(label, word, found, meant, at))
        labels[label] = tuple(ids)
    return labels, tuple(unclear)
