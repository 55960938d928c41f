"""Load and check: the library's two verbs, and the session in which they share settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from netrules.acting import acting
from netrules.collector import collector_off
from netrules.manager import Plugins

if TYPE_CHECKING:
    from netrules.engine.arming import ListedRule, Owned
    from netrules.engine.baseline import Baseline
    from netrules.engine.basis import Basis
    from netrules.engine.cluster_labels import UnclearMember
    from netrules.engine.in_force import Setting
    from netrules.engine.renamed import Renamed
    from netrules.engine.report import Gate, Report
    from netrules.engine.run import Armed, Crash
    from netrules.engine.selection import Unmatched
    from netrules.engine.setting_aside import Aside
    from netrules.engine.settings import Settings
    from netrules.goals.goal import Goal
    from netrules.loading.build import Read
    from netrules.loading.find import Found, InputSpec
    from netrules.loading.source import ReadContext
    from netrules.model.network import Network
    from netrules.model.reading import Unread


@attrs.frozen
class Loaded:
    """What came of reading inputs.

    Args:
        network: What they hold together.
        unreadable: Inputs that could not be used.
        unclaimed: Files found in a folder or zip that no source reads.
        crashes: Sources that raised.
        unclear_members: Words of the settings that put nobody, or several, into a cluster; nobody
            is missed where an input could not be used.
    """

    network: Network
    unreadable: tuple[Unread, ...] = ()
    unclaimed: tuple[Unread, ...] = ()
    crashes: tuple[Crash, ...] = ()
    unclear_members: tuple[UnclearMember, ...] = ()


class Session:
    """Plugins and settings, and what is done with them.

    Args:
        settings: The settings in force.
        plugins: The plugins in force.
        base: What paths in messages are relative to.
    """

    def __init__(self, settings: Settings, plugins: Plugins, base: Path) -> None:
        self.settings: Final = settings
        self.plugins: Final = plugins
        self.base: Final = base

    # -- reading ---------------------------------------------------------------

    def load(
        self, inputs: Iterable[tuple[Path, str]], progress: Callable[[str], None] | None = None
    ) -> Loaded:
        """Read *inputs*, each a path and the name of the source to read it with ("" finds it).

        Raises:
            TwoOwners: If they are exports of different people and nothing says who is meant.
            ValueError: If a source is named that there is not.
        """
        from netrules.engine.run import crash_of  # noqa: PLC0415 reason: start-up
        from netrules.loading.build import build  # noqa: PLC0415 reason: start-up
        from netrules.loading.find import find  # noqa: PLC0415 reason: start-up
        from netrules.loading.owners import owner_of  # noqa: PLC0415 reason: start-up
        from netrules.loading.source import ReadContext  # noqa: PLC0415 reason: start-up
        from netrules.model.reading import Unread  # noqa: PLC0415 reason: start-up

        with acting("a source"):
            findings = find(self._specs(inputs), self.plugins.sources())
        unreadable = [_unread(error, error.path) for error in findings.errors]
        crashes = [
            crash_of(one.source.name, self.plugins.reader(one.source.name), one.exception)
            for one in findings.crashes
        ]
        layers = self._layers()
        with collector_off():
            reads = list(self._stated_owner())
            owner = owner_of(reads)
            last = [one for one in findings.found if getattr(one.source, "wants_owner", False)]
            first = [one for one in findings.found if one not in last]
            for found in (*first, *last):
                if progress is not None:
                    progress(found.opened.path)
                if found in last[:1]:
                    owner = owner_of(reads)
                context = ReadContext(self.settings.read_options, owner)
                plugin = self.plugins.reader(found.source.name)
                with acting(plugin):
                    read, trouble, crash = _read(found, plugin, context, layers)
                reads.append(read)
                unreadable += trouble
                crashes += crash
            network = build(
                reads,
                rungs=self.settings.rungs,
                fresh_days=self.settings.fresh_days,
                join_names=self.settings.join_names,
            )
        network, unclear = self._labelled(network)
        self.plugins.network_loaded(network)
        if unreadable or crashes:
            unclear = tuple(one for one in unclear if one.people)
        return Loaded(
            network,
            tuple(sorted(unreadable)),
            tuple(
                Unread(one.origin.path, one.reason, one.origin.member)
                for one in findings.unclaimed
                if one.origin.path != self.settings.shown  # it is read, as settings
            ),
            tuple(crashes),
            unclear,
        )

    def _labelled(self, network: Network) -> tuple[Network, tuple[UnclearMember, ...]]:
        """*network* with the labels of the settings, and what is unclear of these."""
        if not self.settings.clusters:
            return network, ()
        from netrules.engine.cluster_labels import (  # noqa: PLC0415 reason: few give labels
            cluster_labels_of,
        )
        from netrules.loading.keys import id_by  # noqa: PLC0415 reason: start-up

        labels, unclear = cluster_labels_of(self.settings, network, id_by)
        return attrs.evolve(network, cluster_labels=labels), unclear

    def sources(self) -> list[tuple[Path, str]]:
        """The inputs that the settings name."""
        return [(self.settings.folder / name, "") for name in self.settings.root["sources"]]

    def _specs(self, inputs: Iterable[tuple[Path, str]]) -> list[InputSpec]:
        from netrules.loading.find import InputSpec  # noqa: PLC0415 reason: start-up
        from netrules.loading.opened import shown_paths  # noqa: PLC0415 reason: start-up

        named = list(inputs)
        shown = shown_paths([path for path, _ in named], self.base)
        return [InputSpec(path, shown[path], name) for path, name in named]

    def _layers(self) -> Mapping[str, str]:
        """Of which layer the settings say that files are, by how origins name them.

        Raises:
            SettingsError: If they name a file that there is not.
        """
        from netrules.engine.settings import SettingsError  # noqa: PLC0415 reason: start-up
        from netrules.loading.opened import shown_path  # noqa: PLC0415 reason: start-up

        found = {}
        for name, layer in self.settings.layers.items():
            path = self.settings.folder / name
            if not path.exists():
                at = self.settings.place(self.settings.reading, "layers")
                raise SettingsError(
                    at.path,
                    at.line,
                    f"[reading] layers: there is no {name}",
                    "write LAYER=PATH, the path relative to this file",
                )
            found[shown_path(path, self.base)] = layer
        return found

    def _stated_owner(self) -> Iterator[Read]:
        from netrules.loading.stated import owner_record  # noqa: PLC0415 reason: start-up

        me = self.settings.me
        record = owner_record(me.values, me.file, me.line)
        if record is not None:
            yield record

    # -- judging ---------------------------------------------------------------

    def goals(self) -> tuple[Goal, ...]:
        """The goals that the settings state.

        Raises:
            SettingsError: If they name a template that there is not.
        """
        from netrules.engine.settings import goals_of  # noqa: PLC0415 reason: start-up

        return goals_of(self.settings, self.plugins.templates())

    def every_rule(self) -> Mapping[str, Owned]:
        """The rules of all plugins and those that the settings declare, by code.

        Raises:
            SettingsError: If a declared rule is not well formed, or takes another's code or name.
        """
        from netrules.engine.declared import with_declared  # noqa: PLC0415 reason: start-up

        return with_declared(self.plugins.rules(), self.settings)

    def rules(self) -> list[Armed]:
        """The rules that run, with their options.

        Raises:
            SettingsError: If the settings say of a rule what cannot be.
        """
        from netrules.engine.arming import arm  # noqa: PLC0415 reason: start-up

        return arm(self.settings, self.every_rule())

    def list_rules(self) -> tuple[ListedRule, ...]:
        """Every rule by code, with its options, whether it runs, and why.

        Raises:
            SettingsError: If the settings say of a rule what cannot be.
        """
        from netrules.engine.arming import list_rules  # noqa: PLC0415 reason: start-up

        return list_rules(self.settings, self.every_rule())

    def renamed(self) -> tuple[Renamed, ...]:
        """The words of the settings that rules were called by before."""
        from netrules.engine.renamed import renamed  # noqa: PLC0415 reason: start-up

        return renamed(self.settings, (one.value for one in self.every_rule().values()))

    def unmatched(self) -> tuple[Unmatched, ...]:
        """The selectors in ``ignore`` that fit no rule."""
        from netrules.engine.arming import unmatched  # noqa: PLC0415 reason: start-up

        return unmatched(self.settings, self.every_rule())

    def in_force(self) -> tuple[Setting, ...]:
        """Every setting with its value and where that came from.

        Raises:
            SettingsError: If a rule or template is named that there is not.
        """
        from netrules.engine.in_force import settings_in_force  # noqa: PLC0415 reason: start-up

        return settings_in_force(self.settings, self.goals(), self.list_rules())

    def try_rule(
        self, rule: Armed, loaded: Loaded, goals: Sequence[Goal], *, today: date
    ) -> Report:
        """Judge what was loaded by one rule, whether or not the settings select it."""
        from netrules.engine.check import judge  # noqa: PLC0415 reason: start-up

        return judge(
            loaded.network,
            goals,
            [rule],
            self.plugins.measures(),
            today=today,
            unmatched=self.unmatched(),
            stated=self.goals(),
            aside=self._aside(loaded, None),
        )

    def failures(self) -> tuple[Crash, ...]:
        """What has gone wrong with plugins so far."""
        from netrules.engine.run import Crash  # noqa: PLC0415 reason: start-up

        return tuple(
            Crash(one.hook or "plugin", one.whose, one.error, one.trace)
            for one in self.plugins.failures
        )

    def check(
        self,
        loaded: Loaded,
        goals: Sequence[Goal],
        *,
        today: date,
        gate: Gate | None = None,
        baseline: Baseline | None = None,
        watched: frozenset[str] = frozenset(),
        codes: frozenset[str] | None = None,
    ) -> Report:
        """Judge what was loaded; what the settings waive and *baseline* holds is set aside.

        Args:
            loaded: What was read.
            goals: What ego wants.
            today: The day of judgement.
            gate: When the run counts as failed.
            baseline: Findings that are set aside.
            watched: Ids of subjects of which it has to be known whether a rule could tell.
            codes: Only the findings of these rules are asked for; None for all of them.
        """
        from netrules.engine.check import judge  # noqa: PLC0415 reason: start-up
        from netrules.engine.rule import is_late  # noqa: PLC0415 reason: start-up

        rules = self.rules()
        asked = [one for one in rules if codes is None or one.rule.code in codes]
        # What became of waivers and baseline hangs on the findings of all the others.
        rules = rules if any(is_late(one.rule) for one in asked) else asked
        with collector_off():
            report = judge(
                loaded.network,
                goals,
                rules,
                self.plugins.measures(),
                today=today,
                gate=gate,
                unreadable=loaded.unreadable,
                unmatched=self.unmatched(),
                stated=self.goals(),
                aside=self._aside(loaded, baseline, watched),
                review=self.plugins.review_findings,
            )
        crashes = (*report.crashes, *loaded.crashes, *self.failures())
        return attrs.evolve(report, crashes=crashes, basis=self._basis(loaded, goals, rules))

    def _basis(self, loaded: Loaded, goals: Sequence[Goal], rules: Sequence[Armed]) -> Basis:
        """What a report of what was loaded rests on."""
        from netrules.engine.basis import Basis, goal_text  # noqa: PLC0415 reason: start-up

        def judged_by() -> Iterator[str]:
            yield from sorted(one.rule.code for one in rules)
            stated = self.goals()
            yield from sorted(goal_text(one) for one in goals if one not in stated)

        return Basis(loaded.network, self.in_force, judged_by)

    def judge(
        self,
        loaded: Loaded,
        goals: Sequence[Goal | str] | Goal | str | None = None,
        *,
        today: date,
        baseline: Baseline | None = None,
    ) -> Report:
        """Judge what was loaded by *goals*, or goals of these names; see `check`.

        Raises:
            ValueError: If there is no such goal.
        """
        by_day, gate = wanted(self, goals)
        return self.check(loaded, by_day(today), today=today, gate=gate, baseline=baseline)

    def _aside(
        self,
        loaded: Loaded,
        baseline: Baseline | None,
        watched: frozenset[str] = frozenset(),
    ) -> Aside:
        """What is to be set aside of what is found in *loaded*."""
        from netrules.engine.setting_aside import Aside  # noqa: PLC0415 reason: start-up
        from netrules.engine.waivers import waivers_of  # noqa: PLC0415 reason: start-up
        from netrules.loading.keys import id_by  # noqa: PLC0415 reason: start-up

        return Aside(
            waivers_of(self.settings),
            self.settings.longest_waiver,
            baseline,
            {code: one.value for code, one in self.every_rule().items()},
            id_by,
            not (loaded.unreadable or loaded.crashes),
            watched,
        )


def open_session(
    config: str | Path | None = None,
    folder: str | Path | None = None,
    *,
    third_party: bool = True,
    isolated: bool = False,
    local: Sequence[str] = (),
    broken: Sequence[str] = (),
) -> Session:
    """A session with the settings at *config*, or the closest to *folder*.

    Args:
        config: A settings file; None looks for one.
        folder: Where to look; None looks nowhere, and the defaults hold.
        third_party: Whether installed plugins of others count, and those that the settings name.
        isolated: Whether to leave out those that the settings name: they are programs of whoever
            can write to the folder.
        local: Local plugins besides those that the settings name, relative to *folder*.
        broken: Plugins that may fail to load; they are done without, and `Plugins.allowed`
            tells of them.

    Raises:
        SettingsError: If the settings cannot be used.
        ValueError: If one of *broken* is no plugin.
    """
    from netrules.engine import settings as engine_settings  # noqa: PLC0415 reason: start-up
    from netrules.loading.opened import shown_path  # noqa: PLC0415 reason: start-up

    here = Path.cwd() if folder is None else Path(folder)
    path = Path(config) if config else None
    if path is None and folder is not None:
        path = engine_settings.find_settings(here)
    if path is None:
        base = here
        settings = engine_settings.no_settings(base)
    else:
        base = path.resolve().parent
        settings = engine_settings.read_settings(path.resolve(), shown_path(path.resolve(), base))
    plugins = Plugins.installed(third_party=third_party)
    stated = settings.root["plugins"]
    for name in stated if third_party and not isolated else ():
        try:
            plugins.add(name, settings.folder)
        except FileNotFoundError as error:
            at = settings.place(settings.root, "plugins")
            raise engine_settings.SettingsError(at.path, at.line, str(error)) from None
    for name in local:
        plugins.add(name, here)
    if local:
        root = settings.root.besides({"plugins": (*stated, *local)})
        settings = attrs.evolve(settings, root=root)
    plugins.allow(broken)
    _require(settings, plugins)
    return Session(settings, plugins, base)


def _require(settings: Settings, plugins: Plugins) -> None:
    """Insist that every plugin that the settings require is in force.

    Raises:
        SettingsError: If one is not; it names all of them.
    """
    required = settings.root["require-plugins"]
    if not required:
        return
    from netrules.discovery import unmet  # noqa: PLC0415 reason: few settings require anything
    from netrules.engine.settings import SettingsError  # noqa: PLC0415 reason: start-up

    at = settings.place(settings.root, "require-plugins")
    try:
        missing = unmet(required, plugins.distributions())
    except ValueError as error:
        raise SettingsError(at.path, at.line, f"require-plugins: {error}") from None
    if missing:
        remedy = "install what is required; netrules plugins lists what is there"
        raise SettingsError(at.path, at.line, "; ".join(missing), remedy)


# -- the public verbs --------------------------------------------------------------------


def load(*paths: str | Path, settings: str | Path | None = None) -> Network:
    """Read contacts from files, folders and zips into one network.

    Each is recognised by its content. Rows that cannot be read are in
    `Network.problems`; the account of every file is in `Network.sources`.

    Args:
        paths: What to read.
        settings: A settings file; without one the defaults hold.

    Raises:
        InputError: If an input cannot be used at all.
        TwoOwners: If they are exports of different people.
    """
    from netrules.loading.source import InputError  # noqa: PLC0415 reason: start-up

    session = open_session(settings or None)
    loaded = session.load([(Path(path), "") for path in paths])
    if loaded.unreadable:
        first, *others = loaded.unreadable
        raise InputError(first.path, "; ".join((first.reason, *map(str, others))))
    if loaded.crashes:
        raise RuntimeError("; ".join(f"{one.code}: {one.error}" for one in loaded.crashes))
    return loaded.network


def check(
    network: Network,
    goals: Sequence[Goal | str] | Goal | str | None = None,
    *,
    today: date,
    settings: str | Path | None = None,
    baseline: Baseline | None = None,
) -> Report:
    """Judge a network.

    Args:
        network: What to judge.
        goals: Goals, or names of goals of the settings or of templates; if one that is
            asked for turns out unknown, so says the exit code. None judges by the goals
            of the settings.
        today: The day of judgement.
        settings: A settings file; without one the defaults hold.
        baseline: Findings that are set aside, as `read_baseline` reads them.

    Raises:
        SettingsError: If the settings cannot be used.
        ValueError: If there is no such goal.
    """
    session = open_session(settings or None)
    return session.judge(Loaded(network), goals, today=today, baseline=baseline)


def wanted(
    session: Session, goals: Sequence[Goal | str] | Goal | str | None
) -> tuple[Callable[[date], tuple[Goal, ...]], Gate]:
    """What gives *goals*, as `check` takes them, as they stand on a day; and when a report
    counts as failed.

    Raises:
        ValueError: If there is no such goal.
    """
    from netrules.engine.goals import choose_goals  # noqa: PLC0415 reason: start-up
    from netrules.engine.report import Gate  # noqa: PLC0415 reason: start-up

    stated, templates = session.goals(), session.plugins.templates()
    asked = [goals] if isinstance(goals, str) or hasattr(goals, "needs") else goals

    def by_day(day: date) -> tuple[Goal, ...]:
        return choose_goals(asked, stated, templates, today=day)  # type: ignore[arg-type]

    if asked is None:
        return by_day, Gate()
    return by_day, Gate(asked=tuple(goal.name for goal in by_day(date.max)))


# -- helpers -----------------------------------------------------------------------------


def _read(
    found: Found, plugin: str, context: ReadContext, layers: Mapping[str, str]
) -> tuple[Read, list[Unread], list[Crash]]:
    """What a source yields for an input, and what went wrong with all of it."""
    from netrules.engine.run import crash_of  # noqa: PLC0415 reason: start-up
    from netrules.loading.build import Read  # noqa: PLC0415 reason: start-up
    from netrules.loading.layers import in_layers  # noqa: PLC0415 reason: start-up
    from netrules.loading.read import no_records, read_items  # noqa: PLC0415 reason: start-up
    from netrules.model.reading import Unread  # noqa: PLC0415 reason: start-up

    path = found.opened.path
    items, error = read_items(found, context)
    if layers:
        items = in_layers(items, layers)
    read = Read(path, found.source.name, items)
    if isinstance(error, OSError):
        return read, [_unread(error, path)], []
    if error is not None:
        return read, [], [crash_of(found.source.name, plugin, error)]
    reason = no_records(items)
    return read, [Unread(path, reason)] if reason else [], []


def _unread(error: OSError, path: str) -> Unread:
    """What *error* says of an input, with the name of a zip's member kept apart."""
    from netrules.loading.members import MemberError  # noqa: PLC0415 reason: start-up
    from netrules.loading.source import InputError  # noqa: PLC0415 reason: start-up
    from netrules.model.quoting import Quoting  # noqa: PLC0415 reason: start-up
    from netrules.model.reading import Unread  # noqa: PLC0415 reason: start-up

    if not isinstance(error, InputError):
        return Unread(path, f"cannot be read: {error.strerror or type(error).__name__}")
    reason = Quoting.joined("; ", error.reason, error.remedy)
    return Unread(error.path, reason, error.member if isinstance(error, MemberError) else "")
