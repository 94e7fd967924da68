"""TARGET WAKTU as a row of tokens (DESIGN §3): what stands there, before what it means together.

Tokens are `(jenis, nilai, tulisan, rapat)`: rapat says that no space stood before it. Kinds: TANGGAL (tahun, bulan,
hari; a negative hari says day first), BULAN_TAHUN (tahun, bulan), TAHUN4, ANGKA, BULAN, SATUAN (length of a period),
PERIODE (length, nomor), ROMAWI, URUTAN, BILANGAN, LETAK (awal/tengah/akhir), SD, GARIS, PISAH, BARIS, MULAI, ANTARA,
TAHUN (the word), PETIK, JEDA (a word that keeps the number before it from being the day of the month after it).
"""

from __future__ import annotations

import re

from monev.baca.kamus_waktu import BILANGAN, KATA, PERANGKAI, ROMAWI, URUTAN, nyaris, sebut_token

Token = tuple[str, object, str, bool]

_JAM = r"(?:[t ]\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d+)?)?"
_POLA = re.compile(
    rf"""
    (?P<iso>(?<!\d)(?:19|20)\d\d([-/.])\d{{1,2}}\2\d{{1,2}}{_JAM}(?![-/.]?\d))
  | (?P<rantai>(?<!\d)\d{{1,5}}(?:[-/.]\d{{1,5}}){{3,9}}(?!\d))
  | (?P<hbt>(?<!\d)\d{{1,2}}([-/.])\d{{1,2}}\5(?:\d{{4}}|\d\d){_JAM}(?!\d))
  | (?P<tb>(?<!\d)(?:19|20)\d\d[-/.]\d{{1,2}}(?!\d))
  | (?P<bt>(?<!\d)\d{{1,2}}[-/.](?:19|20)\d\d(?!\d))
  | (?P<bke>(?<![a-z])b[-. ]?\d{{1,2}}(?!\d))
  | (?P<sd>(?<![a-z])(?:s[ ]?[./][ ]?d\.?|sd\.?(?![a-z]))(?:[ ]?dengan)?|sampai[ ](?:dengan|dgn))
  | (?P<kata>[a-z]+)
  | (?P<angka>\d+)
  | (?P<garis>-+|\.{{2,}})
  | (?P<baris>\n)
  | (?P<pisah>[,;&+/|•])
  | (?P<petik>')
  | (?P<titik_dua>:)
  | (?P<lain>[^\s.:()\[\]"”“*])
    """,
    re.VERBOSE,
)
_SUB_RANTAI = re.compile(r"[-/.]")
_BULLET = re.compile(r"^[-•*] *(?=\w)", re.MULTILINE)
_NOMOR = re.compile(r"(?:(?<=^)|(?<=[\s,;]))(\d{1,2})(?:\)|\.(?!\d)) *(?=[a-z]|\d)")
_KE = rf"(?:ke ?-? ?)?(?:[1-5](?!\d)|(?:{'|'.join([*URUTAN, *BILANGAN, *ROMAWI])})(?![a-z]))"
_MINGGU = re.compile(
    rf"\b(?:minggu|pekan|mgg|week) ?-? ?{_KE}"
    rf"(?: ?(?:,|-|&|/|dan|s ?[./]? ?d\.?|sampai|hingga) ?(?:minggu |pekan )?{_KE})*"
)


def _tanggal_angka(tulisan: str) -> tuple[str, object] | None:
    """A date or month of digits alone: "2025-08-04", "4/8/2025", "03/2026", "2026-03"; None when it is neither."""
    bagian = _SUB_RANTAI.split(tulisan)
    if not all(b.isdigit() for b in bagian):
        return None
    if len(bagian) == 2:
        if len(bagian[0]) == 4 and len(bagian[1]) <= 2:
            return "BULAN_TAHUN", (int(bagian[0]), int(bagian[1]))
        if len(bagian[1]) == 4 and len(bagian[0]) <= 2:
            return "BULAN_TAHUN", (int(bagian[1]), int(bagian[0]))
    if len(bagian) == 3:
        if len(bagian[0]) == 4:
            return "TANGGAL", (int(bagian[0]), int(bagian[1]), int(bagian[2]))
        tahun = int(bagian[2]) + (2000 if len(bagian[2]) == 2 else 0)
        return "TANGGAL", (tahun, int(bagian[1]), -int(bagian[0]))  # negative: day first, as Indonesia writes it
    return None


def _rantai(tulisan: str) -> list[Token]:
    """A chain of four numbers or more: two dates around a dash where it can be split so, else its numbers."""
    for m in re.finditer("-", tulisan):
        kiri, kanan = _tanggal_angka(tulisan[: m.start()]), _tanggal_angka(tulisan[m.end() :])
        if kiri and kanan:
            a, b = tulisan[: m.start()], tulisan[m.end() :]
            return [(*kiri, a, False), ("GARIS", None, "-", True), (*kanan, b, True)]
    hasil: list[Token] = []
    for bagian in re.findall(r"\d+|[-/.]", tulisan):
        if bagian.isdigit():
            hasil.append(("ANGKA", int(bagian), bagian, bool(hasil)))
        else:
            hasil.append(("GARIS" if bagian == "-" else "PISAH", None, bagian, True))
    return hasil


def token(teks: str, peringatan: list[str], asing: list[str]) -> list[Token]:
    """The tokens of a normalised text; misspelt words are replaced by the nearest known one.

    That is added to `peringatan`; words that mean nothing here are added to `asing`.
    """
    hasil: list[Token] = []
    akhir = -1
    for m in _POLA.finditer(teks):
        tulisan, rapat = m[0], m.start() == akhir
        akhir = m.end()
        match m.lastgroup:
            case "iso" | "hbt" | "tb" | "bt":
                hasil.append((*_tanggal_angka(re.split("[t ]", tulisan)[0]), tulisan, rapat))
            case "rantai":
                hasil += _rantai(tulisan)
            case "bke":
                hasil.append(("PERIODE", (1, int(re.sub(r"\D", "", tulisan))), tulisan, rapat))
            case "angka" if len(tulisan) == 4 and tulisan[:2] in ("19", "20"):
                hasil.append(("TAHUN4", int(tulisan), tulisan, rapat))
            case "angka":
                hasil.append(("ANGKA", int(tulisan) if len(tulisan) < 9 else 0, tulisan, rapat))
            case "kata":
                _kata(tulisan, rapat, hasil, peringatan, asing)
            case "lain":
                asing.append(tulisan)
            case "titik_dua":
                if hasil and hasil[-1][0] == "ANGKA":
                    hasil.append(("JEDA", None, tulisan, rapat))  # "Kegiatan 1: Maret" is no first of March
            case jenis:
                hasil.append((jenis.upper(), tulisan, tulisan, rapat))
    return hasil


def _kata(tulisan: str, rapat: bool, hasil: list[Token], peringatan: list[str], asing: list[str]) -> None:
    """Add the token of one word: known, misspelt (with a warning), or strange."""
    kenal = KATA.get(tulisan)
    if kenal is None and len(asing) < 5:
        kenal = nyaris(tulisan)
        if kenal is not None:
            peringatan.append(f'"{tulisan}" dibaca sebagai {sebut_token(kenal)}.')
    if kenal is None:
        asing.append(tulisan)
    elif kenal[0] != "PENGISI":
        hasil.append((*kenal, tulisan, rapat))
    elif hasil and hasil[-1][0] == "ANGKA" and tulisan not in PERANGKAI:
        hasil.append(("JEDA", None, tulisan, rapat))  # "3 kegiatan Maret" is no third of March


def tanpa_nomor(teks: str, peringatan: list[str]) -> str:
    """The text without list numbering ("1. Januari 2. Juni") and bullets, so that no number is taken for a day."""
    temuan = list(_NOMOR.finditer(teks))
    nomor = [int(m[1]) for m in temuan]
    if nomor and nomor == list(range(1, len(nomor) + 1)) and (len(nomor) > 1 or temuan[0].start() == 0):
        if len(nomor) == 1 and ")" not in temuan[0][0]:
            peringatan.append('"1." di awal sel dibaca sebagai nomor urut, bukan tanggal 1.')
        teks = _NOMOR.sub("\n", teks).strip()
    return _BULLET.sub("", teks) if _BULLET.match(teks) else teks


def tanpa_minggu(teks: str) -> tuple[str, bool]:
    """The text without "minggu ke-2": a week is within a month; the flag says that one was named."""
    sisa = _MINGGU.sub(" ", teks)
    return sisa, sisa != teks
