"""The map as a page, in a browser: it opens from disk, asks for nothing, and can be explored."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from browsing import OpenPage, requests_in, screenshot, violations, wider_than_window
from building import TODAY, network, person, tie
from picturing import drawn

from netrules import Mode, scene
from netrules.cli.main import main

if TYPE_CHECKING:
    from playwright.sync_api import Page

_EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "job-search"
_PHONE: Final = {"width": 390, "height": 844}
HOSTILE: Final = (
    "<script>document.title = 'x'</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202eanna",
    "</style></main>",
    "e" * 10_000,
)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The map of the example."""
    folder = tmp_path_factory.mktemp("map") / "job-search"
    shutil.copytree(_EXAMPLE, folder)
    path = folder / "map.html"
    words = ["map", str(folder), "--today", "2026-11-20", "--no-redact", "-o", str(path)]
    assert main(words) == 0
    return path


@pytest.fixture
def page(open_page: OpenPage, example: Path) -> Page:
    """That map, open."""
    return open_page(example)


def count(page: Page) -> int:
    """How many people the list says fit what is chosen."""
    told = page.locator("#count").inner_text()
    assert told.endswith(" of 246 people")
    return int(told.split()[0])


def inked(page: Page, paint: str, left: float = 0.0, right: float = 1.0) -> int:
    """How many pixels of a part of the picture have a paint, such as "warm"."""
    program = """([name, left, right]) => {
      draw();
      const copy = document.createElement('canvas');
      Object.assign(copy, {width: canvas.width, height: canvas.height});
      const pen = copy.getContext('2d', {willReadFrequently: true});
      pen.fillStyle = paints[name];
      pen.fillRect(0, 0, 1, 1);
      const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
      pen.drawImage(canvas, 0, 0);
      const start = Math.floor(copy.width * left), end = Math.ceil(copy.width * right);
      const {data} = pen.getImageData(start, 0, end - start, copy.height);
      let found = 0;
      for (let i = 0; i < data.length; i += 4)
        if (data[i] === r && data[i + 1] === g && data[i + 2] === b) found += 1;
      return found;
    }"""
    return int(page.evaluate(program, [paint, left, right]))


# -- everybody -------------------------------------------------------------------------------


def test_it_asks_for_nothing(example: Path) -> None:
    """Nothing in it is loaded from anywhere."""
    assert requests_in(example.read_text("utf-8")) == []


@pytest.mark.parametrize("dark", [False, True])
def test_everybody_can_use_it(open_page: OpenPage, example: Path, dark: bool) -> None:
    """What axe-core knows of is right, with all that is folded unfolded and somebody chosen."""
    page = open_page(example, dark=dark)
    screenshot(page, f"map-{'dark' if dark else 'light'}")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.locator("#list button").first.click()
    page.locator("#export").click()
    assert violations(page) == []
    assert not wider_than_window(page)
    assert inked(page, "c0") > 500


def test_on_a_telephone(open_page: OpenPage, example: Path) -> None:
    """What is beside the picture is above and below it."""
    page = open_page(example, **_PHONE)
    screenshot(page, "map-telephone", whole=True)
    assert not wider_than_window(page)
    assert violations(page) == []
    assert page.locator("#map").bounding_box()["width"] > 380  # type: ignore[index]


def test_on_paper(open_page: OpenPage, example: Path) -> None:
    """The picture and what its colours mean, on white."""
    page = open_page(example, dark=True)
    page.emulate_media(media="print")
    page.wait_for_timeout(100)
    screenshot(page, "map-paper", whole=True)
    assert page.locator("#map").is_visible()
    assert page.locator("#clusters").is_visible()
    assert not page.locator("#search").is_visible()
    assert page.evaluate("paints.ground") == "rgb(255, 255, 255)"


def test_without_scripts(open_page: OpenPage, example: Path) -> None:
    """It says what else there is."""
    page = open_page(example, java_script_enabled=False)
    assert page.locator("noscript p").is_visible()


# -- what can be done ------------------------------------------------------------------------


def test_search_as_you_type(page: Page) -> None:
    """By name, title, employer, place or field; the list and the picture follow."""
    before = inked(page, "c0")
    page.locator("#search").press_sequentially("odalys")
    assert count(page) == 1
    assert page.locator("#list button").all_inner_texts()[0].startswith("Odalys Brackenby")
    assert 0 < inked(page, "c0") < before
    page.locator("#search").fill("kestrelgate insurance")
    assert 0 < count(page) < 20
    page.locator("#search").fill("nobody of this name")
    assert count(page) == 0


@pytest.mark.parametrize(
    ("field", "choice"),
    [
        ("layer", "vcard"),
        ("cluster", "Ridingsmoor rowing"),
        ("level", "director"),
        ("place", "Leeds"),
        ("field", "data"),
        ("touch", "within a year"),
        ("group", "Tuesday Data Meetup"),
    ],
)
def test_filters(page: Page, field: str, choice: str) -> None:
    """Each lets some through, and nobody of another kind; taken back, all are there again."""
    page.locator("summary", has_text="Filter").click()
    page.locator(f"#by-{field}").select_option(choice)
    some = count(page)
    assert 0 < some < 246
    page.locator("#list button").first.click()
    if field != "layer":
        assert choice in page.locator("#who").inner_text()
    page.locator(f"#by-{field}").select_option("")
    assert count(page) == 246


def test_click_a_person(page: Page) -> None:
    """On the disc: facts, ties and findings of theirs; a tie leads to the other."""
    spot = page.evaluate("place(people.find((one) => one.n === 'Nils Garrowby'), 0)")
    page.locator("#map").click(position={"x": spot[0], "y": spot[1]})
    told = page.locator("#who")
    assert told.get_by_role("heading", name="Nils Garrowby").is_visible()
    text = told.inner_text()
    for word in ("Principal Consultant", "What was found", "Ties on record", "knows (stated"):
        assert word in text
    told.locator(".ties button").first.click()
    assert not told.get_by_role("heading", name="Nils Garrowby").is_visible()
    page.keyboard.press("Escape")
    assert "Nobody chosen" in told.inner_text()


def test_point_at_a_person(page: Page) -> None:
    """Who it is stands beside the pointer, and goes with it."""
    spot = page.evaluate("place(people.find((one) => one.n === 'Nils Garrowby'), 0)")
    page.locator("#map").hover(position={"x": spot[0], "y": spot[1]})
    assert "Nils Garrowby" in page.locator("#pointed").inner_text()
    page.locator("#map").hover(position={"x": 5, "y": 5})
    assert not page.locator("#pointed").is_visible()


def test_keyboard_alone(page: Page) -> None:
    """Everybody in the picture is in the list, which needs no pointer."""
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("nils garrowby")
    page.locator("#list button").first.focus()
    page.keyboard.press("Enter")
    assert "Principal Consultant" in page.locator("#who").inner_text()


def test_rename_a_cluster(page: Page) -> None:
    """The label is in the filter and in the picture, and TOML for the settings tells it."""
    label = page.get_by_label("Label of cluster 1", exact=True)
    label.fill('The "meetup"')
    assert 'The "meetup"' in (page.locator("#by-cluster").text_content() or "")
    page.locator("#export").click()
    [table] = tomllib.loads(page.locator("#toml").input_value())["cluster"]
    assert table["label"] == 'The "meetup"'
    assert len(table["people"]) == 14
    label.fill("")
    assert tomllib.loads(page.locator("#toml").input_value()) == {}


def test_labels_are_pasted_back(page: Page, example: Path, capsys: Any) -> None:
    """What the page gives out is understood by the settings, and the next map says so."""
    page.get_by_label("Label of cluster 1", exact=True).fill("The meetup")
    page.locator("#export").click()
    settings = example.parent / "netrules.toml"
    before = settings.read_text("utf-8")
    settings.write_text(f"{before}\n{page.locator('#toml').input_value()}", "utf-8")
    again = example.parent / "again.html"
    words = ["map", str(example.parent), "--today", "2026-11-20", "--no-redact", "-o", str(again)]
    try:
        assert main(words) == 0
    finally:
        settings.write_text(before, "utf-8")
    assert "fits no cluster" not in capsys.readouterr().err
    assert '"n":"The meetup"' in again.read_text("utf-8")


def test_layers_side_by_side(page: Page) -> None:
    """The same people in the same place of either half."""
    page.locator("#sides").select_option("contacts beside linkedin")
    assert page.locator("#halves span").all_inner_texts() == ["contacts", "linkedin"]
    screenshot(page, "map-sides")
    left, right, half = page.evaluate(
        "[...[0, 1].map((side) => place(people[0], side)), width / 2]"
    )
    assert right[0] - left[0] == pytest.approx(half)
    assert right[1] == pytest.approx(left[1])
    assert inked(page, "none", 0, 0.5) < inked(page, "none", 0.5, 1)
    page.locator("#sides").select_option("contacts")
    assert not page.locator("#halves").is_visible()


def test_goals(page: Page) -> None:
    """Who meets a need is first in the list and lit, and what is missing is told."""
    need = page.locator("#need")
    need.select_option(index=1)
    told = page.locator("#goal").inner_text()
    assert "4 of 5" in told
    assert "nobody for certain: Sundrake Mobility" in told
    assert inked(page, "accent") > 100
    screenshot(page, "map-goal")
    need.select_option("")
    assert inked(page, "accent") == 0
    need.select_option(index=6)
    assert "independent routes are drawn" in page.locator("#goal").inner_text()


def test_slider_for_time(page: Page) -> None:
    """On an earlier day those are there whom you had met, as you were in touch then."""
    now = inked(page, "warm")
    page.locator("#day").fill(page.locator("#day").get_attribute("min") or "")
    assert count(page) < 246
    assert inked(page, "warm") < now
    assert "what was on record by then" in page.locator("#until").inner_text()


def test_you_and_your_own_ties(page: Page) -> None:
    """Hidden at first, since they hide the others'."""
    before = inked(page, "ego")
    page.locator("#ego").check()
    assert inked(page, "ego") > before


def test_closer_and_back(page: Page) -> None:
    """By the wheel, a button, and all of it again."""
    page.locator("#map").hover()
    page.mouse.wheel(0, -400)
    assert page.evaluate("view.scale") > 2
    page.locator("#whole").click()
    assert page.evaluate("[view.scale, view.x, view.y]") == [1, 0, 0]


# -- other networks --------------------------------------------------------------------------


def test_groups_where_there_are_no_ties(open_page: OpenPage, tmp_path: Path) -> None:
    """They hold the picture together, and the page says why."""
    made = network(*(person(f"Ana {n}", organization="Acme") for n in range(6)))
    path = tmp_path / "map.html"
    path.write_text(str(drawn("html", scene(made, today=TODAY))), "utf-8")
    page = open_page(path)
    assert "No file holds ties" in page.locator(".note").first.inner_text()
    assert page.evaluate("data.mode") == Mode.GROUPS.value
    assert inked(page, "box") > 20


def test_nobody_at_all(open_page: OpenPage, tmp_path: Path) -> None:
    """An empty network is a page, too."""
    path = tmp_path / "map.html"
    path.write_text(str(drawn("html", scene(network(), today=TODAY))), "utf-8")
    page = open_page(path)
    assert page.locator("#count").inner_text() == "0 of 0 people"
    assert violations(page) == []


@pytest.mark.parametrize("size", [_PHONE, {"width": 1280, "height": 860}])
def test_hostile_names(open_page: OpenPage, tmp_path: Path, size: dict[str, int]) -> None:
    """They are text: none runs, loads, hides or widens anything."""
    people = [
        person(name, organization=name, title=name, place=name, fields=(name,)) for name in HOSTILE
    ]
    made = network(*people, *(tie(HOSTILE[0], name) for name in HOSTILE[1:]))
    path = tmp_path / "map.html"
    path.write_text(str(drawn("html", scene(made, today=TODAY))), "utf-8")
    page = open_page(path, **size)
    page.locator("#list button").first.click()
    assert page.title().startswith("Map of the network")
    assert page.locator("img, iframe, body script + main").count() == 0
    assert page.get_by_text(HOSTILE[0]).count() > 0
    assert "\u202e" not in page.locator("body").inner_text()
    assert not wider_than_window(page)


def test_redacted(open_page: OpenPage, tmp_path: Path) -> None:
    """Labels of clusters are pseudonyms then, which the settings would not know."""
    made = network(*(person(f"Ana {n}") for n in range(4)))
    path = tmp_path / "map.html"
    path.write_text(str(drawn("html", scene(made, today=TODAY), redact=True)), "utf-8")
    assert "Ana" not in path.read_text("utf-8")
    page = open_page(path)
    assert page.locator("#clusters input:enabled").count() == 0
