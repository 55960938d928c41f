"""What every worksheet that has room for words says."""

from __future__ import annotations

from typing import Final

TITLE: Final = "Map your network"
#: How to fill it in, a step each.
STEPS: Final = (
    "Write down the groups you belong to: work, school, clubs, neighbours, a choir.",
    "List the people in each of them. Whoever is in two groups stands in both.",
    "Mark the key players, who run a group, and the best connected, who know everybody in it.",
    "Write when you last talked with each, as 2026-05-31, and how often you want to: 6w, 3m or 1y.",
    "Write how to reach those whom you have lost sight of, and reach out to them.",
)
#: What a blank is, and what becomes of the sheet.
BLANKS: Final = (
    "Leave blank what you do not know; a dash says that there is none. Leave the last column as it "
    "is: by it netrules knows everybody again."
)
