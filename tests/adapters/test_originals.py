import hashlib

import pytest

from leader_reader.adapters.originals import OriginalsFolder
from leader_reader.domain.document import DocumentId
from leader_reader.domain.errors import UnreadableFile
from leader_reader.services.importing import TRY_AGAIN, content_id


@pytest.fixture
def originals(tmp_path):
    return OriginalsFolder(tmp_path / "originals")


@pytest.mark.parametrize(
    ("name", "ending"), [("a.PDF", ".pdf"), ("a", ""), ("a.p/../df".replace("/", "-"), "")]
)
def test_a_file_is_kept_by_its_content_and_a_plain_ending(tmp_path, originals, name, ending):
    path = tmp_path / name
    path.write_bytes(b"words" * 500_000)
    document = content_id(path)
    originals.keep(path, document)
    originals.keep(path, document)  # once is enough
    kept = originals.find(document)
    assert kept is not None
    assert kept.name == f"{document}{ending}"
    assert kept.read_bytes() == path.read_bytes()


def test_a_file_that_was_changed_in_the_meantime_is_not_kept(tmp_path, originals):
    path = tmp_path / "a.txt"
    path.write_bytes(b"what was read")
    document = DocumentId(hashlib.sha256(b"what was read").hexdigest())
    path.write_bytes(b"what is there now")
    with pytest.raises(UnreadableFile, match="changed while it was read") as caught:
        originals.keep(path, document)
    assert caught.value.reason.endswith(TRY_AGAIN)  # a watched folder looks again
    assert originals.find(document) is None
    assert list((tmp_path / "originals").iterdir()) == []
