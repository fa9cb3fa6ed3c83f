"""Small images made by hand, and books, papers and pages that show them."""

import base64
import struct
import zipfile
import zlib

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="O/b.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></metadata><manifest>{items}
</manifest><spine>{spine}</spine></package>"""
PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>'


def png(width, height, colour=(200, 60, 40)):
    """Return a PNG of one colour."""
    rows = (b"\0" + bytes(colour) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def data_uri(image):
    return f"data:image/png;base64,{base64.b64encode(image).decode()}"


def epub(path, *parts, title="A book", **members):
    """Write a book whose parts have these bodies; `members` are further files by name."""
    names = [f"p{number}" for number in range(len(parts))]
    items = "".join(
        f'<item id="{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in names
    )
    spine = "".join(f'<itemref idref="{n}"/>' for n in names)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("O/b.opf", PACKAGE.format(title=title, items=items, spine=spine))
        for name, body in zip(names, parts, strict=True):
            archive.writestr(f"O/{name}.xhtml", PAGE.format(body))
        for name, data in members.items():
            archive.writestr(f"O/img/{name}.png", data)
    return path
