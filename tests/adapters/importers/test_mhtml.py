import pytest

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
