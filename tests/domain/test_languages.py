"""Languages by code and by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.languages import LANGUAGES, language_code, language_name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("en", "en"),
        ("EN_gb", "en-GB"),
        ("en-us", "en-US"),
        ("eng", "en"),
        ("ger", "de"),
        ("deu-AT", "de-AT"),
        ("English", "en"),
        ("Welsh", "cy"),
        ("cymraeg", "cy"),
        ("ngerman", "de"),
        ("zh-hant-TW", "zh-Hant-TW"),
        ("xx", ""),
        ("a language", ""),
        ("", ""),
    ],
)
def test_codes_and_names_become_one_code(text, code):
    assert language_code(text) == code


def test_every_language_is_found_by_its_name():
    assert all(language_code(name) == code for code, name in LANGUAGES.items())
    assert language_name("en-GB") == "English"
    assert language_name("xx") == ""


@given(st.text(max_size=30))
def test_a_code_is_its_own_code(text):
    code = language_code(text)
    assert language_code(code) == code
