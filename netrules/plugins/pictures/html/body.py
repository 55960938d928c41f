"""What stands in the page before its program runs: headings, fields to fill, what rings mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from netrules import Namer, Scene
from netrules.plugins.page import Html, element, joined

#: What the rings mean, as the still picture has it: word, sample, meaning.
RINGS: Final = (
    ("warm", "in touch within a year"),
    ("cool", "not within a year"),
    ("dormant", "not for three years, but once"),
    ("never", "never, in what the files cover"),
    ("unknown", "the files cannot tell"),
)
#: What people can be filtered by: the field's key, and its label.
_FILTERS: Final = (
    ("layer", "Layer"),
    ("cluster", "Cluster"),
    ("level", "Level"),
    ("place", "Place"),
    ("field", "Field of work"),
    ("touch", "Last in touch"),
    ("group", "Group"),
)
_NOSCRIPT: Final = (
    "This map is drawn by the script in this file, and scripts are switched off. A still picture "
    "needs none: netrules map -o network.svg"
)


def body(scene: Scene, namer: Namer) -> Html:
    """The body of the page."""
    people, ties = len(scene.people), len(scene.lines)
    size = f"{_number(people, 'person', 'people')}, {_number(ties, 'tie', 'ties')} on record"
    layer = f", layer {namer.text('layer', scene.layer)}" if scene.layer else ""
    head = element(
        "header",
        element("h1", "Your network"),
        element("p", f"{size}{layer}, as of {scene.today}", class_="size"),
        *(element("p", note, class_="note") for note in _notes(scene)),
    )
    return joined(
        (
            element("a", "Skip to the people", href="#people", class_="skip"),
            element("div", head, _tools(scene), class_="side", id="tools"),
            _stage(scene),
            element("aside", *_told(), class_="side", id="told", aria_label="Who is chosen"),
            element("noscript", element("p", _NOSCRIPT)),
        ),
        "\n",
    )


def _notes(scene: Scene) -> Iterator[str]:
    """Why the picture is as it is, where that is not plain."""
    if scene.why:
        yield f"{scene.why[:1].upper()}{scene.why[1:]}."
    if scene.no_clusters:
        yield f"No clusters: {scene.no_clusters}."


def _stage(scene: Scene) -> Html:
    what = f"The map: {len(scene.people)} people. The list of people beside it tells the same."
    canvas = element("canvas", id="map", role="img", aria_label=what)
    buttons = (
        element("button", "+", type="button", id="closer", aria_label="Closer"),
        element("button", "\u2212", type="button", id="farther", aria_label="Farther"),
        element("button", "All", type="button", id="whole", aria_label="Show all of the map"),
    )
    return element(
        "main",
        canvas,
        element("div", *buttons, class_="zoom"),
        element("p", id="pointed", class_="pointed", hidden=True),
        element("p", id="halves", class_="halves", hidden=True),
        id="stage",
    )


# -- beside the map ------------------------------------------------------------------------


def _tools(scene: Scene) -> Html:
    return element(
        "form",
        _labelled("Search", element("input", type="search", id="search", autocomplete="off")),
        element("p", id="count", class_="count", role="status"),
        _fold("Show", *_view(), open_=True),
        _fold("Filter", *(_choice(f"by-{key}", label) for key, label in _FILTERS)),
        *([_fold("Goals", *_goals(), open_=True)] if scene.goals else []),
        _fold("Clusters and rings", *_legend(scene), open_=True),
        id="form",
    )


def _view() -> Iterator[Html]:
    yield _choice("sides", "Layers")
    yield _tick("ego", "You and your own ties")
    yield _tick("names", "More names")
    day = element("input", type="range", id="day", min=0, max=0, value=0, step=1)
    yield _labelled("As of", day)
    yield element("p", id="until", class_="count")


def _goals() -> Iterator[Html]:
    yield _choice("need", "Light up who meets")
    yield element("div", id="goal")


def _legend(scene: Scene) -> Iterator[Html]:
    yield element("ul", id="clusters", class_="legend")
    if scene.clusters:
        yield element("button", "Labels as TOML, to paste back", type="button", id="export")
        yield element(
            "textarea",
            id="toml",
            rows=8,
            readonly=True,
            hidden=True,
            spellcheck="false",
            aria_label="Labels for netrules.toml",
        )
    rings = (
        element("li", element("span", class_=f"ring {word}", aria_hidden="true"), meaning)
        for word, meaning in RINGS
    )
    yield element("ul", *rings, class_="legend")
    yield element("p", "The larger a disc, the more ties on record.", class_="count")


def _told() -> Iterator[Html]:
    yield element("div", id="who", role="region", aria_live="polite", aria_label="Who is chosen")
    yield element("h2", "People", id="people", tabindex=-1)
    yield element("ol", id="list", class_="people")


def _fold(title: str, *content: object, open_: bool = False) -> Html:
    return element("details", element("summary", title), *content, open=open_)


def _labelled(label: str, field: Html) -> Html:
    return element("label", element("span", label), field)


def _choice(name: str, label: str) -> Html:
    return _labelled(label, element("select", id=name))


def _tick(name: str, label: str) -> Html:
    return element("label", element("input", type="checkbox", id=name), label, class_="tick")


def _number(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
