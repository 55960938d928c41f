"""The groups that these rules ask for, by the names that they have in your files."""

from __future__ import annotations

from netrules import Maybe, Person, Unknown, fold_text

#: Those who are to write for you.
REFEREES = "referees"
#: Those you wrote with, and who supervised you.
COAUTHORS = "coauthors"
SUPERVISORS = "supervisors"


def belongs(person: Person, *names: str) -> Maybe[bool]:
    """Whether somebody is of one of the groups, in whatever case they are written."""
    groups = person.groups
    if isinstance(groups, Unknown):
        return groups
    return not {fold_text(one) for one in groups}.isdisjoint(map(fold_text, names))
