"""`require-plugins`: a plugin that has to be there is, of a version that will do, or it is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Run
from distributions import install

CHECK = ("check", "contacts.toml", "--today", "2026-09-30", "--fail-on", "never")
#: A plugin that brings nothing.
MODULE = "import netrules\n"


def _require(*wanted: str) -> None:
    Path("netrules.toml").write_text(f"fresh-days = 30\nrequire-plugins = {list(wanted)!r}\n")


@pytest.mark.parametrize("wanted", ["netrules-bees", "netrules_bees>=1.2,<2", "Netrules.Bees==1.2"])
@pytest.mark.usefixtures("contacts")
def test_it_is_there(run: Run, site: Path, wanted: str) -> None:
    """Its name is written as installers understand it, and the version will do."""
    install(site, "netrules-bees", "1.2", MODULE)
    _require(wanted)
    assert (run(*CHECK).code, run(*CHECK).err) == (0, "")


MISSING = (
    "netrules-bees>=2 is required, and 1.2 is installed; netrules-ants is required, and no plugin "
    "of that name was loaded"
)
EQUALS = "require-plugins: 'netrules-bees=1.2' is no requirement; write it as netrules-bees>=1.2"
EXTRA = "require-plugins: 'netrules-bees[wasps]' says more than a name and its versions, such as"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (["netrules-bees>=2", "netrules-ants"], MISSING),
        (["netrules-bees=1.2"], EQUALS),
        (["netrules-bees[wasps]"], EXTRA),
    ],
)
@pytest.mark.usefixtures("contacts")
def test_it_is_not_there(run: Run, site: Path, wanted: list[str], said: str) -> None:
    """Nothing is judged without it, and the place in the settings is told."""
    install(site, "netrules-bees", "1.2", MODULE)
    _require(*wanted)
    ran = run(*CHECK)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"netrules: netrules.toml:2: {said}")


@pytest.mark.usefixtures("contacts")
def test_without_plugins_it_is_missed(run: Run, site: Path) -> None:
    """Who leaves all plugins out is not told that all is well."""
    install(site, "netrules-bees", "1.2", MODULE)
    _require("netrules-bees")
    assert run(*CHECK, "--no-plugins").code == 2


@pytest.mark.usefixtures("contacts")
def test_one_that_fails_is_not_there(run: Run, site: Path) -> None:
    """Installed is not enough: it has to be in force."""
    install(site, "netrules-bees", "1.2", "import nowhere_to_be_found\n")
    _require("netrules-bees")
    ran = run(*CHECK)
    assert ran.code == 2
    assert "netrules-bees is required, and no plugin of that name was loaded" in ran.err
