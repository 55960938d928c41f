"""Questions as a sheet to be filled in, and a filled-in sheet read back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePath
from typing import Final

from netrules.actions.facts import FactKey
from netrules.actions.questions import Answer, Question, things_of
from netrules.model.network import Network
from netrules.model.people import ME
from netrules.suggest import did_you_mean

#: The columns: whose fact, their name, the fact, what it is, what hangs on it, the answer.
COLUMNS: Final = ("person", "name", "fact", "answer", "what", "why")
_NEEDED: Final = ("person", "fact", "answer")
_MARKDOWN: Final = (".md", ".markdown")
#: What a spreadsheet would take for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_CELL: Final = re.compile(r"(?:\\.|[^|\\])*")
_INTRODUCTION: Final = (
    "Fill in the column answer; leave empty what you do not know, and write - where there is none. "
    "`netrules fill --read FILE` then writes it into your contacts file."
)

#: A row of a sheet: the line that it begins on, and its cells by column.
Row = tuple[int, Mapping[str, str]]


class SheetError(ValueError):
    """A sheet with answers that cannot be taken; the message has a line for each."""


def sheet(questions: Iterable[Question], network: Network, path: PurePath) -> str:
    """The questions as a table to be filled in.

    Args:
        questions: The questions.
        network: Where people are looked up.
        path: The file it is for; its ending says in which form.

    Raises:
        ValueError: If the ending is of no form.
    """
    rows = [_row(question, network) for question in questions]
    if path.suffix.lower() in _MARKDOWN:
        return _markdown(rows)
    if path.suffix.lower() == ".csv":
        return _csv(rows)
    msg = f"{path}: a sheet is a .csv or a .md file"
    raise ValueError(msg)


def why(question: Question) -> str:
    """What hangs on a question, in words."""
    parts = [f"settles {need}" for need in question.settles]
    parts += [f"helps to settle {need}" for need in question.helps]
    if question.judgements:
        number = question.judgements
        judgements = "1 judgement waits" if number == 1 else f"{number:,} judgements wait"
        parts.append(f"{judgements} for it, of {', '.join(question.rules)}")
    return "; ".join(parts)


def _row(question: Question, network: Network) -> tuple[str, ...]:
    name = network.person(question.person).name
    return (question.person, name, question.fact.key, "", question.text, why(question))


def _csv(rows: Iterable[Sequence[str]]) -> str:
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_shielded(cell) for cell in row] for row in rows)
    return target.getvalue().rstrip("\n")


def _shielded(cell: str) -> str:
    """*cell* so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _markdown(rows: Iterable[Sequence[str]]) -> str:
    lines = [_INTRODUCTION, "", _line(COLUMNS), _line(["---"] * len(COLUMNS))]
    return "\n".join((*lines, *(_line([_escaped(cell) for cell in row]) for row in rows)))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(cell: str) -> str:
    return re.sub(r"([\\|])", r"\\\1", " ".join(cell.split()))


# -- reading it back ---------------------------------------------------------------------------


def read_sheet(text: str, network: Network, path: PurePath, today: date) -> tuple[Answer, ...]:
    """The answers in a sheet, in its order.

    Args:
        text: What the sheet holds.
        network: The people that it asks about.
        path: The file; its ending says in which form it is.
        today: The day it is.

    Raises:
        SheetError: If anything in it cannot be taken, with a line for each such thing.
    """
    rows = _markdown_rows(text) if path.suffix.lower() in _MARKDOWN else _csv_rows(text)
    answers: list[Answer] = []
    faults: list[str] = []
    head: Sequence[str] = ()
    for line, cells in rows:
        if not head:
            head = [cell.casefold() for cell in cells]
            if missing := [name for name in _NEEDED if name not in head]:
                msg = f"{path}:{line}: no column {missing[0]}; make one with netrules fill --sheet"
                raise SheetError(msg)
            continue
        row = dict(zip(head, cells, strict=False))
        try:
            answers += _answer(row, network, today)
        except ValueError as error:
            faults.append(f"{path}:{line}: {error}")
    if not head:
        msg = f"{path}: no table in it; make one with netrules fill --sheet"
        raise SheetError(msg)
    if faults:
        raise SheetError("\n".join(faults))
    return tuple(answers)


def _answer(row: Mapping[str, str], network: Network, today: date) -> Iterator[Answer]:
    """The answer of a row; none if it is empty."""
    said = row.get("answer", "").strip()
    if not said:
        return
    person = row.get("person", "").strip()
    if person != ME and not network.people.has(person):
        closest = did_you_mean(person, (one.id for one in network.people))
        hint = f"did you mean {closest}?" if closest else "write the sheet again"
        msg = f"nobody in these files has the id {person!r}; {hint}"
        raise ValueError(msg)
    answer = Answer(person, FactKey.called(row.get("fact", "").strip(), me=person == ME), said)
    things_of(answer, network, today)
    yield answer


def _csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield line, [_unshielded(cell.strip()) for cell in cells]
        line = reader.line_num + 1


def _unshielded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _markdown_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        plain = line.strip()
        if not plain.startswith("|") or not plain.strip("|-: \t"):
            continue
        inner = plain.removeprefix("|").removesuffix("|")
        cells = [re.sub(r"\\(.)", r"\1", cell.strip()) for cell in _cells(inner)]
        yield number, cells


def _cells(line: str) -> Iterator[str]:
    """The cells between the bars of a line."""
    at = 0
    while at <= len(line):
        match = _CELL.match(line, at)
        assert match is not None  # noqa: S101 reason: for the type checker; nothing matches too
        yield match[0]
        at = match.end() + 1
