"""How often: the frequency words of a Frekuensi column, of TARGET WAKTU and of TARGET CAPAIAN (DESIGN §3).

A frequency only ever expands a rentang; that is `waktu`'s business. Here a text gives the length of its period.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from monev.baca.kamus_waktu import BILANGAN, EJAAN_BULAN, HARI, KOSONG, SATUAN, normal


@dataclass(frozen=True, slots=True)
class Frekuensi:
    """A frequency as read: `bulan` months from one tenggat to the next (0: once), and the words that said so.

    `catatan` is "" or how a frequency that is not kept exactly was read, for a warning.
    """

    bulan: int
    kata: str
    catatan: str = ""


_BILANGAN = rf"(?:\d{{1,2}}|{'|'.join(BILANGAN)})(?: ?\([^()\n]{{0,20}}\))?"
_SATUAN = {**SATUAN, "tahun": 12, "thn": 12, "minggu": -7, "pekan": -7, "hari": -1, "tw": 3, "smt": 6}
_UNIT = "|".join(sorted((re.escape(s) for s in _SATUAN if s != "q"), key=len, reverse=True))
_SETIAP = r"(?:setiap|tiap)(?:[- ]tiap)?|per|saban"

_POLA: tuple[re.Pattern[str], ...] = (
    # setiap bulan, tiap bulannya, per triwulan, setiap akhir semester, setiap 3 (tiga) bulan
    re.compile(
        rf"\b(?:{_SETIAP})[- ]+(?:(?:(?P<letak>awal|pertengahan)|akhir) )?(?:(?P<n>{_BILANGAN}) )?(?P<unit>{_UNIT})"
        r"(?:[- ]?(?:nya|an))?\b(?![ -]*ke\b| (?:[ivx]+|\d{1,2})\b(?![.)]))(?: sekali\b)?"
    ),
    # 2 kali dalam 1 tahun, 4x setahun, 1 kali/bulan, sekali sebulan
    re.compile(
        rf"(?:\b(?P<kali>{_BILANGAN}) ?(?:kali|x)|\bsekali)\b ?(?:(?:dalam|di|pada|setiap|tiap|per|/) ?){{0,2}}"
        rf"(?:(?:se|(?P<n>{_BILANGAN}) ))?(?P<unit>{_UNIT})\b"
    ),
    # 3 (tiga) bulan sekali, sebulan sekali
    re.compile(rf"(?:\b(?P<n>{_BILANGAN}) |\bse)(?P<unit>{_UNIT}) (?:se|(?:satu|1)(?: ?\(satu\))? ?)(?:kali|x)\b"),
    # 1 laporan/bulan
    re.compile(rf"\b\d{{1,3}}(?: [a-z]+)? ?/ ?(?P<unit>{_UNIT})\b"),
)
_TANGGAL = re.compile(rf"\b(?:{_SETIAP}) (?:tanggal|tgl) \d{{1,2}}\b(?: bulan(?: berikutnya)?\b)?")
# A meeting of every Monday is a weekly one: the day alone would leave "setiap" without what it counts.
_PEKANAN = re.compile(rf"\b(?:{_SETIAP}) (?:hari )?(?:{'|'.join(HARI)})\b")
_KATA_SIFAT = re.compile(
    rf"\b(?:(?P<n>{_BILANGAN}) )?(?P<unit>bulan|triwulan|tribulan|kuartal|semester|caturwulan|minggu|hari|tahun)an\b"
)
_NAMA = "|".join(e for daftar in EJAAN_BULAN for e in daftar)
# "setiap bulan Maret" names a month; "setiap bulan Januari s.d. Desember" is a frequency.
_BULAN_TUNGGAL = re.compile(rf" (?:{_NAMA})\b(?! ?\d* ?(?:-|s ?[./]? ?d\b|sampai|hingga))")
_SEKALI = re.compile(r"(?:sekali|sekali saja|(?:1|satu)(?: ?\(satu\))? ?(?:kali|x))(?: (?:saja|setahun))?")
# A daily service described in TARGET CAPAIAN is no twelve documents: only a Frekuensi column may say so.
_HARIAN = re.compile(r"\bhari\b")
# Without one of these no frequency is there: most cells need no search.
_PERTANDA = ("bulan", "bln", "triwulan", "tw", "semester", "minggu", "kuartal", "tahun", "tanggal")
_N_KALI = re.compile(rf"\b(?P<kali>{_BILANGAN}) ?(?:kali|x)\b")


def _angka(teks: str | None) -> int:
    """The number of "3 (tiga)", "3" or "tiga"; 1 where none is named."""
    if not teks:
        return 1
    kata = teks.split("(")[0].strip()
    return int(kata) if kata.isdigit() else BILANGAN[kata]


def _susun(unit: int, n: int, kali: int, kata: str) -> Frekuensi | None:
    """The frequency of `kali` times in `n` units; None where no calendar period fits it."""
    if unit < 0:
        return Frekuensi(1, kata, f'"{kata}" dibaca sebagai setiap bulan')
    if n < 1 or kali < 1:
        return None
    panjang, sisa = divmod(unit * n, kali)
    if panjang == 0:
        return Frekuensi(1, kata, f'"{kata}" (lebih dari sekali sebulan) dibaca sebagai setiap bulan')
    if sisa or (panjang not in (1, 2, 3, 4, 6) and panjang % 12):
        return None
    hasil = 0 if panjang % 12 == 0 else panjang
    return Frekuensi(hasil, kata, f'"{kata}" dibaca sebagai sekali tiap {panjang} bulan' if kali > 1 < panjang else "")


def _cari(teks: str) -> list[tuple[re.Match[str], Frekuensi | None]]:
    """Every frequency phrase of a normalised text, in the order of the patterns, none overlapping another."""
    hasil: list[tuple[re.Match[str], Frekuensi | None]] = []

    def tumpang(m: re.Match[str]) -> bool:
        return any(m.start() < lain.end() and lain.start() < m.end() for lain, _ in hasil)

    for m in _TANGGAL.finditer(teks):
        hasil.append((m, Frekuensi(1, m[0], f'"{m[0]}" dibaca sebagai setiap bulan, sampai akhir bulan')))
    for m in _PEKANAN.finditer(teks):
        if not tumpang(m):
            hasil.append((m, Frekuensi(1, m[0], f'"{m[0]}" dibaca sebagai setiap bulan')))
    # "1 kali setiap 3 bulan" must be taken whole before "setiap 3 bulan" is looked for.
    for pola in (_POLA[1], _POLA[2], _POLA[0], _POLA[3]):
        for m in pola.finditer(teks):
            if not tumpang(m):
                bagian = m.groupdict()
                unit = _SATUAN[m["unit"]]
                frekuensi = _susun(unit, _angka(bagian.get("n")), _angka(bagian.get("kali")), m[0].strip(" /"))
                if frekuensi and bagian.get("letak") and frekuensi.bulan > 1:
                    frekuensi = replace(frekuensi, catatan=f'"{m[0]}" dibaca sampai akhir {m["unit"]} itu')
                hasil.append((m, frekuensi))
    return hasil


def dalam_waktu(rapi: str) -> tuple[Frekuensi | None, str]:
    """The frequency standing in a normalised TARGET WAKTU and the text without its words: "setiap bulan" → (1, "")."""
    temuan = [(m, f) for m, f in _cari(rapi) if not _BULAN_TUNGGAL.match(rapi, m.end())]
    for m in _KATA_SIFAT.finditer(rapi):  # bulanan, 3 (tiga) bulanan
        if not any(m.start() < lain.end() and lain.start() < m.end() for lain, _ in temuan):
            temuan.append((m, _susun(_SATUAN[m["unit"]], _angka(m["n"]), 1, m[0])))
    terpakai = [(m, f) for m, f in temuan if f is not None]
    if not terpakai:
        return None, rapi
    sisa = rapi
    for m, _ in terpakai:
        sisa = sisa[: m.start()] + " " * (m.end() - m.start()) + sisa[m.end() :]
    pilihan = tersering([f for _, f in terpakai])
    if len({f.bulan for _, f in terpakai}) > 1:
        pilihan = replace(pilihan, catatan=f'Lebih dari satu frekuensi disebut; dipakai "{pilihan.kata}"')
    return pilihan, sisa


def berapa_kali(sisa: str) -> int | None:
    """The number of times a cell names without saying in what time ("4 kali", "2x"); None where it names none."""
    m = _N_KALI.search(sisa)
    return _angka(m["kali"]) if m else None


def dalam_capaian(teks: str) -> tuple[Frekuensi | None, str]:
    """The frequency a TARGET CAPAIAN says, and a question to ask where it only seems to (each may be empty).

    Only *setiap/tiap/per bulan(nya)*, *3 bulan sekali* and their like count (DESIGN §3): "selama 12 bulan" is a
    duration, "Laporan bulanan" a kind of report.
    """
    rapi = normal(teks)
    if not any(
        unit in rapi for unit in ("bulan", "bln", "triwulan", "tw", "semester", "minggu", "kuartal", "tahun", "tanggal")
    ):
        return None, ""
    semua = [(m, f) for m, f in _cari(rapi) if not _BULAN_TUNGGAL.match(rapi, m.end())]
    temuan = [f for _, f in semua if f is not None]
    temuan = [f for f in temuan if not _HARIAN.search(f.kata)]
    if temuan:
        pilihan = tersering(temuan)
        beda = len({f.bulan for f in temuan}) > 1
        return pilihan, f'TARGET CAPAIAN menyebut lebih dari satu frekuensi; dipakai "{pilihan.kata}".' if beda else ""
    if semua and not temuan and semua[0][1] is None:
        return (
            None,
            f'Frekuensi "{semua[0][0][0].strip()}" dalam TARGET CAPAIAN tidak dapat dihitung dan tidak dipakai.',
        )
    sifat = _KATA_SIFAT.search(rapi)
    if sifat and sifat["unit"] not in ("tahun", "hari"):
        return None, (
            f'TARGET CAPAIAN menyebut "{sifat[0]}", tetapi tidak dibaca sebagai frekuensi. Bila maksudnya tenggat '
            f'berulang, tulis "setiap {sifat["unit"]}" atau isi kolom Frekuensi.'
        )
    return None, ""


def dari_kolom(teks: str | None) -> tuple[Frekuensi | None, str]:
    """The frequency of a Frekuensi column, which overrules every other, and a warning where it cannot be read."""
    rapi = normal(teks or "")
    if rapi in KOSONG:
        return None, ""
    if _SEKALI.fullmatch(rapi):
        return Frekuensi(0, rapi), ""
    hasil, _ = dalam_waktu(rapi)
    if hasil is None and rapi in _SATUAN:
        hasil = _susun(_SATUAN[rapi], 1, 1, rapi)
    if hasil is None and (m := _N_KALI.fullmatch(rapi)):
        hasil = _susun(12, 1, _angka(m["kali"]), f"{rapi} setahun")
    if hasil is None and rapi.isdecimal() and len(rapi) <= 2:
        hasil = _susun(12, 1, int(rapi), f"{rapi} kali setahun")
        hasil = hasil and replace(hasil, catatan=f'Frekuensi "{rapi}" dibaca sebagai {rapi} kali setahun')
    if hasil is not None:
        return hasil, ""
    return None, (
        f'Frekuensi "{rapi[:40]}" tidak terbaca dan tidak dipakai. Yang dapat dibaca: "setiap bulan", '
        '"setiap triwulan", "setiap semester", "sekali".'
    )


def tersering(daftar: list[Frekuensi]) -> Frekuensi:
    """The most frequent of several (once counts last), so that no obligation is overlooked."""
    return min(daftar, key=lambda f: f.bulan or 99)
