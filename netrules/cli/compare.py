"""`netrules compare`: two layers of a network, or two files, side by side."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from netrules.cli import common

if TYPE_CHECKING:
    from netrules.engine.render import Namer
    from netrules.measures.layers import HubsAtEdge, LayerComparison

SCHEMA: Final = "netrules/compare/1"
#: How many people of one kind are named.
_MOST: Final = 10
_EPILOG: Final = """\
examples:
  netrules compare linkedin facebook
      two layers of the sources of the settings: who is in both, who in one only
  netrules compare linkedin facebook exports/
      the same of what is in a folder
  netrules compare last-year.toml contacts.toml
      two files, each a network of its own
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = (
        "Put two layers of your network, or two files, side by side: how far they overlap, who is "
        "in one only, and the hubs of one who stand at the edge of the other."
    )
    parser.epilog = _EPILOG
    parser.add_argument(
        "sides",
        metavar="LAYER|PATH",
        nargs=2,
        help="two layers, such as linkedin and facebook, or two existing files, folders or zips",
    )
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="what to read two layers from; without one the sources of the settings",
    )
    parser.add_argument(
        "--recorded",
        action="store_true",
        help="take the ties on record for all that there are, where no file says so",
    )
    common.add_input_arguments(parser)
    common.add_format_argument(parser)
    common.add_shared_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Compare them."""
    from netrules.measures import compare_layers, compare_networks  # noqa: PLC0415 reason: start-up

    session = common.session_of(options)
    today = common.today_of(options)
    paths = [Path(side) for side in options.sides]
    if all(path.exists() for path in paths) and not options.paths:
        first, second = (
            common.load(session, common.inputs_of(options, session, [path])) for path in paths
        )
        compared = compare_networks(
            first.network.as_of(today),
            second.network.as_of(today),
            names=(options.sides[0], options.sides[1]),
            recorded=options.recorded,
        )
        namer = common.namer_of(session, first.network)
        namers = (namer, namer.about(second.network))
        loaded = [first, second]
    else:
        whole = common.load(session, common.inputs_of(options, session, options.paths))
        network = whole.network.as_of(today)
        compared = compare_layers(network, *options.sides, recorded=options.recorded)
        namers = (common.namer_of(session, network),) * 2
        loaded = [whole]
    if options.format == "json":
        common.write_json(_document(compared, namers, today.isoformat()))
    else:
        common.write("\n".join(_text(compared, namers)))
    codes = [
        common.outcome(session, namer, debug=options.debug, loaded=one)
        for one, namer in zip(loaded, namers, strict=False)
    ]
    return max(codes)


# -- as text -----------------------------------------------------------------------------


def _text(compared: LayerComparison, namers: Sequence[Namer]) -> Iterator[str]:
    from netrules.engine.render import printable  # noqa: PLC0415 reason: start-up

    first = namers[0].shown_by(printable)
    shown = (first, first.about(namers[1].network))  # one number stands for one person
    one, other, sharing = compared.one, compared.other, compared.sharing
    yield (
        f"{one.name}: {_people(len(one.people))}; {other.name}: {_people(len(other.people))}; "
        f"{sharing.both:,} in both"
    )
    everybody, smaller = map(_percent, (sharing.jaccard, sharing.overlap_coefficient))
    yield f"  {everybody} of everybody, {smaller} of the smaller one"
    if sharing.same_name:
        yield (
            f"  up to {sharing.joins:,} more if people of one name are one person: same-as in the "
            "contacts file says so"
        )
    sides = (
        (one.name, sharing.only_one, shown[0]),
        (other.name, sharing.only_other, shown[1]),
    )
    for name, ids, namer in sides:
        yield ""
        yield f"On {name} only: {_people(len(ids))}"
        if ids:
            yield f"  {_names(ids, namer)}"
    hubs = (
        (one.name, other.name, compared.one_hubs_at_edge, 0),
        (other.name, one.name, compared.other_hubs_at_edge, 1),
    )
    for hub, edge, found, side in hubs:
        yield ""
        yield f"Hubs of {hub} at the edge of {edge}"
        yield from (f"  {line}" for line in _hubs(found, shown[side], side))


def _hubs(found: Any, namer: Namer, side: int) -> Iterator[str]:
    from netrules.model.unknown import Unknown  # noqa: PLC0415 reason: start-up

    if isinstance(found, Unknown):
        reasons = dict.fromkeys(namer.said(fact.text) for fact in found.missing)
        yield f"can't tell: {'; '.join(reasons)}"
        return
    at_edge: HubsAtEdge = found
    ids = [pair[side] for pair in at_edge.found.recorded]
    if not ids:
        number = at_edge.hubs
        yield f"none of the {number:,} hubs who are in both" if number else "no hub is in both"
        return
    yield _names(ids, namer)
    if at_edge.expected is not None:
        hubs = f"{len(ids)} of {at_edge.hubs:,} hubs who are in both"
        yield f"{hubs}; by chance {at_edge.expected:.2g}"


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def _names(ids: Sequence[str], namer: Namer) -> str:
    names = [namer.person(id_) for id_ in ids]
    if not namer.redact:
        names.sort(key=str.casefold)
    more = f" and {len(names) - _MOST:,} more" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more


def _percent(value: Any) -> str:
    from netrules.model.bounds import limits  # noqa: PLC0415 reason: start-up

    low, high = limits(value)
    if low is None or high is None:
        return "nothing"
    return f"{low:.0%}" if low == high else f"{low:.0%} to {high:.0%}"


# -- as JSON -----------------------------------------------------------------------------


def _document(compared: LayerComparison, namers: Sequence[Namer], today: str) -> dict[str, Any]:
    from netrules.model.bounds import limits  # noqa: PLC0415 reason: start-up
    from netrules.model.unknown import Unknown  # noqa: PLC0415 reason: start-up

    sharing = compared.sharing

    def ids(side: int, people: Sequence[str]) -> list[str]:
        return [namers[side].id("person", id_) for id_ in people]

    def at_edge(found: Any, side: int) -> dict[str, Any] | None:
        if isinstance(found, Unknown):
            return None
        people = [pair[side] for pair in found.found.recorded]
        return {
            "people": ids(side, people),
            "complete": found.found.complete,
            "hubs": found.hubs,
            "expected": found.expected,
        }

    return {
        "schema": SCHEMA,
        "today": today,
        "sides": [
            {"name": layer.name, "people": len(layer.people)}
            for layer in (compared.one, compared.other)
        ],
        "both": sharing.both,
        "jaccard": list(limits(sharing.jaccard)),
        "overlap": list(limits(sharing.overlap_coefficient)),
        "only": [ids(0, sharing.only_one), ids(1, sharing.only_other)],
        "hubs_at_edge": [
            at_edge(compared.one_hubs_at_edge, 0),
            at_edge(compared.other_hubs_at_edge, 1),
        ],
    }
