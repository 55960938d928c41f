"""Judge a network: call each rule on its subjects and gather what it says.

A rule that raises is isolated: the others still run, and the crash is reported
apart from findings, so that nothing can waive or ignore it.
"""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from string import Formatter
from time import perf_counter
from types import TracebackType
from typing import Any, Final

import attrs

from netrules.acting import acting
from netrules.engine.finding import Finding, finding_key
from netrules.engine.judgement import Judgement, Severity, Verdict, overall
from netrules.engine.rule import GIVEN, LATE, SUBJECTS, Rule
from netrules.engine.selection import Unmatched
from netrules.goals.goal import GoalResult
from netrules.model.network import Network
from netrules.model.people import Person
from netrules.model.ties import Group, Tie
from netrules.model.unknown import Missing, NotKnown
from netrules.owned import with_version
from netrules.suggest import did_you_mean


@attrs.frozen
class Crash:
    """A rule or plugin that raised.

    Args:
        code: The rule's code, or the hook's name.
        plugin: Whose it is.
        error: The exception's class, a colon, and its message.
        trace: The traceback.
        ids: The subject it was judging.
    """

    code: str
    plugin: str
    error: str
    trace: str
    ids: tuple[str, ...] = ()


@attrs.frozen
class RuleResult:
    """What came of one rule.

    Args:
        rule: The rule.
        verdict: Over all subjects: any fail, else any unknown, else any pass.
        judged: Of how many subjects it said pass or fail.
        failed: Of how many it said fail.
        of: To how many subjects it applied.
        missing: The facts that kept it from judging the others, with how many each.
        seconds: How long it took, measures apart.
        unsettled: The subjects of which it could not tell, of those that were asked after;
            no subject where that may be anybody.
    """

    rule: Rule
    verdict: Verdict
    judged: int
    failed: int
    of: int
    missing: Mapping[Missing, int]
    seconds: float = attrs.field(default=0.0, eq=False)
    unsettled: frozenset[tuple[str, ...]] = frozenset()

    def tells_of(self, ids: tuple[str, ...]) -> bool:
        """Whether it could tell of everything about *ids*, which were asked after; of
        everything at all if there are none."""
        if self.verdict is Verdict.CRASHED:
            return False
        if not ids:
            return self.judged == self.of
        return not any(not one or set(one).intersection(ids) for one in self.unsettled)


class RuleUse(TypeError):
    """A rule asks for something that nothing provides."""


@attrs.frozen
class Armed:
    """A rule with what the settings say of it.

    Args:
        rule: The rule.
        options: Values for its options.
        severity: How much its findings matter.
        plugin: Whose it is, as "distribution[entry]".
        version: The version of that distribution; "" of a local plugin.
    """

    rule: Rule
    options: Mapping[str, Any]
    severity: Severity
    plugin: str = ""
    version: str = ""

    @property
    def whose(self) -> str:
        """The plugin with its version."""
        return with_version(self.plugin, self.version)


@attrs.frozen
class _Failure:
    """What a measure raised, and where: kept, since it is computed at most once."""

    error: Exception
    trace: TracebackType | None


class Context:
    """What rules may ask for by name. Each measure is computed at most once.

    Args:
        network: The network, as of the day of judgement.
        goals: The goals, judged.
        measures: Functions of a network by name.
        unmatched: Selectors in ``ignore`` that fit no rule.
        history: Judges every goal that is stated, once a rule asks for it.
        watched: The ids of subjects of which it is noted that a rule could not tell.
    """

    def __init__(
        self,
        network: Network,
        goals: Sequence[GoalResult],
        measures: Mapping[str, Callable[[Network], Any]],
        unmatched: Iterable[Unmatched] = (),
        history: Callable[[], tuple[GoalResult, ...]] | None = None,
        watched: frozenset[str] = frozenset(),
    ) -> None:
        self.network: Final = network
        self.goals: Final = tuple(goals)
        self.unmatched: Final = tuple(unmatched)
        self.watched: Final = watched
        #: What became of waivers and of the baseline, once other rules have found something.
        self.late: Mapping[str, Any] = dict.fromkeys(LATE, ())
        self._history: Final = history or (lambda: self.goals)
        self.seconds: Final[dict[str, float]] = {}
        self.measures: Final = measures
        self._computed: Final[dict[str, Any]] = {}

    def give(self, name: str) -> Any:
        """What a rule that asks for *name* is given."""
        given = {
            "network": self.network,
            "today": self.network.today,
            "me": self.network.me,
            "goals": self.goals,
            "unmatched": self.unmatched,
            **self.late,
        }
        if name in given:
            return given[name]
        if name == "goal_history":
            return self.goal_history
        if name not in self._computed:
            start = perf_counter()
            try:
                self._computed[name] = self.measures[name](self.network)
            except Exception as error:  # noqa: BLE001 reason: it fails for every rule alike
                self._computed[name] = _Failure(error, error.__traceback__)
            self.seconds[name] = perf_counter() - start
        outcome = self._computed[name]
        if isinstance(outcome, _Failure):
            raise outcome.error.with_traceback(outcome.trace)
        return outcome

    @cached_property
    def goal_history(self) -> tuple[GoalResult, ...]:
        """The results of every goal that is stated, in the order of their beginning."""
        return self._history()

    def subjects(self, kind: str) -> Iterable[Any]:
        """Everything of one kind, or the network itself for ""."""
        kinds: Mapping[str, Callable[[], Iterable[Any]]] = {
            "person": lambda: self.network.people,
            "tie": lambda: self.network.ties.recorded,
            "group": lambda: self.network.groups,
            "goal": lambda: self.goals,
            "": lambda: (None,),
        }
        return kinds[kind]()


def check_asks(rule: Rule, measures: Iterable[str]) -> None:
    """Insist that everything *rule* asks for exists.

    Raises:
        RuleUse: If not; the message says what may have been meant, or lists what there is.
    """
    known = {*GIVEN, *measures}
    for name in rule.asks:
        if name not in known:
            choices = sorted({*known, *SUBJECTS})
            closest = did_you_mean(name, choices)
            hint = f"did you mean {closest}?" if closest else f"it can have {', '.join(choices)}"
            msg = f"rule {rule.code} asks for {name!r}; {hint}"
            raise RuleUse(msg)


def run_rule(armed: Armed, context: Context) -> tuple[RuleResult, list[Finding], Crash | None]:
    """Judge every subject by one rule."""
    with acting(armed.whose):
        return _run_rule(armed, context)


def _run_rule(armed: Armed, context: Context) -> tuple[RuleResult, list[Finding], Crash | None]:
    rule = armed.rule
    verdicts: Counter[Verdict] = Counter()
    missing: Counter[Missing] = Counter()
    findings: list[Finding] = []
    keys: set[str] = set()
    unsettled: set[tuple[str, ...]] = set()
    crash = None
    subject = None
    measured = sum(context.seconds.values())
    start = perf_counter()
    try:
        check_asks(rule, context.measures)
        given = {name: context.give(name) for name in rule.asks}
        given.update(armed.options)
        for subject in context.subjects(rule.subject):
            for judgement in _judgements(rule, subject, given):
                verdicts[judgement.verdict] += 1
                missing.update(judgement.missing)
                if judgement.verdict is Verdict.UNKNOWN:
                    unsettled.update(_watched(subject, context.watched))
                if judgement.verdict is Verdict.FAIL:
                    findings.append(_distinct(_finding(armed, subject, judgement), keys))
        if rule.subject == "tie" and not context.network.ties.complete:
            verdicts[Verdict.UNKNOWN] += 1  # the ties that nobody recorded
            unsettled.add(())
            missing.update(context.network.ties.missing)
    except NotKnown as error:
        # A measure, asked for by name, could not be had at all.
        verdicts[Verdict.UNKNOWN] += 1
        unsettled.add(())
        missing.update(error.missing)
    except (Exception, SystemExit) as error:  # noqa: BLE001 reason: whatever a rule does, the others still run
        crash = crash_of(rule.code, armed.whose, error, _ids(subject))
    seconds = perf_counter() - start - (sum(context.seconds.values()) - measured)
    judged = verdicts[Verdict.PASS] + verdicts[Verdict.FAIL]
    result = RuleResult(
        rule,
        Verdict.CRASHED if crash else overall(verdicts.elements()),
        judged,
        verdicts[Verdict.FAIL],
        judged + verdicts[Verdict.UNKNOWN],
        {one: missing[one] for one in sorted(missing, key=lambda one: one.sort_key)},
        seconds,
        frozenset(unsettled),
    )
    return result, findings, crash


def _watched(subject: Any, watched: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """The ids of *subject*, if somebody asked after it; it may be anybody if it has none."""
    ids = _ids(subject)
    if not ids or not watched.isdisjoint(ids):
        yield ids


def _judgements(rule: Rule, subject: Any, given: Mapping[str, Any]) -> Iterator[Judgement]:
    """What *rule* says of *subject*; a fact it needed and did not have makes it unknown."""
    arguments = given if not rule.subject else {**given, rule.subject: subject}
    try:
        said = rule.function(**arguments)
        if isinstance(said, Judgement):
            yield said
            return
        if said is None or isinstance(said, str) or not isinstance(said, Iterable):
            msg = f"rule {rule.code} returned {type(said).__name__}, not a Judgement"
            raise TypeError(msg)
        for one in said:
            if not isinstance(one, Judgement):
                msg = f"rule {rule.code} yielded {type(one).__name__}, not a Judgement"
                raise TypeError(msg)
            yield one
    except NotKnown as error:
        yield Judgement(Verdict.UNKNOWN, missing=error.missing)


def _finding(armed: Armed, subject: Any, judgement: Judgement) -> Finding:
    rule = armed.rule
    _check_templates(judgement)
    ids = tuple(sorted(judgement.about)) or _ids(subject)
    kind = "person" if judgement.about else rule.subject or "network"
    return Finding(
        finding_key(rule.code, ids, judgement.variant),
        rule.code,
        rule.name,
        judgement.severity or armed.severity,
        kind,
        ids,
        judgement.message,
        judgement.data,
        judgement.advice,
        judgement.variant,
        judgement.origins or _origins(subject),
        former_codes=rule.former_codes,
    )


def _distinct(finding: Finding, keys: set[str]) -> Finding:
    """*finding* with a key of its own among *keys*, even if its rule gave it no variant."""
    number, variant = 1, finding.variant
    while finding.key in keys:
        number += 1
        again = f"{variant}#{number}"
        key = finding_key(finding.code, finding.ids, again)
        finding = attrs.evolve(finding, key=key, variant=again)
    keys.add(finding.key)
    return finding


def _check_templates(judgement: Judgement) -> None:
    """Insist that the data fill the message and the advice: reports are written later."""
    for template in (judgement.message, judgement.advice):
        for _, field, _, _ in Formatter().parse(template):
            if field is not None and field not in judgement.data:
                known = ", ".join(sorted(judgement.data)) or "nothing"
                msg = f"{template!r} names {field!r}, and the data hold {known}"
                raise ValueError(msg)


def _ids(subject: Any) -> tuple[str, ...]:
    if isinstance(subject, Person):
        return (subject.id,)
    if isinstance(subject, Tie):
        return (subject.a, subject.b)
    if isinstance(subject, Group | GoalResult):
        return (subject.name,)
    return ()


def _origins(subject: Any) -> tuple[Any, ...]:
    if isinstance(subject, Person | Tie | Group):
        return subject.origins
    if isinstance(subject, GoalResult) and subject.goal.origin.path:
        return (subject.goal.origin,)
    return ()


def crash_of(code: str, plugin: str, error: BaseException, ids: tuple[str, ...] = ()) -> Crash:
    """The record of *error*, which something of *plugin* raised."""
    trace = "".join(traceback.format_exception(error))
    return Crash(code, plugin, f"{type(error).__name__}: {error}", trace, ids)
