"""How senior a position is: one ladder, and two rungs beside it."""

from __future__ import annotations

from typing import Any, ClassVar, Final

import attrs

from netrules.model.unknown import Unknown

#: The ladder from the bottom up, after the facets of public job-title data sets.
LADDER: Final = ("unpaid", "training", "entry", "senior", "manager", "director", "vp", "cxo")
#: Rungs that stand beside the ladder until the settings place them on it.
SIDE_RUNGS: Final = ("partner", "owner")


@attrs.frozen(eq=False, repr=False)
class Level:
    """A seniority level: ``unpaid < training < entry < senior < manager < director < vp < cxo``.

    *partner* and *owner* are side rungs: a partner in a law firm and the owner of a
    kiosk compare with nothing until ``[levels]`` in the settings says on which rung
    they stand, so ordering them gives `Unknown`. Levels also compare with their names.

    Args:
        name: One of `LADDER` or `SIDE_RUNGS`.
        rank: Its place on the ladder from 0, or None beside it.
    """

    name: str
    rank: int | None

    UNPAID: ClassVar[Level]
    TRAINING: ClassVar[Level]
    ENTRY: ClassVar[Level]
    SENIOR: ClassVar[Level]
    MANAGER: ClassVar[Level]
    DIRECTOR: ClassVar[Level]
    VP: ClassVar[Level]
    CXO: ClassVar[Level]
    PARTNER: ClassVar[Level]
    OWNER: ClassVar[Level]

    @classmethod
    def named(cls, name: str) -> Level:
        """The level called *name*.

        Raises:
            ValueError: If there is none; the message lists those there are.
        """
        try:
            return _LEVELS[name.strip().lower()]
        except KeyError:
            msg = f"no level {name!r}; the levels are {', '.join((*LADDER, *SIDE_RUNGS))}"
            raise ValueError(msg) from None

    def placed(self, rung: Level) -> Level:
        """This level, put on the ladder at *rung* (which must be on it)."""
        return Level(self.name, rung.rank)

    def _compare(self, other: Any, holds: Any) -> Any:
        if isinstance(other, str):
            other = Level.named(other)
        if not isinstance(other, Level):
            return NotImplemented
        if self.rank is not None and other.rank is not None:
            return holds(self.rank, other.rank)
        if self.name == other.name:
            return holds(0, 0)
        side = self if self.rank is None else other
        return Unknown(
            "level", "", f"place {side.name!r} on the ladder, in [levels] of the settings"
        )

    def __lt__(self, other: Any) -> Any:
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other: Any) -> Any:
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other: Any) -> Any:
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other: Any) -> Any:
        return self._compare(other, lambda a, b: a >= b)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, str):
            return self.name == other
        if isinstance(other, Level):
            return self.name == other.name
        return NotImplemented  # an Unknown answers for itself

    def __hash__(self) -> int:
        return hash(self.name)

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"Level.{self.name.upper()}"


_LEVELS: Final = {
    **{name: Level(name, rank) for rank, name in enumerate(LADDER)},
    **{name: Level(name, None) for name in SIDE_RUNGS},
}
for _name, _level in _LEVELS.items():
    setattr(Level, _name.upper(), _level)

#: Every level, the ladder from the bottom up and then the side rungs.
LEVELS: Final = tuple(_LEVELS.values())
