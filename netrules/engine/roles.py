"""What somebody does, as their job title tells: who invests, who recruits, who organises.

A title is read by whole words, in several languages at once, and only where it says what
its holder does themselves: not "Former journalist", "Assistant to the Founder" or "Investor
Relations". Some titles tell only together with the employer: a partner at a law firm is a
lawyer, one at a fund invests, and one of whom nothing else is known may be either. The
words are data, in ``roles.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, Literal, NamedTuple

import attrs

from netrules.model.titles import KINDS, Phrases, Words, split, words_of

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


class Told(NamedTuple):
    """What a title tells.

    Args:
        roles: Each role it tells of, with the words that do.
        open: What would have to be known to say whether there are others: the
            "organization", or a "title" that tells more; "" if nothing.
    """

    roles: Mapping[str, str]
    open: Literal["", "organization", "title"] = ""


@attrs.frozen
class _ByEmployer:
    """Titles that tell of a role where the employer's name holds one of some phrases."""

    role: str
    titles: frozenset[Words]
    employers: tuple[Words, ...]


@attrs.frozen
class _Vocabulary:
    """The words of all languages."""

    phrases: Phrases
    by_employer: tuple[_ByEmployer, ...]
    scope: frozenset[str]
    open: frozenset[Words]


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
    for position in words.phrases.positions(title):
        for role, evidence in words.phrases.named(position.words):
            roles.setdefault(role, evidence)
        bare = tuple(word for word in position.words if word not in words.scope)
        telling = [one for one in words.by_employer if bare in one.titles]
        if not telling:
            continue
        # A title that names the employer itself says where this position is held.
        employer = position.employer or tuple(words_of(organization or ""))
        told = [one for one in telling if any(_holds(employer, each) for each in one.employers)]
        for one in told:
            roles.setdefault(one.role, " ".join(position.words))
        if organization is None and not position.employer:
            open_ = "organization"
        elif bare in words.open and not told:
            open_ = open_ or "title"
    return Told(dict(sorted(roles.items())), open_)


def _holds(words: Sequence[str], phrase: Words) -> bool:
    size = len(phrase)
    return any(tuple(words[at : at + size]) == phrase for at in range(len(words) - size + 1))


# -- the data ------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    data = (files("netrules.engine") / "roles.toml").read_text(encoding="utf-8")
    return _read(tomllib.loads(data))


def _read(data: Mapping[str, Any]) -> _Vocabulary:
    languages = [table for table in data.values() if isinstance(table, dict)]
    return _Vocabulary(
        Phrases.of(map(_kinds, languages), data["join"]),
        tuple(
            _ByEmployer(
                table["role"],
                frozenset(split(table["titles"])),
                tuple(split(table["employers"])),
            )
            for table in data["by-employer"]
        ),
        frozenset(data["scope"]),
        frozenset(split(data["open"])),
    )


def _kinds(language: Mapping[str, Any]) -> dict[str, Any]:
    return {**language["role"], **{kind: language.get(kind, ()) for kind in KINDS}}
