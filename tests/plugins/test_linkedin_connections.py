"""How Connections.csv is read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.linkedin_reader import (
    CONNECTIONS,
    NOTES,
    PRIYA,
    connection,
    connections,
    of,
    read,
    table,
)

from netrules import Handle, Job, PersonRecord, Problem, Skipped

WHOLE = connection(
    "Priya Raman",
    URL=PRIYA[1],
    Email_Address="priya@example.org",
    Company="Example Ltd",
    Position="Data Analyst",
)


def test_a_row_is_a_person_with_a_job_and_a_tie() -> None:
    """Everything a row states is in the record, and when it was recorded."""
    [one] = read(connections(WHOLE))
    assert isinstance(one, PersonRecord)
    assert one.handle == Handle(
        urls=(PRIYA[1],), emails=("priya@example.org",), names=("Priya Raman",)
    )
    assert one.jobs == (Job("Example Ltd", "Data Analyst", current=True),)
    assert one.tie == "connection"
    assert one.facts == {"recorded": date(2020, 10, 5)}
    assert (one.origin.line, one.origin.record) == (5, 1)


def test_what_is_empty_is_not_stated() -> None:
    """No URL, no address, no job: none is made up."""
    [one] = of(PersonRecord, read(connections(connection())))
    assert one.handle == Handle(names=("Priya Raman",))
    assert one.jobs == ()


@pytest.mark.parametrize(
    ("company", "position"),
    [("Example Ltd", ""), ("", "Designer"), ("Example, Inc.", 'The "Lead"')],
)
def test_either_half_of_a_job_is_one(company: str, position: str) -> None:
    """A company without a position is a job, and the other way round."""
    [one] = of(PersonRecord, read(connections(connection(Company=company, Position=position))))
    assert one.jobs == (Job(company, position),)


def test_names_stay_as_written() -> None:
    """Credentials, pronouns and emoji are the name as its bearer writes it."""
    row = connection()
    row[:2] = ["  Zoë 🚀 ", " O'Neill-Brandt, Ph.D. (She/Her) "]
    [one] = of(PersonRecord, read(connections(row)))
    assert one.handle.names == ("Zoë 🚀 O'Neill-Brandt, Ph.D. (She/Her)",)


def test_one_name_is_enough() -> None:
    """Somebody with a given name only is somebody."""
    [one] = of(PersonRecord, read(connections(connection("Cher"))))
    assert one.handle.names == ("Cher",)


def test_rows_without_names_are_counted_by_reason() -> None:
    """Deactivated members and blank rows are no people."""
    items = read(
        connections(
            connection("", on="07 Jun 2022"),
            connection("LinkedIn Member", on="08 Jun 2022"),
            [""] * 7,
            connection(),
            [],
        )
    )
    assert [item.reason for item in of(Skipped, items)] == [
        "deactivated member",
        "deactivated member",
        "blank row",
        "blank row",
    ]
    assert len(of(PersonRecord, items)) == 1
    assert of(Problem, items) == []


def test_a_file_of_nobody_says_so() -> None:
    """Rows but no people: that is said, and nothing raised."""
    items = read(connections(connection("")))
    [problem] = of(Problem, items)
    assert not problem.lost
    assert "no row" in problem.message


def test_a_file_without_rows_is_empty() -> None:
    """An owner without connections is no fault of the file."""
    assert read(connections()) == []


# -- dates -------------------------------------------------------------------------


def recorded(*written: str, **options: str) -> list[date | None]:
    """When the rows with these dates were recorded."""
    rows = [connection(f"Jo Example{n}", on=on) for n, on in enumerate(written)]
    items = read(connections(*rows, **options))
    return [one.facts.get("recorded") for one in of(PersonRecord, items)]


def test_linkedins_own_numbers_have_the_month_first() -> None:
    """An untouched old export is American."""
    assert recorded("03/04/2011", "3/4/11, 9:41 AM") == [date(2011, 3, 4)] * 2


def test_another_date_of_the_file_tells_the_day() -> None:
    """One date that can be read in one way only decides for all."""
    assert recorded("03/04/2011", "25/12/2011") == [date(2011, 4, 3), date(2011, 12, 25)]
    assert recorded("3/4/2011", "12/25/2011") == [date(2011, 3, 4), date(2011, 12, 25)]


def test_a_resaved_file_that_leaves_the_day_open_gives_no_date() -> None:
    """Spreadsheets write what their country writes: nothing is guessed, and it is said once."""
    rows = [connection("Jo Example", on="03/04/2011"), connection("Al Example", on="05/06/2012")]
    items = read(connections(*rows, delimiter=";"))
    assert [one.facts for one in of(PersonRecord, items)] == [{}, {}]
    [problem] = of(Problem, items)
    assert not problem.lost
    assert "which number is the day" in problem.message


def test_contradicting_dates_are_read_where_they_are_clear() -> None:
    """A file in two orders keeps the dates that can only mean one day."""
    assert recorded("25/12/2011", "12/25/2011", "07/07/2011", "03/04/2011") == [
        date(2011, 12, 25),
        date(2011, 12, 25),
        date(2011, 7, 7),
        None,
    ]


def test_an_unreadable_date_costs_only_the_date() -> None:
    """The person stays, with a word about the date."""
    items = read(connections(connection(on="last summer"), connection("Al Example")))
    first, second = of(PersonRecord, items)
    assert (first.facts, second.facts) == ({}, {"recorded": date(2020, 10, 5)})
    [problem] = of(Problem, items)
    assert (problem.lost, problem.origin.line) == (False, 5)
    assert "summer" not in problem.message


# -- damaged rows ------------------------------------------------------------------


def test_missing_cells_leave_the_rest_of_the_row() -> None:
    """A row that ends early is read as far as it goes."""
    items = read(connections(["Jo", "Example", "", "jo@example.org"], connection()))
    [short, _] = of(PersonRecord, items)
    assert short.handle.emails == ("jo@example.org",)
    [problem] = of(Problem, items)
    assert (problem.lost, problem.origin.record) == (False, 1)


def test_too_many_cells_leave_what_proves_itself() -> None:
    """A comma that was not quoted moves the job and the date: neither is believed."""
    row = f"Jo,Example,{PRIYA[1]},jo@example.org,Acme, Inc.,CEO,05 Oct 2020\n"
    items = read(connections() + row)
    [one] = of(PersonRecord, items)
    assert one.handle.urls == (PRIYA[1],)
    assert one.handle.emails == ("jo@example.org",)
    assert (one.jobs, one.facts) == ((), {})
    [problem] = of(Problem, items)
    assert not problem.lost


def test_trailing_separators_are_no_cells() -> None:
    """Spreadsheets pad rows with empty cells."""
    [one] = read(connections([*WHOLE, "", ""]))
    assert isinstance(one, PersonRecord)
    assert one.facts == {"recorded": date(2020, 10, 5)}


def test_a_stray_line_is_a_problem() -> None:
    """A line that names nobody wholly is lost, and only it."""
    items = read(connections() + "see below\n" + connections(connection()).splitlines()[-1])
    assert len(of(PersonRecord, items)) == 1
    [problem] = of(Problem, items)
    assert (problem.lost, problem.origin.line) == (True, 5)


@pytest.mark.parametrize("column", range(7))
def test_a_lost_quotation_mark_costs_one_row(column: int) -> None:
    """A mark that opens and does not close takes no neighbours with it, wherever it stands."""
    broken = list(WHOLE)
    broken[column] = '"' + broken[column]
    lines = [
        ",".join(broken),
        *table(
            CONNECTIONS,
            [
                connection("Al Example"),
                connection("Bo Example", Company="Example, Inc."),
                connection("Cy Example"),
            ],
        ).splitlines()[1:],
    ]
    items = read(connections() + "\n".join(lines) + "\n")
    names = [one.handle.names[0] for one in of(PersonRecord, items)]
    assert names == ["Al Example", "Bo Example", "Cy Example"]
    assert [one.origin.line for one in of(PersonRecord, items)] == [6, 7, 8]
    [problem] = of(Problem, items)
    assert problem.lost
    assert (problem.origin.line, problem.origin.record) == (5, 1)


def test_separators_after_the_columns_are_no_columns() -> None:
    """Spreadsheets pad the row of column names as well."""
    [one] = read(table((*CONNECTIONS, "", ""), [WHOLE]))
    assert isinstance(one, PersonRecord)
    assert one.jobs == (Job("Example Ltd", "Data Analyst"),)


def test_a_cell_beyond_all_measure_costs_its_row() -> None:
    """A mark that opens far before the end of a long file costs one row, too."""
    rows = [connection(f"Jo Example{n}", Company="A company" * 9) for n in range(3000)]
    text = connections(*rows).replace("Example0,", 'Example0,"', 1)
    items = read(text)
    assert len(of(PersonRecord, items)) == 2999
    assert [problem.origin.line for problem in of(Problem, items)] == [5]
    assert len(of(PersonRecord, read(connections(connection(Company="x" * 200_000), WHOLE)))) == 1
    assert len(read("x," * 100_000 + "\n" + connections(WHOLE))) == 1


def test_columns_far_down_are_not_looked_for() -> None:
    """A text that mentions the columns somewhere is no list of connections."""
    [problem] = read("a line of prose, and more\n" * 200 + connections(WHOLE))
    assert isinstance(problem, Problem)


# -- encodings ---------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_are_told_apart(encoding: str) -> None:
    """With and without a byte order mark, the same people are read and nothing is said."""
    [one] = read(connections(connection("Łukasz Ørsted")).encode(encoding))
    assert isinstance(one, PersonRecord)
    assert one.handle.names == ("Łukasz Ørsted",)


def test_windows_1252_is_read_with_a_word_about_it() -> None:
    """A spreadsheet's code page is read, and said once, where it begins."""
    rows = connections(connection(), connection("Zoë Brandt"), connection("Renée Örn"))
    items = read(rows.encode("cp1252"))
    names = [one.handle.names[0] for one in of(PersonRecord, items)]
    assert names == ["Priya Raman", "Zoë Brandt", "Renée Örn"]
    [problem] = of(Problem, items)
    assert (problem.lost, problem.origin.line) == (False, 6)


def test_one_bad_byte_spoils_no_other_line() -> None:
    """The rest of a UTF-8 file stays UTF-8."""
    rows = connections(connection("Zoë Brandt"), connection("Renée Örn")).encode()
    items = read(rows.replace("Renée".encode(), b"Ren\xe9e"))
    names = [one.handle.names[0] for one in of(PersonRecord, items)]
    assert names[0] == "Zoë Brandt"
    assert names[1].startswith("Renée")


def test_a_windows_1252_file_has_no_order_of_its_own() -> None:
    """A re-saved file of which only the code page tells is not taken for LinkedIn's own."""
    rows = [connection("Jo Example", on="03/04/2011"), connection("Zoë Example", on="05/06/2012")]
    items = read(connections(*rows).encode("cp1252"))
    assert [one.facts for one in of(PersonRecord, items)] == [{}, {}]


# -- laws --------------------------------------------------------------------------

words = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=8).filter(
    lambda word: word.casefold() not in {"linkedin", "member"}
)
people = st.lists(st.tuples(words, words, words, words), min_size=1, max_size=6)
days = st.dates(date(2003, 5, 5), date(2030, 12, 31))
optional = st.sets(st.sampled_from(CONNECTIONS[2:6]))
preambles = st.one_of(
    st.just(""),
    st.just(NOTES),
    st.integers(0, 60).map(lambda n: 'Notes:\n"a,b\n' + "c\n" * n + '"\n'),
)


@given(
    people,
    days,
    optional,
    preambles,
    st.sampled_from(["\n", "\r\n", "\r", "\r\r\n"]),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.permutations(range(7)),
)
def test_whatever_surrounds_the_rows_they_read_the_same(
    rows: list[tuple[str, str, str, str]],
    day: date,
    left_out: set[str],
    preamble: str,
    end: str,
    delimiter: str,
    encoding: str,
    order: list[int],
) -> None:
    """Preamble, columns, line ends, separator and encoding decide nothing."""
    columns = [CONNECTIONS[i] for i in order if CONNECTIONS[i] not in left_out]
    cells = [
        {
            "First Name": first,
            "Last Name": last,
            "Company": company,
            "Position": position,
            "URL": f"https://www.linkedin.com/in/{number}",
            "Email Address": f"{number}@example.org",
            "Connected On": day.strftime("%d %b %Y"),
        }
        for number, (first, last, company, position) in enumerate(rows)
    ]
    text = preamble.replace("\n", end) + table(
        columns,
        [[cell[column] for column in columns] for cell in cells],
        delimiter=delimiter,
        lineterminator=end,
    )
    items = read(text.encode(encoding))
    found = of(PersonRecord, items)
    assert found == items
    assert [one.handle.names for one in found] == [(f"{a} {b}",) for a, b, _, _ in rows]
    assert all(one.facts == {"recorded": day} for one in found)
    assert all(bool(one.handle.urls) == ("URL" not in left_out) for one in found)
    assert all(bool(one.handle.emails) == ("Email Address" not in left_out) for one in found)
    for one, (_, _, company, position) in zip(found, rows, strict=True):
        expected = (
            "" if "Company" in left_out else company,
            "" if "Position" in left_out else position,
        )
        jobs = [(job.organization, job.title) for job in one.jobs]
        assert jobs == ([expected] if any(expected) else [])


@given(st.lists(st.sampled_from(['"', ",", "\n", "Jo", "Example", "\r\n", ";"]), max_size=40))
def test_every_row_is_accounted_for(parts: list[str]) -> None:
    """Rows of any shape become a person, a problem or a skip, each at its own place."""
    items = read(connections() + "".join(parts))
    rows = [
        item.origin.record
        for item in items
        if isinstance(item, PersonRecord | Skipped) or (isinstance(item, Problem) and item.lost)
    ]
    assert rows == list(range(1, len(rows) + 1))
    lines = [item.origin.line for item in items if isinstance(item, PersonRecord | Skipped)]
    assert lines == sorted(lines)
