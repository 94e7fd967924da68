"""A calendar (.ics, RFC 5545) of what falls due after posisi and of open follow-ups, with a reminder a week ahead."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from itertools import groupby

from icalendar import Alarm, Calendar, Event

from monev.baca.kamus_templat import TULISAN_SIMULASI
from monev.keadaan import format_angka
from monev.keluaran.dokumen.bahan import BUKAN_LKE, Bahan, BarisData
from monev.keluaran.pesan import TANPA_PIC
from monev.tanggal import sebut_tenggat

PENGINGAT = timedelta(days=-7)


def ke_ics(b: Bahan) -> bytes:
    """One all-day event per due day, naming its tenggat, and one per follow-up; made again, they replace the old."""
    kalender = Calendar()
    kalender.add("prodid", "-//Monev ZI//id")
    kalender.add("version", "2.0")
    kalender.add("calscale", "GREGORIAN")
    kalender.add("method", "PUBLISH")
    kalender.add("x-wr-calname", f"Rencana Aksi ZI {b.p.satker} {b.p.tahun}")
    belum = [t for t in b.tenggat if t["status"] in ("berjalan", "belum_jatuh_tempo") and t["jatuh_tempo"] > b.p.posisi]
    urut = sorted(belum, key=lambda t: t["jatuh_tempo"])
    for hari, isi in groupby(urut, key=lambda t: t["jatuh_tempo"]):
        kalender.add_component(_jatuh_tempo(b, hari, list(isi)))
    for t in (*b.keputusan, *b.lalu):
        if t.status == "terbuka":
            letak = t.kode or (f"area {t.area}" if t.area else "rencana")
            rincian = f"{t.uraian}\nPIC: {t.pic}\nUntuk: {letak}"
            judul = f"Tindak lanjut ZI: {t.uraian} ({t.pic})"
            kalender.add_component(_acara(b, f"tindak-lanjut-{t.nomor}", t.batas, judul, rincian))
    return kalender.to_ical()


def _jatuh_tempo(b: Bahan, hari: date, isi: list[BarisData]) -> Event:
    baris = [
        f"{t['kode']} {t['langkah_aksi']} ({t['pic'] or TANPA_PIC}), target {sebut_tenggat(t['tenggat'])}" for t in isi
    ]
    judul = f"{format_angka(len(isi))} tenggat rencana aksi ZI jatuh tempo"
    return _acara(b, f"tenggat-{hari.isoformat()}", hari, judul, "\n".join([*baris, "", BUKAN_LKE]))


def _acara(b: Bahan, kunci: str, hari: date, judul: str, rincian: str) -> Event:
    acara = Event()
    # The same event keeps its uid, so that importing a newer calendar moves it and does not double it.
    asal = hashlib.sha256(f"{b.p.satker}|{b.p.tahun}|{kunci}".encode()).hexdigest()[:32]
    acara.add("uid", f"{asal}@monev-zi")
    acara.add("dtstamp", b.p.waktu)
    acara.add("dtstart", hari)
    acara.add("dtend", hari + timedelta(days=1))
    acara.add("summary", f"{TULISAN_SIMULASI}: {judul}" if b.p.simulasi else judul)
    acara.add("description", rincian)
    acara.add("transp", "TRANSPARENT")
    pengingat = Alarm()
    pengingat.add("action", "DISPLAY")
    pengingat.add("description", judul)
    pengingat.add("trigger", PENGINGAT)
    acara.add_component(pengingat)
    return acara
