"""The messages of the export: conversations of every habit, group threads and drafts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from maker import dials
from maker.cast import Person
from maker.dice import Dice
from maker.story import CREW, CREW_THREADS, FIRM_THREADS, ME, MEETUP_THREADS, MEMBERS
from maker.table import table
from maker.words import ANSWERS, DRAFTS, FOLLOW_UPS, GROUP_LINES, OFFERS, OPENERS

_HEADER = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT"
)
_YEAR = timedelta(days=365)


@dataclass
class Message:
    """One message; *sender* None is the owner of the export."""

    at: datetime
    sender: Person | None
    text: str
    draft: bool = False


@dataclass
class Conversation:
    """A thread with everyone in it but the owner."""

    title: str
    people: Sequence[Person]
    messages: list[Message]


def messages(people: Sequence[Person], dice: Dice) -> str:
    """The table of all messages, the newest conversation and message first."""
    threads = [_conversation(person, dice) for person in people if person.habit]
    threads += _group_threads(people, dice)
    threads += _drafts(people, dice)
    threads.sort(key=lambda thread: (thread.messages[-1].at, thread.title), reverse=True)
    rows = []
    for number, thread in enumerate(threads):
        name = f"2-example-{number:03}"
        rows += [_row(name, thread, message) for message in reversed(thread.messages)]
    return table(_HEADER, rows)


def guide_messages() -> str:
    """The table of what LinkedIn's own helper wrote: a bot, and nobody's contact."""
    header = _HEADER.removesuffix(",ATTACHMENTS,IS MESSAGE DRAFT")
    bot = "https://www.linkedin.com/in/linkedin-guide"
    text = "Welcome! Here are three ways to get more out of your profile."
    rows = [
        ["guide-1", "", "LinkedIn Guide", bot, ME.name, ME.url, "2026-05-04 08:00:00 UTC", "", text,
         "INBOX"],
        ["guide-1", "", ME.name, ME.url, "LinkedIn Guide", bot, "2026-05-04 08:03:00 UTC", "",
         "Not now", "INBOX"],
    ]  # fmt: skip
    return table(header, rows)


def _row(number: str, thread: Conversation, message: Message) -> list[str]:
    sender = message.sender or ME
    others = [person for person in (ME, *thread.people) if person is not sender]
    return [
        number, thread.title, sender.name, sender.url,
        ",".join(person.name for person in others), ",".join(person.url for person in others),
        f"{message.at:%Y-%m-%d %H:%M:%S} UTC", "", message.text, "INBOX", "",
        "true" if message.draft else "false",
    ]  # fmt: skip


def _conversation(person: Person, dice: Dice) -> Conversation:
    make = {
        "warm": lambda: _talk(person, dice, *_WARM),
        "cooled": lambda: _talk(person, dice, *_COOLED),
        "dormant": lambda: _talk(person, dice, *_DORMANT),
        "slow": lambda: _slow(person, dice),
        "they write": lambda: _offers(person, dice),
        "she writes": lambda: _unanswered(person, dice, dice.between(3, 5)),
        "she wrote": lambda: _unanswered(person, dice, 1),
    }[person.habit]
    return Conversation("", [person], sorted(make(), key=lambda message: message.at))


#: First and last possible day of the last answer. A month is left free at each edge, so that
#: nobody is warm or dormant by a day.
_WARM = (dials.TODAY - _YEAR + timedelta(days=30), dials.EXPORTED)
_COOLED = (dials.TODAY - 3 * _YEAR + timedelta(days=30), dials.TODAY - _YEAR - timedelta(days=30))
_DORMANT = (date(2018, 3, 1), dials.TODAY - 3 * _YEAR - timedelta(days=30))


def _talk(person: Person, dice: Dice, first: date, last: date) -> list[Message]:
    """Some exchanges, each answered within days, the last answer between two days."""
    answered = dice.day(first, last)
    if person.name == "Odalys Brackenby":
        answered = last  # the newest message of the export
    made = []
    for _ in range(dice.between(1, 4)):
        asked = answered - timedelta(days=dice.between(0, 9))
        starts = dice.chance(0.6)
        texts = (dice.pick(OPENERS).format(name=person.first if starts else ME.first),
                 dice.pick(ANSWERS))  # fmt: skip
        made += [
            Message(_at(asked, dice, 8, 13), None if starts else person, texts[0]),
            Message(_at(answered, dice, 14, 21), person if starts else None, texts[1]),
        ]
        answered = asked - timedelta(days=dice.between(12, 140))
    return made


def _slow(person: Person, dice: Dice) -> list[Message]:
    """A question answered after more than a month: not a talk."""
    asked = dice.day(dials.TODAY - _YEAR, dials.EXPORTED - timedelta(days=90))
    answered = asked + timedelta(days=dice.between(36, 70))
    return [
        Message(_at(asked, dice, 8, 20), None, dice.pick(OPENERS).format(name=person.first)),
        Message(_at(answered, dice, 8, 20), person, dice.pick(ANSWERS)),
    ]


def _offers(person: Person, dice: Dice) -> list[Message]:
    days = [dice.day(date(2023, 1, 9), dials.EXPORTED) for _ in range(dice.between(1, 3))]
    return [Message(_at(day, dice, 7, 18), person, dice.pick(OFFERS)) for day in days]


def _unanswered(person: Person, dice: Dice, count: int) -> list[Message]:
    """*count* messages of hers in the last half-year, without an answer ever."""
    day = dials.TODAY - timedelta(days=dice.between(140, 172))
    made = []
    for number in range(count):
        texts = FOLLOW_UPS if number else OPENERS
        text = dice.pick(texts).format(name=person.first)
        made.append(Message(_at(day, dice, 8, 20), None, text))
        day += timedelta(days=dice.between(14, 30))
    return made


def _group_threads(people: Sequence[Person], dice: Dice) -> list[Conversation]:
    """Threads of several people each, who thereby are seen to know each other.

    So those of the meetup and of the crew may only bring together people who do, by the files
    that she keeps by hand.
    """
    by_name = {person.name: person for person in people}
    others = [each for each in people if each.noted is None and each.habit != "she writes"]
    circles = {
        title: [by_name[known[number].name] for number in numbers]
        for known, threads in ((MEMBERS, MEETUP_THREADS), (CREW, CREW_THREADS))
        for title, numbers in threads.items()
    }
    for title, firm in FIRM_THREADS.items():
        colleagues = [each for each in others if each.company == firm]
        circles[title] = dice.sample(colleagues, dice.between(4, 6))
    circles["York conference"] = dice.sample(others, 5)
    made = []
    for title, members in circles.items():
        day = dice.day(date(2022, 5, 2), date(2026, 9, 30))
        talk = [
            Message(_at(day, dice, 8 + turn, 8 + turn), dice.pick([None, *members]), line)
            for turn, line in enumerate(dice.sample(GROUP_LINES, dice.between(4, 7)))
        ]
        made.append(Conversation(title, members, talk))
    return made


def _drafts(people: Sequence[Person], dice: Dice) -> list[Conversation]:
    """Messages begun and never sent, to people she has no other conversation with."""
    quiet = [person for person in people if not person.habit]
    threads = []
    for text, person in zip(DRAFTS, dice.sample(quiet, len(DRAFTS)), strict=True):
        day = dice.day(date(2026, 1, 5), date(2026, 11, 1))
        draft = Message(_at(day, dice, 8, 20), None, text.format(name=person.first), draft=True)
        threads.append(Conversation("", [person], [draft]))
    return threads


def _at(day: date, dice: Dice, first: int, last: int) -> datetime:
    """A time on *day* from the hour *first* to the hour *last*."""
    hour, minute, second = dice.between(first, last), dice.below(60), dice.below(60)
    return datetime.combine(day, time(hour, minute, second), UTC)
