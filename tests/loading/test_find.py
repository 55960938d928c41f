"""Which source reads which input."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netrules.loading.find import Findings, InputSpec, find
from netrules.loading.members import MemberError
from netrules.loading.records import Item
from netrules.loading.source import NO, Certainty, Head, Opened, ReadContext, Sniff, Source

CERTAIN, LIKELY = Certainty.CERTAIN, Certainty.LIKELY


@attrs.define(eq=False, slots=False)
class Fake:
    """A source whose answer is a function of the head."""

    name: str
    answer: Callable[[Head], Any]

    def sniff(self, head: Head) -> Sniff:
        """The answer, of whatever type."""
        return self.answer(head)  # type: ignore[no-any-return]

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Nothing: finding never reads."""
        msg = "nothing is read while sources are looked for"
        raise AssertionError(msg)


def of_files(name: str, mark: bytes, certainty: Certainty = CERTAIN) -> Fake:
    """A source of single files that begin with *mark*."""

    def answer(head: Head) -> Sniff:
        mine = head.members == ("",) and head.head().startswith(mark)
        return Sniff(certainty, "its mark") if mine else NO

    return Fake(name, answer)


def of_exports(
    name: str, member: str, certainty: Certainty = CERTAIN, *, claims: str | None = None
) -> Fake:
    """A source of whole exports that hold *member*, and claim what begins with *claims*."""

    def answer(head: Head) -> Sniff:
        if member not in head.members:
            return NO
        mine = None if claims is None else {m for m in head.members if m.startswith(claims)}
        return Sniff(certainty, member, None if mine is None else frozenset(mine))

    return Fake(name, answer)


VCARD = of_files("vcard", b"BEGIN:VCARD")
CSV = of_files("csv", b"name", LIKELY)
LINKEDIN = of_exports("linkedin", "Connections.csv")
ALL: tuple[Source, ...] = (VCARD, CSV, LINKEDIN)


def write(place: Path, files: Mapping[str, bytes]) -> Path:
    """Make the folder *place* with *files*."""
    place.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    return place


def pack(place: Path, files: Mapping[str, bytes]) -> Path:
    """Make the zip *place* with *files*."""
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return place


def look(*paths: Path, sources: Sequence[Source] = ALL, **forced: Path) -> Findings:
    """Find the sources of *paths*, and of those *forced* on a source."""
    specs = [InputSpec(path, path.name) for path in paths]
    specs += [InputSpec(path, path.name, name) for name, path in forced.items()]
    return find(specs, sources)


def found(findings: Findings) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """What was found: source, path, member, and the members given to the source."""
    return [
        (each.source.name, each.opened.origin().path, each.opened.origin().member,
         each.opened.members)
        for each in findings.found
    ]  # fmt: skip


def errors(findings: Findings) -> list[str]:
    """The messages of the errors."""
    return [str(error) for error in findings.errors]


def unclaimed(findings: Findings) -> list[tuple[str, str, str]]:
    """What nobody reads: path, member, reason."""
    return [(each.origin.path, each.origin.member, each.reason) for each in findings.unclaimed]


def test_the_one_that_is_certain_reads_a_file(tmp_path: Path) -> None:
    """A certain source comes before any that finds it likely."""
    write(tmp_path, {"a.csv": b"name\nAnna"})
    surely = of_files("surely", b"name")
    maybe = of_files("maybe", b"n", LIKELY)
    findings = look(tmp_path / "a.csv", sources=[maybe, surely, CSV])
    assert found(findings) == [("surely", "a.csv", "", ("",))]
    assert findings == attrs.evolve(Findings(), found=findings.found)


def test_the_only_one_that_finds_it_likely_reads_a_file(tmp_path: Path) -> None:
    """Without a certain source, a single likely one will do."""
    write(tmp_path, {"a.csv": b"name\nAnna"})
    assert found(look(tmp_path / "a.csv")) == [("csv", "a.csv", "", ("",))]


def test_two_certain_sources_are_an_error_that_names_both(tmp_path: Path) -> None:
    """Nothing is guessed: the user is asked to choose."""
    write(tmp_path, {"a.vcf": b"BEGIN:VCARD"})
    other = of_files("cards", b"BEGIN")
    findings = look(tmp_path / "a.vcf", sources=[*ALL, other])
    assert not findings.found
    assert not findings.unclaimed
    [message] = errors(findings)
    assert message.startswith("a.vcf: cards and vcard are each certain that it is theirs; ")
    assert message.endswith("choose one by --source NAME=PATH")


def test_two_likely_sources_are_no_answer(tmp_path: Path) -> None:
    """A named file is an error, a file in a folder counts as not read."""
    write(tmp_path / "in", {"a.csv": b"name", "b.vcf": b"BEGIN:VCARD"})
    sources: list[Source] = [*ALL, of_files("table", b"nam", LIKELY)]
    [message] = errors(look(tmp_path / "in" / "a.csv", sources=sources))
    assert message.startswith("a.csv: could be csv or table; the sources are ")
    inside = look(tmp_path / "in", sources=sources)
    assert found(inside) == [("vcard", "in/b.vcf", "", ("",))]
    assert unclaimed(inside) == [("in/a.csv", "", "could be csv or table")]
    assert not inside.errors


def test_a_chosen_source_is_not_asked_for_leave(tmp_path: Path) -> None:
    """A forced source gets the file though it would not recognise it."""
    write(tmp_path, {"a.txt": b"anything"})
    findings = look(csv=tmp_path / "a.txt")
    assert found(findings) == [("csv", "a.txt", "", ("",))]
    assert not findings.errors


def test_a_chosen_source_leaves_what_it_would_not_claim(tmp_path: Path) -> None:
    """On a folder, a forced source gets the members it knows, and others get the rest."""
    write(tmp_path / "in", {"fb/a": b"a", "ig/b": b"b", "fb.vcf": b"BEGIN:VCARD"})
    one = of_exports("one", "fb/a", claims="fb/")
    two = of_exports("two", "fb/a", claims="fb/")
    assert errors(look(tmp_path / "in", sources=[*ALL, one, two]))
    findings = look(sources=[*ALL, one, two], one=tmp_path / "in")
    assert found(findings) == [("one", "in", "", ("fb/a",)), ("vcard", "in/fb.vcf", "", ("",))]
    assert unclaimed(findings) == [("in/ig/b", "", "no source recognises it")]


def test_a_name_that_stands_for_others_lets_them_decide(tmp_path: Path) -> None:
    """The files of a dead service are read by whichever of its formats they are in."""
    plaxo = Fake("plaxo", lambda _: NO)
    plaxo.stands_for = ("vcard", "csv")  # type: ignore[attr-defined]
    files = {"a.vcf": b"BEGIN:VCARD", "b.txt": b"name,", "c.bin": b"\1\2", "d.x": b"other"}
    write(tmp_path, files)
    other = of_files("other", b"other")
    for name, reader in (("a.vcf", "vcard"), ("b.txt", "csv")):
        findings = look(sources=[*ALL, plaxo, other], plaxo=tmp_path / name)
        assert found(findings) == [(reader, name, "", ("",))]
    for name in ("c.bin", "d.x"):
        [error] = errors(look(sources=[*ALL, plaxo, other], plaxo=tmp_path / name))
        assert "the sources are csv and vcard" in error


def test_many_sources_are_not_all_named(tmp_path: Path) -> None:
    """Where there are more than a message can hold it says where they are listed."""
    write(tmp_path, {"a.txt": b"Hello"})
    sources = [of_files(f"kind{number}", b"\x01") for number in range(6)]
    [error] = errors(look(tmp_path / "a.txt", sources=sources))
    assert error.endswith(
        "no source recognises it; netrules plugins lists the 6 sources: choose one by "
        "--source NAME=PATH"
    )


def test_a_source_that_does_not_exist_is_a_mistake(tmp_path: Path) -> None:
    """An unknown name is met with the one that was meant, or with all there are."""
    with pytest.raises(ValueError, match=r"no source 'linkdin'; did you mean 'linkedin'\?"):
        look(linkdin=tmp_path)
    with pytest.raises(ValueError, match="no source 'xx'; the sources are csv, linkedin and vcard"):
        look(xx=tmp_path)


def test_two_sources_cannot_be_chosen_for_one_input(tmp_path: Path) -> None:
    """The same path under two chosen sources is an error, not a race."""
    write(tmp_path, {"a.csv": b"name"})
    findings = look(csv=tmp_path / "a.csv", vcard=tmp_path / "a.csv")
    assert errors(findings) == ["a.csv: is given to csv and vcard; choose one of them"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "it looks like a PDF document; ask for the same data as CSV, JSON or vCard"),
        (b"\x89PNG\r\n\x1a\n", "it looks like a picture"),
        (b"\0\0\0\x20ftypheic", "it looks like a picture, a film or a sound"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>", "it looks like a web page"),
        (b"<?xml version='1.0'?>", "it looks like an XML document"),
        (b'{"version": 1}', "it looks like JSON"),
        (b'[\n  {"a": 1}]', "it looks like JSON"),
        ('{"a": 1}'.encode("utf-16"), "it looks like JSON"),
        (b"\x1f\x8b\x08", "it looks like a gzip archive; unpack it first"),
        (b"\0" * 257 + b"ustar", "it looks like a tar archive; unpack it first"),
        (b"!BDN", "it looks like an Outlook data file; export the contacts"),
        (b"\xd0\xcf\x11\xe0", "it looks like an old Office document"),
        (b"a\0b", "it looks like a binary file"),
        (b"[me]\nname = 'Anna'", "no source recognises it; the sources are"),
        (b"Hello", "no source recognises it; the sources are csv, linkedin and vcard: choose"),
    ],
)
def test_a_named_file_that_nobody_knows_is_an_error_that_helps(
    tmp_path: Path, content: bytes, words: str
) -> None:
    """The message says what the file seems to be, what to do, and what is installed."""
    write(tmp_path, {"a": content})
    findings = look(tmp_path / "a")
    assert not findings.found
    assert not findings.unclaimed
    [message] = errors(findings)
    assert message.startswith("a: no source recognises it")
    assert words in message


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"[Content_Types].xml": b"<", "word/a.xml": b"<"}, "a Word document"),
        ({"[Content_Types].xml": b"<", "xl/a.xml": b"<"}, "an Excel workbook; save it as CSV"),
        ({"[Content_Types].xml": b"<", "ppt/a.xml": b"<"}, "a presentation"),
        ({"[Content_Types].xml": b"<", "visio/a.xml": b"<"}, "an Office document"),
        (
            {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<"},
            "an OpenDocument file",
        ),
        ({"mimetype": b"application/epub+zip", "a.xhtml": b"<"}, "an electronic book"),
    ],
)
def test_a_document_that_is_a_zip_inside_is_one_thing(
    tmp_path: Path, files: dict[str, bytes], words: str
) -> None:
    """Office documents are named as such and never taken apart, alone or in a folder."""
    files = {**files, "word/embedded.vcf": b"BEGIN:VCARD"} if "word" in words.lower() else files
    pack(write(tmp_path / "in", {"b.vcf": b"BEGIN:VCARD"}) / "a.docx", files)
    [message] = errors(look(tmp_path / "in" / "a.docx"))
    assert message.startswith(f"a.docx: no source recognises it: it looks like {words}")
    inside = look(tmp_path / "in")
    reason = f"no source recognises it: it looks like {words.partition(';')[0]}"
    assert unclaimed(inside) == [("in/a.docx", "", reason)]
    assert len(inside.found) == 1


def test_a_source_may_read_such_a_document(tmp_path: Path) -> None:
    """A plugin that knows workbooks gets them."""
    sheet = of_exports("sheet", "xl/workbook.xml")
    pack(tmp_path / "a.xlsx", {"[Content_Types].xml": b"<", "xl/workbook.xml": b"<"})
    assert [each[0] for each in found(look(tmp_path / "a.xlsx", sources=[sheet]))] == ["sheet"]


def test_without_sources_the_message_says_so(tmp_path: Path) -> None:
    """An installation without any source is told apart from an unknown file."""
    write(tmp_path, {"a": b"x"})
    assert errors(look(tmp_path / "a", sources=[])) == [
        "a: no source recognises it; no source is installed"
    ]


def test_an_export_is_the_same_packed_and_unpacked(tmp_path: Path) -> None:
    """A zip and its folder go whole to the source that knows them."""
    files = {"Connections.csv": b"name", "messages.csv": b"x"}
    members = tuple(sorted(files))
    write(tmp_path / "export", files)
    pack(tmp_path / "export.zip", files)
    findings = look(tmp_path / "export", tmp_path / "export.zip")
    assert found(findings) == [
        ("linkedin", "export", "", members),
        ("linkedin", "export.zip", "", members),
    ]
    assert not findings.unclaimed


def test_what_a_source_leaves_is_offered_to_the_others(tmp_path: Path) -> None:
    """Members beyond a claim go, piece by piece, to whom they belong."""
    files = {
        "Connections.csv": b"name",
        "cards/a.vcf": b"BEGIN:VCARD",
        "photo.jpg": b"\xff\xd8\xff",
        "people.csv": b"name",
        "none.txt": b"",
    }
    source = of_exports("linkedin", "Connections.csv", claims="C")
    sources: list[Source] = [VCARD, CSV, source]
    findings = look(write(tmp_path / "in", files), sources=sources)
    assert found(findings) == [
        ("linkedin", "in", "", ("Connections.csv",)),
        ("vcard", "in/cards/a.vcf", "", ("",)),
        ("csv", "in/people.csv", "", ("",)),
    ]
    assert unclaimed(findings) == [
        ("in/none.txt", "", "is empty"),
        ("in/photo.jpg", "", "no source recognises it: it looks like a picture"),
    ]
    packed = look(pack(tmp_path / "in.zip", files), sources=sources)
    assert found(packed) == [
        ("linkedin", "in.zip", "", ("Connections.csv",)),
        ("vcard", "in.zip", "cards/a.vcf", ("",)),
        ("csv", "in.zip", "people.csv", ("",)),
    ]


def test_sources_may_share_an_input(tmp_path: Path) -> None:
    """Claims that do not touch are all honoured: one archive holds mail and contacts."""
    files = {"Mail/a.mbox": b"m", "Contacts/b.vcf": b"c", "Other/d": b"d"}
    mail = of_exports("mail", "Mail/a.mbox", claims="Mail/")
    contacts = of_exports("contacts", "Contacts/b.vcf", claims="Contacts/")
    likely = of_exports("likely", "Other/d", LIKELY, claims="Other/")
    findings = look(write(tmp_path / "in", files), sources=[mail, contacts, likely])
    assert found(findings) == [
        ("contacts", "in", "", ("Contacts/b.vcf",)),
        ("likely", "in", "", ("Other/d",)),
        ("mail", "in", "", ("Mail/a.mbox",)),
    ]
    assert not findings.unclaimed


def test_a_dispute_over_one_member_names_it(tmp_path: Path) -> None:
    """Where two certain claims meet in one member of a zip, the error points to it."""
    pack(tmp_path / "a.zip", {"x/a": b"a", "x/b": b"b", "y": b"name"})
    one = Fake("one", lambda head: Sniff(CERTAIN, "", frozenset({"x/a"})))
    two = Fake("two", lambda head: Sniff(CERTAIN, "", frozenset({"x/a", "x/b"})))
    findings = look(tmp_path / "a.zip", sources=[one, two, CSV])
    [error] = findings.errors
    assert isinstance(error, MemberError)
    assert (error.path, error.member) == ("a.zip", "x/a")
    assert "unpack the zip and choose one" in error.remedy
    assert [each[0] for each in found(findings)] == ["csv"]


def test_several_exports_in_a_folder_are_each_found_whole(tmp_path: Path) -> None:
    """A folder that nobody knows is gone through sub-folder by sub-folder."""
    write(
        tmp_path / "exports",
        {
            "2025/linkedin/Connections.csv": b"name",
            "2025/linkedin/messages.csv": b"x",
            "2026/linkedin/Connections.csv": b"name",
            "me.vcf": b"BEGIN:VCARD",
            "netrules.toml": b"[me]",
        },
    )
    findings = look(tmp_path / "exports")
    assert found(findings) == [
        ("linkedin", "exports/2025/linkedin", "", ("Connections.csv", "messages.csv")),
        ("linkedin", "exports/2026/linkedin", "", ("Connections.csv",)),
        ("vcard", "exports/me.vcf", "", ("",)),
    ]
    assert unclaimed(findings) == [("exports/netrules.toml", "", "no source recognises it")]


def test_a_zip_in_a_folder_is_opened_and_a_zip_in_a_zip_is_not(tmp_path: Path) -> None:
    """One level of packing is looked through; the second is counted with the reason."""
    inner = pack(tmp_path / "inner.zip", {"Connections.csv": b"name"}).read_bytes()
    write(tmp_path / "in", {})
    pack(tmp_path / "in" / "outer.bin", {"inner.zip": inner, "a.vcf": b"BEGIN:VCARD"})
    (tmp_path / "in" / "export.zip").write_bytes(inner)
    pack(tmp_path / "in" / "void.zip", {})
    findings = look(tmp_path / "in")
    assert found(findings) == [
        ("linkedin", "in/export.zip", "", ("Connections.csv",)),
        ("vcard", "in/outer.bin", "a.vcf", ("",)),
    ]
    assert unclaimed(findings) == [
        ("in/outer.bin", "inner.zip", "is a zip inside a zip, which is not opened"),
        ("in/void.zip", "", "holds no files to read"),
    ]


def test_a_folder_or_zip_of_which_nothing_is_read_is_an_error(tmp_path: Path) -> None:
    """A named input never counts for nothing in silence."""
    files = {"a.txt": b"x", "b.txt": b"y"}
    for path in (write(tmp_path / "in", files), pack(tmp_path / "in.zip", files)):
        findings = look(path)
        [message] = errors(findings)
        assert message.startswith(f"{path.name}: no source recognises any of its files (2); ")
        assert len(findings.unclaimed) == 2
    empty = look(write(tmp_path / "empty", {}), pack(tmp_path / "empty.zip", {}))
    assert errors(empty) == ["empty: holds no files to read", "empty.zip: holds no files to read"]


def test_what_was_kept_back_is_told(tmp_path: Path) -> None:
    """Members left out are counted with the reason, which explains an input without others."""
    pack(tmp_path / "a.zip", {"../a.vcf": b"BEGIN:VCARD"})
    findings = look(tmp_path / "a.zip")
    reason = "has a name that leads out of the zip"
    assert errors(findings) == [f"a.zip: holds no files to read: one {reason}"]
    assert unclaimed(findings) == [("a.zip", "../a.vcf", reason)]


def test_what_cannot_be_read_in_a_folder_is_an_error_beside_the_rest(tmp_path: Path) -> None:
    """Nobody knows what a damaged file holds, so it is not merely counted."""
    write(tmp_path / "in", {"a.vcf": b"BEGIN:VCARD", "cut.zip": b"PK\x03\x04..."})
    whole = pack(tmp_path / "in" / "b.zip", {"x": os.urandom(99), "y.vcf": b"BEGIN:VCARD"})
    raw = bytearray(whole.read_bytes())
    raw[50] ^= 1
    whole.write_bytes(raw)
    findings = look(tmp_path / "in")
    assert [each[1:3] for each in found(findings)] == [("in/a.vcf", ""), ("in/b.zip", "y.vcf")]
    assert [error.split(";")[0] for error in errors(findings)] == [
        "in/b.zip, x: is damaged",
        "in/cut.zip: is a damaged zip",
    ]


def test_a_missing_input_does_not_stop_the_others(tmp_path: Path) -> None:
    """Every input is judged by itself."""
    write(tmp_path, {"a.vcf": b"BEGIN:VCARD"})
    findings = look(tmp_path / "b.vcf", tmp_path / "a.vcf", tmp_path / "nul\0")
    assert [each[1] for each in found(findings)] == ["a.vcf"]
    assert errors(findings) == [
        "b.vcf: does not exist; did you mean 'a.vcf'?",
        "nul\0: is no path",
    ]


def test_an_input_named_twice_is_read_once(tmp_path: Path) -> None:
    """Other ways to write the same path, links too, make no second input."""
    write(tmp_path / "in", {"a.vcf": b"BEGIN:VCARD"})
    (tmp_path / "link").symlink_to(tmp_path / "in" / "a.vcf")
    paths = [tmp_path / "in" / "a.vcf", tmp_path / "in" / ".." / "in" / "a.vcf", tmp_path / "link"]
    assert len(look(*paths).found) == 1
    assert found(look(*paths, csv=paths[0])) == [("csv", "a.vcf", "", ("",))]


def test_a_file_named_beside_its_folder_is_read_under_its_own_name(tmp_path: Path) -> None:
    """So a source can be forced on one file of a folder, and nothing is read twice."""
    write(tmp_path / "in", {"odd.txt": b"x", "a.vcf": b"BEGIN:VCARD", "sub/b.vcf": b"BEGIN:VCARD"})
    findings = look(tmp_path / "in", tmp_path / "in" / "sub", csv=tmp_path / "in" / "odd.txt")
    assert found(findings) == [
        ("vcard", "in/a.vcf", "", ("",)),
        ("csv", "odd.txt", "", ("",)),
        ("vcard", "sub/b.vcf", "", ("",)),
    ]
    assert not findings.errors
    alone = look(tmp_path / "in" / "sub", tmp_path / "in" / "sub" / "b.vcf")
    assert len(alone.found) == 1
    assert not alone.errors


def test_a_source_that_fails_does_not_harm_the_others(tmp_path: Path) -> None:
    """A crash, or an answer that is none, is told once per source; the search goes on."""

    def explode(head: Head) -> Sniff:
        raise ZeroDivisionError(head.path)

    write(tmp_path / "in", {"a.vcf": b"BEGIN:VCARD", "b.txt": b"x"})
    bad: list[Source] = [
        Fake("bad", explode),
        Fake("void", lambda _: None),
        Fake("odd", lambda _: True),
    ]
    findings = look(tmp_path / "in", sources=[*bad, VCARD])
    assert found(findings) == [("vcard", "in/a.vcf", "", ("",))]
    assert [(crash.source.name, type(crash.exception)) for crash in findings.crashes] == [
        ("bad", ZeroDivisionError),
        ("odd", TypeError),
        ("void", TypeError),
    ]
    assert {crash.origin.path for crash in findings.crashes} == {"in"}
    forced = look(sources=[*bad, VCARD], bad=tmp_path / "in")
    assert found(forced) == [("bad", "in", "", ("a.vcf", "b.txt"))]


def test_a_claim_of_nothing_that_is_there_is_no_claim(tmp_path: Path) -> None:
    """Members that a source makes up give it nothing."""
    write(tmp_path / "in", {"a.vcf": b"BEGIN:VCARD"})
    dreamer = Fake("dreamer", lambda _: Sniff(CERTAIN, "", frozenset({"b", "c"})))
    assert [each[0] for each in found(look(tmp_path / "in", sources=[dreamer, VCARD]))] == ["vcard"]


def test_only_heads_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Finding looks at the beginning of each member, however long it is."""
    amount = 0
    read = zipfile.ZipExtFile.read

    def counting(self: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        nonlocal amount
        data = read(self, n)
        amount += len(data)
        return data

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counting)
    pack(tmp_path / "a.zip", {"a.vcf": b"BEGIN:VCARD" + b"x" * 5_000_000, "b": b"y" * 5_000_000})
    assert len(look(tmp_path / "a.zip").found) == 1
    assert 0 < amount <= 4 * 64 * 1024


def test_very_many_members_are_no_trouble(tmp_path: Path) -> None:
    """The work grows with the number of files, not with its square."""
    greedy = Fake("greedy", lambda head: Sniff(LIKELY, "", frozenset(head.members[:1])))
    files = {f"{n % 7}/{n % 11}/{n}.vcf": b"BEGIN:VCARD" for n in range(3000)}
    findings = look(pack(tmp_path / "a.zip", files), sources=[greedy, VCARD])
    claimed = [each.opened.origin(member) for each in findings.found
               for member in each.opened.members]  # fmt: skip
    assert sorted(origin.member for origin in claimed) == sorted(files)


CONTENTS = [b"BEGIN:VCARD", b"name", b"nam", b"", b"%PDF", b"x", b"PK\x03\x04"]
NAMES = ["a", "b", "Connections.csv", "in/a", "in/Connections.csv", "in/deep/b", "z/a"]
TREES = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(CONTENTS), max_size=6)
PICKS = st.lists(st.sampled_from(["t", "t/in", "t/a", "t.zip", "t/z", "gone"]), min_size=1)


def told(findings: Findings) -> tuple[object, ...]:
    """All that findings tell, comparable."""
    crashes = [(crash.source.name, crash.origin) for crash in findings.crashes]
    return found(findings), errors(findings), findings.unclaimed, crashes


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tree=TREES, picks=PICKS, random=st.randoms(use_true_random=False))
def test_the_order_of_inputs_and_sources_means_nothing(
    tmp_path_factory: pytest.TempPathFactory, tree: dict[str, bytes], picks: list[str],
    random: Random,
) -> None:  # fmt: skip
    """Any order of arguments and of sources, and naming things twice, gives the same."""
    home = tmp_path_factory.mktemp("home")
    write(home / "t", tree)
    pack(home / "t.zip", tree)
    sources: list[Source] = [
        *ALL,
        of_files("table", b"nam", LIKELY),
        of_exports("export", "Connections.csv", LIKELY, claims="C"),
        of_exports("both", "in/Connections.csv", claims="in/C"),
        Fake("bad", lambda head: NO if head.members == ("",) else 1 / 0),
    ]
    once = [InputSpec(home / pick, pick) for pick in dict.fromkeys(picks)]
    often = [InputSpec(home / pick, pick) for pick in picks]
    first = find(once, sources)
    random.shuffle(often)
    random.shuffle(sources)
    assert told(find(often, sources)) == told(first)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tree=TREES, packed=st.booleans())
def test_every_file_is_accounted_for_once(
    tmp_path_factory: pytest.TempPathFactory, tree: dict[str, bytes], *, packed: bool
) -> None:
    """Each file is given to one source, or counted, or part of an error: never lost or twice."""
    home = tmp_path_factory.mktemp("home")
    path = pack(home / "t", tree) if packed else write(home / "t", tree)
    sources: list[Source] = [*ALL, of_exports("part", "in/a", LIKELY, claims="in/")]
    findings = look(path, sources=sources)
    given_away = [
        each.opened.origin(member) for each in findings.found for member in each.opened.members
    ]
    left = [each.origin for each in findings.unclaimed]
    broken = [(e.path, e.member if isinstance(e, MemberError) else "") for e in findings.errors]
    places = [(at.path, at.member) for at in (*given_away, *left)]
    places += [place for place in broken if place != ("t", "")]
    if packed:
        assert sorted(places) == sorted(("t", name) for name in tree)
    else:
        assert sorted(places) == sorted((f"t/{name}", "") for name in tree)
    assert findings.found or findings.errors
