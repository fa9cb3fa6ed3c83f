"""The user's own theme: whatever is chosen, everything can be read, and a faint ink is refused."""

from dataclasses import replace
from itertools import product

import pytest

from leader_reader.domain.codebook import COLOURS
from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.own_theme import (
    ACCENTS,
    INKS,
    LEAST,
    OWN,
    PAPERS,
    OwnColours,
    contrast,
    own_colours_of,
    own_theme,
    with_ink,
    with_paper,
)
from leader_reader.ui.theme import Theme, active_theme, blend, load_themes, mark_tint

GROUNDS = ("window", "panel", "page", "raised", "accent_soft", "chip")
WORDS = ("text", "muted", "accent_text", "danger", "success", "warning")

READABLE = [
    OwnColours(paper, ink, accent)
    for paper, ink, accent in product(PAPERS, INKS, ACCENTS)
    if contrast(PAPERS[paper], INKS[ink]) >= LEAST
]


@pytest.fixture(params=READABLE, ids=lambda each: f"{each.paper}-{each.ink}-{each.accent}")
def theme(request) -> Theme:
    return own_theme(request.param, load_themes())


def test_all_words_can_be_read_wherever_they_stand(theme):
    for ink, ground in product(WORDS, GROUNDS):
        assert contrast(getattr(theme, ink), getattr(theme, ground)) >= LEAST, (ink, ground)
    assert contrast(theme.on_accent, theme.accent) >= LEAST
    assert contrast(theme.danger, theme.danger_soft) >= LEAST
    for ground in (theme.hit, theme.found, theme.found_current):
        assert contrast(theme.text, ground) >= LEAST


def test_marked_and_selected_words_can_be_read(theme):
    marks = [mark_tint(colour, theme).name() for colour in COLOURS.values()]
    for ground in [theme.page, *marks]:
        assert contrast(theme.text, ground) >= LEAST
        under = blend(theme.accent, ground, theme.selection_opacity).name()
        assert contrast(theme.selection_text, under) >= LEAST


def test_what_is_edged_is_seen_and_no_mark_looks_like_a_word_found(theme):
    marks = {mark_tint(colour, theme).name() for colour in COLOURS.values()}
    assert contrast(theme.found_edge, theme.page) >= 3
    assert contrast(theme.accent, theme.page) >= 3
    assert not {theme.found, theme.found_current} & {*marks, theme.hit, theme.page}
    assert theme.tint > 0.1
    assert theme.selection_opacity > 0.1


def test_every_paper_has_an_ink_and_every_ink_a_paper():
    assert {each.paper for each in READABLE} == set(PAPERS)
    assert {each.ink for each in READABLE} == set(INKS)


def test_an_ink_that_is_too_faint_is_refused_with_a_sentence():
    chosen = OwnColours("Night", "Cream", "Teal")
    kept, said = with_ink(chosen, "Navy")
    assert kept == chosen
    assert "Navy on Night" in said
    assert "4.5" in said
    assert with_ink(chosen, "Mint") == (replace(chosen, ink="Mint"), "")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("ink", INKS)
def test_a_paper_brings_its_own_ink_where_the_old_one_would_be_too_faint(paper, ink):
    changed, said = with_paper(OwnColours(ink=ink), paper)
    assert changed.paper == paper
    assert contrast(PAPERS[paper], INKS[changed.ink]) >= LEAST
    assert bool(said) == (changed.ink != ink)


def test_what_was_kept_comes_back_and_nonsense_does_not():
    chosen = {"paper": "Moss", "ink": "Mint", "accent": "Rose"}
    assert own_colours_of(chosen) == OwnColours("Moss", "Mint", "Rose")
    assert own_colours_of({"paper": "Night", "ink": "Navy"}) == OwnColours()
    assert own_colours_of({"paper": 3, "ink": None, "accent": ["Rose"]}) == OwnColours()


def test_the_whole_program_takes_it(qapp):
    theme = own_theme(OwnColours("Night", "Cream", "Amber"), load_themes())
    apply_theme(qapp, theme)
    assert active_theme() == theme
    assert (theme.name, theme.dark, theme.drawings) == (OWN, True, "dark")
    assert theme.accent in qapp.styleSheet()
    assert "/own-" not in qapp.styleSheet()
