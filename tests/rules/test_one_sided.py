"""S006: two networks overlap, and some of those you need are in one of them only."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from building import TODAY, handle, network, origin
from hypothesis import given
from hypothesis import strategies as st
from rules.judging import Said, goal, is_info, need, say

from netrules import Handle, Item, Network, PersonRecord, Verdict
from netrules.rules.structure.one_sided import one_sided_layer

AIM = goal(need('"data" in fields'), name="job")


def seen(layer: str, *names: str, **facts: Any) -> list[Item]:
    """Entries of people in a layer."""
    return [PersonRecord(handle(name), origin(layer=layer), facts=facts) for name in names]


def useful(layer: str, *names: str) -> list[Item]:
    """Entries of people who could help."""
    return seen(layer, *names, fields=("data",))


def others(layer: str, *names: str) -> list[Item]:
    """Entries of people who could not."""
    return seen(layer, *names, fields=("law",))


#: Two in both, four who could help on Facebook only, one on LinkedIn only, and Zoe.
BOTH = [*useful("facebook", "Ana", "Ben"), *useful("linkedin", "Ana", "Ben")]
ONE_SIDED = [
    *BOTH,
    *useful("facebook", "Cleo", "Dan", "Eva", "Flo"),
    *useful("linkedin", "Gus"),
    *others("linkedin", "Zoe"),
]


def judged(*items: Item, **options: Any) -> Said:
    """The rule on a goal about data."""
    return say(one_sided_layer, network(*items), AIM, **options)


def test_fails_where_several_are_in_one_only() -> None:
    """The message says how far the two overlap, the advice whom to connect with where."""
    said = judged(*ONE_SIDED)
    assert (said.verdict, said.counts) == (Verdict.FAIL, (1, 1))
    assert said.message == (
        "25 % of the people of Facebook and LinkedIn are in both; in one only: 5 people who could "
        "help with job (4 on Facebook, 1 on LinkedIn)"
    )
    assert said.advice == (
        "connect with Cleo, Dan, Eva and Flo on LinkedIn and with Gus on Facebook, too, where that "
        "suits both of you"
    )
    assert (said.finding.kind, said.finding.ids) == ("network", ())
    assert said.finding.variant == "facebook linkedin"
    people = said.report.network.people
    assert said.places == [
        ("contacts.toml", people[id_].origins[0].line)
        for id_ in ("cleo", "dan", "eva", "flo", "gus")
    ]
    assert is_info(said)
    assert not any(name in said.redacted for name in ("Ana", "Cleo", "Gus", "job"))


def test_names_those_of_one_side_alone() -> None:
    """Nobody who could help is on LinkedIn only."""
    said = judged(*BOTH, *useful("facebook", "Cleo", "Dan", "Eva"), *others("linkedin", "Zoe"))
    assert said.message.endswith("(3 on Facebook, 0 on LinkedIn)")
    assert said.advice == (
        "connect with Cleo, Dan and Eva on LinkedIn, too, where that suits both of you"
    )


def test_two_are_too_few_to_tell() -> None:
    """Three are told, and the option says how many."""
    items = (*BOTH, *useful("facebook", "Cleo"), *useful("linkedin", "Dan"))
    assert judged(*items).verdict is Verdict.PASS
    assert judged(*items, people=2).verdict is Verdict.FAIL
    assert judged(*items, *useful("linkedin", "Eva")).verdict is Verdict.FAIL


def test_is_unknown_where_it_is_not_recorded_who_could_help() -> None:
    """Two could and one may."""
    items = (*BOTH, *useful("facebook", "Cleo"), *useful("linkedin", "Dan"))
    said = judged(*items, *seen("linkedin", "Eva"))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("fields", "eva")])
    assert judged(*items, *seen("linkedin", "Eva"), people=4).verdict is Verdict.PASS
    sure = judged(*ONE_SIDED, *seen("linkedin", "Eva K"))
    assert "in one only: 5 to 6 people who could help with job (4 on Facebook, 1 to 2 on" in (
        sure.message
    )


def namesakes(number: int) -> list[Item]:
    """People who could help on either side, each of whom may be one of the other side."""
    made: list[Item] = []
    for place in range(number):
        for layer in ("facebook", "linkedin"):
            who = Handle(ids=(f"{layer} {place}",), names=(f"Kim {'ABCDEF'[place]}ung",))
            made.append(PersonRecord(who, origin(layer=layer), facts={"fields": ("data",)}))
    return made


def test_overlap_is_an_interval_where_names_leave_it_open() -> None:
    """Two people of either side may be one: that joins the sides more, and leaves fewer."""
    said = judged(*ONE_SIDED, *namesakes(1))
    assert said.message == (
        "20 % to 33.3 % of the people of Facebook and LinkedIn are in both; in one only: 5 to 7 "
        "people who could help with job (4 to 5 on Facebook, 1 to 2 on LinkedIn)"
    )
    unsure = judged(*BOTH, *useful("facebook", "Cleo"), *namesakes(2))
    assert (unsure.verdict, {field for field, _ in unsure.lacks}) == (Verdict.UNKNOWN, {"same_as"})


def test_is_unknown_whether_networks_overlap_at_all() -> None:
    """Nobody is in both for sure, and two may be."""
    items = (*useful("facebook", "Ana", "Ben", "Cleo"), *useful("linkedin", "Dan"))
    assert judged(*items).verdict is Verdict.NOT_APPLICABLE
    assert judged(*items, *namesakes(1)).verdict is Verdict.UNKNOWN


def test_nobody_can_be_asked_to_join_what_has_closed() -> None:
    """Those who are on Google+ can be found elsewhere; on LinkedIn they are well enough."""
    both = [*useful("google-plus", "Ana"), *useful("linkedin", "Ana")]
    gone = useful("google-plus", "Ben", "Cleo", "Dan")
    alive = useful("linkedin", "Eva", "Flo", "Gus")
    assert judged(*both, *alive).verdict is Verdict.PASS
    said = judged(*both, *gone, *alive)
    assert said.message == (
        "14.3 % of the people of Google+ and LinkedIn are in both; in one only: 3 people who could "
        "help with job (3 on Google+)"
    )
    assert said.advice == (
        "connect with Ben, Cleo and Dan on LinkedIn, too, where that suits both of you"
    )


def test_each_two_networks_are_one_finding() -> None:
    """Three networks are three pairs, of which Mastodon has nobody in common with Facebook."""
    third = [*useful("mastodon", "Gus"), *useful("mastodon", "Hal", "Ida", "Jon")]
    said = judged(*ONE_SIDED, *third)
    assert sorted(finding.variant for finding in said.findings) == [
        "facebook linkedin",
        "linkedin mastodon",
    ]


def test_address_books_and_mail_are_no_networks() -> None:
    """Nobody joins them, so nobody is missing there."""
    for layer in ("mail", "contacts", "addressbook", "whatsapp", "graph"):
        items = [*useful("linkedin", "Ana"), *useful(layer, "Ana", "Ben", "Cleo", "Dan")]
        assert judged(*items).verdict is Verdict.NOT_APPLICABLE


def test_does_not_apply_without_goals_or_people_who_serve_them() -> None:
    """Then nobody is needed in either."""
    whole = network(*ONE_SIDED)
    assert say(one_sided_layer, whole).verdict is Verdict.NOT_APPLICABLE
    rest = [*others("facebook", "Ana", "Ben", "Cleo", "Dan"), *others("linkedin", "Ana")]
    assert judged(*rest).verdict is Verdict.NOT_APPLICABLE
    assert judged().verdict is Verdict.NOT_APPLICABLE


def test_names_only_goals_that_they_serve() -> None:
    """The goal about law is Zoe's, who is on LinkedIn only, too; a third is nobody's."""
    law = goal(need('"law" in fields'), name="case")
    art = goal(need('"art" in fields'), name="show")
    said = say(one_sided_layer, network(*ONE_SIDED), AIM, law, art)
    assert "6 people who could help with job and case (4 on Facebook, 2 on LinkedIn)" in (
        said.message
    )


def test_the_day_decides_nothing() -> None:
    """A year later the same people are in the same networks."""
    later = say(one_sided_layer, network(*ONE_SIDED), AIM, today=TODAY + timedelta(days=365))
    said = judged(*ONE_SIDED)
    assert (later.messages, later.finding.key) == (said.messages, said.finding.key)


_FIELDS = st.sampled_from([("data",), ("law",), None])
_LAYERS = st.sampled_from([("facebook",), ("linkedin",), ("facebook", "linkedin")])


@given(st.lists(st.tuples(_LAYERS, _FIELDS), max_size=9), st.data())
def test_what_nobody_recorded_turns_no_verdict_around(
    drawn: list[tuple[tuple[str, ...], Any]], data: st.DataObject
) -> None:
    """With a fact less the verdict is the same or unknown, or the rule has no subject."""
    full = _made(drawn)
    gone = data.draw(st.sets(st.integers(0, 8)))
    less = _made(
        [
            (layers, None if place in gone else fields)
            for place, (layers, fields) in enumerate(drawn)
        ]
    )
    before, after = (say(one_sided_layer, one, AIM) for one in (full, less))
    definite = (Verdict.PASS, Verdict.FAIL)
    if before.verdict in definite and after.verdict in definite:
        assert before.verdict is after.verdict
    assert not (before.verdict is Verdict.UNKNOWN and after.verdict in definite)
    assert {one.key for one in after.findings} <= {one.key for one in before.findings}


def _made(drawn: list[tuple[tuple[str, ...], Any]]) -> Network:
    items: list[Item] = []
    for place, (layers, fields) in enumerate(drawn):
        facts = {} if fields is None else {"fields": fields}
        for layer in layers:
            who = handle(f"Person {place}")
            items.append(PersonRecord(who, origin(layer=layer), facts=facts))
    return network(*items)
