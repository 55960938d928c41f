"""The formats that programs write: FreeMind, Freeplane, OPML, XMind old and new."""

from __future__ import annotations

import pytest
from plugins.mindmap_files import (
    below_choir,
    freemind,
    groups,
    node,
    only,
    opml,
    outline,
    people,
    person,
    problems,
    read,
    sheet,
    skipped,
    topic,
    topic8,
    xmind,
    xmind8_content,
)
from plugins.opened_double import folder, opened

from netrules import (
    Certainty,
    GroupRecord,
    InputError,
    PersonRecord,
    Problem,
    ReadContext,
    TieRecord,
)
from netrules.plugins.sources.mindmap import MindMap, sorting

RICH = (
    '<richcontent TYPE="{}"><html>\n  <head>\n    <style>p {{}}</style>\n  </head>\n  <body>\n'
    "    <p>\n      {}\n    </p>\n  </body>\n</html></richcontent>"
)
BOLD_NAME = "Anna <b>Example</b>"


# --- FreeMind and Freeplane ------------------------------------------------------------------


def test_text_in_rich_content() -> None:
    """A node without TEXT has its text in HTML; the words keep their order."""
    items = below_choir(f"<node>{RICH.format('NODE', 'Anna <b>M.</b> Example')}</node>")
    assert list(people(items)) == ["Anna M. Example"]


def test_text_that_is_escaped_html() -> None:
    """As Freeplane writes it, too."""
    items = below_choir(
        node(f"<html><body><p>{BOLD_NAME}</p><p>anna@example.org</p></body></html>")
    )
    assert person(items).handle.names == ("Anna Example",)
    assert person(items).handle.emails == ("anna@example.org",)


def test_notes_and_details_are_no_name() -> None:
    """They are kept as notes."""
    rich = RICH.format("NOTE", "sings alto") + RICH.format("DETAILS", "since 2010")
    items = below_choir(node("Anna Example", rich))
    assert list(people(items)) == ["Anna Example"]
    assert person(items).facts["notes"] == "sings alto\nsince 2010"


def test_new_rich_content() -> None:
    """Plain text, Markdown, and empty elements with attributes in any order."""
    rich = (
        '<richcontent CONTENT-TYPE="plain/auto" TYPE="DETAILS"/>'
        '<richcontent CONTENT-TYPE="plain/markdown" TYPE="NOTE">\n'
        "<text>a &lt; b</text>\n</richcontent>"
    )
    assert person(below_choir(node("Anna Example", rich))).facts["notes"] == "a < b"


def test_bold_makes_key_players() -> None:
    """By the node's font or in its text, if all of it is bold."""
    items = below_choir(
        node("Anna Example", '<font BOLD="true" NAME="SansSerif" SIZE="12"/>'),
        node("<html><body><b>Bo Berg</b></body></html>"),
        node(f"<html><body>{BOLD_NAME} jun.</body></html>"),
    )
    keys = [one.names for one in only(GroupRecord, items)[0].key_players]
    assert keys == [("Anna Example",), ("Bo Berg",)]


def test_lines_and_numbers() -> None:
    """Each node has the line it begins on and a number."""
    items = read(
        freemind(node("Choir", "\n" + node("Anna Example")), node("Work", node("Bo Berg")))
    )
    assert [(item.origin.line, item.origin.record) for item in items] == [
        (2, 1), (3, 2), (4, 3), (5, 4), (5, 5),
    ]  # fmt: skip


def test_broken_html_breaks_nothing_else() -> None:
    """HTML in a rich text need not be well-formed."""
    items = below_choir(
        "<node><richcontent TYPE='NODE'><html><p>Anna Example<br></html></richcontent></node>",
        node("Bo Berg"),
    )
    assert list(people(items)) == ["Anna Example", "Bo Berg"]
    assert problems(items) == []


@pytest.mark.parametrize(
    "broken",
    [
        "<node TEXT='Anna & Example'/>",
        "<node TEXT='Anna Example'><font BOLD='true'></node>",
        "<node TEXT='Anna Example'></font></node>",
        "<node TEXT='Anna\x0b Example'/>",
        "<node TEXT='Anna Example'><richcontent TYPE='NOTE'><html><p>x</html></node>",
        "<node TEXT='Anna Example'>&nbsp;</node>",
    ],
)
def test_small_breaks_cost_nothing(broken: str) -> None:
    """Where it stays clear what belongs to what, everything is read and the break told."""
    items = read(freemind(node("Choir", broken, node("Bo Berg")), node("Work", node("Chi Chen"))))
    names = [name.replace("\x0b", "") for name in people(items)]
    assert names[-2:] == ["Bo Berg", "Chi Chen"]
    (problem,) = only(Problem, items)
    assert problem.message.endswith("it was read all the same")
    assert not problem.lost
    assert problem.origin.line == 3


def test_break_in_the_structure_ends_reading() -> None:
    """What stands before it is read: after it nobody knows what belongs to what."""
    whole = freemind(node("Choir", node("Anna Example")), node("Work", node("Bo Berg")))
    items = read(whole.replace("</node>\n", "</node></node></node>\n", 1))
    assert people(items) == {"Anna Example": ("Choir",)}
    (problem,) = only(Problem, items)
    assert problem.message.endswith("only what stands before was read")
    assert problem.lost


def test_truncated_map() -> None:
    """Everything before the end is read."""
    whole = freemind(node("Choir", node("Anna Example"), node("Bo Berg")))
    items = read(whole[: whole.index('<node TEXT="Bo')] + '<node TEXT="Bo Be')
    assert list(people(items)) == ["Anna Example"]
    assert only(Problem, items)[0].lost


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_without_a_declaration(encoding: str) -> None:
    """The format has none; old programs wrote the code page of Windows."""
    text = freemind(node("Chör", node("Änne Müller"), node("Bo &#xd6;st")))
    items = read(text.encode(encoding))
    assert people(items) == {"Änne Müller": ("Chör",), "Bo Öst": ("Chör",)}
    assert len(problems(items)) == (encoding == "cp1252")


def test_summaries_and_encrypted_branches() -> None:
    """Are no people."""
    items = below_choir(
        node("the inner circle", '<hook NAME="SummaryNode"/>'),
        node("Secret", ENCRYPTED_CONTENT="QUJD"),
    )
    assert people(items) == {}
    assert skipped(items)[1:] == ["a summary of other nodes", "encrypted"]


def test_styles_are_no_nodes() -> None:
    """Freeplane keeps its styles within the map."""
    styles = (
        '<hook NAME="MapStyle"><map_styles><stylenode LOCALIZED_TEXT="styles.root_node">'
        '<arrowlink DESTINATION="ID_2"/><stylenode TEXT="Important"/></stylenode>'
        "</map_styles></hook>"
    )
    text = freemind(node("Choir", node("Anna Example"))).replace('network">', f'network">{styles}')
    assert [type(item).__name__ for item in read(text)] == [
        "Skipped",
        "GroupRecord",
        "PersonRecord",
    ]


def test_entities_are_not_unfolded() -> None:
    """They are refused, and what is written as text is read."""
    head = '<!DOCTYPE map [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    items = read(head + freemind(node("Choir", node("Anna Example"), node("&b; Berg"))))
    assert "declares entities" in problems(items)[0]
    assert not any("ha" in name for name in people(items))


def test_unclosed_declaration_of_entities() -> None:
    """Neither is anything of a file outside."""
    text = '<!DOCTYPE map [<!ENTITY x SYSTEM "file:///etc/passwd">]><map><node TEXT="&x;"/></map>'
    assert "root:" not in str(read(text))


# --- OPML ------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["1.0", "1.1", "2.0"])
def test_opml(version: str) -> None:
    """The outermost entries are groups, with notes and links."""
    items = read(
        opml(
            outline(
                "Choir",
                outline("Anna <b>Example</b>", _note="sings\nalto"),
                outline("Bo &amp; Berg"),
            ),
            outline("Work", outline("Chi Chen", type="link", url="https://example.org/chi")),
            version=version,
        )
    )
    assert people(items) == {"Anna Example": ("Choir",), "Chi Chen": ("Work",)}
    assert groups(items) == ["Choir", "Work"]
    anna, chi = only(PersonRecord, items)
    assert anna.facts["notes"] == "sings\nalto"
    assert chi.handle.urls == ("https://example.org/chi",)


def test_opml_with_a_centre() -> None:
    """One outermost entry with groups below it is the centre; with people only it is a group."""
    with_groups = read(opml(outline("Me", outline("Choir", outline("Anna Example")))))
    assert people(with_groups) == {"Anna Example": ("Choir",)}
    assert skipped(with_groups) == [sorting.CENTRE]
    alone = read(opml(outline("Choir", outline("Anna Example"))))
    assert people(alone) == {"Anna Example": ("Choir",)}


def test_opml_title_instead_of_text() -> None:
    """Older programs wrote that."""
    text = opml(
        '<outline title="Choir"><outline title="Anna Example" phone="0113 4960000"/></outline>'
    )
    assert person(read(text)).handle.phones == ("0113 4960000",)


@pytest.mark.parametrize(
    "declared", ["ISO-8859-1", "windows-1252", "UTF-16", "no-such", "punycode"]
)
def test_opml_that_lies_about_its_encoding(declared: str) -> None:
    """What can be UTF-8 is UTF-8."""
    text = opml(outline("Chör", outline("Änne Müller"))).replace("UTF-8", declared)
    items = read(text.encode())
    assert people(items) == {"Änne Müller": ("Chör",)}
    assert problems(items) == []


@pytest.mark.parametrize("declared", ["ISO-8859-1", "windows-1252"])
def test_opml_that_tells_the_truth(declared: str) -> None:
    """What cannot be UTF-8 is what it says."""
    text = opml(outline("Chör", outline("Änne Müller"))).replace("UTF-8", declared)
    items = read(text.encode(declared))
    assert people(items) == {"Änne Müller": ("Chör",)}
    assert problems(items) == []


def test_feeds_are_no_people() -> None:
    """A list of subscriptions is no map; a feed in a map is skipped."""
    feed = outline("News", type="rss", xmlUrl="https://example.org/feed")
    text = opml(outline("Choir", outline("Anna Example")), outline("Feeds", feed))
    assert MindMap().sniff(opened(text)).certainty is Certainty.NO
    assert "a feed" in skipped(read(text))


# --- XMind -----------------------------------------------------------------------------------


def test_xmind() -> None:
    """Topics with markers, labels, notes and links; the map for old programs is a decoy."""
    items = read(
        xmind(
            sheet(
                topic(
                    "Choir",
                    topic(
                        "Anna Example",
                        markers=[{"markerId": "star-red"}, {"markerId": "task-done"}],
                        labels=["alto"],
                        notes={"plain": {"content": "sings\nwell"}, "html": {}},
                        href="mailto:anna@example.org",
                    ),
                    topic("Bo Berg", style={"properties": {"fo:font-weight": "bold"}}),
                ),
            )
        )
    )
    assert people(items) == {"Anna Example": ("Choir",), "Bo Berg": ("Choir",)}
    anna = only(PersonRecord, items)[0]
    assert anna.handle.emails == ("anna@example.org",)
    assert anna.facts["notes"] == "alto\nsings\nwell"
    keys = [one.names for one in only(GroupRecord, items)[0].key_players]
    assert keys == [("Anna Example",), ("Bo Berg",)]
    assert anna.origin.member == "content.json"
    assert anna.origin.record == "/0/rootTopic/children/attached/0/children/attached/0"


def test_xmind_topics_of_other_kinds() -> None:
    """Floating ones are branches; summaries and callouts are not."""
    choir = topic(
        "Choir",
        topic("Anna Example"),
        children={"summary": [topic("the altos")], "callout": [topic("meets on Mondays")]},
    )
    root = topic("My network", choir, children={"detached": [topic("Work", topic("Bo Berg"))]})
    items = read(xmind({"id": "s", "rootTopic": root}))
    assert people(items) == {"Bo Berg": ("Work",), "Anna Example": ("Choir",)}
    assert {"a summary of other nodes", "a callout"} < set(skipped(items))


def test_xmind_sheets_are_one_map() -> None:
    """A person may stand on several; relationships are ties."""
    ends = {"end1Id": "t-Anna Example", "end2Id": "t-Bo Berg"}
    items = read(
        xmind(
            sheet(
                topic("Choir", topic("Anna Example"), topic("Bo Berg")),
                relationships=[{**ends, "title": "cousins"}, {"end1Id": "t-Choir"}, "odd"],
            ),
            sheet(topic("Work", topic("Anna Example", id="other"))),
        )
    )
    assert people(items)["Anna Example"] == ("Choir", "Work")
    (tie,) = only(TieRecord, items)
    assert (tie.kind, tie.origin.record) == ("cousins", "/0/relationships/0")
    assert skipped(items).count("an arrow that does not join two people") == 2


def test_xmind_without_titles() -> None:
    """A topic that is a picture is passed over, what hangs on it is not."""
    items = read(xmind(sheet(topic("Choir", topic(None, topic("Anna Example")), topic("")))))
    assert people(items) == {"Anna Example": ("Choir",)}
    assert skipped(items).count(sorting.BLANK) == 2


@pytest.mark.parametrize(
    "content",
    ['[{"rootTopic": {"title": "My net', '[{"rootTopic": 1}]', '[{"rootTopic": {}}, 5, null]'],
)
def test_broken_xmind(content: str) -> None:
    """Is told, and the decoy is not read in its place."""
    items = read(xmind(**{"content.json": content}))
    assert len(only(Problem, items)) == len(items) == 1
    assert items[0].origin.member == "content.json"


def test_xmind_of_wrong_types() -> None:
    """Nothing that JSON can hold is too much."""
    odd = topic("Choir", topic("Anna Example", markers=5, labels=[None, 3], notes="x", href=[]))
    odd["children"]["attached"] += ["x", None, {"title": 7, "children": []}]
    odd["children"]["detached"] = {"a": 1}
    assert people(read(xmind(sheet(odd)))) == {"Anna Example": ("Choir",)}


def test_xmind_8() -> None:
    """The same in XML, with copies of older states that are not read."""
    anna = topic8(
        "Anna Example",
        inner=(
            "<notes><html><xhtml:p xmlns:xhtml='x'>no</xhtml:p></html><plain>sings</plain></notes>"
            "<labels><label>alto</label></labels>"
            '<marker-refs><marker-ref marker-id="priority-1"/></marker-refs>'
        ),
        attributes='xlink:href="https://example.org/anna"',
    )
    relations = (
        '<relationships><relationship end1="t-Anna Example" end2="t-Bo Berg">'
        "<title>cousins</title></relationship></relationships>"
    )
    work = topic8("Work", topic8("Chi Chen"))
    floating = f'<children><topics type="detached">{work}</topics></children>'
    root = topic8("My network", topic8("Choir", anna, topic8("Bo Berg")), inner=floating)
    old = xmind8_content(topic8("Old", topic8("Choir", topic8("Gone Girl"))))
    file = folder(
        {
            "content.xml": xmind8_content(root, relations),
            "META-INF/manifest.xml": "<manifest/>",
            "Revisions/r/content.xml": old,
            "styles.xml": "<xmap-styles/>",
        },
        "map.xmind",
    )
    sniff = MindMap().sniff(file)
    assert sniff.certainty is Certainty.CERTAIN
    assert sniff.members == frozenset(file.members)
    items = read(file)
    assert people(items) == {
        "Chi Chen": ("Work",),
        "Anna Example": ("Choir",),
        "Bo Berg": ("Choir",),
    }
    one = next(one for one in only(PersonRecord, items) if one.handle.names == ("Anna Example",))
    assert one.facts["notes"] == "alto\nsings"
    assert one.handle.urls == ("https://example.org/anna",)
    assert [tie.kind for tie in only(TieRecord, items)] == ["cousins"]
    keys = {group.name: len(group.key_players) for group in only(GroupRecord, items)}
    assert keys == {"Choir": 1, "Work": 0}


@pytest.mark.parametrize("content", ["content.json", "content.xml"])
def test_encrypted_xmind_is_told(content: str) -> None:
    """It is recognised all the same, and the remedy is to take the password off."""
    manifest = "manifest.json" if content.endswith("json") else "META-INF/manifest.xml"
    file = folder({content: b"\x93\x01\xfe", manifest: b'"encryption-data"'}, "map.xmind")
    sniff = MindMap().sniff(file)
    assert sniff.certainty is Certainty.CERTAIN
    assert "password" in sniff.reason
    with pytest.raises(InputError, match="take the password off"):
        list(MindMap().read(file, ReadContext()))


def test_member_of_xmind_alone() -> None:
    """The map taken out of its file is read as well."""
    file = xmind(sheet(topic("Choir", topic("Anna Example"))))
    alone = opened(file.contents["content.json"])
    assert MindMap().sniff(alone).certainty is Certainty.CERTAIN
    assert people(read(alone)) == {"Anna Example": ("Choir",)}
