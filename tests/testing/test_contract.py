"""Checks as such: their names, and failures that are expected."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from random import Random

import attrs
import pytest
from hypothesis import given, settings
from testing.zoo import GOOD, RULES, SPECIMEN, Pigeons, lives_in_lund

from netrules import Goal, Item, Network, Person, check, rule
from netrules.testing import (
    TODAY,
    ContractError,
    check_rule,
    goals,
    lawful,
    networks,
    people,
    rule_checks,
    source_checks,
    work,
)

BAD = RULES["clock: the hour"]


def test_expected_failure_needs_a_reason() -> None:
    """And a reason of blanks is none."""
    for reason in ("", "  "):
        with pytest.raises(ValueError, match="says that 'clock' fails and not why"):
            rule_checks(BAD, expected={"clock": reason})


def test_expected_failure_names_a_check() -> None:
    """One that there is not is refused, with what may have been meant."""
    with pytest.raises(ValueError, match="'clok', which is no check; did you mean 'clock'"):
        rule_checks(BAD, expected={"clok": "it tells the time"})
    with pytest.raises(ValueError, match="'clok', which is no check; did you mean 'clock'"):
        source_checks(Pigeons(), SPECIMEN, expected={"clok": "it tells the time"})


def test_expected_failure_passes() -> None:
    """What fails with a reason is no failure."""
    checks = {one.name: one for one in rule_checks(BAD, expected={"clock": "it tells the time"})}
    checks["clock"]()
    assert checks["clock"].expected == "it tells the time"
    assert not checks["page"].expected


def test_expected_failure_is_strict() -> None:
    """What holds after all is taken out of the list."""
    checks = {one.name: one for one in rule_checks(GOOD, expected={"page": "a guess"})}
    with pytest.raises(ContractError, match=r"expected to fail \(a guess\), and it holds"):
        checks["page"]()


def test_options_are_those_of_the_rule() -> None:
    """One that there is not is refused."""
    with pytest.raises(ValueError, match=r"rule ZOO900 has no option 'days'; it has none"):
        rule_checks(GOOD, options={"days": 1})


def test_rule_may_declare_that_it_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is known to compare everybody with everybody says so, and by how much."""
    monkeypatch.setattr(work, "SMALLER", 200)
    monkeypatch.setattr(work, "LARGER", 400)
    pairs = RULES["growth: everybody with everybody"]
    for growth, held in ((3.5, False), (4.2, True)):
        [check_] = [one for one in rule_checks(pairs, growth=growth) if one.name == "growth"]
        with nullcontext() if held else pytest.raises(ContractError, match="times as many"):
            check_()


def test_laws_are_tried_further_by_a_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever lets hypothesis draw more examples has laws tried on more networks."""
    tried = []
    monkeypatch.setattr(lawful, "broken", lambda *_: tried.append(1) and "")
    [law] = [one for one in rule_checks(GOOD) if one.name == "law: names"]
    numbers = []
    for profile in (settings(max_examples=50), settings(max_examples=200)):
        tried.clear()
        monkeypatch.setattr(lawful, "settings", _of(profile))
        law()
        numbers.append(len(tried))
    assert numbers == [lawful.TRIED, 2 * lawful.TRIED]


def _of(profile: settings) -> Callable[..., settings]:
    """Settings as they are made where *profile* is loaded."""
    return lambda **more: settings(profile, **more)


def test_law_whose_change_raises() -> None:
    """The change is told, and not the rule, with the smallest network."""

    def lost(records: Sequence[Item], dice: Random, today: date) -> list[Item]:
        """Everything lost."""
        raise KeyError("sorry")

    lawful_rule = rule("ZOO901", "lost", stance="gap", laws={lost: "same"})(lives_in_lund)
    [law] = [one for one in rule_checks(lawful_rule) if one.name == "law: lost"]
    with pytest.raises(ContractError, match="the change raised KeyError: 'sorry'"):
        law()


def test_law_whose_change_changes_nothing() -> None:
    """A law about it holds of every rule, so it says nothing."""

    def nothing(records: Sequence[Item], dice: Random, today: date) -> Sequence[Item]:
        """Nothing at all."""
        return records

    idle = rule("ZOO902", "idle", stance="gap", laws={nothing: "same"})(lives_in_lund)
    [law] = [one for one in rule_checks(idle) if one.name == "law: nothing"]
    with pytest.raises(ContractError, match="the change leaves every network as it is"):
        law()


def test_law_of_a_rule_that_draws() -> None:
    """What it says hangs on nothing, so that no law can be told to hold."""
    draws = attrs.evolve(RULES["deterministic: draws at random"], laws=GOOD.laws)
    with pytest.raises(ContractError, match="law: names"):
        {one.name: one for one in rule_checks(draws)}["law: names"]()


def test_counterexample_is_small() -> None:
    """A failure shows the smallest network in which it is seen."""
    [check_] = [one for one in rule_checks(RULES["messages: shows None"]) if one.name == "messages"]
    with pytest.raises(ContractError, match="the smallest network found") as raised:
        check_()
    assert str(raised.value).count("PersonRecord(") == 1
    assert "InteractionRecord" not in str(raised.value)


def test_day_is_an_input() -> None:
    """The same rule can be tried on another day."""
    checks = rule_checks(GOOD, today=TODAY.replace(year=2031))
    for check_ in checks:
        if check_.name in ("reached", "redaction"):
            check_()


# -- strategies --------------------------------------------------------------------------


@given(people())
def test_people(person: Person) -> None:
    """Somebody in a network that has a day."""
    assert person in person.network.people
    assert person.network.day == TODAY


@given(networks(), networks(None))
def test_networks(judged: Network, unjudged: Network) -> None:
    """With a day of judgement, or without for `netrules.check`."""
    assert judged.today == TODAY
    assert unjudged.today is None
    assert 1 <= len(judged.people) <= 8


@given(networks(None), goals("one"), goals("two"))
@settings(max_examples=5)
def test_goals_can_be_judged(network: Network, one: Goal, two: Goal) -> None:
    """By all rules there are."""
    report = check(network, [one, two], today=TODAY)
    assert [goal.name for goal in report.goals] == ["one", "two"]
    assert report.crashes == ()


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        (
            "two who share a name",
            lambda net: len({one.name for one in net.people}) < len(net.people),
        ),
        ("a tie", lambda net: bool(net.ties.recorded)),
        ("contact", lambda net: bool(net.all_interactions)),
        ("all ties known", lambda net: net.ties.complete),
        ("ties not all known", lambda net: not net.ties.complete),
    ],
)
def test_networks_are_of_many_kinds(wanted: str, holds: Callable[[Network], bool]) -> None:
    """Random networks have what rules speak of."""
    found = []

    @given(networks())
    def look(network: Network) -> None:
        found.append(holds(network))

    look()
    assert any(found), wanted
    assert not all(found), wanted


# -- without hypothesis ---------------------------------------------------------------------


def test_says_what_to_install(tmp_path: Path) -> None:
    """Without hypothesis the last line of the error is the command that installs it."""
    code = "import sys; sys.modules['hypothesis'] = None; import netrules.testing"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1
    last = ran.stderr.strip().splitlines()[-1]
    assert last.endswith("netrules.testing needs hypothesis: pip install 'netrules[testing]'")


def test_rule_that_changes_things_spoils_no_other() -> None:
    """What a rule does to the networks it is tried on is not held against the next rule."""
    for what in ("forgets a fact", "cuts ties", "empties a measure"):
        with pytest.raises(ContractError, match="check 'mutation'"):
            check_rule(RULES[f"mutation: {what}"])
    check_rule(GOOD)
