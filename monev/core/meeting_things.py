"""The table of what a meeting's record holds: every field with its name, its kind and its limit.

From it come the forms and buttons of the room, what a browser may send, the checks, what is
undone, what is read back, the items on the wall and the words of the audit log.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Literal, NamedTuple

from monev.core.dates import PERIODE_CODES
from monev.core.field_of import FieldOf, Kind
from monev.core.typed_input import TITLE_LENGTH

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

ThingName = Literal["rapat", "hadir", "catatan", "bahasan", "tindak_lanjut"]
"""The journal's names of things: those of `THINGS`."""
Added = Literal["catatan", "bahasan", "tindak_lanjut"]
"""Things that are said of a place of the plan, the same only once."""
Taken = Added | Literal["hadir"]
"""Things that can be deleted. A meeting itself cannot."""
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
    memenuhi: str = _said("Langkah yang dipenuhi rapat ini")
    berikut_tanggal: str = _said("Tanggal rapat berikutnya", "day", "Tanggal")
    berikut_mulai: str = _said("Jam rapat berikutnya", "time", "Jam mulai, misalnya 09.30")
    berikut_tempat: str = _said("Tempat rapat berikutnya", asks="Tempat")


DETAILS: dict[str, FieldOf] = {each.name: each.metadata["field"] for each in fields(RapatDetails)}
"""The fields of RapatDetails."""

NEXT_FIELDS = ("berikut_tanggal", "berikut_mulai", "berikut_tempat")
"""The fields of a meeting that tell the next one."""


class ThingOf(NamedTuple):
    """A kind of thing in a meeting's record: all that is particular to it.

    - label: its name for people; fields: what they say of it; changed: those changed in the room
    - added: the fields said at first, by which it can be added to any place that it has
    - places: what tells its place; by: the field that names who says the others
    - empty: the refusal of one without any words
    """

    label: str
    fields: Mapping[str, FieldOf]
    changed: tuple[str, ...]
    added: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    by: str = ""
    empty: str = ""

    def said(self, content: Mapping[str, Any]) -> list[str]:
        """Say what a thing says, a line for each field: Kendala: hujan, or Budi: hujan."""
        lines = []
        for name, about in self.fields.items():
            if content.get(name) and name != self.by:
                lines.append(f"{content.get(self.by) or about.label}: {content[name]}")
        return lines

    def takes(self, place: Mapping[str, str | None]) -> bool:
        """True if it can be added to such a place: of a langkah only if it names one."""
        return bool(self.added) and ("kode" in self.places or not place.get("kode"))


_MEETING = DETAILS | {
    "judul": FieldOf(
        "Judul rapat", "line", "Judul rapat belum diisi.", "Judul", length=TITLE_LENGTH
    ),
    "tanggal": FieldOf("Tanggal rapat", "day", "Tanggal rapat belum diisi."),
    "periode": FieldOf("Periode", "choice", asks="Periode yang dibahas", choices=PERIODE_CODES),
    "tempat": FieldOf("Tempat"),
    "pemimpin": FieldOf("Pemimpin rapat"),
    "notulis": FieldOf("Notulis"),
}
THINGS: dict[ThingName, ThingOf] = {
    "rapat": ThingOf("Data rapat", _MEETING, NEXT_FIELDS),
    "hadir": ThingOf(
        "Peserta",
        {
            "nama": FieldOf("Nama", "line", "Nama belum diisi."),
            "jabatan": FieldOf("Jabatan"),
            "kehadiran": FieldOf("Kehadiran", "choice", choices=KEHADIRAN),
            "wakil": FieldOf("Yang mewakili", asks="Yang mewakili, bila diwakili"),
        },
        ("nama", "jabatan", "kehadiran", "wakil"),
    ),
    "catatan": ThingOf(
        "Kendala",
        {"kendala": FieldOf("Kendala", "lines"), "solusi": FieldOf("Solusi", "lines")},
        ("kendala", "solusi"),
        ("kendala", "solusi"),
        ("area", "kode", "tenggat"),
        empty="Catatan masih kosong. Tulis kendalanya, solusinya, atau keduanya.",
    ),
    "tindak_lanjut": ThingOf(
        "Tindak lanjut",
        {
            "uraian": FieldOf(
                "Tindak lanjut",
                "lines",
                "Tulis apa yang harus dilakukan.",
                "Apa yang harus dilakukan?",
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
            "keterangan": FieldOf(
                "Keterangan", "lines", asks="Keterangan (alasan, bila dibatalkan)"
            ),
            "tautan": FieldOf("Bukti", "link"),
        },
        ("uraian", "pic", "batas", "alasan", "status", "keterangan"),
        ("uraian", "pic", "batas"),
        ("area", "kode"),
    ),
    "bahasan": ThingOf(
        "Penyampaian",
        {
            "penutur": FieldOf("Penutur", "line", "Siapa yang menyampaikan?", "Siapa?"),
            "isi": FieldOf(
                "Isi",
                "text",
                "Tulis apa yang disampaikan.",
                "Apa yang disampaikan? (satu per baris)",
            ),
        },
        ("penutur", "isi"),
        ("penutur", "isi"),
        ("area",),
        by="penutur",
    ),
}
"""Everything that a meeting's record holds, in the order of its buttons."""
SPEAKERS = {"arahan": "Pimpinan", "pembahasan": "Pembahasan", "catatan": "Catatan"}
"""Of words of earlier versions, which named no speaker: their kind → who said them."""


def words_of(thing: ThingName, content: Mapping[str, Any]) -> str:
    """Return what names a thing of the record: its first field that is filled in."""
    about = THINGS[thing]
    names = [name for name in about.fields if name != about.by]
    return next((str(content[name]) for name in ("judul", *names) if content.get(name)), "")
