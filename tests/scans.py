"""Scans for tests: PDFs whose pages are pictures, and a program that plays Tesseract's part."""

import json
import sys
import zlib
from pathlib import Path

_PROGRAM = """#!{python} -SE
import json, os, sys, time

here = os.path.dirname(os.path.realpath(sys.argv[0]))
plan = json.load(open(os.path.join(here, "plan.json")))
asked = sys.argv[1:]
if asked == ["--version"]:
    print("tesseract", plan["version"], "\\n leptonica-1.82.0")
    sys.exit(0)
if asked == ["--list-langs"]:
    print("List of available languages:", *plan["languages"], sep="\\n")
    sys.exit(0)
image = sys.stdin.buffer.read()
kind, width, height = image[:200].split()[:3]
page = str(round((255 - image[-1 - int(width)]) / 8))
with open(os.path.join(here, "calls.log"), "a") as log:
    told = dict(arguments=asked, page=page, process=os.getpid(), size=[int(width), int(height)],
                environment=sorted(os.environ), threads=os.environ.get("OMP_THREAD_LIMIT"))
    log.write(json.dumps(told) + "\\n")
if "0" in asked:
    print("Page number: 0", f"Rotate: {plan['turn']}", "Orientation confidence: 9.0", sep="\\n")
    sys.exit(0)
way = plan["ways"].get(page, "well")
if way == "fail":
    sys.exit(3)
if way == "hang":
    time.sleep(600)
if way == "garbage":
    sys.stdout.buffer.write(bytes(range(256)) * 40); sys.exit(0)
time.sleep(plan["delay"])
print("level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext")
for number, line in enumerate(plan["pages"].get(page, []), 1):
    left, top = 300, 300 + 60 * number
    for at, word in enumerate(line.split(), 1):
        print(5, 1, 1, 1, number, at, left, top, 20 * len(word), 36, "95.5", word, sep="\\t")
        left += 20 * len(word) + 14
"""


def write_scan(path, pages=1, side=40):
    """Write a PDF of pages that are evenly grey pictures; each is a little darker than the last."""
    squares = [bytes([255 - 8 * number]) * side * side for number in range(1, pages + 1)]
    return write_pictures(path, [(side, side, square) for square in squares])


def write_pictures(path, pictures, width=595.0, height=842.0):
    """Write a PDF whose pages are filled by grey pictures (wide, high, bytes)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for wide, high, grey in pictures:
        packed = zlib.compress(grey)
        objects.append(
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
            b"/BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
            % (wide, high, len(packed), packed)
        )
        shown = b"q %g 0 0 %g 0 0 cm /I Do Q" % (width, height)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Contents %d 0 R "
            b"/Resources << /XObject << /I %d 0 R >> >> >>"
            % (width, height, len(objects), len(objects) - 1)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    path.write_bytes(_file(objects))
    return path


def photographed(source, path, dots=200):
    """Write the pages of the PDF at `source` as pictures of them, slightly grained."""
    import numpy as np
    import pypdfium2 as pdfium

    grain, pictures = np.random.default_rng(7), []
    document = pdfium.PdfDocument(source)
    for page in document:
        width, height = page.get_size()
        bitmap = page.render(scale=dots / 72, grayscale=True)
        grey = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].astype(int)
        grey = np.clip(grey + grain.normal(0, 6, grey.shape), 0, 255).astype(np.uint8)
        pictures.append((bitmap.width, bitmap.height, grey.tobytes()))
    document.close()
    return write_pictures(path, pictures, width, height)


def _file(objects):
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF" % (count, table, count, len(written))
    )


class Played:
    """A program in `folder` that answers as Tesseract does, from a plan that can be changed.

    `pages` gives the lines on a page by its number; `ways` lets a page "fail", "hang" or give
    "garbage".
    """

    def __init__(self, folder, **plan):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.program = folder, folder / "tesseract"
        self.program.write_text(_PROGRAM.replace("{python}", sys.executable), "utf-8")
        self.program.chmod(0o755)
        usual = {"version": "5.3.0", "languages": ["eng", "osd"], "turn": 0, "delay": 0}
        self._plan = {**usual, "ways": {}, "pages": {}}
        self.plan(**plan)

    def plan(self, **changed):
        self._plan |= json.loads(json.dumps(changed))
        (self.folder / "plan.json").write_text(json.dumps(self._plan), "utf-8")

    @property
    def calls(self):
        log = self.folder / "calls.log"
        return (
            [json.loads(line) for line in log.read_text("utf-8").splitlines()]
            if log.exists()
            else []
        )


def running(process):
    """Tell whether a process is still at work (a dead one nobody has waited for is not)."""
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"
