"""How well goals stand, in words: as text, as Markdown and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from netrules.actions.planned import escaped
from netrules.actions.support import GoalSupport, Loss, NeedSupport, Standing, Support
from netrules.engine.render import Namer, json_text
from netrules.goals.goal import NeedResult

SCHEMA: Final = "netrules/support/1"
#: How many people are named before the rest is counted.
_MOST: Final = 5
_WORDS: Final[Mapping[Standing, str]] = {
    Standing.COVERED: "covered",
    Standing.THIN: "thin",
    Standing.UNCOVERED: "uncovered",
    Standing.UNKNOWN: "can't tell",
}
_WIDTH: Final = max(map(len, _WORDS.values()))


def as_text(found: Support, namer: Namer) -> str:
    """For a terminal."""
    return "\n".join(_sections(found, namer, "{}", "  {}"))


def as_markdown(found: Support, namer: Namer) -> str:
    """With headings and lists."""
    return "\n".join(_sections(found, namer.shown_by(escaped), "## {}\n", "- {}"))


def _sections(found: Support, namer: Namer, head: str, item: str) -> Iterator[str]:
    if not found.goals:
        yield "No goal is stated, so nothing hangs on anybody"
        return
    for goal in found.goals:
        name = namer.text("goal", goal.result.name)
        yield head.format(f"Goal {name}: {_WORDS[goal.standing]}")
        yield from (item.format(_need(need, namer)) for need in goal.needs)
        together = _together(goal)
        if together:
            yield item.format(f"{'':{_WIDTH}}  {_hangs(together, namer)}, the needs taken together")
        yield ""
    yield head.format("If one of them dropped out")
    losses = [_loss(loss, namer) for loss in found.losses]
    yield from (item.format(line) for line in losses or ["nothing that is met would break"])


def _need(need: NeedSupport, namer: Namer) -> str:
    result = need.result
    lead = f"{_WORDS[need.standing]:{_WIDTH}}  {_name(result, namer)}"
    if need.standing is Standing.THIN:
        return f"{lead}: {_hangs(need.hangs_on, namer)}"
    said = [_names(result.people, namer)] if result.people else []
    if result.empty:
        items = (namer.text(str(result.need.each).removesuffix("s"), one) for one in result.empty)
        said.append(f"still open: {', '.join(items)}")
    return f"{lead}: {'; '.join(said)}" if said else lead


def _hangs(people: Sequence[str], namer: Namer) -> str:
    whom = _names(people, namer)
    return f"hangs on {whom}" if len(people) == 1 else f"hangs on each of {whom}"


def _together(goal: GoalSupport) -> tuple[str, ...]:
    """Those on whom the goal hangs though none of its needs does alone."""
    alone = {id_ for need in goal.needs for id_ in need.hangs_on}
    return tuple(id_ for id_ in goal.hangs_on if id_ not in alone)


def _name(result: NeedResult, namer: Namer) -> str:
    name = namer.text("need", result.need.text or result.need.name)
    return name if result.need.must else f"{name} (would help)"


def _names(people: Sequence[str], namer: Namer) -> str:
    names = list(map(namer.person, people[:_MOST]))
    more = len(people) - len(names)
    return ", ".join(names) + (f", {more:,} more" if more else "")


def _loss(loss: Loss, namer: Namer) -> str:
    needs = "; ".join(
        f"{namer.text('goal', goal)}: {_name(result, namer)}" for goal, result in loss.needs
    )
    falls = ", ".join(namer.text("goal", goal) for goal in loss.goals)
    said = [f"{falls} would no longer be met"] if falls else []
    return f"{namer.person(loss.person)}: {'; '.join([*said, needs] if needs else said)}"


def as_json(found: Support, namer: Namer) -> str:
    """For programs."""
    return json_text(
        {
            "schema": SCHEMA,
            "today": found.report.today.isoformat(),
            "goals": [
                {
                    "name": namer.text("goal", goal.result.name),
                    "standing": str(goal.standing),
                    "hangs_on": _ids(goal.hangs_on, namer),
                    "needs": [
                        {
                            "name": namer.text("need", need.result.need.name),
                            "must": need.result.need.must,
                            "standing": str(need.standing),
                            "people": _ids(need.result.people, namer),
                            "hangs_on": _ids(need.hangs_on, namer),
                        }
                        for need in goal.needs
                    ],
                }
                for goal in found.goals
            ],
            "losses": [
                {
                    "person": namer.id("person", loss.person),
                    "goals": [namer.text("goal", goal) for goal in loss.goals],
                    "needs": [
                        {
                            "goal": namer.text("goal", goal),
                            "name": namer.text("need", result.need.name),
                        }
                        for goal, result in loss.needs
                    ],
                }
                for loss in found.losses
            ],
        }
    )


def _ids(people: Sequence[str], namer: Namer) -> list[str]:
    return [namer.id("person", id_) for id_ in people]


#: How it can be written.
FORMATS: Final[Mapping[str, Callable[[Support, Namer], str]]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
