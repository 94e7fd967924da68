"""The reader's vocabulary of headings as data: what offices print above the columns of a plan table, and what it means.

Areas, notes and signatures are in `structure`, offices in `offices`, month names in `time_words`, the template's sheets
in `template_names`, kinds of document in `bukti_kinds`.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

REQUIRED = ("langkah_aksi", "bukti_dukung", "target_waktu")
"""Meanings without which a table is no plan: what is done, its proof, and by when (a column or a month matrix)."""

USUAL = ("no", "komponen", "indikator", *REQUIRED)
"""Meanings every decree prints (docs/design.md §2). Without the first three work can be told apart, and it is said."""

COLUMN_NAMES = {
    "no": "NO",
    "kode": "KODE",
    "area": "AREA PERUBAHAN",
    "sub_area": "SUB AREA",
    "komponen": "KOMPONEN",
    "indikator": "INDIKATOR",
    "langkah_aksi": "LANGKAH AKSI",
    "bukti_dukung": "BUKTI DUKUNG",
    "target_waktu": "TARGET WAKTU",
    "target_capaian": "TARGET CAPAIAN",
    "frekuensi": "FREKUENSI",
    "pic": "PIC",
    "status": "STATUS",
    "realisasi": "REALISASI",
    "tanggal_selesai": "TANGGAL SELESAI",
    "kendala": "KENDALA",
    "tindak_lanjut": "TINDAK LANJUT",
    "tautan": "TAUTAN",
}
"""Meaning → the word messages use for it."""

LAPORAN = ("status", "realisasi", "tanggal_selesai", "kendala", "tindak_lanjut", "tautan")
"""Meanings that report progress: never inherited from the row above, for nobody said so of this row."""


def split_listing(text: str) -> tuple[str, ...]:
    """The items of a table's row that is written as one text, between upright bars."""
    return tuple(text.split(" | "))


# Written as `normalize` gives it (lower case, no punctuation), surest first.
HEADINGS: dict[str, tuple[str, ...]] = {
    meaning: split_listing(listing)
    for meaning, listing in {
        "no": "no | nomor | nomor urut | no urut | nmr | number",
        "kode": "kode | kode langkah | kode langkah aksi | kode kegiatan | kode rencana aksi",
        "area": (
            "area perubahan | area | area pengungkit | area pembangunan | area zi | area pembangunan zi | "
            "enam area perubahan | 6 area perubahan | area of change | area perubahan pengungkit | pengungkit | "
            "pilar | pilar perubahan | pilar zi | pilar pembangunan zi | pilar pembangunan | area pilar | "
            "pilar area | 6 pilar"
        ),
        "sub_area": "sub area | subarea | sub area perubahan | sub komponen | subkomponen | sub unsur",
        "komponen": (
            "komponen | komponen kegiatan | komponen pengungkit | unsur | aspek | komponen penilaian | program kerja | "
            "program | component | komponen zi | tujuan"
        ),
        "indikator": (
            "indikator | indikator keberhasilan | indikator kinerja | indikator kegiatan | indikator capaian | "
            "indikator output | sasaran indikator | pertanyaan | indicator | indikator sasaran | parameter | "
            "penilaian | kriteria | uraian penilaian | kriteria penilaian | ukuran keberhasilan | ukuran kinerja | "
            "kriteria keberhasilan | tolok ukur | tolak ukur | iku"
        ),
        "langkah_aksi": (
            "langkah aksi | langkah langkah aksi | langkah langkah | langkah kerja | langkah langkah kerja | "
            "langkah langkah kegiatan | langkah langkah pelaksanaan | langkah pelaksanaan | rencana aksi | "
            "rencana kerja aksi | aksi | uraian rencana aksi | rencana aksi kegiatan | uraian kegiatan | "
            "rencana kegiatan | kegiatan | uraian langkah aksi | tahapan kegiatan | bentuk kegiatan | nama kegiatan | "
            "upaya | upaya perbaikan | langkah | aktivitas | tindakan | rencana tindak | rencana kerja | action plan | "
            "action | action steps | activity | activities | langkah strategis | strategi | rincian kegiatan | "
            "kegiatan yang dilaksanakan | langkah kegiatan | rencana aksi perubahan | sub kegiatan | detail kegiatan | "
            "sub aktivitas | detil kegiatan | butir kegiatan | rincian aksi | rincian rencana aksi | langkah konkret | "
            "tahapan pelaksanaan | tahapan pelaksanaan kegiatan | rincian langkah | rincian tahapan | tahapan aksi"
        ),
        "bukti_dukung": (
            "bukti dukung | bukti fisik | data dukung | dokumen bukti dukung | eviden | evidence | evidens | "
            "bukti | bukti pendukung | dokumen pendukung | data pendukung | dokumen bukti | bukti pelaksanaan | "
            "bukti kegiatan | dokumen dukung | dokumen | bukti kinerja | supporting document | supporting documents | "
            "data dukung eviden | dokumen eviden | bukti eviden | dokumentasi bukti | evidance | evident | evidences | "
            "dakung | datduk | data dukungan | bukti data dukung | bukti kerja | bukti yang diperlukan | bukti hasil | "
            "kelengkapan dokumen | dokumen kelengkapan | kelengkapan data dukung | kelengkapan bukti | "
            "dokumen yang dihasilkan | dokumen yang diperlukan | dokumen hasil | bukti output | berkas | "
            "berkas pendukung | berkas bukti | berkas dukung | berkas yang dikumpulkan | berkas yang diperlukan | "
            "kelengkapan berkas | dokumen yang dikumpulkan | bukti yang dikumpulkan"
        ),
        "target_waktu": (
            "target waktu | waktu pelaksanaan | target waktu pelaksanaan | target waktu penyelesaian | "
            "jadwal pelaksanaan | jadwal | waktu | waktu penyelesaian | batas waktu | tenggat | tenggat waktu | "
            "target penyelesaian | rencana waktu | rencana waktu pelaksanaan | waktu kegiatan | deadline | "
            "bulan pelaksanaan | time schedule | timeline | target bulan | bulan | due date | target date | schedule | "
            "waktu penyelesaian kegiatan | jadwal kegiatan | bulan ke | triwulan ke | "
            "triwulan | target triwulan | tw | semester | target tanggal | jangka waktu | periode pelaksanaan | "
            "monthly | quarterly | month | quarter | target selesai | tgl target | kapan | rencana pelaksanaan | due | "
            "target penyelesaian kegiatan | waktu target | rencana selesai"
        ),
        "target_capaian": (
            "target capaian | target kinerja | target hasil | target output | target keluaran | output | "
            "keluaran | output keluaran | hasil yang diharapkan | output yang diharapkan | target | "
            "capaian yang diharapkan | capaian | hasil | expected output | expected result | hasil kegiatan | "
            "kondisi yang diharapkan | output kegiatan | output hasil | luaran | luaran kegiatan | produk | "
            "produk output | produk kegiatan | hasil output | hasil kerja | bentuk kerja | deliverable | deliverables"
        ),
        "frekuensi": (
            "frekuensi | periode | periodisasi | frekuensi pelaksanaan | periode pelaporan | frequency | freq | "
            "frekwensi | frekuensi kegiatan | frekuensi pelaporan | intensitas"
        ),
        "pic": (
            "pic | penanggung jawab | penanggungjawab | pj | pj pic | pelaksana | pokja | kelompok kerja | "
            "penanggung jawab pic | penanggung jawab kegiatan | pelaksana kegiatan | "
            "penanggung jawab pelaksana | tim pelaksana | unit penanggung jawab | unit kerja penanggung jawab | "
            "person in charge | responsible | pelaksana penanggung jawab | unit | unit kerja | unit pelaksana | "
            "bagian | subbagian | seksi | bidang penanggung jawab | divisi | koordinator | "
            "bidang | petugas | operator | pj area | penanggung jawab area | satuan kerja pelaksana | ketua tim | "
            "ketua tim kerja | ketua pokja | tim kerja | tim | pengampu | unit pengampu | leading sector | "
            "koordinator pokja | koordinator area | pj kegiatan | pj pokja | pj pelaksana | penanggung jawab pokja | "
            "penanggung jawab tim | pejabat penanggung jawab | tim penanggung jawab | kelompok substansi | uic | "
            "unit in charge | p jawab | pen jawab | penang jawab | penjab | p j | satker pelaksana | satker | "
            "satuan kerja | satker penanggung jawab | jawab | p jwb | pnj | u i c | pic uic | fungsi | seksi subbag | "
            "unit kerja pelaksana | bagian pelaksana | penanggung jawab uic | pihak terkait | pelaku | "
            "oleh | dilaksanakan oleh | dikerjakan oleh"
        ),
        "status": (
            "status | status realisasi | status pelaksanaan | status capaian | status kegiatan | progres | "
            "progress | status penyelesaian"
        ),
        "realisasi": (
            "realisasi | realisasi kegiatan | realisasi pelaksanaan | realisasi capaian | capaian realisasi | "
            "hasil pelaksanaan"
        ),
        "tanggal_selesai": (
            "tanggal selesai | tgl selesai | tanggal penyelesaian | tanggal realisasi | realisasi waktu | "
            "waktu realisasi | tanggal pelaksanaan | selesai tanggal | realisasi tanggal"
        ),
        "kendala": "kendala | hambatan | kendala hambatan | permasalahan | kendala permasalahan | masalah",
        "tindak_lanjut": "tindak lanjut | rencana tindak lanjut | rtl | solusi | upaya tindak lanjut",
        "tautan": (
            "tautan | link | url | link bukti | tautan bukti | link bukti dukung | link data dukung | "
            "link eviden | link drive | tautan bukti dukung | link google drive | link dokumen"
        ),
    }.items()
}
"""Meaning → headings that mean it."""

PERSON_WORDS = frozenset(
    split_listing(
        "personil | personel | pegawai | petugas | pengelola | pejabat | pemilik | person | responsible | leader | "
        "owner | pelaksana | penanggung | jawab | pihak | anggota | champion | koordinator | unit"
    )
)
"""Words of a heading that may stand over whoever does the work."""

TITLE_OF_PERSON = re.compile(
    r"(?:wakil |sub ?)?(?:ketua|sekretaris|kepala|ka(?:sub|sek|bag|bid|si|ur|nit|sat|por|kan)[a-z]*|kabag|koordinator|"
    r"anggota|tim|pokja|sub ?bag(?:ian)?|bag(?:ian)?|seksi|bidang|subseksi|urusan|staf|admin|operator|panitera|hakim|"
    r"jaksa|inspektur|bendahara|ppk|ppid|analis|arsiparis|pranata|agen perubahan|camat|lurah|direktur|manajer)\b",
    re.IGNORECASE,
)
"""How offices name who does the work: by post, team or part of the office."""

FALLBACK_HEADINGS: dict[str, tuple[str, ...]] = {
    heading: meanings
    for listing, meanings in (
        ("kegiatan | rencana aksi | upaya | langkah strategis | rencana kerja aksi", ("komponen", "indikator")),
        ("sasaran | sasaran kegiatan", ("komponen", "indikator")),
        ("uraian", ("indikator", "komponen")),
        ("uraian kegiatan | sub kegiatan | rincian kegiatan | tahapan kegiatan", ("indikator",)),
        ("program | program kegiatan | program kerja | rencana kerja | strategi | pengungkit", ("komponen",)),
        ("sub area | sub komponen", ("komponen",)),
        ("target", ("target_waktu",)),
    )
    for heading in split_listing(listing)
}
"""Headings that mean something else where the sure one is taken: KEGIATAN beside RENCANA AKSI is the komponen above
it."""

ABBREVIATED_WORDS = {
    "wkt": "waktu", "wktu": "waktu", "keg": "kegiatan", "kgt": "kegiatan", "renc": "rencana", "pelaks": "pelaksanaan",
    "dok": "dokumen", "bkt": "bukti", "bukt": "bukti", "dkg": "dukung", "pend": "pendukung", "tgl": "tanggal",
    "tgt": "target", "trgt": "target", "jdwl": "jadwal", "ind": "indikator", "indik": "indikator", "komp": "komponen",
    "lgkh": "langkah", "lkh": "langkah", "penangg": "penanggung", "png": "penanggung", "jwb": "jawab", "tw": "triwulan",
}  # fmt: skip
"""Words that offices cut short in a heading; looked up whole where the heading as printed means nothing."""

UPPER_HEADINGS = frozenset(
    ("rencana aksi", "rencana kerja", "rencana kerja aksi", "upaya", "strategi", "langkah strategis")
)
DETAILED_HEADINGS = frozenset(
    " ".join(filter(None, words))
    for words in product(
        split_listing("sub | rincian | tahapan | langkah | langkah langkah | detail | detil | uraian | butir"),
        split_listing(
            " | kegiatan | aktivitas | aksi | rencana aksi | langkah | tahapan | pelaksanaan | pelaksanaan kegiatan"
        ),
    )
) - {"sub", "sub pelaksanaan", "langkah"}
FINER_HEADINGS = DETAILED_HEADINGS | {"kegiatan", "bentuk kegiatan", "aktivitas"}
ACTIVITY_HEADINGS = frozenset(
    ("kegiatan", "nama kegiatan", "rencana kegiatan", "program kegiatan", "aktivitas", "kegiatan utama", "aksi")
)
"""Of two columns that could be LANGKAH AKSI one is the finer and further right: one of FINER_HEADINGS beside one of
UPPER_HEADINGS, or one of DETAILED_HEADINGS beside one of ACTIVITY_HEADINGS."""

WORK_WORDS = frozenset(("kegiatan", "langkah", "aksi", "tindakan", "aktivitas", "pekerjaan"))
NOT_WORK = frozenset(
    ("jumlah", "tanggal", "tgl", "anggaran", "biaya", "foto", "kode", "hasil", "sumber", "tempat", "peserta", "sasaran")
)
"""Words of a heading that tell that the work stands below it, and words that tell of something about the work."""

STAND_IN_HEADINGS: dict[str, tuple[str, ...]] = {
    "langkah_aksi": split_listing(
        "program kerja | program | program kegiatan | uraian | tahapan | rencana tindak lanjut | rencana perbaikan"
    ),
    "bukti_dukung": split_listing(
        "output | output kegiatan | keluaran | output keluaran | target output | target keluaran | output hasil | "
        "expected output | luaran | luaran kegiatan | produk output | produk | produk kegiatan | bentuk kerja | "
        "hasil kerja | hasil output | hasil kegiatan | hasil | deliverable | deliverables"
    ),
}
"""Headings that mean a needed column only where no surer one stands in the table: an OUTPUT without a BUKTI beside it
names the document the work leaves behind."""

NOT_RENCANA: dict[str, frozenset[str]] = {
    code: frozenset(split_listing(listing))
    for code, listing in {
        "identity.seems_lke": "bobot | nilai | pilihan jawaban | jawaban | skor | kriteria | unit nilai",
        "identity.seems_budget": (
            "pagu | anggaran | harga satuan | volume | jumlah biaya | mak | satuan | jumlah | akun"
        ),
        "identity.seems_staff_list": (
            "nip | nama | jabatan | pangkat | golongan | nama pegawai | pangkat golongan | jabatan dalam tim | "
            "kedudukan dalam tim | unit kerja | jabatan dinas"
        ),
    }.items()
}
"""What else offices upload by mistake: code of the remark → headings of which three must be there."""

LAPORAN_GROUPS = ("realisasi", "capaian", "monitoring", "monev", "evaluasi", "progres", "progress", "hasil")
"""A first heading row over columns of progress: WAKTU or BUKTI under REALISASI is not the plan's."""

RENCANA_WORDS = frozenset(("rencana", "renc", "ren", "target", "tgt", "trg", "t", "p", "plan", "jadwal", "perencanaan"))
REALISASI_WORDS = frozenset(
    ("realisasi", "real", "rea", "rls", "r", "capaian", "cap", "aktual", "actual", "pelaksanaan", "terlaksana")
)
"""Under each month, or in front of each row: which of the twins is the plan and which says what was done."""

START_WORDS = frozenset(("mulai", "awal", "start", "dari"))
END_WORDS = frozenset(("selesai", "akhir", "berakhir", "finish", "end", "sampai"))
"""Under or in a heading of time: which of two columns is the window's first end and which its last."""


_VERSION = re.compile(
    r"\b(?:(?P<revision>(?:revisi|rev|perubahan|perbaikan|penyesuaian|adendum)(?: ke)?(?: (?P<number>\d|i{1,3}|iv))?)"
    r"|(?P<this>tahun (?:ini|berjalan))|(?P<last>tahun (?:lalu|sebelumnya))|(?P<new>baru|terbaru|menjadi|sesudah)"
    r"|(?P<old>lama|semula|awal|sebelum|sebelumnya)|(?:tahun |th )?(?P<year>20\d\d))\b"
)
"""What tells two columns of one meaning apart: BUKTI DUKUNG 2024, TARGET WAKTU REVISI II, TAHUN LALU, SEMULA."""

_WORD = re.compile(r"[a-z0-9]+")
_PERHAPS_NUMBERED = re.compile(r"[.)\n]")
_COLUMN_NUMBER = re.compile(r"(?:\s*\(\d{1,2}\)|\s*\n\s*\d{1,2}[.)]?)\s*$")
_HEADING_NUMBER = re.compile(r"^\s*\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s+(?=\S)")


@lru_cache(maxsize=8192)
def normalize(text: str) -> str:
    """A heading reduced to what matters: lower case, letters and digits, single spaces."""
    return " ".join(_WORD.findall(text.lower()))


@lru_cache(maxsize=8192)
def heading_words(text: str) -> str:
    """A heading's words, without a number or letter in front of them (1. NO, a) KOMPONEN) or behind (NO (1))."""
    if _PERHAPS_NUMBERED.search(text):
        text = _HEADING_NUMBER.sub("", _COLUMN_NUMBER.sub("", text), count=1)
    return normalize(text)


@cache
def heading_meanings() -> dict[str, tuple[str, int]]:
    """Heading (as `normalize` gives it) → (meaning, rank within the meaning; 0 is the surest)."""
    return {heading: (meaning, index) for meaning, listing in HEADINGS.items() for index, heading in enumerate(listing)}


_NEAR, _SHORTEST_NEAR = 0.85, 5


@lru_cache(maxsize=1024)
def nearest_heading(words: str) -> str:
    """The heading of the vocabulary that these words are but a slip of the pen from; "" for none."""
    known = heading_meanings()
    if len(words) < _SHORTEST_NEAR or words in known:
        return ""
    for near in get_close_matches(words, known, n=1, cutoff=_NEAR):
        # A slip leaves each word's first letter: REALISASI Agu is no REALISASI WAKTU.
        own, other = words.split(), near.split()
        if len(own) != len(other) or all(one[0] == two[0] for one, two in zip(own, other, strict=True)):
            return near
    return ""


class Version(NamedTuple):
    """Which of several columns of one meaning a heading says it is.

    `year` is 0 where it names none, 1 for last year's and 9999 for this year's; `age` -1 for the old one, 0 unsaid,
    1 for the new one, from 2 on a revision by its number.
    """

    year: int = 0
    age: int = 0


def split_version(words: str) -> tuple[str, Version]:
    """A heading (as `normalize` gives it) without what tells its version, and that version."""
    year = age = 0
    for found in _VERSION.finditer(words):
        if found["year"] or found["this"] or found["last"]:
            year = int(found["year"] or (9999 if found["this"] else 1))
        elif found["revision"]:
            number = found["number"] or "1"
            age = 1 + (int(number) if number.isdecimal() else ("i", "ii", "iii", "iv").index(number) + 1)
        else:
            age = 1 if found["new"] else -1
    return " ".join(_VERSION.sub(" ", words).split()), Version(year, age)
