"""T012: strong connections are likely to respond."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import attrs
import pytest
from building import TODAY, covered, event, network, person
from rules.judging import Said, is_info, say

from netrules import Breadth, Direction, InteractionRecord, Item, Verdict
from netrules.rules.truths.who_answers import asking_where_silent

MAIL = covered(channel="mail")
PEOPLE = (person("Near"), person("Far"))
#: Contact that makes Near somebody you had been in touch with more than once.
BEFORE = tuple(
    event("Near", TODAY - timedelta(days=ago), channel="mail") for ago in (400, 500, 600)
)


def mail(name: str, ago: int, direction: Direction = Direction.OUT) -> InteractionRecord:
    """A mail of so many days ago."""
    return event(name, TODAY - timedelta(days=ago), channel="mail", direction=direction)


def wrote(name: str, sent: int, answered: int) -> list[InteractionRecord]:
    """Mails on so many days, of which the first were answered a day later; each far apart."""
    days = [360 - 2 * at for at in range(sent)]
    answers = [mail(name, 100 - 2 * at, Direction.IN) for at in range(answered)]
    early = [mail(name, 101 - 2 * at) for at in range(answered)]
    return [*early, *answers, *(mail(name, ago) for ago in days[: sent - answered])]


def judged(*items: Item, **options: Any) -> Said:
    """The rule on Near and Far."""
    return say(asking_where_silent, network(MAIL, *PEOPLE, *BEFORE, *items), **options)


def test_fails_where_most_messages_go_where_fewer_are_answered() -> None:
    """The message gives both counts, and the channels."""
    said = judged(*wrote("Near", 12, 10), *wrote("Far", 20, 2))
    assert said.verdict is Verdict.FAIL
    assert said.message == (
        "in the last year 2 of your 20 messages to people you had been in touch with once or not "
        "at all in the year before were answered, and 10 of 12 to those you had been in touch with "
        "more than once in the year before, going by mail; most of your messages go where fewer "
        "are answered"
    )
    assert said.advice == (
        "write more to those who answer; one of them may introduce you to others"
    )
    assert (said.finding.kind, said.finding.ids, said.finding.variant) == ("network", (), "far")
    assert "Near" not in said.redacted
    assert is_info(said)


def test_fails_the_other_way_round_too() -> None:
    """It may be the friends who do not answer."""
    said = judged(*wrote("Near", 20, 2), *wrote("Far", 12, 10))
    assert said.finding.variant == "near"
    assert said.advice == "write more to people you seldom hear from: they answer you"


@pytest.mark.parametrize(
    ("near", "far"),
    [((20, 16), (12, 2)), ((12, 6), (20, 7)), ((12, 6), (12, 0)), ((10, 5), (20, 10))],
    ids=["most go where they are answered", "chance", "as many go to both", "no difference"],
)
def test_passes_otherwise(near: tuple[int, int], far: tuple[int, int]) -> None:
    """Chance explains a small difference, and where most go to those who answer all is well."""
    assert judged(*wrote("Near", *near), *wrote("Far", *far)).verdict is Verdict.PASS


@pytest.mark.parametrize(("sent", "verdict"), [(9, Verdict.NOT_APPLICABLE), (10, Verdict.FAIL)])
def test_does_not_apply_to_few_messages(sent: int, verdict: Verdict) -> None:
    """It takes ten to each kind."""
    assert judged(*wrote("Near", sent, sent), *wrote("Far", 20, 0)).verdict is verdict
    assert judged().verdict is Verdict.NOT_APPLICABLE


def test_answer_counts_for_30_days() -> None:
    """And that of a call or a meeting counts, too; a mail to everybody does not."""
    mails = [*wrote("Near", 20, 2), *wrote("Far", 11, 11)]
    late = [mail("Far", 300 - 3 * at) for at in range(1)]
    for ago, answered in ((270, 12), (269, 11)):
        said = judged(*mails, *late, mail("Far", ago, Direction.IN))
        assert f"and {answered} of 12 to those" in said.message
    for channel, breadth, answered in (
        ("meeting", Breadth.ONE, 12),
        ("meeting", Breadth.BROADCAST, 11),
        ("mail", Breadth.BROADCAST, 11),
    ):
        met = event("Far", TODAY - timedelta(days=290), channel=channel, breadth=breadth)
        said = judged(covered(), *mails, *late, met)
        assert f"and {answered} of 12 to those" in said.message


def test_last_thirty_days_may_still_be_answered() -> None:
    """A letter of 30 days ago waits, one of the day before does not."""
    mails = [*wrote("Near", 20, 0), *wrote("Far", 9, 9)]
    for ago, verdict in ((30, Verdict.NOT_APPLICABLE), (31, Verdict.FAIL)):
        assert judged(*mails, mail("Far", ago)).verdict is verdict


def test_messages_of_one_day_are_one() -> None:
    """In a chat a sentence is a message."""
    mails = [*wrote("Near", 20, 0), *wrote("Far", 9, 9), mail("Far", 85), mail("Far", 85)]
    assert judged(*mails).verdict is Verdict.NOT_APPLICABLE


def test_is_unknown_where_two_years_are_not_covered() -> None:
    """Contact of the year before may stand where the files do not reach."""
    short = covered(TODAY - timedelta(days=700), channel="mail")
    built = network(short, *PEOPLE, *wrote("Near", 12, 10), *wrote("Far", 20, 2))
    said = say(asking_where_silent, built)
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("interactions", "")])
    assert said.remedies == {"mail begins on 2024-10-30"}
    ended = covered(until=TODAY - timedelta(days=1), channel="mail")
    assert say(asking_where_silent, network(ended, *PEOPLE)).remedies == {"mail ends on 2026-09-29"}


def test_options_move_the_limits() -> None:
    """`messages` says how many it takes, `chance` what is no chance."""
    mails = [*wrote("Near", 12, 6), *wrote("Far", 20, 4)]
    assert judged(*mails).verdict is Verdict.PASS
    assert judged(*mails, chance=0.2).verdict is Verdict.FAIL
    assert judged(*mails, chance=0.2, messages=13).verdict is Verdict.NOT_APPLICABLE


def test_everything_a_week_later_is_the_same() -> None:
    """Only the distance of days counts."""
    week = timedelta(days=7)
    mails = [*BEFORE, *wrote("Near", 12, 10), *wrote("Far", 20, 2)]
    later = say(
        asking_where_silent,
        network(
            covered(until=TODAY + week, channel="mail"),
            *PEOPLE,
            *(attrs.evolve(one, at=one.at + week) for one in mails),
        ),
        today=TODAY + week,
    )
    assert later.message == judged(*mails[len(BEFORE) :]).message
