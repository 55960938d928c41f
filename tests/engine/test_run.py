"""Judging by rules: what they are given, and what becomes of those that go wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from building import TODAY, all_ties, network, person, tie

from netrules import (
    Goal,
    Judgement,
    Level,
    Namer,
    Need,
    Network,
    Person,
    Read,
    Report,
    Rule,
    Tie,
    Unknown,
    Verdict,
    build,
    failed,
    passed,
    require,
    rule,
)
from netrules.engine.check import judge
from netrules.engine.run import Armed

ANA, BO = person("Ana Ruiz"), person("Bo Berg")


def _judge(
    seen: Network, *rules: Rule, measures: Mapping[str, Callable[[Network], Any]] | None = None
) -> Report:
    armed = [Armed(one, one.options, one.severity) for one in rules]
    return judge(seen, (), armed, measures or {}, today=TODAY)


def _rule(code: str, function: Callable[..., Judgement]) -> Rule:
    return rule(code, f"rule-{code.lower()}", stance="practice")(function)


def test_a_measure_that_raises_is_computed_once() -> None:
    """Each rule that asks for it crashes, all with the same traceback."""
    calls = []

    def broken(network: Network) -> int:
        calls.append(network)
        msg = "no measure"
        raise ValueError(msg)

    def asks(broken: int) -> Judgement:
        return passed() if broken else failed("")

    report = _judge(
        network(ANA), _rule("X001", asks), _rule("X002", asks), measures={"broken": broken}
    )
    assert len(calls) == 1
    assert [crash.code for crash in report.crashes] == ["X001", "X002"]
    assert report.crashes[0].trace == report.crashes[1].trace


@pytest.mark.parametrize("template", ["{days} days", "{} days", "{ days"])
@pytest.mark.parametrize("part", ["message", "advice"])
def test_a_template_that_the_data_do_not_fill_crashes_its_rule(template: str, part: str) -> None:
    """And not the report, which is written after all rules have run."""

    def judged(person: Person) -> Judgement:
        if part == "message":
            return failed(template, age=len(person.names))
        return failed("", advice=template, age=len(person.names))

    report = _judge(network(ANA), _rule("X001", judged))
    assert [one.verdict for one in report.results] == [Verdict.CRASHED]
    assert report.findings == ()


def test_a_rule_of_each_tie_does_not_speak_of_ties_that_nobody_recorded() -> None:
    """It passes only where every tie is on record, since one more could fail."""

    def stated(tie: Tie) -> Judgement:
        return require(tie.evidence == "stated", "a tie is not stated")

    items = (ANA, BO, tie("Ana Ruiz", "Bo Berg"))
    [open_] = _judge(network(*items), _rule("X001", stated)).results
    [closed] = _judge(network(*items, all_ties()), _rule("X001", stated)).results
    assert (open_.verdict, closed.verdict) == (Verdict.UNKNOWN, Verdict.PASS)
    assert [fact.field for fact in open_.missing] == ["ties"]


@pytest.mark.parametrize(
    ("value", "shown", "hidden"),
    [
        ({"Lisbon", "Aarhus"}, "Aarhus and Lisbon", "place-1 and place-2"),
        (frozenset({"Lisbon"}), "Lisbon", "place-1"),
        ({"Lisbon": 1}, "{'Lisbon': 1}", "place-1"),
        (Unknown("place"), "unknown", "unknown"),
        (timedelta(days=2), "2 days, 0:00:00", "2 days, 0:00:00"),
        (True, "True", "True"),
    ],
)
def test_data_of_any_type_are_shown_and_hidden(value: object, shown: str, hidden: str) -> None:
    """In an order that is always the same, and nothing that was read slips through."""

    def judged(network: Network) -> Judgement:
        del network
        return failed("{place}", place=value)

    report = _judge(network(ANA), _rule("X001", judged))
    [finding] = report.findings
    assert report.message(finding) == shown
    assert Namer(report.network, redact=True).message(finding) == hidden


def test_a_goal_that_asks_for_nothing_is_unknown() -> None:
    """Nothing was judged, so nothing is met."""
    report = judge(network(ANA), [Goal("a new job")], (), {}, today=TODAY)
    [goal] = report.goals
    assert isinstance(goal.met, Unknown)
    assert goal.met.missing[0].text == "say what it takes: add [[goal.need]], or a template"


def test_needs_compare_with_side_rungs_where_the_settings_place_them() -> None:
    """A cxo is above a partner who is placed at director, and no answer without that."""
    goal = Goal("aim", needs=(Need("peers", 'level >= "partner"'),))
    read = Read("contacts.toml", "contacts", [person("Ana Ruiz", level="cxo")])
    rungs = {"partner": Level.PARTNER.placed(Level.DIRECTOR)}
    for seen, verdict in ((build([read], rungs=rungs), True), (build([read]), None)):
        [result] = judge(seen, [goal], (), {}, today=TODAY).goals
        assert (None if isinstance(result.met, Unknown) else result.met) is verdict


def test_two_findings_about_one_subject_have_keys_of_their_own() -> None:
    """A rule that forgets to tell them apart does not make one waiver set both aside."""

    def judge_twice(person: Person) -> Judgement:
        return [failed("once", person=person), failed("twice", person=person)]  # type: ignore[return-value]

    report = _judge(network(ANA), _rule("X001", judge_twice))
    assert len({finding.key for finding in report.findings}) == 2
    again = _judge(network(ANA), _rule("X001", judge_twice))
    assert [one.key for one in again.findings] == [one.key for one in report.findings]


def test_findings_about_people_are_of_the_kind_person() -> None:
    """Whatever the rule judges, the ids it names are people's."""

    def judge_network(network: Network) -> Judgement:
        return failed("{one}", about=network.people, one=network.people[0])

    [finding] = _judge(network(ANA, BO), _rule("X001", judge_network)).findings
    assert finding.kind == "person"
    assert finding.ids == ("ana.ruiz", "bo.berg")


def test_a_goal_of_wishes_alone_takes_all_of_them() -> None:
    """Where no need is a must, the goal is not met by asking for nothing."""
    goal = Goal("g", needs=(Need("directors", 'level >= "director"', must=False),))
    report = judge(network(person("Cy", level="entry")), (goal,), [], {}, today=TODAY)
    assert report.goals[0].met is False
