"""The modules of plugins: imported from files, and checked before anything of them is used."""

from __future__ import annotations

import importlib.util
import inspect
import sys
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from netrules import hooks
from netrules.suggest import did_you_mean

if TYPE_CHECKING:
    from netrules.engine.rule import Rule

_PREFIX: Final = f"{hooks.PROJECT}_"
#: The attribute by which a plugin says for which version of the hooks it was written.
_API: Final = f"{_PREFIX}api"
#: What pluggy lets a hook's mark say, and netrules would not heed.
_UNHEEDED: Final = ("hookwrapper", "tryfirst", "trylast", "wrapper")


class HookError(TypeError):
    """Something in a plugin's module that is called like a hook and cannot be used as one.

    Args:
        hook: The name in question.
        message: What is wrong with it, and what to write instead.
    """

    def __init__(self, hook: str, message: str) -> None:
        self.hook = hook
        super().__init__(message)


class ApiVersionError(ImportError):
    """A plugin was written for hooks that this netrules does not have."""


def hook_specifications() -> Mapping[str, Callable[..., Any]]:
    """Every hook there is, by name."""
    return {name: value for name, value in vars(hooks).items() if name.startswith(_PREFIX)}


def check_module(module: Any) -> None:
    """Insist that what is called like a hook is one, of this version.

    Raises:
        ApiVersionError: If the plugin was written for another version of the hooks.
        HookError: If a name begins with ``netrules_`` and is no hook, lacks its mark, or asks
            for what the hook does not give.
    """
    known = hook_specifications()
    for name, value in vars(module).items():
        if name == _API:
            _check_version(value)
        elif name.startswith(_PREFIX) and not isinstance(value, ModuleType):
            _check_hook(name, value, known)


def _check_version(stated: Any) -> None:
    wanted = _numbers(stated)
    if wanted is None:
        raise HookError(_API, f'{_API} is {stated!r}; write it as "{hooks.API_VERSION}"')
    have = _numbers(hooks.API_VERSION)
    assert have is not None  # noqa: S101 reason: it is ours
    if wanted[0] != have[0] or wanted > have:
        other = "a later netrules" if wanted > have else "a later version of the plugin"
        msg = (
            f"it was written for version {stated} of the hooks, and this netrules has "
            f"{hooks.API_VERSION}; install {other}"
        )
        raise ApiVersionError(msg)


def _numbers(version: Any) -> tuple[int, int] | None:
    """The two numbers of a version of the hooks; None if it is not written so."""
    parts = version.split(".") if isinstance(version, str) else []
    if len(parts) != 2 or not all(one.isascii() and one.isdigit() for one in parts):  # noqa: PLR2004 reason: two numbers
        return None
    return int(parts[0]), int(parts[1])


def _check_hook(name: str, value: Any, known: Mapping[str, Callable[..., Any]]) -> None:
    if name not in known:
        closest = did_you_mean(name, (*known, _API))
        if not callable(value) and not closest:
            return  # a constant of the plugin's own
        hint = f"did you mean {closest}?" if closest else f"there are {', '.join(known)}"
        raise HookError(name, f"there is no hook {name}; {hint}")
    if not callable(value):
        raise HookError(name, f"{name} is a {type(value).__name__}, not a function that returns it")
    if not hasattr(value, f"{hooks.PROJECT}_impl"):
        raise HookError(name, f"{name} is not marked as a hook; put @netrules.hookimpl above it")
    _check_mark(name, getattr(value, f"{hooks.PROJECT}_impl") or {})
    _check_arguments(name, value, list(inspect.signature(known[name]).parameters))


def _check_mark(name: str, options: Mapping[str, Any]) -> None:
    if asked := sorted(option for option in _UNHEEDED if options.get(option)):
        there = "hooks are called in the order of the plugins, each by itself"
        raise HookError(name, f"{name} is marked with {', '.join(asked)}; {there}")


def _check_arguments(name: str, value: Callable[..., Any], given: Sequence[str]) -> None:
    for asked in inspect.signature(value).parameters.values():
        if asked.name not in given and asked.default is asked.empty:
            closest = did_you_mean(asked.name, given)
            there = f"it is given {', '.join(given)}" if given else "it is given nothing"
            hint = f"did you mean {closest}?" if closest else there
            raise HookError(name, f"{name} asks for {asked.name!r}; {hint}")


# -- files -------------------------------------------------------------------------------


def is_importable(name: str) -> bool:
    """Whether *name* is the dotted name of a module whose package is there."""
    package = name.partition(".")[0]
    return package.isidentifier() and importlib.util.find_spec(package) is not None


def import_file(path: Path) -> ModuleType:
    """The module in a file, under a name of its own: two folders may each hold a rules.py.

    Raises:
        ImportError: If it is not a Python file.
    """
    name = f"netrules_local_{path.stem}_{zlib.crc32(str(path.resolve()).encode()):08x}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        msg = f"{path.name} is not a Python file"
        raise ImportError(msg)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def rules_in(module: ModuleType) -> list[Rule]:
    """The rules that a module defines itself, without any hook."""
    from netrules.engine.rule import Rule  # noqa: PLC0415 reason: only local plugins need it

    return [
        value
        for value in vars(module).values()
        if isinstance(value, Rule) and _is_of(value.function.__module__, module.__name__)
    ]


def _is_of(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")
