"""The starter topics and documents: added once, and taken away as any document."""

import pytest

from leader_reader.domain.codebook import COLOURS
from leader_reader.domain.document import DocumentId
from leader_reader.services import annotating, seeding
from tests.samples import add, document, topic

CODEBOOK = """
[[topic]]
name = "Leadership"
colour = "blue"
description = "Who leads"
key = 1

[[topic]]
name = "Talent"
colour = "green"
parent = "Leadership"

[[topic]]
name = "Culture"
colour = "red"
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "codebook.toml").write_text(CODEBOOK, "utf-8")
    (tmp_path / "README.md").write_text("not a document", "utf-8")
    (tmp_path / "pictures").mkdir()
    for name in ("b.txt", "a.html"):
        (tmp_path / name).write_text("words", "utf-8")
    return tmp_path


def test_a_new_library_gets_the_topics_and_they_are_not_undone(library, folder):
    seeding.seed_topics(library, folder)
    found = [library.codebook.path(each.id) for each in library.codebook]
    assert found == ["Leadership", "Leadership › Talent", "Culture"]
    leadership = next(iter(library.codebook))
    assert (leadership.colour, leadership.description) == (COLOURS["blue"], "Who leads")
    assert leadership.key == 1
    assert library.undo_label == ""


def test_a_library_with_topics_keeps_its_own(library, folder):
    topic(library, "Mine")
    seeding.seed_topics(library, folder)
    assert [each.name for each in library.codebook] == ["Mine"]


def test_the_documents_are_the_files_but_for_codebook_and_readme(folder):
    jobs = seeding.starter_files(folder, [DocumentId("x")])
    assert [job.path.name for job in jobs] == ["a.html", "b.txt"]
    assert all(job.starter and job.known == {"x"} for job in jobs)


def test_the_starter_documents_go_in_one_step(library):
    add(library, document("One.", starter=True), document("Two.", name="b", starter=True))
    add(library, document("Mine.", name="c"))
    starters = seeding.starter_documents(library)
    assert len(starters) == 2
    library.do(annotating.remove_documents(library, starters))
    assert len(library.documents) == 1
    assert seeding.starter_documents(library) == []
    library.undo()
    assert len(library.documents) == 3
