"""Labels of clusters: proposed by what is over-represented, and kept by the people they are of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import combinations
from math import comb
from random import Random

import pytest
from building import all_ties, handle, network, origin, person, tie
from hypothesis import given
from hypothesis import strategies as st

from netrules import GroupRecord, Item, Job, Network, PersonRecord
from netrules.measures import communities
from netrules.measures.clusters import Cluster
from netrules.measures.labels import Label, cluster_labels, matched_labels


def names(letter: str, number: int) -> list[str]:
    """Ids of people in their order: a00, a01, …"""
    return [f"{letter}{place:02}" for place in range(number)]


def group(name: str, members: Iterable[str], kind: str = "") -> GroupRecord:
    """A group that lists people."""
    return GroupRecord(name, origin(), kind, tuple(handle(one) for one in members))


def tail(least: int, drawn: int, marked: int, population: int) -> float:
    """The hypergeometric tail, counted in whole numbers."""
    ways = (
        comb(marked, number) * comb(population - marked, drawn - number)
        for number in range(least, min(drawn, marked) + 1)
    )
    return float(Fraction(sum(ways), comb(population, drawn)))


def firms(*more: Item) -> Network:
    """Ten people of whom eight are at Acme; ten of whom one is, and the others elsewhere."""
    people = [
        *(person(name, organization="Acme") for name in names("a", 8)),
        *(person(name, organization=f"Firm {name}") for name in names("b", 2)),
        person("c00", organization="Acme Inc."),
        *(person(f"d{place}", organization=f"Other {place}") for place in range(9)),
    ]
    return network(*people, *more)


CLUSTER = [*names("a", 8), *names("b", 2)]


# -- what is over-represented ------------------------------------------------------------


def test_an_employer_and_its_evidence() -> None:
    """Eight of ten inside, one of ten outside: p by whole numbers, and all that it rests on."""
    [[label]] = cluster_labels(firms(), [CLUSTER])
    assert (label.kind, label.value) == ("employer", "Acme")
    assert label.people == tuple(names("a", 8))
    assert (label.known, label.outside, label.known_outside) == (10, 1, 10)
    assert (label.share, label.share_outside) == (0.8, 0.1)
    assert label.p == pytest.approx(tail(8, 10, 9, 20))
    # Only Acme is anybody's besides one person's: one value, one cluster, one test.
    assert label.tests == 1
    assert label.corrected == label.p < 0.01


def test_a_value_as_common_outside_is_none() -> None:
    """All are at Acme, within and without."""
    people = [person(name, organization="Acme") for name in names("a", 20)]
    assert cluster_labels(network(*people), [names("a", 10)]) == ((),)


def test_a_value_rarer_inside_is_none() -> None:
    """The rest of the network is no cluster of Acme."""
    assert cluster_labels(firms(), [["c00", *(f"d{place}" for place in range(9))]]) == ((),)


def test_unknown_counts_neither_for_nor_against() -> None:
    """A hundred people of unknown employer, inside or outside, change no number."""
    more = [*names("y", 50), *names("z", 50)]
    without = cluster_labels(firms(), [CLUSTER])
    assert cluster_labels(firms(*map(person, more)), [[*CLUSTER, *names("y", 50)]]) == without


def test_a_minority_is_no_label() -> None:
    """Three of 40 at the only firm that anybody shares: p is low, and yet it is no name."""
    inside = [person(f"a{place:02}", organization=f"Firm {place // 3}") for place in range(40)]
    outside = [person(f"z{place:03}", organization=f"Other {place}") for place in range(400)]
    known = network(*inside, *outside)
    cluster = names("a", 40)
    assert cluster_labels(known, [cluster]) == ((),)
    every = cluster_labels(known, [cluster], least_share=0.05)
    assert {label.value for label in every[0]} == {f"Firm {number}" for number in range(13)}
    assert {label.tests for label in every[0]} == {13}


def test_employers_of_old_count() -> None:
    """Colleagues of old are a cluster as well, wherever they work now."""

    def was(name: str, before: str, now: str) -> PersonRecord:
        jobs = (Job(now), Job(before, "", date(2010, 1, 1), date(2015, 1, 1), current=False))
        return PersonRecord(handle(name), origin(), jobs=jobs)

    people = [
        *(was(name, "Acme", f"Now {name}") for name in names("a", 6)),
        *(was(name, f"Before {name}", f"Now {name}") for name in names("b", 12)),
    ]
    [[label]] = cluster_labels(network(*people), [names("a", 6)])
    assert (label.value, label.people) == ("Acme", tuple(names("a", 6)))


def test_place_school_and_group() -> None:
    """Each kind has its own population: those of whom something of the kind is known."""
    people = [
        *(person(name, place="Berlin") for name in names("a", 8)),
        *(person(name, place=f"Town {name}") for name in names("b", 12)),
        *(person(name) for name in names("c", 20)),
    ]
    groups = [
        group("MIT", names("a", 7), "school"),
        group("ETH", names("b", 9), "school"),
        group("Chess club", names("a", 8)),
        group("Choir", names("c", 15)),
    ]
    [labels] = cluster_labels(network(*people, *groups), [names("a", 8)])
    found = {label.kind: label for label in labels}
    assert {kind: label.value for kind, label in found.items()} == {
        "place": "Berlin",
        "school": "MIT",
        "group": "Chess club",
    }
    assert (found["place"].known, found["place"].known_outside) == (8, 12)
    assert (found["school"].known, found["school"].known_outside) == (7, 9)
    assert (found["group"].known, found["group"].known_outside) == (8, 15)
    assert found["school"].p == pytest.approx(tail(7, 7, 7, 16))
    ps = [label.p for label in labels]
    assert ps == sorted(ps)


def test_groups_that_are_employers() -> None:
    """Who is in the group of a firm works there, as those who say so themselves."""
    people = [
        *(person(name, organization="Acme") for name in names("a", 4)),
        *(person(name) for name in names("b", 4)),
        *(person(name, organization=f"Firm {name}") for name in names("c", 12)),
    ]
    known = network(*people, group("ACME, Inc.", names("b", 4), "employer"))
    [[label]] = cluster_labels(known, [[*names("a", 4), *names("b", 4)]])
    assert (label.kind, len(label.people), label.share) == ("employer", 8, 1.0)


def test_the_most_common_writing_is_shown() -> None:
    """Case and legal form do not divide a firm; of two as common the first in the alphabet."""
    spelt = ["ACME", "Acme Inc.", "Acme Inc.", "acme", "Acme Inc.", "ACME"]
    people = [person(f"a{place:02}", organization=text) for place, text in enumerate(spelt)]
    others = [person(name, organization=f"Firm {name}") for name in names("b", 12)]
    [[label]] = cluster_labels(network(*people, *others), [names("a", 6)])
    assert (label.value, len(label.people)) == ("Acme Inc.", 6)


def test_many_values_need_more() -> None:
    """Four of eight at a firm of which two outside are: enough for one firm, not for 200."""
    few = [
        *(person(name, organization="Acme") for name in names("a", 4)),
        *(person(name, organization=f"Firm {name}") for name in names("b", 4)),
        *(person(name, organization="Acme") for name in names("c", 1)),
        *(person(name, organization=f"Firm {name}") for name in names("d", 50)),
    ]
    cluster = [*names("a", 4), *names("b", 4)]
    [[label]] = cluster_labels(network(*few), [cluster])
    assert label.p == pytest.approx(tail(4, 8, 5, 59))
    many = [
        person(f"e{firm:03}{one}", place=f"Town {firm}") for firm in range(200) for one in range(8)
    ]
    towns = [person(f"f{place}", place="Town 0") for place in range(1)]
    other = [[f"e{firm:03}{one}" for one in range(8)] for firm in range(200)]
    labels = cluster_labels(network(*few, *many, *towns), [cluster, *other])
    assert labels[0] == ()
    assert all(found[0].kind == "place" for found in labels[1:])


def test_no_clusters_no_people_no_values() -> None:
    """Nothing is tested, and nothing found."""
    assert cluster_labels(firms(), []) == ()
    assert cluster_labels(network(), []) == ()
    assert cluster_labels(network(), [[]]) == ((),)
    assert cluster_labels(network(*map(person, "abc")), [["a", "b"], []]) == ((), ())


def test_everybody_in_the_cluster() -> None:
    """Where there is nobody outside nothing can be over-represented."""
    people = [person(name, organization="Acme") for name in "abcd"]
    assert cluster_labels(network(*people), ["abcd"]) == ((),)
    alone = Label("employer", "Acme", ("a", "b"), 2, 0, 0, 1.0, 1)
    assert alone.share_outside is None


def test_among_some() -> None:
    """People who could not be in a cluster are no population for it."""
    among = [*CLUSTER, "c00", *(f"d{place}" for place in range(4))]
    [[label]] = cluster_labels(firms(), [CLUSTER], among, significance=0.05)
    assert (label.outside, label.known_outside) == (1, 5)
    assert label.p == pytest.approx(tail(8, 10, 9, 15))


def test_strangers_are_refused() -> None:
    """Who is not in the network is an error, in a cluster and among all."""
    with pytest.raises(KeyError, match="zoe"):
        cluster_labels(firms(), [["zoe"]])
    with pytest.raises(KeyError, match="zoe"):
        cluster_labels(firms(), [], ["zoe"])


def test_of_clusters_that_were_found() -> None:
    """From ties to names: two cliques, of two firms."""
    people = [
        *(person(name, organization="Acme") for name in names("a", 8)),
        *(person(name, organization="Globex") for name in names("b", 6)),
    ]
    ties = [tie(*pair) for who in ("a", "b") for pair in combinations(names(who, 6), 2)]
    ties += [tie(name, "a00") for name in ("a06", "a07", "b00")]
    known = network(*people, *ties, all_ties())
    found = communities(known).found
    labels = cluster_labels(known, found)
    assert [[label.value for label in each] for each in labels] == [["Acme"], ["Globex"]]


@given(st.randoms(use_true_random=False))
def test_order_decides_nothing(dice: Random) -> None:
    """Records and clusters in any order have the same labels."""
    items: list[Item] = [
        *(person(name, organization="Acme", place="Berlin") for name in names("a", 6)),
        *(person(name, organization="Globex", place="Berlin") for name in names("b", 6)),
        *(person(name, organization="Initech", place="Rome") for name in names("c", 6)),
        group("Choir", [*names("a", 3), *names("c", 3)]),
    ]
    clusters = [names("a", 6), names("b", 6), names("c", 6)]
    first = cluster_labels(network(*items), clusters)
    dice.shuffle(items)
    for cluster in clusters:
        dice.shuffle(cluster)
    assert cluster_labels(network(*items), clusters) == first
    assert cluster_labels(network(*items), clusters[::-1]) == first[::-1]
    assert [label.value for label in first[2]] == ["Initech", "Rome"]


# -- the user's own ----------------------------------------------------------------------


def cluster(people: str) -> Cluster:
    """A cluster of people of one letter each."""
    return Cluster(tuple(people), 1.0, 1.0)


def test_labels_follow_their_people() -> None:
    """Some have left, others come, and the order of clusters is another."""
    labels = {"school": "abcdef", "club": "mnop"}
    assert matched_labels(labels, [cluster("nopq"), cluster("abcdexy")]) == {
        "club": 0,
        "school": 1,
    }


def test_labels_of_what_is_gone_are_left_out() -> None:
    """Half of the people are too few: a cluster that fell in two keeps no label by chance."""
    assert matched_labels({"school": "abcdef"}, [cluster("abc"), cluster("def")]) == {}
    assert matched_labels({"school": "abcdef"}, [cluster("abcd"), cluster("ef")]) == {"school": 0}
    assert matched_labels({"school": "abc"}, []) == matched_labels({}, [cluster("abc")]) == {}
    assert matched_labels({"nobody": ""}, [cluster("abc")]) == {}


def test_no_cluster_has_two_labels() -> None:
    """The more alike of two, else the first in the alphabet; the other may have another."""
    labels = {"old": "abcd", "new": "abcde"}
    assert matched_labels(labels, [cluster("abcde")]) == {"new": 0}
    assert matched_labels({"z": "abc", "a": "abc"}, [cluster("abc")]) == {"a": 0}
    assert matched_labels({"z": "abc", "a": "abc"}, [cluster("abc"), cluster("ab")]) == {
        "a": 0,
        "z": 1,
    }


def test_the_least_likeness_can_be_set() -> None:
    """Two of four in common are a half; three of five more."""
    assert matched_labels({"x": "abc"}, [cluster("bcd")]) == {}
    assert matched_labels({"x": "abc"}, [cluster("bcd")], least=0.4) == {"x": 0}
    assert matched_labels({"x": "abcd"}, ["bcde"]) == {"x": 0}


@given(
    st.dictionaries(st.text(max_size=3), st.sets(st.sampled_from("abcdefgh"), max_size=8)),
    st.lists(st.sampled_from("012"), min_size=8, max_size=8),
)
def test_laws_of_matching(labels: dict[str, set[str]], parts: list[str]) -> None:
    """Each label and cluster once, each more alike than not; order decides nothing."""
    clusters = [
        [who for who, part in zip("abcdefgh", parts, strict=True) if part == one] for one in "012"
    ]
    found = matched_labels(labels, clusters)
    assert len(set(found.values())) == len(found)
    for label, place in found.items():
        both, every = labels[label] & set(clusters[place]), labels[label] | set(clusters[place])
        assert len(both) * 2 > len(every)
    assert matched_labels(dict(reversed(labels.items())), clusters) == found
