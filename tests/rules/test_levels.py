"""G004: people at all levels, here and elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from building import me, network, person
from rules.judging import Said, is_info, say

from netrules import Item, Level, Verdict
from netrules.rules.gaps.levels import BANDS, missing_level

LEVELS = ("entry", "manager", "director", "vp")


def staff(organization: str, *levels: str) -> list[Item]:
    """One person of each of these levels."""
    return [
        person(f"{organization} {place}", organization=organization, level=level)
        for place, level in enumerate(levels)
    ]


def judged(*items: Item, **options: Any) -> Said:
    """The rule on a network whose owner works at Acme."""
    return say(missing_level, network(me(organization="Acme Ltd"), *items), **options)


def test_passes_with_somebody_in_each_band_here_and_elsewhere() -> None:
    """Four bands in two kinds of organizations are eight judgements."""
    said = judged(*staff("Acme", *LEVELS), *staff("Birch", *LEVELS))
    assert said.verdict is Verdict.PASS
    assert said.counts == (8, 8)


def test_fails_for_each_band_that_is_empty() -> None:
    """The message names the band and the kind of organization; nobody is the subject."""
    said = judged(*staff("Acme", *LEVELS), *staff("Birch", "manager", "director"))
    assert said.messages == [
        "nobody in these files is at vp level or above in other organizations",
        "nobody in these files is below manager level in other organizations",
    ]
    assert said.subjects == [(), ()]
    assert {finding.kind for finding in said.findings} == {"network"}
    assert len({finding.key for finding in said.findings}) == 2


def test_advice_fits_the_band() -> None:
    """One asks upwards from below, and downwards from above."""
    own = judged(*staff("Acme", "manager", "director", "vp"), *staff("Birch", *LEVELS))
    assert own.message.startswith("nobody in these files is below manager level in your own")
    assert own.advice == (
        "ask a manager you know in your own organization whom you should meet in their team"
    )
    assert is_info(own)
    top = judged(*staff("Acme", "entry", "manager", "director"), *staff("Birch", *LEVELS))
    assert top.advice == (
        "ask those you know one level below to introduce you to somebody at vp level or above in "
        "your own organization"
    )


@pytest.mark.parametrize(("band", "lowest", "highest"), BANDS)
def test_bands_take_in_their_ends(band: str, lowest: Level, highest: Level) -> None:
    """Each band is filled by its lowest level as by its highest."""
    rest = [str(low) for name, low, _ in BANDS if name != band]
    for level in (lowest, highest):
        said = judged(*staff("Acme", *rest, str(level)), *staff("Birch", *LEVELS))
        assert said.verdict is Verdict.PASS


def test_is_unknown_where_a_level_is_not_recorded() -> None:
    """Dana of Birch may be the vp that lacks."""
    unlevelled = person("Dana", organization="Birch")
    said = judged(*staff("Acme", *LEVELS), *staff("Birch", *LEVELS[:3]), unlevelled)
    assert said.verdict is Verdict.UNKNOWN
    assert said.counts == (7, 8)
    assert said.lacks == [("level", "dana")]
    assert said.remedies == {"add level (how senior they are)"}


def test_is_unknown_where_an_employer_is_not_recorded() -> None:
    """A vp of no known organization may be here or elsewhere."""
    said = judged(*staff("Acme", *LEVELS), *staff("Birch", *LEVELS[:3]), person("Dana", level="vp"))
    assert said.lacks == [("organization", "dana")]


def test_is_unknown_for_a_side_rung() -> None:
    """A partner may be a vp, once the settings say so."""
    said = judged(*staff("Acme", *LEVELS), *staff("Birch", *LEVELS[:3], "partner"))
    assert said.remedies == {"place 'partner' on the ladder, in [levels] of the settings"}


def test_is_unknown_where_your_own_organization_is_not_recorded() -> None:
    """Without it nobody is a colleague for certain, nor a stranger."""
    said = say(missing_level, network(me(), *staff("Birch", *LEVELS)))
    assert said.counts == (0, 8)
    assert said.lacks == [("organization", "me")]


def test_says_how_many_where_several_are_wanted() -> None:
    """`people` says how many each band needs."""
    said = judged(*staff("Acme", *LEVELS), *staff("Birch", *LEVELS, *LEVELS), people=2)
    assert said.messages[0] == (
        "in these files 1 of 2 people are at director level in your own organization"
    )
    assert len(said.findings) == 4
