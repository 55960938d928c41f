"""M002: it's about your connections' job title."""

from __future__ import annotations

from typing import Any

from building import all_ties, network, person, tie
from rules.judging import Said, is_info, names, say

from netrules import Item, Level, Network, Verdict
from netrules.model.level import LADDER
from netrules.rules.myths.titles import judging_by_title


def pyramid(levels: list[str], *more: Item, complete: bool = True) -> Network:
    """People of these levels, the first tied to all others, the second to all but one, …"""
    everyone = names(len(levels))
    people = [
        person(name, **({"level": level} if level else {}))
        for name, level in zip(everyone, levels, strict=True)
    ]
    ties = [
        tie(one, other)
        for place, one in enumerate(everyone)
        for other in everyone[place + 1 : len(everyone) - place]
    ]
    return network(*people, *ties, *([all_ties()] if complete else []), *more)


#: Ten levels from the bottom up and from the top down.
RISING = ["entry"] * 3 + ["senior"] * 3 + ["manager", "director", "vp", "cxo"]
FALLING = RISING[::-1]


def judged(levels: list[str], *, complete: bool = True, **options: Any) -> Said:
    """The rule on a pyramid."""
    return say(judging_by_title, pyramid(levels, complete=complete), **options)


def test_passes_where_the_highest_are_best_connected() -> None:
    """Where rank and connections go together, judging by title works in this network."""
    assert judged(FALLING).verdict is Verdict.PASS


def test_fails_where_the_best_connected_rank_low() -> None:
    """Where they run opposite ways, the message says who the hubs are."""
    said = judged(RISING)
    assert said.verdict is Verdict.FAIL
    assert said.message.startswith(
        "among these 10 people it is not the highest ranking who know most of the others, it is "
        "Person 000 (1 of 1 below director; τ-b -0."
    )
    assert "95 % interval -0." in said.message
    assert said.advice == (
        "for an introduction, ask those who know many, whatever their title: Person 000"
    )
    assert said.finding.ids == (said.report.network.people[0].id,)
    assert said.places == [(o.path, o.line) for o in said.report.network.people[0].origins]
    assert is_info(said)


def test_names_all_who_are_tied_as_much_as_the_best_connected_tenth() -> None:
    """Of ten people a tenth is one, but two know all the others, and both are named."""
    everyone = names(10)
    levels = ["entry", "entry", *["director"] * 8]
    people = [person(name, level=level) for name, level in zip(everyone, levels, strict=True)]
    first, second, *others = everyone
    ties = [tie(first, second), *(tie(hub, other) for hub in (first, second) for other in others)]
    said = say(judging_by_title, network(*people, *ties, all_ties()))
    assert [one.id for one in said.finding.data["hubs"]] == ["person.000", "person.001"]
    assert "it is Person 000 and Person 001 (2 of 2 below director" in said.message


def test_does_not_apply_to_few_people() -> None:
    """Below ten people the interval says nothing; `at-least` moves that."""
    assert judged(RISING[:9]).verdict is Verdict.NOT_APPLICABLE
    assert judged(RISING[1:], at_least=9).verdict is Verdict.FAIL


def test_does_not_apply_where_all_are_alike() -> None:
    """Where everybody is of one level there is no order to compare."""
    assert judged(["senior"] * 10).verdict is Verdict.NOT_APPLICABLE


def test_is_unknown_where_ties_are_not_complete() -> None:
    """Without a set of people whose ties are all known nothing is said."""
    said = judged(RISING, complete=False)
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("ties", "")]
    assert said.remedies == {
        "no file lists all ties among these people; add them, and [coverage] ties-among"
    }


def test_is_unknown_without_every_level() -> None:
    """τ-b is not monotone, so one missing level leaves it open."""
    said = judged([*RISING[:-1], ""])
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("level", "person.009")]
    assert said.remedies == {"add level (how senior they are)"}


def test_is_unknown_for_a_side_rung() -> None:
    """A partner has no rank until the settings place partners on the ladder."""
    said = judged([*RISING[:-1], "partner"])
    assert said.verdict is Verdict.UNKNOWN
    assert said.remedies == {"place 'partner' on the ladder, in [levels] of the settings"}


def test_is_unknown_where_the_interval_covers_zero() -> None:
    """Where level and connections show no link either way, it says so."""
    said = judged(["entry", "cxo"] * 5)
    assert said.verdict is Verdict.UNKNOWN
    assert said.remedies == {
        "level and number of ties show no clear link among these people; more might"
    }


def test_ranks_by_the_whole_ladder() -> None:
    """Every level of the ladder counts for a rank of its own."""
    levels = ["unpaid", "unpaid", *LADDER]
    assert judged(levels[::-1]).verdict is Verdict.PASS
    assert all(Level.named(level).rank is not None for level in levels)


def test_judges_a_part_of_the_network() -> None:
    """Ties complete among ten of twelve people tell of those ten, and of nobody else."""
    for levels, verdict in ((RISING, Verdict.FAIL), (FALLING, Verdict.UNKNOWN)):
        others = (person("Zoe"), person("Zed"), all_ties(names(10)))
        said = say(judging_by_title, pyramid(levels, *others, complete=False))
        assert (said.verdict, said.counts) == (verdict, (1, 2))
