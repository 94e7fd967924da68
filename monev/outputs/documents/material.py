"""What the documents are made of, as plain rows; of a closed meeting all of it is as it was at its
close."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from operator import itemgetter
from typing import Literal, NamedTuple

from monev import figures
from monev.core.dates import Periode, format_day, periode_of
from monev.core.grouping import group_by
from monev.core.public_address import public_address
from monev.core.text import capitalized
from monev.database import Database, Row, rows_of
from monev.figures import Counts, Ringkasan, View
from monev.figures.bukti import COLUMN_OF_KIND
from monev.figures.bukti_index import bukti_index
from monev.figures.riwayat import newest_of_rencana
from monev.figures.sentences import NO_REALISASI_YET, NOTHING_REPORTED
from monev.journal.survey import Anchor, anchor_of
from monev.meeting import records
from monev.meeting.records import Rapat
from monev.meeting.screens import Screen, build_screen_order, next_targets
from monev.outputs.letterhead import Kop, read_kop
from monev.outputs.messages import Addressee, read_marks


class Agenda(NamedTuple):
    """What an agenda is made of, as it stood when the meeting was opened: what is ticked meanwhile
    changes no letter that was sent. `version`, `version_time`: the journal entry that changed it
    last; `asked`: numbers in the attendance of whom the letter asks (empty: of everybody)."""

    p: View
    current: Counts
    per_area: list[Row]
    kesenjangan: int
    upcoming: list[Row]
    open_follow_ups: int
    version: int
    version_time: datetime
    asked: frozenset[int]


@dataclass(frozen=True, slots=True)
class Material:
    """One rencana at one posisi, with what its meeting recorded (nothing without one). `periode`:
    what it is about; `anchor`: the newest journal entry it follows from, which tells later whether
    the journal is still the same; `made`: when that was; `earlier_areas`: `per_area` at the end of
    what came before, none where nobody had reported by then; `plan_note`: what was noted of the
    first unggahan, up to the one judged, that names the plan's decree; `told`: the `read_marks` of
    its satker; `bukti`: rows of `bukti_index`; `address`: where links to pages and files lead ("":
    nobody said)."""

    p: View
    rapat: Rapat | None
    periode: Periode
    kop: Kop
    ringkasan: Ringkasan
    per_area: list[Row]
    earlier_areas: list[Row]
    matrix: list[Row]
    tenggat: list[Row]
    langkah: dict[str, Row]
    bukti: dict[tuple[str, str], list[Row]]
    kesenjangan: list[Row]
    groups: dict[str, list[Row]]
    without_target: list[Row]
    upcoming: list[Row]
    screens: list[Screen]
    anchor: Anchor
    made: datetime
    plan_note: str
    agenda: Agenda
    attendance: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)
    remarks: list[Row] = field(default_factory=list)
    changes: list[Row] = field(default_factory=list)
    decisions: list[Row] = field(default_factory=list)
    earlier_tindak_lanjut: list[Row] = field(default_factory=list)
    told: Mapping[Addressee, str] = field(default_factory=dict)
    address: str = ""

    @property
    def meeting(self) -> Rapat:
        """Its meeting, for papers that are made of one; nobody makes them without
        (`DocumentKind.needs_rapat`)."""
        assert self.rapat is not None
        return self.rapat

    @property
    def late(self) -> list[Row]:
        """The tenggat that are late."""
        return [t for t in self.tenggat if t["status"] == "terlambat"]

    @property
    def sentence(self) -> str:
        """The situation in a sentence."""
        per = f"Per {self.posisi}, "
        sentence = figures.ringkasan_sentence(self.p, self.ringkasan.current, self.per_area)
        remark = figures.opening_remark(self.p, self.ringkasan.current)
        if remark and not self.p.rencana_only:  # what is late is late as of a day
            sentence = f"{per}{sentence.replace(per, '', 1)}"
        return on_paper(sentence)

    @property
    def kesenjangan_sentence(self) -> str:
        """The evidence gaps in a sentence."""
        returned = sum(row["status"] == "perlu_perbaikan" for row in self.kesenjangan)
        about = (self.p, self.ringkasan.current, len(self.kesenjangan))
        return figures.kesenjangan_sentence(*about, returned=returned)

    @property
    def further_kesenjangan_sentence(self) -> str:
        """The same for below `sentence`, without what that has said already and the day."""
        sentence = self.kesenjangan_sentence.replace(NO_REALISASI_YET, NOTHING_REPORTED)
        parts = re.split(r"(?<=\.) (?=[A-Z])", sentence)
        said = " ".join(part for part in parts if part not in self.sentence).removeprefix(
            f"Per {self.posisi}, "
        )
        return on_paper(capitalized(said))

    @property
    def kendala(self) -> list[Row]:
        """Every kendala and solusi of the meeting, however it was written down: noted, or under a
        status."""
        under_status = records.kendala_under_status(reversed(self.changes))
        return [
            *self.notes,
            *(row | {"area": self.langkah[row["kode"]]["area"]} for row in under_status),
        ]

    @property
    def has_pics(self) -> bool:
        """Whether the plan names anybody; where it names nobody, a column of who does what says
        nothing."""
        return any(langkah["pic"] for langkah in self.langkah.values())

    @property
    def present(self) -> list[Row]:
        """Who came, of those who were asked to."""
        return [guest for guest in self.attendance if guest["kehadiran"] == "hadir"]

    def jabatan_of(self, role: Literal["pemimpin", "notulis"]) -> str:
        """The jabatan of who leads or writes down: as said of them, else as in the attendance; ""
        where nobody said."""
        r = self.meeting
        name = getattr(r, role).casefold()
        known = (
            guest["jabatan"]
            for guest in self.attendance
            if name and guest["nama"].casefold() == name
        )
        return getattr(r.rincian, f"{role}_jabatan") or next(known, "")

    @property
    def open_tindak_lanjut(self) -> list[Row]:
        """The follow-ups that are still to come, of this meeting and of those before."""
        return [
            t for t in (*self.decisions, *self.earlier_tindak_lanjut) if t["status"] == "terbuka"
        ]

    @property
    def posisi(self) -> str:
        """posisi in words."""
        return format_day(self.p.posisi)


def on_paper(text: str) -> str:
    """Sentences of a page as a paper has them: none speaks of what is seen, and none begins with a
    figure (EYD V): Sebanyak 39 target terlambat. None begins after *s.d.*"""
    told = text.replace(NO_REALISASI_YET, NOTHING_REPORTED)
    return re.sub(r"(?:^|(?<=\. )(?<!s\.d\. ))(?=\d)", "Sebanyak ", told)


def gather(db: Database, p: View, rapat: Rapat | None, periode: Periode | None = None) -> Material:
    """All of it. With a closed meeting the view is that of its close, whatever `p` is. `periode`:
    of a meeting its own; without either the triwulan posisi lies in. Raises NotFound."""
    closing = None if rapat is None else records.closing_entry(db, rapat)
    about = (rapat.periode if rapat else periode) or periode_of(p.posisi)
    p = (
        records.rapat_view(db, rapat)
        if rapat and closing
        else records.told_since(db, p, about.before)
    )
    recorded = {} if rapat is None else _gather_recorded(db, rapat)
    continuing = {t["area"] for t in recorded.get("earlier_tindak_lanjut", ()) if t["area"]}
    heading = f"Evaluasi Rencana Aksi ZI {about.name}" if rapat is None else rapat.judul
    # That of the meeting's close, else of the rencana or its office: what others store meanwhile
    # changes no paper.
    newest = newest_of_rencana(db, p, closing)
    return Material(
        p=p,
        rapat=rapat,
        periode=about,
        kop=read_kop(db, p.satker),
        ringkasan=figures.ringkasan(db, p),
        per_area=rows_of(figures.per_area(db, p)),
        earlier_areas=_gather_earlier_areas(db, p, closing),
        matrix=rows_of(figures.matrix(db, p)),
        tenggat=rows_of(figures.tenggat(db, p)),
        langkah={langkah["kode"]: langkah for langkah in rows_of(figures.langkah(db, p))},
        bukti=group_by(rows_of(bukti_index(db, p, closing)), itemgetter("kode", "tenggat")),
        kesenjangan=rows_of(figures.kesenjangan(db, p)),
        groups={kind: rows_of(figures.group_kesenjangan(db, p, kind)) for kind in COLUMN_OF_KIND},
        without_target=rows_of(figures.langkah_without_target(db, p)),
        upcoming=next_targets(db, p, about),
        screens=build_screen_order(db, p, heading, about, continuing, bool(continuing), ()),
        anchor=anchor_of(newest["nomor"], newest["hash"]),
        made=newest["waktu"],
        plan_note=_find_plan_note(db, p),
        agenda=_gather_agenda(db, p, rapat, about),
        told=read_marks(db, p.satker),
        address=public_address(),
        **recorded,
    )


def _gather_earlier_areas(db: Database, p: View, closing: int | None) -> list[Row]:
    if p.unggahan_sebelum_id is None:
        return []
    before = records.view_at_entry(db, p.satker, p.tahun, p.posisi_sebelum, closing)
    return [] if before.rencana_only else rows_of(figures.per_area(db, before))


def _find_plan_note(db: Database, p: View) -> str:
    history = [
        row
        for row in rows_of(figures.riwayat(db, p.satker, p.tahun))
        if row["unggahan"] <= p.unggahan
    ]
    return next(
        (row["catatan"] for row in reversed(history) if "Keputusan" in (row["catatan"] or "")), ""
    )


def _gather_recorded(db: Database, rapat: Rapat) -> dict[str, list]:
    """What a meeting recorded up to its close (now, while it goes on), by the names of
    `Material`."""
    as_of = {"until": records.closing_entry(db, rapat), "day": rapat.tanggal}
    earlier = records.read_earlier_tindak_lanjut(db, rapat, **as_of)
    # in the order done
    changes = sorted(records.read_rapat_changes(db, rapat), key=itemgetter("entri"))
    return {
        "attendance": records.read_attendance(db, rapat),
        "notes": records.read_notes(db, rapat),
        "remarks": records.read_remarks(db, rapat),
        "changes": [each for each in changes if each["menarik"] is None and not each["ditarik"]],
        "decisions": records.read_decisions(db, rapat, **as_of),
        "earlier_tindak_lanjut": sorted(earlier, key=itemgetter("batas", "rapat", "nomor")),
    }


def _gather_agenda(db: Database, p: View, rapat: Rapat | None, about: Periode) -> Agenda:
    if rapat is None:
        newest = newest_of_rencana(db, p)
        number = newest["nomor"]
        when = newest["waktu"]
        asked = frozenset()
        earlier = []
    else:
        letter = records.read_letter(db, rapat)
        number = letter["entri"]
        when = letter["waktu"]
        asked = frozenset(letter["diundang"])
        p = records.view_at_entry(
            db, rapat.satker, rapat.tahun, rapat.posisi, letter["dibuka_entri"]
        )
        earlier = records.read_earlier_tindak_lanjut(db, rapat, until=letter["dibuka_entri"])
    return Agenda(
        p=p,
        current=figures.ringkasan(db, p).current,
        per_area=rows_of(figures.per_area(db, p)),
        kesenjangan=len(figures.kesenjangan(db, p)),
        upcoming=next_targets(db, p, about),
        open_follow_ups=len(earlier),
        version=number,
        version_time=when,
        asked=asked,
    )
