"""Which participant of a chat is the owner of the network, by what is known of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from netrules import Handle, fold_text

_WORDS: Final = re.compile(r"[^\W_]+")
_NO_DIGITS: Final = re.compile(r"\D+")


class Me:
    """The owner's names, numbers and accounts, ready to be compared.

    Args:
        owner: What the settings and the other files say of them.
    """

    def __init__(self, owner: Handle) -> None:
        self._names: Final = frozenset(map(fold_text, owner.names))
        self._words: Final = tuple(words_of(name) for name in owner.names)
        self._phones: Final = frozenset(map(digits_of, owner.phones))
        self._accounts: Final = frozenset(map(fold_text, owner.accounts))

    def __bool__(self) -> bool:
        return bool(self._names or self._phones or self._accounts)

    def is_exactly(self, handle: Handle) -> bool:
        """Whether one of the handle's names, numbers or accounts is the owner's."""
        return (
            not self._names.isdisjoint(map(fold_text, handle.names))
            or not self._phones.isdisjoint(map(digits_of, handle.phones))
            or not self._accounts.isdisjoint(map(fold_text, handle.accounts))
        )

    def may_be(self, handle: Handle) -> bool:
        """Whether a name is part of the owner's, as the first name is."""
        return any(
            words <= own
            for words in filter(None, map(words_of, handle.names))
            for own in self._words
        )


def words_of(name: str) -> frozenset[str]:
    """The words of a name, without pictures and punctuation."""
    return frozenset(_WORDS.findall(fold_text(name)))


def digits_of(number: str) -> str:
    """A phone number's digits, with 00 for an international one read as +."""
    digits = _NO_DIGITS.sub("", number)
    return digits.removeprefix("00")


def the_one(handles: Iterable[Handle]) -> Handle | None:
    """The only one of *handles*; None if there is none or there are several."""
    found = list(handles)
    return found[0] if len(found) == 1 else None
