"""What tests of the command line share: a small contacts file, and what a command answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Protocol

import attrs

CONTACTS = """\
[me]
name = "Mo Egolund"
email = "mo@example.org"

[[person]]
id = "ana"
name = "Ana Ruizova"
email = "ana@example.com"
organization = "Quillfeather Ltd"
title = "Head of Data"
level = "director"
fields = ["data"]

[[person]]
id = "bo"
name = "Bo Lindqvist"
email = "bo@example.net"
organization = "Marrowgate"
title = "Beekeeper"

[[person]]
id = "cy"
name = "Cy Dolewright"

[[interaction]]
with = "ana"
on = 2026-09-01
channel = "meeting"

[coverage]
interactions = { since = 2024-01-01, until = 2026-09-30 }
"""


@attrs.frozen
class Ran:
    """What a command answered.

    Args:
        code: The exit code.
        out: What it wrote to the standard output.
        err: What it said besides.
    """

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer as JSON."""
        return json.loads(self.out)


class Run(Protocol):
    """Runs a command in the folder of the test."""

    def __call__(self, *words: str | Path) -> Ran:
        """What the command with these *words* answers."""
        ...
