"""Gathers the data of the documents as plain rows; for a closed meeting, as it was at its close."""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from operator import itemgetter
from typing import NamedTuple

from monev import figures
from monev.access import same_pic
from monev.core import clock
from monev.core.dates import Periode, format_day, periode_of
from monev.core.grouping import group_by
from monev.core.public_address import public_address
from monev.core.statuses import OVERDUE
from monev.core.text import joined
from monev.database import Database, Row, rows_of
from monev.evidence_files.files import Photo
from monev.figures import Counts, Ringkasan, View
from monev.figures.bukti_places import bukti_index
from monev.figures.plan_history import newest_of_rencana
from monev.figures.rows import (
    AnyRow,
    AreaRow,
    BuktiRow,
    LangkahPlace,
    LangkahRow,
    TenggatRow,
    VersionRow,
)
from monev.figures.sentences import NO_REALISASI_YET, NOTHING_REPORTED
from monev.figures.told import WORDS, overdue
from monev.journal.journal import Anchor, anchor_of
from monev.meeting import records
from monev.meeting.own_target import PAPERS, PHOTOS, meeting_itself
from monev.meeting.records import Rapat
from monev.meeting.screens import next_targets
from monev.meeting.things import EditRow, FollowUpRow
from monev.outputs.documents import DOCUMENTS, rapat_file_name
from monev.outputs.letterhead import Kop, read_kop
from monev.outputs.messages import Addressee, read_marks


class IndexedBukti(BuktiRow):
    """A row of `bukti_index`."""

    nomor: str
    bertanggal: str
    diperiksa_oleh: str | None
    diperiksa_pada: datetime | None
    kedua: str
    verdik_kedua: str


class Standing(NamedTuple):
    """How the plan stood at some moment."""

    view: View
    current: Counts


class Letter(NamedTuple):
    """What the invitation says, as it was sent: nothing that came later alters it.

    - agenda: its points, from the data of the day on which the meeting was opened; each has its
      place in the minutes
    - asked: the people it invites, by their numbers in the attendance (empty: everybody)
    - sent: the meeting, without what its close filled in
    """

    agenda: Sequence[str] = ()
    asked: Collection[int] = ()
    sent: Rapat | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """One rencana at one posisi, with the records of its meeting (none without a meeting).

    - periode: the periode that papers are about
    - anchor: the newest journal entry in it, by which a paper can be checked against the journal
      later; made: the time of that entry
    - bukti: rows of `bukti_index` by (kode, tenggat); langkah: rows by kode
    - own: kode and tenggat of the target that its meeting fulfils; ("", "") for none
    - plan_note: the note of the first unggahan, up to the one judged, that names the plan's decree
    - before: just before the meeting recorded anything of the plan
    - told: the `read_marks` of its satker
    - address: the app's address, for links ("" if unknown)
    """

    view: View
    rapat: Rapat | None
    periode: Periode
    kop: Kop
    ringkasan: Ringkasan
    per_area: list[AreaRow]
    tenggat: list[TenggatRow]
    langkah: dict[str, LangkahRow]
    bukti: dict[tuple[str, str], list[IndexedBukti]]
    kesenjangan: list[BuktiRow]
    without_target: list[LangkahRow]
    upcoming: list[TenggatRow]
    anchor: Anchor
    made: datetime
    own: tuple[str, str]
    plan_note: str
    before: Standing
    letter: Letter = field(default_factory=Letter)
    attendance: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)
    remarks: list[Row] = field(default_factory=list)
    changes: list[EditRow] = field(default_factory=list)
    decisions: list[FollowUpRow] = field(default_factory=list)
    earlier_tindak_lanjut: list[FollowUpRow] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    told: Mapping[Addressee, str] = field(default_factory=dict)
    address: str = ""

    @property
    def meeting(self) -> Rapat:
        """The meeting of a paper that needs one (`DocumentKind.needs_rapat`)."""
        assert self.rapat is not None
        return self.rapat

    @property
    def rencana_only(self) -> bool:
        """True if nobody reported yet, so that figures are those of the plan alone."""
        return self.view.rencana_only

    @property
    def late(self) -> list[TenggatRow]:
        """The tenggat that are due and not done."""
        return [row for row in self.tenggat if row["status"] in OVERDUE]

    @property
    def sentence(self) -> str:
        """The situation in a sentence."""
        return on_paper(
            figures.ringkasan_sentence(self.view, self.ringkasan.current, self.per_area)
        )

    @property
    def lacking(self) -> str:
        """How many bukti are missing, in a sentence; without any, how many are there."""
        rows = self.kesenjangan
        if rows:
            return on_paper(f"{figures.lacking_words(rows)}.")
        return on_paper(figures.bukti_sentence(self.view, self.ringkasan.current, rows))

    @property
    def own_papers(self) -> int:
        """How many of the bukti that count are papers of the meeting itself."""
        given = {change["bukti"] for change in self.changes if self.is_own(change)}
        papers = self.bukti.get(self.own, [])
        return sum(row["hadir"] and row["bukti"] in given for row in papers)

    @property
    def kendala(self) -> list[Row]:
        """Every kendala and solusi of the meeting, noted by itself or with a status."""
        return [*self.notes, *records.kendala_under_status(reversed(self.changes))]

    def shown(self, kode: str) -> str:
        """Return what people see of a kode."""
        return self.langkah[kode]["kode_tampil"] if kode in self.langkah else kode

    def place(self, kode: str | None) -> int:
        """Return the place of a langkah in the plan; one that the plan dropped is last."""
        return [*self.langkah, kode].index(kode)

    def said_with(self, note: Row) -> str:
        """Find the solusi said with a kendala in the meeting, else the one it was reported with."""
        if note["solusi"] or not note["kode"]:
            return note["solusi"] or ""
        same = (note["kode"], note["kendala"])
        reported = [row for row in self.tenggat if (row["kode"], row["kendala"]) == same]
        return next(filter(None, map(itemgetter("tindak_lanjut"), reported)), "")

    @property
    def has_pics(self) -> bool:
        """True if the plan names any PIC; else a column for them would be empty."""
        return any(langkah["pic"] for langkah in self.langkah.values())

    @property
    def present(self) -> list[Row]:
        """The people who came, each once: those invited, and those who came in their place."""
        came = {}
        for guest in self.attendance:
            if guest["kehadiran"] == "hadir":
                came[same_pic(guest["nama"])] = guest
        for guest in self.attendance:
            if guest["kehadiran"] == "diwakili":
                name, _, jabatan = guest["wakil"].partition(",")
                instead = joined(jabatan.strip(), f"mewakili {guest['nama']}", by=", ")
                came.setdefault(same_pic(name), {**guest, "nama": name, "jabatan": instead})
        return [*came.values()]

    @property
    def present_in_words(self) -> str:
        """How many came: 23 orang (1 di antaranya mewakili)."""
        told = f"{figures.format_number(len(self.present))} orang"
        instead = sum(guest["kehadiran"] == "diwakili" for guest in self.present)
        return (
            f"{told} ({figures.format_number(instead)} di antaranya mewakili)" if instead else told
        )

    def jabatan_of(self, name: str) -> str:
        """Find somebody's jabatan; "" if unknown, or if it is only the role of notulis.

        It is as written with who leads or records, else as in the attendance; who came instead of
        somebody has theirs there.
        """
        rapat, wanted = self.meeting, same_pic(name)
        spoken = " ".join(name.casefold().split())
        for role, said in (
            (rapat.pemimpin, rapat.pemimpin_jabatan),
            (rapat.notulis, rapat.notulis_jabatan),
        ):
            if said and same_pic(role) == wanted:
                return said
        for guest in self.attendance:
            if same_pic(guest["nama"]) == wanted:
                return guest["jabatan"] if same_pic(guest["jabatan"]) != "notulis" else ""
            instead = " ".join(guest["wakil"].split())
            if wanted and f"{instead.casefold()},".startswith(f"{spoken},"):
                own = instead[len(spoken) :].strip(" ,")
                return joined(own, f"mewakili {guest['nama']}", by=", ")
        return ""

    def introduced(self, name: str) -> str:
        """Write a name with its jabatan, as far as that is known: Ani, Sekretaris."""
        return joined(name, self.jabatan_of(name), by=", ")

    @property
    def is_leader_away(self) -> bool:
        """True if who leads the meeting was marked as not there."""
        found = records.leader_and_notulis(self.attendance, self.meeting.pemimpin, "").values()
        return any(person["kehadiran"] not in ("diundang", "hadir") for person in found)

    def is_own(self, row: AnyRow) -> bool:
        """True for the target that the meeting itself fulfils: nobody is asked for it."""
        return (row.get("kode"), row.get("tenggat")) == self.own

    def falls_due(self, tenggat: TenggatRow) -> bool:
        """True if a tenggat falls due in the periode."""
        return self.periode.before < tenggat["jatuh_tempo"] <= self.periode.end

    def was_done_after(self, tenggat: TenggatRow) -> bool:
        """True if a tenggat due before the periode was done in it."""
        done = tenggat["selesai_pada"] if tenggat["status"] == "selesai" else None
        start = self.periode.before
        return tenggat["jatuh_tempo"] <= start and done is not None and start < done

    @property
    def posisi(self) -> str:
        """The day of posisi in words."""
        return format_day(self.view.posisi)


def name_area(row: AreaRow | LangkahPlace) -> str:
    """Name the area of a row as people say it: V Penguatan Pengawasan."""
    return figures.format_area(row["area"], row["nama_area"])


def on_paper(text: str) -> str:
    """Turn sentences of a page into sentences of a paper.

    (1) The words for *no realisasi yet* are those of papers. (2) No sentence begins with a figure
    (EYD V): *39 target terlambat* becomes *Sebanyak 39 target terlambat*. A figure after *s.d.*
    begins no sentence.
    """
    told = text.replace(NO_REALISASI_YET, NOTHING_REPORTED)
    return re.sub(r"(?:^|(?<=\. )(?<!s\.d\. ))(?=\d)", "Sebanyak ", told)


def gather(db: Database, view: View, rapat: Rapat | None) -> Material:
    """Gather the data of a paper. For a closed meeting it is that of its close, whatever the view.

    The periode is that of the meeting, else the triwulan that posisi lies in. Raises NotFound.
    """
    closing = None if rapat is None else rapat.entri_tutup
    about = rapat.periode if rapat else periode_of(view.posisi)
    if rapat and closing:
        view = records.rapat_view(db, rapat)
    else:
        view = records.with_changes_since(db, view, about.before)
    own = meeting_itself(db, view, rapat) if rapat else None
    # The entry of the meeting's close, else the newest of the rencana or its office: entries of
    # other offices change no paper.
    newest = newest_of_rencana(db, view, closing)
    langkah = {row["kode"]: row for row in figures.every_langkah(db, view)}
    bukti = group_by(
        rows_of(bukti_index(db, view, closing), IndexedBukti), itemgetter("kode", "tenggat")
    )
    if rapat and own:
        _name_own_papers(db, rapat, bukti[own.place])
    ringkasan = figures.ringkasan(db, view)
    material = Material(
        view=view,
        rapat=rapat,
        periode=about,
        kop=read_kop(db, view.satker),
        ringkasan=ringkasan,
        per_area=figures.every_area(db, view),
        tenggat=figures.every_tenggat(db, view),
        langkah=langkah,
        bukti=bukti,
        kesenjangan=figures.kesenjangan(db, view),
        without_target=rows_of(figures.langkah_without_target(db, view), LangkahRow),
        upcoming=next_targets(db, view, about),
        anchor=anchor_of(newest["nomor"], newest["hash"]),
        made=newest["waktu"],
        own=own.place if own else ("", ""),
        plan_note=_find_plan_note(db, view),
        before=Standing(view, ringkasan.current),
        told=read_marks(db, view.satker),
        address=public_address(),
    )
    return material if rapat is None else _with_records(db, material, rapat)


def _name_own_papers(db: Database, rapat: Rapat, rows: list[IndexedBukti]) -> None:
    """Name the files that the close stores as bukti: it stores them after its papers are made."""
    photos = ", ".join(file.name for _, file in records.files_beside(db, rapat, photos=True))
    names = {PHOTOS: photos}
    for kind, kode in PAPERS.items():
        paper = DOCUMENTS[kode]
        names[kind] = rapat_file_name(rapat, paper.name, paper.forms[0])
    for row in rows:
        if row["hadir"] and not row["tautan"]:
            row["tautan"] = names.get(row["jenis_bukti"], "")


def _find_plan_note(db: Database, view: View) -> str:
    note = ""
    versions = figures.riwayat(db, view.satker, view.tahun)  # the newest first
    for row in rows_of(versions, VersionRow):
        if row["unggahan"] <= view.unggahan and "Keputusan" in (row["catatan"] or ""):
            note = row["catatan"]
    return note


def _with_records(db: Database, material: Material, rapat: Rapat) -> Material:
    """Add the records of a meeting up to its close; up to now while it goes on."""
    closing = rapat.entri_tutup
    # What is sent out before a meeting speaks of the day it is sent.
    day = min(rapat.tanggal, clock.today()) if rapat.is_open else rapat.tanggal
    earlier = records.read_earlier_tindak_lanjut(db, rapat, until=closing, day=day)
    # In the order they were made.
    changes = sorted(records.read_rapat_changes(db, rapat), key=itemgetter("entri"))
    photos = [  # also those that came after its close
        Photo(db.journal.read_file(file.sha256), date.fromisoformat(photo["pada"]))
        for photo, file in records.files_beside(db, rapat, photos=True)
    ]
    before = material.before
    if changes:
        before = _standing_at(db, rapat, material.view.posisi, changes[0]["entri"] - 1)
    return replace(
        material,
        before=before,
        letter=_gather_letter(db, rapat),
        attendance=records.read_things(db, rapat, "hadir"),
        notes=records.read_things(db, rapat, "catatan"),
        remarks=records.read_things(db, rapat, "bahasan"),
        changes=[each for each in changes if each["menarik"] is None and not each["ditarik"]],
        decisions=records.read_decisions(db, rapat, until=closing, day=day),
        earlier_tindak_lanjut=sorted(earlier, key=itemgetter("batas", "rapat", "nomor")),
        photos=photos,
    )


def _standing_at(db: Database, rapat: Rapat, posisi: date, entri: int) -> Standing:
    view = figures.view_at(db, rapat.satker, rapat.tahun, posisi, entri=entri)
    return Standing(view, figures.ringkasan(db, view).current)


def _gather_letter(db: Database, rapat: Rapat) -> Letter:
    letter = records.read_letter(db, rapat)
    entry = letter["dibuka_entri"]
    day = rapat.dibuka.astimezone(clock.zone()).date()
    view, current = _standing_at(db, rapat, min(day, rapat.posisi), entry)
    is_late = any(overdue(current._asdict()).values()) and not view.rencana_only
    points = {
        "Tindak lanjut rapat sebelumnya": records.read_earlier_tindak_lanjut(
            db, rapat, until=entry
        ),
        f"Keadaan rencana aksi {rapat.periode.name}": True,
        f"Target {WORDS['belum_tuntas']}": is_late,
        "Bukti yang kurang": figures.kesenjangan(db, view),
    }
    named = [what for what, there in points.items() if there]
    agenda = ["Pembukaan", *named, "Keputusan dan tindak lanjut", "Penutup"]
    before = json.loads(letter["sebelum_tutup"] or "{}")
    sent = replace(
        rapat,
        mulai=before.get("mulai", rapat.mulai),
        tempat=before.get("tempat", rapat.tempat),
        pemimpin=before.get("pemimpin", rapat.pemimpin),
    )
    return Letter(agenda, frozenset(letter["diundang"]), sent)
