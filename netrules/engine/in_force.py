"""Every setting as it stands, and where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import attrs

from netrules.engine import schema
from netrules.engine.arming import ListedRule, OptionInForce
from netrules.engine.settings import Settings, Table
from netrules.goals.goal import Goal, Need

#: What stands for a secret that is set.
SET: Final = "(set)"
#: Kinds of values that may tell of people, and tables in which they do.
_WORDS: Final = (schema.TEXT, schema.TEXTS, schema.REASON, schema.EXPRESSION)
_PERSONAL: Final = frozenset({"me", "goal", "goal.need", "waiver", "cluster"})
#: Keys of such tables whose values are netrules' own words.
_OWN_WORDS: Final = frozenset({"template", "rule"})


@attrs.frozen
class Setting:
    """One setting as it stands.

    Args:
        table: The table it belongs to, from the outside in, such as ("goal", "a new job");
            empty for the top level.
        key: Its name.
        value: What holds; `SET` for a secret that is set, None if nothing does.
        origin: Where that came from: ``netrules.toml:4``, ``command line``,
            ``template job`` or ``default``.
        doc: What it means.
        private: Whether its value may tell of people, so that it is hidden with names.
    """

    table: tuple[str, ...]
    key: str
    value: Any
    origin: str
    doc: str
    private: bool = False


def settings_in_force(
    settings: Settings, goals: Sequence[Goal], rules: Iterable[ListedRule]
) -> tuple[Setting, ...]:
    """Every setting of *settings*, and those options of *rules* that were set.

    Args:
        settings: The settings.
        goals: The goals that they state, with the needs of their templates.
        rules: Every rule.
    """
    return tuple(_every(settings, goals, rules))


def _every(
    settings: Settings, goals: Sequence[Goal], rules: Iterable[ListedRule]
) -> Iterator[Setting]:
    yield from _rows(settings, "", (), settings.root)
    yield from _rows(settings, "me", ("me",), settings.me)
    yield from _rows(settings, "rules", ("rules",), settings.rules)
    for rule in rules:
        yield from _options(rule)
    for goal, (table, needs) in zip(goals, settings.goals, strict=True):
        yield from _goal(settings, goal, table)
        stated = {need["name"]: need for need in needs}
        for need in goal.needs:
            yield from _need(settings, goal, need, stated.get(need.name))
    for one in settings.declared:
        yield from _rows(settings, "rule", ("rule", one["code"]), one)
    for number, one in enumerate(settings.waivers, 1):
        yield from _rows(settings, "waiver", ("waiver", str(number)), one)
    for number, one in enumerate(settings.clusters, 1):
        yield from _rows(settings, "cluster", ("cluster", str(number)), one)
    yield from _rows(settings, "levels", ("levels",), settings.levels)
    yield from _rows(settings, "privacy", ("privacy",), settings.privacy)
    yield from _rows(settings, "reading", ("reading",), settings.reading)
    yield from _rows(settings, "columns", ("columns",), settings.columns)


def _rows(settings: Settings, name: str, place: tuple[str, ...], table: Table) -> Iterator[Setting]:
    for key in schema.TABLES[name]:
        yield _setting(key, name, place, table[key.name], settings.origin(table, key.name))


def _goal(settings: Settings, goal: Goal, table: Table) -> Iterator[Setting]:
    for row in _rows(settings, "goal", ("goal", goal.name), table):
        if row.key == "distinct" and goal.template and row.key not in table.stated:
            yield attrs.evolve(row, value=goal.distinct, origin=f"template {goal.template}")
        else:
            yield row


def _need(settings: Settings, goal: Goal, need: Need, table: Table | None) -> Iterator[Setting]:
    place = ("goal", goal.name, "need", need.name)
    if table is not None:
        yield from _rows(settings, "goal.need", place, table)
        return
    for key in schema.TABLES["goal.need"]:
        value = getattr(need, key.name.replace("-", "_"))
        yield _setting(key, "goal.need", place, value, f"template {goal.template}")


def _setting(
    key: schema.Key, name: str, place: tuple[str, ...], value: Any, origin: str
) -> Setting:
    if key.secret:
        value = SET if value else None
    private = name in _PERSONAL and key.kind in _WORDS and key.name not in _OWN_WORDS
    return Setting(place, key.name, value, origin, key.doc, private)


def _options(rule: ListedRule) -> Iterator[Setting]:
    armed = rule.armed
    options = [*rule.options]
    options.append(
        OptionInForce("severity", armed.severity, armed.rule.severity, rule.severity_origin)
    )
    for one in options:
        if one.origin != "default":
            private = isinstance(one.value, str | tuple)
            place = ("rules", armed.rule.code)
            yield Setting(place, one.name, one.value, one.origin, "", private)
