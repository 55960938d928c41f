"""For each built-in rule that no small random network makes fail, one that does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any, Final

import attrs
from building import TODAY, all_ties, covered, event, handle, me, origin, outcome, person, tie

from netrules import (
    Direction,
    Evidence,
    Favour,
    Goal,
    GroupRecord,
    Handle,
    InteractionRecord,
    Item,
    Job,
    Need,
    Origin,
    PersonRecord,
    TieRecord,
)
from netrules.testing import Case

ANA, BEN = "Ana Ruiz", "Ben Moss"
NAMES: Final = tuple(f"{letter}o Adler" for letter in "BDFGHJKLMNPRSTVWXZ")
FIRST, SECOND, THIRD = NAMES[:7], NAMES[7:13], NAMES[13:]


def ago(days: int) -> date:
    """So many days before the day of judgement."""
    return TODAY - timedelta(days=days)


def case(code: str, *items: Item, goals: Iterable[Goal] = (), **more: Any) -> tuple[str, Case]:
    """A network that fails the rule with a code."""
    return code, Case("fails", "fail", records=items, goals=tuple(goals), **more)


def goal(who: str = "", **more: Any) -> Goal:
    """A goal of the settings, with one need or none."""
    needs = (Need("helpers", who),) if who else ()
    at = Origin("netrules.toml", line=7, layer="settings")
    return Goal("a new post", needs=needs, origin=at, **more)


def mail(name: str, days: int, way: Direction = Direction.OUT, **more: Any) -> InteractionRecord:
    """A mail of so many days ago."""
    return event(name, ago(days), channel="mail", direction=way, **more)


def mails(name: str, *days: int) -> list[Item]:
    """Mails to somebody."""
    return [mail(name, one) for one in days]


def answered(name: str, *days: int) -> list[Item]:
    """Mails to somebody, each answered a day later."""
    back = [mail(name, one - 1, Direction.IN) for one in days]
    return [*mails(name, *days), *back]


def knit(*names: str) -> list[Item]:
    """Three who know everybody, and the others, who know these."""
    pairs = combinations(names, 2)
    return [tie(one, other) for one, other in pairs if one in names[:3]]


def ring(*names: str) -> list[tuple[str, str]]:
    """Each tied to the next, and the last to the first."""
    return list(pairwise((*names, names[0])))


def seen(layer: str, pairs: Iterable[tuple[str, str]]) -> list[Item]:
    """People and their ties as seen in a layer that lists all ties among them."""
    ties = list(pairs)
    names = sorted({name for pair in ties for name in pair})
    return [
        *(PersonRecord(handle(name), origin(layer=layer)) for name in names),
        *(
            TieRecord((handle(a), handle(b)), "friend", Evidence.OBSERVED, origin(layer=layer))
            for a, b in ties
        ),
        all_ties(names, layer),
    ]


def entry(path: str, email: str = "", employer: str = "") -> PersonRecord:
    """An entry for Ana in a file and layer of its own."""
    stem = path.partition(".")[0]
    at = Origin(path, line=1, record=1, layer=stem)
    jobs = (Job(employer, "Clerk"),) if employer else ()
    return PersonRecord(Handle(emails=(email,) if email else (), names=(ANA,)), at, jobs)


def met(name: str, day: date, **facts: Any) -> PersonRecord:
    """Somebody you met on a day."""
    return person(name, met=day, **facts)


MAIL: Final = covered(channel="mail")
PEOPLE: Final = [person(name) for name in NAMES]
CIRCLES: Final = [*PEOPLE, *knit(*FIRST), *knit(*SECOND), *knit(*THIRD)]
#: In the first circle somebody knows all, and in the second layer nobody but two.
HUB, *FAMILY = NAMES[:9]
CLUB: Final = NAMES[9:17]
FACEBOOK: Final = [
    *((HUB, one) for one in FAMILY),
    *ring(*FAMILY),
    *ring(*CLUB),
    *zip(CLUB, CLUB[2:] + CLUB[:2], strict=True),
    (FAMILY[0], CLUB[0]),
]
FIRM: Final = (*FAMILY[:3], "Ivo Sand", "Jan Sand", "Kaj Sand", "Lev Sand")
SCHOOL: Final = (FAMILY[3], "Mik Sand", "Nik Sand", "Ole Sand", "Per Sand")
LINKEDIN: Final = [
    *combinations(FIRM, 2),
    *combinations(SCHOOL, 2),
    (HUB, FIRM[3]),
    (HUB, FIRM[4]),
    (FIRM[6], SCHOOL[1]),
]
LEVELS: Final = (*["entry"] * 3, *["senior"] * 3, "manager", "director", "vp", "cxo")
TEN: Final = NAMES[:10]

CASES: Final[dict[str, Case]] = dict(
    (
        case("G002", person(ANA, fields=("law",)), goals=[goal(fields=("cartography",))]),
        case("G007", person(ANA, fields=("falconry",)), goals=[goal('"falconry" in fields')]),
        case(
            "K005",
            *(person(ANA), MAIL),
            *mails(ANA, 110, 120, 130, 140, 150, 160, 170),
            goals=[goal(closed=ago(100))],
        ),
        case(
            "K010",
            *(person(ANA), MAIL, covered()),
            *(mail(ANA, days, favour=Favour.ASK) for days in (20, 10)),
        ),
        case(
            "M002",
            *(person(name, level=level) for name, level in zip(TEN, LEVELS, strict=True)),
            *(tie(TEN[a], TEN[b]) for a in range(10) for b in range(a + 1, 10 - a)),
            all_ties(),
        ),
        case(
            "M003",
            *(person(ANA), MAIL, covered(), mail(ANA, 5, Direction.IN)),
            *mails(ANA, 10, 12, 14, 16, 18, 20),
        ),
        case("M004", person(ANA), goals=[goal("warm", closed=ago(150))]),
        case(
            "R005",
            entry("linkedin.csv", "ana@example.org", "Acme"),
            entry("friends.vcf", "ana@example.org", "Globex Ltd"),
        ),
        case("R006", entry("friends.vcf", "ana@example.org"), entry("map.gml"), join_names=True),
        case("R010", person(ANA)),
        case("R011", person(ANA)),
        case("R012", person(ANA)),
        case("R013", person(ANA)),
        case("R014", person(ANA)),
        case("R015", person(ANA)),
        case("S003", *CIRCLES, all_ties(), covered()),
        case(
            "S004",
            *(*CIRCLES, tie(FIRST[0], SECOND[0]), tie(FIRST[0], SECOND[1])),
            *(tie(FIRST[1], THIRD[0]), tie(FIRST[2], THIRD[1])),
            *(tie(SECOND[2], THIRD[2]), tie(SECOND[3], THIRD[3]), all_ties()),
        ),
        case("S005", *seen("facebook", FACEBOOK), *seen("linkedin", LINKEDIN)),
        case(
            "S007",
            *(person(ANA), person(BEN), person(NAMES[0]), covered()),
            GroupRecord(
                "Tuesday choir",
                origin(),
                members=tuple(map(handle, (ANA, BEN, NAMES[0]))),
                key_players=(handle(ANA),),
            ),
        ),
        case("T004", person(ANA), MAIL, *mails(ANA, 1, 2, 3, 4, 5, 300)),
        case(
            "T006",
            *(met(name, ago(900), fields=("law",)) for name in TEN[:5]),
            *(outcome("a post", ago(100), name) for name in TEN[:5]),
            goals=[goal('"falconry" in fields', review=ago(-120))],
        ),
        case(
            "T007",
            *(me(), person(ANA)),
            *(
                attrs.evolve(outcome("an answer", ago(50 + one)), credit=(Handle(me=True),))
                for one in range(9)
            ),
        ),
        case(
            "T009",
            *(met(ANA, ago(1000), fields=("law",)), met(BEN, ago(99), fields=("falconry",))),
            *(outcome("a post", ago(200), ANA) for _ in range(5)),
            goals=[goal('"falconry" in fields', since=date(2020, 1, 1))],
        ),
        case("T010", person(ANA), person(BEN), outcome("a sale", ago(100), ANA, worth=90)),
        case(
            "T011",
            *(person(ANA, fields=("falconry",)), MAIL, covered()),
            *(mail(ANA, days, Direction.BOTH) for days in (600, 300, 10)),
            goals=[goal('"falconry" in fields')],
        ),
        case(
            "T012",
            *(person(ANA), person(BEN), MAIL),
            *(mail(ANA, days, Direction.BOTH) for days in (400, 500, 600)),
            *answered(ANA, *range(60, 340, 25)),
            *mails(BEN, *range(41, 360, 16)),
        ),
        case(
            "T013",
            *(met(ANA, ago(1000), met_through="a fair"), met(BEN, ago(900), met_through="school")),
            *(outcome("a post", ago(200 + day), ANA) for day in range(7)),
            *(outcome("a post", ago(200 + day), BEN) for day in range(4)),
        ),
        case(
            "T014",
            *(person(name, organization="Acme", every="1d") for name in (ANA, BEN)),
            goals=[goal('organization == "Nobody Ltd"')],
        ),
    )
)
