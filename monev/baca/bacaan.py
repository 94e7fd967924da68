"""From the tables of a plan to one Bacaan: whose it is and of which year, what its sheets report, what is asked."""

from __future__ import annotations

from monev.baca.kamus import NAMA_KOLOM
from monev.baca.kepala import Kepala
from monev.baca.kisi import Buku, alamat, huruf_kolom
from monev.baca.kode import PemberiKode
from monev.baca.pengenal import Pengenal, baca_pengenal, nama_satker, tahun_dari_nama, tahun_dari_sel
from monev.baca.penolakan import TANPA_TAHUN
from monev.baca.pilihan import PilihanBaca
from monev.baca.rakit import Rakitan, rakit
from monev.baca.tabel_terisi import TabelTerisi
from monev.baca.templat import HasilLaporan, baca_laporan, kolom_berkas
from monev.model import Bacaan, Catatan

_CATATAN_MAKS = 40


def susun_bacaan(
    buku: Buku,
    tabel: list[TabelTerisi],
    nama: str,
    tahun: int | None,
    satker: str | None,
    pilihan: PilihanBaca,
    *,
    ada_laporan: bool,
) -> Bacaan:
    """One Bacaan from the tables of a plan, with the sheets of reports where the file has them."""
    pengenal = [baca_pengenal(t.kepala) for t in tabel]
    peringatan = [c for t in tabel for c in _peringatan_lembar(t)]
    tahun_rencana, tanya = _tahun(tabel, pengenal, nama, tahun)
    if tahun_rencana is None:
        return Bacaan(satker=satker, galat=tuple(tanya))
    satker_rencana = nama_satker(satker) if satker else next((p.satker for p in pengenal if p.satker), None)
    kode = PemberiKode()
    rakitan = [
        rakit(t.kepala, t.isian.draf, tahun_rencana, ada_laporan=ada_laporan, kode=kode, pilihan=pilihan) for t in tabel
    ]
    langkah = tuple(lk for r in rakitan for lk in r.langkah)
    laporan = baca_laporan(buku, langkah, tahun_rencana)
    return Bacaan(
        satker=satker_rencana or (laporan.asal.satker if laporan.asal else None),
        tahun=tahun_rencana,
        langkah=langkah,
        realisasi=laporan.realisasi if ada_laporan else _gabung(rakitan, "realisasi"),
        bukti=laporan.bukti if ada_laporan else _gabung(rakitan, "bukti"),
        asal=laporan.asal,
        simulasi=any(p.simulasi for p in pengenal),
        peringatan=(*tanya, *peringatan, *(c for r in rakitan for c in r.peringatan), *laporan.peringatan),
        galat=(*(c for r in rakitan for c in r.galat), *laporan.galat),
        keterangan=_keterangan(tabel),
        kolom=kolom_berkas((t.kepala for t in tabel), laporan),
    )


def hanya_laporan(laporan: HasilLaporan, tahun: int | None, satker: str | None) -> Bacaan:
    """A file with sheets of reports and no plan: what they refer to, the stored rencana knows."""
    asal = laporan.asal
    return Bacaan(
        satker=satker or (asal.satker if asal else None),
        tahun=tahun or (asal.tahun if asal else None),
        realisasi=laporan.realisasi,
        bukti=laporan.bukti,
        asal=asal,
        peringatan=tuple(laporan.peringatan),
        galat=tuple(laporan.galat),
        kolom=kolom_berkas((), laporan),
    )


def _gabung(rakitan: list[Rakitan], nama: str) -> tuple | None:
    """What the tables report, joined; None where none has such a column."""
    bagian = [getattr(r, nama) for r in rakitan if getattr(r, nama) is not None]
    return tuple(satu for b in bagian for satu in b) if bagian else None


def _tahun(
    tabel: list[TabelTerisi], pengenal: list[Pengenal], nama: str, tahun: int | None
) -> tuple[int | None, list[Catatan]]:
    """The plan's year: as given, from the titles, the sheet's or file's name, the only year TARGET WAKTU names."""
    if tahun is not None:
        return tahun, []
    dari_judul = next((p.tahun for p in pengenal if p.tahun), None)
    if dari_judul:
        return dari_judul, []
    lembar = tabel[0].kepala.kisi.nama
    dari_nama = tahun_dari_nama(lembar, nama)
    if dari_nama:
        pesan = f"Tahun rencana tidak disebut di atas tabel; diambil {dari_nama} dari nama lembar atau berkas."
        return dari_nama, [Catatan(pesan, lembar)]
    dari_sel = tahun_dari_sel([d.isi["target_waktu"] for t in tabel for d in t.isian.draf])
    if dari_sel:
        pesan = f"Tahun rencana tidak disebut di atas tabel; diambil {dari_sel} dari kolom TARGET WAKTU."
        return dari_sel, [Catatan(pesan, lembar)]
    return None, [Catatan(TANPA_TAHUN, lembar)]


def _peringatan_lembar(tabel: TabelTerisi) -> list[Catatan]:
    """Everything asked while a sheet was read, in the order of its rows, and what is hidden on it."""
    kisi = tabel.kepala.kisi
    semua = [*tabel.kepala.peringatan, *tabel.susunan.peringatan, *tabel.isian.peringatan]
    semua.extend(_tanya_kolom_tak_ada(tabel.kepala))
    semua.sort(key=lambda c: c.baris or 0)
    baris = [satu.nomor for satu, _ in tabel.susunan.baris if satu.nomor in kisi.baris_tersembunyi]
    if baris:
        daftar = ", ".join(map(str, baris[:20]))
        pesan = f"Ada {len(baris)} baris tersembunyi yang ikut dibaca: {daftar}{'' if len(baris) <= 20 else ' …'}."
        semua.append(Catatan(pesan, kisi.nama, tabel.kepala.akhir, sel=alamat(baris[0], 1)))
    bulan = set(tabel.kepala.kalender.kolom) if tabel.kepala.kalender else set()
    for kolom in sorted(kisi.kolom_tersembunyi & (set(tabel.kepala.judul) | bulan)):
        judul = tabel.kepala.sebutan_kolom(kolom)
        pesan = f"Kolom {huruf_kolom(kolom)} “{judul}” tersembunyi di berkas, tetapi ikut dibaca."
        semua.append(Catatan(pesan, kisi.nama, tabel.kepala.akhir, judul, judul, alamat(tabel.kepala.akhir, kolom)))
    for sel in kisi.rumus_kosong[:20]:
        pesan = f"Sel {sel} berisi rumus yang hasilnya tidak tersimpan. Buka di Excel, simpan, lalu unggah lagi."
        semua.append(Catatan(pesan, kisi.nama, int("".join(filter(str.isdigit, sel))), sel=sel))
    return semua


def _tanya_kolom_tak_ada(kepala: Kepala) -> list[Catatan]:
    """Usual columns the table does without, and what that means."""
    akibat = {
        "no": "langkah dinomori menurut urutannya",
        "komponen": "KOMPONEN dibiarkan kosong",
        "indikator": "INDIKATOR dibiarkan kosong",
    }
    kurang = kepala.tidak_lazim
    if not kurang:
        return []
    sebab = "; ".join(akibat[arti] for arti in kurang)
    nama = ", ".join(NAMA_KOLOM[arti] for arti in kurang)
    return [Catatan(f"Tabel ini tidak berkolom {nama}: {sebab}.", kepala.kisi.nama, kepala.akhir)]


def _keterangan(tabel: list[TabelTerisi]) -> dict[str, str]:
    """Where the plan was found, how its columns were understood, and what stands below it."""
    keterangan = {"lembar": ", ".join(t.kepala.kisi.nama for t in tabel)}
    kepala = tabel[0].kepala
    keterangan["baris_judul"] = str(kepala.awal)
    for arti, kolom in kepala.kolom.items():
        keterangan[f"kolom {huruf_kolom(kolom)}"] = f"{kepala.sebutan(arti)} = {NAMA_KOLOM[arti]}"
    if kepala.kalender:
        dari, sampai = huruf_kolom(kepala.kalender.awal), huruf_kolom(max(kepala.kalender.kolom))
        keterangan[f"kolom {dari}–{sampai}"] = f"{kepala.kalender.sebutan} = bulan yang ditandai"
    catatan = [teks for t in tabel for teks in t.susunan.catatan]
    if catatan:
        keterangan["di_bawah_tabel"] = "\n".join(catatan[:_CATATAN_MAKS])
    return keterangan
