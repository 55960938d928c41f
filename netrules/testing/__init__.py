"""For people who write rules and sources: checks, fixtures and random networks.

`rule_checks` and `source_checks` give what every rule and every source has to keep, as
checks for ``pytest.mark.parametrize``; `check_rule` and `check_source` run them all at once.
A `Case` is a network with what a rule has to say of it. `people`, `networks` and `goals` are
strategies of hypothesis, for property tests of your own.

Nothing here needs pytest; all of it needs hypothesis.
"""

from __future__ import annotations

try:
    import hypothesis as _hypothesis  # noqa: F401 reason: to say in one line that it is lacking
except ModuleNotFoundError as error:
    if error.name != "hypothesis":
        raise
    msg = "netrules.testing needs hypothesis: pip install 'netrules[testing]'"
    raise ModuleNotFoundError(msg, name="hypothesis") from None

from netrules.testing.cases import Case, CaseError, read_cases
from netrules.testing.contract import Check, ContractError
from netrules.testing.day import TODAY
from netrules.testing.inputs import Memory
from netrules.testing.rules import check_rule, rule_checks
from netrules.testing.sources import check_source, source_checks
from netrules.testing.strategies import goals, networks, people

__all__ = [
    "TODAY",
    "Case",
    "CaseError",
    "Check",
    "ContractError",
    "Memory",
    "check_rule",
    "check_source",
    "goals",
    "networks",
    "people",
    "read_cases",
    "rule_checks",
    "source_checks",
]
