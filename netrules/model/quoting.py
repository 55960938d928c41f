"""Text that repeats what an input holds, with its own words kept apart from that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self


class Quoting(str):
    """Text that names values of an input, which may have to be hidden without the rest of it.

    It is the whole text, and can be used as any other:
    ``Quoting('correct or remove "{key}"', key=name)``.

    Args:
        template: What is said, with a name in braces for each value.
        values: The values by their names, each a kind of value such as ``group``. One that is
            a `Quoting` itself is hidden in part, too, and `netrules.Words` are never hidden.

    Raises:
        KeyError: If the template has a name that *values* has not.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, str]

    def __new__(cls, template: str, /, **values: str) -> Self:
        """The text with its values in it."""
        made = super().__new__(cls, template.format_map(values))
        made.template = template
        made.values = values
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        return (self.template,), dict(self.values)

    @staticmethod
    def joined(by: str, *texts: str) -> str:
        """*texts* with *by* between them, blank ones left out; values in them stay apart."""
        said = [text for text in texts if text]
        if not any(isinstance(text, Quoting) for text in said):
            return by.join(said)
        parts = {
            f"part{number}": text if isinstance(text, Quoting) else Quoting(_escaped(text))
            for number, text in enumerate(said)
        }
        return Quoting(_escaped(by).join(f"{{{name}}}" for name in parts), **parts)


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
