"""The report as JUnit XML, which CI servers show as the results of tests.

A suite for what was read, for the goals, and for each family of rules. A rule is a test; so is
each of its findings, and what it could not judge, which was skipped and did not pass.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count
from typing import TYPE_CHECKING, Final

import attrs

from netrules import (
    FAMILIES,
    Finding,
    FindingState,
    GoalResult,
    Namer,
    NeedResult,
    Origin,
    Report,
    RuleResult,
    Verdict,
    printable,
    verdict_of,
)
from netrules.plugins.formats.changed import change_parts
from netrules.plugins.formats.wording import (
    account,
    have,
    need_text,
    people,
    place,
    settle,
    unjudged,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: What XML cannot hold though it is no control character.
_NO_CHARACTERS: Final = dict.fromkeys((0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}")
#: What can become of a test, and the count of its suite in which it is.
_COUNTS: Final = {"failure": "failures", "error": "errors", "skipped": "skipped"}


@attrs.frozen
class _Test:
    """One test.

    Args:
        group: The goal, rule or source that it belongs to.
        name: What is tested, the same in each run as far as it can be.
        outcome: "failure", "error" or "skipped"; "" if it passed.
        message: Why, in a line.
        text: What else there is to say.
        type: The severity of a failure.
        file: The file that it is about.
        line: The line in it.
    """

    group: str
    name: str
    outcome: str = ""
    message: str = ""
    text: str = ""
    type: str = ""
    file: str = ""
    line: int = 0


class Junit:
    """The format ``junit``."""

    name = "junit"

    def render(self, report: Report, namer: Namer, *, width: int, color: bool) -> str:
        """The report as an XML document."""
        from xml.etree import ElementTree as Tree  # noqa: PLC0415 reason: start-up

        del width, color
        suites = {name: tests for name, tests in _suites(report, namer).items() if tests}
        every = [test for tests in suites.values() for test in tests]
        root = Tree.Element("testsuites", {"name": "netrules", **_counts(every)})
        for name, tests in suites.items():
            suite = Tree.SubElement(root, "testsuite", {"name": _text(name), **_counts(tests)})
            for test, unique in zip(tests, _unique(tests), strict=True):
                suite.append(_element(test, f"netrules.{name}.{test.group}", unique))
        Tree.indent(root)
        return '<?xml version="1.0" encoding="utf-8"?>\n' + Tree.tostring(root, encoding="unicode")


def _suites(report: Report, namer: Namer) -> Mapping[str, Sequence[_Test]]:
    suites: dict[str, list[_Test]] = {
        "what was read": list(_read(report, namer)),
        "goals": [_need(goal, need, namer) for goal in report.goals for need in goal.needs],
    }
    crashes = {crash.code: namer.crash(crash) for crash in report.crashes}
    findings: dict[str, list[Finding]] = {}
    for finding in report.findings:
        findings.setdefault(finding.code, []).append(finding)
    for result in report.results:
        code = result.rule.code
        tests = _rule(
            result,
            findings.pop(code, ()),
            crashes.get(code, "crashed"),
            namer,
            only_new=report.gate.only_new,
        )
        suites.setdefault(result.rule.family, []).extend(tests)
    for code, found in findings.items():  # a plugin may have added findings of its own
        family = FAMILIES.get(code[:-3], code[:-3])
        suites.setdefault(family, []).extend(
            _finding(one, namer, only_new=report.gate.only_new) for one in found
        )
    rules = {result.rule.code for result in report.results}
    suites["plugins"] = [
        _Test(crash.plugin, crash.code, "error", namer.crash(crash))
        for crash in report.crashes
        if crash.code not in rules
    ]
    suites["what changed"] = list(_changed(report, namer))
    return suites


# -- tests -------------------------------------------------------------------------------


def _read(report: Report, namer: Namer) -> Iterator[_Test]:
    for one in report.network.sources:
        yield _Test(one.source, one.path, text=account(one), file=one.path)
    for message in report.unreadable:
        told = namer.unread(message)
        yield _Test("inputs", message.path, "error", f"not read: {told}", file=message.path)


def _changed(report: Report, namer: Namer) -> Iterator[_Test]:
    for title, lines in change_parts(report, namer):
        yield _Test("what changed", title, text="\n".join(lines))


def _need(goal: GoalResult, need: NeedResult, namer: Namer) -> _Test:
    verdict = verdict_of(need.met)
    there = f"{have(need)} of {need.want}"
    test = _Test(
        namer.text("goal", goal.name), need_text(need, namer), text=people(need.people, namer)
    )
    if verdict is Verdict.PASS:
        return test
    if verdict is Verdict.FAIL:
        kind = "error" if need.need.must else "info"
        return attrs.evolve(test, outcome="failure", message=f"there are {there}", type=kind)
    settling = f"; to settle it: {settle(need, namer)}" if need.settle else ""
    return attrs.evolve(test, outcome="skipped", message=f"can't tell: there are {there}{settling}")


def _rule(
    result: RuleResult,
    findings: Sequence[Finding],
    crash: str,
    namer: Namer,
    *,
    only_new: bool,
) -> Iterator[_Test]:
    group = name = _title(result.rule.code, result.rule.name)
    yield from (_finding(finding, namer, only_new=only_new) for finding in findings)
    if result.verdict is Verdict.CRASHED:
        yield _Test(group, name, "error", crash)
    elif result.verdict is Verdict.NOT_APPLICABLE:
        yield _Test(group, name, "skipped", "nothing here is what this rule is about")
    elif result.judged > result.failed:
        yield _Test(group, f"{name}: kept", text=f"by {result.judged - result.failed:,}")
    if result.of > result.judged and result.verdict is not Verdict.CRASHED:
        yield _Test(group, f"{name}: can't tell", "skipped", unjudged(result, namer))


def _finding(finding: Finding, namer: Namer, *, only_new: bool) -> _Test:
    title = _title(finding.code, finding.name)
    named = ", ".join(namer.subject(finding.kind, one) for one in finding.ids)
    where = [place(one, namer) for one in finding.locations]
    first = finding.locations[0] if finding.locations else Origin("")
    test = _Test(
        title,
        f"{title}: {named}" if named else title,
        "failure",
        namer.message(finding),
        "\n".join(filter(None, (namer.advice(finding), *where))),
        finding.severity.label,
        first.path,
        0 if first.member else first.line,
    )
    before = finding.standing is FindingState.SAME and only_new
    if finding.set_aside or before:
        aside = "waived" if finding.waived else "in the baseline"
        why = "there before" if before else aside
        return attrs.evolve(test, outcome="skipped", message=f"{why}: {test.message}")
    return test


def _title(code: str, name: str) -> str:
    return f"{code} {name}".rstrip()


# -- XML ---------------------------------------------------------------------------------


def _counts(tests: Sequence[_Test]) -> dict[str, str]:
    outcomes = Counter(test.outcome for test in tests)
    counts = {name: str(outcomes[outcome]) for outcome, name in _COUNTS.items()}
    return {"tests": str(len(tests)), **counts}


def _unique(tests: Sequence[_Test]) -> Iterator[str]:
    """The name of each test, numbered where another of its group has that name already."""
    seen: set[tuple[str, str]] = set()
    for test in tests:
        group, name = _text(test.group), _text(test.name)
        again = (f"{name} ({number})" for number in count(2))
        unique = next(one for one in chain((name,), again) if (group, one) not in seen)
        seen.add((group, unique))
        yield unique


def _element(test: _Test, group: str, name: str) -> Element:
    from xml.etree import ElementTree as Tree  # noqa: PLC0415 reason: start-up

    attributes = {"classname": _text(group), "name": name}
    if test.file:
        attributes["file"] = _text(test.file)
    if test.line:
        attributes["line"] = str(test.line)
    element = Tree.Element("testcase", attributes)
    text = "\n".join(_text(line) for line in test.text.split("\n"))
    if test.outcome:
        stated = {"message": _text(test.message)}
        if test.outcome == "failure":
            stated["type"] = test.type
        Tree.SubElement(element, test.outcome, stated).text = text or None
    elif text:
        Tree.SubElement(element, "system-out").text = text
    return element


def _text(value: str) -> str:
    """*value* without what XML cannot hold; the escapes are the writer's."""
    return printable(value).translate(_NO_CHARACTERS)
