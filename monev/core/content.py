"""What the entries of the journal say, as records: the one place where a stored field has its name
and its type. The shape check (`journal/entry`), the columns (`queries/apply`) and the blanks
(`writing/content`) are taken from them."""

from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from monev.core.office_names import LEVELS
from monev.core.records import Bukti, LangkahCells, Tenggat, Trace
from monev.core.roles import GUEST_SIGHTS, ROLES
from monev.core.statuses import CHOICE_MATTERS, STATUS_BUKTI, STATUS_LAPORAN

ONLY_VERSION_1 = "only version 1"
"""Marks a field that is loaded where it stands, but that no entry is given any more."""

ONLY_WHERE_SAID = "only where it is said"
"""Marks a field that most entries leave out, and those of earlier versions all."""


@dataclass(frozen=True, slots=True)
class StoredBukti(Bukti):
    """One document of one tenggat, with what is known of it."""

    status: Annotated[str, frozenset(STATUS_BUKTI)] = "belum_ada"
    tautan: str = ""
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class StoredTenggat(Tenggat):
    """One tenggat with what is reported of it. `selesai_sejak`: posisi of the unggahan that first
    reported it done; `dilaporkan_per`: of what was last said of it alone in the app, since the last
    complete report."""

    laporan: Annotated[str, frozenset(STATUS_LAPORAN)] = "belum"
    tanggal_selesai: date | None = None
    selesai_sejak: date | None = None
    kendala: str = ""
    tindak_lanjut: str = ""
    bukti: tuple[StoredBukti, ...] = ()
    dilaporkan_per: Annotated[date | None, ONLY_WHERE_SAID] = None


@dataclass(frozen=True, slots=True)
class StoredLangkah(LangkahCells):
    """A langkah with its place in the plan (`urutan`), its tenggat, documents and how its cells
    were understood."""

    urutan: int
    tenggat: tuple[StoredTenggat, ...]
    bukti: tuple[Bukti, ...]
    jejak: tuple[Trace, ...]


@dataclass(frozen=True, slots=True)
class StoredRemark:
    """A question that reading left: its code and values (`remarks.Remark`). Version 1 kept its
    sentence instead."""

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
    """One change; `jenis` is one of `statuses.CHANGE_JENIS`. `tenggat` is the key in the new
    version (of the old one where it is gone), `kolom` the heading, for bukti its name; `dari` and
    `ke`: words as people see them, for targets keys of tenggat."""

    jenis: str
    kode: str
    langkah_aksi: str
    tenggat: str | None = None
    kolom: str | None = None
    dari: str | None = None
    ke: str | None = None


@dataclass(frozen=True, slots=True)
class Unggahan:
    """An accepted upload: the whole plan with its progress. `laporan_lengkap`: whether it is the
    office's complete report of its posisi; left out, it is where it reports anything.
    `lengkap_per`: the posisi of the one before."""

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
    """The unggahan of that number stands again."""

    unggahan: int


@dataclass(frozen=True, slots=True)
class Cancellation(Restoration):
    """The unggahan of that number no longer stands."""

    alasan: str


@dataclass(frozen=True, slots=True)
class Display:
    """Whether the rencana is hidden from the lists people choose from."""

    disembunyikan: bool


@dataclass(frozen=True, slots=True)
class Closing:
    """Whether the rencana is closed: its year is over, so nobody is asked for anything of it."""

    ditutup: bool


REPORT_FIELDS = tuple(
    each.name
    for each in fields(StoredTenggat)
    if each.default is not MISSING and each.name not in ("bukti", "dilaporkan_per")
)
"""What is reported of a tenggat."""

EDIT_COLUMNS = frozenset(
    {"pic", *REPORT_FIELDS} | {each.name for each in fields(StoredBukti)} - {"nama", "jenis"}
)
"""What a change made in the app itself can be about: a field of a langkah, of a tenggat, or of a
bukti."""


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """One field that a person changed: of a langkah, of one of its tenggat, or of a bukti of it."""

    kode: str
    tenggat: str | None
    bukti: str | None
    kolom: Annotated[str, EDIT_COLUMNS]
    dari: str | None
    ke: str | None


@dataclass(frozen=True, slots=True)
class Suntingan:
    """A change of one langkah made in the app: `ubah` holds all that one touch set. It is part of
    unggahan number `unggahan`, a copy of `asal`; `menarik` is the entry it takes back. A meeting
    that judges an earlier posisi stores it there too, in an unggahan beside `pangkal`; `kembar` is
    the entry that changed the same on the newest one. One that changes nothing says that the report
    is complete as of `lengkap_per`."""

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


MEETING_THINGS = ("rapat", "hadir", "catatan", "bahasan", "tindak_lanjut")
"""The kinds of things a meeting's record is made of."""


@dataclass(frozen=True, slots=True)
class ThingChange:
    """One thing of a meeting's record in whole before (`dari`) and after (`ke`); null: not
    there."""

    benda: Annotated[str, frozenset(MEETING_THINGS)]
    nomor: int
    dari: dict | None
    ke: dict | None


@dataclass(frozen=True, slots=True)
class MeetingEvent:
    """What happened in a meeting's record; `rapat` null: a follow-up changed outside of a
    meeting."""

    rapat: int | None
    peristiwa: str
    menarik: int | None
    ubah: tuple[ThingChange, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a satker set for itself in one matter (`hal`)."""

    hal: str
    nilai: dict


@dataclass(frozen=True, slots=True)
class Choice:
    """How a cell is to be read: `kunci` is the cell as written, `langkah` the words of its row ("":
    every row), `untuk_tahun` the plan it is for (null: every year), `nilai` null: withdrawn."""

    hal: Annotated[str, frozenset(CHOICE_MATTERS)]
    kunci: str
    langkah: str
    untuk_tahun: int | None
    nilai: str | None


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices that a person made or withdrew at once."""

    pilihan: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class GivenRole:
    """A role a person has at a satker; `satker` "*": at every one."""

    satker: str
    peran: Annotated[str, frozenset(ROLES)]


@dataclass(frozen=True, slots=True)
class OwnPic:
    """Under which PIC of a satker's plan a person's own tasks stand."""

    satker: str
    pic: str


@dataclass(frozen=True, slots=True)
class Person:
    """Who signs in, in whole after the entry. `orang` never changes; it is the `pelaku` of what
    they store. `rincian`: under which key the accounts keep what they are called. Entries of
    earlier versions say it themselves: `nama`, `surel` ("" since then), and `orang` to sign in.
    Not `aktif`: may do nothing."""

    orang: str
    nama: str
    surel: str
    aktif: bool
    peran: tuple[GivenRole, ...]
    pic: tuple[OwnPic, ...]
    rincian: Annotated[str | None, ONLY_WHERE_SAID] = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody was given a way to choose a password, until that day; the secret of it is kept
    nowhere."""

    orang: str
    sampai: date


@dataclass(frozen=True, slots=True)
class GuestSight:
    """What is seen by who is not signed in, and has no link."""

    terlihat: Annotated[str, frozenset(GUEST_SIGHTS)]


@dataclass(frozen=True, slots=True)
class GuestLink:
    """A link that shows one satker's pages to whoever has it, up to and with the day `sampai`;
    `sidik`: SHA-256 of the secret in it, which only the person who made it was shown."""

    tautan: int
    sidik: str
    satker: str
    terlihat: Annotated[str, frozenset(GUEST_SIGHTS)]
    sampai: date
    untuk: str
    dicabut: bool


@dataclass(frozen=True, slots=True)
class Office:
    """A satker of the register, in whole after the entry; `dikeluarkan`: it is there no more.
    `kode` never changes; `induk` is that of the one above it; `kunci` is its first name, by which
    journal entries name it."""

    kode: str
    nama: str
    induk: str | None
    tingkat: Annotated[str, frozenset(LEVELS)]
    kunci: str
    dikeluarkan: bool


@dataclass(frozen=True, slots=True)
class Register:
    """What changed in the register of satker at once: offices that are new, other than before, or
    gone."""

    satker: tuple[Office, ...]


NOTICE_KINDS = frozenset(
    (
        *("tugas", "tindak_lanjut", "perbaikan", "unggah", "tanpa_pic", "periksa", "rapat"),
        *("ringkasan", "ringkasan_bulan", "kesehatan", "pesan"),
    )
)
"""What word is given of: the kinds of letters (`KINDS` in monev/reminders/mail.py), and messages by
hand."""

NOTICE_STATES = frozenset(("ambil", "terkirim", "tunda", "ragu", "gagal"))
"""How far it is: taken to be sent, sent, put off, perhaps sent (the line broke while it was taken),
given up."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Word given to somebody. `kunci` names it within its satker, so that it is not given twice;
    `kepada`: a person (their `orang`), of a message the PIC; `ragu`: how often it was left open
    whether it arrived; `tentang`: what it spoke of → how that stood; `jawaban`: what the server
    said."""

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
    """Word that is given at once."""

    kabar: tuple[Notice, ...]


ENTRY_CONTENT: dict[str, type] = {
    "unggahan": Unggahan,
    "pembatalan": Cancellation,
    "pemulihan": Restoration,
    "tampilan": Display,
    "penutupan": Closing,
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
}
"""jenis of an entry → the record of what it says."""

WITHOUT_SATKER = frozenset(("orang", "undangan", "tamu", "tautan_tamu", "satker"))
"""Kinds of entries that hold for everything that is kept here."""

WITHOUT_TAHUN = frozenset(("pengaturan", "pilihan", "kabar")) | WITHOUT_SATKER
"""Kinds of entries that hold for a satker, whatever the tahun."""

QUIET = frozenset(("kabar",))
"""Kinds of entries after which no figure and no open page is other than before."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record, its annotation taken apart: a list of `kind` where `many`; `words`: the
    only texts it may be; `is_old`: only entries of journal version 1 have it; `may_be_absent`: only
    some entries say it."""

    name: str
    kind: type
    many: bool
    may_be_none: bool
    words: frozenset[str] | None
    is_old: bool = False
    may_be_absent: bool = False


@cache
def fields_of(record: type) -> tuple[Field, ...]:
    """The fields of a record, in their order."""
    hints = get_type_hints(record, include_extras=True)
    return tuple(_to_field(each.name, hints[each.name]) for each in fields(record))


def as_content(value: Any) -> Any:
    """A record as the journal keeps it: dicts, lists, texts, days as YYYY-MM-DD."""
    if is_dataclass(value):
        said = [(each, as_content(getattr(value, each.name))) for each in fields_of(type(value))]
        return {
            each.name: content
            for each, content in said
            if content is not None or not each.may_be_absent
        }
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
