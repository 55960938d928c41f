"""Settings: found, read, and checked key by key against their declaration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from netrules.engine import schema
from netrules.engine.render import Words
from netrules.engine.selection import Selection
from netrules.goals.goal import Goal, Need
from netrules.goals.template import Template
from netrules.model.level import Level
from netrules.model.origin import Origin
from netrules.suggest import did_you_mean
from netrules.toml import TomlDocument, TomlError, parse_toml

FILE: Final = "netrules.toml"
PYPROJECT: Final = "pyproject.toml"


class SettingsError(ValueError):
    """Settings that cannot be used.

    Args:
        path: The settings file, or "" for the command line.
        line: Where in it, 0 if nowhere in particular.
        message: What is wrong.
        remedy: What to write instead.
    """

    def __init__(self, path: str, line: int, message: str, remedy: str = "") -> None:
        self.path, self.line, self.message, self.remedy = path, line, message, remedy
        where = f"{path}:{line}: " if line else f"{path}: " if path else ""
        super().__init__(where + message + (f"; {remedy}" if remedy else ""))


@attrs.frozen
class Table:
    """A table of the settings file with its place.

    Args:
        values: What it holds, checked; defaults filled in.
        stated: The keys that it states, each with its line.
        path: Where it stands in the document.
        line: The line it begins on.
        given: The keys in which the command line has a say.
        file: How messages name the file it stands in.
        files: The same for those of its keys that another file states.
    """

    values: Mapping[str, Any]
    stated: Mapping[str, int]
    path: tuple[str | int, ...]
    line: int
    given: frozenset[str] = frozenset()
    file: str = ""
    files: Mapping[str, str] = attrs.field(factory=dict)

    def __getitem__(self, key: str) -> Any:
        return self.values[key]

    def file_of(self, key: str) -> str:
        """How messages name the file that states *key*."""
        return self.files.get(key, self.file)

    def over(self, base: Table) -> Table:
        """The same with what *base*, a table of another file, states and this one does not."""
        new = {key: line for key, line in base.stated.items() if key not in self.stated}
        main = self if self.stated else base
        files = {key: base.file_of(key) for key in new}
        return attrs.evolve(
            main,
            values={**base.values, **self.values, **{key: base.values[key] for key in new}},
            stated={**new, **self.stated},
            files={**files, **{key: self.file_of(key) for key in self.stated}},
        )

    def instead(self, values: Mapping[str, Any]) -> Table:
        """The same with *values* of the command line in place of its own."""
        stated = {key: line for key, line in self.stated.items() if key not in values}
        return attrs.evolve(self.besides(values), stated=stated)

    def besides(self, values: Mapping[str, Any]) -> Table:
        """The same with *values* that hold its own and more from the command line."""
        return attrs.evolve(self, values={**self.values, **values}, given=self.given.union(values))


@attrs.frozen
class Settings:
    """Everything a settings file says, checked as far as it can be without plugins.

    Args:
        folder: What relative paths are relative to.
        shown: How messages name the file; "" without one.
        root: The top level.
        me: Who the user is.
        rules: Which rules run.
        options: The tables of single rules, by code or name, unchecked.
        goals: The goals, each with its own needs.
        declared: Rules declared without Python.
        waivers: Findings set aside by hand.
        clusters: What the user calls clusters.
        levels: Places on the ladder for side rungs.
        privacy: What is hidden.
        reading: What files leave open.
        columns: Which columns of the user's own tables hold what.
        files: The settings files, that of the user's own first and those that it extends after.
    """

    folder: Path
    shown: str
    root: Table
    me: Table
    rules: Table
    options: Mapping[str, Table]
    goals: tuple[tuple[Table, tuple[Table, ...]], ...]
    declared: tuple[Table, ...]
    waivers: tuple[Table, ...]
    clusters: tuple[Table, ...]
    levels: Table
    privacy: Table
    reading: Table
    columns: Table
    files: tuple[Path, ...] = ()

    @property
    def selection(self) -> Selection:
        """Which rules run."""
        rules = self.rules
        chosen = rules["select"], rules["ignore"], rules["extend-select"]
        return Selection(*chosen, preview=rules["preview"])

    def place(self, table: Table, key: str) -> Origin:
        """Where the file states *key* of *table*; nowhere if it does not."""
        if key not in table.stated:
            return Origin("")
        return Origin(table.file_of(key), line=table.stated[key], layer="settings")

    def origin(self, table: Table, key: str) -> str:
        """Where the value of *key* came from, in words: ``netrules.toml:4``, ``default`` …"""
        at = self.place(table, key)
        parts = [f"{at.path}:{at.line}"] if at.path else []
        parts += ["command line"] if key in table.given else []
        return " and ".join(parts) or "default"

    @property
    def read_options(self) -> Mapping[str, Any]:
        """What sources may need to know, by name; see `netrules.ReadContext`."""
        stated = {key: value for key, value in self.reading.values.items() if value is not None}
        columns = {key: value for key, value in self.columns.values.items() if value is not None}
        return {"url": self.me["url"] or (), **stated, **({"columns": columns} if columns else {})}

    @property
    def layers(self) -> Mapping[str, str]:
        """Of which layer files and folders are, by their paths."""
        pairs = (pair.partition("=") for pair in self.reading["layers"] or ())
        return {path.strip(): layer.strip() for layer, _, path in pairs}

    @property
    def fresh_days(self) -> int:
        """See `netrules.model.coverage.Span`."""
        return int(self.root["fresh-days"])

    @property
    def longest_waiver(self) -> int:
        """For how many days from today a waiver may hold."""
        return int(self.root["longest-waiver"])

    @property
    def join_names(self) -> bool:
        """Whether people of different files are joined by name."""
        return schema.Joins.NAMES in self.root["join"]

    @property
    def rungs(self) -> Mapping[str, Level]:
        """Side rungs as the settings place them."""
        placed = self.levels.values
        return {
            name: Level.named(name).placed(rung)
            for name, rung in placed.items()
            if rung is not None
        }


def no_settings(folder: Path) -> Settings:
    """What holds where there is no settings file."""
    return _read(TomlDocument({}, ""), {}, (), "", folder)


def find_settings(folder: Path) -> Path | None:
    """The closest settings file of *folder* and the folders above it."""
    places = (settings_in(place) for place in (folder, *folder.parents))
    return next(filter(None, places), None)


def settings_in(folder: Path) -> Path | None:
    """The settings file that lies in *folder*."""
    if (folder / FILE).is_file():
        return folder / FILE
    pyproject = folder / PYPROJECT
    if pyproject.is_file() and b"[tool.netrules" in pyproject.read_bytes():
        return pyproject
    return None


def read_settings(path: Path, shown: str) -> Settings:
    """Read the settings file at *path*, and those that it extends.

    Raises:
        SettingsError: If one cannot be read, is not TOML, or says what cannot be.
    """
    from netrules.engine.extending import with_extended  # noqa: PLC0415 reason: it reads, too

    return with_extended(read_alone(path, shown))


def read_alone(path: Path, shown: str) -> Settings:
    """Read the settings file at *path* and no other.

    Raises:
        SettingsError: If it cannot be read, is not TOML, or says what cannot be.
    """
    try:
        document = parse_toml(path.read_bytes(), shown)
    except OSError as error:
        why = error.strerror or str(error)
        raise SettingsError(shown, 0, f"cannot be read: {why[:1].lower()}{why[1:]}") from None
    except TomlError as error:
        remedy = "" if ";" in error.message else "mend the TOML"
        raise SettingsError(shown, error.line, error.message, remedy) from None
    prefix: tuple[str, ...] = ()
    data = document.data
    if path.name == PYPROJECT:
        prefix = ("tool", "netrules")
        for name in prefix:
            data = data.get(name, {})
            if not isinstance(data, dict):
                line = document.line_of(*prefix)
                raise SettingsError(shown, line, f"{name} must be a table", "[tool.netrules]")
    return attrs.evolve(_read(document, data, prefix, shown, path.parent), files=(path,))


def _read(
    document: TomlDocument,
    data: Mapping[str, Any],
    prefix: tuple[str, ...],
    shown: str,
    folder: Path,
) -> Settings:
    return _Reader(document, data, prefix, shown).settings(folder)


class _Reader:
    """Reads the tables of one settings document."""

    def __init__(
        self,
        document: TomlDocument,
        data: Mapping[str, Any],
        prefix: tuple[str, ...],
        shown: str,
    ) -> None:
        self.document: Final = document
        self.data: Final = data
        self.prefix: Final = prefix
        self.shown: Final = shown

    def settings(self, folder: Path) -> Settings:
        tables = {name for name in schema.TABLES if name and "." not in name}
        own = {key: value for key, value in self.data.items() if key not in tables}
        rules = self._dict("rules")
        chosen = {key.name for key in schema.RULES}
        return Settings(
            folder,
            self.shown,
            self._table("", own, (), extra=tables),
            self._table("me", self._dict("me"), ("me",)),
            self._table(
                "rules", {k: v for k, v in rules.items() if not isinstance(v, dict)}, ("rules",)
            ),
            {
                name: self._unchecked(value, ("rules", name))
                for name, value in rules.items()
                if isinstance(value, dict) and name not in chosen
            },
            tuple(self._goal(number, goal) for number, goal in enumerate(self._list("goal"))),
            tuple(
                self._table("rule", one, ("rule", number))
                for number, one in enumerate(self._list("rule"))
            ),
            tuple(
                self._about("waiver", number, one)
                for number, one in enumerate(self._list("waiver"))
            ),
            self._clusters(),
            self._table("levels", self._dict("levels"), ("levels",)),
            self._table("privacy", self._dict("privacy"), ("privacy",)),
            self._table("reading", self._dict("reading"), ("reading",)),
            self._table("columns", self._dict("columns"), ("columns",)),
        )

    def _goal(self, number: int, data: Mapping[str, Any]) -> tuple[Table, tuple[Table, ...]]:
        own = {key: value for key, value in data.items() if key != "need"}
        path = ("goal", number)
        needs = self._list_of(data.get("need", []), "goal.need", (*path, "need"))
        return (
            self._table("goal", own, path, extra={"need"}),
            tuple(
                self._table("goal.need", need, (*path, "need", place))
                for place, need in enumerate(needs)
            ),
        )

    def _clusters(self) -> tuple[Table, ...]:
        """The tables that give clusters their labels, each label once."""
        tables: dict[str, Table] = {}
        for number, one in enumerate(self._list("cluster")):
            table = self._about("cluster", number, one)
            if table["label"] in tables:
                message = f"two clusters have the label {table['label']!r}"
                raise self._error(message, "give each its own", "cluster", number, "label")
            tables[table["label"]] = table
        return tuple(tables.values())

    def _about(self, name: str, number: int, data: Mapping[str, Any]) -> Table:
        """A table of a list whose ``people``, if it has any, are somebody."""
        path = (name, number)
        table = self._table(name, data, path)
        if "people" in data and not table["people"]:
            remedy = "name somebody, or take it out"
            raise self._error("people names nobody", remedy, *path, "people")
        return table

    def _table(
        self,
        name: str,
        data: Mapping[str, Any],
        path: tuple[str | int, ...],
        extra: Iterable[str] = (),
    ) -> Table:
        keys = {key.name: key for key in schema.TABLES[name]}
        what = f"[{name}]" if name else "the top level"
        for word in data:
            if word not in keys:
                closest = did_you_mean(word, (*keys, *extra))
                remedy = f"did you mean {closest}?" if closest else f"it knows {', '.join(keys)}"
                raise self._error(f"unknown key {word!r} in {what}", remedy, *path, word)
        values = {key.name: self._value(key, data, path) for key in keys.values()}
        for key in keys.values():
            if key.required and values[key.name] is None:
                raise self._error(f"{what} needs {key.name}", f"add {key.name}: {key.doc}", *path)
        return attrs.evolve(self._unchecked(data, path), values=values)

    def _unchecked(self, data: Mapping[str, Any], path: tuple[str | int, ...]) -> Table:
        lines = {word: self._line(*path, word) for word in data}
        return Table(data, lines, path, self._line(*path), file=self.shown)

    def _value(self, key: schema.Key, data: Mapping[str, Any], path: tuple[str | int, ...]) -> Any:
        if key.name not in data:
            return key.default
        try:
            return key.kind.read(data[key.name])
        except ValueError as error:
            detail = str(error)
            message = f"{key.name} must be {key.kind.name}"
            raise self._error(message, detail, *path, key.name) from None

    def _dict(self, name: str) -> Mapping[str, Any]:
        value = self.data.get(name, {})
        if not isinstance(value, dict):
            raise self._error(f"{name} must be a table", f"write it as [{name}]", name)
        return value

    def _list(self, name: str) -> list[Mapping[str, Any]]:
        return self._list_of(self.data.get(name, []), name, (name,))

    def _list_of(
        self, value: Any, name: str, path: tuple[str | int, ...]
    ) -> list[Mapping[str, Any]]:
        if isinstance(value, list) and all(isinstance(one, dict) for one in value):
            return value
        raise self._error(f"{name} must be a list of tables", f"write it as [[{name}]]", *path)

    def _line(self, *path: str | int) -> int:
        return self.document.line_of(*self.prefix, *path) if self.document.text else 0

    def _error(self, message: str, remedy: str, *path: str | int) -> SettingsError:
        return SettingsError(self.shown, self._line(*path), message, remedy)


# -- what depends on plugins -------------------------------------------------------------


def goals_of(settings: Settings, templates: Mapping[str, Template]) -> tuple[Goal, ...]:
    """The goals that *settings* state, with the needs of their templates.

    Raises:
        SettingsError: For an unknown template, a name used twice, a goal with no needs' base.
    """
    goals: dict[str, Goal] = {}
    for table, needs in settings.goals:
        name = table["name"]
        if name in goals:
            raise SettingsError(table.file, table.line, f"two goals are called {name!r}")
        template = table["template"]
        if template and template not in templates:
            closest = did_you_mean(template, templates)
            known = ", ".join(sorted(templates)) or "none"
            remedy = f"did you mean {closest}?" if closest else f"there are {known}"
            raise SettingsError(table.file, table.line, f"no template {template!r}", remedy)
        goals[name] = _goal(table, needs, templates.get(template))
    return tuple(goals.values())


def _goal(table: Table, own: Iterable[Table], template: Template | None) -> Goal:
    needs = {need.name: need for need in template.needs} if template else {}
    seen: set[str] = set()
    for one in own:
        if one["name"] in seen:
            message = f"two needs of the goal {table['name']!r} are called {one['name']!r}"
            raise SettingsError(one.file, one.line, message)
        seen.add(one["name"])
        needs[one["name"]] = need_of(one, Origin(one.file, line=one.line, layer="settings"))
    distinct = table["distinct"]
    if template is not None and "distinct" not in table.stated:
        distinct = template.distinct
    return Goal(
        table["name"],
        table["template"],
        table["fields"],
        table["places"],
        table["employers"],
        table["since"],
        table["review"],
        table["closed"],
        distinct,
        tuple(needs.values()),
        Origin(table.file, line=table.line, layer="settings"),
    )


def need_of(table: Table, origin: Origin) -> Need:
    """The need that a table states.

    Raises:
        SettingsError: If it asks for one of each and for different ones: nothing would count so.
    """
    if table["each"] is not None and table["distinct-by"] is not None:
        message = f"the need {table['name']!r} has each and distinct-by, and only one can count"
        remedy = "leave out one of them, or write two needs"
        raise SettingsError(origin.path, table.line, message, remedy)
    return Need(
        table["name"],
        table["who"],
        table["must"],
        table["each"],
        table["at-least"],
        table["warm"],
        table["routes"],
        table["distinct-by"],
        table["text"],
        origin,
    )


def _template_need(table: Table, shown: str) -> Need:
    """A need whose words are the template's and no user's, so that nothing hides them."""
    need = need_of(table, Origin(shown, line=table.line, layer="template"))
    return attrs.evolve(need, name=Words(need.name), text=Words(need.text))


def read_template(data: bytes, shown: str) -> Template:
    """A goal template from a TOML file: name, summary, distinct and ``[[need]]`` tables.

    Raises:
        SettingsError: If it is not a template.
    """
    try:
        document = parse_toml(data, shown)
    except TomlError as error:
        raise SettingsError(shown, error.line, error.message) from None
    needs = document.data.get("need", [])
    reader = _Reader(document, {"goal": [{"name": "template", "need": needs}]}, (), shown)
    tables = [
        reader._table("goal.need", need, ("need", number))  # noqa: SLF001 reason: same module
        for number, need in enumerate(needs)
    ]
    return Template(
        document.data["name"],
        document.data["summary"],
        tuple(_template_need(one, shown) for one in tables),
        bool(document.data.get("distinct", False)),
    )
