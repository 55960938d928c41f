"""What the commands that take moves share: their arguments, and what is said of them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from netrules.cli import common

WORDS_HELP: Final = (
    "a word that begins with a verb and a colon is a move; any other one is a path to read; "
    "without one the sources of the settings are read"
)


def grammar(*, supposing: bool) -> str:
    """The moves and what they say, for ``--help``."""
    from netrules.actions.moves import GRAMMAR, SUPPOSED  # noqa: PLC0415 reason: start-up

    forms = {**GRAMMAR, **SUPPOSED} if supposing else GRAMMAR
    lines = [f"  {form:<26}{text}" for form, text in forms.values()]
    return "\n".join(("A MOVE is one of", *lines))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that say when it was, and where it is written."""
    group = parser.add_argument_group("the moves")
    group.add_argument(
        "--on",
        metavar="DATE",
        type=common.day,
        help="the day on which it happened, such as 2026-11-18 (default: --today)",
    )
    group.add_argument(
        "--file",
        metavar="FILE",
        type=Path,
        help="the contacts file; by default the first of the sources that is one",
    )


def sorted_out(words: Sequence[str]) -> tuple[list[str], list[Path]]:
    """The moves and the paths among the arguments.

    Raises:
        ValueError: If there is no move.
    """
    from netrules.actions.moves import GRAMMAR, is_move  # noqa: PLC0415 reason: start-up

    moves = [
        word
        for word in words
        if is_move(word) and not os.path.exists(word)  # noqa: PTH110 reason: no raise
    ]
    paths = [Path(word) for word in words if word not in moves]
    if not moves:
        msg = f"no move is given; write one as {GRAMMAR['talked'][0]}"
        raise ValueError(msg)
    return moves, paths
