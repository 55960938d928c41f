"""Virtual environments with netrules in them, made without a network.

What netrules needs is taken from the packages of the running interpreter, netrules itself from a
wheel that is built here: it is installed as its users have it, and `pip` is asked as they do.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import attrs

ROOT: Final = Path(__file__).parents[1]
#: What is not to be found beside a fresh environment's own.
_NOT_LENT: Final = ("netrules", "_editable_impl", "pip", "setuptools", "_distutils")


def wheel(project: Path, into: Path, environment: Mapping[str, str]) -> None:
    """Build the wheel of a project, with the tools that are installed here."""
    words = ("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation")
    built = subprocess.run(
        [sys.executable, *words, "--wheel-dir", into, project],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stderr


@attrs.frozen
class Fresh:
    """A virtual environment with netrules in it.

    Args:
        folder: Where commands are run.
        environment: Their variables: the environment's own commands come first, and pip finds
            netrules in a folder of wheels, and nothing on a network.
    """

    folder: Path
    environment: Mapping[str, str]

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        """What a command answers, typed into a shell; it has to succeed."""
        ran = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert ran.returncode == 0, f"{command}\n{ran.stdout[-4000:]}\n{ran.stderr[-4000:]}"
        return ran


def fresh(tmp_path: Path) -> Fresh:
    """An empty folder beside a virtual environment with netrules in it."""
    lent, wheels, venv, folder = (tmp_path / name for name in ("lent", "wheels", "venv", "here"))
    folder.mkdir()
    lent.mkdir()
    for place in map(Path, sys.path):
        if any(place.glob("*.dist-info")):
            _lend(place, lent)
    environment = {
        **{name: value for name, value in os.environ.items() if name != "CI"},
        "PYTHONPATH": str(lent),
        "PATH": os.pathsep.join((str(venv / "bin"), os.environ["PATH"])),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheels),
        "PIP_NO_BUILD_ISOLATION": "0",  # which is how pip spells that there is none
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "COLUMNS": "100",
    }
    wheel(ROOT, wheels, {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"})
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    made = Fresh(folder, environment)
    made.run("pip install --quiet netrules")
    return made


def _lend(packages: Path, lent: Path) -> None:
    """Show the packages of one folder in another, but for what each environment has itself."""
    for one in packages.iterdir():
        place = lent / one.name
        if not one.name.startswith(_NOT_LENT) and one.suffix != ".pth" and not place.exists():
            place.symlink_to(one)
