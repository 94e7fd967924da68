"""The kinds of bukti as data: which words in the head of a document's name make it a Notulensi, an SK, a Laporan; and
whether *dan* or `/` stands between two of them.

The table is extended by adding a word or a row. Of all words found, the one that stands first in the name decides
("Laporan penyusunan SOP" is a Laporan); at the same place the earlier row does ("daftar hadir" before "daftar"). Words
are whole words, in lower case; a space in one stands for any white space.
"""

from __future__ import annotations

import re
from functools import lru_cache

from monev.reading.vocabulary.headings import WORK, split_listing

OTHER = "Lainnya"

JENIS_BUKTI: dict[str, tuple[str, ...]] = {
    jenis: split_listing(listing)
    for jenis, listing in {
        "Undangan": "undangan | surat undangan",
        "Daftar hadir": "daftar hadir | daftar kehadiran | daftar absen | absensi | absen | presensi",
        "Notulensi": "notulensi | notulen | notula | risalah | catatan rapat | resume rapat",
        "Tangkapan layar": (
            "tangkapan layar | tangkapan | tangkap layar | screenshot | screen shot | screenshoot | screen capture | "
            "capture | print screen | tampilan"
        ),
        "Dokumentasi": "dokumentasi | foto | photo | video | rekaman",
        "Surat pernyataan": "surat pernyataan | pernyataan",
        "Pakta integritas": "pakta integritas | fakta integritas",
        "Berita acara": "berita acara | ba | bast",
        "SK": "surat keputusan | keputusan | sk | s.k",
        "SOP": "sop | s.o.p | pos | standar operasional prosedur | standard operating procedure | prosedur operasional",
        "Standar pelayanan": "standar pelayanan | standar layanan | maklumat pelayanan | maklumat",
        "Laporan": "laporan | lap | lpj | lhkpn | lhkasn | lkjip | lakip | sakip",
        "Hasil survei": "hasil survei | hasil survey | survei | survey",
        "Hasil monitoring dan evaluasi": (
            "hasil monitoring | hasil evaluasi | hasil monev | hasil reviu | hasil review | lembar monev | "
            "lembar monitoring | lembar evaluasi | monev"
        ),
        "Formulir": "formulir | form | kuesioner | kuisioner | angket | kartu kendali",
        "Tanda terima": "tanda terima | bukti pengiriman | bukti penerimaan | bukti kirim",
        "Sertifikat": "sertifikat | piagam | penghargaan",
        "Banner": "banner | spanduk | poster | baliho | pamflet | leaflet | brosur",
        "Infografis": "infografis | infografik",
        "Materi": "materi | paparan | bahan tayang | bahan paparan | ppt | modul",
        "Dokumen perencanaan": (
            "rencana kerja | rencana aksi | rencana strategis | rencana tindak lanjut | renstra | renja | rkt | "
            "dpa | rka | rkas | rkam | rba | dipa | perjanjian kinerja | penetapan kinerja | dokumen kinerja | skp | "
            "peta risiko | peta resiko | jadwal"
        ),
        "Surat": (
            "surat edaran | surat tugas | surat perintah | surat | st | sprint | sprin | spt | nota dinas | nd | "
            "memo | edaran | disposisi"
        ),
        "Daftar atau rekapitulasi": "rekapitulasi | rekap | daftar | tabel | matriks | matrik | register | data",
        "Publikasi": "publikasi | siaran pers | rilis | berita | pemberitaan | unggahan | postingan",
        "Saluran pengaduan": "email | e-mail | surel | hotline | call center | call centre | kotak aduan",
        "Website atau tautan": "website | situs | laman | tautan | link | url | media sosial | aplikasi",
    }.items()
}

_OTHER_DOCUMENTS = split_listing(
    "bukti | dokumen | lembar | berkas | arsip | buku | catatan | kartu | peraturan | pedoman | panduan | naskah | "
    "salinan | scan | kuitansi | nota | agenda | profil | peta | struktur | cek list | ceklis | checklist | "
    "instrumen | renaksi | kak | tor | rab | spj | iku | pk | lhe | rtl | kajian | pengumuman | stiker | plang | "
    "bahan | grafik | proposal | kerangka acuan | silabus | kurikulum | flyer | draf | draft | kalender | "
    "logbook | log book | jurnal | cuplikan | ringkasan | rangkuman | kliping | kontrak | mou | pks | slide | "
    "denah | manual | petunjuk | juknis | juklak | bagan | diagram | resume | transkrip | plakat | x-banner | hasil | "
    "uraian tugas | uraian jabatan | roadmap | road map | peta jalan | timeline | kertas kerja | lke | "
    "analisis beban | rencana tindak"
)
OTHER_LEADING_WORDS = (
    *_OTHER_DOCUMENTS,
    *split_listing(
        "contoh | papan | kotak | alamat | nomor | kebijakan | tagline | sosialisasi | pemasangan | "
        "pembuatan | penyusunan | update | pemutakhiran | progres | whatsapp | instagram | https? | www | "
        "tindak lanjut | indikator | ruang | kursi | cctv | e-kinerja | inventaris | komitmen | analisis | telaah"
    ),
)
"""Other words with which the name of a document begins: a line that begins so, with a capital, begins its own."""

CLEAR_JENIS = frozenset(
    split_listing(
        "Undangan | Daftar hadir | Notulensi | Dokumentasi | Surat pernyataan | Pakta integritas | Berita acara | "
        "SK | SOP | Laporan | Sertifikat | Banner | Surat"
    )
)
"""Kinds whose words begin a document also in lower case; "monev" or "website" may as well go on with a line above."""

_SPACES = re.compile(r"[\s_]+")
_JENIS_PATTERN = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<j{n}>{'|'.join(map(re.escape, words))})" for n, words in enumerate(JENIS_BUKTI.values()))
    + r")\b",
    re.IGNORECASE,
)
_LEADING_PATTERN = re.compile(rf"(?:{'|'.join(OTHER_LEADING_WORDS)})\b", re.IGNORECASE)
_DOCUMENT_PATTERN = re.compile(rf"\b(?:{'|'.join(_OTHER_DOCUMENTS)})\b", re.IGNORECASE)
_NAMES = tuple(JENIS_BUKTI)
_COUNT = re.compile(r"(?:\d{1,3} (?:\([^()]{1,20}\) )?)?")  # "4 (empat) laporan"


@lru_cache(maxsize=4096)
def find_jenis(name: str) -> str:
    """The kind of a document by the first known word of its name; "Lainnya" where none is known."""
    return _jenis_of(_JENIS_PATTERN.search(_SPACES.sub(" ", name))) or OTHER


def _jenis_of(found: re.Match[str] | None) -> str:
    """The row of the table whose word was found; "" for none."""
    return _NAMES[int(found.lastgroup[1:])] if found and found.lastgroup else ""


def find_document(text: str) -> tuple[str, str]:
    """The kind of document whose word a text begins with, and what follows the word; two "" where it names none."""
    name = text[count.end() :] if (count := _COUNT.match(text)) else text
    if found := _JENIS_PATTERN.match(name):
        return _jenis_of(found), name[found.end() :].strip()
    other = _DOCUMENT_PATTERN.match(name)
    return (OTHER, name[other.end() :].strip()) if other else ("", "")


def starts_like_document(text: str) -> bool:
    """Whether a text begins as the name of a document does ("Undangan rapat", "4 laporan", "Bukti rapat")."""
    count = _COUNT.match(text)
    start = count.end() if count else 0
    jenis = _jenis_of(_JENIS_PATTERN.match(text, start))
    if text[start : start + 1].islower() and not text.startswith(("http", "www.")):
        return jenis in CLEAR_JENIS
    return bool(jenis or _LEADING_PATTERN.match(text, start))


AND = r"(?:dan|(?:be)?serta|berikut|plus|di(?:sertai|lengkapi|lampiri)(?: dengan)?)"
"""A pattern: the words that may stand between two documents; of those with di- the second may be in the first."""
JOINT = re.compile(
    rf"\s+(?<!sebagai ){AND}\s+(?!/)"
    r"|\s*&\s*|(?<=\w)\s*\+\s*(?=[^\W\d])|\s+[|–—-]\s+|\s*//\s*|(?<![\s\d])/(?=[^\W\d])(?!\S*\d)|\s+/\s*|/\s+",
    re.IGNORECASE,
)
"""What may stand so; a slash in a number (12/SK/2025) does not."""
_DISTINCT = frozenset({"Dokumen perencanaan", "Laporan", "Saluran pengaduan", "Standar pelayanan", "Surat"})
"""Kinds each word of which names a document of its own: Renja and Penetapan Kinerja, not foto and video."""
_HOLDING = frozenset({"Dokumentasi", "Tangkapan layar", "Daftar atau rekapitulasi", OTHER})
"""Kinds that may show other documents: *foto undangan dan daftar hadir*."""
_NO_TOPICS = CLEAR_JENIS | {"Formulir", "Materi", "Tanda terima", "Tangkapan layar"}
_OF_MEETINGS = frozenset({"Undangan", "Daftar hadir", "Notulensi", "Dokumentasi"})
"""Kinds that no other document is about, those above seldom."""


def _capital_begins(text: str) -> bool:
    """Whether a text begins with a word in sentence case: Berita acara, not SK or video."""
    return text[:1].isupper() and text[1:2].islower()


def joins_documents(left: str, right: str, *, is_slash: bool) -> bool | None:
    """Whether both sides are documents; None where it is open: *foto dan video*, *laporan reviu SOP dan SK*, *Rencana
    latihan dan Laporan latihan*.

    A slash between two names of one kind is one paper, by whichever name applies: LHKPN/LHKASN. Among words in small
    letters a capital begins a document of its own: *SK kompensasi dan Rekap kompensasi*.
    """
    (one, about), (other, rest) = find_document(left), find_document(right)
    holds_document = find_jenis(about or left) not in (OTHER, one)
    if not other or not one:
        if is_slash:
            is_open = left.isupper() if other else about and _capital_begins(right)
        else:
            is_open = other and (holds_document or (_capital_begins(right) and left.split(" ")[-1].islower()))
            # Berita acara dan Rekomendasi, no work (Notulen dan Evaluasi) and nothing of the left (SK dan Lampirannya)
            is_named = _capital_begins(right) and not WORK.match(right) and not right.endswith("nya")
            is_open = is_open or (one and not about and is_named)
        return None if is_open else False
    of_one_kind = other == (one if not about else find_document(left.split(" ")[-1])[0])
    if is_slash and of_one_kind and other != OTHER:
        return False
    if _capital_begins(right) and (about[:1].islower() or (rest[:1].islower() and one not in _HOLDING)):
        return True
    if one == other and not about and one not in _DISTINCT:
        return None
    if one == other or not about or (other in _OF_MEETINGS and one not in _HOLDING):
        return True
    # Of what is one document of its own: Foto apel dan naskah amanat; or no report's topic: Laporan audit dan RTL.
    is_own = (rest or (other == OTHER and one not in _HOLDING)) and not _DOCUMENT_PATTERN.search(about)
    return True if (is_own or other in _NO_TOPICS) and not holds_document else None
