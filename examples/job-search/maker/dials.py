"""The numbers of the story, all in one place."""

from __future__ import annotations

from datetime import date

SEED = 20261120
#: The day that the story is told on: ``netrules check --today 2026-11-20``.
TODAY = date(2026, 11, 20)
#: The day that LinkedIn packed the export; its newest message is of this day.
EXPORTED = date(2026, 11, 13)
#: Since when she writes down whom she meets and calls. That is less than a year before the
#: day of the story, so whom she has not seen for a year nobody can say for certain.
LOGGED_SINCE = date(2026, 1, 5)

#: How many connections LinkedIn lists, besides one who left.
CONNECTIONS = 218
#: Of them, besides those whom the story names: former colleagues, and people from university.
FORMER_COLLEAGUES = 16
FROM_UNIVERSITY = 8
#: Unnamed insiders at the firms she would like to work for.
INSIDERS = {"Kestrelgate Insurance": 2, "Brightfathom Analytics": 1}

#: How many connections each way of writing to each other is for; silence is for the rest.
HABITS = {
    "warm": 70,  # answered each other within the last year
    "cooled": 20,  # did so one to three years ago
    "dormant": 14,  # did so more than three years ago
    "she writes": 4,  # three messages or more in half a year, and never an answer
    "she wrote": 10,  # one message, never answered
    "they write": 14,  # offers that she never answered
    "slow": 4,  # answered after more than a month
}
#: Connections who show their e-mail address on LinkedIn.
SHOWN_ADDRESSES = 32

#: Cards on the phone: of connections (joined by e-mail or by a number in the contacts file),
#: and of people who are nowhere else.
CARDS_BY_EMAIL = 25
CARDS_BY_NUMBER = 10
CARDS_ONLY = 20
#: Whether one date of the export is mistyped, as happens when a spreadsheet saves it again.
MISTYPED_DATE = True
