"""Which document of the library an imported one looks like."""

from dataclasses import replace
from datetime import timedelta

import pytest

from leader_reader.domain.document import DocumentId, Metadata
from leader_reader.services.lookalikes import (
    find_earlier,
    looks_like,
    of_same_name,
    word_rows,
    work_key,
)
from tests.samples import document

WORDS = "The ward sister leads the team on most nights and the board seldom hears of it."


def named(title, file_name, letter="a"):
    record = document(name=letter).record
    return replace(record, metadata=Metadata(title=title), file_name=file_name)


@pytest.mark.parametrize(
    "name",
    [
        "How we lead",
        "How we lead (v2)",
        "how_we_lead_FINAL",
        "How we lead – revised edition, May 2021",
        "How we lead (1)",
        "How we lead 2021-05-12 copy",
        "How we lead, 2nd edition",
    ],
)
def test_a_name_is_known_without_what_tells_editions_apart(name):
    assert work_key(name) == "how we lead"


def test_titles_or_file_names_are_alike_and_the_latest_edition_comes_first():
    new = named("How we lead (draft)", "rounds.pdf", "n")
    by_title = named("How we lead", "y.pdf", "b")
    by_name = named("Another title", "rounds-v1.docx", "c")
    later = replace(by_title, id=DocumentId("d" * 64), edition_of=by_title.id)
    later = replace(later, imported=by_title.imported - timedelta(days=1))
    found = looks_like(new, [new, by_title, by_name, later, named("Other", "z.txt", "e")])
    assert [each.id[0] for each in found][:1] in (["c"], ["d"])
    assert {each.id[0] for each in found} == set("bcd")
    assert found[-1].id == by_title.id


def test_names_that_say_nothing_are_not_alike():
    assert not looks_like(named("", "2021.pdf", "n"), [named("", "2022 (1).pdf", "b")])


def earlier(new, known, texts):
    steps = find_earlier(new, known, texts.__getitem__)
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            return finished.value


def test_the_text_must_be_alike_too():
    new, old = named("How we lead", "x.pdf", "n"), named("How we lead", "y.pdf", "b")
    alike = {new.id: f"{WORDS} More of it.", old.id: WORDS}
    assert earlier(new, [new, old], alike) == old
    other = alike | {old.id: "Nothing of this is told there, nor the other way round, on any page."}
    assert earlier(new, [new, old], other) is None
    assert earlier(new, [new, old], alike | {old.id: ""}) is None
    assert earlier(replace(new, edition_of=old.id), [new, old], alike) is None


def test_rows_of_words():
    assert word_rows("One two, three. Four") == {("one", "two", "three"), ("two", "three", "four")}


def test_many_that_come_in_are_looked_up_at_once_as_each_alone_would_be():
    titles = ["How we lead", "How we lead (v2)", "Rounds", "Porters", "Rounds 2021", "Alone"]
    names = ["a.pdf", "b.pdf", "porters.txt", "porters-v2.txt", "c.pdf", "d.pdf"]
    letters = "abcdef"
    known = [named(*each) for each in zip(titles, names, letters, strict=True)]
    known.append(replace(named("Other", "o.pdf", "0"), edition_of=known[0].id))
    known = [
        replace(each, imported=each.imported + timedelta(days=day))
        for day, each in enumerate(known)
    ]
    new = known[1:]
    found = {record.id: looks_like(record, same) for record, same in of_same_name(new, known)}
    alone = {record.id: looks_like(record, known) for record in new}
    assert found == {record: same for record, same in alone.items() if same}
