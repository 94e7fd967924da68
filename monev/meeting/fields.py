"""The table of what a meeting's record holds: every field with its name, its kind and its limit.

The forms of the room, what a browser may send, the checks and the differences come from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, NamedTuple

from monev.core.dates import PERIODE_CODES
from monev.core.field_of import FieldOf, Kind
from monev.core.typed_input import TITLE_LENGTH
from monev.meeting.things import ThingName

STATUS_RAPAT = {"berlangsung": "Berlangsung", "ditutup": "Ditutup", "dibatalkan": "Dibatalkan"}
STATUS_TINDAK_LANJUT = {"terbuka": "Belum selesai", "selesai": "Selesai", "batal": "Dibatalkan"}
KEHADIRAN = {
    "diundang": "Diundang",
    "hadir": "Hadir",
    "izin": "Izin",
    "sakit": "Sakit",
    "cuti": "Cuti",
    "dinas_luar": "Dinas luar",
    "diwakili": "Diwakili oleh",
}
BAHASAN = {"arahan": "Arahan pimpinan", "pembahasan": "Jalannya pembahasan", "catatan": "Catatan"}
"""Codes and words: of meetings, follow-ups, attendance, and statements."""

Typed = Mapping[str, date | str | None]
"""Fields as typed, or as stored."""


def _said(label: str, kind: Kind = "line", asks: str = "") -> str:
    return field(default="", metadata={"field": FieldOf(label, kind, asks=asks)})


@dataclass(frozen=True, slots=True)
class RapatDetails:
    """More fields for the papers of a meeting; "" if not given. Times as 09.30, lists as lines."""

    mulai: str = _said("Jam mulai", "time", "Jam mulai, misalnya 09.30")
    selesai: str = _said("Jam selesai", "time", "Jam selesai, misalnya 11.45")
    acara: str = _said("Acara", "lines", "Acara, satu per baris")
    pemimpin_jabatan: str = _said("Jabatan pemimpin rapat")
    pemimpin_pangkat: str = _said("Pangkat pemimpin rapat")
    pemimpin_nip: str = _said("NIP pemimpin rapat")
    notulis_jabatan: str = _said("Jabatan notulis")
    notulis_pangkat: str = _said("Pangkat notulis")
    notulis_nip: str = _said("NIP notulis")
    undangan_nomor: str = _said("Nomor undangan")
    undangan_tanggal: str = _said("Tanggal undangan", "day")
    undangan_sifat: str = _said("Sifat undangan")
    undangan_lampiran: str = _said("Lampiran undangan")
    undangan_hal: str = _said("Hal undangan")
    undangan_tembusan: str = _said("Tembusan", "lines", "Tembusan, satu per baris")
    presensi: str = _said("Presensi")
    """The digest of the secret in the presence address, while people mark themselves."""
    laporan_lengkap: str = _said("Laporan lengkap")
    laporan_nomor: str = _said("Nomor laporan")
    berikut_tanggal: str = _said("Tanggal rapat berikutnya", "day", "Tanggal")
    berikut_mulai: str = _said("Jam rapat berikutnya", "time", "Jam mulai, misalnya 09.30")
    berikut_tempat: str = _said("Tempat rapat berikutnya", asks="Tempat")


DETAILS: dict[str, FieldOf] = {each.name: each.metadata["field"] for each in fields(RapatDetails)}
"""The fields of RapatDetails."""

NEXT_FIELDS = ("berikut_tanggal", "berikut_mulai", "berikut_tempat")
"""The fields of a meeting that tell the next one."""


class ThingOf(NamedTuple):
    """A kind of thing in a meeting's record.

    - label: its name for people; fields: what they say of it
    - changed: the fields that are changed in the room
    - added: of what is said of a place of the plan, the fields that are said at first
    - places: what tells its place
    """

    label: str
    fields: Mapping[str, FieldOf]
    changed: tuple[str, ...]
    added: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


_MEETING = DETAILS | {
    "judul": FieldOf(
        "Judul rapat", "line", "Judul rapat belum diisi.", "Judul", length=TITLE_LENGTH
    ),
    "tanggal": FieldOf("Tanggal rapat", "day", "Tanggal rapat belum diisi."),
    "periode": FieldOf("Periode", "choice", asks="Periode yang dibahas", choices=PERIODE_CODES),
    "posisi": FieldOf("Posisi", "day", asks="Tanggal penilaian (posisi)"),
    "tempat": FieldOf("Tempat"),
    "pemimpin": FieldOf("Pemimpin rapat"),
    "notulis": FieldOf("Notulis"),
}
_ATTENDEE = {
    "nama": FieldOf("Nama", "line", "Nama belum diisi."),
    "jabatan": FieldOf("Jabatan"),
    "kehadiran": FieldOf("Kehadiran", "choice", choices=KEHADIRAN),
    "wakil": FieldOf("Yang mewakili", asks="Yang mewakili, bila diwakili"),
}
_NOTE = {"kendala": FieldOf("Kendala", "lines"), "solusi": FieldOf("Solusi", "lines")}
_REMARK = {
    "jenis": FieldOf("Jenis", "choice", choices=BAHASAN),
    "isi": FieldOf("Isi", "text", asks="Apa yang disampaikan?"),
}
_FOLLOW_UP = {
    "uraian": FieldOf(
        "Tindak lanjut", "lines", "Tulis apa yang harus dilakukan.", "Apa yang harus dilakukan?"
    ),
    "pic": FieldOf(
        "PIC",
        "names",
        "PIC belum diisi: siapa yang mengerjakannya?",
        "PIC: siapa yang mengerjakan? (beberapa orang: pisahkan dengan titik koma)",
    ),
    "batas": FieldOf("Batas waktu", "day", "Batas waktu belum diisi: kapan harus selesai?"),
    # It is kept with the day that was moved.
    "alasan": FieldOf("Alasan", "lines", asks="Alasan, bila batas waktu dipindah"),
    "status": FieldOf("Status", "choice", choices=STATUS_TINDAK_LANJUT),
    "keterangan": FieldOf("Keterangan", "lines", asks="Keterangan (alasan, bila dibatalkan)"),
    "tautan": FieldOf("Bukti", "link"),
}
THINGS: dict[ThingName, ThingOf] = {
    "rapat": ThingOf("Data rapat", _MEETING, NEXT_FIELDS),
    "hadir": ThingOf("Peserta", _ATTENDEE, (*_ATTENDEE,)),
    "catatan": ThingOf("Catatan", _NOTE, (*_NOTE,), (*_NOTE,), ("area", "kode", "tenggat")),
    "bahasan": ThingOf("Pembahasan", _REMARK, ("isi",), (*_REMARK,), ("area",)),
    "tindak_lanjut": ThingOf(
        "Tindak lanjut",
        _FOLLOW_UP,
        ("uraian", "pic", "batas", "alasan", "status", "keterangan"),
        ("uraian", "pic", "batas"),
        ("area", "kode"),
    ),
}
"""Everything that a meeting's record holds."""


def words_of(content: Mapping[str, Any]) -> str:
    """Return what names a thing of the record: the first of these fields that is filled in."""
    names = ("nama", "kendala", "solusi", "isi", "uraian", "judul")
    return next((content[name] for name in names if content.get(name)), "")
