"""The one place where plugins are found, loaded and asked: a typed façade over pluggy."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from netrules import hooks
from netrules.discovery import distribution_of, installed
from netrules.owned import BUILT_IN, Owned, PluginEntry, PluginFailure, Reviewed
from netrules.plugin_modules import import_file, is_importable
from netrules.registry import Registry
from netrules.suggest import did_you_mean

if TYPE_CHECKING:
    from netrules.actions.pictures import Picture
    from netrules.actions.worksheet import WorksheetKind
    from netrules.engine.finding import Finding
    from netrules.engine.formats import Format
    from netrules.goals.template import Template
    from netrules.loading.source import Source
    from netrules.model.network import Network

#: What the name of a command can be.
_WORD: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class Plugins:
    """Every plugin in force, in an order that does not depend on the file system.

    Installed plugins are found by the entry-point group ``netrules``; the built-in ones come
    first, the others sorted by distribution and name. What fails is recorded in `failures`,
    and the rest goes on.
    """

    def __init__(self) -> None:
        self._registry: Final = Registry()
        self._readers: Final[dict[str, str]] = {}
        #: What plugins did to the findings of the last judgement, by whose they are.
        self.reviewed: Final[dict[str, Reviewed]] = {}
        #: What could not be loaded, and is done without knowingly.
        self.allowed: Final[list[PluginFailure]] = []

    @property
    def failures(self) -> Sequence[PluginFailure]:
        """What of them could not be used, so far."""
        return self._registry.failures

    @classmethod
    def installed(cls, *, third_party: bool = True) -> Plugins:
        """The plugins of the installed distributions.

        Args:
            third_party: Whether others than the built-in ones count.
        """
        plugins = cls()
        for entry in installed():
            owner = distribution_of(entry)
            if third_party or owner == hooks.PROJECT:
                plugins._registry.load(f"{owner}[{entry.name}]", entry.load, entry.dist)
        return plugins

    def add(self, name: str, folder: Path) -> None:
        """Load a local plugin: a .py file, a folder of them, or an importable name.

        Raises:
            FileNotFoundError: If it is none of these.
        """
        before = self._registry.brought()
        known = self._add(name, folder)
        if known or self._registry.brought() != before:
            return
        if not any(one.plugin.startswith(name) for one in self.failures):
            self._registry.note(PluginFailure(name, "it brings neither a rule nor a hook"))

    def _add(self, name: str, folder: Path) -> bool:
        """Load it; whether all of it is in force already."""
        path, load = folder / name, self._registry.load
        if path.is_dir():
            files = sorted(path.glob("*.py"))
            if not files:
                msg = f"plugin folder {name!r} holds no .py files"
                raise FileNotFoundError(msg)
            # Each has to be loaded, whichever of them were known before.
            known = [
                load(f"{name.rstrip('/')}/{file.name}", partial(import_file, file))
                for file in files
            ]
            return all(known)
        if path.is_file():
            return load(name, partial(import_file, path))
        if is_importable(name):
            return load(name, partial(importlib.import_module, name))
        msg = f"plugin {name!r} is neither a file or folder nor an importable name"
        raise FileNotFoundError(msg)

    def allow(self, names: Iterable[str]) -> None:
        """Do without plugins of which it is known that they could not be loaded.

        Args:
            names: Each a distribution, or a local plugin as it is listed.

        Raises:
            ValueError: If there is no such plugin.
        """
        known = {_called(plugin): plugin for plugin in self._registry.found()}
        for name in names:
            if _called(name) not in known:
                closest = did_you_mean(name, known)
                hint = f"did you mean {closest}?" if closest else "netrules plugins lists them"
                msg = f"no plugin {name!r} was found that could be allowed to be broken; {hint}"
                raise ValueError(msg)
            for one in self.failures:
                if _called(one.plugin) == _called(name):
                    self.allowed.append(one)
        self._registry.failures[:] = [one for one in self.failures if one not in self.allowed]

    def distributions(self) -> Mapping[str, str]:
        """The distributions of the plugins that were loaded, with their versions."""
        return {
            one.name: one.version
            for plugin, one in self._registry.found().items()
            if one is not None and self._registry.is_in_force(plugin)
        }

    # -- what they bring -------------------------------------------------------

    def sources(self) -> Sequence[Source]:
        """Every source, by name."""
        found = self._sources()
        self._readers.update((one.value.name, one.whose) for one in found)
        return [one.value for one in found]

    def reader(self, source: str) -> str:
        """The plugin that brought the source of that name, with its version."""
        return self._readers.get(source, "")

    def rules(self) -> Mapping[str, Owned]:
        """Every rule by its code."""
        hook = "netrules_rules"
        found: dict[str, Owned] = {}
        names: dict[str, Owned] = {}
        brought = self._registry.gather(hook, "code", "name", "formerly")
        for one in (*brought, *self._registry.loose_rules):
            clash = found.get(one.value.code) or names.get(one.value.name)
            if clash is not None and clash.value is one.value:
                continue  # a module's own rule, brought by its hook too
            if clash is not None:
                what = f"rule {one.value.code} {one.value.name}"
                what = f"{what} against {clash.value.code} {clash.value.name}"
                self._registry.clash(one, clash, what, hook)
            else:
                found[one.value.code] = names[one.value.name] = one
        taken = found | names
        return {code: self._with_free_names(found[code], taken) for code in sorted(found)}

    def _with_free_names(self, one: Owned, taken: dict[str, Owned]) -> Owned:
        """*one*, a rule, without those of its former names that another has; they are noted."""
        free = []
        for word in one.value.formerly:
            other = taken.setdefault(word, one)
            if other is one:
                free.append(word)
            else:
                what = f"{word}, as rule {one.value.code} was called before,"
                self._registry.clash(one, other, what, "netrules_rules")
        if len(free) == len(one.value.formerly):
            return one
        return attrs.evolve(one, value=attrs.evolve(one.value, formerly=tuple(free)))

    def templates(self) -> Mapping[str, Template]:
        """Every goal template by its name."""
        return {one.value.name: one.value for one in self._templates()}

    def measures(self) -> Mapping[str, Callable[[Network], Any]]:
        """Every measure by its name."""
        return {name: one.value for name, one in self._measures().items()}

    def formats(self) -> Mapping[str, Format]:
        """Every report format by its name."""
        return {one.value.name: one.value for one in self._formats()}

    def pictures(self) -> Mapping[str, Picture]:
        """Every picture by its name."""
        return {one.value.name: one.value for one in self._pictures()}

    def worksheets(self) -> Mapping[str, WorksheetKind]:
        """Every form of worksheets by its name."""
        return {one.value.name: one.value for one in self._worksheets()}

    def commands(self, taken: Iterable[str] = ()) -> Mapping[str, Owned]:
        """Every command that plugins add, by its name.

        Args:
            taken: The words that mean something already.
        """
        hook = "netrules_commands"
        own = {name: self._registry.owned(BUILT_IN, None) for name in taken}
        found: dict[str, Owned] = {}
        for one in self._registry.gather(hook, "name", "help", "add_arguments", "run"):
            name = one.value.name
            clash = own.get(name) or found.get(name)
            if clash is not None:
                self._registry.clash(one, clash, f"command {name}", hook)
            elif not _WORD.fullmatch(name):
                error = f"{name!r} is no name for a command: it is in kebab case"
                self._registry.note(PluginFailure(one.plugin, error, "", one.version, hook))
            else:
                found[name] = one
        return dict(sorted(found.items()))

    def _sources(self) -> list[Owned]:
        return self._registry.named("netrules_sources", "source", "name", "sniff", "read")

    def _templates(self) -> list[Owned]:
        return self._registry.named("netrules_goals", "template", "name", "needs")

    def _measures(self) -> dict[str, Owned]:
        hook = "netrules_measures"
        found: dict[str, Owned] = {}
        for plugin, measures in self._registry.ask(hook, _mapping):
            for name, function in measures.items():
                one = self._registry.owned(plugin, function)
                if name in found:
                    self._registry.clash(one, found[name], f"measure {name}", hook)
                else:
                    found[name] = one
        return found

    def _formats(self) -> list[Owned]:
        return self._registry.named("netrules_formats", "format", "name", "render")

    def _pictures(self) -> list[Owned]:
        needed = ("name", "endings", "about", "draw")
        return self._by_ending("netrules_pictures", "picture", *needed)

    def _worksheets(self) -> list[Owned]:
        needed = ("name", "endings", "about", "read_by", "write")
        return self._by_ending("netrules_worksheets", "worksheet", *needed)

    def _by_ending(self, hook: str, what: str, *needed: str) -> list[Owned]:
        """What makes files; one whose every ending another makes already is left out."""
        found = self._registry.named(hook, what, *needed)
        taken: dict[str, Owned] = {}
        for one in found:
            for ending in one.value.endings:
                if ending in taken:
                    self._registry.clash(one, taken[ending], f"the ending {ending}", hook)
                taken.setdefault(ending, one)
        return [one for one in found if one in taken.values()]

    # -- the list of them ------------------------------------------------------

    def entries(self, taken: Iterable[str] = ()) -> tuple[PluginEntry, ...]:
        """Every plugin in the order in which they were found, with what it brings.

        What clashes with something of a plugin before it is among its failures, and not among
        what it brings.

        Args:
            taken: The words that no plugin's command can have.
        """
        kinds = {
            "sources": [(one.plugin, one.value.name) for one in self._sources()],
            "rules": [(one.plugin, code) for code, one in self.rules().items()],
            "templates": [(one.plugin, one.value.name) for one in self._templates()],
            "measures": [(one.plugin, name) for name, one in self._measures().items()],
            "formats": [(one.plugin, one.value.name) for one in self._formats()],
            "pictures": [(one.plugin, one.value.name) for one in self._pictures()],
            "worksheets": [(one.plugin, one.value.name) for one in self._worksheets()],
            "commands": [(one.plugin, name) for name, one in self.commands(taken).items()],
        }
        failed = (one.plugin for one in (*self.failures, *self.allowed))
        named = dict.fromkeys((*self._registry.found(), *failed))
        return tuple(self._entry(plugin, kinds) for plugin in named)

    def _entry(self, plugin: str, kinds: Mapping[str, list[tuple[str, str]]]) -> PluginEntry:
        distribution = self._registry.found().get(plugin)
        brings = {
            kind: tuple(sorted(name for owner, name in pairs if owner == plugin))
            for kind, pairs in kinds.items()
        }
        return PluginEntry(
            plugin,
            distribution.name if distribution is not None else "",
            distribution.version if distribution is not None else "",
            {kind: names for kind, names in brings.items() if names},
            self._registry.hooks_of(plugin),
            tuple(one for one in (*self.allowed, *self.failures) if one.plugin == plugin),
        )

    # -- what they are told ----------------------------------------------------

    def network_loaded(self, network: Network) -> None:
        """Tell them that a network was loaded."""
        hook = "netrules_network_loaded"
        for one in self._registry.implementations(hook):
            self._registry.tell(hook, one, {"network": network})

    def review_findings(self, findings: Sequence[Finding], network: Network) -> list[Finding]:
        """Let them change the findings before they are reported.

        What a plugin changed before it failed does not count: half a review may hide anything.
        """
        hook, kept = "netrules_review_findings", list(findings)
        for one in self._registry.implementations(hook):
            reviewed = list(kept)
            given = {"findings": reviewed, "network": network}
            if self._registry.tell(hook, one, given, _still_findings):
                whose = self._registry.owned(one.plugin_name, None).whose
                self.reviewed[whose] = _reviewed(kept, reviewed)
                kept = reviewed
        return kept


def _called(plugin: str) -> str:
    """What a plugin is called by, whichever of its distribution's entries it is."""
    return plugin.partition("[")[0].replace("_", "-").lower()


def _reviewed(before: Sequence[Finding], after: Sequence[Finding]) -> Reviewed:
    """How two lists of findings differ."""
    had, has = ({one.key: one for one in some} for some in (before, after))
    changed = sum(had[key] is not has[key] for key in had.keys() & has.keys())
    return Reviewed(len(had.keys() - has.keys()), len(has.keys() - had.keys()), changed)


def _still_findings(given: Mapping[str, Any]) -> None:
    """Insist that a reviewed list holds findings and nothing else.

    Raises:
        TypeError: If it does not.
    """
    from netrules.engine.finding import Finding  # noqa: PLC0415 reason: start-up

    for one in given["findings"]:
        if not isinstance(one, Finding):
            msg = f"the list of findings holds a {type(one).__name__}"
            raise TypeError(msg)


def _mapping(hook: str, answer: Any) -> dict[str, Any]:
    """The answer of a hook that maps names, in their order.

    Raises:
        TypeError: If it does not.
    """
    if not isinstance(answer, Mapping):
        msg = f"{hook} must return a mapping of names, not {type(answer).__name__}"
        raise TypeError(msg)
    return dict(sorted(answer.items()))
