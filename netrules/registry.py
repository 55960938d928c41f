"""Registering plugins with pluggy, and asking them: one that fails is noted, the rest goes on."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib.metadata import Distribution
from types import ModuleType
from typing import Any, Final

import pluggy

from netrules import hooks
from netrules.acting import acting
from netrules.owned import Owned, PluginFailure, with_version
from netrules.plugin_modules import check_module, rules_in
from netrules.tracing import how_many, sizes, traced

#: What a plugin may raise; one that exits must not end the run as if all were well.
_ANYTHING: Final = (Exception, SystemExit)


def _anything_goes(_given: Mapping[str, Any]) -> None:
    """What is enough for a hook that only listens."""


class Registry:
    """Plugins by name, in the order in which they were loaded, and what failed of them."""

    def __init__(self) -> None:
        self.failures: Final[list[PluginFailure]] = []
        #: The rules that modules define without any hook.
        self.loose_rules: Final[list[Owned]] = []
        self._manager: Final = pluggy.PluginManager(hooks.PROJECT)
        self._manager.add_hookspecs(hooks)
        self._found: Final[dict[str, Distribution | None]] = {}
        #: A distribution reads and parses its metadata anew each time it is asked.
        self._versions: Final[dict[str, str]] = {}

    def load(
        self, plugin: str, load: Callable[[], Any], distribution: Distribution | None = None
    ) -> bool:
        """Load and register a plugin; whether it was in force already, by another name."""
        self._found[plugin] = distribution
        try:
            with traced("", self._whose(plugin)) as note, acting(self._whose(plugin)):
                module = load()
                note.what = "loaded"
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
            self.loose_rules.extend(self.owned(plugin, one) for one in rules_in(module))
        return False

    # -- what is known of them -------------------------------------------------

    def found(self) -> Mapping[str, Distribution | None]:
        """Every plugin with the distribution that it was installed with, None if with none."""
        return self._found

    def is_in_force(self, plugin: str) -> bool:
        """Whether it was loaded and could be used."""
        return self._manager.get_plugin(plugin) is not None

    def hooks_of(self, plugin: str) -> tuple[str, ...]:
        """The hooks that a plugin implements, sorted."""
        module = self._manager.get_plugin(plugin)
        callers = (self._manager.get_hookcallers(module) or ()) if module is not None else ()
        return tuple(sorted(caller.name for caller in callers))

    def brought(self) -> int:
        """How many rules of their own, and how many hooks, the plugins have brought."""
        names = [name for name, _ in self._manager.list_name_plugin()]
        return len(self.loose_rules) + sum(len(self.hooks_of(name)) for name in names)

    def owned(self, plugin: str, value: Any) -> Owned:
        """*value* as something that *plugin* brought."""
        return Owned(plugin, value, self._version(plugin))

    def _version(self, plugin: str) -> str:
        if plugin not in self._versions:
            distribution = self._found.get(plugin)
            self._versions[plugin] = distribution.version if distribution is not None else ""
        return self._versions[plugin]

    def _whose(self, plugin: str) -> str:
        return with_version(plugin, self._version(plugin))

    # -- asking ----------------------------------------------------------------

    def ask(self, hook: str, made: Callable[[str, Any], Any]) -> list[tuple[str, Any]]:
        """What each plugin answers to *hook*, in the order of registration.

        Args:
            hook: The hook's name.
            made: Makes what is needed of the hook's name and the answer, or raises
                `TypeError`.
        """
        answers = []
        for implementation in self.implementations(hook):
            whose = self._whose(implementation.plugin_name)
            try:
                with traced(hook, whose) as note, acting(whose):
                    answer = made(hook, implementation.function())
                    note.what = how_many(hook, answer)
            except _ANYTHING as error:
                self._fail(implementation.plugin_name, error, hook)
            else:
                answers.append((implementation.plugin_name, answer))
        return answers

    def gather(self, hook: str, *attributes: str) -> list[Owned]:
        """What the plugins list, each with the *attributes* that such a thing has."""
        answers = self.ask(hook, partial(_listed, attributes))
        return [self.owned(plugin, one) for plugin, answer in answers for one in answer]

    def named(self, hook: str, what: str, *attributes: str) -> list[Owned]:
        """The same by name; of two with one name the first counts."""
        found: dict[str, Owned] = {}
        for one in self.gather(hook, *attributes):
            if one.value.name in found:
                self.clash(one, found[one.value.name], f"{what} {one.value.name}", hook)
            else:
                found[one.value.name] = one
        return [found[name] for name in sorted(found)]

    # -- telling ---------------------------------------------------------------

    def implementations(self, hook: str) -> list[Any]:
        """The functions of the plugins, in the order of registration."""
        found: list[Any] = getattr(self._manager.hook, hook).get_hookimpls()
        return found

    def tell(
        self,
        hook: str,
        implementation: Any,
        given: Mapping[str, Any],
        check: Callable[[Mapping[str, Any]], None] = _anything_goes,
    ) -> bool:
        """Call one plugin's *hook*; whether it did as it should.

        Args:
            hook: The hook's name.
            implementation: The plugin's function.
            given: The arguments of the hook; the function takes those that it asks for.
            check: Looks at them afterwards, and raises if the plugin did what it must not.
        """
        whose = self._whose(implementation.plugin_name)
        told = sizes(given)
        try:
            with traced(hook, whose) as note:
                with acting(whose):
                    implementation.function(*(given[name] for name in implementation.argnames))
                check(given)
                left = sizes(given)
                note.what = f"told {told}" + (f"; {left} afterwards" if left != told else "")
        except _ANYTHING as error:
            self._fail(implementation.plugin_name, error, hook)
            return False
        return True

    # -- what failed -----------------------------------------------------------

    def clash(self, one: Owned, other: Owned, what: str, hook: str) -> None:
        """Note that *one* is left out, since *other* came before it."""
        message = f"{what} is already taken by {other.whose}; it was left out"
        self.note(PluginFailure(one.plugin, message, "", one.version, hook))

    def note(self, failure: PluginFailure) -> None:
        """Note what failed; what plugins bring is asked for more than once, and fails alike."""
        if failure not in self.failures:
            self.failures.append(failure)

    def _fail(self, plugin: str, error: BaseException, hook: str = "") -> None:
        trace = "".join(traceback.format_exception(error))
        message = f"{type(error).__name__}: {error}"
        self.note(PluginFailure(plugin, message, trace, self._version(plugin), hook))


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
