"""A BUKTI cell to its documents (DESIGN §4): one per item, never split at *dan* or *serta*, nor inside an enumeration.

A cell is cut into lines first (a line that only wraps is joined, a list under a colon stays with it), each line then
at `;`, numbering, bullets and commas. What stands in brackets or quotes is never cut. Only separators are lost.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from monev.baca.jenis_bukti import JENIS_BUKTI, LAINNYA
from monev.model import Bukti

_POLA_JENIS = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<j{n}>{'|'.join(map(re.escape, kata))})" for n, (_, kata) in enumerate(JENIS_BUKTI))
    + r")\b",
    re.IGNORECASE,
)

_BULAT = "•·●▪◦‣∙○■□◆❖➢➤►✓✔\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
_EKOR_NAMA = f" .,;:-–—{_BULAT}"
_SPASI = re.compile(r"\s+")
# What may open a line or an item: a bullet, "1.", "2)", "(3)", "a.", "iv."; kept apart by kind, so that a list inside
# a list is told from the list around it.
_TANDA = re.compile(
    rf"\s*(?:(?P<bulat>[{_BULAT}*]|[-–—]+(?=\s|[^\W\d_])|o(?=\s))|\(?(?P<angka>\d{{1,2}})(?:[.)](?!\d)|\))|"
    rf"\(?(?P<huruf>[a-zA-Z]|[ivx]{{2,4}})(?:\)|\.(?=\s)))\s*"
)
_PEMBUKA = re.compile(r":(?=\s|$|\()|\b(?:berisi|memuat)\b:?", re.IGNORECASE)
_TERBUKA_DI_UJUNG = re.compile(r"(?::|\b(?:berisi|memuat))\s*$", re.IGNORECASE)
_ALAMAT = re.compile(r"(?:https?://|www\.)[^\s]+|[^\s,;()@]{1,64}@[^\s]+")
# Cells without any of these have nothing to protect; most have none.
_PELINDUNG = re.compile(r"[()\[\]{}“”\"'‘’@\n]|://|www\.")
_PETIK_TUNGGAL = re.compile(r"(?<![^\s(])['‘][^'‘’\n]+['’](?!\w)")
_KURUNG_NOMOR = re.compile(r"^[ \t]*([0-9]{1,2}|[A-Za-z])(?=\))", re.MULTILINE)
_NOMOR_DALAM = re.compile(
    r"(?<=\s)(?:(?P<angka>\d{1,2})[.)](?![\d.])|(?P<huruf>[a-z])[.)](?=\s))\s*(?=[^\W\d_]|[\"“(])"
)
_STRIP_DALAM = re.compile(r"(?<=\s)-+\s+(?=[A-Z\"“(])")
_BULAT_DALAM = re.compile(rf"[{_BULAT}]\s*")
_SEBUTAN_NOMOR = re.compile(
    r"\b(?:lampiran|tahap|nomor|no|pasal|tabel|bab|angka|huruf|ayat|butir|form|formulir|model|seri|jilid|ke)\.?\s*$",
    re.IGNORECASE,
)
_AKHIR_GANTUNG = re.compile(
    r"(?:\b(?:dan|serta|atau|di|ke|dari|untuk|yang|pada|tentang|dengan|dalam|oleh|kepada|terhadap|atas|bagi|antara|"
    r"terkait|mengenai|sebagai|melalui|secara|hasil)|/)$",
    re.IGNORECASE,
)
_KOMA = re.compile("[,;]")
_EKOR = 24  # characters before a place that decide about it; looking further would cost the square of a long cell
_KATA_SAMBUNG_DEPAN = re.compile(r"^(?:dan|serta)\s+(?=\S)", re.IGNORECASE)
_KOSONG = frozenset({"n/a", "na", "nihil", "tidak ada", "tdk ada", "belum ada", "kosong", "none"})
_PASANGAN = {")": "(", "]": "[", "}": "{", "”": "“"}


def pecah(teks: str) -> tuple[Bukti, ...]:
    """The documents a BUKTI cell asks for, in order, each once (DESIGN §4). Never raises on any text."""
    hasil: dict[str, Bukti] = {}
    for baris in _baris(teks):
        for potongan in _pecah_baris(baris):
            nama = _bersihkan(potongan)
            if nama:
                hasil.setdefault(nama.casefold(), Bukti(nama, jenis_dari(nama)))
    return tuple(hasil.values())


@lru_cache(maxsize=4096)
def jenis_dari(nama: str) -> str:
    """The kind of a document by the first known word of its name; "Lainnya" where none is known."""
    temu = _POLA_JENIS.search(_SPASI.sub(" ", nama))
    return JENIS_BUKTI[int(temu.lastgroup[1:])][0] if temu else LAINNYA


def _bersihkan(potongan: str) -> str:
    """A piece without its bullet or number, leading *dan*/*serta* and closing punctuation; "" if nothing is left."""
    nama = _SPASI.sub(" ", potongan).strip()
    sebelum = None
    while nama != sebelum:
        sebelum = nama
        nama = nama.strip(" ,;")
        if tanda := _TANDA.match(nama):
            nama = nama[tanda.end() :]
        nama = _KATA_SAMBUNG_DEPAN.sub("", nama.rstrip(_EKOR_NAMA), count=1)
    if not any(c.isalnum() for c in nama) or nama.casefold() in _KOSONG:
        return ""
    return nama


def _terlindung(teks: str) -> bytearray:
    """One byte per character: 1 where it stands inside brackets or quotes that are closed again, or in an address.

    A bracket or quote that is never closed is text: it must not swallow the rest of the cell. The bracket of "1)" at
    the start of a line closes nothing.
    """
    tanda = bytearray(len(teks))

    def lindungi(dari: int, sampai: int) -> None:
        tanda[dari:sampai] = b"\x01" * (sampai - dari)

    if not _PELINDUNG.search(teks):
        return tanda
    bukan = {m.end(1) for m in _KURUNG_NOMOR.finditer(teks)}
    terbuka: dict[str, list[int]] = {"(": [], "[": [], "{": [], "“": []}
    petik = -1
    for m in _PELINDUNG.finditer(teks):
        i, c = m.start(), m[0]
        if c in terbuka:
            terbuka[c].append(i)
        elif c in _PASANGAN and terbuka[_PASANGAN[c]] and i not in bukan:
            lindungi(terbuka[_PASANGAN[c]].pop(), i + 1)
        elif c == '"':
            if petik >= 0:
                lindungi(petik, i + 1)
            petik = -1 if petik >= 0 else i
        elif c == "\n":
            petik = -1
    for m in _PETIK_TUNGGAL.finditer(teks):
        lindungi(*m.span())
    for m in _ALAMAT.finditer(teks) if "@" in teks or "://" in teks or "www." in teks else ():
        lindungi(m.start(), m.start() + len(m[0].rstrip(",;.")))
    return tanda


def _baris(teks: str) -> list[str]:
    """The lines of a cell as a person sees them: wrapped ones joined, a list under a colon kept with it."""
    teks = teks.replace("\r\n", "\n").translate({ord(c): "\n" for c in "\r\v\f\x85\u2028\u2029"})
    lindung = _terlindung(teks)
    batas = [-1, *(i for i, c in enumerate(teks) if c == "\n" and not lindung[i]), len(teks)]
    hasil: list[str] = []
    jenis_luar: str | None = None  # the kind of mark of the line that opened a list
    dalam_daftar = False
    for kiri, kanan in pairwise(batas):
        baris = _SPASI.sub(" ", teks[kiri + 1 : kanan]).strip()
        if not baris:
            continue
        jenis = _jenis_tanda(baris)
        if hasil and jenis and (dalam_daftar or _TERBUKA_DI_UJUNG.search(hasil[-1][-_EKOR:])):
            if not dalam_daftar:
                jenis_luar = _jenis_tanda(hasil[-1])
            if jenis != jenis_luar:
                hasil[-1] = f"{hasil[-1]} {baris}"
                dalam_daftar = True
                continue
        if hasil and not jenis and _menyambung(hasil[-1], baris):
            hasil[-1] = f"{hasil[-1]} {baris}"
            continue
        hasil.append(baris)
        dalam_daftar = False
    return hasil


def _jenis_tanda(baris: str) -> str | None:
    tanda = _TANDA.match(baris)
    return tanda.lastgroup if tanda and tanda.end() < len(baris) else None


def _menyambung(atas: str, baris: str) -> bool:
    """Whether a line only wraps the one above: it goes on in lower case after a word that cannot end a name."""
    return bool(_AKHIR_GANTUNG.search(atas[-_EKOR:])) and baris[0].islower()


def _pecah_baris(baris: str) -> list[str]:
    """One line cut at `;`, numbering, bullets and commas, outside brackets, quotes and enumerations."""
    lindung = _terlindung(baris)
    awal = _TANDA.match(baris)
    mulai = awal.end() if awal else 0
    potong: dict[int, int] = dict(_tanda_dalam(baris, lindung, awal))
    buka = {m.end() for m in _PEMBUKA.finditer(baris, mulai) if not lindung[m.start()]}
    koma = {m.start() for m in _KOMA.finditer(baris, mulai) if not lindung[m.start()]}
    hasil: list[str] = []
    enumerasi = ""  # "" none, "teks" to the next `;` or mark, "daftar" a marked list that stays together
    for i in sorted(buka | koma | potong.keys()):
        if i < mulai:
            continue
        if i in buka and not enumerasi:
            enumerasi = "daftar" if _jenis_tanda(baris[i:]) else "teks"
        tanda = i in potong and enumerasi != "daftar"
        if tanda or (i in koma and _memotong(baris, i, enumerasi)):
            hasil.append(baris[mulai:i])
            mulai = potong[i] if tanda else i + 1
            enumerasi = ""
    return [*hasil, baris[mulai:]]


def _memotong(baris: str, i: int, enumerasi: str) -> bool:
    """Whether the character at `i` is a comma or semicolon that ends an item."""
    if baris[i] == ";":
        return enumerasi != "daftar" or not _jenis_tanda(baris[i + 1 :])
    angka = 0 < i < len(baris) - 1 and baris[i - 1].isdigit() and baris[i + 1].isdigit()
    return baris[i] == "," and not enumerasi and not angka


def _tanda_dalam(baris: str, lindung: bytearray, awal: re.Match[str] | None) -> list[tuple[int, int]]:
    """Numbers, letters and bullets within a line that begin an item: (start, end of the mark)."""
    hasil = [m.span() for m in _BULAT_DALAM.finditer(baris) if not lindung[m.start()]]
    strip = [m.span() for m in _STRIP_DALAM.finditer(baris) if not lindung[m.start()]]
    if len(strip) + bool(awal and awal[0].strip().startswith("-")) >= 2:
        hasil += strip
    for jenis in ("angka", "huruf"):
        hasil += _berurutan(baris, lindung, awal, jenis)
    return hasil


def _berurutan(baris: str, lindung: bytearray, awal: re.Match[str] | None, jenis: str) -> list[tuple[int, int]]:
    """Marks that count up: from 1 (or a), or on from the mark the line began with; at least two in all."""
    pertama = awal[jenis].casefold() if awal and awal[jenis] else None
    if pertama and not pertama.isdigit() and len(pertama) > 1:
        return []
    nilai = (lambda t: int(t)) if jenis == "angka" else ord
    awal_hitung = 1 if jenis == "angka" else ord("a")
    tunggu = nilai(pertama) + 1 if pertama else awal_hitung
    hasil: list[tuple[int, int]] = []
    for m in _NOMOR_DALAM.finditer(baris):
        if lindung[m.start()] or m[jenis] is None or nilai(m[jenis]) != tunggu:
            continue
        if not _SEBUTAN_NOMOR.search(baris, max(0, m.start() - _EKOR), m.start()):
            hasil.append(m.span())
            tunggu += 1
    return hasil if len(hasil) + bool(pertama) >= 2 else []
