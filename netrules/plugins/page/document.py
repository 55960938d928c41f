"""A page that is one file: it opens from disk, asks nothing of anybody, and runs nothing but
its own.

The browser is told so by a content security policy: only the styles and scripts whose hashes
it names count, pictures are inline, and there is no address that the page could reach.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Any, Final

from netrules.plugins.page.markup import Html, element

#: The id of the element whose text is the data of a page's scripts, as JSON.
DATA: Final = "data"


def page(
    *,
    title: str,
    body: str,
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    data: Any = None,
) -> str:
    """A whole HTML document, the same for the same parts.

    Args:
        title: The title, as text.
        body: What is in the body, as markup: see `netrules.plugins.page.markup`. Styles in
            attributes and handlers in attributes do not count under the policy.
        styles: Style sheets after that of every page, whose colours and sizes they use.
        scripts: Scripts, run in this order once the body is there.
        data: What the scripts read, as JSON has it: the text of the element `DATA`.

    Raises:
        ValueError: If a style sheet or a script holds the end tag that would cut it short, or
            if *data* holds a number that JSON has not.
    """
    sheets = [_uncut(sheet, "style") for sheet in (_sheet(), *styles)]
    programs = [_uncut(script, "script") for script in scripts]
    head = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(sheets, programs)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="robots", content="noindex"),
        element("title", title),
        *(element("style", sheet) for sheet in sheets),
    )
    lines = (
        "<!doctype html>",
        '<html lang="en">',
        element("head", "\n", *(Html(f"{part}\n") for part in head)),
        "<body>",
        body,
        *([] if data is None else [_data(data)]),
        *(element("script", program) for program in programs),
        "</body>",
        "</html>",
    )
    return "\n".join(lines)


def _policy(sheets: Iterable[str], scripts: Sequence[str]) -> Html:
    # Quotes of one kind are no end to an attribute in those of the other.
    allowed = {
        "default-src": ["'none'"],
        "style-src": [_hash(sheet) for sheet in sheets],
        "script-src": [_hash(script) for script in scripts] or ["'none'"],
        "img-src": ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return Html("; ".join(f"{what} {' '.join(sources)}" for what, sources in allowed.items()))


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _uncut(text: str, tag: str) -> Html:
    """*text* as what stands between the tags of a style sheet or a script, where nothing is
    escaped."""
    if f"</{tag}" in text.lower() or "<!--" in text:
        msg = f"a {tag} cannot hold </{tag} or <!--: it would end there"
        raise ValueError(msg)
    # What a browser hashes has one kind of line end.
    return Html(text.replace("\r\n", "\n").replace("\r", "\n"))


def _data(data: Any) -> Html:
    """*data* where scripts find it, with no character that could end the element."""
    text = json.dumps(data, allow_nan=False, separators=(",", ":"), sort_keys=True)
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return element("script", Html(text), type="application/json", id=DATA)


@cache
def _sheet() -> str:
    file = resources.files("netrules.plugins.page") / "page.css"
    return file.read_text("utf-8")
