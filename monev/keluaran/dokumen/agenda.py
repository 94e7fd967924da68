"""What goes out before and after a meeting as text: the agenda that writes itself, a message for each PIC."""

from __future__ import annotations

from monev.baca.kamus_templat import TULISAN_SIMULASI
from monev.keadaan import format_angka, sebut_area
from monev.keluaran.dokumen.bagian import sebut_hari
from monev.keluaran.dokumen.bahan import BUKAN_LKE, Bahan
from monev.keluaran.pesan import per_pic


def butir_agenda(b: Bahan) -> list[str]:
    """The points of the meeting, each with its figure; what there is nothing to say of is left out."""
    kini = b.ringkasan.kini
    butir = ["Pembukaan"]
    terbuka = [t for t in b.lalu if t.status == "terbuka"]
    if terbuka:
        butir.append(f"Tindak lanjut rapat sebelumnya: {format_angka(len(terbuka))} belum selesai")
    butir.append(f"Keadaan rencana aksi per {b.posisi}")
    terlambat = [a for a in b.area if a["terlambat"] and not b.rencana_saja]
    if terlambat:
        sebutan = (f"{sebut_area(a['area'], a['nama_area'])} ({format_angka(a['terlambat'])})" for a in terlambat)
        butir.append(f"Tenggat terlambat per area: {'; '.join(sebutan)}")
    if kini.selesai_tanpa_bukti:
        butir.append(f"{format_angka(kini.selesai_tanpa_bukti)} tenggat yang dilaporkan selesai tanpa bukti lengkap")
    if b.kesenjangan:
        butir.append(f"Kesenjangan bukti dukung: {format_angka(len(b.kesenjangan))} bukti belum ada")
    if kini.tanpa_target:
        butir.append(f"{format_angka(kini.tanpa_target)} langkah tanpa target waktu")
    if b.berikut:
        butir.append(f"Target {b.triwulan_berikut}: {format_angka(len(b.berikut))} tenggat")
    return [*butir, "Keputusan dan tindak lanjut", "Penutup"]


def teks_agenda(b: Bahan) -> str:
    """The agenda as a message."""
    r = b.rapat
    judul = [f"*Agenda {r.judul if r else f'rapat evaluasi ZI {b.triwulan}'}, {b.p.satker}*"]
    if b.p.simulasi:
        judul.insert(0, f"*{TULISAN_SIMULASI}*")
    if r:
        judul.append(", ".join(filter(None, (sebut_hari(r.tanggal), r.tempat))))
    butir = [f"{ke}. {teks}" for ke, teks in enumerate(butir_agenda(b), start=1)]
    return "\n".join([*judul, "", *butir, "", b.kalimat, BUKAN_LKE]) + "\n"


def pesan_per_pic(b: Bahan) -> dict[str, str]:
    """A message for each PIC who has something to do: PIC → text."""
    return per_pic(b.baris_kesenjangan, b.berikut, b.p, [*b.keputusan, *b.lalu])


def teks_pesan(b: Bahan) -> str:
    """The messages of all PIC below each other, to be copied one by one."""
    pesan = pesan_per_pic(b)
    return f"\n\n{'=' * 40}\n\n".join(pesan.values()) + "\n" if pesan else "Tidak ada yang perlu dikirim.\n"
