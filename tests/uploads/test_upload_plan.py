"""The plan of an upload: what is carried forward, moved, new or refused (docs/operations.md)."""

from dataclasses import replace
from datetime import date
from operator import itemgetter

import pytest

from monev import figures
from monev.core.errors import ConsentNeeded, FileRefused
from monev.core.remarks import Remark
from monev.database import rows_of
from monev.figures import view_at
from monev.uploads import check_upload, plan_upload
from monev.writing.plan_versions import cancel
from tests.makers import last_content
from tests.outputs.material import complete_rencana
from tests.uploads.material import (
    JUNE,
    SATKER,
    SEPTEMBER,
    TAHUN,
    bukti_row,
    langkah,
    load_and_store,
    make_reading,
    planned,
    realisasi_row,
    refused,
    status_bukti,
    store_planned,
    tenggat,
    uploaded,
)

ONE, TWO = langkah("I.1.1"), langkah("I.2.1")
TWICE = langkah("I.1.1", "Maret, Juni 2025")
DONE = [realisasi_row("I.1.1", "2025-03")]
UNDANGAN = bukti_row("I.1.1", "2025-03", "Undangan")
WORDS = {"words": "No; Apa", "missing": "LANGKAH AKSI"}


def changes_of(upload_plan) -> list[tuple]:
    """List the changes: jenis, kode, tenggat, kolom, dari, ke."""
    return [
        (change.jenis, change.kode, change.tenggat, change.kolom, change.dari, change.ke)
        for change in upload_plan.changes
    ]


def march(upload_plan) -> dict:
    """Find the planned tenggat of I.1.1 in March."""
    return tenggat(upload_plan.content, "I.1.1", "2025-03")


def bukti_of(upload_plan, key: str = "2025-03") -> dict[str, str]:
    return status_bukti(upload_plan.content, "I.1.1", key)


def test_a_plan_without_progress_carries_progress_forward_and_so_does_each_part_that_is_left_out(
    db,
):
    """A sheet may be deleted from the workbook, or saved alone as CSV."""
    laporan = [realisasi_row("I.1.1", "2025-03", selesai="2025-03-20", tindak_lanjut="arsipkan")]
    uploaded(db, ONE, realisasi=laporan, bukti=[UNDANGAN])
    upload_plan = planned(db, ONE, TWO)
    kept = itemgetter("laporan", "tanggal_selesai", "tindak_lanjut")
    assert kept(march(upload_plan)) == ("selesai", "2025-03-20", "arsipkan")
    assert bukti_of(upload_plan) == {"Undangan": "ada"}
    assert changes_of(upload_plan) == [("langkah_baru", "I.2.1", None, None, None, None)]
    assert any("tidak memuat realisasi" in note for note in upload_plan.notes)
    for content, wording in (
        (
            make_reading(ONE, realisasi=[]),
            "tidak memuat bukti; isinya dari unggahan 1 (posisi 30 Juni 2025) dibawa.",
        ),
        (
            make_reading(ONE, bukti=[]),
            "tidak memuat realisasi; isinya dari unggahan 1 (posisi 30 Juni 2025) dibawa.",
        ),
        (
            make_reading(realisasi=[], bukti=[]),
            "tidak memuat tabel rencana aksi; isinya dari unggahan 1",
        ),
        (
            make_reading(realisasi=[]),
            "tidak memuat tabel rencana aksi dan bukti; isinya dari unggahan 1",
        ),
    ):
        upload_plan = plan_upload(db, content, posisi=SEPTEMBER)
        assert wording in upload_plan.notes[0]
        assert upload_plan.changes == ()


REPORTS = """Kode;Tenggat;Status;Tanggal selesai;Kendala
I.a.2.1;Juni 2025;Selesai;20/06/2025;
II.1.1;Februari 2025;Tidak berlaku;;digabung dengan Maret
"""


def test_realisasi_alone_as_csv_changes_only_what_it_reports(db):
    load_and_store(db, complete_rencana())
    reading = check_upload(REPORTS.encode(), "realisasi.csv", satker=SATKER, tahun=TAHUN)
    assert (reading.galat, reading.langkah) == ((), ())
    upload_plan = plan_upload(db, reading, posisi=JUNE)
    assert [
        (change.jenis, change.kode, change.tenggat, change.ke) for change in upload_plan.changes
    ] == [
        ("selesai_baru", "I.a.2.1", "2025-06", "Selesai, 20 Juni 2025"),
        ("laporan_berubah", "II.1.1", "2025-02", "Tidak berlaku"),
        ("laporan_berubah", "II.1.1", "2025-02", "digabung dengan Maret"),
    ]
    assert tenggat(upload_plan.content, "I.a.2.1", "2025-03")["laporan"] == "selesai"


def test_an_empty_report_is_not_a_plan_without_progress_and_one_that_says_nothing_of_the_status_leaves_it(
    db,
):
    blank = [realisasi_row("I.1.1", "2025-03", "belum")]
    assert planned(db, ONE, realisasi=blank).content["dilaporkan"] is False
    uploaded(db, ONE, realisasi=DONE)
    assert planned(db, ONE).content["dilaporkan"] is True, "what is carried forward is reported too"
    silent = planned(
        db, ONE, realisasi=[realisasi_row("I.1.1", "2025-03", None, kendala="arsip dipindahkan")]
    )
    assert [(change.jenis, change.ke) for change in silent.changes] == [
        ("laporan_berubah", "arsip dipindahkan")
    ]
    upload_plan = planned(db, ONE, realisasi=blank)
    assert changes_of(upload_plan) == [
        ("selesai_ditarik", "I.1.1", "2025-03", "Status", "Selesai", "Belum")
    ]
    assert upload_plan.removals == (
        "I.1 Langkah I.1.1, Maret 2025: semula Selesai, menjadi Belum.",
    )


def test_progress_follows_a_moved_target_and_of_one_that_stays_keeps_to_it(db):
    origin = uploaded(db, TWICE, realisasi=[realisasi_row("I.1.1", "2025-06")])
    upload_plan = planned(db, langkah("I.1.1", "Maret, Agustus 2025"))
    assert (
        "target_bergeser",
        "I.1.1",
        "2025-08",
        "TARGET WAKTU",
        "2025-06",
        "2025-08",
    ) in changes_of(upload_plan)
    assert tenggat(upload_plan.content, "I.1.1", "2025-08")["laporan"] == "selesai"
    assert upload_plan.removals == ()
    others = planned(db, langkah("I.1.1", "Juni, September 2025"))
    assert [target["laporan"] for target in others.content["langkah"][0]["tenggat"]] == [
        "selesai",
        "belum",
    ]
    # A template whose target was moved keeps its rows of the old month.
    moved = planned(db, langkah("I.1.1", "Mei, Juni 2025"), realisasi=DONE, origin=origin)
    assert tenggat(moved.content, "I.1.1", "2025-05")["laporan"] == "selesai"


@pytest.mark.parametrize(
    ("timing", "withdrawn"), [("Juni 2025", ["Maret 2025"]), ("", ["Maret 2025", "Juni 2025"])]
)
def test_a_tenggat_taken_out_of_the_plan_is_a_loss_to_agree_to(db, timing, withdrawn):
    """Both are late in September; without them the capaian would be complete."""
    uploaded(db, TWICE)
    assert planned(db, langkah("I.1.1", timing)).removals == tuple(
        f"I.1 Langkah I.1.1, {name}: target ini tidak ada lagi di rencana." for name in withdrawn
    )


def test_progress_of_a_tenggat_that_goes_is_a_loss_to_agree_to(db):
    reported = {
        "realisasi": [realisasi_row("I.1.1", "2025-06")],
        "bukti": [bukti_row("I.1.1", "2025-06", "Undangan")],
    }
    uploaded(db, TWICE, **reported)
    assert planned(db, ONE).removals == (
        "I.1 Langkah I.1.1, Juni 2025: semula Selesai, menjadi tidak ada lagi di rencana.",
        "I.1 Langkah I.1.1, Juni 2025: bukti “Undangan” semula Ada, menjadi tidak ada lagi.",
    )


def test_done_without_a_date_counts_from_the_posisi_that_first_reported_it(db):
    """Until it is taken back; told again it counts anew."""

    def done_at(day: date) -> bool:
        view = figures.view_at(db, SATKER, TAHUN, day)
        (first, *_) = rows_of(figures.tenggat(db, view))
        return first["status"] == "selesai"

    uploaded(db, ONE, realisasi=DONE)
    uploaded(db, ONE, TWO, posisi="2025-07-31")
    uploaded(
        db, ONE, realisasi=[realisasi_row("I.1.1", "2025-03", kendala="x")], posisi="2025-04-30"
    )
    assert [done_at(day) for day in (date(2025, 4, 30), JUNE, SEPTEMBER)] == [False, True, True]
    uploaded(db, ONE, realisasi=[realisasi_row("I.1.1", "2025-03", "proses")], posisi="2025-08-31")
    assert not done_at(SEPTEMBER)
    uploaded(db, ONE, realisasi=DONE, posisi="2025-09-30")
    assert [done_at(day) for day in (date(2025, 8, 31), SEPTEMBER)] == [False, True]


def test_a_posisi_before_the_last_files_is_told(db):
    uploaded(db, ONE)
    for posisi, is_told in ((date(2025, 4, 30), True), (SEPTEMBER, False)):
        told = (remark.pesan for remark in planned(db, ONE, posisi=posisi).warnings)
        assert any("lebih lama daripada unggahan terakhir" in each for each in told) == is_told


def test_rows_of_the_bukti_sheet_define_the_bukti_of_their_tenggat_alone_and_outlive_the_cell(db):
    origin = uploaded(db, TWICE)
    rows = [
        bukti_row("I.1.1", "2025-03", "Undangan dan Notulensi"),
        bukti_row("I.1.1", "2025-06", "Undangan", "belum_ada"),
    ]
    upload_plan = planned(db, TWICE, realisasi=[], bukti=rows, origin=origin)
    assert bukti_of(upload_plan) == {"Undangan dan Notulensi": "ada"}
    assert bukti_of(upload_plan, "2025-06") == {"Undangan": "belum_ada"}
    assert [bukti["nama"] for bukti in upload_plan.content["langkah"][0]["bukti"]] == [
        "Undangan dan Notulensi",
        "Undangan",
    ]
    store_planned(db, upload_plan, consent=True)
    assert bukti_of(planned(db, TWICE)) == {"Undangan dan Notulensi": "ada"}, (
        "a plan file with the same cell"
    )


def test_a_changed_evidence_cell_brings_its_split_and_keeps_what_was_reported_by_name_or_noted(db):
    rows = [UNDANGAN, bukti_row("I.1.1", "2025-03", "Notulensi", "belum_ada")]
    said = {"realisasi": [], "bukti": rows, "origin": uploaded(db, ONE, realisasi=[], bukti=rows)}
    upload_plan = planned(db, langkah("I.1.1", bukti="Undangan, Daftar hadir"), **said)
    assert bukti_of(upload_plan) == {"Undangan": "ada", "Daftar hadir": "belum_ada"}
    upload_plan = planned(db, langkah("I.1.1", bukti="Notulensi, Daftar hadir"), **said)
    assert bukti_of(upload_plan) == {
        "Notulensi": "belum_ada",
        "Daftar hadir": "belum_ada",
        "Undangan": "ada",
    }
    noted = bukti_row("I.1.1", "2025-03", "Notulensi", "belum_ada", catatan="menunggu tanda tangan")
    uploaded(db, ONE, bukti=[replace(UNDANGAN, status="belum_ada"), noted])
    upload_plan = planned(db, langkah("I.1.1", bukti="Laporan"))
    bukti = [(bukti["nama"], bukti["catatan"]) for bukti in march(upload_plan)["bukti"]]
    assert bukti == [("Laporan", ""), ("Notulensi", "menunggu tanda tangan")]


def test_evidence_taken_away_is_listed_and_refused_until_agreed_by_name(db):
    uploaded(db, ONE, TWO, realisasi=[], bukti=[UNDANGAN])
    upload_plan = planned(db, ONE, realisasi=[], bukti=[replace(UNDANGAN, status="belum_ada")])
    assert upload_plan.removals == (
        "I.1 Langkah I.1.1, Maret 2025: bukti “Undangan” semula Ada, menjadi Belum ada.",
        "Langkah I.2 Langkah I.2.1: tidak ada lagi di berkas (1 target Maret 2025, 0 selesai, 0 bukti ada).",
    )
    with pytest.raises(ConsentNeeded) as held_back:
        store_planned(db, upload_plan, consent={upload_plan.removals[0]})
    assert held_back.value.matters == upload_plan.removals[1:]
    assert last_content(db, SATKER, TAHUN)["unggahan"] == 1
    assert store_planned(db, upload_plan, consent=set(upload_plan.removals)).isi["unggahan"] == 2


def test_a_file_with_a_table_that_was_not_read_is_stored_only_once_that_is_agreed(db):
    unread = Remark(
        "rows.unread_headings",
        "AREA V",
        1,
        values={"sheet": "AREA V", "first": 1, "last": 8} | WORDS,
    )
    upload_plan = planned(db, ONE, unread=(unread,))
    with pytest.raises(ConsentNeeded) as held_back:
        store_planned(db, upload_plan)
    assert held_back.value.matters == (unread.pesan,)
    assert store_planned(db, upload_plan, consent={unread.pesan}).isi["unggahan"] == 1


def test_documents_that_are_no_longer_owed_are_listed_and_refused_until_agreed(db):
    """Deleting blank rows of Bukti Dukung must not raise the kelengkapan bukti unseen."""
    one = langkah("I.1.1", bukti="Undangan, Notulensi, Dokumentasi")
    said = {"realisasi": [], "origin": uploaded(db, one)}
    assert planned(db, one, bukti=[UNDANGAN], **said).removals == (
        "I.1 Langkah I.1.1, Maret 2025: bukti “Notulensi” tidak ditagih lagi.",
        "I.1 Langkah I.1.1, Maret 2025: bukti “Dokumentasi” tidak ditagih lagi.",
    )
    others = [bukti_row("I.1.1", "2025-03", name, "belum_ada") for name in ("Notula", "Foto")]
    assert planned(db, one, bukti=[UNDANGAN, *others], **said).removals == (), (
        "as many are owed under other names"
    )
    other_cell = replace(one, bukti_dukung="Undangan", bukti=one.bukti[:1])
    assert planned(db, other_cell).removals == (), "the evidence cell says so itself"


def test_pic_or_bukti_that_no_row_names_any_more_are_agreed_to_once_for_all(db):
    """A column left out, or read as another, wipes a whole plan (C06, Q17)."""
    uploaded(db, langkah("I.1.1", pic="Umum"), langkah("I.2.1", pic="Humas"))
    bare = [langkah(kode, bukti="") for kode in ("I.1.1", "I.2.1")]
    lost = planned(db, *bare)
    assert lost.removals == (
        "Semua PIC hilang: 2 langkah ber-PIC, di berkas ini tidak satu pun.",
        "Semua bukti yang disebut rencana hilang: 4 dokumen pada 2 langkah tidak ditagih lagi; "
        "yang sudah dilaporkan tetap tersimpan.",
    )
    with pytest.raises(ConsentNeeded):
        store_planned(db, lost)
    one_blank = planned(db, langkah("I.1.1", pic="Umum"), bare[1])
    assert one_blank.removals == (
        "I.2 Langkah I.2.1, Maret 2025: bukti “Undangan” tidak ditagih lagi.",
        "I.2 Langkah I.2.1, Maret 2025: bukti “Notulensi” tidak ditagih lagi.",
    )


def test_the_same_content_at_the_same_posisi_stores_nothing_and_the_same_file_at_any(db):
    entry = uploaded(db, ONE)
    assert planned(db, ONE, posisi=JUNE).is_identical
    assert not planned(db, ONE).is_identical
    assert not planned(db, langkah("I.1.1", pic="Sekretaris"), posisi=JUNE).is_identical
    assert planned(db, ONE, sha256=entry.sha256).is_identical
    uploaded(db, langkah("V.a.1.1"), posisi="2025-09-30")
    again = {"sha256": entry.sha256}
    assert [planned(db, ONE, **said).may_add for said in ({}, again)] == [True, False]


def test_after_a_cancellation_the_one_before_it_is_compared_with_and_its_template_brings_nothing_back(
    db,
):
    """Only changes made in the file itself count, with a note that its version was cancelled."""
    uploaded(db, ONE, posisi="2025-03-31")
    wrong = uploaded(db, langkah("I.1.1", capaian="1 dokumen"), realisasi=DONE)
    cancel(db, SATKER, TAHUN, reason="salah", pelaku="o")
    of_template = planned(db, langkah("I.1.1", pic="B"), realisasi=DONE, origin=wrong)
    upload_plan = planned(db, langkah("I.1.1", pic="B"))
    for one in (of_template, upload_plan):
        assert changes_of(one) == [("pic_berubah", "I.1.1", None, "PIC", None, "B")]
    assert "dibuat dari unggahan 2, sedangkan yang berlaku unggahan 1." in of_template.notes[0]
    assert upload_plan.content["unggahan"] == 3
    again = planned(db, langkah("I.1.1", capaian="1 dokumen"), realisasi=DONE, sha256=wrong.sha256)
    assert (again.is_known_file, again.warnings) == (False, ()), "its file may come again"
    store_planned(db, upload_plan, consent=False)


def test_a_day_between_posisi_and_today_is_told_and_counts_from_its_day(db, today):
    """It is late at posisi, with the day beside its status, and done from that day on."""
    today("2025-07-10")
    late = [realisasi_row("I.1.1", "2025-03", selesai="2025-07-07")]
    upload_plan = planned(db, ONE, realisasi=late, posisi=JUNE)
    told = (
        "Tanggal selesai 7 Juli 2025 ada sesudah posisi 30 Juni 2025: belum dihitung pada "
        "posisi itu, dan dihitung"
    )
    assert [(remark.baris, remark.pesan) for remark in upload_plan.warnings] == [
        (7, f"{told} mulai 7 Juli 2025.")
    ]
    store_planned(db, upload_plan, consent=False)
    its_day = date(2025, 7, 7)
    views = (view_at(db, SATKER, TAHUN, day) for day in (JUNE, its_day))
    then, since = (rows_of(figures.tenggat(db, view))[0] for view in views)
    assert (then["status"], then["selesai_kemudian"]) == ("terlambat", its_day)
    assert (since["status"], since["selesai_kemudian"]) == ("selesai", None)


def test_each_refusal_has_its_own_sentence_and_its_cell(db):
    [(*place, message)] = refused(
        db, ONE, realisasi=[realisasi_row("I.1.1", "2025-03", selesai="2099-07-01")]
    )
    assert (place, message[:46]) == (
        ["Realisasi", 7, "Tanggal selesai"],
        "Tanggal selesai 1 Juli 2099 masih akan datang;",
    )
    [(_, _, _, message)] = refused(db, ONE, posisi=date(2035, 6, 30))
    assert message.startswith("Posisi 30 Juni 2035 jauh dari tahun rencana (2025).")
    [(_, _, _, message)] = refused(db, ONE, posisi=date(2015, 6, 30))
    assert message.startswith("Posisi 30 Juni 2015 jauh dari tahun rencana (2025).")
    without = replace(make_reading(ONE), satker=None, tahun=None)
    with pytest.raises(FileRefused) as refusal:
        plan_upload(db, without, posisi=JUNE)
    assert [error.pesan[:11] for error in refusal.value.errors] == ["Nama satker", "Tahun renca"]
    assert plan_upload(db, without, posisi=JUNE, satker=SATKER, tahun=TAHUN).satker == SATKER
    # Known neither to the file nor to its template.
    unknown = {
        "realisasi": [realisasi_row("I.1.9", "2025-03"), realisasi_row("I.1.1", "2025-04")],
        "bukti": [bukti_row("X", "2025-03", "Undangan")],
    }
    assert refused(db, ONE, **unknown, origin=uploaded(db, ONE)) == [
        ("Realisasi", 7, "Kode", "Kode “I.1.9” tidak ada di rencana aksi ini. Yang mirip: I.1.1."),
        (
            "Realisasi",
            7,
            "Tenggat",
            "Tenggat April 2025 tidak ada pada langkah I.1.1. Tenggatnya: Maret 2025.",
        ),
        ("Bukti Dukung", 8, "Kode", "Kode “X” tidak ada di rencana aksi ini."),
    ]


def test_a_row_of_an_unknown_kode_is_told_and_takes_nothing_with_it(db):
    documents = [
        bukti_row("I.1.1", "2025-03", name, status="ada") for name in ("Undangan", "Daftar hadir")
    ]
    origin = uploaded(db, ONE, bukti=documents)
    mistyped = {
        "realisasi": [realisasi_row("I.1.1", "2025-03", status="selesai")],
        "bukti": [documents[0], bukti_row("I.1.11", "2025-03", "Daftar hadir", status="ada")],
    }
    plan = plan_upload(db, make_reading(ONE, **mistyped, origin=origin), posisi=JUNE)
    told = [warning.pesan for warning in plan.warnings]
    assert told[0].startswith("1 baris laporan tidak dicatat")
    assert "Kode “I.1.11” tidak ada di rencana aksi ini. Yang mirip: I.1.1." in told
    (target,) = plan.content["langkah"][0]["tenggat"]
    assert target["laporan"] == "selesai"
    kept = {bukti["nama"]: bukti["status"] for bukti in target["bukti"]}
    assert (kept["Undangan"], kept["Daftar hadir"]) == ("ada", "ada")
    assert not plan.removals


def test_an_odd_posisi_is_questioned_not_refused_and_a_usual_one_is_not(db, today):
    today("2025-09-30")
    for posisi, wording in (
        (date(2025, 12, 31), "masih akan datang"),
        (date(2026, 1, 20), "di luar tahun rencana"),
    ):
        assert any(wording in remark.pesan for remark in planned(db, ONE, posisi=posisi).warnings)
    today("2024-11-20")
    assert planned(db, ONE, posisi=date(2025, 1, 1)).warnings == (), (
        "the first day of a later tahun"
    )
    today("2025-06-30")
    uploaded(db, ONE)
    assert planned(db, ONE, TWO, posisi=JUNE).warnings == (), "today's and the last one's"


def test_evidence_that_needs_mending_is_news_of_a_new_langkah_and_what_is_blank_is_not(db):
    rows = [
        replace(UNDANGAN, status="perlu_perbaikan"),
        bukti_row("I.1.1", "2025-03", "Notulensi", "belum_ada"),
    ]
    changes = [
        (change.jenis, change.kolom, change.ke) for change in planned(db, ONE, bukti=rows).changes
    ]
    assert changes == [
        ("langkah_baru", None, None),
        ("bukti_berubah", "Undangan", "Perlu perbaikan"),
    ]


def test_a_simulated_rencana_stays_one_whatever_file_is_uploaded_next(db):
    assert uploaded(db, ONE, simulasi=True).isi["simulasi"] is True
    assert planned(db, ONE).content["simulasi"] is True
