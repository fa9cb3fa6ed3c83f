from importlib import import_module

import pytest

from leader_reader.domain.document import BlockKind
from leader_reader.domain.errors import UnreadableFile
from tests.adapters.importers.corpus import CORPUS, assert_sound, samples, squeezed, text_of

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora are not beside us")

REASONS = {
    "docx/coreprops.docx": "no text",
    "docx/password-protected.docx": "password-protected",
    "docx/truncated.docx": "not a complete Word file",
    "hostile/billion-laughs.docx": "no text",
    "hostile/bomb-300MiB-one-run.docx": "far more than its size",
    "hostile/empty.docx": "it is empty",
    "hostile/empty.odt": "it is empty",
    "odt/encrypted.odt": "password-protected",
    "odt/not-a-zip.odt": "not a complete OpenDocument file",
    "rtf/bin-control.rtf": "no text",
}
OTHERWISE = {
    # the manifest's phrase comes from a reader that drops the figure's number
    "rtf/various.rtf": "Figure 1 This is a caption for Figure 1",
}
SAMPLES = samples("docx", "odt", "rtf")


def read(sample):
    importer = import_module(f"leader_reader.adapters.importers.{sample.format}").IMPORTER
    return importer.read(sample.path)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_each_file_reads_or_says_why(sample):
    if sample.name in REASONS:
        with pytest.raises(UnreadableFile, match=REASONS[sample.name]):
            read(sample)
        return
    extract = read(sample)
    assert_sound(extract)
    text = text_of(extract)
    assert squeezed(OTHERWISE.get(sample.name) or sample.facts.get("phrase", "")) in text
    assert squeezed(sample.facts.get("must_find", "")) in text
    assert sample.facts.get("must_not_find", "\0") not in text
    if "true_title" in sample.facts:
        assert extract.metadata.title == sample.facts["true_title"]
        assert extract.metadata.authors[0] == sample.facts["first_author"]
        assert len(extract.metadata.authors) == sample.facts["authors"]


def by_name(name):
    (sample,) = [sample for sample in SAMPLES if sample.name == name]
    return read(sample)


def test_comments_of_reviewers():
    comments = [b for b in by_name("docx/comments.docx").blocks if b.kind is BlockKind.COMMENT]
    assert [(b.author, b.date) for b in comments] == [
        ("John Reviewer", "2026-01-04"),
        ("Jane Editor", "2026-01-04"),
        ("", "2026-01-04"),
    ]


def test_numbered_headings_carry_their_printed_number():
    headings = [
        block
        for block in by_name("docx/headings-numbered.docx").blocks
        if block.kind is BlockKind.HEADING
    ]
    assert [block.marker for block in headings][:4] == ["", "1.", "1.1.", "1.2."]
