"""All statuses of the product: code in data, word on screen, mark and colour (docs/design.md §5).

The palette was checked for protan-, deuter- and tritanopia. Colour is never the only sign.
"""

from collections.abc import Callable
from typing import NamedTuple


class Term(NamedTuple):
    """A status for people: its word, its mark in text, its hex colours, and what follows from it.

    - colour: the one on white; dark: the one on dark
    - state: the fill of its cells in a picture, where several are one cell
    - is_settled: it asks nothing more of anybody
    - is_declared: the office says so itself, with the reason in Kendala; else it follows from dates
    - is_counted: False: it leaves every count, and its bukti with it
    """

    kode: str
    label: str
    mark: str
    colour: str
    dark: str
    state: str = ""
    is_settled: bool = False
    is_declared: bool = False
    is_counted: bool = True

    @property
    def mark_and_label(self) -> str:
        return f"{self.mark} {self.label}"


def _by_kode(*terms: Term) -> dict[str, Term]:
    return {term.kode: term for term in terms}


STATUS_TENGGAT = _by_kode(
    Term("selesai", "Selesai", "✓", "#1a7f5a", "#4cc393", "penuh", is_settled=True),
    Term("terlambat", "Terlambat", "▲", "#c2410c", "#ff8f57", "terlambat"),
    Term("berjalan", "Berjalan", "◉", "#1d4ed8", "#86aeff", "sebagian"),
    Term("belum_jatuh_tempo", "Belum jatuh tempo", "○", "#c9ced6", "#4d5966", "belum"),
    Term(
        *("tidak_berlaku", "Tidak berlaku", "–", "#eceff3", "#2a343f", "kosong"),
        is_settled=True,
        is_declared=True,
        is_counted=False,
    ),
)
"""The statuses of a tenggat at a posisi, in the order of figures and tables: each is one line here.
When it holds stands in `queries/meaning/1_tenggat_status.sql`, whose macros have the same lists; a
test compares them."""


def _which(wanted: Callable[[Term], bool]) -> tuple[str, ...]:
    return tuple(filter(lambda kode: wanted(STATUS_TENGGAT[kode]), STATUS_TENGGAT))


SETTLED_STATUSES = _which(lambda term: term.is_settled)
"""The statuses, and reports, of a tenggat that asks nothing more of anybody."""

DECLARED = _which(lambda term: term.is_declared)
"""The statuses that are reports too, and need a reason in Kendala."""

UNCOUNTED = _which(lambda term: not term.is_counted)
"""The statuses that leave every count, with their bukti."""

BELUM_DAPAT_DINILAI = Term("tanpa_target", "Belum dapat dinilai", "?", "#8a63a8", "#c9a6e6")
"""A langkah without a target: counted apart, never green or red."""

BELUM_DILAPORKAN = Term("belum_dilaporkan", "Belum dilaporkan", "△", "#c2410c", "#ff8f57")
"""The part of Terlambat that fell due after the last report, so nobody has reported it. Its mark is
hollow, in the same colour."""

STATUS_NOT_SAID = "bukti ada, status belum disebut"
"""Replaces Belum dilaporkan once a bukti is there: a document is no verdict."""

RENCANA_COLOUR, RENCANA_DARK = "#244a86", "#8cc2ff"
"""The blue of a plan without reports, used instead of red. It is the product's own."""

MASA_PELAKSANAAN = Term("berjalan", "Masa pelaksanaan", "◉", RENCANA_COLOUR, RENCANA_DARK)
"""Replaces Berjalan while nothing was reported: its window is open, but nobody said if work has
begun."""

SUDAH_JATUH_TEMPO = Term("terlambat", "Sudah jatuh tempo", "◆", RENCANA_COLOUR, RENCANA_DARK)
"""Replaces Terlambat while nothing was reported: nothing reported is not nothing done."""

_TERMS = STATUS_TENGGAT | _by_kode(BELUM_DAPAT_DINILAI)
_TERMS_OF_PLAN = _TERMS | _by_kode(SUDAH_JATUH_TEMPO, MASA_PELAKSANAAN)


def find_term(kode: str, *, rencana_only: bool = False, belum_dilaporkan: bool = False) -> Term:
    """Return word, mark and colour of a status code, including tanpa_target.

    `rencana_only`: nothing was reported of the rencana. `belum_dilaporkan`: this tenggat was not
    reported since it fell due.
    """
    term = (_TERMS_OF_PLAN if rencana_only else _TERMS)[kode]
    is_hollow = term is STATUS_TENGGAT["terlambat"] and belum_dilaporkan
    return term._replace(mark=BELUM_DILAPORKAN.mark) if is_hollow else term


def only_unreported(late: int, unreported: int) -> bool:
    """True if late tenggat are all late only for want of a report. Then their mark is hollow."""
    return 0 < late == unreported


def late_term(late: int, unreported: int, *, rencana_only: bool = False) -> Term:
    """Return the term for several late tenggat, `unreported` of them only for want of a report."""
    return find_term(
        "terlambat", rencana_only=rencana_only, belum_dilaporkan=only_unreported(late, unreported)
    )


STATUS_LAPORAN = {"belum": "Belum", "proses": "Berjalan", "selesai": "Selesai"} | {
    kode: STATUS_TENGGAT[kode].label for kode in DECLARED
}
"""What a satker may report of a tenggat: code → word. A blank cell means belum."""

PLAIN_STATUSES = ("selesai", "proses", "belum")
"""The reports that need no reason. An office's own words can mean one of these."""

STATUS_BUKTI: dict[str, str] = {
    "belum_ada": "Belum ada",
    "ada": "Ada",
    "perlu_perbaikan": "Perlu perbaikan",
    "terverifikasi": "Terverifikasi",
    "tidak_berlaku": "Tidak berlaku",
}
"""The statuses of a bukti: code → word."""

BUKTI_PRESENT = ("ada", "terverifikasi")
"""The statuses that count as present. The database has the same in `bukti_hadir` (queries/meaning);
a test compares them."""

BUKTI_CHECKED = ("terverifikasi", "perlu_perbaikan")
"""The statuses that only a checker may set."""

SECOND_VERDICTS = ("terverifikasi", "dikembalikan")
"""What the tier above an office says of a bukti that the office verified."""

JENIS_TARGET: dict[str, str] = {
    "tanggal": "tanggal tertentu",
    "bulan": "satu bulan",
    "rentang": "rentang bulan, satu target di akhir",
    "daftar": "beberapa bulan yang disebut",
    "bulanan": "setiap bulan dalam rentang",
    "triwulanan": "setiap triwulan dalam rentang",
    "tanpa": "tanpa target waktu",
}

CERTAINTY = _by_kode(
    Term("diragukan", "Diragukan", "?", "#c2410c", "#ff8f57"),
    Term("ditafsirkan", "Ditafsirkan", "≈", "#1d4ed8", "#86aeff"),
    Term("sambungan", "Sambungan", "+", "#1d4ed8", "#86aeff"),
    Term("diwarisi", "Diwarisi", "↓", "#8a63a8", "#c9a6e6"),
    Term("gabungan", "Sel gabungan", "▦", "#8a63a8", "#c9a6e6"),
    Term("pilihan", "Jawaban Anda", "★", "#1a7f5a", "#4cc393"),
    Term("diubah", "Diubah di aplikasi", "✎", "#5b7083", "#9db2c6"),
    Term("disalin", "Disalin", "=", "#5b7083", "#9db2c6"),
)
"""How certain the reading of a cell is, doubtful ones first."""

CHOICE_MATTERS: dict[str, str] = {
    "waktu": "target waktu",
    "bukti": "daftar bukti",
    "tabel": "tabel rencana",
    "judul": "arti kolom",
    "tanda": "arti tanda",
    "status": "arti status",
    "baris": "baris yang digabung",
    "area": "area",
    "pic": "beberapa PIC",
    "benar": "bacaan dibenarkan",
}
"""What a person can settle about the reading of cells: code → words."""

PLANNED, FULFILLED, DONE, VOID = "rencana", "terlaksana", "realisasi", "kosong"
BEFORE, OFF = "semula", "batal"
MARK_ROLES: dict[str, str] = {
    PLANNED: "rencana",
    FULFILLED: "rencana yang sudah terlaksana",
    DONE: "realisasi, bukan target",
    VOID: "bukan target",
    BEFORE: "rencana bila tidak direvisi",
    OFF: "batal",
    "kumulatif": "kumulatif: satu target, saat persennya terakhir naik",
    "tiap": "tiap persen satu target",
    "tanggal": "tanggal jatuh tempo",
}
"""The meanings of a mark under months: code → words."""

CHANGE_JENIS: dict[str, str] = {
    "langkah_hilang": "langkah hilang",
    "selesai_ditarik": "target selesai ditarik kembali",
    "bukti_hilang": "bukti hilang",
    "bukti_dikembalikan": "bukti dikembalikan",
    "target_dicabut": "target dicabut",
    "target_bergeser": "target bergeser",
    "target_tambahan": "target ditambahkan",
    "langkah_baru": "langkah baru",
    "selesai_baru": "target selesai",
    "laporan_berubah": "isian realisasi berubah",
    "bukti_ada": "bukti baru",
    "bukti_berubah": "isian bukti berubah",
    "teks_berubah": "sel rencana berubah",
    "pic_berubah": "PIC berubah",
}
"""The changes of an unggahan against the one before, in order of importance: code → words."""

TARGET_CHANGES = ("target_bergeser", "target_tambahan", "target_dicabut")
"""The changes with values that are keys of tenggat, not words."""
