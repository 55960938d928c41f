"""An earlier state of files, read from a git repository without touching what is checked out.

Nothing but the program git is asked, and nothing is fetched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import attrs

#: How a file begins that only points to where its content is.
_POINTER: Final = b"version https://git-lfs.github.com/spec/"
#: Kinds of entries in a tree that are files.
_FILES: Final = ("100644", "100755", "100664")


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
    start = next((one for one in paths[0].resolve().parents if one.is_dir()), Path.cwd())
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
    for entry in entries:
        head, _, raw = entry.partition(b"\t")
        mode, _, name = head.decode().split(" ")
        inside = Path(os.fsdecode(raw))
        if mode not in _FILES:
            others.append(inside.as_posix())
            continue
        data = _git(top, "cat-file", "blob", name)
        if data.startswith(_POINTER):
            msg = (
                f"{inside.as_posix()}: git LFS holds its content; check that state out in another "
                "folder, and name it with --against"
            )
            raise GitStateError(msg)
        place = folder / inside
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return others


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
    program = shutil.which("git")
    if program is None:
        msg = "git is not installed; name a path with --against instead"
        raise GitStateError(msg)
    ran = subprocess.run(  # noqa: S603 reason: the words are ours, and what is named comes after --
        [program, "--literal-pathspecs", *words],
        cwd=folder,
        capture_output=True,
        check=False,
        env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"},
    )
    if ran.returncode:
        told = ran.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        msg = f"{wrong or 'git'}: {told}".rstrip(": ")
        raise GitStateError(msg)
    return ran.stdout
