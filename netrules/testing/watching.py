"""Seeing what code does besides answering: clocks it reads, files it opens, how much it runs."""

from __future__ import annotations

import io
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, redirect_stderr, redirect_stdout
from datetime import date
from types import FrameType
from typing import Any, Final

import attrs

from netrules.collector import collector_off
from netrules.engine.judgement import Judgement
from netrules.engine.rule import Rule

#: Makes the surroundings in which a piece of code runs.
Around = Callable[[], AbstractContextManager[Any]]
#: Functions of the module `time` that turn one notation into another and read no clock.
_NO_CLOCK: Final = frozenset({"mktime", "strftime", "strptime", "struct_time"})
_NOW: Final = frozenset({"today", "now", "utcnow"})
#: Beginnings of the names of what Python's audit says of files, processes and the network.
_OUTSIDE: Final = ("os.", "socket.", "subprocess.", "shutil.", "sqlite3.", "tempfile.", "urllib.")


@attrs.define
class Seen:
    """What was seen of some code.

    Args:
        clock: The clocks it read, by the names of their functions.
        outside: The files, sockets and processes it reached for, as Python's audit names it.
        printed: What it printed.
        lines: How many lines of Python it ran.
        thread: The thread that is watched.
    """

    clock: list[str] = attrs.field(factory=list)
    outside: list[str] = attrs.field(factory=list)
    printed: str = ""
    lines: int = 0
    thread: int = attrs.field(factory=threading.get_ident)


class Forbidden(RuntimeError):
    """What code under watch reached for and did not get."""


_watching: list[Seen] = []
_hooked: list[bool] = []


def _audit(event: str, args: tuple[Any, ...]) -> None:
    if not _watching or not (event == "open" or event.startswith(_OUTSIDE)):
        return
    seen = _watching[-1]
    if seen.thread == threading.get_ident():
        what = f"{event} {args[0]!r}" if args and isinstance(args[0], str | bytes) else event
        seen.outside.append(what)
        raise Forbidden(what)


@contextmanager
def watched(seen: Seen) -> Iterator[None]:
    """Note in *seen* which clocks are read and what is reached for outside, and refuse that."""
    if not _hooked:
        _hooked.append(True)
        sys.addaudithook(_audit)  # it cannot be taken away again, so it is set once

    def profile(_frame: FrameType, event: str, what: Any) -> None:
        if event == "c_call" and (clock := _clock_of(what)):
            seen.clock.append(clock)

    before = sys.getprofile()
    _watching.append(seen)
    with collector_off():  # what others hang on its runs may read clocks
        sys.setprofile(profile)
        try:
            yield
        finally:
            _watching.pop()
            sys.setprofile(before if callable(before) else None)  # cProfile is not


def _clock_of(function: Any) -> str:
    """The name of the clock that a built-in function reads; "" for any other function."""
    name = getattr(function, "__name__", "")
    if getattr(function, "__module__", "") == "time":
        return "" if name in _NO_CLOCK else f"time.{name}"
    owner = getattr(function, "__self__", None)
    if name in _NOW and isinstance(owner, type) and issubclass(owner, date):
        return f"{owner.__name__}.{name}"
    return ""


@contextmanager
def printing(seen: Seen) -> Iterator[None]:
    """Keep in *seen* what is printed."""
    kept = io.StringIO()
    with redirect_stdout(kept), redirect_stderr(kept):
        yield
    seen.printed += kept.getvalue()


@contextmanager
def counted(seen: Seen) -> Iterator[None]:
    """Count in *seen* the lines of Python that run, those of the model among them.

    That every loop over the model comes down to, whichever way it takes; and unlike
    seconds the number is the same on every machine.
    """

    def trace(_frame: FrameType, event: str, _what: Any) -> Any:
        if event == "line":
            seen.lines += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)


def surrounded(rule: Rule, around: Around) -> Rule:
    """*rule* with its function run in surroundings of its own, and nothing of the engine.

    A generator's body runs while it is drained, and is surrounded step by step.
    """

    def function(**given: Any) -> Any:
        with around():
            said = rule.function(**given)
        if isinstance(said, Judgement) or not isinstance(said, Iterable):
            return said
        return _stepwise(iter(said), around)

    return attrs.evolve(rule, function=function)


def _stepwise(said: Iterator[Judgement], around: Around) -> Iterator[Judgement]:
    while True:
        with around():
            one = next(said, None)
        if one is None:
            return
        yield one
