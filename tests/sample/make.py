"""Makes the four workbooks of the fictitious office in data/contoh/: `python -m tests.sample.make`.

They are filled templates, as an office would upload them at the end of each triwulan of 2025. Its plan is plan.csv.
"""

import csv
from datetime import date
from pathlib import Path
from random import Random

from monev.core.records import Langkah, Reading
from monev.outputs.template import build_template
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.evidence.split import split_bukti
from monev.uploads.file_version import build_file_version
from tests.code import ROOT
from tests.sample.story import KENDALA, MOVED, POSISI, TIDAK_BERLAKU, WITHOUT_DATE, bukti_day, day_selesai

SATKER, TAHUN = "KPU Kabupaten Contoh", 2025
FOLDER = ROOT / "data" / "contoh"
PLAN = Path(__file__).with_name("plan.csv")


def file_name(posisi: date) -> str:
    """The file's name, as the office would call it."""
    return f"Realisasi ZI KPU Kabupaten Contoh per {posisi.isoformat()}.xlsx"


def rencana(posisi: date) -> tuple[Langkah, ...]:
    """The plan as it stood at a posisi: two targets were moved during the year."""
    with PLAN.open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file, delimiter=";")
    result = []
    for area, area_name, sub_area, nama_sub_area, no, komponen, indikator, action, bukti, timing, capaian, pic in rows:
        kode = ".".join(filter(None, (area, sub_area, no, "1")))
        since, new = MOVED.get(kode, (None, ""))
        target = new if since and posisi >= since else timing
        read_back = read_time(target, TAHUN, target_capaian=capaian)
        location = (kode, area, area_name, sub_area or None, nama_sub_area or None, no)
        text = (komponen, indikator, action, bukti, target, capaian, None, pic)
        way = (read_back.jenis_target, read_back.mulai)
        result.append(Langkah(*location, *text, {}, *way, "Rencana Aksi", 0, read_back.tenggat, split_bukti(bukti)))
    return tuple(result)


def reported_rencana(posisi: date) -> list[dict]:
    """The plan with all that is reported at a posisi, in the shape the template is made from."""
    langkah = build_file_version(Reading(langkah=rencana(posisi)), [], posisi=posisi).langkah
    for row in langkah:
        for t in row["tenggat"]:
            _report(row["kode"], t, posisi)
    return langkah


def _report(kode: str, t: dict, posisi: date) -> None:
    key = (kode, t["tenggat"])
    since, reason = TIDAK_BERLAKU.get(key, (None, ""))
    if since and posisi >= since:
        t |= {"laporan": "tidak_berlaku", "kendala": reason}
        return
    selesai = day_selesai(*key, date.fromisoformat(t["jatuh_tempo"]))
    if selesai and selesai <= posisi:
        t["laporan"] = "selesai"
        t["tanggal_selesai"] = None if key in WITHOUT_DATE else selesai.isoformat()
        _fill_bukti(key, t, selesai, posisi)
    elif t["buka"] <= posisi.isoformat():
        _berjalan(kode, t, posisi)


def _berjalan(kode: str, t: dict, posisi: date) -> None:
    """Not done, though its window is open: some are in progress, the well-known ones with what holds them up."""
    terlambat = t["jatuh_tempo"] < posisi.isoformat()
    if kode in KENDALA:
        t |= {"laporan": "proses", "kendala": KENDALA[kode][0], "tindak_lanjut": KENDALA[kode][1]}
    elif Random(f"proses {kode} {t['tenggat']}").random() < (0.7 if terlambat else 0.4):
        t["laporan"] = "proses"


def _fill_bukti(key: tuple[str, str], t: dict, selesai: date, posisi: date) -> None:
    for b in t["bukti"]:
        random_source = Random(f"periksa {key} {b['nama']}")
        incoming = bukti_day(*key, b["nama"], selesai)
        if incoming is None or incoming > posisi:
            if incoming is not None and random_source.random() < 0.3:
                b |= {"status": "perlu_perbaikan", "catatan": "Belum ditandatangani"}
            continue
        slug = "-".join(b["nama"].lower().split())
        b["tautan"] = f"https://berkas.contoh.example/zi-2025/{key[0]}/{key[1]}/{slug}"
        checked = (posisi - incoming).days > 60 and random_source.random() < 0.5
        b["status"] = "terverifikasi" if checked else "ada"


def make_template(posisi: date) -> bytes:
    """The office's workbook at a posisi."""
    content = {"unggahan": 0, "posisi": posisi.isoformat(), "simulasi": True, "langkah": reported_rencana(posisi)}
    return build_template(content, satker=SATKER, tahun=TAHUN, entry_hash="")


def make_files() -> None:
    """Write the four files."""
    FOLDER.mkdir(exist_ok=True)
    for posisi in POSISI:
        (FOLDER / file_name(posisi)).write_bytes(make_template(posisi))


if __name__ == "__main__":
    make_files()
