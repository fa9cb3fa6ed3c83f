"""What is kept of a split view: it comes back as it was, and unfit values as by default."""

import json
from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st

from leader_reader.ui import settings
from leader_reader.ui.panes.split import WHOLE, Split, split_of

_JUNK = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text())
_NAMES = st.sampled_from([*asdict(WHOLE), "unknown"])


def test_it_comes_back_from_the_settings(tmp_path):
    kept = Split(on=True, document="abc", offset=912, pages=True, zoom=130, first=True, share=620)
    settings.save(tmp_path / "window.json", settings.Settings(split=kept))
    assert settings.load(tmp_path / "window.json").split == kept


def test_settings_from_before_have_the_view_in_one_piece(tmp_path):
    (tmp_path / "window.json").write_text(json.dumps({"theme": "dark"}), "utf-8")
    assert settings.load(tmp_path / "window.json").split is WHOLE


def test_a_share_leaves_room_for_both():
    assert split_of({"share": 0}).share == 100
    assert split_of({"share": 5000}).share == 900
    assert split_of({"offset": -3}).offset == 0


@given(st.dictionaries(_NAMES, _JUNK))
def test_whatever_was_kept_makes_a_split(kept):
    found = split_of(kept)
    assert all(type(getattr(found, name)) is type(getattr(WHOLE, name)) for name in asdict(WHOLE))
