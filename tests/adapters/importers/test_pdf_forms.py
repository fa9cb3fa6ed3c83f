"""Tables of a PDF that are drawn in forms (XObjects), turned and moved as the forms are."""

import pytest

from leader_reader.adapters.importers.pdf import IMPORTER
from leader_reader.domain.document import BlockKind

RULES = b"0 0 m 400 0 l S 0 -20 m 400 -20 l S 0 -80 m 400 -80 l S"
CELLS = (("Item", "Yes", "No"), ("Privacy given", "99", "1"), ("Risks told", "62", "38"))


def words():
    shown = []
    for row, cells in enumerate(CELLS):
        y = 686 - 20 * row
        for x, cell in zip((80, 250, 380), cells, strict=True):
            shown.append(b"BT /F1 10 Tf %d %d Td (%s) Tj ET" % (x, y, cell.encode()))
    return b"\n".join(shown)


def form(content, keys=b""):
    kind = b"/Type /XObject /Subtype /Form /BBox [-900 -900 900 900]"
    return b"<< %s %s /Length %d >>\nstream\n%s\nendstream" % (kind, keys, len(content), content)


def file_of(content, *forms):
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        b"/Resources << /Font << /F1 3 0 R >> /XObject << /X1 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        *forms,
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF"


INNER = b"/Resources << /XObject << /X2 7 0 R >> >>"


@pytest.mark.parametrize(
    ("content", "forms"),
    [
        (b"q 1 0 0 1 72 700 cm /X1 Do Q", [form(RULES)]),
        (b"/X1 Do", [form(RULES, b"/Matrix [1 0 0 1 72 700]")]),
        (b"q 2 0 0 2 72 700 cm /X1 Do Q", [form(b"q .5 0 0 .5 0 0 cm %s Q" % RULES)]),
        (
            b"q 1 0 0 1 70 600 cm /X1 Do Q",
            [form(b"q 1 0 0 1 2 100 cm /X2 Do Q", INNER), form(RULES)],
        ),
    ],
)
def test_rules_in_forms_are_those_of_a_table(tmp_path, content, forms):
    path = tmp_path / "a.pdf"
    path.write_bytes(file_of(words() + b"\n" + content, *forms))
    rows = [block.text for block in IMPORTER.read(path).blocks if block.kind is BlockKind.TABLE]
    assert rows == ["\t".join(cells) for cells in CELLS]


def test_a_form_that_holds_itself_is_read_to_its_end(tmp_path):
    path = tmp_path / "a.pdf"
    own = form(b"/X1 Do", b"/Resources << /XObject << /X1 6 0 R >> >>")
    path.write_bytes(file_of(words() + b"\n/X1 Do", own))
    assert "Privacy given" in "\n".join(block.text for block in IMPORTER.read(path).blocks)
