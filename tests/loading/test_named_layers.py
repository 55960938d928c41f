"""Files of which the settings say of which network they are."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Final

import pytest
from building import handle, origin, tie

import netrules
from netrules import PersonRecord, SettingsError
from netrules.loading.layers import in_layers

TODAY: Final = date(2026, 9, 30)
FAMILY: Final = [f"{name} Berg" for name in "Ada Bo Cy Dee Eli Flo Ina Jo".split()]
FIRM: Final = [
    "Ada Berg",
    "Bo Berg",
    "Cy Berg",
    *(f"{name} Orr" for name in "Sue Tom Uma Vic".split()),
]
SCHOOL: Final = ["Dee Berg", *(f"{name} Orr" for name in "Wes Xia Yul Zoe".split())]
HANNA: Final = "Hanna Berg"
FACEBOOK: Final = [
    *((HANNA, one) for one in FAMILY),
    *pairwise([*FAMILY, FAMILY[0]]),
    *combinations([f"{name} Reed" for name in "Kay Leo Mia Ned Oda Pia".split()], 2),
    ("Ada Berg", "Kay Reed"),
]
LINKEDIN: Final = [
    *combinations(FIRM, 2),
    *combinations(SCHOOL, 2),
    (HANNA, "Sue Orr"),
    (HANNA, "Tom Orr"),
    ("Vic Orr", "Wes Orr"),
]
SETTINGS: Final = """\
join = ["names"]
[reading]
layers = ["facebook=fb.csv", "linkedin = maps/in.csv"]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two lists of who knows whom."""
    monkeypatch.chdir(tmp_path)
    Path("maps").mkdir()
    for name, pairs in (("fb.csv", FACEBOOK), ("maps/in.csv", LINKEDIN)):
        rows = ["source,target", *(f"{one},{other}" for one, other in pairs)]
        Path(name).write_text("\n".join(rows) + "\n", encoding="utf-8")
    Path("netrules.toml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def s005(*, named: bool) -> list[str]:
    """What S005 says of the two lists, and its verdict."""
    settings = "netrules.toml"
    if not named:
        Path(settings).write_text('join = ["names"]\n', encoding="utf-8")
    network = netrules.load("fb.csv", "maps", settings=settings)
    report = netrules.check(network, today=TODAY, settings=settings)
    found = [report.message(one) for one in report.findings if one.code == "S005"]
    verdicts = [str(one.verdict) for one in report.results if one.rule.code == "S005"]
    return [*found, *verdicts]


@pytest.mark.usefixtures("folder")
def test_story_of_two_maps() -> None:
    """The article's: the hub of the one map is at the edge of the other, once the settings say
    which is which; two lists of who knows where else are not compared."""
    message, verdict = s005(named=True)
    assert message.startswith("hubs of Facebook at the edge of clusters of LinkedIn: Hanna Berg")
    assert verdict == "fail"
    assert s005(named=False) == ["not-applicable"]


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_not_there() -> None:
    """A misspelt path is told with its line, and not passed over."""
    Path("netrules.toml").write_text(SETTINGS.replace("fb.csv", "bf.csv"), encoding="utf-8")
    with pytest.raises(
        SettingsError, match=r"^netrules.toml:3: \[reading\] layers: there is no bf"
    ):
        netrules.load("fb.csv", settings="netrules.toml")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("said", ['"facebook"', '"=fb.csv"', '"facebook="', "3"])
def test_what_names_no_layer_or_no_file(said: str) -> None:
    """Is told as what is expected."""
    Path("netrules.toml").write_text(f"[reading]\nlayers = [{said}]\n", encoding="utf-8")
    with pytest.raises(
        SettingsError, match=r'layers must be texts such as "facebook=friends\.gdf"'
    ):
        netrules.load("fb.csv", settings="netrules.toml")


def test_the_closest_folder_counts() -> None:
    """A file's own word before its folder's; a folder's name is no beginning of another's."""
    layers = {"maps": "facebook", "maps/in.csv": "linkedin", "a": "x"}
    items = [
        PersonRecord(handle("ana"), origin(path))
        for path in ("maps/in.csv", "maps/fb.csv", "mapsheet.csv", "other.csv", "a/b/c.csv")
    ]
    found = [item.origin.layer for item in in_layers(items, layers)]
    assert found == ["linkedin", "facebook", "contacts", "contacts", "x"]
    assert in_layers([tie("ana", "bo")], {".": "x"})[0].origin.layer == "x"
