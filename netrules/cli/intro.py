"""`netrules intro`: whom to ask for an introduction, and on what each step rests."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from netrules.cli import common

if TYPE_CHECKING:
    from netrules.actions.introduce import Introduction
    from netrules.engine.render import Namer
    from netrules.measures.introductions import MaybeStep, Route
    from netrules.measures.steps import Step

SCHEMA: Final = "netrules/intro/1"
#: How many routes are listed, and how many steps that are only possible.
_MOST_ROUTES: Final = 5
_MOST_MAYBE: Final = 5
_EPILOG: Final = """\
examples:
  netrules intro "Priya Raman"
      routes to a person, by name, address or id
  netrules intro "Northwind Ltd" contacts.toml
      routes into an organization, over whoever works there now
  netrules intro Malmö --as place --through 1
      routes to a place, over one person at most
"""
#: What is said of whom a target stands for.
_THERE: Final = {
    "organization": "work at {name}",
    "field": "work in {name}",
    "place": "are in {name}",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = (
        "Find routes to a person, an organization, a field of work or a place: independent ones, "
        "with what each step rests on. Nothing is sent to anybody."
    )
    parser.epilog = _EPILOG
    parser.add_argument("target", metavar="TARGET", help="whom to reach; compared whole")
    common.add_paths_argument(parser)
    parser.add_argument(
        "--as",
        dest="aim",
        choices=("person", "organization", "field", "place"),
        help="what TARGET is; by default the first of these that has such a name",
    )
    parser.add_argument(
        "--through",
        metavar="N",
        type=int,
        choices=(0, 1, 2),
        default=2,
        help="over how many people a route may lead, 0 to 2 (default: 2)",
    )
    common.add_input_arguments(parser)
    common.add_format_argument(parser)
    common.add_shared_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Find the routes."""
    from netrules.actions.introduce import introduce  # noqa: PLC0415 reason: start-up
    from netrules.actions.targets import Aim, UnknownTargetError  # noqa: PLC0415 reason: start-up

    session = common.session_of(options)
    loaded = common.load(session, common.inputs_of(options, session, options.paths))
    today = common.today_of(options)
    namer = common.namer_of(session, loaded.network)
    try:
        found = introduce(
            loaded.network,
            options.target,
            today=today,
            aim=Aim(options.aim) if options.aim else None,
            intermediaries=options.through,
            goals=[goal for goal in session.goals() if goal.closed is None],
        )
    except UnknownTargetError as error:
        if not namer.redact:
            raise
        # What was meant stands in the files, and names are hidden.
        msg = "nothing in these files is called that, or several people are"
        raise ValueError(msg) from error
    if options.format == "json":
        common.write_json({"today": today.isoformat(), **_document(found, namer)})
    else:
        common.write("\n".join(_text(found, namer)))
    return common.outcome(session, namer, debug=options.debug, loaded=loaded)


# -- as text -----------------------------------------------------------------------------


def _text(found: Introduction, namer: Namer) -> Iterator[str]:
    from netrules.engine.render import printable  # noqa: PLC0415 reason: start-up

    shown = namer.shown_by(printable)
    yield from _head(found, shown)
    shown_routes = found.independent[:_MOST_ROUTES]
    if shown_routes:
        yield ""
        yield "Routes that share nobody, the shortest first" if shown_routes[1:] else "The route"
    for number, route in enumerate(shown_routes, 1):
        yield from _route(f"{number}. ", route, found, shown)
    if more := len(found.independent) - len(shown_routes):
        yield f"and {more:,} more, which --format json lists"
    if found.best is not None and found.best not in found.independent:
        yield ""
        yield "The likeliest route of all"
        yield from _route("   ", found.best, found, shown)
    yield from _besides(found, shown)


def _besides(found: Introduction, shown: Namer) -> Iterator[str]:
    """What is no route: who may know whom, whom to ask in general, what is too old."""
    if found.maybe:
        yield ""
        yield "Perhaps: ask whether they know each other"
        for step in found.maybe[:_MOST_MAYBE]:
            yield f"   {_maybe(step, shown)}"
        if len(found.maybe) > _MOST_MAYBE:
            yield f"   and {len(found.maybe) - _MOST_MAYBE} more"
    if found.ask:
        yield ""
        yield "Ask whom you should meet there"
        for id_ in found.ask:
            yield f"   {shown.person(id_)}{_how(id_, found, shown)}"
    if found.target.stale:
        yield ""
        yield "Check first: what is on record of them is more than two years old"
        yield "   " + ", ".join(map(shown.person, found.target.stale))


def _head(found: Introduction, namer: Namer) -> Iterator[str]:
    target = found.target
    number = len(target.people)
    if target.aim == "person":
        name = namer.person(target.name)
        if not found.independent:
            yield f"No route to {name} is on record"
        else:
            yield f"To {name}"
        return
    name = namer.text(target.aim, target.name)
    there = _THERE[target.aim].format(name=name)
    if number == 1:
        there = there.replace("work ", "works ", 1).replace("are ", "is ", 1)
    line = f"{number or 'None'} of your people {there}"
    if target.maybe:
        line += f"; of {target.maybe:,} it is not known"
    yield line
    if number and not found.independent:
        yield "No route to any of them is on record"


def _route(number: str, route: Route, found: Introduction, namer: Namer) -> Iterator[str]:
    names = [namer.person(id_) for id_ in route.people]
    if len(names) == 1:
        yield f"{number}{names[0]}: you know each other"
    else:
        yield f"{number}ask {names[0]} for " + " and then ".join(names[1:])
    for step in route.steps:
        yield f"   {_step(step, namer)}"
    if channel := found.channel.get(route.people[0]):
        yield f"   {names[0]} last answered by {namer.channel(channel)}"


def _how(id_: str, found: Introduction, namer: Namer) -> str:
    channel = found.channel.get(id_)
    return f", who last answered by {namer.channel(channel)}" if channel else ""


def _step(step: Step, namer: Namer) -> str:
    from netrules.model.bounds import limits  # noqa: PLC0415 reason: start-up

    ties = "; ".join(dict.fromkeys(_tie(tie, namer) for tie in step.ties))
    start = "you" if step.start == "me" else namer.person(step.start)
    line = f"{start} and {namer.person(step.end)}: {ties}"
    if step.start == "me":
        seen, _ = limits(step.last)
        line += f"; last two-way contact {seen}" if seen else "; no two-way contact on record"
    return line


def _tie(tie: Any, namer: Namer) -> str:
    origin = tie.origins[0]
    member = f"!{namer.text('member', origin.member)}" if origin.member else ""
    line = f":{origin.line}" if origin.line else ""
    since = f", since {tie.since}" if tie.since else ""
    kind = namer.text("kind", tie.kind)
    return f"{kind} ({tie.evidence}, {origin.path}{member}{line}{since})"


def _maybe(step: MaybeStep, namer: Namer) -> str:
    start = "you" if step.start == "me" else namer.person(step.start)
    end = namer.person(step.end)
    if step.employer:
        return f"{start} and {end} both work at {namer.text('organization', step.employer)}"
    return f"{start} and {end}: {'; '.join(_tie(tie, namer) for tie in step.ties)}"


# -- as JSON -----------------------------------------------------------------------------


def _document(found: Introduction, namer: Namer) -> dict[str, Any]:
    target = found.target
    name = (
        namer.id("person", target.name)
        if target.aim == "person"
        else namer.text(target.aim, target.name)
    )
    return {
        "schema": SCHEMA,
        "target": {
            "kind": str(target.aim),
            "name": name,
            "people": [namer.id("person", id_) for id_ in target.people],
            "stale": [namer.id("person", id_) for id_ in target.stale],
            "maybe": target.maybe,
        },
        "independent": [_route_entry(route, namer) for route in found.independent],
        "best": None if found.best is None else _route_entry(found.best, namer),
        "maybe": [
            {
                "start": namer.id("person", step.start),
                "end": namer.id("person", step.end),
                "employer": namer.text("organization", step.employer) if step.employer else "",
            }
            for step in found.maybe
        ],
        "ask": [namer.id("person", id_) for id_ in found.ask],
    }


def _route_entry(route: Route, namer: Namer) -> dict[str, Any]:
    return {
        "people": [namer.id("person", id_) for id_ in route.people],
        "steps": [
            {
                "start": namer.id("person", step.start),
                "end": namer.id("person", step.end),
                "signs": [str(sign) for sign in step.signs],
                "ties": [
                    {
                        "kind": namer.text("kind", tie.kind),
                        "evidence": str(tie.evidence),
                        "layer": tie.layer,
                        "since": tie.since and tie.since.isoformat(),
                        "path": tie.origins[0].path,
                        "line": tie.origins[0].line or None,
                    }
                    for tie in step.ties
                ],
            }
            for step in route.steps
        ],
    }
