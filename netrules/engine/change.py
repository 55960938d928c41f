"""What has changed since an earlier judgement, or against an earlier state of the files.

A finding that is not there any more has gone only if its rule could tell. What fell silent
for another reason (a file that is no longer read, a rule that can tell less, a waiver that
came with the change) is listed apart, so that less knowledge never looks like better news.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any

import attrs

from netrules.engine.finding import Finding
from netrules.engine.judgement import Severity, Verdict
from netrules.engine.waivers import Waiver
from netrules.model.network import Network


class Comparison(StrEnum):
    """What a report was compared with."""

    #: An earlier report, of an earlier day as a rule.
    SINCE = "since"
    #: An earlier state of the files, judged on the same day by the same rules.
    AGAINST = "against"


@attrs.frozen
class PastFinding:
    """A finding of an earlier judgement.

    Args:
        key: Its key.
        code: The rule's code.
        name: The rule's name.
        severity: How much it mattered.
        kind: What its subjects are; see `Finding`.
        ids: The subjects, by the ids that they had.
        said: What an earlier report has of its message, with the names in it.
        hidden: Whether its ids are pseudonyms, since that report hides names.
        finding: The finding itself, if it was judged again.
        network: The network in which it was found, if it was.
    """

    key: str
    code: str
    name: str
    severity: Severity
    kind: str
    ids: tuple[str, ...]
    said: str = ""
    hidden: bool = False
    finding: Finding | None = attrs.field(default=None, eq=False)
    network: Network | None = attrs.field(default=None, eq=False)


def past_of(finding: Finding, network: Network) -> PastFinding:
    """*finding*, which was found in *network*, as one of an earlier judgement."""
    return PastFinding(
        finding.key,
        finding.code,
        finding.name,
        finding.severity,
        finding.kind,
        finding.ids,
        finding=finding,
        network=network,
    )


@attrs.frozen
class Parted:
    """An earlier finding that means several by now, since people were told apart.

    Args:
        past: What was found.
        findings: What it may mean.
    """

    past: PastFinding
    findings: tuple[Finding, ...]


@attrs.frozen
class LessTold:
    """A goal or a rule of which less can be told than before.

    Args:
        goal: The goal's name; "" for a rule.
        code: The rule's code; "" for a goal.
        name: The rule's name; "" for a goal.
        before: The verdict before.
        after: The verdict now.
        more: Of how many more subjects a rule cannot tell; 0 for a goal.
    """

    goal: str
    code: str
    name: str
    before: Verdict
    after: Verdict
    more: int = 0


@attrs.frozen
class SettingTurn:
    """A setting that says something else than before.

    Args:
        place: The tables it is in and its key, from the outside in.
        before: What it said; None if nothing.
        after: What it says; None if nothing.
        private: Whether its values may tell of people, so that they are hidden with names.
    """

    place: tuple[str, ...]
    before: Any
    after: Any
    private: bool = False


@attrs.frozen
class Change:
    """What is different from an earlier judgement; what is new is marked in the findings.

    Args:
        comparison: What it was compared with.
        name: How messages name that.
        day: The day on which that was judged.
        gone: Findings that are no longer there, of which it can be told.
        untold: Findings that are no longer there, of which nobody can tell in this run.
        parted: Findings that mean several by now.
        less: Goals and rules of which less can be told.
        files: Files that were read then, and that neither they nor newer ones of their
            source are now.
        waivers: Waivers that were not there.
        settings: Other settings that say something else.
        doubts: Why something could not be compared, in sentences.
    """

    comparison: Comparison
    name: str
    day: date
    gone: tuple[PastFinding, ...] = ()
    untold: tuple[PastFinding, ...] = ()
    parted: tuple[Parted, ...] = ()
    less: tuple[LessTold, ...] = ()
    files: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    settings: tuple[SettingTurn, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether something fell silent for another reason than that it is well now."""
        return any((self.untold, self.parted, self.less, self.files, self.waivers, self.settings))


def sort_past(findings: Iterable[PastFinding]) -> tuple[PastFinding, ...]:
    """The worst first, then by code and subjects."""
    return tuple(sorted(findings, key=lambda one: (-one.severity, one.code, one.ids, one.key)))
