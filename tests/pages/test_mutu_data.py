"""Mutu Data: what was asked, how it is settled, and that nothing stored changes before the file is
read again."""

import pytest

from monev.core.remarks import Remark
from monev.database import Database
from monev.outputs.template import ORIGIN_HEADINGS, make_corrected
from monev.reading.choices import ChoiceItem
from monev.ui import screen
from monev.ui.page_table import MUTU_DATA, UNGGAH
from monev.uploads import check_upload
from monev.writing.reading_choices import list_choices, store_choices
from tests import makers
from tests.makers import (
    append_unggahan,
    langkah_content,
    last_content,
    sample_content,
    tenggat_content,
)
from tests.page_runs import (
    blocks_on,
    filled_with,
    press,
    tables_on,
    touch_row,
    unfold,
    written_text,
)
from tests.reading.tables import HEADINGS, xlsx
from tests.sitting_book import sitting_book
from tests.uploads.material import upload_file

SATKER, TAHUN = "KPU Kabupaten Contoh", 2025
TOP_ROWS = (("RENCANA AKSI ZONA INTEGRITAS",), ("KPU KABUPATEN CONTOH",), ("TAHUN 2025",), HEADINGS)
ROWS = (
    ("I. MANAJEMEN PERUBAHAN",),
    (1, "Tim Kerja", "SK terbit", "Membentuk tim", "SK Tim, Notulensi", "setelah Lebaran", "1 SK"),
    (2, "Agen", "Agen ada", "Menunjuk agen", "SK Agen", None, "1 SK"),
    (3, "Pola", "Teladan", "Pimpinan hadir", "Daftar hadir", "Juli 2025", "4 Dokumen"),
    ("II. INOVASI DAERAH",),
    (1, "Inovasi", "Ada", "Membuat inovasi", "Laporan", "Oktober 2024", "1 dokumen"),
)


store = filled_with(lambda db: upload_file(db, xlsx((*TOP_ROWS, *ROWS)), posisi="2025-09-30"))
sitting = filled_with(lambda db: upload_file(db, sitting_book(), posisi="2025-09-30"))


@pytest.fixture
def at(store, open_page):
    """Mutu Data of a stored plan with four questions."""
    return open_page(MUTU_DATA, mutu_bagian="daftar")


def tenggat(db, kode: str) -> list[str]:
    content = last_content(db, SATKER, TAHUN)
    return [
        t["tenggat"]
        for langkah in content["langkah"]
        if langkah["kode"] == kode
        for t in langkah["tenggat"]
    ]


def unfold_own_answer(at, number: int):
    """Open the form for an answer of one's own to a question about a langkah without target, and
    its key."""
    at = unfold(at, "mutu_jenis_tanpa_target")
    keys = dict.fromkeys(
        button.key.split("_")[1] for button in at.button if button.key.startswith("ragu_")
    )
    key = [*keys][number]
    return unfold(at, f"mutu_lain_{key}"), f"sendiri_{key}"


@filled_with
def told_alone(db: Database) -> None:
    """Nothing is asked of this plan; of two cells something is told."""
    cell = {"lembar": "Rencana Aksi", "kolom": "TARGET WAKTU", "nilai": "Akhir TW"}
    told = [
        Remark("reports.link_means_ada", baris=row, sel=f"F{row}", **cell).as_stored()
        for row in (7, 8)
    ]
    langkah = [langkah_content("I.1.1", [tenggat_content("2025-03", bukti={"SK": "ada"})])]
    append_unggahan(db, sample_content(langkah, peringatan=told))


def test_keys_are_shown_where_there_are_keys(sitting, open_page, monkeypatch):
    def keys() -> set[str]:
        at = open_page(MUTU_DATA)
        return {button.proto.shortcut for button in at.button} - {""}

    assert {"y", "n"} <= {key.lower() for key in keys()}
    monkeypatch.setattr(screen, "is_phone", lambda: True)
    assert keys() == set()


def test_cells_that_are_in_doubt_are_not_called_read_without_question(told_alone, open_page):
    at = open_page(MUTU_DATA, satker=makers.SATKER, tahun="2025", posisi="2025-12-31")
    assert "Diragukan 2" in written_text(at)
    assert "Tidak ada yang perlu dijawab; 2 sel diragukan dapat dilihat di bawah." in written_text(
        at
    )
    assert "tanpa pertanyaan" not in written_text(at)


def test_it_says_first_how_well_the_plan_was_read_and_asks_what_has_no_target_before_all_else(at):
    assert not at.error, written_text(at)
    assert "4 langkah dibaca; 3 pertanyaan untuk tim ZI" in written_text(at).replace("\\", "")
    assert [widget.label for widget in at.expander][:2] == [
        "Tanpa target waktu (2)",
        "Target waktu meragukan (1)",
    ]
    at = unfold(at, "mutu_jenis_tanpa_target")
    cards = [widget.value for widget in at.markdown if ":gray[" in widget.value]
    assert "**I.1.1** Membentuk tim" in cards[0]
    assert "sel F6, TARGET WAKTU: tertulis “setelah Lebaran”" in cards[0].replace("\\", "")
    assert "**I.2.1**" in cards[1]
    assert "Diragukan 4" in written_text(at)


def test_the_choices_of_the_office_are_asked_once_after_each_that_is_made(store, at, monkeypatch):
    asked: list[str] = []
    ask = Database.ask
    monkeypatch.setattr(
        Database,
        "ask",
        lambda db, name, *shape, **params: asked.append(name) or ask(db, name, *shape, **params),
    )
    for part in ("pertanyaan", "daftar", "banding", "kolom", "pilihan"):
        store_choices(
            store, SATKER, [ChoiceItem("judul", f"KOLOM {part}", "pic")], pelaku="Ani", tahun=TAHUN
        )
        at.session_state["mutu_bagian"] = part
        for expected in (1, 0):
            asked.clear()
            at = at.run()
            assert asked.count("uploads/choices") == expected, part


def test_a_month_answered_waits_until_the_file_is_read_again_and_then_counts(store, at):
    at, key = unfold_own_answer(at, 1)
    at.button_group(key=f"bulan_{key}").set_value([10]).run()
    assert "Oktober 2025: satu target" in written_text(at).replace("\\", "")
    at = press(at, "Simpan jawaban")
    assert "**Jawaban tersimpan**" in written_text(at)
    assert "2 pertanyaan untuk tim ZI" in written_text(at)
    assert tenggat(store, "I.2.1") == [], "what is stored did not change"
    at = press(at, "Baca ulang berkas ini dengan jawaban saya")
    assert any(widget.label.startswith("1 target bergeser") for widget in at.expander)
    assert tenggat(store, "I.2.1") == []
    at = press(at, "Simpan sebagai unggahan 2")
    assert tenggat(store, "I.2.1") == ["2025-10"]
    assert "belum diterapkan" not in written_text(at)


def test_words_that_do_not_read_are_said_at_the_form_and_those_that_do_are_taken_along_in_the_plan(
    store, at
):
    at, key = unfold_own_answer(at, 0)
    at.text_input(key=f"tulis_{key}").set_value("kapan-kapan").run()
    assert "Belum terbaca" in written_text(at)
    at = press(at, "Simpan jawaban")
    assert "tidak terbaca sebagai waktu" in at.error[0].value
    assert list_choices(store, SATKER) == ()
    at.text_input(key=f"tulis_{key}").set_value("Mei").run()
    press(at, "Simpan jawaban")
    data = make_corrected(store, SATKER, TAHUN)
    without_answers = check_upload(data, "dibetulkan.xlsx")
    one = without_answers.langkah[0]
    assert (one.target_waktu, [t.tenggat for t in one.tenggat]) == ("Mei", ["2025-05"])
    assert one.lainnya[ORIGIN_HEADINGS["target_waktu"]] == "setelah Lebaran"


def test_a_reading_said_to_be_right_is_settled_and_can_be_taken_back(store, at):
    at = unfold(at, "mutu_jenis_waktu")
    at = press(at, "Ya, benar: Oktober 2024")
    assert "2 pertanyaan" in written_text(at)
    assert "belum diterapkan" not in written_text(at), "it changes nothing of the plan"
    at.query_params["mutu_bagian"] = "pilihan"
    at = at.run()
    assert "sudah benar" in written_text(at)
    at = press(at, "Tarik")
    assert [p.withdrawn for p in list_choices(store, SATKER)] == [True]
    assert "3 pertanyaan" in written_text(at)


def test_what_is_only_told_of_a_file_is_answered_otherwise_too(empty, open_page):
    rows = [(*row[:5], row[5] and "Mart 2025", row[6]) if len(row) > 6 else row for row in ROWS]
    upload_file(empty, xlsx((*TOP_ROWS, *rows)), posisi="2025-09-30")
    at = unfold(open_page(MUTU_DATA, mutu_bagian="daftar"), "mutu_diketahui")
    key = next(button.key.split("_")[1] for button in at.button if button.key.startswith("ragu_"))
    at = unfold(at, f"mutu_lain_{key}")
    at.text_input(key=f"tulis_sendiri_{key}").set_value("Mei").run()
    press(at, "Simpan jawaban")
    assert [(choice.item.hal, choice.item.nilai) for choice in list_choices(empty, SATKER)] == [
        ("waktu", "Mei")
    ]


CELLS = "Setiap sel: tertulis di berkas, dan dibaca sebagai"


def test_each_cell_stands_beside_the_original_and_a_split_or_a_columns_meaning_can_be_settled(
    store, at
):
    at.query_params["mutu_bagian"] = "banding"
    at = at.run()
    content = written_text(at)
    for parts in (
        "D6\nLANGKAH AKSI\nMembentuk tim\n",
        "setelah Lebaran",
        "Diragukan",
        "Ditafsirkan",
        "Disalin",
    ):
        assert parts in content, content
    assert "E6\nBUKTI DUKUNG\n" in content
    at = touch_row(at, CELLS, "I.1.1")
    at.segmented_control(key="mutu_ubah_hal").set_value("bukti").run()
    box = at.text_area(key="bukti_ubah_I.1.1_bukti")
    assert box.value == "SK Tim\nNotulensi"
    box.set_value("SK Tim dan Notulensi").run()
    at = press(at, "Simpan jawaban")
    assert [(p.item.hal, p.item.nilai) for p in list_choices(store, SATKER)] == [
        ("bukti", "SK Tim dan Notulensi")
    ]
    at.query_params["mutu_bagian"] = "kolom"
    at = at.run()
    assert "D\nLANGKAH AKSI\nLANGKAH AKSI\n" in written_text(at)
    at.selectbox(key="mutu_kolom").set_value("TARGET CAPAIAN").run()
    at.selectbox(key="arti_kolom").set_value("pic").run()
    at = press(at, "Simpan arti kolom")
    assert ("TARGET CAPAIAN", "pic") in [
        (p.item.kunci, p.item.nilai) for p in list_choices(store, SATKER)
    ]
    assert "G\nTARGET CAPAIAN\nPIC\n" in written_text(at)


def test_every_cell_is_a_row_to_be_sorted_and_a_kode_opens_its_langkah_in_full(
    store, open_page, monkeypatch
):
    at = open_page(MUTU_DATA, mutu_bagian="banding")
    frame = tables_on(at)[CELLS]
    filled = sum(cell is not None for row in ROWS for cell in row)
    blank_time = 1
    assert len(frame) == filled + blank_time, "each cell that something stands in, or that asks"
    time = frame[(frame["Kode"] == "I.1.1") & (frame["Kolom"] == "TARGET WAKTU")].iloc[0]
    assert [time["Sel"], time["Tertulis di berkas"], time["Kepastian"]] == [
        "F6",
        "setelah Lebaran",
        "? Diragukan",
    ]
    work = frame[(frame["Kode"] == "I.1.1") & (frame["Kolom"] == "LANGKAH AKSI")].iloc[0]
    assert [work["Tertulis di berkas"], work["Dibaca sebagai"]] == ["Membentuk tim", "sama"]
    at = touch_row(at, CELLS, "I.3.1")
    (whole,) = [block for block in blocks_on(at, "table") if block["label"] == "Langkah I.3.1"]
    assert "Pola" in str(whole["rows"])
    assert at.segmented_control(key="mutu_ubah_hal").value == "waktu", "ready to be changed"
    monkeypatch.setattr(screen, "is_phone", lambda: True)
    at = at.run()
    assert CELLS not in tables_on(at)
    labels = [block["label"] for block in blocks_on(at, "table")]
    assert labels == ["Langkah I.1.1", "Langkah I.2.1", "Langkah I.3.1", "Langkah II.1.1"]


def test_a_row_is_put_into_an_area_and_counts_there_once_read_again(store, at):
    at = at.button_group(key="alamat_mutu_bagian").set_value("banding").run()
    at = touch_row(at, CELLS, "I.2.1")
    at = at.button_group(key="mutu_ubah_hal").set_value("area").run()
    at = at.selectbox(key="area_ubah_I.2.1_area").set_value(("", "Area lain …")).run()
    at = at.text_input(key="nomor_area_ubah_I.2.1_area").input("IX").run()
    at = at.text_input(key="nama_area_ubah_I.2.1_area").input("Agen Perubahan").run()
    at = press(at, "Simpan jawaban")
    assert not at.error, written_text(at)
    at = at.button_group(key="alamat_mutu_bagian").set_value("pilihan").run()
    assert "IX Agen Perubahan" in written_text(at)
    at = press(at, "Baca ulang berkas ini dengan jawaban saya")
    press(at, "Simpan sebagai unggahan 2")
    stored = last_content(store, SATKER, TAHUN)["langkah"]
    area = {langkah["langkah_aksi"]: langkah["area"] for langkah in stored}
    assert area == {
        "Membentuk tim": "I",
        "Menunjuk agen": "IX",
        "Pimpinan hadir": "I",
        "Membuat inovasi": "II",
    }


def test_unggah_asks_which_column_is_meant_and_remembers_it_for_the_satker(empty, open_page):
    foreign = (*HEADINGS[:3], "Ikhtiar Nyata", *HEADINGS[4:])
    # Words that do not say by themselves that they are work, or the column would be proposed.
    rows = [(*row[:3], f"Butir {row[0]}", *row[4:]) if len(row) > 4 else row for row in ROWS]
    at = open_page(UNGGAH)
    at.file_uploader[0].upload(
        "rencana.xlsx", xlsx((*TOP_ROWS[:3], foreign, *rows)), "application/vnd.ms-excel"
    )
    at = at.run()
    box = next(s for s in at.selectbox if s.label == "LANGKAH AKSI")
    at = box.set_value("Ikhtiar Nyata").run()
    assert "4 langkah" in written_text(at)
    assert list_choices(empty, SATKER) == (), "nothing is kept before the file is stored"
    button = next(t for t in at.button if t.label.startswith("Simpan sebagai unggahan"))
    at = button.click().run()
    assert [(p.item.kunci, p.item.nilai) for p in list_choices(empty, SATKER)] == [
        ("Ikhtiar Nyata", "langkah_aksi")
    ]


def primary(at) -> list[str]:
    """The proposed answer, in the looks of the first thing to do, as it is read."""
    proposed = (button for button in at.button if (button.key or "").startswith("usul_"))
    return [button.label.replace("\\", "") for button in proposed if button.proto.type == "primary"]


def test_the_sitting_asks_one_question_at_a_time_and_takes_an_answer_of_ones_own_too(
    sitting, open_page
):
    at = open_page(MUTU_DATA)
    assert "Sisa 7 dari 7 pertanyaan" in written_text(at)
    assert primary(at) == ["Seperti langkah di atasnya: Juli 2025"]
    (table,) = blocks_on(at, "table")
    marked = [
        cell["text"]
        for row in table["rows"]
        for cell in row
        if isinstance(cell, dict) and cell.get("marked")
    ]
    assert marked == ["setelah Lebaran"]
    assert "berlaku untuk 2 sel" in written_text(at)
    for words in ("Akhir tahun: Desember 2025", "Memang tidak terikat bulan"):
        at = press(at, "Bukan, usul berikutnya")
        assert primary(at) == [words]
    at = press(at, "Lewati")
    assert "Sisa 7 dari 7 pertanyaan, 1 dilewati" in written_text(at)
    assert primary(at) == ["Seperti langkah di atasnya: Februari 2025"]
    assert list_choices(sitting, SATKER) == (), "to pass over is no answer"
    while passing := [
        widget for widget in at.button if widget.label in ("Bukan, usul berikutnya", "Lewati")
    ]:
        at = passing[0].click().run()
    assert "Selebihnya Anda lewati: 7 pertanyaan" in written_text(at)
    at = press(at, "Tanyakan lagi yang dilewati")
    assert primary(at) == ["Seperti langkah di atasnya: Juli 2025"]
    key = next(button.key for button in at.button if (button.key or "").startswith("usul_")).split(
        "_"
    )[1]
    at = unfold(at, f"mutu_lain_{key}")
    at.text_input(key=f"tulis_sendiri_{key}").set_value("April").run()
    at = press(at, "Simpan jawaban")
    assert [choice.item.nilai for choice in list_choices(sitting, SATKER)] == ["April"]
