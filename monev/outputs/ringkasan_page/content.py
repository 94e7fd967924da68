"""What Ringkasan as one page to send says, from monev.figures alone; nothing is counted from here on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from monev import figures
from monev.core import clock
from monev.core.statuses import RENCANA_COLOUR, STATUS_TENGGAT
from monev.database import Row
from monev.figures import Ringkasan, View

if TYPE_CHECKING:
    from monev.database import Database


@dataclass(frozen=True, slots=True)
class Content:
    """Everything the page says; nothing is counted from here on."""

    p: View
    ringkasan: Ringkasan
    areas: list[Row]
    late: list[Row]
    upcoming: list[Row]
    months: list[Row]
    plan: list[Row]
    reached: list[Row]
    remark: str
    sentence: str
    made: date

    @property
    def done_colour(self) -> str:
        """Green; the plan's own colour while nothing was reported."""
        return RENCANA_COLOUR if self.p.rencana_only else STATUS_TENGGAT["selesai"].colour


def gather(db: Database, p: View) -> Content:
    """What Ringkasan shows of a view."""
    ringkasan, areas = figures.ringkasan(db, p), figures.per_area(db, p)
    remark = figures.opening_remark(p, ringkasan.current)
    curve = figures.curve(db, p)
    sentence = figures.ringkasan_sentence(p, ringkasan.current, areas)
    return Content(
        p=p,
        ringkasan=ringkasan,
        areas=areas,
        late=[] if p.rencana_only else figures.late_langkah(db, p),
        upcoming=figures.figure_rows(db, p, "berikut"),
        months=figures.load(db, p)["bulan"] if p.rencana_only else [],
        plan=[row for row in curve.rencana if row["N"]],
        reached=figures.reached_in_view(curve, p),
        remark=remark,
        sentence=sentence.removeprefix(remark).strip(),
        made=clock.today(),
    )
