"""Workbooks edited the way people do: sorted, filtered, inserted into, renamed. Progress follows its langkah."""

from __future__ import annotations

from contextlib import contextmanager
from copy import copy
from datetime import date
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from monev.basisdata import Basisdata
from monev.jurnal import JurnalFolder
from monev.keluaran.templat import buat_templat
from monev.unggah import isi_terakhir, periksa, rancang, simpan
from tests.keluaran.bahan import POSISI, rancang_berkas, rencana_lengkap, sel, ubah
from tests.kode import AKAR
from tests.unggah.bahan import SATKER, TAHUN, berkas, lapor, muat, tenggat

MESUJI = AKAR / "data" / "Rencana Aksi ZI KPU Kabupaten Mesuji 2025.xlsx"
LAPORAN_MESUJI = b"""Kode;Tenggat;Status;Tanggal selesai
I.a.3.1;Agustus 2025;Selesai;20/08/2025
II.1.1;Oktober 2025;Selesai;15/10/2025
II.2.1;Desember 2025;Proses;
V.a.2.1;Desember 2025;Selesai;01/12/2025
"""
RENCANA_MESUJI = ("KPU Kabupaten Mesuji", 2025)


@pytest.fixture
def templat(db) -> bytes:
    muat(db, rencana_lengkap(), POSISI)
    return buat_templat(db, SATKER, TAHUN)


def simpan_berkas(db, data: bytes, nama: str, posisi: str, **lain) -> None:
    rancangan = rancang(db, periksa(data, nama, **lain), posisi=date.fromisoformat(posisi))
    simpan(db, rancangan, pelaku="operator", berkas=data, nama_berkas=nama, setuju=True)


@pytest.fixture
def mesuji(db):
    """The decree's own table, stored, and four reports of it."""
    simpan_berkas(db, MESUJI.read_bytes(), MESUJI.name, "2025-08-05")
    simpan_berkas(db, LAPORAN_MESUJI, "realisasi.csv", "2025-12-01", satker=RENCANA_MESUJI[0], tahun=2025)
    return db


def kepala(lembar) -> int:
    """The row of the headings."""
    return next(
        b[0].row for b in lembar.iter_rows() if "Kode" in [s.value for s in b] or "KODE" in [s.value for s in b]
    )


def urutkan(lembar, judul: str) -> None:
    """Sort the rows below the headings by a column, descending, as Excel does: values move, formats stay."""
    awal = kepala(lembar)
    kolom = next(s.column for s in lembar[awal] if s.value == judul)
    isi = [[s.value for s in b] for b in lembar.iter_rows(min_row=awal + 1)]
    isi.sort(key=lambda b: str(b[kolom - 1] or ""), reverse=True)
    for nomor, satu in enumerate(isi, start=awal + 1):
        for ke, nilai in enumerate(satu, start=1):
            lembar.cell(nomor, ke).value = nilai


def saring(buku: Workbook) -> None:
    """Filter: rows that do not match are hidden, nothing else."""
    lembar = buku["Realisasi"]
    for baris in range(kepala(lembar) + 1, lembar.max_row + 1):
        lembar.row_dimensions[baris].hidden = lembar.cell(baris, 4).value != "Selesai"
    lembar.auto_filter.add_filter_column(3, ["Selesai"])


def sisipkan_kolom(buku: Workbook) -> None:
    lembar = buku["Realisasi"]
    lembar.insert_cols(2)
    lembar.cell(kepala(lembar), 2).value = "Paraf"
    lembar.cell(kepala(lembar) + 1, 2).value = "ok"


def pindahkan_kolom(buku: Workbook) -> None:
    """Kode to the far right."""
    lembar = buku["Realisasi"]
    for baris in range(kepala(lembar), lembar.max_row + 1):
        lembar.cell(baris, 12).value = lembar.cell(baris, 1).value
        lembar.cell(baris, 1).value = None


def kosongkan_kode(nama: str, judul: str, kode: str):
    def cara(buku: Workbook) -> None:
        while True:
            try:
                sel(buku[nama], judul, **{judul: kode}).value = None
            except AssertionError:
                return

    return cara


def ganti_nama(buku: Workbook) -> None:
    for lama, baru in (("Rencana Aksi", "Renaksi 2025"), ("Realisasi", "TW III"), ("Petunjuk", "Baca dulu")):
        buku[lama].title = baru
    buku.create_sheet("Daftar nama", 0)["B2"] = "bebas"


def sisipkan_baris_kosong(buku: Workbook) -> None:
    for nama in ("Rencana Aksi", "Realisasi", "Bukti Dukung"):
        buku[nama].insert_rows(kepala(buku[nama]) + 2, 2)


TANPA_AKIBAT = {
    "Realisasi sorted by status": lambda buku: urutkan(buku["Realisasi"], "Status"),
    "Bukti Dukung sorted by document": lambda buku: urutkan(buku["Bukti Dukung"], "Bukti"),
    "filtered and hidden": saring,
    "columns hidden": lambda buku: setattr(buku["Realisasi"].column_dimensions["B"], "hidden", True),
    "a column of one's own": sisipkan_kolom,
    "a column moved": pindahkan_kolom,
    "sheets renamed and added": ganti_nama,
    "blank rows inserted": sisipkan_baris_kosong,
    "Kode removed from the plan": kosongkan_kode("Rencana Aksi", "KODE", "V.1.1.2"),
    "Kode removed from all of its reports": kosongkan_kode("Realisasi", "Kode", "II.1.1"),
    "rows of reports deleted": lambda buku: buku["Realisasi"].delete_rows(kepala(buku["Realisasi"]) + 1, 3),
    "title rows deleted": lambda buku: buku["Realisasi"].delete_rows(1, 2),
}


@pytest.mark.parametrize("nama", TANPA_AKIBAT)
def test_what_changes_no_word_changes_nothing(db, templat, nama):
    rancangan = rancang_berkas(db, ubah(templat, TANPA_AKIBAT[nama]))
    assert rancangan.perubahan == ()
    assert rancangan.bentrokan == ()


def test_a_link_shown_by_other_words_is_kept_as_the_address_it_opens(db, templat):
    """What Excel makes of a file dragged from a drive: its name is seen, its address is behind it."""
    alamat = "https://contoh.example/berkas/undangan"

    def tempel(buku):
        lembar = buku["Bukti Dukung"]
        satu = lembar.cell(kepala(lembar) + 1, 7)
        satu.value, satu.hyperlink = "Undangan rapat.pdf", alamat
        lain = lembar.cell(kepala(lembar) + 2, 7)
        lain.value, lain.hyperlink = "https://contoh.example/asli", "https://contoh.example/asli/"
        lembar.cell(kepala(lembar) + 3, 7).value = "di lemari arsip"

    rancangan = rancang_berkas(db, ubah(templat, tempel))
    bukti = [b for satu in rancangan.isi["langkah"] for t in satu["tenggat"] for b in t["bukti"]]
    tautan = {b["tautan"] for b in bukti}
    assert {alamat, "https://contoh.example/asli", "di lemari arsip"} <= tautan
    assert "Undangan rapat.pdf" not in tautan
    [catatan] = [c for c in rancangan.peringatan if c.kolom == "Tautan"]
    assert (catatan.nilai, catatan.pesan.endswith(alamat)) == ("Undangan rapat.pdf", True)


def test_a_plain_table_s_link_shown_by_other_words_is_kept_as_the_address_it_opens(db):
    buku = Workbook()
    lembar = buku.active
    judul = ["NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "TARGET CAPAIAN", "TAUTAN"]
    isi = [1, "Tim", "Tim ada", "Membentuk tim kerja", "SK", "Maret 2025", "1 dokumen", "SK tim.pdf"]
    for baris in (["RENCANA AKSI"], ["KPU KABUPATEN UJI TAHUN 2025"], judul, ["I. MANAJEMEN PERUBAHAN"], isi):
        lembar.append(baris)
    lembar["H5"].hyperlink = "https://contoh.example/sk"
    lembar["H5"].value = "SK tim.pdf"
    data = BytesIO()
    buku.save(data)
    rancangan = rancang(db, periksa(data.getvalue(), "rencana.xlsx"), posisi=date(2025, 6, 30))
    [satu] = rancangan.isi["langkah"]
    assert [(b["status"], b["tautan"]) for b in satu["tenggat"][0]["bukti"]] == [("ada", "https://contoh.example/sk")]


def test_the_whole_plan_sorted_with_its_headings_is_told_in_one_remark(mesuji):
    """By LANGKAH AKSI: the area headings gather at one end, and no langkah stands under its own any more."""

    def urut(buku):
        lembar = buku["Rencana Aksi"]
        for gabungan in list(lembar.merged_cells.ranges):
            lembar.unmerge_cells(str(gabungan))
        urutkan(lembar, "LANGKAH AKSI")

    data = ubah(buat_templat(mesuji, *RENCANA_MESUJI), urut)
    rancangan = rancang(mesuji, periksa(data, "isian.xlsx"), posisi=date(2025, 12, 1))
    assert rancangan.perubahan == ()
    pesan = [c.pesan for c in rancangan.peringatan]
    assert sum("tabelnya tampak diurutkan" in satu for satu in pesan) == 1
    assert not any("Tanpa area" in satu or "tidak berisi satu langkah" in satu for satu in pesan)


def test_a_langkah_inserted_above_without_kode_is_new_and_nothing_else_moves(db, templat):
    def sisip(buku):
        lembar = buku["Rencana Aksi"]
        baris = sel(lembar, "KODE", KODE="II.1.1").row
        lembar.insert_rows(baris)
        isi = ["1", "Arsip", "Arsip tertata", "Menata arsip vital", "Daftar arsip", "Juli 2025", "1 dokumen"]
        for kolom, nilai in enumerate(isi, start=1):
            lembar.cell(baris, kolom).value = nilai

    rancangan = rancang_berkas(db, ubah(templat, sisip))
    assert [(p.jenis, p.langkah_aksi) for p in rancangan.perubahan] == [("langkah_baru", "Menata arsip vital")]
    assert tenggat(rancangan.isi, "II.1.1", "2025-01")["laporan"] == "selesai"


def test_reworded_in_the_template_it_is_the_same_langkah_by_its_kode(db, templat):
    def ubah_bunyi(buku):
        sel(buku["Rencana Aksi"], "LANGKAH AKSI", KODE="II.1.1").value = "Kalimat yang sama sekali lain"

    rancangan = rancang_berkas(db, ubah(templat, ubah_bunyi))
    assert [(p.jenis, p.kode, p.kolom) for p in rancangan.perubahan] == [("teks_berubah", "II.1.1", "LANGKAH AKSI")]
    assert (rancangan.mengurangi, rancangan.dugaan) == ((), ())


def test_reworded_and_without_kode_it_is_asked_never_matched_in_silence(db, templat):
    def ubah_bunyi(buku):
        lembar = buku["Rencana Aksi"]
        aksi = sel(lembar, "LANGKAH AKSI", KODE="V.1.1.1")
        aksi.value = 'Memasang banner "Tolak", 50% <selesai> & tampil di kantor'
        lembar.cell(aksi.row, sel(lembar, "KODE", KODE="V.1.1.1").column).value = "BARU-1"

    data = ubah(templat, ubah_bunyi)
    rancangan = rancang_berkas(db, data)
    assert [(d.kode_berkas, d.kode_tersimpan) for d in rancangan.dugaan] == [("BARU-1", "V.1.1.1")]
    assert any("V.1.1.1" in kalimat for kalimat in rancangan.mengurangi)
    yakin = rancang(db, periksa(data, "t.xlsx"), posisi=date.fromisoformat(POSISI), padanan={"BARU-1": "V.1.1.1"})
    assert (yakin.mengurangi, yakin.dugaan) == ((), ())
    assert tenggat(yakin.isi, "V.1.1.1", "2025-10")["laporan"] == "tidak_berlaku"


def test_a_formula_without_its_result_is_refused_at_its_cell_not_read_as_blank(db, templat):
    def rumus(buku):
        sel(buku["Realisasi"], "Status", Kode="I.a.2.1", Tenggat="Maret 2025").value = '=IF(1=1,"Selesai","")'

    galat = periksa(ubah(templat, rumus), "t.xlsx").galat
    assert [(c.lembar, c.sel, c.kolom) for c in galat] == [("Realisasi", "D6", "Status")]
    assert "rumus yang hasilnya tidak tersimpan" in galat[0].pesan


# The decree's own table: no Kode, numbers that shift, cells merged over rows.


def laporan(isi: dict) -> dict[str, tuple[str, str | None]]:
    """What is reported, by the words of its langkah."""
    return {
        satu["langkah_aksi"]: (t["laporan"], t["tanggal_selesai"])
        for satu in isi["langkah"]
        for t in satu["tenggat"]
        if t["laporan"] != "belum"
    }


def rancang_mesuji(db, cara=lambda lembar: None):
    buku = load_workbook(BytesIO(MESUJI.read_bytes()))
    cara(buku.active)
    wadah = BytesIO()
    buku.save(wadah)
    return rancang(db, periksa(wadah.getvalue(), MESUJI.name), posisi=date(2025, 12, 31))


def baris_langkah(lembar, aksi: str) -> int:
    return next(s.row for b in lembar.iter_rows() for s in b if isinstance(s.value, str) and s.value.startswith(aksi))


def test_the_decree_s_own_table_again_keeps_all_progress(mesuji):
    rancangan = rancang_mesuji(mesuji)
    assert rancangan.perubahan == ()
    assert len(laporan(rancangan.isi)) == 4
    assert any("tidak memuat realisasi" in kalimat for kalimat in rancangan.keterangan)


def test_progress_follows_when_a_row_is_inserted_above_and_the_rest_renumbered(mesuji):
    sebelum = laporan(isi_terakhir(mesuji, *RENCANA_MESUJI))

    def sisip(lembar):
        baris = baris_langkah(lembar, "Melakukan Monitoring dan Evaluasi Pelaksanaan SOP")
        bawah = [[copy(s.value) for s in lembar[n]] for n in range(baris, baris + 3)]
        baru = [1, "Peta proses bisnis", "Peta tersedia", "Menyusun peta proses bisnis", "Peta", "Juli 2025", "1 peta"]
        lembar.insert_rows(baris + 3)
        for nomor, satu in enumerate([baru, *bawah], start=baris):
            for kolom, nilai in enumerate(satu, start=1):
                lembar.cell(nomor, kolom).value = nilai
            lembar.cell(nomor, 1).value = nomor - baris + 1
        for gabungan in list(lembar.merged_cells.ranges):
            if gabungan.min_row >= baris + 3:
                gabungan.shift(row_shift=1)

    rancangan = rancang_mesuji(mesuji, sisip)
    assert laporan(rancangan.isi) == sebelum
    assert (rancangan.mengurangi, rancangan.dugaan) == ((), ())
    assert [p.langkah_aksi for p in rancangan.perubahan if p.jenis == "langkah_baru"] == ["Menyusun peta proses bisnis"]
    assert {p.jenis for p in rancangan.perubahan} == {"langkah_baru", "teks_berubah"}


def test_a_row_taken_out_takes_only_its_own_progress_along(mesuji):
    sebelum = laporan(isi_terakhir(mesuji, *RENCANA_MESUJI))

    def hapus(lembar):
        baris = baris_langkah(lembar, "Melakukan Monitoring dan Evaluasi Pelaksanaan SOP")
        for nomor, dari in enumerate((baris + 1, baris + 2), start=0):
            for kolom, satu in enumerate(lembar[dari], start=1):
                lembar.cell(baris + nomor, kolom).value = satu.value
            lembar.cell(baris + nomor, 1).value = nomor + 1
        for satu in lembar[baris + 2]:
            satu.value = None

    rancangan = rancang_mesuji(mesuji, hapus)
    assert len(rancangan.mengurangi) == 1
    assert rancangan.mengurangi[0].startswith("Langkah II.1.1 Melakukan Monitoring dan Evaluasi Pelaksanaan SOP")
    hilang = next(aksi for aksi in sebelum if aksi.startswith("Melakukan Monitoring dan Evaluasi Pelaksanaan SOP"))
    assert laporan(rancangan.isi) == {aksi: isi for aksi, isi in sebelum.items() if aksi != hilang}


def test_a_reworded_row_of_the_decree_keeps_its_progress_and_shows_the_wording(mesuji):
    def ubah_bunyi(lembar):
        satu = lembar.cell(baris_langkah(lembar, "Melakukan Monitoring dan Evaluasi Pelaksanaan SOP"), 4)
        satu.value = satu.value.replace("Melakukan", "Melaksanakan")

    rancangan = rancang_mesuji(mesuji, ubah_bunyi)
    assert [(p.jenis, p.kode) for p in rancangan.perubahan] == [("teks_berubah", "II.1.1")]
    assert tenggat(rancangan.isi, "II.1.1", "2025-10")["laporan"] == "selesai"


# Random edits of both sides through real workbooks: what one side alone changed is there in the end.

SEL_BEBAS = [
    ("I.a.2.1", "Maret 2025"),
    ("I.a.2.1", "Juni 2025"),
    ("II.1.1", "Februari 2025"),
    ("V.1.1.2", "Maret 2025"),
]
KUNCI = {"Maret 2025": "2025-03", "Juni 2025": "2025-06", "Februari 2025": "2025-02"}
ISIAN = st.dictionaries(
    st.tuples(st.sampled_from(SEL_BEBAS), st.sampled_from(["Kendala", "Tindak lanjut"])),
    st.sampled_from(["rapat diundur", "-menunggu", "baris satu\nbaris dua"]),
    max_size=5,
)


def nilai(isi: dict, di: tuple[tuple[str, str], str]) -> str:
    (kode, waktu), judul = di
    return tenggat(isi, kode, KUNCI[waktu])[{"Kendala": "kendala", "Tindak lanjut": "tindak_lanjut"}[judul]]


@pytest.fixture
def buat_db(tmp_path_factory):
    """A way to make databases of their own: each example starts with an empty one."""

    @contextmanager
    def buat():
        basisdata = Basisdata.buka(None, JurnalFolder(tmp_path_factory.mktemp("contoh") / "jurnal"))
        try:
            yield basisdata
        finally:
            basisdata.tutup()

    return buat


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ISIAN, ISIAN, st.sampled_from(sorted(TANPA_AKIBAT)))
def test_edits_of_both_sides_in_freely_edited_workbooks_are_never_lost(buat_db, mereka, kita, suntingan):
    with buat_db() as db:
        muat(db, rencana_lengkap(), POSISI)
        templat = buat_templat(db, SATKER, TAHUN)
        dasar = isi_terakhir(db, SATKER, TAHUN)
        rinci = [
            lapor(kode, KUNCI[waktu], _status(dasar, kode, waktu), **_isian(dasar, mereka, kode, waktu))
            for kode, waktu in SEL_BEBAS
        ]
        muat(db, berkas(*rencana_lengkap().langkah, realisasi=rinci), "2025-07-31")
        tersimpan = isi_terakhir(db, SATKER, TAHUN)

        def isi(buku):
            for ((kode, waktu), judul), teks in kita.items():
                satu = sel(buku["Realisasi"], judul, Kode=kode, Tenggat=waktu)
                satu.value, satu.data_type = teks, "s"
            if "deleted" not in suntingan:
                TANPA_AKIBAT[suntingan](buku)

        rancangan = rancang_berkas(db, ubah(templat, isi), "2025-09-30")
        bentrok = {(b.kode, b.tenggat, b.kolom) for b in rancangan.bentrokan}
        for di in [(letak, judul) for letak in SEL_BEBAS for judul in ("Kendala", "Tindak lanjut")]:
            d, s, h = (nilai(v, di) for v in (dasar, tersimpan, rancangan.isi))
            b = kita.get(di, d)
            if s == d:
                assert h == b
            elif b in (d, s):
                assert h == s
            else:
                assert (di[0][0], KUNCI[di[0][1]], di[1]) in bentrok


def _status(isi: dict, kode: str, waktu: str) -> str:
    return tenggat(isi, kode, KUNCI[waktu])["laporan"]


def _isian(isi: dict, mereka: dict, kode: str, waktu: str) -> dict:
    t = tenggat(isi, kode, KUNCI[waktu])
    return {
        "selesai": t["tanggal_selesai"],
        "kendala": mereka.get(((kode, waktu), "Kendala"), t["kendala"]),
        "tindak_lanjut": mereka.get(((kode, waktu), "Tindak lanjut"), t["tindak_lanjut"]),
    }
