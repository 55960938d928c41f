"""Rules and sources that are wrong on purpose, each under the name of the check that has to
catch it; and one of each kind that is right."""

from __future__ import annotations

import random
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import attrs

from netrules import (
    NO,
    Certainty,
    Direction,
    GoalResult,
    Group,
    Handle,
    Head,
    InputError,
    InteractionCoverage,
    InteractionRecord,
    Item,
    Judgement,
    Network,
    Opened,
    Person,
    PersonRecord,
    Problem,
    ReadContext,
    Rule,
    Skipped,
    Sniff,
    Unknown,
    Words,
    failed,
    known,
    not_applicable,
    passed,
    require,
    rule,
)
from netrules.engine.laws import CHANGES
from netrules.measures import Degrees
from netrules.testing import TODAY, Memory

# -- rules ---------------------------------------------------------------------------------

PAGE: Final = """Somebody lives in Lund.

What it checks
    Where people live.

The claim
    Lund is far.

Evidence and limits
    None.

When it stays silent
    Where no place is on record.

Example
    Ana lives in Lund: fails.

Options
    None.

What to do
    Write a letter.

References
    None.
"""

#: Each rule by the check that catches it and a word for what is wrong with it.
RULES: Final[dict[str, Rule]] = {}
_Function = Callable[..., Any]


def caught_by(
    check: str, what: str, *, page: str = PAGE, laws: Mapping[str | _Function, str] | None = None
) -> Callable[[_Function], _Function]:
    """Put the function into the zoo as a rule that *check* has to catch."""

    def keep(function: _Function) -> _Function:
        function.__doc__ = page
        code = f"ZOO{len(RULES):03}"
        name = f"zoo-{len(RULES)}"
        RULES[f"{check}: {what}"] = rule(code, name, stance="gap", laws=laws)(function)
        return function

    return keep


def lives_in_lund(person: Person) -> Judgement:
    """What all these rules are about; see PAGE."""
    return require(
        person.place != "Lund",
        "{person} lives in {place}",
        advice="write to {person}",
        person=person,
        place=person.place,
    )


lives_in_lund.__doc__ = PAGE


def everybody_moved(records: Sequence[Item], dice: random.Random, today: date) -> Iterator[Item]:
    """A move of everybody to Leeds, entered later than today."""
    place = dice.choice(("Leeds", "Leeds"))
    for one in records:
        if isinstance(one, PersonRecord) and one.facts.get("recorded", today) <= today:
            yield attrs.evolve(one, facts={**one.facts, "place": place})
        else:
            yield one


#: The one that is right, and that keeps a law about every change.
GOOD: Final = rule(
    "ZOO900",
    "far-away",
    stance="gap",
    laws={**dict.fromkeys(CHANGES, "same"), everybody_moved: "never-worse"},
)(lives_in_lund)


@caught_by("page", "no references", page=PAGE.partition("References")[0])
def _no_references(person: Person) -> Judgement:
    return lives_in_lund(person)


@caught_by("page", "parts in another order", page=PAGE.replace("The claim", "Example", 1))
def _parts_in_another_order(person: Person) -> Judgement:
    return lives_in_lund(person)


@caught_by("page", "an option that it does not name")
def _unnamed_option(person: Person, *, most: int = 3) -> Judgement:
    return lives_in_lund(person) if most else passed()


@caught_by("options", "called like a setting")
def _option_called_severity(person: Person, *, severity: str = "high") -> Judgement:
    return lives_in_lund(person) if severity else passed()


@caught_by("options", "a tuple of numbers")
def _option_of_numbers(person: Person, *, years: tuple[int, ...] = (1, 2)) -> Judgement:
    return lives_in_lund(person) if years else passed()


class _Kind(StrEnum):
    SOME = "some"


@caught_by("options", "an enumeration, which comes back as a text")
def _option_of_enumeration(person: Person, *, kind: str = _Kind.SOME) -> Judgement:
    return lives_in_lund(person) if kind is _Kind.SOME else passed()


@caught_by("asks", "a name misspelt")
def _asks_for_nothing(netwrok: Network) -> Judgement:
    return require(bool(netwrok), "nothing there")


@caught_by("survives", "the first of nobody")
def _first_of_nobody(network: Network) -> Judgement:
    return require(network.people[0].place != "Lund", "the first lives in a town")


@caught_by("survives", "returns nothing")
def _returns_nothing(person: Person) -> None:
    lives_in_lund(person)


@caught_by("survives", "a field without data")
def _field_without_data(person: Person) -> Judgement:
    return require(person.place != "Lund", "{name} lives far away")


@caught_by("reached", "never fails")
def _never_fails(person: Person) -> Judgement:
    return passed() if known(person.place) else not_applicable()


@caught_by("deterministic", "draws at random")
def _draws(person: Person) -> Judgement:
    return require(random.random() < 0.5, "{person} was drawn", person=person)  # noqa: S311 reason: that is what is wrong


_calls: list[str] = []


@caught_by("deterministic", "counts its calls")
def _counts(network: Network) -> Judgement:
    _calls.append("called")
    return require(len(_calls) % 2 == 0, "an odd call, with {number}", number=len(network.people))


@caught_by("order", "who stands first in the file")
def _first_in_file(person: Person) -> Judgement:
    return require(person.origins[0].line != 2, "{person} stands first", person=person)


_before: list[str] = []


@caught_by("order", "keeps something from one subject for the next")
def _one_after_another(person: Person, network: Network) -> Judgement:
    if person is network.people[0]:
        _before.clear()
    _before.append(person.id)
    return require(len(_before) % 2 == 0, "{person} comes at an odd place", person=person)


@caught_by("ids", "whose id sorts first")
def _smallest_id(person: Person, network: Network) -> Judgement:
    return require(person is not network.people[0], "{person} is first", person=person)


@caught_by("mutation", "forgets a fact")
def _forgets(person: Person) -> Judgement:
    left = {field: values for field, values in person.facts.items() if field != "place"}
    object.__setattr__(person, "facts", left)  # what is frozen is so by agreement only
    return passed()


@caught_by("mutation", "cuts ties")
def _cuts_ties(network: Network) -> Judgement:
    object.__setattr__(network, "all_ties", ())  # so is this
    return passed()


@caught_by("mutation", "empties a measure")
def _empties_a_measure(complete_degrees: tuple[Degrees, ...]) -> Judgement:
    for degrees in complete_degrees:
        object.__setattr__(degrees, "degree", {})
    return passed()


@caught_by("clock", "today of the machine")
def _todays_date(person: Person) -> Judgement:
    old = date.today().year - 1960  # noqa: DTZ011 reason: that is what is wrong
    return require(person.born > old, "{person} is old", person=person)


@caught_by("clock", "the hour")
def _hour(person: Person) -> Judgement:
    return passed() if datetime.now().hour else lives_in_lund(person)  # noqa: DTZ005 reason: so


@caught_by("clock", "sleeps, in a generator")
def _sleeps(network: Network) -> Iterator[Judgement]:
    time.sleep(0)
    yield require(bool(network.people), "nobody there")


@caught_by("outside", "reads a file")
def _reads_a_file(person: Person) -> Judgement:
    with Path(__file__).open(encoding="utf-8") as file:
        return passed() if file.readline() else lives_in_lund(person)


@caught_by("outside", "swallows what it is refused")
def _swallows(person: Person) -> Judgement:
    try:
        socket.socket().close()
    except Exception:  # noqa: BLE001 reason: that is what is wrong
        return passed()
    return lives_in_lund(person)


@caught_by("outside", "starts a process")
def _starts_a_process(person: Person) -> Judgement:
    subprocess.run([sys.executable, "--version"], check=True, capture_output=True)
    return lives_in_lund(person)


@caught_by("output", "prints")
def _prints(person: Person) -> Judgement:
    print("looking at", person.id)  # noqa: T201 reason: that is what is wrong
    return lives_in_lund(person)


@caught_by("subjects", "nobody")
def _about_nobody(network: Network) -> Judgement:
    return require(not network.people, "somebody is there", about=["a stranger"])


@caught_by("subjects", "two findings alike")
def _two_alike(person: Person) -> Iterator[Judgement]:
    yield failed("{person} is there", person=person)
    yield failed("{person} is there still", person=person)


@caught_by("messages", "says nothing")
def _says_nothing(person: Person) -> Judgement:
    return require(person.place != "Lund", " ")


@caught_by("messages", "comes out empty")
def _comes_out_empty(person: Person) -> Judgement:
    return require(person.place != "Lund", "{none}", none=[])


@caught_by("messages", "shows None")
def _shows_none(person: Person) -> Judgement:
    return require(person.place != "Lund", "since {since}", since=None)


@caught_by("messages", "shows a thing")
def _shows_a_thing(group: Group) -> Judgement:
    return failed("there is {group}", group=group)


@caught_by("messages", "a field with a dot")
def _dotted_field(person: Person) -> Judgement:
    return require(person.place != "Lund", "{a.b} is there", **{"a.b": "x"})


@caught_by("redaction", "a name in the template")
def _name_in_template(person: Person) -> Judgement:
    return require(person.place != "Lund", f"{person.name} lives far away")


@caught_by("redaction", "a place said to be the rule's own word")
def _own_word(person: Person) -> Judgement:
    place = person.place
    if isinstance(place, Unknown):
        return not_applicable()
    return failed("{person} lives in {place}", person=person, place=Words(place))


@caught_by("redaction", "a title in the advice")
def _title_in_advice(person: Person) -> Judgement:
    return require(
        person.title == "", "{person} works", advice=f"ask the {person.title}", person=person
    )


@caught_by("forgetting", "what is not recorded is held against them")
def _blames(person: Person) -> Judgement:
    return require(known(person.place), "{person} lives nowhere", person=person)


@caught_by("forgetting", "takes what was seen for all there was")
def _takes_seen_for_all(person: Person) -> Judgement:
    seen = person.interactions.recorded
    return require(len(seen) > 0, "never met {person}", person=person)


@caught_by("filling", "what is not recorded is taken for well")
def _takes_for_well(person: Person) -> Judgement:
    return require(not known(person.born), "{person} is of age", person=person)


@caught_by("growth", "everybody with everybody")
def _everybody_with_everybody(network: Network) -> Judgement:
    pairs = 0
    for one in network.people:
        for other in network.people:
            if one.id < other.id and one.place is other.place:
                pairs += 1
    return require(pairs < 1, "{pairs} pairs live in one place", pairs=pairs)


# -- rules that break the law that they declare --------------------------------------------


@caught_by("law: contact", "blames a meeting", laws={"contact": "never-worse"})
def _blames_a_meeting(person: Person, today: date) -> Judgement:
    met = any(one.date == today for one in person.interactions.recorded)
    return require(not met, "{person} was met today", person=person)


@caught_by("law: contact", "wants to be met for ever", laws={"contact": "never-better"})
def _wants_to_be_met(person: Person, today: date) -> Judgement:
    met = any(one.date == today for one in person.interactions.recorded)
    return require(met, "{person} was not met today", person=person)


@caught_by("law: goal", "counts goals", laws={"goal": "same"})
def _counts_goals(goals: tuple[GoalResult, ...]) -> Judgement:
    return require(len(goals) < 2, "there are {number} goals", number=len(goals))


@caught_by("law: introduction", "counts ties", laws={"introduction": "never-worse"})
def _counts_ties(network: Network) -> Judgement:
    number = len(network.ties.recorded)
    return require(number % 2 == 0, "there are {number} ties", number=number)


@caught_by("law: later", "forgives", laws={"later": "never-better"})
def _forgives(person: Person, today: date) -> Judgement:
    return require(today > TODAY, "{person} is there today", person=person)


@caught_by("law: names", "the first letter", laws={"names": "same"})
def _first_letter(person: Person) -> Judgement:
    return require(not person.name.startswith("A"), "{person} comes first", person=person)


@caught_by("law: newcomer", "counts people", laws={"newcomer": "same"})
def _counts_people(network: Network) -> Judgement:
    return require(len(network.people) < 8, "there are {size}", size=len(network.people))


@caught_by("law: repeat", "counts messages", laws={"repeat": "never-worse"})
def _counts_messages(person: Person) -> Judgement:
    number = len(person.interactions.recorded)
    return require(number < 2, "{person} was in touch {number} times", person=person, number=number)


@caught_by("law: everybody-moved", "likes Leeds no better", laws={everybody_moved: "never-worse"})
def _likes_no_leeds(person: Person) -> Judgement:
    return require(person.place != "Leeds", "{person} lives in Leeds", person=person)


# -- sources -------------------------------------------------------------------------------

MARK: Final = b"pigeon post"
LETTERS: Final = b"""pigeon post
Ana Ruiz;ana@example.org;Lund;2026-05-04
Bea Moss;bea@example.org;Leeds;2026-06-01
# a pigeon that got lost
Cleo Pop;cleo@example.org;Bonn;some day in May
Bea Moss;bea@example.org;Lund;2026-06-09
Dan Oak;dan@example.org;Lund;2026-08-30
Eva Lind;eva@example.org;Leeds;2026-09-12
"""
#: The specimen, and how many records it holds: a problem and a lost pigeon among them.
SPECIMEN: Final = Memory("letters.txt", {"": LETTERS})
RECORDS: Final = 7


class Pigeons:
    """Letters by pigeon: a name, an address, a place and a day on each line. It is right."""

    name = "pigeons"

    def sniff(self, head: Head) -> Sniff:
        """By the words of the first line."""
        if head.members == ("",) and head.head().lstrip(b"\xef\xbb\xbf").startswith(MARK):
            return Sniff(Certainty.CERTAIN, "it begins with 'pigeon post'")
        return NO

    def text(self, opened: Opened) -> str:
        """What the file says."""
        with opened.open() as file:
            return file.read().decode("utf-8-sig", "replace")

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """A person and a letter for each line, and what days the pigeons flew."""
        days = []
        for number, line in enumerate(self.text(opened).splitlines(), 1):
            if number == 1 or not line.strip():
                continue
            for item in self.row(line, opened, number):
                if isinstance(item, InteractionRecord):
                    days.append(item.at)
                yield item
        yield from self.coverage(days, opened)

    def row(self, line: str, opened: Opened, number: int) -> Iterator[Item]:
        """What a line says."""
        at = opened.origin("", number, number, "pigeon")
        if line.startswith("#"):
            yield Skipped("a pigeon that got lost", at)
            return
        try:
            name, email, place, day = line.split(";")
            sent = date.fromisoformat(day)
        except ValueError:
            yield Problem(self.trouble(line), at, "write name;address;place;2026-05-31")
            return
        handle = Handle(emails=(email,), names=(name,))
        yield PersonRecord(handle, at, facts={"place": place}, tie="contact")
        yield InteractionRecord((handle,), sent, "pigeon letter", Direction.IN, at)

    def trouble(self, line: str) -> str:
        """What is wrong with a line."""
        return f"a line of {line.count(';') + 1} parts is no letter of four, with a day"

    def coverage(self, days: list[Any], opened: Opened) -> Iterator[Item]:
        """All letters of those days are in the file."""
        if days:
            at = opened.origin("", 1, 0, "pigeon")
            yield InteractionCoverage("pigeon letter", min(days), max(days), at, people=())


class _ByName(Pigeons):
    def sniff(self, head: Head) -> Sniff:
        letters = head.path.endswith("letters.txt")
        return Sniff(Certainty.CERTAIN, "its name") if letters else NO


class _NoReason(Pigeons):
    def sniff(self, head: Head) -> Sniff:
        return Sniff(super().sniff(head).certainty, "")


class _Certain(Pigeons):
    def sniff(self, head: Head) -> Sniff:
        return Sniff(Certainty.CERTAIN, "it is a file")


class _Nothing(Pigeons):
    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        yield from ()


class _Tuples(Pigeons):
    def row(self, line: str, opened: Opened, number: int) -> Iterator[Any]:
        yield tuple(line.split(";"))


class _OnePlace(Pigeons):
    def row(self, line: str, opened: Opened, number: int) -> Iterator[Item]:
        return super().row(line, opened, 1)


class _Uncounted(Pigeons):
    def row(self, line: str, opened: Opened, number: int) -> Iterator[Item]:
        return (one for one in super().row(line, opened, number) if not isinstance(one, Skipped))


class _Silent(Pigeons):
    def row(self, line: str, opened: Opened, number: int) -> Iterator[Item]:
        return (one for one in super().row(line, opened, number) if not isinstance(one, Problem))


class _Elsewhere(Pigeons):
    def row(self, line: str, opened: Opened, number: int) -> Iterator[Item]:
        return super().row(line, opened, number + 1000)


class _Forgetful(Pigeons):
    def __init__(self) -> None:
        self.known: set[str] = set()

    def row(self, line: str, opened: Opened, number: int) -> Iterator[Item]:
        if line not in self.known:
            self.known.add(line)
            yield from super().row(line, opened, number)


class _Jumbled(Pigeons):
    def row(self, line: str, opened: Opened, number: int) -> Iterator[Item]:
        for one in super().row(line, opened, 2 + number % 3):
            if isinstance(one, PersonRecord):  # of two rows about Bea, one says it as a number
                born = 1980 if number % 2 else "1980"
                yield attrs.evolve(one, facts={"born": born})


class _TiedToTheFile(Pigeons):
    def row(self, line: str, opened: Opened, number: int) -> Iterator[Item]:
        return super().row(line.replace("@", f"@{opened.path}."), opened, number)


class _Uncovered(Pigeons):
    def coverage(self, days: list[Any], opened: Opened) -> Iterator[Item]:
        yield from ()


class _Talkative(Pigeons):
    def trouble(self, line: str) -> str:
        return f"no letter: {line}"

    def row(self, line: str, opened: Opened, number: int) -> Iterator[Item]:
        late = line.replace("2026-06-09", "in June")  # of Bea, whom another line tells of
        return super().row(late, opened, number)


class _Clock(Pigeons):
    def coverage(self, days: list[Any], opened: Opened) -> Iterator[Item]:
        at = opened.origin("", 1, 0, "pigeon")
        today = date.today()  # noqa: DTZ011 reason: that is what is wrong
        yield InteractionCoverage("pigeon letter", date(2020, 1, 1), today, at)


class _Outside(Pigeons):
    def text(self, opened: Opened) -> str:
        Path(__file__).read_bytes()
        return super().text(opened)


class _Loud(Pigeons):
    def text(self, opened: Opened) -> str:
        print("reading", opened.path)  # noqa: T201 reason: that is what is wrong
        return super().text(opened)


class _Whole(Pigeons):
    def row(self, line: str, opened: Opened, number: int) -> Iterator[Item]:
        if line.count(";") not in (0, 3):
            line = line.split(";")[3]
        yield from super().row(line, opened, number)


class _NoNuls(Pigeons):
    def text(self, opened: Opened) -> str:
        text = super().text(opened)
        if "\0" in text:
            msg = "a NUL"
            raise ValueError(msg)
        return text


class _Utf8(Pigeons):
    def text(self, opened: Opened) -> str:
        with opened.open() as file:
            return file.read().decode()


class _Headed(Pigeons):
    def text(self, opened: Opened) -> str:
        text = super().text(opened)
        if text.splitlines()[0] == "":
            raise InputError(opened.path, "begins with an empty line")
        return text


#: Each source by the check that catches it and a word for what is wrong with it.
SOURCES: Final[dict[str, Pigeons]] = {
    "recognised: goes by the file's name": _ByName(),
    "recognised: gives no reason": _NoReason(),
    "modest: is certain of everything": _Certain(),
    "records: yields none": _Nothing(),
    "records: yields tuples": _Tuples(),
    "conservation: all at one place": _OnePlace(),
    "conservation: leaves out what it skips": _Uncounted(),
    "damage: drops what it cannot read": _Silent(),
    "places: lines that there are not": _Elsewhere(),
    "deterministic: remembers lines": _Forgetful(),
    "order: facts of two types at one place": _Jumbled(),
    "idempotence: identifiers hang on the file": _TiedToTheFile(),
    "coverage: vouches for nothing": _Uncovered(),
    "privacy: says what stands in the row": _Talkative(),
    "clock: up to today": _Clock(),
    "outside: reads another file": _Outside(),
    "output: prints": _Loud(),
    "truncated: takes rows for whole": _Whole(),
    "nul: raises at one": _NoNuls(),
    "encoding: takes all for UTF-8": _Utf8(),
    "empty: takes the first line": _Headed(),
}
