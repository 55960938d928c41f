"""Networks written down with what a rule has to say of them: fixtures for rules."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

import attrs
import tomlkit

from netrules.api import open_session
from netrules.engine.judgement import Verdict
from netrules.engine.render import Namer
from netrules.engine.rule import Rule
from netrules.engine.settings import SettingsError
from netrules.goals.goal import Goal
from netrules.loading.records import Item
from netrules.loading.source import ReadContext
from netrules.model.network import Network
from netrules.model.reading import Problem
from netrules.suggest import did_you_mean
from netrules.testing.contract import Check, ContractError
from netrules.testing.inputs import Memory
from netrules.testing.judging import Measures, Outcome, outcome
from netrules.testing.samples import Sample
from netrules.testing.worlds import World
from netrules.toml import parse_toml

#: The tables of a contacts file, which a case may have as they are.
_CONTACTS: Final = ("me", "person", "tie", "group", "interaction", "outcome", "coverage")
_EXPECTED: Final = ("name", "verdict", "subjects", "messages", "missing", "today", "options")
_KEYS: Final = (*_EXPECTED, "goal", *_CONTACTS)
#: Whether a case has to say something, by what it says.
_VERDICTS: Final = tuple(one.value for one in Verdict if one is not Verdict.CRASHED)


class CaseError(ValueError):
    """A case that is not well formed; the message says what to change."""


@attrs.frozen
class Case:
    """A network, and what a rule has to say of it.

    Args:
        name: Tells it apart.
        verdict: "pass", "fail", "unknown" or "not-applicable".
        contacts: The network as the text of a contacts file.
        records: Or else as the records that sources would yield.
        goals: What ego wants.
        subjects: Of a failure, the names (or ids) of everybody the findings are about.
        messages: Of a failure, what each finding says, in order; None leaves it open.
        missing: Of an unknown, the fields that would settle it; None leaves it open.
        options: Values for the rule's options.
        today: The day of judgement; None takes that of the other checks.
        join_names: Whether people of different files are joined by their names.

    Raises:
        CaseError: If these do not go together.
    """

    name: str
    verdict: str = attrs.field()
    contacts: str = ""
    records: Sequence[Item] = ()
    goals: tuple[Goal, ...] = ()
    subjects: tuple[str, ...] | None = None
    messages: tuple[str, ...] | None = None
    missing: tuple[str, ...] | None = None
    options: Mapping[str, Any] = attrs.field(factory=dict)
    today: date | None = None
    join_names: bool = False

    def __attrs_post_init__(self) -> None:
        if self.verdict not in _VERDICTS:
            closest = did_you_mean(self.verdict, _VERDICTS)
            hint = f"did you mean {closest!r}?" if closest else f"it can be {', '.join(_VERDICTS)}"
            raise CaseError(f"case {self.name!r}: there is no verdict {self.verdict!r}; {hint}")
        if self.contacts and self.records:
            raise CaseError(f"case {self.name!r}: give contacts or records, not both")
        failing = self.verdict == Verdict.FAIL
        if not failing and (self.subjects is not None or self.messages is not None):
            raise CaseError(f"case {self.name!r}: only a failure has subjects and messages")
        if self.missing is not None and self.verdict != Verdict.UNKNOWN:
            raise CaseError(f"case {self.name!r}: only an unknown has missing fields")

    def sample(self) -> Sample:
        """The case as a network to try a rule on.

        Raises:
            CaseError: If its contacts file has anything wrong with it.
        """
        items = self.records or _read_contacts(self.name, self.contacts)
        return Sample(World(tuple(items), self.join_names), self.goals)


def read_cases(source: Path | str) -> tuple[Case, ...]:
    """The cases of a TOML file: ``[[case]]`` tables.

    A case has the keys of `Case`, the tables of a contacts file (``[[case.person]]``,
    ``[[case.tie]]``, …) and ``[[case.goal]]`` as in the settings.

    Args:
        source: A file, or the TOML itself.

    Raises:
        CaseError: For a key that there is not, or a value that cannot be.
    """
    text, shown = (
        (source, "cases") if isinstance(source, str) else (source.read_text("utf-8"), str(source))
    )
    data = parse_toml(text.encode(), shown).data
    for key in data:
        if key != "case":
            raise CaseError(f"{shown}: there is no key {key!r} beside [[case]]")
    tables = data.get("case", [])
    if not isinstance(tables, list) or not tables:
        raise CaseError(f"{shown}: no [[case]] in it")
    return tuple(_case(one, number, shown) for number, one in enumerate(tables, 1))


def _case(table: Mapping[str, Any], number: int, shown: str) -> Case:
    name = table.get("name")
    where = f"{shown}, case {name or number!r}"
    if not isinstance(name, str) or not name.strip():
        raise CaseError(f"{where}: it needs a name")
    for key in table:
        if key not in _KEYS:
            closest = did_you_mean(key, _KEYS)
            hint = f"did you mean {closest}?" if closest else f"it can have {', '.join(_KEYS)}"
            raise CaseError(f"{where}: there is no key {key!r}; {hint}")
    contacts = {key: table[key] for key in _CONTACTS if key in table}
    return Case(
        name,
        _typed(table, "verdict", str, where) or "",
        contacts=tomlkit.dumps(contacts),
        goals=_goals(table.get("goal", ()), where),
        subjects=_texts(table, "subjects", where),
        messages=_texts(table, "messages", where),
        missing=_texts(table, "missing", where),
        options=_options(_typed(table, "options", Mapping, where) or {}),
        today=_typed(table, "today", date, where),
    )


def _options(table: Mapping[str, Any]) -> dict[str, Any]:
    """Options as a rule has them: by names with underscores, lists as tuples."""
    return {
        key.replace("-", "_"): tuple(value) if isinstance(value, list) else value
        for key, value in table.items()
    }


def _typed(table: Mapping[str, Any], key: str, kind: Any, where: str) -> Any:
    value = table.get(key)
    if value is not None and not isinstance(value, kind):
        names = {str: "a text", Mapping: "a table", date: "a date"}
        raise CaseError(f"{where}: {key} must be {names[kind]}")
    return value


def _texts(table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...] | None:
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise CaseError(f"{where}: {key} must be a list of texts")
    return tuple(value)


def _goals(tables: Any, where: str) -> tuple[Goal, ...]:
    """The goals as the settings would state them."""
    if not tables:
        return ()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "netrules.toml")
        path.write_text(tomlkit.dumps({"goal": tables}), encoding="utf-8")
        try:
            return open_session(path, third_party=True).goals()
        except SettingsError as error:
            raise CaseError(f"{where}: {error}") from None


def _read_contacts(name: str, text: str) -> list[Item]:
    """The records of a contacts file, in which nothing may be wrong."""
    if not text.strip():
        return []
    [source] = [one for one in open_session().plugins.sources() if one.name == "contacts"]
    items = list(source.read(Memory("contacts.toml", {"": text.encode()}), ReadContext()))
    for item in items:
        if isinstance(item, Problem):
            remedy = f"; {item.remedy}" if item.remedy else ""
            raise CaseError(f"case {name!r}, line {item.origin.line}: {item.message}{remedy}")
    return items


# -- judging -------------------------------------------------------------------------------


def case_check(rule: Rule, case: Case, measures: Measures, today: date) -> Check:
    """The check that *rule* says of *case* what it has to."""
    asks = f"it says {case.verdict} of the network {case.name!r}"
    run = partial(_insist, rule, case, measures, today)
    return Check(f"rule {rule.code}", f"case: {case.name}", asks, run)


def _insist(rule: Rule, case: Case, measures: Measures, today: date) -> None:
    for name in case.options:
        if name not in rule.options:
            raise CaseError(f"case {case.name!r}: rule {rule.code} has no option {name!r}")
    day = case.today or today
    sample = case.sample()
    said = outcome(rule, sample.context(day, measures), case.options)
    if said.crash is not None:
        raise ContractError(f"it raised {said.crash.error}")
    if said.result.verdict != case.verdict:
        raise ContractError(f"it says {said.result.verdict}, not {case.verdict}{_why(said)}")
    if case.subjects is not None:
        _same("it is about", _names(said), sorted(case.subjects))
    if case.messages is not None:
        namer = Namer(said.network)
        _same("it says", [namer.message(one) for one in said.findings], list(case.messages))
    if case.missing is not None:
        fields = sorted({fact.field for fact in said.result.missing})
        _same("what would settle it is", fields, sorted(case.missing))


def _same(what: str, have: Iterable[str], wanted: Iterable[str]) -> None:
    if (seen := list(have)) != (asked := list(wanted)):
        raise ContractError(f"{what} {seen}, not {asked}")


def _names(said: Outcome) -> list[str]:
    """Whom the findings are about, by name."""
    network: Network = said.network
    ids = [(one.kind, id_) for one in said.findings for id_ in one.ids]
    namer = Namer(network)
    return sorted({namer.subject(kind, id_) for kind, id_ in ids})


def _why(said: Outcome) -> str:
    namer = Namer(said.network)
    if said.findings:
        return f" ({namer.message(said.findings[0])})"
    if said.result.missing:
        return f" (missing: {', '.join(sorted({one.text for one in said.result.missing}))})"
    return ""
