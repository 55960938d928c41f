"""A node of the file to what it says of a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

import attrs

from netrules import Handle, Job, Level, Origin, OwnerRecord, PersonRecord
from netrules.plugins.sources.graph.meanings import clusters_in, is_anonymous, understood
from netrules.plugins.sources.graph.parts import Node

_EMAIL: Final = re.compile(r"[^\s@/<>]+@[^\s@/<>]+\.[^\s@/<>]+")
_WEB: Final = re.compile(r"https?://\S+|www\.\S+|(?:\w+\.)*linkedin\.com/\S+", re.IGNORECASE)
_FULL_NUMBER: Final = re.compile(r"\+[\d\s()./-]{7,24}", re.ASCII)
_DIGIT: Final = re.compile(r"\d", re.ASCII)
#: A value of several in one attribute: what separates them is its own behind a backslash.
_VALUE: Final = re.compile(r"(?:[^;|\\]|\\.|\\$)+", re.DOTALL)
_SHIELDED: Final = re.compile(r"\\([;|\[\\])")
#: A list as GEXF 1.3 writes it.
_LIST: Final = re.compile(r"\[(.*)\]", re.DOTALL)


@attrs.frozen
class Draft:
    """What a node says of a person, as long as it is open how ties will name them.

    Args:
        handle: Who it is, but for the key that only counts within the file.
        name: What the file calls them, which may be a bare number.
        inside: The id of the node that holds this one, "" for none.
        clusters: Partitions of the network, and where each puts the person.
    """

    handle: Handle
    name: str
    origin: Origin
    inside: str
    jobs: tuple[Job, ...]
    facts: Mapping[str, Any]
    clusters: tuple[tuple[str, str], ...]

    def record(self, account: str, tie: str) -> PersonRecord:
        """The record of somebody whom the ties of the file name by *account*.

        Args:
            account: The key.
            tie: The kind of tie to the owner that being in the file proves, "" for none.
        """
        handle = attrs.evolve(self.handle, accounts=(account,))
        return PersonRecord(handle, self.origin, self.jobs, self.facts, tie)

    def owner(self, account: str) -> OwnerRecord:
        """The same of the person whose network it is."""
        handle = attrs.evolve(self.handle, accounts=(account,), me=True)
        return OwnerRecord(handle, self.origin, self.jobs, self.facts)


def draft_of(node: Node, origin: Origin) -> Draft:
    """What *node* says."""
    said = understood("node", node.values)
    node_id = node.id.strip()
    best = "" if is_anonymous(node_id) else node_id
    names = (said.get("name", ""), _full_name(said), best, said.get("number", ""), node_id)
    name = next(filter(None, map(_one_line, names)), "")
    handle = _handle(said, name, node_id)
    jobs: tuple[Job, ...] = ()
    if "organization" in said or "title" in said:
        jobs = (Job(_one_line(said.get("organization", "")), _one_line(said.get("title", ""))),)
    clusters = tuple(
        (title, one) for title, value in clusters_in(node.values) for one in _values(value)
    )
    return Draft(handle, name, origin, node.inside, jobs, _facts(said), clusters)


def _handle(said: Mapping[str, str], name: str, node_id: str) -> Handle:
    """Whom *said* means. In networks of mail an address stands for the name, or is the id."""
    emails, urls, phones = (dict.fromkeys(_values(said.get(k, ""))) for k in _IDENTIFIERS)
    is_identifier = False
    for text in (node_id, name):
        for pattern, found in ((_EMAIL, emails), (_WEB, urls), (_FULL_NUMBER, phones)):
            if pattern.fullmatch(text):
                found[text] = None
                is_identifier = is_identifier or text == name
    return Handle(
        urls=tuple(urls),
        emails=tuple(one for one in emails if "@" in one),
        phones=tuple(one for one in phones if _DIGIT.search(one)),
        names=() if is_identifier or not name else (name,),
    )


_IDENTIFIERS: Final = ("email", "url", "phone")


def _facts(said: Mapping[str, str]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    if place := _one_line(said.get("place", "")):
        facts["place"] = place
    if fields := tuple(map(_one_line, _values(said.get("fields", "")))):
        facts["fields"] = fields
    if "level" in said:
        with suppress(ValueError):  # a level of something else, such as the depth in a tree
            facts["level"] = Level.named(said["level"].casefold())
    return facts


def _full_name(said: Mapping[str, str]) -> str:
    return f"{said.get('given', '')} {said.get('family', '')}"


def _values(text: str) -> list[str]:
    """The values that *text* lists."""
    if listed := _LIST.fullmatch(text.strip()):
        return [one for each in listed[1].split(",") if (one := each.strip(" \t\r\n'\""))]
    values = (_SHIELDED.sub(r"\1", each).strip() for each in _VALUE.findall(text))
    return [one for one in values if one]


def _one_line(text: str) -> str:
    return " ".join(text.split())
