"""What expressions see of a person, a goal and ego: declared fields, ready to compare."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs

from netrules.engine.expressions import Duration, Field, Related, Scope, Type, parse_duration
from netrules.engine.roles import ROLES, roles_of
from netrules.goals.goal import Goal
from netrules.model.fields import fold_field
from netrules.model.level import LEVELS, Level
from netrules.model.people import Person
from netrules.model.places import fold_place
from netrules.model.text import fold_organization, fold_text
from netrules.model.unknown import AtLeast, Maybe, Unknown, known

_Read = Callable[[Person], Any]


def _text(attribute: str, fold: Callable[[str], str] = fold_text) -> _Read:
    def read(person: Person) -> Any:
        value = getattr(person, attribute)
        return fold(value) if known(value) else value

    return read


def _texts(attribute: str, fold: Callable[[str], str] = fold_text) -> _Read:
    def read(person: Person) -> Any:
        value = getattr(person, attribute)
        return frozenset(fold(one) for one in value) if known(value) else value

    return read


def _fields(person: Person) -> Any:
    """The fields of work they know, by the names by which fields are compared."""
    fields = person.fields
    if isinstance(fields, AtLeast):
        return fields.having(map(fold_field, fields.seen))
    return frozenset(map(fold_field, fields)) if known(fields) else fields


def _place(person: Person) -> Any:
    """Where they are: equal to that place, and to every place that it is in."""
    place = person.place
    return Related(fold_place(place), person.is_in) if known(place) else place


def _past(person: Person) -> Any:
    """Where they worked before; that a file tells only of the present says nothing of the past."""
    ended = (job.organization for job in person.employments if job not in person.jobs)
    names = frozenset(fold_organization(name) for name in ended if name)
    text = "add an earlier position"
    return names or Unknown("past_employers", person.id, text)


#: What would settle what somebody does whose title leaves it open.
_OPEN: Final = {
    "organization": "add organization (where they work now): their title alone does not tell",
    "title": "add title in full (a partner may invest, or practise law)",
}


def _roles(person: Person) -> Any:
    """What their title tells of what they do; nothing of it where they have none on record."""
    title, organization = person.title, person.organization
    if isinstance(title, Unknown):
        return title
    told = roles_of(title, organization if known(organization) else None)
    if told.open:
        return Unknown(told.open, person.id, _OPEN[told.open])
    return frozenset(told.roles)


def _every(person: Person) -> Maybe[Duration]:
    """How often ego means to be in touch with them."""
    every = person.fact("every")
    if isinstance(every, Unknown):
        return Unknown("every", person.id, "add every (how often you want to be in touch)")
    try:
        return parse_duration(str(every))
    except ValueError:
        return Unknown("every", person.id, 'write every as "90d", "6w", "3m" or "1y"')


def _fact(attribute: str) -> _Read:
    return lambda person: getattr(person, attribute)


#: What is declared of a person: name -> type, meaning, and how it is read.
_PERSON: Final[Mapping[str, tuple[Type, str, _Read]]] = {
    "id": (Type.TEXT, "the person's id", _text("id")),
    "name": (Type.TEXT, "their name", _text("name")),
    "organization": (
        Type.TEXT,
        "where they work now, without its legal form",
        _text("organization", fold_organization),
    ),
    "employer": (
        Type.TEXT,
        "another word for organization",
        _text("organization", fold_organization),
    ),
    "past_employers": (Type.TEXTS, "where they worked before", _past),
    "title": (Type.TEXT, "what they do there", _text("title")),
    "roles": (Type.TEXTS, "what their title tells they do", _roles),
    "level": (Type.LEVEL, "how senior they are", _fact("level")),
    "fields": (Type.TEXTS, "the fields of work they know", _fields),
    "place": (Type.TEXT, "where they are: equal to every place that is in", _place),
    "groups": (Type.TEXTS, "the groups they belong to", _texts("groups")),
    "layers": (Type.TEXTS, "the networks they were seen in", _texts("layers")),
    "born": (Type.NUMBER, "their year of birth", _fact("born")),
    "met": (Type.DATE, "the day you met, if stated", _fact("met")),
    "recorded": (Type.DATE, "the day their entry was made", _fact("recorded")),
    "met_through": (Type.TEXT, "where or how you met", _text("met_through")),
    "introduced_by": (Type.TEXT, "the id of who introduced you", _text("introduced_by")),
    "last_two_way": (Type.DATE, "the day of your last two-way contact", _fact("last_two_way")),
    "every": (Type.DURATION, "how often you mean to be in touch", _every),
    "warm": (Type.FLAG, "two-way contact within 365 days", _fact("warm")),
    "dormant": (Type.FLAG, "warm once, then nothing for three years", _fact("dormant")),
    "reachable": (Type.FLAG, "any channel to them is on record", _fact("reachable")),
}
_GOAL: Final[Mapping[str, tuple[Type, str]]] = {
    "fields": (Type.TEXTS, "the goal's fields of work"),
    "places": (Type.TEXTS, "the goal's places"),
    "employers": (Type.TEXTS, "the goal's employers"),
}
_ME: Final = ("organization", "title", "level", "fields", "place", "groups", "born")

#: Fields that hold names of organizations, compared without their legal forms.
_ORGANIZATIONS: Final = frozenset({"organization", "employer", "past_employers", "employers"})


def _fold(name: str) -> Callable[[str], str] | None:
    """How what is written out is folded to be compared with a field, where more than as text."""
    if name in _ORGANIZATIONS:
        return fold_organization
    return {"fields": fold_field, "place": fold_place, "places": fold_place}.get(name)


def _field(name: str, type_: Type, doc: str) -> Field:
    fold = _fold(name)
    return Field(name, type_, doc, fold=fold, holds=ROLES if name == "roles" else ())


#: What the expressions of needs, rules and `netrules people` may name.
SCOPE: Final = Scope(
    tuple(_field(name, type_, doc) for name, (type_, doc, _) in _PERSON.items()),
    {
        "goal": tuple(_field(name, type_, doc) for name, (type_, doc) in _GOAL.items()),
        "me": tuple(_field(name, _PERSON[name][0], "your own " + name) for name in _ME),
    },
)
#: The same for `netrules people`, which asks about no goal.
PEOPLE_SCOPE: Final = Scope(SCOPE.fields, {"me": SCOPE.roots["me"]})


def placed(scope: Scope, rungs: Mapping[str, Level]) -> Scope:
    """*scope* with the side rungs where the settings place them, so that they compare."""
    return attrs.evolve(scope, levels=tuple(rungs.get(one.name, one) for one in LEVELS))


class Subject:
    """A person as an expression sees them; each fact is read and folded once."""

    __slots__ = ("_person", *_PERSON)

    def __init__(self, person: Person) -> None:
        self._person = person

    def __getattr__(self, name: str) -> Any:
        # Only reached while the slot is empty.
        if name not in _PERSON:
            raise AttributeError(name)
        value = _PERSON[name][2](self._person)
        setattr(self, name, value)
        return value


class GoalSubject:
    """A goal as an expression sees it; a list that was not stated is unknown."""

    __slots__ = tuple(_GOAL)

    def __init__(self, goal: Goal) -> None:
        for name in _GOAL:
            values = getattr(goal, name)
            fold = _fold(name) or fold_text
            stated = frozenset(fold(value) for value in values)
            setattr(self, name, stated or Unknown(name, goal.name, f"say which {name} in the goal"))
