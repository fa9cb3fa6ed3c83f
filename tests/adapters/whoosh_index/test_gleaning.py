"""Acronyms are taken where a text explains them, and only there."""

import pytest

from leader_reader.adapters.whoosh_index.analysis import Words
from leader_reader.adapters.whoosh_index.gleaning import Gleanings, acronyms_in


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("the Integrated Care Board (ICB) met", "ICB", "integrated care board"),
        ("Integrated Care Boards (ICBs) met", "ICB", "integrated care boards"),
        (
            "by the Department of Health and Social Care (DHSC), which",
            "DHSC",
            "department of health and social care",
        ),
        (
            "chronic obstructive pulmonary disease (COPD; see",
            "COPD",
            "chronic obstructive pulmonary disease",
        ),
        ("the Care Quality Commission (CQC).", "CQC", "care quality commission"),
        ("black, Asian and minority ethnic (BAME)", "BAME", "black asian and minority ethnic"),
        ("full-time equivalent (FTE)", "FTE", "full time equivalent"),
        ("An A&E: accident and emergency (A&E)", "A&E", "accident and emergency"),
        ("money for research & development (R&D)", "R&D", "research development"),
        ("women’s health (WH)", "WH", "women health"),
        ("the “Integrated Care Board” (ICB)", "ICB", "integrated care board"),
        ("the rest and demand (R&D)", "R&D", "rest and demand"),
        ("the rest of demand (R&D)", "", ""),
        ("a randomised controlled trial (RCT)", "RCT", "randomised controlled trial"),
        ("Equality, Diversity and Inclusion (EDI)", "EDI", "equality diversity and inclusion"),
        ("magnetic resonance imaging (MRI)", "MRI", "magnetic resonance imaging"),
        ("tuberculosis bacillus (TB)", "TB", "tuberculosis bacillus"),
        ("Électricité de France (EDF)", "EDF", "electricite de france"),
        ("NHS England and Improvement (NHSEI)", "NHSEI", ""),
        ("as shown before (Figure 2)", "", ""),
        ("as others found (Smith)", "", ""),
        ("as others found (Smith, 2014)", "", ""),
        ("in the year (2014)", "", ""),
        ("the words before (ICB) do not fit", "", ""),
        ("(ICB) at the start", "", ""),
        ("the same again: ICB (ICB)", "", ""),
        ("a single word Integrated (IN)", "", ""),
        ("a list of cases (ii) and more", "", ""),
        ("is common (AND rightly so)", "", ""),
    ],
)
def test_acronyms(text, short, long):
    assert list(acronyms_in(text, Words())) == ([(short, long)] if long else [])


def test_several_in_a_text():
    text = "The Integrated Care Board (ICB) and the Care Quality Commission (CQC) met."
    assert [short for short, _ in acronyms_in(text, Words())] == ["ICB", "CQC"]


def test_gleanings_are_counted_and_joined():
    one, other = Gleanings(), Gleanings()
    for _ in range(3):
        one.read("An Integrated Care Board (ICB).")
    other.read("An Integrated Care Board (ICB) and an Interim Care Board (ICB).")
    other.compounds = {"wellbeing": "well-being"}
    both = Gleanings([*one.lines(), *other.lines()])
    assert both.acronyms == {("ICB", "integrated care board"): 4, ("ICB", "interim care board"): 1}
    assert both.compounds == {"wellbeing": "well-being"}
    assert Gleanings(both.lines()).lines() == both.lines()


def test_what_was_explained_often_is_not_looked_at_again():
    gleanings = Gleanings()
    for _ in range(20):
        gleanings.read("An Integrated Care Board (ICB).")
    assert gleanings.acronyms["ICB", "integrated care board"] == 5
