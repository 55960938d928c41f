"""Who was asked what: each call of a hook, with how long it took and how much came of it.

Nothing of what plugins answer or are told is noted, only how much it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter
from typing import Any, Final, TypeAlias

import attrs


@attrs.frozen
class HookCall:
    """A call of one plugin's hook.

    Args:
        hook: The hook's name; "" where the plugin was loaded.
        whose: The plugin with its version.
        seconds: How long it took.
        what: What came of it, in a word or two, such as "57 rules" or "raised KeyError".
    """

    hook: str
    whose: str
    seconds: float
    what: str


Listener: TypeAlias = Callable[[HookCall], None]
_LISTENER: Final[ContextVar[Listener | None]] = ContextVar("listener", default=None)


@contextmanager
def tracing(listener: Listener) -> Iterator[None]:
    """Tell *listener* of every call of a hook in here."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


class Note:
    """What came of a call, as far as is known yet."""

    def __init__(self) -> None:
        self.what = ""


@contextmanager
def traced(hook: str, whose: str) -> Iterator[Note]:
    """A call of *hook* of the plugin *whose*: what is said in the note is told afterwards."""
    note, start = Note(), perf_counter()
    try:
        yield note
    except BaseException as error:
        note.what = f"raised {type(error).__name__}"
        raise
    finally:
        listener = _LISTENER.get()
        if listener is not None:
            listener(HookCall(hook, whose, perf_counter() - start, note.what))


def how_many(hook: str, answer: Sized) -> str:
    """How much a plugin answered to a hook that is called for what it brings: "57 rules"."""
    things = hook.partition("_")[2]
    number = len(answer)
    return f"{number:,} {things if number != 1 else things[:-1]}"


def sizes(given: Mapping[str, Any]) -> str:
    """How much a hook is told: "3 people", "12 findings"."""
    listed = ((name, getattr(value, "people", value)) for name, value in given.items())
    return ", ".join(
        f"{len(value):,} {'people' if name == 'network' else name}" for name, value in listed
    )
