"""Ringkasan to send: one page that says what monev.figures says, and stays whole whatever a plan
holds.
"""

from copy import deepcopy
from datetime import date

import pytest
from lxml.html import fromstring

from monev import figures
from monev.outputs.ringkasan_page import make_ringkasan, ringkasan_name
from tests.figures.material import Submission, langkah, make_submission, store_submissions, tenggat
from tests.makers import TAHUN

LONG = 3 * (
    "PENGUATAN PENGAWASAN, PENGENDALIAN GRATIFIKASI DAN BENTURAN KEPENTINGAN DI LINGKUNGAN "
    "SEKRETARIAT KPU "
)
SELESAI = {"selesai_sejak": "2025-03-31"}


def reported(posisi: str = "2025-06-30", **other) -> Submission:
    """Return a submission: two of four due tenggat are done, one of them without its bukti, and one
    more falls due in July.
    """
    return make_submission(
        posisi,
        langkah(
            "I.1.1",
            tenggat("2025-03", "selesai", "ada", **SELESAI),
            nama_area="MANAJEMEN PERUBAHAN",
        ),
        langkah(
            "III.1.1",
            tenggat("2025-02", "selesai", "belum_ada", **SELESAI),
            nama_area="PENATAAN SDM",
        ),
        langkah(
            "V.a.1.1",
            tenggat("2025-03"),
            tenggat("2025-05"),
            langkah_aksi="Menyusun peta",
            pic="Kasubbag Hukum",
        ),
        langkah("V.a.2.1", tenggat("2025-07"), langkah_aksi="Menyebar kuesioner"),
        langkah("VI.1.1"),
        **other,
    )


@pytest.fixture
def view(shared_db):
    def of(
        *everything: Submission, posisi: str = "2025-06-30", satker: str | None = None
    ) -> figures.View:
        name = store_submissions(shared_db, *everything, satker=satker)
        return figures.view_at(shared_db, name, TAHUN, date.fromisoformat(posisi))

    return of


@pytest.fixture
def text(shared_db, view):
    """Return the words of the one page about these submissions. The arguments are those of
    `view`.
    """

    def of(*everything: Submission, **seen: str) -> str:
        return words_of(make_ringkasan(shared_db, view(*everything, **seen)))

    return of


def words_of(page: str) -> str:
    """Return the text of the page in the order in which it is read."""
    (main,) = fromstring(page).iter("main")
    return " ".join(" ".join(main.itertext()).split()).replace(" ,", ",")


def test_who_is_late_what_comes_next_and_of_which_data_it_is_and_made_when_is_named(
    shared_db, view, monkeypatch
):
    monkeypatch.setenv("MONEV_HARI_INI", "2025-07-04")
    seen = view(reported())
    text = words_of(make_ringkasan(shared_db, seen))
    for said in (
        "2 dari 4 target yang jatuh tempo selesai; 2 terlambat.",
        "Terlambat 2",
        "Kasubbag Hukum V.a.1 Menyusun peta 91 hari lewat",
        "Juli 1 jatuh tempo berikutnya",
        "V.a.2 Menyebar kuesioner",
        "1 langkah belum dapat dinilai",
        f"{seen.satker} Posisi 30 Juni 2025 data: laporan TW II (unggahan 1)",
        "Dibuat 4 Juli 2025 dari unggahan 1, posisi 30 Juni 2025.",
        "bukan nilai LKE",
    ):
        assert said in text
    assert ringkasan_name(seen) == f"Ringkasan ZI, {seen.satker}, 2025-06-30"


def test_sample_data_says_so_and_other_data_does_not(text):
    assert "DATA SIMULASI" in text(reported(simulasi=True))
    assert "SIMULASI" not in text(reported(), satker="KPU Kota Sungguhan")


def many(count: int) -> Submission:
    """Return a submission with so many late langkah in ten areas, all with too long names."""
    areas = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
    due = (tenggat("2025-03", "proses", "belum_ada", "belum_ada"), tenggat("2025-07"))
    long = {"pic": LONG, "nama_area": LONG}
    late = []
    for number in range(1, count + 1):
        kode = f"{areas[number % 10]}.{number}.1"
        late.append(langkah(kode, *deepcopy(due), langkah_aksi=f"{number} {LONG}", **long))
    return make_submission("2025-06-30", *late)


@pytest.mark.parametrize("count", [1, 9, 300])
def test_what_has_no_room_is_counted(text, count):
    said = text(many(count), satker=f"KOMISI PEMILIHAN UMUM {LONG} {count}")
    assert f"▲ Terlambat {count}" in said
    assert ("dan 1 area lagi" in said) == (count > 9)


def test_an_office_whose_plan_has_no_due_date_yet_gets_a_page_too(text):
    said = text(make_submission("2025-06-30", langkah("I.1.1")))
    assert "Belum ada yang dapat dinilai" in said
    assert "1 langkah belum dapat dinilai" in said


def test_a_narrowed_page_counts_its_part_and_names_it_also_if_that_is_empty(shared_db, view):
    whole = view(reported())
    part = figures.narrow_view(shared_db, whole, ("V",), ("Kasubbag Hukum",))
    said = words_of(make_ringkasan(shared_db, part))
    assert "Area V · PIC Kasubbag Hukum: 1 dari 5 langkah." in said
    assert "0 dari 2 target yang jatuh tempo selesai" in said
    assert ringkasan_name(part).endswith(", Area V, PIC Kasubbag Hukum, 2025-06-30")
    empty = figures.narrow_view(shared_db, whole, ("I",), ("Kasubbag Hukum",))
    assert "0 dari 5 langkah." in words_of(make_ringkasan(shared_db, empty))
