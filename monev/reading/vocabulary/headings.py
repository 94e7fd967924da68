"""The reader's vocabulary of headings as data: what offices print above the columns of a plan table, and what it means.

Areas, notes and signatures are in `structure`, offices in `offices`, month names in `time_words`, the template's sheets
in `template_names`, kinds of document in `bukti_kinds`.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import NamedTuple

REQUIRED = ("langkah_aksi", "bukti_dukung", "target_waktu")
"""Meanings without which a table is no plan: what is done, its proof, and by when (a column or a month matrix)."""

USUAL = ("no", "komponen", "indikator", *REQUIRED)
"""Meanings every decree prints (docs/design.md §2). Without the first three work can be told apart, and it is said."""

LAPORAN = ("status", "realisasi", "tanggal_selesai", "kendala", "tindak_lanjut", "tautan")
"""Meanings that report progress: never inherited from the row above, for nobody said so of this row."""


CAN_BE_TIME = ("target_capaian", "frekuensi", "tanggal_selesai")
"""Meanings whose headings (TARGET, PERIODE, TANGGAL PELAKSANAAN) may as well stand over the plan's time."""

CAN_BE_AREA = ("komponen", "indikator")
"""Meanings whose headings (KOMPONEN, SASARAN) may as well stand over the areas."""


def split_listing(text: str) -> tuple[str, ...]:
    """The items of a table's row that is written as one text, between upright bars."""
    return tuple(text.split(" | "))


def by_spelling(listings: dict[str, str]) -> dict[str, str]:
    """Each item of the listings and under what it is listed: {"SDM": "sdm | psdm"} as {"sdm": "SDM", "psdm": "SDM"}."""
    return {item: meaning for meaning, listing in listings.items() for item in split_listing(listing)}


# Written as `normalize` gives it (lower case, no punctuation), surest first. Of each only its core: `meaning_of` knows
# the words that stand before and behind it.
HEADINGS: dict[str, tuple[str, ...]] = {
    meaning: split_listing(listing)
    for meaning, listing in {
        "no": "no | nomor | nmr | number",
        "kode": "kode | kode langkah | kode rencana",
        "area": "area perubahan | area | pengungkit | area of change | pilar",
        "sub_area": "sub area | subarea | sub komponen | subkomponen | sub unsur",
        "komponen": "komponen | unsur | aspek | program kerja | program | component | tujuan",
        "indikator": (
            "indikator | indikator keberhasilan | indikator kinerja | sasaran indikator | pertanyaan | indicator | "
            "parameter | penilaian | kriteria | ukuran keberhasilan | ukuran kinerja | tolok ukur | tolak ukur | iku"
        ),
        "langkah_aksi": (
            "langkah aksi | langkah langkah aksi | langkah langkah | langkah kerja | langkah pelaksanaan | "
            "rencana aksi | aksi | kegiatan | upaya | langkah | aktivitas | tindakan | rencana tindak | "
            "rencana kerja | action plan | action | action steps | activity | activities | strategi | "
            "tahapan pelaksanaan | rincian tahapan | renaksi | what | task | apa yg dikerjakan | apa yang dikerjakan"
        ),
        "bukti_dukung": (
            "bukti dukung | bukti fisik | data dukung | dokumen bukti dukung | eviden | evidence | evidens | bukti | "
            "data pendukung | dokumen | supporting document | supporting documents | dokumentasi bukti | evidance | "
            "evident | evidences | dakung | datduk | data dukungan | berkas | kelengkapan data | kelengkapan bukti | "
            "kelengkapan dokumen | kelengkapan berkas | daduk | proof | buktinya"
        ),
        "target_waktu": (
            "target waktu | waktu | jadwal | batas waktu | tenggat | target penyelesaian | deadline | timeline | "
            "time schedule | time frame | linimasa | bulan | due date | due | target date | schedule | triwulan | tw | "
            "semester | target tanggal | tanggal target | jangka waktu | kurun waktu | rentang waktu | jatuh tempo | "
            "batas akhir | periode pelaksanaan | periode waktu | monthly | quarterly | month | quarter | "
            "target selesai | tgl target | kapan | when | rencana pelaksanaan | masa pelaksanaan | rencana selesai | "
            "target launching | target peluncuran | jadwal peluncuran | waktu peluncuran"
        ),
        "target_capaian": (
            "target capaian | target kinerja | target | output | keluaran | hasil yang diharapkan | "
            "kondisi yang diharapkan | capaian | hasil | expected output | expected result | luaran | produk | "
            "bentuk kerja | deliverable | deliverables | outcome"
        ),
        "frekuensi": "frekuensi | periode | periodisasi | frequency | freq | frekwensi | intensitas",
        "pic": (
            "pic | penanggung jawab | penanggungjawab | pj | pelaksana | pokja | kelompok kerja | person in charge | "
            "responsible | unit | bagian | subbagian | seksi | bidang | divisi | koordinator | petugas | operator | "
            "satuan kerja | satker | ketua | ketua tim | ketua pokja | tim kerja | tim | pengampu | leading sector | "
            "pejabat penanggung jawab | kelompok substansi | uic | unit in charge | p jawab | pen jawab | "
            "penang jawab | penjab | jawab | p jwb | pnj | fungsi | seksi subbag | pihak terkait | pelaku | oleh | "
            "dilaksanakan oleh | dikerjakan oleh | siapa | who | pemangku"
        ),
        "status": "status | status realisasi | progres | progress",
        "realisasi": "realisasi | capaian realisasi | hasil pelaksanaan",
        "tanggal_selesai": (
            "tanggal selesai | tgl selesai | tanggal penyelesaian | tanggal realisasi | realisasi waktu | "
            "waktu realisasi | tanggal pelaksanaan | selesai tanggal | realisasi tanggal"
        ),
        "kendala": "kendala | hambatan | permasalahan | masalah",
        "tindak_lanjut": "tindak lanjut | rencana tindak lanjut | rtl | solusi | upaya tindak lanjut",
        "tautan": "tautan | link | url | google drive",
    }.items()
}
"""Meaning → the core of headings that mean it."""

COLUMN_NAMES = {meaning: meaning.replace("_", " ").upper() for meaning in HEADINGS} | {"area": "AREA PERUBAHAN"}
"""Meaning → the word messages use for it."""

_IN_FRONT: dict[str, frozenset[str]] = {
    meaning: frozenset(words.split())
    for meaning, words in {
        "area": "6 enam change sasaran",
        "indikator": "uraian",
        "langkah_aksi": "rencana uraian rincian detail detil butir sub bentuk nama tahapan",
        "bukti_dukung": "jenis daftar bentuk uraian",
        "target_waktu": "target rencana estimasi selesai",
        "pic": "nama unsur",
    }.items()
}
"""Words before the core of a heading that change nothing of what it means: RENCANA WAKTU, URAIAN KEGIATAN."""

_WORDS_BEHIND = (
    "urut kegiatan pelaksanaan penyelesaian pelaporan yang diperlukan dibutuhkan disiapkan dihasilkan dikumpulkan "
    "dilaksanakan diharapkan zi lke pembangunan perubahan pengungkit dan pendukung dukung fisik output hasil kerja "
    "kinerja capaian keberhasilan penilaian pemenuhan area pilar target aksi strategis konkret perbaikan terkait ke "
    "drive"
)
_BEHIND = frozenset(_WORDS_BEHIND.split())
"""Words behind it that do the same: BUKTI YANG DIPERLUKAN, WAKTU PELAKSANAAN KEGIATAN."""

_FURTHER_WORD = 10
"""How much less sure a heading is for each word beside its core."""

PERSON_WORDS = frozenset(
    split_listing(
        "personil | personel | pegawai | petugas | pengelola | pejabat | pemilik | person | responsible | leader | "
        "owner | pelaksana | penanggung | jawab | pihak | anggota | champion | koordinator | unit | ketua"
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

DETAIL_HEADINGS = frozenset(("rincian", "tahapan", "uraian", "detail", "detil", "butir"))
"""Headings that mean nothing by themselves, and the work where they stand right of a wider one: KEGIATAN | RINCIAN."""

WORK = re.compile(
    r"\W*(?:(?:\d{1,2}|[a-z])[.)]\s*)?(?:me(?:m|n|ng|ny)?[a-z]{3,}|pe[a-z]{3,}an|rapat|sosialisasi|internalisasi|evaluasi|"
    r"monitoring|monev|reviu|review|koordinasi|bimbingan|survei|apel|workshop|kampanye|deklarasi|publikasi|"
    r"inventarisasi|identifikasi|tindak lanjut)\b",
    re.IGNORECASE,
)
"""What a cell begins with that says what is to be done."""

WORK_WORDS = frozenset(("kegiatan", "langkah", "aksi", "tindakan", "aktivitas", "pekerjaan"))
IMPLYING_WORDS: dict[str, frozenset[str]] = {
    meaning: frozenset(words.split())
    for meaning, words in {
        "langkah_aksi": f"{' '.join(WORK_WORDS)} tugas agenda dilakukan inisiatif implementasi perbaikan",
        "bukti_dukung": "bukti eviden dokumen dokumentasi berkas lampiran arsip pembuktian kelengkapan data",
        "target_waktu": "waktu tanggal tgl bulan jadwal tenggat lambat lambatnya periode when triwulan semester",
    }.items()
}
NOT_WORK = frozenset(
    ("jumlah", "tanggal", "tgl", "anggaran", "biaya", "foto", "kode", "hasil", "sumber", "tempat", "peserta", "sasaran")
)
"""Words of a heading of no other meaning that tell what stands below it, and words that tell of something about it."""

STAND_IN_HEADINGS: dict[str, tuple[str, ...]] = {
    "langkah_aksi": split_listing(
        "program kerja | program | program kegiatan | uraian | tahapan | rencana tindak lanjut | rencana perbaikan | "
        "tindak lanjut | rencana | inovasi | nama inovasi | judul inovasi | gebrakan | quick win | quick wins"
    ),
    "bukti_dukung": split_listing(
        "output | output kegiatan | keluaran | output keluaran | target output | target keluaran | output hasil | "
        "expected output | luaran | luaran kegiatan | produk output | produk | produk kegiatan | bentuk kerja | "
        "hasil kerja | hasil output | hasil kegiatan | hasil | deliverable | deliverables | dukungan"
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

DURATION_WORDS = frozenset(("durasi", "lama", "lamanya", "duration", "jumlah hari", "hari kerja"))
"""Likewise, a column that says how long the window lasts, and so names no time."""

DAY_AND_MONTH = [{day, month} for day in ("tanggal", "tgl", "hari") for month in ("bulan", "bln")]
"""Likewise, of two columns that are day and month of one time."""


_CHANGE = "(?:revisi|rev|perubahan|perbaikan|penyesuaian|adendum|perpanjangan|pergeseran|efisiensi|refocusing)"
_VERSION = re.compile(
    rf"\b(?:(?P<revision>{_CHANGE}(?: ke)?(?: (?P<number>\d|i{{1,3}}|iv))?)|(?P<this>tahun (?:ini|berjalan))"
    rf"|(?P<last>tahun (?:lalu|sebelumnya))|(?P<new>baru|terbaru|menjadi|(?:sesudah|setelah|pasca)(?: {_CHANGE})?)"
    rf"|(?P<old>lama|semula|awal|sebelumnya|sebelum(?: {_CHANGE})?)|(?:tahun |th )?(?P<year>20\d\d))\b"
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
def _cores() -> dict[str, tuple[str, int]]:
    """Core of a heading → (meaning, rank within the meaning; 0 is the surest), also written as one word."""
    cores = {core: (meaning, rank) for meaning, listing in HEADINGS.items() for rank, core in enumerate(listing)}
    return {core.replace(" ", ""): found for core, found in cores.items() if " " in core} | cores


@lru_cache(maxsize=8192)
def meaning_of(words: str) -> tuple[str, int]:
    """What a heading (as `normalize` gives it) means, "" for nothing, and how unsure it is (0 is the surest).

    A core of HEADINGS, with words around it that change nothing of its meaning or say it once more.
    """
    cores, tokens = _cores(), words.split()
    if found := cores.get(words) or cores.get("".join(tokens)):
        return found
    for size in range(len(tokens) - 1, 0, -1):
        for first in range(len(tokens) - size + 1):
            meaning, rank = cores.get(" ".join(tokens[first : first + size]), ("", 0))
            is_in_front = meaning and _IN_FRONT.get(meaning, frozenset()).issuperset(tokens[:first])
            if is_in_front and _says_no_more(tokens[first + size :], meaning):
                return meaning, rank + _FURTHER_WORD * (len(tokens) - size)
    return "", 0


def adds_nothing(words: list[str]) -> bool:
    """Whether words beside the core of a heading leave its meaning: YANG DIHASILKAN."""
    return _BEHIND.issuperset(words)


def _says_no_more(words: list[str], meaning: str) -> bool:
    """Whether the words behind the core of a heading leave its meaning, or say it once more."""
    others = (" ".join(words), " ".join(word for word in words if word not in _BEHIND))
    same = (meaning, "bukti_dukung") if meaning == "tautan" else (meaning,)
    return adds_nothing(words) or any(meaning_of(each)[0] in same for each in others)


@cache
def heading_vocabulary() -> frozenset[str]:
    """Every word that headings are made of."""
    words = {word for listing in HEADINGS.values() for core in listing for word in core.split()}
    return frozenset(words | _BEHIND).union(*_IN_FRONT.values())


_NEAR, _SHORTEST_NEAR = 0.8, 5
_SOUND = str.maketrans("fv", "pp")
"""Letters that are spoken, and so often written, as one: bukti pisik."""


@lru_cache(maxsize=1024)
def nearest_heading(words: str) -> str:
    """The heading with a meaning that these words are but slips of the pen from; "" for none."""
    mended = " ".join(map(_nearest_word, words.split()))
    return mended if mended != words and meaning_of(mended)[0] and not meaning_of(words)[0] else ""


def _nearest_word(word: str) -> str:
    """The word of headings that another is but a slip from, which leaves the first letter; else the word itself."""
    if len(word) < _SHORTEST_NEAR or word in heading_vocabulary():
        return word
    sound, slips = word.translate(_SOUND), 1 + len(word) // 8
    near = (known for known in heading_vocabulary() if abs(len(known) - len(word)) <= slips)
    alike = {known.translate(_SOUND): known for known in near if known.translate(_SOUND)[0] == sound[0]}
    return next((alike[each] for each in get_close_matches(sound, alike, n=1, cutoff=_NEAR)), word)


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
