"""The people whom the story names, and what is written down about them by hand."""

from __future__ import annotations

from dataclasses import dataclass

EMPLOYER = "Harrowmere Energy"
FORMER_EMPLOYER = "Dunlark Retail"
UNIVERSITY = "Ridingsmoor University"
MEETUP = "Tuesday Data Meetup"
ROWING = "Ridingsmoor rowing"
#: Where she would like to work. She knows nobody at the last one.
TARGETS = (
    "Kestrelgate Insurance",
    "Brightfathom Analytics",
    "Lowmere Grid",
    "Pellworth Health",
    "Sundrake Mobility",
)


@dataclass(frozen=True)
class Owner:
    """The person whose network it is."""

    first: str = "Tamsin"
    last: str = "Okkerdal"
    emails: tuple[str, ...] = ("tamsin.okkerdal@example.org", "t.okkerdal@example.com")
    phone: str = "+44 7700 900100"
    url: str = "https://www.linkedin.com/in/example-tamsin-okkerdal-00"
    title: str = "Data Analyst"
    place: str = "Leeds"

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"


ME = Owner()


@dataclass(frozen=True)
class Noted:
    """Somebody she keeps notes about."""

    name: str
    title: str
    company: str
    level: str
    fields: tuple[str, ...]
    place: str
    met: str
    through: str = MEETUP
    introduced_by: str = ""
    groups: tuple[str, ...] = (MEETUP,)
    every: str = ""
    note: str = ""
    linkedin: bool = True
    reachable: bool = True


_DATA = ("data",)

#: The meetup, all 25 of it. Numbers below are places in this list.
MEMBERS = (
    Noted("Odalys Brackenby", "Senior Data Engineer", TARGETS[0], "senior",
          ("data", "data engineering"), "Leeds", "2021-09-14", every="3m",
          note="Runs the meetup and knows everybody there."),
    Noted("Femi Aldershaw", "Analytics Manager", TARGETS[3], "manager", _DATA, "Leeds",
          "2021-10-12", introduced_by="Odalys Brackenby"),
    Noted("Ruta Calloran", "Senior Data Scientist", TARGETS[1], "senior",
          ("data", "machine learning"), "Leeds", "2022-02-08"),
    Noted("Gwil Eskelund", "Director of Analytics", "Tallowmere Stores", "director", _DATA,
          "York", "2023-05-09"),
    Noted("Marguerite Dunmoor", "Chief Data Officer", "Pennant Vale Water", "cxo", _DATA,
          "Leeds", "2023-11-14", introduced_by="Hana Wetherlam"),
    Noted("Ansel Harkaway", "VP Data", "Corvane Payments", "vp", _DATA, "Manchester",
          "2024-04-09"),
    Noted("Sunniva Oakeshaw", "Director of Data Science", "Fennick & Rowe", "director", _DATA,
          "Leeds", "2024-09-10", introduced_by="Nils Garrowby"),
    Noted("Tobin Farrowgate", "Senior Data Analyst", EMPLOYER, "senior", ("data", "energy"),
          "Leeds", "2021-03-01", through=EMPLOYER),
    Noted("Ilse Marchbanks", "Forecasting Manager", TARGETS[2], "manager",
          ("forecasting", "energy", "data"), "Leeds", "2022-06-14", every="3m"),
    Noted("Kwabena Thistlewood", "Senior Forecasting Analyst", "Weatherlight Services",
          "senior", ("forecasting", "data"), "Bradford", "2022-06-14",
          introduced_by="Ilse Marchbanks"),
    Noted("Priya Hollowell", "Senior Data Analyst", "Aireborough Council", "senior", _DATA,
          "Leeds", "2022-01-11"),
    Noted("Dermot Quillfeather", "Data Engineer", "Wrenfield Parcels", "entry",
          ("data", "data engineering"), "Wakefield", "2023-03-14"),
    Noted("Yusra Pembrick", "Junior Data Analyst", "Tallowmere Stores", "entry", _DATA, "York",
          "2024-02-13", linkedin=False),
    Noted("Callum Vandermoor", "Engineering Manager", TARGETS[1], "manager",
          ("data", "data engineering"), "Leeds", "2022-11-08",
          introduced_by="Odalys Brackenby"),
    Noted("Linnea Stonegarth", "Senior Research Analyst", UNIVERSITY, "senior", _DATA, "Leeds",
          "2022-04-12"),
    Noted("Bram Osterley", "BI Developer", "Corvane Payments", "entry", _DATA, "Manchester",
          "2024-04-09"),
    Noted("Hana Wetherlam", "Data Science Manager", "Pennant Vale Water", "manager", _DATA,
          "Leeds", "2022-10-11"),
    Noted("Nils Garrowby", "Principal Consultant", "Fennick & Rowe", "senior", _DATA, "Leeds",
          "2023-01-10", note="Brings along the people from the hospitals."),
    Noted("Zofia Merrowdale", "Senior Statistician", "Marsden Vale Hospitals", "senior",
          ("statistics",), "Bradford", "2025-01-14", introduced_by="Nils Garrowby"),
    Noted("Theo Applegarth", "Research Analyst", "Marsden Vale Hospitals", "entry",
          ("statistics",), "Bradford", "2025-01-14", linkedin=False),
    Noted("Imani Cresswold", "Informatics Manager", "Marsden Vale Hospitals", "manager",
          ("data", "health"), "Bradford", "2025-01-14"),
    Noted("Rasmus Thornaby", "Data Analyst", "Moorside Clinics", "entry", ("data", "health"),
          "Halifax", "2025-03-11"),
    Noted("Saoirse Fenwold", "Senior Epidemiologist", UNIVERSITY, "senior", ("statistics",),
          "Leeds", "2025-03-11"),
    Noted("Jonah Larkrise", "Graduate Analyst", "Moorside Clinics", "entry", ("data", "health"),
          "Halifax", "2025-05-13", linkedin=False),
    Noted("Wilhelmina Ottershaw", "Research Director", "Calder & Thrush Research", "director",
          ("statistics",), "Leeds", "2025-02-11", linkedin=False, reachable=False,
          note="Came once, with Nils. No address."),
)  # fmt: skip

#: Who knows whom at the meetup. She has asked everyone, so these are all ties there are.
#: A circle of analysts and engineers around 0, 1 and 2; the bosses (3 to 6) at its
#: edge; the hospitals (18 to 23), whom only 17 joins to it; and a boss (24) whom only 17 knows.
TIES = (
    *((0, other) for other in (1, 2, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17)),
    *((1, other) for other in (2, 7, 8, 10, 12, 13, 14, 16, 17)),
    *((2, other) for other in (6, 9, 11, 13, 15, 16, 17)),
    (3, 4), (3, 16), (4, 5), (4, 16), (5, 15), (6, 17),
    (7, 10), (7, 14), (8, 9), (9, 14), (10, 11), (10, 12), (11, 12), (11, 13), (11, 15), (12, 14),
    (12, 15),
    (17, 18), (17, 19), (17, 22),
    (18, 19), (18, 20), (18, 23), (19, 20), (19, 21), (19, 23), (20, 21), (21, 22), (21, 23),
    (22, 23),
    (17, 24),
)  # fmt: skip

#: Threads on LinkedIn of members who all know each other, and of people of one firm.
MEETUP_THREADS = {"Meetup organizers": (0, 1, 2, 17), "February speakers": (0, 1, 2, 16)}
FIRM_THREADS = {"Old Dunlark hands": FORMER_EMPLOYER, "Network planning": EMPLOYER}

#: Others she keeps notes about.
OTHERS = (
    Noted("Beatrix Lindwall", "Head of Insight", FORMER_EMPLOYER, "director", ("data", "retail"),
          "Leeds", "2017-09-04", through=FORMER_EMPLOYER, groups=("Old Dunlark hands",),
          every="6m", note="First boss; still reads every application I write."),
    Noted("Cormac Ivesdale", "Analytics Manager", EMPLOYER, "manager", ("data", "energy"),
          "Leeds", "2021-03-01", through=EMPLOYER, groups=()),
    Noted("Delphine Mossgrove", "Senior Recruiter", "Oakfinch Talent", "senior",
          ("recruiting",), "Manchester", "2025-06-18", through="a call about a vacancy",
          groups=()),
    Noted("Milan Torvane", "Talent Acquisition Partner", "Redcastle Search", "senior",
          ("recruiting",), "Leeds", "2026-02-24", through="a careers evening", groups=(),
          introduced_by="Femi Aldershaw"),
    Noted("Anneke Verhoolen", "Data Platform Manager", TARGETS[2], "manager",
          ("data", "data engineering"), "Rotterdam", "2015-09-21", through=UNIVERSITY,
          groups=(ROWING,), note="Moved back to Rotterdam in 2019."),
    Noted("Joss Penhallow", "Underwriting Analyst", TARGETS[0], "entry", ("insurance",),
          "Leeds", "2019-05-16", through="climbing", groups=()),
    Noted("Soraya Blythewood", "Senior Meteorologist", "Weatherlight Services", "senior",
          ("forecasting", "weather"), "York", "2014-10-02", through=UNIVERSITY,
          groups=(ROWING,), every="2m"),
    Noted("Edmund Carrowmore", "Vice President, Forecasting", "Solvane Power", "vp",
          ("forecasting", "energy"), "London", "2024-06-20", through="a conference in York",
          groups=(), introduced_by="Soraya Blythewood"),
    Noted("Maud Ellerker", "Careers Adviser", UNIVERSITY, "senior", ("careers",), "Leeds",
          "2016-11-08", through=UNIVERSITY, groups=(), linkedin=False),
)  # fmt: skip

#: The people she rowed with, besides two of those above. What two of them do now shows no
#: level, and nobody wrote one down; and with the first of them, who sees most of the others,
#: she last talked before she kept a log.
CREW = (
    Noted("Perpetua Lowmoor", "Director of Events", "Fieldfare Media", "director", ("events",),
          "Leeds", "2014-10-09", through=UNIVERSITY, groups=(ROWING,),
          note="Our cox. Still has everybody's number."),
    Noted("Rufus Aldwark", "Operations Manager", "Copperline Rail", "manager",
          ("operations", "rail"), "York", "2014-10-09", through=UNIVERSITY, groups=(ROWING,)),
    Noted("Thora Keldmoor", "Director of Operations", "Peartree Pharma", "director",
          ("operations",), "London", "2014-10-09", through=UNIVERSITY, groups=(ROWING,)),
    Noted("Ambrose Catterby", "Senior Civil Engineer", "Ironspan Engineering", "senior",
          ("engineering",), "Leeds", "2014-10-16", through=UNIVERSITY, groups=(ROWING,)),
    Noted("Bettina Swarthgill", "Violin Maker", "Swarthgill Violins", "", ("music",), "Bradford",
          "2014-10-16", through=UNIVERSITY, groups=(ROWING,), linkedin=False),
    Noted("Crispin Ulleskelf", "Chief Operating Officer", "Wolds Wind", "cxo",
          ("energy", "operations"), "Hull", "2015-01-22", through=UNIVERSITY, groups=(ROWING,)),
    Noted("Dorrit Hebblewick", "Senior Solicitor", "Underhill Legal", "senior", ("law",),
          "Leeds", "2015-01-22", through=UNIVERSITY, groups=(ROWING,)),
    Noted("Gunnar Leyburn", "Novelist", "Halfpenny Books", "", ("writing",), "Whitby",
          "2015-10-08", through=UNIVERSITY, groups=(ROWING,), linkedin=False),
    Noted("Marisol Ketteridge", "Junior Doctor", "Marsden Vale Hospitals", "entry", ("health",),
          "Bradford", "2015-10-08", through=UNIVERSITY, groups=(ROWING,)),
    Noted("Osric Thwaite", "Finance Manager", "Dalesway Foods", "manager", ("finance",), "Leeds",
          "2016-01-21", through=UNIVERSITY, groups=(ROWING,)),
)  # fmt: skip

#: Who of them still sees whom; 10 and 11 are those of `OTHERS` who rowed, in that order. The
#: cox sees most of them, but nobody is tied to the rest through her alone. Those at the top
#: are well connected here, unlike at the meetup.
CREW_TIES = (
    *((0, other) for other in (1, 2, 3, 4, 5, 6, 9, 10, 11)),
    (1, 2), (1, 5), (1, 9), (2, 5), (2, 9), (3, 7), (3, 8), (4, 9), (5, 9), (5, 10), (6, 8),
    (7, 11), (10, 11),
)  # fmt: skip

#: A thread on LinkedIn of some of them, who all know each other.
CREW_THREADS = {"Rowing reunion": (0, 1, 9)}

#: To whom she writes and who does not answer, though he met her once.
SILENT = "Edmund Carrowmore"

#: Ties outside the meetup that came up in talk.
OTHER_TIES = (
    ("Beatrix Lindwall", "Odalys Brackenby", "worked together"),
    ("Beatrix Lindwall", "Delphine Mossgrove", "knows"),
    ("Soraya Blythewood", "Kwabena Thistlewood", "work together"),
    ("Ilse Marchbanks", "Anneke Verhoolen", "work together"),
    ("Joss Penhallow", "Odalys Brackenby", "work together"),
    ("Cormac Ivesdale", "Tobin Farrowgate", "work together"),
)

#: Meetings and calls from before the log: when, by what means and with whom.
REMEMBERED = (
    ("2024-06-20", "meeting", SILENT),
    ("2024-09-14", "meeting", "Perpetua Lowmoor"),
    ("2025-02-11", "meeting", "Wilhelmina Ottershaw"),
    ("2025-06-18", "call", "Delphine Mossgrove"),
    ("2025-10-03", "meeting", "Beatrix Lindwall"),
)

#: The joiner and his son, who carry one name and work at one place.
NAMESAKES = "Josiah Kettlewell"

#: Favours in the order in which they came: she asked, or she gave. Beatrix has only ever given.
FAVOURS = {
    "Beatrix Lindwall": ("ask", "ask", "ask", "ask"),
    "Odalys Brackenby": ("ask", "give", "give", "ask"),
    "Ilse Marchbanks": ("give", "ask", "give"),
    "Femi Aldershaw": ("give", "ask", "give"),
    "Soraya Blythewood": ("ask", "give", "ask", "give", "ask"),
    "Delphine Mossgrove": ("ask", "give"),
    "Callum Vandermoor": ("ask",),
    "Priya Hollowell": ("give",),
}

#: What it led to: what, on which day, worth in pounds, thanks to whom, for which goal.
OUTCOMES = (
    ("first job as an analyst", "2017-08-21", 0, "Maud Ellerker", ""),
    ("dashboard for a charity", "2025-04-02", 1800, "Femi Aldershaw", ""),
    ("interview at Kestrelgate", "2026-09-02", 0, "Odalys Brackenby", "senior-data-job"),
)
