"""The one place where plugins are found, loaded and asked: a typed façade over pluggy."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import traceback
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib.metadata import Distribution, EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs
import pluggy

from netrules import hooks
from netrules.suggest import did_you_mean

if TYPE_CHECKING:
    from netrules.actions.pictures import Picture
    from netrules.actions.worksheet import WorksheetKind
    from netrules.engine.finding import Finding
    from netrules.engine.formats import Format
    from netrules.engine.rule import Rule
    from netrules.goals.template import Template
    from netrules.loading.source import Source
    from netrules.model.network import Network

T = TypeVar("T")

_PREFIX: Final = f"{hooks.PROJECT}_"
#: What a plugin may raise; one that exits must not end the run as if all were well.
_ANYTHING: Final = (Exception, SystemExit)


@attrs.frozen
class PluginFailure:
    """A plugin that could not be used, or a clash between two.

    Args:
        plugin: Whose it is, as "distribution[entry]".
        error: What is wrong.
        trace: The traceback; "" if nothing raised.
    """

    plugin: str
    error: str
    trace: str = ""


@attrs.frozen
class Owned:
    """Something a plugin brought.

    Args:
        plugin: Whose it is, as "distribution[entry]".
        value: The source, rule, template, measure, format or picture.
    """

    plugin: str
    value: Any


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

    Installed plugins are found by the entry-point group ``netrules`` and sorted by
    distribution and name. What fails is recorded in `failures`, and the rest goes on.
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
        found = sorted(entry_points(group=hooks.PROJECT), key=lambda one: (_owner(one), one.name))
        for entry in found:
            if third_party or _owner(entry) == hooks.PROJECT:
                plugins._load(f"{_owner(entry)}[{entry.name}]", entry.load, entry.dist)
        return plugins

    def add(self, name: str, folder: Path) -> None:
        """Load a local plugin: a .py file, a folder of them, or an importable name.

        Raises:
            FileNotFoundError: If it is none of these.
        """
        before = self._brought()
        self._add(name, folder)
        if self._brought() == before and not any(
            one.plugin.startswith(name) for one in self.failures
        ):
            self._note(PluginFailure(name, "it brings neither a rule nor a hook"))

    def _brought(self) -> int:
        """How many rules of their own, and how many hooks, the plugins have brought."""
        callers = (self._manager.get_hookcallers(one) or () for one in self._manager.get_plugins())
        return len(self._local_rules) + sum(map(len, callers))

    def _add(self, name: str, folder: Path) -> None:
        path = folder / name
        if path.is_dir():
            files = sorted(path.glob("*.py"))
            if not files:
                msg = f"plugin folder {name!r} holds no .py files"
                raise FileNotFoundError(msg)
            for file in files:
                self._load(f"{name.rstrip('/')}/{file.name}", partial(_import_file, file))
        elif path.is_file():
            self._load(name, lambda: _import_file(path))
        elif _is_importable(name):
            self._load(name, lambda: importlib.import_module(name))
        else:
            msg = f"plugin {name!r} is neither a file or folder nor an importable name"
            raise FileNotFoundError(msg)

    # -- what they bring -------------------------------------------------------

    def sources(self) -> Sequence[Source]:
        """Every source, by name."""
        found = self._sources()
        self._readers.update((one.value.name, one.plugin) for one in found)
        return [one.value for one in found]

    def reader(self, source: str) -> str:
        """The plugin that brought the source of that name."""
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
                self._clash(one, clash, f"{what} against {clash.value.code} {clash.value.name}")
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

    def entries(self) -> tuple[PluginEntry, ...]:
        """Every plugin in the order in which they were found, with what it brings.

        What clashes with something of a plugin before it is among its failures, and not among
        what it brings.
        """
        kinds = {
            "sources": [(one.plugin, one.value.name) for one in self._sources()],
            "rules": [(one.plugin, code) for code, one in self.rules().items()],
            "templates": [(one.plugin, one.value.name) for one in self._templates()],
            "measures": [(one.plugin, name) for name, one in self._measures().items()],
            "formats": [(one.plugin, one.value.name) for one in self._formats()],
            "pictures": [(one.plugin, one.value.name) for one in self._pictures()],
            "worksheets": [(one.plugin, one.value.name) for one in self._worksheets()],
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
        return self._named(self._gather("netrules_sources", "name", "sniff", "read"), "source")

    def _templates(self) -> list[Owned]:
        return self._named(self._gather("netrules_goals", "name", "needs"), "template")

    def _measures(self) -> dict[str, Owned]:
        found: dict[str, Owned] = {}
        for plugin, measures in self._ask("netrules_measures", _mapping):
            for name, function in measures.items():
                if name in found:
                    self._clash(Owned(plugin, function), found[name], f"measure {name}")
                else:
                    found[name] = Owned(plugin, function)
        return found

    def _formats(self) -> list[Owned]:
        return self._named(self._gather("netrules_formats", "name", "render"), "format")

    def _pictures(self) -> list[Owned]:
        needed = ("name", "endings", "about", "draw")
        return self._by_ending(self._named(self._gather("netrules_pictures", *needed), "picture"))

    def _worksheets(self) -> list[Owned]:
        needed = ("name", "endings", "about", "read_by", "write")
        found = self._named(self._gather("netrules_worksheets", *needed), "worksheet")
        return self._by_ending(found)

    def _by_ending(self, found: Sequence[Owned]) -> list[Owned]:
        """Those of *found* that make files; what another makes already is left out."""
        taken: dict[str, Owned] = {}
        for one in found:
            for ending in one.value.endings:
                if ending in taken:
                    self._clash(one, taken[ending], f"the ending {ending}")
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
    ) -> None:
        self._found[plugin] = distribution
        try:
            module = load()
            _check_hooks(module)
            self._manager.register(module, name=plugin)
            try:
                self._manager.check_pending()
            except pluggy.PluginValidationError:
                self._manager.unregister(module)
                raise
        except _ANYTHING as error:
            self._fail(plugin, error)
            return
        if isinstance(module, ModuleType):
            self._local_rules.extend(Owned(plugin, one) for one in _rules_in(module))

    def _fail(self, plugin: str, error: BaseException) -> None:
        trace = "".join(traceback.format_exception(error))
        self._note(PluginFailure(plugin, f"{type(error).__name__}: {error}", trace))

    def _clash(self, one: Owned, other: Owned, what: str) -> None:
        message = f"{what} is already taken by {other.plugin}; it was left out"
        self._note(PluginFailure(one.plugin, message))

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
                answer = made(hook, implementation.function())
            except _ANYTHING as error:
                self._fail(implementation.plugin_name, error)
            else:
                answers.append((implementation.plugin_name, answer))
        return answers

    def _tell(self, hook: str, **given: Any) -> None:
        """Call each plugin's *hook*; one that raises does not stop the others."""
        for implementation in getattr(self._manager.hook, hook).get_hookimpls():
            try:
                implementation.function(*(given[name] for name in implementation.argnames))
            except _ANYTHING as error:
                self._fail(implementation.plugin_name, error)

    def _gather(self, hook: str, *attributes: str) -> list[Owned]:
        """What the plugins list, each with the *attributes* that such a thing has."""
        answers = self._ask(hook, partial(_listed, attributes))
        return [Owned(plugin, one) for plugin, answer in answers for one in answer]

    def _named(self, owned: Iterable[Owned], what: str) -> list[Owned]:
        found: dict[str, Owned] = {}
        for one in owned:
            if one.value.name in found:
                self._clash(one, found[one.value.name], f"{what} {one.value.name}")
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


def _check_hooks(module: Any) -> None:
    """Insist that what is called like a hook is one.

    Raises:
        TypeError: If a name begins with ``netrules_`` and is no hook, or lacks its mark.
    """
    known = [name for name in vars(hooks) if name.startswith(_PREFIX)]
    for name, value in vars(module).items():
        if not name.startswith(_PREFIX) or not callable(value):
            continue
        if name not in known:
            closest = did_you_mean(name, known)
            hint = f"did you mean {closest}?" if closest else f"there are {', '.join(known)}"
            msg = f"there is no hook {name}; {hint}"
            raise TypeError(msg)
        if not hasattr(value, f"{hooks.PROJECT}_impl"):
            msg = f"{name} is not marked as a hook; put @netrules.hookimpl above it"
            raise TypeError(msg)


def _is_importable(name: str) -> bool:
    package = name.partition(".")[0]
    return package.isidentifier() and importlib.util.find_spec(package) is not None


def _owner(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist is not None else ""


def _import_file(path: Path) -> ModuleType:
    # Two folders may each hold a rules.py.
    name = f"netrules_local_{path.stem}_{zlib.crc32(str(path.resolve()).encode()):08x}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        msg = f"{path.name} is not a Python file"
        raise ImportError(msg)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _rules_in(module: ModuleType) -> list[Rule]:
    """The rules that a module defines itself, without any hook."""
    from netrules.engine.rule import Rule  # noqa: PLC0415 reason: only local plugins need it

    return [
        value
        for value in vars(module).values()
        if isinstance(value, Rule) and _is_of(value.function.__module__, module.__name__)
    ]


def _is_of(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")
