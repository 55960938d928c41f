"""Write an invented personal network of any size, in the formats of real exports.

    python benchmarks/generate.py OUT --people 30000 --ties 300000 --interactions 200000 --seed 1

OUT gets ``linkedin/`` (an export folder), ``phone.vcf`` (one card for ten people) and, if ties
are asked for, ``contacts.toml``. The same arguments give the same bytes on any machine: chance
comes from `random.Random.random` alone, whose stream Python keeps. Everything is written as it
is made, so that memory is for the people and the ties, not for the files.
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path

LAST_DAY = date(2026, 11, 13)
YEARS = 10
#: Every day of the covered years, written out once.
DAYS = [str(LAST_DAY - timedelta(days=n)) for n in range(YEARS * 365, -1, -1)]
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

ME = ("Ego Example", "https://www.linkedin.com/in/example-ego")
EMPLOYER = "Company 0"
#: Enough of both that, at 30,000 people, one in seven or so shares a full name.
FIRST_NAMES = [
    start + end
    for start, end in product(
        ("An", "Be", "Ca", "Do", "El", "Fa", "Gi", "Ha", "Is", "Jo", "Ka", "Le", "Mi", "Ni", "Or"),
        ("bo", "da", "lin", "mir", "na", "ra", "ska", "to"),
    )
]  # fmt: skip
LAST_NAMES = [
    start + middle + end
    for start, middle, end in product(
        ("Ack", "Bram", "Cald", "Dun", "Esk", "Fern", "Gars", "Hol", "Ing", "Kel",
         "Lang", "Mar", "Net", "Oak", "Pell", "Rav", "Sal", "Tan", "Wen", "Yar"),
        ("a", "al", "en", "er", "ing", "or", "un", "wy"),
        ("beck", "bury", "dale", "ford", "gate", "ham", "holm", "more", "thwaite", "wick"),
    )
]  # fmt: skip
#: Titles, the level that the contacts file states for them, and how common they are.
TITLES = (
    ("Software Engineer", "entry", 30), ("Consultant", "senior", 12), ("Analyst", "entry", 12),
    ("Senior Analyst", "senior", 10), ("Senior Engineer", "senior", 10),
    ("Product Manager", "senior", 8), ("Operations Manager", "manager", 6),
    ("Engineering Manager", "manager", 4), ("Head of Sales", "director", 3),
    ("Director of Finance", "director", 2), ("VP Sales", "vp", 1), ("CEO", "cxo", 1),
    ("Marketing Intern", "training", 1),
)  # fmt: skip
TEXTS = (
    "Thank you!", "Shall we talk next week?", "Here is the paper, as promised.",
    "Good to see you there.\nUntil next time.", 'He said "perhaps", so let us wait.',
    "Congratulations on the new post, and all the best for the start!",
)  # fmt: skip
MESSAGE_COLUMNS = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT"
)
#: Cards with a mobile number: as many as the range kept free for fiction has.
NUMBERS = 1000


class Dice:
    """Draws that depend on the seed alone."""

    def __init__(self, seed: int) -> None:
        self.next = random.Random(seed).random

    def below(self, limit: int) -> int:
        """A whole number from 0 and less than *limit*."""
        return int(self.next() * limit)

    def chance(self, share: float) -> bool:
        """True in *share* of the cases."""
        return self.next() < share

    def low(self, limit: int) -> int:
        """The same, small numbers much oftener than great ones."""
        return int(self.next() ** 3 * limit)


@dataclass(slots=True)
class Person:
    """A connection; *circle* is where most of the people they know are found."""

    number: int
    first: str
    last: str
    title: str
    level: str
    circle: int

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"

    @property
    def url(self) -> str:
        """The profile page."""
        return f"https://www.linkedin.com/in/example-{self.number}"

    @property
    def email(self) -> str:
        """The private address; LinkedIn shows one in eight."""
        return f"person.{self.number}@example.org"


def invent(count: int, dice: Dice) -> list[Person]:
    """*count* people, in circles (their employers) of which few are large."""
    titles = [(title, level) for title, level, weight in TITLES for _ in range(weight)]
    circles = max(count // 15, 1)
    people = []
    for number in range(count):
        title, level = titles[dice.below(len(titles))]
        first = FIRST_NAMES[dice.below(len(FIRST_NAMES))]
        last = LAST_NAMES[dice.below(len(LAST_NAMES))]
        people.append(Person(number, first, last, title, level, dice.low(circles)))
    return people


def write_table(path: Path, columns: str, rows: Iterable[Sequence[str]], before: str = "") -> int:
    """Write *rows* below *columns* as they come; how many there were."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write(before)
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns.split(","))
        for row in rows:
            writer.writerow(row)
            count += 1
    return count


def connections(people: Iterable[Person], dice: Dice) -> Iterator[Sequence[str]]:
    """The rows of ``Connections.csv``."""
    for person in people:
        year, month, day = DAYS[dice.below(len(DAYS))].split("-")
        yield (
            person.first, person.last, person.url,
            "" if person.number % 8 else person.email,
            f"Company {person.circle}", person.title, f"{day} {MONTHS[int(month) - 1]} {year}",
        )  # fmt: skip


def messages(people: Sequence[Person], dice: Dice) -> Iterator[Sequence[str]]:
    """Rows of ``messages.csv`` without end: talks with few people often, with many seldom."""
    number = 0
    while True:
        number += 1
        size = 3 + dice.below(5) if dice.chance(0.02) else 1
        members = {dice.low(len(people)) for _ in range(size)}
        thread = [people[member] for member in sorted(members)]
        yield from _talk(f"2-{number}", thread, dice)


def _talk(number: str, thread: Sequence[Person], dice: Dice) -> Iterator[Sequence[str]]:
    everyone = [ME, *((person.name, person.url) for person in thread)]
    one_way = dice.chance(0.25)
    turn = dice.below(len(everyone))
    day = dice.below(len(DAYS))
    for _ in range(1 + dice.low(12)):
        sender = everyone[turn]
        others = [each for each in everyone if each is not sender]
        clock = f"{7 + dice.below(15):02}:{dice.below(60):02}:{dice.below(60):02}"
        yield (
            number, "", *sender, ",".join(name for name, _ in others),
            ",".join(url for _, url in others), f"{DAYS[day]} {clock} UTC", "",
            TEXTS[dice.below(len(TEXTS))], "INBOX", "", "false",
        )  # fmt: skip
        day = min(day + 1 + dice.low(40), len(DAYS) - 1)
        turn = turn if one_way else (turn + 1) % len(everyone)


def invitations(people: Sequence[Person], dice: Dice) -> Iterator[Sequence[str]]:
    """Rows of ``Invitations.csv`` for one person in fifty."""
    for person in people[::50]:
        sent = f"{DAYS[dice.below(len(DAYS))]} 09:30:00 UTC"
        them = (person.name, person.url)
        one, other, way = (ME, them, "OUTGOING") if dice.chance(0.5) else (them, ME, "INCOMING")
        yield one[0], other[0], sent, "", way, one[1], other[1]


def write_linkedin(folder: Path, people: Sequence[Person], count: int, dice: Dice) -> None:
    """Write the export folder with *count* messages."""
    folder.mkdir(parents=True, exist_ok=True)
    write_table(
        folder / "Connections.csv",
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        connections(people, dice),
        before='Notes:\n"All of these people are invented."\n\n',
    )
    talks = islice(messages(people, dice), count) if people else ()
    write_table(folder / "messages.csv", MESSAGE_COLUMNS, talks)
    write_table(
        folder / "Invitations.csv",
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl",
        invitations(people, dice),
    )
    write_table(
        folder / "Profile.csv",
        "First Name,Last Name,Headline,Geo Location",
        [("Ego", "Example", f"Analyst at {EMPLOYER}", "")],
    )
    write_table(
        folder / "Positions.csv",
        "Company Name,Title,Description,Location,Started On,Finished On",
        [(EMPLOYER, "Analyst", "", "", "Mar 2021", "")],
    )
    write_table(
        folder / "Email Addresses.csv",
        "Email Address,Confirmed,Primary,Updated On",
        [("ego@example.org", "Yes", "Yes", "2016-10-01 09:00:00 UTC")],
    )


def write_cards(path: Path, people: Sequence[Person]) -> None:
    """Write a card for one person in ten; an address joins a quarter of them to LinkedIn."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        for place, person in enumerate(people[::10]):
            stream.write(
                "BEGIN:VCARD\r\nVERSION:3.0\r\n"
                f"N:{person.last};{person.first};;;\r\nFN:{person.name}\r\n"
                f"ORG:Company {person.circle};\r\n"
                f"EMAIL;type=INTERNET;type=HOME;type=pref:{person.email}\r\n"
            )
            if place < NUMBERS:
                stream.write(f"TEL;type=CELL;type=VOICE;type=pref:+44 7700 900{place:03}\r\n")
            stream.write("END:VCARD\r\n")


def draw_ties(people: Sequence[Person], count: int, dice: Dice) -> Iterator[tuple[int, int]]:
    """*count* different pairs, four of five within a circle, some people in many of them."""
    circles: dict[int, list[int]] = {}
    for person in people:
        circles.setdefault(person.circle, []).append(person.number)
    seen: set[int] = set()
    while len(seen) < count:
        one = dice.below(len(people))
        mates = circles[people[one].circle]
        inside = dice.chance(0.8)
        other = mates[dice.low(len(mates))] if inside else dice.low(len(people))
        if len(seen) > count // 2 and inside and dice.chance(0.2):
            other = dice.below(len(people))  # so that full circles do not hold up the rest
        low, high = min(one, other), max(one, other)
        pair = low * len(people) + high
        if low != high and pair not in seen:
            seen.add(pair)
            yield low, high


def write_contacts(path: Path, people: Sequence[Person], count: int, dice: Dice) -> None:
    """Write the contacts file: everyone with a level, and all *count* ties among them."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write('[me]\nname = "Ego Example"\nemail = "ego@example.org"\n\n')
        stream.write('[coverage]\nties = "complete"\n')
        for person in people:
            stream.write(
                f'\n[[person]]\nid = "p{person.number}"\nname = "{person.name}"\n'
                f'url = "{person.url}"\nlevel = "{person.level}"\n'
            )
        for one, other in draw_ties(people, count, dice):
            stream.write(f'\n[[tie]]\nbetween = ["p{one}", "p{other}"]\n')


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Write an invented personal network.")
    parser.add_argument("out", type=Path, help="the folder to write to")
    parser.add_argument("--people", type=int, default=30_000, help="LinkedIn connections")
    parser.add_argument("--ties", type=int, default=0, help="stated ties between them")
    parser.add_argument("--interactions", type=int, default=200_000, help="LinkedIn messages")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if min(asked.people, asked.ties, asked.interactions) < 0:
        parser.error("numbers of people, ties and interactions cannot be negative")
    if asked.interactions and not asked.people:
        parser.error("there are no interactions without people")
    if asked.ties > asked.people * (asked.people - 1) // 4:
        parser.error("--ties is limited to half of all pairs of people")
    return asked


def main() -> None:
    """Write the files and say how long it took."""
    asked = arguments()
    started = time.perf_counter()
    people = invent(asked.people, Dice(asked.seed))
    write_linkedin(asked.out / "linkedin", people, asked.interactions, Dice(asked.seed + 1))
    write_cards(asked.out / "phone.vcf", people)
    contacts = asked.out / "contacts.toml"
    contacts.unlink(missing_ok=True)  # of an earlier run with ties
    if asked.ties:
        write_contacts(contacts, people, asked.ties, Dice(asked.seed + 2))
    took = time.perf_counter() - started
    print(f"{asked.out}: {asked.people} people, {asked.ties} ties, "
          f"{asked.interactions} messages, {took:.1f} s")  # fmt: skip


if __name__ == "__main__":
    main()
