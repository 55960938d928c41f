"""Rules about waivers and the baseline, on a network in which one other rule finds something."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

import attrs
from building import TODAY, network, person
from rules.judging import SETTINGS, Said

from netrules import (
    Baseline,
    BaselineEntry,
    Finding,
    Judgement,
    Network,
    Person,
    PersonRecord,
    Rule,
    Waiver,
    passed,
    require,
    rule,
)
from netrules.engine.check import judge
from netrules.engine.run import Armed
from netrules.engine.setting_aside import Aside

#: Keepers of bees are found, and of whoever has no title nobody can tell.
ANA, BO = person("Ana Ruiz", title="Beekeeper"), person("Bo Berg", title="Beekeeper")
CY, DI = person("Cy Dole", title="Baker"), person("Di Untold")
NETWORK: Final = network(ANA, BO, CY, DI)


@rule("X001", "bee-keeper", stance="practice", severity="error")
def keeps_bees(person: Person) -> Judgement:
    """Somebody keeps bees."""
    return require(person.title != "Beekeeper", "{person} keeps bees", person=person)


@rule("X002", "large-network", stance="practice", severity="error")
def large_network(network: Network) -> Judgement:
    """There are too many people."""
    return require(len(network.people) < 3, "{number} people", number=len(network.people))


@rule("X003", "no-network", stance="practice")
def no_network(network: Network) -> Judgement:
    """It finds nothing."""
    return passed()


RULES: Final = (keeps_bees, large_network, no_network)


def waiver(
    rule: str = "X001", people: Sequence[str] = (), key: str = "", *, days: int = 100
) -> Waiver:
    """A waiver of the settings that ends so many days from today."""
    return Waiver(rule, tuple(people), key, "it is a hobby", TODAY + timedelta(days), SETTINGS)


def judged(
    *rules: Rule, aside: Aside, of: Network = NETWORK, today: date = TODAY, **more: Any
) -> Said:
    """What all the rules, those of this module and *rules*, say of a network."""
    armed = [Armed(one, one.options, one.severity) for one in (*RULES, *rules)]
    report = judge(of, (), armed, {}, today=today, aside=aside, **more)
    assert not report.crashes, report.crashes[0].trace
    return Said(report)


def waived(
    rule: Rule,
    *waivers: Waiver,
    of: Network = NETWORK,
    options: dict[str, Any] | None = None,
    **more: Any,
) -> Said:
    """What *rule* says of those waivers; nothing of the other rules is told."""
    changed = attrs.evolve(rule, options={**rule.options, **(options or {})})
    return _only(rule, judged(changed, aside=Aside(waivers, **more), of=of))


def with_baseline(rule: Rule, *entries: BaselineEntry, of: Network = NETWORK, **more: Any) -> Said:
    """What *rule* says of a baseline that holds those findings."""
    baseline = Baseline(entries, (("contacts.toml", "contacts"),), path="baseline.json")
    return _only(rule, judged(rule, aside=Aside(baseline=baseline, **more), of=of))


def entry(code: str = "X001", *ids: str, name: str = "", kind: str = "person") -> BaselineEntry:
    """A finding of the baseline, on its fifth line."""
    return BaselineEntry(code, ids, "", name, kind, 5)


def finding_of(said: Said, code: str, *ids: str) -> Finding:
    """The finding of one rule about one subject."""
    [found] = [one for one in said.findings if one.code == code and (not ids or one.ids == ids)]
    return found


def id_of(record: PersonRecord) -> str:
    """The id in the network of somebody of this module."""
    [found] = [one.id for one in NETWORK.people if one.name == record.handle.names[0]]
    return found


def _only(rule: Rule, said: Said) -> Said:
    report = said.report
    return Said(
        attrs.evolve(
            report,
            results=tuple(one for one in report.results if one.rule.code == rule.code),
            findings=tuple(one for one in report.findings if one.code == rule.code),
        )
    )
