"""From the bytes of a vCard file to cards and properties."""

from __future__ import annotations

import pytest
from plugins.opened_double import folder, opened
from plugins.vcard_reading import card, only, outcomes, person, read

from netrules import NO, Certainty, PersonRecord, Problem, ReadContext, Skipped
from netrules.plugins.sources.vcard import VCard

ADA = card("FN:Ada Example", "EMAIL:ada@example.org")
BOB = card("FN:Bob Example", "EMAIL:bob@example.org")


def names(content: str | bytes) -> list[str]:
    """The names of the people read."""
    return [name for record in only(PersonRecord, read(content)) for name in record.handle.names]


# --- which files ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        ADA,
        "begin:vcard\nfn:Ada\nend:vcard\n",
        "\n\r\n  BEGIN : VCARD \nEND:VCARD",
        ("\ufeff" + ADA).encode(),
        ADA.encode("utf-16"),
        ADA.encode("utf-16-le"),
        ADA.encode("utf-16-be"),
        "BEGIN:VCARD\rFN:Ada\rEND:VCARD\r",
    ],
)
def test_a_file_that_begins_with_a_card_is_certain(content: str | bytes) -> None:
    """Case, blank lines, line endings and UTF-16 do not matter."""
    assert VCard().sniff(opened(content)).certainty is Certainty.CERTAIN


@pytest.mark.parametrize("content", ["ENCODING:UTF-8\n" + ADA, ("Hello\n" + ADA).encode("utf-16")])
def test_a_card_after_other_text_makes_a_file_likely(content: str | bytes) -> None:
    """Such a file may as well be a mail with a card in it."""
    assert VCard().sniff(opened(content)).certainty is Certainty.LIKELY


@pytest.mark.parametrize(
    "content", ["", "BEGIN:VCALENDAR\n", "a BEGIN:VCARD\n", b"\0\1\2", b"\xff\xfe", "x" * 70_000]
)
def test_other_files_are_not_claimed(content: str | bytes) -> None:
    """Neither calendars nor text that speaks of cards."""
    assert VCard().sniff(opened(content)) == NO


def test_folders_are_left_to_the_loader() -> None:
    """It offers their files one by one."""
    assert VCard().sniff(folder({"a.vcf": ADA, "b.vcf": BOB})) == NO


def test_a_folder_that_is_given_all_the_same_is_read() -> None:
    """Each file for itself, with its own card numbers."""
    items = list(VCard().read(folder({"a.vcf": ADA, "b.vcf": BOB}), ReadContext()))
    assert [(item.origin.member, item.origin.record) for item in items] == [
        ("a.vcf", 1), ("b.vcf", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("content", ["", "name,email\nAda,ada@example.org\n", b"\x89PNG\0\1"])
def test_a_file_without_a_card_is_a_problem(content: str | bytes) -> None:
    """Reading nothing out of it is no success."""
    (problem,) = read(content)
    assert isinstance(problem, Problem)
    assert problem.lost
    assert "BEGIN:VCARD" in problem.message


# --- cards ---------------------------------------------------------------------------------


def test_every_card_has_its_number_and_the_line_of_its_begin() -> None:
    """So that a finding can point to it."""
    origins = [record.origin for record in read("\r\n" + ADA + "\r\n" + BOB)]
    assert [(each.path, each.line, each.record, each.layer) for each in origins] == [
        ("book.vcf", 2, 1, "vcard"), ("book.vcf", 8, 2, "vcard"),
    ]  # fmt: skip


def test_cards_need_no_line_between_them() -> None:
    """END and BEGIN on one line part two cards."""
    assert names(ADA.rstrip() + BOB) == ["Ada Example", "Bob Example"]
    assert names(ADA.rstrip() + " " + BOB.lower()) == ["Ada Example", "bob example"]


@pytest.mark.parametrize("mark", ["\ufeff", "\0", "\x1a", "\x0c\n"])
def test_marks_between_cards_are_no_text(mark: str) -> None:
    """Joined files carry byte order marks and ends of file with them."""
    items = read(mark + ADA + mark + BOB)
    assert [type(item) for item in items] == [PersonRecord, PersonRecord]
    assert names(ADA.rstrip() + mark + BOB) == ["Ada Example", "Bob Example"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_unicode_form_of_the_file_is_found_out(encoding: str) -> None:
    """With a byte order mark or without."""
    assert names(card("FN:Zoë 李小龍 🦊").encode(encoding)) == ["Zoë 李小龍 🦊"]


def test_a_card_without_its_end_is_read_and_costs_no_other() -> None:
    """It ends where the next begins; that it may be cut short is told."""
    first, flaw, second = read(ADA.replace("END:VCARD\r\n", "") + BOB)
    assert isinstance(first, PersonRecord)
    assert first.handle.emails == ("ada@example.org",)
    assert isinstance(flaw, Problem)
    assert (flaw.lost, flaw.origin.line) == (False, 1)
    assert isinstance(second, PersonRecord)
    assert second.handle.emails == ("bob@example.org",)


def test_a_file_cut_within_a_card_gives_what_is_there() -> None:
    """With the same warning."""
    person, flaw = read(ADA[:42])
    assert isinstance(person, PersonRecord)
    assert person.handle.names == ("Ada Example",)
    assert isinstance(flaw, Problem)
    assert "END:VCARD" in flaw.message


def test_text_outside_of_cards_is_told_once_a_stretch() -> None:
    """Whatever its length, with its first line; blank lines are nothing."""
    items = read("ENCODING:UTF-8\nmore\n" + ADA + "\n\n" + BOB + "\nthe end\n")
    strays = only(Problem, items)
    assert [(stray.origin.line, stray.lost) for stray in strays] == [(1, False), (16, False)]
    assert len(only(PersonRecord, items)) == 2


def test_a_card_without_its_begin_is_lost_alone() -> None:
    """A lone END shows that the lines before it were a card."""
    lost, found = read("FN:Nobody\r\nEND:VCARD\r\n" + ADA)
    assert isinstance(lost, Problem)
    assert (lost.lost, lost.origin.line) == (True, 1)
    assert isinstance(found, PersonRecord)
    assert outcomes(read("FN:Nobody\r\nEND:VCARD" + ADA)) == [(0, "Problem"), (1, "PersonRecord")]


def test_a_broken_card_between_two_good_ones_costs_neither() -> None:
    """Binary rubbish in a card is its own loss."""
    broken = b"BEGIN:VCARD\r\n\xff\xfe\x00rubbish\r\n\x80\x81\r\nEND:VCARD\r\n"
    items = read(ADA.encode() + broken + BOB.encode())
    assert outcomes(items) == [(1, "PersonRecord"), (2, "Problem"), (3, "PersonRecord")]


def test_a_card_about_nobody_is_skipped() -> None:
    """Neither a name nor a way to reach anyone."""
    items = read(card("NOTE:hello", "TITLE:", "FN: ", "TEL:", "EMAIL:"))
    assert items == [Skipped("blank card", items[0].origin)]


# --- agents --------------------------------------------------------------------------------

SUSAN = ("BEGIN:VCARD", "FN:Susan", "TEL:+49 30 1234", "END:VCARD")


@pytest.mark.parametrize(
    "agent",
    [
        ["AGENT:", *SUSAN],
        ["AGENT: BEGIN:VCARD", *SUSAN[1:]],
        ["AGENT;VALUE=x:BEGIN:VCARD", *SUSAN[1:]],
        ["AGENT:" + "\\n".join(SUSAN)],
        ["AGENT:BEGIN:VCARD", " \\nFN:Su", " san\\nTEL:+49 30 1234\\nEND:VCARD\\n"],
    ],
)
def test_a_nested_card_is_a_person_of_its_own(agent: list[str]) -> None:
    """On lines of its own or as text; what follows belongs to the outer card again."""
    items = read(card("FN:Ada", *agent, "EMAIL:ada@example.org") + BOB)
    ada, susan, bob = only(PersonRecord, items)
    assert (ada.handle.names, ada.handle.emails) == (("Ada",), ("ada@example.org",))
    assert (susan.handle.names, susan.handle.phones) == (("Susan",), ("+49 30 1234",))
    assert [record.origin.record for record in (ada, susan, bob)] == [1, 2, 3]
    (tie,) = [item for item in items if item not in (ada, susan, bob)]
    assert tie.between == (ada.handle, susan.handle)  # type: ignore[union-attr]
    assert tie.kind == "agent"  # type: ignore[union-attr]


def test_an_agent_that_is_no_card_is_nothing() -> None:
    """Such as a reference to one."""
    assert person("FN:Ada", "AGENT;VALUE=uri:cid:susan@example.org").handle.names == ("Ada",)


# --- lines ---------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\r\r\n"])
def test_line_endings(end: str) -> None:
    """All of them, and the one of a file converted twice; line numbers stay right."""
    items = read((ADA + BOB).replace("\r\n", end).encode())
    assert [item.origin.line for item in items] == [1, 6]


def test_folded_lines_are_joined_without_the_blank() -> None:
    """Even within a character, or within a property's name or parameters."""
    folded = b"BEGIN:VCARD\nFN:Zo\xc3\n \xab Ex\n\tample\nEMA\n IL;TYP\n E=WO\n RK:zoe@\n"
    items = read(folded + b"  example.org\nEND:VCARD")
    (record,) = only(PersonRecord, items)
    assert (record.handle.names, record.handle.emails) == (("Zoë Example",), ("zoe@ example.org",))


def test_lines_that_are_no_properties_are_counted() -> None:
    """One warning a card says how many; the rest of the card is read."""
    record, flaw = read(card("FN:Ada", "what is this", "= nor this", "EMAIL:ada@example.org"))
    assert isinstance(record, PersonRecord)
    assert record.handle.emails == ("ada@example.org",)
    assert isinstance(flaw, Problem)
    assert (flaw.origin.line, flaw.message[:2], flaw.lost) == (4, "2 ", False)


def test_a_card_indented_as_a_whole_is_a_problem() -> None:
    """Its lines continue nothing."""
    items = read("  BEGIN:VCARD\n  FN:Ada\n  END:VCARD\n")
    assert outcomes(items) == [(1, "Problem")]


def test_a_huge_line_is_cut_and_the_card_kept() -> None:
    """With a warning where the line says something."""
    content = b"BEGIN:VCARD\nFN:Ada\nNOTE:" + b"x" * 3_000_000 + b"\nEMAIL:a@example.org\nEND:VCARD"
    record, flaw = read(content)
    assert isinstance(record, PersonRecord)
    assert record.handle.emails == ("a@example.org",)
    assert len(record.facts["notes"]) < 2**20
    assert isinstance(flaw, Problem)
    assert (flaw.lost, flaw.origin.line) == (False, 3)


# --- parameters ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "params",
    [
        ";WORK",
        ";work;VOICE",
        ";TYPE=WORK",
        ";type=voice;type=work",
        ";TYPE=VOICE,work",
        ';TYPE="voice,work"',
        '; TYPE = "voice" , "WORK" ',
        ';X-A="a;b:c,d";TYPE=work',
        ";X-A=^'a^n^^;WORK",
        ";X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=41);WORK",
    ],
)
def test_parameters_in_every_style(params: str) -> None:
    """Bare, listed, repeated, quoted, escaped: the number is a work number."""
    handle = person("FN:Ada", f"TEL{params}:+49 30 1").handle
    assert (handle.phones, handle.weak) == (("+49 30 1",), ("+49 30 1",))


def test_an_open_quote_does_not_swallow_the_value() -> None:
    """Then the first colon counts."""
    assert person("FN:Ada", 'EMAIL;TYPE="work:a@example.org').handle.emails == ("a@example.org",)


def test_needless_escapes_are_dropped() -> None:
    """Google writes them before colons."""
    assert person("FN:Ada\\, B\\; C", "URL:http\\://a.example").handle.urls == ("http://a.example",)
    assert person("FN:A\\da\\").handle.names == ("Ada\\",)


# --- encodings -----------------------------------------------------------------------------


def test_quoted_printable_with_soft_breaks() -> None:
    """Lines after a break are text, whatever they look like; END still ends the card."""
    record = person(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=91a;=C3=",
        "=89va;;;",
        "NOTE;QUOTED-PRINTABLE:one=0D=0A=",
        "TEL: two=",
        "",
        "TEL:+49 30 2",
        "EMAIL;ENCODING=quoted-printable:a=40example.org= ",
        version="2.1",
    )
    assert record.handle.names == ("Éva Ña",)
    assert record.handle.phones == ("+49 30 2",)
    assert record.handle.emails == ("a@example.org",)
    assert record.facts["notes"] == "one\nTEL: two"


def test_blanks_after_soft_breaks_are_text_unless_every_line_has_one() -> None:
    """Some writers fold quoted-printable, too."""
    head = "NOTE;ENCODING=QUOTED-PRINTABLE:"
    assert person("FN:Ada", head + "a=", " b=", "c").facts["notes"] == "a bc"
    assert person("FN:Ada", head + "=C3=", " =A9=", " =C3=A9").facts["notes"] == "éé"


def test_an_equals_sign_at_the_end_of_plain_text_is_text() -> None:
    """Only quoted-printable has soft breaks."""
    record = person("URL:https://a.example/?q=", "NOTE:1 + 1 =", "FN:Ada")
    assert record.handle.urls == ("https://a.example/?q=",)
    assert record.facts["notes"] == "1 + 1 ="


def test_encoded_semicolons_are_text_where_bare_ones_part_the_value() -> None:
    """And part it where there are no others."""
    qp = "ENCODING=QUOTED-PRINTABLE"
    assert person(f"ORG;{qp}:A=3BB;Sales", "FN:Ada").jobs[0].organization == "A;B"
    assert person(f"ORG;{qp}:A=5C=3BB;Sales", "FN:Ada").jobs[0].organization == "A;B"
    assert person(f"ORG;{qp}:A=3BSales", "FN:Ada").jobs[0].organization == "A"


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("ISO-8859-1", "Zoë"),
        ("windows-1250", "Łukasz"),
        ("KOI8-R", "Дмитрий"),
        ("Shift_JIS", "山田"),
        ("GBK", "联通"),
        ("ISO-2022-JP", "山田"),
    ],
)
def test_a_declared_character_set_counts(charset: str, text: str) -> None:
    """For the one property that declares it."""
    raw = f"BEGIN:VCARD\nFN;CHARSET={charset}:".encode() + text.encode(charset)
    assert names(raw + "\nTITLE:Zoë\nEND:VCARD".encode()) == [text]
    quoted = "".join(f"={byte:02X}" for byte in text.encode(charset))
    assert names(card(f"FN;CHARSET={charset};QUOTED-PRINTABLE:{quoted}")) == [text]


@pytest.mark.parametrize(
    "declared", ["", "US-ASCII", "ISO-8859-1", "utf-16", "punycode", "x-none", "\u00fc"]
)
def test_utf_8_is_recognised_whatever_is_declared(declared: str) -> None:
    """A set that fits everything is declared from habit, and some names are no set's."""
    param = f";CHARSET={declared}" if declared else ""
    assert names(card(f"FN{param}:Zoë")) == ["Zoë"]


def test_text_that_declares_nothing_and_is_not_utf_8_is_guessed_and_told() -> None:
    """Once a card, as Windows-1252; with a warning."""
    record, flaw = read("BEGIN:VCARD\nFN:Zoë\nTITLE:Köchin\nEND:VCARD".encode("cp1252"))
    assert isinstance(record, PersonRecord)
    assert record.handle.names == ("Zoë",)
    assert record.jobs[0].title == "Köchin"
    assert isinstance(flaw, Problem)
    assert (flaw.lost, flaw.origin.line) == (False, 2)


def test_utf_8_cut_within_a_letter_stays_utf_8() -> None:
    """Phones cut long texts by bytes."""
    record, flaw = read("BEGIN:VCARD\nFN:Яков Пример".encode() + b"\xd0\nEND:VCARD")
    assert isinstance(record, PersonRecord)
    assert record.handle.names == ("Яков Пример\ufffd",)
    assert isinstance(flaw, Problem)


def test_null_bytes_and_other_controls_are_dropped() -> None:
    """Except newlines and tabs in notes."""
    record = person("FN:A\0d\x07a", "NOTE:a\\nb\tc\x1b")
    assert record.handle.names == ("Ada",)
    assert record.facts["notes"] == "a\nb\tc"


@pytest.mark.parametrize(
    "picture",
    [
        ["PHOTO;ENCODING=b;TYPE=JPEG:QUJD", " REVG=", " QUJD"],
        ["PHOTO;ENCODING=BASE64;JPEG:", "    QUJD", "    REVG", ""],
        ["PHOTO;BASE64:QUJD", "REVGQUJD", "FN", ""],
        ["PHOTO;JPEG;ENCODING=BASE64:QUJD", "REVG=="],
        ["KEY;X509;ENC\r\n ODING=BASE64:", "QUJD", " ", ""],
        ["SOUND;X-IRMC-N:;;;;"],
        ["PHOTO:data:image/jpeg;base64,QUJD"],
        ["X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:", " QUJD", "", ""],
        ["LOGO:no base64 §§ at all"],
    ],
)
def test_pictures_are_passed_over(picture: list[str]) -> None:
    """In every layout; what follows is read."""
    record = person(*picture, "FN:Ada", "TEL:+49 30 1", *picture)
    assert (record.handle.names, record.handle.phones) == (("Ada",), ("+49 30 1",))


def test_text_in_base64_is_decoded() -> None:
    """What is none is a warning."""
    assert person("FN;ENCODING=BASE64:QWRh", "").handle.names == ("Ada",)
    assert person("FN;ENCODING=8BIT:QWRh").handle.names == ("QWRh",)
    record, flaw = read(card("FN:Ada", "NOTE;ENCODING=B:a"))
    assert isinstance(record, PersonRecord)
    assert "notes" not in record.facts
    assert isinstance(flaw, Problem)
    assert not flaw.lost
