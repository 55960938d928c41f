"""S003: clusters, and whether you are in touch with anybody in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from building import TODAY, all_ties, covered, event, handle, network, origin, person, tie
from rules.circles import CHOIR, CLUB, FIRM, assert_nothing_turns, circles, knit
from rules.judging import Said, is_info, say

from netrules import GroupRecord, Item, Verdict
from netrules.rules.structure.cold_cluster import cold_cluster

THREE = circles(FIRM, CHOIR, CLUB)
#: Everybody but those of the firm, met in the last year.
MET = [event(name, TODAY - timedelta(days=30)) for name in (*CHOIR, *CLUB)]
LAST = TODAY - timedelta(days=365)


def judged(*items: Item, **options: Any) -> Said:
    """The rule on these."""
    return say(cold_cluster, network(*items), **options)


def working(at: str, *names: str) -> list[Item]:
    """Entries that say where people work."""
    return [person(name, organization=at) for name in names]


def test_fails_where_nobody_of_a_cluster_was_talked_to() -> None:
    """Without anything in common it is named by those who know most of it, Ana and Ben first
    since both know somebody outside, which does not count."""
    said = judged(*THREE, all_ties(), covered(), *MET)
    assert (said.verdict, said.counts) == (Verdict.FAIL, (3, 3))
    assert said.subjects == [("ana", "ben", "cleo")]
    assert said.message == (
        "7 people around Ana, Ben and Cleo are a cluster of your network, and there was no two-way "
        "contact with any of them in the last 365 days, going by meetings"
    )
    assert said.advice == "write to one of them, best to Ana, who knows 6 of the other 6"
    people = said.report.network.people
    assert said.places == [
        ("contacts.toml", people[id_].origins[0].line) for id_ in ("ana", "ben", "cleo")
    ]
    assert is_info(said)


def test_story_of_the_labelled_clusters() -> None:
    """The article's: clusters get labels, here the firm that most of one work for, with what
    speaks for it; and one sees which of the groups was left alone."""
    said = judged(
        *THREE,
        *working("Example Ltd", *FIRM[:6], "Pia"),
        *working("Quillfeather", FIRM[6], *CHOIR, *CLUB[:2], *CLUB[3:]),
        all_ties(),
        covered(),
        *MET,
    )
    assert said.message == (
        "7 people (mostly people of Example Ltd: 6 of 7, elsewhere 1 of 11) are a cluster of your "
        "network, and there was no two-way contact with any of them in the last 365 days, going by "
        "meetings"
    )
    assert said.subjects == [("ana", "ben", "cleo")]  # a label decides nothing


def test_labels_say_of_whom_they_are_known() -> None:
    """Two of the firm have no employer on record, and nobody elsewhere has."""
    known = [*working("Example Ltd", *FIRM[:5]), *working("Elsewhere", *CHOIR)]
    said = judged(*THREE, *known, all_ties(), covered(), *MET)
    assert said.message.startswith(
        "7 people (mostly people of Example Ltd: 5 of the 5 of whom it is known, elsewhere 0 of 6)"
    )


@pytest.mark.parametrize(
    ("kind", "words"),
    [("school", "people from Elm"), ("club", "members of Elm"), ("employer", "people of Elm")],
)
def test_labels_are_of_several_kinds(kind: str, words: str) -> None:
    """Groups of the kind school or employer read as such; nobody else is in a group."""
    groups = [_group("Elm", kind, FIRM), _group("Oak", kind, (*CHOIR, *CLUB))]
    said = judged(*THREE, *groups, all_ties(), covered(), *MET)
    assert f"(mostly {words}: 7 of 7, elsewhere 0 of 11)" in said.message


def _group(name: str, kind: str, members: Iterable[str]) -> GroupRecord:
    return GroupRecord(name, origin(), kind=kind, members=tuple(map(handle, members)))


def test_place_can_be_the_label_of_less_than_half() -> None:
    """Three of seven are no majority, and more than chance."""
    there = [person(name, place="Lund") for name in FIRM[:3]]
    far = [person(name, place=f"Town of {name}") for name in (*FIRM[3:], *CHOIR, *CLUB)]
    crowd = [person(f"Extra {number}", place=f"Hamlet {number}") for number in range(40)]
    said = judged(*THREE, *there, *far, *crowd, all_ties(), covered(), *MET)
    assert "7 people (many of them people in Lund: 3 of 7, elsewhere 0 of 51)" in said.message


def test_one_warm_tie_is_enough() -> None:
    """Whoever it is, and even if the last time was 365 days ago."""
    items = (*THREE, all_ties(), covered(), *MET)
    assert judged(*items, event("Gus", LAST)).verdict is Verdict.PASS
    assert judged(*items, event("Gus", LAST - timedelta(days=1))).verdict is Verdict.FAIL


def test_smaller_clusters_are_not_judged() -> None:
    """Five people of a club are judged, six by default not more than that option says."""
    met = [event(name, TODAY) for name in (*FIRM, *CHOIR)]
    items = (*THREE, all_ties(), covered(), *met)
    assert judged(*items).subjects == [("ned", "oda", "pia")]
    assert judged(*items, at_least=6).verdict is Verdict.PASS
    assert judged(*items, at_least=8).verdict is Verdict.NOT_APPLICABLE


def test_is_unknown_where_ties_are_not_complete() -> None:
    """Ties that were seen make no cluster: others may go across."""
    said = judged(*THREE, covered())
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("ties", "")])
    assert said.remedies == {
        "no file lists all ties among these people; add them, and [coverage] ties-among"
    }


def test_is_unknown_where_contact_is_not_covered() -> None:
    """The cluster is known, and contact may stand where the files do not reach."""
    said = judged(*THREE, all_ties(), covered(until=date(2026, 1, 31)))
    assert said.verdict is Verdict.UNKNOWN
    assert said.remedies == {"meetings end on 2026-01-31"}


def test_looks_at_a_complete_part_of_the_network() -> None:
    """Zoe may be of a cluster, too; of the others it is known."""
    everyone = (*FIRM, *CHOIR, *CLUB)
    said = judged(*THREE, person("Zoe"), all_ties(everyone), covered(), *MET)
    assert (said.verdict, said.counts) == (Verdict.FAIL, (3, 4))


def test_cluster_of_two_sets_is_told_once() -> None:
    """By what the larger set shows."""
    said = judged(*THREE, all_ties(), all_ties((*FIRM, *CHOIR)), covered(), *MET)
    assert said.message.startswith("7 people around Ana, Ben and Cleo")


def test_does_not_apply_where_there_are_no_clusters() -> None:
    """One circle divides into nothing, a ring in many ways; of nobody there is no cluster."""
    ring = [tie(one, other) for one, other in zip(FIRM, (*FIRM[1:], FIRM[0]), strict=True)]
    people = [person(name) for name in FIRM]
    for ties in (knit(*FIRM), ring, []):
        assert judged(*people, *ties, all_ties(), covered()).verdict is Verdict.NOT_APPLICABLE
    assert judged(covered()).verdict is Verdict.NOT_APPLICABLE
    assert judged(person("Ana"), covered()).verdict is Verdict.NOT_APPLICABLE


def test_nothing_read_from_a_file_shows_under_redaction() -> None:
    """Neither names nor the label."""
    firm = working("Example Ltd", *FIRM)
    rest = working("Elsewhere", *CHOIR)
    said = judged(*THREE, *firm, *rest, all_ties(), covered(), *MET)
    assert said.redacted == (
        "7 people (mostly people of employer-1: 7 of 7, elsewhere 0 of 6) are a cluster of your "
        "network, and there was no two-way contact with any of them in the last 365 days, going "
        "by meetings -> write to one of them, best to person-1, who knows 6 of the other 6"
    )
    bare = judged(*THREE, all_ties(), covered(), *MET)
    assert not any(name in bare.redacted for name in FIRM)


def test_names_the_channels_of_everybody_in_it() -> None:
    """A chat that one of them was on counts for them alone, and is told."""
    chat = event("Ben", date(2021, 1, 1), channel="chat")
    said = judged(*THREE, all_ties(), covered(), covered(channel="chat"), *MET, chat)
    assert said.message.endswith("going by chats and meetings")


def test_days_are_counted_from_today() -> None:
    """A year later, with all that happened a year later, the same is said."""
    year = timedelta(days=365)
    ends = [event("Gus", LAST - timedelta(days=1))]
    said = judged(*THREE, all_ties(), covered(), *MET, *ends)
    moved = [event(name, TODAY - timedelta(days=30) + year) for name in (*CHOIR, *CLUB)]
    moved += [event("Gus", LAST - timedelta(days=1) + year)]
    until = covered(until=TODAY + year)
    later = say(cold_cluster, network(*THREE, all_ties(), until, *moved), today=TODAY + year)
    assert later.messages == said.messages
    assert later.finding.key == said.finding.key


def test_somebody_without_ties_changes_nothing() -> None:
    """A further person whom nobody knows is in no cluster."""
    said = judged(*THREE, person("Zoe"), all_ties(), covered(), *MET)
    assert said.finding.key == judged(*THREE, all_ties(), covered(), *MET).finding.key


def test_what_nobody_recorded_turns_no_verdict_around() -> None:
    """Whichever sets of people are known to be complete, and whether contact is covered."""
    assert_nothing_turns(cold_cluster)
