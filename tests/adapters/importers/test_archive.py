import zipfile

import pytest

from leader_reader.adapters.importers import archive as module
from leader_reader.adapters.importers.archive import open_archive
from leader_reader.adapters.importers.xml import parse_xml
from leader_reader.domain.errors import UnreadableFile

OLE = bytes.fromhex("D0CF11E0A1B11AE1")


@pytest.fixture
def made(tmp_path):
    def make(members, name="a.docx", packing=zipfile.ZIP_DEFLATED):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", packing) as file:
            for member, data in members.items():
                file.writestr(member, data)
        return path

    return make


def reason(path, member="x"):
    with pytest.raises(UnreadableFile) as raised, open_archive(path) as archive:
        archive.read(member)
    return raised.value.reason


def test_reads_members_by_name_and_leaves_folders_out(made):
    path = made({"word/": b"", "word/a.xml": b"one", "b": b"two"})
    with open_archive(path) as archive:
        assert archive.names() == {"word/a.xml", "b"}
        assert archive.read("word/a.xml") == b"one"


def test_a_missing_member_is_damage(made):
    assert "is missing" in reason(made({"y": b"1"}))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "it is empty"),
        (b"PK\x03\x04 cut short", "not a complete Word file"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password-protected"),
        (OLE + b"\0" * 600, "old Word file"),
    ],
)
def test_says_why_it_is_no_archive(tmp_path, data, expected):
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert expected in reason(path)


def test_a_file_that_is_gone_is_a_reason_not_a_crash(tmp_path):
    assert "cannot be opened" in reason(tmp_path / "none.docx")


def test_a_member_cut_short_is_damage(made):
    path = made({"x": bytes(range(256)) * 40}, packing=zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    data[100:120] = b"\0" * 20  # its checksum no longer fits
    path.write_bytes(data)
    assert "it is damaged" in reason(path)


def test_an_encrypted_member_is_told_from_damage(made):
    path = made({"x": b"secret"}, packing=zipfile.ZIP_STORED)
    data = path.read_bytes()
    local, central = data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8
    marked = bytearray(data)
    marked[local] |= 1
    marked[central] |= 1
    path.write_bytes(marked)
    assert "password-protected" in reason(path)


def test_what_unpacks_too_far_is_refused_before_unpacking(made, monkeypatch):
    path = made({"x": b"\0" * 11_000_000})
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("was unpacked"))
    assert "far more than its size" in reason(path)


def test_limits_hold_for_size_total_and_number(made, monkeypatch):
    small = made({"x": b"12345", "y": b"12345"}, packing=zipfile.ZIP_STORED)
    monkeypatch.setattr(module, "MAX_MEMBER", 4)
    assert "far more" in reason(small)
    monkeypatch.setattr(module, "MAX_MEMBER", 100)
    monkeypatch.setattr(module, "MAX_TOTAL", 8)
    with open_archive(small) as archive:
        archive.read("x")
        with pytest.raises(UnreadableFile):
            archive.read("y")
    monkeypatch.setattr(module, "MAX_ENTRIES", 1)
    assert "far more" in reason(small)


def test_a_compressible_but_small_member_is_fine(made):
    path = made({"x": b"\0" * 1_000_000})
    with open_archive(path) as archive:
        assert len(archive.read("x")) == 1_000_000


def test_xml_never_expands_its_own_entities(tmp_path):
    data = b'<!DOCTYPE a [<!ENTITY e "expanded">]><a>&e;</a>'
    assert "expanded" not in "".join(parse_xml(data, tmp_path).itertext())


def test_xml_never_reads_another_file(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hidden words")
    data = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]><a>x&e;</a>'.encode()
    assert "hidden" not in "".join(parse_xml(data, tmp_path).itertext())


def test_a_billion_laughs_cost_nothing(tmp_path):
    entities = b"".join(
        b'<!ENTITY l%d "%s">' % (at, b"&l%d;" % (at - 1) * 10) for at in range(1, 12)
    )
    data = b'<!DOCTYPE a [<!ENTITY l0 "lol">' + entities + b']><a x="&l11;">&l11;</a>'
    with pytest.raises(UnreadableFile, match="not valid XML"):
        parse_xml(data, tmp_path)
    mild = data.replace(b' x="&l11;"', b"")
    assert len("".join(parse_xml(mild, tmp_path).itertext())) < 1000


def test_xml_knows_the_names_of_html_and_mends_what_is_broken(tmp_path):
    root = parse_xml(b"<a>caf&eacute;&nbsp;&amp;<b>open</a>", tmp_path)
    assert "".join(root.itertext()) == "café\u00a0&open"


def test_hopeless_xml_is_a_reason(tmp_path):
    with pytest.raises(UnreadableFile, match="not valid XML"):
        parse_xml(b"no markup at all", tmp_path)


def test_xml_that_would_fill_the_memory_is_refused(tmp_path):
    data = b"<a>" + b'<b c="1"/>' * 2_000_000 + b"</a>"
    with pytest.raises(UnreadableFile, match="too large for one document"):
        parse_xml(data, tmp_path)
