"""The shell of every page: nothing is loaded, nothing that was read becomes markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import HOSTILE, NAMES

from netrules import printable
from netrules.plugins.page import Html, cut, element, escape, joined, page, read


class _Elements(HTMLParser):
    """Every element of a document: its tag, its attributes and the text directly in it."""

    def __init__(self, document: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), []))

    def handle_data(self, data: str) -> None:
        if self.found:
            self.found[-1][2].append(data)

    def text(self, tag: str) -> list[str]:
        return ["".join(parts) for name, _, parts in self.found if name == tag]


def _policy(document: str) -> dict[str, list[str]]:
    metas = [attrs for tag, attrs, _ in _Elements(document).found if tag == "meta"]
    (policy,) = (one["content"] for one in metas if "http-equiv" in one)
    assert policy is not None
    return {one.split()[0]: one.split()[1:] for one in policy.split("; ")}


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_policy_lets_in_what_the_page_holds_and_nothing_else() -> None:
    """Every inline part by its hash."""
    document = page(
        title="A page", body="<main>", styles=["p { color: red }"], scripts=["one()", "two()"]
    )
    policy = _policy(document)
    styles = re.findall(r"<style>(.*?)</style>", document, re.DOTALL)
    assert policy == {
        "default-src": ["'none'"],
        "style-src": [_hash(one) for one in styles],
        "script-src": [_hash("one()"), _hash("two()")],
        "img-src": ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    assert styles[1] == "p { color: red }"


def test_a_page_without_scripts_lets_none_run() -> None:
    """A report needs none."""
    assert _policy(page(title="A page", body=""))["script-src"] == ["'none'"]


def test_no_page_names_an_address() -> None:
    """There is nowhere to go."""
    document = page(title="A page", body="", scripts=["x()"], data=1)
    assert not re.search(r"https?:|//[a-z]|url\(|@import", document)


def test_hashes_are_of_what_browsers_read() -> None:
    """They turn every line end into one kind before they look."""
    document = page(title="A page", body="", scripts=["one()\r\ntwo()\rthree()"])
    assert _policy(document)["script-src"] == [_hash("one()\ntwo()\nthree()")]
    assert "\r" not in document


@pytest.mark.parametrize("end", ["</script>", "</SCRIPT >", "<!--"])
def test_a_script_that_would_be_cut_short_is_refused(end: str) -> None:
    """It is ours, so that is a mistake of ours."""
    with pytest.raises(ValueError, match="cannot hold"):
        page(title="A page", body="", scripts=[f'say("{end}")'])


@given(st.recursive(NAMES | st.none() | st.integers(), st.lists))
def test_data_arrives_whole_and_is_no_markup(data: Any) -> None:
    """Whatever it is."""
    elements = _Elements(page(title="A page", body="", data={"it": data}))
    (text,) = elements.text("script")
    assert json.loads(text) == {"it": data}
    assert not set("<>&") & set(text)


def test_a_number_that_json_has_not_is_no_data() -> None:
    """Browsers would refuse all of it."""
    with pytest.raises(ValueError, match="JSON"):
        page(title="A page", body="", data=float("nan"))


@given(NAMES)
def test_whatever_was_read_stays_text(name: str) -> None:
    """In elements, attributes and the title."""
    made = element("p", name, element("b", "x", title=name), class_="note", hidden=True)
    elements = _Elements(page(title=name, body=made))
    tags = [tag for tag, _, _ in elements.found if tag not in ("meta", "style")]
    assert tags == ["html", "head", "title", "body", "p", "b"]
    shown = printable(name)
    assert elements.text("p") == [shown]
    assert elements.text("title") == [f"{shown}\n"]  # and the end of the line
    (attributes,) = (attrs for tag, attrs, _ in elements.found if tag == "b")
    assert attributes == {"title": shown}


def test_markup_is_not_escaped_twice() -> None:
    """And text always once."""
    assert element("p", Html("<b>&amp;</b>"), None, "") == "<p><b>&amp;</b></p>"
    assert escape(escape("<")) == "&lt;"
    assert joined(["<", Html("<br>")], " & ") == "&lt; &amp; <br>"


def test_attributes_are_spelt_as_html_has_them() -> None:
    """Or left out."""
    made = element("rect", aria_hidden="true", class_="a", x=0, hidden=False, id=None)
    assert made == '<rect aria-hidden="true" class="a" x="0"></rect>'
    assert element("br") == "<br>"


def test_what_was_read_is_cut_and_keeps_its_direction_to_itself() -> None:
    """A long name or one from right to left harms nothing."""
    assert read("a" * 10_000) == f"<bdi>{'a' * 119}…</bdi>"
    assert cut("abc def", 5) == "abc…"
    assert cut("abcde", 5) == "abcde"
    assert read("right\u202eto left") == "<bdi>rightto left</bdi>"


def test_the_same_parts_make_the_same_page() -> None:
    """Byte for byte."""
    first = page(title=HOSTILE[0], body="x", data={"b": 1, "a": 2})
    assert first == page(title=HOSTILE[0], body="x", data={"a": 2, "b": 1})
