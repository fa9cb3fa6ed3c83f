"""A damaged index is told by an error that one can expect; nothing hangs, nothing crashes."""

import random
import shutil
import warnings
from dataclasses import replace

import pytest
from whoosh import query as wq

from leader_reader.adapters.whoosh_index import generations, writing
from leader_reader.adapters.whoosh_index.arrays import ArraysDamaged
from leader_reader.adapters.whoosh_index.facets import Narrowing
from leader_reader.adapters.whoosh_index.generations import NoGeneration
from leader_reader.adapters.whoosh_index.merging import merge
from leader_reader.adapters.whoosh_index.ranking import best, in_order
from leader_reader.adapters.whoosh_index.similar import similar
from leader_reader.adapters.whoosh_index.snapshot import open_snapshot
from leader_reader.domain.search import SortOrder
from tests.adapters.whoosh_index.kept import Answers, Kept
from tests.adapters.whoosh_index.prose import library_of, passages
from tests.adapters.whoosh_index.test_writing import TREES

EXPECTED = (ArraysDamaged, NoGeneration, OSError, ValueError, KeyError, IndexError)
ENTRIES = passages(500, seed=9)
VIEW = library_of(ENTRIES)
WORDS = ENTRIES[0].text.casefold().replace(",", "").split()[:3]
ASKED = [
    *TREES,
    wq.Phrase("words", WORDS),
    wq.And([wq.Term("text", "the"), wq.Term("words", "of")]),
    wq.Prefix("words", WORDS[0][:2]),
    wq.Wildcard("words", "*ing"),
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """An index of two segments, with passages deleted from both."""
    kept = Kept(tmp_path_factory.mktemp("damage") / "sound")
    kept.update(
        [], [each._replace(text=each.text + " (a Some Thing (ST))") for each in ENTRIES[:300]]
    )
    kept.update([], ENTRIES[300:])
    kept.update([ENTRIES[5].key, ENTRIES[400].key], [])
    everything(kept.folder)
    assert len(list(kept.folder.glob("*.gone"))) == 2
    return kept.folder


@pytest.fixture
def folder(sound, tmp_path):
    return shutil.copytree(sound, tmp_path / "index")


def everything(folder):
    """Ask an index for all that can be asked of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # sums that a damaged number spoils
        answers = Answers(open_snapshot(folder), VIEW)
        for tree in ASKED:
            found = answers.found(tree)
            best(found, 20)
            in_order(found, answers.live, SortOrder.DATE, 5)
            Narrowing(answers.live, [("topic", "t1")]).facets(found)
        similar(answers.live, [ENTRIES[0].text], [], 5)
        assert answers.snapshot.acronyms is not None
        for part in answers.snapshot.parts:
            list(part.segment.gleaned_of("wellbeing"))


def verified(folder):
    for part in open_snapshot(folder).parts:
        part.segment.arrays.verify()


def survives(folder):
    """Tell whether a search noticed nothing; what it raises must be expected."""
    try:
        everything(folder)
    except EXPECTED:
        return False
    return True


def test_truncated_files(sound, folder):
    for path in sorted(sound.iterdir()):
        whole = path.read_bytes()
        for part in range(40):
            (folder / path.name).write_bytes(whole[: len(whole) * part // 40])
            assert not survives(folder) or not whole
        (folder / path.name).write_bytes(whole)
    everything(folder)


def test_flipped_bytes(sound, folder):
    chance = random.Random(8)
    noticed = 0
    for path in sorted(sound.glob("*.lrx")):
        whole = path.read_bytes()
        first = 20 + int.from_bytes(whole[12:16], "little")
        for at in [
            *range(0, first, 29),
            *(chance.randrange(first, len(whole)) for _ in range(60)),
        ]:
            flipped = bytearray(whole)
            flipped[at] ^= 1 << chance.randrange(8)
            (folder / path.name).write_bytes(flipped)
            if at < first:
                assert not survives(folder)
            noticed += not survives(folder)
        (folder / path.name).write_bytes(whole)
    assert noticed > 80


def test_every_array_spoiled_as_a_whole(sound, folder):
    """All numbers at their highest, or all 0: no array may ask for the memory of a planet."""
    for path in sorted(sound.glob("*.lrx")):
        whole = path.read_bytes()
        snapshot = open_snapshot(sound)
        (part,) = (each for each in snapshot.parts if each.segment.name == path.stem)
        for name, array in part.segment.arrays.arrays.items():
            at = whole.index(array.tobytes()) if array.nbytes else 0
            for fill in (b"\xff", b"\x00", b"\x7f"):
                spoiled = whole[:at] + fill * array.nbytes + whole[at + array.nbytes :]
                (folder / path.name).write_bytes(spoiled)
                survives(folder)
                if spoiled != whole:
                    with pytest.raises(ArraysDamaged, match=path.stem):
                        verified(folder)
                    with pytest.raises(ArraysDamaged):
                        merge(folder, [each.entry for each in snapshot.parts])
                assert name
        (folder / path.name).write_bytes(whole)


def test_swapped_files(sound, folder):
    for ending in ("lrx", "gone"):
        one, other = sorted(sound.glob(f"*.{ending}"))
        shutil.copy(one, folder / other.name)
        shutil.copy(other, folder / one.name)
        with pytest.raises(ArraysDamaged):
            everything(folder)
        shutil.copy(one, folder / one.name)
        shutil.copy(other, folder / other.name)
    everything(folder)


def test_missing_files(sound, folder):
    for path in sorted(sound.iterdir()):
        if path.name != "writing.lock":
            (folder / path.name).unlink()
            assert not survives(folder)
            shutil.copy(path, folder / path.name)


def test_a_folder_in_place_of_a_file(folder):
    path = next(folder.glob("*.lrx"))
    path.unlink()
    path.mkdir()
    assert not survives(folder)


def test_deletions_that_do_not_fit_are_told(folder):
    generation = generations.newest(folder)
    for change in ({"passages": 17}, {"deletions": 1}, {"name": "another"}):
        with pytest.raises(ArraysDamaged):
            writing.deleted(folder, replace(generation.segments[0], **change))


def test_damage_is_not_merged(folder):
    entry = generations.newest(folder).segments[0]
    path = folder / f"{entry.name}.lrx"
    whole = bytearray(path.read_bytes())
    part = open_snapshot(folder).parts[0]
    positions = part.segment.arrays["positions"].tobytes()
    del part
    whole[bytes(whole).index(positions)] ^= 1
    path.write_bytes(whole)
    with pytest.raises(ArraysDamaged):
        merge(folder, [entry])
