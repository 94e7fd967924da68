"""The kinds of bukti as data: which words in the head of a document's name make it a Notulensi, an SK, a Laporan.

The table is extended by adding a word or a row. Of all words found, the one that stands first in the name decides
("Laporan penyusunan SOP" is a Laporan); at the same place the earlier row does ("daftar hadir" before "daftar"). Words
are whole words, in lower case; a space in one stands for any white space.
"""

from __future__ import annotations

import re
from functools import lru_cache

from monev.reading.vocabulary.headings import split_listing

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
        "SOP": "sop | s.o.p | standar operasional prosedur | standard operating procedure | prosedur operasional",
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
            "perjanjian kinerja | penetapan kinerja | dokumen kinerja | skp | peta risiko | peta resiko | jadwal"
        ),
        "Surat": "surat edaran | surat tugas | surat perintah | surat | st | nota dinas | memo | edaran | disposisi",
        "Daftar atau rekapitulasi": "rekapitulasi | rekap | daftar | tabel | matriks | matrik | register | data",
        "Publikasi": "publikasi | siaran pers | rilis | berita | pemberitaan | unggahan | postingan",
        "Saluran pengaduan": "email | e-mail | surel | hotline | call center | call centre | kotak aduan",
        "Website atau tautan": "website | situs | laman | tautan | link | url | media sosial | aplikasi",
    }.items()
}

OTHER_LEADING_WORDS = split_listing(
    "bukti | dokumen | lembar | hasil | berkas | arsip | contoh | buku | kartu | papan | kotak | alamat | nomor | "
    "kebijakan | peraturan | pedoman | panduan | naskah | salinan | kuitansi | nota | tagline | sosialisasi | "
    "pemasangan | pembuatan | penyusunan | agenda | profil | peta | struktur | update | pemutakhiran | progres | "
    "whatsapp | instagram | https? | www | tindak lanjut | indikator | ruang | kursi | cek list | ceklis | "
    "checklist | instrumen | renaksi | kak | tor | rab | spj | iku | pk | lhe | rtl | cctv | e-kinerja | "
    "inventaris | komitmen | analisis | telaah | kajian | pengumuman | stiker | plang | bahan | grafik | proposal | "
    "kerangka acuan | silabus | kurikulum | flyer | draf | draft | kalender | logbook | log book | jurnal | "
    "cuplikan | ringkasan | rangkuman | kliping | kontrak | mou | pks | slide | denah | manual | petunjuk | juknis | "
    "juklak | bagan | diagram | resume | transkrip | plakat | x-banner"
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
_NAMES = tuple(JENIS_BUKTI)
_COUNT = re.compile(r"(?:\d{1,3} (?:\([^()]{1,20}\) )?)?")  # "4 (empat) laporan"


@lru_cache(maxsize=4096)
def find_jenis(name: str) -> str:
    """The kind of a document by the first known word of its name; "Lainnya" where none is known."""
    return _jenis_of(_JENIS_PATTERN.search(_SPACES.sub(" ", name))) or OTHER


def _jenis_of(found: re.Match[str] | None) -> str:
    """The row of the table whose word was found; "" for none."""
    return _NAMES[int(found.lastgroup[1:])] if found and found.lastgroup else ""


def starts_like_document(text: str) -> bool:
    """Whether a text begins as the name of a document does ("Undangan rapat", "4 laporan", "Bukti rapat")."""
    count = _COUNT.match(text)
    start = count.end() if count else 0
    jenis = _jenis_of(_JENIS_PATTERN.match(text, start))
    if text[start : start + 1].islower() and not text.startswith(("http", "www.")):
        return jenis in CLEAR_JENIS
    return bool(jenis or _LEADING_PATTERN.match(text, start))
