"""What is new against an earlier state of the files, judged on one day by the rules of now.

Waivers and settings that came with the change are listed, and so is whatever can be told no
more: a change should not look well for having hidden something.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from netrules.actions.changes import compared, past_report, watched
from netrules.actions.git_state import git_state
from netrules.engine.change import Comparison, SettingTurn
from netrules.engine.report import Gate, Report
from netrules.engine.waivers import Waiver, waivers_of

if TYPE_CHECKING:
    from netrules.api import Loaded, Session
    from netrules.engine.baseline import Baseline
    from netrules.engine.in_force import Setting
    from netrules.goals.goal import Goal
    from netrules.model.network import Network

#: Tables that are told of by themselves, or have nothing to say of findings.
_APART: Final = ("waiver", "privacy")


@attrs.frozen
class Earlier:
    """An earlier state of the files.

    Args:
        name: How messages name it.
        loaded: What was read of it, by the settings of now.
        settings: The session with its own settings; None if those are not known.
        doubts: What was not read, in sentences.
    """

    name: str
    loaded: Loaded
    settings: Session | None = None
    doubts: tuple[str, ...] = ()


def check_against(
    network: Network,
    before: Network,
    goals: Sequence[Goal | str] | Goal | str | None = None,
    *,
    today: date,
    settings: str | Path | None = None,
    name: str = "before",
) -> Report:
    """Judge a network, and say what is new against an earlier one; only that counts.

    Both are judged on *today*, by the same rules and settings.

    Args:
        network: What to judge.
        before: What to compare it with.
        goals: Goals, or names of goals, as for `check`.
        today: The day of judgement.
        settings: A settings file; without one the defaults hold.
        name: How messages name the earlier network.

    Raises:
        SettingsError: If the settings cannot be used.
        ValueError: If there is no such goal.
    """
    from netrules.api import Loaded, open_session, wanted  # noqa: PLC0415 reason: needs a session

    session = open_session(Path(settings) if settings else None)
    by_day, gate = wanted(session, goals)
    earlier = Earlier(name, Loaded(before))
    return judge_against(session, Loaded(network), earlier, by_day(today), today=today, gate=gate)


def judge_against(
    session: Session,
    loaded: Loaded,
    earlier: Earlier,
    goals: Sequence[Goal],
    *,
    today: date,
    gate: Gate | None = None,
    baseline: Baseline | None = None,
) -> Report:
    """The same for what was loaded in a session.

    Args:
        session: Settings and plugins.
        loaded: What was read.
        earlier: What to compare it with.
        goals: What ego wants.
        today: The day of judgement.
        gate: When the run counts as failed.
        baseline: Findings that are set aside.
    """
    then = session.check(earlier.loaded, goals, today=today)
    past = past_report(then, earlier.name)
    report = session.check(
        loaded,
        goals,
        today=today,
        gate=attrs.evolve(gate or Gate(), only_new=True),
        baseline=baseline,
        watched=watched(past),
    )
    whole = not (loaded.unreadable or loaded.crashes)
    report = compared(report, past, Comparison.AGAINST, whole=whole)
    assert report.change is not None  # noqa: S101 reason: for the type checker; it was compared
    change = attrs.evolve(
        report.change,
        waivers=tuple(_waivers(session, earlier.settings)),
        settings=tuple(_settings(session, earlier.settings)),
        doubts=(*earlier.doubts, *_unread(earlier.loaded)),
    )
    return attrs.evolve(report, change=change)


def read_earlier(session: Session, inputs: Sequence[tuple[Path, str]], against: str) -> Earlier:
    """The earlier state that *against* names: a path, else a commit, branch or tag.

    Args:
        session: Settings and plugins.
        inputs: What is read now, each with the name of its source ("" finds it).
        against: What names the earlier state.

    Raises:
        GitStateError: If it is neither a path nor something that git has.
    """
    path = Path(against)
    if path.exists():
        doubt = (
            "the settings of that state are not known, so waivers and settings that came with the "
            "change are not listed"
        )
        return Earlier(path.name or against, session.load([(path, "")]), None, (doubt,))
    with tempfile.TemporaryDirectory(prefix="netrules-") as folder:
        files = session.settings.files
        state = git_state(against, [one for one, _ in inputs], Path(folder), files)
        base = state.place(session.base)
        old = [(state.place(one), name) for one, name in inputs]
        there = type(session)(session.settings, session.plugins, base)
        loaded = there.load([(one, name) for one, name in old if one.exists()])
        settings = _settings_at(session, state.place(files[0]), base) if files else None
    return Earlier(against, loaded, settings, state.doubts)


def _settings_at(session: Session, file: Path, base: Path) -> Session | None:
    from netrules.engine.settings import no_settings, read_settings  # noqa: PLC0415 reason: start-up

    settings = read_settings(file, file.name) if file.exists() else no_settings(base)
    return type(session)(settings, session.plugins, base)


def _unread(loaded: Loaded) -> Iterator[str]:
    for one in loaded.unreadable:
        yield f"{one.path} could not be read as it was: what it shows counts as new"
    for crash in loaded.crashes:
        yield f"{crash.code} crashed on what was there before: what it reads counts as new"


# -- what came with the change -------------------------------------------------------------


def _waivers(session: Session, before: Session | None) -> Iterator[Waiver]:
    """The waivers that were not there, or said less."""
    if before is None:
        return
    known = {_said(one) for one in waivers_of(before.settings)}
    yield from (one for one in waivers_of(session.settings) if _said(one) not in known)


def _said(waiver: Waiver) -> tuple[object, ...]:
    return (waiver.rule, waiver.people, waiver.key, waiver.until)


def _settings(session: Session, before: Session | None) -> Iterator[SettingTurn]:
    """The other settings that say something else."""
    if before is None:
        return
    was, now = _by_place(before.in_force()), _by_place(session.in_force())
    for place in sorted({*was, *now}):
        old, new = was.get(place), now.get(place)
        values = [None if one is None else one.value for one in (old, new)]
        if values[0] != values[1]:
            private = any(one is not None and one.private for one in (old, new))
            yield SettingTurn(place, values[0], values[1], private)


def _by_place(settings: Iterable[Setting]) -> dict[tuple[str, ...], Setting]:
    return {
        (*one.table, one.key): one
        for one in settings
        if one.table[:1] not in [(t,) for t in _APART]
    }
