"""PDF files made to harm whoever reads them."""

import zlib

from tests.adapters.importers.making_pdf import make_pdf


def pdf_objects(*objects, trailer=b"/Root 1 0 R"):
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    size = len(objects) + 1
    return data + b"trailer << /Size %d %s >>\nstartxref\n%d\n%%%%EOF" % (size, trailer, start)


def stream(data, keys=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), keys, data)


def packed(data, times=1):
    names = b" ".join([b"/FlateDecode"] * times)
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter [%s]" % names)


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 5 0 R >>"
RESOURCES = b"<< /Font << /F1 6 0 R >> /XObject << /X 7 0 R >> >>"


def pdf_of(content, kids=b"[3 0 R]", count=1, form=None):
    return pdf_objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids %s >>" % (count, kids),
        PAGE,
        content,
        RESOURCES,
        FONT,
        form or stream(b"", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"),
    )


def pdf_bomb():
    return pdf_of(packed(b"BT /F1 9 Tf 72 700 Td (words and more of them) Tj ET\n" * 4_000_000))


def pdf_bomb_of_bombs():
    return pdf_of(packed(b" " * 300_000_000, 3))


def pdf_repeated_page():
    content = b"BT /F1 9 Tf 72 700 Td 12 TL " + b"(words and more of them) ' " * 3000 + b"ET"
    return pdf_of(packed(content), b"[" + b"3 0 R " * 20_000 + b"]", 20_000)


def pdf_forms_in_forms():
    """Forms that draw the next one ten times each, 9 deep: a billion drawings."""
    forms = [
        stream(
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
            b"/Resources << /XObject << /X %d 0 R >> >>" % (8 + k),
        )
        for k in range(9)
    ]
    last = stream(
        b"BT /F1 9 Tf (x) Tj ET",
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 6 0 R >> >>",
    )
    return pdf_objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        PAGE,
        stream(b"/X Do " * 10),
        RESOURCES,
        FONT,
        *forms,
        last,
    )


def pdf_tree_of_pages():
    """A tree whose branches name each other: endless where it is followed."""
    return pdf_objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1000000000 /Kids [3 0 R 3 0 R 2 0 R] >>",
        b"<< /Type /Pages /Count 1000000000 /Kids [2 0 R 3 0 R] /Parent 2 0 R >>",
    )


def pdf_outline_ring():
    return pdf_objects(
        b"<< /Type /Catalog /Pages 2 0 R /Outlines 8 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        PAGE,
        stream(b"BT /F1 12 Tf 72 700 Td (Some words of a page) Tj ET"),
        RESOURCES,
        FONT,
        stream(b""),
        b"<< /First 9 0 R /Last 9 0 R /Count 1000000 >>",
        b"<< /Title (x) /Parent 8 0 R /Next 9 0 R /First 9 0 R /Dest [3 0 R /Fit] >>",
    )


def pdf_many_letters():
    letters = b"".join(b"%d %d Td (a) Tj " % (k % 7, -(k % 3)) for k in range(300_000))
    return pdf_of(packed(b"BT /F1 1 Tf 72 700 Td " + letters + b"ET"))


def pdf_columns():
    """Single letters strewn over the page: as many columns and lines as can be."""
    strewn = b"".join(
        b"BT /F1 4 Tf %d %d Td (a b) Tj ET " % ((k * 7919) % 590, (k * 104_729) % 840)
        for k in range(40_000)
    )
    return pdf_of(packed(strewn))


def pdf_rulings():
    return pdf_of(
        packed(
            b"".join(b"%d 0 m %d 840 l S 0 %d m 590 %d l S " % (k, k, k, k) for k in range(60_000))
            + b"BT /F1 9 Tf 72 700 Td (Some words of a page) Tj ET"
        )
    )


def pdf_rectangles():
    return pdf_of(
        packed(
            b"".join(b"%d %d 9 9 re f " % (k * 7 % 590, k * 13 % 840) for k in range(150_000))
            + b"BT /F1 9 Tf 72 700 Td (Some words of a page) Tj ET"
        )
    )


def pdf_deep_array():
    return pdf_of(stream(b"BT /F1 9 Tf 72 700 Td " + b"[" * 500_000 + b"(x)" + b"] TJ ET"))


PRINTED = {
    "bomb.pdf": pdf_bomb,
    "bombs.pdf": pdf_bomb_of_bombs,
    "repeated.pdf": pdf_repeated_page,
    "forms.pdf": pdf_forms_in_forms,
    "tree.pdf": pdf_tree_of_pages,
    "outline.pdf": pdf_outline_ring,
    "letters.pdf": pdf_many_letters,
    "strewn.pdf": pdf_columns,
    "rulings.pdf": pdf_rulings,
    "rectangles.pdf": pdf_rectangles,
    "array.pdf": pdf_deep_array,
    "count.pdf": lambda: pdf_of(stream(b"BT /F1 9 Tf (x) Tj ET"), count=2_000_000_000),
    "heads.pdf": lambda: b"%PDF-1.7\n" * 200_000,
    "objects.pdf": lambda: b"%PDF-1.7\n" + b"1 0 obj << /A 1 0 R >> endobj\n" * 100_000,
    "short.pdf": lambda: make_pdf([[]] * 3000),
}
"""What each holds, by its name."""
