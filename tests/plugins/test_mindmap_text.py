"""Maps in plain text: Mermaid, Markdown outlines, indentation."""

from __future__ import annotations

import pytest
from plugins.mindmap_files import groups, only, people, person, problems, read, skipped

from netrules import GroupRecord, PersonRecord, Skipped
from netrules.plugins.sources.mindmap import sorting
from netrules.plugins.sources.mindmap.outline import PROSE


def mermaid(*lines: str) -> str:
    """A map in Mermaid with a centre."""
    return "\n".join(("mindmap", "  root((My network))", *lines, ""))


@pytest.mark.parametrize(
    "written",
    [
        "Anna Example",
        "id((Anna Example))",
        "id(Anna Example)",
        "id[Anna Example]",
        "id)Anna Example(",
        "id))Anna Example((",
        "id{{Anna Example}}",
        'id["Anna Example"]',
        'id["`Anna Example`"]',
        'id["`Anna _Example_`"]',
        "[Anna Example]",
        '("Anna Example")',
        "id-1[Anna Example]:::big",
        'id["Anna#32;Example"]',
        "id[Anna<br/>Example]",
    ],
)
def test_every_shape_of_mermaid(written: str) -> None:
    """Says the same."""
    name = person(read(mermaid("    Choir", f"      {written}"))).handle.names[0]
    assert name == ("Anna" if "<br/>" in written else "Anna Example")


def test_bracket_of_the_text_itself() -> None:
    """Behind several words a bracket is no shape."""
    one = person(read(mermaid("    Choir", "      Anna Example (chair)")))
    assert one.handle.names == ("Anna Example",)
    assert one.facts["notes"] == "Role in Choir: chair"


def test_mermaid_icons_classes_and_comments() -> None:
    """Are no nodes; an icon is a mark of the node above."""
    items = read(
        mermaid(
            "    Choir",
            "    %% a comment",
            "    ::icon(fa fa-users)",
            "      Anna Example",
            "      ::icon(fa fa-star)",
            "      :::urgent large",
            "",
            "      Bo Berg",
        )
    )
    assert people(items) == {"Anna Example": ("Choir",), "Bo Berg": ("Choir",)}
    keys = [one.names for one in only(GroupRecord, items)[0].key_players]
    assert keys == [("Anna Example",)]
    assert [item.origin.line for item in items] == [2, 3, 6, 10]


def test_indentation_in_mermaid_is_relative() -> None:
    """The parent is the nearest node above that stands further left."""
    items = read(
        mermaid(
            "   Choir",
            "          Anna Example",
            "      Bo Berg",
            "     Chi Chen",
            "   Work",
            "    Dee",
        )
    )
    assert people(items) == {
        "Anna Example": ("Choir",), "Bo Berg": ("Choir",), "Chi Chen": ("Choir",), "Dee": ("Work",),
    }  # fmt: skip


def test_mermaid_with_text_over_several_lines() -> None:
    """In quotes."""
    items = read(
        mermaid("    Choir", '      a["`Anna **Example**', 'anna@example.org`"]', "      Bo Berg")
    )
    assert person(items[:3]).handle.emails == ("anna@example.org",)
    assert list(people(items)) == ["Anna Example", "Bo Berg"]


def test_quotation_mark_that_never_closes() -> None:
    """Costs its own line."""
    items = read(mermaid("    Choir", '      a["Anna', "      Bo Berg"))
    assert "Bo Berg" in people(items)


def test_mermaid_with_settings_before() -> None:
    """Front matter, directives and comments may precede the word."""
    head = '---\nconfig:\n  theme: dark\n---\n%%{init: {"a": 1}}%%\n%% by me\n\n'
    items = read(head + mermaid("    Choir", "      Anna Example"))
    assert people(items) == {"Anna Example": ("Choir",)}
    assert items[0].origin.line == 9


def test_mermaid_branch_left_of_the_centre() -> None:
    """Mermaid itself refuses it; it is read and told."""
    items = read("mindmap\n    root\n  Choir\n    Anna Example\n")
    assert people(items) == {"Anna Example": ("Choir",)}
    assert problems(items) == [
        "a branch stands as far left as the centre; it was read as a branch of it"
    ]


def test_mermaid_in_a_page() -> None:
    """Only the blocks that are mind maps are read, as one map."""
    block = f"```mermaid\n{mermaid('    Choir', '      Anna Example')}```\n"
    page = f"# Notes\n\n- milk\n\n{block}\n```mermaid\ngraph TD\n  A --> B\n```\n{block}"
    items = read(page)
    assert people(items) == {"Anna Example": ("Choir",)}
    assert [item.origin.line for item in items if isinstance(item, PersonRecord)] == [9]
    assert len(problems(items)) == 1


def test_empty_mermaid() -> None:
    """Is said."""
    assert problems(read("mindmap\n\n")) == ["the map has no node"]


# --- outlines --------------------------------------------------------------------------------

OUTLINE = """\
---
title: notes
---
# My network

<!-- to be
continued -->
## Choir ##

- **Anna Example** (chair)
* [ ] Bo Berg <bo@example.org>
    + +44 20 7946 0001
    + last talked: 2026-05-02

This is prose.

| a | table |

```
- code
```
***
## Work
1. [Chi Chen](https://example.org/chi) \u2013 Example Ltd
2. ~~Dee~~
"""


def test_markdown() -> None:
    """Headings and items of every kind; prose is counted and code is not read."""
    items = read(OUTLINE)
    assert groups(items) == ["Choir", "Work"]
    assert list(people(items)) == ["Anna Example", "Bo Berg", "Chi Chen", "~~Dee~~"]
    anna, bo, chi, _ = only(PersonRecord, items)
    assert bo.handle.phones == ("+44 20 7946 0001",)
    assert chi.handle.urls == ("https://example.org/chi",)
    assert chi.jobs[0].organization == "Example Ltd"
    assert only(GroupRecord, items)[0].key_players == (anna.handle,)
    assert [item.origin.line for item in only(Skipped, items) if item.reason == PROSE] == [15, 17]


def test_markdown_items_without_headings() -> None:
    """By their indentation, tabs or spaces."""
    items = read("- Choir\n\t- Anna Example\n\t- Board\n\t\t- Bo Berg\n- Work\n  - Chi Chen\n")
    assert people(items) == {
        "Anna Example": ("Choir",),
        "Bo Berg": ("Choir", "Choir / Board"),
        "Chi Chen": ("Work",),
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_indented_text(end: str) -> None:
    """The first level has no centre where there are several."""
    lines = ["Choir", "    Anna Example *", "    Bo Berg", "", "Work", "  Chi Chen"]
    items = read(end.join(lines))
    assert people(items) == {
        "Anna Example": ("Choir",),
        "Bo Berg": ("Choir",),
        "Chi Chen": ("Work",),
    }
    assert [item.origin.line for item in items] == [1, 2, 3, 5, 6]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_unicode_forms_of_text(encoding: str) -> None:
    """Are all the same."""
    items = read("# Mein Netzwerk\n## Chör\n- Änne Müller\n".encode(encoding))
    assert people(items) == {"Änne Müller": ("Chör",)}


def test_text_in_a_code_page() -> None:
    """Is read as Windows-1252, which is told."""
    items = read("# Mein Netzwerk\n## Chor\n- Änne Müller\n".encode("cp1252"))
    assert people(items) == {"Änne Müller": ("Chor",)}
    assert problems(items)[0].startswith("not valid UTF-8")


def test_nothing_in_it() -> None:
    """Is said."""
    assert problems(read("\n \n<!-- nothing -->\n")) == ["the file has no outline"]


def test_list_of_names_alone() -> None:
    """Of a flat list nobody can tell what it lists, until the settings say so."""
    text = "- Anna Example\n- Bo Berg\n"
    assert skipped(read(text)) == [sorting.EITHER] * 2
    assert list(people(read(text, **{"people-depth": 1}))) == ["Anna Example", "Bo Berg"]
