"""Every claim of the article is a rule's, or the documentation says why it cannot be."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from netrules.rules import every_rule

CLAIMS: Final[list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parents[1] / "docs" / "claims.toml").read_text("utf-8")
)["claim"]


def test_claims_are_numbered_through() -> None:
    """From 1 on, without a gap."""
    assert [claim["number"] for claim in CLAIMS] == list(range(1, len(CLAIMS) + 1))


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: str(claim["number"]))
def test_claim_has_a_rule_or_a_reason(claim: dict[str, Any]) -> None:
    """And never both."""
    rules = [rule.code for rule in every_rule() if claim["number"] in rule.claims]
    assert bool(rules) is not bool(claim.get("without"))


def test_rules_name_claims_that_there_are() -> None:
    """In order, each once."""
    known = {claim["number"] for claim in CLAIMS}
    for rule in every_rule():
        assert list(rule.claims) == sorted(set(rule.claims)), rule.code
        assert known.issuperset(rule.claims), rule.code
