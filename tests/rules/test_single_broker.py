"""S002: cut people and bridges."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from building import all_ties, network, person, tie
from rules.judging import Said, is_info, names, say

from netrules import Item, Verdict
from netrules.rules.structure.single_broker import single_broker

EVERYONE = names(9)
PEOPLE = [person(name) for name in EVERYONE]


def clique(*members: str) -> list[Item]:
    """Everybody tied to everybody."""
    return [tie(one, other) for one, other in combinations(members, 2)]


#: Four people, four people, and the fifth, who belongs to both circles.
BOW_TIE = [*PEOPLE, *clique(*EVERYONE[:5]), *clique(*EVERYONE[4:])]
#: Three people and four people, joined by a tie of Person 002 and Person 003.
BARBELL = [
    *PEOPLE[:7],
    *clique(*EVERYONE[:3]),
    *clique(*EVERYONE[3:7]),
    tie(EVERYONE[3], EVERYONE[2]),
]


def judged(*items: Item, **options: Any) -> Said:
    """The rule on these."""
    return say(single_broker, network(*items), **options)


def test_passes_where_there_is_a_way_round() -> None:
    """A second tie between the circles is enough."""
    second = tie(EVERYONE[0], EVERYONE[8])
    assert judged(*BOW_TIE, second, all_ties()).verdict is Verdict.PASS


def test_fails_for_the_only_person_between_two_parts() -> None:
    """The message says how many know the rest through one person only."""
    said = judged(*BOW_TIE, all_ties())
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("person.004",)]
    assert said.finding.variant == "person"
    assert said.message == ("among these 9 people, 4 know the rest only through Person 004")
    assert said.advice == "introduce somebody of the smaller part to somebody of the larger one"
    assert said.places == [
        (one.path, one.line) for one in said.report.network.people["person.004"].origins
    ]
    assert is_info(said)


def test_fails_for_the_only_tie_between_two_parts() -> None:
    """A bridge is a finding about two people, and points to where their tie is stated."""
    said = judged(*BARBELL, all_ties())
    bridge, person_ = sorted(said.findings, key=lambda finding: finding.variant)
    assert bridge.ids == ("person.002", "person.003")
    assert bridge.locations == said.report.network.adjacency["person.002"]["person.003"][0].origins
    assert person_.ids == ("person.003",)  # without Person 002 only two are parted
    assert (
        "among these 7 people, a single tie, of Person 002 and Person 003, joins 3 to the rest"
        in (said.messages)
    )


def test_parts_of_two_are_no_finding() -> None:
    """Of a pair that hangs on one person too little is lost to speak of."""
    pair = [*PEOPLE[:7], *clique(*EVERYONE[:5]), *clique(*EVERYONE[4:7])]
    assert judged(*pair, all_ties()).verdict is Verdict.PASS
    assert judged(*pair, all_ties(), parted=2).subjects == [("person.004",)]


def test_is_unknown_where_ties_are_not_complete() -> None:
    """A tie that nobody recorded may go round."""
    said = judged(*BOW_TIE)
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("ties", "")]


def test_looks_at_a_complete_part_of_the_network() -> None:
    """Ties complete among nine of ten people tell of those nine, and not of Zoe."""
    said = judged(*BOW_TIE, person("Zoe"), all_ties(EVERYONE))
    assert said.message.startswith("among these 9 people, 4 know")
    assert said.counts == (1, 2)


def test_person_between_the_parts_of_two_sets_is_told_once() -> None:
    """Of two sets that show the same the larger is told."""
    said = judged(*BOW_TIE, all_ties(), all_ties(EVERYONE[:8]))
    assert said.message.startswith("among these 9 people, 4 know")


def test_does_not_apply_to_a_handful_of_people() -> None:
    """Four people cannot be parted three from one; five can, by the one in the middle."""
    star = [tie(EVERYONE[0], other) for other in EVERYONE[1:4]]
    assert judged(*PEOPLE[:4], *star).verdict is Verdict.NOT_APPLICABLE
    five: list[Item] = [*PEOPLE[:5], *star, tie(EVERYONE[0], EVERYONE[4]), all_ties()]
    assert judged(*five).subjects == [("person.000",)]
