"""The public names of `netrules.measures`: complete, and only looked up where used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from netrules import measures


def test_every_name_has_a_home_and_no_other() -> None:
    """The list of names and the list of homes agree."""
    assert set(measures.__all__) == set(measures._HOMES)
    assert dir(measures) == sorted(measures.__all__)


@pytest.mark.parametrize("name", measures.__all__)
def test_every_name_is_found(name: str) -> None:
    """And is no module: a module of that name would take its place once it is imported."""
    assert getattr(measures, name).__name__ == name
    assert not (Path(measures.__file__).parent / f"{name}.py").exists()


def test_other_names_are_refused() -> None:
    """As by any module."""
    with pytest.raises(AttributeError, match="centralitty"):
        _ = measures.centralitty


def test_no_array_library_until_one_is_needed() -> None:
    """Degrees of a person's contacts need none."""
    code = "import sys; from netrules.measures import degree; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
