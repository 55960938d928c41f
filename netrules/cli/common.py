"""What several commands share: options, the session, and writing to the terminal."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from netrules.actions.each import own_inputs, own_settings
from netrules.api import Loaded, Session, open_session
from netrules.writing.whole import write_whole

if TYPE_CHECKING:
    from netrules.engine.render import Namer
    from netrules.engine.run import Crash
    from netrules.model.network import Network

#: How wide text is where there is no terminal.
WIDTH: Final = 100
#: How many files are named that nobody reads.
MOST_UNCLAIMED: Final = 3
#: Up to which width a column is padded.
MOST_COLUMNS: Final = 40


# -- options -----------------------------------------------------------------------------


def add_paths_argument(
    parser: argparse.ArgumentParser,
    text: str = "a file, a folder or a zip; without one the sources of the settings",
) -> None:
    """The paths to read; *text* says what becomes of them."""
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help=text)


def add_session_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that say which settings and plugins are in force."""
    group = parser.add_argument_group("settings and plugins")
    group.add_argument(
        "--config",
        metavar="FILE",
        type=Path,
        help="the settings file; by default the closest netrules.toml, or pyproject.toml with "
        "a [tool.netrules] table, in the one folder that is read, here or in a folder above",
    )
    group.add_argument(
        "--plugin",
        metavar="NAME",
        action="append",
        default=[],
        help="load a local plugin too: a .py file, a folder of them, or an importable name; "
        "may be given several times, and besides those of the variable NETRULES_PLUGINS",
    )
    group.add_argument(
        "--no-plugins",
        action="store_true",
        help="load the built-in plugins, and those that --plugin names, only",
    )
    group.add_argument(
        "--isolated",
        action="store_true",
        help="load no plugin that the settings or the variable NETRULES_PLUGINS name: they are "
        "programs of whoever can write to the folder",
    )
    group.add_argument(
        "--allow-broken",
        metavar="NAME",
        action="append",
        default=[],
        help="do without the plugin of that distribution or file if it cannot be loaded, instead "
        "of ending with 3; it is told all the same",
    )
    group.add_argument(
        "--trace-plugins",
        action="store_true",
        help="say on the standard error which plugin was asked what, how long it took, and how "
        "much came of it",
    )


def add_input_arguments(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """The options that say what to read, and when it is; the group they are in."""
    group = parser.add_argument_group("what to read")
    group.add_argument(
        "--source",
        metavar="NAME=PATH",
        action="append",
        default=[],
        help="read PATH with the source NAME instead of recognising it by its content",
    )
    group.add_argument(
        "--join",
        choices=("names",),
        help="join people of different files by name too, where no file has two of that name; "
        "rule R006 lists each whom that joined",
    )
    group.add_argument(
        "--today",
        metavar="DATE",
        type=day,
        help="the day to judge on, such as 2026-11-23 (default: the local date)",
    )
    return group


def add_privacy_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that say whether names are shown."""
    parser.add_argument_group("privacy").add_argument(
        "--redact",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="show pseudonyms instead of names and other values read from files; without this, "
        "[privacy] redact of the settings decides, else whether the variable CI is set",
    )


def add_shared_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of every command that shows what files hold: names, settings, plugins."""
    add_privacy_arguments(parser)
    add_session_arguments(parser)


def add_selector_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that say which rules run."""
    group = parser.add_argument_group(
        "which rules",
        "CODES are codes (M001), beginnings of codes (M), names or globs, between commas.\n"
        "Each option takes the place of its key in [rules] of the settings.",
    )
    for name, text in (
        ("select", "run only these rules (default: all)"),
        ("ignore", "do not run these rules"),
        ("extend-select", "run these rules besides those selected"),
    ):
        group.add_argument(f"--{name}", metavar="CODES", action="append", default=[], help=text)
    group.add_argument(
        "--preview",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="run rules that are new, and may still change, like the others (default: where their "
        "code or name is selected)",
    )


def add_format_argument(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """The option that says whether people or programs read the answer; the group it is in."""
    group = parser.add_argument_group("the answer")
    group.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="for people or for programs (default: text)",
    )
    return group


# -- the session -------------------------------------------------------------------------


def session_of(
    options: argparse.Namespace, config: Path | None = None, paths: Sequence[Path] | None = None
) -> Session:
    """The session that the options ask for.

    Args:
        options: The options.
        config: A settings file in place of theirs.
        paths: What is to be read, where it stands elsewhere than in the options; one folder with
            settings of its own is judged by these, since they are closer to it.
    """
    given = getattr(options, "paths", ()) if paths is None else paths
    config = config or options.config or (own_settings(given[0]) if len(given) == 1 else None)
    session = open_session(
        config,
        Path.cwd(),
        third_party=not options.no_plugins,
        isolated=options.isolated,
        local=(*environment_plugins(options), *options.plugin),
        broken=options.allow_broken,
    )
    for one in session.plugins.allowed:
        # Only the class of the error: what it says may hold values.
        tell(f"{one.whose} is left out, as allowed: {one.error.partition(':')[0]}")
    settings = session.settings
    redact = getattr(options, "redact", None)
    if redact is not None:
        privacy = settings.privacy.instead({"redact": redact})
        settings = attrs.evolve(settings, privacy=privacy)
    # Whatever fails from here on is told as the settings have it, too.
    options.hides = redacts(settings.privacy["redact"])
    join = getattr(options, "join", None)
    if join is not None:
        settings = attrs.evolve(settings, root=settings.root.instead({"join": (join,)}))
    selectors = {
        key: _split(words)
        for key in ("select", "ignore", "extend-select")
        if (words := getattr(options, key.replace("-", "_"), None))
    }
    preview = getattr(options, "preview", None)
    given = selectors if preview is None else {**selectors, "preview": preview}
    settings = attrs.evolve(settings, rules=settings.rules.instead(given))
    return Session(settings, session.plugins, session.base)


def environment_plugins(options: argparse.Namespace) -> tuple[str, ...]:
    """The plugins that the variable NETRULES_PLUGINS names, between commas, where it counts."""
    if options.no_plugins or options.isolated:
        return ()
    return _split([os.environ.get("NETRULES_PLUGINS", "")])


def inputs_of(
    options: argparse.Namespace, session: Session, paths: Sequence[Path]
) -> list[tuple[Path, str]]:
    """What to read: the paths given, else those of the settings.

    Raises:
        ValueError: If there are none, or ``--source`` is malformed.
    """
    inputs = given_inputs(options, session, paths) or session.sources()
    if not inputs:
        remedy = 'name a file, a folder or a zip, or put sources = ["..."] in netrules.toml'
        msg = f"nothing to read: {remedy}"
        raise ValueError(msg)
    return inputs


def given_inputs(
    options: argparse.Namespace, session: Session, paths: Iterable[Path]
) -> list[tuple[Path, str]]:
    """What the command line says to read; of the folder of the settings, the sources they name.

    Raises:
        ValueError: If ``--source`` is malformed.
    """
    inputs = [one for path in paths for one in own_inputs(session, path)]
    for pair in options.source:
        name, equals, path = pair.partition("=")
        if not equals or not name or not path:
            msg = f"--source {pair}: write it as NAME=PATH"
            raise ValueError(msg)
        inputs.append((Path(path), name))
    return inputs


def load(session: Session, inputs: Iterable[tuple[Path, str]]) -> Loaded:
    """Read *inputs*, telling a terminal what is being read."""
    progress, done = _progress()
    try:
        return session.load(inputs, progress)
    finally:
        done()


def today_of(options: argparse.Namespace) -> date:
    """The day to judge on. This is the only place where a clock is read."""
    given: date | None = options.today
    return given or date.today()  # noqa: DTZ011 reason: the user's own day is meant


# -- names -------------------------------------------------------------------------------


def redacts(stated: bool | None) -> bool:  # noqa: FBT001 reason: a value, no switch
    """Whether names are hidden: as was stated, else on machines that build and test."""
    if stated is not None:
        return stated
    return os.environ.get("CI", "").lower() not in ("", "false", "0")


def hides_names(options: argparse.Namespace) -> bool:
    """Whether names are hidden in what is told of an error: as the settings have it, once they
    are read."""
    known: bool | None = getattr(options, "hides", None)
    return redacts(getattr(options, "redact", None)) if known is None else known


def salt_of(session: Session) -> str:
    """The key for pseudonyms; "" if there is none."""
    return os.environ.get("NETRULES_SALT") or str(session.settings.privacy["salt"])


def namer_of(session: Session, network: Network) -> Namer:
    """Who gives names, or hides them."""
    from netrules.engine.render import Namer  # noqa: PLC0415 reason: start-up

    redact = redacts(session.settings.privacy["redact"])
    salt = salt_of(session)
    if redact and not salt and network.people:
        tell(
            "names are hidden by numbers; with a [privacy] salt they stay the same in every report"
        )
    return Namer(network, redact=redact, salt=salt)


def refuse_redacted(session: Session, why: str) -> None:
    """Stop a command that writes the user's own data where names are hidden.

    Raises:
        ValueError: If they are.
    """
    if redacts(session.settings.privacy["redact"]):
        msg = f"{why}, and names are hidden here; give --no-redact if that is what you want"
        raise ValueError(msg)


def no_network() -> Network:
    """The network of commands that read no file."""
    from netrules.loading.build import build  # noqa: PLC0415 reason: start-up

    return build(())


# -- telling -----------------------------------------------------------------------------


def tell(message: str) -> None:
    """Say something that is not the answer."""
    from netrules.engine.render import printable  # noqa: PLC0415 reason: start-up

    lines = [printable(line) for line in f"netrules: {message}".split("\n")]
    print("\n".join(lines), file=sys.stderr)


def tell_unread(loaded: Loaded, namer: Namer) -> None:
    """Say which files were not read, and why."""
    # Numbers that stand for names are counted for the answer alone.
    aside = namer.shown_by(str)
    for one in loaded.unreadable:
        tell(aside.unread(one))
    if loaded.unclaimed:
        number = len(loaded.unclaimed)
        first = "; ".join(aside.unread(one) for one in loaded.unclaimed[:MOST_UNCLAIMED])
        files = "1 file was" if number == 1 else f"{number} files were"
        tell(f"{files} not read: {first}" + ("; …" if number > MOST_UNCLAIMED else ""))


def tell_unclear_members(loaded: Loaded, namer: Namer) -> None:
    """Say which words of the settings do not say who is in a cluster."""
    aside = namer.shown_by(str)
    for one in loaded.unclear_members:
        said = f"the cluster {aside.text('cluster', one.label)!r} names "
        said += repr(aside.text("name", one.word))
        if one.people:
            ids = ", ".join(aside.id("person", person.id) for person in one.people)
            said += f", as {len(one.people)} people are called; name one of them by id: {ids}"
        else:
            meant = f"did you mean {aside.text('name', one.meant)}?"
            said += f", who is in none of these files; {meant if one.meant else 'mend the word'}"
        tell(f"{one.origin.path}:{one.origin.line}: {said}")


def tell_crashes(crashes: Iterable[Crash], namer: Namer, *, debug: bool) -> None:
    """Say what raised, and with *debug* where; a traceback may hold names."""
    for crash in crashes:
        tell(namer.crash(crash))
        if debug and crash.trace:
            trace = crash.trace.rstrip()
            tell("its traceback is hidden with the names" if namer.redact else trace)


def outcome(
    session: Session,
    namer: Namer,
    *,
    debug: bool,
    loaded: Loaded | None = None,
    crashes: Sequence[Crash] = (),
) -> int:
    """Say what went wrong beside the answer; the exit code of a command that judges nothing."""
    from netrules.engine.exits import ExitCode  # noqa: PLC0415 reason: start-up

    crashes = (*crashes, *(loaded.crashes if loaded is not None else ()), *session.failures())
    tell_crashes(crashes, namer, debug=debug)
    if loaded is not None:
        tell_unread(loaded, namer)
        tell_unclear_members(loaded, namer)
        if loaded.unreadable:
            return ExitCode.USAGE
    return ExitCode.CRASHED if crashes else ExitCode.CLEAN


def tell_renamed(session: Session) -> None:
    """Say which words of the settings rules were called by before."""
    for one in session.renamed():
        where = f"{one.origin.path}:{one.origin.line}: " if one.origin.path else ""
        tell(f"{where}{one.word} is called {one.now} now; write {one.now}")


# -- writing -----------------------------------------------------------------------------


def write(text: str, output: Path | None = None) -> None:
    """Write *text* as UTF-8 to *output*, or to the standard output."""
    data = (text + "\n").encode("utf-8", "backslashreplace")
    if output is not None:
        write_whole(output, data)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def write_json(document: Any) -> None:
    """Write *document* to the standard output."""
    from netrules.engine.render import json_text  # noqa: PLC0415 reason: start-up

    write(json_text(document))


def columns(rows: Sequence[Sequence[str]], widest: int = MOST_COLUMNS) -> str:
    """*rows* as lines of aligned columns, none of them padded beyond *widest*."""
    from rich.cells import cell_len  # noqa: PLC0415 reason: start-up

    widths = [min(widest, max(map(cell_len, column))) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )


def terminal() -> tuple[int, bool]:
    """How wide the output is, and whether it takes colours."""
    if not sys.stdout.isatty():
        return WIDTH, False
    return shutil.get_terminal_size().columns, "NO_COLOR" not in os.environ


def _split(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(one.strip() for word in words for one in word.split(",") if one.strip())


def day(text: str) -> date:
    """A day as the command line has it.

    Raises:
        argparse.ArgumentTypeError: If it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        msg = f"{text!r} is not a date such as 2026-11-23"
        raise argparse.ArgumentTypeError(msg) from None


def count(text: str) -> int:
    """A number of things as the command line has it.

    Raises:
        argparse.ArgumentTypeError: If it is none.
    """
    if not (text.isascii() and text.isdigit()):
        msg = f"{text!r} is not a whole number, 0 or more"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def _progress() -> tuple[Callable[[str], None] | None, Callable[[], None]]:
    """What tells a terminal which file is being read, and what wipes that away."""
    from netrules.engine.render import printable  # noqa: PLC0415 reason: start-up

    def show(line: str) -> None:
        print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)

    if not sys.stderr.isatty():
        return None, lambda: None
    return lambda path: show(f"reading {printable(path)}"), lambda: show("")
