"""Facts that nobody recorded: the third truth value and what would settle it.

A missing fact is not a false one. It reads as `Unknown`, which stays unknown
through comparison and arithmetic and refuses to be taken for yes or no, so a
rule written in plain Python cannot turn ignorance into a verdict by accident.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NoReturn, TypeAlias, TypeVar

import attrs

T = TypeVar("T")


@attrs.frozen(cache_hash=True)
class Missing:
    """One fact that is not recorded, and what recording it would take.

    Args:
        field: The field's name in the contacts file, or "ties" or "interactions".
        subject: The id of the person, group or goal it belongs to; "" for the network.
        text: What would settle it, as a sentence without the subject's name.
    """

    field: str
    subject: str = ""
    text: str = ""

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """What puts missing facts into an order of their own."""
        return self.field, self.subject, self.text


class NotKnown(LookupError):
    """A decision was asked of a fact that is not recorded.

    Raised by `bool`, `hash`, `iter`, `len` and `str` of an `Unknown`. A rule
    need not catch it: the engine turns it into the verdict *unknown*.
    """

    def __init__(self, missing: Iterable[Missing]) -> None:
        self.missing: Final = tuple(dict.fromkeys(missing))
        super().__init__(", ".join(fact.field for fact in self.missing))

    def __reduce__(self) -> tuple[Any, ...]:
        return (NotKnown, (self.missing,))


class Unknown:
    """A value that is not recorded.

    Comparing it, calculating with it and combining it by `&`, `|` and `~`
    (Kleene's logic: ``unknown & False`` is False) give a value or Unknown again;
    whatever needs a definite value raises `NotKnown`.
    """

    __slots__ = ("missing",)
    missing: tuple[Missing, ...]

    def __init__(self, field: str, subject: str = "", text: str = "") -> None:
        object.__setattr__(self, "missing", (Missing(field, subject, text),))

    @classmethod
    def because(cls, missing: Iterable[Missing]) -> Unknown:
        """One unknown that any of several missing facts explains."""
        facts = tuple(missing)
        if len(facts) > 1:  # most have one alone, and they are many
            facts = tuple(dict.fromkeys(facts))
        if not facts:
            msg = "an unknown value needs at least one missing fact"
            raise ValueError(msg)
        made = cls.__new__(cls)
        object.__setattr__(made, "missing", facts)
        return made

    @property
    def field(self) -> str:
        """The field of the (first) missing fact."""
        return self.missing[0].field

    @property
    def subject(self) -> str:
        """The subject of the (first) missing fact."""
        return self.missing[0].subject

    def __repr__(self) -> str:
        return "Unknown(" + ", ".join(fact.field for fact in self.missing) + ")"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        msg = f"Unknown is immutable: cannot set {name!r}"
        raise AttributeError(msg)

    def __getattr__(self, name: str) -> NoReturn:
        # Protocol look-ups (copy, pickle, notebooks) must see "no such attribute"; a
        # fact's own attribute is not known, and must not fall to getattr's default.
        if name.startswith("_"):
            raise AttributeError(name)
        raise NotKnown(self.missing)

    def _refuse(self, *_: object) -> NoReturn:
        raise NotKnown(self.missing)

    __bool__ = __len__ = __iter__ = __str__ = __hash__ = __int__ = __float__ = _refuse
    __index__ = __contains__ = __getitem__ = __call__ = __format__ = _refuse

    def _with(self, other: Any) -> Unknown:
        missing = getattr(other, "missing", ())
        return Unknown.because((*self.missing, *missing)) if missing else self

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _with  # type: ignore[assignment]
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _with
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _with
    __mod__ = __rmod__ = __pow__ = __rpow__ = __xor__ = __rxor__ = _with

    def _same(self, *_: object) -> Unknown:
        return self

    __neg__ = __pos__ = __abs__ = __invert__ = _same
    __round__ = __trunc__ = __floor__ = __ceil__ = _same

    def __and__(self, other: Any) -> Any:
        return False if other is False else self._with(other)

    def __or__(self, other: Any) -> Any:
        return True if other is True else self._with(other)

    __rand__ = __and__
    __ror__ = __or__

    def __reduce__(self) -> tuple[Any, ...]:
        return (Unknown.because, (self.missing,))


class AtLeast(Unknown):
    """A set of texts of which some are known, and nobody says whether there are others.

    ``"data" in value`` is True for those that are known, and raises `NotKnown` for any other;
    all else is as of an `Unknown`.
    """

    __slots__ = ("seen",)
    seen: tuple[str, ...]

    def __init__(self, seen: Iterable[str], field: str, subject: str = "", text: str = "") -> None:
        super().__init__(field, subject, text)
        object.__setattr__(self, "seen", tuple(seen))

    def having(self, seen: Iterable[str]) -> AtLeast:
        """The same with other texts known, such as those of this one folded."""
        fact = self.missing[0]
        return AtLeast(seen, fact.field, fact.subject, fact.text)

    def __contains__(self, item: object) -> bool:  # type: ignore[override]  # reason: an Unknown has no members at all
        return item in self.seen or self._refuse()

    def __reduce__(self) -> tuple[Any, ...]:
        return (AtLeast, (self.seen, self.field, self.subject, self.missing[0].text))


#: A fact that may be unknown.
Maybe: TypeAlias = T | Unknown


def known(value: Maybe[T]) -> bool:
    """Whether *value* is recorded."""
    return not isinstance(value, Unknown)


def all_of(values: Iterable[Maybe[bool]]) -> Maybe[bool]:
    """Whether every one of *values* holds: False as soon as one is false,
    unknown if that hangs on an unknown one, True for none at all."""
    missing: list[Missing] = []
    for value in values:
        if isinstance(value, Unknown):
            missing.extend(value.missing)
        elif not value:
            return False
    return Unknown.because(missing) if missing else True


def any_of(values: Iterable[Maybe[bool]]) -> Maybe[bool]:
    """Whether at least one of *values* holds; the mirror of `all_of`."""
    missing: list[Missing] = []
    for value in values:
        if isinstance(value, Unknown):
            missing.extend(value.missing)
        elif value:
            return True
    return Unknown.because(missing) if missing else False


def negate(value: Maybe[bool]) -> Maybe[bool]:
    """The opposite of *value*, unknown if that is."""
    return value if isinstance(value, Unknown) else not value
