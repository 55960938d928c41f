"""What several commands share: options, the session, and writing to the terminal."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from netrules.api import Loaded, Session, open_session

if TYPE_CHECKING:
    from netrules.engine.render import Namer
    from netrules.model.network import Network

#: How wide text is where there is no terminal.
WIDTH: Final = 100


def add_session_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that say which settings and plugins are in force."""
    parser.add_argument("--config", metavar="FILE", type=Path, help="the settings file")
    parser.add_argument(
        "--plugin", metavar="NAME", action="append", default=[], help="load a local plugin too"
    )
    parser.add_argument("--no-plugins", action="store_true", help="load the built-in plugins only")


def add_input_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that say what to read, and when it is."""
    parser.add_argument(
        "--source",
        metavar="NAME=PATH",
        action="append",
        default=[],
        help="read PATH with the source NAME instead of recognising it",
    )
    parser.add_argument(
        "--today", metavar="DATE", type=_day, help="the day to judge on; the local date by default"
    )
    parser.add_argument(
        "--redact",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="hide every name; on by default where CI is set",
    )


def session_of(options: argparse.Namespace) -> Session:
    """The session that the options ask for."""
    return open_session(
        options.config,
        Path.cwd(),
        third_party=not options.no_plugins,
        local=options.plugin,
    )


def inputs_of(
    options: argparse.Namespace, session: Session, paths: Sequence[Path]
) -> list[tuple[Path, str]]:
    """What to read: the paths given, else those of the settings.

    Raises:
        ValueError: If there are none, or ``--source`` is malformed.
    """
    inputs = [(path, "") for path in paths]
    for pair in options.source:
        name, equals, path = pair.partition("=")
        if not equals or not name or not path:
            msg = f"--source {pair}: write it as NAME=PATH"
            raise ValueError(msg)
        inputs.append((Path(path), name))
    inputs = inputs or session.sources()
    if not inputs:
        remedy = 'name a file, a folder or a zip, or put sources = ["..."] in netrules.toml'
        msg = f"nothing to read: {remedy}"
        raise ValueError(msg)
    return inputs


def load(options: argparse.Namespace, session: Session, paths: Sequence[Path]) -> Loaded:
    """Read what the options name, telling a terminal what is being read."""
    loaded = session.load(inputs_of(options, session, paths), _progress())
    for message in loaded.unreadable:
        tell(message)
    if loaded.unclaimed:
        first = "; ".join(loaded.unclaimed[:3])
        tell(f"{len(loaded.unclaimed)} files were not read, such as {first}")
    return loaded


def today_of(options: argparse.Namespace) -> date:
    """The day to judge on. This is the only place where a clock is read."""
    given: date | None = options.today
    return given or date.today()  # noqa: DTZ011 reason: the user's own day is meant


def namer_of(options: argparse.Namespace, session: Session, network: Network) -> Namer:
    """Who gives names, or hides them."""
    from netrules.engine.render import Namer  # noqa: PLC0415 reason: start-up

    privacy = session.settings.privacy
    redact = options.redact
    if redact is None:
        redact = privacy["redact"]
    if redact is None:
        redact = os.environ.get("CI", "false").lower() not in ("", "false", "0")
    salt = os.environ.get("NETRULES_SALT") or privacy["salt"]
    if redact and not salt:
        tell(
            "names are hidden by numbers; with a [privacy] salt they stay the same in every report"
        )
    return Namer(network, redact=redact, salt=salt)


def tell(message: str) -> None:
    """Say something that is not the report."""
    from netrules.engine.render import printable  # noqa: PLC0415 reason: start-up

    print(f"netrules: {printable(message)}", file=sys.stderr)


def write(text: str, output: Path | None = None) -> None:
    """Write *text* as UTF-8 to *output*, or to the standard output."""
    data = (text + "\n").encode("utf-8", "backslashreplace")
    if output is not None:
        write_whole(output, data)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def terminal() -> tuple[int, bool]:
    """How wide the output is, and whether it takes colours."""
    if not sys.stdout.isatty():
        return WIDTH, False
    return shutil.get_terminal_size().columns, "NO_COLOR" not in os.environ


def with_selectors(session: Session, options: argparse.Namespace) -> Session:
    """The session with the selectors of the command line in place of the settings'."""
    settings = session.settings
    given = {
        "select": _split(options.select),
        "ignore": _split(options.ignore),
        "extend-select": _split(options.extend_select),
    }
    stated = {name: words for name, words in given.items() if words}
    rules = attrs.evolve(settings.rules, values={**settings.rules.values, **stated})
    return Session(attrs.evolve(settings, rules=rules), session.plugins, session.base)


def add_selector_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that say which rules run."""
    for name, text in (
        ("select", "run only these rules: codes, prefixes, names or globs"),
        ("ignore", "do not run these rules"),
        ("extend-select", "run these rules too"),
    ):
        parser.add_argument(f"--{name}", metavar="CODES", action="append", default=[], help=text)


def _split(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(one.strip() for word in words for one in word.split(",") if one.strip())


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        msg = f"{text!r} is not a date such as 2026-11-23"
        raise argparse.ArgumentTypeError(msg) from None


def _progress() -> Callable[[str], None] | None:
    if not sys.stderr.isatty():
        return None
    return lambda path: print(f"\r\033[Kreading {path}\r", end="", file=sys.stderr, flush=True)
