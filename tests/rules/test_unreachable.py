"""R002: nobody to reach them by any channel."""

from __future__ import annotations

from typing import Any

import pytest
from building import network, origin
from rules.judging import Said, say

from netrules import Handle, PersonRecord, Severity, Verdict
from netrules.rules.records.unreachable import unreachable_person


def judged(without: tuple[str, ...] = (), **handle: Any) -> Said:
    """The rule on Ana, of whom this is recorded."""
    ana = Handle(ids=("ana",), names=("Ana",), **handle)
    facts = {"without": without} if without else {}
    return say(unreachable_person, network(PersonRecord(ana, origin(), facts=facts)))


@pytest.mark.parametrize(
    "channel",
    [
        {"emails": ("ana@example.org",)},
        {"phones": ("+44 113 496 0000",)},
        {"urls": ("https://example.com/in/ana",)},
    ],
)
def test_passes_with_any_channel(channel: dict[str, tuple[str, ...]]) -> None:
    """An address, a number or a profile is a way to somebody."""
    assert judged(**channel).verdict is Verdict.PASS


def test_fails_where_there_is_known_to_be_none() -> None:
    """Only a note that there is no channel of any kind makes somebody out of reach."""
    said = judged(("email", "phone", "url"))
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("ana",)]
    assert said.finding.severity is Severity.WARNING
    assert said.message == (
        "no way to reach Ana yet: you noted that there is no profile, address or number"
    )
    assert said.advice == "ask somebody who knows Ana for an address"
    assert said.places == [
        (one.path, one.line) for one in said.report.network.people["ana"].origins
    ]


@pytest.mark.parametrize("without", [(), ("email",), ("email", "phone")])
def test_is_unknown_where_nothing_is_recorded(without: tuple[str, ...]) -> None:
    """A channel that nobody wrote down is not one that there is not."""
    said = judged(without)
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("email", "ana")]
    assert said.remedies == {"add an address, a number or a profile URL"}
