"""Each bad rule and source is caught by the check named for it; the good ones pass them all."""

from __future__ import annotations

import pytest
from testing.zoo import GOOD, RECORDS, RULES, SOURCES, SPECIMEN, Pigeons

from netrules.testing import (
    Check,
    ContractError,
    check_rule,
    check_source,
    rule_checks,
    source_checks,
)


def check_named(name: str, checks: tuple[Check, ...]) -> Check:
    """The check that an animal is filed under."""
    [found] = [check for check in checks if name.startswith(f"{check.name}:")]
    return found


@pytest.mark.parametrize("name", RULES)
def test_bad_rule_is_caught(name: str) -> None:
    """By the check named for what is wrong with it."""
    check = check_named(name, rule_checks(RULES[name]))
    with pytest.raises(ContractError, match=f"rule ZOO.*check '{check.name}'"):
        check()


@pytest.mark.parametrize("name", SOURCES)
def test_bad_source_is_caught(name: str) -> None:
    """By the check named for what is wrong with it."""
    check = check_named(name, source_checks(SOURCES[name], SPECIMEN, read=RECORDS))
    with pytest.raises(ContractError, match=f"source pigeons, check '{check.name}'"):
        check()


def test_every_check_has_something_to_catch() -> None:
    """No check is there that nothing shows to work."""
    rules = {name.rpartition(":")[0] for name in RULES}
    assert rules == {check.name for check in rule_checks(GOOD)}
    sources = {name.partition(":")[0] for name in SOURCES}
    assert sources == {check.name for check in source_checks(Pigeons(), SPECIMEN)}


@pytest.mark.parametrize("check", rule_checks(GOOD), ids=str)
def test_good_rule(check: Check) -> None:
    """A rule that is right passes every check."""
    check()


@pytest.mark.parametrize("check", source_checks(Pigeons(), SPECIMEN, read=RECORDS), ids=str)
def test_good_source(check: Check) -> None:
    """A source that is right passes every check."""
    check()


def test_all_at_once() -> None:
    """The same without pytest: nothing is returned, or everything that is wrong is named."""
    check_rule(GOOD)
    check_source(Pigeons(), SPECIMEN, read=RECORDS)
    with pytest.raises(ContractError, match="check 'page'") as raised:
        check_rule(RULES["page: no references"])
    assert "\n" not in str(raised.value)
    with pytest.raises(ContractError, match=r"(?s)check 'recognised'.*check 'records'"):
        check_source(
            SOURCES["records: yields none"], SPECIMEN.renamed("letters").with_bytes("", b"?")
        )
