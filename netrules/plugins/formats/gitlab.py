"""The report as GitLab's code quality report, a part of Code Climate's format.

It knows findings alone, so what was not read, what crashed and what could not be judged are
entries too, under names that no rule has.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from netrules import ExitCode, Namer, Origin, Report, Severity, json_text, printable
from netrules.plugins.formats.content import keys_shown
from netrules.plugins.formats.wording import ended, number, said, unlock

_SEVERITIES: Final = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.INFO: "info",
}


class Gitlab:
    """The format ``gitlab``."""

    name = "gitlab"

    def render(self, report: Report, namer: Namer, *, width: int, color: bool) -> str:
        """The report as a list of entries, the worst first."""
        del width, color
        return json_text(list(_entries(report, namer)))


def _entries(report: Report, namer: Namer) -> Iterator[dict[str, Any]]:
    write = _Writer(namer)
    first = next((Origin(one.path) for one in report.network.sources), Origin("netrules.toml"))
    for unread in report.unreadable:
        text = f"not read: {namer.unread(unread)}"
        yield write.entry("netrules: not read", text, "blocker", Origin(unread.path))
    for crash in report.crashes:
        yield write.entry(f"netrules: crashed {crash.code}", namer.crash(crash), "blocker", first)
    failed = report.exit_code is ExitCode.NOT_JUDGED
    if failed:
        text = f"{ended(report)}{_unlocks(report, namer)}"
        yield write.entry("netrules: not judged", text, "critical", first)
    for finding in report.active:
        yield write.entry(
            f"{finding.code} {finding.name}".rstrip(),
            said(finding, namer),
            _SEVERITIES[finding.severity],
            finding.locations[0] if finding.locations else first,
            finding.key if keys_shown(namer) else "",
        )
    unknown = sum(result.of > result.judged for result in report.results)
    if unknown and not failed:
        rules = f"{unknown} of {number(len(report.results), 'rule')}"
        text = f"can't tell everything by {rules}{_unlocks(report, namer)}"
        yield write.entry("netrules: not judged", text, "info", first)


class _Writer:
    """Writes entries, each with a fingerprint of its own."""

    def __init__(self, namer: Namer) -> None:
        self._namer: Final = namer
        self._seen: Final[Counter[tuple[str, ...]]] = Counter()

    def entry(
        self, check: str, text: str, severity: str, origin: Origin, key: str = ""
    ) -> dict[str, Any]:
        """An entry; without *key* its fingerprint is of what it shows, and gives nothing away."""
        member = self._namer.text("member", origin.member) if origin.member else ""
        if not key:
            shown = (check, origin.path, member, str(origin.line), str(origin.record))
            self._seen[shown] += 1
            key = _digest(*shown, str(self._seen[shown]))
        return {
            "check_name": printable(check),
            "description": printable(f"{text} ({member})" if member else text),
            "fingerprint": key,
            "severity": severity,
            "location": {
                "path": origin.path,
                "lines": {"begin": 1 if member else origin.line or 1},
            },
        }


def _unlocks(report: Report, namer: Namer) -> str:
    return "".join(
        f"; what would unlock most: {''.join(unlock(one, namer))}" for one in report.unlocks[:1]
    )


def _digest(*parts: str) -> str:
    text = "\0".join(parts)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
