"""What paints look like: the colours of Okabe and Ito, which everybody can tell apart.

References:
    Okabe & Ito 2008, "Color universal design: how to make figures and presentations that are
    friendly to colorblind people".
"""

from __future__ import annotations

from typing import Final

_CLUSTERS: Final = {
    "c0": "#0072b2",
    "c1": "#e69f00",
    "c2": "#009e73",
    "c3": "#cc79a7",
    "c4": "#56b4e9",
    "c5": "#d6c81e",  # their yellow, darker, so that it shows on white
}
#: On white.
BY_DAY: Final = {
    **_CLUSTERS,
    "other": "#6b6b6b",
    "none": "#b3b3b3",
    "ego": "#000000",
    "ground": "#ffffff",
    "ink": "#1b1b1b",
    "faint": "#5f5f5f",
    "tie": "#8a8a8a",
    "member": "#b9b9b9",
    "box": "#ececec",
    "warm": "#d55e00",
}
#: On a dark ground.
BY_NIGHT: Final = {
    **_CLUSTERS,
    "c0": "#3d9be0",
    "c5": "#f0e442",
    "other": "#a8a8a8",
    "none": "#6f6f6f",
    "ego": "#ffffff",
    "ground": "#16181c",
    "ink": "#ececec",
    "faint": "#a9a9a9",
    "tie": "#8d8d8d",
    "member": "#5c5c5c",
    "box": "#2b2f36",
    "warm": "#ff7f2a",
}
