"""S005: hubs of one layer at the edge of another's clusters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import combinations, pairwise
from typing import Any

from building import all_ties, handle, network, origin, person
from hypothesis import given, settings
from hypothesis import strategies as st
from rules.judging import Said, is_info, say

from netrules import Evidence, Handle, Item, PersonRecord, TieCoverage, TieRecord, Verdict
from netrules.rules.structure.edge_hub import hub_at_the_edge

Pairs = Iterable[tuple[str, str]]


def ring(names: Iterable[str]) -> Pairs:
    """Each tied to the next, and the last to the first."""
    first, *rest = names
    return pairwise([first, *rest, first])


#: Facebook: Hanna knows all of the family, each of whom knows two more of it; and a club.
FAMILY = ("Ada", "Ben", "Cleo", "Dan", "Eva", "Flo", "Ina", "Joe")
CLUB = ("Kim", "Leo", "Mia", "Ned", "Oda", "Pia", "Quin", "Rob")
FACEBOOK = [
    *(("Hanna", one) for one in FAMILY),
    *ring(FAMILY),
    *ring(CLUB),
    *zip(CLUB, CLUB[2:] + CLUB[:2], strict=True),
    ("Ada", "Kim"),
]
#: LinkedIn: a firm and a school of people who all know each other. Hanna knows two of the firm.
FIRM = ("Ada", "Ben", "Cleo", "Sue", "Tom", "Uma", "Vic")
SCHOOL = ("Dan", "Wes", "Xia", "Yan", "Zoe")
LINKEDIN = [
    *combinations(FIRM, 2),
    *combinations(SCHOOL, 2),
    ("Hanna", "Sue"),
    ("Hanna", "Tom"),
    ("Vic", "Wes"),
]


def ends(pairs: Pairs) -> list[str]:
    """Everybody of some ties."""
    return sorted({name for pair in pairs for name in pair})


def seen(layer: str, *names: str) -> list[Item]:
    """Entries of people in a layer."""
    return [PersonRecord(handle(name), origin(layer=layer)) for name in names]


def layer(name: str, pairs: Pairs) -> list[Item]:
    """People and their ties as seen in a layer."""
    pairs = list(pairs)
    ties = [
        TieRecord((handle(one), handle(two)), "friend", Evidence.OBSERVED, origin(layer=name))
        for one, two in pairs
    ]
    return [*seen(name, *ends(pairs)), *ties]


#: Hanna knows everybody of the firm.
MIDST = [("Hanna", one) for one in FIRM]
BOTH = [*layer("facebook", FACEBOOK), *layer("linkedin", LINKEDIN)]


def listed(names: Iterable[str]) -> list[Item]:
    """In each layer every tie among those people is on record."""
    people = list(names)
    return [all_ties(people, name) for name in ("Ruderclub", "facebook", "graph", "linkedin")]


EVERYONE = listed(ends([*FACEBOOK, *LINKEDIN]))


def judged(*items: Item, **options: Any) -> Said:
    """The rule on these."""
    return say(hub_at_the_edge, network(*items), **options)


def test_story_of_the_hub_at_the_edge() -> None:
    """The article's: the hub of Facebook is at the edge of a cluster of LinkedIn, since the one
    is more friends and family, the other more professional."""
    said = judged(*BOTH, *EVERYONE)
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("hanna",)]
    assert said.finding.variant == "facebook linkedin"
    assert said.message == (
        "hubs of Facebook at the edge of clusters of LinkedIn: Hanna (1 of 1 hubs who are in both; "
        "by chance it would be 0.2)"
    )
    assert said.advice == (
        "ask Hanna for introductions to people of Facebook; for those of LinkedIn somebody in the "
        "midst of them is the better one to ask"
    )
    hanna = said.report.network.people["hanna"]
    assert said.places == [("contacts.toml", hanna.origins[0].line)]
    assert is_info(said)


def test_names_of_layers_do_not_matter() -> None:
    """A graph file and a list by hand are layers, too; what another plugin calls one is told
    as it is, and hidden with the names."""
    said = judged(*layer("graph", FACEBOOK), *layer("Ruderclub", LINKEDIN), *EVERYONE)
    assert said.message.startswith("hubs of your graph files at the edge of clusters of Ruderclub:")
    assert "Ruderclub" not in said.redacted
    assert "Hanna" not in said.redacted
    turned = judged(*layer("linkedin", FACEBOOK), *layer("facebook", LINKEDIN), *EVERYONE)
    assert turned.message.startswith("hubs of LinkedIn at the edge of clusters of Facebook: Hanna")


def test_passes_where_the_hub_is_in_the_midst() -> None:
    """Hanna knows everybody of the firm."""
    known = layer("linkedin", MIDST)
    assert judged(*BOTH, *known, *EVERYONE).verdict is Verdict.PASS


def test_is_unknown_with_few_in_both() -> None:
    """Five are, and the option says how many it takes."""
    assert judged(*BOTH, *EVERYONE, shared=5).verdict is Verdict.FAIL
    said = judged(*BOTH, *EVERYONE, shared=6)
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("same_as", "")])
    assert said.remedies == {
        "say with same-as who of one layer is who of another; few are known to be in both"
    }


def test_is_unknown_where_as_many_more_may_be_in_both() -> None:
    """Some of Facebook have the names of some of LinkedIn: each two may be one person."""
    names = ("Sue Orr", "Tom Orr", "Uma Orr", "Vic Orr", "Wes Orr")

    def open_to(number: int) -> Said:
        there = [Handle(ids=(f"in {name}",), names=(name,)) for name in names[:number]]
        here = [Handle(ids=(f"fb {name}",), names=(name,)) for name in names[:number]]
        items = [PersonRecord(one, origin(layer="linkedin")) for one in there]
        items += [PersonRecord(one, origin(layer="facebook")) for one in here]
        known = [*map(handle, ends([*FACEBOOK, *LINKEDIN])), *there, *here]
        listing = [
            TieCoverage(origin(layer=name), tuple(known)) for name in ("facebook", "linkedin")
        ]
        return judged(*BOTH, *items, *listing)

    assert open_to(4).verdict is Verdict.FAIL
    said = open_to(5)
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("same_as", f"fb {name}") for name in names]


def test_is_unknown_where_ties_are_not_complete() -> None:
    """Ties that were seen make nobody a hub."""
    said = judged(*BOTH)
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("ties", "")])


def test_is_unknown_where_only_another_list_is_complete() -> None:
    """A list by hand of who knows whom is not one of Facebook's or LinkedIn's ties."""
    said = judged(*BOTH, all_ties(ends([*FACEBOOK, *LINKEDIN])))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("ties", "")])


def test_is_unknown_where_a_network_shows_no_ties() -> None:
    """An export of LinkedIn does not say who knows whom; whoever knows may add it."""
    said = judged(*layer("facebook", FACEBOOK), *seen("linkedin", *ends(LINKEDIN)), *EVERYONE)
    assert said.verdict is Verdict.UNKNOWN
    assert said.remedies == {
        "no file lists who knows whom in each of these layers; add one that does"
    }


def test_third_layer_leaves_the_verdict_on_two() -> None:
    """Instagram says nothing of ties; the others are judged all the same."""
    said = judged(*BOTH, *EVERYONE, *seen("instagram", "Hanna", "Ada"))
    assert (said.verdict, said.counts) == (Verdict.FAIL, (1, 2))


def test_does_not_apply_to_a_single_layer() -> None:
    """An address book and mail are no networks of their own where they show no ties."""
    alone = layer("facebook", FACEBOOK)
    others = [*seen("mail", "Hanna", "Ada"), *seen("addressbook", "Hanna")]
    assert judged(*alone, *EVERYONE).verdict is Verdict.NOT_APPLICABLE
    assert judged(*alone, *others, *EVERYONE).verdict is Verdict.NOT_APPLICABLE
    assert judged(person("Ana")).verdict is Verdict.NOT_APPLICABLE
    assert judged().verdict is Verdict.NOT_APPLICABLE


def test_does_not_apply_without_clusters_or_hubs_in_both() -> None:
    """On LinkedIn everybody is on a ring, and on Facebook, too."""
    rings = [*layer("facebook", ring(FAMILY)), *layer("linkedin", ring(FAMILY))]
    assert judged(*rings, *listed(FAMILY)).verdict is Verdict.NOT_APPLICABLE


def test_day_decides_nothing() -> None:
    """Years later the same is said, as long as the ties last."""
    said = judged(*BOTH, *EVERYONE)
    later = say(hub_at_the_edge, network(*BOTH, *EVERYONE), today=date(2031, 1, 1))
    assert (later.messages, later.finding.key) == (said.messages, said.finding.key)


def test_somebody_of_one_layer_without_ties_changes_nothing() -> None:
    """Gil is on Facebook alone and knows nobody."""
    people = [*ends([*FACEBOOK, *LINKEDIN]), "Gil"]
    said = judged(*BOTH, *seen("facebook", "Gil"), *listed(people))
    assert said.messages == judged(*BOTH, *EVERYONE).messages


@settings(max_examples=15)  # each finds the clusters of two layers anew
@given(st.data())
def test_with_less_known_it_is_not_turned_around(data: st.DataObject) -> None:
    """Without some ties, and so without what says that these are all, it is as it was or open."""
    known = [*BOTH, *layer("linkedin", data.draw(st.sampled_from(([], MIDST))))]
    before = judged(*known, *EVERYONE).verdict
    gone = data.draw(st.lists(st.sampled_from([*FACEBOOK, *LINKEDIN]), max_size=3, unique=True))
    lists = data.draw(st.lists(st.sampled_from(EVERYONE), unique_by=id))
    left = [
        item
        for item in known
        if not (isinstance(item, TieRecord) and tuple(one.names[0] for one in item.between) in gone)
    ]
    complete = EVERYONE if not gone and data.draw(st.booleans()) else lists if not gone else []
    assert judged(*left, *complete).verdict in (before, Verdict.UNKNOWN)
