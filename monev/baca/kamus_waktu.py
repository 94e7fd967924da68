"""The words of TARGET WAKTU as data: month names, periods, separators, frequencies, and how text is made comparable.

Everything a notation of time may consist of stands here, once; `urai_waktu` and `frekuensi` only combine it
(DESIGN §3). A spelling is added by adding it to a table.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache

from monev.tanggal import NAMA_BULAN

EJAAN_BULAN: tuple[tuple[str, ...], ...] = (
    ("januari", "january", "jan", "jnr"),
    ("februari", "pebruari", "febuari", "pebuari", "february", "feb", "peb", "febr", "pebr"),
    ("maret", "march", "mar", "mrt"),
    ("april", "apr", "apl"),
    ("mei", "may", "mai"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "augustus", "agust", "agst", "agts", "agus", "agu", "agt", "ags", "aug"),
    ("september", "sept", "sep", "spt"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "december", "des", "dec"),
)
"""Spellings of the twelve months that are read without a question, Indonesian and English."""

SATUAN: dict[str, int] = {
    **dict.fromkeys(("bulan", "bln", "month"), 1),
    **dict.fromkeys(("triwulan", "tribulan", "tw", "twl", "trw", "kuartal", "kwartal", "quarter", "q", "trimester"), 3),
    **dict.fromkeys(("caturwulan", "cawu"), 4),
    **dict.fromkeys(("semester", "smt", "sem", "sm", "smst", "smtr"), 6),
}
"""Words for a period of the year → its length in months."""

NAMA_SATUAN: dict[int, str] = {1: "bulan", 3: "triwulan", 4: "caturwulan", 6: "semester"}

ROMAWI: dict[str, int] = {
    r: n for n, r in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1)
}
BILANGAN: dict[str, int] = {
    k: n
    for n, k in enumerate(
        ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"), start=1
    )
}
URUTAN: dict[str, int] = {"pertama": 1} | {f"ke{kata}": n for kata, n in BILANGAN.items()}

HARI = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "ahad")

_PENGISI = (
    "pada di dalam tanggal tgl per target waktu pelaksanaan dilaksanakan kegiatan paling lambat selambat lambatnya "
    "maksimal batas anggaran kalender ta t a masing periode dengan the of on in at by pukul wib ke selama yaitu "
    "setiap tiap selesai"
)
PENGISI: frozenset[str] = frozenset([*_PENGISI.split(), *HARI])
"""Words that stand around a month without changing what it means."""

PERANGKAI: frozenset[str] = frozenset(["pada", "di", "dalam", "per", "periode", "the", "of", "on", "in", "at", "by"])
"""Those of them that may stand between a day and its month: "tanggal 4 pada bulan Agustus", "4th of August"."""

# Word → (kind of token, value). Kinds are explained in urai_waktu.
KATA: dict[str, tuple[str, object]] = {
    **{ejaan: ("BULAN", n) for n, daftar in enumerate(EJAAN_BULAN, start=1) for ejaan in daftar},
    **{kata: ("SATUAN", panjang) for kata, panjang in SATUAN.items()},
    **{f"tw{r}": ("PERIODE", (3, n)) for r, n in list(ROMAWI.items())[:4]},
    **{r: ("ROMAWI", n) for r, n in ROMAWI.items()},
    **{k: ("BILANGAN", n) for k, n in BILANGAN.items()},
    **{k: ("URUTAN", n) for k, n in URUTAN.items()},
    **dict.fromkeys(("awal",), ("LETAK", "awal")),
    **dict.fromkeys(("tengah", "pertengahan", "medio"), ("LETAK", "tengah")),
    **dict.fromkeys(("akhir", "ultimo", "penghujung"), ("LETAK", "akhir")),
    **dict.fromkeys(("tahun", "thn", "th"), ("TAHUN", None)),
    **dict.fromkeys(("dan", "serta", "and", "maupun"), ("PISAH", "dan")),
    "atau": ("PISAH", "atau"),
    **dict.fromkeys(("sampai", "hingga", "sd", "to", "until", "through"), ("SD", None)),
    **dict.fromkeys(("mulai", "dari", "sejak", "from"), ("MULAI", None)),
    "antara": ("ANTARA", None),
    **dict.fromkeys(PENGISI, ("PENGISI", None)),
}

KOSONG: frozenset[str] = frozenset({"", "-", "--", "---", ".", "...", "n/a", "na", "nihil", "kosong", "x"})
"""What people type where there is nothing to say: the same as a blank cell."""

PENGECUALI = re.compile(
    r"\b(?:kecuali|selain|bukan|except|tidak (?:setiap|tiap|per|di|pada|dalam|termasuk))\b"
    r"|\+ ?\d{1,3} ?(?:\([^()\n]{0,20}\) )?(?:bulan|bln|hari|minggu|pekan)\b"
)
"""Words that take a month away again, or count on from it: the rest cannot be read as if they were not there."""

# Dashes of every kind, those of Windows-1252 read as Latin-1, and arrows become "-"; invisible characters go.
_GANTI = str.maketrans(
    dict.fromkeys("‐‑‒–—―−⁃﹘﹣－~∼〜→⟶\x96\x97", "-")
    | dict.fromkeys("‘’‚`´′\x91\x92", "'")
    | dict.fromkeys("\xad\u200b\u200c\u200d\u2060\ufeff", "")
    | dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n")
    | dict.fromkeys("·●▪◦‣∙○■□", "•")
)
# The en and em dash of a UTF-8 file that was opened as Windows-1252: what the decree printed is a dash.
_DASH_SALAH_SANDI = re.compile("â€[“”\x93\x94]")
_SPASI = re.compile(r"[^\S\n]+")
_SPASI_BARIS = re.compile(r" ?\n[ \n]*")
_RAPIKAN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(tri|catur) wulan"), r"\1wulan"),
    # "perbulan", "tiaptriwulan", "ke-3" after a word: one space, so that the dash of "dan ke-6" joins no window
    (
        re.compile(
            r"\b(per|setiap|tiap)(?=(?:bulan|tri[bw]ulan|kuartal|semester|caturwulan|tahun|minggu)(?:an|nya)?\b)"
        ),
        r"\1 ",
    ),
    (re.compile(r"\bke ?- ?(?=(?:\d{1,2}|[ivx]+)\b)"), "ke "),
    (re.compile(r"\bjum'at\b"), "jumat"),
    (re.compile(r"(?<![\d/.-])(\d{1,2}) ?/ ?(\d{1,2}) ?/ ?(\d{4})(?![\d/])"), r"\1/\2/\3"),
)


# A word cut by a hard line break, with or without a hyphen, as PDF text and narrow cells have it.
_TERPENGGAL = re.compile(r"\b([a-z]{2,}) ?-?\n([a-z]+)\b")


def _sambung_penggalan(m: re.Match[str]) -> str:
    """The one word two halves of a broken line make ("janu-\nari"), or both as they stood ("jan-\ndes")."""
    utuh = m[1] + m[2]
    return utuh if KATA.get(utuh, ("",))[0] in ("BULAN", "SATUAN") and not (m[1] in KATA and m[2] in KATA) else m[0]


def normal(teks: str) -> str:
    """A cell's text made comparable: lower case, one kind of dash, quote, space and line break. Never raises."""
    rapi = _DASH_SALAH_SANDI.sub("-", teks).translate(_GANTI)
    rapi = unicodedata.normalize("NFKC", rapi).casefold().translate(_GANTI)
    rapi = _SPASI_BARIS.sub("\n", _SPASI.sub(" ", rapi)).strip()
    for pola, ganti in _RAPIKAN:
        rapi = pola.sub(ganti, rapi)
    return _TERPENGGAL.sub(_sambung_penggalan, rapi)


_MIRIP = [ejaan for daftar in EJAAN_BULAN for ejaan in daftar if len(ejaan) >= 4] + ["triwulan", "semester"]


@lru_cache(maxsize=4096)
def nyaris(kata: str) -> tuple[str, object] | None:
    """The token a misspelt word most probably stands for ("desmber" → December), or None.

    Only words of 4..12 letters are tried; callers must tell the person how it was read.
    """
    if not 4 <= len(kata) <= 12:
        return None
    dekat = get_close_matches(kata, _MIRIP, n=1, cutoff=0.8)
    return KATA[dekat[0]] if dekat else None


def sebut_token(token: tuple[str, object]) -> str:
    """What a token means, in words for a person: ("BULAN", 12) → Desember."""
    jenis, nilai = token
    return NAMA_BULAN[nilai - 1] if jenis == "BULAN" else NAMA_SATUAN[nilai]
