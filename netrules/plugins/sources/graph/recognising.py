"""Which format a file is in, by its first bytes."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

import attrs

from netrules import Certainty
from netrules.plugins.sources.graph.listing import LEAST_LINES, layout_of
from netrules.reading import encoding_of


class Format(StrEnum):
    """The formats of graphs that are read."""

    GEXF = "GEXF"
    GRAPHML = "GraphML"
    GDF = "GDF"
    GML = "GML"
    PAJEK = "Pajek"
    UCINET = "UCINET DL"
    EDGES = "list of ties"


@attrs.frozen
class Recognised:
    """A format, and how surely the file is in it."""

    format: Format
    certainty: Certainty
    reason: str


_ROOT: Final = re.compile(r"<(?:[\w.-]+:)?(gexf|graphml)[\s>/]")
#: What may precede the outermost element, by its first characters and its last.
_PROLOG: Final = (("<?", "?>"), ("<!--", "-->"), ("<!DOCTYPE", ">"))
_GDF: Final = re.compile(r"\s*nodedef\s*>", re.IGNORECASE)
_GML: Final = re.compile(r"\s*graph\s*\[", re.IGNORECASE)
_GML_BEFORE: Final = ("#", "creator", "version", "comment")
_PAJEK: Final = re.compile(r"\s*\*\s*(?:vertices\s+\d|network\b)", re.IGNORECASE)
_UCINET: Final = re.compile(r"\s*dl\b[\s,]+(?:\w+\s*=\s*\w+[\s,]+)*n[rc]?\s*=\s*\d", re.IGNORECASE)


def recognise(head: bytes) -> Recognised | None:
    """The format of the file that begins with *head*, None if it is no graph."""
    text = head.decode(encoding_of(head), "replace").removeprefix("\ufeff")
    if text.lstrip().startswith("<"):
        return _xml(text)
    for pattern, skipped, format_, sign in (
        (_GDF, ("#",), Format.GDF, "it begins with nodedef>"),
        (_GML, _GML_BEFORE, Format.GML, "it begins with graph ["),
        (_PAJEK, ("%", "/*"), Format.PAJEK, "it begins with *Vertices"),
        (_UCINET, (), Format.UCINET, "it begins with DL and n="),
    ):
        if pattern.match(_after(text, skipped)):
            return Recognised(format_, Certainty.CERTAIN, sign)
    layout = layout_of(head)
    if layout is None:
        return None
    if layout.columns:
        certainty = Certainty.CERTAIN if layout.sure else Certainty.LIKELY
        return Recognised(Format.EDGES, certainty, "it has columns for both ends of a tie")
    reason = f"all of its first lines, {LEAST_LINES} or more, name two of the same people"
    return Recognised(Format.EDGES, Certainty.LIKELY, reason)


def _xml(text: str) -> Recognised | None:
    """By the name of the outermost element."""
    at = len(text) - len(text.lstrip())
    while ends := next((end for start, end in _PROLOG if text.startswith(start, at)), ""):
        if ends == ">" and "[" in text[at : text.find(">", at)]:
            ends = "]"  # of declarations in the file itself
        at = text.find(ends, at) + len(ends)
        if at < len(ends):
            return None
        while at < len(text) and (text[at].isspace() or (ends == "]" and text[at] == ">")):
            at += 1
    found = _ROOT.match(text, at)
    if not found:
        return None
    format_ = Format.GEXF if found[1] == "gexf" else Format.GRAPHML
    return Recognised(format_, Certainty.CERTAIN, f"its outermost element is {found[1]}")


def _after(text: str, skipped: tuple[str, ...]) -> str:
    """*text* from its first line on that is not blank and begins with none of *skipped*."""
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        bare = text[at:end].strip().lower()
        if bare and not bare.startswith(skipped or ("\n",)):
            break
        at = end
    return text[at:]
