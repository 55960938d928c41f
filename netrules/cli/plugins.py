"""`netrules plugins`: what is installed, and what it brings."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from netrules.cli import common

if TYPE_CHECKING:
    from netrules.engine.render import Namer
    from netrules.owned import PluginEntry, PluginFailure

SCHEMA: Final = "netrules/plugins/1"
#: What to know of plugins that no distribution brought.
_LOCAL: Final = (
    "Local plugins are programs of whoever can write to the folder they lie in. --isolated loads "
    "none that the settings or the variable NETRULES_PLUGINS name."
)
#: The hooks that bring nothing with a name of its own, and what they do.
_ACTS: Final = {
    "netrules_network_loaded": "looks at every network that is loaded",
    "netrules_review_findings": "may change findings before they are reported",
}
_EPILOG: Final = """\
A plugin of another distribution is found by itself once it is installed; a local one is named in
the settings (plugins = [...]) or with --plugin. What a plugin before it has brought already, or
what cannot be used, is told as failed, and the exit code is then 3.

examples:
  netrules plugins
      every plugin with its version, and what it brings
  netrules plugins --plugin rules/ --format json
      with those of a folder, for programs
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = (
        "List every plugin with its distribution and version, the sources, rules, goal templates, "
        "measures,\nformats, pictures, worksheets and commands that it brings, and what of them "
        "failed."
    )
    parser.epilog = _EPILOG
    common.add_format_argument(parser)
    common.add_shared_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """List the plugins."""
    from netrules.cli.main import COMMANDS  # noqa: PLC0415 reason: it imports this module

    session = common.session_of(options)
    namer = common.namer_of(session, common.no_network())
    entries = session.plugins.entries(COMMANDS)
    if options.format == "json":
        plugins = [_document(one, namer) for one in entries]
        common.write_json({"schema": SCHEMA, "plugins": plugins})
    else:
        common.write("\n".join(_listed(entries, namer)))
    return common.outcome(session, namer, debug=options.debug)


def _document(one: PluginEntry, namer: Namer) -> dict[str, Any]:
    return {
        "plugin": one.plugin,
        "distribution": one.distribution or None,
        "version": one.version or None,
        "local": not one.distribution,
        "brings": {kind: list(names) for kind, names in one.brings.items()},
        "hooks": list(one.hooks),
        "failures": [_error(failure, namer) for failure in one.failures],
    }


def _listed(entries: Iterable[PluginEntry], namer: Namer) -> Iterator[str]:
    local = False
    for one in entries:
        local = local or not one.distribution
        yield from _text(one, namer)
    if local:
        yield from ("", *textwrap.wrap(_LOCAL, common.WIDTH))


def _text(one: PluginEntry, namer: Namer) -> Iterator[str]:
    from netrules.engine.render import printable  # noqa: PLC0415 reason: start-up

    yield printable(f"{one.plugin} {one.version or '(local)'}")
    for kind, names in one.brings.items():
        yield from _row(kind, printable(f"{len(names)}: {', '.join(names)}"))
    for hook in one.hooks:
        if hook in _ACTS:
            yield from _row("also", _ACTS[hook])
    for failure in one.failures:
        yield from _row("failed", printable(_error(failure, namer)))


def _row(head: str, text: str) -> list[str]:
    return textwrap.wrap(
        text,
        common.WIDTH,
        initial_indent=f"  {head:<11}",
        subsequent_indent=" " * 13,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _error(failure: PluginFailure, namer: Namer) -> str:
    """What went wrong; its message may hold values, so that only its class may be shown."""
    return failure.error.partition(":")[0] if namer.redact else failure.error
