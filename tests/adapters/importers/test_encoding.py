import pytest

from leader_reader.adapters.importers.encoding import decode, is_binary

ENGLISH = "Dr O’Neill’s “leadership” — café, £30 a head.\nThe naïve rôle of the ward sister.\n"
FRENCH = "L’équipe a été très engagée : où était le médecin ? Ça dépend des élèves.\n"
POLISH = "Zażółć gęślą jaźń. Współczesna służba zdrowia wymaga przywództwa.\n"
TURKISH = "İstanbul'un sağlık çalışanları yönetici değişikliğini görüştü, şimdi ışık var.\n"
RUSSIAN = "Руководство в здравоохранении требует участия врачей и медсестёр.\n" * 3
GREEK = "Η ηγεσία στην υγεία απαιτεί τη συμμετοχή των γιατρών.\n" * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "cp1252"),
        (ENGLISH, "mac_roman"),
        (FRENCH, "cp1252"),
        (POLISH, "cp1250"),
        (TURKISH, "cp1254"),
        (RUSSIAN, "cp1251"),
        (GREEK, "cp1253"),
    ],
)
def test_text_comes_back_whatever_its_encoding(text, encoding):
    assert decode(text.encode(encoding)).text == text


def test_a_few_wrong_bytes_do_not_turn_utf8_into_gibberish():
    data = (
        "Ärzte und Pflegekräfte führen für bessere Qualität größere Teams \n".encode()
        + b"\xff\xfeX"
    )
    assert decode(data).text.startswith("Ärzte und Pflegekräfte")
    assert decode(data).text.endswith("��X")


def test_what_the_file_declares_is_believed_only_where_it_fits():
    data = "Świat".encode("iso-8859-2")
    assert decode(data, "iso-8859-2").text == "Świat"
    assert decode("Größe".encode(), "iso-8859-1").text == "Größe"
    assert decode("Größe".encode("cp1252"), "no-such-encoding").text == "Größe"


def test_binary_data_is_told_from_text():
    assert is_binary(bytes(range(256)) * 40)
    assert not is_binary(ENGLISH.encode("utf-16-le"))
    assert not is_binary(b"some \x00 NUL bytes in between words")
    assert not is_binary(b"")
