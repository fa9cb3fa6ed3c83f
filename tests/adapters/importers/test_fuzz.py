"""Files that are slightly wrong, by the thousand: each is read, or refused with a reason.

`LEADER_READER_FUZZ=60 python -m pytest tests/adapters/importers/test_fuzz.py` goes on for 60
seconds a format. What fails is made again by `mutated(ending, seed)`.
"""

import os
import random
import time
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leader_reader.adapters.importers.formats import SUPPORTED_ENDINGS, importer_for
from leader_reader.domain.document import Document, DocumentId, DocumentRecord
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services.encoding import encode_document
from tests.adapters.importers.corpus import assert_sound
from tests.adapters.importers.mutating import mutated
from tests.adapters.importers.small_files import ENDINGS, made

SEEDS = st.integers(0, 2**32)
LONGEST = 15
"""Seconds after which a file of some kilobytes is taken to hang."""
GIVEN = float(os.environ.get("LEADER_READER_FUZZ", "0"))
READ_ENDINGS = [ending for ending in ENDINGS if f".{ending}" in SUPPORTED_ENDINGS]


def read(path):
    """Read a file as an import does. Raises nothing but AssertionError where all is well."""
    began = time.process_time()
    try:
        importer = importer_for(path)
        extract = importer.read(path)
    except LeaderReaderError:
        return None
    finally:
        assert time.process_time() - began < LONGEST
    assert_sound(extract)
    now = datetime(2014, 5, 22, tzinfo=UTC)
    size = len(extract.blocks)
    record = DocumentRecord(DocumentId("x"), extract.metadata, importer.format, "x", now, 1, size)
    encode_document(Document(record, extract.blocks), extract.runs)
    return extract


def one(folder, ending, seed):
    path = folder / f"wrong.{ending}"
    path.write_bytes(mutated(ending, seed))
    try:
        return read(path)
    except Exception as error:
        error.add_note(f"mutated({ending!r}, {seed})")
        raise


@pytest.mark.parametrize("ending", READ_ENDINGS)
def test_the_file_itself_is_read(tmp_path, ending):
    path = tmp_path / f"right.{ending}"
    path.write_bytes(made(ending))
    extract = read(path)
    assert extract is not None
    assert "Ward leaders who were asked" in " ".join(block.text for block in extract.blocks)


@pytest.mark.parametrize("ending", READ_ENDINGS)
def test_a_file_that_is_slightly_wrong(tmp_path, ending):
    @settings(
        max_examples=60,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(SEEDS)
    def wrong(seed):
        one(tmp_path, ending, seed)

    wrong()


@pytest.mark.skipif(not GIVEN, reason="LEADER_READER_FUZZ gives no seconds")
@pytest.mark.parametrize("ending", READ_ENDINGS)
def test_many_files_that_are_slightly_wrong(tmp_path, ending):
    until = time.monotonic() + GIVEN
    first = random.SystemRandom().randrange(2**48)
    done = 0
    while time.monotonic() < until:
        one(tmp_path, ending, first + done)
        done += 1
    assert done > 10
