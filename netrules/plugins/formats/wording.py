"""What several formats say in the same words, before each escapes it for its medium."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from netrules import (
    Bounds,
    ExitCode,
    Finding,
    GoalResult,
    Missing,
    Namer,
    NeedResult,
    Origin,
    Report,
    RuleResult,
    SourceCount,
    Unlock,
    Verdict,
    verdict_of,
)

#: How many names, items or findings of one kind are listed before the rest is counted.
MOST_LISTED: Final = 5
#: How many kinds of missing facts are named, of those that keep a rule from judging.
MOST_FACTS: Final = 3
#: How many of the facts are named that would unlock most.
MOST_UNLOCKS: Final = 5

#: How many things to do are told at the top.
MOST_ADVICE: Final = 3
#: Who has more to do than that.
MORE_ADVICE: Final = "netrules plan has more, each move tried on this network"
#: The family of rules about the files themselves.
RECORDS: Final = "R"

#: What a goal's verdict answers, before the goal's name.
_ANSWERS: Final[Mapping[Verdict, str]] = {
    Verdict.PASS: "Yes: your network can bring",
    Verdict.FAIL: "Not today: your network cannot bring",
    Verdict.UNKNOWN: "Can't tell whether your network can bring",
}
#: What is said where no goal was.
NO_GOAL: Final = "No goal was stated, so this is about the network as such."
#: A verdict in a word.
MARKS: Final[Mapping[Verdict, str]] = {
    Verdict.PASS: "yes",
    Verdict.FAIL: "no",
    Verdict.UNKNOWN: "can't tell",
    Verdict.NOT_APPLICABLE: "-",
    Verdict.CRASHED: "crashed",
}
#: How a run ended.
ENDS: Final[Mapping[ExitCode, str]] = {
    ExitCode.USAGE: "an input could not be used",
    ExitCode.CRASHED: "a rule or plugin crashed",
    ExitCode.FINDINGS: "there are findings at or above --fail-on",
    ExitCode.NOT_JUDGED: "too little could be judged",
    ExitCode.CLEAN: "no findings at or above --fail-on",
}


def answer(report: Report, goal: GoalResult, namer: Namer) -> str:
    """Whether the network can bring *goal*; where a file could not be read, with that said."""
    verdict = verdict_of(goal.met)
    said = _ANSWERS[verdict]
    if verdict is Verdict.FAIL and report.unreadable:
        said = "Not today, going by what could be read: your network cannot bring"
    return f"{said} {namer.text('goal', goal.name)}"


def ended(report: Report) -> str:
    """How the run ended, in a clause."""
    code, gate = report.exit_code, report.gate
    if code is ExitCode.FINDINGS and not any(gate.stops(one.severity) for one in report.active):
        return f"there are more warnings than --max-warnings {gate.max_warnings}"
    if code is ExitCode.NOT_JUDGED and report.fell_silent:
        return "what was judged before can no longer be: a goal, or what a file held"
    return ENDS[code]


def number(count: int, one: str, many: str = "") -> str:
    """How many of something: "1 person", "3 people"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(items: Sequence[str], most: int = MOST_LISTED) -> str:
    """The first of *items*, and how many more there are."""
    shown = list(items[:most])
    if len(items) > most:
        shown.append(f"{len(items) - most} more")
    return ", ".join(shown)


def people(ids: Iterable[str], namer: Namer) -> str:
    """The first of some people by name, and how many more there are."""
    return listed([namer.person(one) for one in ids])


def size(report: Report) -> str:
    """How large the network is, and the day of judgement."""
    network = report.network
    counts = (
        number(len(network.people), "person", "people"),
        number(len(network.ties.recorded), "tie among them", "ties among them"),
        number(len(network.all_interactions), "interaction"),
    )
    return f"{', '.join(counts)}; as of {report.today}"


def account(one: SourceCount) -> str:
    """What became of the records of a file."""
    skips = ", ".join(f"{count} {reason}" for reason, count in one.skips.items())
    skipped = f"{one.skipped:,} skipped" + (f" ({skips})" if skips else "")
    return (
        f"{one.read:,} read = {one.kept:,} kept + {one.joined:,} joined + {skipped} + "
        f"{one.problems:,} problems"
    )


def have(result: NeedResult) -> str:
    """What there is: the least of it once that is enough, else all that is possible."""
    found = result.have
    if not isinstance(found, Bounds):
        return f"{found:,}"
    if found.low >= result.want or found.high == found.low:
        return f"{found.low:,}"
    return f"{found.low:,} or more" if found.high is None else f"{found.low:,} to {found.high:,}"


def need_text(result: NeedResult, namer: Namer) -> str:
    """What a need asks for."""
    need = result.need
    return namer.text("need", need.text or need.name) + ("" if need.must else " (would help)")


def nobody_at(result: NeedResult, namer: Namer) -> str:
    """The items of the goal's list that nobody fills for certain; "" if there are none."""
    kind = str(result.need.each).removesuffix("s")
    items = [namer.text(kind, one) for one in result.empty]
    return f"nobody for certain at {listed(items)}" if items else ""


def also_wanted(result: NeedResult) -> str:
    """What is wanted of the people there are; "" if there are too few, or nothing is."""
    need = result.need
    if result.limit == "warm":
        return f"of these {need.warm} in warm contact are wanted"
    if result.limit == "routes":
        return f"of these {need.routes} independent routes are wanted"
    return ""


def this_week(report: Report, namer: Namer) -> list[str]:
    """What the worst findings advise, one of each rule; those about the records can wait."""
    advice: dict[str, str] = {}
    for finding in report.active:
        if finding.advice and not finding.code.startswith(RECORDS):
            advice.setdefault(finding.code, namer.advice(finding))
    return list(dict.fromkeys(list(advice.values())[:MOST_ADVICE]))


def by_rule(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings by the code of their rule, in the order in which rules come first."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    return groups


def summaries(report: Report) -> dict[str, str]:
    """What each rule that ran finds, by its code. A plugin may have added findings of others."""
    return {one.rule.code: one.rule.summary.rstrip(".") for one in report.results}


def there_before(report: Report) -> str:
    """How many findings do not count, having been there before; "" if none."""
    before = sum(report.let_through(one) for one in report.findings if not one.set_aside)
    said = number(before, "finding")
    return f"There before, so that they do not count here: {said}." if before else ""


def dated_later(report: Report) -> str:
    """What was set aside for being dated after today; "" if nothing was."""
    aside = ", ".join(f"{count} {kind}" for kind, count in report.network.set_aside.items())
    return f"set aside, being dated after today: {aside}" if aside else ""


def counts(result: RuleResult) -> str:
    """How many subjects kept the rule, broke it, or could not be judged."""
    parts = (
        (result.judged - result.failed, "kept"),
        (result.failed, "broken"),
        (result.of - result.judged, "can't tell"),
    )
    return ", ".join(f"{count:,} {what}" for count, what in parts if count)


def settle(result: NeedResult, namer: Namer) -> str:
    """The most telling fact that would settle a need, and of whom."""
    first = result.settle[0]
    if namer.network.people.has(first.subject):
        named = [one.subject for one in result.settle if one.text == first.text]
        return f"{namer.said(first.text)}: {people(dict.fromkeys(named), namer)}"
    return namer.said(first.text)


def said(finding: Finding, namer: Namer) -> str:
    """What a finding says and what to do, in one line."""
    advice = namer.advice(finding)
    return namer.message(finding) + (f". To do: {advice}" if advice else "")


def unjudged(result: RuleResult, namer: Namer) -> str:
    """How much a rule could not judge, and what would settle most of it."""
    left = f"can't tell for {result.of - result.judged:,} of {result.of:,}"
    facts = facts_missing(result.missing, namer)
    return f"{left}; to settle it: {facts}" if facts else left


def facts_missing(missing: Mapping[Missing, int], namer: Namer) -> str:
    """The kinds of facts that are missing most, each as what to do about it."""
    kinds: Counter[str] = Counter()
    for one, count in missing.items():
        kinds[one.text or f"add {one.field}"] += count
    texts = sorted(kinds, key=lambda text: (-kinds[text], text))
    shown = [namer.said(text) for text in texts[:MOST_FACTS]]
    if len(texts) > MOST_FACTS:
        shown.append(number(len(texts) - MOST_FACTS, "more kind of fact", "more kinds of facts"))
    return "; ".join(shown)


def unlock(one: Unlock, namer: Namer) -> tuple[str, str]:
    """What would unlock judgements, and which."""
    who = f", for {number(one.people, 'person', 'people')}" if one.people else ""
    more = ", so a newer export or a longer log would tell" * (one.field == "interactions")
    waiting = f"{who}: {number(one.judgements, 'judgement')} of {', '.join(one.rules)}"
    return namer.said(one.text) + more, waiting


def place(origin: Origin, namer: Namer) -> str:
    """Where something was read: the file, the member of a zip, the line."""
    member = f" ({namer.text('member', origin.member)})" if origin.member else ""
    return origin.path + member + (f":{origin.line}" if origin.line else "")
