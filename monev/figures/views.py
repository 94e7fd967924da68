"""Which rencana there are, and from which unggahan a rencana is judged at a posisi (docs/design.md §5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, NoReturn, ParamSpec, TypeVar, cast

from monev.access import list_offices
from monev.core.clock import today_within
from monev.core.errors import NotFound
from monev.core.office_names import standard_name
from monev.database import Database, Row
from monev.figures.answers import ask_plans, ask_rencana, ask_unggahan, own_rows, remember_rencana
from monev.figures.formats import version_name

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rencana:
    """One satker's plan for one tahun, as it is stored."""

    rencana_id: int
    satker: str
    tahun: int
    simulasi: bool


@dataclass(frozen=True, slots=True)
class View:
    """A rencana seen at a posisi: everything a page shows is asked of this one view. `unggahan`: the number people
    know; `posisi_unggahan`, `jenis`, `dilaporkan`, `hash_entri` are its own. `posisi_sebelum`: the end of the triwulan
    before, against which changes are told; what is judged there (`unggahan_sebelum`) is None where nothing reports of
    it. `ada_realisasi`: anything was reported up to `posisi`; `laporan_terakhir`: the posisi of the last complete
    report until then, `lengkap_per` of the last one the judged unggahan knows of. `unggahan_terbaru`, `posisi_terbaru`:
    the newest that stands. `is_chosen`: a person asked for this unggahan by its number."""

    rencana_id: int
    satker: str
    tahun: int
    simulasi: bool
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
        judged = {"jenis": self.jenis, "posisi": self.posisi_unggahan, "dilaporkan": self.dilaporkan}
        return version_name(judged, self.tahun)

    @property
    def rencana_only(self) -> bool:
        """Nothing was reported: what shows is the plan, in its neutral colour and without a word of failure."""
        return not self.ada_realisasi


def list_rencana(db: Database, *, include_hidden: bool = False) -> list[Row]:
    """Every rencana, sample data last: satker, tahun, simulasi, disembunyikan, unggahan (how many are not cancelled),
    posisi_terakhir, langkah, posisi_laporan (of its last report, or None), pertama (the unggahan_id of its first)."""
    return ask_plans(db, "figures/rencana_list", sertakan_tersembunyi=include_hidden)


def own_plans(listing: Iterable[Row]) -> list[Row]:
    """Of a `list_rencana` what is an office's own; the sample is nobody's."""
    return [row for row in listing if not row["simulasi"]]


def find_rencana(db: Database, satker: str, tahun: int) -> Rencana:
    """The rencana of a satker (however its name is written, by its kode or a former name) and tahun. Raises NotFound,
    also for one that was hidden."""
    rows = ask_rencana(db, "figures/rencana", satker, tahun, satker=satker, tahun=tahun)
    if not rows:
        name = list_offices(db).current_name(satker)
        rows = [row for row in list_rencana(db) if _is_same(row["satker"], name) and row["tahun"] == tahun]
    if not rows or rows[0]["disembunyikan"]:
        _no_such_rencana(db, satker, tahun)
    found = rows[0]
    return Rencana(found["rencana_id"], found["satker"], found["tahun"], found["simulasi"])


def stored_name(db: Database, satker: str) -> str | None:
    """What an office is called, however it is written here, by its kode or a name it had before too; None where nothing
    of it is stored and the register does not have it."""
    registered = list_offices(db).find(satker)
    if registered is not None:
        return registered.name
    names = (row["satker"] for row in list_rencana(db, include_hidden=True))
    return next((name for name in names if _is_same(name, satker)), None)


def opening_posisi(listing: Iterable[Row], satker: str, tahun: int) -> date:
    """The posisi at which a rencana of `list_rencana` is looked at when nobody chose one (docs/design.md §5): that of
    its last report, else today, within the tahun."""
    for row in listing:
        if row["tahun"] == tahun and _is_same(row["satker"], satker) and row["posisi_laporan"] is not None:
            return row["posisi_laporan"]
    return today_within(tahun)


def view_at(db: Database, satker: str, tahun: int, posisi: date, *, unggahan: int | None = None) -> View:
    """The view of a rencana at `posisi`: the newest unggahan reporting of that day or before, else the oldest; or the
    one with the number `unggahan`, as though nothing newer had been stored. Raises NotFound with what there is
    instead."""
    rencana = find_rencana(db, satker, tahun)
    key = ("view", rencana.rencana_id, posisi, unggahan)
    return remember_rencana(db, key, rencana.satker, tahun, lambda: _view_at(db, rencana, posisi, unggahan))


def _view_at(db: Database, rencana: Rencana, posisi: date, unggahan: int | None) -> View:
    view = judge(db, [rencana.rencana_id], posisi, chosen=unggahan).get(rencana.rencana_id)
    if view is None:
        raise all_cancelled(rencana)
    if unggahan is not None and view.unggahan != unggahan:
        _no_such_unggahan(db, rencana, unggahan)
    return view


def judge(
    db: Database, rencana: Sequence[int], posisi: date, *, chosen: int | None = None, up_to: int | None = None
) -> dict[int, View]:
    """rencana_id → the view of each of these at `posisi`; those without an unggahan that stands have none. `chosen`:
    the number that was asked for; `up_to`: as it was just after that journal entry."""
    rows = db.ask("figures/views", daftar=[*rencana], posisi=posisi, dipilih=chosen, sampai=up_to)
    return {row["rencana_id"]: View(**row, posisi=posisi, is_chosen=chosen is not None) for row in rows}


def ask_view(db: Database, name: str, p: View, **params: Any) -> list[Row]:
    """The rows of a question about the unggahan a view is judged on, at its posisi; remembered."""
    return ask_unggahan(db, name, p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi, **params)


def remembered(answer: Callable[Concatenate[Database, View, P], T]) -> Callable[Concatenate[Database, View, P], T]:
    """What a question answers of a view, remembered until an entry touches its rencana: a list of rows is given to each
    who asks as rows of their own, anything else nobody changes."""

    @wraps(answer)
    def ask(db: Database, p: View, *about: P.args, **named: P.kwargs) -> T:
        key = (answer.__qualname__, p, about, *sorted(named.items()))
        found = remember_rencana(db, key, p.satker, p.tahun, lambda: answer(db, p, *about, **named))
        return cast("T", own_rows(found)) if isinstance(found, list) else found

    return ask


def all_cancelled(rencana: Rencana) -> NotFound:
    """What to say of a rencana of which no unggahan stands."""
    return NotFound(
        f"Semua unggahan rencana {rencana.satker} tahun {rencana.tahun} sudah dibatalkan.",
        "Pulihkan salah satunya di halaman Riwayat, atau unggah berkas baru.",
    )


def _no_such_unggahan(db: Database, rencana: Rencana, unggahan: int) -> NoReturn:
    everything = ask_rencana(db, "figures/riwayat", rencana.satker, rencana.tahun, rencana_id=rencana.rencana_id)
    in_force = [str(row["unggahan"]) for row in reversed(everything) if not row["dibatalkan"]]
    if any(row["unggahan"] == unggahan for row in everything):
        state = f"Unggahan {unggahan} {rencana.satker} tahun {rencana.tahun} sudah dibatalkan."
    else:
        state = f"{rencana.satker} tahun {rencana.tahun} tidak mempunyai unggahan {unggahan}."
    raise NotFound(state, f"Unggahan yang berlaku: {', '.join(in_force)}. Semuanya ada di halaman Riwayat.")


def _no_such_rencana(db: Database, satker: str, tahun: int) -> NoReturn:
    """Say which of satker and tahun is unknown. Which satker there are is not said: not everybody may know of each."""
    existing = list_rencana(db)
    if not existing:
        raise NotFound(
            "Belum ada rencana yang tersimpan.",
            "Unggah berkas Rencana Aksi lebih dulu: di halaman Unggah, atau dengan perintah muat.",
        )
    tahun_of_satker = sorted({row["tahun"] for row in existing if _is_same(row["satker"], satker)})
    if tahun_of_satker:
        raise NotFound(
            f"Tidak ada rencana {satker.strip()} untuk tahun {tahun}.",
            f"Tahun yang ada: {', '.join(str(t) for t in tahun_of_satker)}.",
        )
    raise no_such_satker(satker.strip())


def no_such_satker(satker: str) -> NotFound:
    """What to say of an office that is not there."""
    return NotFound(f"Satker “{satker}” tidak ada.", "Periksa ejaannya, atau pakai kodenya menurut daftar satker.")


def _is_same(name: str, other: str) -> bool:
    return standard_name(name) == standard_name(other)
