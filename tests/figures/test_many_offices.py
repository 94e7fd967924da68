"""The Rekap judges each satker as it is alone; to have reported nothing is a state of its own."""

from datetime import date
from typing import Any

import pytest

from monev.core.errors import NotFound
from monev.database import Database
from monev.figures import list_rencana, many_offices
from tests.conftest import filled_by
from tests.figures.material import langkah, make_submission, store_submissions, tenggat
from tests.makers import SATKER, TAHUN, append_unggahan, sample_content
from tests.offices.four_offices import fill_four

pytestmark = pytest.mark.slow

POSISI = date(TAHUN, 9, 30)


four = filled_by(fill_four)


def seen(db: Database, **narrowed: Any) -> tuple[many_offices.OfficeFigures, ...]:
    """Return the Rekap of 2025 at the end of September."""
    return many_offices.recap(db, POSISI, tahun=TAHUN, **narrowed)


LATE_ONE = "KPU Kabupaten Lambat"


def told(db, posisi: date) -> dict[str, str]:
    frame = many_offices.recap_frame(db, many_offices.recap(db, posisi, tahun=TAHUN))
    return dict(zip(frame["satker"], frame["tiap_triwulan"], strict=True))


def test_who_has_not_reported_is_a_state_of_its_own(four):
    offices = seen(four)
    assert [
        (office.satker, office.parent, office.state, many_offices.state_words(office))
        for office in offices
    ] == [
        ("Satu", "Pusat", "melapor", "TW III dinyatakan lengkap"),
        ("Dua", "Pusat", "belum_triwulan", "TW III belum dinyatakan lengkap"),
        ("Tiga", "Pusat", "belum_melapor", "belum ada laporan"),
        ("Empat", "Tiga", "tanpa_rencana", "belum ada rencana"),
    ]
    assert [office.satker for office in many_offices.overdue(offices)] == ["Dua", "Tiga", "Empat"]
    assert [*map(many_offices.age_words, offices)] == [
        "30 September 2025",
        "30 Juni 2025 (92 hari sebelum posisi)",
        *[""] * 2,
    ]


def test_offices_are_compared_on_what_was_due(four):
    everything = seen(four)
    offices = many_offices.reporting(everything)
    together = many_offices.total(offices)
    assert (
        together.capaian_n,
        together.capaian_N,
        together.terlambat,
        together.belum_dilaporkan,
    ) == (2, 4, 1, 1)
    assert many_offices.recap_sentences(everything) == (
        "1 dari 4 satker sudah menyatakan laporan TW III lengkap.",
        "2 dari 4 target selesai · ▲\N{NO-BREAK SPACE}1 terlambat, △\N{NO-BREAK SPACE}1 belum dilaporkan",
    )
    assert len(offices) == 2, "as many as the note counts: one of them has not reported of TW III"
    assert [many_offices.recap_sentences([office]) for office in everything[:3]] == [
        (
            "Satu sudah menyatakan laporan TW III lengkap.",
            "2 dari 3 target selesai · ▲\N{NO-BREAK SPACE}1 terlambat",
        ),
        (
            "Dua belum menyatakan laporan TW III lengkap.",
            "0 dari 1 target selesai · △\N{NO-BREAK SPACE}1 belum dilaporkan",
        ),
        ("Tiga belum menyatakan laporan TW III lengkap.", ""),
    ]


def test_before_the_first_triwulan_ended_nobody_is_waited_for(four):
    early = many_offices.recap(four, date(TAHUN, 2, 28), tahun=TAHUN)
    answer, _ = many_offices.recap_sentences(early)
    assert answer == "4 satker; belum ada triwulan yang lewat."


def test_only_what_is_below_a_satker_and_what_may_be_seen(four):
    assert [office.satker for office in seen(four, scope="Tiga")] == ["Tiga", "Empat"]
    assert [office.satker for office in seen(four, may_see=lambda satker: satker == "Dua")] == [
        "Dua"
    ]
    assert many_offices.find_scope(four, "0") == "Pusat"
    with pytest.raises(NotFound):
        many_offices.find_scope(four, "Lima")
    two = seen(four, may_see=lambda satker: satker in ("Dua", "Empat"))
    assert [(office.satker, office.parent) for office in two] == [("Dua", None), ("Empat", None)], (
        "nor who is above"
    )


def test_who_only_follows_others_is_not_waited_for(four):
    assert "Pusat" not in [office.satker for office in seen(four)]
    row = langkah("I.1.1", tenggat("2025-03", "selesai", "ada"))
    store_submissions(four, make_submission("2025-03-31", row), satker="Pusat")
    assert seen(four)[0].satker == "Pusat"


def test_what_only_the_calendar_moved_is_no_movement(four):
    """Of Dua nobody reported since TW II: one more target that fell due is no lateness of theirs."""
    frame = many_offices.recap_frame(four, seen(four)).set_index("satker")
    moved = frame[["gerak_selesai", "gerak_terlambat"]]
    assert moved.loc["Satu"].tolist() == [0, 1]
    assert moved.loc[["Dua", "Tiga", "Empat"]].isna().all(axis=None)


def test_a_usual_area_is_one_column_whatever_its_number_and_an_offices_own_stays_its_own(db):
    called = {
        "Satu": {"I": "MANAJEMEN PERUBAHAN", "V": "Penguatan Pengawasan"},
        "Dua": {"A": "Penguatan Pengawasan", "B": "Manajemen Perubahan"},
        "Tiga": {"1": "Manajemen  Perubahan", "V": "Pelayanan Tahanan"},
    }
    done = tenggat("2025-06", "selesai", "ada")
    for satker, areas in called.items():
        rows = [langkah(f"{area}.1.1", done, nama_area=name) for area, name in areas.items()]
        store_submissions(db, make_submission("2025-06-30", *rows), satker=satker)
    cells = many_offices.area_frame(db, seen(db))
    names = dict(zip(cells["kunci"], cells["nama_area"], strict=True))
    assert {*names} == {"I", "V", "pelayanan tahanan"}
    assert names["pelayanan tahanan"] == "Pelayanan Tahanan"
    of_dua = cells[cells["satker"] == "Dua"]
    assert dict(zip(of_dua["kunci"], of_dua["area"], strict=True)) == {"I": "B", "V": "A"}
    assert of_dua["jatuh_tempo"].tolist() == [1, 1]


@pytest.mark.parametrize(
    ("posisi", "now", "due"),
    [
        (date(2025, 2, 28), date(2026, 5, 2), None),
        (date(2025, 3, 31), date(2026, 5, 2), 1),
        (date(2025, 9, 29), date(2026, 5, 2), 2),
        (date(2026, 5, 1), date(2026, 5, 2), 4),
        (date(2025, 12, 31), date(2025, 10, 1), 3),  # looked at from ahead: TW IV began that day
        (date(2025, 9, 30), date(2025, 9, 30), 2),  # its last day is not over
        (date(2025, 9, 30), date(2025, 10, 1), 3),
    ],
)
def test_a_triwulan_is_due_once_it_is_over_and_never_while_it_runs(posisi, now, due):
    assert many_offices.due_triwulan(2025, posisi, now) == due


def test_sample_data_does_not_go_into_a_sum_with_real_ones(db):
    row = [langkah("I.1.1", tenggat("2025-03", "selesai", "ada"))]
    store_submissions(db, make_submission("2025-03-31", *row, simulasi=True), satker="Contoh")
    assert [
        office.satker for office in many_offices.without_sample(many_offices.recap(db, POSISI))
    ] == ["Contoh"]
    store_submissions(db, make_submission("2025-03-31", *row), satker="Nyata")
    everything, real = (
        many_offices.recap(db, POSISI),
        many_offices.without_sample(many_offices.recap(db, POSISI)),
    )
    assert [office.satker for office in real] == ["Nyata"]
    assert (
        many_offices.sample_sentence(everything, real)
        == "Data simulasi tidak ikut dihitung: Contoh."
    )
    assert many_offices.sample_sentence(everything, everything) == ""
    assert len(list_rencana(db)) == 2


def test_a_frame_has_a_row_for_each_satker_and_no_figure_of_one_that_reported_nothing(four):
    """Of Satu 2 of 3 due tenggat are done, 2 of 4 in all, and 1 of 3 bukti is there."""
    frame = many_offices.recap_frame(four, seen(four)).set_index("satker")
    assert frame.loc["Dua", "laporan"] == "TW III belum dinyatakan lengkap"
    counted = {
        "capaian_n": 2,
        "capaian_N": 3,
        "terlambat": 1,
        "belum_dilaporkan": 0,
        "bukti_n": 1,
        "bukti_N": 3,
        "selesai_tanpa_bukti": 1,
        "setahun_n": 2,
        "setahun_N": 4,
    }
    assert frame.loc["Satu", [*counted]].to_dict() == counted
    assert frame.loc["Satu", [*many_offices.SHARES]].tolist() == pytest.approx(
        [2 / 3, 1 / 3, 2 / 4]
    )
    assert (
        frame.loc[["Tiga", "Empat"], [*counted, *many_offices.SHARES, "gerak_selesai"]]
        .isna()
        .all(axis=None)
    )
    assert str(frame.loc["Dua", "laporan_terakhir"].date()) == "2025-06-30"


def test_each_triwulan_says_tepat_terlambat_or_belum_lapor_with_the_day_of_upload(own_store, today):
    db = own_store()
    for day, satker, posisi, number in (
        ("2025-04-10", SATKER, "2025-03-31", 1),
        ("2025-04-11", LATE_ONE, "2025-03-31", 1),
        ("2025-10-02", LATE_ONE, "2025-09-30", 2),
    ):
        today(day)
        content = sample_content(unggahan=number, posisi=posisi, lengkap_per=posisi)
        append_unggahan(db, content, satker=satker)
    today("2025-11-05")
    assert told(db, date(TAHUN, 11, 5)) == {
        SATKER: "I tepat 10/4 · II belum · III belum",
        LATE_ONE: "I terlambat 11/4 · II terlambat 2/10 · III tepat 2/10",
    }
    assert told(db, date(TAHUN, 3, 31))[SATKER] == "I tepat 10/4"
