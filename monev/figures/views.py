"""Which rencana there are, from which unggahan a rencana is judged at a posisi (docs/design.md §5);
and how what is asked of the database is remembered as long as it stays the same."""

import pickle
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar, cast

import pandas as pd

from monev.access import list_offices
from monev.core.clock import today_within
from monev.core.errors import NotFound
from monev.core.office_names import standard_name
from monev.database import Database, Param, Row, rows_of
from monev.database.query_files import Shape
from monev.figures.formats import numbered, up_to, version_name
from monev.figures.rows import AnyRow

P = ParamSpec("P")
T = TypeVar("T")


def ask_unggahan(db: Database, name: str, entry_hash: str, **params: Param) -> list[Row]:
    """Ask a question about one unggahan, which `entry_hash` names, remembered: its rows change only
    with a journal entry, whose hash it then takes. Asking anew is 20 ms of planning queries, 1 ms
    remembered."""
    key = (name, entry_hash, *_asked(params))
    return own_rows(_MEMORY.remember(key, lambda: db.ask(name, **params)))


def frame_of_unggahan(db: Database, name: str, entry_hash: str, **params: Param) -> pd.DataFrame:
    """Ask as `ask_unggahan`, as a table in the shape of `fetch_frame`; each who asks may change
    their copy."""
    key = (name, "frame", entry_hash, *_asked(params))
    return own_frame(_MEMORY.remember(key, lambda: db.frame(name, **params)))


def _asked(params: Mapping[str, Param]) -> list[tuple[str, Hashable]]:
    """What a question was asked with, as a part of a key."""
    asked: list[tuple[str, Hashable]] = []
    for name, value in sorted(params.items()):
        asked.append((name, tuple(value) if isinstance(value, list) else value))
    return asked


def own_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """A table that is remembered, for one who may change it: pandas copies what is written to."""
    return frame.copy(deep=False)


def own_rows(rows: Iterable[Row]) -> list[Row]:
    """Rows that are remembered, for one who may change them."""
    return [row.copy() for row in rows]


def ask_rencana(db: Database, name: str, satker: str, tahun: int, /, **params: Param) -> list[Row]:
    """As `ask_unggahan`, of one rencana (`satker` as it is stored): remembered until an entry
    touches that one."""
    return ask_unggahan(db, name, db.newest.of_rencana(satker, tahun), **params)


def frame_of_rencana(
    db: Database, name: str, satker: str, tahun: int, /, **params: Param
) -> pd.DataFrame:
    """The same as a table."""
    return frame_of_unggahan(db, name, db.newest.of_rencana(satker, tahun), **params)


def remember_rencana(
    db: Database,
    key: Hashable,
    satker: str,
    tahun: int,
    make: Callable[[], T],
) -> T:
    """What `make` makes of one rencana, remembered until an entry touches it; it must be
    unchangeable."""
    return _MEMORY.remember((key, satker, tahun, db.newest.of_rencana(satker, tahun)), make)


def remember_plans(db: Database, key: Hashable, make: Callable[[], T]) -> T:
    """What `make` makes of all plans, remembered until an entry changes one of them; it must be
    unchangeable."""
    return _MEMORY.remember((key, db.newest.of_plans()), make)


def narrowed(rows: Iterable[AnyRow], **values: str | None) -> list[AnyRow]:
    """The rows with just these values, where one is given; "" is the value of a cell that holds
    nothing."""
    found = list(rows)
    for column, value in values.items():
        if value is not None:
            found = [row for row in found if (row[column] or "") == value]
    return found


def narrow(frame: pd.DataFrame, **values: str | None) -> pd.DataFrame:
    """The same of a table."""
    for column, value in values.items():
        if value is not None:
            frame = frame[frame[column].fillna("") == value]
    return frame


class _Memory:
    """The answers used last, at most so many bytes of them: as long as they are pickled, which C
    counts in a moment."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._answers: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = threading.Lock()

    def remember(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer kept under `key`, else what `make` gives; what it raises is not kept."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key][0]
        answer = make()
        size = _KEY_BYTES + len(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
        with self._lock:
            self._size += size - self._answers.pop(key, (None, 0))[1]
            self._answers[key] = (answer, size)
            while self._size > self._limit and len(self._answers) > 1:
                self._size -= self._answers.popitem(last=False)[1][1]
        return answer


_KEY_BYTES = 1000
"""What an answer takes besides itself: its key, its place."""

MEMORY_BYTES = 48 * 2**20
"""Of answers as they are pickled: a table is no longer in memory, rows some seven times. Ringkasan
asks 530 KB of an office with 228 tenggat at one posisi: 90 such offices are looked at in turn
without asking again."""

_MEMORY = _Memory(MEMORY_BYTES)


class Rencana(NamedTuple):
    """One satker's plan for one tahun, as it is stored."""

    rencana_id: int
    satker: str
    tahun: int
    simulasi: bool


@dataclass(frozen=True, slots=True)
class View:
    """A rencana seen at a posisi: all that a page shows is asked of this view. `unggahan`: the
    number people know, with its own `posisi_unggahan`, `jenis`, `dilaporkan`, `hash_entri`.
    `ditutup`: since when the rencana is closed, whatever the posisi. `posisi_sebelum`: the end of
    the triwulan before; what is judged there (`unggahan_sebelum`) is None where nothing reports of
    it. `ada_realisasi`: anything was reported up to `posisi`; `laporan_terakhir`: the posisi of the
    last complete report until then, `lengkap_per` of the last one the unggahan knows of.
    `unggahan_terbaru`, `posisi_terbaru`: the newest. `is_chosen`: by its number."""

    rencana_id: int
    satker: str
    tahun: int
    simulasi: bool
    ditutup: datetime | None
    posisi: date
    unggahan_id: int
    unggahan: int
    posisi_unggahan: date
    jenis: str
    dilaporkan: bool
    lengkap_per: date | None
    waktu: datetime
    pelaku: str
    hash_entri: str
    ada_realisasi: bool
    laporan_terakhir: date | None
    unggahan_terbaru: int
    posisi_terbaru: date
    unggahan_sebelum_id: int | None
    unggahan_sebelum: int | None
    posisi_sebelum: date
    hash_sebelum: str | None
    is_chosen: bool = False

    @property
    def version_name(self) -> str:
        """What people call the unggahan that is judged: laporan TW III."""
        judged = {
            "jenis": self.jenis,
            "posisi": self.posisi_unggahan,
            "dilaporkan": self.dilaporkan,
        }
        return version_name(judged, self.tahun)

    @property
    def numbered_name(self) -> str:
        """The same with its number: laporan TW III (unggahan 3)."""
        return numbered(self.version_name, self.unggahan)

    @property
    def until(self) -> str:
        """Up to which day its figures are: s.d. 30 Sep."""
        return up_to(self.posisi, self.tahun)

    @property
    def is_closed(self) -> bool:
        """The rencana is closed: it is looked at, and asks nobody for anything."""
        return self.ditutup is not None

    @property
    def rencana_only(self) -> bool:
        """Nothing was reported: what shows is the plan, in its neutral colour and without a word of
        failure."""
        return not self.ada_realisasi


def list_rencana(db: Database, *, include_hidden: bool = False) -> list[Row]:
    """Every rencana, sample data last: satker, tahun, simulasi, disembunyikan, ditutup (since
    when), unggahan (how many are not cancelled), posisi_terakhir, langkah, posisi_laporan (of its
    last report, or None), pertama (the unggahan_id of its first)."""
    return ask_unggahan(
        db,
        "figures/rencana_list",
        db.newest.of_plans(),
        sertakan_tersembunyi=include_hidden,
    )


def own_plans(listing: Iterable[Row]) -> list[Row]:
    """Of a `list_rencana` what is an office's own; the sample is nobody's."""
    return [row for row in listing if not row["simulasi"]]


def brought_plans(listing: Iterable[Row]) -> list[Row]:
    """Of a `list_rencana` the plans that an office brought or reports of: neither the sample nor
    the bare decrees that come with the program, whose first version is older than the sample's."""
    rows = list(listing)
    sample = [row["pertama"] for row in rows if row["simulasi"] and row["pertama"]]
    sample_since = min(sample, default=0)

    def is_brought(row: Row) -> bool:
        # Of a plan that was cancelled whole there is no first version.
        return row["unggahan"] > 1 or (row["pertama"] or sample_since) >= sample_since

    return [row for row in own_plans(rows) if is_brought(row)]


def compares_offices(listing: Iterable[Row]) -> bool:
    """Whether two or more offices brought a plan of the same tahun: then there is something to
    compare."""
    years = Counter(row["tahun"] for row in brought_plans(listing))
    return max(years.values(), default=0) > 1


def find_rencana(db: Database, satker: str, tahun: int) -> Rencana:
    """The rencana of a satker (by name however written, former name or kode). Raises NotFound, of a
    hidden one too."""
    name = list_offices(db).current_name(satker)
    for row in list_rencana(db):
        if row["tahun"] == tahun and _is_same(row["satker"], name):
            return Rencana(row["rencana_id"], row["satker"], tahun, row["simulasi"])
    raise _no_such_rencana(list_rencana(db), satker.strip(), tahun)


def stored_name(db: Database, satker: str) -> str | None:
    """What an office (by name, former name or kode) is called; None where it is neither stored nor
    in the register."""
    registered = list_offices(db).find(satker)
    if registered is not None:
        return registered.name
    names = (row["satker"] for row in list_rencana(db, include_hidden=True))
    return next((name for name in names if _is_same(name, satker)), None)


def opening_posisi(listing: Iterable[Row], satker: str, tahun: int) -> date:
    """The posisi at which a rencana of `list_rencana` is looked at when nobody chose one
    (docs/design.md §5): that of its last report, else today, within the tahun."""
    for row in listing:
        if (
            row["tahun"] == tahun
            and _is_same(row["satker"], satker)
            and row["posisi_laporan"] is not None
        ):
            return row["posisi_laporan"]
    return today_within(tahun)


def view_at(
    db: Database,
    satker: str,
    tahun: int,
    posisi: date,
    *,
    unggahan: int | None = None,
) -> View:
    """The view of a rencana at `posisi`: the newest unggahan reporting of that day or before, else
    the oldest; or the one with the number `unggahan`, as though nothing newer were stored. Raises
    NotFound with what there is."""
    rencana = find_rencana(db, satker, tahun)
    key = ("view", rencana.rencana_id, posisi, unggahan)
    return remember_rencana(
        db, key, rencana.satker, tahun, lambda: _view_at(db, rencana, posisi, unggahan)
    )


def _view_at(db: Database, rencana: Rencana, posisi: date, unggahan: int | None) -> View:
    view = judge(db, [rencana.rencana_id], posisi, chosen=unggahan).get(rencana.rencana_id)
    if view is None:
        raise all_cancelled(rencana)
    if unggahan is not None and view.unggahan != unggahan:
        raise _no_such_unggahan(db, rencana, unggahan)
    return view


def judge(
    db: Database,
    rencana: Sequence[int],
    posisi: date,
    *,
    chosen: int | None = None,
    up_to: int | None = None,
) -> dict[int, View]:
    """rencana_id → the view of each of these at `posisi`; those without an unggahan that stands
    have none. `chosen`: the number that was asked for; `up_to`: as it was just after that journal
    entry."""
    rows = db.ask(
        "figures/views",
        daftar=[*rencana],
        posisi=posisi,
        dipilih=chosen,
        sampai=up_to,
    )
    return {
        row["rencana_id"]: View(**row, posisi=posisi, is_chosen=chosen is not None) for row in rows
    }


def view_before(view: View) -> View | None:
    """The same rencana at the end of what came before, as it was known then; None where nothing
    reports of it."""
    if (
        view.unggahan_sebelum_id is None
        or view.unggahan_sebelum is None
        or view.hash_sebelum is None
    ):
        return None
    judged = {
        "unggahan_id": view.unggahan_sebelum_id,
        "unggahan": view.unggahan_sebelum,
        "hash_entri": view.hash_sebelum,
    }
    return replace(view, posisi=view.posisi_sebelum, **judged)


def ask_frame(db: Database, name: str, view: View, **params: Param) -> pd.DataFrame:
    """The answer to a question about the unggahan a view is judged on, at its posisi;
    remembered."""
    return frame_of_unggahan(
        db,
        name,
        view.hash_entri,
        unggahan_id=view.unggahan_id,
        posisi=view.posisi,
        **params,
    )


def remembered(
    answer: Callable[Concatenate[Database, View, P], T],
) -> Callable[Concatenate[Database, View, P], T]:
    """Cache what a question answers of a view until an entry touches its rencana. Tables and lists
    of rows are copied for each who asks; other answers must be immutable."""

    @wraps(answer)
    def ask(db: Database, view: View, *about: P.args, **named: P.kwargs) -> T:
        key = (answer.__qualname__, view, about, *sorted(named.items()))
        found = remember_rencana(
            db, key, view.satker, view.tahun, lambda: answer(db, view, *about, **named)
        )
        if isinstance(found, pd.DataFrame):
            return cast("T", own_frame(found))
        return cast("T", own_rows(found)) if isinstance(found, list) else found

    return ask


def plan_rows(
    db: Database,
    view: View,
    ask: Callable[[Database, View], pd.DataFrame],
    shape: type[Shape],
) -> list[Shape]:
    """The rows of a table that `ask` answers of a view, as by `rows_of`, remembered: for pages that
    read all of a plan row by row at each redraw (0.05 ms in place of 1.5)."""
    return cast("list[Shape]", _plan_rows(db, view, ask))


@remembered
def _plan_rows(
    db: Database,
    view: View,
    ask: Callable[[Database, View], pd.DataFrame],
) -> list[Row]:
    return rows_of(ask(db, view))


def all_cancelled(rencana: Rencana) -> NotFound:
    """What to say of a rencana of which no unggahan stands."""
    told = f"Semua unggahan rencana {rencana.satker} tahun {rencana.tahun} sudah dibatalkan."
    return NotFound(told, "Pulihkan salah satunya di halaman Riwayat, atau unggah berkas baru.")


def _no_such_unggahan(db: Database, rencana: Rencana, unggahan: int) -> NotFound:
    everything = ask_rencana(
        db,
        "figures/riwayat",
        rencana.satker,
        rencana.tahun,
        rencana_id=rencana.rencana_id,
    )
    in_force = [str(row["unggahan"]) for row in reversed(everything) if not row["dibatalkan"]]
    told = (
        f"{rencana.satker} tahun {rencana.tahun} tidak mempunyai unggahan {unggahan}, atau "
        "sudah dibatalkan."
    )
    return NotFound(
        told, f"Unggahan yang berlaku: {', '.join(in_force)}. Semuanya ada di halaman Riwayat."
    )


def _no_such_rencana(existing: list[Row], satker: str, tahun: int) -> NotFound:
    """Say which of satker and tahun is unknown. Which satker there are is not said: not everybody
    may know of each."""
    if not existing:
        advice = (
            "Unggah berkas Rencana Aksi lebih dahulu: di halaman Unggah, atau dengan perintah muat."
        )
        return NotFound("Belum ada rencana yang tersimpan.", advice)
    tahun_of_satker = sorted({row["tahun"] for row in existing if _is_same(row["satker"], satker)})
    if tahun_of_satker:
        years = ", ".join(map(str, tahun_of_satker))
        return NotFound(
            f"Tidak ada rencana {satker} untuk tahun {tahun}.", f"Tahun yang ada: {years}."
        )
    return no_such_satker(satker)


def no_such_satker(satker: str) -> NotFound:
    """What to say of an office that is not there."""
    return NotFound(
        f"Satker “{satker}” tidak ada.",
        "Periksa ejaannya, atau pakai kodenya menurut daftar satker.",
    )


def _is_same(name: str, other: str) -> bool:
    return standard_name(name) == standard_name(other)
