"""What a rule answers: a judgement, and the verdicts it can hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum, StrEnum
from typing import Any, Final

import attrs

from netrules.model.origin import Origin
from netrules.model.people import Person
from netrules.model.unknown import Maybe, Missing, Unknown


class Verdict(StrEnum):
    """What is said of a subject, a rule, a need or a goal."""

    PASS = "pass"  # noqa: S105 reason: a verdict, no password
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"
    CRASHED = "crashed"


class Severity(IntEnum):
    """How much a finding matters."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The severity as it is written: "info", "warning", "error"."""
        return self.name.lower()


def overall(verdicts: Iterable[Verdict]) -> Verdict:
    """One verdict for many: any fail, else any unknown, else any pass."""
    seen = set(verdicts)
    for verdict in (Verdict.CRASHED, Verdict.FAIL, Verdict.UNKNOWN, Verdict.PASS):
        if verdict in seen:
            return verdict
    return Verdict.NOT_APPLICABLE


def verdict_of(condition: Maybe[bool]) -> Verdict:
    """The verdict that a three-valued condition amounts to."""
    if isinstance(condition, Unknown):
        return Verdict.UNKNOWN
    return Verdict.PASS if condition else Verdict.FAIL


@attrs.frozen
class Judgement:
    """What a rule says about one subject.

    Args:
        verdict: Pass, fail, unknown or not applicable.
        message: For a failure a template; `data` fills its ``{fields}``. Whatever was
            read from an input belongs in the data, since it may have to be hidden.
        data: Values for the template: numbers, dates, people, text read from inputs.
        advice: What to do about it, a template like the message.
        about: Ids of the subjects, where they are not the subject the rule was given.
        variant: Tells apart several findings of one rule about the same subjects.
        missing: For unknown, the facts that would settle it.
        origins: Where in the inputs the deciding facts stand, the most telling first.
        severity: Where one finding matters more or less than the rule's others.
    """

    verdict: Verdict
    message: str = ""
    data: Mapping[str, Any] = attrs.field(factory=dict)
    advice: str = ""
    about: tuple[str, ...] = ()
    variant: str = ""
    missing: tuple[Missing, ...] = ()
    origins: tuple[Origin, ...] = ()
    severity: Severity | None = None


_PASSED: Final = Judgement(Verdict.PASS)
_NOT_APPLICABLE: Final = Judgement(Verdict.NOT_APPLICABLE)


def passed() -> Judgement:
    """The rule was kept."""
    return _PASSED


def not_applicable() -> Judgement:
    """The rule does not speak of this subject."""
    return _NOT_APPLICABLE


def failed(
    message: str,
    /,
    *,
    advice: str = "",
    about: Iterable[str | Person] = (),
    variant: str = "",
    origins: Iterable[Origin] = (),
    severity: Severity | None = None,
    **data: Any,
) -> Judgement:
    """The rule was broken; see `Judgement` for the parts of the finding."""
    ids = tuple(one.id if isinstance(one, Person) else one for one in about)
    return Judgement(
        Verdict.FAIL, message, data, advice, ids, variant, (), tuple(origins), severity
    )


def unknown(*causes: Unknown | Missing) -> Judgement:
    """It cannot be told; *causes* are the facts that would settle it."""
    missing: list[Missing] = []
    for cause in causes:
        missing.extend(cause.missing if isinstance(cause, Unknown) else (cause,))
    return Judgement(Verdict.UNKNOWN, missing=tuple(dict.fromkeys(missing)))


def require(
    condition: Maybe[bool],
    message: str,
    /,
    *,
    advice: str = "",
    about: Iterable[str | Person] = (),
    variant: str = "",
    origins: Iterable[Origin] = (),
    severity: Severity | None = None,
    **data: Any,
) -> Judgement:
    """A pass if *condition* holds, a failure with *message* if not, unknown if it is."""
    if isinstance(condition, Unknown):
        return unknown(condition)
    if condition:
        return passed()
    return failed(
        message,
        advice=advice,
        about=about,
        variant=variant,
        origins=origins,
        severity=severity,
        **data,
    )
