"""What every rule has to keep, as checks with names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from netrules.engine.rule import Rule
from netrules.testing import lawful, looks, order, soundness, words, work
from netrules.testing.cases import Case, case_check
from netrules.testing.contract import Check, run_all, with_expected
from netrules.testing.day import TODAY
from netrules.testing.judging import Measures
from netrules.testing.trial import Trial

#: How many times more work twice as many people may make.
GROWTH: Final = 2.5
#: Each check: its name, what it asks, and what looks.
CHECKS: Final[tuple[tuple[str, str, Callable[[Trial], None]], ...]] = (
    ("page", "the docstring has every part, in order, and names every option", words.page),
    ("options", "each option, set to its default in the settings, arrives so", words.options),
    ("asks", "everything the rule asks for by name exists", looks.asks),
    (
        "survives",
        "nobody, one person, many apart and several hundred raise nothing",
        looks.survives,
    ),
    ("reached", "on some network it passes or fails, and on some it fails", looks.reached),
    ("deterministic", "asked again it says the same", order.deterministic),
    ("order", "the order of files and records changes nothing", order.order),
    ("ids", "what people are called by their ids changes nothing", order.ids),
    ("mutation", "the network and the measures are as they were", looks.mutation),
    ("clock", "it reads no clock", work.clock),
    ("outside", "it opens no file, no socket and no process", work.outside),
    ("output", "it prints nothing", work.output),
    ("subjects", "findings are about people there are, each with a key of its own", words.subjects),
    ("messages", "messages and advice can be rendered from the data", words.messages),
    ("redaction", "redaction hides every value that was read", words.redaction),
    ("forgetting", "with less known no verdict turns around", soundness.forgetting),
    ("filling", "with unknowns filled in no definite verdict moves", soundness.filling),
    ("growth", "twice as many people make at most so many times the work", work.growth),
)


def rule_checks(
    rule: Rule,
    *,
    options: Mapping[str, Any] | None = None,
    today: date | None = None,
    cases: Iterable[Case] = (),
    measures: Measures | None = None,
    growth: float = GROWTH,
    expected: Mapping[str, str] | None = None,
) -> tuple[Check, ...]:
    """The checks of one rule, for `pytest.mark.parametrize`; each can be called by itself.

    Args:
        rule: The rule.
        options: Values for its options with which networks of eight people can be judged;
            without them most checks would pass for want of a verdict.
        today: The day of judgement; `netrules.testing.TODAY` if None. Nothing reads a clock.
        cases: Networks of your own: each is a check ("case: NAME"), and every other check
            tries the rule on it too.
        measures: Measures of your own that the rule asks for, by name.
        growth: How many times more work twice as many people may make: a rule declares here
            that it needs more.
        expected: Checks that are known to fail, each with the reason. One that holds after
            all fails.

    Raises:
        ValueError: If an option or a check is named that there is not, or no reason given.
    """
    listed = tuple(cases)
    day = today or TODAY
    own = [case.sample() for case in listed]
    trial = Trial(rule, options or {}, day, measures or {}, own, growth)
    of = f"rule {rule.code}"
    checks = [Check(of, name, asks, partial(run, trial)) for name, asks, run in CHECKS]
    checks += lawful.law_checks(trial)
    checks += [case_check(rule, case, trial.measures, day) for case in listed]
    return with_expected(checks, expected or {})


def check_rule(
    rule: Rule,
    *,
    options: Mapping[str, Any] | None = None,
    today: date | None = None,
    cases: Iterable[Case] = (),
    measures: Measures | None = None,
    growth: float = GROWTH,
    expected: Mapping[str, str] | None = None,
) -> None:
    """Insist that a rule keeps the contract; the arguments are those of `rule_checks`.

    Raises:
        ContractError: With everything that it does not keep.
        ValueError: As `rule_checks` does.
    """
    run_all(
        rule_checks(
            rule,
            options=options,
            today=today,
            cases=cases,
            measures=measures,
            growth=growth,
            expected=expected,
        )
    )
