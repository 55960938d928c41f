"""Files, folders and zips as named members of bytes."""

from __future__ import annotations

import os
import stat
import struct
import tracemalloc
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from netrules.loading import archive, members
from netrules.loading.archive import Zip
from netrules.loading.members import MAX_DEPTH, MemberError, Part
from netrules.loading.opened import Files, open_input, shown_path, shown_paths
from netrules.loading.source import HEAD_BYTES, InputError, Opened
from netrules.model.origin import Origin

as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")


def write(place: Path, files: Mapping[str, bytes]) -> Path:
    """Make the folder *place* with *files*."""
    place.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return place


def pack(place: Path, files: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> Path:
    """Make the zip *place* with *files*."""
    with zipfile.ZipFile(place, "w", how) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return place


def read(opened: Opened, member: str = "") -> bytes:
    """All of *member*."""
    with opened.open(member) as stream:
        return stream.read()


def test_a_plain_file_is_its_own_only_member(tmp_path: Path) -> None:
    """A file has one member without a name, and origins with its path only."""
    file = write(tmp_path, {"a.csv": b"name\nAnna\n"}) / "a.csv"
    opened: Opened = open_input(file, "exports/a.csv")
    assert opened.members == ("",)
    assert opened.head() == read(opened) == b"name\nAnna\n"
    assert opened.origin(line=2, record=1, layer="csv") == Origin("exports/a.csv", "", 2, 1, "csv")


def test_a_head_is_the_beginning_and_is_read_once(tmp_path: Path) -> None:
    """A head stops at its limit, and stays what it was when the file has gone."""
    file = tmp_path / "long.txt"
    file.write_bytes(b"x" * (HEAD_BYTES + 1))
    opened = open_input(file, "long.txt")
    file.unlink()
    assert opened.head() == b"x" * HEAD_BYTES


def test_heads_do_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The heads of very many files are let go, and read again when asked for."""
    monkeypatch.setattr(members, "HEADS_KEPT_BYTES", 10 * 1024)
    folder = open_input(write(tmp_path, {f"{n}": bytes([n]) * 1024 for n in range(50)}), "in")
    tracemalloc.start()
    try:
        for _ in range(2):
            assert all(folder.head(str(n)) == bytes([n]) * 1024 for n in range(50))
        assert tracemalloc.get_traced_memory()[0] < 40 * 1024
    finally:
        tracemalloc.stop()


def test_a_folder_holds_all_below_it_but_what_systems_leave(tmp_path: Path) -> None:
    """Members are sorted POSIX paths, without hidden files and what macOS adds."""
    kept = ["Connections.csv", "b/deep/er.csv", "b/messages.csv", "z.vcf"]
    junk = [".DS_Store", "b/._messages.csv", "__MACOSX/z.vcf", ".git/config", "b/.cache/x/y"]
    folder = open_input(write(tmp_path, dict.fromkeys(kept + junk, b"x")), "exports")
    assert folder.members == tuple(kept)
    assert folder.origin("b/messages.csv", 3) == Origin("exports/b/messages.csv", "", 3)
    assert folder.origin() == Origin("exports")
    assert not folder.left_out


def test_the_mailboxes_of_a_maildir_are_not_hidden(tmp_path: Path) -> None:
    """Folders such as ".Sent" of a Maildir hold messages, in a folder and in a zip alike."""
    files = dict.fromkeys(["cur/1:2,S", ".Sent/cur/2:2,S", ".Sent/new/3", ".Sent/tmp/4"], b"From")
    expected = (".Sent/cur/2:2,S", ".Sent/new/3", "cur/1:2,S")
    assert open_input(write(tmp_path / "mail", files), "mail").members == expected
    assert open_input(pack(tmp_path / "mail.zip", files), "mail.zip").members == expected


def test_the_working_folder_adds_nothing_to_origins(tmp_path: Path) -> None:
    """A file in the folder "." is named by its own name."""
    folder = open_input(write(tmp_path, {"a.csv": b"x"}), ".")
    assert folder.origin("a.csv").path == "a.csv"


def test_an_empty_folder_has_no_members(tmp_path: Path) -> None:
    """A folder without files opens; that it is of no use is for others to say."""
    (tmp_path / "empty" / "deeper").mkdir(parents=True)
    assert open_input(tmp_path / "empty", "empty").members == ()


def test_links_never_lead_out_of_a_folder(tmp_path: Path) -> None:
    """Links to the outside, to nothing and in circles are left out, and the reason told."""
    write(tmp_path / "outside", {"secret.csv": b"x"})
    inside = write(tmp_path / "inside", {"a.csv": b"a"})
    (inside / "file").symlink_to(tmp_path / "outside" / "secret.csv")
    (inside / "folder").symlink_to(tmp_path / "outside")
    (inside / "gone").symlink_to(inside / "nothing")
    (inside / "self").symlink_to(inside / "self")
    (inside / "loop").symlink_to(inside)
    opened = open_input(inside, "inside")
    assert opened.members == ("a.csv",)
    assert {name: reason.split()[-1] for name, reason in opened.left_out.items()} == {
        "file": "folder",
        "folder": "folder",
        "gone": "nothing",
        "self": "nothing",
    }


def test_a_file_that_only_links_name_is_offered_once(tmp_path: Path) -> None:
    """A mounted volume keeps its files in a hidden folder behind links: they are read."""
    write(tmp_path, {"..v1/contacts.toml": b"x", "plain.csv": b"y"})
    (tmp_path / "..data").symlink_to("..v1")
    (tmp_path / "contacts.toml").symlink_to("..data/contacts.toml")
    (tmp_path / "same.toml").symlink_to("..v1/contacts.toml")
    (tmp_path / "again.csv").symlink_to("plain.csv")
    (tmp_path / "hidden").symlink_to("..v1")
    opened = open_input(tmp_path, "in")
    assert opened.members == ("contacts.toml", "plain.csv")
    assert read(opened, "contacts.toml") == b"x"
    assert list(opened.left_out) == ["hidden"]


def test_what_is_named_elsewhere_is_passed_by(tmp_path: Path) -> None:
    """Files and folders that are inputs of their own are not offered again."""
    write(tmp_path, {"a.csv": b"a", "b.csv": b"b", "c/d.csv": b"d"})
    root = Path(os.path.realpath(tmp_path))
    elsewhere = frozenset({str(root / "a.csv"), str(root / "c")})
    assert open_input(tmp_path, "in", elsewhere).members == ("b.csv",)


@needs_pipes
def test_a_folder_may_hold_what_is_no_file(tmp_path: Path) -> None:
    """A pipe in a folder is left out instead of being waited for."""
    write(tmp_path, {"a.csv": b"a"})
    os.mkfifo(tmp_path / "pipe")
    opened = open_input(tmp_path, "in")
    assert opened.members == ("a.csv",)
    assert opened.left_out == {"pipe": "is neither a file nor a folder"}


def test_a_name_that_is_no_text_is_shown_with_escapes(tmp_path: Path) -> None:
    """A file whose name is not UTF-8 can be read and printed."""
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.csv")).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system has UTF-8 names only")
    opened = open_input(tmp_path, "in")
    assert opened.members == ("caf\\xe9.csv",)
    assert read(opened, "caf\\xe9.csv") == b"x"


def test_folders_too_deep_are_left_out(tmp_path: Path) -> None:
    """Beyond the limit of depth a folder is named, not entered."""
    place = tmp_path
    for _ in range(MAX_DEPTH + 2):
        place = place / "d"
        place.mkdir()
    (place / "a.csv").write_bytes(b"x")
    opened = open_input(tmp_path, "in")
    assert opened.members == ()
    assert list(opened.left_out) == ["/".join("d" * (MAX_DEPTH + 1))]


@as_root
def test_unreadable_files_and_folders_are_faults(tmp_path: Path) -> None:
    """A file or sub-folder without permission is told, and the rest is still there."""
    write(tmp_path, {"a.csv": b"a", "b.csv": b"b", "c/d.csv": b"d"})
    (tmp_path / "b.csv").chmod(0)
    (tmp_path / "c").chmod(0)
    opened = open_input(tmp_path, "in")
    (tmp_path / "c").chmod(stat.S_IRWXU)
    assert opened.members == ("a.csv", "b.csv")
    assert opened.head("b.csv") == b""
    assert {name: fault.path for name, fault in opened.faults.items()} == {
        "b.csv": "in/b.csv",
        "c": "in/c",
    }
    with pytest.raises(InputError, match="permission denied"):
        opened.open("b.csv")
    with pytest.raises(InputError, match="permission denied"):
        open_input(tmp_path / "b.csv", "b.csv")


def test_a_file_that_vanished_is_a_fault_not_a_crash(tmp_path: Path) -> None:
    """A file that is gone when it is looked into has no head, and the reason is kept."""
    opened = open_input(write(tmp_path, {"a.csv": b"a"}), "in")
    (tmp_path / "a.csv").unlink()
    assert opened.head("a.csv") == b""
    fault = opened.fault("a.csv")
    assert fault is not None
    assert str(fault) == "in/a.csv: cannot be read: no such file or directory"


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("contcats.csv", "contcats.csv: does not exist; did you mean 'contacts.csv'?"),
        ("exprots/new/a.zip", "exprots/new/a.zip: does not exist; did you mean 'exports'?"),
        ("contacts.csv/a", "contacts.csv/a: does not exist; check the path"),
        ("xyz", "xyz: does not exist; check the path"),
        ("empty.csv", "empty.csv: is empty; export or save it again"),
        ("circle", "circle: cannot be read: too many levels of symbolic links"),
        ("broken", "broken: is a symbolic link to nothing"),
        ("a\0b", "a\0b: is no path"),
    ],
)
def test_an_input_that_cannot_be_opened_says_why(tmp_path: Path, named: str, message: str) -> None:
    """Missing, misspelt, empty and circular inputs are told apart."""
    write(tmp_path, {"contacts.csv": b"x", "empty.csv": b"", "exports/a.zip": b"x"})
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    (tmp_path / "broken").symlink_to(tmp_path / "nothing")
    with pytest.raises(InputError) as caught:
        open_input(tmp_path / named, named)
    assert str(caught.value) == message


@needs_pipes
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    """A special file is an error, at once."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="is neither a file nor a folder"):
        open_input(tmp_path / "pipe", "pipe")


def test_a_zip_is_known_by_its_content(tmp_path: Path) -> None:
    """The ending of a name says nothing; members are read from inside."""
    files = {"Connections.csv": b"First Name", "Jobs/Saved.csv": b"Job"}
    named = open_input(pack(tmp_path / "export.bin", files), "export.bin")
    assert isinstance(named, Zip)
    assert named.members == ("Connections.csv", "Jobs/Saved.csv")
    assert {name: read(named, name) for name in named.members} == files
    assert named.head("Jobs/Saved.csv") == b"Job"
    assert named.origin("Jobs/Saved.csv", 2) == Origin("export.bin", "Jobs/Saved.csv", 2)
    text = write(tmp_path, {"text.zip": b"no zip"}) / "text.zip"
    assert isinstance(open_input(text, "text.zip"), Files)


def test_a_member_can_be_read_in_lines_and_from_the_start_again(tmp_path: Path) -> None:
    """A member reads like a file on disk: lines, pieces, and back to the start."""
    lines = [f"line {n}\n".encode() for n in range(30_000)]
    opened = open_input(pack(tmp_path / "a.zip", {"a.txt": b"".join(lines)}), "a.zip")
    with opened.open("a.txt") as stream:
        assert stream.read(6) == b"line 0"
        assert stream.seek(0) == 0
        assert stream.readlines() == lines
        assert stream.tell() == sum(map(len, lines))


def test_a_member_stays_readable_when_the_zip_is_let_go(tmp_path: Path) -> None:
    """Whoever reads a member need not hold the zip as well."""
    path = pack(tmp_path / "a.zip", {"a.txt": b"x" * 300_000})
    stream = open_input(path, "a.zip").open("a.txt")
    with stream:
        assert len(stream.read()) == 300_000


def test_a_zip_of_no_files_has_no_members(tmp_path: Path) -> None:
    """An empty zip opens."""
    assert open_input(pack(tmp_path / "a.zip", {}), "a.zip").members == ()


def test_zip64_is_read(tmp_path: Path) -> None:
    """Members with the long form of sizes, as very large exports have, are read."""
    path = tmp_path / "long.zip"
    with zipfile.ZipFile(path, "w") as packed, packed.open("a.csv", "w", force_zip64=True) as out:
        out.write(b"name\n")
    assert read(open_input(path, "long.zip"), "a.csv") == b"name\n"


def test_names_in_a_zip_are_cleaned(tmp_path: Path) -> None:
    """Backslashes, "./" and UTF-8 without its mark are understood; macOS extras dropped."""
    path = pack(
        tmp_path / "a.zip",
        {"./a.csv": b"1", "Data\\b.csv": b"2", "__MACOSX/._a.csv": b"3", ".DS_Store": b"4"},
    )
    circle = zipfile.ZipInfo("Freunde fXr immer.csv")
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr(circle, b"5")
        packed.mkdir("folder")
    path.write_bytes(path.read_bytes().replace(b"fXr immer", "für imme".encode()))
    opened = open_input(path, "a.zip")
    assert opened.members == ("Data/b.csv", "Freunde für imme.csv", "a.csv")
    assert b"".join(read(opened, name) for name in opened.members) == b"251"
    assert not opened.left_out


@pytest.mark.parametrize(
    "name", ["../a.csv", "/etc/a.csv", "x/../../a.csv", "C:\\a.csv", "..", "x\\..\\a.csv"]
)
def test_names_that_lead_out_of_a_zip_are_left_out(tmp_path: Path, name: str) -> None:
    """A member that asks to be written elsewhere is not read, and the others are."""
    opened = open_input(pack(tmp_path / "a.zip", {name: b"x", "b..csv": b"y"}), "a.zip")
    assert opened.members == ("b..csv",)
    assert list(opened.left_out.values()) == ["has a name that leads out of the zip"]


def test_links_in_a_zip_are_left_out(tmp_path: Path) -> None:
    """A link in a zip holds the name of its target, which is no content."""
    link = zipfile.ZipInfo("link.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr(link, "/etc/hosts")
    assert open_input(tmp_path / "a.zip", "a.zip").left_out == {"link.csv": "is a symbolic link"}


def test_of_two_members_of_one_name_the_later_counts(tmp_path: Path) -> None:
    """As everywhere else with zips, and the fact is told."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("a.csv", b"old")
        packed.writestr("./a.csv", b"new")
    opened = open_input(tmp_path / "a.zip", "a.zip")
    assert read(opened, "a.csv") == b"new"
    assert opened.left_out == {"a.csv": "is in the zip twice; the later one is read"}


def test_members_under_a_password_are_left_out(tmp_path: Path) -> None:
    """A member marked as encrypted is not tried."""
    path = pack(tmp_path / "a.zip", {"a.csv": b"x", "b.csv": b"y"})
    raw = bytearray(path.read_bytes())
    at = raw.index(b"PK\x01\x02")
    raw[at + 8] |= 1
    path.write_bytes(raw)
    opened = open_input(path, "a.zip")
    assert opened.members == ("b.csv",)
    assert opened.left_out == {"a.csv": "is under a password"}


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_unpack_without_limit_are_left_out(tmp_path: Path, how: int) -> None:
    """Only methods that can be unpacked in small pieces are read."""
    opened = open_input(pack(tmp_path / "a.zip", {"a.csv": b"x" * 999}, how), "a.zip")
    assert list(opened.left_out) == ["a.csv"]


def test_a_bomb_is_left_out_and_honest_tables_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What unpacks to a thousand times its size is not read; a repetitive table is."""
    monkeypatch.setattr(archive, "ANY_RATIO_BYTES", 1_000_000)
    table = b"".join(b"Anna,Example,anna%d@example.org,Example Ltd\n" % n for n in range(40_000))
    files = {"bomb.csv": b"0" * 4_000_000, "table.csv": table, "noise": os.urandom(50_000)}
    opened = open_input(pack(tmp_path / "a.zip", files), "a.zip")
    assert opened.members == ("noise", "table.csv")
    assert opened.left_out == {"bomb.csv": "unpacks to more than 1000 times its size"}


def test_a_zip_that_is_all_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many members, each under the limit, are judged together."""
    monkeypatch.setattr(archive, "ANY_RATIO_BYTES", 10_000_000)
    files = {str(n): b"0" * 4_000_000 for n in range(5)}
    with pytest.raises(InputError, match="more than 1000 times its size"):
        open_input(pack(tmp_path / "a.zip", files), "a.zip")


def test_a_zip_may_not_claim_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of members, their size, and the table of contents have limits."""
    path = pack(tmp_path / "a.zip", {str(n): b"x" * 100 for n in range(20)})
    with monkeypatch.context() as patch:
        patch.setattr(archive, "MAX_MEMBERS", 19)
        with pytest.raises(InputError, match="more than 19 files"):
            open_input(path, "a.zip")
    with monkeypatch.context() as patch:
        patch.setattr(archive, "MAX_UNPACKED_BYTES", 1999)
        with pytest.raises(InputError, match="unpacks to more than"):
            open_input(path, "a.zip")
    with monkeypatch.context() as patch:
        patch.setattr(archive._Capped, "cap", 20 * 46)
        with pytest.raises(InputError, match="holds too many files"):
            open_input(path, "a.zip")
    assert len(open_input(path, "a.zip").members) == 20


def test_a_lie_about_the_size_is_found_while_reading(tmp_path: Path) -> None:
    """A member that unpacks to more than it says is cut there and then refused."""
    path = pack(tmp_path / "a.zip", {"a.csv": b"0" * 50_000_000})
    raw = bytearray(path.read_bytes())
    struct.pack_into("<L", raw, raw.index(b"PK\x01\x02") + 24, 1000)
    path.write_bytes(raw)
    opened = open_input(path, "a.zip")
    tracemalloc.start()
    try:
        with pytest.raises(MemberError, match="is damaged"):
            read(opened, "a.csv")
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_reading_a_member_takes_memory_for_pieces_only(tmp_path: Path) -> None:
    """Going through a large member never holds it whole."""
    opened = open_input(pack(tmp_path / "a.zip", {"a": b"0123456789\n" * 2_000_000}), "a.zip")
    tracemalloc.start()
    try:
        with opened.open("a") as stream:
            assert sum(1 for _ in stream) == 2_000_000
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_a_damaged_member_is_told_with_its_name_apart(tmp_path: Path) -> None:
    """The head of a damaged member is empty, reading it is an error, the rest is fine."""
    path = pack(tmp_path / "a.zip", {"bad.csv": b"x" * 100, "good.csv": b"y"}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"xx", b"xz", 1))
    opened = open_input(path, "a.zip")
    assert opened.head("bad.csv") == b""
    fault = opened.fault("bad.csv")
    assert isinstance(fault, MemberError)
    assert (fault.path, fault.member, fault.reason) == ("a.zip", "bad.csv", "is damaged")
    assert str(fault).startswith("a.zip, bad.csv: is damaged; ")
    with pytest.raises(MemberError), opened.open("bad.csv") as stream:
        stream.readline()
    assert read(opened, "good.csv") == b"y"


def test_a_zip_cut_short_says_so(tmp_path: Path) -> None:
    """An incomplete download is a damaged zip, not an unknown file."""
    path = pack(tmp_path / "a.zip", {"a.csv": os.urandom(5000)})
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(InputError, match="is a damaged zip; copy or download it again"):
        open_input(path, "a.zip")


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=6))
@example(changes=[])
def test_a_damaged_zip_never_fails_otherwise(
    tmp_path: Path, changes: list[tuple[int, int]]
) -> None:
    """Whatever bytes change, the only error is one that names the input."""
    path = pack(tmp_path / "a.zip", {"a.csv": b"name\nAnna\n" * 20, "b/c.txt": b"hello"})
    raw = bytearray(path.read_bytes())
    for at, byte in changes:
        raw[at % (len(raw) - 4) + 4] = byte
    path.write_bytes(raw)
    culprits = {"a.zip"}
    try:
        opened = open_input(path, "a.zip")
        for member in opened.members:
            opened.head(member)
            read(opened, member)
    except InputError as error:
        culprits.add(error.path)
    assert culprits == {"a.zip"}


def test_a_part_is_a_view_with_names_of_its_own(tmp_path: Path) -> None:
    """A sub-folder is seen from inside, and origins still lead to the file."""
    files = {"x/in/a.csv": b"a", "x/in/b.csv": b"b", "y.csv": b"y"}
    folder = open_input(write(tmp_path / "d", files), "d")
    packed = open_input(pack(tmp_path / "d.zip", files), "d.zip")
    inner = Part(Part(folder, "x/", ["in/a.csv", "in/b.csv"]), "in/", ["a.csv"])
    assert (inner.path, inner.members) == ("d/x/in", ("a.csv",))
    assert inner.head("a.csv") == read(inner, "a.csv") == b"a"
    assert inner.origin("a.csv", 7) == Origin("d/x/in/a.csv", "", 7)
    assert inner.origin() == Origin("d/x/in")
    part = Part(packed, "x/in/", ["a.csv"])
    assert part.path == "d.zip"
    assert part.origin("a.csv", 7) == Origin("d.zip", "x/in/a.csv", 7)


def test_a_part_does_not_show_what_is_not_its_own(tmp_path: Path) -> None:
    """Asking a view for a member that it leaves out is a mistake of the source."""
    folder = open_input(write(tmp_path, {"a.csv": b"a", "b.csv": b"b"}), "d")
    part = Part(folder, "", ["a.csv"])
    with pytest.raises(KeyError):
        part.head("b.csv")
    with pytest.raises(KeyError):
        folder.open("c.csv")


def test_one_member_is_seen_as_a_plain_file(tmp_path: Path) -> None:
    """A member shown alone looks like a file named on its own."""
    files = {"x/a.csv": b"a"}
    of_folder = Part.file(open_input(write(tmp_path / "d", files), "d"), "x/a.csv")
    assert (of_folder.path, of_folder.members) == ("d/x/a.csv", ("",))
    assert read(of_folder) == of_folder.head() == b"a"
    assert of_folder.origin(line=2) == Origin("d/x/a.csv", "", 2)
    of_zip = Part.file(open_input(pack(tmp_path / "d.zip", files), "d.zip"), "x/a.csv")
    assert of_zip.origin(line=2) == Origin("d.zip", "x/a.csv", 2)
    assert of_zip.plain


def test_paths_are_shown_from_the_base(tmp_path: Path) -> None:
    """Inside the base a path is relative, outside it only a name, never absolute."""
    base = write(tmp_path / "home" / "base", {"in/a.csv": b"x"})
    assert shown_path(base / "in" / "a.csv", base) == "in/a.csv"
    assert shown_path(base / "in" / ".." / "in" / "a.csv", base) == "in/a.csv"
    assert shown_path(base, base) == "."
    assert shown_path(base.parent / "other.csv", base) == "other.csv"
    assert shown_path(base / ".." / "other.csv", base) == "other.csv"
    assert shown_path(base.parent, base) == "home"
    assert shown_path(Path("/"), base) == "/"


def test_links_on_the_way_do_not_change_what_is_shown(tmp_path: Path) -> None:
    """A base reached by a link is the same base; a linked file keeps the name it was given."""
    base = write(tmp_path / "base", {})
    write(tmp_path / "outside", {"real.csv": b"x"})
    (tmp_path / "way").symlink_to(base)
    (base / "mine.csv").symlink_to(tmp_path / "outside" / "real.csv")
    assert shown_path(tmp_path / "way" / "mine.csv", base) == "mine.csv"
    assert shown_path(base / "mine.csv", tmp_path / "way") == "mine.csv"
    assert shown_path(base / "mine.csv", base) == "mine.csv"


def test_relative_paths_are_shown_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path relative to the working folder is understood as such."""
    monkeypatch.chdir(write(tmp_path / "base", {"a.csv": b"x"}))
    assert shown_path(Path("a.csv"), tmp_path) == "base/a.csv"
    assert shown_path(Path("a.csv"), Path()) == "a.csv"


@given(st.lists(st.sampled_from(["a", "b", "..", "."]), max_size=6))
def test_no_absolute_path_is_ever_shown(parts: list[str]) -> None:
    """Whatever way a path takes, it is shown relative and POSIX-style."""
    shown = shown_path(Path("/some/base", *parts), Path("/some/base"))
    assert shown == "/" or not shown.startswith(("/", "../"))


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """Outside the base, folders are named as far as it takes, and no further."""
    paths = [tmp_path / "x" / "a" / "c.vcf", tmp_path / "y" / "a" / "c.vcf", tmp_path / "d.vcf"]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    shown = shown_paths(paths, tmp_path / "elsewhere")
    assert [shown[path] for path in paths] == ["x/a/c.vcf", "y/a/c.vcf", "d.vcf"]


def test_one_file_named_twice_is_one(tmp_path: Path) -> None:
    """Two ways to write a path are no clash."""
    path = tmp_path / "c.vcf"
    path.write_text("")
    other = tmp_path / "." / "x" / ".." / "c.vcf"
    (tmp_path / "x").mkdir()
    assert set(shown_paths([path, other], tmp_path / "elsewhere").values()) == {"c.vcf"}
