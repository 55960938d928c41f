"""S004: how clusters are tied to each other, and by whom."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from building import TODAY, all_ties, covered, event, network, origin, person, tie
from rules.circles import CHOIR, CLUB, FIRM, ROUND, assert_nothing_turns, circles
from rules.judging import Said, is_info, say

from netrules import GroupRecord, Item, Namer, Verdict
from netrules.rules.structure.joined_by_one import clusters_joined_by_one
from netrules.rules.structure.single_broker import single_broker

#: Of the firm and the choir only Ana knows somebody of the other; each knows some of the club,
#: which knows several of each.
SINGS = (("Ana", "Hal"), ("Ana", "Ida"))
KNOWN = (("Ben", "Ned"), ("Cleo", "Oda"), ("Jon", "Pia"), ("Kim", "Rob"))
THREE = circles(FIRM, CHOIR, CLUB, joined=(*SINGS, *KNOWN))


def judged(*items: Item, **options: Any) -> Said:
    """The rule on these, every tie being known."""
    return say(clusters_joined_by_one, network(*items, all_ties()), **options)


def test_fails_where_all_ties_are_one_persons() -> None:
    """Though the club knows both of them."""
    said = judged(*THREE)
    assert (said.verdict, said.counts) == (Verdict.FAIL, (3, 3))
    assert said.subjects == [("ana",)]
    assert said.finding.variant == "ana hal"
    assert said.message == (
        "two clusters of your network are tied through Ana alone, with 2 of 42 ties that there "
        "could be: 7 people around Ana, Ben and Cleo, and 6 people around Hal, Ida and Jon"
    )
    assert said.advice == "introduce another two to each other, such as Ben and Hal"
    adjacency = said.report.network.adjacency["ana"]
    assert said.finding.locations == (*adjacency["hal"][0].origins, *adjacency["ida"][0].origins)
    assert is_info(said)


def test_fails_where_there_is_a_single_tie() -> None:
    """It is a finding of both who are tied, and neither is introduced again."""
    said = judged(*circles(FIRM, CHOIR, CLUB, joined=(SINGS[0], *KNOWN)))
    assert said.subjects == [("ana", "hal")]
    assert said.message.startswith(
        "two clusters of your network are tied by a single tie, of Ana and Hal, with 1 of 42 ties "
        "that there could be: 7 people around"
    )
    assert said.advice == "introduce another two to each other, such as Ben and Ida"


def test_clusters_are_told_by_their_labels() -> None:
    """One sees how the groups in the network are related."""
    firm = [person(name, organization="Example Ltd") for name in FIRM]
    club = [person(name, organization="Quillfeather") for name in CLUB]
    choir = GroupRecord("Choir", origin(), members=tuple(person(name).handle for name in CHOIR))
    rest = [person(name, groups=("Rowing",)) for name in (*FIRM, *CLUB)]
    said = judged(*THREE, *firm, *club, choir, *rest)
    assert said.message.endswith(
        "could be: 7 people (mostly people of Example Ltd: 7 of 7, elsewhere 0 of 5), and 6 people "
        "(mostly members of Choir: 6 of 6, elsewhere 0 of 12)"
    )
    for value in ("Example", "Choir", "Ana", "Ben", "Hal"):
        assert value not in said.redacted
    assert "people of employer-1: 7 of 7" in said.redacted


def test_introduces_those_whom_you_are_in_touch_with() -> None:
    """They know no more people than the others, but they know you."""
    met = [event(name, TODAY - timedelta(days=9)) for name in ("Gus", "Mia", "Ana")]
    said = judged(*THREE, covered(), *met)
    assert said.advice == "introduce another two to each other, such as Gus and Mia"


def test_passes_with_a_second_tie_of_others() -> None:
    """Ben and Jon, too: then no single person stands between the firm and the choir."""
    said = judged(*THREE, tie("Ben", "Jon"))
    assert (said.verdict, said.counts) == (Verdict.PASS, (3, 3))


def test_a_second_tie_of_the_same_two_people_of_one_side_is_not_enough() -> None:
    """Hal knows both Ana and Ben: all is Hal's then."""
    said = judged(*circles(FIRM, CHOIR, CLUB, joined=(SINGS[0], ("Ben", "Hal"), *KNOWN)))
    assert said.subjects == [("hal",)]


def test_leaves_to_another_rule_whoever_is_the_only_way() -> None:
    """Without the club there is no way round, and S002 tells of Ana."""
    two = circles(FIRM, CHOIR, joined=SINGS)
    assert judged(*two).verdict is Verdict.NOT_APPLICABLE
    assert say(single_broker, network(*two, all_ties())).subjects == [("ana",)]
    # Ana is the only one of the firm who knows anybody outside, though the choir has the club.
    ways = (*SINGS, ("Ana", "Ned"), ("Jon", "Pia"), ("Kim", "Rob"))
    three = circles(FIRM, CHOIR, CLUB, joined=ways)
    assert judged(*three).verdict is Verdict.PASS  # of the choir and the club
    assert say(single_broker, network(*three, all_ties())).subjects == [("ana",)]


def test_tells_itself_of_what_the_other_rule_finds_too_small() -> None:
    """Without Ana two of a circle of three are parted, too few for S002."""
    small = ("Ana", "Ben", "Cleo")
    items = circles(small, CHOIR, joined=SINGS)
    assert judged(*items, at_least=3).subjects == [("ana",)]
    assert say(single_broker, network(*items, all_ties())).subjects == []
    assert judged(*items).verdict is Verdict.NOT_APPLICABLE


def test_smaller_clusters_do_not_count() -> None:
    """By default those of five do; the option moves that."""
    items = circles(FIRM, CHOIR, CLUB)
    assert len(judged(*items).findings) == 3
    assert len(judged(*items, at_least=6).findings) == 1
    assert judged(*items, at_least=7).verdict is Verdict.NOT_APPLICABLE


def test_the_largest_clusters_come_first_and_the_rest_is_counted() -> None:
    """Of three pairs two are told one by one, and what is left is no silent pass."""
    said = judged(*circles(FIRM, CHOIR, CLUB), most=2)
    assert sorted(finding.variant for finding in said.findings) == ["ana hal", "ana ned", "more"]
    [more] = [finding for finding in said.findings if finding.variant == "more"]
    namer = Namer(said.report.network)
    assert (more.kind, more.ids) == ("network", ())
    assert namer.message(more) == (
        "tied through one person alone, and not told one by one: 1 more pair of clusters of your "
        "network"
    )
    assert namer.advice(more) == (
        "begin with those that are told, which are larger; the option most tells more"
    )


def test_does_not_apply_where_no_clusters_are_tied() -> None:
    """Circles that have nothing to do with each other need no introduction."""
    assert judged(*circles(FIRM, CHOIR, joined=())).verdict is Verdict.NOT_APPLICABLE
    assert judged(*circles(FIRM)).verdict is Verdict.NOT_APPLICABLE
    assert judged().verdict is Verdict.NOT_APPLICABLE


def test_is_unknown_where_ties_are_not_complete() -> None:
    """Others may be tied, too. A handful of people has no two clusters."""
    said = say(clusters_joined_by_one, network(*THREE))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("ties", "")])
    assert say(clusters_joined_by_one, network(*circles(CLUB))).verdict is Verdict.NOT_APPLICABLE


def test_pair_of_two_sets_is_told_once() -> None:
    """Of those among whom every tie is known without Zoe it is known with her, too."""
    everyone = (*FIRM, *CHOIR, *CLUB)
    items = (*THREE, person("Zoe"), all_ties(everyone))
    said = say(clusters_joined_by_one, network(*items))
    assert (said.subjects, said.counts) == ([("ana",)], (3, 4))
    both = judged(*items)
    assert both.subjects == [("ana",)]
    assert both.finding.key == said.finding.key


def test_order_of_ties_decides_nothing() -> None:
    """Backwards, and twice, the same is said."""
    said = judged(*reversed(THREE), *(tie(other, one) for one, other in (*ROUND[:1], *SINGS)))
    assert said.messages == judged(*THREE).messages


def test_what_nobody_recorded_turns_no_verdict_around() -> None:
    """Whichever sets of people are known to be complete, and whether contact is covered."""
    assert_nothing_turns(clusters_joined_by_one)
