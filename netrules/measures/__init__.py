"""What can be computed of a network: functions of a `netrules.Network`.

Ego is left out of every measure of structure: tied to everyone, ego would be the
hub of every network and on every path. A measure that reads the absence of ties is
computed on sets of people among whom every tie is known, and nowhere else.
"""

from netrules.measures.cuts import Cut, cut_people_and_bridges, cuts
from netrules.measures.degree import Degrees, complete_degrees, degree
from netrules.measures.namesakes import namesakes
from netrules.measures.rank import Correlation, tau_b

__all__ = [
    "Correlation",
    "Cut",
    "Degrees",
    "complete_degrees",
    "cut_people_and_bridges",
    "cuts",
    "degree",
    "namesakes",
    "tau_b",
]
