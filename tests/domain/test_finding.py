"""Seeds tell what suggestions were similar to; records about one another stay apart."""

import pytest

from leader_reader.domain.annotation import AnnotationId
from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import DocumentId
from leader_reader.domain.edit import Change
from leader_reader.domain.finding import (
    Skip,
    SkipId,
    Synonyms,
    SynonymsId,
    annotation_seed,
    text_seed,
    topic_seed,
)


def test_seeds_name_their_kind():
    assert topic_seed(TopicId("7")) == "topic:7"
    assert annotation_seed(AnnotationId("7")) == "annotation:7"
    assert text_seed("") == "text:da39a3ee5e6b4b0d3255bfef95601890afd80709"


def test_a_selection_has_one_seed_in_any_case_and_spacing():
    assert text_seed("Staff who\n were  asked ") == text_seed("staff who were ASKED")
    assert text_seed("caf\u00e9") == text_seed("cafe\u0301")
    assert text_seed("staff who were asked") != text_seed("staff who asked")
    assert text_seed("\ud800").startswith("text:")


def test_a_change_is_about_one_kind_of_record():
    words = Synonyms(SynonymsId("1"), ("a", "b"))
    passed = Skip(SkipId("1"), "topic:1", DocumentId("a"), 0, 1)
    with pytest.raises(ValueError, match="one record"):
        Change(words, passed)
