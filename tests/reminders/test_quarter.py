"""A quarter of the sample office, day by day, with a mail server: each letter is compared with a
count made by hand.
"""

from datetime import date, timedelta
from typing import Any

import pytest

from monev.core.roles import EVERY_SATKER, LOCAL_ACTOR
from monev.meeting import acts
from tests.code import ROOT
from tests.makers import SATKER, TAHUN, append_unggahan, last_content
from tests.reminders.post_office import employ, round_today, set_up
from tests.reminders.post_office import office as office
from tests.uploads.material import upload_file

PICS = {
    "huk": "Kasubbag Hukum dan SDM",
    "keu": "Kasubbag Keuangan, Umum dan Logistik",
    "ren": "Kasubbag Perencanaan, Data dan Informasi",
    "tek": "Kasubbag Teknis dan Hubungan Masyarakat",
    "sek": "Sekretaris",
}
# Counted in the sheets Realisasi and Bukti Dukung of the two workbooks, without the program.
# (1) Targets: not Selesai or Tidak berlaku, due before that day or within seven days of it.
# (2) Bukti: documents that are Ada. Until 3 July the report of TW I counts, then that of TW II.
# No letters on Sundays, 18 August (cuti bersama) and 5 September (Maulid).
COUNTED = """
2025-07-01 huk Target: 19 terlambat
2025-07-01 keu Target: 1 terlambat
2025-07-01 ren Target: 8 terlambat
2025-07-01 tek Target: 7 terlambat
2025-07-01 huk Bukti: 1 perlu perbaikan
2025-07-01 oki Laporan: TW II 2025 belum diunggah
2025-07-01 eka Bukti: 30 menunggu diperiksa
2025-07-04 huk Bukti: 2 perlu perbaikan
2025-07-04 bapak Ringkasan per 30 Juni 2025
2025-07-08 eka Bukti: 56 menunggu diperiksa
2025-07-15 eka Bukti: 56 menunggu diperiksa
2025-07-22 eka Bukti: 56 menunggu diperiksa
2025-07-24 huk Target: 3 jatuh tempo dalam sepekan, 5 terlambat
2025-07-24 keu Target: 1 jatuh tempo dalam sepekan
2025-07-24 ren Target: 1 jatuh tempo dalam sepekan, 2 terlambat
2025-07-29 eka Bukti: 56 menunggu diperiksa
2025-08-01 huk Target: 8 terlambat
2025-08-01 keu Target: 1 terlambat
2025-08-01 ren Target: 3 terlambat
2025-08-01 bapak Ringkasan per 31 Juli 2025
2025-08-05 eka Bukti: 56 menunggu diperiksa
2025-08-12 eka Bukti: 56 menunggu diperiksa
2025-08-19 eka Bukti: 56 menunggu diperiksa
2025-08-22 bapak Rapat 25 Agustus 2025: keadaan Rencana Aksi
2025-08-25 huk Target: 3 jatuh tempo dalam sepekan, 8 terlambat
2025-08-25 ren Target: 2 jatuh tempo dalam sepekan, 3 terlambat
2025-08-26 eka Bukti: 56 menunggu diperiksa
2025-09-01 huk Target: 11 terlambat
2025-09-01 ren Target: 5 terlambat
2025-09-01 bapak Ringkasan per 31 Agustus 2025
2025-09-02 eka Bukti: 56 menunggu diperiksa
2025-09-06 sek Tindak lanjut: 1 mendekati batas
2025-09-09 eka Bukti: 56 menunggu diperiksa
2025-09-13 sek Tindak lanjut: 1 lewat batas
2025-09-16 eka Bukti: 56 menunggu diperiksa
2025-09-20 oki Laporan: TW III 2025 berakhir 30 September 2025
2025-09-23 huk Target: 6 jatuh tempo dalam sepekan, 11 terlambat
2025-09-23 keu Target: 2 jatuh tempo dalam sepekan, 1 terlambat
2025-09-23 ren Target: 3 jatuh tempo dalam sepekan, 5 terlambat
2025-09-23 tek Target: 3 jatuh tempo dalam sepekan, 1 terlambat
2025-09-23 eka Bukti: 56 menunggu diperiksa
2025-09-30 eka Bukti: 56 menunggu diperiksa
"""


@pytest.mark.semua
def test_a_quarter_of_the_samples_office_day_by_day_is_as_it_was_counted_by_hand(db, office, today):
    today("2025-07-01")
    reports = []
    for posisi in ("2025-03-31", "2025-06-30"):
        file = ROOT / f"data/contoh/Realisasi ZI KPU Kabupaten Contoh per {posisi}.xlsx"
        upload_file(db, file.read_bytes(), file.name, posisi, pelaku=LOCAL_ACTOR)
        reports.append(last_content(db, "KPU Kabupaten Contoh", TAHUN) | {"simulasi": False})
    append_unggahan(db, reports[0])
    employ(db, "utama", roles={EVERY_SATKER: {"admin"}})
    for name, pic in PICS.items():
        employ(db, name, pics={SATKER: {pic}, "KPU Kabupaten Contoh": {pic}})
    employ(db, "oki", roles={SATKER: {"operator"}})
    employ(db, "eka", roles={SATKER: {"pemeriksa"}})
    employ(db, "bapak", nama="Fulan, S.H.", roles={SATKER: {"pembaca"}})
    set_up(db, office.port)
    day, sent = date(2025, 7, 1), []
    while day <= date(2025, 9, 30):
        today(day.isoformat())
        if day == date(2025, 7, 4):
            append_unggahan(db, reports[1])
        if day == date(2025, 8, 4):
            what: dict[str, Any] = {
                "judul": "Rapat evaluasi",
                "tanggal": "2025-08-25",
                "pemimpin": "Fulan, S.H.",
            }
            rapat = acts.open_rapat(
                db, SATKER, TAHUN, posisi=date(2025, 6, 30), pelaku=LOCAL_ACTOR, **what
            )
            decided = {"uraian": "Memasang maklumat", "pic": "Sekretaris", "batas": "2025-09-12"}
            acts.decide(db, rapat, area="I", **decided, pelaku=LOCAL_ACTOR)
        for to, mail in round_today(db, office):
            subject = " ".join(str(mail["Subject"]).split()).replace(f" ZI {SATKER}", "")
            sent.append(f"{day} {to.split('@')[0]} {subject}")
        day += timedelta(days=1)
    assert sorted(sent) == sorted(COUNTED.strip().splitlines())
