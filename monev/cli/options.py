"""The options that several commands share, and how the text of each is read."""

from __future__ import annotations

import re
from datetime import date

from monev.cli.parser import PLACE_OPTIONS, Option
from monev.core.dates import MONTH_NAMES
from monev.core.office_names import clean_name

MIN_TAHUN, MAX_TAHUN = 2000, 2100


def read_tahun(text: str) -> int:
    """A tahun of four digits. Raises ValueError with what would be accepted."""
    if not re.fullmatch(r"\d{4}", text.strip()) or not MIN_TAHUN <= int(text) <= MAX_TAHUN:
        raise ValueError(f"“{text}” bukan tahun. Tulis empat angka dari {MIN_TAHUN} sampai {MAX_TAHUN}, misalnya 2025.")
    return int(text)


def read_posisi(text: str) -> date:
    """A date: 2025-09-30, 30-09-2025, 30/9/2025 or 30 September 2025. Raises ValueError with what is accepted."""
    squeezed = " ".join(text.split())
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", squeezed):
        year_month_day = [int(part) for part in iso.groups()]
    elif day := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", squeezed):
        year_month_day = [int(part) for part in reversed(day.groups())]
    elif words := re.fullmatch(r"(\d{1,2}) ([A-Za-z]+) (\d{4})", squeezed):
        names = [name.lower() for name in MONTH_NAMES]
        month = names.index(words[2].lower()) + 1 if words[2].lower() in names else 0
        year_month_day = [int(words[3]), month, int(words[1])]
    else:
        raise ValueError(_not_a_day(text))
    try:
        result = date(*year_month_day)
    except ValueError as error:
        raise ValueError(_not_a_day(text)) from error
    read_tahun(str(result.year).zfill(4))
    return result


def read_satker(text: str) -> str:
    """A satker's name. Raises ValueError where nothing is left of it."""
    cleaned = clean_name(text)
    if not cleaned:
        raise ValueError("nama satker tidak boleh kosong.")
    return cleaned


def _not_a_day(text: str) -> str:
    return f"“{text}” bukan tanggal. Tulis misalnya 2025-09-30 atau 30 September 2025."


SATKER = Option(("--satker",), 'nama satker, misalnya "KPU Kabupaten Mesuji"', "NAMA", required=True, read=read_satker)
TAHUN = Option(("--tahun",), "tahun rencana, misalnya 2025", "T", required=True, read=read_tahun)
POSISI = Option(
    ("--posisi",),
    "tanggal keadaan dinilai, misalnya 2025-09-30 (bawaan: posisi laporan terakhir; bila belum ada laporan, hari ini, "
    "paling akhir 31 Desember tahun rencana)",
    "D",
    read=read_posisi,
)
JSON = Option(("--json",), "mencetak hasil sebagai JSON di keluaran standar")
RENCANA = (SATKER, TAHUN)

__all__ = ["JSON", "PLACE_OPTIONS", "POSISI", "RENCANA", "SATKER", "TAHUN", "read_posisi", "read_satker", "read_tahun"]
