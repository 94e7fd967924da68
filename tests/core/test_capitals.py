"""A name that a decree prints in capitals reads as people write it, and its acronyms stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monev.core.text import SMALL_WORDS, SPELLINGS, calm_capitals
from monev.figures import format_area


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


@pytest.mark.parametrize("name", ["Penguatan SPIP Di kantor", "inovasi", "PENATAAN Tata Laksana", "iPhone", "", "–"])
def test_a_name_not_all_in_capitals_is_left_as_it_is(name):
    assert calm_capitals(name) == name


ACRONYMS = "SDM SPIP TI SOP ASN WBS LHKPN LHKASN WBK WBBM ZI PNS PPNPN TIK SAKIP LKjIP IKU SKP RKT SIPINTER KPU"


@pytest.mark.parametrize("acronym", ACRONYMS.split())
def test_acronyms_of_zona_integritas_stay(acronym):
    assert calm_capitals(f"PENINGKATAN {acronym.upper()} DI KANTOR") == f"Peningkatan {acronym} di Kantor"


def test_no_acronym_is_also_a_small_word():
    assert {word.lower() for word in SPELLINGS} & SMALL_WORDS == set()


@given(st.text(max_size=80))
def test_no_letter_is_lost_and_what_is_calm_stays(name):
    once = calm_capitals(name)
    assert once.casefold() == " ".join(name.split()).casefold()
    assert calm_capitals(once) == once or once.upper() == once
