"""The declaration of every settings key: what it takes, what it means, its default.

Settings are checked against it, and `netrules config show` and the reference in the
documentation are made from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final

import attrs

from netrules.engine.expressions import ExpressionError, Scope, compile_expression
from netrules.engine.judgement import Severity
from netrules.engine.subject import PEOPLE_SCOPE, SCOPE
from netrules.goals.goal import DistinctBy, Each
from netrules.model.level import LADDER, LEVELS, SIDE_RUNGS, Level


@attrs.frozen
class Kind:
    """What a key takes.

    Args:
        name: In words, for messages: "expected <name>".
        read: Makes the value, or raises `ValueError` saying what is wrong.
        shape: The same as a JSON Schema has it, as far as it can.
    """

    name: str
    read: Callable[[Any], Any]
    shape: Mapping[str, Any]


@attrs.frozen
class Key:
    """One key of a settings table.

    Args:
        name: As written.
        kind: What it takes.
        doc: What it means.
        default: What holds without it.
        required: Whether the table is wrong without it.
        secret: Whether its value is never shown.
    """

    name: str
    kind: Kind
    doc: str
    default: Any = None
    required: bool = False
    secret: bool = False


def _typed(*types: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
            raise ValueError
        return value

    return read


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise ValueError


def _pairs(value: Any) -> tuple[str, ...]:
    pairs = _texts(value)
    if not all(all(part.strip() for part in pair.partition("=")[::2]) for pair in pairs):
        raise ValueError
    return pairs


def _written(value: Any) -> str:
    text: str = _typed(str)(value)
    if not text.strip():
        raise ValueError
    return text


def _count(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise ValueError


def _number(value: Any) -> int:
    if _count(value) < 1:
        raise ValueError
    return int(value)


def _day(value: Any) -> date:
    if type(value) is date:
        return value
    raise ValueError


def _choice(options: type[StrEnum]) -> Callable[[Any], Any]:
    return lambda value: options(_typed(str)(value))


def _severity(value: Any) -> Severity:
    try:
        return Severity[_typed(str)(value).upper()]
    except KeyError:
        raise ValueError from None


def _level(value: Any) -> Level:
    return Level.named(_typed(str)(value))


def _expression(scope: Scope) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        text: str = _typed(str)(value)
        try:
            compile_expression(text, scope)
        except ExpressionError as error:
            raise ValueError(str(error)) from None
        return text

    return read


class Joins(StrEnum):
    """What people are joined by besides their identifiers."""

    NAMES = "names"


def _joins(value: Any) -> tuple[Joins, ...]:
    return tuple(Joins(one) for one in _texts(value))


class DateOrder(StrEnum):
    """Which number of a date is which."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


class DeclaredEach(StrEnum):
    """What a rule declared without Python can judge."""

    PERSON = "person"


def _one_of(options: Iterable[str]) -> Mapping[str, Any]:
    return {"type": "string", "enum": list(map(str, options))}


def _one_or_more(shape: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"anyOf": [shape, {"type": "array", "items": shape}]}


_TEXT: Final = {"type": "string"}
TEXT: Final = Kind("a text", _typed(str), _TEXT)
TEXTS: Final = Kind("a text or a list of texts", _texts, _one_or_more(_TEXT))
REASON: Final = Kind("a text that is not empty", _written, {**_TEXT, "pattern": r"\S"})
FLAG: Final = Kind("true or false", _typed(bool), {"type": "boolean"})
COUNT: Final = Kind("a whole number, 0 or more", _count, {"type": "integer", "minimum": 0})
NUMBER: Final = Kind("a whole number, 1 or more", _number, {"type": "integer", "minimum": 1})
DAY: Final = Kind(
    "a date such as 2026-11-23, without quotes", _day, {"type": "string", "format": "date"}
)
SEVERITY: Final = Kind("error, warning or info", _severity, _one_of(("error", "warning", "info")))
LEVEL: Final = Kind(
    "one of " + ", ".join(one.name for one in LEVELS), _level, _one_of(one.name for one in LEVELS)
)
EXPRESSION: Final = Kind("an expression", _expression(SCOPE), _TEXT)
ABOUT_PEOPLE: Final = Kind("an expression about people", _expression(PEOPLE_SCOPE), _TEXT)
EACH: Final = Kind("one of " + ", ".join(Each), _choice(Each), _one_of(Each))
DISTINCT: Final = Kind("one of " + ", ".join(DistinctBy), _choice(DistinctBy), _one_of(DistinctBy))

ROOT: Final = (
    Key("sources", TEXTS, "files and folders that `netrules check` reads", ()),
    Key("plugins", TEXTS, "folders of .py files, or importable names", ()),
    Key(
        "require-plugins",
        TEXTS,
        "distributions whose plugins have to be there, such as `netrules-bees>=1.2`",
        (),
    ),
    Key(
        "join",
        Kind('["names"]', _joins, _one_or_more(_one_of(Joins))),
        "join people of different files by name too, where no file has two of that name",
        (),
    ),
    Key("fresh-days", COUNT, "how old an export's newest record may be for it to be current", 30),
    Key("longest-waiver", NUMBER, "for how many days from today a waiver may hold", 365),
    Key("baseline", TEXT, "a file of `netrules baseline write`, whose findings count no more"),
    Key("extend", TEXT, "a settings file whose settings hold where this one says nothing"),
)
ME: Final = (
    Key("name", TEXTS, "your name, or names"),
    Key("email", TEXTS, "your addresses, all of them"),
    Key("phone", TEXTS, "your numbers, with +"),
    Key("url", TEXTS, "your profile URLs"),
    Key("organization", TEXT, "where you work"),
    Key("title", TEXT, "what you do there"),
    Key("level", LEVEL, "your level"),
    Key("place", TEXT, "where you are"),
    Key("fields", TEXTS, "the fields you work in"),
    Key("channels", TEXTS, "the channels you use; contact is unknown on those no file covers"),
)
RULES: Final = (
    Key("select", TEXTS, "rules that run, by code, prefix, name or glob; all by default", ()),
    Key("ignore", TEXTS, "rules that do not run", ()),
    Key("extend-select", TEXTS, "rules that run besides those selected", ()),
    Key(
        "preview",
        FLAG,
        "whether rules that are new, and may still change, run like the others; without it they "
        "run where their code or name is selected",
        False,
    ),
)
GOAL: Final = (
    Key("name", TEXT, "the goal's name", required=True),
    Key("template", TEXT, "the template its needs come from", ""),
    Key("fields", TEXTS, "fields of work it is about", ()),
    Key("places", TEXTS, "places it is about", ()),
    Key("employers", TEXTS, "organizations it is about", ()),
    Key("since", DAY, "since when it has been a goal"),
    Key("review", DAY, "when to look at it again"),
    Key("closed", DAY, "when it was reached or given up"),
    Key("distinct", FLAG, "whether one person may serve only one need", default=False),
)
NEED: Final = (
    Key("name", TEXT, "the need's name", required=True),
    Key("who", EXPRESSION, "whom it asks for", required=True),
    Key("text", TEXT, "what it asks for, in plain words", ""),
    Key("must", FLAG, "whether the goal fails without it", default=True),
    Key("each", EACH, "ask once for each item of that list of the goal"),
    Key("at-least", NUMBER, "how many people", 1),
    Key("warm", COUNT, "how many of them must be warm", 0),
    Key("routes", COUNT, "by how many independent routes", 0),
    Key("distinct-by", DISTINCT, "count different ones of this instead of people"),
)
DECLARED_RULE: Final = (
    Key("code", TEXT, "such as X001", required=True),
    Key("name", TEXT, 'in kebab case; reads well after "allow"', required=True),
    Key("where", ABOUT_PEOPLE, "whom the rule finds fault with", required=True),
    Key("message", TEXT, "what its findings say", required=True),
    Key("severity", SEVERITY, "how much they matter", Severity.INFO),
    Key(
        "each",
        Kind('"person"', _choice(DeclaredEach), _one_of(DeclaredEach)),
        "what it judges",
        "person",
    ),
)
WAIVER: Final = (
    Key("rule", TEXT, "the rule whose findings are set aside, by code or name", required=True),
    Key("people", TEXTS, "only findings about these people, by id, name, address or URL", ()),
    Key("key", TEXT, "only the one with this key", ""),
    Key("reason", REASON, "why it may be so for now", required=True),
    Key("until", DAY, "the last day on which that holds", required=True),
)
CLUSTER: Final = (
    Key("label", REASON, "what you call the cluster", required=True),
    Key("people", TEXTS, "who is in it, by id, name, address or URL", required=True),
)
PRIVACY: Final = (
    Key("redact", FLAG, "hide every name in every report"),
    Key("salt", TEXT, "the key for pseudonyms", "", secret=True),
)
READING: Final = (
    Key(
        "date-order",
        Kind('"dmy", "mdy" or "ymd"', _choice(DateOrder), _one_of(DateOrder)),
        "the order of day, month and year in dates that leave it open, such as those of chats",
    ),
    Key("encoding", TEXT, "the code page of tables that are not Unicode, such as cp1250"),
    Key("people-depth", NUMBER, "from which depth on the nodes of mind maps are people"),
    Key(
        "layers",
        Kind(
            'texts such as "facebook=friends.gdf"',
            _pairs,
            _one_or_more({**_TEXT, "pattern": r"\S\s*=.*\S"}),
        ),
        "of which of your networks a graph file, or a folder, is: LAYER=PATH",
    ),
)
COLUMNS: Final = tuple(
    Key(name, TEXTS, f"the columns that hold {what}")
    for name, what in (
        ("name", "the whole name"),
        ("given-name", "the given name"),
        ("family-name", "the family name"),
        ("nickname", "the nickname"),
        ("email", "e-mail addresses"),
        ("phone", "phone numbers of their own"),
        ("shared-phone", "phone numbers that others have too, such as a switchboard's"),
        ("url", "profile pages"),
        ("organization", "the present employer"),
        ("title", "the present position"),
        ("place", "where they live or work"),
        ("born", "the birthday or year of birth"),
        ("groups", "groups that they belong to"),
        ("notes", "notes"),
        ("met", "the day you met"),
        ("met-through", "what you met through"),
        ("introduced-by", "who introduced you"),
        ("level", "the level"),
        ("fields", "fields of work"),
    )
)
LEVELS_TABLE: Final = tuple(
    Key(
        rung,
        Kind("one of " + ", ".join(LADDER), _level, _one_of(LADDER)),
        f"on which rung {rung} stands",
    )
    for rung in SIDE_RUNGS
)
#: Every table of the settings by its name; "" is the top level.
TABLES: Final[Mapping[str, tuple[Key, ...]]] = {
    "": ROOT,
    "me": ME,
    "rules": RULES,
    "goal": GOAL,
    "goal.need": NEED,
    "rule": DECLARED_RULE,
    "waiver": WAIVER,
    "cluster": CLUSTER,
    "levels": LEVELS_TABLE,
    "privacy": PRIVACY,
    "reading": READING,
    "columns": COLUMNS,
}
