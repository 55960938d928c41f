"""Who is who: what joins people, what never does, and what becomes of their ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import count, pairwise, permutations
from typing import Any

import attrs
import pytest
from building import TODAY, origin
from hypothesis import given
from hypothesis import strategies as st

from netrules import (
    Direction,
    Evidence,
    Finding,
    GroupRecord,
    Handle,
    InteractionRecord,
    Item,
    Job,
    Network,
    Origin,
    OwnerRecord,
    PersonRecord,
    Read,
    Severity,
    TieRecord,
    TwoOwners,
    Unknown,
    build,
    match_keys,
)
from netrules.engine.finding import finding_key
from netrules.loading.identifiers import email_key, name_words, names_agree, phone_key, profile_key
from netrules.model.people import ME

LINKEDIN = ("Connections.csv", "linkedin")
PHONE = ("phone.vcf", "vcard")
CONTACTS = ("contacts.toml", "contacts")
_LINES = count(1)


def record(
    place: tuple[str, str],
    name: str = "",
    *,
    url: str = "",
    email: str = "",
    phone: str = "",
    id: str = "",  # noqa: A002 reason: as the contacts file calls it
    weak: Sequence[str] = (),
    organization: str = "",
    same: Sequence[Handle] = (),
    other: Sequence[Handle] = (),
    owner: bool = False,
    **facts: Any,
) -> PersonRecord:
    """An entry about somebody, in a file."""
    kind = OwnerRecord if owner else PersonRecord
    handle = Handle(
        urls=_some(url),
        emails=_some(email),
        phones=_some(phone),
        ids=_some(id),
        names=_some(name),
        me=owner,
        weak=tuple(weak),
    )
    path, layer = place
    line = next(_LINES)
    return kind(
        handle,
        Origin(path, line=line, record=line, layer=layer),
        jobs=(Job(organization),) if organization else (),
        facts=facts,
        tie="" if owner else "connection",
        same_as=tuple(same),
        not_same_as=tuple(other),
    )


def _some(word: str) -> tuple[str, ...]:
    return (word,) if word else ()


def load(*items: Item) -> Network:
    """The network of what several files hold."""
    reads: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        reads.setdefault((item.origin.path, item.origin.layer), []).append(item)
    return build([Read(path, layer, some) for (path, layer), some in reads.items()])


def ids(network: Network) -> list[str]:
    """The ids of everybody but ego."""
    return [person.id for person in network.people]


def problems(network: Network) -> list[str]:
    """What could not be told of the records."""
    return [problem.message for problem in network.problems]


ANA_URL = "https://www.linkedin.com/in/ana-ruiz"
ANA_MAIL = "ana.ruiz@example.org"
ANA_PHONE = "+44 20 7946 0000"


# -- joining ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ({"url": ANA_URL}, {"url": "http://linkedin.com/in/Ana-Ruiz/"}),
        ({"url": ANA_URL}, {"url": "https://uk.linkedin.com/in/ana-ruiz?trk=x"}),
        ({"email": ANA_MAIL}, {"email": " Ana.Ruiz@Example.org"}),
        ({"phone": ANA_PHONE}, {"phone": "0044 (0)20-7946-0000"}),
        ({"phone": ANA_PHONE}, {"phone": "tel:+442079460000"}),
    ],
)
def test_the_same_identifier_joins_across_files(
    here: dict[str, str], there: dict[str, str]
) -> None:
    """A profile URL, an address or a full number joins, however it is written."""
    network = load(record(LINKEDIN, "Ana Ruiz", **here), record(PHONE, "Ana", **there))
    assert len(network.people) == 1
    assert network.people[0].names == ("Ana", "Ana Ruiz")
    assert network.people[0].layers == ("linkedin", "vcard")
    assert network.problems == ()


def test_a_third_file_joins_two_others() -> None:
    """One card with the address of one file and the number of another joins all three."""
    network = load(
        record(LINKEDIN, "Ana Ruiz", url=ANA_URL, email=ANA_MAIL),
        record(PHONE, "Ana", phone=ANA_PHONE),
        record(CONTACTS, "Ana R.", email=ANA_MAIL, phone=ANA_PHONE),
    )
    assert len(network.people) == 1


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ({}, {}),
        ({"organization": "Acme"}, {"organization": "Acme"}),
        ({"email": "info@example.org"}, {"email": "info@example.org"}),
        ({"email": "sales+uk@example.org"}, {"email": "sales+uk@example.org"}),
        ({"phone": "020 7946 0000"}, {"phone": "020 7946 0000"}),
        ({"url": "https://example.org/team"}, {"url": "https://example.org/team"}),
        (
            {"url": "https://linkedin.com/company/acme"},
            {"url": "https://linkedin.com/company/acme"},
        ),
        (
            {"phone": ANA_PHONE, "weak": [ANA_PHONE]},
            {"phone": ANA_PHONE, "weak": [ANA_PHONE]},
        ),
        ({"phone": ANA_PHONE, "weak": [ANA_PHONE]}, {"phone": ANA_PHONE}),
    ],
)
def test_weak_identifiers_join_nobody(here: dict[str, Any], there: dict[str, Any]) -> None:
    """A name, a role address, a local number, a company's page, a switchboard: nothing joins."""
    network = load(record(LINKEDIN, "Ana Ruiz", **here), record(PHONE, "Ana Ruiz", **there))
    assert len(network.people) == 2
    assert len(set(ids(network))) == 2


@pytest.mark.parametrize(
    "url",
    [
        "https://www.facebook.com/people/{}/1000{}",
        "https://www.facebook.com/profile.php",
        "https://x.com/i/user/1000",
        "https://twitter.com/intent/user?user_id=1",
        "https://www.instagram.com/p/abc",
        "https://github.com/orgs/{}",
    ],
)
def test_a_path_that_many_share_is_no_profile(url: str) -> None:
    """Two people in two sources do not become one by the first part of such a path."""
    network = load(
        record(PHONE, "Ana Ruiz", url=url.format("ana", 1)),
        record(CONTACTS, "Bo Berg", url=url.format("bo", 2)),
    )
    assert len(network.people) == 2


def test_what_joins_nobody_is_still_on_record() -> None:
    """A weak identifier is a fact like any other."""
    (ana,) = load(record(PHONE, "Ana", email="info@example.org", phone="020 7946")).people
    assert ana.emails == ("info@example.org",)
    assert ana.phones == ("020 7946",)
    assert ana.reachable is True


# -- one identifier, two names ---------------------------------------------------------


def test_an_identifier_of_two_names_joins_nobody_and_is_a_problem() -> None:
    """Within one source, an address that two different people carry is nobody's own."""
    network = load(
        record(PHONE, "Ana Ruiz", email="desk@ruiz.example"),
        record(PHONE, "Bob Lee", email="desk@ruiz.example"),
    )
    assert sorted(person.name for person in network.people) == ["Ana Ruiz", "Bob Lee"]
    assert len(set(ids(network))) == 2
    (problem,) = network.problems
    assert "two people with different names share one e-mail address" in problem.message
    assert "ruiz.example" not in problem.message
    assert not problem.lost


def test_loaded_twice_the_two_stay_two() -> None:
    """A shared address makes nobody appear twice when the file is loaded again."""
    cards = [
        record(PHONE, "Ana Ruiz", email="desk@ruiz.example"),
        record(PHONE, "Bob Lee", email="desk@ruiz.example"),
    ]
    once = load(*cards)
    twice = build([_read("phone.vcf", cards), _read("copy of phone.vcf", cards)])
    assert ids(twice) == ids(once)


def _read(path: str, cards: Iterable[PersonRecord]) -> Read:
    moved = [_moved(card, path) for card in cards]
    return Read(path, moved[0].origin.layer, moved)


def _moved(card: PersonRecord, path: str) -> PersonRecord:
    return attrs.evolve(card, origin=attrs.evolve(card.origin, path=path))


def test_other_identifiers_of_the_two_still_join() -> None:
    """Only the shared address is refused; each person's own still joins."""
    network = load(
        record(PHONE, "Ana Ruiz", email="desk@ruiz.example", phone=ANA_PHONE),
        record(PHONE, "Bob Lee", email="desk@ruiz.example"),
        record(CONTACTS, "Ana", phone=ANA_PHONE),
    )
    assert len(network.people) == 2
    assert {person.names for person in network.people} == {("Ana", "Ana Ruiz"), ("Bob Lee",)}


def test_names_that_agree_join_within_one_source() -> None:
    """Initials, titles, order and a missing middle name are no disagreement."""
    network = load(
        record(PHONE, "Ana Maria Ruiz", email=ANA_MAIL),
        record(PHONE, "Ruiz, A.", email=ANA_MAIL),
        record(PHONE, "Dr. Ana Ruiz, PhD", email=ANA_MAIL),
    )
    assert len(network.people) == 1
    assert network.problems == ()


def test_the_names_of_one_entry_are_one_persons() -> None:
    """A second name in an entry is no second person, and one that agrees is enough."""
    both = attrs.evolve(record(CONTACTS).handle, names=("Ana Ruiz", "Ana Berg"))
    both = attrs.evolve(both, emails=(ANA_MAIL,))
    network = load(
        attrs.evolve(record(CONTACTS), handle=both),
        record(CONTACTS, "Ana Berg", email=ANA_MAIL),
        record(CONTACTS, "A. Ruiz", email="a.ruiz@example.org"),
    )
    assert problems(network) == []
    assert len(network.people) == 2


def test_different_sources_may_name_a_person_differently() -> None:
    """A nickname in the phone and a name in LinkedIn are one person's."""
    network = load(
        record(PHONE, "Mum", email=ANA_MAIL), record(LINKEDIN, "Ana Ruiz", email=ANA_MAIL)
    )
    assert len(network.people) == 1
    assert network.problems == ()


def test_a_clash_is_found_among_many_names() -> None:
    """That many ways to write one name agree hides no name that does not."""
    forms = ["Ana Ruiz", "A. Ruiz", "Ruiz, Ana", "Ana", "A R", "Dr Ana Ruiz", "ANA RUIZ", "R. Ana"]
    alike = [record(PHONE, name, email=ANA_MAIL) for name in (*forms, "Ana R", "ana  ruiz")]
    stranger = record(PHONE, "Zoe Zander", email=ANA_MAIL)
    assert len(load(*alike).people) == 1
    for cards in ([*alike, stranger], [stranger, *alike]):
        network = load(*(_at_line(card, line) for line, card in enumerate(cards, 1)))
        assert len(network.people) == len(cards)
        assert len(network.problems) == 1


words = st.lists(st.sampled_from(["ana", "a", "bea", "b", "ruiz", "r", "anton"]), max_size=4)
names = words.map(" ".join)


@given(names, names)
def test_agreement_of_names_is_mutual(one: str, other: str) -> None:
    """Whether two names agree does not depend on which is asked first."""
    assert names_agree(one, other) is names_agree(other, one)
    assert names_agree(one, one)
    assert names_agree(one, "")


@given(words, st.randoms(use_true_random=False))
def test_agreement_ignores_the_order_of_words(parts: list[str], dice: Any) -> None:
    """Both "Ruiz, Ana" and "Ana Ruiz" are one, and any word may be an initial."""
    mixed = list(parts)
    dice.shuffle(mixed)
    assert names_agree(" ".join(parts), ", ".join(mixed))
    assert names_agree(" ".join(parts), " ".join(word[0] for word in mixed))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Ana Ruiz", "Ana Ruiz", True),
        ("Ana Ruiz", "ANA RUIZ (she/her)", True),
        ("Ana Ruiz", "Ana", True),
        ("Ana Ruiz", "Ana Pop", False),
        ("J. John Smith", "James John Smith", True),
        ("John J. Smith", "John James Smith", True),
        ("Ana Ruiz", "Ruth Ana", False),
        ("李 明", "李明", True),
        ("", "Ana", True),
    ],
)
def test_agreement_of_names(one: str, other: str, agree: bool) -> None:
    """All words of the shorter name are in the longer one, initials standing for words."""
    assert names_agree(one, other) is agree


def test_words_of_a_name() -> None:
    """Titles, credentials, brackets and punctuation tell nobody apart."""
    assert name_words("Dr. Ana-Maria O'Neil, MBA (she/her)") == ("ana-maria", "o'neil")


def test_normal_forms() -> None:
    """What is no personal identifier has no key."""
    assert profile_key("linkedin.com/in/%C3%A4na/") == ("url", "linkedin.com/in/äna")
    assert profile_key("https://www.linkedin.com/in/") is None
    assert profile_key("https://mastodon.example/@Ana") == ("url", "mastodon.example/@ana")
    assert profile_key("http://[broken") is None
    assert email_key("no-reply@example.org") is None
    assert email_key("ana at example.org") is None
    assert email_key("mailto:Ana@Example.org") == ("email", "ana@example.org")
    assert phone_key("+1 (555) 010-9999") == ("phone", "+15550109999")
    assert phone_key("555 010 9999") is None
    assert phone_key("+1 555 010 9999 ext. 12") is None


# -- confirmed by hand -----------------------------------------------------------------


def mail(address: str) -> Handle:
    """Somebody named by an address."""
    return Handle(emails=(address,))


def named(name: str) -> Handle:
    """Somebody named by a name."""
    return Handle(names=(name,))


def test_same_as_joins() -> None:
    """What the user confirmed to be one person is one, by address, id or unique name."""
    for reference in (mail("a@example.org"), named("Ana Ruiz"), Handle(ids=("ana",))):
        network = load(
            record(LINKEDIN, "Ana Ruiz", email="a@example.org", id="ana"),
            record(CONTACTS, "Anita", email="b@example.org", same=[reference]),
        )
        assert len(network.people) == 1
        assert network.problems == ()


def test_same_as_names_nobody_or_two() -> None:
    """A confirmation that is not clear joins nobody and is reported."""
    nobody = load(record(CONTACTS, "Ana", email="a@example.org", same=[named("Zoe Zander")]))
    assert problems(nobody) == ["same-as names nobody"]
    two = load(
        record(LINKEDIN, "Ana Ruiz", email="a@example.org"),
        record(LINKEDIN, "Ana Ruiz", email="b@example.org"),
        record(CONTACTS, "Anita", email="c@example.org", same=[named("Ana Ruiz")]),
    )
    assert len(two.people) == 3
    assert problems(two) == ["same-as names 2 people"]


def test_the_order_of_confirmations_does_not_matter() -> None:
    """A confirmation may rest on another one, whichever stands first."""
    anas = [
        record(LINKEDIN, "Ana Ruiz", email="a@example.org"),
        record(PHONE, "Ana Ruiz", email="b@example.org"),
        record(CONTACTS, "Bea", email="c@example.org", same=[named("Ana Ruiz")]),
        record(CONTACTS, "Cleo", email="d@example.org", same=[
            mail("a@example.org"), mail("b@example.org"),
        ]),
    ]  # fmt: skip
    outcomes = set()
    for order in permutations(range(4)):
        items = [_at_line(anas[number], line) for line, number in enumerate(order, 1)]
        network = load(*items)
        outcomes.add((tuple(ids(network)), tuple(problems(network))))
    assert len(outcomes) == 1


def _at_line(card: PersonRecord, line: int) -> PersonRecord:
    return attrs.evolve(card, origin=attrs.evolve(card.origin, path="all.toml", line=line))


def test_not_same_as_keeps_apart() -> None:
    """Two entries that share an address stay two once the user says so."""
    for reference in (mail("family@example.org"), named("Ana Ruiz")):
        network = load(
            record(PHONE, "Ana Ruiz", email="family@example.org"),
            record(CONTACTS, "A. Ruiz", email="family@example.org", other=[reference]),
        )
        assert len(network.people) == 2
        assert len(set(ids(network))) == 2


def test_kept_apart_they_keep_their_own_identifiers() -> None:
    """Only what is shared joins no more; an entry's own number still does."""
    network = load(
        record(PHONE, "Ana Ruiz", email="family@example.org"),
        record(
            CONTACTS,
            "A. Ruiz",
            email="family@example.org",
            phone=ANA_PHONE,
            other=[named("Ana Ruiz")],
        ),
        record(LINKEDIN, "Anton Ruiz", phone=ANA_PHONE),
    )
    assert sorted(person.names for person in network.people) == [
        ("A. Ruiz", "Anton Ruiz"),
        ("Ana Ruiz",),
    ]


def test_kept_apart_and_loaded_twice_they_are_two() -> None:
    """Keeping apart counts the same however often the file is loaded."""
    cards = [
        record(PHONE, "Ana Ruiz", email="family@example.org"),
        record(PHONE, "Ana Ruiz", email="family@example.org", phone=ANA_PHONE, other=[
            named("Ana Ruiz"),
        ]),
        record(PHONE, "Ana Ruiz", other=[named("Ana Ruiz")], organization="Acme"),
    ]  # fmt: skip
    once = build([_read("phone.vcf", cards)])
    twice = build([_read("phone.vcf", cards), _read("copy of phone.vcf", cards)])
    assert len(once.people) == 3
    assert ids(twice) == ids(once)


def test_an_id_does_not_hang_on_who_else_is_on_record() -> None:
    """Somebody kept apart has the same id when other people are added."""
    apart = record(
        CONTACTS, "A. Ruiz", email="family@example.org", other=[mail("family@example.org")]
    )
    family = record(PHONE, "Ana Ruiz", email="family@example.org")
    stranger = record(("a.toml", "contacts"), "Zoe Zander", email="z@example.org")
    assert set(ids(load(apart, family))) < set(ids(load(apart, family, stranger)))


def test_kept_apart_in_vain_is_a_problem() -> None:
    """Where other entries join two whom the user keeps apart, that is reported."""
    network = load(
        record(PHONE, "Ana", email=ANA_MAIL, phone=ANA_PHONE),
        record(CONTACTS, "Anton", url=ANA_URL, other=[named("Ana")]),
        record(LINKEDIN, "A. R.", url=ANA_URL, email=ANA_MAIL),
    )
    assert len(network.people) == 1
    (problem,) = network.problems
    assert "not-same-as names somebody" in problem.message


def test_kept_apart_from_each_other_neither_has_the_shared_address() -> None:
    """Where both say so, the outcome does not depend on which one stands first."""
    one = record(
        CONTACTS, "Ana", email="f@example.org", phone="+442079460001", other=[named("Bea")]
    )
    other = record(
        CONTACTS, "Bea", email="f@example.org", phone="+442079460002", other=[named("Ana")]
    )
    first = load(_at_line(one, 1), _at_line(other, 2))
    second = load(_at_line(one, 2), _at_line(other, 1))
    assert ids(first) == ids(second)
    assert len(first.people) == 2


# -- ego -------------------------------------------------------------------------------


def test_egos_own_card_is_no_contact() -> None:
    """A card with ego's own address is ego's, from whatever file."""
    network = load(
        record(LINKEDIN, "Mia Moss", email="mia@example.org", owner=True),
        record(PHONE, "Mia", email="mia@example.org", phone=ANA_PHONE),
        record(CONTACTS, "Moss", phone=ANA_PHONE),
        record(PHONE, "Ana"),
    )
    assert [person.name for person in network.people] == ["Ana"]
    assert network.me.id == ME
    assert set(network.me.names) == {"Mia Moss", "Mia", "Moss"}
    assert network.owner_known


def test_a_namesake_of_ego_is_somebody_else() -> None:
    """A name alone makes nobody ego."""
    network = load(
        record(LINKEDIN, "Mia Moss", email="mia@example.org", owner=True),
        record(PHONE, "Mia Moss", email="other.mia@example.net"),
    )
    assert len(network.people) == 1


def test_two_owners_are_an_error_that_names_both_files() -> None:
    """Exports of different people are not one network."""
    mine = record(LINKEDIN, "Mia Moss", email="mia@example.org", owner=True)
    theirs = record(("their.zip", "linkedin"), "Tom Thorn", email="tom@example.org", owner=True)
    with pytest.raises(TwoOwners) as caught:
        load(mine, theirs)
    assert caught.value.owners == ("Connections.csv", "their.zip")
    assert "--each" in str(caught.value)
    assert "Connections.csv and their.zip" in str(caught.value)


@pytest.mark.parametrize("layer", ["settings", "contacts"])
def test_me_settles_whose_network_it_is(layer: str) -> None:
    """What the user says of themself decides between two exports."""
    stated = record(("me.toml", layer), "Mia Moss", email="mia@example.org", owner=True)
    mine = record(LINKEDIN, "Mia Moss", email="mia@example.org", owner=True)
    theirs = record(("their.zip", "linkedin"), "Tom Thorn", email="tom@example.org", owner=True)
    network = load(stated, mine, theirs)
    assert network.me.name == "Mia Moss"


@pytest.mark.parametrize(
    "again",
    [
        {"email": "mia@example.org"},
        {"name": "Mia M. Moss"},
        {"name": "M. Moss", "email": "other@example.org"},
        {},
    ],
)
def test_exports_of_one_owner_go_together(again: dict[str, str]) -> None:
    """The same address or an agreeing name is the same owner; so is one that says nothing."""
    network = load(
        record(LINKEDIN, "Mia Moss", email="mia@example.org", owner=True),
        record(("facebook.zip", "facebook"), owner=True, **again),
    )
    assert network.me.name in ("Mia Moss", "M. Moss", "Mia M. Moss")


def test_stated_of_ego_beats_exported_and_a_disagreement_is_a_problem() -> None:
    """`[me]` counts; an export by another name and address is reported, not believed."""
    network = load(
        record(("netrules.toml", "settings"), "Mia Moss", email="mia@example.org", owner=True),
        record(LINKEDIN, "Tom Thorn", email="tom@example.org", owner=True),
    )
    assert network.me.name == "Mia Moss"
    (problem,) = network.problems
    assert problem.origin.path == "Connections.csv"
    assert not problem.lost
    assert "Tom" not in problem.message


# -- ids and aliases -------------------------------------------------------------------


def test_an_id_comes_from_the_strongest_identifier() -> None:
    """Stated id, then URL, address, number, then the record itself; the rest are aliases."""
    whole = {"url": ANA_URL, "email": ANA_MAIL, "phone": ANA_PHONE, "id": "ana"}
    seen = []
    for dropped in ("", "id", "url", "email", "phone"):
        whole.pop(dropped, None)
        (ana,) = load(record(CONTACTS, "Ana", **whole)).people  # type: ignore[arg-type]
        seen.append(ana)
    assert seen[0].id == "ana"
    for stronger, weaker in pairwise(seen):
        assert weaker.id in stronger.aliases
        assert weaker.id not in (stronger.id, "ana")
    assert len({person.id for person in seen}) == len(seen)


def test_people_are_found_by_alias() -> None:
    """An id of an earlier run still leads to the person."""
    (alone,) = load(record(PHONE, "Ana", email=ANA_MAIL)).people
    more = load(
        record(PHONE, "Ana", email=ANA_MAIL),
        record(LINKEDIN, "Ana Ruiz", url=ANA_URL, email=ANA_MAIL),
    )
    assert more.people[alone.id] is more.people[0]
    assert more.people.has(alone.id)
    assert more.people[0].id != alone.id
    with pytest.raises(KeyError):
        more.people["p-nobody"]


def test_an_alias_of_two_people_leads_to_neither() -> None:
    """An address that two people share says of neither that they are the other."""
    (alone,) = load(record(PHONE, "Ana Ruiz", email="desk@ruiz.example")).people
    two = load(
        record(PHONE, "Ana Ruiz", email="desk@ruiz.example"),
        record(PHONE, "Bob Lee", email="desk@ruiz.example"),
    )
    assert not two.people.has(alone.id)


def test_ids_are_the_same_whatever_else_is_loaded() -> None:
    """Who is added changes nobody's id."""
    ana = record(PHONE, "Ana", email=ANA_MAIL)
    plain = record(PHONE, "Bea", organization="Acme")
    others = [record(LINKEDIN, f"Person {n}", email=f"p{n}@example.org") for n in range(5)]
    assert set(ids(load(ana, plain))) <= set(ids(load(*others, plain, ana)))


def finding(network: Network, *people: str, code: str = "X001", variant: str = "") -> Finding:
    """A finding about people, found by a word of their names."""
    chosen = [next(one.id for one in network.people if word in one.names) for word in people]
    about = tuple(sorted(chosen))
    return Finding(
        finding_key(code, about, variant),
        code,
        "some-rule",
        Severity.INFO,
        "person",
        about,
        "",
        {},
        variant=variant,
    )


def _matched(then: Finding, now: Network, *findings: Finding) -> tuple[Finding, ...]:
    return match_keys(findings, now, [then.key])[then.key]


def test_a_key_survives_a_stronger_identifier() -> None:
    """A file that knows somebody better loses no finding about them."""
    card = record(PHONE, "Ana", email=ANA_MAIL)
    before = load(card)
    after = load(card, record(LINKEDIN, "Ana Ruiz", url=ANA_URL, email=ANA_MAIL))
    then, now = finding(before, "Ana"), finding(after, "Ana")
    assert then.key != now.key
    assert _matched(then, after, now) == (now,)


def test_a_key_survives_the_first_identifier() -> None:
    """A row that gains an address is still the row it was."""
    before = load(record(PHONE, "Ana", organization="Acme"))
    after = load(record(PHONE, "Ana", organization="Acme", email=ANA_MAIL))
    now = finding(after, "Ana")
    assert _matched(finding(before, "Ana"), after, now) == (now,)


def test_a_key_survives_a_stated_id() -> None:
    """Naming somebody in the contacts file keeps what was found before."""
    before = load(record(PHONE, "Ana", email=ANA_MAIL))
    after = load(record(PHONE, "Ana", email=ANA_MAIL), record(CONTACTS, email=ANA_MAIL, id="ana"))
    now = finding(after, "Ana")
    assert now.ids == ("ana",)
    assert _matched(finding(before, "Ana"), after, now) == (now,)


def test_keys_survive_a_merger() -> None:
    """Findings about either of two entries match the one person they turned out to be."""
    one = record(PHONE, "Ana", email="a@example.org")
    other = record(LINKEDIN, "Ana Ruiz", url=ANA_URL, email="b@example.org")
    note = record(CONTACTS, "AR", email="a@example.org", same=[mail("b@example.org")])
    before = load(one, other)
    after = load(one, other, note)
    assert (len(before.people), len(after.people)) == (2, 1)
    now = finding(after, "Ana")
    for name in ("Ana", "Ana Ruiz"):
        assert _matched(finding(before, name), after, now) == (now,)


def test_keys_survive_a_split_and_mean_both() -> None:
    """A finding about one person who turned out to be two matches what is found of each."""
    one = record(PHONE, "Ana", email=ANA_MAIL)
    other = record(CONTACTS, "Anton", email=ANA_MAIL)
    apart = record(CONTACTS, "Anton", email=ANA_MAIL, other=[named("Ana")])
    before, after = load(one, other), load(one, apart)
    assert (len(before.people), len(after.people)) == (1, 2)
    then = finding(before, "Ana")
    ana, anton = finding(after, "Ana"), finding(after, "Anton")
    assert set(_matched(then, after, ana, anton)) == {ana, anton}
    assert _matched(then, after, anton) == (anton,)


def test_keys_survive_a_newcomer_with_the_same_address() -> None:
    """When an address turns out to be an office's, what was found of its carrier is kept."""
    one = record(PHONE, "Ana Ruiz", email="desk@ruiz.example")
    before = load(one)
    after = load(one, record(PHONE, "Bob Lee", email="desk@ruiz.example"))
    ana, bob = finding(after, "Ana Ruiz"), finding(after, "Bob Lee")
    assert set(_matched(finding(before, "Ana Ruiz"), after, ana, bob)) == {ana, bob}


def test_keys_of_pairs_survive_too() -> None:
    """A finding about two people is known by any of their names."""
    cards = [record(PHONE, name, email=f"{name}@example.org") for name in ("ana", "bea")]
    better = [
        record(LINKEDIN, name, email=f"{name}@example.org", url=f"linkedin.com/in/{name}")
        for name in ("ana", "bea")
    ]
    before, after = load(*cards), load(*cards, *better)
    now = finding(after, "ana", "bea", variant="bridge")
    then = finding(before, "ana", "bea", variant="bridge")
    assert _matched(then, after, now) == (now,)
    assert _matched(finding(before, "ana", "bea"), after, now) == ()


def test_keys_of_several_survive_too() -> None:
    """A finding about four people is known again when some, or all, have better identifiers."""
    words = ["av", "bw", "cx", "dy"]
    cards = [record(PHONE, f"{word} Club", email=f"{word}@example.org") for word in words]
    then = _about_all(load(*cards))
    for number in (1, 2, 4):
        better = [
            record(LINKEDIN, f"{word} Club", email=f"{word}@example.org", url=f"x.com/{word}")
            for word in words[:number]
        ]
        after = load(*cards, *better)
        assert _about_all(after).key != then.key
        assert _matched(then, after, _about_all(after)) == (_about_all(after),)
    others = load(*(record(PHONE, word, email=f"{word}@example.net") for word in words))
    assert _matched(then, others, _about_all(others)) == ()


def _about_all(network: Network) -> Finding:
    about = tuple(ids(network))
    key = finding_key("M002", about, "")
    return Finding(key, "M002", "some-rule", Severity.INFO, "person", about, "", {})


def test_a_goal_is_nobodys_alias() -> None:
    """A goal that is called like somebody's id is known by its own name only."""
    network = load(record(PHONE, "Ana", id="ana", email=ANA_MAIL))
    one = attrs.evolve(finding(network, "Ana"), kind="goal")
    assert list(one.keys(network)) == [one.key]
    assert len(list(finding(network, "Ana").keys(network))) > 1


def test_namesakes_do_not_answer_to_each_others_keys() -> None:
    """Of ten entries alike, a finding about one is about that one."""
    ten = load(*(record(PHONE, "New Contact") for _ in range(10)))
    found = [
        Finding(
            finding_key("X001", [id_], ""), "X001", "x", Severity.INFO, "person", (id_,), "", {}
        )
        for id_ in ids(ten)
    ]
    for one in found:
        assert _matched(one, ten, *found) == (one,)


def test_a_key_of_nobody_matches_nothing() -> None:
    """What is gone is gone."""
    network = load(record(PHONE, "Ana", email=ANA_MAIL))
    assert match_keys([finding(network, "Ana")], network, ["no such key"]) == {"no such key": ()}


# -- namesakes without identifiers -----------------------------------------------------


@pytest.mark.parametrize("copies", [1, 2, 3])
def test_ten_namesakes_stay_ten(copies: int) -> None:
    """Entries without an identifier number as many as in the file that holds most."""
    cards = [record(PHONE, "New Contact") for _ in range(10)]
    reads = [_read(f"{number}.vcf", cards) for number in range(copies)]
    network = build(reads)
    assert len(network.people) == 10
    assert len(set(ids(network))) == 10
    kept = [(one.kept, one.joined) for one in network.sources]
    assert kept == [(10, 0), *[(0, 10)] * (copies - 1)]


def test_the_file_that_holds_most_counts() -> None:
    """Seven in an older export and ten in a newer one are ten."""
    cards = [record(PHONE, "New Contact") for _ in range(10)]
    for sizes in ((7, 10), (10, 7)):
        network = build([_read(f"{n}.vcf", cards[:size]) for n, size in enumerate(sizes)])
        assert len(network.people) == 10


def test_layers_keep_nameless_entries_apart() -> None:
    """Two kinds of source that know only a name may mean two people."""
    network = load(record(PHONE, "Ana Ruiz"), record(LINKEDIN, "Ana Ruiz"))
    assert len(network.people) == 2


# -- stated ids ------------------------------------------------------------------------


def test_a_stated_id_names_one_person() -> None:
    """Entries with the same id are one person; the first of several ids counts."""
    network = load(
        record(CONTACTS, "Ana", id="ana"),
        record(("more.toml", "contacts"), "Ana Ruiz", id="ana", email=ANA_MAIL),
    )
    assert ids(network) == ["ana"]
    assert network.people["ana"].emails == (ANA_MAIL,)


def test_one_id_for_two_names_joins_nobody() -> None:
    """Two contacts files that each call somebody else "a" are not taken for one person."""
    network = load(
        record(CONTACTS, "Ana Ruiz", id="a", email=ANA_MAIL),
        record(("more.toml", "contacts"), "Anton Pop", id="a", email="anton@example.org"),
    )
    assert len(network.people) == 2
    assert len(set(ids(network))) == 2
    assert problems(network) == [
        "two people with different names share one id, so it joined nobody"
    ]


def test_me_is_no_id_of_a_contact() -> None:
    """The id "me" is ego's."""
    network = load(record(CONTACTS, "Ana", id="me", email=ANA_MAIL))
    assert len(network.people) == 1
    assert network.people[0].id != "me"


# -- finding people by a handle --------------------------------------------------------


def _interaction(*people: Handle) -> InteractionRecord:
    return InteractionRecord(people, TODAY, "meeting", Direction.BOTH, origin("phone.vcf", "vcard"))


@pytest.mark.parametrize(
    ("handle", "found"),
    [
        (Handle(ids=("ana",)), True),
        (mail(ANA_MAIL), True),
        (Handle(urls=(ANA_URL,)), True),
        (named("Ana Ruiz"), True),
        (named("Dr. Ana  RUIZ"), True),
        (named("Ana"), False),
        (Handle(emails=("someone@example.net",)), False),
        (Handle(emails=("someone@example.net",), names=("Ana Ruiz",)), False),
        (Handle(phones=(ANA_PHONE,), names=("Ana Ruiz",)), True),
        (Handle(emails=("info@example.org",)), False),
    ],
)
def test_a_handle_finds_whom_it_names(handle: Handle, found: bool) -> None:
    """An identifier decides; a name only where it is one person's and nothing speaks against it."""
    card = record(PHONE, "Ana Ruiz", url=ANA_URL, email=ANA_MAIL, id="ana")
    network = load(card, _interaction(handle))
    assert bool(network.all_interactions) is found


def test_a_name_of_two_people_names_nobody() -> None:
    """An ambiguous name is reported with those who carry it."""
    network = load(
        record(PHONE, "Ana Ruiz", id="one"),
        record(PHONE, "Ana Ruiz", id="two"),
        _interaction(named("Ana Ruiz")),
    )
    assert network.all_interactions == ()
    (problem,) = network.problems
    assert "2 people" in problem.message
    assert problem.remedy.endswith("one, two")


def test_an_introducer_who_is_nobody_or_two_is_a_problem() -> None:
    """The fact is left out and said to be, whether the name is nobody's or several people's."""
    twice = [record(CONTACTS, "Jo Smith", email=f"{word}@example.org") for word in ("a", "b")]
    told = "introduced-by does not name one person of these files, and was left out"
    for others, expected in ((twice[:1], []), (twice, [told]), ([], [told])):
        ana = record(CONTACTS, "Ana Ruiz", introduced_by=named("Jo Smith"))
        assert problems(load(ana, *others)) == expected


def test_a_name_is_first_somebody_of_the_same_file() -> None:
    """A file that knows one Ana means that one, whoever else is called so elsewhere."""
    network = load(
        record(PHONE, "Ana Ruiz", id="here"),
        record(LINKEDIN, "Ana Ruiz", url=ANA_URL),
        _interaction(named("Ana Ruiz")),
    )
    assert network.all_interactions[0].people == ("here",)


def test_an_identifier_shared_by_two_finds_neither() -> None:
    """An address that joined nobody names nobody."""
    network = load(
        record(PHONE, "Ana Ruiz", email="desk@ruiz.example"),
        record(PHONE, "Bob Lee", email="desk@ruiz.example"),
        _interaction(mail("desk@ruiz.example")),
    )
    assert network.all_interactions == ()


def test_a_name_stands_in_for_an_identifier_that_two_share() -> None:
    """Where an address says nothing, the name beside it does."""
    network = load(
        record(PHONE, "Ana Ruiz", email="desk@ruiz.example", phone=ANA_PHONE),
        record(PHONE, "Bob Lee", email="desk@ruiz.example"),
        _interaction(Handle(emails=("desk@ruiz.example",), names=("Ana Ruiz",))),
    )
    (event,) = network.all_interactions
    assert network.people[event.people[0]].name == "Ana Ruiz"


def test_ties_and_groups_find_people_the_same_way() -> None:
    """What names somebody in one table names them in all."""
    network = load(
        record(CONTACTS, "Ana", id="ana"),
        record(CONTACTS, "Bea", id="bea"),
        TieRecord((Handle(ids=("ana",)), named("Bea")), "knows", Evidence.STATED, origin()),
        TieRecord((Handle(me=True), named("Bea")), "friend", Evidence.STATED, origin()),
        GroupRecord("Choir", origin(), members=(named("Ana"), Handle(ids=("bea",)))),
    )
    assert [(tie.a, tie.b) for tie in network.ties.recorded] == [("ana", "bea")]
    assert network.groups[0].members == ("ana", "bea")
    assert {tie.kind for tie in network.ego_ties["bea"]} == {"connection", "friend"}


_KNOWN = (
    (date(2001, 1, 1), date(2003, 1, 1)),
    (date(2005, 1, 1), date(2006, 1, 1)),
    (date(2010, 1, 1), None),
)


@pytest.mark.parametrize("order", list(permutations(_KNOWN)))
def test_a_tie_taken_up_again_has_not_ended(
    order: Sequence[tuple[date, date | None]],
) -> None:
    """Whatever the order of its entries."""
    ana = record(CONTACTS, "Ana Ruiz", id="ana")
    bo = record(CONTACTS, "Bo Berg", id="bo")
    ends = (ana.handle, bo.handle)
    entries = [
        TieRecord(ends, "colleague", Evidence.STATED, record(CONTACTS).origin, since, until)
        for since, until in order
    ]
    [tie] = load(ana, bo, *entries).ties.recorded
    assert (tie.since, tie.until) == (date(2001, 1, 1), None)
    assert len(tie.origins) == len(order)


@pytest.mark.parametrize("since", [None, date(2002, 1, 1)])
def test_an_entry_without_an_end_may_not_know_of_it(since: date | None) -> None:
    """Only one that begins after the end says that the tie was taken up again."""
    ana = record(CONTACTS, "Ana Ruiz", id="ana")
    bo = record(CONTACTS, "Bo Berg", id="bo")
    ends = (ana.handle, bo.handle)
    ended = TieRecord(
        ends, "knows", Evidence.STATED, record(CONTACTS).origin, since, date(2003, 1, 1)
    )
    older = attrs.evolve(ended, origin=record(CONTACTS).origin, until=None)
    [tie] = load(ana, bo, older, ended).ties.recorded
    assert tie.until == date(2003, 1, 1)


def test_belonging_to_a_group_is_a_fact_of_the_person() -> None:
    """A group that lists somebody, and their own entry, say the same."""
    network = load(
        record(CONTACTS, "Ana", id="ana", groups=("Rowing",)),
        record(CONTACTS, "Bea", id="bea"),
        GroupRecord("Choir", origin(), members=(named("Ana"), named("Bea"))),
        GroupRecord("rowing", origin(), members=(named("Ana"),)),
    )
    assert network.people["ana"].groups == ("Rowing", "Choir")
    assert network.people["bea"].groups == ("Choir",)


def test_positions_of_one_entry_have_an_order_of_their_own() -> None:
    """The one that ended last comes first, whatever their order in the entry."""
    jobs = [Job("Example Ltd", "Clerk", until=date(year, 1, 1)) for year in (2001, 2002, 2003)]
    for order in permutations(jobs):
        entry = attrs.evolve(record(CONTACTS, "Ana Ruiz"), jobs=order)
        [ana] = load(entry).people
        ends = [job.until for job in ana.employments]
        assert ends == [date(2003, 1, 1), date(2002, 1, 1), date(2001, 1, 1)]


def test_which_position_counts_does_not_hang_on_what_is_left_open() -> None:
    """Of two present positions the first of the entry counts, with its employer or without."""
    both = (Job("Zenith", "Vice President"), Job("Acme", "Clerk"))
    for jobs in (both, tuple(attrs.evolve(job, organization="") for job in both)):
        [ana] = load(attrs.evolve(record(CONTACTS, "Ana Ruiz"), jobs=jobs)).as_of(TODAY).people
        assert ana.title == "Vice President"


def test_a_fact_may_be_one_value_or_several() -> None:
    """A source may give a single group as text."""
    network = load(record(CONTACTS, "Ana", id="ana", groups="Choir", met=date(2020, 1, 1)))
    assert [group.name for group in network.groups] == ["Choir"]
    assert network.people["ana"].groups == ("Choir",)


# -- laws ------------------------------------------------------------------------------

_NAMES = ("Ana Ruiz", "A. Ruiz", "Ana", "Bob Lee", "")
_references = st.one_of(
    st.sampled_from(["a@example.org", "b@example.org"]).map(mail),
    st.sampled_from(_NAMES[:-1]).map(named),
    st.sampled_from(["x", "y"]).map(lambda local: Handle(ids=(local,))),
)


@st.composite
def entries(draw: st.DrawFn) -> PersonRecord:
    """An entry that has little of its own."""
    few = st.sampled_from
    confirmed = draw(few(["", "", "", "same", "other"]))
    return record(
        draw(few([LINKEDIN, PHONE, CONTACTS])),
        draw(few(_NAMES)),
        url=draw(few(["", "", "linkedin.com/in/a", "linkedin.com/in/b"])),
        email=draw(few(["", "a@example.org", "b@example.org", "info@example.org"])),
        phone=draw(few(["", "", "+442079460001", "+442079460002"])),
        id=draw(few(["", "", "", "x", "y"])),
        organization=draw(few(["", "Acme"])),
        same=[draw(_references)] if confirmed == "same" else [],
        other=[draw(_references)] if confirmed == "other" else [],
        owner=draw(st.integers(0, 19)) == 0,
    )


crowds = st.lists(entries(), max_size=7)


def _told(network: Network) -> Any:
    people = [(one.id, one.aliases, one.names, one.emails) for one in network.people]
    return people, sorted(problems(network)), network.me.names


def _loaded(cards: Iterable[PersonRecord]) -> Network | None:
    """The network, None where the entries are of different owners."""
    try:
        return load(*cards)
    except TwoOwners:
        return None


@given(crowds, st.randoms(use_true_random=False))
def test_rows_in_another_order_are_the_same_people(cards: list[PersonRecord], dice: Any) -> None:
    """Whatever stands first in a file, who is who stays, ids and aliases too."""
    lines = [card.origin.line for card in cards]
    dice.shuffle(lines)
    moved = [
        attrs.evolve(card, origin=attrs.evolve(card.origin, line=line, record=line))
        for card, line in zip(cards, lines, strict=True)
    ]
    before, after = _loaded(cards), _loaded(moved)
    assert (before is None) is (after is None)
    if before is not None and after is not None:
        assert _told(after) == _told(before)


@given(crowds)
def test_copies_of_all_files_add_nobody(cards: list[PersonRecord]) -> None:
    """Loading every file twice is loading it once, for any entries."""
    before = _loaded(cards)
    after = _loaded([*cards, *(_moved(card, f"copy of {card.origin.path}") for card in cards)])
    if before is not None and after is not None:
        assert ids(after) == ids(before)
        assert [one.aliases for one in after.people] == [one.aliases for one in before.people]


@given(crowds)
def test_nobody_has_anothers_id(cards: list[PersonRecord]) -> None:
    """Ids are unique, no alias is somebody's own id, and each id finds its person."""
    network = _loaded(cards)
    if network is not None:
        assert len(set(ids(network))) == len(network.people)
        assert not any(one.id in one.aliases for one in network.people)
        assert all(network.people[one.id] is one for one in network.people)


@given(crowds, crowds)
def test_what_was_found_of_somebody_is_never_lost(
    cards: list[PersonRecord], more: list[PersonRecord]
) -> None:
    """Whatever entries of others are added, a key of an earlier run still means somebody."""
    cards, more = ([one for one in some if not one.handle.me] for some in (cards, more))
    before, after = load(*cards), load(*cards, *more)
    now = [_found(one.id) for one in after.people]
    for person in before.people:
        then = _found(person.id)
        assert match_keys(now, after, [then.key])[then.key]


def _found(id_: str) -> Finding:
    key = finding_key("X001", [id_], "")
    return Finding(key, "X001", "some-rule", Severity.INFO, "person", (id_,), "", {})


# -- ids that netrules gave --------------------------------------------------------------


def _friend(name: str, **facts: Any) -> PersonRecord:
    return record(("friends.json", "facebook"), name, **facts)


def test_an_entry_with_a_given_id_is_the_entry_of_that_person() -> None:
    """Somebody without any identifier can be written down all the same, once and for all."""
    friends = [_friend("Ana Ruiz"), _friend("Ana Ruiz"), _friend("Bea Moss")]
    before = load(*friends)
    first, *others = (one.id for one in before.people if one.name == "Ana Ruiz")
    entry = record(CONTACTS, "Ana Ruiz", id=first, met=date(2020, 1, 1))
    after = load(*friends, entry)
    assert ids(after) == ids(before)
    assert after.people[first].met == date(2020, 1, 1)
    assert [isinstance(after.people[other].met, Unknown) for other in others] == [True]


def test_a_given_id_names_somebody_everywhere() -> None:
    """In same-as and not-same-as, and as the end of a tie."""
    ana, bea = _friend("Ana Ruiz"), _friend("Bea Moss")
    known = {one.name: one.id for one in load(ana, bea).people}
    card = record(PHONE, "Bea M", email="bea@example.org")
    one = attrs.evolve(card, same_as=(Handle(ids=(known["Bea Moss"],)),))
    tie = TieRecord(
        (Handle(ids=(known["Ana Ruiz"],)), Handle(emails=("bea@example.org",))),
        "knows",
        Evidence.STATED,
        one.origin,
    )
    network = load(ana, bea, one, tie)
    assert len(network.people) == 2
    assert len(network.ties.recorded) == 1
    refusing = attrs.evolve(
        record(CONTACTS, "Ana Ruiz", email="other@example.org"),
        not_same_as=(Handle(ids=(known["Ana Ruiz"],)),),
    )
    assert problems(load(ana, refusing)) == []


def test_an_id_once_given_by_an_address_still_names_its_owner() -> None:
    """A stronger identifier gives another id; the one written down stays good."""
    card = record(PHONE, "Ana Ruiz", email=ANA_MAIL)
    [old] = ids(load(card))
    entry = record(CONTACTS, "Ana Ruiz", id=old)
    linked = attrs.evolve(card, handle=attrs.evolve(card.handle, urls=(ANA_URL,)))
    network = load(linked, entry)
    assert len(network.people) == 1


def test_accounts_join_and_are_no_names() -> None:
    """The same account of two archives is one person, shown by id where nothing names them."""
    follower = attrs.evolve(_friend("").handle, names=(), accounts=("x:12345",))
    one, two = _friend(""), record(("other.zip", "x"), "")
    network = load(attrs.evolve(one, handle=follower), attrs.evolve(two, handle=follower))
    [person] = network.people
    assert person.name == person.id
    assert "12345" not in person.name
    assert person.accounts == ("x:12345",)
    assert person.reachable is True


def test_not_same_as_by_a_number_does_not_mean_the_name_beside_it() -> None:
    """Father and son share a name; the son's card is his although the father has an entry."""
    father = record(CONTACTS, "Jo Kettle", phone=ANA_PHONE)
    son = record(CONTACTS, "Jo Kettle", email=ANA_MAIL, other=[father.handle])
    cards = record(PHONE, "Jo Kettle", phone=ANA_PHONE), record(PHONE, "Jo Kettle", email=ANA_MAIL)
    assert len(load(father, son, *cards).people) == 2


def test_a_host_that_was_renamed() -> None:
    """A profile of Twitter is the same under X's name."""
    assert profile_key("https://twitter.com/maya") == profile_key("x.com/Maya") is not None
