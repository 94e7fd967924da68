"""Collects the data stored about one person with an account, for that person (UU 27/2022).

The data is JSON or a workbook (docs/privasi.md). Secrets are only named: the password, the address
of a calendar, the proof of a session.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from monev.access import Visitor, find_visitor, list_people
from monev.access.visitors import not_allowed
from monev.core import clock
from monev.core.errors import NotFound
from monev.database import Database
from monev.outputs.audit_log import KINDS
from monev.outputs.frame_files import ListSheet, frame_of, to_xlsx
from monev.outputs.workbook import LIST_COLUMNS
from monev.people.accounts import accounts_of
from monev.people.machines import known_machines
from monev.people.second_factor import is_on
from monev.people.setting_up import roles_in_words, tasks_in_words

NOT_IN_IT = (
    "Daftar hadir, notulen, dan nama yang disebut rencana atau dokumen adalah arsip kantor: tidak "
    "ada di sini, dan tidak ikut terhapus."
)


class Told(TypedDict):
    """A stored value and its name."""

    hal: str
    isi: str


class OwnEntry(TypedDict):
    """A journal entry by this person or about their account."""

    nomor: int
    waktu: str
    siapa: str
    jenis: str
    satker: str
    lewat: str
    isi: str


class OwnLetter(TypedDict):
    """A letter that went to this person, and the mail server's answer."""

    waktu: str
    satker: str
    perihal: str
    keadaan: str
    jawaban: str


class OwnDetails(TypedDict):
    """The person's names, address, roles and tasks."""

    nama_pengguna: str
    id: str
    nama: str
    surel: str
    aktif: bool
    peran: str
    tugas: str


class PersonalData(TypedDict):
    """The whole file."""

    dibuat: str
    tidak_termasuk: str
    orang: OwnDetails
    akun: list[Told]
    catatan: list[OwnEntry]
    email: list[OwnLetter]


def personal_data(db: Database, orang: str, *, pelaku: str) -> PersonalData:
    """Collect the data about a person, for that person or somebody who manages them.

    Raises NotFound, NotAllowed.
    """
    db.catch_up()
    person = list_people(db).get(orang)
    if person is None or person.is_closed:
        raise NotFound(
            f"Tidak ada orang dengan nama pengguna “{orang}”.", "Pilih dari daftar orang."
        )
    visitor = find_visitor(db, pelaku)
    if visitor.pelaku != person.pelaku and not visitor.manages(person):
        raise not_allowed("not_ones_person", name=visitor.name, person=person.name)
    return {
        "dibuat": clock.now().isoformat(timespec="seconds"),
        "tidak_termasuk": NOT_IN_IT,
        "orang": {
            "nama_pengguna": person.sign_in_name,
            "id": person.pelaku,
            "nama": person.name,
            "surel": person.email,
            "aktif": person.is_active,
            "peran": roles_in_words(person),
            "tugas": "; ".join(tasks_in_words(person)),
        },
        "akun": _account(db, orang),
        "catatan": _entries(db, orang),
        "email": _letters(db, orang),
    }


def is_in_journal(db: Database, person: Visitor) -> bool:
    """True if journal entries of earlier versions hold a person's name, which cannot be removed."""
    ((named,),) = (row.values() for row in db.ask("audit/names_of_person", orang=person.pelaku))
    return named > 0 or person.pelaku == person.sign_in_name


def _account(db: Database, orang: str) -> list[Told]:
    accounts = accounts_of(str(db.journal))
    since = accounts.password_since(orang)
    stopped = accounts.find_kept("berhenti", orang)
    told = [("Kata sandi dipilih", "" if since is None else _when(since))]
    for session in accounts.sessions_of(orang):
        told.append((f"Sesi sejak {_when(session.begun)}", session.origin))
    if before := accounts.signed_in_before(orang):
        told.append(("Masuk sebelumnya", _when(before)))
    if is_on(accounts, orang):
        told.append(("Kode masuk", "aktif"))
    if stopped:
        told.append(("Jenis email yang dihentikan", stopped))
    return [{"hal": what, "isi": value} for what, value in told]


def _entries(db: Database, orang: str) -> list[OwnEntry]:
    machines = known_machines(str(db.journal))
    return [
        {
            "nomor": row["nomor"],
            "waktu": _when(row["waktu"]),
            "siapa": "oleh orang ini" if row["oleh"] else "tentang akunnya",
            "jenis": KINDS.get(row["jenis"], row["jenis"]),
            "satker": row["satker"] or "",
            "lewat": f"{row['lewat']} {machines.get(row['nomor'], '')}".strip(),
            "isi": row["isi"],
        }
        for row in db.ask("audit/of_person", orang=orang)
    ]


def _letters(db: Database, orang: str) -> list[OwnLetter]:
    rows = db.ask("reminders/notices", satker=None, kepada=[orang], perihal=None)
    return [
        {
            "waktu": _when(row["waktu"]),
            "satker": row["satker"],
            "perihal": row["perihal"],
            "keadaan": row["keadaan"],
            "jawaban": row["jawaban"],
        }
        for row in rows
    ]


def _when(moment: datetime) -> str:
    return moment.astimezone(clock.zone()).isoformat(timespec="seconds")


def as_json(data: PersonalData) -> bytes:
    """Write the data as JSON."""
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def as_xlsx(data: PersonalData) -> bytes:
    """Write the data as a workbook with a sheet per part."""
    person: list[Told] = []
    for name, value in data["orang"].items():
        person.append({"hal": name.replace("_", " "), "isi": str(value)})
    title = (f"Data pribadi {data['orang']['nama']} di Monev ZI", NOT_IN_IT)
    return to_xlsx(
        _sheet("Orang", person, "pribadi_hal", title),
        _sheet("Akun", data["akun"], "pribadi_hal", title),
        _sheet("Catatan", data["catatan"], "pribadi_catatan", title),
        _sheet("Email", data["email"], "pribadi_email", title),
    )


def _sheet(
    name: str, rows: Sequence[Told | OwnEntry | OwnLetter], columns: str, title: tuple[str, str]
) -> ListSheet:
    frame = frame_of(rows, LIST_COLUMNS[columns])
    return ListSheet(name, frame, LIST_COLUMNS[columns], title, foot=title[0])
