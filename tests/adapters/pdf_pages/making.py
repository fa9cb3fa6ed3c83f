"""Small PDFs made by hand: pages of raw content, and one that is encrypted."""

import hashlib
import struct

PAGE = 10
"""The number of the object that the first page is; the next one is two further."""
_CONTENT = PAGE + 1
_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_ID = b"0123456789abcdef"


def words(*texts, x=72, y=700, size=12):
    """Return content that sets each text on its line, the first one at (x, y)."""
    shown = [
        b"BT /F1 %d Tf %d %d Td (%s) Tj ET" % (size, x, y - 20 * at, text.encode("cp1252"))
        for at, text in enumerate(texts)
    ]
    return b"\n".join(shown)


def picture(width=595, height=842):
    """Return content that shows a picture of four pixels, as large as the page."""
    pixels = bytes.fromhex("00ff80c0")
    return b"q %d 0 0 %d 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID %s EI Q" % (width, height, pixels)


def pdf(*contents, page_keys=(b"",), catalogue=b"", more=(), trailer=b"", box=b"0 0 595 842"):
    """Return a PDF with a page for each content.

    `page_keys` goes round the pages; `more` are the objects from 4 on, at most six.
    """
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R " + catalogue + b" >>",
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        **dict(enumerate(more, 4)),
    }
    for at, content in enumerate(contents):
        keys = page_keys[at % len(page_keys)]
        objects[PAGE + 2 * at] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> %s >>" % (box, _CONTENT + 2 * at, keys)
        )
        objects[_CONTENT + 2 * at] = _stream(content)
    kids = b" ".join(b"%d 0 R" % (PAGE + 2 * at) for at in range(len(contents)))
    objects[2] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(contents), kids)
    return _file(objects, trailer)


def locked_pdf(content, password):
    """Return a PDF of one page that opens with `password` alone (RC4 of 40 bits, revision 2)."""
    user = _padded(password)
    owner = _rc4(hashlib.md5(_padded("owner")).digest()[:5], user)
    key = hashlib.md5(user + owner + struct.pack("<i", -4) + _ID).digest()[:5]
    stream_key = hashlib.md5(key + struct.pack("<I", _CONTENT)[:3] + b"\0\0").digest()[:10]
    crypt = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
        owner.hex().encode(),
        _rc4(key, _PADDING).hex().encode(),
    )
    identity = _ID.hex().encode()
    trailer = b"/Encrypt 4 0 R /ID [<%s> <%s>]" % (identity, identity)
    return pdf(_rc4(stream_key, content), more=[crypt], trailer=trailer)


def _padded(password):
    return (password.encode("latin-1") + _PADDING)[:32]


def _rc4(key, data):
    state, swap = list(range(256)), 0
    for at in range(256):
        swap = (swap + state[at] + key[at % len(key)]) % 256
        state[at], state[swap] = state[swap], state[at]
    first = second = 0
    written = bytearray()
    for byte in data:
        first = (first + 1) % 256
        second = (second + state[first]) % 256
        state[first], state[second] = state[second], state[first]
        written.append(byte ^ state[(state[first] + state[second]) % 256])
    return bytes(written)


def _stream(content):
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _file(objects, trailer):
    data, places = b"%PDF-1.4\n", {}
    for number, content in sorted(objects.items()):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, count = len(data), max(objects) + 1
    rows = [
        b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
        for number in range(count)
    ]
    data += b"xref\n0 %d\n%s" % (count, b"".join(rows))
    data += b"trailer << /Size %d /Root 1 0 R %s >>\n" % (count, trailer)
    return data + b"startxref\n%d\n%%%%EOF" % start
