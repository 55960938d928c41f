"""`netrules new-plugin`: a package that brings a rule or a source, to begin with."""

from __future__ import annotations

import argparse
import re
import sys
from keyword import iskeyword
from pathlib import Path
from typing import Final

from netrules.cli import common

_NAME: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PREFIX: Final = re.compile(r"[A-Z]{2,8}")
_EPILOG: Final = """\
It has a rule or a source, the tests that every one of these has to pass, and what it takes to be
installed and found.

examples:
  netrules new-plugin netrules-academia
      a folder of that name, with the rule ACADEMIA001
  netrules new-plugin our-rules --prefix OUR --rule cold-director
      another folder, with the rule OUR001 cold-director
  netrules new-plugin netrules-letters --source letters
      a plugin that reads a kind of file instead
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = (
        "Write a plugin to begin with: a package that brings a rule or a source, with tests."
    )
    parser.epilog = _EPILOG
    parser.add_argument(
        "name",
        metavar="NAME",
        help="the name of the distribution, in kebab case; the folder is made here",
    )
    parser.add_argument(
        "--prefix",
        metavar="LETTERS",
        help="the 2 to 8 capitals that its codes begin with (default: from its name)",
    )
    brings = parser.add_mutually_exclusive_group()
    brings.add_argument(
        "--source",
        metavar="SOURCE",
        help="bring a source instead of a rule: the name of what it reads, in kebab case",
    )
    brings.add_argument(
        "--rule",
        metavar="RULE",
        help='what its rule finds, in kebab case, so that "allow RULE" reads well',
    )


def run(options: argparse.Namespace) -> int:
    """Write the package."""
    from netrules.engine.exits import ExitCode  # noqa: PLC0415 reason: start-up
    from netrules.writing.fresh import is_taken, write_fresh  # noqa: PLC0415 reason: start-up

    name = options.name
    _check(name)
    files = _files(options)
    folder = Path(name)
    if is_taken(folder):
        msg = f"{name} is there already; nothing was written"
        raise ValueError(msg)
    write_fresh({folder / file: text.encode() for file, text in files.items()})
    kind, of = ("rule", "networks") if options.source is None else ("source", "a small file")
    common.tell(f"wrote {name}, with {', '.join(files)}")
    common.tell(
        f"next, in {name}:\n"
        "  pip install --editable '.[test]'\n"
        "      from then on netrules finds it; netrules plugins says so\n"
        "  python -m pytest\n"
        f"      what every {kind} has to keep, and what this one says of {of}"
    )
    return ExitCode.CLEAN


def _files(options: argparse.Namespace) -> dict[str, str]:
    """What the package consists of.

    Raises:
        ValueError: If a name will not do.
    """
    from importlib.metadata import version  # noqa: PLC0415 reason: start-up

    from netrules.writing.scaffolds import (  # noqa: PLC0415 reason: start-up
        plugin_files,
        source_plugin_files,
    )

    name, source, needs = options.name, options.source, version("netrules")
    if source is None:
        prefix = _prefix(options.prefix, name)
        return plugin_files(name, prefix, _rule(options.rule, prefix), version=needs)
    if options.prefix is not None:
        msg = "--prefix is for the codes of rules, and a source has none; leave out one of the two"
        raise ValueError(msg)
    if not _NAME.fullmatch(source):
        msg = f"{source!r} is no name for a source: it is in kebab case, such as letters"
        raise ValueError(msg)
    return source_plugin_files(name, source, version=needs)


def _check(name: str) -> None:
    """Insist on a name that a distribution and a package can have.

    Raises:
        ValueError: If it cannot be; the message says what would do.
    """
    package = name.replace("-", "_")
    if not _NAME.fullmatch(name):
        msg = f"{name!r} is no name for a plugin: it is in kebab case, such as netrules-academia"
        raise ValueError(msg)
    if package == "netrules" or package in sys.stdlib_module_names or iskeyword(package):
        msg = f"{name} means something to Python already; choose another, such as netrules-{name}"
        raise ValueError(msg)


def _prefix(given: str | None, name: str) -> str:
    """The letters of the plugin's codes.

    Raises:
        ValueError: If they will not do.
    """
    last = name.removeprefix("netrules-").replace("-", "")
    prefix = given or re.sub(r"[^A-Z]", "", last.upper())[:8]
    if not _PREFIX.fullmatch(prefix):
        msg = f"{prefix!r} is no prefix for codes: give 2 to 8 capitals with --prefix"
        raise ValueError(msg)
    return prefix


def _rule(given: str | None, prefix: str) -> str:
    """The name of the plugin's rule.

    Raises:
        ValueError: If it will not do.
    """
    rule = f"{prefix.lower()}-out-of-sight" if given is None else given
    if not _NAME.fullmatch(rule):
        msg = f"{rule!r} is no name for a rule: it is in kebab case, such as cold-director"
        raise ValueError(msg)
    return rule
