"""Runs a command on an open library and turns what went wrong into a line and a status."""

import argparse
import json
import os
import sys
from collections.abc import Callable

from leader_reader.adapters.backup import restore
from leader_reader.background.home import Home
from leader_reader.cli import (
    annotating,
    caring,
    editions,
    highlighting,
    reading,
    referring,
    watching,
)
from leader_reader.cli.answer import Answer
from leader_reader.cli.arguments import library_folder
from leader_reader.cli.session import Session, opened
from leader_reader.domain.errors import LeaderReaderError

_COMMANDS: dict[str, Callable[[Session, argparse.Namespace], Answer]] = {
    "import": reading.bring_in,
    "watch": watching.watch,
    "documents": reading.documents,
    "show": reading.show,
    "search": reading.search,
    "overview": reading.overview,
    "tag": annotating.tag,
    "topics": annotating.topics,
    "annotations": annotating.annotations,
    "export": annotating.export,
    "edition": editions.edition,
    "highlights": highlighting.highlights,
    "references": referring.references,
    "check": caring.check,
    "rebuild-index": caring.rebuild_index,
    "backup": caring.back_up_library,
}


def run(chosen: argparse.Namespace) -> int:
    """Run the command; return 0 when it is done, 1 when something failed (said on stderr)."""
    try:
        answer = _answer(chosen)
    except LeaderReaderError as error:
        print(error.sentence, file=sys.stderr)
        return 1
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        print(f"The library at {library_folder(chosen)} cannot be used: {why}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. What had arrived is kept.", file=sys.stderr)
        return 1
    return _say(answer, as_json=getattr(chosen, "json", False))


def overview(chosen: argparse.Namespace) -> int:
    """Print what is in the library and three commands to try."""
    chosen.command = "overview"
    return run(chosen)


def _answer(chosen: argparse.Namespace) -> Answer:
    home = Home(library_folder(chosen))
    if chosen.command == "restore":
        aside = restore(chosen.source, home.folder)
        kept = [f"The library that was there is now {aside}."] if aside else []
        return Answer(lines=[f"Restored {home.folder}.", *kept])
    with opened(home) as session:
        return _COMMANDS[chosen.command](session, chosen)


def _say(answer: Answer, *, as_json: bool) -> int:
    lines = [json.dumps(answer.data, ensure_ascii=False)] if as_json else answer.lines
    try:
        sys.stdout.flush()
        for line in lines:
            sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader has seen enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    for fault in answer.faults:
        print(fault, file=sys.stderr)
    return 1 if answer.faults else 0
