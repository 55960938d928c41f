"""The laws are held to many networks, each judged more than once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from netrules.measures import chance


@pytest.fixture(scope="module", autouse=True)
def fewest_networks_of_chance() -> Iterator[None]:
    """Small networks too are compared with no more of them than large ones.

    What is a cluster then differs here and there, and no law hangs on it; to rewire a hundred
    networks for each one that is judged took most of the time.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chance, "_MOST", chance._FEWEST)
        yield
