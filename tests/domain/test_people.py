"""Lines of authors taken apart into names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.people import authors_in

FAMILIES = st.sampled_from(
    ["Smith", "O'Neil", "de Souza", "Ångström", "West-Brown", "van der Berg"]
)
INITIALS = st.text("ABCDEFGHJKLM", min_size=1, max_size=3)
PEOPLE = st.lists(st.tuples(FAMILIES, INITIALS), min_size=1, max_size=8, unique=True)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Smith J, Jones K", ["Smith J", "Jones K"]),
        ("Smith, J.; Jones, K.", ["Smith, J.", "Jones, K."]),
        ("Smith, J., Jones, K., & Brown, L.", ["Smith, J.", "Jones, K.", "Brown, L."]),
        ("Smith, John A., Jones, Kim B.", ["Smith, John A.", "Jones, Kim B."]),
        ("Smith, John", ["Smith, John"]),
        ("van der Berg, Jan", ["van der Berg, Jan"]),
        ("A and B", ["A", "B"]),
        ("Anna Smith, Ben Jones and Kim Brown", ["Anna Smith", "Ben Jones", "Kim Brown"]),
        ("West, M. and Eckert, R.", ["West, M.", "Eckert, R."]),
        ("Ham, Chris and Berwick, Don", ["Ham, Chris", "Berwick, Don"]),
        ("John Smith, MD, PhD, Jane Doe, RN", ["John Smith", "Jane Doe"]),
        ("King, Martin Luther, Jr.", ["King, Martin Luther, Jr."]),
        ("Smith J, Jones K, et al.", ["Smith J", "Jones K"]),
        ("Department of Health and Social Care", ["Department of Health and Social Care"]),
        ("The King's Fund\nHealth Foundation", ["The King's Fund", "Health Foundation"]),
        ("Smith J; Smith J", ["Smith J"]),
        ("", []),
        (" , ; ", []),
    ],
)
def test_a_line_of_authors_is_taken_apart(text, names):
    assert list(authors_in(text)) == names


@given(PEOPLE)
def test_the_forms_of_journals_give_each_person_once(people):
    turned = [f"{family}, {'. '.join(initials)}." for family, initials in people]
    assert list(authors_in("; ".join(turned))) == turned
    assert list(authors_in(" and ".join(turned))) == turned
    vancouver = [f"{family} {initials}" for family, initials in people]
    assert list(authors_in(", ".join(vancouver))) == vancouver


@given(st.text(max_size=120))
def test_names_are_never_empty_and_never_twice(text):
    names = authors_in(text)
    assert all(name.strip() for name in names)
    assert len(set(names)) == len(names)
