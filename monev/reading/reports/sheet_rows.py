"""Rows of the sheets Realisasi and Bukti Dukung → what they report, and every complaint at its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from monev.core.dates import format_tenggat
from monev.core.records import BuktiReport, Langkah, TenggatReport
from monev.core.remarks import Remark
from monev.reading.reports.report_sheets import ReportRow
from monev.reading.reports.report_words import (
    EMPTY,
    complain_of_date,
    complain_of_status,
    find_tenggat_key,
    read_bukti_status,
    read_date,
    read_status,
)
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.structure import REKAP


@dataclass(slots=True)
class References:
    """What rows may refer to: the file's langkah. `strict`: refuse what is not among them, else leave it for later."""

    langkah: Sequence[Langkah]
    tahun: int | None
    strict: bool
    kode: dict[str, str] = field(init=False)
    tenggat: dict[str, tuple[str, ...]] = field(init=False)
    texts: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.kode = {_read_rapat(one.kode): one.kode for one in self.langkah}
        self.tenggat = {one.kode: tuple(t.tenggat for t in one.tenggat) for one in self.langkah}
        self.texts = {}
        for one in self.langkah:
            self.texts.setdefault(normalize(one.langkah_aksi), []).append(one.kode)


def drop_remarks(row: Iterable[ReportRow], warnings: list[Remark]) -> list[ReportRow]:
    """The rows without what people write between and under them; what is left aside is said.

    An area's title or a reminder stands alone in the first column and is no kode; sums have one word for what they
    are. Under the table, after an empty row, come place and date, a signature: rows that report nothing, with no Kode,
    no Tenggat, no date, and no word that is a status. A report that lacks its Kode is no such row.
    """
    everything = []
    for one in row:
        if key := _find_title_or_sum(one):
            message = "Baris ini hanya berisi judul, catatan atau jumlah, jadi tidak dibaca sebagai laporan."
            warnings.append(one.remark(key, message))
        else:
            everything.append(one)
    beginning = len(everything)
    for index in range(len(everything) - 1, -1, -1):
        if _is_reporting(everything[index]):
            break
        if everything[index].number - (everything[index - 1].number if index else everything[index].header.row) > 1:
            beginning = index
    if beginning < len(everything):
        message = "Baris ini dan sesudahnya dibaca sebagai catatan di bawah tabel, bukan laporan; tidak disimpan."
        one = everything[beginning]
        text = next(filter(None, map(one.text, one.header.columns)))
        warnings.append(Remark(message, one.grid.name, one.number, nilai=text))
    return everything[:beginning]


def _find_title_or_sum(one: ReportRow) -> str | None:
    """The cell that holds all the words of a row that has no kode: a title by itself, or a sum beside its amounts."""
    if _KODE_SHAPE.match(one.text("kode")) or one.day("tenggat"):
        return None
    filled = {key: text for key in one.header.columns if (text := one.text(key))}
    with_words = [key for key, text in filled.items() if any(letter.isalpha() for letter in text)]
    if len(with_words) != 1:
        return None
    alone = list(filled) == ["kode"] and " " in filled["kode"]
    return with_words[0] if alone or REKAP.match(filled[with_words[0]]) else None


def _is_reporting(one: ReportRow) -> bool:
    read = read_bukti_status if one.header.jenis == "bukti" else read_status
    has_status = one.text("status") and read(one.text("status")) is not None
    return bool(has_status or one.text("tenggat") or one.text("tanggal_selesai") or _KODE_SHAPE.match(one.text("kode")))


_KODE_SHAPE = re.compile(r"\s*\w{1,5}(\s*\.\s*\w{1,5})+\.?\s*$")
"""What any kode looks like: short parts with dots between (V.a.1.2)."""


def read_realisasi(
    row: Iterable[ReportRow], references: References, warnings: list[Remark], error: list[Remark]
) -> Iterator[TenggatReport]:
    """What each row of sheet Realisasi reports; complaints are added to `warnings` and `error`."""
    seen: dict[tuple[str, str], int] = {}
    for one in row:
        if not any(one.text(k) for k in ("kode", "tenggat", "status", "tanggal_selesai", "kendala", "tindak_lanjut")):
            continue
        key = _read_kode_and_tenggat(one, references, warnings, error)
        status = read_status(one.text("status"))
        if status is None:
            error.append(one.remark("status", complain_of_status(one.text("status"))))
        day = _read_tanggal_selesai(one, references.tahun, status, warnings, error)
        # Without a column Kendala the stored reason may do, which only the stored rencana knows.
        if status == "tidak_berlaku" and "kendala" in one.header.columns and not one.text("kendala"):
            message = "Status Tidak berlaku perlu alasan. Tulis alasannya di kolom Kendala pada baris ini."
            error.append(one.remark("kendala", message))
        if key is None or status is None:
            continue
        if key in seen:
            message = f"{key[0]} tenggat {format_tenggat(key[1])} sudah dilaporkan di baris {seen[key]}."
            error.append(one.remark("tenggat", message + " Sisakan satu baris untuk satu tenggat."))
            continue
        seen[key] = one.number
        text = (one.text("kendala"), one.text("tindak_lanjut"))
        yield TenggatReport(*key, status, day, *text, one.grid.name, one.number, bool(one.text("kode")))


def read_bukti(
    row: Iterable[ReportRow], references: References, warnings: list[Remark], error: list[Remark]
) -> Iterator[BuktiReport]:
    """What each row of sheet Bukti Dukung reports; complaints are added to `warnings` and `error`."""
    seen: dict[tuple[str, str, str], int] = {}
    for one in row:
        if not any(one.text(k) for k in ("nama", "status", "tautan", "catatan")):
            continue  # an emptied row: its document is no longer owed, which the preview says
        key = _read_kode_and_tenggat(one, references, warnings, error)
        name = one.text("nama")
        if not name:
            error.append(one.remark("nama", "Nama bukti kosong, padahal barisnya terisi. Tulis nama dokumennya."))
        status = _read_bukti_status(one, warnings, error)
        if key is None or status is None or not name:
            continue
        if (*key, name) in seen:
            message = f"Bukti ini sudah tertulis di baris {seen[*key, name]} untuk tenggat yang sama."
            error.append(one.remark("nama", message + " Sisakan satu baris, atau bedakan namanya."))
            continue
        seen[*key, name] = one.number
        text = (one.address("tautan"), one.text("catatan"))
        location = (one.grid.name, one.number, bool(one.text("kode")))
        yield BuktiReport(*key, name, one.text("jenis") or None, status, *text, *location)


def _read_kode_and_tenggat(
    one: ReportRow, references: References, warnings: list[Remark], error: list[Remark]
) -> tuple[str, str] | None:
    kode = _read_kode(one, references, warnings, error)
    if kode is None:
        return None
    own = references.tenggat.get(kode, ())
    text = one.text("tenggat")
    key = find_tenggat_key(text, one.day("tenggat"), references.tahun, own) if text else None
    if key is not None and (key in own or not references.strict):
        return kode, key
    existing = ", ".join(format_tenggat(k) for k in own)
    state = (
        f"Tenggat langkah {kode} adalah {existing}." if existing else f"Langkah {kode} tidak mempunyai target waktu."
    )
    opening = f"Tenggat “{text}” tidak ada pada langkah {kode}." if text else "Tenggat kosong."
    error.append(one.remark("tenggat", f"{opening} {state if own or references.strict else _TENGGAT_EXAMPLE}"))
    return None


_TENGGAT_EXAMPLE = "Tulis bulannya atau tanggalnya, misalnya Oktober 2025 atau 4 Agustus 2025."


def _read_kode(one: ReportRow, references: References, warnings: list[Remark], error: list[Remark]) -> str | None:
    text = one.text("kode")
    if text:
        if _read_rapat(text) in references.kode or not references.strict:
            return references.kode.get(_read_rapat(text), text)
        similar = get_close_matches(text, references.tenggat, n=3, cutoff=0.6)
        advice = f" Yang mirip: {', '.join(similar)}." if similar else ""
        error.append(one.remark("kode", f"Kode “{text}” tidak ada di tabel rencana aksi berkas ini.{advice}"))
        return None
    candidates = references.texts.get(normalize(one.text("langkah_aksi")), []) if one.text("langkah_aksi") else []
    if len(candidates) == 1:
        message = f"Kode kosong; dibaca {candidates[0]} karena bunyi langkah aksinya sama."
        warnings.append(one.remark("kode", message))
        return candidates[0]
    message = "Kode kosong: baris ini tidak diketahui milik langkah mana. Isi Kode seperti di lembar Rencana Aksi."
    error.append(one.remark("kode", message))
    return None


def _read_tanggal_selesai(one: ReportRow, tahun: int | None, status: str | None, warnings: list, error: list):
    text = one.text("tanggal_selesai")
    if text in EMPTY:
        return None
    day = read_date(text, one.day("tanggal_selesai"))
    if day is None:
        contoh = f"30/06/{tahun or 2025} atau 30 Juni {tahun or 2025}"
        message = f"“{text}” bukan tanggal. Isi tanggal lengkap, misalnya {contoh}."
        error.append(one.remark("tanggal_selesai", message))
        return None
    complaint = complain_of_date(day, tahun)
    if complaint:
        error.append(one.remark("tanggal_selesai", complaint))
        return None
    if tahun is not None and day.year > tahun:
        message = f"Tanggal selesai ada di tahun {day.year}, sesudah tahun rencana {tahun}; dicatat demikian."
        warnings.append(one.remark("tanggal_selesai", message))
    if status not in ("selesai", None):
        message = (
            "Tanggal selesai terisi, tetapi Status bukan Selesai; belum dihitung selesai. Pilih Selesai bila sudah."
        )
        warnings.append(one.remark("tanggal_selesai", message))
    return day


def _read_bukti_status(one: ReportRow, warnings: list[Remark], error: list[Remark]) -> str | None:
    text, link = one.text("status"), one.text("tautan")
    status = read_bukti_status(text)
    if (address := one.address("tautan")) != link:
        warnings.append(one.remark("tautan", f"Yang disimpan ialah alamat yang dibuka sel ini: {address}"))
    if status is None:
        error.append(one.remark("status", complain_of_status(text, bukti=True)))
    elif link and not text:
        warnings.append(one.remark("status", "Tautan terisi dan Status kosong: dibaca Ada."))
        return "ada"
    elif link and status == "belum_ada":
        warnings.append(one.remark("status", "Tautan terisi, tetapi Status Belum ada; dihitung belum ada."))
    return status


def _read_rapat(kode: str) -> str:
    return "".join(kode.lower().split()).rstrip(".")
