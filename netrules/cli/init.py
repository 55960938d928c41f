"""`netrules init`: settings, a contacts file, and what CI needs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from netrules.cli import common

_SETTINGS: Final = "netrules.toml"
_CONTACTS: Final = "contacts.toml"
#: For each kind of CI its draft, and the file that it becomes.
_CI: Final = {
    "github": ("github.yml", ".github/workflows/netrules.yml"),
    "gitlab": ("gitlab.yml", ".gitlab-ci.yml"),
    "pre-commit": ("pre-commit.yaml", ".pre-commit-config.yaml"),
}
#: Which of the files others write into, too.
_SHARED: Final = (".gitlab-ci.yml", ".pre-commit-config.yaml")
_EPILOG: Final = """\
A file that is there stays as it is. If one cannot be written, none is.

examples:
  netrules init
      netrules.toml and contacts.toml, to be filled in
  netrules init network --name "Jo Wren" --email jo@example.org
      the same in a folder of its own, which is made
  netrules init --ci github --ci pre-commit
      a workflow for pull requests, and a hook for commits, too
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = (
        "Set up: write netrules.toml with a salt for pseudonyms, a contacts file to fill in, and "
        "what\nCI needs."
    )
    parser.epilog = _EPILOG
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        nargs="?",
        type=Path,
        default=Path(),
        help="where to (default: here)",
    )
    group = parser.add_argument_group("what to write")
    group.add_argument("--name", metavar="NAME", help="your name")
    group.add_argument(
        "--email",
        metavar="ADDRESS",
        action="append",
        default=[],
        help="an address of yours; may be given several times",
    )
    group.add_argument(
        "--ci",
        action="append",
        choices=tuple(_CI),
        default=[],
        help="the files for GitHub, for GitLab or for pre-commit, too, as for the root of a "
        "repository; may be given several times",
    )


def run(options: argparse.Namespace) -> int:
    """Write what is not there, and say what to do next."""
    from netrules.engine.exits import ExitCode  # noqa: PLC0415 reason: start-up
    from netrules.writing.fresh import is_taken, write_fresh  # noqa: PLC0415 reason: start-up

    folder: Path = options.folder
    if is_taken(folder) and not folder.is_dir():
        msg = f"{folder} is no folder; name one, or one to be made"
        raise ValueError(msg)
    texts = _texts(options)
    there = [name for name in texts if is_taken(folder / name)]
    if _SETTINGS not in there and _in_pyproject(folder):
        del texts[_SETTINGS]
        common.tell("pyproject.toml has [tool.netrules] already, and it stays as it is")
    new = [name for name in texts if name not in there]
    _tell_above(folder, new)
    write_fresh({folder / name: texts[name].encode() for name in new})
    _tell_there(folder, there, texts)
    if not new:
        common.tell("nothing was written")
        return ExitCode.USAGE
    common.tell(f"wrote {_listed(folder, new)}")
    common.tell("\n".join(_next(folder, begun=_CONTACTS in new)))
    return ExitCode.CLEAN


def _texts(options: argparse.Namespace) -> dict[str, str]:
    """The text of each file by its name in the folder."""
    import secrets  # noqa: PLC0415 reason: start-up
    from importlib.metadata import version  # noqa: PLC0415 reason: start-up

    from netrules.writing.drafting import draft  # noqa: PLC0415 reason: start-up
    from netrules.writing.tables import literal  # noqa: PLC0415 reason: start-up

    emails = options.email
    settings = {
        "name": f"name = {literal(options.name)}" if options.name else '# name = "Jo Example"',
        "email": f"email = {literal(emails)}" if emails else '# email = ["jo@example.org"]',
        "salt": literal(secrets.token_hex(32)),
    }
    texts = {_SETTINGS: draft(_SETTINGS, settings), _CONTACTS: draft(_CONTACTS)}
    for kind in options.ci:
        name, file = _CI[kind]
        texts[file] = draft(name, {"version": version("netrules")})
    return texts


def _in_pyproject(folder: Path) -> bool:
    """Whether the folder has settings in pyproject.toml."""
    from netrules.engine.settings import PYPROJECT, find_settings  # noqa: PLC0415 reason: start-up

    found = find_settings(folder.resolve())
    return found is not None and found == folder.resolve() / PYPROJECT


def _tell_above(folder: Path, new: Sequence[str]) -> None:
    """Say which settings cease to hold in the folder."""
    from netrules.engine.settings import find_settings  # noqa: PLC0415 reason: start-up

    above = find_settings(folder.resolve())
    if _SETTINGS in new and above is not None:
        where = "here" if folder == Path() else f"in {folder.as_posix()}"
        common.tell(f"{above} no longer holds {where}: of two settings files the closer counts")


def _tell_there(folder: Path, there: Sequence[str], texts: Mapping[str, str]) -> None:
    """Say what was left as it is, and what would have to be added to it."""
    for name in there:
        shared = name in _SHARED
        common.tell(
            f"{(folder / name).as_posix()} is there already, and it stays as it is"
            + ("; this is what it takes:" if shared else "")
        )
        if shared:
            common.write(texts[name].rstrip("\n"))


def _listed(folder: Path, names: Sequence[str]) -> str:
    *others, last = [(folder / name).as_posix() for name in names]
    return f"{', '.join(others)} and {last}" if others else last


def _next(folder: Path, *, begun: bool) -> Iterator[str]:
    """The two commands that come next."""
    where = "" if folder == Path() else f" in {folder.as_posix()}"
    if begun:
        yield f"next, fill in {_CONTACTS}{where}, or name an export in sources; then"
    else:
        yield f"next{where}:"
    yield "  netrules check"
    yield "      what can be said of your network, and what is missing"
    yield "  netrules check --goal job"
    yield "      whether it can bring you a job; netrules plugins lists the other goals"
