"""The things of a meeting's record as the journal stores them, and the tables' rows for them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NotRequired, TypedDict

from monev.core.meeting_things import ThingName

Fields = Mapping[str, object]
"""Fields of any thing, for code that only compares and stores them."""


class Person(TypedDict):
    """A person on a list. Two of the same name differ by their position."""

    nama: str
    jabatan: str


class Place(TypedDict):
    """What something was said about: a langkah and its area, an area, or (both None) everything.

    A row read from the database has `kode_tampil`, what people see of the kode.
    """

    area: str | None
    kode: str | None
    kode_tampil: NotRequired[str | None]


class Agreed(TypedDict):
    """The fields of a decision that are read out. If one changes, it has to be agreed to again."""

    uraian: str
    pic: str


class Move(TypedDict):
    """An earlier due day of a follow-up, why it was moved, and in which meeting.

    The meeting is None if it was moved outside of meetings.
    """

    batas: str
    alasan: str
    rapat: int | None


class FollowUp(Place, Agreed):
    """A follow-up that meeting `rapat` decided, due on `batas` (YYYY-MM-DD).

    `tautan`: its document.
    """

    rapat: int
    batas: str
    status: str
    keterangan: str
    tautan: str
    riwayat_batas: list[Move]
    disepakati: bool


class Reason(TypedDict):
    """Why a meeting was called off (`ralat`) or reopened (`perbaikan`), on the day `pada`.

    In earlier versions a meeting that was moved has a `ralat` too.
    """

    alasan: str
    pada: str


class Paper(TypedDict):
    """A file beside a meeting: the scan of a signed paper, or a photo (`foto`).

    berkas: a file reference; pada: the day it was stored, a photo's the day it was taken
    """

    berkas: str
    pada: str
    foto: NotRequired[bool]


class MeetingLists(TypedDict):
    """Lists of a meeting, oldest first. Meetings of earlier versions have none."""

    ralat: list[Reason]
    perbaikan: list[Reason]
    naskah: list[Paper]


class Meeting(MeetingLists):
    """The fields of a meeting, besides those of `RapatDetails`."""

    tanggal: str
    mulai: str
    tempat: str
    judul: str
    periode: str
    posisi: str
    selesai: str
    pemimpin: str
    notulis: str
    status: str


class ThingChange(TypedDict):
    """A thing before (`dari`) and after (`ke`), each complete; None: it does not exist."""

    benda: ThingName
    nomor: int
    dari: Fields | None
    ke: Fields | None


class Signed(TypedDict):
    """Who said it last, and when."""

    waktu: datetime
    pelaku: str


class FollowUpRow(Place, Agreed, Signed):
    """A row of `read_tindak_lanjut`.

    - riwayat_batas: JSON, for `moved_sentence`
    - hari_terlambat: 0 if it is not open
    - rapat_terakhir: the meeting that changed it last (None: none)
    - sesudah_rapat: the last meeting that was opened before that change
    """

    nomor: int
    rapat: int
    rapat_terakhir: int | None
    sesudah_rapat: int
    batas: date
    status: str
    keterangan: str
    tautan: str
    riwayat_batas: str
    disepakati: bool
    judul_rapat: str
    hari_terlambat: int


class EntryRow(Signed):
    """What a journal entry changed.

    `menarik`: the entry it takes back; `ditarik`: it was itself taken back.
    """

    entri: int
    menarik: int | None
    ditarik: bool


class EventRow(EntryRow):
    """A row of `read_events`. `ubah` is JSON, a list of `ThingChange`."""

    peristiwa: str
    ubah: str


class EditRow(EntryRow):
    """A row of `read_rapat_changes` (`queries/uploads/edits`)."""

    rapat: int | None
    kode: str
    kode_tampil: str
    tenggat: str | None
    bukti: str | None
    kolom: str
    dari: str | None
    ke: str | None


class LetterRow(TypedDict):
    """Data for the invitation letter of a meeting.

    - dibuka_entri: the entry that opened the meeting
    - diundang: the numbers of the invited people
    - sebelum_tutup: JSON, the meeting before its first close (None while it never was closed)
    """

    dibuka_entri: int
    diundang: list[int]
    sebelum_tutup: str | None
