"""Small PDFs made by hand for the tests: lines of Helvetica and rules at given places."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """A line of text whose baseline begins at (x, y), in points from the bottom left.

    `turn` sets it anticlockwise by 0, 90, 180 or 270 degrees.
    """

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False
    turn: int = 0


@dataclass(frozen=True)
class Stroke:
    """A rule from (x0, y0) to (x1, y1), in points from the bottom left."""

    x0: float
    y0: float
    x1: float
    y1: float


def lines(texts, x=72.0, top=700.0, step=12.0, size=10.0):
    return [Words(x, top - at * step, text, size) for at, text in enumerate(texts)]


def make_pdf(pages, *, info=b"", page_keys=b"", catalogue=b""):
    """Return the bytes of a PDF whose pages hold the given Words and Strokes."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalogue + b" >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        b"<< " + info + b" >>",
    ]
    kids = []
    for words in pages:
        content = b"\n".join(_shown(word) for word in words)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        stream = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> %s >>" % (stream, page_keys)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return _file(objects)


def _shown(word):
    if isinstance(word, Stroke):
        return b"%g %g m %g %g l S" % (word.x0, word.y0, word.x1, word.y1)
    text = word.text.encode("cp1252").replace(b"\\", b"\\\\")
    text = text.replace(b"(", b"\\(").replace(b")", b"\\)")
    font = b"/F2" if word.bold else b"/F1"
    matrix = {0: b"1 0 0 1", 90: b"0 1 -1 0", 180: b"-1 0 0 -1", 270: b"0 -1 1 0"}[word.turn]
    place = b"%s %g %g Tm" % (matrix, word.x, word.y)
    return b"BT %s %g Tf %s (%s) Tj ET" % (font, word.size, place, text)


def _file(objects):
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer << /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        start,
    )
