"""How did a rencana come to be what it is: its unggahan, and what each changed? And the S-curve: how much is due by
when, how much was reached at each posisi; where the year ends so."""

from datetime import date
from operator import itemgetter
from typing import NamedTuple

from monev.core.dates import ROMAN_TRIWULAN, end_of_triwulan
from monev.core.grouping import group_by
from monev.database import Database, Row, rows_of
from monev.figures.formats import format_capaian, format_number, format_percent, percent, version_name
from monev.figures.ringkasan import counts_at, total_at
from monev.figures.tenggat import tenggat
from monev.figures.views import View, ask_rencana, ask_unggahan, find_rencana, remember_rencana, remembered, view_at

FEWEST_MONTHS = 3
"""Of fewer months behind nothing is foretold: one report would decide it."""

_Share = tuple[int, int]
"""How many are done, of how many."""


class VersionActions(NamedTuple):
    """Which unggahan of a rencana can be cancelled, which restored (None: none), and the hash of its newest journal
    entry, which a writer says to have seen."""

    after: str
    to_cancel: int | None
    to_restore: int | None


def riwayat(db: Database, satker: str, tahun: int) -> list[Row]:
    """Every unggahan of a rencana, newest first, cancelled ones too: unggahan_id, unggahan (its number), jenis, posisi,
    waktu, pelaku, catatan, nama_berkas, sha256, dilaporkan, dibatalkan, alasan, dibatalkan_oleh, dibatalkan_pada,
    langkah, tenggat, perubahan (counts). Raises NotFound."""
    rencana = find_rencana(db, satker, tahun)
    return ask_rencana(db, "figures/riwayat", rencana.satker, tahun, rencana_id=rencana.rencana_id)


def changes_of(db: Database, unggahan_id: int) -> list[Row]:
    """What an unggahan changed against the one before: jenis, kode, langkah_aksi, tenggat, kolom, dari, ke."""
    return db.ask("figures/changes", unggahan_id=unggahan_id)


def version_actions(db: Database, satker: str, tahun: int) -> VersionActions:
    """The newest that stands can be cancelled; what was cancelled last can be restored until something is uploaded."""
    rencana = find_rencana(db, satker, tahun)
    (row,) = db.ask("history/turns", rencana_id=rencana.rencana_id)
    return VersionActions(row["hash_terakhir"], row["batalkan"], row["pulihkan"])


def newest_of_rencana(db: Database, p: View, until: int | None = None) -> Row:
    """The newest journal entry, at most `until`, of a rencana or of its office as a whole: nomor, hash, waktu."""
    asked = {"satker": p.satker, "tahun": p.tahun, "sampai": db.up_to[0] if until is None else until}
    return db.ask("history/newest_of_rencana", **asked)[0]


def count_changes(db: Database, satker: str, tahun: int) -> dict[int, dict[str, int]]:
    """How many changes of each jenis an unggahan brought: its number → jenis → n. Raises NotFound."""
    rencana = find_rencana(db, satker, tahun)
    counts = ask_rencana(db, "history/change_count", rencana.satker, tahun, rencana_id=rencana.rencana_id)
    by_unggahan = group_by(counts, itemgetter("unggahan"))
    return {number: {row["jenis"]: row["n"] for row in rows} for number, rows in by_unggahan.items()}


def moved_targets(db: Database, p: View) -> list[Row]:
    """Every target that any unggahan that stands moved, newest move first: an earlier miss stays on record. unggahan,
    posisi, jenis, dilaporkan, waktu, pelaku (of the unggahan that moved it), kode, langkah_aksi, dari, ke (keys of
    tenggat; None: it came, or went), jatuh_tempo_semula, jatuh_tempo_baru, terlewat (the old due day had passed by the
    posisi of the move, and it was not done by that day), hari_lewat (days past the old due day, until done or until
    that posisi), status_kini (how the moved tenggat stands in view `p`; None where the plan has it no longer)."""
    asked = {"rencana_id": p.rencana_id, "unggahan_id": p.unggahan_id, "posisi": p.posisi}
    return db.ask("history/moved_targets", **asked)


class Curve(NamedTuple):
    """The points of the picture as rows; a share is n of N, `percent` as it is written, `bagian` from 0 to 1.
    `rencana`: tanggal (end of a month), n, N: tenggat of the newest unggahan that stands due by then, of all.
    `unggahan`: unggahan, nama (what people call it), jenis, tanggal (its posisi), n, N: selesai by then, of all
    (capaian setahun as it was shown then), jatuh_tempo (of N, by then), dilaporkan (False: a plan without progress),
    dipakai (False: a later unggahan speaks of that day instead), waktu, pelaku.
    `area`: of each triwulan that an unggahan with progress reports of, or of a later day: nama, tanggal (its end),
    di_tahun (0: TW I, 1: TW IV), unggahan (judged on), area, nama_area, capaian by that day n of N with bagian."""

    rencana: list[Row]
    unggahan: list[Row]
    area: list[Row]
    unggahan_rencana: int


class Forecast(NamedTuple):
    """How many of the year's `total` tenggat are done at its end, if of what is still open the same share gets done as
    of what the months behind held. n: with the share of all these months together; low, high: with that of the weakest
    and of the strongest single one. `method`: how it is made, for who wants to trust it."""

    tahun: int
    total: int
    n: int
    low: int
    high: int
    method: str

    @property
    def end(self) -> date:
        """The year's last day."""
        return date(self.tahun, 12, 31)

    @property
    def sentence(self) -> str:
        """Perkiraan akhir 2025: antara 91 dan 99 dari 103 target selesai."""
        low, high, total = map(format_number, (self.low, self.high, self.total))
        reach = low if low == high else f"antara {low} dan {high}"
        return f"Perkiraan akhir {self.tahun}: {reach} dari {total} target selesai."


def curve(db: Database, p: View) -> Curve:
    """Planned against reached over all unggahan that stand, whatever posisi `p` looks at (docs/design.md §5)."""
    return remember_rencana(db, ("curve", p.rencana_id), p.satker, p.tahun, lambda: _make(db, p))


def _make(db: Database, p: View) -> Curve:
    unggahan = ask_rencana(db, "history/curve_of_unggahan", p.satker, p.tahun, rencana_id=p.rencana_id)
    newest = max(unggahan, key=itemgetter("unggahan"))
    asked = {"unggahan_id": newest["unggahan_id"], "posisi": newest["tanggal"], "tahun": p.tahun}
    rencana = ask_unggahan(db, "history/curve_of_plan", newest["hash_entri"], **asked)
    return Curve(
        rencana=[_with_percent(row) for row in rencana],
        unggahan=[_with_percent(_reached(db, row, p.tahun)) for row in unggahan],
        area=_areas(db, p, [row["tanggal"] for row in unggahan if row["dilaporkan"]]),
        unggahan_rencana=newest["unggahan"],
    )


def reached_in_view(curve: Curve, p: View) -> list[Row]:
    """The rows of `curve.unggahan` that a view knows of: one for each day up to its posisi with something to draw; of a
    chosen unggahan those stored until then."""
    known = [row for row in curve.unggahan if row["tanggal"] <= p.posisi and row["unggahan"] <= p.unggahan]
    spoken = [row for row in known if row["dipakai"] or row["unggahan"] == p.unggahan]
    return [row for row in spoken if row["dilaporkan"] and row["N"] > 0]


def areas_in_view(curve: Curve, p: View) -> list[Row]:
    """How far each area was at the end of each triwulan a view knows of: rows of `curve.area` up to its posisi."""
    return [row for row in curve.area if row["tanggal"] <= p.posisi and row["unggahan"] <= p.unggahan]


@remembered
def forecast(db: Database, p: View) -> Forecast | None:
    """The year's end at the pace of the months behind; None where that can't be foretold (docs/design.md §5)."""
    rows = tenggat(db, p)
    counted = rows_of(rows[rows["dihitung"]])
    all_done = _count_done(counted)
    still_open = [row for row in counted if row["status"] != "selesai" and not _is_judged(row)]
    judged = [row for row in counted if _is_judged(row)]
    months = [(_count_done(month), len(month)) for month in group_by(judged, itemgetter("bulan")).values()]
    if p.rencana_only or p.posisi >= date(p.tahun, 12, 31) or not still_open or len(months) < FEWEST_MONTHS:
        return None
    weakest, strongest = (choose(months, key=lambda month: month[0] / month[1]) for choose in (min, max))
    shares = ((_count_done(judged), len(judged)), weakest, strongest)
    n, low, high = (all_done + (2 * len(still_open) * done + due) // (2 * due) for done, due in shares)
    return Forecast(p.tahun, len(counted), n, low, high, _describe_method(len(months), *shares, still_open))


def _describe_method(months: int, together: _Share, weakest: _Share, strongest: _Share, still_open: list[Row]) -> str:
    lowest, highest = format_percent(*weakest), format_percent(*strongest)
    spread = f"; bulan terendah {lowest}, tertinggi {highest}" if weakest != strongest else ""
    is_unreported = any(row["sudah_jatuh_tempo"] for row in still_open)
    return (
        f"Dihitung dari bagian yang selesai dari target {months} bulan yang sudah lewat ({format_capaian(*together)}"
        f"{spread}): bagian yang sama diandaikan dari {format_number(len(still_open))} target yang belum jatuh tempo"
        f"{' atau belum dilaporkan' if is_unreported else ''}, dan yang sekarang terlambat tetap belum selesai."
    )


def _is_judged(row: Row) -> bool:
    return row["sudah_jatuh_tempo"] and not row["belum_dilaporkan"]


def _count_done(rows: list[Row]) -> int:
    return sum(row["status"] == "selesai" for row in rows)


def _reached(db: Database, unggahan: Row, tahun: int) -> Row:
    day = unggahan["tanggal"]
    whole = total_at(db, unggahan["hash_entri"], unggahan["unggahan_id"], day)
    counts = {"n": whole.setahun_n, "N": whole.setahun_N, "jatuh_tempo": whole.capaian_N}
    return unggahan | {"nama": version_name(unggahan | {"posisi": day}, tahun)} | counts


def _areas(db: Database, p: View, reported: list[date]) -> list[Row]:
    rows = []
    for triwulan, name in enumerate(ROMAN_TRIWULAN, start=1):
        end = end_of_triwulan(p.tahun, triwulan)
        if end > max(reported, default=date.min):
            break
        then = view_at(db, p.satker, p.tahun, end)
        about = {"nama": f"TW {name}", "tanggal": end, "di_tahun": (triwulan - 1) / 3, "unggahan": then.unggahan}
        for row in rows_of(counts_at(db, then.hash_entri, then.unggahan_id, end)[:-1]):
            own = {"area": row["area"], "nama_area": row["nama_area"], "n": row["capaian_n"], "N": row["capaian_N"]}
            rows.append(_with_percent(about | own))
    return rows


def _with_percent(row: Row) -> Row:
    n, total = row["n"], row["N"]
    return row | {"persen": percent(n, total), "bagian": n / total if total else None}
