"""The same bytes out, whatever the hash seed and the order of the files."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Final

import pytest

EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "job-search"
FILES: Final = ("linkedin", "phone.vcf", "contacts.toml", "rowing.toml")
ORDERS: Final = (FILES, FILES[::-1])


@cache
def report(form: str, seed: int, order: int) -> bytes:
    """The report on the example, made by a process of its own."""
    words = ("check", *ORDERS[order], "--today", "2026-11-20", "--format", form, "--no-redact")
    ran = subprocess.run(
        [sys.executable, "-m", "netrules", *words],
        cwd=EXAMPLE,
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (1, b"")
    return ran.stdout


@pytest.mark.parametrize("form", ["json", "text"])
@pytest.mark.parametrize(("seed", "order"), [(2, 0), (1, 1), (2, 1)])
def test_same_bytes(form: str, seed: int, order: int) -> None:
    """Another hash seed, another order of the files, or both, change no byte of the report."""
    expected = report(form, 1, 0)
    assert b"Tamsin" in expected or b"Callum Vandermoor" in expected
    assert report(form, seed, order) == expected
