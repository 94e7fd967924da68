"""One office's plan of a tahun as its journal entries tell it: a real decree's plan, reports, meetings, by a seed."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from monev.core.dates import end_of_month
from monev.database import Database
from monev.journal import FolderJournal
from monev.uploads import check_upload, plan_upload, store_upload

DECREES = (("KPU Kabupaten Gunungkidul", 2024), ("KPU Kabupaten Mesuji", 2025))
"""Whose plans all offices have: the first one's (228 tenggat) in the newest tahun and every second before it, the other
one's (40 tenggat) in between. So every office holds the same, and N of them hold N times as much."""
DATA = Path(__file__).resolve().parents[2] / "data"

Draft = tuple[str, dict[str, Any]]
"""The jenis of an entry, and its content."""


@cache
def decree(number: int) -> tuple[dict[str, Any], ...]:
    """The langkah of a decree, as the program reads its file; nobody changes them."""
    satker, tahun = DECREES[number]
    path = DATA / f"Rencana Aksi ZI {satker} {tahun}.xlsx"
    with tempfile.TemporaryDirectory() as temporary:
        db = Database.open_at(None, FolderJournal(Path(temporary) / "jurnal"))
        data = path.read_bytes()
        plan = plan_upload(db, check_upload(data, path.name), posisi=date(tahun, 1, 31))
        store_upload(db, plan, pelaku="ukur", file=data, file_name=path.name)
        (entry,) = db.journal.read()
        db.close()
    return tuple(entry.isi["langkah"])


def in_tahun(number: int, tahun: int) -> list[dict[str, Any]]:
    """The same with all days as many years later or earlier as its tahun lies from `tahun`."""
    own = DECREES[number][1]
    result = copy.deepcopy(list(decree(number)))
    for row in result:
        for before, after in ((f"{own}", f"{tahun}"), (f"-{own % 100}", f"-{tahun % 100}")):  # 2025, Nov-25
            row["target_waktu"] = row["target_waktu"].replace(before, after)
        if row["mulai"]:
            row["mulai"] = _moved(row["mulai"], tahun - own)
        for one in row["tenggat"]:
            one["tenggat"], one["buka"] = (_moved(one[name], tahun - own) for name in ("tenggat", "buka"))
            year, month, *day = one["tenggat"].split("-")
            end = end_of_month(int(year), int(month)).isoformat()
            one["jatuh_tempo"] = one["tenggat"] if day else end
    return result


def _moved(key: str, years: int) -> str:
    moved = f"{int(key[:4]) + years}{key[4:]}"
    return moved.replace("-02-29", "-02-28")


class Rencana:
    """What stands of it now; each method changes that and gives the entry which says so."""

    def __init__(self, satker: str, tahun: int, *, decree_number: int, seed: str) -> None:
        self.satker, self.tahun = satker, tahun
        self.chance = Random(seed)
        self.quality = 0.3 + 0.6 * self.chance.random()
        self.langkah = in_tahun(decree_number, tahun)
        self.unggahan = 0
        self.rapat = 0
        self._open: int | None = None  # the meeting that is going on
        self.posisi = date(tahun, 1, 31)
        self._edited: int | None = None  # the unggahan that the one began with which changes in the app are joined in
        self._notes = self._remarks = self._decisions = 0
        self._ticks = self._said = 0
        self._details: dict[str, Any] = {}

    def upload(self, posisi: date) -> Draft:
        """The next unggahan of a file: of the plan alone at first, then of what was done by `posisi`."""
        self.unggahan += 1
        self.posisi, self._edited = posisi, None
        changes = [] if self.unggahan == 1 else list(self._report(posisi))
        return "unggahan", {
            "unggahan": self.unggahan,
            "jenis": "berkas",
            "posisi": posisi.isoformat(),
            "catatan": "",
            "nama_berkas": f"{self.satker} {self.tahun}.xlsx",
            "simulasi": False,
            "dilaporkan": self.unggahan > 1,
            "langkah": self.langkah,
            "peringatan": [],
            "perubahan": changes,
        }

    def _report(self, posisi: date) -> Iterator[dict[str, Any]]:
        day = posisi.isoformat()
        for row in self.langkah:
            for one in row["tenggat"]:
                if one["laporan"] != "belum" or one["jatuh_tempo"] > day or self.chance.random() > self.quality:
                    continue
                one |= {"laporan": "selesai", "tanggal_selesai": one["jatuh_tempo"], "selesai_sejak": day}
                for bukti in one["bukti"]:
                    bukti["status"] = "ada" if self.chance.random() < self.quality else bukti["status"]
                yield _change("selesai_baru", row, one["tenggat"], "Status", "Belum", "Selesai")

    def meeting(self, count: int) -> Iterator[Draft]:
        """A meeting of so many entries: it is opened, three ticks and then a note in turn, and closed with the last."""
        self.rapat += 1
        self._open = self.rapat
        self._notes = self._remarks = 0
        self._details = {
            "judul": f"Rapat evaluasi {self.rapat}",
            "tanggal": self.posisi.isoformat(),
            "posisi": self.posisi.isoformat(),
            "periode": "setahun",
            "tempat": "Aula",
            "pemimpin": "Ketua",
            "notulis": "Kasubbag",
            "status": "berlangsung",
            "layar": "",
        }
        yield self._event("buka", "rapat", self.rapat, self._details)
        for number in range(1, count - 1):
            yield self.note() if number % 4 == 0 else self.tick()
        if count > 1:
            yield self._event("tutup", "rapat", self.rapat, self._details | {"status": "ditutup"}, self._details)
        self._open = self._edited = None

    def tick(self) -> Draft:
        """The next change made in the app: a tenggat's status, a bukti of it, what stood in its way, in turn."""
        if self._edited is None:
            self._edited = self.unggahan
            self.unggahan += 1
        self._ticks += 1
        edits, change = self._tick()
        return "suntingan", {
            "unggahan": self.unggahan,
            "asal": self._edited,
            "pangkal": None,
            "kembar": None,
            "jenis": "rapat" if self._open else "suntingan",
            "rapat": self._open,
            "posisi": self.posisi.isoformat(),
            "menarik": None,
            "ubah": edits,
            "perubahan": [change],
        }

    def _tick(self) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        row = self.chance.choice([row for row in self.langkah if row["tenggat"]])
        one = self.chance.choice(row["tenggat"])
        if self._ticks % 3 == 0 and one["bukti"]:
            bukti = self.chance.choice(one["bukti"])
            status = "ada" if bukti["status"] != "ada" else "perlu_perbaikan"
            change = _change("bukti_berubah", row, one["tenggat"], bukti["nama"], bukti["status"], status)
            return [_set(row["kode"], one["tenggat"], bukti, "status", status, bukti["nama"])], change
        if self._ticks % 3 == 1 and one["laporan"] != "selesai":
            day = self.posisi.isoformat()
            done = {"laporan": "selesai", "tanggal_selesai": day, "selesai_sejak": day}
            edits = [_set(row["kode"], one["tenggat"], one, name, value) for name, value in done.items()]
            return edits, _change("selesai_baru", row, one["tenggat"], "Status", "Belum", "Selesai")
        said = f"Menunggu jadwal pimpinan, catatan {self._ticks}"
        change = _change("laporan_berubah", row, one["tenggat"], "Kendala", one["kendala"], said)
        return [_set(row["kode"], one["tenggat"], one, "kendala", said)], change

    def note(self) -> Draft:
        """The next thing written down in the meeting: a note, a remark, a follow-up, in turn."""
        self._said += 1
        row = self.chance.choice(self.langkah)
        where = {"area": row["area"], "kode": row["kode"]}
        if self._said % 3 == 0:
            self._decisions += 1
            agreed = {"uraian": f"Menindaklanjuti {self._said}", "pic": "Sekretaris", "batas": f"{self.tahun}-12-31"}
            fixed = {"rapat": self.rapat, "status": "terbuka", "keterangan": ""}
            return self._event("putuskan", "tindak_lanjut", self._decisions, {**fixed, **where, **agreed})
        if self._said % 3 == 1:
            self._notes += 1
            said = {"kendala": f"Kendala {self._said}", "solusi": "Dijadwalkan ulang"}
            return self._event("catatan", "catatan", self._notes, {**where, "tenggat": None, **said})
        self._remarks += 1
        said = {"jenis": "arahan", "area": row["area"], "isi": f"Arahan {self._said}"}
        return self._event("bahasan", "bahasan", self._remarks, said)

    def _event(self, name: str, thing: str, number: int, after: dict, before: dict | None = None) -> Draft:
        change = {"benda": thing, "nomor": number, "dari": before, "ke": after}
        return "rapat", {"rapat": self.rapat, "peristiwa": name, "menarik": None, "ubah": [change]}


def _set(
    kode: str, tenggat: str, thing: dict[str, Any], name: str, value: str, bukti: str | None = None
) -> dict[str, Any]:
    """Change the field, and say so as a suntingan does."""
    before, thing[name] = thing[name], value
    return {"kode": kode, "tenggat": tenggat, "bukti": bukti, "kolom": name, "dari": before, "ke": value}


def _change(jenis: str, row: dict[str, Any], tenggat: str, name: str, before: str | None, after: str) -> dict[str, Any]:
    about = {"jenis": jenis, "kode": row["kode"], "langkah_aksi": row["langkah_aksi"], "tenggat": tenggat}
    return {**about, "kolom": name, "dari": before, "ke": after}
