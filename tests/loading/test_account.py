"""The account of each input: read = kept + joined + skipped + problems."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from netrules import (
    Direction,
    Evidence,
    GroupRecord,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    Network,
    Origin,
    OutcomeRecord,
    OwnerRecord,
    PersonRecord,
    Problem,
    Read,
    Skipped,
    SourceCount,
    TieCoverage,
    TieRecord,
    build,
)

NAMES = ("Ana", "Bea", "Cleo")

inputs = st.sampled_from(["a.csv", "b.vcf", "c.toml"])
members = st.sampled_from(["", "Connections.csv"])
handles = st.one_of(
    st.sampled_from(NAMES).map(lambda name: Handle(emails=(f"{name.lower()}@example.org",))),
    st.sampled_from(NAMES).map(lambda name: Handle(names=(name,))),
    st.just(Handle(emails=("nobody@example.net",))),
    st.just(Handle(me=True)),
)
days = st.dates(date(2026, 1, 1), date(2026, 1, 3))


def _at(path: str, member: str, line: int) -> Origin:
    return Origin(path, member, line, line, path.partition(".")[2])


origins = st.builds(_at, inputs, members, st.integers(1, 12))
items: st.SearchStrategy[Item] = st.one_of(
    st.builds(PersonRecord, handles, origins, tie=st.just("connection")),
    st.builds(OwnerRecord, st.just(Handle(names=("Mia Moss",), me=True)), origins),
    st.builds(
        TieRecord, st.tuples(handles, handles), st.just("knows"), st.just(Evidence.STATED), origins
    ),
    st.builds(
        GroupRecord, st.sampled_from(["Choir", "Rowing"]), origins, members=st.tuples(handles)
    ),
    st.builds(
        InteractionRecord, st.tuples(handles), days, st.just("mail"), st.just(Direction.IN), origins
    ),
    st.builds(OutcomeRecord, st.just("job"), days, origins, credit=st.tuples(handles)),
    st.builds(Problem, st.just("broken"), origins, lost=st.booleans()),
    st.builds(Skipped, st.sampled_from(["draft", "bot"]), origins),
    st.builds(InteractionCoverage, st.just("mail"), days, days, origins),
    st.builds(TieCoverage, origins),
)


def _reads(stream: list[Item]) -> list[Read]:
    paths = sorted({item.origin.path for item in stream})
    return [
        Read(path, "source", [item for item in stream if item.origin.path == path])
        for path in paths
    ]


def _is_counted(item: Item) -> bool:
    if isinstance(item, Problem):
        return item.lost
    return not isinstance(item, InteractionCoverage | TieCoverage)


@given(st.lists(items, max_size=25))
def test_every_record_is_accounted_for_once(stream: list[Item]) -> None:
    """Each place that holds a record is read, and is kept, joined, skipped or a problem."""
    network = build(_reads(stream))
    places = {item.origin for item in stream if _is_counted(item)}
    assert {one.path for one in network.sources} == {item.origin.path for item in stream}
    for one in network.sources:
        assert one.read == sum(1 for place in places if place.path == one.path)
        assert one.read == one.kept + one.joined + one.skipped + one.problems
        assert one.skipped == sum(one.skips.values())


@given(st.lists(items, max_size=25))
def test_a_lost_record_is_always_a_problem(stream: list[Item]) -> None:
    """What else is made of a place, a record lost there counts as a problem."""
    network = build(_reads(stream))
    lost = Counter(
        path
        for path, *_ in {
            (item.origin.path, item.origin)
            for item in stream
            if isinstance(item, Problem) and item.lost
        }
    )
    assert {one.path: one.problems for one in network.sources if one.problems} == lost


@given(st.lists(items, max_size=20), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_change_the_account(stream: list[Item], dice: object) -> None:
    """The account does not depend on the order in which records arrive."""
    mixed = list(stream)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert build(_reads(mixed)).sources == build(_reads(stream)).sources


@given(st.lists(items, max_size=20))
def test_reading_a_file_twice_reads_it_once(stream: list[Item]) -> None:
    """The same input given twice has one account, the same as given once."""
    assert build([*_reads(stream), *_reads(stream)]).sources == build(_reads(stream)).sources


def _count(network: Network, path: str) -> SourceCount:
    return next(one for one in network.sources if one.path == path)


def _person(path: str, line: int, name: str) -> PersonRecord:
    handle = Handle(emails=(f"{name.lower()}@example.org",), names=(name,))
    return PersonRecord(handle, _at(path, "", line))


def test_the_first_record_of_somebody_is_kept_and_others_joined() -> None:
    """Who is in two files is kept in one and joined in the other."""
    network = build(
        [
            Read("a.csv", "linkedin", [_person("a.csv", 2, "Ana"), _person("a.csv", 3, "Bea")]),
            Read("b.vcf", "vcard", [_person("b.vcf", 1, "Ana")]),
        ]
    )
    assert (_count(network, "a.csv").kept, _count(network, "a.csv").joined) == (2, 0)
    assert (_count(network, "b.vcf").kept, _count(network, "b.vcf").joined) == (0, 1)


def test_a_row_that_tells_of_two_things_is_one_row() -> None:
    """A message that tells of a person, a tie and an event is read once."""
    at = _at("a.csv", "", 2)
    ana = Handle(emails=("ana@example.org",))
    network = build(
        [
            Read(
                "a.csv",
                "linkedin",
                [
                    PersonRecord(ana, at),
                    InteractionRecord((ana,), date(2026, 1, 1), "mail", Direction.IN, at),
                    TieRecord((ana, Handle(me=True)), "knows", Evidence.OBSERVED, at),
                ],
            )
        ]
    )
    assert (_count(network, "a.csv").read, _count(network, "a.csv").kept) == (1, 1)


def test_what_speaks_of_nobody_is_skipped_with_a_reason() -> None:
    """An event with somebody who is in no file is left out, and counted."""
    stranger = Handle(emails=("nobody@example.net",))
    event = InteractionRecord(
        (stranger,), date(2026, 1, 1), "mail", Direction.IN, _at("a.csv", "", 1)
    )
    tie = TieRecord((stranger, stranger), "knows", Evidence.STATED, _at("a.csv", "", 2))
    network = build([Read("a.csv", "linkedin", [event, tie])])
    assert _count(network, "a.csv").skips == {
        "a tie to nobody in these files": 1,
        "with nobody in these files": 1,
    }


def test_an_input_without_records_is_listed() -> None:
    """A file that held nothing is in the account, with nothing."""
    network = build([Read("empty.csv", "linkedin", [])])
    assert network.sources == (SourceCount("empty.csv", "linkedin", 0, 0, 0, 0, 0),)
