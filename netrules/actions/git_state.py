"""An earlier state of files, read from a git repository without touching what is checked out.

Nothing but the program git is asked, and nothing is fetched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, Self

import attrs

#: How a file begins that only points to where its content is.
_POINTER: Final = b"version https://git-lfs.github.com/spec/"
#: Kinds of entries in a tree that are files.
_FILES: Final = ("100644", "100755", "100664")

#: What a hook of git says of the repository that it runs for, relative to its own folder.
_OF_HOOKS: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


class GitStateError(ValueError):
    """An earlier state that cannot be read; the message says what to do."""


@attrs.frozen
class GitState:
    """Files as they were.

    Args:
        top: The folder of the repository.
        ref: What names the state.
        folder: Where the files were put, by their paths in the repository.
        doubts: What was not taken, in sentences.
    """

    top: Path
    ref: str
    folder: Path
    doubts: tuple[str, ...] = ()

    def place(self, path: Path) -> Path:
        """Where the file that is now at *path* was put, if it was there."""
        return self.folder / _inside(path, self.top)


def git_state(ref: str, paths: Sequence[Path], folder: Path, also: Iterable[Path] = ()) -> GitState:
    """Put *paths* as they were at *ref* into *folder*.

    Args:
        ref: A commit, branch or tag.
        paths: Files and folders of one repository.
        folder: An empty folder.
        also: Others that are taken if they were there.

    Raises:
        GitStateError: If there is no git, repository or such state, or none of *paths*
            was there.
    """
    here = paths[0].resolve()
    start = next(one for one in (here, *here.parents) if one.is_dir())
    shown = _git(start, "rev-parse", "--show-toplevel", wrong=f"{start}: no git repository")
    top = Path(os.fsdecode(shown.rstrip(b"\n")))
    commit = _commit(top, ref)
    doubts = []
    missing = []
    for path in paths:
        found = _take(top, commit, _inside(path, top), folder)
        if found is None:
            missing.append(_inside(path, top).as_posix())
        else:
            doubts += [f"{one} is no plain file at {ref}, and was not read there" for one in found]
    if len(missing) == len(paths):
        msg = (
            f"{', '.join(missing)}: not in the repository at {ref}, so there is nothing to compare "
            "with; commit it there first, or name a path with --against"
        )
        raise GitStateError(msg)
    doubts += [f"{one} is not there at {ref}: all that it shows is new" for one in missing]
    for path in also:
        if path.resolve().is_relative_to(top.resolve()):
            _take(top, commit, _inside(path, top), folder)
    return GitState(top, ref, folder, tuple(doubts))


def _commit(top: Path, ref: str) -> str:
    try:
        found = _git(
            top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"
        )
    except GitStateError:
        shallow = _git(top, "rev-parse", "--is-shallow-repository").strip() == b"true"
        remedy = (
            "this is a shallow clone: fetch all of it (fetch-depth: 0 of actions/checkout, "
            "GIT_DEPTH: 0 on GitLab, or git fetch --unshallow)"
            if shallow
            else "git branch --all lists the branches; fetch it first if it is elsewhere, as "
            "origin/main is"
        )
        msg = f"--against {ref}: neither a path nor a commit of the repository; {remedy}"
        raise GitStateError(msg) from None
    return found.decode().strip()


def _take(top: Path, commit: str, path: Path, folder: Path) -> list[str] | None:
    """Put what was at *path* into *folder*; what of it was no file, or None if it was not there."""
    where = path.as_posix()
    listed = _git(
        top, "ls-tree", "-r", "-z", "--full-tree", commit, *(() if where == "." else ("--", where))
    )
    entries = [entry for entry in listed.split(b"\0") if entry]
    if not entries:
        return None
    others = []
    with _Blobs(top) as blobs:
        for entry in entries:
            head, _, raw = entry.partition(b"\t")
            mode, _, name = head.decode().split(" ")
            inside = Path(os.fsdecode(raw))
            if mode in _FILES:
                _put(blobs.read(name), inside, folder)
            else:
                others.append(inside.as_posix())
    return others


def _put(data: bytes, inside: Path, folder: Path) -> None:
    if data.startswith(_POINTER):
        msg = (
            f"{inside.as_posix()}: git LFS holds its content; check that state out in another "
            "folder, and name it with --against"
        )
        raise GitStateError(msg)
    place = folder / inside
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)


class _Blobs:
    """Reads the contents of files, by one process for all of them.

    Args:
        top: The folder of the repository.
    """

    def __init__(self, top: Path) -> None:
        self._process: Final = subprocess.Popen(  # noqa: S603 reason: the words are ours
            [_program(), "cat-file", "--batch"],
            cwd=top,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def read(self, name: str) -> bytes:
        """The content of the blob with that name.

        Raises:
            GitStateError: If this clone does not have it.
        """
        asked, answer = self._process.stdin, self._process.stdout
        assert asked is not None  # noqa: S101 reason: for the type checker; both are pipes
        assert answer is not None  # noqa: S101 reason: for the type checker; both are pipes
        asked.write(f"{name}\n".encode())
        asked.flush()
        head = answer.readline().split()
        if len(head) != 3 or head[1] != b"blob":  # noqa: PLR2004 reason: name, kind and size
            msg = f"this clone lacks the content of {name}; fetch all of it (git fetch --refetch)"
            raise GitStateError(msg)
        data = answer.read(int(head[2]))
        answer.read(1)
        return data


def _inside(path: Path, top: Path) -> Path:
    """*path* as the repository has it.

    Raises:
        GitStateError: If it is outside.
    """
    plain, root = path.resolve(), top.resolve()
    if not plain.is_relative_to(root):
        msg = f"{path}: outside the repository {top.name}, whose earlier state is asked for"
        raise GitStateError(msg)
    return plain.relative_to(root)


def _git(folder: Path, *words: str, wrong: str = "") -> bytes:
    ran = subprocess.run(  # noqa: S603 reason: the words are ours, and what is named comes after --
        [_program(), "--literal-pathspecs", *words],
        cwd=folder,
        capture_output=True,
        check=False,
        env=_environment(),
    )
    if ran.returncode:
        told = ran.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        msg = f"{wrong or 'git'}: {told}".rstrip(": ")
        raise GitStateError(msg)
    return ran.stdout


def _program() -> str:
    program = shutil.which("git")
    if program is None:
        msg = "git is not installed; name a path with --against instead"
        raise GitStateError(msg)
    return program


def _environment() -> dict[str, str]:
    """Without what hooks of git set, and so that nothing is written or fetched."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    return {**kept, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
