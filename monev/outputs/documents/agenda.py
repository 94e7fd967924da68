"""What goes out before and after a meeting as text: the agenda that writes itself, a message for each PIC."""

from __future__ import annotations

from monev.figures import format_area, format_number
from monev.outputs.documents.material import NOT_LKE, Material
from monev.outputs.documents.shared_parts import day_in_words
from monev.outputs.messages import write_per_pic
from monev.reading.vocabulary.template_names import SIMULATION_TEXT


def list_agenda_items(b: Material) -> list[str]:
    """The points of the meeting, each with its figure; what there is nothing to say of is left out."""
    current = b.ringkasan.current
    item = ["Pembukaan"]
    opened = [t for t in b.earlier_tindak_lanjut if t.status == "terbuka"]
    if opened:
        item.append(f"Tindak lanjut rapat sebelumnya: {format_number(len(opened))} belum selesai")
    item.append(f"Keadaan rencana aksi per {b.posisi}")
    terlambat = [a for a in b.area if a["terlambat"] and not b.rencana_only]
    if terlambat:
        display_name = (
            f"{format_area(a['area'], a['nama_area'])} ({format_number(a['terlambat'])})" for a in terlambat
        )
        item.append(f"Tenggat terlambat per area: {'; '.join(display_name)}")
    if current.selesai_tanpa_bukti:
        item.append(f"{format_number(current.selesai_tanpa_bukti)} tenggat yang dilaporkan selesai tanpa bukti lengkap")
    if b.kesenjangan:
        item.append(f"Kesenjangan bukti dukung: {format_number(len(b.kesenjangan))} bukti belum ada")
    if current.tanpa_target:
        item.append(f"{format_number(current.tanpa_target)} langkah tanpa target waktu")
    if b.upcoming:
        item.append(f"Target {b.next_triwulan}: {format_number(len(b.upcoming))} tenggat")
    return [*item, "Keputusan dan tindak lanjut", "Penutup"]


def write_agenda(b: Material) -> str:
    """The agenda as a message."""
    r = b.rapat
    heading = [f"*Agenda {r.judul if r else f'rapat evaluasi ZI {b.triwulan}'}, {b.p.satker}*"]
    if b.p.simulasi:
        heading.insert(0, f"*{SIMULATION_TEXT}*")
    if r:
        heading.append(", ".join(filter(None, (day_in_words(r.tanggal), r.tempat))))
    item = [f"{index}. {text}" for index, text in enumerate(list_agenda_items(b), start=1)]
    return "\n".join([*heading, "", *item, "", b.sentence, NOT_LKE]) + "\n"


def write_message_per_pic(b: Material) -> dict[str, str]:
    """A message for each PIC who has something to do: PIC → text."""
    return write_per_pic(b.kesenjangan_rows, b.upcoming, b.p, [*b.decisions, *b.earlier_tindak_lanjut])


def write_messages(b: Material) -> str:
    """The messages of all PIC below each other, to be copied one by one."""
    message = write_message_per_pic(b)
    return f"\n\n{'=' * 40}\n\n".join(message.values()) + "\n" if message else "Tidak ada yang perlu dikirim.\n"
