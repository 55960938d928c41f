"""`netrules rules`: list the rules, and why each is on or off."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Final

from netrules.cli import common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netrules.engine.arming import ListedRule

SCHEMA: Final = "netrules/rules/1"
_HEAD: Final = ("code", "name", "stance", "evidence", "severity", "state")
_EPILOG: Final = """\
examples:
  netrules rules
      every rule, with the severity in force and whether it runs
  netrules rules --why K002 --ignore K
      which selector decides on K002 if those of family K are ignored
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = (
        "List every rule with its stance, the evidence for it, the severity in force and whether "
        "it runs."
    )
    parser.epilog = _EPILOG
    parser.add_argument(
        "--why", metavar="CODE", help="say of one rule, by code or name, why it runs or does not"
    )
    common.add_selector_arguments(parser)
    common.add_format_argument(parser)
    common.add_session_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """List the rules."""
    from netrules.engine.arming import find_rule  # noqa: PLC0415 reason: start-up

    session = common.session_of(options)
    rules: Sequence[ListedRule] = session.list_rules()
    if options.why is not None:
        rules = [find_rule(options.why, rules)]
    if options.format == "json":
        common.write_json({"schema": SCHEMA, "rules": [_document(one) for one in rules]})
    elif options.why is not None:
        common.write(_why(rules[0]))
    else:
        common.write(common.columns([_HEAD, *map(_row, rules)]))
    for one in session.unmatched():
        hint = f"; did you mean {one.meant}?" if one.meant else ""
        common.tell(f"no rule {one.selector!r} to ignore{hint}")
    common.tell_renamed(session)
    namer = common.namer_of(session, common.no_network())
    return common.outcome(session, namer, debug=options.debug)


def _row(one: ListedRule) -> tuple[str, ...]:
    rule = one.armed.rule
    state = "on" if one.choice.on else "off"
    return rule.code, rule.name, rule.stance, rule.evidence, one.armed.severity.label, state


def _why(one: ListedRule) -> str:
    rule = one.armed.rule
    return f"{rule.code} {rule.name} is {'on' if one.choice.on else 'off'}: {one.why}"


def _document(one: ListedRule) -> dict[str, Any]:
    rule = one.armed.rule
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "stance": rule.stance,
        "evidence": rule.evidence,
        "severity": one.armed.severity.label,
        "on": one.choice.on,
        "why": one.why,
        "preview": rule.preview,
        "formerly": list(rule.formerly),
        "plugin": one.armed.plugin,
        "summary": rule.summary,
    }
