"""The chats of an input to the items that a source yields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from netrules import Handle, Item, Opened, Origin, Problem, ReadContext, Skipped
from netrules.plugins.sources.chats.lines import Lines
from netrules.plugins.sources.chats.me import Me
from netrules.plugins.sources.chats.talk import Other, Talk, coverage
from netrules.plugins.sources.chats.whatsapp.clock import moment
from netrules.plugins.sources.chats.whatsapp.records import (
    Entry,
    Kind,
    handle_of,
    is_saved,
    read_entries,
)
from netrules.plugins.sources.chats.whatsapp.survey import MOST_SENDERS, Survey, survey
from netrules.plugins.sources.chats.whatsapp.whose import Known, Whose, whose

LAYER: Final = "whatsapp"
SERVICE: Final = "WhatsApp"
#: The option by which users say which number of a date is the day.
DATE_ORDER: Final = "date-order"

NOTICE: Final = "notice of the app"
UNANSWERED: Final = "unanswered call"
OWNER_UNKNOWN: Final = "owner unknown"
ORDER_UNKNOWN: Final = "day and month unclear"

_WHO: Final = 'add your name as WhatsApp writes it to the settings: [me] name = ["…", "…"]'
_ORDER: Final = (
    'say by the option date-order which comes first: "dmy" the day, "mdy" the month, '
    '"ymd" the year; or export the chat again when it has a message from after the 12th of a month'
)
_AGAIN: Final = "export the chat again, and do not change the text"


def chat_items(opened: Opened, members: Sequence[str], context: ReadContext) -> Iterator[Item]:
    """What the chats in *members* hold."""
    surveys: list[Survey] = []
    for member in members:
        found = survey(opened, member)
        if found is None:
            yield Problem(
                "no line begins with day, time and name, as in a chat of WhatsApp",
                opened.origin(member, layer=LAYER),
                "in WhatsApp open the chat, choose Export chat, and give the file as it comes",
            )
        elif found.crowded:
            yield Problem(
                f"more than {MOST_SENDERS:,} people write in it, so it is no chat of WhatsApp",
                opened.origin(member, layer=LAYER),
                _AGAIN,
            )
        else:
            surveys.append(found)
    owners = whose(surveys, Me(context.owner))
    listed: set[str] = set()
    left_out = 0
    for one in surveys:
        for item in _Chat(opened, one, owners[one.member], listed).items(context.options):
            left_out += isinstance(item, Skipped) and item.reason == OWNER_UNKNOWN
            yield item
    yield from _about_owner(opened, surveys, owners, left_out)


def _about_owner(
    opened: Opened, surveys: Sequence[Survey], owners: Mapping[str, Whose], left_out: int
) -> Iterator[Problem]:
    """What there is to say, once for all chats, of who the owner is in them."""
    by_known: dict[Known, list[Survey]] = {known: [] for known in Known}
    for one in surveys:
        if one.senders:
            by_known[owners[one.member].known].append(one)
    unknown = (
        "owner unknown: cannot tell who of those who write is you, so "
        f"{left_out:,} messages were left out"
    )
    inferred = "who of those who write is you was inferred from the chat"
    for known, message in ((Known.UNKNOWN, unknown), (Known.INFERRED, inferred)):
        chats = by_known[known]
        if chats:
            among = f", in {len(chats):,} chats" if len(chats) > 1 else ""
            origin = opened.origin(chats[0].member, layer=LAYER)
            yield Problem(message + among, origin, _WHO, lost=False)


class _Chat:
    """One chat, read for the second time.

    Args:
        opened: The input.
        survey: What the first time has shown.
        whose: Who the owner is in it.
        listed: Whom the input's chats have listed so far.
    """

    def __init__(self, opened: Opened, survey: Survey, whose: Whose, listed: set[str]) -> None:
        self._opened: Final = opened
        self._survey: Final = survey
        self._whose: Final = whose
        self._listed: Final = listed
        others = [name for name in survey.senders if name != whose.sender]
        if not others and not survey.is_group and survey.partner not in ("", whose.sender):
            others = [survey.partner]
        self._handles: Final = {name: handle_of(name) for name in others}
        self._talk: Final = Talk(
            SERVICE,
            survey.title if survey.is_group else "".join(others[:1]),
            [
                Other(
                    self._handles[name],
                    self._place(*survey.senders.get(name, survey.first)),
                    name,
                    is_saved(name),
                )
                for name in others
            ],
            group=survey.is_group,
        )

    def _place(self, line: int = 0, number: int = 0) -> Origin:
        return self._opened.origin(self._survey.member, line, number, LAYER)

    def items(self, options: Any) -> Iterator[Item]:
        """Everything that it tells, in file order; what it vouches for comes last."""
        survey, talk = self._survey, self._talk
        dated = survey.days.decide(options.get(DATE_ORDER))
        known = self._whose.known is not Known.UNKNOWN
        yield from self._told(dated=dated)
        if known:
            yield from talk.people(self._listed, addressed=bool(self._whose.sender))
            yield from talk.group(survey.title, self._place(*survey.first))
        with self._opened.open(survey.member) as stream:
            lines = Lines(stream, self._opened.head(survey.member))
            for entry in read_entries(lines, survey.layout):
                if isinstance(entry, Entry):
                    yield self._item(entry, dated=dated, known=known)
        if known:
            yield from talk.ties(self._place(*survey.first))
            yield from self._vouched()

    def _item(self, entry: Entry, *, dated: bool, known: bool) -> Item:
        origin = self._place(entry.line, entry.number)
        if entry.kind is Kind.NOTICE:
            return Skipped(NOTICE, origin)
        if entry.kind is Kind.UNANSWERED:
            return Skipped(UNANSWERED, origin)
        if not known:
            return Skipped(OWNER_UNKNOWN, origin)
        if not dated:
            return Skipped(ORDER_UNKNOWN, origin)
        at = self._time(entry)
        if at is None:
            self._talk.incomplete = True
            return Problem("there is no such day or time", origin, _AGAIN)
        sender = self._handle(entry.sender)
        if entry.kind is Kind.CALL:
            return self._talk.call(origin, at, sender)
        return self._talk.message(origin, at, sender)

    def _handle(self, sender: str) -> Handle | None:
        """Who a sender is, None for the owner."""
        return None if sender == self._whose.sender else self._handles[sender]

    def _time(self, entry: Entry) -> date | datetime | None:
        day = self._survey.days.day(entry.stamp.numbers)
        return None if day is None else moment(day, entry.stamp.clock, entry.stamp.half)

    def _told(self, *, dated: bool) -> Iterator[Problem]:
        """What there is to say of the chat as a whole."""
        survey = self._survey
        if survey.before:
            yield self._warning("text before the first message was left out", survey.before, _AGAIN)
        if survey.foreign:
            yield self._warning(
                "from here on there are lines that begin like messages, but with day and time "
                "written in another way than the rest; they were taken for text",
                survey.foreign,
                "if they are messages, put them into a file of their own",
            )
        if survey.odd:
            yield self._warning(
                "not valid UTF-8 from here on; read as Windows-1252, so letters may be wrong",
                survey.odd,
                _AGAIN,
            )
        if not dated:
            yield self._unclear()

    def _unclear(self) -> Problem:
        if self._survey.days.contradict:
            message = "some dates need the day first and others do not, so no date could be read"
        else:
            message = "no date shows which number is the day and which the month"
        return self._warning(message, self._survey.first[0], _ORDER)

    def _warning(self, message: str, line: int, remedy: str) -> Problem:
        return Problem(message, self._place(line), remedy, lost=False)

    def _vouched(self) -> Iterator[Item]:
        """The days of a chat of two, as far as nothing of it is missing."""
        talk, survey = self._talk, self._survey
        if survey.is_group or not talk.days:
            return
        if survey.fading:
            yield self._warning(
                "messages of this chat vanish after a while, so it cannot show that there was "
                "no contact",
                0,
                "switch disappearing messages off for those with whom you want to see that",
            )
        elif talk.incomplete or survey.foreign:
            yield self._warning(
                "some messages could not be read, so the chat cannot show that there was "
                "no contact",
                0,
                _AGAIN,
            )
        else:
            found = coverage([talk], self._place(), everybody=False)
            # Older phones do not note the calls that were answered.
            yield from (one for one in found if one.channel == talk.message_channel)
