"""What some parts of netrules, or of a plugin, need besides, and how its absence is told."""

from __future__ import annotations


class MissingExtra(ModuleNotFoundError):
    """A library that only this needs, and which is not installed.

    Args:
        what: What needs it, such as "a picture as PNG".
        library: The library, as it is imported.
        extra: What to install, as `pip` takes it: "netrules[pictures]".
    """

    def __init__(self, what: str, library: str, extra: str) -> None:
        super().__init__(f"{what} needs {library}: pip install '{extra}'", name=library)
        self.what, self.library, self.extra = what, library, extra
