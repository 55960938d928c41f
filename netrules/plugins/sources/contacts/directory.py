"""Who is meant by a word that names a person in a contacts file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

import attrs

from netrules import Handle
from netrules.plugins.sources.contacts.kinds import (
    looks_like_email,
    looks_like_phone,
    looks_like_url,
)

#: The word for the person whose network it is.
YOURSELF: Final = "me"
#: An id that netrules has given to somebody, as reports and `netrules people` show it.
_GIVEN: Final = re.compile(r"p-[a-z2-7]{10}")


@attrs.frozen(eq=False)
class Listed:
    """A person of the file.

    Args:
        handle: Who it is.
        where: What tells the person from others of the same name.
    """

    handle: Handle
    where: str


class AmbiguousError(LookupError):
    """A word that may mean several people of the file; its text says which."""

    def __init__(self, candidates: Iterable[Listed]) -> None:
        super().__init__(" or ".join(one.where for one in candidates))


class Directory:
    """The people of one file, to be found by id, address, URL or name.

    Args:
        people: Everyone the file lists, the owner of the network included.
    """

    def __init__(self, people: Iterable[Listed]) -> None:
        self._me = Handle(me=True)
        self._listed: dict[tuple[str, str], list[Listed]] = {}
        # Ties name the same people again and again, and nobody is listed later.
        self._resolved: dict[str, Handle] = {}
        for one in people:
            if one.handle.me:
                self._me = one.handle
            for key in dict.fromkeys(_keys(one.handle)):
                self._listed.setdefault(key, []).append(one)

    def find(self, word: str, *, besides: Handle | None = None) -> list[Listed]:
        """Everyone in the file that *word* fits, by the strongest way in which it fits anyone.

        Args:
            word: An id, address, phone number, URL or name.
            besides: Somebody it does not mean, unless it is their id: who confirms that an
                entry is the same as another of that name means the other.
        """
        for key in _readings(word):
            found = [
                one
                for one in self._listed.get(key, ())
                if one.handle is not besides or key[0] == "id"
            ]
            if found:
                return found
        return []

    def resolve(self, word: str, *, besides: Handle | None = None) -> Handle:
        """The person that *word* means.

        A person of this file is given as their own record has them. An address or URL of
        nobody here, or of two entries here, stands for itself; so does a name of nobody
        here: other files may know whose it is.

        Raises:
            AmbiguousError: If it is the id or name of several people in this file.
        """
        if besides is not None:
            return self._resolve(word, besides)
        if word not in self._resolved:
            self._resolved[word] = self._resolve(word)
        return self._resolved[word]

    def _resolve(self, word: str, besides: Handle | None = None) -> Handle:
        if word == YOURSELF:
            return self._me
        found = self.find(word, besides=besides)
        if len(found) == 1:
            return found[0].handle
        loose = _loose(word)
        if found and not identifies(loose):
            raise AmbiguousError(found)
        return loose


def identifies(handle: Handle) -> bool:
    """Whether *handle* says more than a name."""
    return bool(handle.me or handle.urls or handle.emails or handle.phones or handle.ids)


def same_name(name: str) -> str:
    """*name* as it compares with others: without regard to case and spacing."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _loose(word: str) -> Handle:
    """*word* itself as a way to name somebody of another file."""
    if _GIVEN.fullmatch(word):
        return Handle(ids=(word,))
    if looks_like_email(word):
        return Handle(emails=(word,))
    if looks_like_url(word):
        return Handle(urls=(word,))
    if looks_like_phone(word):
        return Handle(phones=(word,))
    return Handle(names=(word,))


def _keys(handle: Handle) -> list[tuple[str, str]]:
    """Everything that *handle* is listed under."""
    return [
        *(("id", word) for word in handle.ids),
        *(("email", word.casefold()) for word in handle.emails),
        *(("url", _same_url(word)) for word in handle.urls),
        *(("phone", _same_phone(word)) for word in handle.phones),
        *(("name", same_name(word)) for word in handle.names),
    ]


def _readings(word: str) -> list[tuple[str, str]]:
    """What *word* may be listed under, the strongest first."""
    return [("id", word), *_keys(_loose(word)), ("name", same_name(word))]


def _same_url(url: str) -> str:
    bare = url.casefold().partition("://")[2] or url.casefold()
    return bare.removeprefix("www.").rstrip("/")


def _same_phone(phone: str) -> str:
    digits = "".join(char for char in phone if char.isdigit())
    return f"+{digits}" if phone.lstrip().startswith("+") else digits
