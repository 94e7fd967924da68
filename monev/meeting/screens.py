"""The screens of a meeting for the projector.

Here are their order, which are skipped and why, and their content. All figures come from
monev.figures; nothing is counted here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

from monev import figures
from monev.access import list_people
from monev.access.door import place_of
from monev.core.dates import Periode, format_day, is_due, periode_of
from monev.core.errors import NotFound
from monev.core.grouping import group_by
from monev.core.statuses import OVERDUE, SETTLED_STATUSES
from monev.core.text import join_pics, pics_of, split_pics
from monev.database import Database
from monev.figures import View, format_area, plan_pics, plan_rows
from monev.figures.bukti import by_kode
from monev.figures.rows import (
    AnyRow,
    AreaRow,
    BuktiRow,
    LangkahRow,
    MatrixRow,
    OpenedRow,
    TenggatRow,
)
from monev.figures.told import LACKING, WORDS
from monev.figures.views import narrowed, view_before
from monev.meeting import records
from monev.meeting.records import Rapat
from monev.meeting.things import FollowUpRow, NoteRow, Place
from monev.writing.plan_versions import changes_since_triwulan

_MONTHS_OF_A_MONTHLY = 9
"""A langkah with at least so many tenggat, all month ends, is called *bulanan*."""


class LangkahItem(NamedTuple):
    """A langkah on an area's screen.

    - opened: its tenggat to be discussed (rows of `figures.tenggat`), each with its `bukti` (rows
      of `figures.bukti`)
    - done of due: how many of those due are done
    - is_monthly: it is done month by month
    """

    kode: str
    kode_tampil: str
    langkah_aksi: str
    pic: str | None
    opened: list[OpenedRow]
    done: int
    due: int
    is_monthly: bool


class AreaScreen(NamedTuple):
    """The screen of an area.

    - counts, matrix: its figures and its row of the heatmap
    - items: langkah to be discussed, in order of urgency; on_plan: those that need no discussion
    - soon: what falls due until the next meeting
    - without_target: langkah that cannot be judged; missing: the bukti that are missing
    - notes: of this meeting; agreed: follow-ups of this meeting, and open ones of earlier
      meetings
    """

    counts: AreaRow
    matrix: list[MatrixRow]
    items: list[LangkahItem]
    on_plan: list[LangkahItem]
    soon: list[TenggatRow]
    without_target: list[LangkahRow]
    missing: list[BuktiRow]
    notes: list[NoteRow]
    agreed: list[FollowUpRow]


def read_area_screen(db: Database, view: View, rapat: Rapat, area: str) -> AreaScreen:
    """Return the screen of an area. Raises NotFound if this version has no such area."""
    counts = next(iter(narrowed(figures.every_area(db, view), area=area)), None)
    if counts is None:
        raise NotFound(
            f"Area “{area}” tidak ada di rencana ini.", "Pilih layar lain dari daftar layar."
        )
    tenggat = narrowed(figures.every_tenggat(db, view), area=area)
    whole = by_kode(tenggat)
    opened = by_kode(_to_be_discussed(db, view, rapat, tenggat))
    soon = narrowed(next_targets(db, view, rapat.periode, after=view.posisi), area=area)
    named = {*opened, *by_kode(soon)}
    left_open = records.read_earlier_tindak_lanjut(db, rapat)
    items = [_langkah_item(whole[kode], rows) for kode, rows in opened.items()]
    on_plan = [_langkah_item(rows, []) for kode, rows in whole.items() if kode not in named]
    without_target = plan_rows(db, view, figures.langkah_without_target, LangkahRow)
    return AreaScreen(
        counts=counts,
        matrix=narrowed(plan_rows(db, view, figures.matrix, MatrixRow), tingkat="area", area=area),
        items=items,
        on_plan=on_plan,
        soon=soon,
        without_target=narrowed(without_target, area=area),
        missing=narrowed(figures.kesenjangan(db, view), area=area),
        notes=narrowed(records.read_notes(db, rapat), area=area),
        agreed=narrowed([*left_open, *records.read_decisions(db, rapat)], area=area),
    )


def _to_be_discussed(
    db: Database, view: View, rapat: Rapat, tenggat: Iterable[TenggatRow]
) -> list[OpenedRow]:
    """List late tenggat, then those done whose proof is missing, the earliest due first.

    A tenggat that the meeting has just settled keeps its place, so that nobody loses the line they
    were on: the order is that before the meeting's changes.
    """
    bukti = _owed_bukti(db, view)
    # The report before this meeting changed it; None if it changed only bukti.
    before: dict[tuple[str, str | None], str | None] = {}
    for change in reversed(records.read_rapat_changes(db, rapat)):
        changed = (change["kode"], change["tenggat"])
        is_report = change["kolom"] == "laporan" and not change["bukti"]
        before[changed] = before.get(changed) or (change["dari"] if is_report else None)

    def order(row: OpenedRow) -> tuple[bool, date, int]:
        reported = before.get((row["kode"], row["tenggat"]))
        was_late = row["status"] in OVERDUE
        if reported is not None:
            was_late = reported not in SETTLED_STATUSES and is_due(row["jatuh_tempo"], view.posisi)
        return not was_late, row["jatuh_tempo"], row["urutan"]

    items: list[OpenedRow] = []
    for row in tenggat:
        key = (row["kode"], row["tenggat"])
        owed = bukti.get(key, [])
        if row["status"] in OVERDUE or key in before or any(each["celah"] for each in owed):
            items.append({**row, "bukti": owed})
    return sorted(items, key=order)


def pics_to_ask(db: Database, view: View, rapat: Rapat) -> dict[str, int]:
    """Count the missing bukti by PIC ("": nobody is named), most first.

    What has several counts for each. A PIC keeps its place while the meeting ticks its bukti.
    """
    asked: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    for row in _with_asked_bukti(db, view, rapat):
        for pic in pics_of(row["pic"]):
            asked[pic] += len(row["bukti"])
            missing[pic] += sum(bukti["celah"] for bukti in row["bukti"])
    in_order = sorted(asked, key=lambda pic: (-asked[pic], not pic, pic))
    return {pic: missing[pic] for pic in in_order}


def bukti_of_pic(db: Database, view: View, rapat: Rapat, pic: str) -> list[LangkahItem]:
    """List the langkah of a PIC with missing bukti, the earliest due first."""
    opened = by_kode(narrowed(_with_asked_bukti(db, view, rapat), pic=pic))
    whole = by_kode(narrowed(figures.every_tenggat(db, view), pic=pic))
    return [_langkah_item(whole[kode], rows) for kode, rows in opened.items()]


def _with_asked_bukti(db: Database, view: View, rapat: Rapat) -> list[OpenedRow]:
    """List tenggat with their bukti that are missing or were ticked in this meeting, in order."""
    ticked = {place_of(row) for row in records.read_rapat_changes(db, rapat) if row["bukti"]}
    owed = _owed_bukti(db, view)
    opened: list[OpenedRow] = []
    for row in figures.every_tenggat(db, view):
        of_target = owed.get((row["kode"], row["tenggat"]), [])
        asked = [each for each in of_target if each["celah"] or place_of(each) in ticked]
        if asked:
            opened.append({**row, "bukti": asked})
    return sorted(opened, key=itemgetter("jatuh_tempo", "urutan"))


def _owed_bukti(db: Database, view: View) -> dict[tuple[str, str], list[BuktiRow]]:
    owed = (row for row in figures.every_bukti(db, view) if row["wajib"])
    return group_by(owed, itemgetter("kode", "tenggat"))


def _langkah_item(whole: list[TenggatRow], opened: list[OpenedRow]) -> LangkahItem:
    due = [row for row in whole if row["sudah_jatuh_tempo"]]
    by_month = all(len(row["tenggat"]) == len("2025-01") for row in whole)
    return LangkahItem(
        kode=whole[0]["kode"],
        kode_tampil=whole[0]["kode_tampil"],
        langkah_aksi=whole[0]["langkah_aksi"],
        pic=whole[0]["pic"],
        opened=opened,
        done=sum(row["status"] == "selesai" for row in due),
        due=len(due),
        is_monthly=by_month and len(whole) >= _MONTHS_OF_A_MONTHLY,
    )


def pic_choices(db: Database, view: View) -> list[str]:
    """List each PIC of the plan, then who can sign in and has a role or PIC at the satker.

    Nobody is listed twice.
    """
    people = []
    for person in list_people(db).values():
        has_part = person.roles_at(view.satker) or person.pics.get(view.satker)
        if person.is_active and has_part:
            people.append(person.name)
    return split_pics(join_pics([*plan_pics(db, view), *sorted(people, key=str.casefold)]))


class AreaChange(NamedTuple):
    """The changes in an area since the periode before.

    - now, before: its figures (before None: the area did not exist)
    - targets: what became of them (`BECAME`) → rows of `tenggat`, or for targets that were moved
      or removed of `changes_since_triwulan`
    """

    now: AreaRow
    before: AreaRow | None
    targets: dict[str, list[Mapping[str, Any]]]


_DONE, _UNDONE = "menjadi selesai", "batal selesai"
_LATE = f"menjadi {WORDS['terlambat']}"
_MOVED = {
    "target_bergeser": "bergeser",
    "target_tambahan": "ditambahkan",
    "target_dicabut": "dicabut",
}
BECAME = (_DONE, _LATE, _UNDONE, *_MOVED.values())
"""What can become of a target, in the order it is told."""


def changes_per_area(db: Database, view: View) -> list[AreaChange]:
    """List the changes since the periode before, by area.

    Empty if nothing was reported by its end.
    """
    before = view_before(view)
    if before is None:
        return []
    counts_then = {row["area"]: row for row in figures.every_area(db, before)}
    then = {}
    for row in figures.every_tenggat(db, before):
        then[row["kode"], row["tenggat"]] = row
    changed: defaultdict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    area_of = {}
    for row in figures.every_tenggat(db, view):
        area_of[row["kode"]] = row["area"]
        if became := _became(then.get((row["kode"], row["tenggat"])), row, before.posisi):
            changed[row["area"], became].append(row)
    for move in changes_since_triwulan(db, view):
        if became := _MOVED.get(move["jenis"]):
            # The area of a removed langkah is known only from its kode.
            area = area_of.get(move["kode"]) or move["kode"].partition(".")[0]
            changed[area, became].append(move)
    result = []
    for now in figures.every_area(db, view):
        area = now["area"]
        targets = {became: changed[area, became] for became in BECAME}
        result.append(AreaChange(now, counts_then.get(area), targets))
    return result


def _became(was: TenggatRow | None, now: TenggatRow, since: date) -> str | None:
    """Return what became of a target by its status, None if nothing worth telling.

    What nobody reported became nothing: neither late, nor done if it may have been so `since`.
    """
    before = was["status"] if was else None
    if now["status"] == before or {now["status"], before} <= {*OVERDUE}:
        return None
    if now["status"] == "selesai":
        done = now["tanggal_selesai"]
        is_known = before != "belum_dilaporkan" or (done and done > since)
        return _DONE if is_known else None
    if before == "selesai":
        return _UNDONE
    return _LATE if now["status"] == "terlambat" else None


def place_in_words(db: Database, view: View, row: Place) -> str:
    """Name what a follow-up is about: a kode and langkah, area and its name, or the whole plan."""
    if row["kode"]:
        rows = narrowed(figures.every_langkah(db, view), kode=row["kode"])
        found = [f"{langkah['kode_tampil']} {langkah['langkah_tampil']}" for langkah in rows]
        return found[0] if found else row["kode"]
    if row["area"]:
        names = {area["area"]: area["nama_area"] for area in figures.every_area(db, view)}
        return f"Area {format_area(row['area'], names.get(row['area'], ''))}"
    return "Rencana seluruhnya"


def next_targets(
    db: Database, view: View, periode: Periode, *, after: date | None = None
) -> list[TenggatRow]:
    """List tenggat not done and due after a periode (or the day `after`), in order.

    They are due up to the end of the next periode.
    """
    begin = after or periode.following.before
    coming = []
    for row in figures.every_tenggat(db, view):
        is_coming = begin < row["jatuh_tempo"] <= periode.following.end
        if is_coming and row["status"] not in SETTLED_STATUSES:
            coming.append(row)
    return sorted(coming, key=itemgetter("jatuh_tempo", "urutan"))


class Screen(NamedTuple):
    """One screen.

    - about: the area it shows, or the number of the decision it reads out
    - reason: why next and previous skip it ("": they do not); people can still jump to it
    """

    jenis: str
    title: str
    about: str = ""
    reason: str = ""

    @property
    def key(self) -> str:
        """Its lasting name in the URL."""
        return "-".join(filter(None, (self.jenis.replace("_", "-"), self.about)))


_LARGE = 40
"""A plan with more langkah than this is large."""


def is_large(db: Database, view: View) -> bool:
    """True if a plan is so large that its meeting starts with only what must be discussed."""
    return len(figures.langkah(db, view)) > _LARGE


def screen_order(db: Database, view: View, rapat: Rapat, *, whole: bool = False) -> list[Screen]:
    """List all screens of a meeting in order, including skipped ones.

    In a meeting about the `whole` plan no area is skipped. An area with records of this meeting
    stays in the sequence, so that the last tick does not take it from the screen.
    """
    continuing = records.read_earlier_tindak_lanjut(db, rapat)
    decisions = records.read_decisions(db, rapat)
    changed = {change["kode"] for change in records.read_rapat_changes(db, rapat)}
    langkah = figures.every_langkah(db, view)
    of_changed = [row for row in langkah if row["kode"] in changed]
    topics = _areas_of([*continuing, *records.read_notes(db, rapat), *decisions, *of_changed])
    if whole:
        topics |= _areas_of(figures.every_area(db, view))
    periode = rapat.periode
    past = "Tidak ada tindak lanjut yang terbuka dari rapat sebelumnya."
    order = [
        Screen("pembukaan", rapat.judul),
        Screen("tindak_lanjut", "Tindak lanjut rapat lalu", reason="" if continuing else past),
        Screen("situasi", "Situasi"),
        Screen("peta", "Peta Capaian"),
        Screen("linimasa", f"Linimasa {periode.short_name}"),
    ]
    if view_before(view) is not None and not view.rencana_only:
        ended = view.posisi_sebelum
        since = f"{periode_of(ended).short_name} ({format_day(ended)})"
        order.append(Screen("perubahan", f"Perubahan sejak {since}"))
    if plan_pics(db, view):
        full = "" if figures.kesenjangan(db, view) else "Tidak ada bukti yang kurang."
        order.append(Screen("kesenjangan", f"{LACKING} per PIC", reason=full))
    order += _area_screens(db, view, periode, topics)
    following = periode.following.short_name
    is_empty = not next_targets(db, view, periode)
    nothing = f"Tidak ada yang jatuh tempo pada {following}." if is_empty else ""
    order.append(Screen("target", f"Target {following}", reason=nothing))
    order.append(Screen("keputusan", "Keputusan rapat"))
    for place, decision in enumerate(decisions, start=1):
        title = f"Keputusan {place} dari {len(decisions)}"
        order.append(Screen("putusan", title, str(decision["nomor"])))
    return [*order, Screen("penutup", "Penutup")]


def _areas_of(recorded: Iterable[AnyRow]) -> set[str]:
    return {row["area"] for row in recorded if row["area"] is not None}


def find_screen(listing: Sequence[Screen], key: str | None) -> int:
    """Return the place of the screen with this key.

    Unknown keys lead to the first screen, deleted decisions to their list.
    """
    places = {screen.key: index for index, screen in enumerate(listing)}
    wanted = key or ""
    fallback = places["keputusan"] if wanted.startswith("putusan-") else 0
    return places.get(wanted, fallback)


_NOTHING_TO_DISCUSS = {
    False: (
        "Tidak ada yang lewat tenggat, tidak ada bukti yang kurang, tidak ada yang jatuh tempo "
        "sampai rapat berikut."
    ),
    True: "Belum ada yang jatuh tempo, dan tidak ada yang jatuh tempo sampai rapat berikut.",
}
"""Why an area is skipped. In a plan without reports (True) there are no words of failure."""


def _area_screens(db: Database, view: View, periode: Periode, topics: set[str]) -> list[Screen]:
    late = [row for row in figures.every_tenggat(db, view) if row["status"] in OVERDUE]
    missing = figures.kesenjangan(db, view)
    coming = next_targets(db, view, periode, after=view.posisi)
    open_areas = _areas_of(late) | _areas_of(missing) | _areas_of(coming)
    screens = []
    for row in figures.every_area(db, view):
        area = row["area"]
        needed = row["tanpa_target"] or area in open_areas | topics
        reason = "" if needed else _NOTHING_TO_DISCUSS[view.rencana_only]
        title = format_area(area, row["nama_area"])
        screens.append(Screen("area", title, area, reason))
    return screens
