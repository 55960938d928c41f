"""Two-way contact: what it is, and when it last was, as far as the files tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

import attrs
import pytest
from building import TODAY, covered, event, handle, me, network, person
from hypothesis import given
from hypothesis import strategies as st

from netrules import (
    Bounds,
    Breadth,
    Direction,
    Interaction,
    Network,
    Unknown,
    came_from,
    known,
    plural,
)
from netrules.model.contact import (
    ANSWER_DAYS,
    is_dormant,
    is_warm,
    last_two_way,
    two_way_days,
    years_before,
)
from netrules.model.coverage import Span, contact_coverage
from netrules.model.people import ME

DAY = timedelta(days=1)
IN, OUT, BOTH = Direction.IN, Direction.OUT, Direction.BOTH


def ago(days: int) -> date:
    """So many days before the day of judgement."""
    return TODAY - days * DAY


def seen(
    on: date, channel: str = "mail", direction: Direction = BOTH, breadth: Breadth = Breadth.ONE
) -> Interaction:
    """Something between ego and Ana."""
    return Interaction(on, ("ana",), channel, direction, breadth)


def of_both(sender: str, direction: Direction = IN) -> Interaction:
    """A message in a group with Ana and Bo."""
    event = Interaction(ago(9), ("ana", "bo"), "mail", direction, Breadth.GROUP)
    return attrs.evolve(event, sender=sender)


# -- what it is ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (seen(ago(9), direction=IN), True),
        (seen(ago(9), direction=OUT), False),
        (seen(ago(9)), True),
        (seen(ago(9), "meeting", OUT), True),
        (seen(ago(9), "like", IN), False),
        (seen(ago(9), "meeting", BOTH, Breadth.BROADCAST), False),
        (of_both("ana"), True),
        (of_both("bo"), False),
        (of_both("", OUT), False),
    ],
)
def test_came_from(event: Interaction, expected: bool) -> None:
    """Who wrote, called or met ego; a gesture, and what is for everybody, are no answer."""
    assert came_from(event, "ana") is expected


def test_came_from_one_of_a_group() -> None:
    """Who that was is not on record."""
    assert isinstance(came_from(of_both(""), "ana"), Unknown)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], []),
        ([seen(ago(9), direction=OUT)], []),
        ([seen(ago(9), direction=IN)], []),
        ([seen(ago(9), direction=OUT), seen(ago(8), direction=OUT)], []),
        ([seen(ago(39), direction=OUT), seen(ago(9), direction=IN)], [ago(9)]),
        ([seen(ago(39), direction=IN), seen(ago(9), direction=OUT)], [ago(9)]),
        ([seen(ago(40), direction=OUT), seen(ago(9), direction=IN)], []),
        ([seen(ago(9), direction=OUT), seen(ago(9), direction=IN)], [ago(9)]),
        ([seen(ago(9), direction=OUT), seen(ago(8), "chat", IN)], []),
        (
            [seen(ago(9), direction=OUT), seen(ago(8), direction=IN), seen(ago(7), direction=IN)],
            [ago(8), ago(7)],
        ),
        ([seen(ago(9))], [ago(9)]),
        ([seen(ago(9), "meeting")], [ago(9)]),
        ([seen(ago(9), "meeting", OUT)], [ago(9)]),
        ([seen(ago(9), "video call", IN)], [ago(9)]),
        ([seen(ago(9), "meeting", BOTH, Breadth.GROUP)], [ago(9)]),
        ([seen(ago(9), "meeting", OUT, Breadth.BROADCAST)], []),
        ([seen(ago(9), breadth=Breadth.BROADCAST)], []),
    ],
)
def test_what_counts_as_two_way(events: list[Interaction], expected: list[date]) -> None:
    """A meeting, a call, or a message answered within 30 days by the same channel."""
    assert two_way_days(events) == expected


@pytest.mark.parametrize("breadth", [Breadth.GROUP, Breadth.BROADCAST])
def test_letters_to_many_are_never_answered(breadth: Breadth) -> None:
    """What is written to a group or to everybody is no one-to-one message."""
    out, back = seen(ago(9), direction=OUT, breadth=breadth), seen(ago(8), direction=IN)
    assert two_way_days([out, back]) == []
    out, back = seen(ago(9), direction=OUT), seen(ago(8), direction=IN, breadth=breadth)
    assert two_way_days([out, back]) == []


@pytest.mark.parametrize(
    "channel",
    ["LinkedIn invitation", "LinkedIn endorsement", "recommendation", "like", "comment"],
)
@pytest.mark.parametrize("direction", Direction)
def test_clicks_are_never_contact(channel: str, direction: Direction) -> None:
    """Invitations, endorsements, likes and comments are no contact, either way or both."""
    assert two_way_days([seen(ago(9), channel, direction)]) == []
    there, back = seen(ago(9), channel, OUT), seen(ago(8), channel, IN)
    assert two_way_days([there, back]) == []


moments = st.integers(0, 90).map(ago)
letters = st.builds(
    seen,
    moments,
    st.sampled_from(["mail", "chat", "meeting", "like"]),
    st.sampled_from(Direction),
    st.sampled_from([Breadth.ONE, Breadth.ONE, Breadth.ONE, Breadth.GROUP]),
)


def _is_contact_on(day: date, events: Iterable[Interaction]) -> bool:
    """The definition word by word, without regard to cost."""
    talk = [one for one in events if one.channel != "like"]
    if any(one.on == day and (one.direction is BOTH or one.channel == "meeting") for one in talk):
        return True
    mail = [one for one in talk if one.channel != "meeting" and one.breadth is Breadth.ONE]
    return any(
        answer.on == day
        and asked.on <= day <= asked.on + ANSWER_DAYS * DAY
        and asked.channel == answer.channel
        and {asked.direction, answer.direction} == {IN, OUT}
        for asked, answer in product(mail, mail)
    )


def _oldest_first(events: Iterable[Interaction]) -> list[Interaction]:
    return sorted(events, key=lambda one: one.on)


@given(st.lists(letters, max_size=8))
def test_two_way_days_follow_the_definition(events: list[Interaction]) -> None:
    """Every day with contact is found, and no other, whatever the order within a day."""
    expected = {one.on for one in events if _is_contact_on(one.on, events)}
    assert set(two_way_days(_oldest_first(events))) == expected
    assert set(two_way_days(_oldest_first(reversed(events)))) == expected
    assert two_way_days(_oldest_first(events)) == sorted(two_way_days(_oldest_first(events)))


# -- when it last was ------------------------------------------------------------------


def _contact(spans: Iterable[Span], *wanted: str) -> Any:
    return contact_coverage(spans, wanted, TODAY, 30)


def _spread(last: Any) -> tuple[date | None, date | None]:
    return (last.low, last.high) if isinstance(last, Bounds) else (last, last)


ALWAYS = Span("mail", ago(400), TODAY)


@pytest.mark.parametrize(
    ("events", "spans", "expected"),
    [
        # covered up to today: what is seen is all there was since the files begin
        ([seen(ago(9))], [ALWAYS], (ago(9), ago(9))),
        ([], [ALWAYS], (None, ago(401))),
        ([seen(ago(500))], [ALWAYS], (ago(500), ago(401))),
        ([seen(ago(401))], [ALWAYS], (ago(401), ago(401))),
        # a message at the edge may answer one from before
        ([seen(ago(400), direction=IN)], [ALWAYS], (None, ago(400))),
        ([seen(ago(371), direction=IN)], [ALWAYS], (None, ago(371))),
        ([seen(ago(370), direction=IN)], [ALWAYS], (None, ago(401))),
        ([seen(ago(371), direction=IN), seen(ago(9))], [ALWAYS], (ago(9), ago(9))),
        ([seen(ago(371), direction=IN, breadth=Breadth.GROUP)], [ALWAYS], (None, ago(401))),
        # not on a channel whose earlier days are covered
        (
            [seen(ago(100), direction=IN)],
            [ALWAYS, Span("meeting", ago(100), TODAY)],
            (None, ago(101)),
        ),
        # not covered today: it may have been this morning
        ([seen(ago(9))], [Span("mail", ago(400), ago(1))], (ago(9), TODAY)),
        ([seen(TODAY)], [Span("mail", ago(400), ago(1))], (TODAY, TODAY)),
        ([], [Span("mail", ago(400), ago(1))], (None, TODAY)),
        # the last unbroken stretch counts
        ([], [Span("mail", ago(400), ago(50)), Span("mail", ago(48), TODAY)], (None, ago(49))),
        ([], [Span("mail", ago(400), ago(50)), Span("mail", ago(49), TODAY)], (None, ago(401))),
        ([], [Span("mail", ago(40), ago(20)), Span("mail", ago(400), TODAY)], (None, ago(401))),
        # each channel must be covered
        ([], [ALWAYS, Span("call", ago(30), TODAY)], (None, ago(31))),
        ([seen(ago(9))], [ALWAYS, Span("call", ago(30), ago(2))], (ago(9), TODAY)),
    ],
)
def test_last_contact_lies_between_what_is_seen_and_what_may_be(
    events: list[Interaction], spans: list[Span], expected: tuple[date | None, date | None]
) -> None:
    """The last contact that is on record, up to the last that the files leave possible."""
    last = last_two_way(events, _contact(spans), TODAY)
    assert _spread(last) == expected


def test_a_channel_of_ego_that_no_file_covers_leaves_it_open() -> None:
    """What ego says they use counts, even if no file says anything of it."""
    last = last_two_way([seen(ago(9))], _contact([ALWAYS], "call"), TODAY)
    assert isinstance(last, Bounds)
    assert _spread(last) == (ago(9), TODAY)
    assert last.missing[0].text == "no file covers calls"


def test_without_any_file_on_contact_nothing_is_known() -> None:
    """No coverage and no event: it may have been today or never."""
    last = last_two_way([], _contact([]), TODAY)
    assert _spread(last) == (None, TODAY)


@st.composite
def stretches(draw: st.DrawFn) -> Span:
    """Some covered days of a channel."""
    since, until = sorted((draw(st.integers(-5, 70)), draw(st.integers(-5, 70))), reverse=True)
    return Span(draw(st.sampled_from(["mail", "meeting"])), ago(since), ago(until))


def _hidden_days(spans: list[Span]) -> Iterator[tuple[str, date]]:
    """Every day of every channel that no file covers."""
    for channel, day in product(("mail", "meeting"), map(ago, range(101))):
        if not any(span.channel == channel and span.since <= day <= span.until for span in spans):
            yield channel, day


recorded = st.lists(
    st.builds(
        seen,
        st.integers(0, 80).map(ago),
        st.sampled_from(["mail", "mail", "meeting"]),
        st.sampled_from([IN, OUT]),
    ),
    max_size=3,
)


@given(recorded, st.lists(stretches(), max_size=4), st.data())
def test_every_completion_lies_between_the_limits(
    events: list[Interaction], spans: list[Span], data: st.DataObject
) -> None:
    """Sound: whatever happened on days that are not covered, the last contact is between."""
    low, high = _spread(last_two_way(_oldest_first(events), _whole(spans), TODAY))
    hidden = list(_hidden_days(spans))
    more = data.draw(st.lists(st.sampled_from(hidden), max_size=6)) if hidden else []
    way = st.sampled_from(Direction)
    extra = [seen(day, channel, data.draw(way)) for channel, day in more]
    world = _oldest_first([*events, *extra])
    last = max((one.on for one in world if _is_contact_on(one.on, world)), default=None)
    assert low is None or (last is not None and low <= last)
    assert high is not None
    assert last is None or last <= high


@given(recorded, st.lists(stretches(), max_size=4))
def test_both_limits_are_reached(events: list[Interaction], spans: list[Span]) -> None:
    """Tight: nothing more gives the lower limit, and one more event the upper."""
    low, high = _spread(last_two_way(_oldest_first(events), _whole(spans), TODAY))
    assert low == max((one.on for one in events if _is_contact_on(one.on, events)), default=None)
    if low != high:
        last = max(
            one.on
            for channel, day in _hidden_days(spans)
            for way in Direction
            for world in [[*events, seen(day, channel, way)]]
            for one in world
            if _is_contact_on(one.on, world)
        )
        assert last == high


def _whole(spans: list[Span]) -> Any:
    return _contact(spans, "mail", "meeting")


# -- coverage --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("newest", "covered_from"),
    [(0, ago(400)), (1, ago(400)), (30, ago(400)), (31, None)],
)
def test_an_export_is_current_for_thirty_days(newest: int, covered_from: date | None) -> None:
    """An export tells no day of its own; with a newest record that recent it counts as new."""
    spans = [Span("mail", ago(400), ago(newest), until_at_least=True)]
    assert _contact(spans).covered_from == covered_from


@pytest.mark.parametrize(
    ("spans", "gap"),
    [
        ([], "no file says when you were in contact"),
        ([Span("mail", ago(400), ago(40))], f"mail ends on {ago(40)}"),
        ([Span("mail", ago(-5), ago(-9))], f"mail begins only on {ago(-5)}"),
        ([ALWAYS], f"mail begins on {ago(400)}"),
        ([ALWAYS, Span("LinkedIn message", ago(9), TODAY)], f"LinkedIn messages begin on {ago(9)}"),
    ],
)
def test_a_gap_is_told_in_words(spans: list[Span], gap: str) -> None:
    """The message says which channel leaves a gap, and from when."""
    assert _contact(spans).gap == gap


def test_covers_since() -> None:
    """Every channel has to reach back that far."""
    coverage = _contact([ALWAYS, Span("call", ago(30), TODAY)])
    assert coverage.covers_since(ago(30))
    assert not coverage.covers_since(ago(31))
    assert not _contact([ALWAYS], "call").covers_since(TODAY)


def test_plural() -> None:
    """A channel's events in the plural."""
    assert [plural(one) for one in ("meeting", "mail", "SMS", "e-mail")] == [
        "meetings",
        "mail",
        "SMSs",
        "e-mail",
    ]


# -- warm and dormant ------------------------------------------------------------------


def _limits(low: date | None, high: date) -> Any:
    missing = Unknown("interactions").missing
    return Bounds(low, high, missing)


@pytest.mark.parametrize(
    ("last", "warm"),
    [
        (TODAY, True),
        (ago(365), True),
        (ago(366), False),
        (_limits(None, ago(366)), False),
        (_limits(None, ago(365)), None),
        (_limits(ago(365), TODAY), True),
        (_limits(ago(366), TODAY), None),
        (Unknown("interactions"), None),
    ],
)
def test_warm_is_contact_within_365_days(last: Any, warm: bool | None) -> None:
    """365 days ago still counts; where both sides are possible it is unknown."""
    outcome = is_warm(last, TODAY)
    assert isinstance(outcome, Unknown) if warm is None else outcome is warm


@pytest.mark.parametrize(
    ("last", "dormant"),
    [
        (date(2023, 9, 29), True),
        (date(2023, 9, 30), False),
        (TODAY, False),
        (_limits(date(2001, 1, 1), date(2023, 9, 29)), True),
        (_limits(date(2001, 1, 1), date(2023, 9, 30)), None),
        (_limits(date(2023, 9, 30), TODAY), False),
        (_limits(None, date(2023, 9, 29)), None),
        (_limits(None, TODAY), None),
        (Unknown("interactions"), None),
    ],
)
def test_dormant_is_contact_once_and_none_for_three_years(last: Any, dormant: bool | None) -> None:
    """A record that begins less than three years ago cannot show that a tie is dormant."""
    outcome = is_dormant(last, TODAY)
    assert isinstance(outcome, Unknown) if dormant is None else outcome is dormant


def test_years_before_a_leap_day() -> None:
    """29 February has its day three years before on the 28th."""
    assert years_before(date(2024, 2, 29), 3) == date(2021, 2, 28)
    assert years_before(date(2024, 2, 29), 4) == date(2020, 2, 29)


# -- in a network ----------------------------------------------------------------------


def _ana(judged: Network) -> Any:
    return judged.as_of(TODAY).people["ana"]


def test_a_person_is_warm_by_a_covered_meeting() -> None:
    """A logged meeting makes warm, and its absence cold, where the log covers the time."""
    log = covered(ago(400))
    assert _ana(network(person("Ana"), event("Ana", ago(9)), log)).warm is True
    assert _ana(network(person("Ana"), log)).warm is False
    assert isinstance(_ana(network(person("Ana"))).warm, Unknown)


def test_a_channel_named_in_me_must_be_covered() -> None:
    """`[me] channels` leaves cold unknown until a file covers the channel; warm stands."""
    talk = me(channels=("meeting", "call"))
    cold = _ana(network(talk, person("Ana"), covered(ago(400))))
    assert isinstance(cold.warm, Unknown)
    assert "calls" in cold.warm.missing[0].text
    met = network(talk, person("Ana"), covered(ago(400)), event("Ana", ago(9)))
    assert _ana(met).warm is True
    whole = network(talk, person("Ana"), covered(ago(400)), covered(ago(400), channel="call"))
    assert _ana(whole).warm is False


def test_a_channel_on_record_that_no_file_vouches_for_leaves_cold_unknown() -> None:
    """A file with lost messages cannot show that there was no contact."""
    judged = network(
        person("Ana"),
        person("Bob"),
        covered(ago(400)),
        event("Bob", ago(9), channel="LinkedIn message"),
    ).as_of(TODAY)
    assert judged.people["bob"].warm is True
    assert isinstance(judged.people["ana"].warm, Unknown)
    assert "LinkedIn messages" in judged.people["ana"].warm.missing[0].text


def test_the_file_of_one_chat_covers_contact_with_its_people_only() -> None:
    """It counts for those who are in it, and leaves verdicts on others as they were."""
    for people, warm in (((handle("Bob"),), False), ((), Unknown)):
        judged = network(
            person("Ana"),
            person("Bob"),
            covered(ago(400)),
            event("Bob", ago(390), channel="chat"),
            attrs.evolve(covered(ago(400), channel="chat"), people=people),
        ).as_of(TODAY)
        assert judged.people["ana"].warm is False
        assert judged.contact_with("ana").channels == ("meeting",)
        assert judged.contact_with("bob").channels == ("chat", "meeting")
        if warm is False:
            assert judged.people["bob"].warm is False
            assert judged.interactions_with("bob", ago(400)).complete
        else:
            assert isinstance(judged.people["bob"].warm, Unknown)
            assert "chats" in judged.people["bob"].warm.missing[0].text


@pytest.mark.parametrize(
    ("channel", "breadth"),
    [("LinkedIn endorsement", Breadth.ONE), ("newsletter", Breadth.BROADCAST)],
)
def test_clicks_and_posts_need_no_coverage(channel: str, breadth: Breadth) -> None:
    """What can never be contact leaves nothing open, whether or not a file vouches for it."""
    judged = network(
        person("Ana"),
        covered(ago(400)),
        event("Ana", ago(9), channel=channel, breadth=breadth),
    )
    assert _ana(judged).warm is False


def test_later_contact_is_set_aside() -> None:
    """A meeting of tomorrow is no contact yet, and is counted as set aside."""
    judged = network(person("Ana"), covered(ago(400)), event("Ana", ago(-1))).as_of(TODAY)
    assert judged.people["ana"].warm is False
    assert judged.set_aside == {"interactions": 1}
    assert judged.me.id == ME


def test_recorded_contact_needs_a_day() -> None:
    """What speaks of the present asks for the day of judgement."""
    with pytest.raises(ValueError, match=r"network\.as_of"):
        _ = network(person("Ana")).people["ana"].warm


def test_interactions_are_complete_only_since_a_covered_day() -> None:
    """Counting from a day on is exact where every channel is covered from then on."""
    judged = network(person("Ana"), covered(ago(400)), event("Ana", ago(9))).as_of(TODAY)
    assert len(judged.interactions_with("ana", ago(400))) == 1
    assert not judged.interactions_with("ana", ago(401)).complete
    assert not judged.people["ana"].interactions.complete
    assert known(judged.people["ana"].interactions.any())
