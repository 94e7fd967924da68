"""Two texts compared word by word lose nothing, and only changes are shown. Names in capitals read
as people write them.
"""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from monev.core.text import (
    ADDED,
    DELETED,
    KEPT,
    SMALL_WORDS,
    SPELLINGS,
    WordRun,
    calm_capitals,
    diff_words,
    with_mark,
)
from monev.figures import format_area

WORDS = st.lists(st.sampled_from(["rapat", "evaluasi", "ZI", "per", "triwulan"]), max_size=12).map(
    " ".join
)


def test_a_changed_word_stands_beside_what_it_was_and_nothing_beside_nothing():
    changed = [WordRun(DELETED, "evaluasi"), WordRun(ADDED, "monev")]
    kept = [WordRun(KEPT, word) for word in ("Rapat", "ZI")]
    assert diff_words("Rapat evaluasi ZI", "Rapat monev ZI", around=2) == [
        kept[0],
        *changed,
        kept[1],
    ]
    assert diff_words(None, "Rapat ZI", around=2) == [WordRun(ADDED, "Rapat ZI")]
    assert diff_words("Rapat ZI", "", around=2) == [WordRun(DELETED, "Rapat ZI")]
    assert diff_words(None, None, around=2) == []


@pytest.mark.parametrize(
    ("typed", "mark", "written"),
    [
        ("Melengkapi bukti.", ",", "Melengkapi bukti,"),
        ("Melengkapi bukti", ".", "Melengkapi bukti."),
        ("Melengkapi bukti. ", ".", "Melengkapi bukti."),
        ("Siapa hadir?", ".", "Siapa hadir?"),
        ("Alasan:", "", "Alasan"),
        ("Notulensi, foto, dll.", ",", "Notulensi, foto, dll.,"),
        ("Surat untuk Budi, S.H.", ".", "Surat untuk Budi, S.H."),
        ("Disusun menurut V.a.1.1.", ",", "Disusun menurut V.a.1.1,"),
    ],
)
def test_a_mark_of_ours_stands_once_after_what_was_typed(typed, mark, written):
    assert with_mark(typed, mark) == written


@given(WORDS, WORDS)
@example("rapat rapat", "rapat rapat")
def test_both_texts_can_be_read_off_it(old, new):
    runs = diff_words(old, new, around=12)
    assert " ".join(run.text for run in runs if run.jenis != ADDED) == old
    assert " ".join(run.text for run in runs if run.jenis != DELETED) == new


def test_far_from_a_change_words_are_left_out():
    words = " ".join(f"k{number}" for number in range(20))
    first = diff_words(f"{words} lama", f"{words} baru", around=2)[0]
    assert first == WordRun(KEPT, "… k18 k19")
    assert diff_words("a b c x", "a b c y", around=2)[0].text == "a b c", (
        "one word is not worth an ellipsis"
    )


@pytest.mark.processor_seconds(30)
def test_two_cells_of_excel_s_greatest_length_do_not_keep_anybody_waiting():
    """Stop a comparison that does not end: the limit of 30 seconds is far above the usual time."""
    assert {run.jenis for run in diff_words("a " * 16_000, "b " * 16_000, around=2)} == {
        DELETED,
        ADDED,
    }


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("MANAJEMEN PERUBAHAN", "Manajemen Perubahan"),
        ("PENATAAN SISTEM MANAJEMEN SDM", "Penataan Sistem Manajemen SDM"),
        ("SUMBER DAYA  MANUSIA\n(SDM)", "Sumber Daya Manusia (SDM)"),
        ("PENGUATAN TI/SPBE DAN E-OFFICE", "Penguatan TI/SPBE dan e-Office"),
        ("SPIP, LHKPN & LHKASN DI KPU RI", "SPIP, LHKPN & LHKASN di KPU RI"),
        ("MEMBANGUN WBK/WBBM YANG BERAKHLAK", "Membangun WBK/WBBM yang BerAKHLAK"),
        ("TRIWULAN II DAN IV", "Triwulan II dan IV"),
        ("PENYUSUNAN LKJIP (E-SAKIP)", "Penyusunan LKjIP (e-SAKIP)"),
        ("UNDANG-UNDANG P.P. NO. 5", "Undang-Undang P.P. No. 5"),
        ("NON-ASN SE-KABUPATEN, RAPAT KE-2", "Non-ASN se-Kabupaten, Rapat ke-2"),
        ("DAN SETERUSNYA UNTUK SEMUA", "Dan Seterusnya untuk Semua"),
        ("JUM'AT BERSIH S.D. DESEMBER", "Jum'at Bersih s.d. Desember"),
        ("PELAPORAN TERPADU UNTUK DESA (PTD)", "Pelaporan Terpadu untuk Desa (PTD)"),
    ],
)
def test_a_name_in_capitals_is_calmed_down(printed, written):
    assert calm_capitals(printed) == written
    assert format_area("V", printed) == f"V {written}"


ACRONYMS = (
    "SDM SPIP TI SOP ASN WBS LHKPN LHKASN WBK WBBM ZI PNS PPNPN TIK SAKIP LKjIP IKU SKP RKT "
    "SIPINTER KPU"
)


def test_acronyms_of_zona_integritas_stay_and_a_name_not_all_in_capitals_is_left_as_it_is():
    for acronym in ACRONYMS.split():
        calm = calm_capitals(f"PENINGKATAN {acronym.upper()} DI KANTOR")
        assert calm == f"Peningkatan {acronym} di Kantor"
    assert {word.lower() for word in SPELLINGS} & SMALL_WORDS == set()
    for name in ("Penguatan SPIP Di kantor", "inovasi", "PENATAAN Tata Laksana", "iPhone", "", "–"):
        assert calm_capitals(name) == name


@given(st.text(max_size=80))
def test_no_letter_is_lost_and_what_is_calm_stays(name):
    once = calm_capitals(name)
    assert once.casefold() == " ".join(name.split()).casefold()
    assert calm_capitals(once) == once or once.upper() == once
