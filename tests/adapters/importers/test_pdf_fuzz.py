"""Whatever stands in a PDF, reading it ends in a sound document or in a reason."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leader_reader.adapters.importers.pdf import IMPORTER
from leader_reader.domain.errors import UnreadableFile
from tests.adapters.importers.corpus import CORPUS, assert_sound
from tests.adapters.importers.making_pdf import Stroke, Words, lines, make_pdf

SMALL = (
    "pdf/attachment.pdf",
    "pdf/bad-page-labels.pdf",
    "pdf/nested-outline-9p.pdf",
    "pdf/rotated.pdf",
    "pdf/tagged-ua.pdf",
)
TEXTS = st.sampled_from(
    ["a", "A", "1", "1.", "12", "•", "Table 1. Rows", "word", "well-", "-", "2.1 Part", "§ 3.4 Of",
     "Leaders who listen find out early", "41.2", "Page 3 of 9", "... 7", "[4]", "ends here.", " "]
)  # fmt: skip
NUMBERS = st.integers(0, 60).map(lambda at: at * 12)
WORDS = st.builds(
    Words, NUMBERS, NUMBERS, TEXTS, st.sampled_from([6, 9, 10, 24]), st.booleans(),
    st.sampled_from([0, 0, 0, 0, 90, 270]),
)  # fmt: skip
STROKES = st.builds(Stroke, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
LEVEL = st.tuples(NUMBERS, NUMBERS, NUMBERS).map(lambda at: Stroke(at[0], at[1], at[2], at[1]))
PAGES = st.lists(st.lists(st.one_of(WORDS, LEVEL, STROKES), max_size=40), min_size=1, max_size=4)


def read(data):
    """Read the bytes of a file; a reason is as good as a document."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(data)
        try:
            extract = IMPORTER.read(path)
        except UnreadableFile:
            return None
        assert_sound(extract)
        return extract


@settings(max_examples=120, deadline=None)
@given(PAGES)
def test_pages_of_any_words_and_rules_are_read(pages):
    extract = read(make_pdf(pages))
    if extract is not None:
        shown = "".join(words.text for page in pages for words in page if isinstance(words, Words))
        written = "".join(block.marker + block.text for block in extract.blocks)
        assert {c for c in written if c.isalnum()} <= {c for c in shown if c.isalnum()}


def broken(data, rng):
    """Return `data` with some bytes changed, taken out, put in twice or cut off."""
    found = bytearray(data)
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(found) + 1)
        end = min(len(found), at + rng.randint(1, 60))
        match rng.randrange(5):
            case 0:
                found[at:end] = rng.randbytes(end - at)
            case 1:
                del found[at:end]
            case 2:
                found[at:at] = found[at:end]
            case 3:
                found[at:end] = b"9" * (end - at)
            case 4 if rng.random() < 0.1:
                del found[at:]
    return bytes(found)


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_read_or_gives_a_reason(seed):
    rng = random.Random(seed)
    texts = [f"Leaders who listen {at} find out early what is wrong." for at in range(30)]
    page = [*lines(texts), *[Stroke(72, y, 400, y) for y in (710, 600, 400)]]
    read(broken(make_pdf([page, page, page]), rng))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora are not beside us")
@pytest.mark.parametrize("name", SMALL)
def test_damaged_real_files_are_read_or_give_a_reason(name):
    rng = random.Random(name)
    data = (CORPUS / name).read_bytes()
    for _ in range(6):
        read(broken(data, rng))
