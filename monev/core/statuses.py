"""Every status of the product, once: its code in data, its word on screen, its mark and its colour
(docs/design.md §5). The palette is checked for protan-, deuter- and tritanopia. Colour never stands
alone."""

from typing import NamedTuple


class Term(NamedTuple):
    """A status as people meet it: `label` in words, `mark` as a mark in text, `colour` as a hex
    colour on white paper and a light screen, `dark` on a dark one."""

    kode: str
    label: str
    mark: str
    colour: str
    dark: str

    @property
    def mark_and_label(self) -> str:
        return f"{self.mark} {self.label}"


def _by_kode(*terms: Term) -> dict[str, Term]:
    return {term.kode: term for term in terms}


STATUS_TENGGAT = _by_kode(
    Term("selesai", "Selesai", "✓", "#1a7f5a", "#4cc393"),
    Term("terlambat", "Terlambat", "▲", "#c2410c", "#ff8f57"),
    Term("berjalan", "Berjalan", "◐", "#1d4ed8", "#86aeff"),
    Term("belum_jatuh_tempo", "Belum jatuh tempo", "○", "#c9ced6", "#4d5966"),
    Term("tidak_berlaku", "Tidak berlaku", "–", "#eceff3", "#2a343f"),
)
"""What a tenggat is at a posisi, in the order figures and tables list them."""

BELUM_DAPAT_DINILAI = Term("tanpa_target", "Belum dapat dinilai", "?", "#8a63a8", "#c9a6e6")
"""A langkah tanpa target: counted apart, never green, never red."""

BELUM_DILAPORKAN = Term("belum_dilaporkan", "Belum dilaporkan", "△", "#c2410c", "#ff8f57")
"""Of what is Terlambat: due after the last report, so nobody has said yet how it stands. Hollow, in
the same colour."""

STATUS_NOT_SAID = "bukti ada, status belum disebut"
"""What Belum dilaporkan is called once a bukti is there: a document is no verdict."""

RENCANA_COLOUR, RENCANA_DARK = "#5b7083", "#9db2c6"
"""The neutral blue-grey of a plan of which nothing was reported yet: it takes the place of red."""

MASA_PELAKSANAAN = Term("berjalan", "Masa pelaksanaan", "◐", RENCANA_COLOUR, RENCANA_DARK)
"""What Berjalan is called while nothing was reported: its time has come, whether anybody works on
it nobody said. It may fall due in a later month."""

SUDAH_JATUH_TEMPO = Term("terlambat", "Sudah jatuh tempo", "◆", RENCANA_COLOUR, RENCANA_DARK)
"""What Terlambat is called while nothing was reported: nothing reported is not nothing done."""

_TERMS = STATUS_TENGGAT | _by_kode(BELUM_DAPAT_DINILAI)
_TERMS_OF_PLAN = _TERMS | _by_kode(SUDAH_JATUH_TEMPO, MASA_PELAKSANAAN)


def find_term(kode: str, *, rencana_only: bool = False, belum_dilaporkan: bool = False) -> Term:
    """The word, mark and colour of a status code, tanpa_target included. `rencana_only`: nothing
    was reported of the rencana. `belum_dilaporkan`: of this tenggat, not since it fell due."""
    term = (_TERMS_OF_PLAN if rencana_only else _TERMS)[kode]
    is_hollow = term is STATUS_TENGGAT["terlambat"] and belum_dilaporkan
    return term._replace(mark=BELUM_DILAPORKAN.mark) if is_hollow else term


def only_unreported(late: int, unreported: int) -> bool:
    """Whether so many late tenggat are all late only for want of a report: then their mark is
    hollow."""
    return 0 < late == unreported


def late_term(late: int, unreported: int, *, rencana_only: bool = False) -> Term:
    """What so many late tenggat are called together, `unreported` of them only for want of a
    report."""
    return find_term(
        "terlambat", rencana_only=rencana_only, belum_dilaporkan=only_unreported(late, unreported)
    )


STATUS_LAPORAN = {
    "belum": "Belum",
    "proses": "Proses",
    "selesai": "Selesai",
    "tidak_berlaku": "Tidak berlaku",
}
"""What a satker may report of a tenggat: code → word. A blank cell means belum."""

PLAIN_STATUSES = ("selesai", "proses", "belum")
"""Those of them that need no reason: what any other word of an office can mean."""

STATUS_BUKTI: dict[str, str] = {
    "belum_ada": "Belum ada",
    "ada": "Ada",
    "perlu_perbaikan": "Perlu perbaikan",
    "terverifikasi": "Terverifikasi",
    "tidak_berlaku": "Tidak berlaku",
}
"""What a bukti may be: code → word."""

BUKTI_PRESENT = ("ada", "terverifikasi")
"""What counts as present; to the database `bukti_hadir` in queries/meaning says the same, and a
test holds the two."""

BUKTI_CHECKED = ("terverifikasi", "perlu_perbaikan")
"""What only a checker says of a bukti."""

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
"""How sure the reading of a cell is, those to look at first."""

CHOICE_MATTERS: dict[str, str] = {
    "waktu": "target waktu",
    "bukti": "daftar bukti",
    "judul": "arti kolom",
    "tanda": "arti tanda",
    "status": "arti status",
    "baris": "baris yang digabung",
    "area": "area",
    "benar": "bacaan dibenarkan",
}
"""What a person can settle about how cells are read: code → words."""

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
"""What a mark under months can mean: code → words."""

CHANGE_JENIS: dict[str, str] = {
    "langkah_hilang": "langkah hilang",
    "selesai_ditarik": "target selesai ditarik kembali",
    "bukti_hilang": "bukti hilang",
    "bukti_dikembalikan": "bukti dikembalikan",
    "target_dicabut": "target dicabut",
    "target_bergeser": "target bergeser",
    "langkah_baru": "langkah baru",
    "selesai_baru": "target selesai",
    "laporan_berubah": "realisasi berubah",
    "bukti_ada": "bukti baru",
    "bukti_berubah": "bukti berubah",
    "teks_berubah": "sel rencana berubah",
    "pic_berubah": "PIC berubah",
}
"""What an unggahan can change against the one before it, in the order of what matters: code →
words."""

TARGET_CHANGES = ("target_bergeser", "target_dicabut")
"""The changes whose values are keys of tenggat, not words."""
