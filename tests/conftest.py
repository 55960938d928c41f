"""What holds for every test: how hypothesis searches.

The profile "ci", the default, draws the same examples in every run, so that a change is
never blamed for an example that nobody saw before. ``HYPOTHESIS_PROFILE=search`` draws
new ones, and many more of them.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase

settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "search",
    settings.get_profile("ci"),
    database=DirectoryBasedExampleDatabase(".hypothesis/examples"),
    derandomize=False,
    max_examples=2000,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option that writes snapshots anew; see ``cli/test_snapshots.py``."""
    parser.addoption("--update-snapshots", action="store_true", help="write snapshots anew")
