"""What is different from an earlier judgement, in words that several formats share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from netrules import (
    Cause,
    Change,
    Finding,
    FindingState,
    LessTold,
    Namer,
    PastFinding,
    Report,
    SettingTurn,
)
from netrules.plugins.formats.wording import number

#: Why a finding is new, in words.
_WHY: Final = {
    Cause.TIME: "time went by",
    Cause.DATA: "the files changed",
    Cause.SETTINGS: "the settings changed",
    Cause.VERSION: "netrules changed",
}
#: How many findings of one kind are listed before the rest is counted.
_MOST: Final = 10


def change_parts(report: Report, namer: Namer) -> Iterator[tuple[str, list[str]]]:
    """What has changed, under headings; nothing if the report was compared with nothing."""
    change = report.change
    if change is None:
        return
    new = [one for one in report.findings if one.standing is FindingState.NEW]
    same = sum(one.standing is FindingState.SAME for one in report.findings)
    yield (
        f"What changed, compared with {change.name} as of {change.day}",
        [
            f"{len(new):,} new, {same:,} the same, {len(change.gone):,} gone"
            + (f", {len(change.untold):,} can't be told any more" if change.untold else ""),
            *change.doubts,
        ],
    )
    for title, lines in _parts(change, new, namer):
        if lines:
            more = [f"and {len(lines) - _MOST:,} more"] if len(lines) > _MOST else []
            yield title, [*lines[:_MOST], *more]


def _parts(change: Change, new: list[Finding], namer: Namer) -> Iterator[tuple[str, list[str]]]:
    yield "New", [_new(one, namer) for one in new]
    yield "Gone", [_past(one, namer) for one in change.gone]
    yield "Not found, and nobody can tell any more", [_past(one, namer) for one in change.untold]
    yield (
        "Means several by now, since people were told apart",
        [_past(one.past, namer) for one in change.parted],
    )
    yield "Less can be told", [less_told(one, namer) for one in change.less]
    yield "Files that are read no more", list(change.files)
    yield (
        "Waivers that came with the change",
        [
            f"{one.rule}, until {one.until}: {namer.text('reason', one.reason)}"
            for one in change.waivers
        ],
    )
    yield "Settings that say something else", [_turn(one, namer) for one in change.settings]


def _new(finding: Finding, namer: Namer) -> str:
    aside = " (set aside)" if finding.set_aside else ""
    why = f" [{cause_of(finding)}]" if finding.causes else ""
    return (
        f"{finding.severity.label} {finding.code} {finding.name}: {namer.message(finding)}"
        f"{why}{aside}"
    )


def cause_of(finding: Finding) -> str:
    """Why a finding is new, in words."""
    why = [_WHY[one] for one in finding.causes if one in _WHY]
    if len(why) > 1:
        return f"can't tell why: {' or '.join(why)}"
    return why[0] if why else "can't tell why"


def _past(past: PastFinding, namer: Namer) -> str:
    return f"{past.severity.label} {past.code} {past.name}: {namer.past(past)}"


def less_told(one: LessTold, namer: Namer) -> str:
    """A goal or rule of which less can be told."""
    what = f"goal {namer.text('goal', one.goal)}" if one.goal else f"{one.code} {one.name}"
    more = f", for {number(one.more, 'subject')} more" if one.more else ""
    return f"{what}: {one.before} -> {one.after}{more}"


def _turn(turn: SettingTurn, namer: Namer) -> str:
    place = ".".join(setting_place(turn, namer))
    before, after = (setting_value(one, turn, namer) for one in (turn.before, turn.after))
    return f"{place}: {before} -> {after}"


def setting_place(turn: SettingTurn, namer: Namer) -> list[str]:
    """Where a setting stands; names in it are hidden with names."""
    first, *names = turn.place[:-1] or ("",)
    if first == "goal":  # what goals are called is the user's own
        names = [namer.text(first, one) for one in names]
    words = [first, *names] if first else []
    return [*words, turn.place[-1]]


def setting_value(value: Any, turn: SettingTurn, namer: Namer) -> str:
    """What a setting says."""
    if value is None:
        return "not set"
    shown = ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
    return namer.text("setting", shown) if turn.private else shown or "none"
