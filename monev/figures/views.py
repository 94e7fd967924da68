"""The plans there are, and the unggahan each is judged on at a posisi (docs/design.md §5).

Here is also the cache of answers from the database.
"""

import pickle
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import wraps
from operator import itemgetter
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar, cast

import pandas as pd

from monev.access import list_offices
from monev.core.clock import today_within
from monev.core.errors import NotFound
from monev.core.grouping import group_by
from monev.core.office_names import standard_name
from monev.core.text import NO_PIC, pics_of
from monev.database import Database, Param, Row, rows_of
from monev.database.query_files import Shape
from monev.figures.formats import numbered, up_to, version_name
from monev.figures.judged import Versions, day_before
from monev.figures.rows import AnyRow

P = ParamSpec("P")
T = TypeVar("T")


def ask_unggahan(db: Database, name: str, entry_hash: str, **params: Param) -> list[Row]:
    """Ask a question about one unggahan and return its rows; cached.

    The key holds the hash of a journal entry (`entry_hash`), since the rows change only with a new
    entry. A new question takes 20 ms to plan, a cached one 1 ms.
    """
    key = (name, entry_hash, *_asked(params))
    return own_rows(_MEMORY.remember(key, lambda: db.ask(name, **params)))


def frame_of_unggahan(db: Database, name: str, entry_hash: str, **params: Param) -> pd.DataFrame:
    """Ask a question as `ask_unggahan` does and return a table (`fetch_frame`).

    Each caller gets a copy.
    """
    key = (name, "frame", entry_hash, *_asked(params))
    return own_frame(_MEMORY.remember(key, lambda: db.frame(name, **params)))


def _asked(params: Mapping[str, Param]) -> list[tuple[str, Hashable]]:
    """Return the parameters of a question as a part of a key."""
    asked: list[tuple[str, Hashable]] = []
    for name, value in sorted(params.items()):
        asked.append((name, tuple(value) if isinstance(value, list) else value))
    return asked


def own_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Copy a cached table for a caller who may change it.

    pandas copies only the columns that are written to.
    """
    return frame.copy(deep=False)


def own_rows(rows: Iterable[Row]) -> list[Row]:
    """Copy cached rows for a caller who may change them."""
    return [row.copy() for row in rows]


def ask_rencana(db: Database, name: str, satker: str, tahun: int, /, **params: Param) -> list[Row]:
    """Ask a question about one rencana and return its rows, cached until an entry touches it.

    `satker` as it is stored.
    """
    return ask_unggahan(db, name, db.newest.of_rencana(satker, tahun), **params)


def frame_of_rencana(
    db: Database, name: str, satker: str, tahun: int, /, **params: Param
) -> pd.DataFrame:
    """Ask a question as `ask_rencana` does and return a table."""
    return frame_of_unggahan(db, name, db.newest.of_rencana(satker, tahun), **params)


def remember_rencana(
    db: Database, key: Hashable, satker: str, tahun: int, make: Callable[[], T]
) -> T:
    """Cache the result of `make` until an entry touches this rencana.

    The result must be immutable.
    """
    return _MEMORY.remember((key, satker, tahun, db.newest.of_rencana(satker, tahun)), make)


def remember_plans(db: Database, key: Hashable, make: Callable[[], T]) -> T:
    """Cache the result of `make` until an entry changes any plan. The result must be immutable."""
    return _MEMORY.remember((key, db.newest.of_plans()), make)


def narrowed(rows: Iterable[AnyRow], **values: str | None) -> list[AnyRow]:
    """Return the rows that have these values (None: any value). "" matches an empty cell."""
    found = list(rows)
    for column, value in values.items():
        if value is not None:
            found = [row for row in found if value in _values_of(column, row[column])]
    return found


def _values_of(column: str, cell: str | None) -> list[str]:
    return pics_of(cell) if column == "pic" else [cell or ""]


def narrow(frame: pd.DataFrame, **values: str | None) -> pd.DataFrame:
    """Filter a table as `narrowed` does."""
    for column, value in values.items():
        if value is not None:
            frame = of_values(frame, column, [value])
    return frame


def of_values(frame: pd.DataFrame, column: str, values: Iterable[str]) -> pd.DataFrame:
    """Pick the rows with one of these values ("": an empty cell); of several PICs one is enough."""
    wanted = {*values}
    cells = frame[column].fillna("")
    named = [cell for cell in cells.unique() if wanted.intersection(_values_of(column, cell))]
    return frame[cells.isin(named)]


def per_value(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return the rows with what they count for in `nilai` ("": an empty cell).

    A row of several PICs is there once for each.
    """
    values = [_values_of(column, cell) for cell in frame[column].fillna("")]
    of_row = pd.Series(values, index=frame.index, dtype="object")
    return frame.assign(nilai=of_row).explode("nilai").astype({"nilai": "str"})


class _Memory:
    """A cache that drops the least recently used answers above a number of bytes.

    Size is the length of the pickle, which is fast to compute.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._answers: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = threading.Lock()

    def remember(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the cached answer for `key`, else call `make` and keep its result.

        Exceptions are not kept.
        """
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
"""Estimate for the key and its place, added to each answer."""

MEMORY_BYTES = 48 * 2**20
"""The limit, counted in pickled bytes. In memory a table takes no more than its pickle, rows about
seven times as much.

Ringkasan caches 530 KB for an office with 228 tenggat at one posisi, so 90 such offices fit."""

_MEMORY = _Memory(MEMORY_BYTES)


class Rencana(NamedTuple):
    """The stored plan of one satker for one tahun."""

    rencana_id: int
    satker: str
    tahun: int
    simulasi: bool


@dataclass(frozen=True, slots=True)
class Part:
    """What a view is narrowed to.

    - area, pic: none means all; NO_PIC: langkah without one
    - kode: of their langkah, of `total` in the plan
    """

    area: tuple[str, ...]
    pic: tuple[str, ...]
    kode: tuple[str, ...]
    total: int

    @property
    def name(self) -> str:
        """What it is in words: Area IV · PIC Bagian Umum."""
        named = [f"Area {', '.join(self.area)}"] if self.area else []
        if pics := [pic for pic in self.pic if pic != NO_PIC]:
            named.append(f"PIC {', '.join(pics)}")
        return " · ".join([*named, *([NO_PIC] if NO_PIC in self.pic else [])])

    @property
    def name_in_file(self) -> str:
        """The same in the name of a file: Area IV, PIC Bagian Umum."""
        return self.name.replace(" · ", ", ")


@dataclass(frozen=True, slots=True)
class View:
    """A rencana as seen at a posisi. Pages take every figure from one view.

    - unggahan: the number people know; posisi_unggahan, jenis, dilaporkan, hash_entri: of that
      unggahan
    - ditutup: since when the rencana is closed, whatever the posisi
    - posisi_sebelum: the end of the triwulan before; unggahan_sebelum: judged there, None if
      nothing was reported by then
    - ada_realisasi: True if anything was reported up to `posisi`
    - laporan_terakhir: the posisi of the last complete report until then; lengkap_per: of the last
      one known to the unggahan
    - unggahan_terbaru, posisi_terbaru: of the newest unggahan
    - is_chosen: True if the unggahan was chosen by its number
    - part: what it is narrowed to; its figures count and list nothing else
    """

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
    part: Part | None = None

    @property
    def kode(self) -> tuple[str, ...] | None:
        """The langkah it is narrowed to; None: all."""
        return None if self.part is None else self.part.kode

    @property
    def whole(self) -> "View":
        """The view of the whole plan."""
        return replace(self, part=None)

    @property
    def dated_name(self) -> str:
        """Whose figures they are, and of which day, for the name of a file."""
        part = "" if self.part is None else f" {self.part.name_in_file}"
        return f"{self.satker}{part} {self.posisi:%Y-%m-%d}"

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
        """Its name with its number: laporan TW III (unggahan 3)."""
        return numbered(self.version_name, self.unggahan)

    @property
    def until(self) -> str:
        """The day up to which its figures count: s.d. 30 Sep."""
        return up_to(self.posisi, self.tahun)

    @property
    def is_closed(self) -> bool:
        """True if the rencana is closed: people can look at it, but it asks nothing of anybody."""
        return self.ditutup is not None

    @property
    def rencana_only(self) -> bool:
        """True if nothing was reported.

        Pages then show the plan in a neutral colour, without words of failure.
        """
        return not self.ada_realisasi


def list_rencana(db: Database, *, include_hidden: bool = False) -> list[Row]:
    """List every rencana, sample data last.

    - satker, tahun, simulasi, disembunyikan, ditutup (since when)
    - unggahan: how many are not cancelled; langkah
    - posisi_terakhir; posisi_laporan: of its last report, or None
    - pertama: the unggahan_id of its first
    """
    return ask_unggahan(
        db, "figures/rencana_list", db.newest.of_list(), sertakan_tersembunyi=include_hidden
    )


def own_plans(listing: Iterable[Row]) -> list[Row]:
    """Drop sample data from a `list_rencana`."""
    return [row for row in listing if not row["simulasi"]]


def brought_plans(listing: Iterable[Row]) -> list[Row]:
    """Return the plans of a `list_rencana` that an office uploaded or reports on.

    Neither sample data nor bare decrees shipped with the program count. A shipped decree has a
    first version older than the sample's.
    """
    rows = list(listing)
    sample = [row["pertama"] for row in rows if row["simulasi"] and row["pertama"]]
    sample_since = min(sample, default=0)

    def is_brought(row: Row) -> bool:
        # A plan with all versions cancelled has no first one.
        return row["unggahan"] > 1 or (row["pertama"] or sample_since) >= sample_since

    return [row for row in own_plans(rows) if is_brought(row)]


def compares_offices(listing: Iterable[Row]) -> bool:
    """True if two or more offices uploaded a plan of the same tahun.

    There is then something to compare.
    """
    years = Counter(row["tahun"] for row in brought_plans(listing))
    return max(years.values(), default=0) > 1


def find_rencana(db: Database, satker: str, tahun: int) -> Rencana:
    """Return the rencana of a satker, by name in any spelling, former name or kode.

    Raises NotFound, also if it is hidden.
    """
    name = list_offices(db).current_name(satker)
    for row in list_rencana(db):
        if row["tahun"] == tahun and _is_same(row["satker"], name):
            return Rencana(row["rencana_id"], row["satker"], tahun, row["simulasi"])
    raise _no_such_rencana(list_rencana(db), satker.strip(), tahun)


def stored_name(db: Database, satker: str) -> str | None:
    """Return the current name of an office, found by name, former name or kode.

    None if it is unknown.
    """
    registered = list_offices(db).find(satker)
    if registered is not None:
        return registered.name
    names = (row["satker"] for row in list_rencana(db, include_hidden=True))
    return next((name for name in names if _is_same(name, satker)), None)


def opening_posisi(listing: Iterable[Row], satker: str, tahun: int) -> date:
    """Return the posisi of a rencana if nobody chose one.

    It is that of its last report, else today within the tahun (docs/design.md §5).
    """
    for row in listing:
        posisi = row["posisi_laporan"]
        if posisi and row["tahun"] == tahun and _is_same(row["satker"], satker):
            return posisi
    return today_within(tahun)


def view_at(
    db: Database, satker: str, tahun: int, posisi: date, *, unggahan: int | None = None
) -> View:
    """Return the view of a rencana at `posisi`. Raises NotFound with a list of what exists.

    It is judged on the newest unggahan whose own posisi is that day or before, else on the oldest.
    With `unggahan`, a number, it is judged on that one, as though nothing newer were stored.
    """
    rencana = find_rencana(db, satker, tahun)
    key = ("view", rencana.rencana_id, posisi, unggahan)
    return remember_rencana(
        db, key, rencana.satker, tahun, lambda: _view_at(db, rencana, posisi, unggahan)
    )


def _view_at(db: Database, rencana: Rencana, posisi: date, unggahan: int | None) -> View:
    rows = versions_of(db, rencana)

    def ask(name: str, **params: Param) -> list[Row]:
        return ask_rencana(db, name, rencana.satker, rencana.tahun, **params)

    views = judge(db, rows, posisi, chosen=unggahan, ask=ask)
    view = views.get(rencana.rencana_id)
    if view is None:
        raise all_cancelled(rencana)
    if unggahan is not None and view.unggahan != unggahan:
        raise _no_such_unggahan(db, rencana, unggahan)
    return view


def versions_of(db: Database, rencana: Rencana) -> list[Row]:
    """List the unggahan of a rencana, cancelled ones too."""
    asked = {"daftar": [rencana.rencana_id]}
    return ask_rencana(db, "figures/versions", rencana.satker, rencana.tahun, **asked)


def judge(
    db: Database,
    versions: Iterable[Row],
    posisi: date,
    *,
    chosen: int | None = None,
    up_to: int | None = None,
    ask: Callable[..., list[Row]] | None = None,
) -> dict[int, View]:
    """Return the view of each rencana at `posisi`, by rencana_id.

    A rencana without a valid unggahan has none.

    `versions`: their unggahan, as `versions_of` lists them. `chosen`: the unggahan chosen by
    number. `up_to`: judge as just after that journal entry. `ask`: asks what is remembered.
    """
    ask = ask or db.ask
    rows = [*versions] if up_to is None else _as_after(db, versions, up_to)
    by_rencana = group_by((row for row in rows if not row["dibatalkan"]), itemgetter("rencana_id"))
    found = {key: Versions(own, chosen) for key, own in sorted(by_rencana.items())}
    judged = {key: own.own(posisi) for key, own in found.items()}
    ids = [row["unggahan_id"] for row in judged.values()]
    details = {row["unggahan_id"]: row for row in ask("figures/judged", daftar=ids)}
    views = {}
    for key, row in judged.items():
        about = details[row["unggahan_id"]]
        day = day_before(posisi, about["tahun"])
        former = found[key].before(day) or {}
        views[key] = View(
            rencana_id=key,
            posisi=posisi,
            unggahan=row["nomor"],
            posisi_unggahan=row["posisi"],
            **{name: row[name] for name in ("jenis", "dilaporkan", "lengkap_per", "hash_entri")},
            **about,
            **found[key].told(posisi),
            unggahan_sebelum_id=former.get("unggahan_id"),
            unggahan_sebelum=former.get("nomor"),
            posisi_sebelum=day,
            hash_sebelum=former.get("hash_entri"),
            is_chosen=chosen is not None,
        )
    return views


def _as_after(db: Database, versions: Iterable[Row], entry: int) -> list[Row]:
    """Return the unggahan there were just after a journal entry, as they were cancelled then."""
    rows = [row for row in versions if row["unggahan_id"] <= entry]
    asked: dict[str, Param] = {"daftar": [*{row["rencana_id"] for row in rows}], "sampai": entry}
    cancelled = {}
    for row in db.ask("figures/cancelled", **asked):
        cancelled[row["rencana_id"], row["unggahan"]] = row["dibatalkan"]
    found = []
    for row in rows:
        place = (row["rencana_id"], row["nomor"])
        found.append({**row, "dibatalkan": cancelled.get(place, False)})
    return found


def view_before(view: View) -> View | None:
    """Return the same rencana at the end of the triwulan before, as known then.

    None if nothing was reported by then.
    """
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
    """Ask a question about the unggahan and posisi of a view.

    Return a table of its langkah, or of what they have; it is cached.
    """
    asked = {"unggahan_id": view.unggahan_id, "posisi": view.posisi, **params}
    frame = frame_of_unggahan(db, name, view.hash_entri, **asked)
    if view.part is None:
        return frame
    return frame[frame["kode"].isin(view.part.kode)].reset_index(drop=True)


def remembered(
    answer: Callable[Concatenate[Database, View, P], T],
) -> Callable[Concatenate[Database, View, P], T]:
    """Cache the answer of a question about a view until an entry touches its rencana.

    Tables and lists of rows are copied for each caller; other answers must be immutable.
    """

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
    db: Database, view: View, ask: Callable[[Database, View], pd.DataFrame], shape: type[Shape]
) -> list[Shape]:
    """Return the rows of the table that `ask` answers, as `rows_of` does; cached.

    Pages that read a whole plan row by row at each redraw use it (0.05 ms instead of 1.5).
    """
    return cast("list[Shape]", _plan_rows(db, view, ask))


@remembered
def _plan_rows(
    db: Database, view: View, ask: Callable[[Database, View], pd.DataFrame]
) -> list[Row]:
    return rows_of(ask(db, view))


def all_cancelled(rencana: Rencana) -> NotFound:
    """Return the error for a rencana whose unggahan are all cancelled."""
    message = f"Semua unggahan rencana {rencana.satker} tahun {rencana.tahun} sudah dibatalkan."
    return NotFound(message, "Pulihkan salah satunya di halaman Riwayat, atau unggah berkas baru.")


def _no_such_unggahan(db: Database, rencana: Rencana, unggahan: int) -> NotFound:
    everything = ask_rencana(
        db, "figures/riwayat", rencana.satker, rencana.tahun, rencana_id=rencana.rencana_id
    )
    in_force = [str(row["unggahan"]) for row in reversed(everything) if not row["dibatalkan"]]
    message = (
        f"{rencana.satker} tahun {rencana.tahun} tidak mempunyai unggahan {unggahan}, atau "
        "sudah dibatalkan."
    )
    return NotFound(
        message, f"Unggahan yang berlaku: {', '.join(in_force)}. Semuanya ada di halaman Riwayat."
    )


def _no_such_rencana(existing: list[Row], satker: str, tahun: int) -> NotFound:
    """Return the error that says which of satker and tahun is unknown.

    It never lists other satker: not everybody may know of them.
    """
    if not existing:
        advice = (
            "Unggah berkas Rencana Aksi lebih dahulu: di halaman Unggah, atau dengan perintah muat."
        )
        return NotFound("Belum ada rencana yang tersimpan.", advice)
    tahun_of_satker = {row["tahun"] for row in existing if _is_same(row["satker"], satker)}
    if tahun_of_satker:
        years = ", ".join(map(str, sorted(tahun_of_satker)))
        return NotFound(
            f"Tidak ada rencana {satker} untuk tahun {tahun}.", f"Tahun yang ada: {years}."
        )
    return no_such_satker(satker)


def no_such_satker(satker: str) -> NotFound:
    """Return the error for an unknown office."""
    return NotFound(
        f"Satker “{satker}” tidak ada.",
        "Periksa ejaannya, atau pakai kodenya menurut daftar satker.",
    )


def _is_same(name: str, other: str) -> bool:
    return standard_name(name) == standard_name(other)
