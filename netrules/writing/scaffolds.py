"""The files that a rule or a plugin begins with, as texts by their paths."""

from __future__ import annotations

from collections.abc import Mapping
from keyword import iskeyword
from typing import Final

from netrules.writing.drafting import draft

#: What the draft of a rule uses by these names.
_TAKEN: Final = frozenset({"date", "days", "person", "require", "rule", "today"})


def python_name(name: str) -> str:
    """*name*, which is in kebab case, as the name of a module and of a function in it."""
    word = name.replace("-", "_")
    return f"{word}_" if iskeyword(word) or word in _TAKEN else word


def rule_files(code: str, name: str, *, folder: str, settings: str) -> dict[str, str]:
    """A rule in a file of its own, and its test.

    Args:
        code: The rule's code.
        name: The rule's name, in kebab case.
        folder: The folder of rules.
        settings: The settings file that names it, beside the folder of tests.
    """
    word = python_name(name)
    words = {"code": code, "name": name, "function": word}
    cases = draft("cases").strip()
    return {
        f"{folder}/{word}.py": draft("rule.py", words),
        f"tests/test_{word}.py": draft(
            "rule_test.py", {**words, "settings": settings, "cases": cases}
        ),
    }


def plugin_files(project: str, prefix: str, rule: str, *, version: str) -> dict[str, str]:
    """A package that brings one rule, with its tests.

    Args:
        project: The name of the distribution, in kebab case.
        prefix: The letters of its codes.
        rule: The name of the rule, in kebab case.
        version: The version of netrules that it needs at least.
    """
    word, package = python_name(rule), _package(project)
    words = {
        **_words(project, version, entry=prefix.lower(), title=f"Rules of {project} for netrules"),
        "code": f"{prefix}001",
        "name": rule,
        "function": word,
        "cases": draft("cases").strip(),
    }
    return {
        **_around(words, "plugin/README.md"),
        f"src/{package}/__init__.py": draft("plugin/init.py", words),
        f"src/{package}/{word}.py": draft("rule.py", words),
        f"src/{package}/py.typed": "",
        f"tests/test_{word}.py": draft("plugin/rule_test.py", words),
    }


def source_plugin_files(project: str, source: str, *, version: str) -> dict[str, str]:
    """A package that brings one source, with its tests.

    Args:
        project: The name of the distribution, in kebab case.
        source: The name of the source, in kebab case.
        version: The version of netrules that it needs at least.
    """
    word, package = python_name(source), _package(project)
    words = {
        **_words(project, version, entry=source, title=f"A source of {project} for netrules"),
        "source": source,
        "module": word,
    }
    return {
        **_around(words, "plugin/source_README.md"),
        f"src/{package}/__init__.py": draft("plugin/source_init.py", words),
        f"src/{package}/{word}.py": draft("plugin/source.py", words),
        f"src/{package}/py.typed": "",
        f"tests/test_{word}.py": draft("plugin/source_test.py", words),
    }


def _package(project: str) -> str:
    return project.replace("-", "_")


def _words(project: str, version: str, *, entry: str, title: str) -> dict[str, str]:
    """What is filled into the drafts of any plugin."""
    return {
        "project": project,
        "package": _package(project),
        "entry": entry,
        "title": title,
        "version": version,
    }


def _around(words: Mapping[str, str], readme: str) -> dict[str, str]:
    """The files of a project that are no code."""
    return {
        "pyproject.toml": draft("plugin/pyproject.toml", words),
        "README.md": draft(readme, words),
        ".gitignore": draft("plugin/gitignore"),
    }
