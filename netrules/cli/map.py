"""`netrules map`: pictures of the network."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netrules.cli import common
from netrules.writing.whole import write_whole

if TYPE_CHECKING:
    from netrules.actions.scene import Scene
    from netrules.engine.render import Namer

_EPILOG: Final = """\
A picture shows what is on record: a tie that nobody wrote down is not drawn, and a common employer
is no tie. Where too few have ties, what people belong to holds the picture together.

examples:
  netrules map -o map.html
      a page to explore: search, filters, goals, time, layers side by side; it opens offline
  netrules map -o network.svg
      hubs, labelled clusters, and who has gone quiet, for a document or a browser
  netrules map exports/ --layer linkedin -o linkedin.gexf
      one layer alone, for Gephi
  netrules map --redact -o network.svg
      with pseudonyms in place of names, employers, groups and labels, to show around
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = (
        "Draw the network: hubs, labelled clusters, ties, and with whom you are in touch. The "
        "file's ending says which picture: .html, .svg, .png, .gexf, …; a wrong one lists all."
    )
    parser.epilog = _EPILOG
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="a file, a folder or a zip; without one the sources of the settings",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        required=True,
        help="where to draw; its ending says which picture; written whole or not at all",
    )
    parser.add_argument(
        "--goal",
        metavar="NAME",
        action="append",
        default=[],
        help="show what this goal of the settings, or goal template, needs; by default every "
        "goal that is open; may be given several times",
    )
    parser.add_argument(
        "--ego",
        action=argparse.BooleanOptionalAction,
        default=False,
        help="draw you and your own ties too (default: no, for they hide the others')",
    )
    parser.add_argument(
        "--layer", metavar="NAME", default="", help="the people and ties of this layer alone"
    )
    parser.add_argument(
        "--by",
        choices=("ties", "groups"),
        help="what holds the picture together: ties between people, or what they belong to; by "
        "default ties, if one person in five has one on record",
    )
    common.add_input_arguments(parser)
    common.add_shared_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Draw the picture."""
    from netrules.actions.pictures import (  # noqa: PLC0415 reason: start-up
        PictureOptions,
        picture_for,
    )
    from netrules.actions.scene import Mode  # noqa: PLC0415 reason: start-up
    from netrules.actions.staging import scene  # noqa: PLC0415 reason: start-up
    from netrules.engine.goals import choose_goals  # noqa: PLC0415 reason: start-up

    session = common.session_of(options)
    picture = picture_for(options.output, session.plugins.pictures())
    loaded = common.load(session, common.inputs_of(options, session, options.paths))
    namer = common.namer_of(session, loaded.network)
    if loaded.unreadable and not loaded.network.people:
        # A picture of nobody would pass for an empty network.
        return common.outcome(session, namer, debug=options.debug, loaded=loaded)
    today = common.today_of(options)
    goals = choose_goals(
        options.goal or None, session.goals(), session.plugins.templates(), today=today
    )
    report = session.check(loaded, goals, today=today)
    shown = scene(
        loaded.network,
        today=today,
        report=report,
        mode=Mode(options.by) if options.by else None,
        layer=options.layer,
    )
    drawn = picture.draw(shown, namer, PictureOptions(ego=options.ego))
    if isinstance(drawn, bytes):
        write_whole(options.output, drawn)
    else:
        common.write(drawn, options.output)
    _tell(shown, namer)
    told = {*loaded.crashes, *session.failures()}
    crashes = [one for one in report.crashes if one not in told]
    return common.outcome(session, namer, debug=options.debug, loaded=loaded, crashes=crashes)


def _tell(shown: Scene, namer: Namer) -> None:
    """Say what was drawn, and what of the settings fits nothing in it."""
    people, ties = len(shown.people), len(shown.lines)
    common.tell(f"drawn as recorded on {shown.today}: {people} people, {ties} ties among them")
    if shown.why:
        common.tell(shown.why)
    for label in shown.lost_labels:
        told = namer.text("cluster", label)
        common.tell(f"the label {told!r} fits no cluster of this network; mend its people")
