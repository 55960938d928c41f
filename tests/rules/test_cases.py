"""For every rule a network that fails it, one that passes and one that leaves it unknown, each
with nothing in it that could be left out: ``cases/CODE.toml``."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import tomlkit

from netrules import Rule
from netrules.api import open_session
from netrules.testing import Case, read_cases
from netrules.testing.cases import CaseError, case_check
from netrules.testing.contract import ContractError
from netrules.testing.judging import installed_measures
from netrules.testing.strategies import TODAY
from netrules.toml import parse_toml

CASES: Final = Path(__file__).parent / "cases"
RULES: Final[dict[str, Rule]] = {
    code: owned.value for code, owned in open_session().every_rule().items()
}
VERDICTS: Final = ("fail", "pass", "unknown")
#: What is always known, so that nothing leaves these rules unknown.
ALWAYS_TOLD: Final = {
    "G008": "your goals",
    "K003": "your goals",
    "M004": "your goals",
    "R008": "which needs are open",
    "R009": "the groups",
}
#: What a contacts file that is in order does not have; their own tests have such networks.
ELSEWHERE: Final = {
    "R003": "records that could not be read",
    "R004": "settings",
    "R005": "a second source",
    "R006": "a second source",
    "R007": "an entry with a day",
    "R010": "waivers",
    "R011": "waivers",
    "R012": "waivers",
    "R013": "waivers",
    "R014": "waivers",
    "R015": "a baseline",
    "S005": "a second layer",
    "S006": "a second layer",
}
#: What a case says of itself, and does not judge by.
SAID: Final = ("name", "verdict", "messages", "missing", "options")


def test_every_rule_has_its_three() -> None:
    """But where nothing can be unknown, and where it takes more than a contacts file."""
    have = {path.stem: [one.verdict for one in read_cases(path)] for path in CASES.iterdir()}
    wanted = {
        code: [one for one in VERDICTS if not (one == "unknown" and code in ALWAYS_TOLD)]
        for code in RULES
        if code not in ELSEWHERE
    }
    assert have == wanted


def all_cases() -> Iterator[Any]:
    """Every case, and its table."""
    for path in sorted(CASES.glob("*.toml")):
        tables = parse_toml(path.read_bytes(), path.name).data["case"]
        for case, table in zip(read_cases(path), tables, strict=True):
            yield pytest.param(RULES[path.stem], case, table, id=f"{path.stem} {case.verdict}")


@pytest.mark.parametrize(("rule", "case", "table"), [*all_cases()])
def test_rule_says_so(rule: Rule, case: Case, table: dict[str, Any]) -> None:
    """Word for word."""
    del table
    case_check(rule, case, installed_measures(), TODAY).run()


@pytest.mark.parametrize(("rule", "case", "table"), [*all_cases()])
def test_nothing_can_be_left_out(rule: Rule, case: Case, table: dict[str, Any]) -> None:
    """Without any one record, fact, goal or need the rule says something else."""
    for path in cuts({key: value for key, value in table.items() if key not in SAID}):
        assert not says(rule, case.verdict, without(table, path)), path


def says(rule: Rule, verdict: str, table: dict[str, Any]) -> bool:
    """Whether *rule* comes to *verdict* on the network of *table*."""
    kept = {key: value for key, value in table.items() if key not in ("messages", "missing")}
    try:
        [case] = read_cases(tomlkit.dumps({"case": [kept]}))
        case_check(rule, case, installed_measures(), TODAY).run()
    except (CaseError, ContractError):
        return False
    return True


def cuts(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where something can be taken out of *value*: keys of tables and items of lists."""
    keys: Any = value if isinstance(value, dict) else range(len(value))
    for key in keys:
        yield (*path, key)
        if isinstance(value[key], dict | list):
            yield from cuts(value[key], (*path, key))


def without(table: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    """*table* without what stands at *path*."""
    less: Any = copy.deepcopy(table)
    inner = less
    for key in path[:-1]:
        inner = inner[key]
    del inner[path[-1]]
    return dict(less)
