"""The list of friends as a web page: Facebook's only form until 2018, and still a choice."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from typing import Final, NamedTuple

from netrules import Handle, Item, Opened, PersonRecord, Problem, Skipped
from netrules.plugins.sources.meta.friends import DEACTIVATED, LAYER, TIE
from netrules.plugins.sources.meta.kinds import plain_name
from netrules.plugins.sources.meta.roll import Listing, Roll
from netrules.plugins.sources.meta.values import is_nobody

AS_JSON: Final = "download the copy of your data again and choose the format JSON"
_CHUNK: Final = 1 << 16
#: Classes of what holds a name, and of what holds a date, in pages from 2018 on.
_NAMES: Final = frozenset({"_a6-h", "_2lel"})
_DATES: Final = frozenset({"_a72d", "_2lem"})
#: Elements without an end.
_VOID: Final = frozenset("area base br col embed hr img input link meta source track wbr".split())
#: No name is longer, whatever a page leaves unclosed.
_LONGEST: Final = 500
#: No tag or comment is longer: a page with one would be held in memory whole.
_LONGEST_TAG: Final = 1 << 18
#: Headings of lists on the older page that are not of friends, as `plain_name` gives them.
_OTHER_LISTS: Final = frozenset(
    "sentfriendrequests receivedfriendrequests declinedfriendrequests rejectedfriendrequests "
    "removedfriends friendpeergroup".split()
)
_MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)
_DAY_FIRST: Final = re.compile(r"\b(\d{1,2})\.? ([a-z]{3,9})\.?,? (\d{4})\b")
_MONTH_FIRST: Final = re.compile(r"\b([a-z]{3,9})\.? (\d{1,2}),? (\d{4})\b")
_ISO: Final = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)(?!\d)")
_IN_BRACKETS: Final = re.compile(r"(.*\S)\s*\(([^()]*\d[^()]*)\)")


def day_in(text: str) -> date | None:
    """The day that a date states: in English, or as 2016-06-16. Dates in other languages, and
    those of three numbers, are nothing that can be told for sure."""
    text = " ".join(text.casefold().split())
    if match := _DAY_FIRST.search(text):
        day, word, year = match.groups()
    elif match := _MONTH_FIRST.search(text):
        word, day, year = match.groups()
    elif match := _ISO.search(text):
        return _date(*map(int, match.groups()))
    else:
        return None
    months = [n for n, name in enumerate(_MONTHS, 1) if name.startswith(word)]
    return _date(int(year), months[0], int(day)) if len(months) == 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if found.year >= 2004 else None  # noqa: PLR2004 reason: Facebook began then


class _Entry(NamedTuple):
    """Somebody on the page.

    Attributes:
        line: Where their name begins.
        name: Their name.
        date: The date beside it, "" if there is none.
        is_friend: Whether it is the list of friends that they are on.
    """

    line: int
    name: str
    date: str
    is_friend: bool = True


class _Page(HTMLParser):
    """Collects the people on a page of either form, as far as it was fed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.entries: list[_Entry] = []
        self._depth = 0
        self._ends = 0
        self._role = ""
        self._text: list[str] = []
        self._line = 0
        self._headings = 0
        self._is_friends = False
        self._lists = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        self._depth += 1
        if self._role == "item" and tag == "li":  # the one before was not closed
            self._close()
            self._depth = self._ends
        if self._role:
            return
        classes = frozenset((dict(attrs).get("class") or "").split())
        if classes & _NAMES:
            self._begin("name")
        elif classes & _DATES:
            self._begin("date")
        elif tag == "h2":
            self._begin("heading")
        elif tag == "li" and self._headings:
            self._begin("item")

    def _begin(self, role: str) -> None:
        self._role, self._ends, self._text = role, self._depth, []
        self._line = self.getpos()[0]

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self._role and self._depth <= self._ends:
            self._close()
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._role and sum(map(len, self._text)) < _LONGEST:
            self._text.append(data)

    def close(self) -> None:
        super().close()
        if self._role:
            self._close()

    def _close(self) -> None:
        text = " ".join("".join(self._text).split())[:_LONGEST]
        role, self._role = self._role, ""
        if role == "heading":
            self._headings += 1
            self._is_friends = not self._lists and plain_name(text) not in _OTHER_LISTS
        elif role == "item":
            self._lists = max(self._lists, self._headings)
            match = _IN_BRACKETS.fullmatch(text)
            name, said = match.groups() if match else (text, "")
            self.entries.append(_Entry(self._line, name, said, self._is_friends))
        elif role == "name":
            self.entries.append(_Entry(self._line, text, ""))
        elif role == "date" and self.entries and not self.entries[-1].date:
            self.entries[-1] = self.entries[-1]._replace(date=text)


def read_page(opened: Opened, member: str, roll: Roll) -> Iterator[Item]:
    """A person and a tie for each friend on a page."""
    listing, unread, kept, number = Listing(roll), 0, 0, 0
    for number, entry in enumerate(_entries(opened, member), 1):
        if isinstance(entry, Problem):
            yield entry
            continue
        origin = opened.origin(member, entry.line, number, LAYER)
        if not entry.is_friend:
            yield Skipped("in another list of the page", origin)
        elif is_nobody(entry.name):
            yield Skipped(DEACTIVATED, origin)
        elif not listing.is_new(entry.name):
            yield Skipped("repeated", origin)
        else:
            kept += 1
            day = day_in(entry.date)
            unread += day is None
            facts = {"recorded": day} if day else {}
            yield PersonRecord(Handle(names=(entry.name,)), origin, facts=facts, tie=TIE)
    origin = opened.origin(member, layer=LAYER)
    if not kept:
        what = "names no friends" if number else "has no list of people as they are known here"
        yield Problem(f"this page {what}", origin, AS_JSON, lost=not number)
    elif unread:
        yield Problem(
            f"since when {unread:,} of {kept:,} are friends is unknown: the page has no date for "
            "them, or has it in words of a language that is not read here",
            origin,
            AS_JSON,
            lost=False,
        )


def _entries(opened: Opened, member: str) -> Iterator[_Entry | Problem]:
    page = _Page()
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    with opened.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            page.feed(decoder.decode(chunk))
            # The last entry may still be given its date.
            yield from page.entries[:-1]
            del page.entries[:-1]
            if len(page.rawdata) > _LONGEST_TAG:
                yield from page.entries
                origin = opened.origin(member, page.getpos()[0], layer=LAYER)
                yield Problem(
                    "the page cannot be read from here on: a tag has no end", origin, AS_JSON
                )
                return
    page.feed(decoder.decode(b"", final=True))
    page.close()
    yield from page.entries
