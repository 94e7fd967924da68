"""From the things a TARGET WAKTU names to its parts: years filled in, ranges closed, impossible dates taken out.

Everything doubted is a warning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from monev.baca.bagian_waktu import Bagian, bagian_dari, buka_ujung
from monev.baca.token_waktu import tanpa_minggu, tanpa_nomor
from monev.baca.urai_waktu import Butir, Pengurai, Susunan
from monev.tanggal import NAMA_BULAN

_KURUNG = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_SETAHUN = re.compile(
    r"\b(?:sepanjang tahun|sepanjang|selama (?:satu |1 |se)tahun|(?:1|satu)(?: \(satu\))? tahun(?: penuh)?|"
    r"setahun(?: penuh)?|tahun (?P<jalan>berjalan|ini)|full year)\b"
)
_DURASI = re.compile(
    r"(?:\b(?:(?:selama|dalam) )?(?:\d{1,3}|satu|dua|tiga|empat|enam)(?: ?\([^()\n]{0,20}\))? "
    r"(?:bulan|bln|minggu|hari|triwulan|semester|tahun|kali)\b|\b\d{1,3} ?(?:kali|x)\b)"
    r"(?! ?(?:ke|\d|[ivx]+\b))"
)
# "pukul 09.00 s.d. selesai", "09.00-12.00 WIB": a clock says nothing of the day, and its hours are no days.
_JAM = r"\d{1,2}[.:]\d{2}"
_SAMPAI_JAM = rf"(?: ?(?:-|s ?[./]? ?d\.?|sampai(?: dengan)?|hingga) ?(?:{_JAM}|selesai\b))?"
_ZONA = r"(?:wib|wita|wit)\b"
_PUKUL = re.compile(rf"\b(?:(?:pukul|jam|pkl)\.? ?{_JAM}{_SAMPAI_JAM}(?: ?{_ZONA})?|{_JAM}{_SAMPAI_JAM} ?{_ZONA})")
_TANGGAL_BULAN = re.compile(r"\d{1,2} bulan (?=[a-z]{3})")


@dataclass(frozen=True, slots=True)
class Urai:
    """The parts of a cell, whether it says "the whole year", a period named without number, and what to ask.

    `tahun` is the first year written, `hanya_tahun` says that a bare year stands for its twelve months, `catatan` how
    something was understood that needs no question.
    """

    bagian: tuple[Bagian, ...]
    setahun: bool
    satuan_lepas: int | None
    tahun: int | None
    hanya_tahun: bool
    peringatan: tuple[str, ...]
    catatan: tuple[str, ...] = ()


def urai(rapi: str, tahun: int | None) -> Urai:
    """Read a normalised text in which no frequency words are left. `tahun`: the rencana's, for months without one."""
    peringatan: list[str] = []
    teks, minggu = tanpa_minggu(_PUKUL.sub(" ", rapi))
    teks, setahun = _tanpa_setahun(teks, peringatan)
    if "tanggal" not in teks and not _TANGGAL_BULAN.search(teks):
        teks = _DURASI.sub(" ", teks)
    hasil = _dengan_kurung(tanpa_nomor(teks, peringatan), tahun, peringatan)
    catatan = (*hasil.catatan, *(["minggu dihitung sampai akhir bulannya"] if minggu and hasil.bagian else []))
    return replace(hasil, setahun=setahun, peringatan=(*peringatan, *hasil.peringatan), catatan=catatan)


def _tanpa_setahun(teks: str, peringatan: list[str]) -> tuple[str, bool]:
    m = _SETAHUN.search(teks)
    if m is None:
        return teks, False
    if m["jalan"]:
        peringatan.append(f'"{m[0]}" dibaca sebagai Januari sampai Desember tahun rencana.')
    return _SETAHUN.sub(" ", teks), True


def _dengan_kurung(teks: str, tahun: int | None, peringatan: list[str]) -> Urai:
    """A bracket beside a reading is its gloss ("TW II (April–Juni)"), not one more item."""
    kurung = _KURUNG.search(teks)
    if kurung:
        dalam = _rakit(Pengurai("\n".join(m[1] for m in _KURUNG.finditer(teks))).urai(), tahun)
        luar = _rakit(Pengurai(_KURUNG.sub(" ", teks)).urai(), tahun or dalam.tahun)
        if dalam.bagian and luar.bagian and not luar.hanya_tahun and not _hanya_tahun(kurung[1]):
            return _padukan(luar, dalam, peringatan)
    return _rakit(Pengurai(teks).urai(), tahun)


def _hanya_tahun(teks: str) -> bool:
    return all(b.satuan == "tahun" for b in Pengurai(teks).urai().butir())


def _ujung(urai_: Urai) -> list[date | tuple[int, int]]:
    return sorted({b.tanggal or b.sampai for b in urai_.bagian}, key=str)


def _padukan(luar: Urai, dalam: Urai, peringatan: list[str]) -> Urai:
    """The outer text rules; a list in brackets that details an outer window is taken instead, with a warning."""
    if _ujung(luar) == _ujung(dalam):
        return luar
    satu_rentang = len(luar.bagian) == 1 and luar.bagian[0].rentang
    if satu_rentang and len(dalam.bagian) > 1:
        peringatan.append("Yang dipakai adalah daftar di dalam kurung, sebagai rincian rentang di luarnya.")
        return dalam
    peringatan.append("Yang di dalam kurung berbeda dengan yang di luarnya; yang dipakai adalah yang di luar kurung.")
    return luar


def _rakit(s: Susunan, tahun: int | None) -> Urai:
    """Put things and connectors together: claim loose numbers, fill years, close ranges."""
    peringatan = s.peringatan
    _akui_angka(s, peringatan)
    _isi_tahun(s, tahun, peringatan)
    bagian = _gabungkan(s, peringatan)
    if s.asing and bagian:
        kata = ", ".join(f'"{k[:20]}"' for k in s.asing[:5])
        peringatan.append(f"Bagian ini tidak dipakai dalam pembacaan: {kata}.")
    bertahun = [b.tahun for b in s.butir() if b.tahun]
    hanya_tahun = any(b.satuan == "tahun" for b in s.butir())
    return Urai(
        tuple(bagian),
        False,
        s.satuan_lepas,
        bertahun[0] if bertahun else None,
        hanya_tahun,
        tuple(peringatan),
        tuple(dict.fromkeys(s.catatan)),
    )


def _akui_angka(s: Susunan, peringatan: list[str]) -> None:
    """Give bare numbers to the day or the numeric month that follows them: "4, 11 dan 18 Agustus 2025"."""
    semua = s.butir()
    pemisah = [u for u in s.unsur if isinstance(u, str)]
    lepas = [b for b in semua if b.satuan == "angka"]
    if len(lepas) == len([b for b in semua if b.satuan != "tahun"]):
        pasti = len(lepas) > 1 and "/" not in pemisah and "sd" not in pemisah and "garis" not in pemisah
        if pasti and all(1 <= b.awal <= 12 for b in lepas):
            peringatan.append("Angka tanpa nama dibaca sebagai nomor bulan. Tulis nama bulannya agar pasti.")
            for b in lepas:
                b.satuan = "bulan"
            return
    kanan: Butir | None = None
    for unsur in reversed(s.unsur):
        if isinstance(unsur, str):
            continue
        if unsur.satuan == "angka" and kanan is not None and kanan.satuan == "tanggal":
            unsur.satuan, unsur.hari, unsur.awal = "tanggal", unsur.awal, kanan.awal
            unsur.akhir, unsur.tahun = kanan.akhir, kanan.tahun
        elif unsur.satuan == "angka" and kanan is not None and kanan.angka and 1 <= unsur.awal <= 12:
            unsur.satuan, unsur.tahun, unsur.angka = "bulan", kanan.tahun, True
            peringatan.append(f'"{unsur.tulisan}" dibaca sebagai bulan {NAMA_BULAN[unsur.awal - 1]}.')
        kanan = unsur
    for b in lepas:
        if b.satuan == "angka":
            s.asing.append(b.tulisan)
    s.unsur = [u for u in s.unsur if isinstance(u, str) or u.satuan != "angka"]


def _isi_tahun(s: Susunan, tahun: int | None, peringatan: list[str]) -> None:
    """A year named once serves the whole cell; of several, the next one to the right; none: the rencana's (§3)."""
    semua = s.butir()
    bernama = [b for b in semua if b.satuan != "tahun"]
    if bernama and len(bernama) < len(semua) and not _rentang_bertahun(s):
        tunggal = {b.tahun for b in semua if b.tahun}
        depan = semua[0].satuan == "tahun"
        _sebarkan(semua if depan else semua[::-1], tunggal)
        s.unsur = [u for u in s.unsur if isinstance(u, str) or u.satuan != "tahun"]
    else:
        _sebarkan(semua[::-1], {b.tahun for b in semua if b.tahun})
    _sebarkan(semua, set())
    lain = sorted({b.tahun for b in semua if b.tahun and tahun and b.tahun != tahun})
    if lain:
        sebut = " dan ".join(str(t) for t in lain[:3])
        peringatan.append(f"Tahun {sebut} bukan tahun rencana ({tahun}); dibaca seperti tertulis.")
    for b in bernama:
        if b.tahun is None:
            b.tahun = tahun
        if b.ragu_tahun and tahun and b.hari == tahun % 100:
            peringatan.append(f'"{b.tulisan}" dibaca sebagai tanggal {b.hari}, bukan tahun 20{b.hari}.')


def _sebarkan(urutan: list[Butir], tunggal: set[int]) -> None:
    """Hand each year on to those after it in `urutan` that have none; the only one named goes to all."""
    kini = next(iter(tunggal)) if len(tunggal) == 1 else None
    for b in urutan:
        kini = b.tahun or kini
        b.tahun = kini


def _rentang_bertahun(s: Susunan) -> bool:
    """Whether a bare year is itself an end of a range: "Maret 2024 – 2025"."""
    for kiri, tengah, kanan in zip(s.unsur, s.unsur[1:], s.unsur[2:], strict=False):
        ujung = [u for u in (kiri, kanan) if isinstance(u, Butir)]
        if tengah in ("sd", "garis") and len(ujung) == 2 and any(u.satuan == "tahun" for u in ujung):
            lain = next((u for u in ujung if u.satuan != "tahun"), None)
            if lain is None or lain.tahun:
                return True
    return False


def _gabungkan(s: Susunan, peringatan: list[str]) -> list[Bagian]:
    """Close ranges and check every date; what exists in no calendar is left out with a warning."""
    butir, sambung, depan, belakang = _berurutan(s)
    if not butir:
        return []
    if s.antara and len(butir) == 2:
        sambung = ["sd"]
    if len(butir) > 2 and all(k in ("sd", "garis") for k in sambung):
        peringatan.append("Beberapa bulan bersambung tanda hubung dibaca sebagai daftar, bukan rentang.")
        sambung = ["pisah"] * len(sambung)
    if any(k == "" for k in sambung):
        peringatan.append("Beberapa waktu tanpa pemisah dibaca sebagai daftar.")
    hasil: list[Bagian] = []
    if s.mulai and len(butir) == 1 and butir[0].satuan == "periode":
        butir[0].akhir = butir[0].awal  # "mulai TW II" begins in April
    i = 0
    while i < len(butir):
        rentang = i < len(sambung) and sambung[i] in ("sd", "garis")
        hasil += bagian_dari(butir[i], butir[i + 1] if rentang else None, peringatan)
        i += 2 if rentang else 1
    return buka_ujung(hasil, s.mulai, depan, belakang, peringatan) if len(hasil) == 1 else hasil


def _berurutan(s: Susunan) -> tuple[list[Butir], list[str], str, str]:
    """Things, the one connector between each two, and the connectors before the first and after the last."""
    butir: list[Butir] = []
    sambung: list[str] = []
    kini: set[str] = set()
    depan = ""
    for unsur in s.unsur:
        if isinstance(unsur, str):
            kini.add(unsur)
            continue
        kata = next((k for k in ("sd", "garis", "pisah", "/", "baris") if k in kini), "")
        if butir:
            sambung.append(kata)
        else:
            depan = kata
        butir.append(unsur)
        kini = set()
    return butir, sambung, depan, next((k for k in ("sd", "garis") if k in kini), "")
