"""The week's plan: what each move says is true once it is done, and no better choice is missed."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations
from typing import Any

import icalendar
import pytest
from building import TODAY, covered, event, network, origin, person, tie
from hypothesis import given
from hypothesis import strategies as st
from laws.strategies import World, examples, goals, worlds
from rules.judging import goal, need

from netrules import Breadth, Direction, Favour, Goal, Item, Namer, Network, OutcomeRecord, Report
from netrules.actions.plan import Plan, make_plan
from netrules.actions.planned import (
    FORMATS,
    as_csv,
    as_ics,
    as_json,
    as_markdown,
    as_text,
    lines_of,
)
from netrules.actions.simulate import Deed, Kind, after
from netrules.engine.check import judge
from netrules.engine.run import Armed
from netrules.rules.gaps.goal_met import unmet_need
from netrules.rules.truths.mutual import lopsided_favours
from netrules.rules.upkeep.lately import overdue_contact

RULES = [
    Armed(rule, dict(rule.options), rule.severity)
    for rule in (unmet_need, lopsided_favours, overdue_contact)
]


def judging(wanted: Sequence[Goal]) -> Any:
    """Judges a network against *wanted* by three rules."""

    def judged(of: Network, /, codes: frozenset[str] | None = None) -> Report:
        rules = [one for one in RULES if codes is None or one.rule.code in codes]
        return judge(of, wanted, rules, {}, today=TODAY)

    return judged


def plan_of(*items: Item, wanted: Sequence[Goal] = (), **options: Any) -> Plan:
    """The plan for a small network."""
    return make_plan(network(*items), judging(wanted), today=TODAY, **options)


def test_a_network_that_no_move_changes_is_judged_once() -> None:
    """Judging is what a plan takes its time for, and it can learn nothing new here."""
    networks: list[Network] = []

    def judged(of: Network, /, codes: frozenset[str] | None = None) -> Report:
        networks.append(of)
        return judging([])(of, codes)

    plan = make_plan(network(person("ana")), judged, today=TODAY)
    assert len(networks) == 1
    assert plan.later is plan.before


def test_what_could_be_is_judged_by_the_rules_that_found_something_alone() -> None:
    """Else a large network waits for rules of which the plan looks at nothing."""
    asked: list[frozenset[str] | None] = []

    def judged(of: Network, /, codes: frozenset[str] | None = None) -> Report:
        asked.append(codes)
        return judging([])(of, codes)

    make_plan(network(person("ana", every="1w"), covered()), judged, today=TODAY)
    assert asked == [None, frozenset({overdue_contact.code}), None]


def done(plan: Plan) -> list[tuple[str, str]]:
    """Kind and person of each move."""
    return [(str(move.deed.kind), move.deed.person) for move in plan.moves]


def texts(plan: Plan) -> list[str]:
    """What each move says to do."""
    namer = Namer(plan.before.network)
    return [line for line in as_text(plan, namer).split("\n") if line[:1].isdigit()]


def ago(days: int) -> Any:
    """The day so many days before today."""
    return TODAY - timedelta(days=days)


DATA = [person(name, fields=("data",)) for name in ("Ana", "Ben", "Cleo")]
WARM = goal(need('"data" in fields', at_least=2, warm=2, text="warm people in data"))
#: Contact with all three, long ago.
COLD = [covered(), *(event(name, ago(days)) for name, days in (("Ana", 600), ("Ben", 500)))]


def test_a_need_is_closed_with_the_fewest_moves() -> None:
    """By those who were in contact last; the text says what it closes, and with how many."""
    plan = plan_of(*DATA, *COLD, wanted=[WARM], capacity=2)
    assert done(plan) == [("reach out", "ben"), ("reach out", "ana")]
    assert plan.closed == ("aim: warm people in data",)
    assert texts(plan) == [
        "1. Meet Ben",
        "2. Meet Ana",
    ]
    assert "closes aim: warm people in data, with 1 more of these moves" in as_text(
        plan, Namer(plan.before.network)
    )


def test_what_cannot_be_closed_within_the_capacity_is_not_begun() -> None:
    """One of two moves closes nothing."""
    plan = plan_of(*DATA, *COLD, wanted=[WARM], capacity=1)
    assert plan.closed == ()
    assert all(not move.closes for move in plan.moves)


def test_must_needs_come_first() -> None:
    """Where there is room for one of two needs."""
    law = person("Dee", fields=("law",))
    aim = goal(
        need('"law" in fields', name="soft", must=False, warm=1),
        need('"data" in fields', name="hard", warm=1),
    )
    plan = plan_of(*DATA, law, *COLD, event("Dee", ago(400)), wanted=[aim], capacity=1)
    assert plan.closed == ("aim: hard",)


def test_one_who_serves_two_needs_saves_a_move() -> None:
    """Whoever does is chosen, if it is the one who was in contact longest ago."""
    both = person("Zoe", fields=("data", "law"))
    aim = goal(
        need('"law" in fields', name="law", warm=1), need('"data" in fields', name="data", warm=1)
    )
    law = person("Dee", fields=("law",))
    people = [*DATA, law, both, *COLD, event("Dee", ago(400)), event("Zoe", ago(900))]
    assert done(plan_of(*people, wanted=[aim], capacity=2))[0] == ("reach out", "zoe")


def test_nobody_is_written_to_a_fourth_time() -> None:
    """Three messages without an answer are enough."""
    sent = [
        event("Ben", ago(days), channel="mail", direction=Direction.OUT) for days in (40, 50, 60)
    ]
    mail = covered(channel="mail")
    plan = plan_of(*DATA, *COLD, mail, *sent, wanted=[WARM], capacity=5)
    assert ("reach out", "ben") not in done(plan)


def test_nobody_is_written_to_who_is_to_be_let_rest() -> None:
    """Two asks within a month wait for an answer."""
    asks = [
        event("Ben", ago(days), channel="mail", direction=Direction.OUT, favour=Favour.ASK)
        for days in (12, 4)
    ]
    mail = covered(channel="mail")
    plan = plan_of(*DATA, *COLD, mail, *asks, wanted=[WARM], capacity=5)
    assert ("reach out", "ben") not in done(plan)


def test_whose_turn_it_is_to_give() -> None:
    """A favour is offered where more was asked for than given."""
    asked = [event("Ana", ago(days), favour=Favour.ASK) for days in (20, 40, 60, 80)]
    plan = plan_of(*DATA, covered(), *asked)
    assert done(plan)[0] == ("give", "ana")
    assert texts(plan)[0] == "1. Offer Ana something before you ask again, by meeting"


def test_facts_that_settle_a_need_are_asked_for() -> None:
    """Where the answer hangs on one fact."""
    aim = goal(need('"data" in fields', text="people in data"))
    plan = plan_of(person("Dee"), wanted=[aim])
    assert done(plan) == [("record", "dee")]
    assert texts(plan) == ["1. Find out about Dee, and add fields (what they work in)"]


def test_new_people_are_asked_for_where_they_are_known() -> None:
    """Of those who work in the field and are in touch."""
    aim = goal(
        need("employer in goal.employers", name="inside"),
        fields=("data",),
        employers=("Northwind",),
    )
    ana = person("Ana", fields=("data",), organization="Acme")
    plan = plan_of(ana, covered(), event("Ana", ago(5)), wanted=[aim])
    [opening] = plan.open
    assert (opening.need, opening.ask, opening.former) == ("aim: inside", ("ana",), False)


def test_a_plan_has_room_for_a_move() -> None:
    """Or it is none."""
    with pytest.raises(ValueError, match="at least one move, not 0"):
        plan_of(capacity=0)


@given(worlds(), goals(), st.integers(1, 5))
@examples(60)
def test_what_a_move_says_comes_true(world: World, wanted: tuple[Goal, ...], capacity: int) -> None:
    """Done alone, a move clears the findings that it names; done together, they close needs."""
    judged = judging(wanted)
    plan = make_plan(world.network(), judged, today=TODAY, capacity=capacity)
    assert len(plan.moves) <= capacity
    seen = plan.before.network
    for move in plan.moves:
        alone = judged(after(seen, [move.deed], TODAY))
        left = {finding.key for finding in alone.findings}
        assert not left.intersection(finding.key for finding in move.clears)
    met = {
        f"{one.name}: {result.need.text or result.need.name}"
        for one in plan.later.goals
        for result in one.needs
        if result.met is True
    }
    assert met.issuperset(plan.closed)


def _must_needs_met(report: Report) -> int:
    return sum(one.met is True for aim in report.goals for one in aim.needs if one.need.must)


@given(
    st.lists(st.tuples(st.sets(st.sampled_from("abcd")), st.integers(1, 900)), max_size=12),
    st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 3)), max_size=4, unique=True),
    st.integers(1, 4),
)
@examples(40)
def test_no_choice_closes_more(
    people: list[tuple[set[str], int]], asked: list[tuple[str, int]], capacity: int
) -> None:
    """Every set of people that fits is tried, on a copy each: so no plan is better, and one that
    closes as many needs is none the worse."""
    needs = [
        need(f'"{field}" in fields', name=f"n-{at}", warm=number)
        for at, (field, number) in enumerate(asked)
    ]
    wanted = [goal(*needs)]
    items: list[Item] = [covered()]
    for at, (fields, days) in enumerate(people):
        items += [
            person(f"P{at}", fields=tuple(sorted(fields)) or ("x",)),
            event(f"P{at}", ago(days)),
        ]
    judged = judging(wanted)
    plan = make_plan(network(*items), judged, today=TODAY, capacity=capacity)
    seen = plan.before.network
    deeds = [Deed(Kind.REACH_OUT, one.id) for one in seen.people]
    best = max(
        _must_needs_met(judge(after(seen, chosen, TODAY), wanted, [], {}, today=TODAY))
        for number in range(capacity + 1)
        for chosen in combinations(deeds, number)
    )
    assert _must_needs_met(plan.later) == best


# -- what is said ----------------------------------------------------------------------------


OVERDUE = "no two-way contact with Ana for 90 days, going by meetings"


def reasons(plan: Plan, **hidden: Any) -> list[str]:
    """Why the first move."""
    return list(lines_of(plan, Namer(plan.before.network, **hidden))[0].why)


def test_reasons_that_a_friend_would_give() -> None:
    """Who they are, what they count for, how things stand, what to begin with, whom you share."""
    ana = person("Ana", organization="Acme", title="Head of Data", fields=("data",), every="1w")
    job = OutcomeRecord("a job", ago(30), origin(), credit=(ana.handle,))
    client = OutcomeRecord("a client", ago(200), origin(), credit=(ana.handle,))
    friends = [person(name) for name in ("Ben", "Cy")]
    ties = [tie("Ana", "Ben"), tie("Ana", "Cy")]
    wanted = goal(need('"data" in fields', text="data people"), need("warm or not warm"))
    late = event("Ana", ago(90))
    plan = plan_of(ana, *friends, *ties, client, job, covered(), late, wanted=[wanted])
    line = lines_of(plan, Namer(plan.before.network))[0]
    assert line.what == "Meet Ana"
    assert line.why == (
        "Head of Data at Acme, counts for aim: data people; and 1 more",
        f"{OVERDUE}; you meant to be in touch every 7 days",
        f"a job came through them on {ago(30)}: tell them how it turned out",
        "Ben and Cy know you both",
    )
    told = " ".join(reasons(plan, redact=True))
    for word in ("Ana", "Ben", "Cy", "Acme", "Head", "a job"):
        assert word not in told


def test_a_need_that_a_move_closes_is_told_once() -> None:
    """It is the first reason."""
    plan = plan_of(*DATA, *COLD, wanted=[WARM], capacity=2)
    assert reasons(plan)[0] == "closes aim: warm people in data, with 1 more of these moves"
    assert not any("counts for" in why for why in reasons(plan))


def test_the_order_is_explained() -> None:
    """At the end, where there are moves."""
    plan = plan_of(*DATA, *COLD, wanted=[WARM], capacity=2)
    assert "First what closes a need" in as_text(plan, Namer(plan.before.network))
    nothing = plan_of(person("Ana"))
    assert "First what" not in as_text(nothing, Namer(nothing.before.network))


# -- as files ------------------------------------------------------------------------------


HOSTILE = "=cmd|' /C calc'!A0, \n[x](http://example.org) @team <b>;\\"


def hostile() -> Plan:
    """A plan about somebody with a name that would be markup elsewhere."""
    ana = person("Ana", every="1w")
    ana = type(ana)(
        type(ana.handle)(ids=("ana",), names=(HOSTILE,)),
        ana.origin,
        facts=ana.facts,
        tie="contact",
    )
    return plan_of(ana, covered(), event("Ana", ago(90), breadth=Breadth.ONE))


def test_reminders_are_read_by_another_program() -> None:
    """One a day over the week, with nothing of anybody but the name."""
    plan = plan_of(*DATA, *COLD, wanted=[WARM], capacity=2)
    calendar = icalendar.Calendar.from_ical(as_ics(plan, Namer(plan.before.network)))
    events = list(calendar.walk("VEVENT"))
    assert [str(one["SUMMARY"]) for one in events] == [
        "Meet Ben",
        "Meet Ana",
    ]
    assert [one["DTSTART"].dt for one in events] == [TODAY, TODAY + timedelta(days=1)]
    assert len({str(one["UID"]) for one in events}) == 2
    assert "@example.org" not in as_ics(plan, Namer(plan.before.network))


def test_nothing_of_a_name_becomes_markup() -> None:
    """In no format."""
    plan = hostile()
    namer = Namer(plan.before.network)
    [(_, what, who, *_)] = list(csv.reader(io.StringIO(as_csv(plan, namer))))[1:]
    assert who == f"'{HOSTILE}"
    assert what.startswith("Meet =cmd")
    calendar = icalendar.Calendar.from_ical(as_ics(plan, namer))
    [one] = calendar.walk("VEVENT")
    assert "SUMMARY" in one
    shown = as_markdown(plan, namer)
    assert "\\[x\\]\\(http" in shown
    assert "<b>" not in shown.replace("\\<b\\>", "")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_names_are_hidden(name: str) -> None:
    """In every format."""
    plan = plan_of(*DATA, *COLD, wanted=[WARM])
    told = FORMATS[name](plan, Namer(plan.before.network, redact=True, salt="s"))
    for word in ("Ana", "Ben", '"ana"', '"ben"', "example.org"):
        assert word not in told
    assert "channel-" not in told


def test_json_says_which_rules_are_content() -> None:
    """By their codes, with the number of findings before and after."""
    ana = person("Ana", every="1w")
    plan = plan_of(ana, covered(), event("Ana", ago(90)))
    told = as_json(plan, Namer(plan.before.network))
    assert '"clears": [\n        "K002"\n      ]' in told
    assert plan.later.findings == ()
