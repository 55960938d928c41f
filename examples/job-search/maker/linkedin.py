"""The folder that LinkedIn's "Get a copy of your data" unpacks to."""

from __future__ import annotations

from maker import dials
from maker.cast import Cast, Person
from maker.dice import Dice
from maker.messages import guide_messages, messages
from maker.story import EMPLOYER, FORMER_EMPLOYER, ME, UNIVERSITY
from maker.table import english, table
from maker.words import SKILLS

_NOTES = (
    'Notes:\n"Some e-mail addresses are missing here: only those of connections who let others see '
    'theirs are listed. See https://www.example.com/help for how they can change that."\n\n'
)


def export(cast: Cast, dice: Dice) -> dict[str, str]:
    """Every file of the folder, by name."""
    people = cast.connections
    return {
        "Connections.csv": _connections(people),
        "messages.csv": messages(people, dice),
        "guide_messages.csv": guide_messages(),
        "Invitations.csv": _invitations(people, dice),
        "Endorsement_Received_Info.csv": _endorsements(people, dice, "Endorser", 14),
        "Endorsement_Given_Info.csv": _endorsements(people, dice, "Endorsee", 11),
        "Recommendations_Received.csv": _recommendations(people[:2] + people[40:41]),
        "Recommendations_Given.csv": _recommendations(people[2:3] + people[45:46]),
        **_OWN,
    }


def _connections(people: list[Person]) -> str:
    rows = []
    by_date = sorted(people, key=lambda each: (each.connected, each.number), reverse=True)
    for person in by_date:
        address = person.email if person.shows_address else ""
        rows.append([
            person.first, person.last, person.url, address, person.company, person.title,
            english(person.connected),
        ])  # fmt: skip
    if dials.MISTYPED_DATE:
        rows[150][-1] = "31 Nov 2018"
    rows.insert(60, ["", "", "", "", "", "", "14 Jun 2024"])  # a member who has left
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    return _NOTES + table(header, rows)


def _invitations(people: list[Person], dice: Dice) -> str:
    rows = []
    late = sorted(people, key=lambda each: (each.connected, each.number), reverse=True)[:24]
    for person in late:
        day = person.connected
        hour, minute = dice.between(1, 11), dice.below(60)
        sent = (
            f"{day.month}/{day.day}/{day.year % 100}, {hour}:{minute:02} {dice.pick(('AM', 'PM'))}"
        )
        text = dice.pick(("", "", "", f"Hello {person.first}, good to meet you on Tuesday!"))
        if dice.chance(0.6):
            rows.append([ME.name, person.name, sent, text, "OUTGOING", ME.url, person.url])
        else:
            rows.append([person.name, ME.name, sent, "", "INCOMING", person.url, ME.url])
    header = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
    return table(header, rows)


def _endorsements(people: list[Person], dice: Dice, whose: str, count: int) -> str:
    rows = []
    for person in dice.sample(people[:90], count):
        day = english(dice.day(person.connected, dials.EXPORTED))
        url = person.url.removeprefix("https://")
        rows.append([day, dice.pick(SKILLS), person.first, person.last, url, "ACCEPTED"])
    columns = f"{whose} First Name,{whose} Last Name,{whose} Public Url"
    return table(f"Endorsement Date,Skill Name,{columns},Endorsement Status", rows)


def _recommendations(people: list[Person]) -> str:
    text = "Careful with numbers and good with people.\nI would work with them again at once."
    rows = []
    for person in people:
        day = english(person.connected)
        rows.append([person.first, person.last, person.company, person.title, text, day, "VISIBLE"])
    return table("First Name,Last Name,Company,Job Title,Text,Creation Date,Status", rows)


_OWN = {
    "Profile.csv": table(
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
        "Geo Location,Twitter Handles,Websites,Instant Messengers",
        [[
            ME.first, ME.last, "", "", "", f"{ME.title} at {EMPLOYER}",
            "I turn meter readings into decisions.\nLooking for a senior post in data.",
            "Utilities", "", "Leeds, England, United Kingdom", "", "", "",
        ]],
    ),
    "Email Addresses.csv": table(
        "Email Address,Confirmed,Primary,Updated On",
        [
            [ME.emails[0], "Yes", "Yes", "2014-10-01 09:12:00 UTC"],
            [ME.emails[1], "Yes", "No", "2021-03-02 18:40:00 UTC"],
        ],
    ),
    "PhoneNumbers.csv": table(
        "Extension,Number,Type", [["+44", ME.phone.removeprefix("+44 "), "Mobile"]]
    ),
    "Positions.csv": table(
        "Company Name,Title,Description,Location,Started On,Finished On",
        [
            [EMPLOYER, ME.title, "Metering and demand.", "Leeds", "Mar 2021", ""],
            [FORMER_EMPLOYER, "Junior Analyst", "", "Leeds", "Sep 2017", "Feb 2021"],
        ],
    ),
    "Education.csv": table(
        "School Name,Start Date,End Date,Notes,Degree Name,Activities",
        [[UNIVERSITY, "Oct 2014", "Jul 2017", "", "BSc, Mathematics and Statistics", "Rowing"]],
    ),
    "Skills.csv": table("Name", [[skill] for skill in SKILLS]),
}  # fmt: skip
