"""The one place where plugins are found, loaded and asked: a typed façade over pluggy."""

from __future__ import annotations

import importlib
import re
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib.metadata import Distribution
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

import attrs
import pluggy

from netrules import hooks
from netrules.acting import acting
from netrules.discovery import distribution_of, installed
from netrules.plugin_modules import check_module, import_file, is_importable, rules_in

if TYPE_CHECKING:
    from netrules.actions.pictures import Picture
    from netrules.actions.worksheet import WorksheetKind
    from netrules.engine.finding import Finding
    from netrules.engine.formats import Format
    from netrules.goals.template import Template
    from netrules.loading.source import Source
    from netrules.model.network import Network

#: What a plugin may raise; one that exits must not end the run as if all were well.
_ANYTHING: Final = (Exception, SystemExit)
#: The plugin that netrules comes with, to which its commands belong too.
BUILT_IN: Final = "netrules[builtin]"
#: What the name of a command can be.
_WORD: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def _whose(plugin: str, version: str) -> str:
    return f"{plugin} {version}".rstrip()


@attrs.frozen
class PluginFailure:
    """A plugin that could not be used, or a clash between two.

    Args:
        plugin: Whose it is, as "distribution[entry]".
        error: What is wrong.
        trace: The traceback; "" if nothing raised.
        version: The version of the distribution; "" of a local plugin.
        hook: The hook in question; "" if the plugin could not be used at all.
    """

    plugin: str
    error: str
    trace: str = ""
    version: str = ""
    hook: str = ""

    @property
    def whose(self) -> str:
        """The plugin with its version."""
        return _whose(self.plugin, self.version)


@attrs.frozen
class Owned:
    """Something a plugin brought.

    Args:
        plugin: Whose it is, as "distribution[entry]".
        value: The source, rule, template, measure, format, picture or command.
        version: The version of the distribution; "" of a local plugin.
    """

    plugin: str
    value: Any
    version: str = ""

    @property
    def whose(self) -> str:
        """The plugin with its version."""
        return _whose(self.plugin, self.version)


@attrs.frozen
class PluginEntry:
    """A plugin that was found, and what came of it.

    Args:
        plugin: Whose it is, as "distribution[entry]"; the path or name of a local one.
        distribution: The distribution that it was installed with; "" of a local one.
        version: The version of that; "" of a local one.
        brings: For each kind ("sources", "rules" …) the names of what is in force, sorted.
        hooks: The hooks that it implements, sorted.
        failures: What could not be used.
    """

    plugin: str
    distribution: str
    version: str
    brings: Mapping[str, tuple[str, ...]]
    hooks: tuple[str, ...]
    failures: tuple[PluginFailure, ...]


class Plugins:
    """Every plugin in force, in an order that does not depend on the file system.

    Installed plugins are found by the entry-point group ``netrules``; the built-in ones come
    first, the others sorted by distribution and name. What fails is recorded in `failures`,
    and the rest goes on.
    """

    def __init__(self) -> None:
        self.failures: Final[list[PluginFailure]] = []
        self._manager: Final = pluggy.PluginManager(hooks.PROJECT)
        self._manager.add_hookspecs(hooks)
        self._local_rules: Final[list[Owned]] = []
        self._readers: Final[dict[str, str]] = {}
        self._found: Final[dict[str, Distribution | None]] = {}

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
                plugins._load(f"{owner}[{entry.name}]", entry.load, entry.dist)
        return plugins

    def add(self, name: str, folder: Path) -> None:
        """Load a local plugin: a .py file, a folder of them, or an importable name.

        Raises:
            FileNotFoundError: If it is none of these.
        """
        before = self._brought()
        known = self._add(name, folder)
        if known or self._brought() != before:
            return
        if not any(one.plugin.startswith(name) for one in self.failures):
            self._note(PluginFailure(name, "it brings neither a rule nor a hook"))

    def _brought(self) -> int:
        """How many rules of their own, and how many hooks, the plugins have brought."""
        callers = (self._manager.get_hookcallers(one) or () for one in self._manager.get_plugins())
        return len(self._local_rules) + sum(map(len, callers))

    def _add(self, name: str, folder: Path) -> bool:
        """Load it; whether all of it is in force already."""
        path = folder / name
        if path.is_dir():
            files = sorted(path.glob("*.py"))
            if not files:
                msg = f"plugin folder {name!r} holds no .py files"
                raise FileNotFoundError(msg)
            known = [
                self._load(f"{name.rstrip('/')}/{file.name}", partial(import_file, file))
                for file in files
            ]
            return all(known)
        if path.is_file():
            return self._load(name, partial(import_file, path))
        if is_importable(name):
            return self._load(name, partial(importlib.import_module, name))
        msg = f"plugin {name!r} is neither a file or folder nor an importable name"
        raise FileNotFoundError(msg)

    def distributions(self) -> Mapping[str, str]:
        """The distributions of the plugins that were loaded, with their versions."""
        return {
            one.name: one.version
            for plugin, one in self._found.items()
            if one is not None and self._manager.get_plugin(plugin) is not None
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
        found: dict[str, Owned] = {}
        names: dict[str, Owned] = {}
        for one in (*self._gather("netrules_rules", "code", "name"), *self._local_rules):
            clash = found.get(one.value.code) or names.get(one.value.name)
            if clash is not None and clash.value is one.value:
                continue  # a module's own rule, brought by its hook too
            if clash is not None:
                what = f"rule {one.value.code} {one.value.name}"
                what = f"{what} against {clash.value.code} {clash.value.name}"
                self._clash(one, clash, what, "netrules_rules")
            else:
                found[one.value.code] = names[one.value.name] = one
        return dict(sorted(found.items()))

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
        own = {name: self._owned(BUILT_IN, None) for name in taken}
        found: dict[str, Owned] = {}
        for one in self._gather("netrules_commands", "name", "help", "add_arguments", "run"):
            name = one.value.name
            clash = own.get(name) or found.get(name)
            if clash is not None:
                self._clash(one, clash, f"command {name}", "netrules_commands")
            elif not _WORD.fullmatch(name):
                error = f"{name!r} is no name for a command: it is in kebab case"
                self._note(PluginFailure(one.plugin, error, "", one.version, "netrules_commands"))
            else:
                found[name] = one
        return dict(sorted(found.items()))

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
        named = dict.fromkeys((*self._found, *(one.plugin for one in self.failures)))
        return tuple(self._entry(plugin, kinds) for plugin in named)

    def _entry(self, plugin: str, kinds: Mapping[str, list[tuple[str, str]]]) -> PluginEntry:
        distribution = self._found.get(plugin)
        module = self._manager.get_plugin(plugin)
        callers = (self._manager.get_hookcallers(module) or ()) if module is not None else ()
        brings = {
            kind: tuple(sorted(name for owner, name in pairs if owner == plugin))
            for kind, pairs in kinds.items()
        }
        return PluginEntry(
            plugin,
            distribution.name if distribution is not None else "",
            distribution.version if distribution is not None else "",
            {kind: names for kind, names in brings.items() if names},
            tuple(sorted(caller.name for caller in callers)),
            tuple(one for one in self.failures if one.plugin == plugin),
        )

    def _sources(self) -> list[Owned]:
        return self._named("netrules_sources", "source", "name", "sniff", "read")

    def _templates(self) -> list[Owned]:
        return self._named("netrules_goals", "template", "name", "needs")

    def _measures(self) -> dict[str, Owned]:
        found: dict[str, Owned] = {}
        for plugin, measures in self._ask("netrules_measures", _mapping):
            for name, function in measures.items():
                one = self._owned(plugin, function)
                if name in found:
                    self._clash(one, found[name], f"measure {name}", "netrules_measures")
                else:
                    found[name] = one
        return found

    def _formats(self) -> list[Owned]:
        return self._named("netrules_formats", "format", "name", "render")

    def _pictures(self) -> list[Owned]:
        hook = "netrules_pictures"
        return self._by_ending(
            self._named(hook, "picture", "name", "endings", "about", "draw"), hook
        )

    def _worksheets(self) -> list[Owned]:
        hook, needed = "netrules_worksheets", ("name", "endings", "about", "read_by", "write")
        return self._by_ending(self._named(hook, "worksheet", *needed), hook)

    def _by_ending(self, found: Sequence[Owned], hook: str) -> list[Owned]:
        """Those of *found* that make files; what another makes already is left out."""
        taken: dict[str, Owned] = {}
        for one in found:
            for ending in one.value.endings:
                if ending in taken:
                    self._clash(one, taken[ending], f"the ending {ending}", hook)
                taken.setdefault(ending, one)
        return [one for one in found if one in taken.values()]

    # -- what they are told ----------------------------------------------------

    def network_loaded(self, network: Network) -> None:
        """Tell them that a network was loaded."""
        self._tell("netrules_network_loaded", network=network)

    def review_findings(self, findings: Sequence[Finding], network: Network) -> list[Finding]:
        """Let them change the findings before they are reported."""
        reviewed = list(findings)
        self._tell("netrules_review_findings", findings=reviewed, network=network)
        return reviewed

    # -- loading ---------------------------------------------------------------

    def _load(
        self, plugin: str, load: Callable[[], Any], distribution: Distribution | None = None
    ) -> bool:
        """Load and register a plugin; whether it was in force already, by another name."""
        self._found[plugin] = distribution
        try:
            with acting(self._whose(plugin)):
                module = load()
            if self._manager.is_registered(module):
                del self._found[plugin]
                return True
            check_module(module)
            self._manager.register(module, name=plugin)
            try:
                self._manager.check_pending()
            except pluggy.PluginValidationError:
                self._manager.unregister(module)
                raise
        except _ANYTHING as error:
            self._fail(plugin, error, getattr(error, "hook", ""))
            return False
        if isinstance(module, ModuleType):
            self._local_rules.extend(self._owned(plugin, one) for one in rules_in(module))
        return False

    def _version(self, plugin: str) -> str:
        distribution = self._found.get(plugin)
        return distribution.version if distribution is not None else ""

    def _whose(self, plugin: str) -> str:
        return _whose(plugin, self._version(plugin))

    def _owned(self, plugin: str, value: Any) -> Owned:
        return Owned(plugin, value, self._version(plugin))

    def _fail(self, plugin: str, error: BaseException, hook: str = "") -> None:
        trace = "".join(traceback.format_exception(error))
        message = f"{type(error).__name__}: {error}"
        self._note(PluginFailure(plugin, message, trace, self._version(plugin), hook))

    def _clash(self, one: Owned, other: Owned, what: str, hook: str) -> None:
        message = f"{what} is already taken by {other.whose}; it was left out"
        self._note(PluginFailure(one.plugin, message, "", one.version, hook))

    def _note(self, failure: PluginFailure) -> None:
        # What plugins bring is asked for more than once, and fails each time alike.
        if failure not in self.failures:
            self.failures.append(failure)

    # -- asking ----------------------------------------------------------------

    def _ask(self, hook: str, made: Callable[[str, Any], Any]) -> list[tuple[str, Any]]:
        """What each plugin answers to *hook*, in the order of registration.

        Args:
            hook: The hook's name.
            made: Makes what is needed of the hook's name and the answer, or raises
                `TypeError`.
        """
        answers = []
        for implementation in getattr(self._manager.hook, hook).get_hookimpls():
            try:
                with acting(self._whose(implementation.plugin_name)):
                    answer = made(hook, implementation.function())
            except _ANYTHING as error:
                self._fail(implementation.plugin_name, error, hook)
            else:
                answers.append((implementation.plugin_name, answer))
        return answers

    def _tell(self, hook: str, **given: Any) -> None:
        """Call each plugin's *hook*; one that raises does not stop the others."""
        for implementation in getattr(self._manager.hook, hook).get_hookimpls():
            try:
                with acting(self._whose(implementation.plugin_name)):
                    implementation.function(*(given[name] for name in implementation.argnames))
            except _ANYTHING as error:
                self._fail(implementation.plugin_name, error, hook)

    def _gather(self, hook: str, *attributes: str) -> list[Owned]:
        """What the plugins list, each with the *attributes* that such a thing has."""
        answers = self._ask(hook, partial(_listed, attributes))
        return [self._owned(plugin, one) for plugin, answer in answers for one in answer]

    def _named(self, hook: str, what: str, *attributes: str) -> list[Owned]:
        """The same by name; of two with one name the first counts."""
        found: dict[str, Owned] = {}
        for one in self._gather(hook, *attributes):
            if one.value.name in found:
                self._clash(one, found[one.value.name], f"{what} {one.value.name}", hook)
            else:
                found[one.value.name] = one
        return [found[name] for name in sorted(found)]


def _listed(attributes: Sequence[str], hook: str, answer: Any) -> list[Any]:
    """The answer of a hook that lists things.

    Raises:
        TypeError: If it is no list, or of other things.
    """
    if not isinstance(answer, Iterable) or isinstance(answer, str):
        msg = f"{hook} must return a list, not {type(answer).__name__}"
        raise TypeError(msg)
    found = list(answer)
    for one in found:
        for attribute in attributes:
            if not hasattr(one, attribute):
                msg = f"{hook} lists a {type(one).__name__} without {attribute!r}"
                raise TypeError(msg)
    return found


def _mapping(hook: str, answer: Any) -> dict[str, Any]:
    """The answer of a hook that maps names, in their order.

    Raises:
        TypeError: If it does not.
    """
    if not isinstance(answer, Mapping):
        msg = f"{hook} must return a mapping of names, not {type(answer).__name__}"
        raise TypeError(msg)
    return dict(sorted(answer.items()))
