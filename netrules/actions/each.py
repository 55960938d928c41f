"""Many people's networks, each by its own settings: what a career office or a coach has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from netrules.api import Session, open_session

if TYPE_CHECKING:
    from netrules.engine.report import Report
    from netrules.goals.goal import Goal


@attrs.frozen
class Each:
    """What came of one of many networks.

    Args:
        path: What was read, as messages name it.
        report: The report; None if there is none.
        error: Why there is none.
    """

    path: str
    report: Report | None
    error: Exception | None = None


def check_each(
    paths: Iterable[str | Path],
    goals: Sequence[Goal | str] | Goal | str | None = None,
    *,
    today: date,
    settings: str | Path | None = None,
) -> Iterator[Each]:
    """Judge each of *paths* as a network of its own, one after the other.

    A folder with a settings file in it is judged by that one, which may extend another; only
    one network is held at a time. One that cannot be judged does not stop the rest.

    Args:
        paths: Files, folders and zips; they are taken in the order of their names.
        goals: As for `netrules.check`; each network's own settings may state them.
        today: The day of judgement.
        settings: A settings file for those that have none of their own; without one the
            defaults hold for them.
    """
    common = Path(settings) if settings else None
    for path, shown in in_order(map(Path, paths)):
        try:
            session = open_session(own_settings(path) or common)
            loaded = session.load(own_inputs(session, path))
            report = session.judge(loaded, goals, today=today)
        except Exception as error:  # noqa: BLE001 reason: one bad network never stops the rest
            yield Each(shown, None, error)
        else:
            yield Each(shown, report)


def in_order(paths: Iterable[Path]) -> list[tuple[Path, str]]:
    """*paths*, each once and with the name that messages give it, in the order of these."""
    from netrules.loading.opened import shown_paths  # noqa: PLC0415 reason: start-up

    once = {path.resolve(): path for path in sorted(paths, reverse=True)}
    shown = shown_paths(once.values(), Path.cwd())
    return sorted(((path, shown[path]) for path in once.values()), key=lambda pair: pair[1])


def own_settings(path: Path) -> Path | None:
    """The settings file of the network at *path*, if it is a folder that holds one."""
    from netrules.engine.settings import settings_in  # noqa: PLC0415 reason: start-up

    return settings_in(path) if path.is_dir() else None


def own_inputs(session: Session, path: Path) -> list[tuple[Path, str]]:
    """What there is to read of the network at *path*: the sources that its own settings name,
    else all of it."""
    files = session.settings.files
    own = files and files[0].resolve().parent == path.resolve()
    return (session.sources() if own else []) or [(path, "")]
