"""Installed distributions, made up for a test: a module, and the notes that installers leave."""

from __future__ import annotations

from pathlib import Path


def install(site: Path, name: str, version: str, module: str, *, entry: str = "bees") -> None:
    """Put a distribution with one plugin into a folder of installed packages.

    Args:
        site: The folder; it has to be on the path of whoever is to find it.
        name: What the distribution is called.
        version: Its version.
        module: The text of the module that is the plugin.
        entry: The name of its entry point.
    """
    package = name.replace("-", "_")
    (site / f"{package}.py").write_text(module, encoding="utf-8")
    note = site / f"{package}-{version}.dist-info"
    note.mkdir()
    (note / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (note / "entry_points.txt").write_text(f"[netrules]\n{entry} = {package}\n")
