"""What somebody does, as their job title tells: who invests, who recruits, who organises.

A title is read by whole words, in several languages at once, and only where it says what
its holder does themselves: not "Former journalist", "Assistant to the Founder" or "Investor
Relations". Some titles tell only together with the employer: a partner at a law firm is a
lawyer, one at a fund invests, and one of whom nothing else is known may be either. The
words are data, in ``roles.toml``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, Literal, NamedTuple, TypeAlias

import attrs

#: The roles that the words tell of.
ROLES: Final = (
    "accountant",
    "author",
    "buyer",
    "editor",
    "founder",
    "host",
    "investor",
    "journalist",
    "lawyer",
    "organiser",
    "recruiter",
    "speaker",
)

#: What kinds of phrases mean besides a role.
_KINDS: Final = ("past", "about", "at", "other")
#: Kinds after which the rest of a position is left out.
_CUTS: Final = ("past", "about", "at")
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
#: A title's words, or a phrase's.
_Words: TypeAlias = tuple[str, ...]
#: What tokens stand for besides words: where a title is cut, where it is joined, and "ex-".
_BAR: Final = ","
_SOFT: Final = "&"
_EX: Final = "ex-"
_JOINTS: Final[Mapping[str | None, str]] = {"bar": _BAR, "soft": _SOFT, "ex": _EX, "at": "at"}


class Told(NamedTuple):
    """What a title tells.

    Args:
        roles: Each role it tells of, with the words that do.
        open: What would have to be known to say whether there are others: the
            "organization", or a "title" that tells more; "" if nothing.
    """

    roles: Mapping[str, str]
    open: Literal["", "organization", "title"] = ""


class _Phrase(NamedTuple):
    words: _Words
    kinds: frozenset[str]


@attrs.frozen
class _ByEmployer:
    """Titles that tell of a role where the employer's name holds one of some phrases."""

    role: str
    titles: frozenset[_Words]
    employers: tuple[_Words, ...]


@attrs.frozen
class _Vocabulary:
    """The words of all languages: phrases by their first word, the longest first."""

    phrases: Mapping[str, tuple[_Phrase, ...]]
    by_employer: tuple[_ByEmployer, ...]
    join: frozenset[str]
    scope: frozenset[str]
    open: frozenset[_Words]


class _Position(NamedTuple):
    """One of a title's positions: its words, and those that name where it is held."""

    words: _Words
    employer: _Words


@lru_cache(maxsize=1 << 16)
def roles_of(title: str, organization: str | None = None) -> Told:
    """What *title* tells of what its holder does.

    Args:
        title: The title as written.
        organization: The employer; None if it is not known.
    """
    words = _vocabulary()
    roles: dict[str, str] = {}
    open_: Literal["", "organization", "title"] = ""
    for position in _positions(words, title):
        for role, evidence in _named(words, position.words):
            roles.setdefault(role, evidence)
        bare = tuple(word for word in position.words if word not in words.scope)
        telling = [one for one in words.by_employer if bare in one.titles]
        if not telling:
            continue
        # A title that names the employer itself says where this position is held.
        employer = position.employer or tuple(_tokens(organization or ""))
        told = [one for one in telling if any(_holds(employer, each) for each in one.employers)]
        for one in told:
            roles.setdefault(one.role, " ".join(position.words))
        if organization is None and not position.employer:
            open_ = "organization"
        elif bare in words.open and not told:
            open_ = open_ or "title"
    return Told(dict(sorted(roles.items())), open_)


def _positions(words: _Vocabulary, title: str) -> Iterator[_Position]:
    """The positions of a title that are held now, each without what it is about."""
    for part in _parts(title):
        held: list[list[str]] = [[]]
        employer: Sequence[str] = ()
        at = 0
        while at < len(part):
            phrase = _longest(words, part, at)
            if phrase and not phrase.kinds.isdisjoint(_CUTS):
                employer = part[at + 1 :] if "at" in phrase.kinds else ()
                break
            length = len(phrase.words) if phrase else 1
            if part[at] == _EX:
                length = 2  # of "ex-Acme recruiter" only Acme is past
            elif part[at] == _SOFT or part[at] in words.join:
                held.append([])
            else:
                held[-1] += part[at : at + length]
            at += length
        yield from (_Position(tuple(one), tuple(employer)) for one in held if one)


def _named(words: _Vocabulary, position: _Words) -> Iterator[tuple[str, str]]:
    """The roles that the words of a position name, each with those that do."""
    at = 0
    while at < len(position):
        phrase = _longest(words, position, at)
        if phrase is None:
            at += 1
            continue
        for role in sorted(phrase.kinds.difference(_KINDS)):
            yield role, " ".join(phrase.words)
        at += len(phrase.words)


def _holds(words: Sequence[str], phrase: _Words) -> bool:
    size = len(phrase)
    return any(tuple(words[at : at + size]) == phrase for at in range(len(words) - size + 1))


def _longest(words: _Vocabulary, text: Sequence[str], at: int) -> _Phrase | None:
    for phrase in words.phrases.get(text[at], ()):
        if tuple(text[at : at + len(phrase.words)]) == phrase.words:
            return phrase
    return None


# -- words ---------------------------------------------------------------------------


def _parts(title: str) -> list[list[str]]:
    """The words of a title, in plain form, cut where it is punctuated."""
    parts: list[list[str]] = [[]]
    for token in _tokens(_ENDINGS.sub("", title)):
        if token == _BAR:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _tokens(text: str) -> Iterator[str]:
    """The words of *text* without capitals, accents, dots and apostrophes, and its joints."""
    for match in _TOKEN.finditer(_plain(text)):
        if match.lastgroup == "word":
            yield _without_article(match[0])
        else:
            yield _JOINTS.get(match.lastgroup) or match[0].replace(".", "")


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


# -- the data ------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    data = (files("netrules.engine") / "roles.toml").read_text(encoding="utf-8")
    return _read(tomllib.loads(data))


def _read(data: Mapping[str, Any]) -> _Vocabulary:
    languages = [table for table in data.values() if isinstance(table, dict)]
    return _Vocabulary(
        _phrases(languages),
        tuple(
            _ByEmployer(
                table["role"],
                frozenset(_split(table["titles"])),
                tuple(_split(table["employers"])),
            )
            for table in data["by-employer"]
        ),
        frozenset(data["join"]),
        frozenset(data["scope"]),
        frozenset(_split(data["open"])),
    )


def _phrases(languages: Iterable[Mapping[str, Any]]) -> Mapping[str, tuple[_Phrase, ...]]:
    kinds: dict[_Words, set[str]] = {}
    for language in languages:
        lists = {**language["role"], **{kind: language.get(kind, ()) for kind in _KINDS}}
        for kind, texts in lists.items():
            for words in _split(texts):
                kinds.setdefault(words, set()).add(kind)
    found: dict[str, list[_Phrase]] = {}
    for words in sorted(kinds, key=lambda each: (-len(each), each)):
        found.setdefault(words[0], []).append(_Phrase(words, frozenset(kinds[words])))
    return {first: tuple(phrases) for first, phrases in found.items()}


def _split(texts: Iterable[str]) -> Iterator[_Words]:
    return (tuple(text.split()) for text in texts)
