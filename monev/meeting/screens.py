"""The meeting's sequence of screens for the projector: which there are, in what order, which are passed by, and why."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from monev import figures
from monev.core.dates import format_day
from monev.core.periods import Periode, periode_of
from monev.database import Row
from monev.figures import View, format_area
from monev.figures.answers import narrowed
from monev.meeting import meeting_records as records
from monev.meeting.meeting_records import Rapat
from monev.meeting.screen_content import next_targets

if TYPE_CHECKING:
    from monev.database import Database


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen. `key` names it in the URL, whatever happens to the data; `number` is that of a decision that is read
    out. `is_skipped`: next and previous pass it by, for the `reason`; it can be jumped to."""

    jenis: str
    key: str
    title: str
    area: str | None = None
    is_skipped: bool = False
    reason: str = ""
    number: int | None = None


_LARGE = 40
"""Langkah; a meeting about more is asked to speak only of what must be decided."""


def is_large(db: Database, p: View) -> bool:
    """Whether a plan is so large that its meeting begins with only what must be discussed."""
    return len(figures.langkah(db, p)) > _LARGE


def screen_order(db: Database, p: View, rapat: Rapat, *, whole: bool = False) -> list[Screen]:
    """Every screen of a meeting in order, those passed by too; of a meeting about the `whole` plan no area is. What
    this meeting recorded of an area keeps it in the sequence: the last tick does not take it away from under the
    leader."""
    continuing, decisions = records.read_earlier_tindak_lanjut(db, rapat), records.read_decisions(db, rapat)
    recorded = _areas_of([*records.read_notes(db, rapat), *decisions])
    changed = {change["kode"] for change in records.read_rapat_changes(db, rapat)}
    if changed:
        recorded |= {row["area"] for row in figures.langkah(db, p) if row["kode"] in changed}
    return build_screen_order(
        db,
        p,
        rapat.judul,
        rapat.periode,
        _areas_of(continuing) if continuing else None,
        {row["area"] for row in figures.per_area(db, p)} if whole else recorded,
        [decision["nomor"] for decision in decisions],
    )


def _areas_of(recorded: list[Row]) -> set[str]:
    return {row["area"] for row in recorded if row["area"] is not None}


def build_screen_order(
    db: Database,
    p: View,
    heading: str,
    periode: Periode,
    continuing: set[str] | None,
    recorded: Set[str] = frozenset(),
    decided: Sequence[int] = (),
) -> list[Screen]:
    """As `screen_order`, of a meeting headed `heading`: `continuing` are the areas of follow-ups brought along (None:
    there are none), `recorded` those it recorded something of, `decided` the numbers of its decisions."""
    nothing_open = "Tidak ada tindak lanjut yang terbuka dari rapat sebelumnya."
    no_gap, no_gaps = not figures.kesenjangan(db, p), "Tidak ada bukti yang kurang."
    following = periode.following.short_name
    no_target, no_targets = not next_targets(db, p, periode), f"Tidak ada yang jatuh tempo pada {following}."
    ended = p.posisi_sebelum
    since = f"{periode_of(ended).short_name} ({format_day(ended)})"
    return [
        Screen("pembukaan", "pembukaan", heading),
        _unless_empty("tindak_lanjut", "Tindak lanjut rapat lalu", continuing is None, nothing_open),
        Screen("situasi", "situasi", "Situasi"),
        # Of a plan nothing was reported of nothing can have changed.
        *([] if p.rencana_only else [Screen("perubahan", "perubahan", f"Perubahan sejak {since}")]),
        *_area_screens(db, p, periode, {*(continuing or ()), *recorded}),
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
    """Where the screen of that key stands; the first one for an unknown one, of a decision that is gone the list of
    them."""
    places = {screen.key: index for index, screen in enumerate(listing)}
    return places.get(key or "", places["keputusan"] if (key or "").startswith("putusan-") else 0)


def step_screen(listing: Sequence[Screen], key: str | None, direction: Literal[-1, 1]) -> Screen:
    """The screen a press of next (1) or previous (-1) leads to; the same one at either end."""
    index = find_screen(listing, key)
    following = listing[index + 1 :] if direction == 1 else listing[:index][::-1]
    return next((screen for screen in following if not screen.is_skipped), listing[index])


def _unless_empty(jenis: str, title: str, empty: bool, reason: str) -> Screen:
    return Screen(jenis, jenis.replace("_", "-"), title, is_skipped=empty, reason=reason if empty else "")


_NOTHING_TO_DISCUSS = {
    False: "Tidak ada yang terlambat, tidak ada bukti yang kurang, tidak ada yang jatuh tempo sampai rapat berikut.",
    True: "Belum ada yang jatuh tempo, dan tidak ada yang jatuh tempo sampai rapat berikut.",
}
"""Why an area is passed by; of a plan nothing was reported of (True) without a word of failure."""


def _area_screens(db: Database, p: View, periode: Periode, topics: set[str]) -> list[Screen]:
    late = narrowed(figures.tenggat(db, p), status="terlambat")
    open_areas = _areas_of([*late, *figures.kesenjangan(db, p), *next_targets(db, p, periode, after=p.posisi)])
    result = []
    for a in figures.per_area(db, p):
        needed = a["tanpa_target"] or a["area"] in open_areas | topics
        result.append(
            Screen(
                "area",
                f"area-{a['area']}",
                format_area(a["area"], a["nama_area"]),
                area=a["area"],
                is_skipped=not needed,
                reason="" if needed else _NOTHING_TO_DISCUSS[p.rencana_only],
            )
        )
    return result
