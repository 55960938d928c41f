"""The reference page of a scope, written from its declarations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from netrules.engine.expressions.checking import MAX_NODES
from netrules.engine.expressions.declarations import Field
from netrules.engine.expressions.durations import LONGEST_YEARS
from netrules.engine.expressions.lexing import MAX_CHARACTERS, MAX_DEPTH
from netrules.engine.expressions.literals import MAX_NUMBER
from netrules.engine.expressions.scope import Scope

_OPERATORS: Final = """\
## Operators

From the loosest to the tightest; brackets group. They are Python's and mean the same.

| operator | between | gives |
|---|---|---|
| `or` | true or false | whether at least one side is true |
| `and` | true or false | whether both sides are true |
| `not` | true or false | the opposite |
| `==` `!=` | two values of one type, but not texts (sets) | whether they are the same, or not |
| `<` `<=` `>` `>=` | two numbers, dates, durations or levels | their order |
| `in` `not in` | a text and texts (a set) | whether the set holds it, or not |
| `in` `not in` | a text, number, date or level and a list written out, `("vp", "cxo")` \
| whether it is in the list, or not |
| `+` `-` | two numbers | a number |
| `+` `-` | a date and a duration | the date so much later or earlier |
| `-` | two dates | the duration between them |

Comparisons chain: `"manager" <= level <= "vp"` asks for both.
"""

_VALUES: Final = """\
## Values

- **text**: between double or single quotes. Case and extra white space never count:
  `"Acme"` equals `"ACME"`. A backslash stands only before a quote or a backslash.
- **texts**: a set of texts, only ever read from a field.
- **number**: `3`, `1_000`, `0.5`, at most {number:,}.
- **flag**: `True` or `False`.
- **level**: its name as a text. Their order is {levels}.
- **date**: `today`, the day of evaluation; others come from fields and functions.
- **duration**: a whole number and a unit: `90d` days, `2w` weeks, `6m` calendar months,
  `2y` calendar years, at most {years} years. A date six months back has the same day of
  the month, or the month's last day where there is no such day; the ends of the calendar
  are never passed. Days between two dates compare with a duration by the calendar:
  `today - a > 6m` means `today - 6m > a`. Durations compare with each other by their mean
  length, a year being 365.2425 days.
"""

_UNKNOWN: Final = """\
## What is not known

A fact that is not recorded is unknown, and so is what depends on it: a comparison, a sum,
`in`, a function of it. Only the other side can still decide:

| `a` | `b` | `a and b` | `a or b` | `not a` |
|---|---|---|---|---|
| unknown | true | unknown | true | unknown |
| unknown | false | false | unknown | unknown |
| unknown | unknown | unknown | unknown | unknown |

A number or date that is known between limits decides what the limits decide. Nothing can
ask whether a fact is recorded, so recording one never turns true into false or back.
"""

_LIMITS: Final = """\
## Limits

An expression has at most {characters:,} characters and {nodes} parts, nested at most
{depth} deep. Nothing else of Python is part of the language: no attributes, methods,
assignments, subscripts, comprehensions or formatted texts.
"""


def reference(scope: Scope) -> str:
    """The page, in Markdown, on everything an expression over *scope* may say."""
    parts = [
        *_names(scope),
        _OPERATORS,
        _VALUES.format(number=MAX_NUMBER, levels=_levels(scope), years=LONGEST_YEARS),
        *_functions(scope),
        _UNKNOWN,
        _LIMITS.format(characters=MAX_CHARACTERS, nodes=MAX_NODES, depth=MAX_DEPTH),
    ]
    return "\n".join(parts)


def _names(scope: Scope) -> Iterator[str]:
    yield "## Names\n"
    if scope.fields:
        yield _fields("", scope.fields)
    for root, fields in scope.roots.items():
        yield f"### `{root}`\n"
        yield _fields(f"{root}.", fields)


def _levels(scope: Scope) -> str:
    ladder = " < ".join(f"`{level}`" for level in scope.levels if level.rank is not None)
    aside = ", ".join(f"`{level}`" for level in scope.levels if level.rank is None)
    return f"{ladder}; how {aside} compare with others is unknown" if aside else ladder


def _fields(prefix: str, fields: Iterable[Field]) -> str:
    return _table(("name", "type", "meaning"), (_field(prefix, field) for field in fields))


def _field(prefix: str, field: Field) -> tuple[str, str, str]:
    held = f": {', '.join(f'`{word}`' for word in field.holds)}" if field.holds else ""
    return f"`{prefix}{field.name}`", field.type.value, field.doc + held


def _functions(scope: Scope) -> Iterator[str]:
    if scope.functions:
        yield "## Functions\n"
        rows = (
            (f"`{function.signature}`", function.result.value, function.doc)
            for function in scope.functions
        )
        yield _table(("function", "gives", "meaning"), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *([_cell(text) for text in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
