"""`netrules fill`: ask for the facts that settle most, and write them down."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netrules.cli import common, judging
from netrules.cli.log import tell

if TYPE_CHECKING:
    from netrules.actions.questions import Answer, Question
    from netrules.api import Loaded, Session
    from netrules.engine.report import Report
    from netrules.model.network import Network

_MOST: Final = 10
_QUIT: Final = "quit"
_EPILOG: Final = """\
At a terminal one question comes at a time. Enter skips it, - says that there is none, quit (or the
end of the input) ends; what was answered by then is written. An interrupt writes nothing.

examples:
  netrules fill
      ask for the ten facts that settle most
  netrules fill --most 50 --sheet facts.csv
      write fifty questions into a sheet, to be filled in with a spreadsheet
  netrules fill --read facts.csv
      write the answers into the contacts file, all or none
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = (
        "Ask for the facts that settle most of what cannot be told about your goals, and write the "
        "answers into your contacts file."
    )
    parser.epilog = _EPILOG
    common.add_paths_argument(parser)
    group = parser.add_argument_group("the questions")
    group.add_argument(
        "--most",
        metavar="N",
        type=common.count,
        default=_MOST,
        help=f"how many questions there are at most (default: {_MOST})",
    )
    form = group.add_mutually_exclusive_group()
    form.add_argument(
        "--sheet", metavar="FILE", type=Path, help="write them into FILE, a .csv or .md, and end"
    )
    form.add_argument("--read", metavar="FILE", type=Path, help="read the answers from such a file")
    group.add_argument(
        "--file",
        metavar="FILE",
        type=Path,
        help="the contacts file; by default the first of the sources that is one, else a new "
        "contacts.toml",
    )
    common.add_input_arguments(parser)
    judging.add_goal_arguments(parser)
    common.add_selector_arguments(parser)
    common.add_shared_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Ask, and write what was answered."""
    session = common.session_of(options)
    common.refuse_redacted(session, "fill writes names into a file of yours")
    _check(options)
    today = common.today_of(options)
    judging.goals_of(options, session, today)
    session.rules()  # settings that are wrong should not cost a long read first
    inputs = common.inputs_of(options, session, options.paths)
    loaded = common.load(session, inputs)
    before = _judged(options, session, loaded, today)
    if options.sheet is not None:
        _write_sheet(options, before)
    else:
        answers = _answers(options, before, today)
        _take(options, session, inputs, loaded, answers, before)
    namer = common.namer_of(session, loaded.network)
    return common.outcome(
        session, namer, debug=options.debug, loaded=loaded, crashes=before.crashes
    )


def _check(options: argparse.Namespace) -> None:
    """Refuse what cannot work before anything is read."""
    if options.most < 1:
        msg = f"--most {options.most}: it takes a question at least"
        raise ValueError(msg)
    if options.sheet is not None and options.sheet.exists():
        msg = f"{options.sheet} is there already; read it with --read, or name another file"
        raise ValueError(msg)
    if options.sheet is None and options.read is None and not sys.stdin.isatty():
        msg = "fill asks at a terminal, and there is none here; write a sheet with --sheet FILE"
        raise ValueError(msg)


def _judged(options: argparse.Namespace, session: Session, loaded: Loaded, today: date) -> Report:
    return session.check(loaded, judging.goals_of(options, session, today), today=today)


def _write_sheet(options: argparse.Namespace, before: Report) -> None:
    from netrules.actions.questions import questions  # noqa: PLC0415 reason: start-up
    from netrules.actions.sheets import sheet  # noqa: PLC0415 reason: start-up

    asked = questions(before, options.most)
    common.write(sheet(asked, before.network, options.sheet), options.sheet)
    number = "1 question" if len(asked) == 1 else f"{len(asked):,} questions"
    common.tell(f"{options.sheet}: wrote {number}; fill in the answers, then give it to --read")


def _answers(options: argparse.Namespace, before: Report, today: date) -> Sequence[Answer]:
    from netrules.actions.questions import questions  # noqa: PLC0415 reason: start-up
    from netrules.actions.sheets import read_sheet  # noqa: PLC0415 reason: start-up

    if options.read is None:
        return _prompted(questions(before, options.most), before.network, today)
    try:
        text = options.read.read_text("utf-8-sig")
    except UnicodeDecodeError:
        msg = f"{options.read}: is not UTF-8 text; save it as CSV UTF-8"
        raise ValueError(msg) from None
    return read_sheet(text, before.network, options.read, today)


def _take(
    options: argparse.Namespace,
    session: Session,
    inputs: list[tuple[Path, str]],
    loaded: Loaded,
    answers: Sequence[Answer],
    before: Report,
) -> None:
    """Write the answers, and say what they settled."""
    from netrules.actions.questions import fill  # noqa: PLC0415 reason: start-up

    if not answers:
        common.tell("nothing was answered; nothing was written")
        return
    today = before.today
    logged = fill(session, answers, today=today, inputs=inputs, file=options.file, loaded=loaded)
    tell(logged, listed={path.resolve() for path, _ in inputs})
    known = {path.resolve() for path, _ in inputs}
    more = [] if _is_read(logged.file, known) else [(logged.file, "")]
    after = _judged(options, session, session.load([*inputs, *more]), today)
    for line in _settled(before, after):
        common.tell(line)


def _is_read(file: Path, known: set[Path]) -> bool:
    """Whether a file is one of the inputs, or lies in one."""
    place = file.resolve()
    return not known.isdisjoint((place, *place.parents))


def _settled(before: Report, after: Report) -> Iterator[str]:
    from netrules.actions.differences import difference  # noqa: PLC0415 reason: start-up
    from netrules.engine.judgement import Verdict  # noqa: PLC0415 reason: start-up
    from netrules.engine.render import Namer  # noqa: PLC0415 reason: start-up

    changes, namer = difference(before, after), Namer(after.network)
    for turn in changes.needs:
        if turn.verdicts[0] is Verdict.UNKNOWN and turn.turned:
            yield f"settled: {judging.need_line(turn, namer)}"
    for rule in changes.settled:
        yield f"settled: {rule.open_before - rule.open_after:,} of {rule.code} {rule.name}"


# -- at a terminal ---------------------------------------------------------------------------


def _prompted(asked: Sequence[Question], network: Network, today: date) -> list[Answer]:
    """The answers that somebody types, each checked at once."""
    if not asked:
        print("There is no fact about people that would settle anything")
        return []
    number = "1 question" if len(asked) == 1 else f"{len(asked)} questions"
    print(f"{number}. Enter skips one, - says that there is none, {_QUIT} ends.")
    answers: list[Answer] = []
    for place, question in enumerate(asked, 1):
        print("\n".join(_shown(place, question, network)))
        try:
            answer = _asked(question, network, today)
        except EOFError:
            print()
            break
        if answer is None:
            break
        answers += [answer] if answer.text else []
    return answers


def _shown(place: int, question: Question, network: Network) -> Iterator[str]:
    from netrules.actions.facts import FactKey  # noqa: PLC0415 reason: start-up
    from netrules.actions.sheets import why  # noqa: PLC0415 reason: start-up
    from netrules.engine.render import printable  # noqa: PLC0415 reason: start-up
    from netrules.model.level import LEVELS  # noqa: PLC0415 reason: start-up
    from netrules.model.unknown import known  # noqa: PLC0415 reason: start-up

    person = network.person(question.person)
    facts = (person.title, person.organization)
    told = [printable(str(one)) for one in facts if known(one)]
    name = "you" if question.person == "me" else printable(person.name)
    about = f" ({', '.join(told)})" if told else ""
    yield ""
    yield f"{place}. {name}{about}: {question.text}"
    yield f"   {printable(why(question))}"
    if question.fact is FactKey.LEVEL:
        yield f"   one of {', '.join(level.name for level in LEVELS)}"


def _asked(question: Question, network: Network, today: date) -> Answer | None:
    """The answer to a question, with "" for none; None if the user wants to stop."""
    from netrules.actions.questions import Answer, things_of  # noqa: PLC0415 reason: start-up

    while True:
        said = input(f"{question.fact.key}: ").strip()
        if said.casefold() == _QUIT:
            return None
        answer = Answer(question.person, question.fact, said)
        if not said:
            return answer
        try:
            things_of(answer, network, today)
        except ValueError as error:
            print(f"   {error}")
        else:
            return answer
