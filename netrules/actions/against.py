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
from netrules.actions.git_state import GitState, git_state
from netrules.engine.change import Comparison, SettingTurn
from netrules.engine.report import Gate, Report
from netrules.engine.waivers import Waiver, waivers_of

if TYPE_CHECKING:
    from netrules.api import Loaded, Session
    from netrules.engine.baseline import Baseline
    from netrules.engine.finding import Finding
    from netrules.engine.in_force import Setting
    from netrules.goals.goal import Goal
    from netrules.model.network import Network

#: Tables that are told of by themselves, or have nothing to say of findings.
_APART: Final = ("waiver", "privacy")
#: What rules ask for that judge the settings.
_OF_SETTINGS: Final = frozenset({"waivers", "unmatched"})


@attrs.frozen
class Earlier:
    """An earlier state of the files.

    Args:
        name: How messages name it.
        loaded: What was read of it, by the settings of now.
        waivers: Waivers that came since.
        settings: Other settings that say something else since.
        doubts: What was not read, in sentences.
        session: The settings of that state; None if they are not known.
    """

    name: str
    loaded: Loaded
    waivers: tuple[Waiver, ...] = ()
    settings: tuple[SettingTurn, ...] = ()
    doubts: tuple[str, ...] = ()
    session: Session | None = None


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
    earlier = Earlier(name, Loaded(before), session=session)
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
    then = _then(session, earlier, goals, today=today, baseline=baseline)
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
        waivers=earlier.waivers,
        settings=earlier.settings,
        doubts=(*earlier.doubts, *_unread(earlier.loaded)),
    )
    return attrs.evolve(report, change=change)


def _then(
    session: Session,
    earlier: Earlier,
    goals: Sequence[Goal],
    *,
    today: date,
    baseline: Baseline | None,
) -> Report:
    """What was there before by the rules of now; faults of the settings by the settings of then."""
    report = session.check(earlier.loaded, goals, today=today, baseline=baseline)
    rules = [one.rule for one in session.rules()]
    codes = frozenset(one.code for one in rules if not _OF_SETTINGS.isdisjoint(one.asks))
    faults = [one for one in report.findings if one.code in codes]
    if not faults or earlier.session is session:
        return report
    own = _faults(earlier, codes, goals, today)
    kept = [one for one in report.findings if one.code not in codes]
    return attrs.evolve(report, findings=(*kept, *own))


def _faults(
    earlier: Earlier, codes: frozenset[str], goals: Sequence[Goal], today: date
) -> list[Finding]:
    """What the rules of *codes* find fault with in the settings of then; nothing if those are
    not known, or no settings any more: then each fault of now is new."""
    if earlier.session is None:
        return []
    try:
        report = earlier.session.check(earlier.loaded, goals, today=today, codes=codes)
    except ValueError:
        return []
    return [one for one in report.findings if one.code in codes]


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
            "change are not listed, and what is wrong with the settings counts as new"
        )
        return Earlier(path.name or against, session.load([(path, "")]), doubts=(doubt,))
    with tempfile.TemporaryDirectory(prefix="netrules-") as folder:
        state = git_state(against, [one for one, _ in inputs], Path(folder), session.settings.files)
        there = type(session)(session.settings, session.plugins, state.place(session.base))
        old = [(state.place(one), name) for one, name in inputs]
        loaded = there.load([(one, name) for one, name in old if one.exists()])
        earlier = Earlier(against, loaded, doubts=state.doubts)
        return _with_settings(earlier, session, state)


def _with_settings(earlier: Earlier, session: Session, state: GitState) -> Earlier:
    """*earlier* with what the settings file says now and did not then."""
    if not session.settings.files:
        return earlier
    file = session.settings.files[0]
    try:
        was, now = _settings_in(session, state.place(file)), _settings_in(session, file)
        waivers, turns = tuple(_waivers(was, now)), tuple(_turns(was, now))
    except (ValueError, OSError) as error:
        doubt = (
            f"the settings at {earlier.name} cannot be used any more, so waivers and settings that "
            "came with the change are not listed, and what is wrong with the settings counts as "
            f"new ({error})"
        )
        return attrs.evolve(earlier, doubts=(*earlier.doubts, doubt))
    return attrs.evolve(earlier, waivers=waivers, settings=turns, session=was)


def _settings_in(session: Session, file: Path) -> Session:
    """A session with what a settings file says, apart from the command line."""
    from netrules.engine.settings import no_settings, read_settings  # noqa: PLC0415 reason: start-up

    settings = read_settings(file, file.name) if file.exists() else no_settings(file.parent)
    return type(session)(settings, session.plugins, file.parent)


def _unread(loaded: Loaded) -> Iterator[str]:
    for one in loaded.unreadable:
        yield f"{one.path} could not be read as it was: what it shows counts as new"
    for crash in loaded.crashes:
        yield f"{crash.code} crashed on what was there before: what it reads counts as new"


# -- what came with the change -------------------------------------------------------------


def _waivers(was: Session, now: Session) -> Iterator[Waiver]:
    """The waivers that were not there, or said less."""
    known = {_said(one) for one in waivers_of(was.settings)}
    yield from (one for one in waivers_of(now.settings) if _said(one) not in known)


def _said(waiver: Waiver) -> tuple[object, ...]:
    return (waiver.rule, waiver.people, waiver.key, waiver.until)


def _turns(was: Session, now: Session) -> Iterator[SettingTurn]:
    """The other settings that say something else."""
    before, after = _by_place(was.in_force()), _by_place(now.in_force())
    for place in sorted({*before, *after}):
        old, new = before.get(place), after.get(place)
        values = [None if one is None else one.value for one in (old, new)]
        if values[0] != values[1]:
            private = any(one is not None and one.private for one in (old, new))
            yield SettingTurn(place, values[0], values[1], private)


def _by_place(settings: Iterable[Setting]) -> dict[tuple[str, ...], Setting]:
    return {
        (*one.table, one.key): one
        for one in settings
        if not one.table or one.table[0] not in _APART
    }
