"""The audit log: every journal entry as one line in plain words, for a page and a workbook."""

import json
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from operator import itemgetter
from typing import NamedTuple

import pandas as pd

from monev.access import Visitor, list_people
from monev.core import clock
from monev.core.content import GONE_KINDS
from monev.core.dates import format_day, format_tenggat
from monev.core.grouping import group_by
from monev.core.meeting_things import THINGS
from monev.core.records import JsonObject
from monev.core.roles import EVERY_SATKER, GUEST_SIGHTS
from monev.core.text import shorten
from monev.core.words import read_words
from monev.database import Database
from monev.edits.storing import COLUMNS
from monev.outputs.frame_files import ListSheet, to_xlsx
from monev.outputs.workbook import LIST_COLUMNS
from monev.people.machines import known_machines
from monev.writing.changes import name_value

MOST_ROWS = 20_000
_WORDS = read_words(__file__, "audit_log")
KINDS: dict[str, str] = _WORDS["kinds"] | GONE_KINDS  # jenis of an entry → its name in the log
HEADINGS = LIST_COLUMNS["audit"]  # column of a line → heading, width in the workbook


class AuditFilter(NamedTuple):
    """A choice of lines; None means all. `since` and `until` are days, both included."""

    pelaku: str | None = None
    jenis: str | None = None
    satker: str | None = None
    since: date | None = None
    until: date | None = None


def audit_lines(db: Database, visitor: Visitor, wanted: AuditFilter) -> pd.DataFrame:
    """List the lines of the satker that a visitor may see, newest first. Raises NotAllowed.

    Columns: those of HEADINGS.

    - nomor: int64; waktu: datetime64[us] in our zone; tahun: Int64 (<NA>: of no plan)
    - siapa (name and sign-in name), jenis (in words), satker (NaN: of none), apa, lewat, hash: str
    """
    if not visitor.may_anywhere("atur_orang"):
        visitor.require("atur_orang", None)
    end = wanted.until and wanted.until + timedelta(days=1)
    rows = db.frame(
        "audit/rows",
        satker_boleh=_visible(visitor),
        sampai=MOST_ROWS,
        pelaku=wanted.pelaku,
        jenis=wanted.jenis,
        satker=wanted.satker,
        sejak_waktu=_moment(wanted.since),
        sampai_waktu=_moment(end),
    )
    names = audit_names(db)
    did = [_describe(*entry, names) for entry in zip(rows["jenis"], rows["isi"], strict=True)]
    machines = known_machines(str(db.journal))
    addresses = [machines.get(number, "") for number in rows["nomor"]]
    origin = rows["lewat"] + " " + pd.Series(addresses, index=rows.index, dtype="str")
    lines = rows.assign(
        lewat=origin.str.strip(),
        siapa=rows["pelaku"].replace(names),
        jenis=rows["jenis"].replace(KINDS),
        apa=pd.Series(did, dtype="str"),
        tahun=rows["tahun"].astype("Int64"),
    )
    return lines[[*HEADINGS]]


def audit_names(db: Database) -> dict[str, str]:
    """Map each pelaku to the present name and sign-in name: Ani (ani)."""
    names = {}
    for person in list_people(db).values():
        names[person.pelaku] = person.name
        if person.sign_in_name and not person.is_closed:
            names[person.pelaku] += f" ({person.sign_in_name})"
    return names


def _describe(jenis: str, content: str, names: dict[str, str]) -> str:
    """Describe an entry in at most 300 letters, with people's present `names`."""
    said = json.loads(content)
    if jenis in ("orang", "undangan"):
        said["orang"] = names.get(said["orang"], said["orang"])
    if jenis == "kabar":
        for notice in said["kabar"]:
            notice["kepada"] = names.get(notice["kepada"], notice["kepada"])
    did = _SENTENCES[jenis](said) if jenis in _SENTENCES else jenis
    return shorten(did, 300)


def audit_choices(db: Database, visitor: Visitor) -> dict[str, dict[str, int]]:
    """Count the entries for each choice of the filter: by pelaku, by jenis and by satker."""
    choices: dict[str, dict[str, int]] = {"pelaku": {}, "jenis": {}, "satker": {}}
    for row in db.ask("audit/choices", satker_boleh=_visible(visitor)):
        choices[row["kelompok"]][row["nilai"]] = row["n"]
    return choices


def audit_xlsx(lines: pd.DataFrame, wanted: AuditFilter) -> bytes:
    """Write the lines as a workbook with title and filter, ready to print."""
    days = [format_day(day) for day in (wanted.since, wanted.until) if day]
    name = "Catatan perubahan Monev ZI"
    period = " s.d. ".join(days) or "semua waktu"
    title = (name, f"{len(lines)} entri, {period}")
    return to_xlsx(ListSheet("Catatan perubahan", lines, HEADINGS, title, foot=name))


def _of_unggahan(content: JsonObject) -> str:
    file = f"“{content['nama_berkas']}” " if content["nama_berkas"] else ""
    return (
        f"menyimpan {file}sebagai unggahan {content['unggahan']}, posisi {_day(content['posisi'])}"
    )


def _of_edit(content: JsonObject) -> str:
    meeting = "" if content["rapat"] is None else f" (dalam rapat {content['rapat']})"
    if content.get("lengkap_per"):
        return (
            f"menyatakan laporan kantor per {_day(content['lengkap_per'])} sudah lengkap{meeting}"
        )
    told = _of_pics(content["ubah"]) or _of_fields(content["ubah"])
    start = "mengurungkan perubahan: " if content["menarik"] is not None else "mengubah "
    return start + "; ".join(told) + meeting


_GONE = {"berlaku_sampai": "Berlaku sampai"}
"""Fields of entries written before 2.0, which nothing asks any more."""


def _of_fields(fields: list[JsonObject]) -> list[str]:
    """Describe the changes of fields that the log has a name for.

    Each reads: kode, tenggat, “bukti”: column dari … menjadi …
    """
    told = []
    for field in fields:
        column = field["kolom"]
        place = [field["kode"]]
        of = "langkah"
        if field["tenggat"] is not None:
            place.append(format_tenggat(field["tenggat"]))
            of = "tenggat"
        if field["bukti"] is not None:
            place.append(f"“{field['bukti']}”")
            of = "bukti"
        if heading := COLUMNS[of].get(column, _GONE.get(column)):
            before = name_value(column, field["dari"])
            after = name_value(column, field["ke"])
            where = ", ".join(filter(None, place))
            told.append(f"{where}: {heading} dari {before} menjadi {after}")
    return told


def _of_pics(fields: list[JsonObject]) -> list[str]:
    """Describe a change of the PIC of several langkah by old and new PIC.

    Empty for any other change.
    """
    if len(fields) < 2 or any(field["kolom"] != "pic" for field in fields):
        return []

    def change(field: JsonObject) -> tuple[str, str]:
        return name_value("pic", field["dari"]), name_value("pic", field["ke"])

    told = []
    for (before, after), same in group_by(fields, change).items():
        told.append(f"PIC {len(same)} langkah dari {before} menjadi {after}")
    return told


def _of_meeting(content: JsonObject) -> str:
    event = content["peristiwa"]
    thing = THINGS[event].label.lower() if event in THINGS else event
    what = _WORDS["events"].get(event, f"mencatat {thing}")
    if content["rapat"] is not None:
        what += f" {content['rapat']}"
    if content["menarik"] is not None:
        what += f", mengurungkan entri {content['menarik']}"
    return what


def _of_choices(content: JsonObject) -> str:
    told = []
    for choice in content["pilihan"]:
        read = "ditarik" if choice["nilai"] is None else "dibaca " + choice["nilai"]
        told.append(f"{choice['hal']} “{choice['kunci']}” {read}")
    return f"menentukan cara sel dibaca: {'; '.join(told)}"


def _of_person(content: JsonObject) -> str:
    places = {EVERY_SATKER: "semua satker"}
    roles = []
    for role in content["peran"]:
        roles.append(f"{role['peran']} ({places.get(role['satker'], role['satker'])})")
    did = f"menetapkan {content['orang']}: {', '.join(roles) or 'tanpa peran'}"
    if content["pic"]:
        did += f"; PIC {', '.join(task['pic'] for task in content['pic'])}"
    return did if content["aktif"] else f"{did}; tidak aktif lagi"


def _of_link(content: JsonObject) -> str:
    link = f"tautan tamu {content['tautan']} untuk {content['untuk']}"
    if content["dicabut"]:
        return f"menarik {link}"
    return (
        f"membuat {link}: {GUEST_SIGHTS[content['terlihat']].lower()}, sampai "
        f"{_day(content['sampai'])}"
    )


def _of_register(content: JsonObject) -> str:
    told = []
    for each in content["satker"]:
        removed = " dikeluarkan" if each["dikeluarkan"] else ""
        told.append(f"{each['nama']} ({each['kode']}){removed}")
    return f"mengubah daftar satker: {'; '.join(told)}"


def _of_notices(content: JsonObject) -> str:
    told = []
    alike = group_by(content["kabar"], itemgetter("keadaan", "perihal", "jawaban"))
    for (state, kind, answer), notices in alike.items():
        what = kind.replace("_", " ")
        if kind != "pesan":
            what = f"email {what}"
        people = ", ".join(notice["kepada"] for notice in notices)
        why = f": {answer}" if answer and state != "terkirim" else ""
        told.append(f"{_WORDS['notices'][state]} {what} kepada {people}{why}")
    return "; ".join(told)


def _of_gone(content: JsonObject) -> str:
    """Say that an entry counts nothing any more, and what it holds."""
    held = " · ".join(str(value) for value in content.values() if value and value is not True)
    return f"dari versi sebelumnya, tidak dihitung lagi: {held}"


_SENTENCES: dict[str, Callable[[JsonObject], str]] = {
    "unggahan": _of_unggahan,
    "pembatalan": lambda content: (
        f"membatalkan unggahan {content['unggahan']}: {content['alasan']}"
    ),
    "pemulihan": lambda content: f"memulihkan unggahan {content['unggahan']}",
    **dict.fromkeys(("isian", "suntingan"), _of_edit),
    "rapat": _of_meeting,
    "pilihan": _of_choices,
    "pengaturan": lambda content: f"mengubah pengaturan {content['hal'].replace('_', ' ')}",
    "tampilan": lambda content: (
        f"{'menyembunyikan' if content['disembunyikan'] else 'menampilkan'} data simulasi"
    ),
    "penutupan": lambda content: f"{'menutup' if content['ditutup'] else 'membuka lagi'} rencana",
    "penilaian": lambda content: (
        f"{'menyatakan' if content['menarik'] is None else 'menarik'} {content['verdik']} bukti "
        f"“{content['bukti']}” pada langkah {content['kode']} (pemeriksaan kedua)"
    ),
    "orang": _of_person,
    "undangan": lambda content: (
        f"mengundang {content['orang']} memilih kata sandi, sampai {_day(content['sampai'])}"
        f"{', tanpa kode masuk' if content.get('tanpa_kode') else ''}"
    ),
    "tamu": lambda content: (
        f"menetapkan yang dilihat tamu: {GUEST_SIGHTS[content['terlihat']].lower()}"
    ),
    "tautan_tamu": _of_link,
    "satker": _of_register,
    "kabar": _of_notices,
    **dict.fromkeys(GONE_KINDS, _of_gone),
}


def _visible(visitor: Visitor) -> list[str] | None:
    return None if visitor.may("atur_orang", None) else visitor.places_of("atur_orang")


def _moment(day: date | None) -> str | None:
    return None if day is None else datetime.combine(day, time(), clock.zone()).isoformat()


def _day(text: str) -> str:
    return format_day(date.fromisoformat(text))
