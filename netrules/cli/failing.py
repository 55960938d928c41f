"""How an error is told: in words, by an exit code, and where it was raised."""

from __future__ import annotations

import sys
import traceback
from typing import Final

from netrules.cli.common import redacts
from netrules.engine.exits import ExitCode
from netrules.engine.render import printable
from netrules.extras import MissingExtra

#: What a user can mend: settings, inputs, names, what is installed. Anything else is a bug.
_MENDED: Final = (ValueError, OSError, MissingExtra)


def words_of(error: Exception, *, debug: bool = False) -> str:
    """What is said of *error*.

    Args:
        error: What was raised.
        debug: Whether its traceback is shown, too.
    """
    if not isinstance(error, _MENDED):
        hint = "" if debug else "; run it again with --debug to see where"
        return f"this is a bug in netrules or a plugin: {type(error).__name__}{hint}"
    if not isinstance(error, OSError) or error.filename is None:
        return str(error)
    why = error.strerror or type(error).__name__
    return f"{error.filename}: {why[:1].lower()}{why[1:]}"


def code_of(error: Exception) -> ExitCode:
    """The exit code of a run that *error* ended."""
    return ExitCode.USAGE if isinstance(error, _MENDED) else ExitCode.CRASHED


def show_trace(error: Exception, redact: bool | None) -> None:  # noqa: FBT001 reason: a value
    """Show where *error* was raised; without its message where names are hidden.

    Args:
        error: What was raised.
        redact: What was stated of hiding names; None if nothing was.
    """
    if redacts(redact):
        lines = traceback.format_tb(error.__traceback__)
    else:
        lines = traceback.format_exception(error)
    text = "".join(lines).rstrip()
    print("\n".join(map(printable, text.split("\n"))), file=sys.stderr)
