"""A BUKTI cell to its documents (DESIGN §4): one per item, never split at *dan* or *serta*, nor inside an enumeration.

A cell is cut into lines first (a line that only wraps is joined, a list under a colon stays with it), each line then
at `;`, numbering, bullets and commas. What stands in brackets or quotes is never cut. Only separators are lost.
"""

from __future__ import annotations

import re
from functools import lru_cache

from monev.baca.baris_bukti import BULAT, EKOR, TANDA, BarisBukti, baris_bukti, jenis_tanda, terlindung
from monev.baca.jenis_bukti import berkepala_dokumen, jenis_dari
from monev.model import Bukti
from monev.tanggal import NAMA_BULAN

_EKOR_NAMA = f" .,;:-–—{BULAT}"
_SPASI = re.compile(r"\s+")
_PEMBUKA = re.compile(r":(?=\s|$|\()|\b(?:berisi|memuat)\b:?", re.IGNORECASE)
_NOMOR_DALAM = re.compile(
    r"(?<=\s)(?:(?P<angka>\d{1,2})[.)](?![\d.])|(?P<huruf>[a-z])[.)](?=\s))\s*(?=[^\W\d_]|[\"“(])"
)
_STRIP_DALAM = re.compile(r"(?<=\s)-+\s+(?=[A-Z\"“(])")
_BULAT_DALAM = re.compile(rf"[{BULAT}]\s*")
_SEBUTAN_NOMOR = re.compile(
    r"\b(?:lampiran|tahap|nomor|no|pasal|tabel|bab|angka|huruf|ayat|butir|form|formulir|model|seri|jilid|ke)\.?\s*$",
    re.IGNORECASE,
)
_KOMA = re.compile("[,;]")
_TANDA_BACA_LAIN = str.maketrans("，；、،", ",;,,")  # as a phone or a copied web page has them
_NAMA = "|".join(NAMA_BULAN)
_NOMOR = rf"(?:[IVX]{{1,4}}|\d{{1,3}}|{_NAMA})"
# What follows a comma without being a document: a title, the hour, the date of a day, one more number of a series.
_BUKAN_DOKUMEN = re.compile(
    r",\s*(?:(?:pukul|jam|pkl)\b|(?:tanggal|tgl)\.?\s*\d|"
    rf"\d{{1,2}}\s+(?:{_NAMA})\b|"
    r"(?:[SM]\.\s?[A-Z]|A\.?Md\b|Ph\.?\s?D\b)[A-Za-z.]{0,8}(?=\s*(?:[,;)]|$))|"
    rf"(?:dan\s+)?{_NOMOR}(?:\s*(?:dan|&|-|–|s\.?d\.?)\s*{_NOMOR})*(?:\s+(?:tahun\s+)?20\d\d)?(?=\s*(?:[,;)]|\.?\s*$)))",
    re.IGNORECASE,
)
_DAN_LAIN = re.compile(r"\b(?:dll|dsb|dst|dan lain[- ]lain|dan sebagainya|dan seterusnya)\b", re.IGNORECASE)
_LAIN_SAJA = re.compile(rf"(?:{_DAN_LAIN.pattern}|lain[- ]lain|sebagainya|seterusnya)\.?", re.IGNORECASE)
_KURUNG_BERNOMOR = re.compile(r"(?:(?<=^)|(?<=\s))\((\d{1,2}|[a-h])\)(?=\s*[^\W\d_])")
_PEMERINCI = re.compile(
    r"\b(?:terdiri (?:dari|atas)|meliputi|mencakup|antara lain|berupa|yaitu)\b[^,;:\n]{0,80},", re.IGNORECASE
)
_PISAH_LAIN = re.compile(r"\s+[/+|]\s+|(?<=[a-z)]{2})\s?\.\s+(?=[A-Z])|\t")
# The papers of a meeting in one breath: a comma forgotten, or lost where a line ended.
_RAPAT = r"(?:undangan(?: rapat)?|daftar hadir|absensi|presensi|notulen(?:si)?|notula)"
_TANPA_PISAH = re.compile(rf"\b{_RAPAT} {_RAPAT}\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:bukti|data|dokumen|eviden\w*|berkas)(?: (?:dukung|pendukung|fisik|kegiatan|berupa))*\s*:\s*(?P<isi>\S.*)",
    re.IGNORECASE,
)
_KATA_SAMBUNG_DEPAN = re.compile(r"^(?:dan|serta)\s+(?=\S)", re.IGNORECASE)
_KOSONG = frozenset({"n/a", "na", "nihil", "tidak ada", "tdk ada", "belum ada", "kosong", "none"})


def pecah(teks: str) -> tuple[Bukti, ...]:
    """The documents a BUKTI cell asks for, in order, each once (DESIGN §4). Never raises on any text."""
    return _pecah(teks)[0]


def tanya_pecahan(teks: str) -> str:
    """What a person should look at in how a BUKTI cell was split, as sentences; "" where nothing is in doubt."""
    bukti, baris = _pecah(teks)
    tanya = []
    if baris.disambung:
        tanya.append(f"Baris {_kutip(baris.disambung)} dibaca sebagai sambungan baris di atasnya.")
    if baris.dipisah:
        tanya.append(f"Baris {_kutip(baris.dipisah)} dibaca sebagai dokumen tersendiri, bukan sambungan di atasnya.")
    if lain := _DAN_LAIN.search(teks):
        tanya.append(f'"{lain[0]}": dokumen lain yang dimaksud tidak disebut, jadi tidak dihitung.')
    if rincian := _PEMERINCI.search(teks):
        tanya.append(f'Yang terpisah koma sesudah "{rincian[0][:40].rstrip(",")}" dibaca sebagai dokumen tersendiri.')
    if gabungan := next((b.nama for b in bukti if _beberapa(b.nama)), ""):
        tanya.append(f'"{gabungan[:80]}" dibaca sebagai satu dokumen.')
    return " ".join([*tanya, "Bila bukan itu, tulis satu dokumen per baris dengan nomor."]) if tanya else ""


def _kutip(baris: list[str]) -> str:
    return ", ".join(f'"{b[:60]}"' for b in baris[:4])


def _beberapa(nama: str) -> bool:
    """Whether a name holds several that each begin as a document does, between signs that do not separate (§4)."""
    if label := _LABEL.match(nama):  # "Bukti: 1. SK 2. SOP": an enumeration by the rule, to a person often a list
        return len(_pecah(label["isi"])[0]) > 1
    if _TANPA_PISAH.search(nama):
        return True
    bagian = [b for b in _PISAH_LAIN.split(nama) if b]
    return len(bagian) > 1 and all(berkepala_dokumen(b) for b in bagian)


@lru_cache(maxsize=1024)
def _pecah(teks: str) -> tuple[tuple[Bukti, ...], BarisBukti]:
    hasil: dict[str, Bukti] = {}
    baris = baris_bukti(_kurung_bernomor(teks.translate(_TANDA_BACA_LAIN)))
    for satu in baris.baris:
        for potongan in _pecah_baris(satu):
            nama = _bersihkan(potongan)
            if nama:
                hasil.setdefault(nama.casefold(), Bukti(nama, jenis_dari(nama)))
    return tuple(hasil.values()), baris


def _kurung_bernomor(teks: str) -> str:
    """ "(1) SK (2) SOP" as "1) SK 2) SOP": a number in brackets that counts up from the start protects nothing."""
    temuan = list(_KURUNG_BERNOMOR.finditer(teks)) if teks.lstrip().startswith("(") else []
    nilai = [m[1] for m in temuan]
    if len(nilai) < 2 or nilai not in ([str(n + 1) for n in range(len(nilai))], list("abcdefgh"[: len(nilai)])):
        return teks
    return _KURUNG_BERNOMOR.sub(r"\1)", teks)


def _bersihkan(potongan: str) -> str:
    """A piece without its bullet or number, leading *dan*/*serta* and closing punctuation; "" if nothing is left."""
    nama = _SPASI.sub(" ", potongan).strip()
    sebelum = None
    while nama != sebelum:
        sebelum = nama
        nama = nama.strip(" ,;")
        if tanda := TANDA.match(nama):
            nama = nama[tanda.end() :]
        nama = _KATA_SAMBUNG_DEPAN.sub("", nama.rstrip(_EKOR_NAMA), count=1)
    if not any(c.isalnum() for c in nama) or nama.casefold() in _KOSONG or _LAIN_SAJA.fullmatch(nama):
        return ""
    return nama


def _pecah_baris(baris: str) -> list[str]:
    """One line cut at `;`, numbering, bullets and commas, outside brackets, quotes and enumerations."""
    lindung = terlindung(baris)
    awal = TANDA.match(baris)
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
            enumerasi = "daftar" if jenis_tanda(baris[i:]) else "teks"
        tanda = i in potong and enumerasi != "daftar"
        if tanda or (i in koma and _memotong(baris, i, enumerasi)):
            hasil.append(baris[mulai:i])
            mulai = potong[i] if tanda else i + 1
            enumerasi = ""
    return [*hasil, baris[mulai:]]


def _memotong(baris: str, i: int, enumerasi: str) -> bool:
    """Whether the character at `i` is a comma or semicolon that ends an item."""
    if baris[i] == ";":
        return enumerasi != "daftar" or not jenis_tanda(baris[i + 1 :])
    angka = 0 < i < len(baris) - 1 and baris[i - 1].isdigit() and baris[i + 1].isdigit()
    return baris[i] == "," and not enumerasi and not angka and not _BUKAN_DOKUMEN.match(baris, i)


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
        if not _SEBUTAN_NOMOR.search(baris, max(0, m.start() - EKOR), m.start()):
            hasil.append(m.span())
            tunggu += 1
    return hasil if len(hasil) + bool(pertama) >= 2 else []
