"""A rule: a claim about networks that can be judged, and the function that judges it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

import attrs

from netrules.engine.judgement import Judgement, Severity
from netrules.engine.laws import Changing, Law, read_laws

#: Parameters that mean "once for each", and those that are given to any rule.
SUBJECTS: Final = ("person", "tie", "group", "goal")
GIVEN: Final = (
    "network",
    "today",
    "me",
    "goals",
    "goal_history",
    "unmatched",
    "waivers",
    "baseline",
)
#: Those of them that tell what became of the findings of the other rules.
LATE: Final = frozenset({"waivers", "baseline"})
#: The parts of a rule's page, in order.
PARTS: Final = (
    "What it checks",
    "The claim",
    "Evidence and limits",
    "When it stays silent",
    "Example",
    "Options",
    "What to do",
    "References",
)
FAMILIES: Final[Mapping[str, str]] = {
    "M": "myths",
    "T": "truths",
    "G": "goals and gaps",
    "K": "keep alive",
    "S": "structure",
    "R": "records",
    "X": "your own",
}
_CODE: Final = re.compile(r"[A-Z]{1,8}\d{3}")
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_OPTION_TYPES: Final = (bool, int, float, str, tuple)


class Stance(StrEnum):
    """What kind of claim a rule encodes."""

    MYTH = "myth"
    TRUTH = "truth"
    GAP = "gap"
    PRACTICE = "practice"


class Grade(StrEnum):
    """How good the evidence for a claim is, from the best down."""

    RANDOMISED = "randomised"
    LONGITUDINAL = "longitudinal"
    CROSS_SECTIONAL = "cross-sectional"
    EXPERT = "expert"
    NONE = "none"


class RuleError(TypeError):
    """A rule that is not well formed; the message says what to change."""


@attrs.frozen
class Rule:
    """A rule, made by the decorator `rule`. Calling it calls the function.

    Args:
        code: A letter for the family, or a plugin's own prefix, and three digits.
        name: What it forbids, so that "allow <name>" reads well.
        stance: What kind of claim it is.
        evidence: How good the evidence for it is.
        severity: How much its findings matter unless the settings say otherwise.
        function: Judges a subject, or the network.
        subject: "person", "tie", "group" or "goal" if it judges each, "" for the network.
        asks: The names of the other parameters it asks for.
        options: The default of each option by name.
        claims: The numbers of the claims of the article that it encodes; see docs/claims.md.
        formerly: The codes and names that it had before; what is written with one of them
            goes on meaning it.
        preview: Whether it is new and may still change, so that it runs only where it is
            asked for.
        laws: What changes of a network do to its verdict, as its author promises.
    """

    code: str
    name: str
    stance: Stance
    evidence: Grade
    severity: Severity
    function: Callable[..., Judgement | Iterable[Judgement]]
    subject: str
    asks: tuple[str, ...]
    options: Mapping[str, Any]
    claims: tuple[int, ...] = ()
    formerly: tuple[str, ...] = ()
    preview: bool = False
    laws: tuple[Law, ...] = ()

    def __call__(self, *args: Any, **kwargs: Any) -> Judgement | Iterable[Judgement]:
        """Judge, with the function's own parameters."""
        return self.function(*args, **kwargs)

    @property
    def family(self) -> str:
        """The family's name; the prefix itself for a plugin's."""
        prefix = self.code[:-3]
        return FAMILIES.get(prefix, prefix)

    @property
    def words(self) -> tuple[str, ...]:
        """What it is called now: its code and its name."""
        return self.code, self.name

    @property
    def former_codes(self) -> tuple[str, ...]:
        """The codes that it had before."""
        return tuple(one for one in self.formerly if _CODE.fullmatch(one))

    @property
    def summary(self) -> str:
        """The first line of its page."""
        return (inspect.getdoc(self.function) or "").partition("\n")[0]

    @property
    def page(self) -> Mapping[str, str]:
        """The parts of its page, from the docstring; see `PARTS`."""
        return parse_page(inspect.getdoc(self.function) or "")


def rules_by_word(rules: Iterable[Rule]) -> dict[str, Rule]:
    """*rules* by every word that means one: what they are called now, and were before."""
    every = list(rules)
    former = {word: one for one in every for word in one.formerly}
    return former | {word: one for one in every for word in one.words}


def is_late(rule: Rule) -> bool:
    """Whether *rule* judges what became of the findings of others, so that nothing sets its
    own aside."""
    return not LATE.isdisjoint(rule.asks)


def parse_page(text: str) -> dict[str, str]:
    """Split a rule's docstring into its parts: a heading on a line, its text indented."""
    parts: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text.splitlines()[1:]:
        if line.strip() in PARTS and not line.startswith(" "):
            current = parts.setdefault(line.strip(), [])
        else:
            current.append(line)
    return {
        part: inspect.cleandoc("\n".join(("", *lines))).strip() for part, lines in parts.items()
    }


def rule(
    code: str,
    name: str,
    *,
    stance: str,
    evidence: str = "none",
    severity: str = "info",
    claims: tuple[int, ...] = (),
    formerly: tuple[str, ...] = (),
    preview: bool = False,
    laws: Mapping[str | Changing, str] | None = None,
) -> Callable[[Callable[..., Any]], Rule]:
    """Make a rule of a function.

    The function asks for what it needs by parameter name: `person`, `tie`, `group` or
    `goal` to be called for each of them; `network`, `today`, `me`, `goals`, `goal_history`
    (the results of every goal that is stated, of closed ones too), `unmatched`, `waivers`,
    `baseline` or the name of a measure to be given it. Keyword-only parameters with
    defaults are its options.
    It returns a `Judgement` or an iterable of them; its docstring is the rule's page.

    Args:
        code: Such as "X001": a prefix of capitals and three digits.
        name: In kebab case; reads well after "allow".
        stance: "myth", "truth", "gap" or "practice".
        evidence: "randomised", "longitudinal", "cross-sectional", "expert" or "none".
        severity: "error", "warning" or "info".
        claims: For built-in rules: which claims of the article it encodes.
        formerly: The codes and names that it had before, so that settings, waivers and
            baselines that say one of them go on working.
        preview: Whether it runs only where its code or name is selected, or the settings say
            ``[rules] preview = true``.
        laws: What changes of a network do to its verdict, such as
            ``{"contact": "never-worse"}``: "same", "never-worse" or "never-better" by the
            change's word or a function of your own. `netrules.testing.check_rule` tries each.

    Raises:
        RuleError: If something of this is not as it should be.
    """

    def make(function: Callable[..., Any]) -> Rule:
        where = f"rule {code} ({getattr(function, '__qualname__', function)})"
        if not _CODE.fullmatch(code):
            raise RuleError(f"{where}: the code must be capitals and three digits, like X001")
        if not _NAME.fullmatch(name):
            raise RuleError(f"{where}: the name {name!r} must be in kebab case, like cold-director")
        for word in formerly:
            _check_former(word, (code, name), where)
        subject, asks, options = _parameters(function, where)
        return Rule(
            code,
            name,
            _one_of(Stance, stance, "stance", where),
            _one_of(Grade, evidence, "evidence", where),
            _severity(severity, where),
            function,
            subject,
            asks,
            options,
            claims,
            tuple(formerly),
            preview,
            _laws(laws or {}, where),
        )

    return make


def _check_former(word: str, now: tuple[str, str], where: str) -> None:
    if word in now:
        raise RuleError(f"{where}: {word!r} is what it is called now, not what it was before")
    if not (_CODE.fullmatch(word) or _NAME.fullmatch(word)):
        raise RuleError(f"{where}: {word!r} in formerly is neither a code nor a name")


def _laws(declared: Mapping[str | Changing, str], where: str) -> tuple[Law, ...]:
    try:
        return read_laws(declared)
    except ValueError as error:
        raise RuleError(f"{where}: {error}") from None


def _parameters(
    function: Callable[..., Any], where: str
) -> tuple[str, tuple[str, ...], dict[str, Any]]:
    asks, options = [], {}
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY:
            if not isinstance(parameter.default, _OPTION_TYPES):
                raise RuleError(
                    f"{where}: option {parameter.name!r} needs a default that is a number, "
                    "a text, a flag or a tuple of texts"
                )
            options[parameter.name] = parameter.default
        elif parameter.kind is parameter.POSITIONAL_OR_KEYWORD:
            asks.append(parameter.name)
        else:
            raise RuleError(f"{where}: {parameter} is not supported; name each parameter")
    subjects = [name for name in asks if name in SUBJECTS]
    if len(subjects) > 1:
        raise RuleError(f"{where}: asks for each {' and each '.join(subjects)}; choose one")
    return "".join(subjects), tuple(name for name in asks if name not in SUBJECTS), options


def _one_of(kind: Any, value: str, what: str, where: str) -> Any:
    try:
        return kind(value)
    except ValueError:
        choices = ", ".join(kind)
        raise RuleError(f"{where}: no {what} {value!r}; choose of {choices}") from None


def _severity(value: str, where: str) -> Severity:
    try:
        return Severity[value.upper()]
    except KeyError:
        raise RuleError(f"{where}: no severity {value!r}; choose of info, warning, error") from None
