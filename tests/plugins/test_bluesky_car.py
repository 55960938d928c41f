"""Repositories that are cut, damaged or made to do harm."""

from __future__ import annotations

import time
from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from plugins.bluesky_files import (
    LENA,
    PRIYA,
    THEO,
    blocks_of,
    car,
    cbor,
    follow,
    follows,
    name_of,
    of,
    read,
    repository,
    said,
    varint,
)
from plugins.opened_double import opened

from netrules import PersonRecord, Problem
from netrules.plugins.sources.fediverse.bluesky.car import Car, CarError
from netrules.plugins.sources.fediverse.bluesky.cbor import MAX_DEPTH, CborError, Link, decode
from netrules.plugins.sources.fediverse.bluesky.repository import Repository

_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**64), 2**64 - 1)
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary()
    | st.binary().map(Link),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def found(data: bytes) -> list[str]:
    """The accounts that are followed by a repository."""
    return [
        one.handle.accounts[0].removeprefix("bluesky:")
        for one in of(PersonRecord, read(opened(data)))
    ]


# -- values ------------------------------------------------------------------------


@for_all(_VALUES)
def test_values_are_read_as_they_were_written(value: Any) -> None:
    """Each in its own kind: text stays text, bytes bytes, and a link a link."""
    again = decode(cbor(value))
    assert again == value
    assert type(again) is type(value)


@for_all(st.binary(max_size=64))
def test_any_bytes_are_a_value_or_an_error(data: bytes) -> None:
    """Nothing else is raised."""
    with suppress(CborError):
        decode(data)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "cut off"),
        (b"\x01\x01", "more after"),
        (b"\x9b" + b"\xff" * 8, "cut off"),
        (b"\xbb" + b"\xff" * 8, "cut off"),
        (b"\x7b" + b"\xff" * 8, "cut off"),
        (b"\x81" * (MAX_DEPTH + 2) + b"\x01", "deeply"),
        (b"\xd8\x2a" * 5000 + b"\x40", "deeply"),
        (b"\x9f\xff", "not stated"),
        (b"\x5f\xff", "not stated"),
        (b"\x1c", "not stated"),
        (b"\xa1\x01\x01", "key"),
        (b"\xc1\x01", "tag"),
        (b"\xd8\x2a\x41\x01", "tag"),
        (b"\x61\xff", "UTF-8"),
        (b"\xf7", "kind"),
        (b"\xf9\x00\x00", "kind"),
    ],
)
def test_what_is_no_value_is_refused(data: bytes, why: str) -> None:
    """Lengths that are not there, forms that records do not have, and bombs."""
    with pytest.raises(CborError, match=why):
        decode(data)


# -- files -------------------------------------------------------------------------


@for_all(st.integers(0, 2000))
def test_a_file_may_be_cut_anywhere(at: int) -> None:
    """What came before is read, and the loss is told."""
    data = repository(follows(PRIYA, THEO, LENA))
    assert len(data) > 700
    at %= len(data)
    items = read(opened(data[:at])) if at > 20 else [None]
    assert at <= 20 or said([one for one in items if one], lost=True)


@for_all(st.integers(60, 2000), st.integers(1, 255))
def test_a_damaged_byte_never_makes_somebody_else(at: int, change: int) -> None:
    """Each block is known by its hash, so that what is read is what was written."""
    data = bytearray(repository(follows(PRIYA, THEO, LENA)))
    at = 60 + at % (len(data) - 60)
    data[at] ^= change
    assert set(found(bytes(data))) <= {PRIYA, THEO, LENA}
    assert said(read(opened(bytes(data))), lost=True)


def test_the_order_of_blocks_does_not_matter() -> None:
    """Nor does it whether there are more than belong to the tree."""
    blocks = blocks_of(follows(*(f"did:plc:{i}" for i in range(20))))
    root = name_of(blocks[-1])
    assert found(car(blocks, root)) == found(car(blocks[::-1], root))
    assert len(found(car(blocks, root))) == 20


def test_what_was_deleted_stays_deleted() -> None:
    """A node that the tree does not lead to any more is none of it."""
    old, new = blocks_of(follows(PRIYA, THEO)), blocks_of(follows(PRIYA))
    assert found(car([*old, *new], name_of(new[-1]))) == [PRIYA]


def test_a_missing_part_of_the_tree_is_told() -> None:
    """The parts that are there are read."""
    blocks = blocks_of(follows(*(f"did:plc:{i}" for i in range(9))))
    root = name_of(blocks[-1])
    nodes = [block for block in blocks if block.startswith(b"\xa2\x61e")]
    without = [block for block in blocks if block != nodes[1]]
    items = read(opened(car(without, root)))
    assert len(of(PersonRecord, items)) == 6
    assert said(items, lost=True) == ["a part of the tree of records is missing"]


def test_a_missing_record_is_told() -> None:
    """At its path."""
    blocks = blocks_of(follows(PRIYA, THEO))
    items = read(opened(car(blocks[1:], name_of(blocks[-1]))))
    [problem] = [one for one in of(Problem, items) if one.lost]
    assert problem.origin.record == "app.bsky.graph.follow/3k000"
    assert len(of(PersonRecord, items)) == 1


def test_a_record_of_another_kind_is_not_mistaken() -> None:
    """The path says what a record has to be."""
    block = {"$type": "app.bsky.graph.block", "subject": PRIYA}
    items = read(opened(repository({"app.bsky.graph.follow/3a": block})))
    assert not of(PersonRecord, items)
    assert said(items, lost=True)


@pytest.mark.parametrize(
    "data",
    [
        varint(10) + b"x" * 10,
        varint(2**40) + b"x",
        varint(0),
        b"\xff" * 20,
        car([]).replace(b"gversion\x01", b"gversion\x02"),
        varint(len(cbor([]))) + cbor([]),
    ],
)
def test_what_does_not_begin_as_a_car_is_refused(data: bytes) -> None:
    """Without reading more of it than it says."""
    with pytest.raises(CarError):
        Car(BytesIO(data))


def test_a_block_with_an_unknown_name_ends_the_file() -> None:
    """What follows could be anything."""
    data = car([]) + varint(40) + b"\x12\x20" + b"x" * 38
    assert "unknown kind" in said(read(opened(data)), lost=True)[0]


def test_hostile_trees_cost_little() -> None:
    """Loops end, paths that double do not grow, and shared beginnings are not copied for ever."""
    entry = {"p": 0, "k": b"app.bsky.graph.follow/" + b"a" * 500_000, "v": None, "t": None}
    again = {"p": 500_000, "k": b"b", "v": None, "t": None}
    node = cbor({"l": None, "e": [entry, *[again] * 100_000]})
    commit = cbor({"did": PRIYA, "data": name_of(node), "rev": "3k", "sig": b""})
    start = time.process_time()
    repository_ = Repository(BytesIO(car([commit, node], name_of(commit))))
    assert list(repository_.records()) == []
    assert time.process_time() - start < 10


@for_all(st.lists(_VALUES, max_size=4), st.binary(max_size=40))
def test_nothing_that_a_file_can_hold_raises(values: list[Any], rest: bytes) -> None:
    """Values in places of records and nodes, and rubbish after them."""
    records = {f"app.bsky.graph.follow/{i}": follow(value) for i, value in enumerate(values)}
    nodes = [
        cbor({"e": [value, {"p": value, "k": value, "v": value}], "l": value}) for value in values
    ]
    blocks = [*nodes, *blocks_of(records)]
    data = car(blocks, name_of(blocks[-1])) + rest
    for item in read(opened(data)):
        assert item.origin.path == "input"
