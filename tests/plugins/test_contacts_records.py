"""What the tables of a contacts file are read as."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from plugins.contacts_reader import clean, of, problem, read

from netrules import (
    Breadth,
    Direction,
    Evidence,
    Favour,
    GroupRecord,
    Handle,
    InputError,
    InteractionRecord,
    Job,
    Level,
    OutcomeRecord,
    OwnerRecord,
    PersonRecord,
    Problem,
    Skipped,
    TieRecord,
)

ANNA_AND_BEN = """
[[person]]
name = "Anna Smith"
id = "anna"
email = "anna@example.org"

[[person]]
name = "Ben Osei"
"""
ANNA = Handle(emails=("anna@example.org",), ids=("anna",), names=("Anna Smith",))
BEN = Handle(names=("Ben Osei",))


def test_a_person_with_everything() -> None:
    """Every key of a person ends up in the record, under the names that records use."""
    text = (
        ANNA_AND_BEN
        + """
[[person]]
name = " Cleo Marsh "
id = "cleo"
email = ["cleo@example.org", "c.marsh@example.com"]
phone = "+44 20 7946 0000"
url = ["https://example.org/cleo", "example.com/in/cleo"]
organization = "Example Ltd"
title = "Director"
level = "Director"
fields = ["rail", "data", "rail"]
place = "York"
born = 1971
met = 2012-06-01
met-through = "a fair"
introduced-by = "anna"
groups = "Club"
notes = "one\\ntwo"
every = "6w"
same-as = ["ben osei", "https://example.net/cleo"]
not-same-as = "Cleo Marsh"
"""
    )
    cleo = clean(PersonRecord, text)[2]
    assert cleo.handle == Handle(
        urls=("https://example.org/cleo", "example.com/in/cleo"),
        emails=("cleo@example.org", "c.marsh@example.com"),
        phones=("+44 20 7946 0000",),
        ids=("cleo",),
        names=("Cleo Marsh",),
    )
    assert cleo.jobs == (Job("Example Ltd", "Director", current=True),)
    assert cleo.facts == {
        "level": Level.DIRECTOR,
        "fields": ("rail", "data"),
        "place": "York",
        "born": 1971,
        "met": date(2012, 6, 1),
        "met_through": "a fair",
        "introduced_by": ANNA,
        "groups": ("Club",),
        "notes": "one\ntwo",
        "every": "6w",
    }
    assert cleo.tie == "contact"
    assert cleo.same_as == (BEN, Handle(urls=("https://example.net/cleo",)))
    assert cleo.not_same_as == (Handle(names=("Cleo Marsh",)),)
    assert (cleo.origin.line, cleo.origin.record) == (10, "/person/2")
    assert (cleo.origin.path, cleo.origin.layer) == ("contacts.toml", "contacts")


def test_a_name_is_enough() -> None:
    """A person with nothing but a name is a contact, and nothing more is claimed."""
    [one] = clean(PersonRecord, '[[person]]\nname = "Anna Smith"\n')
    assert one.handle == Handle(names=("Anna Smith",))
    assert (one.jobs, dict(one.facts), one.same_as, one.as_of) == ((), {}, (), None)


def test_the_owner() -> None:
    """What stands in [me] is about the person whose network it is."""
    text = """[me]
name = "Jo Example"
email = "jo@example.org"
title = "Baker"
level = "owner"
fields = "bread"
place = "Leeds"
channels = ["call", "mail"]
"""
    [me] = clean(OwnerRecord, text)
    assert me.handle == Handle(emails=("jo@example.org",), names=("Jo Example",), me=True)
    assert me.jobs == (Job("", "Baker"),)
    assert me.facts == {
        "level": Level.OWNER,
        "fields": ("bread",),
        "place": "Leeds",
        "channels": ("call", "mail"),
    }
    assert (me.origin.line, me.origin.record, me.tie) == (1, "/me", "")


def test_a_tie() -> None:
    """A tie holds its two people, its kind, how it is known, its days and its strength."""
    text = (
        ANNA_AND_BEN
        + """
[[tie]]
between = ["anna", "me"]
kind = "colleague"
evidence = "observed"
since = 2001-01-01
until = "2002-01-01"
strength = 2
"""
    )
    [tie] = clean(TieRecord, text)
    assert tie.between == (ANNA, Handle(me=True))
    assert (tie.kind, tie.evidence, tie.strength) == ("colleague", Evidence.OBSERVED, 2.0)
    assert (tie.since, tie.until) == (date(2001, 1, 1), date(2002, 1, 1))
    [plain] = clean(TieRecord, ANNA_AND_BEN + '[[tie]]\nbetween = ["anna", "Ben Osei"]\n')
    assert (plain.kind, plain.evidence) == ("knows", Evidence.STATED)
    assert (plain.since, plain.until, plain.strength) == (None, None, None)


def test_a_group() -> None:
    """Key players of a group are members of it, too."""
    text = (
        ANNA_AND_BEN
        + """
[[group]]
name = "Club"
kind = "club"
members = ["me", "anna"]
key-players = ["Ben Osei", "anna"]
"""
    )
    [group] = clean(GroupRecord, text)
    assert (group.name, group.kind) == ("Club", "club")
    assert group.members == (Handle(me=True), ANNA, BEN)
    assert group.key_players == (BEN, ANNA)


def test_an_interaction() -> None:
    """An interaction holds who else took part, when, how, which way and what for."""
    text = (
        ANNA_AND_BEN
        + """
[[interaction]]
with = ["anna", "me"]
on = 2026-10-02T12:30:00Z
channel = "mail"
direction = "in"
breadth = "broadcast"
favour = "ask"
"""
    )
    [one] = clean(InteractionRecord, text)
    assert one.people == (ANNA,)
    assert one.at == datetime(2026, 10, 2, 12, 30, tzinfo=UTC)
    assert (one.channel, one.direction) == ("mail", Direction.IN)
    assert (one.breadth, one.favour) == (Breadth.BROADCAST, Favour.ASK)


@pytest.mark.parametrize(
    ("people", "breadth"),
    [
        ('"anna"', Breadth.ONE),
        ('["anna", "me"]', Breadth.ONE),
        ('["anna", "Ben Osei"]', Breadth.GROUP),
    ],
)
def test_an_interaction_without_details(people: str, breadth: Breadth) -> None:
    """Without a word it was a contact both ways, of one, or of a group if several took part."""
    text = f"{ANNA_AND_BEN}[[interaction]]\nwith = {people}\non = 2026-10-02\n"
    [one] = clean(InteractionRecord, text)
    assert (one.at, one.channel) == (date(2026, 10, 2), "contact")
    assert (one.direction, one.breadth, one.favour) == (Direction.BOTH, breadth, None)


def test_an_outcome() -> None:
    """An outcome holds what came of it, when, what it is worth, through whom and what for."""
    text = (
        ANNA_AND_BEN
        + """
[[outcome]]
what = "client"
on = 2025-11-03
worth = 12000
currency = "GBP"
credit = "anna"
goal = "clients"
"""
    )
    [one] = clean(OutcomeRecord, text)
    assert (one.what, one.on, one.worth) == ("client", date(2025, 11, 3), 12000.0)
    assert (one.currency, one.credit, one.goal) == ("GBP", (ANNA,), "clients")


def test_items_come_in_the_order_of_the_file() -> None:
    """Records and problems of different tables come as they stand in the file."""
    text = """[[tie]]
between = ["anna", "ben"]
colour = "blue"
[[person]]
name = "Anna"
id = "anna"
[[person]]
[[group]]
name = "Club"
[[person]]
name = "Ben"
id = "ben"
"""
    items = read(text)
    assert [type(item) for item in items] == [
        TieRecord, Problem, PersonRecord, Skipped, GroupRecord, PersonRecord,
    ]  # fmt: skip
    assert [item.origin.line for item in items] == [1, 3, 4, 7, 8, 10]


@pytest.mark.parametrize("blank", ["", 'name = ""\nemail = ["", "  "]\n', "fields = []\n"])
def test_a_table_with_nothing_filled_in_is_skipped(blank: str) -> None:
    """A form left empty is no record and no fault."""
    [item] = read(f"[[person]]\n{blank}")
    assert isinstance(item, Skipped)
    assert (item.reason, item.origin.line) == ("nothing filled in", 1)
    assert read("[coverage]\n") == []


def test_empty_texts_say_nothing() -> None:
    """An empty text among others is as good as none."""
    text = '[[person]]\nname = "Anna"\nplace = ""\nfields = ["", "data"]\n'
    [one] = clean(PersonRecord, text)
    assert one.facts == {"fields": ("data",)}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("name = 3", "name in [[person]] is not a text"),
        ("place = ['York']", "place in [[person]] is not a text"),
        ('email = "at home"', "email in [[person]] is not an e-mail address"),
        ('email = "https://example.org/@anna"', "email in [[person]] is not an e-mail address"),
        ("phone = 4402079460000", "phone in [[person]] is not a phone number"),
        ('phone = "by post"', "phone in [[person]] is not a phone number"),
        ('url = "home page"', "url in [[person]] is not the address of a page"),
        ('url = "anna@example.org"', "url in [[person]] is not the address of a page"),
        ("born = 80", "born in [[person]] is not a year or a full date"),
        ("born = true", "born in [[person]] is not a year or a full date"),
        ("met = 2019", "met in [[person]] is not a full date"),
        ('met = "2019-05"', "met in [[person]] is not a full date"),
        ('met = "31/05/2019"', "met in [[person]] is not a full date"),
        ('met = "2019-02-30"', "met in [[person]] is not a full date"),
        ("met = 2019-05-31T10:00:00", "met in [[person]] is not a full date"),
        ('every = "often"', "every in [[person]] is not a span of days, weeks, months or years"),
        ('every = "0w"', "every in [[person]] is not a span of days, weeks, months or years"),
        ('every = "99999y"', "every in [[person]] is not a span of days, weeks, months or years"),
        ("every = 6", "every in [[person]] is not a span of days, weeks, months or years"),
        ("groups = {a = 1}", "groups in [[person]] is not a text"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named_and_left_out(line: str, expected: str) -> None:
    """The problem names the key and what was expected; the rest of the person is read."""
    key = line.partition(" ")[0]
    text = f'[[person]]\nid = "anna"\n{line}\n' + ("" if key == "name" else 'name = "Anna"\n')
    found = problem(text)
    assert found.message == expected
    assert found.remedy
    assert (found.origin.line, found.origin.record) == (3, "/person/0")
    assert found.lost == (key == "name")
    if not found.lost:
        [one] = of(PersonRecord, text)
        assert one.handle == Handle(ids=("anna",), names=("Anna",))
        assert key not in one.facts


@pytest.mark.parametrize("born", ["1980", "1980-05-31", '"1980-05-31"'])
def test_a_year_of_birth_may_be_a_date(born: str) -> None:
    """Of a date of birth the year is kept."""
    [one] = clean(PersonRecord, f'[[person]]\nname = "Anna"\nborn = {born}\n')
    assert one.facts == {"born": 1980}


@pytest.mark.parametrize("every", ["6w", "3m", "90d", "1y", "9999d"])
def test_cadences_are_kept_as_written(every: str) -> None:
    """How often somebody is to be contacted is handed on as it is written."""
    [one] = clean(PersonRecord, f'[[person]]\nname = "Anna"\nevery = "{every}"\n')
    assert one.facts == {"every": every}


def test_one_bad_item_of_a_list_does_not_cost_the_others() -> None:
    """A bad item of a list is reported on its own line; the others are kept."""
    text = """[[person]]
name = "Anna"
email = [
    "anna@example.org",
    3,
    "anna@example.com",
]
"""
    found = problem(text)
    assert (found.message, found.origin.line, found.lost) == (
        "email in [[person]] is not an e-mail address", 5, False,
    )  # fmt: skip
    [one] = of(PersonRecord, text)
    assert one.handle.emails == ("anna@example.org", "anna@example.com")


def test_a_misspelt_level_is_guessed_in_the_remedy() -> None:
    """A word that is none of those there are is answered with all of them and the likeliest."""
    found = problem('[[person]]\nname = "Anna"\nlevel = "direktor"\n')
    assert found.message.startswith("level in [[person]] is not one of unpaid, training, entry")
    assert (found.remedy, found.lost) == ('did you mean "director"?', False)


def test_a_misspelt_key_is_guessed() -> None:
    """A key that there is not is named in the remedy, and the likeliest one in the message."""
    found = problem('[[person]]\nname = "Anna"\nmet_through = "a fair"\n')
    assert found.message == "[[person]] has no such key; did you mean met-through?"
    assert found.remedy == 'correct or remove "met_through"'
    assert (found.lost, found.origin.line) == (False, 3)
    other = problem('[[person]]\nname = "Anna"\nshoe-size = 41\n')
    assert other.message == "[[person]] has no such key"


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("[[goal]]", 'move "goal" to netrules.toml'),
        ("[zebra]", 'remove "zebra"'),
        ("persons = 1", 'remove "persons"'),
    ],
)
def test_a_strange_table_is_reported_once(line: str, remedy: str) -> None:
    """What stands at the top and does not belong is one problem, on its first line."""
    text = f'{line}\n[[person]]\nname = "Anna"\n'
    found = problem(text)
    assert found.message == "a contacts file has no such table or key"
    assert (found.remedy, found.lost) == (remedy, False)
    assert (found.origin.line, found.origin.record) == (1, 0)
    assert len(of(PersonRecord, text)) == 1


def test_tables_under_a_misspelt_header_are_lost_one_by_one() -> None:
    """Each record under a header that is nearly right is reported, and none is guessed at."""
    text = '[[persons]]\nname = "Anna"\n[[persons]]\nname = "Ben"\n[Me]\nname = "Jo"\n'
    found = read(text)
    assert [(item.message, item.lost) for item in found if isinstance(item, Problem)] == [
        ("[[person]] seems to be misspelt", True),
        ("[[person]] seems to be misspelt", True),
        ("[me] seems to be misspelt", True),
    ]
    assert [(item.origin.line, item.origin.record) for item in found] == [(1, 0), (3, 0), (5, 0)]
    assert 'write [[person]] instead of "persons"' in of(Problem, text)[0].remedy


@pytest.mark.parametrize(
    ("table", "missing"),
    [
        ('[[person]]\nemail = "anna@example.org"', "[[person]] lacks name"),
        ('[[tie]]\nkind = "knows"', "[[tie]] lacks between"),
        ('[[group]]\nkind = "club"', "[[group]] lacks name"),
        ("[[interaction]]\non = 2026-01-01", "[[interaction]] lacks with"),
        ('[[interaction]]\nwith = "x@example.org"', "[[interaction]] lacks on"),
        ("[[outcome]]\non = 2026-01-01", "[[outcome]] lacks what"),
        ('[[outcome]]\nwhat = "job"', "[[outcome]] lacks on"),
    ],
)
def test_a_record_without_what_it_requires_is_lost(table: str, missing: str) -> None:
    """A missing required key loses the record, in one problem on the table's header."""
    [item] = read(f"\n{table}\n")
    assert isinstance(item, Problem)
    assert (item.message, item.lost, item.origin.line) == (missing, True, 2)


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ('direction = "inn"', True),
        ('direktion = "in"', True),
        ('breadth = "all"', True),
        ("channel = 3", True),
        ('favour = "gave"', False),
        ('weather = "fine"', False),
    ],
)
def test_a_default_never_stands_for_what_cannot_be_read(line: str, lost: bool) -> None:
    """An interaction whose direction is unclear is lost rather than read as one both ways."""
    text = f'[[interaction]]\nwith = "anna@example.org"\non = 2026-01-01\n{line}\n'
    assert problem(text).lost is lost
    assert len(of(InteractionRecord, text)) == (0 if lost else 1)


def test_a_lost_record_is_lost_once() -> None:
    """However much is wrong with a record, one problem says that it is lost."""
    problems = of(Problem, '[[outcome]]\nwhat = 3\non = "soon"\nworth = -1\n')
    assert [found.lost for found in problems] == [True, False, False]


@pytest.mark.parametrize("worth", ["-1", "nan", "inf", '"12"', "true", "1" + "0" * 400])
def test_worth_is_a_finite_amount(worth: str) -> None:
    """What is not an amount is no worth; the outcome itself is kept."""
    text = f'[[outcome]]\nwhat = "job"\non = 2026-01-01\nworth = {worth}\n'
    assert problem(text).message == "worth in [[outcome]] is not a number, 0 or more"
    assert [one.worth for one in of(OutcomeRecord, text)] == [None]


def test_a_tie_that_ends_before_it_begins_is_lost() -> None:
    """Of two days that contradict each other neither is taken, nor is the tie said to last."""
    text = '[[tie]]\nbetween = ["me", "a@example.org"]\nsince = 2020-01-02\nuntil = 2020-01-01\n'
    found = problem(text)
    assert (found.message, found.lost) == ("until in [[tie]] is before since", True)
    assert found.origin.line == 4
    assert of(TieRecord, text) == []


@pytest.mark.parametrize(
    "between", ['["anna"]', '"anna"', '["anna", "anna"]', '["a", "b", "c"]', '["anna", ""]', "[]"]
)
def test_a_tie_is_between_two(between: str) -> None:
    """Fewer or more than two people, or one twice, are no tie."""
    found = problem(f"[[tie]]\nbetween = {between}\n")
    assert found.message == "between in [[tie]] is not a list of two different people"
    assert found.lost


def test_shapes_that_are_nearly_right_are_read() -> None:
    """Single brackets for double ones, and double for single, are reported and read."""
    person = '[person]\nname = "Anna"\n'
    found = problem(person)
    assert (found.message, found.remedy) == (
        "[[person]] has the wrong number of brackets", "write [[person]]",
    )  # fmt: skip
    assert not found.lost
    [one] = of(PersonRecord, person)
    assert one.origin.record == "/person"
    me = '[[me]]\nname = "Jo"\n'
    assert problem(me).remedy == "write [me]"
    assert len(of(OwnerRecord, me)) == 1
    assert [type(item) for item in read("[person]\n")] == [Skipped]


def test_shapes_that_are_wrong_are_lost() -> None:
    """What is no table where one belongs is lost; so is each of two owners."""
    assert problem("tie = 3\n").message == "[[tie]] is not a table"
    text = 'person = ["Anna", {name = "Ben"}]\n'
    found = problem(text)
    assert (found.lost, found.origin.record) == (True, "/person/0")
    assert [one.origin.record for one in of(PersonRecord, text)] == ["/person/1"]
    twice = '[[me]]\nname = "Jo"\n[[me]]\nname = "Joe"\n'
    assert sum(found.lost for found in of(Problem, twice)) == 2
    assert of(OwnerRecord, twice) == []


@pytest.mark.parametrize(
    ("data", "reason", "remedy"),
    [
        (
            b'[[person]]\nname = "Anna"\nname "Anna"\n',
            "not TOML at line 3, column 6",
            "expected '=' after a key in a key/value pair",
        ),
        (
            '[[person]]\nname = "Zoë"\n'.encode("latin-1"),
            "not TOML at line 2, column 11",
            "this is not UTF-8 text; save the file as UTF-8",
        ),
        (b"[[person]]\nname = " + b"[" * 100_000, "not TOML", "are nested too deeply"),
    ],
)
def test_a_text_that_is_not_toml_cannot_be_used(data: bytes, reason: str, remedy: str) -> None:
    """The error says where the text stops being TOML; what it says of the text is the remedy."""
    with pytest.raises(InputError) as caught:
        read(data)
    assert (caught.value.path, caught.value.reason) == ("contacts.toml", reason)
    assert caught.value.remedy.endswith(remedy)
