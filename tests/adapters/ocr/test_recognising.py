"""Pages recognised by a program that plays Tesseract: two at a time, each on its own terms."""

import pypdfium2 as pdfium
import pytest

from leader_reader.adapters.ocr.finding import look_at
from leader_reader.adapters.ocr.pages import MOST_PIXELS, draw_page, stated_language
from leader_reader.adapters.ocr.recognising import GIVEN_UP_AFTER, recognise
from leader_reader.adapters.ocr.tesseract import PageNotRecognised, Recogniser
from tests.adapters.importers.making_pdf import lines, make_pdf
from tests.scans import running, write_pictures, write_scan

WORDS = {str(page): [f"words of page {page}"] for page in range(1, 31)}


def last(steps):
    *_, done = steps
    return done


def texts(done):
    return {
        page.number: " ".join(word.text for line in page.lines for word in line)
        for page in done.pages
    }


@pytest.fixture
def recogniser(played):
    played.plan(pages=WORDS)
    return Recogniser(look_at(played.program), "eng")


def test_pages_are_read_with_fixed_arguments(tmp_path, played, recogniser):
    path = write_scan(tmp_path / "scan.pdf", 3)
    counts = [len(done.pages) for done in recognise(path, (1, 2, 3), recogniser)]
    assert counts[-1] == 3
    assert len(counts) >= 2
    for call in played.calls:
        assert call["arguments"] == ["-", "-", "-l", "eng", "--dpi", "300", "--psm", "3", "tsv"]
        assert call["threads"] == "1"
        assert set(call["environment"]) <= {
            *("OMP_THREAD_LIMIT", "LC_ALL", "PATH", "HOME", "TESSDATA_PREFIX", "LD_LIBRARY_PATH"),
            *("LC_CTYPE", "SYSTEMROOT", "TEMP"),
        }
        assert call["size"] == [2480, 3509]


def test_only_the_pages_asked_for(tmp_path, recogniser):
    done = last(recognise(write_scan(tmp_path / "scan.pdf", 5), (2, 4), recogniser))
    assert texts(done) == {2: "words of page 2", 4: "words of page 4"}
    assert done.failed == []


def test_a_page_that_fails_is_noted_and_the_rest_goes_on(tmp_path, played, recogniser):
    played.plan(ways={"2": "fail", "3": "garbage"})
    done = last(recognise(write_scan(tmp_path / "scan.pdf", 4), (1, 2, 3, 4, 9), recogniser))
    assert texts(done) == {1: "words of page 1", 3: "", 4: "words of page 4"}
    assert sorted(done.failed) == [2, 9]


def test_a_page_that_takes_too_long_is_ended(tmp_path, played, recogniser):
    played.plan(ways={"1": "hang"})
    recogniser.patience = 1.0
    done = last(recognise(write_scan(tmp_path / "scan.pdf", 2), (1, 2), recogniser))
    assert done.failed == [1]
    assert texts(done) == {2: "words of page 2"}
    assert not any(running(call["process"]) for call in played.calls)


def test_where_all_fail_the_rest_is_not_tried(tmp_path, played, recogniser):
    played.plan(ways={str(page): "fail" for page in range(1, 31)})
    done = last(recognise(write_scan(tmp_path / "scan.pdf", 30), range(1, 31), recogniser))
    assert len(set(done.failed)) == 30
    assert done.pages == []
    assert GIVEN_UP_AFTER <= len(played.calls) < 15


def test_closing_ends_the_programs(tmp_path, played, recogniser):
    played.plan(ways={"2": "hang", "3": "hang"})
    steps = recognise(write_scan(tmp_path / "scan.pdf", 3), (1, 2, 3), recogniser)
    assert texts(next(steps)) == {1: "words of page 1"}
    steps.close()
    assert not any(running(call["process"]) for call in played.calls)
    with pytest.raises(PageNotRecognised):
        recogniser.table(b"P5 1 1 255\n\0")


def test_a_page_on_its_side_is_turned(tmp_path, played, recogniser):
    played.plan(turn=90, pages={})
    done = last(recognise(write_scan(tmp_path / "scan.pdf", 1), (1,), recogniser))
    ways = [call["arguments"][-2:] for call in played.calls]
    assert ways == [["3", "tsv"], ["--psm", "0"], ["3", "tsv"]]
    assert played.calls[-1]["size"] == [3509, 2480]
    assert len(done.pages) == 1


def test_a_turned_page_that_is_no_better_stays_as_it_is(tmp_path, played, recogniser):
    played.plan(turn=180, pages={})
    done = last(recognise(write_scan(tmp_path / "scan.pdf", 1), (1,), recogniser))
    assert [page.number for page in done.pages] == [1]


def test_large_pages_are_drawn_with_bounded_pixels(tmp_path):
    path = write_pictures(tmp_path / "large.pdf", [(4, 4, bytes(16))], 9000.0, 12000.0)
    document = pdfium.PdfDocument(path)
    picture = draw_page(document, 1)
    document.close()
    assert len(picture.image) <= MOST_PIXELS * 1.01
    assert picture.image.startswith(b"P5 ")


def test_the_language_a_file_says_it_is_in(tmp_path):
    path = tmp_path / "german.pdf"
    path.write_bytes(make_pdf([lines(["Wort"])], catalogue=b"/Lang (de-AT)"))
    assert stated_language(path) == "de-AT"
    path.write_bytes(make_pdf([lines(["word"])]))
    assert stated_language(path) == ""
    assert stated_language(tmp_path / "nothing.pdf") == ""
