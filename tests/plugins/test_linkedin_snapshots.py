"""Of which day an export's list of connections speaks, and what a later one ends."""

from __future__ import annotations

from datetime import date

import attrs
from plugins.linkedin_reader import ME, PRIYA, connection, connections, everything, message
from plugins.linkedin_reader import messages as messages_csv
from plugins.opened_double import OpenedDouble, folder

from netrules import ReadContext, Snapshot, build
from netrules.loading.build import Read
from netrules.plugins.sources.linkedin import LinkedIn

TODAY = date(2026, 9, 30)
TALK = message("t", ME, PRIYA, at="2023-06-01 14:03:22 UTC")


def snapshots(given: OpenedDouble) -> list[Snapshot]:
    """What the export says of itself."""
    return [one for one in everything(given, url=ME[1]) if isinstance(one, Snapshot)]


def test_the_newest_record_of_the_whole_export_dates_it() -> None:
    """A message after the last connection shows that the export is younger still."""
    given = folder(
        {"Connections.csv": connections(connection()), "messages.csv": messages_csv(TALK)}
    )
    [found] = snapshots(given)
    assert (found.taken, found.dated_by) == (date(2023, 6, 1), "its newest record")
    assert (found.origin.member, found.origin.layer) == ("Connections.csv", "linkedin")


def test_a_zip_that_was_made_later_dates_it() -> None:
    """The later of both days counts, and it is said which it was."""
    given = folder({"Connections.csv": connections(connection())})
    given.dates["Connections.csv"] = date(2024, 2, 3)
    [found] = snapshots(given)
    assert (found.taken, found.dated_by) == (date(2024, 2, 3), "the date in the zip")
    given.dates["Connections.csv"] = date(1980, 1, 1)
    [found] = snapshots(given)
    assert (found.taken, found.dated_by) == (date(2020, 10, 5), "its newest record")


def test_without_dates_there_is_no_day() -> None:
    """Nothing is made up."""
    [found] = snapshots(folder({"Connections.csv": connections(connection(on=""))}))
    assert (found.taken, found.dated_by) == (None, "")


def test_a_list_with_a_lost_row_is_not_whole() -> None:
    """Who stands in the row that cannot be read may be anybody."""
    torn = connections(connection()) + '"Ana,Ruiz,,,Acme,Clerk,01 Jan 2021\n'
    assert snapshots(folder({"Connections.csv": torn})) == []


def _export(path: str, *rows: list[str]) -> Read:
    given = attrs.evolve(folder({"Connections.csv": connections(*rows)}), path=path)
    return Read(path, "linkedin", list(LinkedIn().read(given, ReadContext())))


def test_a_later_export_ends_what_it_no_longer_lists() -> None:
    """Ana is connected no more since some day in between; her colleague changed jobs."""
    url = "https://www.linkedin.com/in/"
    ana = connection("Ana Ruiz", on="01 Mar 2019", URL=url + "ana")
    bea = connection(
        "Bea Moss", on="01 Apr 2019", URL=url + "bea", Company="Acme", Position="Clerk"
    )
    cleo = connection("Cleo Pop", on="01 May 2024", URL=url + "cleo")
    moved = connection(
        "Bea Moss", on="01 Apr 2019", URL=url + "bea", Company="Globex", Position="CEO"
    )
    old, new = _export("2019.zip", ana, bea), _export("2024.zip", moved, cleo)
    network = build([old, new])
    people = {one.name: one for one in network.people}
    assert set(people) == {"Ana Ruiz", "Bea Moss", "Cleo Pop"}
    ended = {tie.other("me"): tie.until for tie in network.all_ties}
    assert ended[people["Ana Ruiz"].id] == date(2024, 4, 30)
    assert ended[people["Bea Moss"].id] is None
    now = network.as_of(TODAY)
    bea_now = now.people[people["Bea Moss"].id]
    assert bea_now.organization == "Globex"
    assert [job.until for job in bea_now.employments] == [None, date(2024, 4, 30)]
    assert people["Ana Ruiz"].id not in now.ego_ties
    assert people["Ana Ruiz"].id in network.as_of(date(2024, 4, 1)).ego_ties
    before = network.as_of(date(2020, 1, 1)).people[people["Bea Moss"].id]
    assert before.organization == "Acme"
    assert repr(build([new, old]).all_ties) == repr(network.all_ties)
