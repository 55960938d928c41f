"""Rules declared in the settings, without Python: ``[[rule]]`` with a `where`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from string import Formatter
from typing import Any, Final

import attrs

from netrules.engine.arming import Owned
from netrules.engine.expressions import Expression, Scope, compile_expression
from netrules.engine.judgement import Judgement, failed, passed, unknown
from netrules.engine.rule import Rule, RuleError, rule
from netrules.engine.settings import Settings, SettingsError, Table
from netrules.engine.subject import PEOPLE_SCOPE, Subject, placed
from netrules.model.people import Person
from netrules.model.unknown import Unknown

#: What the message of a declared rule may name in braces.
_FIELDS: Final = frozenset({"person"})


@attrs.frozen
class Declared:
    """A declared rule; the settings file takes the place of a plugin.

    Args:
        plugin: The settings file.
        value: The rule.
        version: Always "": settings have none.
    """

    plugin: str
    value: Rule
    version: str = ""


def with_declared(rules: Mapping[str, Owned], settings: Settings) -> Mapping[str, Owned]:
    """*rules* and those that *settings* declare, by code.

    Raises:
        SettingsError: If a declared rule is not well formed, or takes another's code or name.
    """
    found: dict[str, Owned] = dict(rules)
    taken = {
        word: one for one in rules.values() for word in (*one.value.words, *one.value.formerly)
    }
    scope = placed(PEOPLE_SCOPE, settings.rungs)
    for table in settings.declared:
        try:
            made = Declared(table.file, _rule(table, scope))
        except ValueError as error:
            raise SettingsError(table.file, table.line, str(error)) from None
        for word in made.value.words:
            if word in taken:
                message = f"{word} is taken by a rule of {taken[word].plugin}"
                raise SettingsError(table.file, table.line, message, "choose another")
            taken[word] = made
        found[made.value.code] = made
    return dict(sorted(found.items()))


def _rule(table: Table, scope: Scope) -> Rule:
    message = table["message"]
    for _, field, _, _ in Formatter().parse(message):
        if field is not None and field not in _FIELDS:
            msg = f"the message may name {{person}}, not {{{field}}}"
            raise ValueError(msg)
    function = _judge(compile_expression(table["where"], scope), message)
    function.__doc__ = _page(table)
    function.__qualname__ = "declared in the settings"
    make = rule(table["code"], table["name"], stance="practice", severity=table["severity"].label)
    try:
        return make(function)
    except RuleError as error:
        raise ValueError(str(error)) from None


def _judge(where: Expression, message: str) -> Any:
    def judge(person: Person, today: date, me: Person) -> Judgement:
        fault = where(Subject(person), today=today, me=Subject(me))
        if isinstance(fault, Unknown):
            return unknown(fault)
        return failed(message, person=person) if fault else passed()

    return judge


def _page(table: Table) -> str:
    """The page of a declared rule, made of what the settings say."""
    example = table["message"].replace("{person}", "somebody")
    parts = (
        ("What it checks", f"Finds fault with people for whom this holds: {table['where']}"),
        ("The claim", "Your own."),
        ("Evidence and limits", "Declared in the settings; nobody has graded it."),
        ("When it stays silent", "Where a fact that the expression reads is not recorded."),
        ("Example", example),
        ("Options", "None. Change the expression in the settings."),
        ("What to do", "As the message says."),
        ("References", "None."),
    )
    sections = "\n\n".join(f"{heading}\n    {text}" for heading, text in parts)
    return f"{example}\n\n{sections}\n"
