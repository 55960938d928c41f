"""A matching that grows by one node at a time."""

from __future__ import annotations

from typing import Any

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from netrules.measures.flow import Flow

PLACES = range(4)
guests = st.lists(st.lists(st.sampled_from(PLACES), unique=True), max_size=7).map(
    lambda lists: dict(enumerate(lists))
)
rooms = st.lists(st.integers(0, 3), min_size=4, max_size=4).map(lambda n: dict(enumerate(n)))


def seated_by_networkx(adjacent: dict[int, list[int]], room: dict[int, int], amount: int) -> float:
    """The value of a maximum flow from guests to places."""
    graph: nx.DiGraph[Any] = nx.DiGraph()
    graph.add_nodes_from("st")
    for guest, places in adjacent.items():
        graph.add_edge("s", ("guest", guest), capacity=amount)
        graph.add_edges_from((("guest", guest), ("place", place)) for place in places)
    for place, number in room.items():
        graph.add_edge(("place", place), "t", capacity=number)
    return nx.maximum_flow_value(graph, "s", "t")


@given(guests, rooms, st.integers(1, 3))
def test_as_many_are_seated_as_a_maximum_flow_seats(
    adjacent: dict[int, list[int]], room: dict[int, int], amount: int
) -> None:
    """Whatever the order of pushes, their sum is the value of a maximum flow."""
    flow = Flow(adjacent, room)
    pushed = sum(flow.push(guest, amount) for guest in adjacent)
    assert pushed == seated_by_networkx(adjacent, room, amount)


@given(guests, rooms, st.integers(1, 3))
def test_nobody_loses_a_seat_and_no_place_overflows(
    adjacent: dict[int, list[int]], room: dict[int, int], amount: int
) -> None:
    """After every push all are seated as often as they were told, where they may be."""
    flow = Flow(adjacent, room)
    told: dict[int, int] = {}
    for guest in adjacent:
        told[guest] = flow.push(guest, amount)
        for other, times in told.items():
            assert flow.taken[other] == times
            assert sum(sitters.get(other, 0) for sitters in flow.seated.values()) == times
        for place, sitters in flow.seated.items():
            assert sum(sitters.values()) <= room[place]
            assert all(place in adjacent[sitter] for sitter in sitters)
            assert all(times > 0 for times in sitters.values())


@given(guests, rooms)
def test_stuck_is_for_good(adjacent: dict[int, list[int]], room: dict[int, int]) -> None:
    """A node once called stuck can never be seated again, and who failed is stuck."""
    flow = Flow(adjacent, room)
    for guest in [*adjacent, *adjacent]:
        was_stuck = guest in flow.stuck
        pushed = flow.push(guest)
        assert not (was_stuck and pushed)
        assert pushed or guest in flow.stuck


def test_others_move_up_to_make_room() -> None:
    """Three are seated although the last may sit in one taken place only."""
    flow = Flow({"a": ["x", "y"], "b": ["y", "z"], "c": ["x"]}, {"x": 1, "y": 1, "z": 1})
    assert [flow.push(guest) for guest in "abc"] == [1, 1, 1]
    assert flow.seated == {"x": {"c": 1}, "y": {"a": 1}, "z": {"b": 1}}
