"""Processes of Python as a user would start them, for tests of what is typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def python(
    *words: str | Path, folder: Path, interpreter: str | Path = sys.executable, **environment: str
) -> subprocess.CompletedProcess[str]:
    """What a Python process answers.

    Args:
        words: What stands behind the interpreter.
        folder: Where it runs.
        interpreter: Which Python.
        environment: Variables to set besides those of the test; CI is not set.
    """
    return subprocess.run(
        [interpreter, *words],
        cwd=folder,
        env={**os.environ, "CI": "", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
