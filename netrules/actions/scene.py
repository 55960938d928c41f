"""What a picture shows of a network: who stands where, what ties them, what was found of them.

A scene holds ids, places and numbers, and no names: a picture takes those from the
network by its `Namer`, so that one way hides them in every picture. Everything drawn is on
record: what nobody wrote down is not in a scene, and implied ties are not either.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from netrules.engine.render import Namer
from netrules.engine.report import Report
from netrules.goals.goal import GoalResult
from netrules.model.network import Network
from netrules.model.ties import Evidence

#: What stands for ego as the end of a line, where others have their place among the people.
EGO: Final = -1


class Mode(StrEnum):
    """What holds a picture together."""

    TIES = "ties"  #: ties between people
    GROUPS = "groups"  #: what people belong to, and those ties that there are


class Warmth(StrEnum):
    """How ego's tie with somebody stands, by two-way contact."""

    WARM = "warm"  #: within a year
    COOL = "cool"  #: not within a year
    DORMANT = "dormant"  #: once, and then none for three years
    NEVER = "never"  #: none on record, in files that cover the year
    UNKNOWN = "unknown"  #: the files do not tell whether there was any within a year


@attrs.frozen
class Dot:
    """Somebody in a picture.

    Args:
        id: Who.
        x: Where, from 0 at the left to 1.
        y: Where, from 0 at the top to 1.
        degree: To how many others they are tied on record, ego left out.
        size: That against the highest there is, from 0 to 1.
        cluster: The place of their cluster among those of the scene; None if in none.
        warmth: How ego's tie with them stands.
        last: The last day of two-way contact on record.
        contacts: The months with two-way contact on record, such as "2026-05", in order.
        since: The first day of their tie to ego on record, else the day ego met them.
        layers: The places of the layers they were seen in.
        groups: The places of the groups they belong to.
        findings: The places of the report's findings about them.
    """

    id: str
    x: float
    y: float
    degree: int = 0
    size: float = 0.0
    cluster: int | None = None
    warmth: Warmth = Warmth.UNKNOWN
    last: date | None = None
    contacts: tuple[str, ...] = ()
    since: date | None = None
    layers: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    findings: tuple[int, ...] = ()


@attrs.frozen
class Line:
    """A tie in a picture: all ties of two people together.

    Args:
        a: The place of one of them among the people, `EGO` for ego.
        b: The place of the other.
        weight: How strong it is, from 0 to 1, the strongest of the network being 1; 0.3 where
            nobody said.
        evidence: Stated if any of them is, else observed.
        since: The first day any of them is known of.
        until: The last day, if all of them are to end.
        layers: The places of the layers they were seen in.
        kinds: What they are: "colleague", "thread", …, sorted.
    """

    a: int
    b: int
    weight: float
    evidence: Evidence
    since: date | None = None
    until: date | None = None
    layers: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()


@attrs.frozen
class Box:
    """Something that people belong to, in a picture.

    Args:
        key: What tells it from others: its kind and folded name.
        name: As most of them write it.
        kind: "employer", "school", "club", …; "group" if no source says.
        x: Where, from 0 at the left to 1; amid its people where it has no place of its own.
        y: Where, from 0 at the top to 1.
        people: The places of its people.
    """

    key: str
    name: str
    kind: str
    x: float
    y: float
    people: tuple[int, ...]


@attrs.frozen
class Region:
    """A cluster in a picture.

    Args:
        people: The places of its people.
        stability: In which share of runs two of them are together.
        hubs: The places of those of them with most ties inside, the first three.
        label: What it is called: by the user, else what most of them have in common; "" if
            that is nothing.
        kind: What the label is: "own" if the user gave it, else "employer", "school", "place"
            or "group"; "" without one.
        shared: What its people have in common more than others, whatever the label is; "" if
            nothing.
        shared_kind: Whether that is an employer, a school, a place or a group.
        have: How many of them have it.
        known: Of how many of them it is known.
    """

    people: tuple[int, ...]
    stability: float
    hubs: tuple[int, ...] = ()
    label: str = ""
    kind: str = ""
    shared: str = ""
    shared_kind: str = ""
    have: int = 0
    known: int = 0


#: What people have in common, in words.
_SHARED: Final = {
    "employer": "{have} of {known} work or worked at {shared}",
    "school": "{have} of {known} went to {shared}",
    "place": "{have} of {known} are in {shared}",
    "group": "{have} of {known} are in {shared}",
}

#: The kinds of groups that are netrules' own words; all others are the user's.
_OWN_KINDS: Final = ("employer", "school")


@attrs.frozen(eq=False, repr=False)
class Scene:
    """What a picture shows of a network.

    Args:
        network: The network, as of the day it is shown on.
        people: Its people, in its order.
        mode: What holds the picture together.
        why: Why it is not ties; "" where it is.
        lines: The ties between people, in their order.
        ego_lines: Ego's own ties.
        groups: What people belong to, two of them at least.
        clusters: The clusters, the largest first.
        no_clusters: Why there are none; "" where there are.
        layers: The names of the layers.
        layer: The one that alone is shown; "" for all.
        lost_labels: Labels of the user that fit no cluster of today.
        report: What was found, if it was judged.
    """

    network: Network
    people: tuple[Dot, ...]
    mode: Mode = Mode.TIES
    why: str = ""
    lines: tuple[Line, ...] = ()
    ego_lines: tuple[Line, ...] = ()
    groups: tuple[Box, ...] = ()
    clusters: tuple[Region, ...] = ()
    no_clusters: str = ""
    layers: tuple[str, ...] = ()
    layer: str = ""
    lost_labels: tuple[str, ...] = ()
    report: Report | None = None

    def __repr__(self) -> str:
        return (
            f"<Scene of {len(self.people)} people, {len(self.lines)} ties, "
            f"{len(self.clusters)} clusters>"
        )

    def _repr_html_(self) -> str:
        from netrules.actions.notebook import scene_html  # noqa: PLC0415 reason: notebooks only

        return scene_html(self)

    @property
    def today(self) -> date:
        """The day it is shown on."""
        return self.network.day

    @property
    def goals(self) -> tuple[GoalResult, ...]:
        """The goals with their needs, if it was judged."""
        return self.report.goals if self.report is not None else ()

    def cluster_name(self, place: int, namer: Namer) -> str:
        """What the cluster in that place is called: its label, else those around whom it is."""
        region = self.clusters[place]
        if region.label:
            return namer.text(region.kind if region.kind != "own" else "cluster", region.label)
        return "around " + ", ".join(namer.person(self.people[hub].id) for hub in region.hubs)

    def group_name(self, place: int, namer: Namer) -> str:
        """What the group in that place is called; its pseudonym tells no kind but netrules' own."""
        box = self.groups[place]
        return namer.text(box.kind if box.kind in _OWN_KINDS else "group", box.name)

    def cluster_evidence(self, place: int, namer: Namer) -> str:
        """What its people have in common more than others, with numbers; "" if nothing."""
        region = self.clusters[place]
        if not region.shared:
            return ""
        shared = namer.text(region.shared_kind, region.shared)
        return _SHARED[region.shared_kind].format(
            have=region.have, known=region.known, shared=shared
        )
