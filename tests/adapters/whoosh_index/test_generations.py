"""Whoever dies while writing leaves the last generation, or the one that was just made."""

import json
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
import zlib
from itertools import count
from pathlib import Path

import pytest
from whoosh import query as wq

from leader_reader.adapters.whoosh_index import generations, merging
from leader_reader.adapters.whoosh_index.generations import Generation, NoGeneration, SegmentEntry
from leader_reader.adapters.whoosh_index.snapshot import open_snapshot
from leader_reader.domain.search import HitKind
from leader_reader.services.ports import IndexPassage
from tests.adapters.whoosh_index.dying import Deaths
from tests.adapters.whoosh_index.kept import Answers, Kept, live_entries
from tests.adapters.whoosh_index.prose import view

KEYS = 5
KILLS = 24


def entries(step):
    """Return what a step writes: all entries of one key."""
    document = f"d{step % KEYS}"
    return [
        IndexPassage(
            document, document, HitKind.PASSAGE, place, place + 9, f"step{step} word{place}"
        )
        for place in range(step % 3 + 1)
    ]


def state_after(steps):
    """Return {(document, start): word} after some steps."""
    held = {}
    for step in range(steps):
        held[f"d{step % KEYS}"] = entries(step)
    return {
        (each.document, each.start): each.text.split()[0] for rows in held.values() for each in rows
    }


def take(kept, step):
    kept.update([f"d{step % KEYS}"], entries(step))


def state_of(folder):
    """Return the same of an index, all whose bytes must be sound."""
    snapshot = open_snapshot(folder)
    for part in snapshot.parts:
        part.segment.arrays.verify()
    answers = Answers(snapshot, view())
    held = {}
    for name in live_entries(snapshot):
        assert (name[0], name[2]) not in held
        held[name[0], name[2]] = ""
    for step in range(80):
        word = f"step{step}"
        for document, _, start, _ in answers.scored(answers.found(wq.Term("words", word))):
            held[document, start] = word
    return held


def writes_again(folder, step):
    """Take a step in an index as a new process would, and look that nothing is left over."""
    kept = Kept.__new__(Kept)
    kept.folder = folder
    kept.reopen()
    take(kept, step)
    newest = generations.newest(folder)
    needed = {f"{each.name}.lrx" for each in newest.segments}
    needed |= {each.deleted for each in newest.segments if each.deleted}
    needed |= {f"generation-{newest.number:010}.json"}
    left = {path.name for path in folder.iterdir()} - {"writing.lock"}
    assert left == needed


def before(tmp_path, steps):
    """Return an index after some steps, none of them merged, and some of it deleted."""
    kept = Kept(tmp_path / "before")
    for step in range(steps):
        take(kept, step)
    return kept.folder


@pytest.mark.parametrize("torn", [False, True])
def test_death_while_updating(tmp_path, torn):
    source = before(tmp_path, 8)
    for at in count(1):
        folder = shutil.copytree(source, tmp_path / f"at{at}")
        kept, deaths = Kept.__new__(Kept), Deaths(at, torn=torn)
        kept.folder = folder
        kept.reopen()
        with deaths.watching():
            take(kept, 8)
        if not deaths.died:
            break
        assert state_of(folder) in (state_after(8), state_after(9)), at
        writes_again(folder, 9 if state_of(folder) == state_after(9) else 8)
        assert state_of(folder) in (state_after(9), state_after(10)), at
    assert at > 8
    assert state_of(folder) == state_after(9)


@pytest.mark.parametrize("torn", [False, True])
def test_death_while_merging(tmp_path, torn, monkeypatch):
    monkeypatch.setattr(merging, "_AHEAD", 99)
    source = before(tmp_path, 8)
    for at in count(1):
        folder, deaths = shutil.copytree(source, tmp_path / f"at{at}"), Deaths(at, torn=torn)
        with deaths.watching():
            assert list(merging.tidy(folder))
        if not deaths.died:
            break
        assert state_of(folder) == state_after(8), at
        writes_again(folder, 8)
        assert state_of(folder) == state_after(9), at
    assert at > 12
    assert state_of(folder) == state_after(8)
    assert len(open_snapshot(folder).parts) == 1


LOOP = f"""
import sys
from itertools import count
from pathlib import Path
from tests.adapters.whoosh_index import test_generations as steps
from tests.adapters.whoosh_index.kept import Kept
from leader_reader.adapters.whoosh_index import merging
merging._AHEAD = 99
kept = Kept.__new__(Kept)
kept.folder = Path(sys.argv[1])
kept.reopen()
for step in count(int(sys.argv[2])):
    steps.take(kept, step)
    print(step + 1, flush=True)
    if step % {KEYS} == 0:
        kept.tidy()
    if step == 79:
        break
"""


def test_real_kills(tmp_path):
    """Kill a process that updates and merges; then again one that goes on from there."""
    chance = random.Random(6)
    folder = before(tmp_path, 2)
    reached = 2
    for _ in range(KILLS):
        if reached > 60:
            shutil.rmtree(folder)
            folder, reached = before(tmp_path, 2), 2
        process = subprocess.Popen(
            [sys.executable, "-c", LOOP, str(folder), str(reached)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[3],
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(chance.random() * 0.06)
        process.send_signal(signal.SIGKILL)
        said = (first + process.stdout.read()).split()
        process.wait()
        process.stdout.close()
        acknowledged = int(said[-1])
        assert acknowledged > reached
        held = state_of(folder)
        assert held in (state_after(acknowledged), state_after(acknowledged + 1))
        reached = acknowledged + (
            held == state_after(acknowledged + 1) != state_after(acknowledged)
        )
        writes_again(folder, reached)
        reached += 1


# Reading a generation


def test_a_generation_is_read_as_it_was_put(tmp_path):
    made = Generation(7, (SegmentEntry("a", 9), SegmentEntry("b", 5, "b-7.gone", 2)))
    generations.put(tmp_path, made)
    assert generations.newest(tmp_path) == made
    assert generations.latest(tmp_path) == 7


def test_an_older_generation_is_never_taken_for_the_newest(tmp_path):
    generations.put(tmp_path, Generation(1))
    generations.put(tmp_path, Generation(2))
    (tmp_path / "generation-0000000002.json").write_bytes(b"")
    with pytest.raises(NoGeneration):
        generations.newest(tmp_path)


@pytest.mark.parametrize(
    "body",
    [b"", b"\n", b"zz\n{}", b"00000000\n{}", b"\xff\xfe\n", b"00000000"],
)
def test_what_is_no_generation_is_told(tmp_path, body):
    (tmp_path / "generation-0000000001.json").write_bytes(body)
    with pytest.raises(NoGeneration):
        generations.newest(tmp_path)


def test_every_byte_of_a_generation_counts(tmp_path):
    generations.put(tmp_path, Generation(3, (SegmentEntry("abc", 9),)))
    path = tmp_path / "generation-0000000003.json"
    whole = path.read_bytes()
    for at in range(len(whole)):
        for bit in (0x01, 0x80):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
            with pytest.raises(NoGeneration):
                generations.newest(tmp_path)
        path.write_bytes(whole[:at])
        with pytest.raises(NoGeneration):
            generations.newest(tmp_path)


@pytest.mark.parametrize("change", [{"version": 0}, {"format": "another"}, {"generation": 4}])
def test_a_foreign_generation_is_told(tmp_path, change):
    generations.put(tmp_path, Generation(3))
    path = tmp_path / "generation-0000000003.json"
    body = json.loads(path.read_bytes().split(b"\n", 1)[1]) | change
    text = json.dumps(body).encode()
    path.write_bytes(b"%08x\n" % zlib.crc32(text) + text)
    with pytest.raises(NoGeneration):
        generations.newest(tmp_path)


def test_a_folder_that_is_not_there_has_no_generation(tmp_path):
    with pytest.raises(NoGeneration):
        generations.newest(tmp_path / "nowhere")
    assert generations.latest(tmp_path / "nowhere") == -1


def test_readers_find_a_generation_at_any_moment(tmp_path):
    """A reader lists the folder, and the generation it chose may be swept before it is read."""
    kept = Kept(tmp_path / "index")
    take(kept, 0)
    stop, faults = threading.Event(), []

    def read():
        while not stop.is_set():
            try:
                assert open_snapshot(kept.folder).passages > 0
            except BaseException as fault:  # noqa: BLE001 - told by the test
                faults.append(fault)
                return

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for step in range(1, 120):
        take(kept, step)
        if step % 10 == 0:
            kept.tidy()
    stop.set()
    for reader in readers:
        reader.join()
    assert not faults
