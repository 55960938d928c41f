"""The network in the DOT language, for Graphviz and whatever else reads that."""

from __future__ import annotations

from typing import Final

from netrules import EGO, Line, Namer, Picture, PictureOptions, Scene, printable

#: What a graph without places is spread over, in Graphviz's points.
_SPAN: Final = 1000


class Dot:
    """An undirected graph: people, ties, and clusters as attributes of people."""

    name = "dot"
    endings = (".dot", ".gv")
    about = "the network for Graphviz"

    def draw(self, scene: Scene, namer: Namer, options: PictureOptions) -> str:
        """The graph; see `netrules.Picture`."""
        namer = namer.shown_by(printable)
        nodes = [_node(scene, place, namer) for place in range(len(scene.people))]
        lines = scene.lines
        if options.ego:
            nodes.append(f"  me [label={quoted(namer.person('me'))}];")
            lines = (*lines, *scene.ego_lines)
        edges = [_edge(line) for line in lines]
        return "\n".join(("graph network {", *nodes, *edges, "}"))


def _node(scene: Scene, place: int, namer: Namer) -> str:
    dot = scene.people[place]
    values = {
        "label": namer.person(dot.id),
        "pos": f"{dot.x * _SPAN:.1f},{(1 - dot.y) * _SPAN:.1f}",
        "warmth": dot.warmth.value,
        "degree": str(dot.degree),
    }
    if dot.cluster is not None:
        values["cluster"] = scene.cluster_name(dot.cluster, namer)
    shown = ", ".join(f"{name}={quoted(value)}" for name, value in values.items())
    return f"  n{place} [{shown}];"


def _edge(line: Line) -> str:
    one = "me" if line.a == EGO else f"n{line.a}"
    return f"  {one} -- n{line.b} [weight={max(1, round(100 * line.weight))}];"


def quoted(text: str) -> str:
    """*text* as a string of the DOT language, in which only quotes and backslashes are special."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


PICTURES: Final[tuple[Picture, ...]] = (Dot(),)
