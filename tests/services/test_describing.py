"""What is known about a document, changed by hand: fields checked, one edit, one undo."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.document import DocumentId
from leader_reader.domain.errors import NotFound
from leader_reader.services import describing
from tests import samples


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("title", "  Two\n lines ", "Two lines"),
        ("date", "22 May 2014", "2014-05-22"),
        ("doi", "https://doi.org/10.1136/bmj.g1", "10.1136/bmj.g1"),
        ("isbn", "978-0-306-40615-7", "9780306406157"),
        ("pmid", "PMID: 123", "123"),
        ("language", "Welsh", "cy"),
        ("date", "", ""),
    ],
)
def test_a_field_is_brought_into_its_normal_form(name, text, value):
    assert describing.read_field(name, text) == (value, "")


@pytest.mark.parametrize("name", ["date", "doi", "isbn", "pmid", "language"])
def test_what_does_not_fit_stays_with_a_sentence(name):
    value, complaint = describing.read_field(name, "quite wrong ")
    assert value == "quite wrong"
    assert complaint.endswith(".")


@given(st.sampled_from(describing.FIELDS), st.text(max_size=80))
def test_what_was_read_is_read_again_as_itself(name, text):
    value, complaint = describing.read_field(name, text)
    assert describing.read_field(name, value) == (value, complaint)


def test_changed_details_are_one_edit_that_undo_takes_back(library):
    document = samples.document("Some words")
    samples.add(library, document)
    before = document.record
    wanted = replace(before.metadata, title="Wards that lead", doi="10.1/x")
    edit = describing.describe(library, document.id, wanted)
    assert edit.label == "Change details of “How teams lead”"
    library.do(edit)
    assert library.documents[document.id].metadata == wanted
    assert library.document(document.id).title == "Wards that lead"
    library.undo()
    assert library.documents[document.id] == before
    library.redo()
    assert library.documents[document.id].title == "Wards that lead"


def test_nothing_changed_is_no_edit(library):
    document = samples.document("Some words")
    samples.add(library, document)
    assert not describing.describe(library, document.id, document.record.metadata)


def test_a_document_that_is_gone_cannot_be_described(library):
    with pytest.raises(NotFound):
        describing.describe(library, DocumentId("x"), samples.document("a").record.metadata)
