"""References for documents in the library: matched, compared, filled in, and taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.document import Metadata
from leader_reader.domain.reference import Reference
from leader_reader.services.referencing import MatchedBy, Proposal, best_first, fill, review
from tests import samples

LONG = "Leading together on busy wards"


def held(name, **card):
    return samples.document("Words", name=name, metadata=Metadata(**card)).record


def matched(reference, *records):
    found = review([Reference(reference)], records).proposals
    return [(each.record.id[0], each.by) for each in found]


@pytest.mark.parametrize(
    ("ours", "theirs", "by"),
    [
        ({"doi": "10.1/AB"}, {"doi": "10.1/ab", "title": "Other"}, MatchedBy.DOI),
        ({"pmid": "12"}, {"pmid": "12"}, MatchedBy.PMID),
        ({"isbn": "0306406152"}, {"isbn": "9780306406157"}, MatchedBy.ISBN),
        ({"title": LONG, "date": "2014-05"}, {"title": LONG.upper(), "date": "2014"}, "title"),
        ({"title": LONG + "."}, {"title": "Leading together, on busy wards"}, "title"),
        ({"title": "Führung", "date": "2014"}, {"title": "Fuhrung", "date": "2013-12"}, "title"),
        (
            {"title": LONG, "date": "2014"},
            {"title": f"{LONG}: a report", "date": "2014"},
            MatchedBy.TITLE,
        ),
    ],
)
def test_an_entry_is_matched_by_number_or_by_title_and_year(ours, theirs, by):
    assert matched(Metadata(**theirs), held("a", **ours)) == [("a", by)]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"title": LONG, "date": "2014"}, {"title": LONG, "date": "2009"}),
        ({"title": LONG, "doi": "10.1/a"}, {"title": LONG, "doi": "10.1/b"}),
        ({"title": "Editorial"}, {"title": "Editorial"}),
        ({"title": LONG}, {"title": f"{LONG}: a report"}),
        ({"title": f"{LONG}: one", "date": "2014"}, {"title": f"{LONG}: two", "date": "2014"}),
        ({"title": "", "doi": ""}, {"title": ""}),
    ],
)
def test_what_may_be_another_work_is_not_matched(ours, theirs):
    assert matched(Metadata(**theirs), held("a", **ours)) == []


def test_a_document_without_a_title_goes_by_its_file_name():
    record = held("a")
    assert matched(Metadata(title="A"), record) == []
    assert matched(Metadata(title="a", date="2014"), held("a", date="2014")) == [("a", "title")]


def test_two_copies_of_a_work_have_the_same_entry_and_the_surest_entry_counts():
    first, second = held("a", doi="10.1/x"), held("b", title=LONG, doi="10.1/x", date="2014")
    other = Reference(Metadata(title=LONG, date="2014"), "title")
    sure = Reference(Metadata(title="Different", doi="10.1/x"), "doi")
    found = review([other, sure, Reference(Metadata(title="Elsewhere"), "none")], [first, second])
    assert {each.record.id[0]: each.reference.key for each in found.proposals} == {
        "a": "doi",
        "b": "doi",
    }
    assert [each.key for each in found.unmatched] == ["none"]


def test_empty_fields_are_filled_and_others_only_replaced_where_wanted():
    record = held("a", title="Leading", authors=("Michael West",), date="2014")
    new = Metadata(title="Leading well", authors=("West, M.",), date="2014-05", doi="10.1/x")
    each = Proposal(Reference(new), record)
    assert each.fills == ("doi",)
    assert each.changes == ("title", "date")
    kept = each.metadata(replacing=False)
    assert (kept.title, kept.date, kept.doi) == ("Leading", "2014", "10.1/x")
    assert each.metadata(replacing=True).title == "Leading well"
    assert each.metadata(replacing=True).authors == ("Michael West",)


@pytest.mark.parametrize(
    ("name", "ours", "theirs"),
    [
        ("date", "2014-05-22", "2014"),
        ("doi", "10.1/AB", "10.1/ab"),
        ("isbn", "0306406152", "9780306406157"),
        ("language", "en-GB", "en"),
        ("title", "Lead & follow", "Lead and Follow."),
        ("authors", ("Michael A. West", "van der Berg J"), ("West, M.", "Berg, J.")),
        ("authors", ("West MA",), ("West, Michael",)),
        ("page_range", "233–241", "233-241"),
    ],
)
def test_what_says_the_same_is_no_change(name, ours, theirs):
    record = held("a", **{name: ours})
    assert Proposal(Reference(Metadata(**{name: theirs})), record).changes == ()


def test_all_documents_are_filled_by_one_edit_and_one_undo(library):
    one = samples.document("Words", name="a", metadata=Metadata(title=LONG, date="2014"))
    two = samples.document("Words", name="b", metadata=Metadata(title="Other", doi="10.1/y"))
    samples.add(library, one, two)
    entries = [
        Reference(Metadata(title=LONG, date="2014", authors=("West, M.",))),
        Reference(Metadata(title="Other", doi="10.1/y", volume="7")),
    ]
    found = review(entries, library.documents.values())
    edit = fill(library, found.proposals, replacing=False)
    assert edit.label == "Fill in details of 2 documents"
    library.do(edit)
    assert library.documents[one.id].metadata.authors == ("West, M.",)
    assert library.documents[two.id].metadata.volume == "7"
    assert not fill(library, found.proposals, replacing=False)
    library.undo()
    assert library.documents[one.id] == one.record
    assert library.documents[two.id] == two.record


def test_an_edit_of_one_document_names_it(library):
    one = samples.document("Words", name="a", metadata=Metadata(title=LONG, doi="10.1/x"))
    samples.add(library, one)
    found = review([Reference(Metadata(doi="10.1/x", date="2014"))], library.documents.values())
    assert fill(library, found.proposals, replacing=False).label == f"Fill in details of “{LONG}”"


def test_the_entries_about_a_document_come_first():
    record = held("a", title=LONG, date="2014", doi="10.1/x")
    entries = [
        Reference(Metadata(title="Elsewhere")),
        Reference(Metadata(title=LONG, date="2014")),
        Reference(Metadata(doi="10.1/x")),
    ]
    assert best_first(entries, record) == [entries[2], entries[1], entries[0]]


TITLES = st.text(st.characters(codec="utf-8"), max_size=40)


@given(st.lists(TITLES, max_size=8), st.lists(TITLES, max_size=8))
def test_any_titles_are_matched_at_most_once_a_document(ours, theirs):
    records = [held(chr(97 + n), title=title, date="2014") for n, title in enumerate(ours)]
    entries = [Reference(Metadata(title=title, date="2014")) for title in theirs]
    found = review(entries, records)
    documents = [each.record.id for each in found.proposals]
    assert len(set(documents)) == len(documents)
    assert len(found.unmatched) <= len(entries)
