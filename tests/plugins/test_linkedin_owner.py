"""What an export says of its owner, and of whom the owner praised and invited."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from plugins.linkedin_reader import (
    INVITATIONS,
    LENA,
    ME,
    PRIYA,
    PROFILE,
    THEO,
    connection,
    connections,
    invitation,
    message,
    messages,
    of,
    read,
    table,
)

from netrules import (
    Breadth,
    Direction,
    Favour,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    Job,
    OwnerRecord,
    Problem,
    Skipped,
)

POSITIONS = ("Company Name", "Title", "Description", "Location", "Started On", "Finished On")
EDUCATION = ("School Name", "Start Date", "End Date", "Notes", "Degree Name", "Activities")
EMAILS = ("Email Address", "Confirmed", "Primary", "Updated On")
PRAISE = ("First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date", "Status")


def beside(name: str, header: Sequence[str], *rows: Sequence[str]) -> list[Item]:
    """What the file *name* says in an export that holds an empty list of connections."""
    return read({"Connections.csv": connections(), name: table(header, rows)})


# -- the owner ---------------------------------------------------------------------


def test_the_profile_names_the_owner() -> None:
    """Name and place, whatever else the profile holds."""
    [owner] = beside("Profile.csv", PROFILE, ["Maya", "Lind", "Designer", "a\nb", "Oslo, Norway"])
    assert isinstance(owner, OwnerRecord)
    assert owner.handle == Handle(names=("Maya Lind",), me=True)
    assert owner.facts == {"place": "Oslo, Norway"}


def test_confirmed_addresses_are_the_owners() -> None:
    """An address nobody confirmed may be anybody's."""
    items = beside(
        "Email Addresses.csv",
        EMAILS,
        ["maya@example.org", "Yes", "Yes", ""],
        ["lind@example.com", "Yes", "No", ""],
        ["typo@example.net", "No", "No", ""],
        ["", "Yes", "No", ""],
    )
    addresses = [one.handle.emails for one in of(OwnerRecord, items)]
    assert addresses == [("maya@example.org",), ("lind@example.com",)]
    assert [one.reason for one in of(Skipped, items)] == ["unconfirmed address", "no address"]
    assert all(one.handle.me for one in of(OwnerRecord, items))


def test_positions_are_the_owners_jobs() -> None:
    """Each with its months; one without an end is current."""
    items = beside(
        "Positions.csv",
        POSITIONS,
        ["Example Ltd", "Head of Design", "What I do,\nin two lines", "Oslo", "Oct 2022", ""],
        ["Sample AS", "Designer", "", "Oslo", "01 Aug 2014", "01 Jul 2017"],
    )
    now, then = of(OwnerRecord, items)
    assert now.jobs == (Job("Example Ltd", "Head of Design", date(2022, 10, 1), current=True),)
    assert then.jobs == (
        Job("Sample AS", "Designer", date(2014, 8, 1), date(2017, 7, 1), current=False),
    )
    assert (then.origin.line, then.origin.record) == (4, 2)


def test_a_position_keeps_what_can_be_read() -> None:
    """A date in no known form is reported; an end that cannot be read is still an end."""
    items = beside("Positions.csv", POSITIONS, ["Example Ltd", "", "", "", "spring", "autumn"])
    [owner] = of(OwnerRecord, items)
    assert owner.jobs == (Job("Example Ltd", "", current=False),)
    assert [problem.lost for problem in of(Problem, items)] == [False, False]


def test_schools_are_groups_of_the_owner() -> None:
    """Whoever went to the same school has something in common with the owner."""
    items = beside("Education.csv", EDUCATION, ["Example University", "2001", "2005", "", "", ""])
    [owner] = of(OwnerRecord, items)
    assert owner.facts == {"groups": ("Example University",)}


def test_rows_that_say_nothing_are_counted() -> None:
    """A position without employer and title, a school without name."""
    empty = ["", "", "something", "", "", ""]
    assert [type(item) for item in beside("Positions.csv", POSITIONS, empty)] == [Skipped]
    assert [type(item) for item in beside("Education.csv", EDUCATION, empty)] == [Skipped]


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("Profile.csv", PROFILE),
        ("Email Addresses.csv", EMAILS),
        ("Positions.csv", POSITIONS),
        ("Education.csv", EDUCATION),
        ("Invitations.csv", INVITATIONS),
        ("Recommendations_Given.csv", PRAISE),
    ],
)
def test_rows_of_the_wrong_length_are_problems(name: str, header: Sequence[str]) -> None:
    """In every table a row with cells too many or too few is lost, and blank ones are counted."""
    items = beside(name, header, ["x"], ["x"] * (len(header) + 1), [""] * len(header))
    assert [item.lost for item in of(Problem, items)] == [True, True]
    assert [item.reason for item in of(Skipped, items)] == ["blank row"]


def test_ignored_files_say_nothing() -> None:
    """Telephone numbers and all the rest are not even counted."""
    assert beside("PhoneNumbers.csv", ("Extension", "Number", "Type"), ["+44", "1", "Home"]) == []


# -- invitations -------------------------------------------------------------------


def test_invitations_go_both_ways() -> None:
    """Each is an event with the other side; none is contact, and the file vouches for nothing."""
    items = beside(
        "Invitations.csv",
        INVITATIONS,
        invitation(ME, PRIYA, "OUTGOING"),
        invitation(THEO, ME, "INCOMING", "2021-05-10 09:41:00 UTC"),
    )
    sent, received = of(InteractionRecord, items)
    assert sent.people == (Handle(urls=(PRIYA[1],), names=(PRIYA[0],)),)
    assert (sent.direction, sent.channel) == (Direction.OUT, "LinkedIn invitation")
    assert sent.at == datetime(2021, 5, 10, 9, 41)
    assert received.people == (Handle(urls=(THEO[1],), names=(THEO[0],)),)
    assert received.at == datetime(2021, 5, 10, 9, 41, tzinfo=UTC)
    assert (received.direction, received.breadth) == (Direction.IN, Breadth.ONE)
    assert of(InteractionCoverage, items) == []
    [owner] = of(OwnerRecord, items)
    assert owner.handle == Handle(urls=(ME[1],), names=(ME[0],), me=True)


def test_old_invitations_name_people_only() -> None:
    """Without columns of URLs the name has to do."""
    rows = [["Maya Lind", "Priya Raman", "3/12/21, 4:05 PM", "", "OUTGOING"]]
    items = read(table(INVITATIONS[:5], rows))
    [one] = items
    assert isinstance(one, InteractionRecord)
    assert one.people == (Handle(names=("Priya Raman",)),)


def test_an_invitation_without_direction_needs_the_owner() -> None:
    """Other rows tell who the owner is; where none does, it is a problem."""
    known = [invitation(ME, PRIYA, "OUTGOING"), invitation(THEO, ME, "")]
    assert [one.direction.value for one in of(InteractionRecord, read(_invited(known)))] == [
        "out",
        "in",
    ]
    [problem] = read(_invited([invitation(THEO, ME, "")]))
    assert isinstance(problem, Problem)
    assert problem.lost


def test_an_invitation_to_nobody_is_skipped() -> None:
    """Somebody who left LinkedIn cannot be told."""
    items = read(_invited([invitation(ME, ("", ""), "OUTGOING")]))
    assert [one.reason for one in of(Skipped, items)] == ["deactivated member"]
    assert of(InteractionRecord, items) == []


def test_an_invitation_without_date_is_a_problem() -> None:
    """It cannot be placed in time."""
    items = read(_invited([invitation(ME, PRIYA, "OUTGOING", "recently")]))
    assert [problem.lost for problem in of(Problem, items)] == [True]


def _invited(rows: Sequence[Sequence[str]]) -> str:
    return table(INVITATIONS, rows)


def test_invitations_show_whose_messages_they_are() -> None:
    """One conversation of two is enough where the invitations name the owner."""
    items = read(
        {
            "Invitations.csv": _invited([invitation(ME, THEO, "OUTGOING")]),
            "messages.csv": messages(message("1", LENA, ME)),
        }
    )
    _, received = of(InteractionRecord, items)
    assert received.people == (Handle(urls=(LENA[1],), names=(LENA[0],)),)
    assert of(Problem, items) == []


# -- praise ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "direction", "favour"),
    [
        ("Recommendations_Given.csv", Direction.OUT, Favour.GIVE),
        ("Recommendations_Received.csv", Direction.IN, None),
    ],
)
def test_recommendations(name: str, direction: Direction, favour: Favour | None) -> None:
    """One that was given is a favour done; one that was received is none asked."""
    items = beside(
        name,
        PRAISE,
        ["Priya", "Raman", "Example Ltd", "CEO", "Very\ngood", "06/01/23, 10:00 AM", "VISIBLE"],
        ["Theo", "Grant", "", "", "Hidden", "05 Jun 2023", "HIDDEN"],
        ["", "", "", "", "Gone", "05 Jun 2023", "VISIBLE"],
    )
    [one] = of(InteractionRecord, items)
    assert one.people == (Handle(names=("Priya Raman",)),)
    assert one.channel == "LinkedIn recommendation"
    assert (one.direction, one.favour, one.breadth) == (direction, favour, Breadth.ONE)
    assert [item.reason for item in of(Skipped, items)] == ["not visible", "deactivated member"]


@pytest.mark.parametrize(
    ("way", "who", "direction"),
    [("Given", "Endorsee", Direction.OUT), ("Received", "Endorser", Direction.IN)],
)
def test_endorsements(way: str, who: str, direction: Direction) -> None:
    """Accepted ones are events with the other, by URL and name."""
    header = [
        "Endorsement Date",
        "Skill Name",
        f"{who} First Name",
        f"{who} Last Name",
        f"{who} Public Url",
        "Endorsement Status",
    ]
    link = "www.linkedin.com/in/priya-raman"
    items = beside(
        f"Endorsement_{way}_Info.csv",
        header,
        ["2023/06/20 13:05:02 UTC", "Design", "Priya", "Raman", link, "ACCEPTED"],
        ["05 Jun 1833", "Design", "Priya", "Raman", link, "ACCEPTED"],
        ["05 Jun 2023", "Design", "Theo", "Grant", "", "PENDING"],
        ["soon", "Design", "Theo", "Grant", "", "ACCEPTED"],
    )
    first, second = of(InteractionRecord, items)
    assert first.people == (Handle(urls=(link,), names=("Priya Raman",)),)
    assert first.channel == "LinkedIn endorsement"
    assert (first.direction, first.favour) == (direction, None)
    assert first.at == datetime(2023, 6, 20, 13, 5, 2, tzinfo=UTC)
    assert second.at == date(1833, 6, 5)
    assert [item.reason for item in of(Skipped, items)] == ["not accepted"]
    assert [item.lost for item in of(Problem, items)] == [True]


def test_endorsements_of_old_exports_have_no_url() -> None:
    """Then the name has to do, and so it has where the status is missing."""
    header = ("Endorsement Date", "Skill Name", "Endorser First Name", "Endorser Last Name")
    items = beside(
        "Endorsement Received Info.csv", header, ["2022/06/20 13:05:02 UTC", "x", "Priya", "Raman"]
    )
    [one] = of(InteractionRecord, items)
    assert one.people == (Handle(names=("Priya Raman",)),)


def test_a_connection_beside_a_namesake_stays_apart() -> None:
    """A recommendation names by name only: this source joins nobody."""
    items = read(
        {
            "Connections.csv": connections(connection("Priya Raman", URL=PRIYA[1])),
            "Recommendations_Given.csv": table(
                PRAISE, [["Priya", "Raman", "", "", "", "05 Jun 2023", "VISIBLE"]]
            ),
        }
    )
    [one] = of(InteractionRecord, items)
    assert one.people[0].urls == ()
