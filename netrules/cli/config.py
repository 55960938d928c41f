"""`netrules config`: every setting and where it came from, and what there may be."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import attrs

from netrules.cli import common

if TYPE_CHECKING:
    from netrules.engine.in_force import Setting
    from netrules.engine.render import Namer

SCHEMA: Final = "netrules/config/1"
#: Up to which width values are padded so that origins stand below each other.
_WIDEST: Final = 60
_EPILOG: Final = """\
examples:
  netrules config show
      what holds here: each value with the file and line it stands on, or "default"
  netrules config show --config ../netrules.toml --format json
      the same of another file, for programs
  netrules config schema > netrules.schema.json
      what the settings may hold, with the rules of your plugins, as a JSON Schema; an editor that
      knows taplo completes and checks netrules.toml by it, if that begins with the line
      #:schema netrules.schema.json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = (
        "Show every setting that holds here and where it came from, goals with their needs and "
        "the options of rules that were set; [privacy] salt is never shown. Or print "
        "the schema of the settings."
    )
    parser.epilog = _EPILOG
    parser.add_argument(
        "action",
        metavar="show|schema",
        choices=("show", "schema"),
        help="show: what holds here; schema: what there may be, as a JSON Schema",
    )
    common.add_selector_arguments(parser)
    common.add_format_argument(parser)
    common.add_shared_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Show the settings."""
    session = common.session_of(options)
    namer = common.namer_of(session, common.no_network())
    if options.action == "schema":
        from netrules.engine.settings_schema import settings_schema  # noqa: PLC0415 reason: start-up

        common.write_json(settings_schema(one.value for one in session.every_rule().values()))
        return common.outcome(session, namer, debug=options.debug)
    settings = [_with_environment(one, options) for one in session.in_force()]
    rows = [_hidden(one, namer) for one in settings]
    file = session.settings.shown
    if options.format == "json":
        document = {
            "schema": SCHEMA,
            "file": file or None,
            "settings": [_document(one) for one in rows],
        }
        common.write_json(document)
    else:
        common.write("\n".join(_text(rows, file)))
    return common.outcome(session, namer, debug=options.debug)


def _with_environment(one: Setting, options: argparse.Namespace) -> Setting:
    """A setting as the environment gives it, if it does."""
    from netrules.engine.in_force import SET  # noqa: PLC0415 reason: start-up

    if one.table == ("privacy",) and one.key == "salt" and os.environ.get("NETRULES_SALT"):
        return attrs.evolve(one, value=SET, origin="variable NETRULES_SALT")
    if one.table == () and one.key == "plugins" and common.environment_plugins(options):
        both = "variable NETRULES_PLUGINS" + (" and command line" if options.plugin else "")
        return attrs.evolve(one, origin=one.origin.replace("command line", both))
    if one.table == () and one.key == "plugins" and one.origin not in ("default", "command line"):
        left_out = [word for word in ("isolated", "no_plugins") if getattr(options, word)]
        if left_out:
            option = f"--{left_out[0].replace('_', '-')}"
            file, besides, rest = one.origin.partition(" and ")
            return attrs.evolve(one, origin=f"{file} (left out by {option}){besides}{rest}")
    return one


def _hidden(one: Setting, namer: Namer) -> Setting:
    from netrules.cli.values import hidden  # noqa: PLC0415 reason: start-up

    table, kind = one.table, one.key
    if table[:1] == ("goal",):
        # Goals and needs are named by their user: "goal", its name, "need", its name.
        kind = table[-2] if kind == "name" else kind
        pairs = zip(table[::2], table[1::2], strict=True)
        table = tuple(word for pair in pairs for word in (pair[0], namer.text(*pair)))
    value = hidden(kind, one.value, namer) if one.private else one.value
    return attrs.evolve(one, table=table, value=value)


def _document(one: Setting) -> dict[str, Any]:
    from netrules.cli.values import as_json  # noqa: PLC0415 reason: start-up

    return {
        "table": list(one.table),
        "key": one.key,
        "value": as_json(one.value),
        "origin": one.origin,
    }


# -- as text -----------------------------------------------------------------------------


def _text(rows: Sequence[Setting], file: str) -> Iterator[str]:
    yield f"# {file}" if file else "# no settings file: these are the defaults"
    for table, group in groupby(rows, key=lambda one: one.table):
        yield ""
        if table:
            yield f"[{'.'.join(map(_key, table))}]"
        yield common.columns([_row(one) for one in group], widest=_WIDEST)


def _row(one: Setting) -> tuple[str, str]:
    from netrules.cli.values import as_toml  # noqa: PLC0415 reason: start-up
    from netrules.engine.in_force import SET  # noqa: PLC0415 reason: start-up

    if one.value is None:
        return f"# {one.key}", "# not set"
    if one.value == SET:
        return f"# {one.key} is set, and not shown", f"# {one.origin}"
    return f"{one.key} = {as_toml(one.value)}", f"# {one.origin}"


def _key(word: str) -> str:
    from netrules.engine.render import json_text  # noqa: PLC0415 reason: start-up

    bare = word.isascii() and word.replace("-", "").replace("_", "").isalnum()
    return word if bare else json_text(word)
