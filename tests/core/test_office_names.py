"""Two names that look alike on screen are one office, or one of them is named as odd."""

import pytest

from monev.core.office_names import clean_name, find_odd_word, has_latin_letter, standard_name

OFFICE = "KPU Kabupaten Uji"


WRITINGS = (
    "KPU KABUPATEN UJI",
    "kpu  kabupaten\tuji ",
    "Komisi Pemilihan Umum Kab. Uji",
    "KPU Kabupaten\u00a0Uji",
    "KPU\u200b Kabu\u200dpaten Uji\ufeff",
    "\u202eKPU Kabupaten\u2066 Uji\u202c",
    "KPU Kabu\u00adpaten Uji",
    "KPU\x07 Kabupaten Uji",
    "\uff2b\uff30\uff35 Kabupaten Uji",
    "KPU Kabupaten \U0001d414\U0001d423\U0001d422",
    "KPU Kabupate\u0301n Uji",
    "KPU Kabu paten Uji",
    "Sekretariat KPU Kabupaten Uji",
)


@pytest.mark.parametrize("written", WRITINGS)
def test_another_way_of_writing_a_name_is_the_same_office(written):
    assert standard_name(written) == standard_name(OFFICE)
    assert find_odd_word(written) is None
    assert not any(one in clean_name(written) for one in "\u200b\u200d\u202e\u2066\u00ad\x07\ufeff")


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("KPU K\u0430bupaten Uji", "K\u0430bupaten"),
        ("\u041aPU Kabupaten Uji", "\u041aPU"),
        ("KPU Kabupaten \u03a5ji", "\u03a5ji"),
        ("KPU Kabupaten Uj\u0131", "Uj\u0131"),
        ("KPU Kabupaten \u0661", "\u0661"),
        ("KPU Kabupaten Uji \U0001f642", "\U0001f642"),
    ],
)
def test_a_letter_that_only_looks_latin_is_found_with_its_word(written, word):
    assert find_odd_word(written) == word
    assert standard_name(written) != standard_name(OFFICE) or not word.isalnum()


def test_usual_signs_are_nothing_odd_and_names_without_latin_letters_are_not_all_one_office():
    for name in ("Satker (Sekretariat)", "UPT & Balai", "Kantor 2/A", "KPU + Bawaslu", "BPS – Uji"):
        assert find_odd_word(name) is None, name
    names = ["\u041a\u041f\u0423", "\u0643\u0648\u062a\u0627", "2025", "---"]
    assert [has_latin_letter(name) for name in names] == [False] * 4
    assert len({standard_name(name) for name in names}) == 4


def test_a_court_of_another_class_is_the_same_office_other_offices_and_a_unit_of_one_are_not():
    assert standard_name(f"{OFFICE} (Sekretariat)") != standard_name(OFFICE)
    assert standard_name("Pengadilan Agama Wates Kelas IB") == standard_name(
        "PENGADILAN AGAMA WATES"
    )
    assert standard_name("Lapas Kelas IIA") != standard_name("Lapas")
