"""`netrules merge`: one contacts file from many sources."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from netrules.cli import common

if TYPE_CHECKING:
    from netrules.api import Session

_EPILOG = """\
What is in FILE stays as it is, comments and order and all: entries get the keys that they lack
and addresses that they do not list, people without an entry get one at the end. What was in it
before is kept as FILE.bak. Messages and meetings stay in their exports; what was written down
in other contacts files is taken over.

What a contacts file says counts as stated by you, and holds against later exports.

examples:
  netrules merge -o contacts.toml phone.vcf Basic_LinkedInDataExport.zip
      begin a contacts file with what both hold
  netrules merge -o contacts.toml
      bring it up to date from the sources of the settings
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = "Write one contacts file from many sources."
    parser.epilog = _EPILOG
    common.add_paths_argument(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        required=True,
        help="the contacts file: made if it is not there, else completed",
    )
    common.add_input_arguments(parser)
    common.add_shared_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Merge, and say what was added."""
    from netrules.loading.keys import id_by  # noqa: PLC0415 reason: start-up
    from netrules.writing.merging import merge  # noqa: PLC0415 reason: start-up
    from netrules.writing.whole import write_whole  # noqa: PLC0415 reason: start-up

    session = common.session_of(options)
    common.refuse_redacted(session, "merge writes names into a file of yours")
    output: Path = options.output
    inputs = common.inputs_of(options, session, options.paths)
    existing = b""
    if output.exists():
        existing = output.read_bytes()
    own = [(output, "contacts")] if existing.strip() else []
    others = [(path, name) for path, name in inputs if path.resolve() != output.resolve()]
    today = common.today_of(options)
    alone = common.load(session, own)
    loaded = common.load(session, [*others, *own])
    namer = common.namer_of(session, loaded.network)
    if alone.unreadable:
        common.tell_unread(alone, namer)
        msg = f"{output} cannot be completed as it is; nothing was written"
        raise ValueError(msg)
    merged = merge(
        loaded.network.as_of(today),
        alone.network,
        existing.decode("utf-8-sig"),
        _shown(session, [path for path, _ in (*others, *own)], output),
        id_by,
    )
    if merged.data == existing:
        common.tell(f"{output} holds all of it already")
    else:
        kept = write_whole(output, merged.data, backup=True)
        before = f"; what it held before is in {kept.name}" if kept else ""
        people = "1 person" if merged.added == 1 else f"{merged.added:,} people"
        common.tell(f"{output}: added {people}, completed {merged.completed:,}{before}")
    if merged.nameless:
        common.tell(f"{merged.nameless:,} without a name on record were left out")
    return common.outcome(session, namer, debug=options.debug, loaded=loaded)


def _shown(session: Session, paths: list[Path], output: Path) -> str:
    from netrules.loading.opened import shown_paths  # noqa: PLC0415 reason: start-up

    return shown_paths([*paths, output], session.base)[output]
