"""Makes the lists of the package for Inspektorat and TPI.

They list bukti, and of a whole tahun also follow-ups, attendance, trend, postponed and late
targets. They have no scores (docs/design.md §5).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from operator import itemgetter
from typing import NamedTuple

import pandas as pd

from monev import figures
from monev.access import name_of
from monev.core import clock
from monev.core.dates import Periode, format_day, format_tenggat, periode_of
from monev.database import Database, Row, rows_of
from monev.figures import View
from monev.figures.moves import moves
from monev.figures.riwayat import moved_targets
from monev.figures.rows import AreaRow, LangkahRow, TenggatRow
from monev.figures.sentences import NOT_LKE
from monev.meeting import records
from monev.meeting.records import (
    STATUS_RAPAT,
    STATUS_TINDAK_LANJUT,
    Rapat,
    kehadiran_in_words,
    moved_sentence,
    result_in_words,
)
from monev.outputs import SENTENCES
from monev.outputs.coverage import coverage, coverage_frame
from monev.outputs.documents.daftar_bukti import ListedBukti, index_frame
from monev.outputs.documents.material import name_area
from monev.outputs.frame_files import ListSheet, to_xlsx
from monev.outputs.lke import Served, read_served
from monev.outputs.workbook import LIST_COLUMNS

_LKE = ("Pilar LKE yang dilayani", 40)
_SECOND = ("Pemeriksaan provinsi atau Inspektorat", 40)
_YES = {True: "Ya", False: "Tidak"}
_DAYS = ("tanggal", "tanggal_rapat", "batas", "diubah_pada", "per", "laporan_per", "disimpan")


class Part(NamedTuple):
    """A sheet of the workbook: its name, its list in list_columns.toml, its rows."""

    name: str
    columns: str
    frame: pd.DataFrame


def gather(
    db: Database, view: View, listed: Sequence[ListedBukti], *, is_whole: bool
) -> list[Part]:
    """Gather the lists with these bukti; those of a tahun if the package `is_whole`."""
    served = read_served(db, view)
    frame = index_frame(listed, "./")
    status = partial(figures.describe_bukti_status, rencana_only=view.rencana_only)
    frame = frame.assign(status_bukti=frame["status_bukti"].map(status), lke=_lke(frame, served))
    parts = [Part("Bukti", "daftar_bukti", frame)]
    if not is_whole:
        return parts
    meetings = records.list_rapat(db, view.satker, view.tahun)[::-1]
    return [
        Part("Cakupan LKE", "cakupan_lke", coverage_frame(coverage(db, view))),
        Part("Langkah dan LKE", "evaluator_langkah", _langkah(db, view, served)),
        *parts,
        Part("Tindak lanjut", "evaluator_tindak_lanjut", _tindak_lanjut(db, view)),
        Part("Kehadiran", "evaluator_kehadiran", _attendance(db, meetings)),
        Part("Tren per area", "evaluator_tren", _trend(db, view)),
        Part("Target bergeser", "evaluator_bergeser", _moved(db, view)),
        Part("Hari terlambat", "evaluator_terlambat", _late(db, view, served)),
    ]


def list_papers(rows: Sequence[Row]) -> Part:
    """List the papers of meetings in the package."""
    return Part("Naskah", "evaluator_naskah", _frame("evaluator_naskah", rows, "alamat"))


def paint(parts: Sequence[Part], view: View, title: str, summary: str) -> bytes:
    """Paint the workbook with a table of contents first; this runs in a child."""
    said = SENTENCES["evaluator"]
    rows = []
    sheets = []
    for part in parts:
        row = {"lembar": part.name, "isi": said[part.columns], "baris": len(part.frame)}
        rows.append(row)
        sheets.append(_sheet(part, view))
    contents = Part("Isi", "evaluator_isi", pd.DataFrame(rows))
    return to_xlsx(_sheet(contents, view, title, summary, NOT_LKE), *sheets)


def _sheet(part: Part, view: View, *sentences: str) -> ListSheet:
    columns = dict(LIST_COLUMNS[part.columns])
    links = []
    if part.columns == "daftar_bukti":
        columns |= {"kedua": _SECOND, "lke": _LKE}
        links.append(("tempat", "alamat"))
    elif part.columns == "evaluator_naskah":
        links.append(("berkas", "alamat"))
    title = f"{part.name}, {view.satker}, tahun {view.tahun}"
    posisi = f"Posisi {format_day(view.posisi)}, menurut {view.numbered_name}."
    return ListSheet(
        part.name,
        part.frame,
        columns,
        title=(title, posisi, *sentences),
        foot=f"{title}. {posisi} {NOT_LKE}",
        is_simulated=view.simulasi,
        links=links,
    )


def _frame(columns: str, rows: Sequence[Row], *further: str) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=[*LIST_COLUMNS[columns], *further])
    days = {name: "datetime64[us]" for name in _DAYS if name in frame}
    return frame.astype(days)


def _langkah(db: Database, view: View, served: dict[str, Served]) -> pd.DataFrame:
    rows = []
    for row in rows_of(figures.langkah(db, view), LangkahRow):
        question = served[row["kode"]]
        source = "belum ditentukan"
        if question.is_of_plan:
            source = "kolom rencana"
        elif question.words:
            source = "pilihan kantor"
        more = {
            "lke": question.words,
            "sumber": source,
            "area": name_area(row),
            "pic": row["pic"] or "",
        }
        rows.append({**row, **more})
    counts = ["selesai", "terlambat", "bukti_n"]
    frame = _frame("evaluator_langkah", rows).astype(dict.fromkeys(counts, "Int64"))
    if view.rencana_only:  # no report: unknown, and not 0
        frame[counts] = pd.NA
    return frame


def _tindak_lanjut(db: Database, view: View) -> pd.DataFrame:
    rows = []
    follow_ups = records.read_tindak_lanjut(db, view.satker, view.tahun)
    for follow_up in sorted(follow_ups, key=itemgetter("rapat", "nomor")):
        agreed = "Disepakati" if follow_up["disepakati"] else "Diputuskan, belum dibacakan"
        in_words: Row = {
            "rapat": follow_up["judul_rapat"],
            "kode": follow_up["kode"] or "",
            "area": follow_up["area"] or "",
            "keputusan": agreed,
            "pergeseran": moved_sentence(follow_up["riwayat_batas"]),
            "status": STATUS_TINDAK_LANJUT[follow_up["status"]],
            "keterangan": result_in_words(follow_up),
            "diubah_pada": follow_up["waktu"].astimezone(clock.zone()).date(),
            "diubah_oleh": name_of(db, follow_up["pelaku"]),
        }
        rows.append({**follow_up, **in_words})
    return _frame("evaluator_tindak_lanjut", rows)


def _attendance(db: Database, meetings: Sequence[Rapat]) -> pd.DataFrame:
    rows = []
    for rapat in meetings:
        people = []
        for guest in records.read_attendance(db, rapat):
            came = kehadiran_in_words(guest)
            if guest["kehadiran"] == "diundang" and rapat.status == "ditutup":
                came = "Diundang, tidak tercatat hadir"
            people.append((guest["nama"], guest["jabatan"], came))
        nothing = "Rapat tidak diadakan" if rapat.is_called_off else "Daftar hadir belum diisi"
        for name, jabatan, kehadiran in people or [("", "", nothing)]:
            row = {
                "rapat": rapat.judul,
                "tanggal": rapat.tanggal,
                "periode": rapat.periode.name,
                "status": STATUS_RAPAT[rapat.status],
                "nama": name,
                "jabatan": jabatan,
                "kehadiran": kehadiran,
            }
            rows.append(row)
    return _frame("evaluator_kehadiran", rows)


def _trend(db: Database, view: View) -> pd.DataFrame:
    """List the figures of each area at the end of each triwulan up to posisi.

    For the triwulan of posisi they are those at posisi.
    """
    rows: list[Row] = []
    for periode, day in _days_judged(view):
        rows += _areas_at(db, view, periode, day)
    frame = _frame("evaluator_tren", rows)
    counts = ("selesai", "jatuh_tempo", "terlambat", "bukti_n", "bukti_N")
    return frame.astype(
        dict.fromkeys(counts, "Int64") | dict.fromkeys(("capaian", "bukti"), "float64")
    )


def _days_judged(view: View) -> Iterator[tuple[Periode, date]]:
    for triwulan in range(1, 5):
        periode = Periode(view.tahun, triwulan)
        if periode.end <= view.posisi:
            yield periode, periode.end
        elif periode == periode_of(view.posisi):
            yield periode, view.posisi


def _areas_at(db: Database, view: View, periode: Periode, day: date) -> Iterator[Row]:
    """List the figures of each area at a day.

    Before the first report those of work done are missing and not 0.
    """
    if day != view.posisi:
        view = figures.view_at(db, view.satker, view.tahun, day)
    is_reported = not view.rencana_only and view.posisi_unggahan <= day
    about: Row = {
        "triwulan": periode.short_name.rpartition(" ")[0],
        "per": day,
        "laporan_per": view.posisi_unggahan if is_reported else None,
    }
    for area in rows_of(figures.per_area(db, view), AreaRow):
        row: Row = about | {
            "jatuh_tempo": area["capaian_N"],
            "bukti_N": area["bukti_N"],
            "area": name_area(area),
            "keterangan": "Belum ada realisasi yang dilaporkan.",
        }
        if is_reported:
            row |= {
                "selesai": area["capaian_n"],
                "terlambat": area["terlambat"],
                "bukti_n": area["bukti_n"],
                "capaian": _share(area["capaian_n"], area["capaian_N"]),
                "bukti": _share(area["bukti_n"], area["bukti_N"]),
                "keterangan": "",
            }
        yield row


def _share(count: int, total: int) -> float | None:
    return count / total if total else None


def _moved(db: Database, view: View) -> pd.DataFrame:
    found = moved_targets(db, view)
    told = moves(rows_of(found), view.tahun, partial(name_of, db))
    return told.assign(
        terlewat=told["terlewat"].map(_YES), hari_lewat=found["hari_lewat"].to_numpy()
    )


def _late(db: Database, view: View, served: dict[str, Served]) -> pd.DataFrame:
    """List the tenggat that are late or were done late, the longest lateness first."""
    rows = figures.tenggat(db, view)
    late = rows[(rows["hari_terlambat"] > 0) | rows["terlambat"]]
    if view.rencana_only:  # no report: unknown, and not late
        late = late.head(0)
    # If the day of completion is unknown, so is its lateness.
    is_undated = (late["status"] == "selesai") & late["tanggal_selesai"].isna()
    areas = []
    told = []
    for row in rows_of(late, TenggatRow):
        areas.append(name_area(row))
        told.append(figures.tenggat_term(row, rencana_only=False).label)
    states = pd.Series(told, index=late.index, dtype="str")
    found = late.assign(
        area=areas,
        pic=late["pic"].fillna(""),
        tenggat=late["tenggat"].map(format_tenggat),
        status=states.mask(is_undated, states + ", tanggal belum disebut"),
        selesai_pada=late["selesai_pada"].mask(is_undated),
        hari_terlambat=late["hari_terlambat"].astype("Int64").mask(is_undated),
        lke=_lke(late, served),
    )
    return found.sort_values("hari_terlambat", ascending=False, kind="stable", ignore_index=True)


def _lke(frame: pd.DataFrame, served: dict[str, Served]) -> list[str]:
    return [served[kode].words for kode in frame["kode"]]
