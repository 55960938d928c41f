"""How long the reader of address books takes for 30,000 rows, beside `csv.DictReader`.

Run it as ``python benchmarks/csv_reader.py [ROWS]``. Both read the same generated file, in the
layout of Outlook and in that of Google Contacts, in this one run, by turns; the best of three
rounds counts. Seconds depend on the machine, the ratio hardly. DictReader only splits cells
and pairs them with the column names, while the reader also makes records.
"""

from __future__ import annotations

import csv
import io
import random
import sys
from collections.abc import Callable, Sequence
from time import perf_counter

from memory import Memory

from netrules import PersonRecord, ReadContext
from netrules.plugins.sources.addressbook import AddressBook

ROUNDS = 3
NAMES = ("Ada", "Björn", "Chloé", "Dmitri", "Esra", "Femi", "Grace", "Håkan", "Ines", "Jürgen")
TOWNS = ("Graz", "Kraków", "Lyon", "Malmö", "Porto")

#: Columns of which the rows have values; as many more as the program writes stay empty.
OUTLOOK = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,"
    "Business City,Business Postal Code,Business Country/Region,Home Street,Home City,"
    "Home Postal Code,Home Country/Region,Business Fax,Business Phone,Home Phone,Mobile Phone,"
    "Anniversary,Assistant's Name,Birthday,Categories,Children,E-mail Address,E-mail Type,"
    "E-mail Display Name,E-mail 2 Address,E-mail 2 Type,Manager's Name,Notes,Spouse,Web Page"
).split(",") + [f"User {number}" for number in range(1, 58)]
GOOGLE = (
    "First Name,Middle Name,Last Name,Name Prefix,Nickname,File As,Organization Name,"
    "Organization Title,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,"
    "E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,"
    "Phone 2 - Value,Address 1 - Label,Address 1 - Street,Address 1 - City,Address 1 - Country,"
    "Relation 1 - Label,Relation 1 - Value,Website 1 - Label,Website 1 - Value"
).split(",")


def row(number: int, chance: random.Random) -> dict[str, str]:
    """What is known of one person, by the column names of both layouts."""
    given, family = chance.choice(NAMES), f"{chance.choice(NAMES)}sson"
    town, company = chance.choice(TOWNS), f"Example {number % 300}, Ltd"
    mail, born = f"person{number}@example.org", f"{1950 + number % 50}-03-22"
    mobile, work = f"+49 170 {number:07}", f"+49 30 {number:07}"
    notes = "Met at the spring meeting, talks about boats.\nWrites in May. " * (number % 3)
    return {
        "First Name": given,
        "Last Name": family,
        "Company": company,
        "Organization Name": company,
        "Job Title": "Head of Sales",
        "Organization Title": "Head of Sales",
        "Home City": town,
        "Business City": "Vienna",
        "Address 1 - Label": "Home",
        "Address 1 - City": town,
        "Business Fax": work,
        "Business Phone": work,
        "Mobile Phone": mobile,
        "Phone 1 - Label": "Mobile",
        "Phone 1 - Value": mobile,
        "Phone 2 - Label": "Work",
        "Phone 2 - Value": work,
        "Birthday": born,
        "Categories": "Sales;Rowing",
        "Labels": "* myContacts ::: Sales ::: Rowing",
        "E-mail Address": mail,
        "E-mail Type": "SMTP",
        "E-mail Display Name": f"{given} {family} ({mail})",
        "E-mail 2 Address": f"p{number}@example.com",
        "E-mail 1 - Label": "* Work",
        "E-mail 1 - Value": f"{mail} ::: p{number}@example.com",
        "Notes": notes,
        "Web Page": f"https://www.linkedin.com/in/person-{number}",
        "Website 1 - Value": f"https://www.linkedin.com/in/person-{number}",
    }


def file(columns: Sequence[str], rows: int) -> bytes:
    """A table of so many people in one of the layouts."""
    chance = random.Random(1)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(row(number, chance) for number in range(rows))
    return text.getvalue().encode()


def ours(data: bytes) -> int:
    """The people that the reader finds."""
    items = AddressBook().read(Memory(data, "generated.csv"), ReadContext())
    return sum(isinstance(item, PersonRecord) for item in items)


def theirs(data: bytes) -> int:
    """The rows that DictReader finds."""
    text = io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", newline="")
    return sum(1 for _ in csv.DictReader(text))


def seconds(read: Callable[[bytes], int], data: bytes, rows: int) -> float:
    """How long *read* takes; it must find every row."""
    start = perf_counter()
    found = read(data)
    taken = perf_counter() - start
    if found != rows:
        message = f"{read.__name__} found {found} of {rows} rows"
        raise SystemExit(message)
    return taken


def main(rows: int) -> None:
    """Print the times and their ratio for each layout."""
    for name, columns in (("Outlook", OUTLOOK), ("Google", GOOGLE)):
        data = file(columns, rows)
        rounds = [(seconds(ours, data, rows), seconds(theirs, data, rows)) for _ in range(ROUNDS)]
        own, other = (min(times) for times in zip(*rounds, strict=True))
        print(f"{name}: {rows:,} rows, {len(columns)} columns, {len(data) / 2**20:.1f} MiB")
        print(f"netrules {own:.3f} s   DictReader {other:.3f} s   ratio {own / other:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30_000)
