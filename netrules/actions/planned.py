"""A plan in words, and as text, Markdown, a table, JSON and reminders for a calendar."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

import attrs

from netrules.actions.plan import Move, Opening, Plan
from netrules.actions.simulate import Kind
from netrules.engine.render import Namer, json_text
from netrules.model.bounds import limits
from netrules.model.unknown import Unknown

SCHEMA: Final = "netrules/plan/1"
_WEEK: Final = 7
#: How many bytes a line of iCalendar has at most.
_FOLD: Final = 75
#: What a spreadsheet would take for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@attrs.frozen
class Line:
    """A move in words.

    Args:
        what: What to do.
        why: The reasons, each a sentence.
    """

    what: str
    why: tuple[str, ...]


def lines_of(plan: Plan, namer: Namer) -> tuple[Line, ...]:
    """The moves of *plan* in words, in their order."""
    return tuple(Line(_what(move, namer), tuple(_why(plan, move, namer))) for move in plan.moves)


def _what(move: Move, namer: Namer) -> str:
    name = namer.person(move.deed.person)
    if move.fact is not None:
        return f"Find out about {name}, and {namer.said(move.fact.text)}"
    how = f", by {namer.channel(move.channel)}" if move.channel else ""
    if move.deed.kind is Kind.GIVE:
        return f"Offer {name} something before you ask again{how}"
    if move.deed.kind is Kind.MEET:
        via = f"Ask {namer.person(move.via)} to introduce you to" if move.via else "Get to know"
        return f"{via} {name}"
    return _TALKS.get(move.channel, "Get in touch with {name}{how}").format(name=name, how=how)


#: How to say that somebody is to be met or called; of all other channels the name is told.
_TALKS: Final[Mapping[str, str]] = {"meeting": "Meet {name}", "call": "Call {name}"}
#: How many of the needs that somebody serves are told.
_MOST_SERVED: Final = 1


def _why(plan: Plan, move: Move, namer: Namer) -> Iterator[str]:
    """The reasons: what it does, who they are to your goals, how things stand, and with what to
    begin."""
    for need in move.closes:
        others = sum(need in other.closes for other in plan.moves) - 1
        more = f", with {others} more of these moves" if others else ""
        yield f"closes {namer.text('need', need)}{more}"
    for need in move.settles:
        yield f"would settle {namer.text('need', need)}"
    if move.fact is not None:
        return
    if who := _who(plan, move, namer):
        yield who
    for finding in move.clears:
        yield namer.message(finding)
    if not move.clears:
        seen, _ = limits(plan.before.network.people[move.deed.person].last_two_way)
        yield f"last two-way contact {seen}" if seen else "no two-way contact on record"
    yield from _begin_with(move, namer)


def _who(plan: Plan, move: Move, namer: Namer) -> str:
    """What somebody does and where, and which needs they serve."""
    person = plan.before.network.people[move.deed.person]
    title = "" if isinstance(person.title, Unknown) else namer.text("title", person.title)
    where = person.organization
    place = "" if isinstance(where, Unknown) else f"at {namer.text('employer', where)}"
    needs = [namer.text("need", one) for one in move.serves if one not in move.closes]
    more = len(needs) - _MOST_SERVED
    counts = f"counts for {'; '.join(needs[:_MOST_SERVED])}" if needs else ""
    if more > 0:
        counts += f"; and {more} more"
    return ", ".join(filter(None, (" ".join(filter(None, (title, place))), counts)))


def _begin_with(move: Move, namer: Namer) -> Iterator[str]:
    """What there is to begin with: what came through them, and whom you both know."""
    if move.brought is not None:
        what = namer.text("outcome", move.brought.what)
        yield f"{what} came through them on {move.brought.on}: tell them how it turned out"
    others = [namer.person(id_) for id_ in move.both if id_ != move.via]
    if others and move.deed.kind is not Kind.MEET:
        know = "knows" if len(others) == 1 else "know"
        yield f"{_and(others)} {know} you both"


def _and(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def opening_of(opening: Opening, namer: Namer) -> Line:
    """What takes new people, in words."""
    item = f" ({namer.text('item', opening.item)})" if opening.item else ""
    what = f"{namer.text('need', opening.need)}{item}"
    if not opening.ask:
        return Line(what, ("nobody in these files is near it; go where such people meet",))
    names = ", ".join(map(namer.person, opening.ask))
    past = "who used to work there, " if opening.former else ""
    return Line(what, (f"ask {names}, {past}whom you should meet",))


# -- the formats ---------------------------------------------------------------------------


def as_text(plan: Plan, namer: Namer) -> str:
    """For a terminal."""
    return "\n".join(_sections(plan, namer, "{}", "{}. {}", "   {}"))


def as_markdown(plan: Plan, namer: Namer) -> str:
    """A list to tick off."""
    shown = namer.shown_by(escaped)
    return "\n".join(_sections(plan, shown, "## {}", "{}. [ ] {}", "   - {}"))


#: Why the moves stand in their order.
_ORDER: Final = (
    "First what closes a need, then facts that settle one, then whom most was found about; of two "
    "alike whoever you were in touch with last."
)


def _sections(plan: Plan, namer: Namer, head: str, item: str, reason: str) -> Iterator[str]:
    number = len(plan.moves)
    yield head.format(
        f"This week: {number} move{'s' * (number != 1)}" if number else "Nothing to do this week"
    )
    for at, line in enumerate(lines_of(plan, namer), 1):
        yield item.format(at, line.what)
        yield from (reason.format(why) for why in line.why)
    if plan.open:
        yield ""
        yield head.format("What takes new people")
        for opening in plan.open:
            line = opening_of(opening, namer)
            yield reason.format(line.what)
            yield from (reason.format(f"  {why}") for why in line.why)
    if plan.moves:
        yield ""
        before, later = len(plan.before.active), len(plan.later.active)
        yield _ORDER
        yield f"Done, this leaves {later:,} of {before:,} findings. Nothing was sent to anybody."


def escaped(value: str) -> str:
    """A value that stays text: no markup, link, mention or line of its own."""
    flat = " ".join(value.split())
    return "".join(f"\\{one}" if one in "\\`*_{}[]<>()#+-.!|@~" else one for one in flat)


def as_csv(plan: Plan, namer: Namer) -> str:
    """A table for a spreadsheet; no cell is taken for a formula."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("number", "what", "person", "channel", "why"))
    for at, (move, line) in enumerate(zip(plan.moves, lines_of(plan, namer), strict=True), 1):
        channel = namer.channel(move.channel) if move.channel else ""
        cells = (line.what, namer.person(move.deed.person), channel, "; ".join(line.why))
        table.writerow((at, *map(_cell, cells)))
    return out.getvalue().removesuffix("\n")


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value


def as_json(plan: Plan, namer: Namer) -> str:
    """For programs."""
    return json_text(
        {
            "schema": SCHEMA,
            "today": plan.before.today.isoformat(),
            "moves": [
                {
                    "kind": str(move.deed.kind),
                    "person": namer.id("person", move.deed.person),
                    "via": namer.id("person", move.via) if move.via else "",
                    "channel": namer.channel(move.channel) if move.channel else "",
                    "closes": [namer.text("need", one) for one in move.closes],
                    "settles": [namer.text("need", one) for one in move.settles],
                    "serves": [namer.text("need", one) for one in move.serves],
                    "both": [namer.id("person", one) for one in move.both],
                    "clears": sorted(one.code for one in move.clears),
                    "field": move.fact.field if move.fact else "",
                    "text": line.what,
                    "why": list(line.why),
                }
                for move, line in zip(plan.moves, lines_of(plan, namer), strict=True)
            ],
            "open": [
                {
                    "need": namer.text("need", one.need),
                    "item": namer.text("item", one.item) if one.item else "",
                    "ask": [namer.id("person", id_) for id_ in one.ask],
                }
                for one in plan.open
            ],
            "findings": {"before": len(plan.before.active), "after": len(plan.later.active)},
        }
    )


def as_ics(plan: Plan, namer: Namer) -> str:
    """Reminders, one a day over the week, with nothing of anybody but the name."""
    today = plan.before.today
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//netrules//plan//EN"]
    number = len(plan.moves)
    for at, line in enumerate(lines_of(plan, namer)):
        day = today + timedelta(days=at * _WEEK // max(number, _WEEK))
        lines += _reminder(line.what, day, today, plan.moves[at])
    lines.append("END:VCALENDAR")
    return "\r\n".join(folded for line in lines for folded in _folded(line)) + "\r"


def _reminder(what: str, day: date, today: date, move: Move) -> Sequence[str]:
    told = f"{move.deed.kind}\0{move.deed.person}\0{today}"
    uid = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return (
        "BEGIN:VEVENT",
        f"UID:{uid}@netrules",
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"SUMMARY:{_escaped(what)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT9H",
        f"DESCRIPTION:{_escaped(what)}",
        "END:VALARM",
        "END:VEVENT",
    )


def _escaped(text: str) -> str:
    flat = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return flat.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> Iterator[str]:
    """*line* in pieces of at most 75 bytes, none of them cutting a letter."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode("utf-8", "replace")) > _FOLD:
            yield piece
            piece = " "
        piece += letter
    yield piece


#: How a plan can be written.
FORMATS: Final[Mapping[str, Callable[[Plan, Namer], str]]] = {
    "text": as_text,
    "markdown": as_markdown,
    "csv": as_csv,
    "json": as_json,
    "ics": as_ics,
}
