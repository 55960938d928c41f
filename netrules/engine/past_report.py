"""Earlier reports: what `netrules check --format json` wrote, read again to be compared with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import attrs

from netrules.engine.basis import RestsOn
from netrules.engine.change import PastFinding
from netrules.engine.judgement import Severity, Verdict
from netrules.engine.own_json import parsed

SCHEMA: Final = "netrules/report/1"
_REMEDY: Final = "write it anew with netrules check --format json"


class PastReportError(ValueError):
    """A file that is no earlier report, or none that can be compared with."""


@attrs.frozen
class PastRule:
    """What came of a rule then.

    Args:
        name: The rule's name.
        verdict: Its verdict.
        open: Of how many subjects it could not tell.
    """

    name: str
    verdict: Verdict
    open: int


@attrs.frozen
class PastReport:
    """A report of an earlier day.

    Args:
        path: How messages name the file.
        today: The day of judgement.
        findings: What was found.
        rules: What came of each rule, by code.
        goals: The verdict of each goal, by name.
        sources: The files that were read, each with the name of its source, sorted.
        rests_on: What it rests on, as far as it says.
        redacted: Whether names and ids are hidden in it.
    """

    path: str
    today: date
    findings: tuple[PastFinding, ...]
    rules: Mapping[str, PastRule]
    goals: Mapping[str, Verdict]
    sources: tuple[tuple[str, str], ...]
    rests_on: RestsOn = RestsOn()
    redacted: bool = False


def read_report(data: bytes, shown: str) -> PastReport:
    """Read what the format ``json`` wrote.

    Args:
        data: The content of the file.
        shown: How messages name it.

    Raises:
        PastReportError: If it is no such report, or has no keys to compare by.
    """
    _, document = parsed(data, shown, _REMEDY, PastReportError)
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        msg = (
            f"{shown}: this is not a JSON report of this version of netrules ({SCHEMA}); {_REMEDY}"
        )
        raise PastReportError(msg)
    try:
        redacted = "people" not in document
        findings = tuple(_finding(one, shown, redacted=redacted) for one in document["findings"])
        return PastReport(
            shown,
            date.fromisoformat(document["today"]),
            findings,
            {one["code"]: _rule(one) for one in document["rules"]},
            {_text(one["name"]): Verdict(one["verdict"]) for one in document["goals"]},
            tuple(
                sorted((_text(one["path"]), _text(one["source"])) for one in document["sources"])
            ),
            _rests_on(document.get("rests_on")),
            redacted,
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, PastReportError):
            raise
        msg = f"{shown}: this is not how netrules writes a report ({error}); {_REMEDY}"
        raise PastReportError(msg) from None


def _finding(content: Mapping[str, Any], shown: str, *, redacted: bool) -> PastFinding:
    if "key" not in content:
        msg = (
            f"{shown}: its findings have no keys, since names were hidden without a salt, and "
            "nothing can be compared with it; put a [privacy] salt into the settings (netrules "
            "init writes one) or set NETRULES_SALT, and write the report anew"
        )
        raise PastReportError(msg)
    return PastFinding(
        _text(content["key"]),
        _text(content["code"]),
        _text(content["name"]),
        Severity[_text(content["severity"]).upper()],
        _text(content["subject"]["kind"]),
        tuple(map(_text, content["subject"]["ids"])),
        _text(content["message"]),
        redacted,
    )


def _rule(content: Mapping[str, Any]) -> PastRule:
    judged, of = content["judged"], content["of"]
    return PastRule(_text(content["name"]), Verdict(content["verdict"]), int(of) - int(judged))


def _rests_on(content: Any) -> RestsOn:
    if content is None:
        return RestsOn()
    return RestsOn(*(_text(content[key]) for key in ("inputs", "settings", "version")))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        msg = f"{value!r:.40} where a text is wanted"
        raise TypeError(msg)
    return value
