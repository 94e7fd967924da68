"""The journal's entries of a whole meeting, written down from docs/meeting.md: each says what
happened (`peristiwa`) and every thing it changed, whole before and after. They are read for years,
so whatever records a meeting writes just these.
"""

from typing import Any

from monev.database import Database
from monev.meeting import acts, ending, recording, records
from tests.makers import SATKER, TAHUN, append_unggahan
from tests.meeting.conftest import ANI, BUDI, rapat_now

PERSON = {"nama": "Siti", "jabatan": "Ketua", "kehadiran": "diundang", "wakil": ""}
NOTE = {"area": "I", "kode": "I.1.1", "tenggat": "2025-03", "kendala": "Hujan", "solusi": ""}
SAID = {"penutur": "Ketua", "isi": "Segera", "area": None}
DECIDED = {
    "area": "V",
    "kode": "V.a.1.1",
    "uraian": "Lengkapi bukti",
    "pic": "Ani; Budi",
    "batas": "2025-07-20",
    "status": "terbuka",
    "rapat": 1,
    "keterangan": "",
}
LATER = {"riwayat_batas": [], "disepakati": False, "tautan": ""}
"""What a follow-up has once it was changed; a new one says none of it yet."""
OPENED = {
    "judul": "Rapat TW II",
    "tanggal": "2025-07-10",
    "periode": "tw2",
    "posisi": "2025-06-30",
    "tempat": "Aula",
    "pemimpin": "",
    "notulis": "",
    "status": "berlangsung",
}
TEXTS = [
    "mulai",
    "selesai",
    "acara",
    "pemimpin_jabatan",
    "pemimpin_pangkat",
    "pemimpin_nip",
    "notulis_jabatan",
    "notulis_pangkat",
    "notulis_nip",
    "undangan_nomor",
    "undangan_tanggal",
    "undangan_sifat",
    "undangan_lampiran",
    "undangan_hal",
    "undangan_tembusan",
    "presensi",
    "laporan_lengkap",
    "laporan_nomor",
    "memenuhi",
    "berikut_tanggal",
    "berikut_mulai",
    "berikut_tempat",
]
DETAILS = dict.fromkeys(TEXTS, "")
LISTS: dict[str, list] = {"ralat": [], "perbaikan": [], "naskah": []}

Change = tuple[str, int, dict | None, dict | None]


def hold(db: Database) -> None:
    """Hold a meeting from its opening to a correction of what it signed."""
    about = {"periode": "tw2", "judul": " Rapat  TW II ", "tanggal": "2025-07-10", "tempat": "Aula"}
    rapat = acts.open_rapat(db, SATKER, TAHUN, **about, **ANI)
    people = [("Siti ", "Ketua"), ("Budi", "")]
    acts.add_attendance(db, rapat, people, "diundang", **ANI)
    acts.mark_kehadiran(db, rapat, [1], "hadir", **ANI)
    acts.change_thing("hadir", db, rapat, 2, {"kehadiran": "diwakili", "wakil": "Cici"}, **BUDI)
    acts.record_kendala(db, rapat, kendala="Hujan", kode="I.1.1", tenggat="2025-03", **ANI)
    acts.change_thing("catatan", db, rapat, 1, {"solusi": "Tenda"}, {"solusi": ""}, **ANI)
    acts.record_remark(db, rapat, penutur="Ketua", isi="Segera", **ANI)
    acts.change_thing("bahasan", db, rapat, 1, {"isi": "Segera sekali"}, **ANI)
    decided = {"uraian": "Lengkapi bukti", "pic": "Ani ;Budi", "batas": "2025-07-20"}
    acts.decide(db, rapat, **decided, kode="V.a.1.1", **ANI)
    acts.agree(db, rapat, [1], **ANI)
    acts.change_tindak_lanjut(db, rapat, 1, {"uraian": "Lengkapi notulen"}, **ANI)
    deleted = acts.delete_record(db, rapat, "bahasan", 1, **BUDI)
    assert deleted is not None
    taken = acts.delete_record(db, rapat, "catatan", 1, **ANI)
    assert taken is not None
    recording.undo(db, SATKER, TAHUN, taken.nomor, **ANI)
    acts.change_rapat(db, rapat, {"berikut_tanggal": "2025-10-08", "berikut_mulai": "9"}, **ANI)
    end = {"pemimpin": "Siti", "notulis": "Ani", "mulai": "9.00", "selesai": "11:30"}
    ending.close_rapat(db, rapat, end, **ANI)
    acts.change_tindak_lanjut(db, records.rapat_view(db, rapat_now(db)), 1, DONE, **BUDI)
    ending.correct_rapat(db, rapat_now(db), alasan="Nama keliru", **ANI)


DONE = {"status": "selesai", "keterangan": "Sudah"}


def expected(undone: int) -> list[tuple[str, str, int | None, list[Change]]]:
    """List the entries: event, who, which entry it takes back, and what became what."""
    budi = {**PERSON, "nama": "Budi", "jabatan": ""}
    present, instead = {**PERSON, "kehadiran": "hadir"}, {"kehadiran": "diwakili", "wakil": "Cici"}
    note, said = {**NOTE, "solusi": "Tenda"}, {**SAID, "isi": "Segera sekali"}
    whole = {**DECIDED, **LATER}
    agreed = {**whole, "disepakati": True}
    reworded = {**whole, "uraian": "Lengkapi notulen"}
    opened = {**OPENED, **DETAILS, **LISTS}
    following = {**opened, "berikut_tanggal": "2025-10-08", "berikut_mulai": "09.00"}
    names = {"pemimpin": "Siti", "notulis": "Ani", "mulai": "09.00", "selesai": "11.30"}
    closed = {**following, **names, "status": "ditutup"}
    correction = {"alasan": "Nama keliru", "pada": "2025-07-10"}
    again = {**closed, "status": "berlangsung", "perbaikan": [correction]}
    return [
        ("buka", "Ani", None, []),  # of a new meeting what was said: below
        ("hadir", "Ani", None, [("hadir", 1, None, PERSON), ("hadir", 2, None, budi)]),
        ("hadir", "Ani", None, [("hadir", 1, PERSON, present)]),
        ("hadir", "Budi", None, [("hadir", 2, budi, {**budi, **instead})]),
        ("catatan", "Ani", None, [("catatan", 1, None, NOTE)]),
        ("catatan", "Ani", None, [("catatan", 1, NOTE, note)]),
        ("bahasan", "Ani", None, [("bahasan", 1, None, SAID)]),
        ("bahasan", "Ani", None, [("bahasan", 1, SAID, said)]),
        ("putuskan", "Ani", None, [("tindak_lanjut", 1, None, DECIDED)]),
        ("disepakati", "Ani", None, [("tindak_lanjut", 1, whole, agreed)]),
        # Said otherwise it is to be agreed to again.
        ("tindak_lanjut", "Ani", None, [("tindak_lanjut", 1, agreed, reworded)]),
        ("hapus", "Budi", None, [("bahasan", 1, said, None)]),
        ("hapus", "Ani", None, [("catatan", 1, note, None)]),
        ("urungkan", "Ani", undone, [("catatan", 1, None, note)]),
        ("ubah", "Ani", None, [("rapat", 1, opened, following)]),
        ("tutup", "Ani", None, [("rapat", 1, following, closed)]),
        ("tindak_lanjut", "Budi", None, [("tindak_lanjut", 1, reworded, {**reworded, **DONE})]),
        ("perbaikan", "Ani", None, [("rapat", 1, closed, again)]),
    ]


def stored(db: Database) -> list[Any]:
    return [entry for entry in db.journal.read() if entry.jenis == "rapat"]


def test_a_whole_meeting_is_recorded_in_these_entries_and_no_others(db):
    append_unggahan(db)
    hold(db)
    entries = stored(db)
    (undone,) = [entry.isi["menarik"] for entry in entries if entry.isi["menarik"]]
    told = []
    for entry in entries:
        changes = []
        for change in entry.isi["ubah"]:
            assert change.keys() == {"benda", "nomor", "dari", "ke"}
            changes.append((change["benda"], change["nomor"], change["dari"], change["ke"]))
        told.append((entry.isi["peristiwa"], entry.pelaku, entry.isi["menarik"], changes))
    wanted = expected(undone)
    assert [one[:3] for one in told] == [one[:3] for one in wanted]
    for (event, *_, changes), (*_, meant) in zip(told[1:], wanted[1:], strict=True):
        assert changes == meant, event
    (opened,) = told[0][3]
    assert opened[:3] == ("rapat", 1, None)
    assert {name: opened[3][name] for name in OPENED} == OPENED
    assert {name for name in opened[3].keys() - OPENED if opened[3][name]} == set()
    # Outside of meetings a follow-up is of none.
    wheres = [entry.isi["rapat"] for entry in entries]
    assert wheres == [1] * (len(entries) - 2) + [None, 1]
    for entry in entries:
        assert entry.isi.keys() == {"rapat", "peristiwa", "menarik", "ubah"}
