"""The Rekap judges each satker as it is alone; to have reported nothing is a state of its own."""

from datetime import date
from typing import Any

import pytest

from monev.core.errors import NotFound
from monev.database import Database, rows_of
from monev.figures import list_rencana, recap_words
from monev.figures import recap as rekap
from monev.figures import recap_pictures as pictures
from tests.conftest import filled_by
from tests.figures.material import langkah, make_submission, store_submissions, tenggat
from tests.makers import TAHUN, append_unggahan, langkah_content, sample_content, tenggat_content
from tests.offices.four_offices import fill_four

pytestmark = pytest.mark.slow

POSISI = date(TAHUN, 9, 30)


four = filled_by(fill_four)


def seen(db: Database, **narrowed: Any) -> tuple[rekap.OfficeFigures, ...]:
    """Return the Rekap of 2025 at the end of September."""
    return rekap.recap(db, POSISI, tahun=TAHUN, **narrowed)


def test_who_has_not_reported_is_a_state_of_its_own(four):
    offices = seen(four)
    assert [
        (office.satker, office.parent, office.state, recap_words.state_words(office))
        for office in offices
    ] == [
        ("Satu", "Pusat", "melapor", "sudah melapor TW III"),
        ("Dua", "Pusat", "belum_triwulan", "belum mengunggah laporan TW III"),
        ("Tiga", "Pusat", "belum_melapor", "belum ada laporan"),
        ("Empat", "Tiga", "tanpa_rencana", "belum ada rencana"),
    ]
    assert [office.satker for office in recap_words.overdue(offices)] == ["Dua", "Tiga", "Empat"]
    assert [office.report_age for office in offices] == [0, 92, None, None]
    satu, dua, tiga, _ = map(recap_words.recap_row, offices)
    assert (satu["capaian"], tiga["terlambat"]) == ("2/3 (67%)", "–"), (
        "no figure of one that reported nothing"
    )
    assert dua["umur"] == "30 Juni 2025 (92 hari sebelum posisi)"


def test_offices_are_compared_on_what_was_due(four):
    everything = seen(four)
    offices = rekap.reporting(everything)
    together = rekap.total(offices)
    assert (
        together.capaian_n,
        together.capaian_N,
        together.terlambat,
        together.belum_dilaporkan,
    ) == (2, 4, 2, 1)
    assert recap_words.recap_sentence(everything, together) == (
        "Per 30 September 2025, 3 dari 4 satker belum mengunggah laporan TW III. Menurut laporan "
        "terakhir 2 satker, "
        "2/4 (50%) target yang jatuh tempo selesai; 2 terlambat, 1 di antaranya belum dilaporkan."
    )
    assert len(offices) == 2, "as many as the sentence says: one of them has not reported of TW III"
    nobody_knows = "Belum ada satker yang melapor, jadi bukti yang kurang belum dapat dihitung."
    assert recap_words.nothing_missing_sentence(everything[2:]) == nobody_knows
    waiting = recap_words.recap_sentence(everything[1:], rekap.total([]))
    assert waiting.startswith(
        "Per 30 September 2025, semua 3 satker belum mengunggah laporan TW III."
    )
    assert [
        recap_words.recap_sentence([office], rekap.total(rekap.reporting([office])))
        for office in everything[1:3]
    ] == [
        "Per 30 September 2025, Dua belum mengunggah laporan TW III. Selesai 0/1 (0%) target yang "
        "jatuh tempo; 1 terlambat, belum dilaporkan.",
        (
            "Per 30 September 2025, Tiga belum mengunggah laporan TW III. Belum ada target yang "
            "dapat dibandingkan."
        ),
    ]
    kinds = rows_of(rekap.missing_kinds(four, offices[:1]))
    assert kinds == [{"jenis": "Notulensi", "n": 2, "satker": 1}], "of two langkah"


def test_the_kind_of_bukti_that_is_missing_most_comes_first(db):
    often = [
        tenggat_content(month, bukti={"Undangan": "belum_ada"}) for month in ("2025-02", "2025-03")
    ]
    once = tenggat_content("2025-03", bukti={"Notulensi": "belum_ada"})
    plan = [langkah_content("I.1.1", often), langkah_content("I.2.1", [once])]
    append_unggahan(db, sample_content(plan, dilaporkan=True, laporan_lengkap=True))
    db.catch_up()
    kinds = rows_of(rekap.missing_kinds(db, seen(db)))
    assert [(kind["jenis"], kind["n"]) for kind in kinds] == [("Undangan", 2), ("Notulensi", 1)]


def test_only_what_is_below_a_satker_and_what_may_be_seen(four):
    assert [office.satker for office in seen(four, scope="Tiga")] == ["Tiga", "Empat"]
    assert [office.satker for office in seen(four, may_see=lambda satker: satker == "Dua")] == [
        "Dua"
    ]
    assert rekap.find_scope(four, "0") == "Pusat"
    with pytest.raises(NotFound):
        rekap.find_scope(four, "Lima")
    two = seen(four, may_see=lambda satker: satker in ("Dua", "Empat"))
    assert [(office.satker, office.parent) for office in two] == [("Dua", None), ("Empat", None)], (
        "nor who is above"
    )


def test_who_only_follows_others_is_not_waited_for(four):
    assert "Pusat" not in [office.satker for office in seen(four)]
    row = langkah("I.1.1", tenggat("2025-03", "selesai", "ada"))
    store_submissions(four, make_submission("2025-03-31", row), satker="Pusat")
    assert seen(four)[0].satker == "Pusat"


def test_all_together_move_by_what_each_of_them_moved(four):
    """Satu moved from 2/2 to 2/3 and Dua from 0/0 to 0/1; Lima reported nothing until TW II."""
    own = langkah("I.1.1", tenggat("2025-08", "selesai"), tenggat("2025-09", "tidak_berlaku"))
    store_submissions(four, make_submission("2025-09-30", own), satker="Lima")
    of_lima = rekap.by_triwulan(four, [one for one in seen(four) if one.satker == "Lima"], POSISI)
    assert ([*of_lima["kolom"]], [*of_lima["N"]]) == ([3], [1]), (
        "what does not apply is in no column"
    )
    change = rekap.total_difference(rekap.reporting(seen(four)))
    assert (change.capaian_n, change.capaian_N, change.terlambat) == (0, 2, 2)


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
    drawn = rekap.area_map(db, seen(db))
    names = {column.name for column in drawn.columns if not column.is_total}
    assert names == {"I Manajemen Perubahan", "V Penguatan Pengawasan", "V Pelayanan Tahanan"}
    [of_dua] = [row for row in drawn.rows if row.office.satker == "Dua"]
    assert {cell.place for cell in of_dua.cells if cell} >= {
        "A Penguatan Pengawasan",
        "B Manajemen Perubahan",
    }


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
    assert rekap.due_triwulan(2025, posisi, now) == due


def test_sample_data_does_not_go_into_a_sum_with_real_ones(db):
    row = [langkah("I.1.1", tenggat("2025-03", "selesai", "ada"))]
    store_submissions(db, make_submission("2025-03-31", *row, simulasi=True), satker="Contoh")
    assert [office.satker for office in rekap.without_sample(rekap.recap(db, POSISI))] == ["Contoh"]
    store_submissions(db, make_submission("2025-03-31", *row), satker="Nyata")
    everything, real = rekap.recap(db, POSISI), rekap.without_sample(rekap.recap(db, POSISI))
    assert [office.satker for office in real] == ["Nyata"]
    assert (
        recap_words.sample_sentence(everything, real)
        == "Data simulasi tidak ikut dihitung: Contoh."
    )
    assert recap_words.sample_sentence(everything, everything) == ""
    assert len(list_rencana(db)) == 2


def test_a_frame_has_a_row_for_each_satker_and_no_figure_of_one_that_reported_nothing(four):
    """Of Satu 2 of 3 due tenggat are done, 2 of 4 in all, and 1 of 3 bukti is there."""
    frame = rekap.recap_frame(seen(four)).set_index("satker")
    assert frame["keadaan"].to_dict() == {
        "Satu": "melapor",
        "Dua": "belum_triwulan",
        "Tiga": "belum_melapor",
        "Empat": "tanpa_rencana",
    }
    assert frame.loc["Dua", "laporan"] == "belum mengunggah laporan TW III"
    counted = {name: int(frame.loc["Satu", name]) for name in rekap.COUNTED}
    assert counted == {
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
    assert frame.loc["Satu", [*rekap.SHARES]].tolist() == pytest.approx([2 / 3, 1 / 3, 2 / 4])
    assert (
        frame.loc[["Tiga", "Empat"], [*rekap.COUNTED, *rekap.SHARES, "gerak_selesai"]]
        .isna()
        .all(axis=None)
    )
    assert frame.loc["Dua", ["gerak_selesai", "gerak_terlambat"]].tolist() == [0, 1]
    assert frame["umur_laporan"].dropna().to_dict() == {"Satu": 0, "Dua": 92}
    assert str(frame.loc["Dua", "laporan_terakhir"].date()) == "2025-06-30"


def test_the_spread_sets_apart_who_is_not_compared_and_counts_them(four):
    drawn = pictures.spread_frame(rekap.recap_frame(seen(four))).set_index("satker")
    compared = {"Satu": "", "Dua": ""}
    apart = {"Tiga": "belum ada laporan: 1 satker", "Empat": "belum ada rencana: 1 satker"}
    assert drawn["kelompok"].to_dict() == compared | apart
    assert drawn.loc["Satu", "teks"] == (
        "<b>Satu</b><br>sudah melapor TW III<br>2/3 (67%) target selesai s.d. 30 Sep<br>▲ 1 "
        "terlambat<br>bukti 1/3 (33%)<br>laporan terakhir 30 September 2025"
    )
    assert "△ 1 terlambat, belum dilaporkan" in drawn.loc["Dua", "teks"]
    assert "laporan terakhir 30 Juni 2025, 92 hari sebelum posisi" in drawn.loc["Dua", "teks"]
    assert drawn.loc["Tiga", "teks"] == "<b>Tiga</b><br>belum ada laporan"
    assert pictures.spread_frame(rekap.recap_frame([])).empty


def test_a_trend_judges_each_satker_at_the_end_of_each_triwulan_by_what_was_reported_then(four):
    """Satu and Dua reported first in June: 2 of 2 and 0 of 0; in September 2 of 3 and 0 of 1."""
    trend = pictures.trend_frame(four, seen(four))
    shares = {
        (row["satker"], row["label"]): (row["capaian_n"], row["capaian_N"])
        for row in rows_of(trend)
    }
    nothing = {("Tiga", label): (None, None) for label in ("TW I", "TW II", "TW III")}
    assert shares == nothing | {
        ("Satu", "TW I"): (None, None),
        ("Satu", "TW II"): (2, 2),
        ("Satu", "TW III"): (2, 3),
        ("Dua", "TW I"): (None, None),
        ("Dua", "TW II"): (0, 0),
        ("Dua", "TW III"): (0, 1),
    }
    for (satker, label), (n, _) in shares.items():
        [office] = [
            one for one in rekap.recap(four, DAYS[label], tahun=TAHUN) if one.satker == satker
        ]
        assert (
            rekap.reporting([office])[0].counts.capaian_n if rekap.reporting([office]) else None
        ) == n
    assert trend["titik"].tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert pictures.trend_frame(four, []).empty


DAYS = {"TW I": date(TAHUN, 3, 31), "TW II": date(TAHUN, 6, 30), "TW III": POSISI}


def test_a_trend_ends_at_posisi_where_that_ends_no_triwulan():
    assert pictures.trend_days(TAHUN, POSISI) == DAYS
    assert [*pictures.trend_days(TAHUN, date(TAHUN, 2, 5))] == ["05/02/2025"]
    assert [*pictures.trend_days(TAHUN, date(TAHUN, 8, 5))] == ["TW I", "TW II", "05/08/2025"]
    assert [*pictures.trend_days(TAHUN, date(TAHUN + 1, 2, 5))] == [
        "TW I",
        "TW II",
        "TW III",
        "TW IV",
        "05/02/2026",
    ]


def test_a_map_as_a_frame_has_a_row_for_each_cell_and_who_has_no_plan_has_its_last_column_alone(
    four,
):
    offices = seen(four)
    frame = pictures.map_frame(rekap.area_map(four, offices))
    shown = {
        (row["row_name"], row["column_name"]): f"{row['text']} {row['late_text']}"
        for row in rows_of(frame)
    }
    assert shown == {
        ("Satu", "I"): "2/2 ",
        ("Satu", "V"): "0/1 ▲1",
        ("Satu", "s.d. 30 Sep"): "2/3 ▲1",
        ("Dua", "I"): "0/1 △1",
        ("Dua", "s.d. 30 Sep"): "0/1 △1",
        ("Tiga", "I"): "1 ",
        ("Tiga", "s.d. 30 Sep"): "1 ",
        ("Empat", "s.d. 30 Sep"): "– ",
    }
    assert frame["code"].equals(frame["row_name"]), "a touch opens the satker"
    notes = frame.drop_duplicates("row_name").set_index("row_name")["row_note"].to_dict()
    assert notes == {
        "Satu": "",
        "Dua": "belum mengunggah laporan TW III",
        "Tiga": "belum ada laporan",
        "Empat": "belum ada rencana",
    }
    [hover] = frame.loc[(frame["row_name"] == "Satu") & (frame["column_name"] == "V"), "hover"]
    assert hover == "<b>Satu</b><br>V Area V<br>0 dari 1 selesai, 1 terlambat"
