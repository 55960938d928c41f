"""Rules and a goal template for people who look for a post at a university, for netrules."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources

from netrules import Rule, Template, hookimpl, read_template

netrules_api = "1.0"


@hookimpl
def netrules_rules() -> Iterable[Rule]:
    """The rules of this plugin, a file each."""
    # Imported when they are asked for, so that a command that needs no rules starts fast.
    from netrules_faculty.cold_referee import cold_referee
    from netrules_faculty.conflicted_insiders import conflicted_insiders
    from netrules_faculty.letters_from_one_house import letters_from_one_house

    return [cold_referee, letters_from_one_house, conflicted_insiders]


@hookimpl
def netrules_goals() -> Iterable[Template]:
    """The goal template of this plugin, a data file."""
    file = resources.files("netrules_faculty") / "faculty-job.toml"
    return [read_template(file.read_bytes(), file.name)]
