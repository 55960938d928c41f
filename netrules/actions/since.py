"""What is new since an earlier report, and why: the day, the files, or the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from netrules.actions.changes import compared, watched
from netrules.engine.basis import RestsOn
from netrules.engine.change import Comparison, PastFinding
from netrules.engine.finding import Cause, Finding, FindingState
from netrules.engine.past_report import PastReport
from netrules.engine.render import Namer
from netrules.engine.report import Report
from netrules.model.people import IDENTIFIERS, Person

if TYPE_CHECKING:
    from netrules.api import Loaded, Session
    from netrules.engine.baseline import Baseline
    from netrules.engine.report import Gate
    from netrules.goals.goal import Goal
    from netrules.model.network import Network


def check_since(
    network: Network,
    past: PastReport,
    goals: Sequence[Goal | str] | Goal | str | None = None,
    *,
    today: date,
    settings: str | Path | None = None,
) -> Report:
    """Judge a network, and say what is new since an earlier report, and why.

    Args:
        network: What to judge.
        past: The earlier report, as `read_report` reads it.
        goals: Goals, or names of goals, as for `check`.
        today: The day of judgement.
        settings: A settings file; without one the defaults hold.

    Raises:
        SettingsError: If the settings cannot be used.
        ValueError: If there is no such goal, or *past* is of a later day.
    """
    from netrules.api import Loaded, open_session, wanted  # noqa: PLC0415 reason: needs a session

    session = open_session(Path(settings) if settings else None)
    by_day, gate = wanted(session, goals)
    salt = str(session.settings.privacy["salt"])
    return judge_since(session, Loaded(network), past, by_day, today=today, gate=gate, salt=salt)


def judge_since(
    session: Session,
    loaded: Loaded,
    past: PastReport,
    goals: Callable[[date], Sequence[Goal]],
    *,
    today: date,
    gate: Gate | None = None,
    baseline: Baseline | None = None,
    salt: str = "",
) -> Report:
    """The same for what was loaded in a session.

    Args:
        session: Settings and plugins.
        loaded: What was read.
        past: The earlier report.
        goals: Gives the goals as they stand on a day.
        today: The day of judgement.
        gate: When the run counts as failed.
        baseline: Findings that are set aside.
        salt: The key for pseudonyms and fingerprints.

    Raises:
        ValueError: If *past* is of a later day.
    """
    if past.today > today:
        msg = f"{past.path} is of {past.today}, and today is {today}: give the older report"
        raise ValueError(msg)
    now = goals(today)
    shown = _unveiled(past, loaded.network, [goal.name for goal in now], salt)
    report = session.check(
        loaded, now, today=today, gate=gate, baseline=baseline, watched=watched(shown)
    )
    whole = not (loaded.unreadable or loaded.crashes)
    report = compared(report, shown, Comparison.SINCE, whole=whole)
    new = [one for one in report.findings if one.standing is FindingState.NEW]
    then = None
    if new and past.today < today:
        then = session.check(
            loaded,
            goals(past.today),
            today=past.today,
            baseline=baseline,
            codes=frozenset(one.code for one in new),
        )
    rests_on = report.basis.rests_on(salt) if report.basis is not None else RestsOn()
    causes = _Causes(report, then, past, rests_on)
    findings = tuple(
        attrs.evolve(one, causes=causes.of(one)) if one.standing is FindingState.NEW else one
        for one in report.findings
    )
    return attrs.evolve(report, findings=findings)


def _unveiled(past: PastReport, network: Network, goals: Sequence[str], salt: str) -> PastReport:
    """*past* with the pseudonyms of those who are still there resolved."""
    if not past.redacted or not salt:
        return past
    namer = Namer(network, redact=True, salt=salt)
    people = {namer.id("person", person.id): person.id for person in network.people}
    meant = {namer.text("goal", name): name for name in goals}

    def known(one: PastFinding) -> PastFinding:
        ids = tuple(people.get(id_) or meant.get(id_) or id_ for id_ in one.ids)
        return attrs.evolve(one, ids=ids)

    return attrs.evolve(
        past,
        findings=tuple(map(known, past.findings)),
        goals={meant.get(name, name): verdict for name, verdict in past.goals.items()},
    )


class _Causes:
    """Tells why findings are new.

    Where the files as they are now, judged by the settings as they are now, would have shown a
    finding on the old day as well, that the day has moved on has no part in it. Where they
    would not, it has; then the files have a part only if they changed, and if they hold
    something about those people that is dated after the old day.

    Args:
        report: The report of now.
        then: What the files and settings of now show on the old day; None if the day is
            the same.
        past: The earlier report.
        rests_on: What the report of now rests on.
    """

    def __init__(
        self, report: Report, then: Report | None, past: PastReport, rests_on: RestsOn
    ) -> None:
        old = past.rests_on
        self._moved = then is not None
        self._then = {one.key for one in then.findings} if then is not None else set()
        self._data = not rests_on.inputs or rests_on.inputs != old.inputs
        self._settings = not rests_on.settings or rests_on.settings != old.settings
        self._version = bool(old.version) and rests_on.version != old.version
        self._later = _later(report.network, past.today) if self._moved and self._data else set()

    def of(self, finding: Finding) -> tuple[Cause, ...]:
        """Why *finding* is new: all that it may be."""
        timely = self._moved and finding.key not in self._then
        found = []
        if timely:
            found.append(Cause.TIME)
        if self._data and (not timely or self._recent(finding)):
            found.append(Cause.DATA)
        if self._settings:
            found.append(Cause.SETTINGS)
        if self._version:
            found.append(Cause.VERSION)
        return tuple(found) or (Cause.UNTOLD,)

    def _recent(self, finding: Finding) -> bool:
        """Whether the files hold something of late about whom *finding* is about."""
        if finding.kind not in ("person", "tie"):
            return bool(self._later)
        return not self._later.isdisjoint(finding.ids)


def _later(network: Network, day: date) -> set[str]:
    """The ids of the people of whom something is dated after *day*."""
    found = {id_ for event in network.all_interactions if event.on > day for id_ in event.people}
    for tie in network.all_ties:
        if tie.since is not None and tie.since > day:
            found.update((tie.a, tie.b))
    found.update(person.id for person in network.people if any(one > day for one in _days(person)))
    return found


def _days(person: Person) -> Iterator[date]:
    """The days of what is known of somebody, names and addresses left out."""
    for job in person.employments:
        yield from filter(None, (job.since, job.as_of))
    for field, facts in person.facts.items():
        if field not in IDENTIFIERS:
            for fact in facts:
                days: tuple[Any, ...] = (fact.value, fact.as_of)
                yield from (one for one in days if isinstance(one, date))
