import pytest

from leader_reader.services.pages import OutlineItem
from tests.adapters.pdf_pages.making import PAGE, pdf, words

LABELS = b"/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /P (A-) /St 7 >>] >>"


def item(title, dest, rest=b""):
    return b"<< /Title (%s) %s %s >>" % (title, dest, rest)


def test_pages_bear_the_numbers_that_are_printed(desk):
    opened = desk.open(pdf(*[words("a")] * 4, catalogue=LABELS))
    assert [size.label for size in opened.pages.sizes] == ["i", "ii", "A-7", "A-8"]


def test_the_outline_says_where_it_leads(desk):
    to = b"/Dest [%d 0 R %s]"
    more = [
        b"<< /First 5 0 R /Last 7 0 R >>",
        item(b"One\\nline", to % (PAGE, b"/XYZ 72 742 null"), b"/Next 7 0 R /First 6 0 R"),
        item(b"Part", to % (PAGE + 2, b"/FitH 800")),
        item(b"Two", to % (PAGE + 2, b"/Fit"), b"/Next 8 0 R"),
        item(b"", b"/Dest (nowhere)", b"/Next 9 0 R"),
        item(b"Site", b"/A << /S /URI /URI (https://example.org) >>"),
    ]
    data = pdf(words("a"), words("b"), catalogue=b"/Outlines 4 0 R", more=more)
    outline = desk.open(data).pages.outline
    assert outline == (
        OutlineItem("One line", 0, 1, pytest.approx(100)),
        OutlineItem("Part", 1, 2, pytest.approx(42)),
        OutlineItem("Two", 0, 2, None),
        OutlineItem("", 0, 0, None),
        OutlineItem("Site", 0, 0, None),
    )


def test_an_outline_that_goes_in_circles_ends(desk):
    more = [
        b"<< /First 5 0 R /Last 5 0 R >>",
        item(b"One", b"", b"/First 5 0 R /Next 6 0 R"),
        item(b"Two", b"", b"/Next 5 0 R"),
    ]
    opened = desk.open(pdf(words("a"), catalogue=b"/Outlines 4 0 R", more=more))
    assert 1 <= len(opened.pages.outline) <= 20


@pytest.mark.parametrize(
    ("keys", "top"),
    [(b"", 100), (b"/Rotate 180", 742), (b"/Rotate 90", 72), (b"/CropBox [0 0 595 800]", 58)],
)
def test_a_place_is_given_on_the_page_as_it_is_displayed(desk, keys, top):
    dest = b"/Dest [%d 0 R /XYZ 72 742 0]" % PAGE
    more = [b"<< /First 5 0 R /Last 5 0 R >>", item(b"One", dest)]
    data = pdf(words("a"), page_keys=[keys], catalogue=b"/Outlines 4 0 R", more=more)
    assert desk.open(data).pages.outline[0].top == pytest.approx(top, abs=0.01)


def link(rect, target):
    return b"<< /Subtype /Link /Rect [%s] %s >>" % (rect, target)


def uri(address):
    return b"/A << /S /URI /URI (%s) >>" % address


def links_of(desk, *links, keys=b""):
    annotations = b"/Annots [%s] " % b" ".join(links)
    desk.open(pdf(words("a"), words("b"), page_keys=[annotations + keys]))
    return desk.links()


def test_a_link_inside_the_document_has_its_page_and_place(desk):
    inside = link(b"72 690 172 710", b"/Dest [%d 0 R /XYZ null 642 null]" % (PAGE + 2))
    action = link(b"72 590 172 610", b"/A << /S /GoTo /D [%d 0 R /Fit] >>" % PAGE)
    first, second = links_of(desk, inside, action)
    assert first.rect == pytest.approx((72, 132, 172, 152))
    assert (first.page, first.top, first.address) == (2, pytest.approx(200), "")
    assert (second.page, second.top) == (1, None)


def test_the_rectangle_of_a_link_turns_with_the_page(desk):
    (found,) = links_of(desk, link(b"72 690 172 710", uri(b"www.who.int")), keys=b"/Rotate 90")
    assert found.rect == pytest.approx((690, 72, 710, 172))


def test_a_link_over_two_lines_has_two_rectangles(desk):
    quads = b"/QuadPoints [72 710 172 710 72 690 172 690 72 680 99 680 72 660 99 660] "
    found = links_of(desk, link(b"72 660 172 710", quads + uri(b"https://example.org/a")))
    assert [one.rect for one in found] == [
        pytest.approx((72, 132, 172, 152)),
        pytest.approx((72, 162, 99, 182)),
    ]


@pytest.mark.parametrize(
    "target",
    [
        uri(b"javascript:alert(1)"),
        uri(b"file:///etc/passwd"),
        b"/A << /S /Launch /F (calc.exe) >>",
        b"/A << /S /JavaScript /JS (app.alert\\(1\\)) >>",
        b"/A << /S /GoToR /F (other.pdf) /D [0 /Fit] >>",
        b"/Dest (nowhere)",
        b"/Dest [99 /Fit]",
        b"",
    ],
)
def test_what_could_start_something_or_leads_nowhere_is_no_link(desk, target):
    assert links_of(desk, link(b"72 690 172 710", target)) == ()


@pytest.mark.parametrize("address", ["https://example.org/a?b=c", "mailto:a@b.org", "www.who.int"])
def test_an_address_is_given_as_it_is_written(desk, address):
    (found,) = links_of(desk, link(b"72 690 172 710", uri(address.encode())))
    assert (found.page, found.address) == (None, address)
