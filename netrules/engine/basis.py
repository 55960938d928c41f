"""What a report rests on: the content of the files and the settings, as fingerprints.

Two reports that rest on the same tell the same on the same day. A fingerprint is of what
was read, so neither the order of rows nor the names of files matter to it.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from importlib.metadata import version
from typing import Any, Final

import attrs

from netrules.engine.in_force import Setting
from netrules.goals.goal import Goal
from netrules.model.network import Network
from netrules.model.origin import Origin
from netrules.model.people import Person

#: Settings that decide which files are read, or what counts, and nothing of what is found.
_APART: Final = frozenset({((), "sources"), ((), "baseline")})
#: Where something stands, which is nothing that it tells.
_PLACES: Final = frozenset({"origin", "origins"})
#: The layer of what the settings say of ego.
_SETTINGS: Final = "settings"


@attrs.frozen
class RestsOn:
    """What a report rests on.

    Args:
        inputs: The fingerprint of what was read from files; "" if it is not known.
        settings: The fingerprint of the settings; "" if it is not known.
        version: The version of netrules; "" if it is not known.
    """

    inputs: str = ""
    settings: str = ""
    version: str = ""


class Basis:
    """What a report rests on, as far as it has to be known.

    Args:
        network: What was read.
        settings: Gives every setting in force.
        judged_by: Gives what else it was judged by, such as the codes of the rules.
    """

    def __init__(
        self,
        network: Network,
        settings: Callable[[], Iterable[Setting]],
        judged_by: Callable[[], Iterable[str]],
    ) -> None:
        self._network: Final = network
        self._settings: Final = settings
        self._judged_by: Final = judged_by

    def rests_on(self, salt: str = "") -> RestsOn:
        """Its fingerprints, keyed by *salt* so that nobody can try out what the files hold."""
        key = salt.encode("utf-8", "surrogatepass")
        inputs, settings = (
            hmac.new(key, digest, hashlib.sha256).hexdigest()[:16]
            for digest in (self._inputs, self._in_force)
        )
        return RestsOn(inputs, settings, version("netrules"))

    @cached_property
    def _inputs(self) -> bytes:
        return _digest(_content(self._network))

    @cached_property
    def _in_force(self) -> bytes:
        rows = (
            repr((one.table, one.key, _plain(one.value)))
            for one in self._settings()
            if one.table[:1] != ("privacy",) and (one.table, one.key) not in _APART
        )
        return _digest((*rows, *self._judged_by()))


def goal_text(goal: Goal) -> str:
    """A goal as text, apart from where it stands."""
    nowhere = Origin("")
    needs = tuple(attrs.evolve(need, origin=nowhere) for need in goal.needs)
    return repr(attrs.evolve(goal, needs=needs, origin=nowhere))


def _content(network: Network) -> Iterator[str]:
    """Everything that was read, in an order that hangs on nothing else."""
    for person in (network.me, *network.people):
        yield repr((person.id, person.aliases, person.layers))
        yield from sorted(_facts(person))
    for items in (network.all_ties, network.groups, network.all_interactions, network.outcomes):
        yield from sorted(map(_told, items))
    yield from sorted(map(_span, network.spans))
    for id_ in sorted(network.spans_with):
        yield from (f"{id_} {_span(span)}" for span in network.spans_with[id_])
    for layer, sets in sorted(network.complete_in.items()):
        yield from sorted(f"{layer} {sorted(known)!r}" for known in sets)
    yield repr((sorted(network.partial), sorted(network.unplaced)))
    yield from sorted(one.message for one in network.problems)


def _told(item: Any) -> str:
    """All that *item* tells, except where it stands."""
    names = (field.name for field in attrs.fields(type(item)))
    return repr([_plain(getattr(item, name)) for name in names if name not in _PLACES])


def _facts(person: Person) -> Iterator[str]:
    """What files say about somebody; what the settings say of ego is no file's."""
    for job in person.employments:
        if job.origin.layer != _SETTINGS:
            yield f"job {(job.organization, job.title)!r} {job.since} {job.until} {job.current}"
    for field, facts in person.facts.items():
        for fact in facts:
            if fact.origin.layer != _SETTINGS:
                yield f"{field} {_plain(fact.value)!r} {fact.as_of} {fact.stated}"


def _span(span: Any) -> str:
    return f"{span.channel} {span.since} {span.until}"


def _plain(value: Any) -> Any:
    """*value* as what is written alike on any machine."""
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _digest(texts: Iterable[str]) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for text in texts:
        digest.update(text.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.digest()
