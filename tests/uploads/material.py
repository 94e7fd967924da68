"""Langkah as the reader gives them, reports, and stored unggahan for the tests of uploads."""

from dataclasses import replace
from datetime import date

import pytest

from monev.core.errors import FileRefused
from monev.core.plan_fields import SAID, SAID_OF_BUKTI, Said, SaidOfBukti
from monev.core.records import BuktiReport, Langkah, Reading, TemplateOrigin, TenggatReport
from monev.database import Database
from monev.journal import Entry
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.evidence.split import split_bukti
from monev.uploads import UploadPlan, check_upload, plan_upload, store_upload
from tests.makers import JUNE, SATKER, SEPTEMBER, TAHUN


def langkah(
    kode: str,
    timing: str = "Maret 2025",
    *,
    action: str = "",
    bukti: str = "Undangan, Notulensi",
    pic: str | None = None,
    others: dict[str, str] | None = None,
    capaian: str = "",
    frequency: str | None = None,
) -> Langkah:
    """Make a langkah as the reader would; area and no are those of its kode."""
    parts = kode.split(".")
    sub_area = parts[1] if len(parts) == 4 else None
    result = read_time(timing, TAHUN, frequency=frequency, target_capaian=capaian)
    return Langkah(
        kode=kode,
        area=parts[0],
        nama_area=f"AREA {parts[0]}",
        sub_area=sub_area,
        nama_sub_area=f"Bagian {sub_area}" if sub_area else None,
        no=parts[-2],
        komponen=f"Komponen {kode}",
        indikator=f"Indikator {kode}",
        langkah_aksi=action or f"Langkah {kode}",
        bukti_dukung=bukti,
        target_waktu=timing,
        target_capaian=capaian,
        frekuensi=frequency,
        pic=pic,
        lainnya=others or {},
        jenis_target=result.jenis_target,
        mulai=result.mulai,
        tenggat=result.tenggat,
        bukti=split_bukti(bukti),
        lembar="Rencana Aksi",
        baris=9,
    )


def make_reading(
    *content: Langkah,
    realisasi=None,
    bukti=None,
    origin: Entry | None = None,
    has_kode: bool | None = None,
    **other,
) -> Reading:
    """Make the reading of a file.

    `origin`: the unggahan the template was made of. `has_kode`: its kode stand in a column, as they
    do in a template.
    """
    written = origin is not None if has_kode is None else has_kode
    template = None
    if origin:
        template = TemplateOrigin(SATKER, TAHUN, origin.isi.get("unggahan", 1), origin.hash)
    return Reading(
        satker=SATKER,
        tahun=TAHUN,
        langkah=tuple(replace(langkah, is_kode_written=written) for langkah in content),
        realisasi=None if realisasi is None else tuple(realisasi),
        bukti=None if bukti is None else tuple(bukti),
        origin=template,
        **other,
    )


def realisasi_row(
    kode: str, tenggat: str | None, status: str = "selesai", selesai: str | None = None, **other
) -> TenggatReport:
    """Make a row of sheet Realisasi."""
    day = date.fromisoformat(selesai) if selesai else None
    texts = {name: other.pop(name) for name in SAID if name in other}
    said = Said(tanggal_selesai=day, **texts)
    return replace(TenggatReport(kode, tenggat, status, said, "Realisasi", 7), **other)


def bukti_row(kode: str, tenggat: str, name: str, status: str = "ada", **other) -> BuktiReport:
    """Make a row of sheet Bukti Dukung."""
    said = SaidOfBukti(**{name: other.pop(name) for name in SAID_OF_BUKTI if name in other})
    return replace(BuktiReport(kode, tenggat, name, None, status, said, "Bukti Dukung", 8), **other)


def load_and_store(db: Database, reading: Reading, posisi: str = "2025-06-30", **other) -> Entry:
    """Plan and store a reading, agreeing to everything."""
    upload_plan = plan_upload(db, reading, posisi=date.fromisoformat(posisi), **other)
    return store_upload(
        db,
        upload_plan,
        pelaku="operator",
        file=posisi.encode(),
        file_name="berkas.xlsx",
        consent=True,
    )


def upload_file(
    db: Database,
    data: bytes,
    name: str = "rencana.xlsx",
    posisi: str = "2025-06-30",
    *,
    pelaku: str = "Ani",
    **chosen,
) -> Entry:
    """Check, plan and store a file as the page does, agreeing to everything.

    `chosen`: satker and tahun.
    """
    planned = plan_upload(
        db, check_upload(data, name, db=db, **chosen), posisi=date.fromisoformat(posisi), **chosen
    )
    return store_upload(db, planned, pelaku=pelaku, file=data, file_name=name, consent=True)


def uploaded(db: Database, *content: Langkah, posisi: str = "2025-06-30", **said) -> Entry:
    """Plan and store a file of these langkah and reports."""
    return load_and_store(db, make_reading(*content, **said), posisi)


def planned(db: Database, *content: Langkah, posisi: date = SEPTEMBER, **said) -> UploadPlan:
    """Plan a file of these langkah and reports."""
    return plan_upload(db, make_reading(*content, **said), posisi=posisi)


def store_planned(
    db: Database, upload_plan: UploadPlan, pelaku: str = "operator", **other
) -> Entry:
    """Store a plan."""
    return store_upload(db, upload_plan, pelaku=pelaku, file=b"x", file_name="x.xlsx", **other)


def tenggat(content: dict, kode: str, key: str) -> dict:
    """Find a tenggat of a stored content."""
    one = next(langkah for langkah in content["langkah"] if langkah["kode"] == kode)
    return next(target for target in one["tenggat"] if target["tenggat"] == key)


def status_bukti(content: dict, kode: str, key: str) -> dict[str, str]:
    """Return the status of each bukti of a tenggat by its name, in order."""
    return {bukti["nama"]: bukti["status"] for bukti in tenggat(content, kode, key)["bukti"]}


def refused(db, *content, posisi=JUNE, **said) -> list[tuple]:
    """List why a file is refused: sheet, row, column, sentence."""
    tip = db.journal.tip()
    with pytest.raises(FileRefused) as refusal:
        planned(db, *content, posisi=posisi, **said)
    assert db.journal.tip() == tip
    return [(error.lembar, error.baris, error.kolom, error.pesan) for error in refusal.value.errors]
