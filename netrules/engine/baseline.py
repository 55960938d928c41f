"""The baseline: findings that were there when netrules was adopted, so that only new ones count.

An entry is one finding, by its rule, its subjects and its variant. It holds for that one
and for no other: where one problem goes and another comes, the other is new. What was not
judged in a run is never taken for gone.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import attrs

from netrules.engine.finding import Finding, finding_key, match_keys
from netrules.engine.judgement import Severity
from netrules.engine.own_json import parsed
from netrules.engine.rule import Rule, is_late, rules_by_word
from netrules.engine.run import RuleResult
from netrules.model.network import Network
from netrules.suggest import did_you_mean

if TYPE_CHECKING:
    from netrules.engine.report import Report

SCHEMA: Final = "netrules/baseline/1"
#: How to come by a file that can be read again.
_REMEDY: Final = "mend it, or delete it and write it anew with netrules baseline write"
_PARTS: Final = ("code", "name", "kind", "variant")
_KEY: Final = re.compile(r'"key"\s*:\s*"([0-9a-f]+)"')
#: What rules ask for that judge the settings.
_SETTINGS: Final = "unmatched"
#: What rules ask for that judge goals.
_GOALS: Final = frozenset({"goals", "goal_history"})


class BaselineError(ValueError):
    """A baseline file that cannot be used."""


@attrs.frozen(order=True)
class BaselineEntry:
    """A finding that was there.

    Args:
        code: The rule's code.
        ids: The subjects.
        variant: Tells apart several findings of one rule about the same subjects.
        name: The rule's name.
        kind: What the subjects are; see `Finding`.
        line: Where the file has it, 0 if it has none.
    """

    code: str
    ids: tuple[str, ...]
    variant: str
    name: str = ""
    kind: str = "network"
    line: int = attrs.field(default=0, eq=False)

    @property
    def key(self) -> str:
        """The key of the finding."""
        return finding_key(self.code, self.ids, self.variant)


@attrs.frozen
class Baseline:
    """The findings that were there, and what they rested on.

    Args:
        entries: The findings, sorted.
        sources: The files that were read, each with the name of its source, sorted.
        goals: The names of the goals that were judged, sorted.
        path: How messages name the file.
    """

    entries: tuple[BaselineEntry, ...]
    sources: tuple[tuple[str, str], ...] = ()
    goals: tuple[str, ...] = ()
    path: str = ""

    @property
    def text(self) -> str:
        """What the file holds: each finding on a line of its own, the same for the same content."""
        sources = [{"path": path, "source": source} for path, source in self.sources]
        return "\n".join(
            (
                "{",
                f'  "schema": {json.dumps(SCHEMA)},',
                f'  "goals": {json.dumps(self.goals)},',
                *_lines("sources", sources, ","),
                *_lines("findings", [_content(one) for one in self.entries], ""),
                "}\n",
            )
        )


class BaselineState(StrEnum):
    """What became of an entry."""

    #: It is still there, and set aside.
    THERE = "there"
    #: Its rule could tell, and finds it no more.
    GONE = "gone"
    #: It means several findings, since people were taken apart; it sets none aside.
    SPLIT = "split"
    #: There is no such rule.
    NO_RULE = "no rule"
    #: It is of a kind that is never set aside.
    BARRED = "barred"
    #: It was not found, and nobody could tell in this run.
    UNTOLD = "not judged"


@attrs.frozen
class BaselineUse:
    """What came of an entry of the baseline in a run.

    Args:
        entry: The entry.
        state: What became of it.
        findings: The findings that it means.
        meant: The code or name of the rule that may have been meant, if there is none.
        path: How messages name the file.
    """

    entry: BaselineEntry
    state: BaselineState
    findings: tuple[Finding, ...] = ()
    meant: str = ""
    path: str = ""

    @property
    def stale(self) -> bool:
        """Whether the entry is good for nothing, so that it should go."""
        return self.state not in (BaselineState.THERE, BaselineState.UNTOLD)


# -- the file --------------------------------------------------------------------------------


def read_baseline(data: bytes, shown: str) -> Baseline:
    """Read what `Baseline.text` wrote.

    Args:
        data: The content of the file.
        shown: How messages name it.

    Raises:
        BaselineError: If it is none; the message says where.
    """
    text, document = parsed(data, shown, _REMEDY, BaselineError)
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        msg = f"{shown}: this is not a baseline of this version of netrules ({SCHEMA}); {_REMEDY}"
        raise BaselineError(msg)
    lines = {
        found[1]: number
        for number, line in enumerate(text.split("\n"), 1)
        for found in _KEY.finditer(line)
    }
    try:
        return Baseline(
            tuple(sorted({_entry(one, lines, shown) for one in document["findings"]})),
            tuple((_text(one["path"]), _text(one["source"])) for one in document["sources"]),
            tuple(map(_text, document["goals"])),
            shown,
        )
    except (KeyError, TypeError) as error:
        msg = f"{shown}: this is not how netrules writes a baseline ({error}); {_REMEDY}"
        raise BaselineError(msg) from None


def _entry(content: Any, lines: Mapping[str, int], shown: str) -> BaselineEntry:
    key = _text(content["key"])
    code, name, kind, variant = (_text(content[part]) for part in _PARTS)
    ids = content["ids"]
    if not isinstance(ids, list):
        msg = "ids must be a list"
        raise TypeError(msg)
    entry = BaselineEntry(code, tuple(map(_text, ids)), variant, name, kind, lines.get(key, 0))
    if entry.key != key:
        msg = (
            f"{shown}:{entry.line}: the key {key} is not that of {code} about these subjects; "
            "take the line out, and netrules baseline update puts in what is there"
        )
        raise BaselineError(msg)
    return entry


def _text(value: Any) -> str:
    if not isinstance(value, str):
        msg = f"{value!r:.40} where a text is wanted"
        raise TypeError(msg)
    return value


def _content(entry: BaselineEntry) -> dict[str, Any]:
    return {
        "code": entry.code,
        "name": entry.name,
        "kind": entry.kind,
        "ids": list(entry.ids),
        "variant": entry.variant,
        "key": entry.key,
    }


def _lines(name: str, items: Sequence[Any], after: str) -> Iterable[str]:
    if not items:
        return [f'  "{name}": []{after}']
    *first, last = [f"    {json.dumps(one)}" for one in items]
    return [f'  "{name}": [', *(f"{line}," for line in first), last, f"  ]{after}"]


# -- what it sets aside ----------------------------------------------------------------------


def may_be_baselined(finding: Finding, rules: Mapping[str, Rule]) -> bool:
    """Whether *finding* may be set aside for good.

    A need that is not met may not: that is what netrules is for. Nor may settings at
    fault and what is wrong with waivers and baseline, which are mended where they stand.
    """
    rule = rules.get(finding.code)
    if rule is not None and (_SETTINGS in rule.asks or is_late(rule)):
        return False
    return finding.kind != "goal" or finding.severity is Severity.INFO


@attrs.frozen
class Judged:
    """What a run could tell of.

    Args:
        network: The network, as of the day of judgement.
        results: What came of each rule, by code.
        rules: Every rule there is, by code.
        goals: The names of the goals that were judged.
        whole: Whether every input was read.
    """

    network: Network
    results: Mapping[str, RuleResult]
    rules: Mapping[str, Rule]
    goals: frozenset[str]
    whole: bool = True

    @cached_property
    def _by_word(self) -> Mapping[str, Rule]:
        return rules_by_word(self.rules.values())

    def code_now(self, entry: BaselineEntry) -> str:
        """The code that the rule of *entry* has by now; "" if there is no such rule."""
        rule = self._by_word.get(entry.code)
        return rule.code if rule is not None else ""

    def tells_of(self, entry: BaselineEntry, baseline: Baseline) -> bool:
        """Whether *entry* would have been found if it were still there."""
        result = self.results.get(self.code_now(entry))
        if result is None or not self.whole or unread(baseline, self.network):
            return False
        if _needs_goals(result.rule) and not self.goals.issuperset(baseline.goals):
            return False
        return result.tells_of(present_ids(entry, self.network))


def _needs_goals(rule: Rule) -> bool:
    return rule.subject == "goal" or not _GOALS.isdisjoint(rule.asks)


def present_ids(entry: BaselineEntry, network: Network) -> tuple[str, ...]:
    """The subjects of *entry* by the ids that they have in *network*."""
    if entry.kind not in ("person", "tie"):
        return entry.ids
    people = network.people
    return tuple(people[one].id if people.has(one) else one for one in entry.ids)


def unread(baseline: Baseline, network: Network) -> tuple[str, ...]:
    """The files that the baseline rests on and that were not read.

    A new file of the same source, such as a newer export, takes the place of one.
    """
    read = {(one.path, one.source) for one in network.sources}
    new = Counter(source for _, source in read.difference(baseline.sources))
    gone = []
    for path, source in baseline.sources:
        if (path, source) in read:
            continue
        if new[source]:
            new[source] -= 1
        else:
            gone.append(path)
    return tuple(gone)


def apply_baseline(
    findings: Sequence[Finding], baseline: Baseline, judged: Judged
) -> tuple[tuple[Finding, ...], tuple[BaselineUse, ...]]:
    """*findings* with what is in the baseline marked, and what came of each entry."""
    meant = _meant(findings, baseline, judged)
    uses = tuple(_use(entry, baseline, meant[entry.key], judged) for entry in baseline.entries)
    known = {use.findings[0].key: use.entry.key for use in uses if use.state is BaselineState.THERE}
    marked = tuple(
        attrs.evolve(one, baselined=True) if one.key in known else one for one in findings
    )
    return marked, uses


def _meant(
    findings: Sequence[Finding], baseline: Baseline, judged: Judged
) -> dict[str, tuple[Finding, ...]]:
    """For the key of each entry the findings that it means.

    Besides the keys that a finding would have under other names, of which not every
    combination is tried, an entry is looked up by the ids that its subjects have now.
    """
    keys = [entry.key for entry in baseline.entries]
    meant = match_keys(findings, judged.network, keys)
    by_key = {finding.key: finding for finding in findings}
    for entry in baseline.entries:
        ids = present_ids(entry, judged.network)
        now = by_key.get(finding_key(judged.code_now(entry), ids, entry.variant))
        if now is not None and now not in meant[entry.key]:
            meant[entry.key] += (now,)
    return meant


def _use(
    entry: BaselineEntry, baseline: Baseline, found: tuple[Finding, ...], judged: Judged
) -> BaselineUse:
    meant = ""
    if len(found) > 1:
        state = BaselineState.SPLIT
    elif found:
        barred = not may_be_baselined(found[0], judged.rules)
        state = BaselineState.BARRED if barred else BaselineState.THERE
    elif not judged.code_now(entry):
        state, meant = BaselineState.NO_RULE, _closest(entry, judged.rules)
    else:
        tells = judged.tells_of(entry, baseline)
        state = BaselineState.GONE if tells else BaselineState.UNTOLD
    return BaselineUse(entry, state, found, meant, baseline.path)


def _closest(entry: BaselineEntry, rules: Mapping[str, Rule]) -> str:
    """The code of the rule that may have been meant: of that name, else of a similar code."""
    by_name = {one.name: one.code for one in rules.values()}
    return by_name.get(entry.name) or did_you_mean(entry.code, rules)


# -- writing and bringing up to date ---------------------------------------------------------


def new_baseline(report: Report) -> Baseline:
    """A baseline of what *report* found, but for what may not be in one and what is waived:
    a waiver has an end."""
    rules = {result.rule.code: result.rule for result in report.results}
    found = (one for one in report.findings if not one.waived and may_be_baselined(one, rules))
    return Baseline(_sorted(map(_entry_of, found)), _sources(report), _goals(report))


def updated_baseline(old: Baseline, report: Report) -> Baseline:
    """*old* with what *report* found besides, and without what has become stale.

    Args:
        old: The baseline.
        report: A report that was made with it.
    """
    new = new_baseline(report)
    kept = [use for use in report.baseline if use.state is BaselineState.UNTOLD]
    there = [one for one in report.findings if one.baselined]
    entries = (*new.entries, *map(_entry_of, there), *(use.entry for use in kept))
    if not kept:
        return attrs.evolve(new, entries=_sorted(entries))
    # What nobody could tell of may rest on what was not read, or was not asked.
    sources = [one for one in old.sources if one[0] in unread(old, report.network)]
    return Baseline(
        _sorted(entries),
        tuple(sorted({*new.sources, *sources})),
        tuple(sorted({*new.goals, *old.goals})),
    )


def pruned_baseline(old: Baseline, report: Report) -> Baseline:
    """*old* without what has become stale.

    Args:
        old: The baseline.
        report: A report that was made with it.
    """
    stale = {use.entry for use in report.baseline if use.stale}
    return attrs.evolve(old, entries=tuple(one for one in old.entries if one not in stale))


def _entry_of(finding: Finding) -> BaselineEntry:
    return BaselineEntry(finding.code, finding.ids, finding.variant, finding.name, finding.kind)


def _sorted(entries: Iterable[BaselineEntry]) -> tuple[BaselineEntry, ...]:
    by_key = {one.key: one for one in entries}
    return tuple(sorted(by_key.values()))


def _sources(report: Report) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({(one.path, one.source) for one in report.network.sources}))


def _goals(report: Report) -> tuple[str, ...]:
    return tuple(sorted({goal.name for goal in report.goals}))
