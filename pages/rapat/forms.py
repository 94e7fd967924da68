"""The forms of a meeting, one function each: what is asked, and the message it is sent with."""

from __future__ import annotations

from typing import Any

from monev.core.dates import format_tenggat
from monev.core.statuses import STATUS_LAPORAN
from monev.meeting import STATUS_TINDAK_LANJUT, Rapat
from pages.rapat.blocks import Block, form, form_field


def tindak_lanjut_form(
    heading: str, *, pic: str = "", suggested_pic: list[str], area: str | None = None, kode: str | None = None
) -> Block:
    """A follow-up agreed on: what, who, by when."""
    return form(
        heading,
        [
            form_field("uraian", "Apa yang harus dilakukan?", jenis="uraian"),
            form_field("pic", "PIC: siapa yang mengerjakan?", pic, usul=[n for n in suggested_pic if n != pic][:6]),
            form_field("batas", "Batas waktu", jenis="tanggal"),
        ],
        {"aksi": "putuskan", "area": area, "kode": kode},
    )


def change_tindak_lanjut_form(t: dict[str, Any]) -> Block:
    """A follow-up changed, settled or dropped."""
    current = {k: _as_text(t[k]) for k in ("uraian", "pic", "batas", "status", "keterangan")}
    return form(
        f"Tindak lanjut {t['nomor']}",
        [
            form_field("uraian", "Apa yang harus dilakukan?", current["uraian"], "uraian"),
            form_field("pic", "PIC", current["pic"]),
            form_field("batas", "Batas waktu", current["batas"], "tanggal"),
            form_field("status", "Status", current["status"], "pilihan", opsi=list(STATUS_TINDAK_LANJUT.items())),
            form_field("keterangan", "Keterangan (alasan, bila dibatalkan)", current["keterangan"], "uraian"),
        ],
        {"aksi": "lanjut", "nomor": t["nomor"]},
        seen=current,
    )


def laporan_form(t: dict[str, Any]) -> Block:
    """What is reported of one tenggat."""
    current = {k: _as_text(t[k]) for k in ("laporan", "tanggal_selesai", "kendala")}
    return form(
        f"{t['kode']} · {format_tenggat(t['tenggat'])}",
        [
            form_field("laporan", "Status", current["laporan"], "pilihan", opsi=list(STATUS_LAPORAN.items())),
            form_field("tanggal_selesai", "Tanggal selesai (bila selesai)", current["tanggal_selesai"], "tanggal"),
            form_field("kendala", "Kendala (alasan, bila tidak berlaku)", current["kendala"], "uraian"),
        ],
        {"aksi": "laporan", "kode": t["kode"], "tenggat": t["tenggat"]},
        seen=current,
    )


def note_form(heading: str, *, area: str | None = None, kode: str | None = None, tenggat: str | None = None) -> Block:
    """A kendala, its solusi, or both."""
    return form(
        heading,
        [form_field("kendala", "Kendala", jenis="uraian"), form_field("solusi", "Solusi", jenis="uraian")],
        {"aksi": "catatan", "area": area, "kode": kode, "tenggat": tenggat},
    )


def change_note_form(c: dict[str, Any]) -> Block:
    """A note said better."""
    current = {k: c[k] for k in ("kendala", "solusi")}
    return form(
        "Catatan",
        [
            form_field("kendala", "Kendala", current["kendala"], "uraian"),
            form_field("solusi", "Solusi", current["solusi"], "uraian"),
        ],
        {"aksi": "ubah_catatan", "nomor": c["nomor"]},
        seen=current,
    )


def attendance_form() -> Block:
    """People who attend, any number at once."""
    return form(
        "Daftar hadir",
        [form_field("nama", "Satu orang per baris: nama; jabatan", jenis="uraian", baris=6)],
        {"aksi": "hadir"},
        hint="Daftar dari Excel dapat ditempel langsung: kolom nama, lalu kolom jabatan.",
    )


def change_attendance_form(h: dict[str, Any]) -> Block:
    """One attendee corrected."""
    current = {k: h[k] for k in ("nama", "jabatan")}
    return form(
        "Peserta",
        [form_field("nama", "Nama", current["nama"]), form_field("jabatan", "Jabatan", current["jabatan"])],
        {"aksi": "ubah_hadir", "nomor": h["nomor"]},
        seen=current,
    )


def rapat_form(r: Rapat) -> Block:
    """The meeting's own data."""
    current = {k: _as_text(getattr(r, k)) for k in ("judul", "tanggal", "posisi", "tempat", "pemimpin", "notulis")}
    return form(
        "Data rapat",
        [
            form_field("judul", "Judul", current["judul"]),
            form_field("tanggal", "Tanggal rapat", current["tanggal"], "tanggal"),
            form_field("posisi", "Posisi: keadaan dinilai pada akhir tanggal", current["posisi"], "tanggal"),
            form_field("tempat", "Tempat", current["tempat"]),
            form_field("pemimpin", "Pemimpin rapat", current["pemimpin"]),
            form_field("notulis", "Notulis", current["notulis"]),
        ],
        {"aksi": "rapat"},
        seen=current,
    )


def _as_text(value: Any) -> str:
    return "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)
