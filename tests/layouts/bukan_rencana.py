"""Tables offices upload by mistake: refused with the reason, never read as a plan."""

from __future__ import annotations

from tests.layouts.daftar import Hasil, tata_letak
from tests.layouts.lembar import Lembar, ke_xlsx
from tests.layouts.rencana_acak import RencanaAcak


def _tabel(rencana: RencanaAcak, judul: tuple[str, ...], *baris: tuple) -> Hasil:
    lembar = Lembar()
    lembar.tambah(f"{rencana.satker.upper()} TAHUN {rencana.tahun}")
    lembar.tambah(*judul)
    for isi in baris:
        lembar.tambah(*isi)
    return Hasil("b.xlsx", ke_xlsx(lembar))


@tata_letak(bertanya=True)
def lke(rencana: RencanaAcak) -> Hasil:
    """The LKE's score sheet."""
    judul = ("NO", "PENILAIAN", "BOBOT", "PILIHAN JAWABAN", "JAWABAN", "NILAI", "%", "BUKTI DUKUNG")
    isi = [
        (i, lg.indikator, 1.5, "A/B/C", "A", 1, "100%", lg.bukti[0]) for i, (*_, lg) in enumerate(rencana.semua(), 1)
    ]
    return _tabel(rencana, judul, *isi)


@tata_letak(bertanya=True)
def anggaran(rencana: RencanaAcak) -> Hasil:
    """A budget by activity and month."""
    judul = ("NO", "KEGIATAN", "AKUN", "VOLUME", "SATUAN", "HARGA SATUAN", "JUMLAH", "JAN", "FEB", "MAR", "APR", "MEI")
    isi = [(i, lg.langkah_aksi, 521211, 1, "PKT", 100, 100, 50, 50) for i, (*_, lg) in enumerate(rencana.semua(), 1)]
    return _tabel(rencana, judul, *isi)


@tata_letak(bertanya=True)
def daftar_pegawai(rencana: RencanaAcak) -> Hasil:
    """A list of staff."""
    judul = ("NO", "NAMA", "NIP", "PANGKAT/GOLONGAN", "JABATAN", "KETERANGAN")
    return _tabel(
        rencana, judul, *((i, f"Pegawai {i}", f"19800101 20050{i} 1 001", "III/a", "Staf") for i in range(1, 9))
    )
