"""How an error is told: in words, by an exit code, and where it was raised."""

from __future__ import annotations

import sys
import traceback
from typing import Final

from netrules.engine.exits import ExitCode
from netrules.engine.render import printable
from netrules.extras import MissingExtra

#: What a user can mend: settings, inputs, names, what is installed. Anything else is a bug.
_MENDED: Final = (ValueError, OSError, MissingExtra)


def words_of(error: Exception, *, debug: bool = False, hides: bool = False) -> str:
    """What is said of *error*.

    Args:
        error: What was raised.
        debug: Whether its traceback is shown, too.
        hides: Whether names are hidden: then a plugin's own words are, too.
    """
    if not isinstance(error, _MENDED):
        hint = "" if debug else "; run it again with --debug to see where"
        return f"this is a bug in netrules or a plugin: {type(error).__name__}{hint}"
    if hides and not _is_our_own(error):
        return f"a plugin objects: {type(error).__name__}; --no-redact shows what it says"
    if not isinstance(error, OSError) or error.filename is None:
        return str(error)
    why = error.strerror or type(error).__name__
    return f"{error.filename}: {why[:1].lower()}{why[1:]}"


def _is_our_own(error: Exception) -> bool:
    """Whether netrules raised *error*, or the standard library that it had called."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    roots = [str(frame.f_globals.get("__name__", "")).partition(".")[0] for frame in frames]
    last = next((root for root in reversed(roots) if root not in sys.stdlib_module_names), "")
    return last in ("", "netrules")


def code_of(error: Exception) -> ExitCode:
    """The exit code of a run that *error* ended."""
    return ExitCode.USAGE if isinstance(error, _MENDED) else ExitCode.CRASHED


def show_trace(error: Exception, *, hides: bool) -> None:
    """Show where *error* was raised; without its message where names are hidden.

    Args:
        error: What was raised.
        hides: Whether names are hidden.
    """
    trace = traceback.format_tb(error.__traceback__)
    text = "".join(trace if hides else traceback.format_exception(error)).rstrip()
    print("\n".join(map(printable, text.split("\n"))), file=sys.stderr)
