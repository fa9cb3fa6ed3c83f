"""Typesets known paragraphs as PDFs in the layouts of print, to see what is found of them."""

import random

from tests.adapters.importers.making_prose import headings, paragraphs, sentence
from tests.adapters.importers.typesetter import Typesetter


def typeset(path, layout, count=160, seed=5):
    """Write `count` paragraphs to `path` in `layout`; return what was Made."""
    texts, names = paragraphs(count, seed), headings(count // 8 + 1)
    setter = Typesetter(path, layout)
    if layout.title:
        setter.title("What the wards told us about those who lead them", texts.pop())
    numbered, rng = 0, random.Random(seed)
    notes = [f"See {sentence(rng, 9 + at % 12).lower()}" for at in range(count)]
    for at, text in enumerate(texts):
        if at % 8 == 0:
            setter.heading(names[at // 8])
        _set_one(setter, layout, at, text)
        if layout.notes and at % 6 == 2:
            numbered += 1
            setter.note(numbered, notes[numbered - 1])
        _set_float(setter, layout, at)
    return setter.finish()


def _set_float(setter, layout, at):
    """Set what comes after every fortieth paragraph."""
    number = at // 40 + 1
    if layout.figures and at % 40 == 11:
        setter.figure(number)
    if layout.tables and at % 40 == 21:
        setter.table(number, layout.tables)
    if layout.lists and at % 40 == 31:
        _set_list(setter)
    if layout.sidebar and at % 40 == 36:
        setter.sidebar(
            f"A ward that asked {at} people what they need found that there was more time."
        )


def _set_one(setter, layout, at, text):
    if layout.drop_caps and at % 24 == 0:
        setter.drop_cap(text)
    elif layout.small_caps and at % 24 == 0:
        setter.small_caps(text)
    elif layout.references and at % 3 == 1:
        setter.raised(text, at)
    else:
        setter.paragraph(text, 0.0 if at % 8 == 0 else None)


def _set_list(setter):
    for marker, text, left in (
        (
            "•",
            "Ask the people on the ward what it is that they need and listen to what they say",
            8,
        ),
        ("–", "and write it down where all can see it", 24),
        ("•", "Then act on it", 8),
        ("1.", "First of all the beds", 8),
        ("2.", "Then the people who look to them by day and by night and at the weekend", 8),
    ):
        setter.item(marker, text, left)
    setter._top += setter.layout.gap + 2
