"""R004: what is ignored does not exist."""

from __future__ import annotations

from building import network, person
from rules.judging import SETTINGS, Said, say

from netrules import Severity, Unmatched, Verdict
from netrules.rules.records.unknown_ignore import unknown_ignore


def judged(*unmatched: Unmatched) -> Said:
    """The rule on settings that ignore these."""
    return say(unknown_ignore, network(person("Ana")), unmatched=unmatched)


def test_passes_where_everything_ignored_exists() -> None:
    """Settings that ignore nothing unknown are in order."""
    assert judged().verdict is Verdict.PASS


def test_fails_for_a_slip() -> None:
    """The message names the word, the advice what may have been meant, the place the line."""
    said = judged(Unmatched("K02", "K002", SETTINGS))
    assert said.verdict is Verdict.FAIL
    assert said.finding.severity is Severity.WARNING
    assert said.message == "ignore names K02, and no rule is called that"
    assert said.advice == "did you mean K002?"
    assert said.places == [(SETTINGS.path, SETTINGS.line)]


def test_fails_for_a_word_that_is_close_to_nothing() -> None:
    """What nothing is close to may belong to a plugin that is not installed."""
    said = judged(Unmatched("ACME*", ""))
    assert said.advice == "take it out, or install its plugin"
    assert said.places == []
