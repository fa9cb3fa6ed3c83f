import os
import subprocess
import sys
import zipfile

import pytest

from leader_reader.adapters.importers.formats import SUPPORTED_ENDINGS, importer_for
from leader_reader.domain.errors import UnreadableFile


@pytest.fixture
def file(tmp_path):
    def make(name, data):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return make


@pytest.fixture
def archive(tmp_path):
    def make(name, *members):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w") as opened:
            for member in members:
                opened.writestr(member, "x")
        return path

    return make


@pytest.mark.parametrize(
    ("name", "data", "name_of_format"),
    [
        ("a.txt", b"plain words", "txt"),
        ("a", b"no ending at all", "txt"),
        ("A.MD", b"# Words", "md"),
        ("a.htm", b"<p>x", "html"),
        ("a.txt", b"\xef\xbb\xbf <!-- saved --><!DOCTYPE html><p>x", "html"),
        ("a.txt", "<!DOCTYPE html><p>x".encode("utf-16"), "html"),
        ("a.php", b"<html><body>x", "html"),
        ("a.txt", b"<html5> is how this note begins", "txt"),
        ("a.mht", b"From: x\nContent-Type: multipart/related;\n boundary=x\n\n", "mhtml"),
        ("a.html", b"From: x\nSubject: a\n b\nContent-Type: multipart/related\n\n", "mhtml"),
        ("a.docx", b"%PDF-1.4 x", "pdf"),
        ("a.pdf", b"garbage before %PDF-1.4", "pdf"),
        ("a.doc", b"{\\rtf1 x}", "rtf"),
        ("a.pdf", b"no PDF at all", "pdf"),
        ("a.docx", b"PK\x03\x04 cut short", "docx"),
    ],
)
def test_content_goes_before_the_ending(file, name, data, name_of_format):
    assert importer_for(file(name, data)).format == name_of_format


@pytest.mark.parametrize(
    ("name", "members", "name_of_format"),
    [
        ("a.pdf", ("word/document.xml",), "docx"),
        ("a.zip", ("META-INF/container.xml",), "epub"),
        ("a.txt", ("mimetype", "content.xml"), "odt"),
        ("a.docx", ("strange.xml",), "docx"),
        ("a.doc", ("word/document.xml",), "docx"),
    ],
)
def test_archives_are_told_apart_by_their_members(archive, name, members, name_of_format):
    assert importer_for(archive(name, *members)).format == name_of_format


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "it is empty"),
        ("a.xyz", b"words", "its format (.xyz) is not one that Leader Reader reads"),
        (
            "a.doc",
            bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600,
            "it is an old Word file; open it in Word or LibreOffice, save it as .docx and import "
            "that",
        ),
        (
            "a.docx",
            bytes.fromhex("d0cf11e0a1b11ae1")
            + b"\0" * 2_000_000
            + "EncryptedPackage".encode("utf-16-le"),
            "it is password-protected; save a copy without a password and import that",
        ),
        (
            "a.xls",
            bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600,
            "its format (.xls) is not one that Leader Reader reads",
        ),
        ("a.zip", b"PK\x03\x04 cut short", "it is damaged (the archive cannot be opened)"),
    ],
)
def test_what_no_importer_reads_is_said(file, name, data, reason):
    with pytest.raises(UnreadableFile) as caught:
        importer_for(file(name, data))
    assert caught.value.reason == reason


def test_spreadsheets_and_other_archives_are_refused(archive):
    with pytest.raises(UnreadableFile, match=r"\(\.ods\)"):
        importer_for(archive("a.ods", "content.xml"))
    with pytest.raises(UnreadableFile, match="unpack it"):
        importer_for(archive("a.zip", "a.txt"))


def test_folders_pipes_and_missing_files_do_not_hang(tmp_path):
    with pytest.raises(UnreadableFile, match="not a file"):
        importer_for(tmp_path)
    with pytest.raises(UnreadableFile, match="no longer there"):
        importer_for(tmp_path / "gone.txt")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        with pytest.raises(UnreadableFile, match="not a file"):
            importer_for(tmp_path / "pipe.txt")


@pytest.mark.parametrize("ending", SUPPORTED_ENDINGS)
def test_each_importer_claims_the_endings_it_is_given(file, ending):
    importer = importer_for(file(f"a{ending}", b"{words"))
    assert ending in importer.endings
    assert ending == ending.lower()


def test_no_parser_is_loaded_before_it_is_needed():
    code = (
        "import sys, leader_reader.adapters.importers.formats as f;"
        "print([m for m in ('lxml', 'pypdfium2', 'markdown_it') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
