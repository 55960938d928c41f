"""Which of several things makes a file, by the ending of its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, TypeVar

from netrules.suggest import did_you_mean


class Maker(Protocol):
    """Something that makes files with certain endings."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of the files it makes, such as ".svg"."""
        ...

    @property
    def about(self) -> str:
        """What it is for, in one line."""
        ...


T = TypeVar("T", bound=Maker)


def by_ending(file: Path, makers: Mapping[str, T], what: str) -> T:
    """The one of *makers* that makes files with the ending of *file*.

    Args:
        file: The file.
        makers: What there is, by name.
        what: What they are called in the message: "picture".

    Raises:
        ValueError: If none does; the message lists those there are.
    """
    endings = {ending: one for one in makers.values() for ending in one.endings}
    name = file.name.lower()
    ending = next(filter(name.endswith, sorted(endings, key=len, reverse=True)), None)
    if ending is not None:
        return endings[ending]
    closest = did_you_mean(file.suffix.lower(), endings) if file.suffix else ""
    hint = f"did you mean {closest}?" if closest else f"there are {', '.join(sorted(endings))}"
    made = f"files that end in {file.suffix}" if file.suffix else "a file without an ending"
    msg = f"{file}: no {what} makes {made}; {hint}"
    raise ValueError(msg)
