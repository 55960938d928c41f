"""`netrules diff`: what changed from one state of the files to another, in the network's words."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from netrules.cli import common, judging
from netrules.engine.exits import ExitCode

if TYPE_CHECKING:
    from netrules.actions.diff import NetworkDiff, PersonTurn, TieTurn
    from netrules.engine.render import Namer

SCHEMA: Final = "netrules/diff/1"
_FORMATS: Final = ("text", "markdown", "json")
#: What people are named by, for headings.
_TITLES: Final = {
    "contact": "Contact",
    "messages": "Messages of the last year",
    "organization": "Employer",
    "title": "Title",
    "level": "Level",
    "place": "Place",
    "fields": "Fields",
    "groups": "Groups",
}
#: Values that are words of netrules, and none that a file has.
_OWN_WORDS: Final = ("contact", "messages", "level")
_EPILOG: Final = """\
OLD and NEW are files, folders or zips. Both are read by the same settings and looked at as of the
same day, so nothing turns because a day went by. What is new of the findings of rules is told by
netrules check --against and --since.

examples:
  netrules diff last-month/ exports/
      who came and went, which ties are new, who has gone cool
  netrules diff old.toml contacts.toml --format markdown
      the same for a comment on a pull request
  netrules diff old.toml contacts.toml --diff-exit
      exit with 1 if anything changed

exit codes, the first that applies:
  2  usage or settings are wrong, or a file cannot be read
  3  a plugin crashed
  1  something changed, with --diff-exit
  0  none of these
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = (
        "Say what changed from one state of your files to another: people, ties, contact, "
        "bridges, clusters, and what your goals need."
    )
    parser.epilog = _EPILOG
    parser.add_argument("old", metavar="OLD", type=Path, help="the earlier file, folder or zip")
    parser.add_argument("new", metavar="NEW", type=Path, help="the later one")
    group = parser.add_argument_group("what to read")
    group.add_argument(
        "--join",
        choices=("names",),
        help="join people of different files by name too, where no file has two of that name",
    )
    group.add_argument(
        "--today",
        metavar="DATE",
        type=common.day,
        help="the day to look at both, such as 2026-11-23 (default: the local date)",
    )
    judging.add_goal_arguments(parser)
    answer = parser.add_argument_group("the answer")
    answer.add_argument(
        "--format",
        choices=_FORMATS,
        default="text",
        help="for people, for a comment, or for programs (default: text)",
    )
    answer.add_argument(
        "--diff-exit", action="store_true", help="exit with 1 if anything changed, else with 0"
    )
    common.add_shared_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Compare the two."""
    from netrules.actions.diff import diff_for  # noqa: PLC0415 reason: start-up

    session = common.session_of(options)
    today = common.today_of(options)
    goals = judging.goals_of(options, session, today)
    old, new = (common.load(session, [(path, "")]) for path in (options.old, options.new))
    # Of what was not read nobody can say that it went.
    for loaded in (old, new):
        if loaded.unreadable:
            namer = common.namer_of(session, loaded.network)
            return common.outcome(session, namer, debug=options.debug, loaded=loaded)
    changes = diff_for(old.network, new.network, goals, today=today)
    namer = common.namer_of(session, changes.after)
    if options.format == "json":
        common.write_json(_document(changes, namer))
    else:
        common.write("\n".join(_lines(changes, namer, markdown=options.format == "markdown")))
    before = namer.about(changes.before)
    codes = [
        common.outcome(session, one, debug=options.debug, loaded=loaded)
        for loaded, one in ((old, before), (new, namer))
    ]
    failed = next(filter(None, codes), ExitCode.CLEAN)
    return failed or (ExitCode.FINDINGS if options.diff_exit and changes else ExitCode.CLEAN)


# -- in words ------------------------------------------------------------------------------


def _lines(changes: NetworkDiff, namer: Namer, *, markdown: bool) -> Iterator[str]:
    from netrules.actions.planned import escaped  # noqa: PLC0415 reason: start-up
    from netrules.engine.render import printable  # noqa: PLC0415 reason: start-up

    head, item = ("### {}", "- {}") if markdown else ("{}", "  {}")
    after = namer.shown_by(escaped if markdown else printable)
    words = _Words(changes, after)
    if markdown:
        yield "## What changed\n"
    yield words.summary()
    for title, lines in words.sections():
        yield ""
        yield head.format(title)
        if markdown:
            yield ""
        yield from (item.format(line) for line in lines[: judging.MOST_LISTED])
        if len(lines) > judging.MOST_LISTED:
            more = f"and {len(lines) - judging.MOST_LISTED:,} more, which --format json lists"
            yield item.format(more)


class _Words:
    """Tells of what changed.

    Args:
        changes: What did.
        namer: Who names people and values of the later network.
    """

    def __init__(self, changes: NetworkDiff, namer: Namer) -> None:
        self._changes: Final = changes
        self._after: Final = namer
        self._before: Final = namer.about(changes.before)

    def summary(self) -> str:
        """How many there were and are, in a line."""
        changes = self._changes
        if not changes:
            return f"Nothing changed; as of {changes.after.day}"
        sizes = [f"{one.what} {one.was:,} -> {one.now:,}" for one in changes.sizes]
        return f"{', '.join(sizes) or 'As many of everything'}; as of {changes.after.day}"

    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """What there is to say, under headings."""
        found = (
            *self._goals(),
            *self._who(),
            *self._ties(),
            *self._turns(),
            *self._structure(),
            *self._records(),
        )
        return ((title, lines) for title, lines in found if lines)

    def _goals(self) -> Iterator[tuple[str, list[str]]]:
        changes, after = self._changes, self._after
        lines = [judging.goal_line(one, after) for one in changes.goals]
        yield "Goals", lines
        yield "Needs", [judging.need_line(one, after) for one in changes.needs]

    def _who(self) -> Iterator[tuple[str, list[str]]]:
        changes = self._changes
        yield self._counted("came", changes.came), self._names(changes.came, self._after)
        yield self._counted("went", changes.went), self._names(changes.went, self._before)
        yield (
            "Perhaps the same, going by their name",
            [self._after.text("name", one.name) for one in changes.perhaps],
        )
        yield (
            "Taken apart or put together",
            [
                f"{', '.join(self._names(old, self._before))} -> "
                f"{', '.join(self._names(new, self._after))}"
                for old, new in changes.regrouped
            ],
        )

    def _ties(self) -> Iterator[tuple[str, list[str]]]:
        changes = self._changes
        yield "New ties", [self._tie(one, self._after) for one in changes.ties_new]
        ended = [one for one in changes.ties_gone if one.ended]
        yield (
            "Ties that ended",
            [f"{self._tie(one, self._before)}, on {one.ended}" for one in ended],
        )
        away = [one for one in changes.ties_gone if not one.ended]
        yield "Ties no longer on record", [self._tie(one, self._before) for one in away]

    def _turns(self) -> Iterator[tuple[str, list[str]]]:
        for what, title in _TITLES.items():
            lines = []
            for one in self._changes.people:
                if one.what == what:
                    was, now = (shown(one.what, v, self._after) for v in (one.was, one.now))
                    lines.append(f"{self._after.person(one.after)}: {was} -> {now}")
            yield title, lines

    def _structure(self) -> Iterator[tuple[str, list[str]]]:
        changes = self._changes
        says = {True: "a bridge", False: "none any more", None: "can't tell any more"}
        lost = [
            f"{self._pair(one.ends, self._before)}: {says[one.now]} ({_parted(one.parted)})"
            for one in changes.bridges
            if one.was
        ]
        yield "Bridges that were lost", lost
        won = [
            f"{self._pair(one.ends, self._after)} ({_parted(one.parted)})"
            for one in changes.bridges
            if one.now
        ]
        yield "Bridges that are new", won
        yield "Clusters", [self._cluster(one) for one in changes.clusters]

    def _records(self) -> Iterator[tuple[str, list[str]]]:
        changes = self._changes
        yield (
            "Records kept, by source",
            [f"{one.what}: {one.was:,} -> {one.now:,}" for one in changes.sources],
        )
        was, now = changes.untold
        sides = [("before", was)] * bool(was) + [("now", now)] * bool(now)
        if was == now and was:
            sides = [("on either side", was)]
        yield "Can't tell of bridges and clusters", [f"{side}: {why}" for side, why in sides]

    def _cluster(self, turn: Any) -> str:
        old = "; ".join(self._people(one, self._before) for one in turn.before)
        new = "; ".join(self._people(one, self._after) for one in turn.after)
        return f"{turn.what}: {' -> '.join(filter(None, (old, new)))}"

    def _people(self, ids: Sequence[str], namer: Namer) -> str:
        """A cluster: what the user calls it, else some of its people."""
        from netrules.measures.labels import (  # noqa: PLC0415 reason: arrays
            given_labels,
            matched_labels,
        )

        for label in matched_labels(given_labels(namer.network), [ids]):
            return f"{namer.text('cluster', label)} ({len(ids):,} people)"
        return ", ".join(self._few(ids, namer))

    def _few(self, ids: Sequence[str], namer: Namer) -> list[str]:
        names = self._names(ids[:3], namer)
        return [*names, f"{len(ids) - 3:,} more"] if len(ids) > 3 else names  # noqa: PLR2004 reason: a few

    def _tie(self, turn: TieTurn, namer: Namer) -> str:
        return self._pair(turn.ends, namer)

    def _pair(self, ends: tuple[str, str], namer: Namer) -> str:
        return " - ".join(self._names(ends, namer))

    def _names(self, ids: Sequence[str], namer: Namer) -> list[str]:
        return [namer.person(id_) for id_ in ids]

    def _counted(self, what: str, ids: Sequence[str]) -> str:
        return f"1 person {what}" if len(ids) == 1 else f"{len(ids):,} people {what}"


def _parted(number: int) -> str:
    return f"{number:,} {'hangs' if number == 1 else 'hang'} on it"


def shown(what: str, value: Any, namer: Namer) -> str:
    """A value of a turn in words."""
    if value is None or value == ():
        return "not known"
    if what in _OWN_WORDS:
        return str(value)
    values = value if isinstance(value, tuple) else (value,)
    return ", ".join(namer.text(what.removesuffix("s"), one) for one in values)


# -- as JSON -------------------------------------------------------------------------------


def _document(changes: NetworkDiff, after: Namer) -> dict[str, Any]:
    before = after.about(changes.before)

    def ids(namer: Namer) -> Callable[[Sequence[str]], list[str]]:
        return lambda people: [namer.id("person", one) for one in people]

    old, new = ids(before), ids(after)
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "today": changes.after.day.isoformat(),
        "changed": bool(changes),
        "came": new(changes.came),
        "went": old(changes.went),
        "perhaps": [{"before": old(one.one), "after": new(one.other)} for one in changes.perhaps],
        "regrouped": [{"before": old(one), "after": new(two)} for one, two in changes.regrouped],
        "ties_new": [new(one.ends) for one in changes.ties_new],
        "ties_gone": [
            {"ends": old(one.ends), "ended": one.ended and one.ended.isoformat()}
            for one in changes.ties_gone
        ],
        "people": [_turn(one, after) for one in changes.people],
        "bridges": [
            {
                "ends": (old if one.was else new)(one.ends),
                "before": one.was,
                "after": one.now,
                "parted": one.parted,
            }
            for one in changes.bridges
        ],
        "clusters": [
            {"what": one.what, "before": [*map(old, one.before)], "after": [*map(new, one.after)]}
            for one in changes.clusters
        ],
        "goals": [judging.goal_entry(one, after) for one in changes.goals],
        "needs": [judging.need_entry(one, after) for one in changes.needs],
        "sizes": {one.what: [one.was, one.now] for one in changes.sizes},
        "sources": {one.what: [one.was, one.now] for one in changes.sources},
        "untold": list(changes.untold),
    }
    if not after.redact:
        both = (*changes.before.people, *changes.after.people)
        document["names"] = {person.id: person.name for person in both}
    return document


def _turn(turn: PersonTurn, namer: Namer) -> dict[str, Any]:
    return {
        "person": namer.id("person", turn.after),
        "what": turn.what,
        "before": _value(turn.what, turn.was, namer),
        "after": _value(turn.what, turn.now, namer),
    }


def _value(what: str, value: Any, namer: Namer) -> Any:
    if value is None or what in _OWN_WORDS:
        return value
    if isinstance(value, tuple):
        return [namer.text(what.removesuffix("s"), one) for one in value]
    return namer.text(what, value)
