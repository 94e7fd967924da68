"""The meeting's sequence of screens for the projector: which there are, in what order, which are
passed by, and why; and what each shows. Every figure is asked of monev.figures; nothing is counted
here."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from operator import itemgetter
from typing import Literal, NamedTuple

import pandas as pd

from monev import figures
from monev.access import list_people
from monev.access.door import place_of
from monev.core.dates import Periode, format_day, periode_of
from monev.core.errors import NotFound
from monev.core.grouping import group_by
from monev.core.statuses import TARGET_CHANGES
from monev.core.text import join_pics, split_pics
from monev.database import Database, Row, rows_of
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
from monev.figures.views import narrow, narrowed, view_before
from monev.meeting import records
from monev.meeting.records import Rapat
from monev.meeting.things import FollowUpRow, NoteRow, Place
from monev.writing.plan_versions import changes_since_triwulan

_DONE = ("selesai", "tidak_berlaku")
_MONTHS_OF_A_MONTHLY = 9
"""A langkah with so many tenggat, each the end of a month, is said to be *bulanan*."""


class LangkahItem(NamedTuple):
    """One langkah: its tenggat to be discussed (`opened`: rows of `figures.tenggat`, each with its
    `bukti`, rows of `figures.bukti`), how many of those due are done, and whether it is done month
    by month."""

    kode: str
    langkah_aksi: str
    pic: str | None
    opened: list[OpenedRow]
    done: int
    due: int
    is_monthly: bool


class AreaScreen(NamedTuple):
    """One area: its figures, its row of the heatmap, its langkah to be discussed in the order of
    what must be decided, those that need no word, what falls due until the next meeting, langkah
    that cannot be judged, how many bukti lack, and what was noted and agreed of it, with what
    earlier meetings left open."""

    counts: AreaRow
    matrix: list[MatrixRow]
    items: list[LangkahItem]
    on_plan: list[LangkahItem]
    soon: list[TenggatRow]
    without_target: list[LangkahRow]
    missing: int
    notes: list[NoteRow]
    agreed: list[FollowUpRow]


def read_area_screen(
    db: Database,
    view: View,
    rapat: Rapat,
    area: str,
) -> AreaScreen:
    """One area's screen. Raises NotFound for an area this version has not."""
    counts = next(iter(narrowed(plan_rows(db, view, figures.per_area, AreaRow), area=area)), None)
    if counts is None:
        raise NotFound(
            f"Area “{area}” tidak ada di rencana ini.", "Pilih layar lain dari daftar layar."
        )
    tenggat = narrowed(plan_rows(db, view, figures.tenggat, TenggatRow), area=area)
    whole = by_kode(tenggat)
    opened = by_kode(_to_be_discussed(db, view, rapat, tenggat))
    soon = narrowed(next_targets(db, view, rapat.periode, after=view.posisi), area=area)
    named = {*opened, *(t["kode"] for t in soon)}
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
        missing=len(narrow(figures.kesenjangan(db, view), area=area)),
        notes=narrowed(records.read_notes(db, rapat), area=area),
        agreed=narrowed([*left_open, *records.read_decisions(db, rapat)], area=area),
    )


def _to_be_discussed(
    db: Database,
    view: View,
    rapat: Rapat,
    tenggat: Iterable[TenggatRow],
) -> list[OpenedRow]:
    """Late ones first, then those done whose proof is missing; the longest due first. What the
    meeting has just settled keeps its place, so that nobody loses the line they were on: the order
    is that of how things stood before."""
    bukti = _owed_bukti(db, view)
    # What this meeting changed was so before it; None where only bukti changed.
    before: dict[tuple[str, str | None], str | None] = {}
    for row in records.read_rapat_changes(db, rapat):
        key = (row["kode"], row["tenggat"])
        before.setdefault(key, None)
        # Newest first: the first change has the last word.
        if row["kolom"] == "laporan" and not row["bukti"]:
            before[key] = row["dari"]

    def was_late(t: TenggatRow) -> bool:
        reported = before.get((t["kode"], t["tenggat"]))
        if reported is None:
            return t["status"] == "terlambat"
        return reported not in _DONE and t["jatuh_tempo"] <= view.posisi

    items: list[OpenedRow] = []
    for t in tenggat:
        key = (t["kode"], t["tenggat"])
        owed = bukti.get(key, [])
        if t["status"] == "terlambat" or key in before or any(b["celah"] for b in owed):
            items.append({**t, "bukti": owed})
    return sorted(items, key=lambda t: (not was_late(t), t["jatuh_tempo"], t["urutan"]))


def pics_to_ask(db: Database, view: View, rapat: Rapat) -> dict[str, int]:
    """Who owes bukti ("": nobody is named) → how many, most first; those ticked in this meeting
    keep it."""
    gaps = plan_rows(db, view, figures.kesenjangan, BuktiRow)
    missing = Counter(b["pic"] or "" for b in gaps)
    lacking = {place_of(b) for b in gaps}
    pic_of = {
        (t["kode"], t["tenggat"]): t["pic"] or ""
        for t in plan_rows(db, view, figures.tenggat, TenggatRow)
    }
    ticked = Counter(
        pic_of[key[:2]]
        for key in _changed_bukti(db, rapat)
        if key not in lacking and key[:2] in pic_of
    )
    order = sorted(missing | ticked, key=lambda pic: (-(missing[pic] + ticked[pic]), not pic, pic))
    return {pic: missing[pic] for pic in order}


def bukti_of_pic(
    db: Database,
    view: View,
    rapat: Rapat,
    pic: str,
) -> list[LangkahItem]:
    """The langkah of one PIC of which bukti are missing, the longest due first: `opened` are their
    tenggat, each with the `bukti` that lack or were ticked in this meeting."""
    everything = narrowed(plan_rows(db, view, figures.tenggat, TenggatRow), pic=pic)
    ticked = _changed_bukti(db, rapat)
    owed = _owed_bukti(db, view)
    opened: list[OpenedRow] = []
    for t in everything:
        of_target = owed.get((t["kode"], t["tenggat"]), [])
        if asked := [b for b in of_target if b["celah"] or place_of(b) in ticked]:
            opened.append({**t, "bukti": asked})
    in_order = sorted(opened, key=itemgetter("jatuh_tempo", "urutan"))
    whole = by_kode(everything)
    return [_langkah_item(whole[kode], rows) for kode, rows in by_kode(in_order).items()]


def _owed_bukti(db: Database, view: View) -> dict[tuple[str, str], list[BuktiRow]]:
    owed = (row for row in plan_rows(db, view, figures.bukti, BuktiRow) if row["wajib"])
    return group_by(owed, itemgetter("kode", "tenggat"))


def _changed_bukti(db: Database, rapat: Rapat) -> set[tuple[str, str, str]]:
    return {place_of(row) for row in records.read_rapat_changes(db, rapat) if row["bukti"]}


def _langkah_item(whole: list[TenggatRow], opened: list[OpenedRow]) -> LangkahItem:
    due = [t for t in whole if t["sudah_jatuh_tempo"] and t["status"] != "tidak_berlaku"]
    by_month = all(len(t["tenggat"]) == len("2025-01") for t in whole)
    return LangkahItem(
        kode=whole[0]["kode"],
        langkah_aksi=whole[0]["langkah_aksi"],
        pic=whole[0]["pic"],
        opened=opened,
        done=sum(t["status"] == "selesai" for t in due),
        due=len(due),
        is_monthly=by_month and len(whole) >= _MONTHS_OF_A_MONTHLY,
    )


def pic_choices(db: Database, view: View) -> list[str]:
    """Each PIC of the plan, then each person who can sign in and has a role or a PIC at the satker;
    nobody twice."""
    active = (person for person in list_people(db).values() if person.is_active)
    people = [
        person.name
        for person in active
        if person.roles_at(view.satker) or person.pics.get(view.satker)
    ]
    return split_pics(join_pics([*plan_pics(db, view), *sorted(people, key=str.casefold)]))


class AreaChange(NamedTuple):
    """What moved in one area since the periode before: its figures then (None: it was not there)
    and now; the tenggat that became done, became late, or are done no more; the targets that were
    moved or taken out, rows of `changes_since_triwulan`."""

    now: AreaRow
    before: AreaRow | None
    done: list[TenggatRow]
    late: list[TenggatRow]
    undone: list[TenggatRow]
    moved: list[Row]


def changes_per_area(db: Database, view: View) -> list[AreaChange]:
    """What moved since the periode before, area by area; none where nothing reports of its end or
    earlier."""
    before = view_before(view)
    if before is None:
        return []
    counts_then = {row["area"]: row for row in plan_rows(db, before, figures.per_area, AreaRow)}
    then = {
        (t["kode"], t["tenggat"]): t["status"]
        for t in plan_rows(db, before, figures.tenggat, TenggatRow)
    }
    tenggat = plan_rows(db, view, figures.tenggat, TenggatRow)
    changed = [(t, then.get((t["kode"], t["tenggat"]))) for t in tenggat]
    changed = [(t, was) for t, was in changed if t["status"] != was]
    area_of = {t["kode"]: t["area"] for t in tenggat}
    targets = [row for row in changes_since_triwulan(db, view) if row["jenis"] in TARGET_CHANGES]
    # A langkah that is gone has its area only in its kode.
    moved = group_by(targets, lambda row: area_of.get(row["kode"]) or row["kode"].partition(".")[0])

    def of_area(now: AreaRow) -> AreaChange:
        area = now["area"]
        change = AreaChange(
            now=now,
            before=counts_then.get(area),
            done=[],
            late=[],
            undone=[],
            moved=moved.get(area, []),
        )
        for t, was in changed:
            if t["area"] != area:
                continue
            if t["status"] == "selesai":
                change.done.append(t)
            elif was == "selesai":
                change.undone.append(t)
            elif t["status"] == "terlambat":
                change.late.append(t)
        return change

    return [of_area(now) for now in plan_rows(db, view, figures.per_area, AreaRow)]


def place_in_words(db: Database, view: View, row: Place) -> str:
    """What a follow-up is about, as it is read out: I.4.1 and its langkah, an area and its name, or
    the whole."""
    if row["kode"]:
        found = figures.langkah(db, view).set_index("kode")["langkah_aksi"].get(row["kode"], "")
        return f"{row['kode']} {found}".strip()
    if row["area"]:
        names = figures.per_area(db, view).set_index("area")["nama_area"]
        return f"Area {format_area(row['area'], names.get(row['area'], ''))}"
    return "Rencana seluruhnya"


def next_targets(
    db: Database,
    view: View,
    periode: Periode,
    *,
    after: date | None = None,
) -> list[TenggatRow]:
    """The rows of `next_tenggat`."""
    return rows_of(next_tenggat(db, view, periode, after=after), TenggatRow)


def next_tenggat(
    db: Database,
    view: View,
    periode: Periode,
    *,
    after: date | None = None,
) -> pd.DataFrame:
    """Tenggat not done, due after a periode (or the day `after`) up to the next one's end: rows of
    `tenggat`."""
    begin = after or periode.following.before
    end = periode.following.end
    rows, (since, until) = figures.tenggat(db, view), map(pd.Timestamp, (begin, end))
    is_due = (since < rows["jatuh_tempo"]) & (rows["jatuh_tempo"] <= until)
    coming = rows[is_due & ~rows["status"].isin(_DONE)]
    return coming.sort_values(["jatuh_tempo", "urutan"])


def done_langkah(db: Database, view: View) -> set[str]:
    """The kode of every langkah of which all that was due by posisi is done."""
    rows = figures.langkah(db, view)
    is_done = (rows["capaian_N"] > 0) & (rows["capaian_n"] == rows["capaian_N"])
    return set(rows.loc[is_done, "kode"])


class Screen(NamedTuple):
    """One screen. `key` names it in the URL, whatever happens to the data; `number` is that of a
    decision that is read out. `reason`: why next and previous pass it by ("": they do not); it can
    be jumped to."""

    jenis: str
    key: str
    title: str
    area: str | None = None
    reason: str = ""
    number: int | None = None


_LARGE = 40
"""Langkah; a meeting about more is asked to speak only of what must be decided."""


def is_large(db: Database, view: View) -> bool:
    """Whether a plan is so large that its meeting begins with only what must be discussed."""
    return len(figures.langkah(db, view)) > _LARGE


def screen_order(
    db: Database,
    view: View,
    rapat: Rapat,
    *,
    whole: bool = False,
) -> list[Screen]:
    """Every screen of a meeting in order, those passed by too; of a meeting about the `whole` plan
    no area is. What this meeting recorded of an area keeps it in the sequence: the last tick does
    not take it from the leader."""
    continuing = records.read_earlier_tindak_lanjut(db, rapat)
    decisions = records.read_decisions(db, rapat)
    changed = {change["kode"] for change in records.read_rapat_changes(db, rapat)}
    langkah = figures.langkah(db, view)
    of_changed = rows_of(langkah[langkah["kode"].isin(changed)])
    everything = [*continuing, *records.read_notes(db, rapat), *decisions, *of_changed]
    topics = _areas_of(
        [*everything, *(plan_rows(db, view, figures.per_area, AreaRow) if whole else ())]
    )
    decided = [decision["nomor"] for decision in decisions]
    order = build_screen_order(
        db,
        view,
        rapat.judul,
        rapat.periode,
        topics,
        bool(continuing),
        decided,
    )
    if not view.rencana_only:  # the room's own: the papers have pictures of their own
        order.insert(
            find_screen(order, "situasi") + 1, Screen("kurva", "kurva", "Rencana dan capaian")
        )
    return order


def _areas_of(recorded: Iterable[AnyRow]) -> set[str]:
    return {row["area"] for row in recorded if row["area"] is not None}


def build_screen_order(
    db: Database,
    view: View,
    heading: str,
    periode: Periode,
    topics: set[str],
    continues: bool,
    decided: Sequence[int],
) -> list[Screen]:
    """As `screen_order`, of a meeting headed `heading`: `topics` are the areas it recorded
    something of or brought a follow-up of, `continues`: it brought any, `decided` the numbers of
    its decisions."""
    nothing_open = "Tidak ada tindak lanjut yang terbuka dari rapat sebelumnya."
    no_gap = figures.kesenjangan(db, view).empty
    no_gaps = "Tidak ada bukti yang kurang."
    following = periode.following.short_name
    no_target = not next_targets(db, view, periode)
    no_targets = f"Tidak ada yang jatuh tempo pada {following}."
    ended = view.posisi_sebelum
    since = f"{periode_of(ended).short_name} ({format_day(ended)})"
    return [
        Screen("pembukaan", "pembukaan", heading),
        _unless_empty("tindak_lanjut", "Tindak lanjut rapat lalu", not continues, nothing_open),
        Screen("situasi", "situasi", "Situasi"),
        # Of a plan nothing was reported of nothing can have changed.
        *(
            []
            if view.rencana_only
            else [Screen("perubahan", "perubahan", f"Perubahan sejak {since}")]
        ),
        *_area_screens(db, view, periode, topics),
        _unless_empty("kesenjangan", "Kesenjangan bukti per PIC", no_gap, no_gaps),
        _unless_empty("target", f"Target {following}", no_target, no_targets),
        Screen("keputusan", "keputusan", "Keputusan rapat"),
        *(
            Screen("putusan", f"putusan-{n}", f"Keputusan {i} dari {len(decided)}", number=n)
            for i, n in enumerate(decided, start=1)
        ),
        Screen("penutup", "penutup", "Penutup"),
    ]


def find_screen(listing: Sequence[Screen], key: str | None) -> int:
    """Where the screen of that key stands; the first for an unknown one, their list for a decision
    that is gone."""
    places = {screen.key: index for index, screen in enumerate(listing)}
    return places.get(key or "", places["keputusan"] if (key or "").startswith("putusan-") else 0)


def step_screen(listing: Sequence[Screen], key: str | None, direction: Literal[-1, 1]) -> Screen:
    """The screen a press of next (1) or previous (-1) leads to; the same one at either end."""
    index = find_screen(listing, key)
    following = listing[index + 1 :] if direction == 1 else listing[:index][::-1]
    return next((screen for screen in following if not screen.reason), listing[index])


def _unless_empty(
    jenis: str,
    title: str,
    empty: bool,
    reason: str,
) -> Screen:
    return Screen(jenis, jenis.replace("_", "-"), title, reason=reason if empty else "")


_NOTHING_TO_DISCUSS = {
    False: (
        "Tidak ada yang terlambat, tidak ada bukti yang kurang, tidak ada yang jatuh tempo "
        "sampai rapat berikut."
    ),
    True: "Belum ada yang jatuh tempo, dan tidak ada yang jatuh tempo sampai rapat berikut.",
}
"""Why an area is passed by; of a plan nothing was reported of (True) without a word of failure."""


def _area_screens(
    db: Database,
    view: View,
    periode: Periode,
    topics: set[str],
) -> list[Screen]:
    late = narrowed(plan_rows(db, view, figures.tenggat, TenggatRow), status="terlambat")
    missing = plan_rows(db, view, figures.kesenjangan, BuktiRow)
    coming = next_targets(db, view, periode, after=view.posisi)
    open_areas = _areas_of(late) | _areas_of(missing) | _areas_of(coming)
    screens = []
    for a in plan_rows(db, view, figures.per_area, AreaRow):
        area = a["area"]
        needed = a["tanpa_target"] or a["area"] in open_areas | topics
        reason = "" if needed else _NOTHING_TO_DISCUSS[view.rencana_only]
        screens.append(
            Screen("area", f"area-{area}", format_area(area, a["nama_area"]), area, reason)
        )
    return screens
