"""The forms of a meeting, one function each: what is asked, and the message it is sent with."""

import json
from datetime import date
from typing import Any

from monev.core import clock
from monev.core.dates import PERIODE_CODES, find_periode, format_day, format_tenggat
from monev.core.statuses import STATUS_LAPORAN
from monev.database import Row
from monev.meeting.records import BAHASAN, DETAIL_FIELDS, KEHADIRAN, STATUS_TINDAK_LANJUT, Rapat, set_in
from monev.ui.looks import blocks
from monev.ui.looks.blocks import Block, field, form

_CAME = {"kind": "choice", "options": list(KEHADIRAN.items())}
_RECORD_FIELDS = {
    "hadir": [field("nama", "Nama"), field("jabatan", "Jabatan"), field("kehadiran", "Kehadiran", **_CAME)],
    "catatan": [field("kendala", "Kendala", kind="lines"), field("solusi", "Solusi", kind="lines")],
    "bahasan": [field("isi", "Apa yang disampaikan?", kind="lines", lines=5)],
}


def _agreed_fields(pic: str = "") -> list[Block]:
    return [
        field("uraian", "Apa yang harus dilakukan?", kind="lines"),
        field("pic", "PIC: siapa yang mengerjakan? (beberapa orang: pisahkan dengan titik koma)", pic, "names"),
        field("batas", "Batas waktu", kind="day"),
    ]


def tindak_lanjut_form(title: str, *, pic: str = "", area: str | None = None, kode: str | None = None) -> Block:
    return form(title, _agreed_fields(pic), {"action": "decide", "area": area, "kode": kode})


def change_tindak_lanjut_form(row: Row, r: Rapat) -> Block:
    """A follow-up said otherwise; a day that this meeting set itself is corrected without a reason."""
    is_moved = set_in(row["rapat"], json.loads(row["riwayat_batas"])) != r.nomor
    fields = [
        *_agreed_fields(),
        *([field("alasan", "Alasan, bila batas waktu dipindah")] if is_moved else []),
        field("status", "Status", kind="choice", options=list(STATUS_TINDAK_LANJUT.items())),
        field("keterangan", "Keterangan (alasan, bila dibatalkan)", kind="lines"),
    ]
    message = {"action": "change_tindak_lanjut", "number": row["nomor"]}
    return _filled(f"Tindak lanjut {row['nomor']}", fields, message, row)


def laporan_form(t: Row) -> Block:
    fields = [
        field("laporan", "Status", kind="choice", options=list(STATUS_LAPORAN.items())),
        field("tanggal_selesai", "Tanggal selesai (kosongkan bila belum diketahui)", kind="day"),
        field("kendala", "Kendala (alasan, bila tidak berlaku)", kind="lines"),
    ]
    message = {"action": "report", "kode": t["kode"], "tenggat": t["tenggat"]}
    return _filled(f"{t['kode']} · {format_tenggat(t['tenggat'])}", fields, message, t)


def months_form(kode: str, tenggat: list[Row]) -> Block:
    """What is reported of several tenggat of a langkah at once, from one to another in the order they fall due."""
    months = [(t["tenggat"], format_tenggat(t["tenggat"])) for t in tenggat]
    usual = "selesai" if all(t["laporan"] == "belum" for t in tenggat) else ""
    fields = [
        field("laporan", "Status", usual, "choice", options=[("", "(pilih)"), *STATUS_LAPORAN.items()]),
        field("dari", "Dari", months[0][0], "choice", options=months),
        field("sampai", "Sampai dengan", months[-1][0], "choice", options=months),
        field("kendala", "Kendala (alasan, bila tidak berlaku)", kind="lines"),
    ]
    seen = [{"tenggat": t["tenggat"], **_texts(t, "laporan", "kendala")} for t in tenggat]
    message = {"action": "report_months", "kode": kode, "months": seen}
    hint = "Disimpan untuk setiap target dari bulan yang pertama sampai yang terakhir di bawah ini."
    return form(f"Status beberapa bulan: {kode}", fields, message, hint=hint)


def done_form(t: Row, posisi: date) -> Block:
    """A tenggat of which all bukti are there, called done: only its day is asked for."""
    known = (min(t["jatuh_tempo"], posisi), posisi, clock.today())
    days = [day.isoformat() for day in dict.fromkeys(known)]
    fields = [field("tanggal_selesai", "Tanggal selesai", kind="day", suggested=days)]
    message = {"action": "report", "kode": t["kode"], "tenggat": t["tenggat"], "laporan": "selesai"}
    seen = _texts(t, "laporan", "tanggal_selesai")
    return form(f"Selesai: {t['kode']} · {format_tenggat(t['tenggat'])}", fields, message, seen=seen)


def note_form(title: str, *, area: str | None = None, kode: str | None = None, tenggat: str | None = None) -> Block:
    return form(title, _RECORD_FIELDS["catatan"], {"action": "note", "area": area, "kode": kode, "tenggat": tenggat})


def change_form(thing: str, row: Row) -> Block:
    """One attendee ("hadir"), note ("catatan") or remark ("bahasan") corrected."""
    title = BAHASAN[row["jenis"]] if thing == "bahasan" else {"hadir": "Peserta", "catatan": "Catatan"}[thing]
    return _filled(title, _RECORD_FIELDS[thing], {"action": "change", "thing": thing, "number": row["nomor"]}, row)


def attendance_form(r: Rapat) -> Block:
    people = field("nama", "Satu orang per baris: nama; jabatan", kind="lines", lines=6)
    comes = field("kehadiran", "Mereka", "diundang" if r.tanggal > clock.today() else "hadir", **_CAME)
    hint = "Daftar dari Excel dapat ditempel langsung: kolom nama, lalu kolom jabatan."
    return form("Peserta rapat", [people, comes], {"action": "attend"}, hint=hint)


def remark_form(jenis: str, *, area: str | None = None, area_name: str = "") -> Block:
    """What was said: a direction of the leader, the discussion of an area, a free note."""
    message = {"action": "remark", "jenis": jenis, "area": area}
    return form(f"{BAHASAN[jenis]} {area_name}".strip(), _RECORD_FIELDS["bahasan"], message)


def delete_button(thing: str, number: int, name: str) -> Block:
    return blocks.button("Hapus", {"action": "delete", "thing": thing, "number": number}, name=name)


OF_RAPAT = {
    "Data rapat": [
        field("judul", "Judul"),
        field("tanggal", "Tanggal rapat", kind="day"),
        field("mulai", "Jam mulai, misalnya 09.30"),
        field("selesai", "Jam selesai"),
        field("tempat", "Tempat"),
        field("acara", "Acara, satu per baris", kind="lines"),
        field("periode", "Periode yang dibahas", kind="choice"),
        field("posisi", "Tanggal penilaian (posisi)", kind="day"),
        field("laporan_nomor", "Nomor laporan"),
    ],
    "Pemimpin dan notulis": [
        field(f"{role}{detail}", f"{label} {who.lower()}" if label else who)
        for role, who in (("pemimpin", "Pemimpin rapat"), ("notulis", "Notulis"))
        for detail, label in (("", ""), ("_jabatan", "Jabatan"), ("_pangkat", "Pangkat"), ("_nip", "NIP"))
    ],
    "Undangan": [
        field("undangan_nomor", "Nomor"),
        field("undangan_tanggal", "Tanggal surat", kind="day"),
        field("undangan_sifat", "Sifat", suggested=["Biasa", "Segera", "Penting"]),
        field("undangan_lampiran", "Lampiran"),
        field("undangan_hal", "Hal"),
        field("undangan_tembusan", "Tembusan, satu per baris", kind="lines"),
    ],
}
"""The forms about a meeting itself, by their titles: who leads and who writes as their names stand under the papers."""


def form_of_rapat(r: Rapat, title: str) -> Block:
    """One of them, with what stands."""
    periode = {"options": [(code, find_periode(r.tahun, code).name) for code in PERIODE_CODES]}
    fields = [one | (periode if one["name"] == "periode" else {}) for one in OF_RAPAT[title]]
    current = {name: current_value(r, name) for name in (one["name"] for one in OF_RAPAT[title])}
    return _filled(title, fields, {"action": "change_rapat"}, current)


def correction_form() -> Block:
    hint = "Versi yang sudah ditandatangani tetap dapat diunduh. Alasan ini tertulis di naskah perbaikannya."
    return form("Perbaiki rapat yang sudah ditutup", [field("alasan", "Alasan")], {"action": "correct"}, hint=hint)


def complete_words(r: Rapat) -> str:
    """What an office says of its report as a meeting is closed."""
    return f"Laporan kantor per {format_day(r.posisi)} sudah lengkap"


def closing_form(r: Rapat, matters: list[str], *, asks_report: bool) -> Block:
    """What is still open as a meeting is closed, with a field for what its papers lack."""
    asked = (
        ("mulai", "Rapat mulai pukul, misalnya 09.30"),
        ("selesai", "Rapat selesai pukul, misalnya 11.45"),
        ("pemimpin", "Pemimpin rapat"),
        ("notulis", "Notulis"),
    )
    fields = [field(name, label) for name, label in asked if not current_value(r, name)]
    if asks_report:
        answers = [("", "Belum"), ("ya", "Ya, yang belum dilaporkan terhitung terlambat")]
        fields.append(field("laporan_lengkap", f"{complete_words(r)}?", kind="choice", options=answers))
    return form("Tutup rapat?", fields, {"action": "close"}, hint=["Masih terbuka:", *matters], save="Tutup rapat")


def _filled(title: str, fields: list[Block], message: Block, row: Row) -> Block:
    """A form of fields with their present values, which its message says were seen."""
    seen = _texts(row, *(field["name"] for field in fields if field["name"] in row))
    return form(title, [field | {"value": seen.get(field["name"], "")} for field in fields], message, seen=seen)


def current_value(r: Rapat, name: str) -> str:
    if name == "periode":
        return r.periode.code
    return _as_text(getattr(r.rincian if name in DETAIL_FIELDS else r, name))


def _texts(row: Row, *names: str) -> dict[str, str]:
    return {name: _as_text(row[name]) for name in names}


def _as_text(value: Any) -> str:
    return "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)
