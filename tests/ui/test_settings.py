"""What the window remembers: it comes back as it was, and nothing wrong in a file does harm."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.ui import settings as kept
from leader_reader.ui.own_theme import OwnColours
from leader_reader.ui.reader.comfort import LIMITS, Comfort, can_step, comfort_of, stepped
from leader_reader.ui.settings import Settings

NONSENSE = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text())


def test_comfort_and_own_colours_come_back_as_they_were(tmp_path: Path):
    comfort = Comfort(family="Atkinson Hyperlegible", line=1.8, letters=0.12, justified=True)
    wanted = Settings(comfort=comfort, ruler=True, own=OwnColours("Night", "Pearl", "Rose"))
    kept.save(tmp_path / "settings.json", wanted)
    assert kept.load(tmp_path / "settings.json") == wanted


@pytest.mark.parametrize("comfort", [None, 3, [], "wide", {"line": "wide"}, {"colour": 2}])
def test_unfit_comfort_is_as_it_is_by_default(tmp_path: Path, comfort: object):
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"comfort": comfort, "own": comfort, "zoom": 120}), "utf-8")
    assert kept.load(file) == Settings(zoom=120)


def test_a_file_from_before_knows_no_comfort(tmp_path: Path):
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"theme": "dark"}), "utf-8")
    assert kept.load(file).comfort == Comfort()


def test_a_file_from_before_named_the_documents_read_as_pages(tmp_path: Path):
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"zoom": 130, "paged": ["a", "b"], "theme": "dark"}), "utf-8")
    assert kept.load(file) == Settings(zoom=130, theme="dark")


@given(st.dictionaries(st.sampled_from([*LIMITS, "family", "justified", "other"]), NONSENSE))
def test_whatever_is_kept_makes_a_comfort_within_its_limits(found: dict[str, object]):
    comfort = comfort_of(found)
    for name, (least, most, _) in LIMITS.items():
        assert least <= getattr(comfort, name) <= most
        assert type(getattr(comfort, name)) is type(getattr(Comfort(), name))
    assert comfort.family
    assert isinstance(comfort.justified, bool)


@pytest.mark.parametrize("name", LIMITS)
@pytest.mark.parametrize("by", [-1, 1])
def test_steps_lead_to_the_limit_and_no_further(name: str, by: int):
    comfort, steps = Comfort(), 0
    while can_step(comfort, name, by):
        before, comfort = getattr(comfort, name), stepped(comfort, name, by)
        assert (getattr(comfort, name) - before) * by > 0
        steps += 1
    assert getattr(comfort, name) == LIMITS[name][1 if by > 0 else 0]
    assert stepped(comfort, name, by) == comfort
    assert steps < 20


def test_a_step_up_and_one_down_lead_back():
    comfort = replace(Comfort(), column=70)
    assert stepped(stepped(comfort, "column", 1), "column", -1) == comfort


def test_what_wcag_asks_for_is_in_reach():
    wanted = {"line": 1.5, "paragraph": 2.0, "letters": 0.12, "words": 0.16}
    for name, value in wanted.items():
        comfort = replace(Comfort(), **{name: LIMITS[name][0]})
        while getattr(comfort, name) < value:
            comfort = stepped(comfort, name, 1)
        assert getattr(comfort, name) == value
