import queue
import random
import time

import numpy as np
import pytest

from leader_reader.adapters.pdf_pages.client import PdfPages
from leader_reader.services.pages import (
    CannotOpen,
    Failed,
    LinksOf,
    NeedsPassword,
    Opened,
    Rendered,
    TextOf,
    Tile,
)
from tests.adapters.importers.corpus import CORPUS, samples
from tests.adapters.pdf_pages.making import pdf, picture, words

SAMPLES = samples("pdf")
CANNOT = {"hostile/empty.pdf": "the file is empty"} | dict.fromkeys(
    (
        "hostile/REDHAT-1531897-0.pdf",
        "hostile/bug1020226.pdf",
        "hostile/poppler-395-0-fuzzed.pdf",
        "hostile/truncated-60pct.pdf",
    ),
    "it is damaged",
)


@pytest.fixture(scope="module")
def ask():
    """Return what opens a file, asks all of its first pages, and checks that all is answered."""
    answers = queue.Queue()
    engine = PdfPages(answers.put, patience=20.0)
    engine.warm()

    def asked(path, password="", pages=12):
        engine.open(path, password)
        found = [answers.get(timeout=60)]
        if not isinstance(found[0], Opened):
            return found
        sizes = found[0].pages.sizes
        for page, size in enumerate(sizes[:pages], 1):
            tile = Tile(page, 1.0, 0, 0, *(min(side, 1500) for side in size.pixels(1.0)))
            engine.render([tile])
            found.append(answers.get(timeout=60))
            if not isinstance(found[-1], Failed):
                engine.text(page)
                engine.links(page)
                found += [answers.get(timeout=60), answers.get(timeout=60)]
        return found

    yield asked
    engine.close()


def assert_sound(answers):
    for answer in answers:
        if isinstance(answer, CannotOpen | Failed):
            assert "cannot be shown: " in answer.sentence
            assert answer.sentence.endswith(".")
        if isinstance(answer, Opened):
            assert all(0 <= item.page <= len(answer.pages.sizes) for item in answer.pages.outline)
            assert all(item.title.isprintable() for item in answer.pages.outline)
        if isinstance(answer, TextOf):
            assert answer.text.boxes.shape == (len(answer.text.codes), 4)
            seen = answer.text.boxes[~np.isnan(answer.text.boxes[:, 0])]
            assert (seen[:, :2] < seen[:, 2:]).all()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_each_file_shows_its_pages_or_says_why(ask, sample):
    started = time.monotonic()
    answers = ask(sample.path)
    assert time.monotonic() - started < 20
    assert_sound(answers)
    if sample.name in CANNOT:
        assert isinstance(answers[0], CannotOpen)
        assert CANNOT[sample.name] in answers[0].sentence
    elif "password" in sample.facts:
        assert answers[0].wrong is False
        assert ask(sample.path, "not it")[0].wrong is True
        answers = ask(sample.path, sample.facts["password"])
    if "pages" in sample.facts:
        assert len(answers[0].pages.sizes) == sample.facts["pages"]
        assert not [answer for answer in answers if isinstance(answer, Failed)]
    if "phrase" in sample.facts and sample.facts["phrase_page"] <= 12:
        page = sample.facts["phrase_page"]
        (text,) = (one.text for one in answers if isinstance(one, TextOf) and one.page == page)
        letters = "".join(map(chr, text.codes[text.codes > 32]))
        wanted = sample.facts["phrase"].replace(" ", "")
        assert text.usable
        assert wanted in letters or letters.count(wanted[:12]) >= 1


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora are not beside us")
def test_a_scan_is_said_to_be_one(ask):
    answers = ask(CORPUS / "pdf" / "scan-no-text-layer.pdf")
    (text,) = (answer.text for answer in answers if isinstance(answer, TextOf))
    assert not text.usable
    assert text.pictures


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora are not beside us")
def test_arabic_has_a_box_for_each_letter(ask):
    answers = ask(CORPUS / "pdf" / "arabic-rtl.pdf")
    (text,) = (answer.text for answer in answers if isinstance(answer, TextOf))
    arabic = (text.codes >= 0x600) & (text.codes < 0x700)
    assert text.usable
    assert arabic.sum() > 500
    assert not np.isnan(text.boxes[arabic]).any()


def test_a_damaged_document_is_shown_or_said_to_be(ask, tmp_path):
    chance = random.Random(4)
    whole = pdf(words("Patients waited"), picture(), words("for weeks"))
    path = tmp_path / "damaged.pdf"
    kinds = set()
    for turn in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data[: chance.randrange(len(data))] if turn % 3 == 0 else data)
        answers = ask(path)
        assert_sound(answers)
        kinds |= {type(answer) for answer in answers}
    assert kinds >= {Opened, CannotOpen, Rendered, TextOf, LinksOf}
    assert NeedsPassword not in kinds or len(kinds) > 5
