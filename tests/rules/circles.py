"""Circles of people who all know each other, few of whom know somebody of another circle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations, product
from typing import Final

from building import TODAY, all_ties, covered, event, network, person, tie
from rules.judging import Said, say

from netrules import Item, Rule, Verdict

#: Seven people, who work for one firm in some tests.
FIRM: Final = ("Ana", "Ben", "Cleo", "Dan", "Eva", "Flo", "Gus")
#: Six others.
CHOIR: Final = ("Hal", "Ida", "Jon", "Kim", "Leo", "Mia")
#: And five.
CLUB: Final = ("Ned", "Oda", "Pia", "Rob", "Sue")
#: One tie between each two of the circles, so that there is a way round for each of them.
ROUND: Final = (("Ana", "Hal"), ("Ida", "Ned"), ("Oda", "Ben"))


def knit(*members: str) -> list[Item]:
    """Everybody tied to everybody."""
    return [tie(one, other) for one, other in combinations(members, 2)]


def circles(*groups: tuple[str, ...], joined: tuple[tuple[str, str], ...] = ROUND) -> list[Item]:
    """People of some circles, the circles' ties, and ties between them."""
    people: list[Item] = [person(name) for group in groups for name in group]
    among = {name for group in groups for name in group}
    ties = [tie(one, other) for one, other in joined if {one, other} <= among]
    return [*people, *(one for group in groups for one in knit(*group)), *ties]


# -- less known and more -------------------------------------------------------------------

#: Sets of people among whom every tie may be known: everybody, and two that overlap.
SETS: Final = ((*FIRM, *CHOIR, *CLUB), (*FIRM, *CHOIR), (*CHOIR, *CLUB))


def _said(rule: Rule, known: tuple[bool, ...]) -> Said:
    contact = [covered()] if known[-1] else []
    sets = [all_ties(people) for people, is_known in zip(SETS, known, strict=False) if is_known]
    met = event("Hal", TODAY - timedelta(days=9))
    return say(rule, network(*circles(FIRM, CHOIR, CLUB), met, *contact, *sets))


def less_and_more(rule: Rule) -> Iterator[tuple[Said, Said]]:
    """What *rule* says of the three circles where less is known, and where more is.

    Whoever knows all ties among everybody knows them among some of them, too.
    """
    every = [one for one in product((False, True), repeat=4) if all(one[1:3]) or not one[0]]
    said = {known: _said(rule, known) for known in every}
    for less, more in product(every, repeat=2):
        if all(low <= high for low, high in zip(less, more, strict=True)):
            yield said[less], said[more]


def assert_nothing_turns(rule: Rule) -> None:
    """No verdict is turned around by what is known besides, and no finding goes away."""
    definite = (Verdict.PASS, Verdict.FAIL)
    seen = set()
    for less, more in less_and_more(rule):
        if less.verdict in definite:
            assert more.verdict in (less.verdict, Verdict.NOT_APPLICABLE)
        keys = [{finding.key for finding in said.findings} for said in (less, more)]
        assert keys[0] <= keys[1]
        seen.add((less.verdict, more.verdict))
    assert (Verdict.UNKNOWN, Verdict.FAIL) in seen
