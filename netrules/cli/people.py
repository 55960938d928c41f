"""`netrules people`: list people by an expression, or say whom a pseudonym stands for."""

from __future__ import annotations

import argparse
import os
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from netrules.cli import common

if TYPE_CHECKING:
    from netrules.api import Loaded, Session
    from netrules.engine.query import PeopleFound
    from netrules.engine.render import Namer
    from netrules.model.people import Person

SCHEMA: Final = "netrules/people/1"
#: What stands for a fact that is not recorded.
_UNKNOWN: Final = "?"
_HEAD: Final = ("id", "name", "title", "organization", "level", "last two-way contact")
_EPILOG: Final = """\
WHERE is an expression over these names, in which texts stand in quotes, 90d, 6m and 2y are
durations, and "today" is --today:

{names}

examples:
  netrules people 'employer == "Example Ltd" and not warm'
      who of your sources works there and has not been talked to for a year
  netrules people 'last_two_way < today - 6m' contacts.toml --maybe
      the same for one file, and also those of whom it does not tell
  netrules people person-k3v7qdab
      whom a redacted report means, if [privacy] salt is the one it was made with
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    from netrules.engine.subject import PEOPLE_SCOPE  # noqa: PLC0415 reason: start-up

    parser.description = (
        "List the people for whom an expression holds, or everybody, with their last two-way "
        "contact."
    )
    names = textwrap.fill(
        ", ".join(PEOPLE_SCOPE.names), initial_indent="  ", subsequent_indent="  "
    )
    parser.epilog = _EPILOG.format(names=names)
    parser.add_argument(
        "words",
        metavar="WHERE|PATH",
        nargs="*",
        help="an argument that names an existing file, folder or zip is read; the first other one "
        "is the expression; without a path the sources of the settings are read",
    )
    common.add_input_arguments(parser)
    common.add_format_argument(parser).add_argument(
        "--maybe",
        action="store_true",
        help="list also those for whom it may hold, for all that is known (json always does)",
    )
    common.add_shared_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """List the people."""
    where, paths = _sorted_out(options.words)
    session = common.session_of(options, paths=paths)
    inputs = common.inputs_of(options, session, paths)
    _check(where)
    loaded = common.load(session, inputs)
    namer = common.namer_of(session, loaded.network)
    found = _found(where, options, session, loaded, namer)
    if options.format == "json":
        common.write_json(_document(options, found, namer))
    else:
        common.write("\n".join(_text(options, found, namer)))
    return common.outcome(session, namer, debug=options.debug, loaded=loaded)


def _sorted_out(words: Sequence[str]) -> tuple[str, list[Path]]:
    """The expression and the paths among the arguments."""
    strange = [word for word in words if not os.path.exists(word)]  # noqa: PTH110 reason: no raise
    where = strange[0] if strange else ""
    paths = list(words)
    if where:
        paths.remove(where)
    return where, [Path(path) for path in paths]


def _check(where: str) -> None:
    """Refuse what is no expression before anything is read."""
    from netrules.engine.expressions import (  # noqa: PLC0415 reason: start-up
        ExpressionError,
        compile_expression,
    )
    from netrules.engine.query import is_pseudonym  # noqa: PLC0415 reason: start-up
    from netrules.engine.subject import PEOPLE_SCOPE  # noqa: PLC0415 reason: start-up

    if not where or is_pseudonym(where):
        return
    try:
        compile_expression(where, PEOPLE_SCOPE)
    except ExpressionError as error:
        path = Path(where)
        if " " not in where and (path.suffix or len(path.parts) > 1):
            msg = f"{error}\nif a file is meant: {where} does not exist"
            raise ValueError(msg) from None
        raise


def _found(
    where: str, options: argparse.Namespace, session: Session, loaded: Loaded, namer: Namer
) -> PeopleFound:
    from netrules.engine.query import (  # noqa: PLC0415 reason: start-up
        PeopleFound,
        find_people,
        is_pseudonym,
        resolve,
    )

    today = common.today_of(options)
    if not is_pseudonym(where):
        return find_people(loaded.network, where, today=today)
    if namer.redact:
        msg = f"{where} cannot be resolved where names are hidden; add --no-redact"
        raise ValueError(msg)
    person = resolve(loaded.network.as_of(today), where, common.salt_of(session))
    return PeopleFound((person,))


# -- what is known of them ---------------------------------------------------------------


def _fact(person: Person, field: str, namer: Namer) -> str | None:
    """What is known of *field*, hidden if names are; None if nothing is."""
    from netrules.model.unknown import known  # noqa: PLC0415 reason: start-up

    value = getattr(person, field)
    if not known(value):
        return None
    return str(value) if field == "level" else namer.text(field, value)


def _contact(person: Person) -> tuple[str | None, str | None]:
    """The first and last day on which the last two-way contact can have been."""
    from netrules.model.bounds import limits  # noqa: PLC0415 reason: start-up

    low, high = limits(person.last_two_way)
    return low and low.isoformat(), high and high.isoformat()


# -- as text -----------------------------------------------------------------------------


def _text(options: argparse.Namespace, found: PeopleFound, namer: Namer) -> Iterator[str]:
    from netrules.engine.render import printable  # noqa: PLC0415 reason: start-up

    shown = namer.shown_by(printable)
    people = [_row(person, shown) for person in _ordered(found.people, namer)]
    maybe = [_row(person, shown) for person in _ordered(found.maybe, namer)]
    if people:
        yield common.columns([_HEAD, *people])
        yield ""
    if maybe and options.maybe:
        yield "perhaps also"
        yield common.columns([_HEAD, *maybe])
        yield ""
    yield _count(options, found, namer)


def _ordered(people: Sequence[Person], namer: Namer) -> list[Person]:
    """*people* by name; where names are hidden, their order must not tell them."""
    if namer.redact:
        return list(people)
    return sorted(people, key=lambda person: (person.name.casefold(), person.id))


def _row(person: Person, namer: Namer) -> tuple[str, ...]:
    facts = (_fact(person, field, namer) for field in ("title", "organization", "level"))
    return (
        namer.id("person", person.id),
        namer.person(person.id),
        *(_UNKNOWN if fact is None else fact for fact in facts),
        _when(*_contact(person)),
    )


def _when(first: str | None, last: str | None) -> str:
    if last is None:
        return _UNKNOWN if first is None else f"{first} or later"
    if first is None:
        return f"{last} or earlier, if ever"
    return last if first == last else f"{first} to {last}"


def _count(options: argparse.Namespace, found: PeopleFound, namer: Namer) -> str:
    everybody = len(namer.network.people)
    line = f"{len(found.people):,} of {everybody:,} people"
    if not found.maybe:
        return line
    missing = ", ".join(f"{field} ({number:,})" for field, number in found.missing.items())
    more = "" if options.maybe else "; --maybe lists them"
    return f"{line}; unknown for {len(found.maybe):,}, missing {missing}{more}"


# -- as JSON -----------------------------------------------------------------------------


def _document(options: argparse.Namespace, found: PeopleFound, namer: Namer) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "today": common.today_of(options).isoformat(),
        "of": len(namer.network.people),
        "people": [_entry(person, namer) for person in found.people],
        "maybe": [_entry(person, namer) for person in found.maybe],
        "missing": dict(found.missing),
    }


def _entry(person: Person, namer: Namer) -> dict[str, Any]:
    return {
        "id": namer.id("person", person.id),
        "name": namer.person(person.id),
        **{field: _fact(person, field, namer) for field in ("title", "organization", "level")},
        "last_two_way": list(_contact(person)),
    }
