"""An upload planned: what is carried forward, what moves, what is new, what is refused (docs/design.md §6)."""

from dataclasses import replace
from datetime import date

import pytest

from monev.core.errors import ConsentNeeded, FileRefused
from monev.core.remarks import Remark
from monev.uploads import check_upload, plan_upload, store_upload
from monev.writing.versions import cancel
from tests.makers import last_content
from tests.outputs.material import complete_rencana
from tests.reading.tables import xlsx
from tests.uploads.material import (
    SATKER,
    TAHUN,
    bukti_row,
    langkah,
    load_and_store,
    make_reading,
    planned,
    realisasi_row,
    status_bukti,
    tenggat,
    uploaded,
)

WORDS = {"words": "No; Apa", "missing": "LANGKAH AKSI"}
JUNE, SEPTEMBER = date(2025, 6, 30), date(2025, 9, 30)


def jenis_counts(upload_plan) -> list[tuple]:
    return [(p.jenis, p.kode, p.tenggat, p.kolom, p.dari, p.ke) for p in upload_plan.changes]


def test_first_upload_has_every_langkah_new_and_nothing_reported(db):
    upload_plan = planned(db, langkah("I.1.1"), langkah("I.2.1", ""), posisi=JUNE)
    assert [p[:2] for p in jenis_counts(upload_plan)] == [("langkah_baru", "I.1.1"), ("langkah_baru", "I.2.1")]
    assert (upload_plan.content["unggahan"], upload_plan.content["dilaporkan"], upload_plan.after) == (1, False, "")
    assert [s["urutan"] for s in upload_plan.content["langkah"]] == [1, 2]
    assert status_bukti(upload_plan.content, "I.1.1", "2025-03") == {"Undangan": "belum_ada", "Notulensi": "belum_ada"}


def test_the_time_before_a_revision_in_the_file_is_kept_as_a_target_that_was_moved(db):
    rows = (
        (f"RENCANA AKSI ZI {SATKER} TAHUN {TAHUN}",),
        ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "TARGET WAKTU REVISI"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Membentuk tim", "SK Tim", "Maret 2025", "Juni 2025"),
        (2, "Memimpin rapat", "Notulen", "Mei 2025", None),
    )
    reading = check_upload(xlsx(rows), "rencana.xlsx", db=db)
    upload_plan = plan_upload(db, reading, posisi=JUNE)
    moved = ("target_bergeser", "I.1.1", "2025-06", "TARGET WAKTU", "2025-03", "2025-06")
    assert [change for change in jenis_counts(upload_plan) if change[0] != "langkah_baru"] == [moved]
    store_upload(db, upload_plan, pelaku="Ani", file=xlsx(rows), file_name="rencana.xlsx")
    again = plan_upload(db, reading, posisi=SEPTEMBER)
    assert [change for change in again.changes if change.jenis == "target_bergeser"] == [], "told once"


def test_a_file_of_other_areas_adds_to_the_stored_plan_where_a_person_says_so(db):
    laporan = [realisasi_row("I.1.1", "2025-03", selesai="2025-03-20")]
    uploaded(db, langkah("I.1.1"), realisasi=laporan)
    second = make_reading(replace(langkah("IV.1.1"), area="IV", nama_area="PENGUATAN AKUNTABILITAS"))
    replacing = plan_upload(db, second, posisi=JUNE)
    assert (replacing.may_add, len(replacing.removals)) == (True, 1)
    adding = plan_upload(db, second, posisi=JUNE, adds=True)
    assert [(row["kode"], row["urutan"]) for row in adding.content["langkah"]] == [("I.1.1", 1), ("IV.1.1", 2)]
    assert (adding.removals, jenis_counts(adding)[0][:2]) == ((), ("langkah_baru", "IV.1.1"))
    assert tenggat(adding.content, "I.1.1", "2025-03")["laporan"] == "selesai"
    same_area = plan_upload(db, make_reading(langkah("I.2.1")), posisi=JUNE, adds=True)
    assert (same_area.may_add, len(same_area.content["langkah"])) == (False, 1)


def test_a_plan_without_progress_carries_progress_forward_and_says_so(db):
    laporan = [realisasi_row("I.1.1", "2025-03", selesai="2025-03-20", tindak_lanjut="arsipkan")]
    uploaded(
        db, langkah("I.1.1"), realisasi=laporan, bukti=[bukti_row("I.1.1", "2025-03", "Undangan", tautan="https://a")]
    )
    upload_plan = planned(db, langkah("I.1.1"), langkah("I.2.1"), posisi=SEPTEMBER)
    t = tenggat(upload_plan.content, "I.1.1", "2025-03")
    assert (t["laporan"], t["tanggal_selesai"], t["tindak_lanjut"]) == ("selesai", "2025-03-20", "arsipkan")
    assert status_bukti(upload_plan.content, "I.1.1", "2025-03") == {"Undangan": "ada"}
    assert jenis_counts(upload_plan) == [("langkah_baru", "I.2.1", None, None, None, None)]
    assert any("tidak memuat realisasi" in k for k in upload_plan.notes)


def test_a_part_the_file_leaves_out_is_carried_and_said(db):
    """A sheet deleted from the workbook, or one sheet saved as CSV."""
    one = langkah("I.1.1")
    uploaded(db, one, realisasi=[realisasi_row("I.1.1", "2025-03")], bukti=[bukti_row("I.1.1", "2025-03", "Undangan")])
    for content, wording in (
        (make_reading(one, realisasi=[]), "tidak memuat bukti; isinya dari unggahan 1 (posisi 30 Juni 2025) dibawa."),
        (make_reading(one, bukti=[]), "tidak memuat realisasi; isinya dari unggahan 1 (posisi 30 Juni 2025) dibawa."),
        (make_reading(realisasi=[], bukti=[]), "tidak memuat tabel rencana aksi; isinya dari unggahan 1"),
        (make_reading(realisasi=[]), "tidak memuat tabel rencana aksi dan bukti; isinya dari unggahan 1"),
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
    assert [(p.jenis, p.kode, p.tenggat, p.ke) for p in upload_plan.changes] == [
        ("selesai_baru", "I.a.2.1", "2025-06", "Selesai, 20 Juni 2025"),
        ("laporan_berubah", "II.1.1", "2025-02", "Tidak berlaku"),
        ("laporan_berubah", "II.1.1", "2025-02", "digabung dengan Maret"),
    ]
    assert tenggat(upload_plan.content, "I.a.2.1", "2025-03")["laporan"] == "selesai"


def test_an_empty_report_is_not_a_plan_without_progress_and_one_that_says_nothing_of_the_status_leaves_it(db):
    uploaded(db, langkah("I.1.1"), realisasi=[realisasi_row("I.1.1", "2025-03")])
    row = realisasi_row("I.1.1", "2025-03", None, kendala="arsip dipindahkan")
    silent = planned(db, langkah("I.1.1"), realisasi=[row], posisi=SEPTEMBER)
    assert [(p.jenis, p.ke) for p in silent.changes] == [("laporan_berubah", "arsip dipindahkan")]
    upload_plan = planned(
        db, langkah("I.1.1"), realisasi=[realisasi_row("I.1.1", "2025-03", "belum")], posisi=SEPTEMBER
    )
    assert jenis_counts(upload_plan) == [("selesai_ditarik", "I.1.1", "2025-03", "Status", "Selesai", "Belum")]
    assert upload_plan.removals == ("I.1.1 Langkah I.1.1, Maret 2025: semula Selesai, menjadi Belum.",)


def test_a_plan_table_brings_its_own_order(db):
    first, second = langkah("I.1.1", action="Menyusun peta proses"), langkah("I.2.1", action="Memindai arsip vital")
    uploaded(db, first, second)
    new = langkah("I.3.1", action="Membuat video profil")
    upload_plan = planned(db, new, second, first, has_kode=True, posisi=JUNE)
    order = [(own["kode"], own["urutan"]) for own in upload_plan.content["langkah"]]
    assert order == [("I.3.1", 1), ("I.2.1", 2), ("I.1.1", 3)]


def test_progress_follows_a_moved_target_and_of_one_that_stays_keeps_to_it(db):
    uploaded(db, langkah("I.1.1", "Maret, Juni 2025"), realisasi=[realisasi_row("I.1.1", "2025-06")])
    upload_plan = planned(db, langkah("I.1.1", "Maret, Agustus 2025"), posisi=SEPTEMBER)
    assert ("target_bergeser", "I.1.1", "2025-08", "TARGET WAKTU", "2025-06", "2025-08") in jenis_counts(upload_plan)
    assert tenggat(upload_plan.content, "I.1.1", "2025-08")["laporan"] == "selesai"
    assert upload_plan.removals == ()
    others = planned(db, langkah("I.1.1", "Juni, September 2025"), posisi=SEPTEMBER)
    assert [t["laporan"] for t in others.content["langkah"][0]["tenggat"]] == ["selesai", "belum"]


@pytest.mark.parametrize(("timing", "withdrawn"), [("Juni 2025", ["Maret 2025"]), ("", ["Maret 2025", "Juni 2025"])])
def test_a_tenggat_taken_out_of_the_plan_is_a_loss_to_agree_to(db, timing, withdrawn):
    """In September both are late: without them nothing would be, and the capaian would be complete."""
    uploaded(db, langkah("I.1.1", "Maret, Juni 2025"))
    upload_plan = planned(db, langkah("I.1.1", timing), posisi=SEPTEMBER)
    assert upload_plan.removals == tuple(
        f"I.1.1 Langkah I.1.1, {name}: target ini tidak ada lagi di rencana." for name in withdrawn
    )


def test_progress_of_a_tenggat_that_goes_is_a_loss_to_agree_to(db):
    reported = {"realisasi": [realisasi_row("I.1.1", "2025-06")], "bukti": [bukti_row("I.1.1", "2025-06", "Undangan")]}
    uploaded(db, langkah("I.1.1", "Maret, Juni 2025"), **reported)
    upload_plan = planned(db, langkah("I.1.1", "Maret 2025"), posisi=SEPTEMBER)
    assert upload_plan.removals == (
        "I.1.1 Langkah I.1.1, Juni 2025: semula Selesai, menjadi tidak ada lagi di rencana.",
        "I.1.1 Langkah I.1.1, Juni 2025: bukti “Undangan” semula Ada, menjadi tidak ada lagi.",
    )


def test_a_template_whose_target_was_moved_keeps_its_rows_of_the_old_month(db):
    origin = uploaded(db, langkah("I.1.1", "Maret 2025"))
    content = make_reading(langkah("I.1.1", "Mei 2025"), realisasi=[realisasi_row("I.1.1", "2025-03")], origin=origin)
    upload_plan = plan_upload(db, content, posisi=SEPTEMBER)
    assert tenggat(upload_plan.content, "I.1.1", "2025-05")["laporan"] == "selesai"


def test_done_without_a_date_counts_from_the_posisi_that_first_reported_it(db):
    def since(posisi, *further, **said) -> str:
        upload_plan = planned(db, langkah("I.1.1"), *further, posisi=posisi, **said)
        is_older = any("lebih lama daripada unggahan terakhir" in remark.pesan for remark in upload_plan.warnings)
        assert is_older == (posisi < JUNE)
        return tenggat(upload_plan.content, "I.1.1", "2025-03")["selesai_sejak"]

    laporan, told = [realisasi_row("I.1.1", "2025-03")], [realisasi_row("I.1.1", "2025-03", tindak_lanjut="x")]
    origin = uploaded(db, langkah("I.1.1"), realisasi=laporan, posisi="2025-06-30")
    assert since(SEPTEMBER, realisasi=laporan, origin=origin) == "2025-06-30", "untouched in a template"
    assert since(SEPTEMBER, langkah("I.2.1")) == "2025-06-30", "a plan alone"
    assert since(SEPTEMBER, realisasi=told) == "2025-06-30", "a later report of it does not date it forward"
    assert since(date(2025, 4, 30), realisasi=told) == "2025-04-30", "an older posisi that reports it dates it back"


def test_selesai_taken_back_and_given_again_counts_anew(db):
    uploaded(db, langkah("I.1.1"), realisasi=[realisasi_row("I.1.1", "2025-03")], posisi="2025-03-31")
    uploaded(db, langkah("I.1.1"), realisasi=[realisasi_row("I.1.1", "2025-03", "proses")], posisi="2025-06-30")
    assert tenggat(last_content(db, SATKER, TAHUN), "I.1.1", "2025-03")["selesai_sejak"] is None
    upload_plan = planned(db, langkah("I.1.1"), realisasi=[realisasi_row("I.1.1", "2025-03")], posisi=SEPTEMBER)
    assert tenggat(upload_plan.content, "I.1.1", "2025-03")["selesai_sejak"] == "2025-09-30"


def test_rows_of_the_bukti_sheet_define_the_bukti_of_their_tenggat_alone(db):
    one = langkah("I.1.1", "Maret, Juni 2025")
    origin = uploaded(db, one)
    rows = [
        bukti_row("I.1.1", "2025-03", "Undangan dan Notulensi"),
        bukti_row("I.1.1", "2025-06", "Undangan", "belum_ada"),
    ]
    upload_plan = planned(db, one, realisasi=[], bukti=rows, origin=origin, posisi=JUNE)
    assert status_bukti(upload_plan.content, "I.1.1", "2025-03") == {"Undangan dan Notulensi": "ada"}
    assert status_bukti(upload_plan.content, "I.1.1", "2025-06") == {"Undangan": "belum_ada"}
    assert [b["nama"] for b in upload_plan.content["langkah"][0]["bukti"]] == ["Undangan dan Notulensi", "Undangan"]


def test_a_corrected_split_outlives_a_plan_file_with_the_same_cell(db):
    origin = uploaded(db, langkah("I.1.1"))
    uploaded(db, langkah("I.1.1"), realisasi=[], bukti=[bukti_row("I.1.1", "2025-03", "Satu map")], origin=origin)
    upload_plan = planned(db, langkah("I.1.1"), posisi=SEPTEMBER)
    assert status_bukti(upload_plan.content, "I.1.1", "2025-03") == {"Satu map": "ada"}


def test_a_changed_evidence_cell_brings_its_split_and_keeps_what_was_reported_by_name(db):
    rows = [bukti_row("I.1.1", "2025-03", "Undangan"), bukti_row("I.1.1", "2025-03", "Notulensi", "belum_ada")]
    origin = uploaded(db, langkah("I.1.1"), realisasi=[], bukti=rows)
    new = langkah("I.1.1", bukti="Undangan, Daftar hadir")
    upload_plan = planned(db, new, realisasi=[], bukti=rows, origin=origin, posisi=JUNE)
    assert status_bukti(upload_plan.content, "I.1.1", "2025-03") == {"Undangan": "ada", "Daftar hadir": "belum_ada"}
    missing = langkah("I.1.1", bukti="Notulensi, Daftar hadir")
    upload_plan = planned(db, missing, realisasi=[], bukti=rows, origin=origin, posisi=JUNE)
    name = status_bukti(upload_plan.content, "I.1.1", "2025-03")
    assert name == {"Notulensi": "belum_ada", "Daftar hadir": "belum_ada", "Undangan": "ada"}


def test_a_document_somebody_wrote_a_note_about_outlives_a_changed_evidence_cell(db):
    blank = bukti_row("I.1.1", "2025-03", "Undangan", "belum_ada")
    noted = bukti_row("I.1.1", "2025-03", "Notulensi", "belum_ada", catatan="menunggu tanda tangan")
    uploaded(db, langkah("I.1.1"), bukti=[blank, noted])
    upload_plan = planned(db, langkah("I.1.1", bukti="Laporan"), posisi=JUNE)
    one = tenggat(upload_plan.content, "I.1.1", "2025-03")
    assert [(b["nama"], b["catatan"]) for b in one["bukti"]] == [
        ("Laporan", ""),
        ("Notulensi", "menunggu tanda tangan"),
    ]


def test_evidence_taken_away_is_listed_and_refused_until_agreed_by_name(db):
    uploaded(db, langkah("I.1.1"), langkah("I.2.1"), realisasi=[], bukti=[bukti_row("I.1.1", "2025-03", "Undangan")])
    rows = [bukti_row("I.1.1", "2025-03", "Undangan", "belum_ada")]
    upload_plan = planned(db, langkah("I.1.1"), realisasi=[], bukti=rows, posisi=SEPTEMBER)
    assert upload_plan.removals == (
        "I.1.1 Langkah I.1.1, Maret 2025: bukti “Undangan” semula Ada, menjadi Belum ada.",
        "Langkah I.2.1 Langkah I.2.1: tidak ada lagi di berkas (1 target, 0 selesai, 0 bukti ada).",
    )
    everything = {"pelaku": "operator", "file": b"x", "file_name": "x.xlsx"}
    with pytest.raises(ConsentNeeded) as held_back:
        store_upload(db, upload_plan, consent={upload_plan.removals[0]}, **everything)
    assert held_back.value.matters == upload_plan.removals[1:]
    assert last_content(db, SATKER, TAHUN)["unggahan"] == 1
    assert store_upload(db, upload_plan, consent=set(upload_plan.removals), **everything).isi["unggahan"] == 2


def test_a_file_with_a_table_that_was_not_read_is_stored_only_once_that_is_agreed(db):
    unread = Remark("rows.unread_headings", "AREA V", 1, values={"sheet": "AREA V", "first": 1, "last": 8} | WORDS)
    upload_plan = plan_upload(db, replace(make_reading(langkah("I.1.1")), unread=(unread,)), posisi=JUNE)
    everything = {"pelaku": "operator", "file": b"x", "file_name": "x.xlsx"}
    with pytest.raises(ConsentNeeded) as held_back:
        store_upload(db, upload_plan, **everything)
    assert held_back.value.matters == (unread.pesan,)
    assert store_upload(db, upload_plan, consent={unread.pesan}, **everything).isi["unggahan"] == 1


def test_documents_that_are_no_longer_owed_are_listed_and_refused_until_agreed(db):
    """Blank rows of Bukti Dukung deleted to tidy the sheet would else raise the kelengkapan bukti unseen."""
    one = langkah("I.1.1", bukti="Undangan, Notulensi, Dokumentasi")
    origin = uploaded(db, one)
    rows = [bukti_row("I.1.1", "2025-03", "Undangan")]
    upload_plan = planned(db, one, realisasi=[], bukti=rows, origin=origin, posisi=JUNE)
    assert upload_plan.removals == (
        "I.1.1 Langkah I.1.1, Maret 2025: bukti “Notulensi” tidak ditagih lagi.",
        "I.1.1 Langkah I.1.1, Maret 2025: bukti “Dokumentasi” tidak ditagih lagi.",
    )
    named_otherwise = [*rows, bukti_row("I.1.1", "2025-03", "Notula", ""), bukti_row("I.1.1", "2025-03", "Foto", "")]
    named_otherwise = [replace(content, status=content.status or "belum_ada") for content in named_otherwise]
    upload_plan = planned(db, one, realisasi=[], bukti=named_otherwise, origin=origin, posisi=JUNE)
    assert upload_plan.removals == (), "as many are owed under other names"
    other_cell = replace(one, bukti_dukung="Undangan", bukti=one.bukti[:1])
    assert planned(db, other_cell, posisi=JUNE).removals == (), "the evidence cell says so itself"


def test_the_same_content_at_the_same_posisi_stores_nothing_and_the_same_file_at_any(db):
    entry = uploaded(db, langkah("I.1.1"), posisi="2025-06-30")
    assert planned(db, langkah("I.1.1"), posisi=JUNE).is_identical
    assert not planned(db, langkah("I.1.1"), posisi=SEPTEMBER).is_identical
    assert not planned(db, langkah("I.1.1", pic="Sekretaris"), posisi=JUNE).is_identical
    again = make_reading(langkah("I.1.1"), keterangan={"sha256": entry.sha256})
    assert plan_upload(db, again, posisi=SEPTEMBER).is_identical


def test_after_a_cancellation_the_one_before_it_is_what_is_compared_with(db):
    uploaded(db, langkah("I.1.1"), posisi="2025-03-31")
    uploaded(db, langkah("I.1.1", pic="A"), posisi="2025-06-30")
    cancel(db, SATKER, TAHUN, reason="salah", pelaku="o")
    upload_plan = planned(db, langkah("I.1.1", pic="B"), posisi=SEPTEMBER)
    assert jenis_counts(upload_plan) == [("pic_berubah", "I.1.1", None, "PIC", None, "B")]
    assert upload_plan.content["unggahan"] == 3
    store_upload(db, upload_plan, pelaku="o", file=b"z", file_name="z.xlsx", consent=False)


def test_a_template_of_a_cancelled_unggahan_brings_nothing_of_it_back(db):
    """Only what was changed in the file itself counts; that it was made from a cancelled one is said."""
    uploaded(db, langkah("I.1.1"), posisi="2025-03-31")
    wrong = uploaded(db, langkah("I.1.1"), realisasi=[realisasi_row("I.1.1", "2025-03")], posisi="2025-06-30")
    cancel(db, SATKER, TAHUN, reason="salah", pelaku="o")
    content = make_reading(langkah("I.1.1", pic="A"), realisasi=[realisasi_row("I.1.1", "2025-03")], origin=wrong)
    upload_plan = plan_upload(db, content, posisi=SEPTEMBER)
    assert jenis_counts(upload_plan) == [("pic_berubah", "I.1.1", None, "PIC", None, "A")]
    assert "dibuat dari unggahan 2, yang sudah dibatalkan; yang berlaku unggahan 1." in upload_plan.notes[0]


class TestRefused:
    """Each has its own sentence and its cell, and nothing is stored."""

    def refuse(self, db, content, posisi=JUNE, **other):
        with pytest.raises(FileRefused) as refused:
            plan_upload(db, content, posisi=posisi, **other)
        assert db.journal.tip()[0] <= 1
        return [(c.lembar, c.baris, c.kolom, c.pesan) for c in refused.value.errors]

    def test_done_after_the_posisi(self, db):
        content = make_reading(langkah("I.1.1"), realisasi=[realisasi_row("I.1.1", "2025-03", selesai="2025-07-01")])
        message = (
            "Tanggal selesai 1 Juli 2025 ada sesudah posisi 30 Juni 2025. Perbaiki tanggalnya, atau pilih posisi "
            "1 Juli 2025 atau sesudahnya."
        )
        assert self.refuse(db, content) == [("Realisasi", 7, "Tanggal selesai", message)]

    def test_a_posisi_years_away(self, db):
        [(_, _, _, message)] = self.refuse(db, make_reading(langkah("I.1.1")), date(2035, 6, 30))
        assert message.startswith("Posisi 30 Juni 2035 jauh dari tahun rencana (2025).")

    def test_kode_and_tenggat_known_neither_to_the_file_nor_to_its_template(self, db):
        origin = uploaded(db, langkah("I.1.1"))
        content = make_reading(
            langkah("I.1.1"),
            realisasi=[realisasi_row("I.1.9", "2025-03"), realisasi_row("I.1.1", "2025-04")],
            bukti=[bukti_row("X", "2025-03", "Undangan")],
            origin=origin,
        )
        assert self.refuse(db, content) == [
            ("Realisasi", 7, "Kode", "Kode “I.1.9” tidak ada di rencana aksi ini. Yang mirip: I.1.1."),
            ("Realisasi", 7, "Tenggat", "Tenggat April 2025 tidak ada pada langkah I.1.1. Tenggatnya: Maret 2025."),
            ("Bukti Dukung", 8, "Kode", "Kode “X” tidak ada di rencana aksi ini."),
        ]

    def test_a_file_that_does_not_say_whose_it_is(self, db):
        content = make_reading(langkah("I.1.1"))
        without = replace(content, satker=None, tahun=None)
        assert [p[3][:11] for p in self.refuse(db, without)] == ["Nama satker", "Tahun renca"]
        assert plan_upload(db, without, posisi=JUNE, satker=SATKER, tahun=TAHUN).satker == SATKER


@pytest.mark.parametrize(
    ("posisi", "wording"), [(date(2025, 12, 31), "masih akan datang"), (date(2026, 1, 20), "di luar tahun rencana")]
)
def test_an_odd_posisi_is_questioned_not_refused(db, today, posisi, wording):
    today("2025-09-30")
    upload_plan = planned(db, langkah("I.1.1"), posisi=posisi)
    assert any(wording in c.pesan for c in upload_plan.warnings)


def test_the_first_day_of_a_later_tahun_and_a_posisi_that_is_today_s_and_the_last_one_s_are_not_questioned(db, today):
    today("2024-11-20")
    assert planned(db, langkah("I.1.1"), posisi=date(2025, 1, 1)).warnings == ()
    today("2025-06-30")
    uploaded(db, langkah("I.1.1"))
    assert planned(db, langkah("I.1.1"), langkah("I.2.1"), posisi=JUNE).warnings == ()


def test_an_unggahan_counts_as_a_report_where_anything_is_reported_by_it_or_carried_forward(db):
    blank = make_reading(langkah("I.1.1"), realisasi=[realisasi_row("I.1.1", "2025-03", "belum")])
    assert plan_upload(db, blank, posisi=JUNE).content["dilaporkan"] is False
    uploaded(db, langkah("I.1.1"), realisasi=[realisasi_row("I.1.1", "2025-03")])
    assert planned(db, langkah("I.1.1"), posisi=SEPTEMBER).content["dilaporkan"] is True


def test_who_corrects_an_earlier_report_does_not_answer_for_dates_the_template_carries(db):
    plan = langkah("I.1.1", "Maret, September 2025")
    later = realisasi_row("I.1.1", "2025-09", selesai="2025-09-20")
    uploaded(db, plan, realisasi=[later], posisi="2025-09-30")
    march = realisasi_row("I.1.1", "2025-03", selesai="2025-03-20")
    corrected = planned(db, plan, realisasi=[march, later], posisi=date(2025, 3, 31))
    assert [(p.jenis, p.tenggat) for p in corrected.changes] == [("selesai_baru", "2025-03")]
    with pytest.raises(FileRefused) as refused:
        written_now = replace(later, tanggal_selesai=date(2025, 9, 21))
        planned(db, plan, realisasi=[march, written_now], posisi=date(2025, 3, 31))
    assert [remark.values["day"] for remark in refused.value.errors] == ["21 September 2025"]


def test_evidence_that_needs_mending_is_news_of_a_new_langkah_and_what_is_blank_is_not(db):
    rows = [
        bukti_row("I.1.1", "2025-03", "Undangan", "perlu_perbaikan"),
        bukti_row("I.1.1", "2025-03", "Notulensi", "belum_ada"),
    ]
    upload_plan = planned(db, langkah("I.1.1"), bukti=rows, posisi=JUNE)
    assert [(p.jenis, p.kolom, p.ke) for p in upload_plan.changes] == [
        ("langkah_baru", None, None),
        ("bukti_berubah", "Undangan", "Perlu perbaikan"),
    ]


def test_a_simulated_rencana_stays_one_whatever_file_is_uploaded_next(db):
    entry = uploaded(db, langkah("I.1.1"), simulasi=True)
    assert entry.isi["simulasi"] is True
    assert planned(db, langkah("I.1.1"), posisi=SEPTEMBER).content["simulasi"] is True
