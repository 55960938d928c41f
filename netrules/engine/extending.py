"""Settings that extend others: what a file says stands over what the file it names says."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final, TypeVar

import attrs

from netrules.engine.settings import Settings, SettingsError, Table, read_alone

#: Tables whose keys stand over those of the same table of the other file.
_TABLES: Final = ("root", "me", "rules", "levels", "privacy", "reading", "columns")
_T = TypeVar("_T")


def with_extended(settings: Settings) -> Settings:
    """*settings* with what the file that they extend says, and the file that that one extends.

    A key stands over the same key of the other file, a goal over one of the same name, and a
    declared rule over one of the same code, a label of a cluster over the same label; waivers of
    both hold.

    Raises:
        SettingsError: If a file cannot be used, or extends itself in the end.
    """
    chain = [settings]
    while name := chain[-1].root["extend"]:
        chain.append(_read(chain, name))
    merged = chain.pop()
    while chain:
        merged = _over(chain.pop(), merged)
    return merged


def _read(chain: list[Settings], name: str) -> Settings:
    last = chain[-1]
    at = last.place(last.root, "extend")
    path = Path(os.path.abspath(last.folder / name))  # noqa: PTH100 reason: links stay
    if any(path.resolve() == one.files[0].resolve() for one in chain):
        raise SettingsError(at.path, at.line, f"extend leads back to {name}", "leave one out")
    if not path.is_file():
        remedy = "give its path from here"
        raise SettingsError(at.path, at.line, f"extend names {name}, which is no file", remedy)
    return read_alone(path, _shown(last.shown, name))


def _shown(by: str, name: str) -> str:
    """How messages name the file that the one shown as *by* calls *name*."""
    words = Path(name).as_posix()
    if posixpath.isabs(words):
        return posixpath.basename(words)
    return posixpath.normpath(posixpath.join(posixpath.dirname(by), words))


def _over(own: Settings, base: Settings) -> Settings:
    base = attrs.evolve(base, root=_moved(base.root, base.folder, own.folder))
    tables: dict[str, Any] = {
        name: getattr(own, name).over(getattr(base, name)) for name in _TABLES
    }
    options = {**base.options, **own.options}
    for word in base.options.keys() & own.options.keys():
        options[word] = own.options[word].over(base.options[word])
    return attrs.evolve(
        own,
        **tables,
        options=options,
        goals=_instead(base.goals, own.goals, lambda goal: goal[0]["name"]),
        declared=_instead(base.declared, own.declared, lambda table: table["code"]),
        waivers=(*base.waivers, *own.waivers),
        clusters=_instead(base.clusters, own.clusters, lambda table: table["label"]),
        files=(*own.files, *base.files),
    )


def _moved(root: Table, old: Path, new: Path) -> Table:
    """The top level with its paths as they are from another folder."""

    def moved(name: str) -> str:
        return Path(os.path.relpath(old / name, new)).as_posix()

    sources = tuple(map(moved, root["sources"]))
    # What is no path here is the name of a module.
    plugins = tuple(moved(one) if (old / one).exists() else one for one in root["plugins"])
    return attrs.evolve(root, values={**root.values, "sources": sources, "plugins": plugins})


def _instead(base: Iterable[_T], own: Iterable[_T], name: Callable[[_T], str]) -> tuple[_T, ...]:
    """Those of *base* and *own*, those of *own* in place of those of the same name."""
    own = tuple(own)
    names = {name(one) for one in own}
    return (*(one for one in base if name(one) not in names), *own)
