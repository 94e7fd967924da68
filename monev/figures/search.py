"""Search for words in the langkah, bukti, PIC and names of the plans a person may see."""

from collections.abc import Sequence
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from monev.core.clock import today_within
from monev.core.statuses import STATUS_BUKTI
from monev.core.text import split_pics
from monev.database import Database, Row
from monev.figures.formats import format_number
from monev.figures.views import View

MOST_FOUND = 6
"""How many results of each kind are shown. One more is fetched, to know if there are others."""
_LONGEST, _MOST_WORDS = 200, 12


class Found(NamedTuple):
    """A search result. `kind`: satker, langkah, bukti (of the langkah `kode`) or pic.

    `shown`: what people see of its kode. `state`: if a bukti is there, in words.

    It opens at `posisi`, and at `unggahan` if the reader had chosen one by number.
    """

    kind: str
    satker: str
    tahun: int
    posisi: date
    unggahan: int | None
    kode: str
    text: str
    shown: str = ""
    state: str = ""


def split_words(text: str) -> tuple[str, ...]:
    """Split the search text into words in lower case, up to a limit."""
    return tuple(text[:_LONGEST].lower().split()[:_MOST_WORDS])


def find_words(
    db: Database, plans: Sequence[Row], words: Sequence[str], seen: View | None
) -> list[Found]:
    """Find places where all words occur: at most MOST_FOUND + 1 of each kind, satker first.

    `plans`: rows of `list_rencana`. Results from `seen`, the current view, come before others.

    552 plans take some 25 ms of processor; keeping their words in memory would cost more.
    """
    if not words or not plans:
        return []
    by_id = {plan["rencana_id"]: plan for plan in plans}
    newest = {plan["satker"]: plan for plan in sorted(plans, key=itemgetter("tahun"))}
    found = []
    for name in sorted(newest):
        if all(word in name.lower() for word in words):
            found.append(_found("satker", newest[name], "", name, seen))
    del found[MOST_FOUND + 1 :]
    rows = db.ask(
        "search/found",
        daftar=list(by_id),
        dilihat=seen.berkas_id if seen else None,
        gambar=seen.unggahan_id if seen else None,
        kata=list(words),
        frasa=" ".join(words),
        terbanyak=MOST_FOUND + 1,
    )
    present = _present(db, rows, seen)
    for row in rows:
        plan = by_id[row["rencana_id"]]
        texts = [row["teks"]]
        if row["jenis"] == "pic":
            texts = [pic for pic in split_pics(row["teks"]) if _has(words, pic, plan)]
        for text in texts:
            one = _found(row["jenis"], plan, row["kode"], text, seen)
            found.append(
                one._replace(shown=row["kode_tampil"], state=_state(present.get(_place(row)), plan))
            )
    return [*dict.fromkeys(found)]


def _has(words: Sequence[str], text: str, plan: Row) -> bool:
    """True if each word stands in a text or in the name of its satker, as in the query."""
    where = f"{text} {plan['satker']}".lower()
    return all(word in where for word in words)


def _place(row: Row) -> tuple[str, int, str, str]:
    return row["jenis"], row["rencana_id"], row["kode"], row["teks"]


def _present(
    db: Database, rows: Sequence[Row], seen: View | None
) -> dict[tuple[str, int, str, str], Row]:
    """Count of how many targets each bukti found is there, in the view or the newest state."""
    found = [row for row in rows if row["jenis"] == "bukti"]
    if not found:
        return {}
    ids = sorted({row["rencana_id"] for row in found})
    of_plan = {}
    for picture in db.pictures(ids, [date.max] * len(ids), None):
        of_plan[picture["rencana_id"]] = picture["unggahan_id"]
    if seen is not None:
        of_plan[seen.rencana_id] = seen.unggahan_id
    counted = db.ask(
        "search/present",
        daftar=[of_plan[row["rencana_id"]] for row in found],
        kode=[row["kode"] for row in found],
        nama=[row["teks"] for row in found],
    )
    return dict(zip(map(_place, found), counted, strict=True))


def _state(counted: Row | None, plan: Row) -> str:
    """Say of how many targets a bukti is there; "" if nothing was reported of the plan yet."""
    if counted is None or not counted["N"] or plan["posisi_laporan"] is None:
        return ""
    n, of_all = counted["ada"], counted["N"]
    if n in (0, of_all):
        return "ada" if n else STATUS_BUKTI["belum_ada"].lower()
    return f"{format_number(n)} dari {format_number(of_all)} ada"


def _found(kind: str, plan: Row, kode: str, text: str, seen: View | None) -> Found:
    """Make a result at the current posisi.

    In another plan choose the posisi at which its newest unggahan, the one searched, is judged.
    """
    if seen is not None and seen.rencana_id == plan["rencana_id"]:
        posisi = seen.posisi
        unggahan = seen.unggahan if seen.is_chosen else None
    else:
        opening = plan["posisi_laporan"] or today_within(plan["tahun"])
        posisi = max(opening, plan["posisi_terakhir"] or opening)
        unggahan = None
    return Found(kind, plan["satker"], plan["tahun"], posisi, unggahan, kode, text)
