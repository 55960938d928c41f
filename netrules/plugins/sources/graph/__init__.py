"""Reads graphs of who knows whom: GEXF, GraphML, GDF, GML, Pajek, UCINET and lists of ties.

Two more names, of services that are gone, lead to the same reader: what their users still
have is a graph in one of these formats.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from netrules import NO, Certainty, Head, Item, Opened, ReadContext, Sniff
from netrules.plugins.sources.graph.beside import ego_networks, files_of, is_nodexl
from netrules.plugins.sources.graph.recognising import recognise

__all__ = ["Graph", "LinkedInMaps", "MyFNetwork"]


class Graph:
    """The source for graph files. One of its people may be the owner of the network."""

    name = "graph"
    wants_owner = True

    def sniff(self, head: Head) -> Sniff:
        """By the first bytes of a file; in a folder or zip, whether its files belong together."""
        if head.members == ("",):
            found = recognise(head.head())
            return Sniff(found.certainty, found.reason) if found else NO
        if is_nodexl(head):
            return Sniff(Certainty.CERTAIN, "it is a workbook with the sheets of NodeXL")
        if networks := ego_networks(head):
            reason = "it holds the ties and circles of an ego network"
            return Sniff(Certainty.CERTAIN, reason, files_of(networks))
        return NO

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Everyone in each graph, then their ties and groups."""
        from netrules.plugins.sources.graph.reader import read_graphs  # noqa: PLC0415 reason: start-up

        return read_graphs(opened, context.owner)


class _Gone:
    """A service that is gone, and whose users have a graph at best."""

    stands_for = ("graph",)

    def sniff(self, head: Head) -> Sniff:
        """Never: nothing of the service itself is left to recognise."""
        return NO

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Nothing: the source that it stands for reads the file."""
        yield from ()


class LinkedInMaps(_Gone):
    """LinkedIn Maps (InMaps) left pictures only; its successors write graphs."""

    name = "linkedin-maps"


class MyFNetwork(_Gone):
    """The Facebook application myfnetwork; what was saved then, Netvizz saved as a graph."""

    name = "myfnetwork"


SOURCES: Final = (Graph(), LinkedInMaps(), MyFNetwork())
