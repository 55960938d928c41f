"""Job titles taken apart: the positions that are held now, and the phrases in them.

A title is read by whole words, in several languages at once, without accents, dots and capitals.
What its words mean is for the tables of roles and of fields to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

import attrs

#: A title's words, or a phrase's.
Words: TypeAlias = tuple[str, ...]

#: Kinds of phrases after which the rest of a position is left out: what is not held now, whom it
#: is done for, and where it is held.
CUTS: Final = ("past", "about", "at")
#: What kinds of phrases are besides those that tell something; "other" hides such a one.
KINDS: Final = (*CUTS, "other")

_TOKEN: Final = re.compile(
    r"(?P<initials>\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?)"
    r"|(?P<ex>\bex-(?=\w))"
    r"|(?P<word>[^\W_]+(?:['\u2019][^\W_]+)*)"
    r"|(?P<bar>[,;:|()\[\]\u2022\u00b7\u2013\u2014\n]|\s-\s)"
    r"|(?P<soft>[&+/])"
    r"|(?P<at>@)"
)
#: Endings that stand for another gender: "Gründer:in", "fondateur·rice", "avocat(e)".
_ENDINGS: Final = re.compile(
    r"(?<=\w)(?:[:*_\u00b7\u2022]|/-?)(?:innen|in|rice|trice|euse|ne|e|r)\b"
    r"|(?<=\w)\((?:innen|in|e|a)\)"
)
#: What tokens stand for besides words: where a title is cut, where it is joined, and "ex-".
_BAR: Final = ","
_SOFT: Final = "&"
_EX: Final = "ex-"
_JOINTS: Final[Mapping[str | None, str]] = {"bar": _BAR, "soft": _SOFT, "ex": _EX, "at": "at"}


class Position(NamedTuple):
    """One of a title's positions: its words, and those that name where it is held."""

    words: Words
    employer: Words


class Phrase(NamedTuple):
    """Words that mean something, and what."""

    words: Words
    kinds: frozenset[str]


@attrs.frozen
class Phrases:
    """The phrases of all languages.

    Args:
        by_first: Phrases by their first word, the longest first.
        join: Words that put two positions side by side, as "&" does.
    """

    by_first: Mapping[str, tuple[Phrase, ...]]
    join: frozenset[str]

    @classmethod
    def of(cls, kinds: Iterable[Mapping[str, Iterable[str]]], join: Iterable[str] = ()) -> Phrases:
        """The phrases of tables, each of which says for a kind which phrases are of it."""
        meant: dict[Words, set[str]] = {}
        for table in kinds:
            for kind, texts in table.items():
                for words in split(texts):
                    meant.setdefault(words, set()).add(kind)
        found: dict[str, list[Phrase]] = {}
        for words in sorted(meant, key=lambda each: (-len(each), each)):
            found.setdefault(words[0], []).append(Phrase(words, frozenset(meant[words])))
        return cls({first: tuple(some) for first, some in found.items()}, frozenset(join))

    def positions(self, title: str) -> Iterator[Position]:
        """The positions of *title* that are held now, each without what it is about."""
        for part in _parts(title):
            held: list[list[str]] = [[]]
            employer: Sequence[str] = ()
            at = 0
            while at < len(part):
                phrase = self._longest(part, at)
                if phrase and not phrase.kinds.isdisjoint(CUTS):
                    employer = part[at + 1 :] if "at" in phrase.kinds else ()
                    break
                length = len(phrase.words) if phrase else 1
                if part[at] == _EX:
                    length = 2  # of "ex-Acme recruiter" only Acme is past
                elif part[at] == _SOFT or part[at] in self.join:
                    held.append([])
                else:
                    held[-1] += part[at : at + length]
                at += length
            yield from (Position(tuple(one), tuple(employer)) for one in held if one)

    def named(self, words: Words) -> Iterator[tuple[str, str]]:
        """What the *words* of a position tell, each with those that do."""
        at = 0
        while at < len(words):
            phrase = self._longest(words, at)
            if phrase is None:
                at += 1
                continue
            for kind in sorted(phrase.kinds.difference(KINDS)):
                yield kind, " ".join(phrase.words)
            at += len(phrase.words)

    def _longest(self, text: Sequence[str], at: int) -> Phrase | None:
        for phrase in self.by_first.get(text[at], ()):
            if tuple(text[at : at + len(phrase.words)]) == phrase.words:
                return phrase
        return None


def split(texts: Iterable[str]) -> Iterator[Words]:
    """Each of *texts* as its words."""
    return (tuple(text.split()) for text in texts)


def words_of(text: str) -> Iterator[str]:
    """The words of *text* without capitals, accents, dots and apostrophes, and its joints."""
    for match in _TOKEN.finditer(_plain(text)):
        if match.lastgroup == "word":
            yield _without_article(match[0])
        else:
            yield _JOINTS.get(match.lastgroup) or match[0].replace(".", "")


def _parts(title: str) -> list[list[str]]:
    """The words of a title, in plain form, cut where it is punctuated."""
    parts: list[list[str]] = [[]]
    for token in words_of(_ENDINGS.sub("", title)):
        if token == _BAR:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _without_article(word: str) -> str:
    """A word; without an article that is run together with it, as in "l'éditeur"."""
    if word.isalnum():
        return word
    parts = word.replace("\u2019", "'").split("'")
    return "".join(parts[1:] if parts[0] in ("d", "l") else parts)


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in folded if not unicodedata.combining(char))
