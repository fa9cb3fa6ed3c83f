import pytest

from leader_reader.adapters.importers.encoding import decode, is_binary

ENGLISH = "Dr O’Neill’s “leadership” — café, £30 a head.\nThe naïve rôle of the ward sister.\n"
FRENCH = "L’équipe a été très engagée : où était le médecin ? Ça dépend des élèves.\n"
POLISH = "Zażółć gęślą jaźń. Współczesna służba zdrowia wymaga przywództwa.\n"
TURKISH = "İstanbul'un sağlık çalışanları yönetici değişikliğini görüştü, şimdi ışık var.\n"
RUSSIAN = "Руководство в здравоохранении требует участия врачей и медсестёр.\n" * 3
GREEK = "Η ηγεσία στην υγεία απαιτεί τη συμμετοχή των γιατρών.\n" * 3
CZECH = "Lékař, který vede oddělení, se musí naučit naslouchat svým kolegům, příště.\n"
CHINESE = "领导病房的医生必须学会倾听同事的意见，并与他们一起做出决定。\n" * 3
JAPANESE = "病棟を率いる医師は、同僚の話を聞き、共に決定することを学ばなければなりません。\n" * 3
KOREAN = "병동을 이끄는 의사는 동료의 말을 듣고 함께 결정하는 법을 배워야 합니다.\n" * 3


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
        (POLISH, "iso8859-2"),
        (CZECH, "cp1250"),
        (CZECH, "iso8859-2"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "mac_cyrillic"),
        (RUSSIAN, "iso8859-5"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-16-le"),
        (CHINESE, "utf-16-be"),
        (CHINESE, "utf-32-le"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (JAPANESE, "utf-16-le"),
        (KOREAN, "cp949"),
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


def test_wide_text_without_a_mark_is_no_binary_data():
    assert not is_binary(CHINESE.encode("utf-16-le"))
    assert is_binary(bytes(range(256)) * 40)


@pytest.mark.parametrize("name", ["unicode_escape", "raw-unicode-escape", "punycode", "rot13"])
def test_codings_that_no_file_is_written_in_are_not_believed(name):
    assert decode("café \\ud800".encode("cp1252"), name).text == "café \\ud800"
