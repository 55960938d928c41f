"""Waivers and a baseline, for rules that judge what became of these."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from netrules.engine.baseline import Baseline, BaselineEntry
from netrules.engine.judgement import Judgement, failed, passed
from netrules.engine.rule import rule
from netrules.engine.run import Armed, Context, run_rule
from netrules.engine.setting_aside import Aside, SettingAside
from netrules.engine.waivers import Waiver
from netrules.model.network import Network
from netrules.model.origin import Origin
from netrules.model.people import Person
from netrules.testing.day import TODAY


@rule("X901", "somebody", stance="gap")
def _somebody(person: Person) -> Judgement:
    """Everybody is found."""
    return failed("{person} is there", person=person)


@rule("X902", "nothing", stance="gap")
def _nothing() -> Judgement:
    """Nothing is found."""
    return passed()


_RULES: Final = (_somebody, _nothing)


def _waiver(rule: str, days: int, line: int) -> Waiver:
    origin = Origin("netrules.toml", line=line, layer="settings")
    return Waiver(rule, (), "", "it is known", TODAY + timedelta(days=days), origin)


#: One that fits, one that fits nothing and ends soon, one that is over, one that is too long,
#: and one of no rule. They are of the settings, and stand still while days go by.
_WAIVERS: Final = (
    _waiver("X901", 100, 11),
    _waiver("X902", 10, 14),
    _waiver("X901", -5, 17),
    _waiver("X901", 900, 20),
    _waiver("X99", 100, 23),
)
#: A finding that is gone, and one of no rule.
_BASELINE: Final = Baseline(
    (
        BaselineEntry("X902", (), "", "nothing", "network", 5),
        BaselineEntry("X99", (), "", "no-rule", "network", 6),
    ),
    path="baseline.json",
)


def set_aside(network: Network) -> Mapping[str, Any]:
    """What became of some waivers and a baseline in *network*, by the names rules ask by."""
    setting = SettingAside(Aside(_WAIVERS, baseline=_BASELINE), network, _RULES)
    given = Context(network, (), {}, watched=setting.watched)
    ran = [run_rule(Armed(one, one.options, one.severity), given) for one in _RULES]
    results = {result.rule.code: result for result, _, _ in ran}
    found = [finding for _, findings, _ in ran for finding in findings]
    _, waivers, entries = setting.apply(found, results, ())
    return {"waivers": waivers, "baseline": entries}
