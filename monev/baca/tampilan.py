"""The text Excel shows for a value: a real date in its number format, 1.0 as "1", a share as "75%"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from monev.tanggal import BULAN_PENDEK, NAMA_BULAN

# Formats with an explicit English language mark show English names; all others follow the office's own setting.
_INGGRIS_PENDEK = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_INGGRIS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_BAHASA_INGGRIS = re.compile(r"\[\$-(?:[0-9A-Fa-f]*0?[48]09|en-[A-Za-z]+)[^\]]*\]")
_KURUNG = re.compile(r"\[[^\]]*\]")
_POTONG = re.compile(r'"[^"]*"|\\.|_.|\*.|[dD]+|[mM]+|[yYbBeE]+|[hH]+|[sS]+|AM/PM|am/pm|.', re.DOTALL)
# Excel's format 14, the system's short date: written so in every file, shown by the office's regional setting.
_TANGGAL_SISTEM = {"mm-dd-yy": "dd/mm/yyyy", "m/d/yy": "dd/mm/yyyy", "m/d/yyyy": "dd/mm/yyyy", "General": "dd/mm/yyyy"}


def teks_nilai(nilai: object, format_angka: str = "General") -> str:
    """The text of a cell as a person sees it; outer white space trimmed, line breaks inside kept."""
    if nilai is None:
        return ""
    if isinstance(nilai, str):
        return nilai.replace("\r\n", "\n").replace("_x000D_", "").replace("\r", "\n").strip()
    if isinstance(nilai, bool):
        return "TRUE" if nilai else "FALSE"
    if isinstance(nilai, int | float):
        return _teks_angka(nilai, format_angka)
    if isinstance(nilai, datetime | date):
        return _teks_tanggal(nilai, format_angka)
    if isinstance(nilai, time):
        return nilai.strftime("%H:%M")
    if isinstance(nilai, timedelta):
        return str(nilai)
    return str(nilai).strip()


def _teks_angka(nilai: int | float, format_angka: str) -> str:
    if "%" in format_angka:
        return f"{_bulat(nilai * 100)}%"
    return _bulat(nilai)


def _bulat(nilai: int | float) -> str:
    """Excel keeps fifteen digits; a point is kept because NO "1.1" is often typed as a number."""
    return f"{nilai:.15g}" if abs(nilai) < 1e15 else str(nilai)


def _teks_tanggal(nilai: date, format_angka: str) -> str:
    """A date written by a number format (`mmm-yy` → Nov-25), in Indonesian unless the format names English."""
    bentuk = _TANGGAL_SISTEM.get(format_angka, format_angka).split(";")[0]
    inggris = bool(_BAHASA_INGGRIS.search(bentuk))
    bagian = _POTONG.findall(_KURUNG.sub("", bentuk))
    hasil = []
    for posisi, kata in enumerate(bagian):
        menit = _menit(bagian, posisi)
        hasil.append(_ganti(kata, nilai, inggris=inggris, menit=menit))
    return "".join(hasil).strip()


def _menit(bagian: list[str], posisi: int) -> bool:
    """Whether an `m` here means minutes: it follows hours or comes before seconds."""
    huruf = [(i, p[0].lower()) for i, p in enumerate(bagian) if p[0].lower() in "dmyhs"]
    urut = [i for i, _ in huruf]
    if posisi not in urut:
        return False
    di = urut.index(posisi)
    sebelum = huruf[di - 1][1] if di else ""
    sesudah = huruf[di + 1][1] if di + 1 < len(huruf) else ""
    return sebelum == "h" or sesudah == "s"


def _ganti(kata: str, nilai: date, *, inggris: bool, menit: bool) -> str:
    """One piece of a number format applied to a date."""
    huruf, panjang = kata[0].lower(), len(kata)
    waktu = nilai.time() if isinstance(nilai, datetime) else time()
    if huruf == '"':
        return kata[1:-1]
    if huruf == "\\" and panjang == 2:
        return kata[1]
    if huruf in "_*" and panjang == 2:
        return ""
    if kata.lower() == "am/pm":
        return "AM" if waktu.hour < 12 else "PM"
    if huruf == "d":
        nama_hari = _HARI[nilai.weekday()]
        return (str(nilai.day), f"{nilai.day:02d}", nama_hari[:3], nama_hari)[min(panjang, 4) - 1]
    if huruf == "m" and menit:
        return f"{waktu.minute:02d}"
    if huruf == "m":
        pendek = (_INGGRIS_PENDEK if inggris else BULAN_PENDEK)[nilai.month - 1]
        penuh = (_INGGRIS if inggris else NAMA_BULAN)[nilai.month - 1]
        return (str(nilai.month), f"{nilai.month:02d}", pendek, penuh, penuh[0])[min(panjang, 5) - 1]
    if huruf in "ybe":
        return f"{nilai.year % 100:02d}" if panjang <= 2 else f"{nilai.year:04d}"
    if huruf == "h":
        return f"{waktu.hour:0{min(panjang, 2)}d}"
    if huruf == "s":
        return f"{waktu.second:02d}"
    return kata
