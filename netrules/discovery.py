"""Which plugins are installed, found without importing any of them, and which are required."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import EntryPoint, entry_points

from netrules import hooks


def distribution_of(entry: EntryPoint) -> str:
    """The name of the distribution that *entry* belongs to."""
    return entry.dist.name if entry.dist is not None else ""


def installed() -> list[EntryPoint]:
    """The entry points of plugins: the built-in ones first, then by distribution and name.

    Whoever comes first has a name that two plugins claim, and nobody's rule shall take the
    place of a built-in one because of how its distribution is called.
    """

    def place(entry: EntryPoint) -> tuple[bool, str, str]:
        owner = distribution_of(entry)
        return owner != hooks.PROJECT, owner, entry.name

    return sorted(entry_points(group=hooks.PROJECT), key=place)


def unmet(required: Iterable[str], present: Mapping[str, str]) -> list[str]:
    """What of *required* is not there, each as a sentence's part.

    Args:
        required: Distributions with the versions that will do, such as ``netrules-bees>=1.2``.
        present: The version of each distribution whose plugin was loaded.

    Raises:
        ValueError: If one is not written as requirements are.
    """
    from packaging.requirements import (  # noqa: PLC0415 reason: few settings require anything
        InvalidRequirement,
        Requirement,
    )
    from packaging.utils import canonicalize_name  # noqa: PLC0415 reason: as above

    versions = {canonicalize_name(name): version for name, version in present.items()}
    missing = []
    for text in required:
        try:
            wanted = Requirement(text)
        except InvalidRequirement:
            msg = f"{text!r} is no requirement; write it as netrules-bees>=1.2"
            raise ValueError(msg) from None
        if wanted.extras or wanted.marker or wanted.url:
            msg = f"{text!r} says more than a name and its versions, such as netrules-bees>=1.2"
            raise ValueError(msg)
        version = versions.get(canonicalize_name(wanted.name))
        if version is None:
            missing.append(f"{text} is required, and no plugin of that name was loaded")
        elif not wanted.specifier.contains(version, prereleases=True):
            missing.append(f"{text} is required, and {version} is installed")
    return missing
