"""The lines of a BUKTI cell as a person sees them (DESIGN §4): a list under a colon kept together, broken lines joined.

A line break separates documents, but the end of a narrow column or of a PDF's line separates nothing. Which of the two
it is shows in the words around it; where they do not settle it, it is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from monev.baca.jenis_bukti import berkepala_dokumen

BULAT = "•·●▪◦‣∙○■□◆❖➢➤►✓✔√☑☐⁃\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
EKOR = 24
"""Characters before a place that decide about it; looking further would cost the square of a long cell."""

# What may open a line or an item: a bullet, "1.", "2)", "(3)", "1.2", "a.", "iv."; kept apart by kind, so that a list
# inside a list is told from the list around it.
TANDA = re.compile(
    rf"\s*(?:(?P<bulat>[{BULAT}*]|[-–—]+(?=\s|[^\W\d_])|[~>+=_»→‐−](?=\s)|o(?=\s))|"
    r"(?P<rinci>\d{1,2}\.[1-9]\d?\.?(?=\s+[^\W\d_]))|\(?(?P<angka>\d{1,2})(?:\)\.?|\.(?!\d))|"
    r"\(?(?P<huruf>[a-zA-Z]|[ivx]{2,4}|[IVX]{2,4})(?:\)|\.(?=\s)))\s*"
)
_TERBUKA_DI_UJUNG = re.compile(r"(?::|\b(?:berisi|memuat))\s*$", re.IGNORECASE)
_ALAMAT = re.compile(r"(?:https?://|www\.)[^\s]+|[^\s,;()@]{1,64}@[^\s]+")
# Cells without any of these have nothing to protect; most have none.
_PELINDUNG = re.compile(r"[()\[\]{}“”«»\"'‘’@\n]|://|www\.")
_PETIK_TUNGGAL = re.compile(r"(?<![^\s(])['‘][^'‘’\n]+['’](?!\w)")
_KURUNG_NOMOR = re.compile(r"^[ \t]*([0-9]{1,2}|[A-Za-z])(?=\))", re.MULTILINE)
_PASANGAN = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
_SPASI = re.compile(r"\s+")
_AKHIR_GANTUNG = re.compile(
    r"(?:\b(?:dan|serta|atau|di|ke|dari|untuk|yang|pada|tentang|dengan|dalam|oleh|kepada|terhadap|atas|bagi|antara|"
    r"terkait|mengenai|sebagai|melalui|secara|hasil|kabupaten|kab|provinsi)\.?|\b(?:nomor|no|tanggal)\s?[.:]?|/|&)$",
    re.IGNORECASE,
)
_SAMBUNG_DEPAN = re.compile(r"(?:dan|serta|atau)\s+(?=\S)", re.IGNORECASE)
_LEBAR_PASTI = 0.8  # of the longest line: letters are not equally wide, so one line's count is another's width roughly
_TERPENGGAL = re.compile(r"(\w+)-$")


def terlindung(teks: str) -> bytearray:
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
    terbuka: dict[str, list[int]] = {"(": [], "[": [], "{": [], "“": [], "«": []}
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


@dataclass(slots=True)
class BarisBukti:
    """The lines of a cell, and which line breaks a person should look at: those joined, those taken for separators."""

    baris: list[str] = field(default_factory=list)
    disambung: list[str] = field(default_factory=list)
    dipisah: list[str] = field(default_factory=list)


def baris_bukti(teks: str) -> BarisBukti:
    """The lines of a cell: broken ones joined, a list under a colon kept with it (DESIGN §4)."""
    teks = teks.replace("\r\n", "\n").translate({ord(c): "\n" for c in "\r\v\f\x85\u2028\u2029"})
    lindung = terlindung(teks)
    batas = [-1, *(i for i, c in enumerate(teks) if c == "\n" and not lindung[i]), len(teks)]
    asal = [b for b in (_SPASI.sub(" ", teks[a + 1 : z]).strip() for a, z in pairwise(batas)) if b]
    return _Penyambung(asal).sambung() if len(asal) > 1 else BarisBukti(asal)


class _Penyambung:
    """Walks the lines of one cell and decides of each whether it goes on or begins anew."""

    def __init__(self, asal: list[str]) -> None:
        self.asal = asal
        self.tanda = [jenis_tanda(b) for b in asal]
        self.lebar = max(map(len, asal))
        self.ada_besar = any(b[0].isupper() for b in asal)
        self.terakhir = {jenis: i for i, jenis in enumerate(self.tanda) if jenis}
        self.tanda_atas: str | None = None  # of the nearest marked line above
        self.hasil = BarisBukti()
        self.jenis_luar: str | None = None  # the kind of mark of the line that opened a list
        self.dalam_daftar = False

    def sambung(self) -> BarisBukti:
        """All lines, joined and separated."""
        baris = self.hasil.baris
        for i, satu in enumerate(self.asal):
            if baris and self._rincian(i):
                baris[-1] = f"{baris[-1]} {satu}"
            elif baris and self.tanda[i] is None and self._melanjutkan(i):
                baris[-1] = _gabung(baris[-1], satu)
            else:
                baris.append(satu)
                self.dalam_daftar = False
            self.tanda_atas = self.tanda[i] or self.tanda_atas
        return self.hasil

    def _rincian(self, i: int) -> bool:
        """Whether a marked line is one of the list that a colon above it opened."""
        jenis, atas = self.tanda[i], self.hasil.baris[-1]
        if not jenis or not (self.dalam_daftar or _TERBUKA_DI_UJUNG.search(atas[-EKOR:])):
            return False
        if not self.dalam_daftar:
            self.jenis_luar = jenis_tanda(atas)
        self.dalam_daftar = jenis != self.jenis_luar
        return self.dalam_daftar

    def _melanjutkan(self, i: int) -> bool:
        """Whether a line without a mark goes on with the one above; where only a person knows, it is noted."""
        atas, satu = self.asal[i - 1], self.asal[i]
        if _AKHIR_GANTUNG.search(atas[-EKOR:]):
            return True
        if atas.count('"') % 2 and satu.count('"') % 2:  # a slogan that goes on below
            return True
        if atas[-1] in ";,.:":
            if atas[-1] == ":":  # the lines below may be what the heading holds, or documents of their own
                self.hasil.dipisah.append(satu)
            return False
        if satu[0] in '("“«' or (_TERPENGGAL.search(atas[-EKOR:]) and satu[0].islower()):
            return True
        kata_sambung = _SAMBUNG_DEPAN.match(satu)
        if kata_sambung:  # "Apel\ndan Rapat Pleno" is one; the last of a list of lines may begin so too
            kepala = berkepala_dokumen(satu[kata_sambung.end() :])
            if kepala and len(self.asal) == 2:
                self.hasil.disambung.append(satu)
            return not kepala or len(self.asal) == 2
        if berkepala_dokumen(satu):
            return False
        if self._di_tengah_daftar(i):
            return True
        return self._diragukan(i)

    def _di_tengah_daftar(self, i: int) -> bool:
        """Whether marked lines of one kind stand above and below: what has no mark belongs to the item above."""
        return self.tanda_atas is not None and self.terakhir[self.tanda_atas] > i

    def _diragukan(self, i: int) -> bool:
        """A line that begins like no document: joined where it goes on in lower case, and in any case noted.

        A line that would have found room above was not broken by the column's width, so it is no question.
        """
        atas, satu = self.asal[i - 1], self.asal[i]
        muat = len(atas) + 1 + len(satu.split(" ", 1)[0]) <= _LEBAR_PASTI * self.lebar
        kecil = satu[0].islower()
        if kecil and not muat and self.ada_besar:
            self.hasil.disambung.append(satu)
            return True
        if kecil or not muat:
            self.hasil.dipisah.append(satu)
        return False


def _gabung(atas: str, satu: str) -> str:
    """Two lines as one; the hyphen that cut a word goes, that of "foto-foto" and "e-office" stays."""
    m = _TERPENGGAL.search(atas[-EKOR:])
    if not m or not satu[0].islower():
        return f"{atas} {satu}"
    tetap = len(m[1]) == 1 or satu.split(" ", 1)[0].strip(".,;") == m[1].casefold()
    return f"{atas if tetap else atas[:-1]}{satu}"


def jenis_tanda(baris: str) -> str | None:
    """The kind of the mark that opens a line; None where there is none."""
    tanda = TANDA.match(baris)
    return tanda.lastgroup if tanda and tanda.end() < len(baris) else None
