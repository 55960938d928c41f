"""Which goals a run judges: those of the settings, or those that were asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import attrs

from netrules.engine.render import Words
from netrules.goals.goal import Goal
from netrules.goals.template import Template
from netrules.suggest import did_you_mean


def choose_goals(
    asked: Iterable[Goal | str] | None,
    stated: Sequence[Goal],
    templates: Mapping[str, Template],
    *,
    today: date,
    fields: Sequence[str] = (),
    places: Sequence[str] = (),
    employers: Sequence[str] = (),
) -> tuple[Goal, ...]:
    """The goals to judge by.

    Args:
        asked: Goals, or names: of a goal of the settings, else of a template. None asks
            for all of the settings that are not closed on *today*.
        stated: The goals of the settings.
        templates: The templates there are.
        today: The day of judgement.
        fields: Put in place of each goal's fields, if any.
        places: The same for places.
        employers: The same for employers.

    Raises:
        ValueError: If a name is neither a goal's nor a template's.
    """
    if asked is None:
        chosen = [goal for goal in stated if goal.closed is None or goal.closed > today]
    else:
        chosen = [_named(one, stated, templates) if isinstance(one, str) else one for one in asked]
    return tuple(
        attrs.evolve(
            goal,
            fields=tuple(fields) or goal.fields,
            places=tuple(places) or goal.places,
            employers=tuple(employers) or goal.employers,
        )
        for goal in chosen
    )


def _named(name: str, stated: Sequence[Goal], templates: Mapping[str, Template]) -> Goal:
    for goal in stated:
        if goal.name == name:
            return goal
    if name in templates:
        template = templates[name]
        return Goal(Words(name), name, needs=template.needs, distinct=template.distinct)
    known = [*(goal.name for goal in stated), *templates]
    closest = did_you_mean(name, known)
    hint = (
        f"did you mean {closest}?" if closest else f"there are {', '.join(sorted(known)) or 'none'}"
    )
    msg = f"no goal {name!r}, nor a template of that name; {hint}"
    raise ValueError(msg)
