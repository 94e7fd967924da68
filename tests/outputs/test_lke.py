"""Test which pilar of the LKE a langkah serves (a column of the plan, else a choice that was asked),
and how the plan covers the sheet.
"""

from datetime import date
from functools import partial

import pytest

from monev.access import NotAllowed
from monev.core.roles import LOCAL_ACTOR
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.figures import view_at
from monev.outputs import lke
from monev.outputs.coverage import coverage, coverage_frame, coverage_sentence, map_frame
from monev.writing.append import NewEntry, append_entry
from monev.writing.closing import close_plan
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
    together,
)

ANI = {"pelaku": "Ani"}


@pytest.fixture
def db(own_store) -> Database:
    return own_store()


def stored(db: Database, *langkah, **other) -> None:
    append_unggahan(db, sample_content([*langkah], **other))


def view(db: Database):
    return view_at(db, SATKER, TAHUN, date(TAHUN, 6, 30))


def area(kode: str, name: str, komponen: str, **other):
    return langkah_content(kode, nama_area=name, komponen=komponen, indikator="", **other)


PILAR = {
    "A.I.5.iii": ("A.I.5.iii",),
    "A.I.5 (iii) Pengaduan Masyarakat": ("A.I.5.iii",),
    "a.ii.1.II; A.I.2 (i)": ("A.I.2.i", "A.II.1.ii"),
    "Penanganan Pengaduan Masyarakat dan Standar Pelayanan": ("A.I.6.i", "A.II.5.ii"),
    "A.I.1.a": (),
    "pertanyaan 4": (),
}


def test_a_column_of_the_plan_names_pilar_by_code_or_by_name(db):
    rows = [
        langkah_content(f"I.{number}.1", lainnya={"Pertanyaan LKE": cell})
        for number, cell in enumerate(PILAR, start=1)
    ]
    stored(db, *rows)
    served = lke.read_served(db, view(db))
    assert {each.words: each.codes for each in served.values() if each.is_of_plan} == PILAR


def test_what_was_chosen_by_letters_is_carried_over_to_the_sheets_numbers(db):
    stored(db, langkah_content("V.a.1.1"), langkah_content("VI.1.1"))
    old = {"hal": "lke", "nilai": {str(TAHUN): {"V.a.1.1": "A.II.5.a", "VI.1.1": "A.I.6.e"}}}
    append_entry(db, NewEntry("pengaturan", SATKER, None, old), pelaku=LOCAL_ACTOR)
    assert lke.read_chosen(db, SATKER, TAHUN) == {"V.a.1.1": "A.II.5.i", "VI.1.1": "A.I.6.v"}
    served = lke.read_served(db, view(db))["V.a.1.1"].words
    assert served == "A.II.5 (i) Mekanisme Pengendalian (Reform, Penguatan Pengawasan)"
    assert not lke.store_chosen(db, view(db), {"VI.1.1": "A.I.6.v"}, **ANI), "nothing changed"
    assert lke.store_chosen(db, view(db), {"VI.1.1": ""}, **ANI)
    assert lke.read_chosen(db, SATKER, TAHUN) == {"V.a.1.1": "A.II.5.i"}
    with pytest.raises(EntryRefused):
        lke.store_chosen(db, view(db), {"VI.1.1": "A.I.6.a"}, **ANI)


def test_two_who_choose_at_once_both_keep_their_choice_and_a_closed_plan_takes_none(db):
    stored(db, langkah_content("V.a.1.1"), langkah_content("VI.1.1"))
    chosen = {"V.a.1.1": "A.II.5.i", "VI.1.1": "A.I.5.i"}
    acts_of_two = [
        partial(lke.store_chosen, db, view(db), {kode: code}, **ANI)
        for kode, code in chosen.items()
    ]
    assert together(*acts_of_two) == [True, True]
    assert lke.read_chosen(db, SATKER, TAHUN) == chosen
    close_plan(db, SATKER, TAHUN, closed=True, pelaku=LOCAL_ACTOR)
    with pytest.raises(NotAllowed):
        lke.store_chosen(db, view(db), {"V.a.1.1": ""}, **ANI)


def test_a_pilar_is_proposed_from_the_words_of_a_langkah_and_never_stored_by_itself(db):
    stored(
        db,
        area("I.1.1", "MANAJEMEN PERUBAHAN", "Tim Kerja"),
        area("II.1.1", "Penataan Tata Laksana", "Prosedur operasional tetap (SOP)"),
        area("V.a.1.1", "Penguatan Pengawasan", "Survei", nama_sub_area="Pembangunan SPIP"),
        area("V.a.2.1", "Penguatan Pengawasan", "Kegiatan lain", nama_sub_area="Lainnya"),
        area("VI.1.1", "Peningkatan Kualitas Pelayanan Publik", "Pengendalian Gratifikasi"),
        area("VII.1.1", "Inovasi Pelayanan", "Inovasi pelayanan kepada publik"),
        area("I.2.1", "MANAJEMEN PERUBAHAN", "Umum", langkah_aksi="Pembentukan Tim Kerja ZI"),
    )
    assert lke.propose(db, view(db)) == {
        "I.1.1": "A.I.1.i",
        "I.2.1": "A.I.1.i",
        "II.1.1": "A.I.2.i",
        "V.a.1.1": "A.I.5.ii",
        "VII.1.1": "A.II.6.i",
    }
    assert lke.read_chosen(db, SATKER, TAHUN) == {}
    assert lke.store_chosen(db, view(db), {"I.1.1": "A.I.1.ii"}, **ANI)
    assert "I.1.1" not in lke.propose(db, view(db))


def test_the_pilar_of_a_langkahs_own_area_are_offered_first():
    first = next(iter(lke.pilar_for("Penguatan Pengawasan").values()))
    assert first == "A.I.5 (i) Pengendalian Gratifikasi (Pemenuhan, Penguatan Pengawasan)"
    assert len(lke.pilar_for("Area lain")) == len(lke.PILAR) == 42


def test_the_sheet_counts_langkah_and_the_years_bukti_of_each_pilar(db):
    bukti = {"Undangan": "terverifikasi", "Notulensi": "ada", "Foto": "belum_ada"}
    waived = {"Undangan": "tidak_berlaku", "Foto": "ada"}
    march = tenggat_content("2025-03", bukti=bukti)
    december = tenggat_content("2025-12", bukti=waived)
    stored(
        db,
        langkah_content("I.1.1", [march, december], lainnya={"LKE": "A.I.1.i dan A.II.1.i"}),
        langkah_content("I.2.1", [], lainnya={"LKE": "A.I.1.i"}),
        langkah_content("I.3.1", []),
    )
    found = coverage(db, view(db))
    assert [each.pilar.label for each in found][:5] == [
        *("A.I.1 (i)", "A.I.1 (ii)", "A.I.1 (iii)", "A.I.1 (iv)", "A.I.2 (i)")
    ]
    assert found[0].langkah == ("I.1.1", "I.2.1")
    assert found[0].state == "2 langkah · 4 bukti harus ada · 3 ada · 1 terverifikasi"
    assert found[1].state == "belum ada langkah"
    assert coverage_sentence(found) == "40 dari 42 pilar LKE belum ada langkah."
    frame = coverage_frame(found).set_index("pilar")
    assert list(frame.loc["A.II.1 (i)", ["langkah", "harus_ada", "ada", "terverifikasi"]]) == [
        *("I.1", 4, 3, 1)
    ]
    assert frame.loc["A.I.2 (i)", "langkah"] == "belum ada langkah"
    assert set(frame["sumber"]) == {"belum dicocokkan"}, "no name was compared with the decree yet"
    drawn = map_frame(found).set_index("code")
    assert (drawn.loc["A.I.1.i", "text"], drawn.loc["A.I.1.ii", "text"]) == ("3/4", "belum")
    assert drawn.loc["A.I.1.ii", "state"] == "terlambat", "it stands out in orange"
    assert list(drawn["column_name"].drop_duplicates())[:4] == [
        f"A.I ({number})" for number in ("i", "ii", "iii", "iv")
    ]
