"""Marks at random: highlights over stretches of text come back, whatever is broken."""

import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leader_reader.adapters.importers.pdf import IMPORTER
from leader_reader.adapters.importers.pdf.marks import read_marks
from leader_reader.domain.errors import LeaderReaderError
from tests.adapters.importers.corpus import CORPUS
from tests.adapters.importers.making_marks import (
    Mark,
    annots,
    document_of,
    over,
    places_of,
    tagged,
)
from tests.adapters.importers.marking import highlighted
from tests.adapters.pdf_pages.making import pdf, words

LINES = (
    "The porters knew which lifts failed at night and told",
    "nobody until a sister asked them over tea what kept the",
)
WORDS = (
    "ward tells how porters led and what became of it over tea in that long year".split()  # noqa: SIM905
)


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """A document of two pages in two columns, words broken over lines, and where it stands."""
    folder = tmp_path_factory.mktemp("printed")
    path = folder / "prose.pdf"
    path.write_bytes(pdf(_columns(1), _columns(2)))
    extract = IMPORTER.read(path)
    return path, folder / "marked.pdf", document_of(extract), places_of(extract)


def _columns(seed):
    chosen = random.Random(seed)
    rows = []
    for x in (50, 320):
        for row in range(40):
            line = " ".join(chosen.choice(WORDS) for _ in range(9))
            line += ["", " over-", "."][row % 3]
            rows.append(words(line, x=x, y=760 - 15 * row, size=8))
    return b"\n".join(rows)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_random_highlights_come_back_as_the_same_words(printed, data):
    source, out, document, places = printed
    spans = [match.span() for match in re.finditer(r"\S+", document.text)]
    cuts = data.draw(st.lists(st.integers(0, len(spans) - 1), min_size=2, max_size=12, unique=True))
    cuts.sort()
    wanted = [
        (spans[first][0], spans[last - 1][1])
        for first, last in zip(cuts[::2], cuts[1::2], strict=False)
        if last > first
    ]
    highlighted(source, out, places, wanted)
    found = read_marks(out, document, places)
    assert _whole(document, found) == _whole_spans(document, wanted)
    assert found.lost == 0


def _whole(document, found):
    spans = [(each.target.position.start, each.target.position.end) for each in found.marks]
    return _whole_spans(document, spans)


def _whole_spans(document, spans):
    """Return the code points of all words that are marked: a page's end may part a paragraph."""
    return sorted(
        {at for start, end in spans for at in range(start, end) if not document.text[at].isspace()}
    )


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora are not beside us")
@pytest.mark.parametrize("name", ["bmc-hsr-2014-quality-improvement-malawi", "arabic-rtl"])
def test_random_highlights_of_real_articles_come_back(tmp_path, name):
    source, out = CORPUS / f"pdf/{name}.pdf", tmp_path / "marked.pdf"
    extract = IMPORTER.read(source)
    document, places = document_of(extract), places_of(extract)
    wanted = _some_stretches(document)
    highlighted(source, out, places, wanted)
    found = read_marks(out, document, places)
    got = {(mark.target.position.start, mark.target.position.end) for mark in found.marks}
    assert len(got & set(wanted)) >= 0.99 * len(wanted)
    assert _whole_spans(document, got) == _whole_spans(document, wanted)


def _some_stretches(document):
    """Return stretches of a few words of a document that do not touch, each in one paragraph."""
    chosen, found = random.Random(7), []
    for number, block in enumerate(document.blocks):
        at = document.starts[number]
        spans = [match.span() for match in re.finditer(r"\S+", block.text)]
        while spans:
            skipped, taken = chosen.randrange(1, 30), chosen.randrange(1, 40)
            part, spans = spans[skipped : skipped + taken], spans[skipped + taken + 5 :]
            if part:
                found.append((at + part[0][0], at + part[-1][1]))
    return found


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A marked document that reads well, to be broken."""
    path = tmp_path_factory.mktemp("sound") / "marked.pdf"
    note = Mark("Text", rect=(1, 2, 30, 40), words="n", more="/IRT 10 0 R /RT /Group")
    square = Mark("Square", rect=(1, 2, 300, 400), more="/M (D:20240101)")
    marks = annots(Mark(rects=(over(72, 700, 250),), words="Hé", more=tagged("a")), note, square)
    path.write_bytes(pdf(words(*LINES), page_keys=(marks,)))
    extract = IMPORTER.read(path)
    return path, path.read_bytes(), document_of(extract), places_of(extract)


BROKEN = st.lists(
    st.tuples(
        st.floats(0, 0.999),
        st.integers(0, 8),
        st.sampled_from([b"", b"0", b"1e39", b"nan", b"[", b"]", b"<<", b">>", b"null", b"R"])
        | st.binary(max_size=4),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=80, deadline=None)
@given(BROKEN)
def test_whatever_is_broken_only_our_own_errors_come(sound, broken):
    path, data, document, places = sound
    torn = bytearray(data)
    for share, length, put in broken:
        at = int(share * len(torn))
        torn[at : at + length] = put
    path.write_bytes(torn)
    try:
        found = read_marks(path, document, places)
    except LeaderReaderError:
        return
    for mark in found.marks:
        place = mark.target.position
        assert 0 <= place.start <= place.end <= len(document.text)
