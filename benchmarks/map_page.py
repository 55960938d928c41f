"""How heavy the map's page is, and how long until it is drawn, by the number of people.

Run it from the repository as ``python benchmarks/map_page.py``; it takes a Chromium and prints a
table in Markdown. Milliseconds differ by machine; a frame of 16 ms is what looks smooth.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, sync_playwright

from netrules import (
    Evidence,
    Handle,
    Job,
    Namer,
    Network,
    Origin,
    PersonRecord,
    PictureOptions,
    Read,
    TieRecord,
    build,
    scene,
)
from netrules.plugins.pictures.html import MapPage

TODAY = date(2026, 11, 20)
SIZES = (300, 2_000, 10_000)
#: How many know each other in a circle, and how many of the others each person knows.
CIRCLE, OUTSIDE = 25, 1
FRAMES = 20
ARGUMENTS = "--headless --no-sandbox --disable-gpu --disable-background-networking".split()


def invented(size: int) -> Network:
    """A network of circles, each person with four ties in theirs and one out of it."""
    dice = Random(size)
    handles = [Handle(ids=(f"p{n}",), names=(f"Person Number {n}",)) for n in range(size)]
    at = Origin("made.toml", line=1, layer="contacts")
    items = [
        PersonRecord(handle, at, (Job(f"Company {n // CIRCLE}", "Analyst"),), {}, "contact")
        for n, handle in enumerate(handles)
    ]
    pairs = set()
    for n in range(size):
        first = n - n % CIRCLE
        near = [first + dice.randrange(CIRCLE) for _ in range(4)]
        for other in (*near, *(dice.randrange(size) for _ in range(OUTSIDE))):
            if other < size and other != n:
                pairs.add((min(n, other), max(n, other)))
    items += [
        TieRecord((handles[a], handles[b]), "knows", Evidence.STATED, at) for a, b in sorted(pairs)
    ]
    return build([Read("made.toml", "made", items)])


def measured(browser: Browser, size: int, folder: Path) -> str:
    """A row of the table."""
    network = invented(size)
    begun = perf_counter()
    shown = scene(network, today=TODAY)
    text = MapPage().draw(shown, Namer(network), PictureOptions())
    made = perf_counter() - begun
    path = folder / f"{size}.html"
    path.write_text(str(text), "utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 860}, offline=True)
    page.goto(path.as_uri())
    first = page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => { draw(); done(performance.now()); }))"
    )
    frames = [
        page.evaluate(
            "(() => { view.x += 3; const begun = performance.now(); draw();"
            " pen.getImageData(0, 0, 1, 1); return performance.now() - begun; })()"
        )
        for _ in range(FRAMES)
    ]
    page.close()
    return (
        f"| {size:,} | {len(shown.lines):,} | {made:.1f} s | {path.stat().st_size / 1e6:.2f} MB | "
        f"{first:.0f} ms | {median(frames):.0f} ms |"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--browser", default=shutil.which("chromium") or "chromium")
    options = parser.parse_args()
    print("| people | ties | to make it | page | opened to first draw | a frame |")
    print("| --- | --- | --- | --- | --- | --- |")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=options.browser, args=ARGUMENTS)
        for size in SIZES:
            print(measured(browser, size, Path(folder)))


if __name__ == "__main__":
    main()
