"""Laws of expressions, over expressions and facts made up by Hypothesis.

The strategies build each expression twice over: its text, and what it means as a Python
function of known facts. The function is written down apart from the compiler, so the two
check each other.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any, TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from netrules.engine.expressions import (
    Duration,
    Field,
    Scope,
    Type,
    compile_expression,
    fold_text,
)
from netrules.engine.expressions.durations import shift
from netrules.model.bounds import Bounds
from netrules.model.level import LADDER, Level
from netrules.model.unknown import Missing, NotKnown, Unknown

Meaning: TypeAlias = Callable[[Any], Any]
#: An expression's text and its meaning for known facts.
Case: TypeAlias = tuple[str, Meaning]
Cases: TypeAlias = st.SearchStrategy[Case]

SCOPE = Scope(
    fields=(
        Field("title", Type.TEXT, "the position"),
        Field("fields", Type.TEXTS, "fields of work"),
        Field("level", Type.LEVEL, "how senior"),
        Field("born", Type.NUMBER, "birth year"),
        Field("met", Type.DATE, "when you met"),
        Field("every", Type.DURATION, "how often to be in touch"),
        Field("warm", Type.FLAG, "whether contact is recent"),
    ),
    roots={
        "goal": (
            Field("fields", Type.TEXTS, "wanted fields"),
            Field("level", Type.LEVEL, "wanted level"),
            Field("due", Type.DATE, "when it should be reached"),
        )
    },
)
WORDS = ["data", "law", "head of data"]
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31)) | st.sampled_from(
    [date.min, date.max, date(2024, 2, 29), date(2026, 2, 28)]
)
LENGTHS = st.builds(Duration, months=st.integers(0, 14), days=st.integers(0, 70)) | st.just(
    Duration(months=119_988)
)
LEVELS = st.sampled_from([Level.named(name) for name in LADDER])
SETS = st.frozensets(st.sampled_from(WORDS))
SUBJECTS = st.fixed_dictionaries(
    {
        "title": st.sampled_from(WORDS),
        "fields": SETS,
        "level": LEVELS,
        "born": st.integers(0, 4),
        "met": DAYS,
        "every": LENGTHS,
        "warm": st.booleans(),
    }
)
GOALS = st.fixed_dictionaries({"fields": SETS, "level": LEVELS, "due": DAYS})
ORDER = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def named(*names: str) -> Cases:
    """One of the fields called *names*."""

    def case(name: str) -> Case:
        root, _, field = name.rpartition(".")
        return name, lambda facts: getattr(facts.goal if root else facts.subject, field)

    return st.sampled_from(names).map(case)


def written(values: st.SearchStrategy[Any], write: Callable[[Any], str]) -> Cases:
    """One of *values*, written out."""
    return values.map(lambda value: (write(value), lambda _: value))


def combined(text: str, mean: Callable[..., Any], *parts: Cases) -> Cases:
    """*text* with the texts of *parts* put in, meaning *mean* of their meanings."""

    def case(cases: tuple[Case, ...]) -> Case:
        meanings = [meaning for _, meaning in cases]
        return (
            text.format(*(case_text for case_text, _ in cases)),
            lambda facts: mean(*(meaning(facts) for meaning in meanings)),
        )

    return st.tuples(*parts).map(case)


def quoted(text: str) -> str:
    """*text* as a literal, in other spacing and capitals."""
    return f'"  {text.upper()} "'


TODAY: Cases = st.just(("today", lambda facts: facts.today))
TEXTS = named("title") | written(st.sampled_from(WORDS), quoted)
SETS_READ = named("fields", "goal.fields")
SHORT = written(
    st.sampled_from(
        [("3d", 0, 3), ("2w", 0, 14), ("6m", 6, 0), ("1y", 12, 0), ("9999y", 119988, 0)]
    ),
    lambda value: value[0],
).map(lambda case: (case[0], lambda facts: Duration(*case[1](facts)[1:])))
LONG = SHORT | named("every")
DATES = st.recursive(
    TODAY | named("met", "goal.due") | written(DAYS, lambda day: f'date("{day}")'),
    lambda dates: (
        combined("({} - {})", lambda day, span: shift(day, span, -1), dates, LONG)
        | combined("({} + {})", lambda day, span: shift(day, span, 1), dates, LONG)
    ),
    max_leaves=3,
)
LEVELS_READ = named("level", "goal.level")
NUMBERS = st.recursive(
    named("born")
    | written(st.integers(0, 5), str)
    | combined("count({})", len, SETS_READ)
    | combined("year({})", lambda day: day.year, DATES)
    | combined("days_since({})", lambda day: day, DATES).map(
        lambda case: (case[0], lambda facts: (facts.today - case[1](facts)).days)
    ),
    lambda numbers: (
        combined("({} + {})", operator.add, numbers, numbers)
        | combined("({} - {})", operator.sub, numbers, numbers)
        | combined("(-{})", operator.neg, numbers)
    ),
    max_leaves=3,
)


def compared(symbol: str) -> Cases:
    """Two values compared by *symbol*."""
    holds = ORDER[symbol]
    ordered = (
        combined(f"{{}} {symbol} {{}}", holds, NUMBERS, NUMBERS)
        | combined(f"{{}} {symbol} {{}}", holds, DATES, DATES)
        | combined(f"{{}} {symbol} {{}}", holds, LEVELS_READ, LEVELS_READ)
        | combined(f'"{{}}" {symbol} {{}}', holds, written(LEVELS, str), LEVELS_READ)
        | combined(f"{{}} {symbol} {{}}", holds, LONG, LONG)
        | combined(
            f"{{}} - {{}} {symbol} {{}}",
            lambda later, day, span: holds(shift(later, span, -1), day),
            DATES,
            DATES,
            LONG,
        )
    )
    if symbol in {"==", "!="}:
        return ordered | combined(f"{{}} {symbol} {{}}", holds, TEXTS, TEXTS)
    return ordered


MEMBERS = (
    combined("{} in {}", lambda text, texts: text in texts, TEXTS, SETS_READ)
    | combined("{} not in {}", lambda text, texts: text not in texts, TEXTS, SETS_READ)
    | combined('{} in ("data", "law")', lambda text: text in {"data", "law"}, TEXTS)
    | combined("{} not in [1, 2, -3]", lambda number: number not in {1, 2, -3}, NUMBERS)
    | combined('{} in ("vp", "cxo")', lambda level: level in {"vp", "cxo"}, LEVELS_READ)
    | combined('startswith({}, "head")', lambda text: text.startswith("head"), TEXTS)
    | combined("contains({}, {})", lambda text, part: part in text, TEXTS, TEXTS)
    | combined("overlaps({}, {})", lambda one, other: bool(one & other), SETS_READ, SETS_READ)
)
EXPRESSIONS = st.recursive(
    named("warm") | MEMBERS | st.sampled_from(sorted(ORDER)).flatmap(compared),
    lambda flags: (
        combined("({} and {})", lambda a, b: a and b, flags, flags)
        | combined("({} or {} or {})", lambda a, b, c: a or b or c, flags, flags, flags)
        | combined("(not {})", operator.not_, flags)
        | combined("(({}) == ({}))", operator.eq, flags, flags)
    ),
    max_leaves=5,
)


@st.composite
def facts(draw: st.DrawFn) -> SimpleNamespace:
    """A subject, a goal and a day, all known."""
    return SimpleNamespace(
        subject=SimpleNamespace(**draw(SUBJECTS)),
        goal=SimpleNamespace(**draw(GOALS)),
        today=draw(st.dates(date(2026, 1, 1), date(2026, 12, 31))),
    )


def around(value: Any, low: int | None, high: int | None, name: str) -> Any:
    """Bounds that hold *value*, reaching *low* below and *high* above it."""
    step: Callable[[int], Any] = timedelta if isinstance(value, date) else int
    try:
        limits = (
            None if low is None else value - step(low),
            None if high is None else value + step(high),
        )
    except OverflowError:
        return Unknown(name)
    return Bounds(*limits, (Missing(name),))


@st.composite
def forgotten(draw: st.DrawFn, known: SimpleNamespace, prefix: str = "") -> SimpleNamespace:
    """*known* with some facts unknown, and some numbers and dates between limits."""
    partial = {}
    for name, value in vars(known).items():
        kinds = ["known", "unknown"]
        if isinstance(value, date) or type(value) is int:
            kinds.append("bounds")
        kind = draw(st.sampled_from(kinds))
        if kind == "bounds":
            low, high = draw(st.sampled_from([(0, 1), (3, 0), (1, 40), (None, 2), (2, None)]))
            partial[name] = around(value, low, high, prefix + name)
        else:
            partial[name] = value if kind == "known" else Unknown(prefix + name)
    return SimpleNamespace(**partial)


class Raising:
    """Facts that raise NotKnown when an unknown one is read, and give the others."""

    def __init__(self, given_facts: SimpleNamespace) -> None:
        self._facts = given_facts

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._facts, name)
        if isinstance(value, Unknown):
            raise NotKnown(value.missing)
        return value


@given(EXPRESSIONS, facts())
def test_known_facts_mean_what_python_means(case: Case, world: SimpleNamespace) -> None:
    """Over known facts an expression gives what the same words in Python would."""
    text, meaning = case
    test = compile_expression(text, SCOPE)
    answer = test(world.subject, today=world.today, goal=world.goal)
    assert answer is bool(meaning(world))


@given(EXPRESSIONS, facts(), st.data())
def test_forgetting_facts_never_changes_the_answer(
    case: Case, world: SimpleNamespace, data: st.DataObject
) -> None:
    """With facts missing, the answer is the one they would give, or unknown."""
    test = compile_expression(case[0], SCOPE)
    answer = test(world.subject, today=world.today, goal=world.goal)
    subject = data.draw(forgotten(world.subject))
    goal = data.draw(forgotten(world.goal, "goal."))
    partial = test(subject, today=world.today, goal=goal)
    assert isinstance(partial, Unknown) or partial is answer
    if isinstance(partial, Unknown):
        assert {fact.field for fact in partial.missing} <= test.names


@given(EXPRESSIONS, facts(), st.data())
def test_learning_facts_only_resolves_unknown(
    case: Case, world: SimpleNamespace, data: st.DataObject
) -> None:
    """An answer that is definite with fewer facts is the answer with more of them."""
    test = compile_expression(case[0], SCOPE)
    more = data.draw(forgotten(world.subject))
    less = SimpleNamespace(
        **{
            name: Unknown(name) if data.draw(st.booleans()) else value
            for name, value in vars(more).items()
        }
    )
    fewer = test(less, today=world.today, goal=world.goal)
    if not isinstance(fewer, Unknown):
        assert test(more, today=world.today, goal=world.goal) is fewer


@given(EXPRESSIONS, facts(), st.data())
def test_the_careful_reading_agrees_with_the_quick_one(
    case: Case, world: SimpleNamespace, data: st.DataObject
) -> None:
    """Attributes that raise NotKnown give the answer that Unknown attributes give."""
    test = compile_expression(case[0], SCOPE)
    subject = data.draw(forgotten(world.subject))
    quick = test(subject, today=world.today, goal=world.goal)
    careful = test(Raising(subject), today=world.today, goal=world.goal)
    if isinstance(quick, Unknown):
        assert careful.missing == quick.missing
    else:
        assert careful is quick


@given(EXPRESSIONS, facts())
def test_spelling_of_space_and_brackets_means_nothing(case: Case, world: SimpleNamespace) -> None:
    """White space around words and brackets around the whole change no answer."""
    text = case[0]
    spaced = "\n ( " + text.replace(" in ", "  in\t").replace(" and ", "  and  ") + " ) "
    answers = [
        compile_expression(each, SCOPE)(world.subject, today=world.today, goal=world.goal)
        for each in (text, spaced)
    ]
    assert answers[0] is answers[1]


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded text folds to itself, so declared facts may be folded again."""
    assert fold_text(fold_text(text)) == fold_text(text)


@given(st.text(alphabet=st.characters(blacklist_characters="\n")))
def test_any_text_can_be_written_out(text: str) -> None:
    """Every line of text can be a literal, and reads as its folded self."""
    literal = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    value = compile_expression(literal, SCOPE, expects=Type.TEXT)
    assert value(None, today=date(2026, 11, 23)) == fold_text(text)


@given(DAYS, DAYS, LENGTHS, st.sampled_from([1, -1]))
def test_shifting_keeps_the_order_of_days(
    day: date, other: date, span: Duration, sign: int
) -> None:
    """A later day moved by the same duration is never the earlier one."""
    early, late = sorted((day, other))
    assert shift(early, span, sign) <= shift(late, span, sign)


@given(DAYS, st.integers(0, 120), st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_full_years_are_years_taken_back(day: date, years: int, today: date) -> None:
    """So many full years have passed exactly if the day is no later than so many years ago."""
    world = SimpleNamespace(met=day)
    by_count = compile_expression(f"years_since(met) >= {years}", SCOPE)
    by_date = compile_expression(f"met <= today - {years}y", SCOPE)
    assert by_count(world, today=today) is by_date(world, today=today)


@given(LENGTHS, LENGTHS)
def test_durations_are_ordered_and_equal_ones_hash_alike(one: Duration, other: Duration) -> None:
    """Of two durations one is shorter, or they are equal and interchangeable as keys."""
    assert [one < other, one == other, one > other].count(True) == 1
    assert one != other or hash(one) == hash(other)
    assert one == one.length
    assert one.length >= one
