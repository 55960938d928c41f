"""The words of job titles, and how a title is taken apart into them.

The lists themselves are data (``seniority.toml``, which explains each); this module
finds them in a title, the longest phrase first and always as whole words: there is
no "COO" in "cooperation". What they amount to is for `netrules.loading.seniority`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import Any, Final, NamedTuple

import attrs

from netrules.model.level import Level

#: Kinds of word lists; each is described at the head of the data file.
CUTS: Final = ("about", "at", "whose")
_PLAIN_KINDS: Final = (
    *CUTS, "past", "aide", "below", "unclear", "work", "other", "scope", "region",
)  # fmt: skip
_LEVEL_KINDS: Final = ("last", "first-or-last", "whole", "opening", "grade", "grade-before")

_TOKEN: Final = re.compile(
    r"(?P<initials>\b(?:[^\W\d_]\.)+[^\W\d_]\b\.?)"
    r"|(?P<word>\b[dl]['\u2019]|[^\W_]+)"
    r"|(?P<bar>[|;\u2022\u00b7\u2013\u2014\n]|\s-|-\s)"
    r"|(?P<comma>[,:()\[\]])"
    r"|(?P<soft>[&+/])"
    r"|(?P<at>@)",
    re.IGNORECASE,
)


class Gap(IntEnum):
    """What stands between two words of a title, the weakest first."""

    NONE = 0
    SOFT = 1
    COMMA = 2
    BAR = 3


_GAPS: Final[Mapping[str | None, Gap]] = {
    "soft": Gap.SOFT, "comma": Gap.COMMA, "bar": Gap.BAR
}  # fmt: skip


class Word(NamedTuple):
    """A word of a title: in plain form, where it stands, and what precedes it."""

    text: str
    start: int
    end: int
    gap: Gap


class Phrase(NamedTuple):
    """A phrase of the lists: which list it is in, and the level if that gives one."""

    words: tuple[str, ...]
    kind: str
    level: Level | None


@attrs.frozen
class Frame:
    """A first and a final word, with others between them, that count as one phrase."""

    kind: str
    level: Level
    final: frozenset[str]
    fewest: int
    most: int
    joining: frozenset[str]

    def length(self, words: Sequence[Word], at: int) -> int:
        """How many words of a title it spans from *at*; 0 if it does not fit."""
        joined = False
        for stop in range(at + 1, min(at + self.most + 2, len(words))):
            word = words[stop]
            joined = joined or word.gap is Gap.SOFT
            if word.gap > Gap.SOFT:
                return 0
            between = words[at + 1 : stop]
            if word.text in self.final and len(between) >= self.fewest:
                fits = not joined or all(each.text in self.joining for each in between)
                return stop - at + 1 if fits else 0
        return 0


class Piece(NamedTuple):
    """A phrase found in a title, or one word of no meaning here (with kind "")."""

    kind: str
    level: Level | None
    start: int
    end: int
    gap: Gap


@attrs.frozen
class Vocabulary:
    """The words of all languages, ready for look-up by their first word.

    Args:
        phrases: Phrases by first word, the longest first.
        frames: Frames by first word.
        joins: Words that put two positions side by side.
        asides: What to blank out before reading.
        grades: The words where "vice president" is a grade or an office.
        exceptions: Phrases that look like such words and are not.
        endings: Endings of such words.
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    frames: Mapping[str, tuple[Frame, ...]]
    joins: frozenset[str]
    asides: re.Pattern[str]
    grades: frozenset[str]
    exceptions: frozenset[str]
    endings: tuple[str, ...]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Vocabulary:
        """The vocabulary that a parsed data file describes.

        Raises:
            KeyError: If a table or list has a name that means nothing here.
            ValueError: If one language has a phrase in two of its lists.
        """
        elsewhere = data["vice-president-elsewhere"]
        languages = [table for name, table in data.items() if table is not elsewhere]
        frames: dict[str, tuple[Frame, ...]] = {}
        for language in languages:
            for table in language.get("frame", ()):
                for first in table["first"]:
                    frames[first] = (*frames.get(first, ()), _frame(table))
        return cls(
            phrases=_by_first_word(languages),
            frames=frames,
            joins=frozenset(word for table in languages for word in table.get("join", ())),
            asides=_asides(languages),
            grades=frozenset(elsewhere["words"]),
            exceptions=frozenset(elsewhere["except"]),
            endings=tuple(elsewhere["endings"]),
        )

    def words(self, title: str) -> list[Word]:
        """The words of *title*, without the notes and endings that say nothing."""
        found: list[Word] = []
        gap = Gap.NONE
        for match in _TOKEN.finditer(self.asides.sub(lambda m: " " * len(m[0]), title)):
            between = _GAPS.get(match.lastgroup)
            text = "" if between else _plain(match[0])
            if text in self.joins:
                between = Gap.SOFT
            if between is None:
                found.append(Word(text, *match.span(), gap))
                gap = Gap.NONE
            elif between > gap:
                gap = between
        return found

    def pieces(self, words: Sequence[Word]) -> Iterator[Piece]:
        """*words* put together to the longest phrases and frames there are."""
        at = 0
        while at < len(words):
            length, kind, level = self._longest(words, at)
            start, end = words[at].start, words[at + length - 1].end
            yield Piece(kind, level, start, end, words[at].gap)
            at += length

    def _longest(self, words: Sequence[Word], at: int) -> tuple[int, str, Level | None]:
        first = words[at].text
        best: tuple[int, str, Level | None] = (1, "region" if first.isdecimal() else "", None)
        for phrase in self.phrases.get(first, ()):
            if _matches(phrase.words, words, at):
                best = (len(phrase.words), phrase.kind, phrase.level)
                break
        for frame in self.frames.get(first, ()):
            length = frame.length(words, at)
            if length > best[0]:
                best = (length, frame.kind, frame.level)
        return best

    def vice_president_is_less(self, text: str) -> bool:
        """Whether *text*, a title or an employer, is of where the words mean no executive."""
        words = [word.text for word in self.words(text)]
        runs = {
            " ".join(words[a:b])
            for a in range(len(words))
            for b in range(a + 1, min(a + 3, len(words) + 1))
        }
        if runs & self.exceptions:
            return False
        return bool(runs & self.grades) or any(word.endswith(self.endings) for word in words)


def _matches(phrase: tuple[str, ...], words: Sequence[Word], at: int) -> bool:
    """Whether *phrase*, whose first word is the one at *at*, goes on from there unbroken."""
    if at + len(phrase) > len(words):
        return False
    for n in range(1, len(phrase)):
        word = words[at + n]
        if word.text != phrase[n] or word.gap:
            return False
    return True


@lru_cache(maxsize=1 << 14)
def _plain(word: str) -> str:
    """*word* without capitals, accents and dots, and with a straight apostrophe."""
    text = word.casefold().replace(".", "").replace("\u2019", "'")
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _phrases(language: Mapping[str, Any]) -> Iterator[Phrase]:
    for name, words in language.items():
        if name in _PLAIN_KINDS:
            yield from (Phrase(tuple(text.split()), name, None) for text in words)
        elif name in _LEVEL_KINDS:
            for level, texts in words.items():
                rung = Level.named(level)
                yield from (Phrase(tuple(text.split()), name, rung) for text in texts)
        elif name not in ("join", "endings", "asides", "frame"):
            raise KeyError(name)


def _by_first_word(languages: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Phrase, ...]]:
    """All phrases for look-up; one that two languages read differently is unclear."""
    meanings: dict[tuple[str, ...], Phrase] = {("@",): Phrase(("@",), "at", None)}
    for language in languages:
        here: dict[tuple[str, ...], Phrase] = {}
        for phrase in _phrases(language):
            if phrase.words in here:
                msg = f"{' '.join(phrase.words)!r} is in two lists of one language"
                raise ValueError(msg)
            here[phrase.words] = phrase
        for words, phrase in here.items():
            same = meanings.get(words, phrase) == phrase
            meanings[words] = phrase if same else Phrase(words, "unclear", None)
    found: dict[str, list[Phrase]] = {}
    for phrase in sorted(meanings.values(), key=lambda each: -len(each.words)):
        found.setdefault(phrase.words[0], []).append(phrase)
    return {first: tuple(those) for first, those in found.items()}


def _frame(table: Mapping[str, Any]) -> Frame:
    fewest, most = table["between"]
    return Frame(
        kind=table["like"],
        level=Level.named(table["level"]),
        final=frozenset(table["final"]),
        fewest=fewest,
        most=most,
        joining=frozenset(table.get("joining", ())),
    )


def _asides(languages: Sequence[Mapping[str, Any]]) -> re.Pattern[str]:
    """A pattern for notes in brackets and endings that say nothing about the position."""
    notes = _any_of(text for table in languages for text in table.get("asides", ()))
    endings = _any_of(text for table in languages for text in table.get("endings", ()))
    return re.compile(
        rf"[(\[]\s*(?:{notes})\s*[)\]]|(?<=\w{{3}})(?:{endings})(?!\w)", re.IGNORECASE
    )


def _any_of(texts: Iterable[str]) -> str:
    longest_first = sorted(set(texts), key=lambda text: (-len(text), text))
    return "|".join(map(re.escape, longest_first))
