"""What tests of moves share: settings whose rules they declare themselves, and a small goal."""

from __future__ import annotations

from datetime import date
from typing import Final

from commands import CONTACTS

TODAY: Final = date(2026, 9, 30)
DAY: Final = ("--today", "2026-09-30")
#: The rules are declared here, so that no test hangs on which others there are.
SETTINGS: Final = """\
sources = ["contacts.toml"]

[rules]
select = ["X"]

[[goal]]
name = "data-job"
fields = ["data"]

[[goal.need]]
name = "two-in-data"
who = '"data" in fields'
at-least = 2

[[goal.need]]
name = "warm-director"
who = 'level >= "director" and warm'
must = false

[[rule]]
code = "X001"
name = "gone-cold"
where = "not warm"
message = "nothing from {person} for a year"

[[rule]]
code = "X002"
name = "at-marrowgate"
where = 'organization == "Marrowgate"'
message = "{person} could open a door there"
"""
#: Contacts with comments, and people who are known by an id, an address, or a name alone.
PEOPLE: Final = (
    CONTACTS
    + """
# ---- From the choir ------------------------

[[person]]
name = "Dee Farrow"     # sings alto
email = "dee@example.org"   # the new one

[[person]]
name = "Eli Northbrook"
notes = "A name is all there is."
fields = [
    "law",  # mostly contracts
]

# The end.
"""
)
