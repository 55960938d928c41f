"""HTML put together so that text stays text: whatever is not markup already is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape as escape_html
from typing import Final

from netrules import printable

#: How much of a value is shown; nobody reads on in a name of ten thousand characters.
MOST_SHOWN: Final = 120

#: Elements that have no end tag. Those of SVG are none of them.
_EMPTY: Final = frozenset({"br", "col", "hr", "img", "input", "meta", "wbr"})


class Html(str):
    """Markup: text that has been escaped, or that this package says."""

    __slots__ = ()


def escape(value: object) -> Html:
    """*value* as text, fit for the content of an element and for an attribute in quotes.

    Control characters become spaces, and those that turn the direction of what follows are
    left out, as nothing that was read may hide or reorder what is beside it.
    """
    return value if isinstance(value, Html) else Html(escape_html(printable(str(value))))


def cut(value: str, most: int = MOST_SHOWN) -> str:
    """*value*, or its first *most* characters and an ellipsis."""
    return value if len(value) <= most else value[: most - 1].rstrip() + "…"


def read(text: str, most: int = MOST_SHOWN) -> Html:
    """Something that was read, cut to a length and kept apart from the direction around it."""
    return element("bdi", cut(text, most))


def joined(parts: Iterable[object], by: str = "") -> Html:
    """*parts* one after the other, each escaped unless it is markup."""
    return Html(escape(by).join([escape(part) for part in parts]))


def element(tag: str, *content: object, **attributes: object) -> Html:
    """An element; its content and its attributes are escaped unless they are markup.

    Args:
        tag: The name of the element.
        content: What is in it, one after the other; None and "" are nothing.
        attributes: By name, underscores for hyphens, and one at the end where Python has
            the word for itself (``class_``). None and False leave an attribute out, and
            True gives one without a value.
    """
    start = f"<{tag}{''.join(_attributes(attributes))}>"
    if tag in _EMPTY:
        return Html(start)
    return Html(f"{start}{joined(one for one in content if one is not None)}</{tag}>")


def _attributes(attributes: dict[str, object]) -> Iterable[str]:
    for name, one in attributes.items():
        if one is None or one is False:
            continue
        spelt = name.removesuffix("_").replace("_", "-")
        yield f" {spelt}" if one is True else f' {spelt}="{escape(one)}"'
