"""What a meeting's record is made of: each thing in the shape of the journal, and the rows in which
the tables give things, changes and events back."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal, TypedDict

ThingName = Literal["rapat", "hadir", "catatan", "bahasan", "tindak_lanjut"]
"""What the journal calls each thing."""

Fields = Mapping[str, object]
"""Fields of any thing, where they are only compared and stored."""


class Person(TypedDict):
    """Who is written down; two of the same name differ by their position."""

    nama: str
    jabatan: str


class Attendee(Person):
    """One of the list: asked to come, there, or excused (of `KEHADIRAN`)."""

    kehadiran: str


class Place(TypedDict):
    """What something was said of: a langkah with its area, an area, or (both None) the whole."""

    area: str | None
    kode: str | None


class NoteText(TypedDict):
    """What was noted."""

    kendala: str
    solusi: str


class Note(Place, NoteText):
    """A note; `tenggat`: the one of the langkah that it is about."""

    tenggat: str | None


class RemarkText(TypedDict):
    """What was said, of one of `BAHASAN`."""

    jenis: str
    isi: str


class Remark(RemarkText):
    """What was said of an area, or (None) of the whole."""

    area: str | None


class Agreed(TypedDict):
    """What is read out of a decision: said otherwise, it is to be agreed to again."""

    uraian: str
    pic: str


class Move(TypedDict):
    """A day a follow-up was due before, why it was moved, and in which meeting (None: in none)."""

    batas: str
    alasan: str
    rapat: int | None


class FollowUp(Place, Agreed):
    """A follow-up that meeting `rapat` decided, due on `batas` (YYYY-MM-DD)."""

    rapat: int
    batas: str
    status: str
    keterangan: str
    riwayat_batas: list[Move]
    disepakati: bool


class Announced(TypedDict):
    """When and where a meeting is said to be held."""

    tanggal: str
    mulai: str
    tempat: str


class Reason(TypedDict):
    """Why what was announced or signed changes, and the number of the letter that says so."""

    alasan: str
    surat_nomor: str


class Ralat(Announced, Reason):
    """What had been announced before a meeting was called off or moved (jenis: batal, pindah) on
    the day `pada`."""

    jenis: Literal["batal", "pindah"]
    pada: str


class Correction(TypedDict):
    """A closed meeting was opened on the day `pada` to be corrected; `tutup`: the entry that had
    closed it."""

    alasan: str
    pada: str
    tutup: int


class Paper(TypedDict):
    """The scan of a signed paper (`berkas`: a file reference) of the version after `versi`
    corrections."""

    berkas: str
    versi: int
    pada: str


class MeetingLists(TypedDict):
    """What a meeting keeps of itself, oldest first; one of an earlier version has none."""

    ralat: list[Ralat]
    perbaikan: list[Correction]
    naskah: list[Paper]


class Meeting(Announced, MeetingLists):
    """What a meeting says of itself, beside the other fields of `RapatDetails`."""

    judul: str
    periode: str
    posisi: str
    selesai: str
    pemimpin: str
    notulis: str
    status: str
    layar: str


class ThingChange(TypedDict):
    """One thing in whole before (`dari`) and after (`ke`); None: not there."""

    benda: ThingName
    nomor: int
    dari: Fields | None
    ke: Fields | None


class Signed(TypedDict):
    """Who said it last, and when."""

    waktu: datetime
    pelaku: str


class AttendeeRow(Attendee, Signed):
    """A row of `read_attendance`."""

    nomor: int


class KendalaRow(Note):
    """A row of `kendala_under_status`, which has no number of its own."""

    nomor: int | None


class NoteRow(Note, Signed):
    """A row of `read_notes`."""

    nomor: int


class RemarkRow(Remark, Signed):
    """A row of `read_remarks`."""

    nomor: int


class FollowUpRow(Place, Agreed, Signed):
    """A row of `read_tindak_lanjut`: `riwayat_batas` is JSON, for `moved_sentence`;
    `hari_terlambat` is 0 of what is not open; `rapat_terakhir`: the meeting that changed it last
    (None: none)."""

    nomor: int
    rapat: int
    rapat_terakhir: int | None
    batas: date
    status: str
    keterangan: str
    riwayat_batas: str
    disepakati: bool
    judul_rapat: str
    tanggal_rapat: date
    hari_terlambat: int


class EntryRow(Signed):
    """What one journal entry changed; `menarik`: the entry it takes back, `ditarik`: it was taken
    back itself."""

    entri: int
    menarik: int | None
    ditarik: bool


class EventRow(EntryRow):
    """A row of `read_events`; `ubah` is JSON, of `ThingChange`s."""

    peristiwa: str
    ubah: str


class EditRow(EntryRow):
    """A row of `read_rapat_changes` (`queries/uploads/edits`)."""

    unggahan_id: int
    unggahan: int
    pangkal: int | None
    posisi: date
    dibatalkan: bool
    rapat: int | None
    kembar: int | None
    kembaran: bool
    kode: str
    tenggat: str | None
    bukti: str | None
    kolom: str
    dari: str | None
    ke: str | None


class DeletedRow(Signed):
    """A row of `read_deleted`: what it said (`dari`) is JSON."""

    benda: ThingName
    nomor: int
    dari: str


class LetterRow(TypedDict):
    """What is known of the letter that asked to a meeting: the entry that opened the meeting, the
    last one that changed what the letter says, and the numbers under which those asked to come were
    written down."""

    dibuka_entri: int
    entri: int
    waktu: datetime
    diundang: list[int]
