"""The records of what journal entries contain.

This is the one place that defines the name and type of a stored field.

The shape check (`journal/entry`), the columns (`queries/apply`) and the blanks (`writing/content`)
derive from them.
"""

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from monev.core.meeting_things import THINGS
from monev.core.office_levels import LEVELS
from monev.core.plan_fields import ONLY_WHERE_SAID, SAID, SAID_OF_BUKTI, Said, SaidOfBukti
from monev.core.records import Bukti, LangkahCells, Tenggat, Trace
from monev.core.roles import GUEST_SIGHTS, ROLES
from monev.core.statuses import CHOICE_MATTERS, SECOND_VERDICTS, STATUS_BUKTI, STATUS_LAPORAN

ONLY_VERSION_1 = "only version 1"
"""Marks a field that is still read from old entries but never written."""


@dataclass(frozen=True, slots=True)
class StoredBukti(Bukti, SaidOfBukti):
    """One document of one tenggat, with its status and what is said beside it.

    berlaku_sampai: only entries written before 2.0 say it; nothing asks it any more.
    """

    status: Annotated[str, frozenset(STATUS_BUKTI)] = "belum_ada"
    berlaku_sampai: Annotated[date | None, ONLY_WHERE_SAID] = None


@dataclass(frozen=True, slots=True)
class StoredTenggat(Tenggat, Said):
    """One tenggat with its report: its status and what is said beside it.

    - selesai_sejak, dilaporkan_per: only entries written before 2.1 say them; they follow from the
      facts
    """

    laporan: Annotated[str, frozenset(STATUS_LAPORAN)] = "belum"
    selesai_sejak: Annotated[date | None, ONLY_WHERE_SAID] = None
    bukti: tuple[StoredBukti, ...] = ()
    dilaporkan_per: Annotated[date | None, ONLY_WHERE_SAID] = None


@dataclass(frozen=True, slots=True)
class StoredLangkah(LangkahCells):
    """A langkah with its place in the plan (`urutan`), its tenggat and documents.

    It also has the traces of how its cells were read.
    """

    urutan: int
    tenggat: tuple[StoredTenggat, ...]
    bukti: tuple[Bukti, ...]
    jejak: tuple[Trace, ...]


@dataclass(frozen=True, slots=True)
class StoredRemark:
    """A question left by reading: code and values (`remarks.Remark`).

    Version 1 stored its sentence instead.
    """

    lembar: str | None
    baris: int | None
    kolom: str | None
    nilai: str | None
    sel: str | None
    kode: str
    isi: dict[str, Any]
    pesan: Annotated[str | None, ONLY_VERSION_1] = None


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `jenis` is one of `statuses.CHANGE_JENIS`.

    - tenggat: the key in the new version, or in the old one if it is gone
    - kolom: the heading; of a bukti its name
    - dari, ke: words as people see them; for targets keys of tenggat
    """

    jenis: str
    kode: str
    langkah_aksi: str
    tenggat: str | None = None
    kolom: str | None = None
    dari: str | None = None
    ke: str | None = None


@dataclass(frozen=True, slots=True)
class Unggahan:
    """An accepted file: the whole plan with its progress.

    - laporan_lengkap: True if it is the office's complete report as of its posisi. Left out, it is
      True if anything is reported
    - jenis, lengkap_per: only entries written before 2.1 say other than "berkas", or that
    """

    unggahan: int
    jenis: Annotated[str, frozenset(("berkas", "rapat", "suntingan"))]
    posisi: date
    catatan: str
    nama_berkas: str | None
    simulasi: bool
    dilaporkan: bool
    langkah: tuple[StoredLangkah, ...]
    peringatan: tuple[StoredRemark, ...]
    perubahan: tuple[Change, ...]
    laporan_lengkap: Annotated[bool | None, ONLY_WHERE_SAID] = None
    lengkap_per: Annotated[date | None, ONLY_WHERE_SAID] = None


@dataclass(frozen=True, slots=True)
class Restoration:
    """The unggahan with this number is valid again."""

    unggahan: int


@dataclass(frozen=True, slots=True)
class Cancellation(Restoration):
    """The unggahan with this number is no longer valid."""

    alasan: str


@dataclass(frozen=True, slots=True)
class Display:
    """Hides the rencana from the lists that people choose from, or shows it again."""

    disembunyikan: bool


@dataclass(frozen=True, slots=True)
class Closing:
    """Closes the rencana, or opens it again.

    A closed one, after its year, asks nothing of anybody.
    """

    ditutup: bool


@dataclass(frozen=True, slots=True)
class SecondVerdict:
    """What the tier above an office says of a bukti that the office verified.

    - alasan: why it goes back; "" if it is right
    - tautan: its TAUTAN as it was judged
    - menarik: the entry that this one takes back
    """

    kode: str
    tenggat: str
    bukti: str
    verdik: Annotated[str, frozenset(SECOND_VERDICTS)]
    alasan: str
    tautan: str
    menarik: int | None = None


def _blank(record: type, *names: str) -> dict[str, Any]:
    defaults = {each.name: each.default for each in fields(record)}
    return {name: defaults[name] for name in names}


BLANK_REPORT = _blank(StoredTenggat, "laporan", *SAID)
BLANK_BUKTI = _blank(StoredBukti, "status", *SAID_OF_BUKTI)
"""Field of a target's report, of a bukti's → what it says while nobody said anything.

The status comes first: what is said beside it may hold from its day.
"""

_FORMER = frozenset({"selesai_sejak", "berlaku_sampai"})

EDIT_COLUMNS = _FORMER | {"pic", *BLANK_REPORT, *BLANK_BUKTI}
"""The fields of a langkah, tenggat or bukti that could ever be changed in the app."""

STATED_COLUMNS = EDIT_COLUMNS - _FORMER
"""Those of which facts are made."""


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """One field that a person changed: of a langkah, of one of its tenggat, or of a bukti."""

    kode: str
    tenggat: str | None
    bukti: str | None
    kolom: Annotated[str, EDIT_COLUMNS]
    dari: str | None
    ke: str | None


@dataclass(frozen=True, slots=True)
class Statement(FieldEdit):
    """What a person said of one field, which holds from the day `berlaku`."""

    kolom: Annotated[str, STATED_COLUMNS]
    berlaku: date


@dataclass(frozen=True, slots=True)
class Statements:
    """What a person said together in the app: of fields, or that a report is complete.

    - rapat: the meeting it was said in
    - menarik: the entry that it takes back; then `ubah` lists what that gave back
    - lengkap_per: the report is complete as of this day
    """

    rapat: int | None
    menarik: int | None
    ubah: tuple[Statement, ...]
    lengkap_per: Annotated[date | None, ONLY_WHERE_SAID] = None


@dataclass(frozen=True, slots=True)
class Suntingan:
    """A change in the app as it was written before 2.1, in a version of its own.

    - ubah: everything that one touch set
    - unggahan: the number it belongs to, a copy of `asal`
    - menarik: the entry that it takes back
    - pangkal: a meeting on an earlier posisi also stored the change there, in an unggahan beside
      `pangkal`
    - kembar: the entry with the same change on the newest unggahan
    - lengkap_per: the report is complete as of this posisi; then nothing is changed
    """

    unggahan: int
    asal: int
    pangkal: int | None
    kembar: int | None
    jenis: Annotated[str, frozenset(("rapat", "suntingan"))]
    rapat: int | None
    posisi: date
    menarik: int | None
    ubah: tuple[FieldEdit, ...]
    perubahan: tuple[Change, ...]
    lengkap_per: Annotated[date | None, ONLY_WHERE_SAID] = None


@dataclass(frozen=True, slots=True)
class ThingChange:
    """One thing of a meeting's record before (`dari`) and after (`ke`), each complete.

    Null: it did not exist.
    """

    benda: Annotated[str, frozenset(THINGS)]
    nomor: int
    dari: dict | None
    ke: dict | None


@dataclass(frozen=True, slots=True)
class MeetingEvent:
    """An event in a meeting's record.

    `rapat` null: a follow-up was changed outside of a meeting.
    """

    rapat: int | None
    peristiwa: str
    menarik: int | None
    ubah: tuple[ThingChange, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """A satker's setting for one matter (`hal`)."""

    hal: str
    nilai: dict


@dataclass(frozen=True, slots=True)
class Choice:
    """How a cell has to be read.

    - kunci: the cell as written
    - langkah: the words of its row; "": every row
    - untuk_tahun: of which plan; null: every year
    - nilai: the meaning; null: withdrawn
    """

    hal: Annotated[str, frozenset(CHOICE_MATTERS)]
    kunci: str
    langkah: str
    untuk_tahun: int | None
    nilai: str | None


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices that a person made or withdrew together."""

    pilihan: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class GivenRole:
    """A person's role at a satker; `satker` "*": at every one."""

    satker: str
    peran: Annotated[str, frozenset(ROLES)]


@dataclass(frozen=True, slots=True)
class OwnPic:
    """The PIC of a satker's plan that is this person."""

    satker: str
    pic: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person who can sign in, complete as of this entry.

    - orang: never changes; it is the `pelaku` of everything they store
    - rincian: the key of their name and address in the accounts. Earlier versions stored `nama` and
      `surel` here (now ""), and people signed in with `orang`
    - aktif: False: may do nothing
    """

    orang: str
    nama: str
    surel: str
    aktif: bool
    peran: tuple[GivenRole, ...]
    pic: tuple[OwnPic, ...]
    rincian: Annotated[str | None, ONLY_WHERE_SAID] = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """A person got a link to choose a password, valid until `sampai`. Its secret is not stored.

    tanpa_kode: they are no longer asked for a code after it.
    """

    orang: str
    sampai: date
    tanpa_kode: Annotated[bool | None, ONLY_WHERE_SAID] = None


@dataclass(frozen=True, slots=True)
class GuestSight:
    """What a visitor sees without signing in or having a link."""

    terlihat: Annotated[str, frozenset(GUEST_SIGHTS)]


@dataclass(frozen=True, slots=True)
class GuestLink:
    """A link that shows one satker's pages to everybody who has it.

    It does so up to and including the day `sampai`.

    `sidik`: SHA-256 of its secret. Only the person who made the link saw the secret.
    """

    tautan: int
    sidik: str
    satker: str
    terlihat: Annotated[str, frozenset(GUEST_SIGHTS)]
    sampai: date
    untuk: str
    dicabut: bool


@dataclass(frozen=True, slots=True)
class Office:
    """A satker of the register, complete as of this entry.

    - kode: never changes; induk: kode of the one above
    - kunci: its first name, used in journal entries
    - dikeluarkan: True: removed
    """

    kode: str
    nama: str
    induk: str | None
    tingkat: Annotated[str, frozenset(LEVELS)]
    kunci: str
    dikeluarkan: bool


@dataclass(frozen=True, slots=True)
class Register:
    """Offices added to, changed in or removed from the register together."""

    satker: tuple[Office, ...]


NOTICE_KINDS = frozenset(
    (
        *("tugas", "tindak_lanjut", "perbaikan", "unggah", "tanpa_pic", "periksa", "rapat"),
        *("ringkasan", "ringkasan_bulan", "kesehatan", "percakapan", "pesan"),
    )
)
"""The kinds of notices in the journal: of letters, also those gone with 2.0, and by hand."""

NOTICE_STATES = frozenset(("ambil", "terkirim", "tunda", "ragu", "gagal"))
"""The state of a notice.

| state | meaning |
|---|---|
| ambil | taken to be sent |
| terkirim | sent |
| tunda | put off |
| ragu | perhaps sent: the line broke while the server took it |
| gagal | given up |
"""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice to somebody.

    - kunci: its name within the satker, so that it is not sent twice
    - kepada: a person (their `orang`), or a PIC for a message
    - ragu: how often it was unclear if it arrived
    - tentang: what it was about → the state at that time
    - jawaban: the server's reply
    """

    kunci: str
    kepada: str
    perihal: Annotated[str, NOTICE_KINDS]
    keadaan: Annotated[str, NOTICE_STATES]
    hari: date
    percobaan: int
    ragu: int
    tentang: dict
    jawaban: str


@dataclass(frozen=True, slots=True)
class Notices:
    """Notices recorded together."""

    kabar: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """An entry of a kind that is gone: it stays readable and counts nothing."""


GONE_KINDS = {"masih_berlaku": "Rencana masih berlaku", "percakapan": "Tanya-jawab"}
"""Kinds of entries that are not written any more → their names in the log."""

ENTRY_CONTENT: dict[str, type] = {
    "unggahan": Unggahan,
    "pembatalan": Cancellation,
    "pemulihan": Restoration,
    "tampilan": Display,
    "penutupan": Closing,
    "penilaian": SecondVerdict,
    "isian": Statements,
    "suntingan": Suntingan,
    "rapat": MeetingEvent,
    "pengaturan": Setting,
    "pilihan": Choices,
    "orang": Person,
    "undangan": Invitation,
    "tamu": GuestSight,
    "tautan_tamu": GuestLink,
    "satker": Register,
    "kabar": Notices,
    **dict.fromkeys(GONE_KINDS, Gone),
}
"""jenis of an entry → the record of its content."""

WITHOUT_SATKER = frozenset(("orang", "undangan", "tamu", "tautan_tamu", "satker"))
"""Kinds of entries that are about the whole installation."""

WITHOUT_TAHUN = frozenset(("pengaturan", "pilihan", "kabar")) | WITHOUT_SATKER
"""Kinds of entries that are about a satker, whatever the tahun."""

QUIET = frozenset(("kabar",))
"""Kinds of entries that change no figure and no open page."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record with its annotation taken apart.

    - many: a list of `kind`
    - words: the only texts allowed
    - is_old: only entries of journal version 1 have it
    - may_be_absent: only some entries have it
    """

    name: str
    kind: type
    many: bool
    may_be_none: bool
    words: frozenset[str] | None
    is_old: bool = False
    may_be_absent: bool = False


@cache
def fields_of(record: type) -> tuple[Field, ...]:
    """Return the fields of a record, in order."""
    hints = get_type_hints(record, include_extras=True)
    return tuple(_to_field(each.name, hints[each.name]) for each in fields(record))


def as_content(value: Any) -> Any:
    """Convert a record to the form of the journal: dicts, lists, texts, days as YYYY-MM-DD."""
    if is_dataclass(value):
        content = {}
        for each in fields_of(type(value)):
            own = as_content(getattr(value, each.name))
            if own is not None or not each.may_be_absent:
                content[each.name] = own
        return content
    if isinstance(value, tuple | list):
        return [as_content(item) for item in value]
    if isinstance(value, dict):
        return {key: as_content(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def _to_field(name: str, hint: Any) -> Field:
    marks: list[Any] = []
    if get_origin(hint) is Annotated:
        hint, *marks = get_args(hint)
    options = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    (kind,) = (option for option in options if option is not NoneType)
    many = get_origin(kind) is tuple
    kind = get_args(kind)[0] if many else get_origin(kind) or kind
    words = next((mark for mark in marks if isinstance(mark, frozenset)), None)
    return Field(
        name,
        kind,
        many,
        NoneType in options,
        words,
        ONLY_VERSION_1 in marks,
        ONLY_WHERE_SAID in marks,
    )
