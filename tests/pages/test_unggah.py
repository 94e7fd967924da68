"""The upload from a file to a stored version, as a person goes through it."""

import csv
import io
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from monev.core.clock import today
from monev.figures import list_rencana
from monev.reading.files.limits import MIB
from monev.ui.page_table import UNGGAH
from tests.code import ROOT
from tests.makers import add_people, last_content
from tests.on_screen import address_of, papers_on, seen_on, written_text
from tests.page_runs import choose, field, has_field, has_fold, press, unfold
from tests.reading.tables import AREA, HEADINGS, workbook_of
from tests.screen_things import Way
from tests.uploads.material import upload_file

ONE = ("1", "Tim Kerja", "SK terbit", "Membentuk tim kerja", "SK Tim", "Maret 2025", "1 dokumen")
TWO = (
    "2",
    "Rencana Aksi",
    "Rencana tersusun",
    "Menyusun rencana aksi",
    "Rencana Aksi",
    "Juni 2025",
    "1 dokumen",
)
THREE = (
    "3",
    "Gratifikasi",
    "Pegawai paham",
    "Sosialisasi anti gratifikasi",
    "Laporan",
    "Agustus 2025",
    "1 dokumen",
)
TITLE_ROWS = ("RENCANA AKSI ZONA INTEGRITAS",), ("KPU KABUPATEN BARU",), ("TAHUN 2025",)
SATKER = "KPU Kabupaten Baru"


def make_file(*row: tuple[str, ...], heading: tuple[tuple[str, ...], ...] = TITLE_ROWS) -> bytes:
    """Make a plan table as CSV."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";").writerows([*heading, HEADINGS, AREA, *row])
    return buffer.getvalue().encode()


@pytest.fixture
def upload(open_page):
    """Open Unggah and choose a file."""

    def run(content: bytes, at: AppTest | None = None, name: str = "rencana.csv") -> AppTest:
        at = at or open_page(UNGGAH)
        if not at.file_uploader:
            at = press(at, "Pilih berkas lain")
        at.file_uploader[0].upload(name, content, "application/octet-stream")
        return at.run()

    return run


def store_buttons(at: AppTest) -> list:
    return [button for button in at.button if button.label.startswith("Simpan")]


def store_button(at: AppTest):
    (button,) = store_buttons(at)
    return button


def stored_rencana(db) -> list[tuple]:
    rows = list_rencana(db)
    return [(row["satker"], row["tahun"], row["unggahan"], row["langkah"]) for row in rows]


def stored_langkah(db) -> list[dict]:
    return last_content(db, SATKER, 2025)["langkah"]


def stored_targets(db) -> list[dict]:
    """List the targets of all stored langkah."""
    return [target for langkah in stored_langkah(db) for target in langkah["tenggat"]]


def test_beside_the_sample_the_first_step_is_a_file_and_not_its_report(fill_database, open_page):
    for simulasi in (True, False):
        fill_database("dilaporkan", simulasi=simulasi)
        assert ("Lapor triwulan" in written_text(open_page(UNGGAH))) != simulasi


def test_a_choice_that_a_new_visit_does_not_have_is_said_to_be_gone(empty, upload, open_page):
    at = upload(make_file(ONE, TWO), name="rencana aksi.csv")
    assert at.query_params["berkas"] in ("rencana aksi.csv", ["rencana aksi.csv"])
    assert "dibuang" not in written_text(at)
    at = open_page(
        UNGGAH, berkas="rencana aksi.csv"
    )  # as after a restart: the address is all that is left
    assert "Pilihan berkas **rencana aksi.csv** sudah dibuang" in written_text(at).replace("\\", "")
    assert "dibuang" not in written_text(upload(make_file(ONE, TWO), at))
    at = press(upload(make_file(ONE, TWO)), "Pilih berkas lain")
    assert "dibuang" not in written_text(at), "they let go of it themselves"
    assert "berkas" not in at.query_params
    assert "dibuang" not in written_text(open_page(UNGGAH))


def test_the_first_plan_of_an_office_is_stored_and_what_takes_away_of_it_is_ticked_by_name(
    empty, upload
):
    at = upload(make_file(ONE, TWO))
    assert "2 langkah, 2 target, 2 bukti" in written_text(at)
    assert not at.date_input, "a plan alone counts from its year's start"
    assert stored_rencana(empty) == [], "nothing is stored before the last step"
    at = store_button(at).click().run()
    assert "2025: 2 langkah, 2 target." in written_text(at), "of a plan alone nothing is undone"
    assert not has_fold(at, "Templat kosong untuk satker atau tahun yang baru"), "good news alone"
    assert stored_rencana(empty) == [(SATKER, 2025, 1, 2)]
    assert at.query_params["satker"] == SATKER
    assert "posisi=2025-10-01" in address_of(at, "Ringkasan per 1 Oktober 2025")
    ways = seen_on(at, Way)
    first = next(number for number, way in enumerate(ways) if way.is_first)
    assert [way.text for way in ways[first : first + 3]] == [
        "Ringkasan per 1 Oktober 2025",
        "Lapor triwulan",
        "Riwayat (atau batalkan)",
    ]
    assert "tersimpan" in at.query_params, "by which the browser shows the page from its top"
    at = upload(make_file(ONE, TWO), at)
    assert "Tidak ada yang perlu disimpan" in written_text(at)
    assert not store_buttons(at)
    at = upload(make_file(ONE), at)
    (box,) = at.checkbox
    assert "Menyusun rencana aksi" in box.label
    assert store_button(at).disabled
    at = box.check().run()
    at = store_button(at).click().run()
    assert stored_rencana(empty) == [(SATKER, 2025, 2, 1)]


def test_the_preview_is_the_plan_by_area_with_what_is_written_beside_what_was_read(empty, upload):
    several = (*TWO[:4], "Rencana Aksi; Notula", "Maret, Juni 2025", TWO[6])
    at = upload(make_file(ONE, several, (*THREE[:5], "segera", THREE[6])))
    rows = [[cell.text for cell in row] for table in papers_on(at) for row in table.rows]
    assert rows == [
        ["I.1", "Membentuk tim kerja", "Maret 2025", "SK Tim", "–"],
        ["I.2", several[3], "Maret, Juni 2025 → 2 target", "Rencana Aksi · Notula", "–"],
        ["I.3", THREE[3], "segera → ? Belum dapat dinilai", "Laporan", "–"],
    ]
    assert "I Manajemen Perubahan" in written_text(at)
    assert "baris 7" in written_text(at)
    assert [button.label for button in at.button if "segera" not in button.label], (
        "asked at its row"
    )


def preview_of(at: AppTest, column: int) -> list[str]:
    return [f"{row[column].text}|{row[column].note}" for at in papers_on(at) for row in at.rows]


def test_what_a_file_reports_stands_at_its_langkah_and_an_answer_about_it_counts(empty, upload):
    headings = (*HEADINGS, "STATUS", "TANGGAL SELESAI")
    twice = (*TWO[:5], "Maret, Juni 2025", TWO[6], "Maret sudah, Juni belum")
    rows = ((*ONE, "selesai", date(2025, 3, 20)), twice, (*THREE, "komplit"))
    at = upload(workbook_of({"Inti": (*TITLE_ROWS, headings, AREA, *rows)}), name="lapor.xlsx")
    said = [
        "Maret 2025|Selesai 20/03/2025",
        "Maret, Juni 2025 → 2 target|Mar: Selesai · Jun: Belum",
    ]
    assert preview_of(at, 2) == [*said, "Agustus 2025|"]
    assert at.date_input[-1].value == date(2025, 3, 31)
    at = press(at, "Selesai")
    assert preview_of(at, 2)[-1] == "Agustus 2025|Selesai"
    assert "mengubah **1** langkah (I.3)." in written_text(at).replace("\\", "")
    assert at.date_input[-1].value == date(2025, 9, 30), "the proposal follows the answer"
    at = at.date_input[-1].set_value(date(2025, 9, 15)).run()
    at = press(at, "Urungkan jawaban terakhir")
    assert at.date_input[-1].value == date(2025, 9, 15), "a day that was chosen stays"


def test_the_tables_of_a_file_are_listed_with_ticks_that_hold_for_the_next_file(empty, upload):
    first, revised = ((*TITLE_ROWS, HEADINGS, AREA, *rows) for rows in ((ONE,), (ONE, TWO)))
    at = upload(workbook_of({"Awal": first, "Revisi 1": revised}), name="rencana.xlsx")
    words = ["**Awal, baris 4–6** · 1 langkah · TAHUN 2025"]
    words += ["**Revisi 1, baris 4–7** · 2 langkah · TAHUN 2025"]
    assert [(box.label, box.value) for box in at.checkbox] == [(words[0], True), (words[1], False)]
    assert store_button(at).disabled, "one that looks like the plan is left"
    at = at.checkbox[1].check().run()
    at = at.checkbox[0].uncheck().run()
    assert "2 langkah, 2 target, 2 bukti" in written_text(at)
    at = store_button(at).click().run()
    assert stored_rencana(empty) == [(SATKER, 2025, 1, 2)]
    longer = (*TITLE_ROWS, HEADINGS, AREA, ONE, TWO, THREE)
    at = upload(workbook_of({"Revisi 1": longer, "Awal": first}), at, name="berikut.xlsx")
    assert not store_button(at).disabled
    store_button(at).click().run()
    assert stored_rencana(empty) == [(SATKER, 2025, 2, 3)], "nobody was asked again"


def test_columns_read_as_reports_are_named_with_their_period_and_turned_off_in_one_touch(
    empty, upload
):
    headings = (*HEADINGS, "REALISASI TW I", "REALISASI TW II")
    rows = ((*ONE, "selesai", None), (*TWO, None, "selesai"))
    at = upload(workbook_of({"Inti": (*TITLE_ROWS, headings, AREA, *rows)}), name="rencana.xlsx")
    shown = written_text(at)
    assert "H “REALISASI TW I” untuk TW I; I “REALISASI TW II” untuk TW II" in shown
    assert "2 laporan target (2 selesai)" in shown
    assert field(at, "Tanggal penilaian", below="Keadaan per"), "beside what stores them"
    at = press(at, "Kolom itu bukan laporan")
    assert "laporan target" not in written_text(at)
    store_button(at).click().run()
    assert "selesai" not in [target["laporan"] for target in stored_targets(empty)]


def store_as_somebody_else(db, content: bytes, posisi: str = "2025-09-30") -> None:
    upload_file(db, content, "lain.csv", posisi, pelaku="Ibu Ani")


def test_another_upload_that_lands_meanwhile_is_merged_and_shown_before_anything_is_stored(
    empty, upload
):
    store_as_somebody_else(empty, make_file(ONE), "2025-03-31")
    at = upload(make_file(ONE, THREE))
    store_as_somebody_else(empty, make_file(ONE, TWO))
    at = store_button(at).click().run()
    assert stored_rencana(empty) == [(SATKER, 2025, 2, 2)], "what was not seen is not stored"
    assert "**Belum disimpan:** orang lain baru saja menyimpan" in written_text(at)
    assert "Ibu Ani menyimpan unggahan 2" in written_text(at)
    at = store_button(at).click().run()
    assert "**Tersimpan** sebagai unggahan 3" in written_text(at)
    action = {langkah["langkah_aksi"] for langkah in stored_langkah(empty)}
    assert action == {
        "Membentuk tim kerja",
        "Menyusun rencana aksi",
        "Sosialisasi anti gratifikasi",
    }


def test_a_reworded_and_renumbered_langkah_is_asked_and_keeps_its_progress(empty, upload):
    store_as_somebody_else(empty, make_file(ONE, TWO, heading=TITLE_ROWS))
    moved = ("3", "Rencana Aksi", "Rencana tersusun", "Menyusun rencana aksi tahunan", *TWO[4:])
    at = upload(
        make_file(ONE, ("2", "Arsip", "Arsip tertata", "Memindai dokumen vital", *TWO[4:]), moved)
    )
    (questions,) = at.radio
    assert "Apakah ini langkah" in questions.label
    assert "Menyusun rencana aksi :green[**tahunan**]" in written_text(at)
    assert store_button(at).disabled
    at = questions.set_value("sama").run()
    assert not at.checkbox, "nothing is taken away any more"
    rows = [[cell.text for cell in row] for table in papers_on(at) for row in table.rows]
    new = ["I.2", "Memindai dokumen vital", "Target waktu", "–", TWO[5]]
    assert new in rows, "a new langkah, with its time"
    at = store_button(at).click().run()
    kode = {row["kode"]: row["langkah_aksi"] for row in stored_langkah(empty)}
    assert kode["I.2.1"] == "Menyusun rencana aksi tahunan"


def test_clashes_show_both_values_who_and_when_and_wait_for_a_choice_each(empty, upload):
    store_as_somebody_else(empty, make_file(ONE, TWO), "2025-03-31")
    at = upload(make_file(*[(*person[:6], "2 dokumen") for person in (ONE, TWO)]))
    store_as_somebody_else(empty, make_file(*[(*person[:6], "3 dokumen") for person in (ONE, TWO)]))
    at = at.run()
    assert [radio.label.split("**")[1] for radio in at.radio] == [
        "I.1, TARGET CAPAIAN",
        "I.2, TARGET CAPAIAN",
    ]
    assert at.radio[0].options[0].startswith("Pakai yang tersimpan: “3 dokumen” (oleh Ibu Ani, ")
    assert at.radio[0].options[1] == "Pakai dari berkas: “2 dokumen”"
    assert store_button(at).disabled
    at = at.radio[0].set_value("berkas").run()
    at = at.radio[1].set_value("tersimpan").run()
    store_button(at).click().run()
    capaian = [langkah["target_capaian"] for langkah in stored_langkah(empty)]
    assert capaian == ["2 dokumen", "3 dokumen"]


def test_another_office_s_file_goes_on_only_once_it_is_said_to_be_meant(planned, upload):
    at = upload(make_file(ONE))
    assert (
        "Berkas ini milik KPU Kabupaten Baru, sedangkan yang dipilih KPU Kabupaten Uji"
        in written_text(at)
    )
    assert not store_buttons(at)
    back = press(upload(make_file(ONE)), "Pilih berkas lain")
    assert (back.file_uploader[0].value, store_buttons(back)) == (None, []), (
        "the way back keeps nothing of the file"
    )
    _, right = at.checkbox
    assert "ini rencana baru KPU Kabupaten Baru tahun 2025" in right.label
    at = right.check().run()
    store_button(at).click().run()
    assert (SATKER, 2025, 1, 1) in stored_rencana(planned)
    assert len(stored_rencana(planned)) == 2


def test_an_office_and_a_year_that_were_just_said_are_not_asked_again(planned, upload):
    at = upload(make_file(ONE, heading=(TITLE_ROWS[0],)).replace(b"Maret 2025", b"Maret"))
    at = at.selectbox[0].set_value(2026).run()
    at = choose(at, "Nama satker (tidak", SATKER)
    assert f"{SATKER}**, tahun **2026" in written_text(at)
    assert not at.checkbox
    assert not store_button(at).disabled
    at = upload(make_file(ONE, heading=(TITLE_ROWS[0], ("TAHUN 2024",))))
    at = choose(at, "Nama satker (tidak", SATKER)
    assert [f"{SATKER} tahun 2024" in asked.label for asked in at.checkbox] == [True], (
        "the file itself names another year than that on screen"
    )


def test_the_year_is_asked_for_where_it_is_missing_and_chosen_where_there_are_two(empty, upload):
    without = tuple(cell.replace(" 2025", "") for cell in ONE)
    at = upload(make_file(without, heading=(TITLE_ROWS[0],)))
    assert not at.error, "a question, and nothing to mend in the file"
    assert str(today().year) in at.selectbox[0].options[:2], (
        "without a search through years gone by"
    )
    at = at.selectbox[0].set_value(2025).run()
    at = choose(at, "Nama satker (tidak", SATKER)
    assert f"{SATKER}**, tahun **2025" in written_text(at)
    rows = (("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "NOV 2025", "DES 2025", "JAN 2026"), AREA)
    rows = (*TITLE_ROWS[:2], *rows, ("1", "Membentuk tim", "SK Tim", "x", "", "x"))
    at = upload("\n".join(map(";".join, rows)).encode())
    assert f"{SATKER}**, tahun **2025" in written_text(at)
    (years,) = (group for group in at.button_group if "tahun mana" in group.label)
    assert f"{SATKER}**, tahun **2026" in written_text(years.set_value(2026).run())


def test_realisasi_alone_finds_its_rencana_and_is_dated_to_the_end_of_its_triwulan(empty, upload):
    store_as_somebody_else(empty, make_file(ONE, TWO), "2025-03-31")
    at = upload(b"Kode;Tenggat;Status;Tanggal selesai\nI.1.1;Maret 2025;Selesai;20/03/2025\n")
    questions = field(at, "Berkas ini memuat realisasi")
    assert questions.value == (SATKER, 2025)
    assert "1 laporan target (1 selesai)" in written_text(at)
    assert at.date_input[-1].value == date(2025, 3, 31)
    at = at.date_input[-1].set_value(date(2025, 9, 30)).run()
    at = store_button(at).click().run()
    stored = last_content(empty, SATKER, 2025)
    assert (stored["posisi"], stored["langkah"][0]["tenggat"][0]["laporan"]) == (
        "2025-09-30",
        "selesai",
    )


SHORTCUT = b'{"url":"https://docs.google.com/open?id=abc","doc_id":"abc","email":"x@y.z"}'
NOT_READ = {
    "foto.jpg": (b"\xff\xd8\xff" + bytes(100), "Foto adalah bukti"),
    "rencana.gsheet": (SHORTCUT, "Download › Microsoft Excel (.xlsx)"),
    "sandi.xlsx": (
        (ROOT / "tests/reading/books/sandi.xlsx").read_bytes(),
        "hapus kata sandi itu (Excel dan Word: File › Info",
    ),
    "besar.xlsx": (b"PK" + bytes(22 * MIB), "Ukuran berkas 22 MB, melebihi batas 20 MB"),
}


@pytest.mark.parametrize("name", NOT_READ)
def test_a_file_of_any_kind_and_size_is_refused_in_words_on_the_page(empty, upload, name):
    content, words = NOT_READ[name]
    at = upload(content, name=name)
    [error] = at.error
    assert words in f"{error.value} {written_text(at)}".replace("\\", "")
    assert not press(at, "Pilih berkas lain").file_uploader[0].proto.type, (
        "the uploader refuses no kind: its reason shows to a pointer alone"
    )
    assert (store_buttons(at), stored_rencana(empty)) == ([], [])


def test_doubts_stand_open_one_a_cell_are_answered_there_and_what_is_left_is_said(empty, upload):
    at = upload(make_file(ONE, (*TWO[:5], "", TWO[6]), (*THREE[:5], "segera", THREE[6])))
    assert "**2 pertanyaan** dapat dijawab nanti" in written_text(at)

    def answer(words: str) -> AppTest:
        return next(button for button in at.button if button.label.startswith(words)).click().run()

    at = answer("Akhir tahun")
    assert "**1 pertanyaan** dapat dijawab nanti" in written_text(at)
    assert "Jawaban Anda mengubah **1** langkah (I.2)." in written_text(at).replace("\\", "")
    at = answer("Urungkan jawaban terakhir")
    assert "**2 pertanyaan** dapat dijawab nanti" in written_text(at)
    at = answer("Akhir tahun")
    at = answer("Seperti langkah di atasnya")
    assert "dapat dijawab nanti" not in written_text(at)
    store_button(at).click().run()
    stored = [target["tenggat"] for target in stored_targets(empty)]
    assert stored == ["2025-03", "2025-12", "2025-12"]
    below = (None, None, None, "Menyusun laporan", "Laporan", None, None)
    at = upload(make_file((*ONE[:5], "30 Februari 2025", ONE[6]), below))
    assert "tertulis “30 Februari 2025”" in written_text(at)
    assert "dari baris di atasnya" in written_text(at)


def test_a_file_of_an_office_where_one_may_not_is_refused(empty, upload, look_as):
    """The name in the file decides, before anything of that office's plan is shown."""
    store_button(upload(make_file(ONE, TWO))).click().run()
    add_people(empty, lain={"KPU Kabupaten Lain": "operator"}, sini={SATKER: "operator"})
    before = stored_rencana(empty)
    look_as(empty, "lain")
    at = upload(make_file(ONE, THREE))
    assert f"Lain tidak berwenang mengunggah rencana {SATKER}" in written_text(at)
    assert "Menyusun rencana aksi" not in written_text(at), "what is stored there"
    assert not store_buttons(at)
    assert stored_rencana(empty) == before
    alone = upload(b"Kode;Tenggat;Status\nI.1.1;Maret 2025;Proses\n")
    assert not has_field(alone, "Berkas ini memuat realisasi")
    assert "minta admin memberi peran" in written_text(alone)
    look_as(empty, "sini")
    at = upload(make_file(ONE, TWO, THREE))
    store_button(at).click().run()
    assert stored_rencana(empty) == [(SATKER, 2025, 2, 3)]


def test_a_name_that_is_typed_shows_nothing_of_an_office_that_is_not_theirs(empty, upload, look_as):
    other = TITLE_ROWS[0], ("KPU KOTA LAIN",), TITLE_ROWS[2]
    store_as_somebody_else(empty, make_file(ONE, TWO, heading=other))
    add_people(empty, operator={SATKER: "operator"})
    look_as(empty, "operator")
    at = upload(make_file(ONE, heading=(("TAHUN 2025",),)))
    at = choose(at, "Nama satker (tidak", "kpu kota lain")
    assert "tidak berwenang mengunggah rencana KPU Kota Lain" in written_text(at)
    assert "Menyusun rencana aksi" not in written_text(at)
    assert not store_buttons(at)


def test_a_file_that_names_no_office_is_not_taken_for_a_new_version_of_the_one_looked_at(
    empty, upload, open_page
):
    """It would offer that office's whole plan for removal."""
    store_button(upload(make_file(ONE, TWO))).click().run()
    at = open_page(UNGGAH, satker=SATKER, tahun="2025", posisi="2025-06-30")
    at = upload(make_file(THREE, heading=(("BAGIAN UMUM",), ("TAHUN 2025",))), at)
    asked = field(at, "Nama satker (tidak")
    assert (asked.value, asked.options) == (None, [SATKER])
    assert "menghilangkan" not in written_text(at)
    assert not store_buttons(at)
    at = asked.set_value(SATKER).run()
    assert "menghilangkan" in written_text(at), "they chose it"


def test_a_second_half_of_a_plan_adds_to_the_first_where_that_is_said(empty, upload):
    at = store_button(upload(make_file(ONE, TWO))).click().run()
    at = upload(make_file(THREE).replace(b"I. MANAJEMEN PERUBAHAN", b"V. PENGUATAN PENGAWASAN"), at)
    assert store_button(at).disabled, "what would go has to be agreed to"
    (asked,) = [radio for radio in at.radio if "belum ada di rencana" in radio.label]
    at = asked.set_value("add").run()
    assert not at.checkbox
    store_button(at).click().run()
    assert stored_rencana(empty) == [(SATKER, 2025, 2, 3)]
    assert [langkah["urutan"] for langkah in stored_langkah(empty)] == [1, 2, 3]


def column_boxes(at: AppTest) -> dict[str, str]:
    """Return what each column of the form was taken for: the letter → the chosen words."""
    found = {}
    for box in at.selectbox:
        letter, _, rest = box.label.partition(" · ")
        if rest:
            found[letter] = box.value
    return found


def test_a_column_taken_for_nothing_is_the_pic_by_one_choice_and_so_in_the_next_file(
    empty, upload, open_page
):
    heading = (*TITLE_ROWS, (*HEADINGS[:6], "KETERANGAN"))
    rows = [(*row[:6], "Ani") for row in (ONE, TWO)]
    content = make_plain(*heading, AREA, *rows)
    rows_later = make_plain(*heading, AREA, *rows, (*THREE[:6], "Budi"))
    at = unfold(upload(content), "Kolom berkas ini dibaca sebagai apa?")
    assert "PIC 0 dari 2" in written_text(at)
    at = choose(at, "G · KETERANGAN", "PIC")
    assert "PIC 2 dari 2" in written_text(at)
    assert "Jawaban Anda mengubah **2** langkah" in written_text(at)
    store_button(at).click().run()
    assert [row["pic"] for row in stored_langkah(empty)] == ["Ani"] * 2
    at = unfold(upload(rows_later, open_page(UNGGAH)), "Kolom berkas ini dibaca sebagai apa?")
    assert "PIC 3 dari 3" in written_text(at)
    assert "seperti unggahan lalu" in field(at, "G · KETERANGAN").label


def make_plain(*rows: tuple[str, ...]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";").writerows(rows)
    return buffer.getvalue().encode()


def test_a_first_tracker_is_stored_once_it_is_said_that_it_has_no_evidence(empty, upload):
    content = make_plain(
        *TITLE_ROWS,
        ("Task", "Deadline", "PIC", "Status"),
        ("Membentuk tim kerja", "31 Maret 2025", "Umum", "Done"),
        ("Memutakhirkan SOP", "Juni 2025", "Hukum", ""),
    )
    at = upload(content)
    assert at.error
    assert column_boxes(at) == {"A": "langkah_aksi", "B": "target_waktu", "C": "pic", "D": "status"}
    at = field(at, "Tidak ada kolom bukti").check().run()
    assert not at.error, written_text(at)
    assert "bukti belum disebut" not in written_text(at), "it was said that there is none"
    at.date_input[0].set_value(date(2025, 3, 31)).run()
    store_button(at).click().run()
    stored = [(row["langkah_aksi"], row["pic"], row["bukti"]) for row in stored_langkah(empty)]
    assert stored == [("Membentuk tim kerja", "Umum", []), ("Memutakhirkan SOP", "Hukum", [])]
