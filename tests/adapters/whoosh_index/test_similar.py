"""Passages like others: by their telling words, said as reasons; never what is to be left out."""

import pytest

from leader_reader.adapters.whoosh_index.index import WhooshIndex
from leader_reader.domain.document import DocumentId
from tests.adapters.viewed import Carded, ViewedIndex

TEXTS = {
    "seed": "Senior vacancies in the boards of hospitals stay open for many months on end.",
    "like": "Many boards had vacancies in senior posts, and hospitals said they were long open.",
    "near": "The boards of both charities met in a hall, and vacancies were hardly mentioned.",
    "far": "A walk through the wood in spring does more for the spirits than any medicine.",
    "short": "Senior vacancies, boards, hospitals.",
}


@pytest.fixture
def index(tmp_path):
    made = ViewedIndex(WhooshIndex(tmp_path / "index"))
    made.update(
        [],
        [
            Carded.of(
                key=name, document=f"d-{name}", kind="passage", start=0, end=len(text), text=text
            )
            for name, text in TEXTS.items()
        ],
    )
    yield made
    made.close()


def like_seed(index, without=("seed",), limit=10):
    stretches = [(DocumentId(f"d-{name}"), 0, 9) for name in without]
    found = index.index.similar([TEXTS["seed"]], index.view, without=stretches, limit=limit)
    return {hit.document.removeprefix("d-"): hit.reasons for hit in found.hits}


def test_what_shares_more_telling_words_comes_first_and_says_which(index):
    found = like_seed(index)
    assert list(found) == ["like", "near"]
    assert set(found["like"]) <= {"senior", "vacancies", "boards", "hospitals", "open"}
    assert set(found["near"]) == {"vacancies", "boards"}


def test_what_is_to_be_left_out_is_not_offered_and_the_limit_holds(index):
    assert list(like_seed(index, without=())) == ["seed", "like", "near"]
    assert list(like_seed(index, without=("seed", "like"))) == ["near"]
    assert list(like_seed(index, limit=1)) == ["like"]


def test_what_the_library_no_longer_holds_is_not_offered(index):
    del index.records["d-like"]
    assert list(like_seed(index)) == ["near"]


@pytest.mark.parametrize("text", ["", "the and of", "zygote quark"])
def test_texts_that_tell_nothing_are_like_nothing(index, text):
    assert index.index.similar([text], index.view, without=(), limit=5).hits == ()
