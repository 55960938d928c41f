"""Goals that come ready-made, to be filled with fields, places and employers."""

from __future__ import annotations

import attrs

from netrules.goals.goal import Need


@attrs.frozen
class Template:
    """A kind of goal with the needs that the evidence suggests.

    Args:
        name: As in ``template = "job"`` or ``--goal job``.
        summary: What it is for, in a sentence.
        needs: Its needs; a goal that uses it may replace them by name and add its own.
        distinct: Whether one person may serve only one of its needs.
    """

    name: str
    summary: str
    needs: tuple[Need, ...]
    distinct: bool = False
