"""`netrules new-rule`: a rule of your own to begin with, and its test."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netrules.cli import common

if TYPE_CHECKING:
    from netrules.api import Session
    from netrules.engine.arming import Owned

_FOLDER: Final = "rules"
_CODE: Final = re.compile(r"X[0-9]{3}|[A-Z]{2,8}[0-9]{3}")
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_EPILOG: Final = """\
The rule is put into the folder of rules, its test into tests/, and the folder into plugins of the
settings, all beside the settings file. It runs as it is; put what you want to judge in its place.
The test needs pytest, and what netrules[testing] installs.

examples:
  netrules new-rule X001 cold-director
      rules/cold_director.py and tests/test_cold_director.py
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = "Write a rule of your own to begin with, and its test."
    parser.epilog = _EPILOG
    parser.add_argument("code", metavar="CODE", help="such as X001: X is for your own")
    parser.add_argument(
        "name",
        metavar="NAME",
        help='what it finds, in kebab case, so that "allow NAME" reads well',
    )
    parser.add_argument(
        "--folder",
        metavar="FOLDER",
        help="the folder of rules, below that of the settings (default: the first that the "
        f"settings name, else {_FOLDER})",
    )
    common.add_session_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Write the rule, its test and the line in the settings."""
    from netrules.writing.scaffolds import rule_files  # noqa: PLC0415 reason: start-up

    session = common.session_of(options)
    _check(options.code, options.name, session.every_rule())
    folder = _folder(options.folder, session)
    settings = session.settings.shown or "netrules.toml"
    files = rule_files(options.code, options.name, folder=folder, settings=settings)
    listed = _write(session, settings, folder, files)
    rule, test = (_shown(session, name) for name in files)
    common.tell(f"wrote {rule} and {test}" + (f"; {listed}" if listed else ""))
    common.tell(
        f"next:\n"
        f"  netrules explain {options.code}\n"
        "      its page, and whom it could judge\n"
        f"  python -m pytest {test}\n"
        "      what every rule has to keep, and what this one says of networks"
    )
    namer = common.namer_of(session, common.no_network())
    return common.outcome(session, namer, debug=options.debug)


def _check(code: str, name: str, rules: Mapping[str, Owned]) -> None:
    """Insist on a code and a name that are free.

    Raises:
        ValueError: If one is not; the message says what would do.
    """
    if not _CODE.fullmatch(code):
        msg = (
            f"{code!r} is no code for a rule of your own: it is X and three digits, such as X001; "
            "a plugin's prefix has 2 to 8 capitals"
        )
        raise ValueError(msg)
    if not _NAME.fullmatch(name):
        msg = f"{name!r} is no name for a rule: it is in kebab case, such as cold-director"
        raise ValueError(msg)
    for one in rules.values():
        rule = one.value
        if rule.code == code:
            msg = f"{code} is {rule.name} of {one.plugin}; {_free(code, rules)} is free"
            raise ValueError(msg)
        if rule.name == name:
            msg = f"{name} is {rule.code} of {one.plugin}; choose another name"
            raise ValueError(msg)


def _free(code: str, rules: Iterable[str]) -> str:
    """The next code of that prefix that no rule has."""
    taken = set(rules)
    codes = (f"{code[:-3]}{number:03}" for number in range(1, 1000))
    return next((one for one in codes if one not in taken), "none of that prefix")


def _folder(given: str | None, session: Session) -> str:
    """The folder of rules, relative to that of the settings.

    Raises:
        ValueError: If it is not below that.
    """
    base = session.settings.folder
    if given is None:
        stated = (name.rstrip("/") for name in session.settings.root["plugins"])
        return next((name for name in stated if (base / name).is_dir()), _FOLDER)
    folder = Path(given)
    inside = (base / folder).resolve()
    if inside == base.resolve() or not inside.is_relative_to(base.resolve()):
        msg = f"--folder {given}: name a folder below {base}"
        raise ValueError(msg)
    return inside.relative_to(base.resolve()).as_posix()


def _write(session: Session, settings: str, folder: str, files: Mapping[str, str]) -> str:
    """Write it all or nothing; what was done to the settings.

    Raises:
        ValueError: If the settings cannot be added to, or a file is there already.
    """
    from netrules.writing.fresh import write_fresh  # noqa: PLC0415 reason: start-up
    from netrules.writing.listing import with_listed  # noqa: PLC0415 reason: start-up
    from netrules.writing.whole import write_whole  # noqa: PLC0415 reason: start-up

    base = session.settings.folder
    new = {base / name: text.encode() for name, text in files.items()}
    place, line = base / settings, f"{folder}/"
    if not session.settings.shown:
        write_fresh({**new, place: f'plugins = ["{line}"]\n'.encode()})
        return f"{settings} names the folder"
    if _names(session, folder):
        write_fresh(new)
        return ""
    if place.name == "pyproject.toml":
        write_fresh(new)
        return f'add "{line}" to plugins in [tool.netrules] of {settings}'
    changed = with_listed(place.read_bytes(), settings, "plugins", line)
    write_fresh(new)
    try:
        write_whole(place, changed)
    except OSError:
        for path in new:
            path.unlink(missing_ok=True)
        raise
    return f"{settings} names the folder"


def _names(session: Session, folder: str) -> bool:
    """Whether the settings name the folder."""
    base = session.settings.folder
    wanted = (base / folder).resolve()
    return any((base / name).resolve() == wanted for name in session.settings.root["plugins"])


def _shown(session: Session, name: str) -> str:
    """A file as messages name it: relative where the settings lie here."""
    base = session.settings.folder.resolve()
    return name if base == Path.cwd().resolve() else (base / name).as_posix()
