"""The first sentence of a page says the situation, in every situation there is."""

import pytest

from monev import figures
from monev.database import rows_of
from monev.figures.sentences import count_listed_bukti
from tests.figures.material import langkah, tenggat, view_of

SELESAI = {"selesai_sejak": "2025-09-30"}


def sentences(shared_db, view: figures.View) -> str:
    return figures.ringkasan_sentence(
        view, figures.ringkasan(shared_db, view).current, rows_of(figures.per_area(shared_db, view))
    )


DONE, AT_WORK, LATER = (
    tenggat("2025-05", "selesai", **SELESAI),
    tenggat("2025-05", "proses"),
    tenggat("2025-12"),
)
SITUATIONS = {
    "what is done, what is late and where, and what lacks proof": (
        (
            langkah(
                "I.1.1", tenggat("2025-03", "selesai", "belum_ada", **SELESAI), tenggat("2025-04")
            ),
            langkah(
                "V.a.1.1",
                tenggat("2025-05"),
                tenggat("2025-06"),
                LATER,
                nama_area="PENGUATAN PENGAWASAN",
            ),
        ),
        "1 dari 4 target yang jatuh tempo sudah selesai. 3 target terlambat, 2 di antaranya di "
        "area V Penguatan Pengawasan. Bukti belum lengkap pada 1 target yang dilaporkan selesai.",
    ),
    "all late work is in one area": (
        (langkah("I.1.1", tenggat("2025-05"), tenggat("2025-06")), langkah("II.1.1", DONE)),
        "1 dari 3 target yang jatuh tempo sudah selesai. 2 target terlambat, semuanya di area I "
        "Area I.",
    ),
    "no area stands out": (
        (langkah("I.1.1", AT_WORK), langkah("II.1.1", tenggat("2025-05"))),
        "0 dari 2 target yang jatuh tempo sudah selesai. 2 target terlambat.",
    ),
    "nothing is due yet": (
        (langkah("I.1.1", tenggat("2025-11"), tenggat("2025-12", "proses")),),
        "belum ada target yang jatuh tempo dari 2 target.",
    ),
    "nothing has a target": (
        (langkah("I.1.1"),),
        "belum ada yang dapat dinilai: tidak ada target waktu yang berlaku.",
    ),
}


@pytest.mark.parametrize(("all_langkah", "sentence"), SITUATIONS.values(), ids=SITUATIONS)
def test_the_situation_is_said_in_a_sentence(shared_db, all_langkah, sentence):
    assert (
        sentences(shared_db, view_of(shared_db, "2025-09-30", *all_langkah))
        == f"Per 30 September 2025, {sentence}"
    )


def test_a_plan_nothing_was_reported_of_says_so_first(shared_db):
    view = view_of(
        shared_db,
        "2025-09-30",
        langkah("I.1.1", tenggat("2025-05", "belum", "belum_ada"), tenggat("2025-12")),
    )
    assert sentences(shared_db, view) == (
        "Belum ada realisasi yang dilaporkan: yang tampak adalah rencana. Rencana ini punya 2 "
        "target; 1 di antaranya jatuh tempo s.d. 30 September 2025."
    )
    assert about_bukti(shared_db, view) == (
        "Belum ada realisasi yang dilaporkan: yang tampak adalah rencana. Menurut rencana, 1 "
        "bukti diperlukan untuk target yang jatuh tempo s.d. 30 September 2025."
    )


def test_a_list_of_missing_bukti_tells_what_is_unreported_only_where_something_was_reported(
    shared_db,
):
    due = langkah("I.1.1", tenggat("2025-10", "belum", "belum_ada"))
    done = langkah("I.2.1", tenggat("2025-04", "selesai", tanggal_selesai="2025-04-01"))
    told = []
    for plan in ([due], [due, done]):
        view = view_of(shared_db, "2025-11-30", *plan)
        told.append(count_listed_bukti(figures.kesenjangan(shared_db, view), view))
    assert "dilaporkan" not in told[0]
    assert "laporan terakhir" in told[1]


def about_bukti(db, view) -> str:
    """Write the sentence about the bukti that are missing."""
    current = figures.ringkasan(db, view).current
    return figures.kesenjangan_sentence(view, current, figures.kesenjangan(db, view))


@pytest.mark.parametrize(
    ("only", "sentence"),
    [
        (
            tenggat("2025-05", "selesai", "belum_ada", "ada", **SELESAI),
            "1 bukti belum ada. Bukti belum lengkap pada 1 target yang dilaporkan selesai.",
        ),
        (
            tenggat("2025-12", "selesai", "belum_ada", **SELESAI),
            "1 bukti belum ada, dari target yang belum jatuh tempo. Bukti belum lengkap pada 1 "
            "target yang dilaporkan selesai; bukti 1 target yang sudah selesai tetapi belum jatuh "
            "tempo belum masuk kelengkapan.",
        ),
        (
            tenggat("2025-05", "selesai", "ada", "ada", **SELESAI),
            "semua 2 bukti yang harus ada sudah lengkap.",
        ),
        (tenggat("2025-12", "proses", "belum_ada"), "belum ada bukti yang harus ada."),
    ],
)
def test_missing_proof_in_a_sentence(shared_db, only, sentence):
    view = view_of(shared_db, "2025-09-30", langkah("I.1.1", only))
    assert about_bukti(shared_db, view) == f"Per 30 September 2025, {sentence}"


def test_what_a_checker_gave_back_is_not_called_absent(shared_db):
    view = view_of(
        shared_db,
        "2025-09-30",
        langkah("I.1.1", tenggat("2025-05", "proses", "belum_ada", "perlu_perbaikan")),
    )
    assert (
        about_bukti(shared_db, view)
        == "Per 30 September 2025, 2 bukti belum lengkap: 1 belum ada, 1 perlu perbaikan."
    )


def test_next_month_and_what_cannot_be_judged(shared_db):
    view = view_of(
        shared_db,
        "2025-09-30",
        langkah("I.1.1", tenggat("2025-10"), tenggat("2025-11")),
        langkah("II.1.1"),
    )
    summary = figures.ringkasan(shared_db, view)
    assert figures.next_month_sentence(summary) == "Oktober 2025: 1 target jatuh tempo."
    assert (
        figures.without_target_sentence(summary.current)
        == "1 langkah belum dapat dinilai (tanpa target waktu)."
    )
    january = figures.ringkasan(
        shared_db, view_of(shared_db, "2025-12-31", langkah("I.1.1", tenggat("2025-10")))
    )
    assert (
        figures.next_month_sentence(january) == "Januari 2026: tidak ada target yang jatuh tempo."
    )
    assert figures.without_target_sentence(january.current) == ""
    past = figures.ringkasan(
        shared_db, view_of(shared_db, "2025-10-25", langkah("I.1.1", tenggat("2025-10-10")))
    )
    assert (
        figures.next_month_sentence(past) == "Sisa Oktober 2025: tidak ada target yang jatuh tempo."
    )
    assert figures.without_bukti_sentence(summary.current) == (
        "Bukti belum disebut pada 2 langkah, yang tidak dihitung dalam kelengkapan dan "
        "kesenjangan bukti."
    )


def test_what_a_version_brought_is_told_in_the_order_of_what_matters():
    counts = {"teks_berubah": 1, "selesai_baru": 1026, "target_bergeser": 2}
    told = "2 target bergeser, 1.026 target selesai, 1 sel rencana berubah."
    assert figures.sentences.changes_sentence(counts, 0) == told
    assert figures.sentences.changes_sentence({}, 0) == "Tidak ada yang berubah."


def test_a_list_is_named_by_what_it_counts(shared_db, view):
    bare = view_of(shared_db, "2025-09-30", langkah("I.1.1", tenggat("2025-03")))
    assert (
        figures.figure_rows_heading(view, "capaian", 1, 3)
        == "1 dari 3 target yang jatuh tempo sudah selesai"
    )
    assert (
        figures.figure_rows_heading(bare, "capaian", 0, 3)
        == "3 target jatuh tempo s.d. 30 September 2025"
    )
    assert (
        figures.figure_rows_heading(view, "setahun", 1, 3)
        == "1 dari 3 target setahun sudah selesai"
    )
    of_month = figures.figure_rows_heading(view, "setahun", 1, 3, bulan="2025-09")
    assert of_month == "1 dari 3 target sudah selesai"
    assert figures.figure_rows_heading(view, "terlambat", 0, 2) == "2 target terlambat"
    assert "terlambat" not in figures.figure_rows_heading(bare, "terlambat", 0, 1)
    assert figures.figure_rows_heading(view, "bukti", 1, 1234) == "1 dari 1.234 bukti ada"
