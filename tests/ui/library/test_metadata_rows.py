"""References as rows: Qt's rules kept, what they tell, ticks, and words sought."""

import pytest
from PySide6.QtCore import Qt

from leader_reader.domain.document import Metadata
from leader_reader.domain.reference import Reference
from leader_reader.services.referencing import review
from leader_reader.ui.library.metadata_fields import MetadataField
from leader_reader.ui.library.metadata_rows import MOST_SHOWN, ChoiceModel, ReviewModel
from tests import samples

ENTRIES = [
    Reference(Metadata(title="Leading well", doi="10.1/x", volume="7")),
    Reference(Metadata(title="Other wards", pmid="12")),
    Reference(Metadata(title="Nowhere", authors=("West, M.",), date="2014"), "west2014"),
]


@pytest.fixture
def model(qapp):
    records = [
        samples.document("a", name="a", metadata=Metadata(title="Leading", doi="10.1/x")).record,
        samples.document("b", name="b", metadata=Metadata(title="Other wards", pmid="12")).record,
    ]
    return ReviewModel(review(ENTRIES, records))


def test_models_keep_qt_rules(qtmodeltester, model):
    qtmodeltester.check(model)
    qtmodeltester.check(ChoiceModel(ENTRIES))


def test_rows_tell_what_would_become_of_a_document(model):
    assert [model.title(row) for row in range(3)] == ["Leading", "Other wards", "Nowhere"]
    assert model.told(0) == ["Same DOI · fills in volume", "Differs in title"]
    assert model.told(1) == ["Same PMID · nothing to fill in"]
    assert model.told(2) == ["West, M. · 2014 · no such document here"]
    model.set_replacing(on=True)
    assert model.told(0)[1] == "Title will be “Leading well”"


def test_only_what_gains_something_can_be_ticked(model):
    assert [model.can_tick(row) for row in range(3)] == [True, False, False]
    assert model.index(1).data(Qt.ItemDataRole.CheckStateRole) is None
    for row in range(3):
        model.toggle(model.index(row))
    assert model.ticked() == []
    assert model.giving() == 1
    model.toggle(model.index(0))
    assert [each.record.title for each in model.ticked()] == ["Leading"]


def test_entries_of_no_document_are_shown_up_to_a_number(qapp):
    many = [Reference(Metadata(title=f"Number {n}")) for n in range(3 * MOST_SHOWN)]
    assert ReviewModel(review(many, [])).rowCount() == MOST_SHOWN
    choice = ChoiceModel(many)
    assert choice.rowCount() == MOST_SHOWN
    choice.seek(f"number {3 * MOST_SHOWN - 1}")
    assert choice.entry(choice.index(0)) is many[-1]


def test_words_are_sought_in_title_authors_year_and_key(qapp):
    choice = ChoiceModel(ENTRIES)
    for words in ("nowhere", "WEST 2014", "west2014"):
        choice.seek(words)
        assert [choice.title(row) for row in range(choice.rowCount())] == ["Nowhere"]
    choice.seek("zymurgy")
    assert choice.entry(choice.index(0)) is None


def test_an_odd_value_from_a_file_is_kept_unless_it_is_changed(qtbot):
    field = MetadataField("date", "Date")
    qtbot.addWidget(field)
    field.show_value("spring 2014")
    assert field.check()
    assert field.value() == "spring 2014"
    assert not field.is_changed
    field.input.setText("spring 2015")
    assert not field.check()
    assert field.note.text()
    field.input.setText("May 2015")
    assert field.check()
    assert (field.value(), field.text) == ("2015-05", "May 2015")


def test_authors_are_shown_one_a_line_and_read_as_people_write_them(qtbot):
    field = MetadataField("authors", "Authors", lines=8)
    qtbot.addWidget(field)
    field.show_value(("West, M.", "NHS England and Partners"))
    assert field.text == "West, M.\nNHS England and Partners"
    assert field.value() == ("West, M.", "NHS England and Partners")
    field.input.setPlainText("Smith J, Jones K")
    assert field.check()
    assert field.text == "Smith J\nJones K"
    assert field.value() == ("Smith J", "Jones K")
