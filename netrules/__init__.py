"""Lint your network before you need it.

The names below are the whole public interface: for programs (`load`, `check`),
for people who write rules (`rule`, `require`, `Level`, …) and for people who
write sources (`PersonRecord`, `Sniff`, …). The measures are in `netrules.measures`, tools
for readers of files in `netrules.reading`.
Anything else may change without notice.

A name is imported when it is first used, so that ``import netrules`` is cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from netrules.actions.against import check_against as check_against
    from netrules.actions.diff import NetworkDiff as NetworkDiff
    from netrules.actions.diff import PersonTurn as PersonTurn
    from netrules.actions.diff import SizeTurn as SizeTurn
    from netrules.actions.diff import TieTurn as TieTurn
    from netrules.actions.diff import diff as diff
    from netrules.actions.diff_structure import BridgeTurn as BridgeTurn
    from netrules.actions.diff_structure import ClusterTurn as ClusterTurn
    from netrules.actions.differences import Difference as Difference
    from netrules.actions.differences import GoalTurn as GoalTurn
    from netrules.actions.differences import NeedTurn as NeedTurn
    from netrules.actions.differences import RuleTurn as RuleTurn
    from netrules.actions.differences import difference as difference
    from netrules.actions.each import Each as Each
    from netrules.actions.each import check_each as check_each
    from netrules.actions.facts import FactKey as FactKey
    from netrules.actions.forget import Forgotten as Forgotten
    from netrules.actions.forget import forget as forget
    from netrules.actions.introduce import Introduction as Introduction
    from netrules.actions.introduce import introduce as introduce
    from netrules.actions.log import Logged as Logged
    from netrules.actions.log import log as log
    from netrules.actions.moves import MoveError as MoveError
    from netrules.actions.outlook import Forecast as Forecast
    from netrules.actions.outlook import Turn as Turn
    from netrules.actions.outlook import forecast as forecast
    from netrules.actions.pictures import Picture as Picture
    from netrules.actions.pictures import PictureOptions as PictureOptions
    from netrules.actions.questions import Answer as Answer
    from netrules.actions.questions import Question as Question
    from netrules.actions.questions import fill as fill
    from netrules.actions.questions import questions as questions
    from netrules.actions.scene import EGO as EGO
    from netrules.actions.scene import Box as Box
    from netrules.actions.scene import Dot as Dot
    from netrules.actions.scene import Line as Line
    from netrules.actions.scene import Mode as Mode
    from netrules.actions.scene import Region as Region
    from netrules.actions.scene import Scene as Scene
    from netrules.actions.scene import Warmth as Warmth
    from netrules.actions.since import check_since as check_since
    from netrules.actions.staging import scene as scene
    from netrules.actions.support import GoalSupport as GoalSupport
    from netrules.actions.support import Loss as Loss
    from netrules.actions.support import NeedSupport as NeedSupport
    from netrules.actions.support import Standing as Standing
    from netrules.actions.support import Support as Support
    from netrules.actions.support import support as support
    from netrules.actions.suppose import WhatIf as WhatIf
    from netrules.actions.suppose import what_if as what_if
    from netrules.actions.targets import Aim as Aim
    from netrules.actions.targets import Target as Target
    from netrules.actions.targets import UnknownTargetError as UnknownTargetError
    from netrules.actions.traces import Trace as Trace
    from netrules.actions.worksheet import Worksheet as Worksheet
    from netrules.actions.worksheet import WorksheetKind as WorksheetKind
    from netrules.actions.worksheet import WorksheetRow as WorksheetRow
    from netrules.actions.worksheet import WorksheetWay as WorksheetWay
    from netrules.actions.worksheet import worksheet as worksheet
    from netrules.api import Session as Session
    from netrules.api import check as check
    from netrules.api import load as load
    from netrules.api import open_session as open_session
    from netrules.commands import Command as Command
    from netrules.commands import CommandContext as CommandContext
    from netrules.engine.baseline import Baseline as Baseline
    from netrules.engine.baseline import BaselineEntry as BaselineEntry
    from netrules.engine.baseline import BaselineError as BaselineError
    from netrules.engine.baseline import BaselineState as BaselineState
    from netrules.engine.baseline import BaselineUse as BaselineUse
    from netrules.engine.baseline import read_baseline as read_baseline
    from netrules.engine.basis import Basis as Basis
    from netrules.engine.basis import RestsOn as RestsOn
    from netrules.engine.change import Change as Change
    from netrules.engine.change import Comparison as Comparison
    from netrules.engine.change import LessTold as LessTold
    from netrules.engine.change import Parted as Parted
    from netrules.engine.change import PastFinding as PastFinding
    from netrules.engine.change import SettingTurn as SettingTurn
    from netrules.engine.exits import ExitCode as ExitCode
    from netrules.engine.expressions import Duration as Duration
    from netrules.engine.expressions import ExpressionError as ExpressionError
    from netrules.engine.expressions import parse_duration as parse_duration
    from netrules.engine.finding import Cause as Cause
    from netrules.engine.finding import Finding as Finding
    from netrules.engine.finding import FindingState as FindingState
    from netrules.engine.finding import match_keys as match_keys
    from netrules.engine.formats import Format as Format
    from netrules.engine.judgement import Judgement as Judgement
    from netrules.engine.judgement import Severity as Severity
    from netrules.engine.judgement import Verdict as Verdict
    from netrules.engine.judgement import failed as failed
    from netrules.engine.judgement import not_applicable as not_applicable
    from netrules.engine.judgement import passed as passed
    from netrules.engine.judgement import require as require
    from netrules.engine.judgement import unknown as unknown
    from netrules.engine.judgement import verdict_of as verdict_of
    from netrules.engine.laws import Effect as Effect
    from netrules.engine.laws import Law as Law
    from netrules.engine.past_report import PastReport as PastReport
    from netrules.engine.past_report import PastReportError as PastReportError
    from netrules.engine.past_report import PastRule as PastRule
    from netrules.engine.past_report import read_report as read_report
    from netrules.engine.query import PeopleFound as PeopleFound
    from netrules.engine.query import find_people as find_people
    from netrules.engine.render import Namer as Namer
    from netrules.engine.render import Words as Words
    from netrules.engine.render import channel_word as channel_word
    from netrules.engine.render import json_text as json_text
    from netrules.engine.render import printable as printable
    from netrules.engine.report import Report as Report
    from netrules.engine.report import Unlock as Unlock
    from netrules.engine.rule import FAMILIES as FAMILIES
    from netrules.engine.rule import PARTS as PARTS
    from netrules.engine.rule import Grade as Grade
    from netrules.engine.rule import Rule as Rule
    from netrules.engine.rule import RuleError as RuleError
    from netrules.engine.rule import Stance as Stance
    from netrules.engine.rule import rule as rule
    from netrules.engine.run import Crash as Crash
    from netrules.engine.run import RuleResult as RuleResult
    from netrules.engine.selection import Unmatched as Unmatched
    from netrules.engine.settings import SettingsError as SettingsError
    from netrules.engine.settings import read_template as read_template
    from netrules.engine.waivers import Unclear as Unclear
    from netrules.engine.waivers import Waiver as Waiver
    from netrules.engine.waivers import WaiverDoubt as WaiverDoubt
    from netrules.engine.waivers import WaiverUse as WaiverUse
    from netrules.extras import MissingExtra as MissingExtra
    from netrules.goals.goal import Goal as Goal
    from netrules.goals.goal import GoalResult as GoalResult
    from netrules.goals.goal import Need as Need
    from netrules.goals.goal import NeedResult as NeedResult
    from netrules.goals.template import Template as Template
    from netrules.hooks import API_VERSION as API_VERSION
    from netrules.hooks import hookimpl as hookimpl
    from netrules.loading.build import Read as Read
    from netrules.loading.build import TwoOwners as TwoOwners
    from netrules.loading.build import build as build
    from netrules.loading.records import GroupRecord as GroupRecord
    from netrules.loading.records import Handle as Handle
    from netrules.loading.records import InteractionCoverage as InteractionCoverage
    from netrules.loading.records import InteractionRecord as InteractionRecord
    from netrules.loading.records import Item as Item
    from netrules.loading.records import Job as Job
    from netrules.loading.records import OutcomeRecord as OutcomeRecord
    from netrules.loading.records import OwnerRecord as OwnerRecord
    from netrules.loading.records import PersonRecord as PersonRecord
    from netrules.loading.records import Skipped as Skipped
    from netrules.loading.records import Snapshot as Snapshot
    from netrules.loading.records import TieCoverage as TieCoverage
    from netrules.loading.records import TieRecord as TieRecord
    from netrules.loading.source import NO as NO
    from netrules.loading.source import Certainty as Certainty
    from netrules.loading.source import Head as Head
    from netrules.loading.source import InputError as InputError
    from netrules.loading.source import Opened as Opened
    from netrules.loading.source import ReadContext as ReadContext
    from netrules.loading.source import Sniff as Sniff
    from netrules.loading.source import Source as Source
    from netrules.model.bounds import Bounds as Bounds
    from netrules.model.bounds import between as between
    from netrules.model.bounds import count as count
    from netrules.model.bounds import days_between as days_between
    from netrules.model.bounds import share as share
    from netrules.model.contact import came_from as came_from
    from netrules.model.contact import last_answer as last_answer
    from netrules.model.contact import let_rest as let_rest
    from netrules.model.contact import unanswered as unanswered
    from netrules.model.coverage import plural as plural
    from netrules.model.fields import fold_field as fold_field
    from netrules.model.interactions import Breadth as Breadth
    from netrules.model.interactions import Depth as Depth
    from netrules.model.interactions import Direction as Direction
    from netrules.model.interactions import Favour as Favour
    from netrules.model.interactions import Interaction as Interaction
    from netrules.model.interactions import Outcome as Outcome
    from netrules.model.level import LADDER as LADDER
    from netrules.model.level import LEVELS as LEVELS
    from netrules.model.level import SIDE_RUNGS as SIDE_RUNGS
    from netrules.model.level import Level as Level
    from netrules.model.network import Network as Network
    from netrules.model.origin import Origin as Origin
    from netrules.model.people import Employment as Employment
    from netrules.model.people import Fact as Fact
    from netrules.model.people import Person as Person
    from netrules.model.places import fold_place as fold_place
    from netrules.model.quoting import Quoting as Quoting
    from netrules.model.reading import Problem as Problem
    from netrules.model.reading import SourceCount as SourceCount
    from netrules.model.reading import Unread as Unread
    from netrules.model.recorded import Recorded as Recorded
    from netrules.model.text import fold_organization as fold_organization
    from netrules.model.text import fold_text as fold_text
    from netrules.model.ties import Evidence as Evidence
    from netrules.model.ties import Group as Group
    from netrules.model.ties import Tie as Tie
    from netrules.model.unknown import AtLeast as AtLeast
    from netrules.model.unknown import Maybe as Maybe
    from netrules.model.unknown import Missing as Missing
    from netrules.model.unknown import NotKnown as NotKnown
    from netrules.model.unknown import Unknown as Unknown
    from netrules.model.unknown import all_of as all_of
    from netrules.model.unknown import any_of as any_of
    from netrules.model.unknown import known as known
    from netrules.model.unknown import negate as negate
    from netrules.suggest import did_you_mean as did_you_mean
    from netrules.toml import TomlDocument as TomlDocument
    from netrules.toml import TomlError as TomlError
    from netrules.toml import parse_toml as parse_toml
    from netrules.writing.recording import CannotRecord as CannotRecord
    from netrules.writing.removing import CannotRemove as CannotRemove

#: The module that defines each public name.
_HOMES: Final = {
    **dict.fromkeys(
        ("NetworkDiff", "PersonTurn", "SizeTurn", "TieTurn", "diff"), "netrules.actions.diff"
    ),
    **dict.fromkeys(("BridgeTurn", "ClusterTurn"), "netrules.actions.diff_structure"),
    **dict.fromkeys(
        ("Difference", "GoalTurn", "NeedTurn", "RuleTurn", "difference"),
        "netrules.actions.differences",
    ),
    "FactKey": "netrules.actions.facts",
    **dict.fromkeys(("Introduction", "introduce"), "netrules.actions.introduce"),
    **dict.fromkeys(("Logged", "log"), "netrules.actions.log"),
    "MoveError": "netrules.actions.moves",
    **dict.fromkeys(("Forecast", "Turn", "forecast"), "netrules.actions.outlook"),
    **dict.fromkeys(("Picture", "PictureOptions"), "netrules.actions.pictures"),
    **dict.fromkeys(("Answer", "Question", "fill", "questions"), "netrules.actions.questions"),
    **dict.fromkeys(
        ("Box", "Dot", "EGO", "Line", "Mode", "Region", "Scene", "Warmth"),
        "netrules.actions.scene",
    ),
    **dict.fromkeys(("Forgotten", "forget"), "netrules.actions.forget"),
    "Trace": "netrules.actions.traces",
    "scene": "netrules.actions.staging",
    **dict.fromkeys(
        ("GoalSupport", "Loss", "NeedSupport", "Standing", "Support", "support"),
        "netrules.actions.support",
    ),
    **dict.fromkeys(("WhatIf", "what_if"), "netrules.actions.suppose"),
    **dict.fromkeys(("Aim", "Target", "UnknownTargetError"), "netrules.actions.targets"),
    **dict.fromkeys(
        ("Worksheet", "WorksheetKind", "WorksheetRow", "WorksheetWay", "worksheet"),
        "netrules.actions.worksheet",
    ),
    **dict.fromkeys(("Each", "check_each"), "netrules.actions.each"),
    **dict.fromkeys(("Session", "check", "load", "open_session"), "netrules.api"),
    **dict.fromkeys(("Command", "CommandContext"), "netrules.commands"),
    **dict.fromkeys(
        (
            "Baseline",
            "BaselineEntry",
            "BaselineError",
            "BaselineState",
            "BaselineUse",
            "read_baseline",
        ),
        "netrules.engine.baseline",
    ),
    **dict.fromkeys(("check_against",), "netrules.actions.against"),
    **dict.fromkeys(("check_since",), "netrules.actions.since"),
    **dict.fromkeys(("Basis", "RestsOn"), "netrules.engine.basis"),
    **dict.fromkeys(
        ("Change", "Comparison", "LessTold", "Parted", "PastFinding", "SettingTurn"),
        "netrules.engine.change",
    ),
    **dict.fromkeys(
        ("PastReport", "PastReportError", "PastRule", "read_report"), "netrules.engine.past_report"
    ),
    "ExitCode": "netrules.engine.exits",
    **dict.fromkeys(
        (
            "Duration",
            "ExpressionError",
            "parse_duration",
        ),
        "netrules.engine.expressions",
    ),
    **dict.fromkeys(("Cause", "Finding", "FindingState", "match_keys"), "netrules.engine.finding"),
    "Format": "netrules.engine.formats",
    **dict.fromkeys(
        (
            "Judgement",
            "Severity",
            "Verdict",
            "failed",
            "not_applicable",
            "passed",
            "require",
            "unknown",
            "verdict_of",
        ),
        "netrules.engine.judgement",
    ),
    **dict.fromkeys(("Effect", "Law"), "netrules.engine.laws"),
    **dict.fromkeys(
        ("Namer", "Words", "channel_word", "json_text", "printable"), "netrules.engine.render"
    ),
    **dict.fromkeys(("PeopleFound", "find_people"), "netrules.engine.query"),
    **dict.fromkeys(("Report", "Unlock"), "netrules.engine.report"),
    **dict.fromkeys(
        (
            "FAMILIES",
            "Grade",
            "PARTS",
            "Rule",
            "RuleError",
            "Stance",
            "rule",
        ),
        "netrules.engine.rule",
    ),
    **dict.fromkeys(("Crash", "RuleResult"), "netrules.engine.run"),
    "Unmatched": "netrules.engine.selection",
    **dict.fromkeys(("SettingsError", "read_template"), "netrules.engine.settings"),
    **dict.fromkeys(("Unclear", "Waiver", "WaiverDoubt", "WaiverUse"), "netrules.engine.waivers"),
    "MissingExtra": "netrules.extras",
    **dict.fromkeys(("Goal", "GoalResult", "Need", "NeedResult"), "netrules.goals.goal"),
    "Template": "netrules.goals.template",
    **dict.fromkeys(("API_VERSION", "hookimpl"), "netrules.hooks"),
    **dict.fromkeys(("Read", "TwoOwners", "build"), "netrules.loading.build"),
    **dict.fromkeys(
        (
            "GroupRecord",
            "Handle",
            "InteractionCoverage",
            "InteractionRecord",
            "Item",
            "Job",
            "OutcomeRecord",
            "OwnerRecord",
            "PersonRecord",
            "Skipped",
            "Snapshot",
            "TieCoverage",
            "TieRecord",
        ),
        "netrules.loading.records",
    ),
    **dict.fromkeys(
        (
            "Certainty",
            "Head",
            "InputError",
            "NO",
            "Opened",
            "ReadContext",
            "Sniff",
            "Source",
        ),
        "netrules.loading.source",
    ),
    **dict.fromkeys(
        (
            "Bounds",
            "between",
            "count",
            "days_between",
            "share",
        ),
        "netrules.model.bounds",
    ),
    **dict.fromkeys(
        ("came_from", "last_answer", "let_rest", "unanswered"), "netrules.model.contact"
    ),
    "plural": "netrules.model.coverage",
    **dict.fromkeys(
        (
            "Breadth",
            "Depth",
            "Direction",
            "Favour",
            "Interaction",
            "Outcome",
        ),
        "netrules.model.interactions",
    ),
    **dict.fromkeys(("LADDER", "LEVELS", "Level", "SIDE_RUNGS"), "netrules.model.level"),
    "Network": "netrules.model.network",
    "Origin": "netrules.model.origin",
    **dict.fromkeys(("Employment", "Fact", "Person"), "netrules.model.people"),
    "Quoting": "netrules.model.quoting",
    **dict.fromkeys(("Problem", "SourceCount", "Unread"), "netrules.model.reading"),
    "Recorded": "netrules.model.recorded",
    "fold_field": "netrules.model.fields",
    "fold_place": "netrules.model.places",
    **dict.fromkeys(("fold_organization", "fold_text"), "netrules.model.text"),
    **dict.fromkeys(("Evidence", "Group", "Tie"), "netrules.model.ties"),
    **dict.fromkeys(
        (
            "Maybe",
            "Missing",
            "NotKnown",
            "AtLeast",
            "Unknown",
            "all_of",
            "any_of",
            "known",
            "negate",
        ),
        "netrules.model.unknown",
    ),
    "did_you_mean": "netrules.suggest",
    **dict.fromkeys(("TomlDocument", "TomlError", "parse_toml"), "netrules.toml"),
    "CannotRecord": "netrules.writing.recording",
    "CannotRemove": "netrules.writing.removing",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605 reason: the table above is the one list of names


def __getattr__(name: str) -> Any:
    try:
        home = _HOMES[name]
    except KeyError:
        msg = f"module 'netrules' has no attribute {name!r}"
        raise AttributeError(msg) from None
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "measures", "reading"]
