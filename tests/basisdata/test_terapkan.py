"""Each jenis of entry becomes the rows it says, and the same entries always become the same tables."""

from __future__ import annotations

import copy
import json
from datetime import date

import pytest

from monev.basisdata import Basisdata
from monev.basisdata.terapkan import JENIS_DIKENAL, TABEL_UNGGAHAN
from monev.galat import BasisdataLebihBaru
from monev.jurnal import JurnalFolder
from monev.jurnal.entri import ke_teks, segel
from monev.jurnal.isi import BENTUK
from tests.basisdata.tabel import isi_semua_tabel
from tests.pembuat import SATKER, TAHUN, isi_besar, isi_contoh, isi_langkah, isi_tenggat, unggah

LENGKAP = isi_contoh(
    [
        isi_langkah(
            "II.1.1",
            [
                isi_tenggat("2025-10", bukti={"Undangan": "ada", "Notulensi": "perlu_perbaikan"}, kendala="Hujan"),
                isi_tenggat("2025-02", "selesai", tanggal_selesai="2025-02-27", selesai_sejak="2025-03-31"),
            ],
            pic="Kasubbag Hukum",
            frekuensi="bulanan",
            lainnya={"Anggaran": "Rp 5 jt", "Catatan “KPU”": 'baris satu\nbaris "dua"'},
        ),
        isi_langkah("V.a.1.1", bukti=[{"nama": "SK", "jenis": "SK"}, {"nama": "Foto", "jenis": "Dokumentasi"}]),
        isi_langkah(
            "V.a.1.2",
            [isi_tenggat("2025-08-04")],
            jejak=[{"kolom": "NO", "nilai": "", "dibaca": "1", "cara": "diwarisi", "lembar": None, "baris": None,
                    "sel": None}],
        ),
    ],
    nama_berkas=None,
    peringatan=[{"lembar": "CSV", "baris": 9, "kolom": "F", "nilai": "?", "pesan": "Tidak terbaca", "sel": "F9"},
                {"lembar": None, "baris": None, "kolom": None, "nilai": None, "pesan": "Tahun tidak disebut",
                 "sel": None}],
    perubahan=[{"jenis": "langkah_baru", "kode": k, "langkah_aksi": "L", "tenggat": None, "kolom": None, "dari": None,
                "ke": None} for k in ("V.a.1.2", "II.1.1")],
)  # fmt: skip


def baris(db: Basisdata, tabel: str) -> list[tuple]:
    """All rows of one table of a database in memory or closed to others, in stored order."""
    return db._sambungan.execute(f"from {tabel}").fetchall()


@pytest.fixture
def lengkap(jurnal):
    """A database in memory that holds one unggahan with something in every table."""
    entri = unggah(jurnal, LENGKAP, berkas=b"asli")
    basisdata = Basisdata.buka(None, jurnal)
    yield basisdata, entri
    basisdata.tutup()


def test_an_unggahan_becomes_a_version_of_its_rencana(lengkap):
    db, entri = lengkap
    assert baris(db, "rencana") == [(1, SATKER, TAHUN, False, False, entri.hash)]
    (satu,) = db.tanya("keadaan/riwayat", rencana_id=1).to_dict("records")
    assert satu["unggahan_id"] == entri.nomor
    assert satu["waktu"].isoformat() == entri.waktu
    assert db._sambungan.execute(
        "select unggahan_id, rencana_id, nomor, jenis, posisi, pelaku, catatan, nama_berkas, sha256, hash_entri,"
        " dilaporkan, simulasi, dibatalkan from unggahan"
    ).fetchall() == [
        (1, 1, 1, "berkas", date(2025, 6, 30), "Penguji", "", None, entri.sha256, entri.hash, True, False, False)
    ]


def test_every_cell_of_a_langkah_is_kept_in_its_own_column(lengkap):
    db, _ = lengkap
    kolom = [k for k, *_ in db._sambungan.execute("describe langkah").fetchall()]
    tersimpan = [dict(zip(kolom, nilai, strict=True)) for nilai in baris(db, "langkah")]
    for ada, asal in zip(tersimpan, LENGKAP["langkah"], strict=True):
        assert json.loads(ada.pop("lainnya")) == asal["lainnya"]
        assert ada.pop("unggahan_id") == 1
        assert ada == {k: asal[k] for k in ada}


def test_tenggat_stand_in_the_order_of_the_plan_with_what_is_reported(lengkap):
    db, _ = lengkap
    assert baris(db, "tenggat") == [
        (1, 1, "II.1.1", "2025-10", date(2025, 10, 31), date(2025, 10, 1), "belum", None, None, "Hujan", ""),
        (1, 1, "II.1.1", "2025-02", date(2025, 2, 28), date(2025, 2, 1), "selesai", date(2025, 2, 27),
         date(2025, 3, 31), "", ""),
        (1, 3, "V.a.1.2", "2025-08-04", date(2025, 8, 4), date(2025, 8, 1), "belum", None, None, "", ""),
    ]  # fmt: skip


def test_bukti_is_owed_per_tenggat_and_numbered_in_it(lengkap):
    db, _ = lengkap
    assert baris(db, "bukti") == [
        (1, "II.1.1", "2025-10", 1, "Undangan", "Undangan", "ada", "", ""),
        (1, "II.1.1", "2025-10", 2, "Notulensi", "Notulensi", "perlu_perbaikan", "", ""),
        (1, "II.1.1", "2025-02", 1, "Undangan", "Undangan", "belum_ada", "", ""),
        (1, "V.a.1.2", "2025-08-04", 1, "Undangan", "Undangan", "belum_ada", "", ""),
    ]


def test_documents_of_a_langkah_without_tenggat_are_kept_too(lengkap):
    db, _ = lengkap
    assert [b for b in baris(db, "dokumen") if b[1] == "V.a.1.1"] == [
        (1, "V.a.1.1", 1, "SK", "SK"),
        (1, "V.a.1.1", 2, "Foto", "Dokumentasi"),
    ]


def test_how_cells_were_read_and_what_was_asked_and_changed_is_kept_in_order(lengkap):
    db, _ = lengkap
    assert baris(db, "jejak") == [(1, "V.a.1.2", None, None, None, "NO", "", "1", "diwarisi")]
    assert baris(db, "peringatan") == [
        (1, "CSV", 9, "F", "?", "F9", "Tidak terbaca"),
        (1, None, None, None, None, None, "Tahun tidak disebut"),
    ]
    assert [(ke, kode) for _, ke, _, kode, *_ in baris(db, "perubahan")] == [(1, "V.a.1.2"), (2, "II.1.1")]


def test_the_number_of_rows_each_unggahan_brought_is_on_record(lengkap):
    db, _ = lengkap
    # langkah, tenggat, bukti, dokumen (2 of II.1.1, 2 of V.a.1.1, 1 of V.a.1.2), jejak, peringatan, perubahan
    assert baris(db, "terapan") == [(1, 3, 3, 4, 5, 1, 2, 2)]


def test_a_cancelled_unggahan_keeps_its_rows_and_comes_back_when_restored(db, jurnal):
    unggah(jurnal)
    unggah(jurnal, isi_contoh(unggahan=2))
    batal = {"unggahan": 2, "alasan": "salah berkas"}
    jurnal.tambah(jenis="pembatalan", pelaku="A", satker=SATKER, tahun=TAHUN, isi=batal)
    db.ikuti()
    assert db._sambungan.execute("select nomor, dibatalkan from unggahan").fetchall() == [(1, False), (2, True)]
    assert len(baris(db, "langkah")) == 6
    kembali = jurnal.tambah(jenis="pemulihan", pelaku="A", satker=SATKER, tahun=TAHUN, isi={"unggahan": 2})
    db.ikuti()
    assert db._sambungan.execute("select nomor, dibatalkan from unggahan").fetchall() == [(1, False), (2, False)]
    assert baris(db, "rencana")[0][-1] == kembali.hash


def test_cancelling_touches_no_other_rencana(db, jurnal):
    unggah(jurnal)
    unggah(jurnal, tahun=2024)
    unggah(jurnal, satker="KPU Kabupaten Lain")
    jurnal.tambah(jenis="pembatalan", pelaku="A", satker=SATKER, tahun=2024, isi={"unggahan": 1, "alasan": "x"})
    db.ikuti()
    assert db._sambungan.execute("select dibatalkan from unggahan order by unggahan_id").fetchall() == [
        (False,), (True,), (False,)
    ]  # fmt: skip


def test_hiding_a_rencana_is_one_choice_and_can_be_taken_back(db, jurnal):
    unggah(jurnal)
    unggah(jurnal, satker="KPU Kabupaten Lain")
    for sembunyi in (True, False):
        jurnal.tambah(jenis="tampilan", pelaku="A", satker=SATKER, tahun=TAHUN, isi={"disembunyikan": sembunyi})
        db.ikuti()
        assert db._sambungan.execute("select disembunyikan from rencana order by rencana_id").fetchall() == [
            (sembunyi,), (False,)
        ]  # fmt: skip


def test_a_rencana_is_simulated_while_any_unggahan_that_stands_is(db, jurnal):
    def simulasi() -> bool:
        db.ikuti()
        return baris(db, "rencana")[0][3]

    unggah(jurnal, isi_contoh(simulasi=True))
    assert simulasi()
    unggah(jurnal, isi_contoh(unggahan=2))
    assert simulasi()
    batal = {"unggahan": 1, "alasan": "data latihan"}
    jurnal.tambah(jenis="pembatalan", pelaku="A", satker=SATKER, tahun=TAHUN, isi=batal)
    assert not simulasi()


def test_a_rencana_of_which_all_is_cancelled_stays_simulated(db, jurnal):
    unggah(jurnal, isi_contoh(simulasi=True))
    jurnal.tambah(jenis="pembatalan", pelaku="A", satker=SATKER, tahun=TAHUN, isi={"unggahan": 1, "alasan": "x"})
    db.ikuti()
    assert baris(db, "rencana")[0][3] is True


def test_an_empty_plan_is_a_plan(db, jurnal):
    unggah(jurnal, isi_contoh([]))
    db.ikuti()
    assert [n for *_, n in baris(db, "terapan")] == [0]
    assert baris(db, "langkah") == []


def test_everything_the_journal_takes_can_be_applied():
    assert set(BENTUK) == JENIS_DIKENAL


def test_a_jenis_of_a_newer_program_stops_the_reader_and_nothing_of_it_is_applied(db, jurnal):
    pertama = unggah(jurnal)
    medan = {k: v for k, v in vars_dari(pertama).items() if k != "hash"}
    baru = segel(**{**medan, "nomor": 2, "jenis": "ramalan", "sebelum": pertama.hash, "isi": {}})
    (jurnal.folder / "entri" / "00000002.json").write_text(ke_teks(baru))
    with pytest.raises(BasisdataLebihBaru, match=r"00000002.*'ramalan'"):
        db.ikuti()
    assert baris(db, "unggahan") == []


def vars_dari(entri):
    return {nama: getattr(entri, nama) for nama in entri.__slots__}


def riwayat_panjang(jurnal: JurnalFolder, ikuti) -> None:
    """A history with every jenis of entry, more than a batch long; `ikuti` is called after each entry."""
    for n in range(1, 27):
        # Not always in the same order: a batch must number rencana as they first came, not as they came last.
        for satker in (SATKER, "KPU Kabupaten Lain") if n == 1 else ("KPU Kabupaten Lain", SATKER):
            unggah(jurnal, isi_contoh(copy.deepcopy(LENGKAP["langkah"]), unggahan=n), satker=satker)
            ikuti()
    for jenis, isi in (
        ("pembatalan", {"unggahan": 26, "alasan": "salah"}),
        ("pembatalan", {"unggahan": 25, "alasan": "salah"}),
        ("pemulihan", {"unggahan": 25}),
        ("tampilan", {"disembunyikan": True}),
    ):
        jurnal.tambah(jenis=jenis, pelaku="A", satker=SATKER, tahun=TAHUN, isi=isi)
        ikuti()
    unggah(jurnal, isi_besar(27), berkas=b"asli")
    ikuti()


def test_rebuilt_at_once_equals_followed_step_by_step_in_every_table(tmp_path, jurnal):
    bertahap = Basisdata.buka(tmp_path / "bertahap.duckdb", jurnal)
    riwayat_panjang(jurnal, bertahap.ikuti)
    bertahap.tutup()
    for nama in ("sekaligus.duckdb", "sekali_lagi.duckdb"):
        Basisdata.buka(tmp_path / nama, jurnal).tutup()
    tabel = isi_semua_tabel(tmp_path / "bertahap.duckdb")
    assert len(tabel["unggahan"]) == 53
    assert all(tabel[nama] for nama in ("rencana", "unggahan", "pembatalan", "terapan", *TABEL_UNGGAHAN))
    assert isi_semua_tabel(tmp_path / "sekaligus.duckdb") == tabel
    assert isi_semua_tabel(tmp_path / "sekali_lagi.duckdb") == tabel
