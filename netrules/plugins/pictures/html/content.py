"""What the page's program knows: people, ties, clusters, goals and findings, as plain data.

Names and all other values that were read come from the `Namer`, so that a redacted page holds
nothing but pseudonyms. Keys are short, since there may be ten thousand people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from netrules import (
    AtLeast,
    Bounds,
    Dot,
    GoalResult,
    Line,
    Namer,
    NeedResult,
    Person,
    PictureOptions,
    Scene,
    Unknown,
    Verdict,
    verdict_of,
)

#: In how many steps places are told: finer than a pixel of any screen.
_STEPS: Final = 10_000
#: How many routes of a need are told.
_MOST_ROUTES: Final = 60
#: A verdict in a word.
_MARKS: Final[Mapping[Verdict, str]] = {
    Verdict.PASS: "yes",
    Verdict.FAIL: "no",
    Verdict.UNKNOWN: "can't tell",
}


def content(scene: Scene, namer: Namer, options: PictureOptions) -> dict[str, Any]:
    """The data of the page.

    Args:
        scene: What is shown.
        namer: Gives names, each short enough for a line.
        options: How it is shown.
    """
    telling = _Telling(scene, namer)
    return {
        "today": scene.today.isoformat(),
        "mode": scene.mode.value,
        "ego": options.ego,
        "redacted": namer.redact,
        "people": [telling.person(dot) for dot in scene.people],
        "ties": [telling.tie(line) for line in scene.lines],
        "own": [telling.tie(line) for line in scene.ego_lines],
        "boxes": [telling.box(place) for place in range(len(scene.groups))],
        "clusters": [telling.cluster(place) for place in range(len(scene.clusters))],
        "layers": [namer.text("layer", name) for name in scene.layers],
        "goals": [telling.goal(goal) for goal in scene.goals],
        "findings": [telling.finding(place) for place in range(telling.findings)],
    }


class _Telling:
    def __init__(self, scene: Scene, namer: Namer) -> None:
        self._scene: Final = scene
        self._namer: Final = namer
        self._place: Final = {dot.id: place for place, dot in enumerate(scene.people)}
        self._found: Final = scene.report.findings if scene.report is not None else ()
        #: How many findings there are.
        self.findings: Final = len(self._found)

    def person(self, dot: Dot) -> dict[str, Any]:
        """Somebody, without what is not known of them."""
        told = {
            "n": self._namer.person(dot.id),
            "id": self._namer.id("person", dot.id),
            "x": round(dot.x * _STEPS),
            "y": round(dot.y * _STEPS),
            "d": dot.degree,
            "s": round(dot.size, 3),
            "c": dot.cluster,
            "w": dot.warmth.value,
            "l": dot.last.isoformat() if dot.last else None,
            "m": dot.contacts,
            "since": dot.since.isoformat() if dot.since else None,
            "in": dot.layers,
            "of": dot.groups,
            "found": dot.findings,
            **dict(self._facts(self._scene.network.person(dot.id))),
        }
        return {key: value for key, value in told.items() if value not in (None, "", (), [])}

    def _facts(self, person: Person) -> Iterator[tuple[str, Any]]:
        namer = self._namer
        for key, kind, value in (
            ("job", "title", person.title),
            ("firm", "employer", person.organization),
            ("place", "place", person.place),
        ):
            yield key, "" if isinstance(value, Unknown) else namer.text(kind, value)
        yield "level", "" if isinstance(person.level, Unknown) else person.level.name
        yield "fields", [namer.text("field", one) for one in _known(person.fields)]

    def tie(self, line: Line) -> list[Any]:
        """A tie: its ends, strength, days, layers, and what it is."""
        return [
            line.a,
            line.b,
            round(line.weight, 2),
            line.since.isoformat() if line.since else "",
            line.until.isoformat() if line.until else "",
            line.layers,
            ", ".join(self._namer.text("kind", kind) for kind in line.kinds),
            line.evidence.value,
        ]

    def box(self, place: int) -> dict[str, Any]:
        """Something that people belong to."""
        box = self._scene.groups[place]
        return {
            "n": self._scene.group_name(place, self._namer),
            "x": round(box.x * _STEPS),
            "y": round(box.y * _STEPS),
            "p": box.people,
        }

    def cluster(self, place: int) -> dict[str, Any]:
        """A cluster: what it is called, and why."""
        region = self._scene.clusters[place]
        return {
            "n": self._scene.cluster_name(place, self._namer),
            "why": self._scene.cluster_evidence(place, self._namer),
            "p": region.people,
        }

    def goal(self, goal: GoalResult) -> dict[str, Any]:
        """A goal and its needs."""
        return {
            "n": self._namer.text("goal", goal.name),
            "met": _MARKS[verdict_of(goal.met)],
            "needs": [self._need(one) for one in goal.needs],
        }

    def _need(self, result: NeedResult) -> dict[str, Any]:
        need, kind = result.need, str(result.need.each).removesuffix("s")
        name = self._namer.text("need", need.text or need.name)
        return {
            "n": name if need.must else f"{name} (would help)",
            "met": _MARKS[verdict_of(result.met)],
            "have": f"{_number(result.have)} of {result.want}",
            "open": [self._namer.text(kind, item) for item in result.empty],
            "p": self._places(result.people),
            "maybe": self._places(result.maybe),
            "ways": [self._places(way) for way in result.routes[:_MOST_ROUTES]],
        }

    def _places(self, ids: Iterable[str]) -> list[int]:
        return [self._place[one] for one in ids if one in self._place]

    def finding(self, place: int) -> list[str]:
        """What was found, and what to do."""
        one = self._found[place]
        return [self._namer.message(one), self._namer.advice(one), one.severity.label]


def _known(fields: Any) -> Iterable[str]:
    if isinstance(fields, AtLeast):
        return fields.seen
    return () if isinstance(fields, Unknown) else fields


def _number(found: int | Bounds) -> str:
    """How many there are, as far as that is known."""
    if not isinstance(found, Bounds):
        return str(found)
    return f"{found.low} or more" if found.high is None else f"{found.low} to {found.high}"
