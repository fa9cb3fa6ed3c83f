import base64
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leader_reader.adapters.importers.html.mhtml import Mhtml
from leader_reader.domain.errors import UnreadableFile

SAVED = b"""\
From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/wards
Subject: =?utf-8?Q?On_wards_=E2=80=93_a_post?=
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----B"

------B
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/wards

<html><head><meta charset=3D"utf-8"></head><body><h2>Wards</h2><p>Caf=C3=A9 =
talk</p></body></html>
------B
Content-Type: text/html
Content-Location: https://example.org/frame

<p>An advertisement</p>
------B
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
------B--
"""


def test_the_page_in_the_archive_is_read(tmp_path):
    path = tmp_path / "page.mhtml"
    path.write_bytes(SAVED.replace(b"\n", b"\r\n"))
    extract = Mhtml().read(path)
    assert [b.text for b in extract.blocks] == ["Wards", "Café talk"]
    assert extract.metadata.source == "https://example.org/wards"
    assert extract.metadata.title == "Wards"


def test_the_subject_is_the_title_where_the_page_has_none(tmp_path):
    path = tmp_path / "page.mht"
    path.write_bytes(SAVED.replace(b"h2", b"h4"))
    assert Mhtml().read(path).metadata.title == "On wards – a post"


@pytest.mark.parametrize("size", [0, 100, 200])
def test_a_broken_archive_is_said_so(tmp_path, size):
    path = tmp_path / "page.mhtml"
    path.write_bytes(SAVED[:size])
    with pytest.raises(UnreadableFile, match=r"it is empty|it is damaged|it holds no text"):
        Mhtml().read(path)


def mail(*parts, head=""):
    lines = [f'Content-Type: multipart/related; boundary="--B"{head}', "MIME-Version: 1.0", ""]
    for part in parts:
        lines += ["----B", part]
    return "\r\n".join([*lines, "----B--", ""]).encode("utf-8", "surrogateescape")


def part(body, kind="text/html", **fields):
    named = [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    return "\r\n".join([f"Content-Type: {kind}", *named, "", body])


def texts(tmp_path, data):
    path = tmp_path / "page.mht"
    path.write_bytes(data)
    return [b.text for b in Mhtml().read(path).blocks]


def test_base64_in_another_encoding(tmp_path):
    body = base64.encodebytes("<p>Größe – ein Wort</p>".encode("cp1252")).decode()
    page = part(body, "text/html; charset=windows-1252", Content_Transfer_Encoding="base64")
    assert texts(tmp_path, mail(page)) == ["Größe – ein Wort"]


@pytest.mark.parametrize("charset", ["utf-16", "unicode"])
def test_a_page_in_utf_16(tmp_path, charset):
    body = base64.encodebytes("<p>Größe 指導者</p>".encode("utf-16")).decode()
    page = part(body, f'text/html; charset="{charset}"', Content_Transfer_Encoding="base64")
    assert texts(tmp_path, mail(page)) == ["Größe 指導者"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_a_file_that_is_itself_in_another_encoding(tmp_path, encoding):
    data = mail(part("<p>Wards and beds</p>")).decode().encode(encoding)
    assert texts(tmp_path, data) == ["Wards and beds"]


def test_a_page_of_frames(tmp_path):
    frames = "<frameset cols='20%,*'><frame src='menu.htm'><frame src='cid:text@x'></frameset>"
    data = mail(
        part(frames, Content_Location="http://x.org/index.htm"),
        part("<p>The text.</p>", Content_ID="<text@x>"),
        part("<ul><li>The menu</ul>", Content_Location="http://x.org/menu.htm"),
        part("<p>An advertisement</p>", Content_Location="http://y.org/ad.htm"),
    )
    assert texts(tmp_path, data) == ["The menu", "The text."]


def test_parts_inside_parts_and_the_part_that_is_meant(tmp_path):
    inner = "\r\n".join(
        [
            'Content-Type: multipart/alternative; boundary="--C"',
            "",
            "----C",
            part("Plain", "text/plain"),
            "----C",
            part("<p>The page</p>", Content_ID="<page@x>"),
            "----C--",
        ]
    )
    data = mail(part("<p>A frame</p>"), inner, head='; start="<page@x>"')
    assert texts(tmp_path, data) == ["The page"]


def test_a_page_whose_text_is_in_a_frame_of_its_own(tmp_path):
    data = mail(part("<iframe src='cid:f@x'></iframe>"), part("<p>In here</p>", Content_ID="<f@x>"))
    assert texts(tmp_path, data) == ["In here"]


def test_a_saved_page_of_one_part(tmp_path):
    page = part("<p>Caf=C3=A9 =\r\ntalk</p>", Content_Transfer_Encoding="quoted-printable")
    assert texts(tmp_path, f"MIME-Version: 1.0\r\n{page}".encode()) == ["Café talk"]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=80), st.integers(0, len(SAVED)), st.integers(0, len(SAVED)))
def test_a_damaged_file_gives_a_document_or_a_reason(noise, start, end):
    with TemporaryDirectory() as folder:
        path = Path(folder, "page.mhtml")
        path.write_bytes(SAVED[:start] + noise + SAVED[end:])
        with suppress(UnreadableFile):
            assert Mhtml().read(path).blocks
