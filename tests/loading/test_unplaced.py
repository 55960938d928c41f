"""Records that name one of several namesakes: placed with nobody, absent for nobody."""

from __future__ import annotations

from datetime import date, timedelta

from building import TODAY, all_ties, covered, event, network, origin, person, tie

from netrules import (
    Direction,
    Evidence,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Network,
    PersonRecord,
    TieRecord,
    Unknown,
)

RECENT = TODAY - timedelta(days=20)
NAMED = Handle(names=("Jo Smith",))


def _namesake(address: str) -> PersonRecord:
    return PersonRecord(Handle(emails=(address,), names=("Jo Smith",)), origin(), tie="contact")


def _met(handle: Handle, on: date, channel: str = "meeting") -> InteractionRecord:
    direction = Direction.BOTH if channel == "meeting" else Direction.OUT
    return InteractionRecord((handle,), on, channel, direction, origin())


def _network(*more: object) -> Network:
    items = [_namesake("jo@example.org"), _namesake("smith@example.org"), person("Ana Ruiz")]
    return network(*items, *more, covered()).as_of(TODAY)  # type: ignore[arg-type]


def test_what_was_with_one_of_two_leaves_both_unknown() -> None:
    """Neither is warm for certain, and neither is cold; the record is reported."""
    seen = _network(_met(NAMED, RECENT))
    jo = [one for one in seen.people if one.name == "Jo Smith"]
    assert [isinstance(one.warm, Unknown) for one in jo] == [True, True]
    assert all("namesakes" in one.warm.missing[0].text for one in jo)
    assert len(seen.problems) == 1
    assert not seen.interactions_with(jo[0].id, RECENT).complete


def test_others_are_judged_as_before() -> None:
    """Somebody with another name is still known to be cold."""
    seen = _network(_met(NAMED, RECENT))
    [ana] = [one for one in seen.people if one.name == "Ana Ruiz"]
    assert ana.warm is False
    assert seen.interactions_with(ana.id, RECENT).complete


def test_later_contact_makes_the_doubt_indifferent() -> None:
    """Who was met for certain since then is warm whoever it was before."""
    sure = _met(Handle(emails=("jo@example.org",)), RECENT + timedelta(days=1))
    seen = _network(_met(NAMED, RECENT), sure)
    warm = {one.emails[0]: one.warm for one in seen.people if one.name == "Jo Smith"}
    assert warm["jo@example.org"] is True
    assert isinstance(warm["smith@example.org"], Unknown)


def test_an_answer_to_a_doubtful_letter_is_doubtful_contact() -> None:
    """If the letter was theirs, their own letter in those 30 days answered it."""
    old = TODAY - timedelta(days=380)
    answer = InteractionRecord(
        (Handle(emails=("jo@example.org",)),),
        TODAY - timedelta(days=360),
        "mail",
        Direction.IN,
        origin(),
    )
    mail = covered(channel="mail")
    seen = _network(_met(NAMED, old, "mail"), answer, mail)
    warm = {one.emails[0]: one.warm for one in seen.people if one.name == "Jo Smith"}
    assert isinstance(warm["jo@example.org"], Unknown)
    assert warm["smith@example.org"] is False


def test_what_comes_after_today_casts_no_doubt() -> None:
    """It is set aside like anything dated later."""
    seen = _network(_met(NAMED, TODAY + timedelta(days=3)))
    assert {one.warm for one in seen.people} == {False}


def test_a_name_that_nobody_carries_is_nobody_here() -> None:
    """People are closed: an event with a stranger concerns none of them."""
    seen = _network(_met(Handle(names=("Zoe Quist",)), RECENT))
    assert {one.warm for one in seen.people} == {False}


def test_a_doubtful_tie_breaks_the_set_it_may_belong_to() -> None:
    """The ties among these people are not all known if one of them has no certain ends."""
    doubtful = TieRecord(
        (NAMED, Handle(emails=("ana.ruiz@example.org",))), "knows", Evidence.STATED, origin()
    )
    assert network(_namesake("jo@example.org"), person("Ana Ruiz"), all_ties()).complete_sets
    assert not _network(doubtful, all_ties()).complete_sets


def test_a_certain_tie_breaks_nothing() -> None:
    """Sets stay complete where every tie says whom it means."""
    seen = _network(
        person("Bo Berg"), tie("Ana Ruiz", "Bo Berg"), all_ties(), event("Bo Berg", RECENT)
    )
    assert len(seen.complete_sets) == 1


def test_a_doubtful_event_makes_its_channel_count_as_a_certain_one_does() -> None:
    """A call with one of two namesakes shows that ego calls, and no file covers calls."""
    assert _network(_met(NAMED, RECENT, "call")).contact.channels == ("call", "meeting")
    for met in (
        _met(NAMED, TODAY + timedelta(days=1), "call"),
        _met(NAMED, RECENT, "LinkedIn endorsement"),
        _met(Handle(names=("Nobody Here",)), RECENT, "call"),
    ):
        assert _network(met).contact.channels == ("meeting",)


def test_a_doubtful_event_of_a_file_that_lists_a_part_is_open_for_those_it_may_be_with() -> None:
    """A chat with one of two namesakes leaves contact with both open, and with nobody else."""
    part = InteractionCoverage("chat", RECENT, RECENT, origin(), people=())
    seen = _network(_met(NAMED, RECENT, "chat"), part)
    over = {one.name: seen.contact_with(one.id).channels for one in seen.people}
    assert over == {"Jo Smith": ("chat", "meeting"), "Ana Ruiz": ("meeting",)}
