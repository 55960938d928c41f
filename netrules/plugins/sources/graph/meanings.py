"""What the columns and attributes of graph files mean, whoever named them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from netrules.reading import column_name

# Names are compared as `column_name` gives them: small letters and digits only. Of several
# columns of one meaning, the one whose name stands first in its row counts.

#: What is said of people.
NODE: Final = {
    "name": "label fullname displayname personname name vertexlabel".split(),
    "given": "firstname givenname".split(),
    "family": "lastname familyname surname".split(),
    "email": "email emailaddress mail emails".split(),
    "url": "url profileurl linkedinurl publicprofileurl linkedin profile profilelink link".split(),
    "phone": "phone phonenumber mobile mobilephone telephone cell".split(),
    "organization": "organization organisation company employer companyname currentcompany".split(),
    "title": "title position jobtitle role".split(),
    "place": "place city town location".split(),
    "level": "level seniority".split(),
    "fields": "fields field industry".split(),
}
#: Partitions of the people: what Gephi, NodeXL, Netvizz, igraph and visone call them.
CLUSTERS: Final = frozenset(
    "modularityclass modularity cluster clusterid clusters community communities group groups "
    "groupname vertexgroup partition inferredclass statisticalinference louvain leiden "
    "circle".split()
)
#: What is said of ties.
EDGE: Final = {
    "kind": "kind relationship relation tietype relationtype type edgelabel label".split(),
    "weight": "weight edgeweight tiestrength strength value".split(),
    "since": "since start startdate startopen begin relationshipdateutc relationshipdate".split(),
    "until": "until end enddate endopen".split(),
    "spells": "spells intervals interval timeset timeinterval".split(),
}
#: Names of the columns that hold the ends of a tie.
ENDS: Final = (
    ("source", "target"),
    ("node1", "node2"),
    ("vertex1", "vertex2"),
    ("person1", "person2"),
    ("from", "to"),
    ("fromnodeid", "tonodeid"),
    ("sourceid", "targetid"),
)

_WORDS: Final = {
    table: {name: meaning for meaning, names in known.items() for name in names}
    for table, known in (("node", NODE), ("edge", EDGE))
}
_RANK: Final = {
    table: {name: rank for names in known.values() for rank, name in enumerate(names)}
    for table, known in (("node", NODE), ("edge", EDGE))
}
#: Columns of lists of ties that say nothing of use, but show that it is such a list.
IGNORED_OF_EDGES: Final = frozenset("id directed timestamp timestamps color width".split())
#: What a column called "type" holds in many of them.
_DIRECTIONS: Final = frozenset({"directed", "undirected", "mutual", "edge", "arc"})

_ISO_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?", re.ASCII | re.DOTALL)
_TIME: Final = re.compile(r"[+-]?\d[\d.eE+-]*|[+-]?inf(?:inity)?", re.ASCII | re.IGNORECASE)
_SPELL: Final = re.compile(r"[\[(<]\s*([^\[\](),;<>]+),\s*([^\[\](),;<>]+)")
_ANONYMOUS: Final = re.compile(
    r"(?:e|edge|id|n|node|person|tie|user|v|vertex)?[\s_#:-]*\d+(?:\.\d+)?"
    r"|[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}",
    re.ASCII | re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def _meaning(table: str, title: str) -> tuple[str, int]:
    """What a column called *title* means, "" if nothing, and its rank among its like."""
    name = column_name(title)
    meaning = _WORDS[table].get(name, "")
    if meaning:
        return meaning, _RANK[table][name]
    return ("cluster" if table == "node" and name in CLUSTERS else ""), 0


@lru_cache(maxsize=1024)
def _plan(table: str, titles: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Which of *titles* mean what, the best of each meaning first."""
    known = [(title, *_meaning(table, title)) for title in titles]
    ranked = sorted(known, key=lambda one: one[2])
    return tuple((title, meaning) for title, meaning, _ in ranked if meaning not in {"", "cluster"})


def understood(table: str, values: Mapping[str, str]) -> dict[str, str]:
    """The *values* that are not empty by what they mean, the best of each meaning.

    A name that is but a running number is under "number"; it is the kind of no tie.
    """
    found: dict[str, str] = {}
    for title, meaning in _plan(table, tuple(values)):
        text = values[title].strip()
        if not text or meaning in found:
            continue
        if meaning == "name" and is_anonymous(text):
            found.setdefault("number", text)
        elif meaning != "kind" or is_kind(text):
            found[meaning] = text
    return found


def clusters_in(values: Mapping[str, str]) -> list[tuple[str, str]]:
    """The partitions among *values*: what each is called, and where it puts the person."""
    return [
        (title, value.strip())
        for title, value in values.items()
        if value.strip() and _meaning("node", title)[0] == "cluster"
    ]


@lru_cache(maxsize=4096)
def is_kind(text: str) -> bool:
    """Whether *text* says what relation a tie is, rather than its direction or number."""
    return text.casefold() not in _DIRECTIONS and not is_anonymous(text)


def is_anonymous(text: str) -> bool:
    """Whether *text* is a running number or the like, rather than a name."""
    return _ANONYMOUS.fullmatch(text) is not None


def is_list_of_ties(columns: Collection[str]) -> tuple[str, str] | None:
    """The names of the two columns that hold the ends of ties, None if there are none."""
    return next((pair for pair in ENDS if pair[0] in columns and pair[1] in columns), None)


def only_of_ties(columns: Collection[str]) -> bool:
    """Whether *columns*, besides the ends, can all be a tie's."""
    ends = is_list_of_ties(columns) or ()
    return all(
        not name or name in ends or name in _WORDS["edge"] or name in IGNORED_OF_EDGES
        for name in columns
    )


# -- times -------------------------------------------------------------------------------


def day_of(text: str) -> date | None:
    """The day of a date, or None for a point on a time line that is no calendar.

    Raises:
        ValueError: If it is neither.
    """
    text = text.strip()
    if found := _ISO_DAY.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if not text or _TIME.fullmatch(text):
        return None
    raise ValueError(text)


def spells_of(text: str) -> list[tuple[str, str]]:
    """The beginnings and ends in a list of intervals such as ``<[2012-01-01, 2013-05-01]>``."""
    return [(since.strip(), until.strip()) for since, until in _SPELL.findall(text)]
