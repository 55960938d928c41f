"""How a run ended, as the shell and CI see it."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes; of several that apply, the first in this order."""

    USAGE = 2  #: usage or settings wrong, or a named input unreadable or without records
    CRASHED = 3  #: a rule or plugin crashed or failed to load
    FINDINGS = 1  #: findings at or above the threshold
    NOT_JUDGED = 5  #: nothing, or not enough, could be judged
    CLEAN = 0  #: none of these
