"""Files of other formats inside a DOCX file, which Word shows where they are named."""

import zipfile

import pytest

from leader_reader.adapters.importers.docx import IMPORTER

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
SAVED = """MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="part"

--part
Content-Type: text/html; charset="utf-8"
Content-Location: page.html

<html><body><p>From the part</p></body></html>
--part--
"""


def read(tmp_path, name, data):
    path = tmp_path / "whole.docx"
    body = '<w:p><w:r><w:t>Before</w:t></w:r></w:p><w:altChunk r:id="c"/><w:p/>'
    link = f'<Relationship Id="c" Type="{KIND}" Target="{name}"/>'
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(
            "word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
        )
        file.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{LINKS}">{link}</Relationships>'
        )
        file.writestr(f"word/{name}", data)
    return [block.text for block in IMPORTER.read(path).blocks]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("part.html", "<p>From the part</p>"),
        ("part.mht", SAVED),
        ("part.rtf", r"{\rtf1 From the part\par}"),
        ("part.TXT", "From the part\n"),
    ],
)
def test_parts_of_other_formats_stand_where_they_are_named(tmp_path, name, data):
    assert read(tmp_path, name, data) == ["Before", "From the part"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("part.mht", "no message"),
        ("part.mht", SAVED.replace("From the part", "")),
        ("part.html", ""),
        ("part.docx", "PK"),
        ("part.rtf", "{"),
    ],
)
def test_a_part_that_cannot_be_read_does_not_keep_the_rest_back(tmp_path, name, data):
    assert read(tmp_path, name, data) == ["Before"]
