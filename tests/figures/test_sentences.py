"""The first sentence of a page says the situation, in every situation there is."""

import pytest

from monev import figures
from monev.database import rows_of
from monev.figures.sentences import LISTS, excluded_sentence
from monev.figures.targets import TENGGAT_FIGURES
from tests.figures.material import COUNTS, langkah, tenggat, view_of

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
        "1 dari 4 target yang jatuh tempo selesai; 3 terlambat. Terlambat terbanyak di area V "
        "Penguatan Pengawasan: 2. 1 target selesai tetapi buktinya kurang.",
    ),
    "all late work is in one area": (
        (langkah("I.1.1", tenggat("2025-05"), tenggat("2025-06")), langkah("II.1.1", DONE)),
        "1 dari 3 target yang jatuh tempo selesai; 2 terlambat. Terlambat terbanyak di area I "
        "Area I: 2.",
    ),
    "no area stands out": (
        (langkah("I.1.1", AT_WORK), langkah("II.1.1", tenggat("2025-05"))),
        "0 dari 2 target yang jatuh tempo selesai; 2 terlambat.",
    ),
    "nothing is due yet": (
        (langkah("I.1.1", tenggat("2025-11"), tenggat("2025-12", "proses")),),
        "belum ada yang jatuh tempo dari 2 target.",
    ),
    "nothing that has a target applies": (
        (langkah("I.1.1", tenggat("2025-05", "tidak_berlaku")), langkah("I.2.1")),
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
        "Belum ada realisasi yang dilaporkan: yang tampak adalah rencana. Per 30 September 2025, "
        "1 target yang jatuh tempo belum dilaporkan; 2 target setahun."
    )
    assert about_bukti(shared_db, view) == "1 bukti kurang pada target belum dilaporkan."


def test_what_fell_due_after_the_last_report_is_unreported_and_no_part_of_what_is_late(shared_db):
    late, silent, done = (
        langkah("I.1.1", tenggat("2025-05", "proses", "belum_ada")),
        langkah("I.2.1", tenggat("2025-10", "belum", "belum_ada"), tenggat("2025-11")),
        langkah("II.1.1", DONE),
    )
    view = view_of(shared_db, "2025-11-30", late, silent, done)
    assert sentences(shared_db, view) == (
        "Per 30 November 2025, 1 dari 4 target yang jatuh tempo selesai; 1 terlambat, 2 belum "
        "dilaporkan. Lewat tenggat terbanyak di area I Area I: 3."
    )
    missing = figures.kesenjangan(shared_db, view)
    assert (
        figures.lacking_words(missing)
        == "2 bukti kurang: 1 pada target terlambat, 1 pada target belum dilaporkan"
    )


def test_a_narrowed_plan_without_any_langkah_names_no_area(shared_db):
    rows = (langkah("I.1.1", DONE, pic="Umum"), langkah("II.1.1", AT_WORK, pic="Hukum"))
    view = view_of(shared_db, "2025-09-30", *rows)
    empty = figures.narrow_view(shared_db, view, ("I",), ("Hukum",))
    assert "tidak ada langkah yang sesuai" in sentences(shared_db, empty)


def about_bukti(db, view) -> str:
    """Write the sentence about the bukti that are missing."""
    current = figures.ringkasan(db, view).current
    return figures.bukti_sentence(view, current, figures.kesenjangan(db, view))


@pytest.mark.parametrize(
    ("only", "sentence"),
    [
        (
            tenggat("2025-05", "selesai", "belum_ada", "ada", **SELESAI),
            "1 dari 2 bukti ada; 1 bukti kurang pada target selesai.",
        ),
        (
            tenggat("2025-12", "selesai", "belum_ada", **SELESAI),
            "1 bukti kurang pada target selesai.",
        ),
        (tenggat("2025-05", "selesai", "ada", "ada", **SELESAI), "2 dari 2 bukti ada."),
        (
            tenggat("2025-12", "proses", "belum_ada"),
            "Belum ada bukti yang harus ada s.d. 30 September 2025.",
        ),
    ],
)
def test_missing_proof_in_a_sentence(shared_db, only, sentence):
    view = view_of(shared_db, "2025-09-30", langkah("I.1.1", only))
    assert about_bukti(shared_db, view) == sentence


def test_what_a_checker_gave_back_is_not_called_absent(shared_db):
    view = view_of(
        shared_db,
        "2025-09-30",
        langkah("I.1.1", tenggat("2025-05", "proses", "belum_ada", "perlu_perbaikan")),
    )
    assert about_bukti(shared_db, view) == (
        "2 bukti kurang pada target terlambat; 1 di antaranya perlu perbaikan."
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
        "Bukti belum disebut pada 2 langkah, yang tidak dihitung dalam bukti."
    )
    told = [excluded_sentence(COUNTS._replace(tidak_berlaku=n)) for n in (0, 2)]
    assert told == ["", "2 target tidak berlaku tidak ikut dihitung."]


def test_what_a_version_brought_is_told_in_the_order_of_what_matters():
    counts = {"teks_berubah": 1, "selesai_baru": 1026, "target_bergeser": 2}
    told = "2 target bergeser, 1.026 target selesai, 1 sel rencana berubah."
    assert figures.sentences.changes_sentence(counts, 0) == told
    assert figures.sentences.changes_sentence({}, 0) == "Tidak ada yang berubah."


def test_every_list_is_named_by_what_it_counts():
    assert {*LISTS} == {*TENGGAT_FIGURES, "bukti"}
    assert LISTS["belum_tuntas"].format("22") == "22 target lewat tenggat"
    assert LISTS["terlambat"].format("1") == "1 target terlambat"
    assert LISTS["belum_dilaporkan"].format("21") == "21 target belum dilaporkan"
    assert LISTS["selesai_tanpa_bukti"].format("3") == "3 target selesai, bukti kurang"
