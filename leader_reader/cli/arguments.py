"""What can be said on the command line."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from leader_reader import __version__, paths

DESCRIPTION = "Read, tag, search and quote documents, offline. Without a command the window opens."


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for; wrong usage ends the program with status 2."""
    return _parser().parse_args(arguments)


def library_folder(chosen: argparse.Namespace) -> Path:
    """Return the folder of the library that was named, or the user's own."""
    named: Path | None = chosen.library
    return paths.default_library() if named is None else named.expanduser().absolute()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="leader-reader", description=DESCRIPTION)
    usual = str(paths.default_library()).replace("%", "%%")
    parser.add_argument(
        "--library", type=Path, metavar="DIR", help=f"the library's folder ({usual})"
    )
    parser.add_argument("--version", action="version", version=f"Leader Reader {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _reading_commands(commands)
    _annotating_commands(commands)
    _referring_commands(commands)
    _caring_commands(commands)
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


def _reading_commands(commands: "_Commands[argparse.ArgumentParser]") -> None:
    bring = commands.add_parser("import", help="take files and folders into the library")
    bring.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    _json(bring)
    watch = commands.add_parser(
        "watch", help="take in what is new in watched folders, once; the window goes on doing so"
    )
    watch.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="watch this one too")
    watch.add_argument("--list", action="store_true", help="only list the watched folders")
    watch.add_argument("--stop", type=Path, metavar="FOLDER", help="watch this one no longer")
    _json(watch)
    _json(commands.add_parser("documents", help="list the documents"))
    show = commands.add_parser("show", help="print a document's text")
    show.add_argument(
        "document", type=_text, metavar="DOCUMENT", help="an id, its beginning, or a title"
    )
    _json(show)
    search = commands.add_parser("search", help="find passages, notes and comments")
    search.add_argument("query", type=_text, metavar="QUERY")
    search.add_argument("--limit", type=_positive, default=20, metavar="N")
    _json(search)


def _annotating_commands(commands: "_Commands[argparse.ArgumentParser]") -> None:
    tag = commands.add_parser("tag", help="tag a passage with topics")
    tag.add_argument("document", type=_text, metavar="DOCUMENT")
    tag.add_argument(
        "--quote", type=_text, required=True, metavar="TEXT", help="the words of the passage"
    )
    tag.add_argument(
        "--topic", type=_text, required=True, nargs="+", action="extend", metavar="NAME"
    )
    tag.add_argument("--note", type=_text, default="", metavar="TEXT")
    _json(tag)
    _json(commands.add_parser("topics", help="list the topics"))
    passages = commands.add_parser("annotations", help="list tagged passages and notes")
    passages.add_argument("--topic", type=_text, metavar="NAME")
    passages.add_argument("--document", type=_text, metavar="DOCUMENT")
    _json(passages)
    export = commands.add_parser("export", help="write excerpts to a file")
    export.add_argument("out", type=Path, metavar="OUT", help="ends in .docx .html .md .csv .xlsx")
    export.add_argument("--topic", type=_text, action="append", default=[], metavar="NAME")
    export.add_argument("--document", type=_text, action="append", default=[], metavar="DOCUMENT")
    export.add_argument("--format", default="", metavar="FORMAT")
    edition = commands.add_parser("edition", help="carry passages over to a new edition")
    edition.add_argument("new", type=_text, metavar="NEW", help="the new edition")
    edition.add_argument("old", type=_text, metavar="OLD", help="the edition with the passages")
    edition.add_argument(
        "--apply", action="store_true", help="carry over what is unchanged or reworded"
    )
    _json(edition)


def _referring_commands(commands: "_Commands[argparse.ArgumentParser]") -> None:
    marks = commands.add_parser(
        "highlights", help="list the highlights and notes that a document's file brought with it"
    )
    marks.add_argument("document", type=_text, metavar="DOCUMENT")
    marks.add_argument("--apply", action="store_true", help="take them in as passages; one undo")
    _json(marks)
    refer = commands.add_parser(
        "references", help="match a reference file (.ris .bib .nbib) to documents and fill them in"
    )
    refer.add_argument("file", type=Path, metavar="FILE")
    refer.add_argument("--apply", action="store_true", help="fill in what is empty; one undo")
    refer.add_argument("--replace", action="store_true", help="and change what differs")
    _json(refer)


def _caring_commands(commands: "_Commands[argparse.ArgumentParser]") -> None:
    commands.add_parser("check", help="check the library for damage")
    commands.add_parser("rebuild-index", help="make the search index anew")
    backup = commands.add_parser("backup", help="write the library to one file")
    backup.add_argument("out", type=Path, metavar="OUT")
    restore = commands.add_parser("restore", help="put a backup in place of the library")
    restore.add_argument("source", type=Path, metavar="IN")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _text(text: str) -> str:
    """Refuse bytes that are no text in this system's encoding: they could not be stored."""
    try:
        text.encode()
    except UnicodeEncodeError:
        msg = "holds characters that are not valid text here"
        raise argparse.ArgumentTypeError(msg) from None
    return text


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number
