"""Give and take: messages, favours, and the share that goes both ways."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from building import TODAY, covered, event, network, person
from hypothesis import given
from hypothesis import strategies as st
from measures.contact import EVER, History, ago, agrees, histories, limits_of, plain

from netrules import (
    Breadth,
    Direction,
    Favour,
    InteractionRecord,
    Item,
    Network,
    Unknown,
)
from netrules.measures.reciprocity import favour_balance, message_balance, mutual_share

IN, OUT, BOTH = Direction.IN, Direction.OUT, Direction.BOTH
ASK, GIVE = Favour.ASK, Favour.GIVE


def mail(*ways: Direction, name: str = "a", days: int = 9, **more: Any) -> list[InteractionRecord]:
    """A message each way, so many days ago."""
    return [
        event(name, ago(days), channel="mail", direction=direction, **more) for direction in ways
    ]


def favours(*moved: Favour, days: int = 9, **more: Any) -> list[InteractionRecord]:
    """A meeting for each favour."""
    return [event("a", ago(days), favour=favour, **more) for favour in moved]


def known_since(since: int | None, *items: Item, people: str = "a") -> Network:
    """A network of which all contact is known for so many days; None for ever."""
    first = EVER if since is None else ago(since)
    spans = [covered(first, channel=channel) for channel in ("mail", "meeting")]
    return network(*map(person, people), *items, *spans).as_of(TODAY)


# -- messages ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ways", "balance"),
    [
        ([IN], 1),
        ([OUT], -1),
        ([IN, OUT], 0),
        ([OUT, OUT, OUT, IN], -0.5),
        ([BOTH], 0),
        ([BOTH, IN, IN], 0.5),
        ([], None),
    ],
)
def test_message_balance(ways: list[Direction], balance: float | None) -> None:
    """(in - out) / (in + out)."""
    assert message_balance(known_since(None, *mail(*ways))) == {"a": balance}


def test_messages_are_from_one_to_one() -> None:
    """Neither what is meant for many, nor meetings, nor clicks."""
    others = [
        *mail(OUT, breadth=Breadth.BROADCAST),
        *mail(OUT, breadth=Breadth.GROUP),
        event("a", ago(9), direction=OUT),
        event("a", ago(9), channel="LinkedIn reaction", direction=OUT),
    ]
    assert message_balance(known_since(None, *others)) == {"a": None}
    assert message_balance(known_since(None, *others, *mail(IN))) == {"a": 1}


def test_only_the_last_days_count() -> None:
    """From the day a year ago on."""
    found = known_since(None, *mail(OUT, days=366), *mail(IN, days=365))
    assert message_balance(found) == {"a": 1}
    assert message_balance(found, days=366) == {"a": 0}


def test_messages_that_are_not_covered() -> None:
    """Any balance is possible where any message is."""
    balance = message_balance(known_since(364, *mail(OUT)))["a"]
    assert isinstance(balance, Unknown)
    assert balance.field == "interactions"
    assert message_balance(known_since(364, *mail(OUT)), days=364) == {"a": -1}


def test_messages_in_the_order_of_the_network() -> None:
    """Each person has their own."""
    found = known_since(None, *mail(IN, name="b"), *mail(OUT, name="a"), people="cba")
    assert list(message_balance(found).items()) == [("a", -1), ("b", 1), ("c", None)]


# -- favours -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moved", "balance"),
    [
        ([GIVE, GIVE, GIVE], 1),
        ([ASK, ASK, ASK], -1),
        ([ASK, GIVE, ASK, GIVE], 0),
        ([GIVE, GIVE, GIVE, ASK, GIVE], 0.6),
        ([ASK, ASK], None),
    ],
)
def test_favour_balance(moved: list[Favour], balance: float | None) -> None:
    """(given - received) / (given + received), of three or more."""
    assert favour_balance(known_since(None, *favours(*moved))) == {"a": balance}


def test_how_many_favours_it_takes() -> None:
    """As many as the caller says."""
    found = known_since(None, *favours(ASK, ASK))
    assert favour_balance(found, least=2) == {"a": -1}
    with pytest.raises(ValueError, match="no balance of 0 favours"):
        favour_balance(found, least=0)


def test_favours_and_messages_are_not_mixed() -> None:
    """A message is no favour, and a favour at a meeting is no message."""
    found = known_since(None, *mail(OUT, OUT), *favours(GIVE, GIVE, GIVE))
    assert favour_balance(found) == {"a": 1}
    assert message_balance(found) == {"a": -1}


def test_a_favour_to_everybody_is_none() -> None:
    """As a mail to all is a mail to nobody."""
    found = known_since(None, *favours(*[GIVE] * 5, breadth=Breadth.BROADCAST), *favours(ASK))
    assert favour_balance(found) == {"a": None}


def test_favours_that_nobody_logs_are_unknown() -> None:
    """Where no favour was ever logged, their absence says nothing."""
    balance = favour_balance(known_since(None, *mail(OUT)))["a"]
    assert isinstance(balance, Unknown)
    assert balance.missing[0].text.startswith("log favours")
    logged = known_since(None, *favours(ASK), people="ab")
    assert favour_balance(logged) == {"a": None, "b": None}


def test_favours_that_are_not_covered() -> None:
    """There may have been others."""
    assert isinstance(favour_balance(known_since(100, *favours(*[ASK] * 4)))["a"], Unknown)
    assert favour_balance(known_since(100, *favours(*[ASK] * 4)), days=100) == {"a": -1}


# -- dyads -------------------------------------------------------------------------------


def test_mutual_share() -> None:
    """Of two correspondences one goes both ways; who did not write is in none."""
    found = known_since(None, *mail(IN, OUT, name="a"), *mail(OUT, OUT, name="b"), people="abc")
    assert mutual_share(found) == Fraction(1, 2)


def test_no_correspondence() -> None:
    """A share of nothing there is not."""
    assert mutual_share(known_since(None)) is None
    assert mutual_share(known_since(None, people="")) is None
    assert mutual_share(network().as_of(TODAY)) is None


def test_mutual_share_where_not_all_is_covered() -> None:
    """What went both ways did; what went one way, or no way, may have gone both."""
    items = [*mail(IN, OUT, name="a"), *mail(OUT, name="b")]
    share = mutual_share(known_since(100, *items, people="abc"))
    assert limits_of(share) == (Fraction(1, 3), 1)
    assert isinstance(mutual_share(known_since(100, people="ab")), Unknown)


@pytest.mark.parametrize("measure", [message_balance, favour_balance, mutual_share])
def test_there_is_a_day_to_look_back_from(measure: Any) -> None:
    """And days to look back."""
    with pytest.raises(ValueError, match="look back -1 days"):
        measure(known_since(None), days=-1)
    with pytest.raises(ValueError, match="no day to be judged on"):
        measure(network(person("a")))
    measure(known_since(None), days=10**9)


# -- laws --------------------------------------------------------------------------------


def all_of(found: Network) -> dict[str, Any]:
    """Every measure of this module, by name and person."""
    tables: Sequence[tuple[str, Any]] = [
        ("messages", message_balance(found)),
        ("messages of a month", message_balance(found, days=30)),
        ("favours", favour_balance(found, days=1000, least=1)),
    ]
    values = {f"{name} {id_}": one for name, table in tables for id_, one in table.items()}
    return {
        **values,
        "share": mutual_share(found),
        "share of a month": mutual_share(found, days=30),
    }


@given(histories())
def test_more_records_only_resolve_what_is_unknown(history: History) -> None:
    """Whatever part of it files show, they never say what all of it denies."""
    whole = all_of(history.whole())
    for name, value in all_of(history.part()).items():
        assert agrees(value, whole[name]), name


@given(histories(), st.integers(-9000, 9000))
def test_a_shift_of_all_days_changes_nothing(history: History, days: int) -> None:
    """Only how long ago something was counts."""
    now, then = all_of(history.shifted(0)), all_of(history.shifted(days))
    assert {name: plain(one) for name, one in now.items()} == {
        name: plain(one) for name, one in then.items()
    }


@given(histories())
def test_between_minus_1_and_1(history: History) -> None:
    """And a share between 0 and 1; all of it known where everything is on record."""
    for name, value in all_of(history.whole()).items():
        if value is not None and not (name.startswith("favours") and isinstance(value, Unknown)):
            assert (0 if name.startswith("share") else -1) <= value <= 1


@given(st.lists(st.sampled_from([IN, OUT])), st.lists(st.sampled_from([ASK, GIVE])))
def test_the_other_side_sees_the_opposite(ways: list[Direction], moved: list[Favour]) -> None:
    """Turned around, every balance changes its sign."""
    there = known_since(None, *mail(*ways), *favours(*moved))
    turned = {IN: OUT, OUT: IN}
    back = known_since(
        None,
        *mail(*(turned[way] for way in ways)),
        *favours(*(GIVE if one is ASK else ASK for one in moved)),
    )
    for measure in (message_balance, favour_balance):
        one, other = measure(there)["a"], measure(back)["a"]
        if one is None or isinstance(one, Unknown):
            assert plain(other) == plain(one)
        else:
            assert other == -one
