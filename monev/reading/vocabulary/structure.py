"""The reader's vocabulary of a table's structure as data: usual areas, group headings, notes and signatures below."""

from __future__ import annotations

import re
from functools import cache

KNOWN_AREA: dict[str, tuple[str, ...]] = {
    "I": ("manajemen perubahan", "management perubahan"),
    "II": ("penataan tata laksana", "penataan tatalaksana", "tata laksana", "tatalaksana"),
    "III": (
        "penataan sistem manajemen sumber daya manusia",
        "penataan sistem manajemen sdm",
        "penataan sistem manajemen sdm aparatur",
        "penataan sistem manajemen sumber daya manusia aparatur",
        "penataan manajemen sdm",
        "sistem manajemen sdm",
        "manajemen sdm",
        "penataan manajemen sumber daya manusia",
        "penataan sdm",
        "sdm",
    ),
    "IV": ("penguatan akuntabilitas", "penguatan akuntabilitas kinerja", "akuntabilitas kinerja", "akuntabilitas"),
    "V": ("penguatan pengawasan", "pengawasan"),
    "VI": (
        "peningkatan kualitas pelayanan publik",
        "penguatan kualitas pelayanan publik",
        "peningkatan pelayanan publik",
        "kualitas pelayanan publik",
        "pelayanan publik",
    ),
    "VII": ("inovasi pelayanan", "inovasi pelayanan publik", "inovasi"),
}
"""The usual areas by their usual roman number. They settle doubt; an area of another name is kept and flagged."""

_MONTHS = "januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember"
SURE_SIGNATURE = re.compile(
    r"^(ttd\.?$|t\.t\.d|ditetapkan (di|pada)|pada tanggal\b|mengetahui\b[^a-z]*$|menyetujui\b[^a-z]*$|salinan sesuai"
    rf"|nip\b[ .:]*\d|(?!{_MONTHS})[A-Z][\w .'-]{{2,40}}, *(\d{{1,2}}|\.{{2,}}|_+|…+)? *({_MONTHS}) *\d{{4}}$)",
    re.IGNORECASE,
)
"""What can only be the start of a signature block under a table: place and date, "ttd", "Mengetahui,"."""

SIGNATURE = re.compile(
    r"^(ketua|wakil ketua|sekretaris|sekretariat|kepala|a\.?n\.? |plt\.? |plh\.? |direktur|kuasa pengguna"
    r"|yang menetapkan|disetujui oleh|penanggung jawab|pimpinan|rektor|camat|bupati|wali ?kota)\b",
    re.IGNORECASE,
)
"""What is a signature block after an empty row: the office of who signs."""

BOTTOM_NOTE = re.compile(
    r"^(catatan|keterangan|ket\b|nb\b|note|notes|sumber|lampiran|\*+\)?|[-•] |\(\*+\)|tw\b.*=)", re.IGNORECASE
)
"""First words of a note under a table."""

PAGE_NUMBER = re.compile(
    r"^(?:(?:halaman|hal\b\.?|page)\s*:?\s*\d+(?:\s*(?:dari|of|/)\s*\d+)?|-\s*\d+\s*-)$", re.IGNORECASE
)
"""What a printed page says at its end: Halaman 1 dari 2, - 3 -."""

REKAP = re.compile(
    r"^(?:sub ?)?"
    r"(?:jumlah|total|rekapitulasi|rata ?-? ?rata|rerata|nilai (?:akhir|total|rata)|persentase|prosentase)\b",
    re.IGNORECASE,
)
"""First words of a row of sums or averages, which is no langkah."""

LKE_PARTS = frozenset(("pengungkit", "komponen pengungkit", "hasil", "komponen hasil"))
"""The two parts of the LKE: what stands below one begins anew with areas."""

UPPER_GROUPS = LKE_PARTS | {"pemenuhan", "aspek pemenuhan", "reform", "aspek reform"}
"""Headings of the LKE above the areas, or within one; they are no area themselves."""


@cache
def known_area() -> dict[str, str]:
    """Usual name of an area (as `bakukan` gives it) → its usual roman number."""
    return {name: figures for figures, listing in KNOWN_AREA.items() for name in listing}
