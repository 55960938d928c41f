"""The still picture as SVG: well-formed, told in words too, and nobody's name in another's way."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from xml.etree import ElementTree

from building import TODAY, network, person
from picturing import ALONE, COLLEAGUES, ROWERS, circle_scene, circles, drawn

from netrules import Dot, Region, Scene, scene
from netrules.plugins.pictures._lettering import Occupied, cut, lines_of, width_of

_SVG = "{http://www.w3.org/2000/svg}"


def _root(shown: Scene, *, ego: bool = False) -> ElementTree.Element:
    text = drawn("svg", shown, ego=ego)
    assert isinstance(text, str)
    return ElementTree.fromstring(text)  # noqa: S314 reason: what the test itself drew


def _texts(root: ElementTree.Element, style: str) -> list[str]:
    return [one.text or "" for one in root.iter(f"{_SVG}text") if one.get("class") == style]


def _people(root: ElementTree.Element) -> list[ElementTree.Element]:
    return [one for one in root.iter(f"{_SVG}circle") if one.find(f"{_SVG}title") is not None]


def _box(word: ElementTree.Element) -> tuple[float, float, float, float]:
    x, y, size = (float(word.get(key) or 0) for key in ("x", "y", "font-size"))
    width = width_of(word.text or "", size)
    left = {None: x, "middle": x - width / 2, "end": x - width}[word.get("text-anchor")]
    return left, y - size, left + width, y + size / 4


def test_everybody_is_there_with_a_name_to_point_at() -> None:
    """A disc each; ego only if asked for."""
    root = _root(circle_scene())
    titles = [one.findtext(f"{_SVG}title") for one in _people(root)]
    assert titles == [*COLLEAGUES, *ROWERS, *ALONE]
    assert len(_people(_root(circle_scene(), ego=True))) == len(titles) + 1


def test_ties_on_record_are_drawn_and_no_others() -> None:
    """Two circles of six and the tie between them: 15 + 15 + 1 lines; ego's own on demand."""

    def lines(root: ElementTree.Element, paint: str) -> int:
        paths = (one for one in root.iter(f"{_SVG}path") if one.get("class") == paint)
        return sum((one.get("d") or "").count("M") for one in paths)

    assert lines(_root(circle_scene()), "tie") == 31
    assert lines(_root(circle_scene()), "own") == 0
    assert lines(_root(circle_scene(), ego=True), "own") == 14


def test_clusters_have_their_label_count_and_colour() -> None:
    """Beside the picture with evidence, and above their people."""
    root = _root(circle_scene())
    assert _texts(root, "label") == ["Quillfeather Ltd", "Ridingsmoor rowing"]
    legend = _texts(root, "text")
    assert {"Quillfeather Ltd", "Ridingsmoor rowing", "6", "in none", "2"} <= set(legend)
    assert "6 of 6 work or worked at Quillfeather Ltd" in _texts(root, "faint")
    paints = Counter(one.get("class") for one in _people(root))
    assert paints["f-none"] == 2
    assert paints["f-c1"] == 6
    areas = [one.get("class") for one in root.iter(f"{_SVG}polygon")]
    assert areas == ["area a-c0", "area a-c1"]


def test_rings_tell_who_has_gone_quiet() -> None:
    """Warm, cool and dormant, each once, and a sample of each beside the picture."""
    classes = Counter(one.get("class") for one in _root(circle_scene()).iter(f"{_SVG}circle"))
    assert (classes["warm"], classes["cool"]) == (2, 2)
    assert (classes["hollow s-c0"], classes["hollow s-none"]) == (1, 1)


def test_what_it_shows_is_told_in_words() -> None:
    """For those who do not see it."""
    root = _root(circle_scene())
    assert root.get("role") == "img"
    assert root.findtext(f"{_SVG}title") == "A network of 14 people on 2026-09-30"
    described = root.findtext(f"{_SVG}desc") or ""
    assert "14 people and 31 ties among them" in described
    assert "Quillfeather Ltd (6 people)" in described
    assert "in touch within a year: 1" in described


def test_it_runs_nothing_and_fetches_nothing() -> None:
    """No script, no handler, no address but the name of its language."""
    text = drawn("svg", circle_scene())
    assert isinstance(text, str)
    assert "<script" not in text
    assert text.count("http") == 1
    attributes = {name for one in _root(circle_scene()).iter() for name in one.attrib}
    assert not [name for name in attributes if name.startswith("on")]


def test_names_stand_in_nobodys_way() -> None:
    """No two names or labels overlap, nor do two discs."""
    root = _root(circle_scene())
    boxes = []
    for one in root.iter(f"{_SVG}text"):
        if one.get("class") not in ("name", "label"):
            continue
        boxes.append(_box(one))
    assert len(boxes) > 8
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_a_hub_amid_others_has_its_name_further_away() -> None:
    """With a line that leads to it, and over nobody's disc."""
    names = [f"Ada Aroundley {number}" for number in range(49)]
    known = network(*map(person, names))
    grid = [(x, y) for x in range(-3, 4) for y in range(-3, 4) if (x, y) != (0, 0)]
    at = dict(zip(sorted(one.id for one in known.people), [*grid, (0, 0)], strict=True))
    dots = tuple(Dot(id_, 0.5 + x / 25, 0.5 + y / 25, 1, 0.3, 0) for id_, (x, y) in at.items())
    middle = next(place for place, dot in enumerate(dots) if (dot.x, dot.y) == (0.5, 0.5))
    hub = known.people[dots[middle].id].name
    region = Region(tuple(range(len(dots))), 1.0, (middle,))
    root = _root(Scene(known.as_of(TODAY), dots, clusters=(region,)))
    [path] = [one for one in root.iter(f"{_SVG}path") if one.get("class") == "leader"]
    [name] = [one for one in root.iter(f"{_SVG}text") if one.text == hub]
    discs = [[float(one.get(key) or 0) for key in ("cx", "cy", "r")] for one in _people(root)]
    left, top, right, bottom = _box(name)
    for x, y, radius in discs:
        away = max(left - x, x - right, 0), max(top - y, y - bottom, 0)
        assert max(away) >= radius
    assert (path.get("d") or "").startswith("M")


def test_what_people_belong_to_where_there_are_no_ties() -> None:
    """Squares in place of ties, never a tie for a common employer, and it is said why."""
    people = [person(name, organization="Quillfeather Ltd") for name in COLLEAGUES]
    root = _root(scene(network(*people), today=TODAY))
    assert not [one for one in root.iter(f"{_SVG}path") if one.get("class") == "tie"]
    squares = [one for one in root.iter(f"{_SVG}rect") if one.get("class") == "box"]
    assert [one.findtext(f"{_SVG}title") for one in squares] == ["Quillfeather Ltd: 6"]
    assert "to share an employer is no tie" in " ".join(_texts(root, "faint"))


def test_nobody_at_all() -> None:
    """A network of nobody is drawn as such."""
    assert "0 people, 0 ties" in _texts(_root(scene(network(), today=TODAY)), "text")


def test_the_same_every_time() -> None:
    """The same bytes from the same records."""
    assert drawn("svg", circle_scene()) == drawn("svg", scene(circles(), today=TODAY))


def test_long_text_is_cut() -> None:
    """To the room there is, with a mark that it was."""
    assert cut("Ana Ruizova", 10, 1000) == "Ana Ruizova"
    short = cut("Ana " * 5000, 10, 80)
    assert short.endswith("…")
    assert width_of(short, 10) <= 80
    assert lines_of("one two three", 10, 45, 9) == ["one two", "three"]
    assert lines_of("one two three", 10, 45, 1) == [cut("one two three", 10, 45)]


def test_a_place_is_taken_once() -> None:
    """Words keep off words, off marks unless told otherwise, and stay on the sheet."""
    taken = Occupied((0, 0, 100, 100))
    taken.add_mark((10, 10, 20, 20))
    taken.add_word((40, 40, 60, 50))
    assert taken.is_free((15, 15, 30, 25), over=True)
    assert not taken.is_free((15, 15, 30, 25), over=False)
    assert not taken.is_free((50, 45, 70, 60), over=True)
    assert not taken.is_free((90, 90, 110, 95), over=True)
    assert taken.is_free((60, 40, 80, 50), over=False)
