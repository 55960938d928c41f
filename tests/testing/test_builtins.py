"""The built-in rules and sources keep what is asked of anybody's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from laws.strategies import SMALL
from testing.failing import CASES

from netrules import ReadContext, Rule, Source
from netrules.api import open_session
from netrules.loading.owners import owner_of
from netrules.loading.stated import owner_record
from netrules.measures import chance
from netrules.plugins.sources import every_source
from netrules.rules import every_rule
from netrules.testing import Check, rule_checks, source_checks

SPECIMENS: Final = Path(__file__).parents[2] / "examples" / "sources"
#: Checks of rules that are known to fail, and why.
EXPECTED_OF_RULES: Final[dict[str, dict[str, str]]] = {
    "R005": {"forgetting": "it is about what files say, and one that says less disagrees less"},
}
#: How many records the examples of some sources hold, counted in the files: rows, events,
#: calls, letters, entries, and of a graph nodes and edges.
HOLDS: Final = {
    "addressbook": 10,
    "calendar": 10,
    "calls": 13,
    "graph": 31,
    "ldif": 12,
    "mail": 24,
    "worksheet": 10,
}
#: Checks of sources that are known to fail, and why.
EXPECTED: Final[dict[str, dict[str, str]]] = {
    "mail": {"damage": "without its first line a letter is the end of the one before"},
    "mindmap": {"coverage": "a map drawn by hand vouches for nothing"},
    "worksheet": {"coverage": "a sheet filled in by hand vouches for nothing"},
}


def checks_of_rule(rule: Rule) -> list[Check]:
    """The checks of a rule, with a network that fails it where no small random one does."""
    cases = [CASES[rule.code]] if rule.code in CASES else []
    return list(
        rule_checks(
            rule,
            options=SMALL.get(rule.code, {}),
            cases=cases,
            expected=EXPECTED_OF_RULES.get(rule.code),
        )
    )


def specimen_of(source: Source) -> Path:
    """The example of a source: the one file, or the folder of several."""
    folder = SPECIMENS / source.name
    files = [path for path in folder.rglob("*") if path.is_file()]
    return files[0] if len(files) == 1 else folder


def context() -> ReadContext:
    """What the settings beside the examples say: many kinds of files do not name their owner."""
    settings = open_session(SPECIMENS / "netrules.toml", third_party=False).settings
    stated = owner_record(settings.me.values, settings.shown, settings.me.line)
    assert stated is not None
    return ReadContext(settings.read_options, owner_of([stated]))


CONTEXT: Final = context()


@pytest.fixture(scope="module", autouse=True)
def fewest_networks_of_chance() -> Iterator[None]:
    """What is a cluster is compared with fewer networks of chance: no check hangs on it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chance, "_MOST", chance._FEWEST)
        yield


@pytest.mark.parametrize(
    "check",
    [
        pytest.param(check, id=f"{rule.code}-{check}")
        for rule in every_rule()
        for check in checks_of_rule(rule)
    ],
)
def test_rule(check: Check) -> None:
    """Each rule keeps the contract."""
    check()


@pytest.mark.parametrize(
    "check",
    [
        pytest.param(check, id=f"{source.name}-{check}")
        for source in every_source()
        if not getattr(source, "stands_for", ())
        for check in source_checks(
            source,
            specimen_of(source),
            read=HOLDS.get(source.name),
            context=CONTEXT,
            expected=EXPECTED.get(source.name),
        )
    ],
)
def test_source(check: Check) -> None:
    """Each source keeps the contract."""
    check()
