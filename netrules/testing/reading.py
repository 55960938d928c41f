"""A source on trial: what it yields from a specimen, and from what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, Final

import attrs

from netrules.loading.build import Read, TwoOwners, build
from netrules.loading.records import (
    GroupRecord,
    InteractionCoverage,
    InteractionRecord,
    Item,
    OutcomeRecord,
    OwnerRecord,
    PersonRecord,
    Skipped,
    Snapshot,
    TieCoverage,
    TieRecord,
)
from netrules.loading.source import InputError, ReadContext, Sniff, Source
from netrules.model.network import Network
from netrules.model.people import Person
from netrules.model.reading import Problem
from netrules.testing.contract import ContractError
from netrules.testing.inputs import Memory
from netrules.testing.watching import Seen

#: What tells of people, as opposed to what tells of the file.
RECORDS: Final = (
    PersonRecord,
    OwnerRecord,
    TieRecord,
    GroupRecord,
    InteractionRecord,
    OutcomeRecord,
)
_ITEMS: Final = (*RECORDS, Problem, Skipped, InteractionCoverage, TieCoverage, Snapshot)


class Reading:
    """A source with a specimen of its files.

    Args:
        source: The source.
        open_specimen: Gives the specimen, in memory.
        context: What the source is told besides.
        read: How many records the specimen holds; None if nobody counted them.
    """

    def __init__(
        self,
        source: Source,
        open_specimen: Callable[[], Memory],
        context: ReadContext,
        read: int | None,
    ) -> None:
        self.source: Final = source
        self.context: Final = context
        self.read: Final = read
        self.seen: Seen | None = None
        self._open: Final = open_specimen

    @cached_property
    def specimen(self) -> Memory:
        """The members of the specimen that the source takes for its own."""
        whole = self._open()
        sniffed = self.source.sniff(whole)
        members = sniffed.members if isinstance(sniffed, Sniff) else None
        return whole if whole.members == ("",) else whole.only(members)

    @cached_property
    def whole(self) -> Memory:
        """The specimen with everything that is in it."""
        return self._open()

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Everything that the source yields from the specimen."""
        return tuple(self.items_of(self.specimen))

    def items_of(self, opened: Memory) -> list[Item]:
        """Everything that the source yields from an input.

        Raises:
            ContractError: If it raises, or yields what is no item.
        """
        items: list[Item] = []
        try:
            items.extend(self.source.read(opened, self.context))
        except InputError as error:
            raise ContractError(f"it cannot use the specimen: {error}") from None
        except Exception as error:
            raise ContractError(f"it raised {type(error).__name__}: {error}") from error
        for one in items:
            if not isinstance(one, _ITEMS):
                raise ContractError(
                    f"it yields a {type(one).__name__}, which is no record, problem or coverage"
                )
        return items

    def claims(self, opened: Memory, member: str) -> bool:
        """Whether the source takes a member of an input for its own."""
        sniffed = self.source.sniff(opened)
        listed = sniffed.members is None or member in sniffed.members
        return bool(sniffed.certainty) and listed

    def network(self, *reads: tuple[str, Iterable[Item]]) -> Network:
        """What the items of some files make together.

        Raises:
            ContractError: If they are of different owners.
        """
        try:
            return build([Read(path, self.source.name, list(items)) for path, items in reads])
        except TwoOwners as error:
            raise ContractError(f"its files are those of different people: {error}") from None

    @cached_property
    def built(self) -> Network:
        """The network of the specimen."""
        return self.network((self.specimen.path, self.items))


def told(network: Network, *, identified: bool = False) -> dict[str, Any]:
    """Everything that a network holds, but for where it was read.

    Args:
        network: The network.
        identified: Leave out who is known by nothing but a name, and what is about them.
    """
    left_out = {one.id for one in network.people if identified and not _is_identified(one)}
    people = [one for one in (network.me, *network.people) if one.id not in left_out]
    ties = [one for one in network.all_ties if left_out.isdisjoint((one.a, one.b))]
    events = [one for one in network.all_interactions if left_out.isdisjoint(one.people)]
    groups = [
        (one.name, one.kind, *(sorted({*ids} - left_out) for ids in (one.members, one.key_players)))
        for one in network.groups
    ]
    return {
        "people": [
            (
                one.id,
                {field: one.values(field) for field in sorted(one.facts)},
                list(dict.fromkeys(_placeless(job) for job in one.employments)),
            )
            for one in people
        ],
        "ties": [_placeless(one) for one in ties],
        "groups": groups,
        "interactions": [_placeless(one) for one in events],
        "outcomes": [_placeless(one) for one in network.outcomes],
        "coverage": (network.spans, network.partial),
    }


def _is_identified(person: Person) -> bool:
    return any(person.values(field) for field in ("url", "email", "phone", "account"))


_PLACES: Final = frozenset({"origin", "origins"})


def _placeless(record: Any) -> tuple[Any, ...]:
    names = [one.name for one in attrs.fields(type(record)) if one.name not in _PLACES]
    return tuple(getattr(record, name) for name in names)
