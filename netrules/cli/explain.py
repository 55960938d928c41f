"""`netrules explain`: one rule whole."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netrules.cli import common

if TYPE_CHECKING:
    from netrules.api import Loaded, Session
    from netrules.engine.arming import ListedRule, OptionInForce
    from netrules.engine.render import Namer
    from netrules.engine.report import Report
    from netrules.engine.rule import Rule

_EPILOG: Final = """\
examples:
  netrules explain K002
      its page, its options as they stand, and how many of your people it can judge
  netrules explain overdue-contact contacts.toml --today 2026-11-23
      the same by its name, for one file on one day
"""
#: What a rule's subjects are called; "" is the network.
_SUBJECTS: Final[Mapping[str, tuple[str, str]]] = {
    "person": ("each person", "people"),
    "tie": ("each tie among your people", "ties"),
    "group": ("each group", "groups"),
    "goal": ("each goal", "goals"),
    "": ("the network as a whole", "cases"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = (
        "Show one rule whole: what it claims, on what evidence, its limits, its options as they "
        "stand and where they were set, and whom it can judge in your files."
    )
    parser.epilog = _EPILOG
    parser.add_argument("rule", metavar="CODE", help="the rule's code, or its name")
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="files to say of whom it can judge; without one those sources of the settings that "
        "exist",
    )
    common.add_input_arguments(parser)
    common.add_shared_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Show the rule."""
    from netrules.engine.arming import find_rule  # noqa: PLC0415 reason: start-up

    session = common.session_of(options)
    rule = find_rule(options.rule, session.list_rules())
    loaded, report = _tried(options, session, rule)
    namer = common.namer_of(session, common.no_network())
    common.write("\n".join(_page(rule, report, namer)))
    crashes = report.crashes if report is not None else ()
    return common.outcome(session, namer, debug=options.debug, loaded=loaded, crashes=crashes)


def _tried(
    options: argparse.Namespace, session: Session, rule: ListedRule
) -> tuple[Loaded | None, Report | None]:
    """What comes of the rule on the files that were named, or those of the settings."""
    inputs = common.given_inputs(options, session, options.paths)
    inputs = inputs or [one for one in session.sources() if one[0].exists()]
    if not inputs:
        return None, None
    loaded = common.load(session, inputs)
    goals = [goal for goal in session.goals() if goal.closed is None]
    today = common.today_of(options)
    return loaded, session.try_rule(rule.armed, loaded, goals, today=today)


# -- the page ----------------------------------------------------------------------------


def _page(listed: ListedRule, report: Report | None, namer: Namer) -> Iterator[str]:
    from netrules.engine.rule import PARTS  # noqa: PLC0415 reason: start-up

    rule = listed.armed.rule
    yield f"{rule.code} {rule.name}"
    yield rule.summary
    yield ""
    yield common.columns(list(_facts(listed)))
    page = rule.page
    for part in PARTS:
        text = page.get(part, "")
        if part == "Options" and listed.options:
            table = common.columns([_option(one, namer) for one in listed.options])
            text = f"{text}\n\nAs they stand:\n{textwrap.indent(table, '  ')}".lstrip()
        if text:
            yield from ("", part, textwrap.indent(text, "  "))
    if rule.laws:
        laws = "\n".join(f"{law.text}." for law in rule.laws)
        yield from ("", "Laws", textwrap.indent(laws, "  "))
    yield from ("", "Whom it could judge")
    yield from textwrap.wrap(
        _reach(rule, report),
        common.WIDTH,
        initial_indent="  ",
        subsequent_indent="  ",
    )


def _facts(listed: ListedRule) -> Iterator[tuple[str, str]]:
    armed = listed.armed
    yield "family", armed.rule.family
    if armed.rule.formerly:
        yield "formerly", ", ".join(armed.rule.formerly)
    yield "stance", armed.rule.stance
    yield "evidence", armed.rule.evidence
    yield "severity", f"{armed.severity.label} ({listed.severity_origin})"
    yield "state", f"{'on' if listed.choice.on else 'off'}: {listed.why}"
    yield "plugin", armed.plugin


def _option(one: OptionInForce, namer: Namer) -> tuple[str, str]:
    from netrules.cli.values import as_toml, hidden  # noqa: PLC0415 reason: start-up

    if one.origin == "default":
        return f"{one.name} = {as_toml(one.value)}", one.origin
    value = as_toml(hidden(one.name, one.value, namer))
    return f"{one.name} = {value}", f"{one.origin} (default: {as_toml(one.default)})"


def _reach(rule: Rule, report: Report | None) -> str:
    what, many = _SUBJECTS[rule.subject]
    if report is None:
        return f"It judges {what}. Name files to see of how many it can say something."
    result = report.results[0]
    if report.crashes:
        return f"It judges {what}, and crashed on these files."
    if not result.of:
        return f"It judges {what}, and there is none in these files that it applies to."
    text = f"It judges {what}: judged {result.judged:,} of {result.of:,} {many}"
    missing = sorted({fact.field for fact in result.missing})
    return text + (f"; missing: {', '.join(missing)}" if missing else "")
