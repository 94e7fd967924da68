"""Cut a sheet into its tables: what has headings of its own, to the right or below, is another table.

Headings repeated on each printed page, or above each area, belong to one table; headings repeated under a title that
names another year or another office begin another plan.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from monev.baca.kamus import JUDUL, arti_judul, bakukan, kata_judul
from monev.baca.kepala import PANJANG_JUDUL, TANPA_PILIHAN, Kepala, cari_kepala
from monev.baca.kisi import Kisi, alamat, huruf_kolom
from monev.baca.kolom_rentang import satukan_rentang
from monev.baca.pengenal import cari_satker
from monev.baca.waktu_kelompok import waktu_dari_kelompok
from monev.model import Catatan

TABEL_MAKS = 20
"""Tables looked for on one sheet."""

_TAHUN = re.compile(r"\bTAHUN(?:\s+ANGGARAN)?\s*[:.]?\s*(20\d{2})\b", re.IGNORECASE)
_JUDUL_TERKECIL = 3
_TABEL_LAIN = frozenset(("no", "area", "jumlah", "bobot", "nilai", "rekap", "total"))
_DI_LUAR_MAKS = 0.1
_KOLOM_TERKECIL = 2


def tabel_lembar(kisi: Kisi, dipilih: Mapping[str, str] = TANPA_PILIHAN) -> list[Kepala]:
    """The headings of every table of a sheet that could be a plan, from top to bottom; at most one incomplete.

    `dipilih` are headings whose meaning people chose (see `arti.pasangkan`).
    """
    hasil: list[Kepala] = []
    sisa = kisi
    while len(hasil) < TABEL_MAKS:
        kepala = _cari(sisa, dipilih)
        if kepala is None or (kepala.kurang and hasil):
            return [*hasil[:-1], _dengan_sisa(hasil[-1], sisa)] if hasil and sisa.teks else hasil
        if kepala.kurang:
            return [kepala]
        kepala, samping = _potong_kolom(kepala, dipilih)
        batas = _batas_bawah(kepala)
        if batas is None:
            return [*hasil, kepala, *samping]
        sisa = kepala.kisi.bagian(baris=(batas, kisi.baris_akhir))
        atas = kepala.kisi.bagian(baris=(min(kepala.kisi.per_baris), batas - 1))
        hasil += [replace(kepala, kisi=atas), *samping]
    return hasil


def _cari(kisi: Kisi, dipilih: Mapping[str, str]) -> Kepala | None:
    """The best heading rows of a sheet, its time as one column where it stands in two or in titles over the rows."""
    kepala = cari_kepala(kisi, dipilih)
    return waktu_dari_kelompok(satukan_rentang(kepala)) if kepala else None


def _dengan_sisa(kepala: Kepala, sisa: Kisi) -> Kepala:
    """The last plan table with a note on what stands below it and is no plan."""
    awal = min(sisa.per_baris)
    isi = "; ".join(" ".join(teks.split())[:30] for teks in list(sisa.teks.values())[:4])
    pesan = f"Mulai baris {awal} ada tabel lain di bawah rencana ({isi}); tabel itu tidak dibaca."
    catatan = Catatan(pesan, sisa.nama, awal, sel=alamat(awal, min(sisa.per_baris[awal])))
    return replace(kepala, peringatan=(*kepala.peringatan, catatan))


def _potong_kolom(kepala: Kepala, dipilih: Mapping[str, str]) -> tuple[Kepala, list[Kepala]]:
    """The table without what stands beside it, parted by an empty column and with rows of its own; then the plan tables
    among these, such as the second half of the areas."""
    blok = _blok_kolom(kepala)
    langkah = kepala.kolom["langkah_aksi"]
    utama = next(ke for ke, (dari, sampai) in enumerate(blok) if dari <= langkah <= sampai)
    dari, sampai = blok[utama]
    buang = []
    for ke, satu in enumerate(blok):
        if ke != utama and _tabel_lain(kepala, satu):
            buang.append(satu)
    if not buang:
        return kepala, []
    dari = max((b for a, b in buang if b < dari), default=0) + 1
    sampai = min((a for a, b in buang if a > sampai), default=kepala.kisi.kolom_akhir + 1) - 1
    sendiri = _cari(kepala.kisi.bagian(kolom=(dari, sampai)), dipilih)
    if sendiri is None or sendiri.kurang:
        return kepala, []
    lain = {satu: _cari(kepala.kisi.bagian(kolom=satu), dipilih) for satu in buang}
    samping = [satu for satu in lain.values() if satu and not satu.kurang]
    buang = [blok for blok, satu in lain.items() if satu not in samping]
    if not buang:
        return sendiri, samping
    kolom = ", ".join(f"{huruf_kolom(a)}–{huruf_kolom(b)}" for a, b in buang)
    pesan = f"Di samping rencana ada tabel lain (kolom {kolom}); tabel itu tidak dibaca."
    catatan = Catatan(pesan, kepala.kisi.nama, kepala.akhir, sel=alamat(kepala.akhir, buang[0][0]))
    return replace(sendiri, peringatan=(*sendiri.peringatan, catatan)), samping


def _blok_kolom(kepala: Kepala) -> list[tuple[int, int]]:
    """Runs of columns between columns that are empty from the headings down."""
    kisi = kepala.kisi
    terisi = {k for (b, k) in kisi.teks if b >= kepala.awal} | {
        k for (b, k) in kisi.gabungan if kepala.awal <= b <= kepala.akhir and kisi.isi(b, k)
    }
    blok: list[tuple[int, int]] = []
    for kolom in sorted(terisi):
        if blok and blok[-1][1] == kolom - 1:
            blok[-1] = (blok[-1][0], kolom)
        else:
            blok.append((kolom, kolom))
    return blok


def _tabel_lain(kepala: Kepala, blok: tuple[int, int]) -> bool:
    """Whether a block of columns keeps rows of its own, or is headed as a table of its own.

    A table has two columns or more: one alone is the plan's, set apart by an empty column for looks.
    """
    kisi, (dari, sampai) = kepala.kisi, blok
    if sum(dari <= k <= sampai for k in kepala.judul) < _KOLOM_TERKECIL:
        return False
    aksi = kepala.kolom["langkah_aksi"]
    langkah = {b for (b, k), teks in kisi.teks.items() if k == aksi and b > kepala.akhir and not teks.isdecimal()}
    isi = {b for (b, k) in kisi.teks if b > kepala.akhir and dari <= k <= sampai}
    kata = {kata for k in range(dari, sampai + 1) for kata in bakukan(kepala.judul.get(k, "")).split()}
    if not isi or not kata:
        return False
    di_luar = len(isi - langkah) > _DI_LUAR_MAKS * len(isi)
    return di_luar or (dari > _kolom_perlu_terakhir(kepala) and bool(kata & _TABEL_LAIN))


def _kolom_perlu_terakhir(kepala: Kepala) -> int:
    """The last column of a meaning that a plan needs."""
    kalender = kepala.kalender.kolom if kepala.kalender else ()
    perlu = [kepala.kolom[arti] for arti in ("langkah_aksi", "bukti_dukung", "target_waktu") if arti in kepala.kolom]
    return max([*perlu, *kalender])


def _batas_bawah(kepala: Kepala) -> int | None:
    """The first row below at which another table begins."""
    kisi = kepala.kisi
    ulangan = kepala.kata_judul
    judul_atas = [kisi.teks[b, k] for b in kisi.per_baris if b < kepala.awal for k in kisi.per_baris[b]]
    baris = [b for b in kisi.per_baris if b > kepala.akhir]
    for ke, nomor in enumerate(baris):
        if kepala.mengulang_judul(nomor, ulangan):
            awal, judul = _judul_di_atas(kepala, baris, ke)
            if _rencana_lain(judul_atas, judul):
                return awal
        elif ke and _judul_tabel_lain(kisi, nomor):
            return _judul_di_atas(kepala, baris, ke)[0]
    return None


def _judul_di_atas(kepala: Kepala, baris: list[int], ke: int) -> tuple[int, list[str]]:
    """The title rows right above a heading row: the first of them, and their texts.

    A lone cell under LANGKAH AKSI or another meaning is the table's last row, not a title, unless it is merged wide.
    """
    kisi = kepala.kisi
    isi = set(kepala.kolom.values()) - {kepala.kolom_pertama}
    awal, judul = baris[ke], []
    for nomor in reversed(baris[:ke]):
        kolom = kisi.per_baris[nomor]
        if len(kolom) > 1 or (kolom[0] in isi and kisi.lebar(nomor, kolom[0]) < _JUDUL_TERKECIL):
            break
        judul.insert(0, kisi.teks[nomor, kolom[0]])
        awal = nomor
    return awal, judul


def _rencana_lain(lama: list[str], baru: list[str]) -> bool:
    """Whether titles name another year or another office than those of the table above."""
    tahun_lama, tahun_baru = ({int(t) for teks in judul for t in _TAHUN.findall(teks)} for judul in (lama, baru))
    if tahun_lama and tahun_baru and not tahun_lama & tahun_baru:
        return True
    satker_lama, satker_baru = cari_satker(tuple(lama)), cari_satker(tuple(baru))
    return bool(satker_lama and satker_baru and satker_lama != satker_baru)


def _judul_tabel_lain(kisi: Kisi, nomor: int) -> bool:
    """Whether a row is the heading row of a table: short words without a number, NO first or several known words."""
    kolom = kisi.per_baris[nomor]
    isi = [kisi.teks[nomor, k] for k in kolom]
    if len(isi) < _JUDUL_TERKECIL or any(len(teks) > PANJANG_JUDUL or teks[0].isdecimal() for teks in isi):
        return False
    kata = [kata_judul(teks) for teks in isi]
    return kata[0] in JUDUL["no"] or all(k in arti_judul() for k in kata)
