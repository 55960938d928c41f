"""A network as the records of its files, so that one can be taken away or changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from netrules.loading.build import Read, build
from netrules.loading.records import Handle, Item
from netrules.model.network import Network


@attrs.frozen
class World:
    """A network as the records that sources would yield.

    Args:
        items: The records, of one file or of several: each belongs to the file that its
            origin names.
        join_names: Whether people of different files are joined by their names.
    """

    items: tuple[Item, ...] = ()
    join_names: bool = False

    def of(self, *kinds: type) -> list[Any]:
        """The records of some kinds."""
        return [item for item in self.items if isinstance(item, kinds)]

    def without(self, *gone: Item) -> World:
        """The same without some records: those very objects, not their equals."""
        places = {id(item) for item in gone}
        return attrs.evolve(self, items=tuple(one for one in self.items if id(one) not in places))

    def with_more(self, *more: Item) -> World:
        """The same with some records more."""
        return attrs.evolve(self, items=(*self.items, *more))

    def changed(self, change: Callable[[Item], Item]) -> World:
        """The same with each record changed."""
        return attrs.evolve(self, items=tuple(change(item) for item in self.items))

    def handled(self, change: Callable[[Handle], Handle]) -> World:
        """The same with every naming of a person changed."""
        return self.changed(lambda item: _handled(item, change))

    def reads(self) -> list[Read]:
        """The files that hold it, by path."""
        files: dict[str, list[Item]] = {}
        for item in self.items:
            files.setdefault(item.origin.path, []).append(item)
        return [Read(path, "records", files[path]) for path in sorted(files)]

    def network(self) -> Network:
        """What the files hold."""
        return build(self.reads(), join_names=self.join_names)


def _handled(value: Any, change: Callable[[Handle], Handle]) -> Any:
    """*value* with every `Handle` in it changed."""
    if isinstance(value, Handle):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_handled(one, change) for one in value)
    if isinstance(value, Mapping):
        return {key: _handled(one, change) for key, one in value.items()}
    if attrs.has(type(value)):
        fields = {one.name: getattr(value, one.name) for one in attrs.fields(type(value))}
        new = {name: _handled(one, change) for name, one in fields.items()}
        moved = {name: one for name, one in new.items() if one is not fields[name]}
        return attrs.evolve(value, **moved) if moved else value
    return value
