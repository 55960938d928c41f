"""`netrules waive`: set one finding aside until a day, with a reason."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from netrules.cli import common, judging

if TYPE_CHECKING:
    from netrules.api import Session
    from netrules.engine.finding import Finding
    from netrules.engine.render import Namer
    from netrules.engine.report import Report

#: How many findings of a rule are listed for one to be chosen.
_MOST: Final = 10
_EPILOG: Final = """\
KEY names one finding: it is "key" in the reports json and jsonl, and the fingerprint in sarif. With
the code or name of a rule in its place the findings of that rule are listed with their keys.
The waiver is put at the end of the settings file, and everything else in it stays as it is.

examples:
  netrules waive 81f0e92a77a5c3d4 --reason "on leave until spring" --until 2027-03-31
      until then the finding is reported, and counts in no gate
  netrules waive K002
      the findings of that rule, to take a key from
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = (
        "Set one finding aside until a day: a [[waiver]] is written into the settings file."
    )
    parser.epilog = _EPILOG
    parser.add_argument("key", metavar="KEY", help="the key of the finding")
    common.add_paths_argument(parser)
    group = parser.add_argument_group("the waiver")
    group.add_argument("--reason", metavar="TEXT", default="", help="why it may be so for now")
    group.add_argument(
        "--until",
        metavar="DATE",
        type=common.day,
        help="the last day on which that holds, such as 2027-03-31",
    )
    common.add_input_arguments(parser)
    judging.add_goal_arguments(parser)
    common.add_shared_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Find the finding, and write the waiver."""
    session = common.session_of(options)
    common.refuse_redacted(session, "waive writes names into your settings")
    today = common.today_of(options)
    goals = judging.goals_of(options, session, today)
    loaded = judging.loaded(options, session)
    report = session.check(loaded, goals, today=today)
    namer = common.namer_of(session, report.network)
    finding = _finding(options.key, report, namer)
    _check(options, session, today)
    where = _write(options, session, finding, namer)
    common.tell(f"{where}: waived until {options.until}: {namer.message(finding)}")
    told = (*loaded.crashes, *session.failures())
    crashes = [one for one in report.crashes if one not in told]
    return common.outcome(session, namer, debug=options.debug, loaded=loaded, crashes=crashes)


def _check(options: argparse.Namespace, session: Session, today: date) -> None:
    """Insist on a reason, and on an end that is neither past nor too far away.

    Raises:
        ValueError: If there is none.
    """
    if not options.reason.strip():
        msg = "a waiver needs a reason: --reason TEXT"
        raise ValueError(msg)
    if options.until is None:
        msg = "a waiver needs an end: --until DATE"
        raise ValueError(msg)
    days, longest = (options.until - today).days, session.settings.longest_waiver
    if days < 0:
        msg = f"{options.until} is before {today}: that waiver would be over already"
        raise ValueError(msg)
    if days > longest:
        msg = (
            f"{options.until} is more than {longest} days from {today}; give a nearer day, or "
            "raise longest-waiver in the settings"
        )
        raise ValueError(msg)


# -- which finding ---------------------------------------------------------------------------


def _finding(key: str, report: Report, namer: Namer) -> Finding:
    """The finding with that key, by now or by an earlier name of whom it is about.

    Raises:
        ValueError: If there is none, or it cannot be waived, or is so already.
    """
    from netrules.engine.finding import match_keys  # noqa: PLC0415 reason: start-up
    from netrules.engine.rule import is_late  # noqa: PLC0415 reason: start-up

    found = match_keys(report.findings, report.network, [key])[key]
    if len(found) != 1:
        raise ValueError(_not_one(key, found, report, namer))
    finding = found[0]
    rules = {result.rule.code: result.rule for result in report.results}
    if finding.code in rules and is_late(rules[finding.code]):
        msg = (
            f"a finding of {finding.code} {finding.name} cannot be waived; {namer.advice(finding)}"
        )
        raise ValueError(msg)
    if finding.waived:
        msg = "that finding is waived already; to change its end, change that waiver"
        raise ValueError(msg)
    return finding


def _not_one(key: str, found: Sequence[Finding], report: Report, namer: Namer) -> str:
    if found:
        return f"{key} means several findings by now; give the key of one:\n{_listed(found, namer)}"
    of_rule = [one for one in report.findings if key in (one.code, one.name)]
    if of_rule:
        return f"give the key of one finding:\n{_listed(of_rule, namer)}"
    if any(key in (one.rule.code, one.rule.name) for one in report.results):
        return f"the rule {key} finds nothing here"
    return (
        f"no finding here has the key {key}; netrules check --format json tells the key of each, "
        "and netrules waive CODE those of a rule"
    )


def _listed(findings: Sequence[Finding], namer: Namer) -> str:
    lines = [f"  {one.key}  {namer.message(one)}" for one in findings[:_MOST]]
    if len(findings) > _MOST:
        lines.append(f"  and {len(findings) - _MOST} more")
    return "\n".join(lines)


# -- writing it ------------------------------------------------------------------------------


def _write(options: argparse.Namespace, session: Session, finding: Finding, namer: Namer) -> str:
    """Put the waiver at the end of the settings file; how messages name that."""
    from netrules.engine.settings import FILE, PYPROJECT  # noqa: PLC0415 reason: start-up
    from netrules.engine.waivers import OF_PEOPLE  # noqa: PLC0415 reason: start-up
    from netrules.writing.appending import with_table  # noqa: PLC0415 reason: start-up
    from netrules.writing.whole import write_whole  # noqa: PLC0415 reason: start-up

    shown = session.settings.shown or FILE
    path = session.settings.folder / shown
    data = path.read_bytes() if session.settings.shown else b""
    table = ("tool", "netrules", "waiver") if path.name == PYPROJECT else ("waiver",)
    values: dict[str, Any] = {"rule": finding.code}
    asides = {"rule": finding.name, "key": namer.message(finding)}
    if finding.kind in OF_PEOPLE:
        values["people"] = finding.ids
        asides["people"] = ", ".join(map(namer.person, finding.ids))
    values |= {"key": finding.key, "reason": options.reason.strip(), "until": options.until}
    write_whole(path, with_table(data, shown, table, values, asides))
    return shown
