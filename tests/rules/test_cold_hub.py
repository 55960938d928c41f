"""S001: the people who are hubs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from building import TODAY, all_ties, covered, event, network, person, tie
from rules.judging import Said, is_info, names, say

from netrules import Item, Verdict
from netrules.rules.structure.cold_hub import cold_hub

EVERYONE = names(12)
PEOPLE = [person(name) for name in EVERYONE]
HUB, *OTHERS = EVERYONE
STAR: list[Item] = [*PEOPLE, *(tie(HUB, other) for other in OTHERS)]
COLD = TODAY - timedelta(days=366)


def judged(*items: Item, **options: Any) -> Said:
    """The rule on these."""
    return say(cold_hub, network(*items), **options)


def test_passes_where_the_hub_is_warm() -> None:
    """Person 000 knows everybody, and you met 365 days ago."""
    met = event(HUB, COLD + timedelta(days=1))
    said = judged(*STAR, all_ties(), covered(), met)
    assert (said.verdict, said.counts) == (Verdict.PASS, (1, 1))


def test_fails_where_the_hub_is_cold() -> None:
    """The message says how many others they know, and names the channels."""
    said = judged(*STAR, all_ties(), covered(), event(HUB, COLD))
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("person.000",)]
    assert said.message == (
        "Person 000 knows 11 of 11 others, and there was no two-way contact between you in the "
        "last 365 days, going by meetings"
    )
    assert said.advice == "write to Person 000 first: it is the shortest way to the others"
    assert said.places == [
        (one.path, one.line) for one in said.report.network.people["person.000"].origins
    ]
    assert is_info(said)


def test_takes_the_best_connected_where_nobody_stands_out() -> None:
    """In a line of twelve all but the ends know two others, so those ten are judged."""
    line = [tie(one, other) for one, other in zip(EVERYONE, OTHERS, strict=False)]
    said = judged(*PEOPLE, *line, all_ties(), covered())
    assert len(said.findings) == 10
    assert said.messages[0].startswith("Person 001 knows 2 of 11 others")


def test_is_unknown_where_ties_are_not_complete() -> None:
    """Ties that were seen are not all ties: nobody is a hub by a thread."""
    said = judged(*STAR, covered())
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("ties", "")]
    assert said.remedies == {
        "no file lists all ties among these people; add them, and [coverage] ties-among"
    }


def test_is_unknown_where_contact_is_not_covered() -> None:
    """Who the hub is is known, and contact may stand where the files do not reach."""
    said = judged(*STAR, all_ties(), covered(until=date(2026, 1, 31)))
    assert said.verdict is Verdict.UNKNOWN
    assert said.remedies == {"meetings end on 2026-01-31"}


def test_is_unknown_where_only_a_small_set_is_complete() -> None:
    """Nine people of twelve are too few, but the file may tell more of the others."""
    said = judged(*STAR, all_ties(EVERYONE[:9]), covered())
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("ties", "")]


def test_hub_of_a_part_says_nothing_of_the_others() -> None:
    """Person 000 is warm, and whoever is in no complete set may be a hub all the same."""
    part = (all_ties(EVERYONE[:11]), covered(), event(HUB, TODAY))
    said = judged(*STAR, *part)
    assert (said.verdict, said.counts) == (Verdict.UNKNOWN, (1, 2))


def test_does_not_apply_to_a_small_network() -> None:
    """Among nine people nobody need be called a hub; `at-least` moves that."""
    ties = [tie(HUB, other) for other in OTHERS[:8]]
    items: list[Item] = [*PEOPLE[:9], *ties, all_ties(), covered()]
    assert judged(*items).verdict is Verdict.NOT_APPLICABLE
    assert judged(*items, at_least=9).verdict is Verdict.FAIL


def test_does_not_apply_where_few_have_ties() -> None:
    """Where all ties are known and nine of twelve people have any, there is no hub to see."""
    few = [tie(HUB, other) for other in OTHERS[:8]]
    assert judged(*PEOPLE, *few, all_ties(), covered()).verdict is Verdict.NOT_APPLICABLE


def test_does_not_apply_where_all_have_as_many() -> None:
    """On a ring nobody knows more than anybody."""
    ring = [tie(one, other) for one, other in zip(EVERYONE, [*OTHERS, HUB], strict=True)]
    assert judged(*PEOPLE, *ring, all_ties(), covered()).verdict is Verdict.NOT_APPLICABLE


def test_hub_of_two_sets_is_judged_once() -> None:
    """Of the sets in which somebody is a hub the largest is told."""
    said = judged(*STAR, all_ties(), all_ties(EVERYONE[:10]), covered())
    assert said.message.startswith("Person 000 knows 11 of 11 others")


def test_option_z_says_who_is_a_hub() -> None:
    """The second of two hubs is 2.2 standard deviations above the mean."""
    twins = [tie(one, other) for one in EVERYONE[:2] for other in EVERYONE[2:]]
    items: list[Item] = [*PEOPLE, *twins, all_ties(), covered()]
    assert [finding.ids for finding in judged(*items, z=2.2).findings] == [
        ("person.000",),
        ("person.001",),
    ]
    rest = [tie("Person 002", "Person 003"), tie("Person 002", "Person 004")]
    uneven: list[Item] = [*twins[1:], *rest, tie("Person 000", "Person 001"), all_ties(), covered()]
    one, two = (judged(*PEOPLE, *uneven, z=z).counts[0] for z in (2.1, 1.0))
    assert (one, two) == (1, 2)
