"""Call logs as tables."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from plugins.calls_files import (
    JANE,
    MAX,
    days,
    events,
    messages,
    only,
    people,
    read,
    reasons,
    spans,
    table,
)
from plugins.opened_double import folder, opened

from netrules import (
    Breadth,
    Certainty,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Network,
    PersonRecord,
    Problem,
    Read,
    ReadContext,
    build,
)
from netrules.plugins.sources.calls import Calls
from netrules.plugins.sources.calls.log import NO_DIRECTION, UNREADABLE_DATE
from netrules.plugins.sources.calls.meaning import ATTEMPT, CALL
from netrules.plugins.sources.calls.table import ONE_WAY, UNCLEAR_DATE

CALLED = (CALL, "both")
RANG = (ATTEMPT, "out")
MISSED = (ATTEMPT, "in")


def row(
    number: str = JANE,
    on: str = "2026-11-05 13:30",
    duration: str = "65",
    kind: str = "Incoming",
    name: str = "Jane Doe",
) -> str:
    """A row of a log."""
    return f"{name},{number},{on},{duration},{kind}"


def network(*contents: str) -> Network:
    """What is built of logs."""
    inputs = [opened(content, f"log{number}") for number, content in enumerate(contents)]
    return build(Read(one.path, "calls", list(Calls().read(one, ReadContext()))) for one in inputs)


def test_a_call() -> None:
    """It is contact both ways, and the number has a name: that is a contact."""
    items = read(table(row()))
    (found,) = only(InteractionRecord, items)
    assert found.people == (Handle(phones=(JANE,), names=("Jane Doe",)),)
    assert found.at == datetime(2026, 11, 5, 13, 30)
    assert (found.channel, found.direction.value, found.breadth) == ("call", "both", Breadth.ONE)
    assert (found.origin.line, found.origin.record, found.origin.layer) == (2, 1, "phone")
    (person,) = only(PersonRecord, items)
    assert (person.handle, person.tie) == (found.people[0], "contact")
    assert person.origin == found.origin


@pytest.mark.parametrize(
    ("kind", "duration", "outcome"),
    [
        ("Incoming", "65", CALLED),
        ("Outgoing", "0:01", CALLED),
        ("Outgoing", "00:00:00", RANG),
        ("Outgoing", "0", RANG),
        ("Incoming", "0 s", MISSED),
        ("Missed", "", MISSED),
        ("Missed Call", "12", MISSED),
        ("Rejected", "0", MISSED),
        ("Declined", "", MISSED),
        ("Blocked", "0", MISSED),
        ("Voicemail", "31", MISSED),
        ("Cancelled", "", RANG),
        ("Busy", "0", RANG),
        ("1", "60", CALLED),
        ("2", "0", RANG),
        ("3", "0", MISSED),
        ("5", "0", MISSED),
        ("7", "0", CALLED),
        ("", "1m 5s", CALLED),
        ("in", "5", CALLED),
        ("OUT", "0", RANG),
        ("Eingehend", "5", CALLED),
        ("Ausgehend", "0", RANG),
        ("Verpasst", "0", MISSED),
        ("Entgangener Anruf", "0", MISSED),
        ("Nicht angenommen", "", MISSED),
        ("Abgelehnt", "0", MISSED),
        ("Appel entrant", "5", CALLED),
        ("Appel sortant", "0", RANG),
        ("Appel manqué", "0", MISSED),
        ("Refusé", "0", MISSED),
        ("Entrante", "5", CALLED),
        ("Saliente", "0", RANG),
        ("Perdida", "0", MISSED),
        ("Rechazada", "0", MISSED),
        ("Incoming", "", CALLED),
        ("Outgoing", "-", RANG),
    ],
)
def test_what_became_of_a_call(kind: str, duration: str, outcome: tuple[str, str]) -> None:
    """To ring in vain is no call, in whatever words."""
    assert events(read(table(row(kind=kind, duration=duration)))) == [outcome]


@pytest.mark.parametrize(("kind", "duration"), [("", "0"), ("", ""), ("Zzz", "0")])
def test_nobody_knows_who_rang(kind: str, duration: str) -> None:
    """Then the row is lost."""
    items = read(table(row(kind=kind, duration=duration)))
    assert messages(items)[0] == NO_DIRECTION
    assert only(Problem, items)[0].lost
    assert spans(items) == []


def test_text_messages_among_calls() -> None:
    """Some logs list them, too."""
    assert reasons(read(table(row(kind="SMS"), row(kind="Short message"), row()))) == [
        "not a call",
        "not a call",
    ]


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("Phone Number,Contact Name,Call Date,Call Type,Call Duration", "{n},{who},{on},In,65"),
        (
            "Call type,Date,Duration,Number,Contact,Location,Service",
            "In,{on},65,{n},{who},CA,Phone",
        ),
        ("number,name,timestamp,type,duration_sec,sim", "{n},{who},1793885400000,1,65,1"),
        ("Name,Phone,Type,Date,Time,Duration (s)", "{who},{n},Incoming,05.11.2026,13:30,65"),
        ("Rufnummer,Kontakt,Datum,Uhrzeit,Dauer (Sek.),Anruftyp", "{n},{who},{on},,65,Eingehend"),
        ("Numéro de téléphone,Nom,Date et heure,Durée,Type d'appel", "{n},{who},{on},65,Entrant"),
        ("Número de teléfono,Nombre,Fecha,Hora,Duración,Tipo", "{n},{who},{on},,65,Entrante"),
        ("#,Type,Direction,Number,Name,Date,Duration", "1,Voice,Incoming,{n},{who},{on},00:01:05"),
        ("Number,Name,Time,Duration,Direction,Status", "{n},{who},{on},65,Inbound,Answered"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_by_name(header: str, line: str, delimiter: str) -> None:
    """In four languages, in any order, with others between."""
    shown = line.format(n="+49170", who="Jane Doe", on="2026-11-05 13:30")
    text = table(shown.replace(",", delimiter), header=header.replace(",", delimiter))
    content = text.replace("+49170", "+491701234567")
    assert Calls().sniff(opened(content)).certainty is Certainty.CERTAIN
    items = read(content)
    assert events(items) == [CALLED]
    assert days(items) == ["2026-11-05"]
    assert people(items) == [("+491701234567", "Jane Doe")]


def test_a_preamble_and_another_encoding() -> None:
    """Exports begin with titles, and are written by spreadsheets."""
    content = ("Call history\r\n\r\n" + table(row(name="Jörg"))).encode("cp1252")
    items = read(content)
    assert people(items) == [(JANE, "Jörg")]
    assert messages(items) == [
        "not valid UTF-8 from here on; read as Windows-1252, so letters may be wrong"
    ]
    assert people(read(table(row(name="Jörg")).encode("utf-16"))) == [(JANE, "Jörg")]


@pytest.mark.parametrize(
    ("content", "certainty"),
    [
        (table(row()), Certainty.CERTAIN),
        (table(), Certainty.LIKELY),
        (table("a,b,c,d,e"), Certainty.LIKELY),
        (table("5551234567,2026-11-05,Missed", header="Phone,Date,Type"), Certainty.LIKELY),
        (table("5551234567,2026-11-05,Home", header="Phone,Date,Type"), Certainty.NO),
        (table("1,2026-11-05,65", header="Number,Date,Duration"), Certainty.NO),
        (table("Jane,2026-11-05,65,x", header="Name,Date,Duration,Type"), Certainty.NO),
        (table("J,D,j@example.org", header="First Name,Last Name,E-mail"), Certainty.NO),
        ("", Certainty.NO),
        ("\0\1\2", Certainty.NO),
    ],
)
def test_what_is_a_call_log(content: str, certainty: Certainty) -> None:
    """Columns alone are no proof: time sheets and invoices have dates and numbers."""
    assert Calls().sniff(opened(content)).certainty is certainty


def test_a_folder_is_left_to_its_files() -> None:
    """Each is recognised by itself."""
    assert Calls().sniff(folder({"calls.csv": table(row())})).certainty is Certainty.NO


# -- numbers and people ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("", "number withheld"),
        ("-1", "number withheld"),
        ("Unknown", "number withheld"),
        ("Private Number", "number withheld"),
        ("Unbekannt", "number withheld"),
        ("Unterdrückt", "number withheld"),
        ("110", "service number"),
        ("*100#", "service number"),
        ("Vodafone", "service number"),
    ],
)
def test_nobody_at_the_other_end(number: str, reason: str) -> None:
    """Such calls are with nobody who could be known."""
    assert reasons(read(table(row(number=number, name="")))) == [reason]


@pytest.mark.parametrize("name", ["", "Unknown", "(Unknown)", "null", JANE, "Unbekannt", "-1"])
def test_a_number_without_a_name_is_no_person(name: str) -> None:
    """It may be anybody's; another file may know whose."""
    items = read(table(row(name=name)))
    assert people(items) == []
    assert only(InteractionRecord, items)[0].people == (Handle(phones=(JANE,)),)


def test_a_name_without_a_number() -> None:
    """Is a contact all the same; and so is a short number that has a name."""
    items = read(table(row(number=""), row(number="12345", name="Desk")))
    assert people(items) == [("Jane Doe",), ("12345", "Desk")]


def test_every_number_is_one_person() -> None:
    """With every name and way of writing it; an address is one, too."""
    items = read(
        table(
            row(),
            row(number="0049 (170) 1234567", name="Jane D."),
            row(number="jane@example.org"),
            row(number="'+491701234567'"),
        )
    )
    assert people(items) == [
        (JANE, "0049 (170) 1234567", "+491701234567", "Jane Doe", "Jane D."),
        ("jane@example.org", "Jane Doe"),
    ]


def test_a_number_without_its_country_is_the_same_if_the_name_is() -> None:
    """Phones list what was dialled: with and without the code of the country."""
    home = row(number="0170 1234567")
    items = read(table(home, row()))
    assert people(items) == [(JANE, "0170 1234567", "Jane Doe")]
    other = row(number="0170 1234567", name="Max")
    assert len(people(read(table(other, row())))) == 2
    assert len(people(read(table(row(number="0170 7654321"), row())))) == 2
    assert len(people(read(table(row(number="4567"), row())))) == 2
    found = network(table(home, row()))
    assert len(found.people) == 1
    assert len(found.all_interactions) == 2


# -- dates -------------------------------------------------------------------------------


def test_the_file_decides_which_number_is_the_day() -> None:
    """A day beyond 12 settles it for all rows."""
    day_first = [row(on="05/11/2026"), row(on="13/11/2026"), row(on="06/11/26 9:05 PM")]
    assert days(read(table(*day_first))) == ["2026-11-05", "2026-11-13", "2026-11-06"]
    month_first = [row(on="05/11/2026"), row(on="05/13/2026")]
    assert days(read(table(*month_first))) == ["2026-05-11", "2026-05-13"]


def test_the_order_of_rows_decides_where_no_day_does() -> None:
    """A log is in the order of its calls, so the reading in which it is not is wrong."""
    rows = [row(on=f"{day:02}/{month:02}/2026") for month in (1, 2, 3) for day in (2, 5, 9, 11)]
    assert days(read(table(*rows)))[:2] == ["2026-01-02", "2026-01-05"]
    assert days(read(table(*rows[::-1])))[0] == "2026-03-11"


def test_dates_that_nothing_settles_are_lost() -> None:
    """And never guessed; those that can be read in one way only are not lost."""
    items = read(table(row(on="05/11/2026"), row(on="06/11/2026"), row(on="11/11/2026")))
    assert messages(items)[:2] == [UNCLEAR_DATE, UNCLEAR_DATE]
    assert [one.lost for one in only(Problem, items)] == [True, True, False]
    assert days(items) == ["2026-11-11"]
    both = read(table(row(on="13/11/2026"), row(on="11/13/2026"), row(on="01/02/2026")))
    assert days(both) == ["2026-11-13", "2026-11-13"]
    assert spans(items) == spans(both) == []


def test_a_date_that_is_none() -> None:
    """Costs its row, and what the file vouches for."""
    items = read(table(row(), row(on="yesterday")))
    assert messages(items)[0] == UNREADABLE_DATE
    assert (only(Problem, items)[0].lost, only(Problem, items)[0].origin.line) == (True, 3)
    assert len(events(items)) == 1
    assert spans(items) == []


# -- what the log vouches for ------------------------------------------------------------


def test_a_whole_log_lists_every_call() -> None:
    """From its first day to at least its last."""
    items = read(table(row(on="2026-01-05"), row(on="2026-11-05", kind="Missed", duration="0")))
    assert spans(items) == [("call", "2026-01-05", "2026-11-05")]
    (coverage,) = only(InteractionCoverage, items)
    assert coverage.until_at_least
    assert coverage.people is None


def test_an_answered_call_from_nobody_knows_whom() -> None:
    """It may have been with anybody, so the file shows absence only after it."""
    hidden = row(number="", name="", on="2026-03-05")
    rows = [row(on="2026-01-05"), hidden, row(on="2026-11-05")]
    assert spans(read(table(*rows))) == [("call", "2026-03-06", "2026-11-05")]
    assert spans(read(table(row(on="2026-01-05"), hidden))) == []
    missed = row(number="", name="", on="2026-03-05", kind="Missed", duration="0")
    assert spans(read(table(row(on="2026-01-05"), missed))) == [
        ("call", "2026-01-05", "2026-03-05")
    ]


def test_without_durations_nobody_knows_who_answered() -> None:
    """So a log that has none shows no absence."""
    text = table(f"{JANE},2026-11-05,Outgoing", header="Phone,Date,Type")
    items = read(text)
    assert events(items) == [RANG]
    assert spans(items) == []
    assert "with durations" in only(Problem, items)[0].remedy


@pytest.mark.parametrize("kind", ["Outgoing", ""])
def test_without_incoming_calls_it_may_be_a_bill(kind: str) -> None:
    """Which lists the calls that are paid for: whoever else rang is not in it."""
    items = read(table(row(kind=kind), row(kind=kind, on="2026-11-09")))
    assert events(items) == [CALLED, CALLED]
    assert messages(items) == [ONE_WAY]
    assert spans(items) == []
    assert len(spans(read(table(row(kind=kind), row(kind="Missed", duration="0"))))) == 1


def test_broken_rows() -> None:
    """Each is told, and costs nobody else; blank ones are known to be nothing."""
    items = read(table(row(), "Jane,1", ",,,,", row() + ",x", f'"Jane,{JANE}', row(number=MAX)))
    assert len(events(items)) == 2
    assert reasons(items) == ["blank row"]
    lost = [one for one in only(Problem, items) if one.lost]
    assert [one.origin.line for one in lost] == [3, 5, 6]
    assert spans(items) == []


def test_nothing_in_it() -> None:
    """Is said, and why."""
    assert messages(read(table())) == ["the call log has no rows"]
    assert "no row of column names" in messages(read("hello\n"))[0]


# -- in a network ------------------------------------------------------------------------


def test_each_row_is_counted_once() -> None:
    """Each is kept, skipped or a problem."""
    found = network(table(row(), row(number="110", name=""), row(on="?"), row(number=MAX, name="")))
    (count,) = found.sources
    assert (count.read, count.kept, count.skipped, count.problems) == (4, 1, 2, 1)


def test_two_exports_of_one_log() -> None:
    """Overlap, and count once."""
    found = network(table(row(), row()), table(row(), row(), row(on="2026-11-06")))
    assert len(found.all_interactions) == 3
    assert len(found.people) == 1


def test_to_ring_in_vain_is_no_contact() -> None:
    """Nor is to ring each other in vain within a day."""
    missed = row(kind="Missed", duration="0", on="2026-11-04")
    tried = row(kind="Outgoing", duration="0", on="2026-11-05")
    found = network(table(row(on="2026-01-05"), missed, tried)).as_of(date(2026, 11, 10))
    [person] = found.people
    assert person.last_two_way == date(2026, 1, 5)
