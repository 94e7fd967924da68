"""What each screen of a meeting says, as parts: the figures and sentences of monev.meeting, nothing counted here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from monev import figures, meeting
from monev.core.dates import format_day, format_tenggat
from monev.core.statuses import CHANGE_JENIS, TARGET_CHANGES
from monev.core.text import shorten
from monev.database import Database
from monev.figures import (
    EMPTY_REASONS,
    Counts,
    View,
    format_area,
    format_capaian,
    format_fraction,
    format_number,
    to_rows,
)
from monev.meeting import Rapat, Screen
from monev.outputs import messages
from monev.ui import page_words
from pages.rapat import area_screen, blocks, forms, note_screens
from pages.rapat.blocks import Block

WITHOUT_PIC = "(tanpa PIC)"


def build_screen(db: Database, p: View, r: Rapat, one: Screen, chosen: str | None) -> Block:
    """One screen: jenis, judul and its parts. `chosen`: the PIC chosen on the screen of gaps."""
    if one.jenis == "area":
        content = area_screen.area(db, p, r, one.area)
    elif one.jenis == "kesenjangan":
        content = _kesenjangan_blocks(db, p, chosen)
    else:
        content = _CONTENTS[one.jenis](db, p, r)
    return {"jenis": one.jenis, "judul": one.title, "blok": content}


def _opening_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    data = [
        ("Tanggal", format_day(r.tanggal)),
        ("Tempat", r.tempat),
        ("Pemimpin", r.pemimpin),
        ("Notulis", r.notulis),
    ]
    left = [
        blocks.sentence(r.satker),
        blocks.sentence(f"Posisi {format_day(r.posisi)}", "sedang"),
        blocks.listing(
            [{"teks": content or "(belum diisi)", "tanda": heading, "status": "polos"} for heading, content in data],
            empty="",
            key="data",
        ),
    ]
    present = to_rows(meeting.read_attendance(db, r))
    right = [
        blocks.sentence(
            f"{format_number(len(present))} orang hadir" if present else "Daftar hadir masih kosong", "sedang"
        ),
        blocks.listing(
            [_participant_item(index, h, r) for index, h in enumerate(present, start=1)],
            empty="Tulis yang hadir, satu orang per baris; namanya dicetak di daftar hadir dan laporan.",
            key="hadir",
        ),
    ]
    if r.is_open:
        left.append(blocks.button_row([blocks.button("Ubah data rapat", entry_form=forms.rapat_form(r))]))
        right.append(
            blocks.button_row([blocks.button("+ Peserta", entry_form=forms.attendance_form(), primary=not present)])
        )
    return [blocks.columns([left, right], "2fr 3fr")]


def _participant_item(index: int, h: dict[str, Any], r: Rapat) -> Block:
    content = {"teks": f"{index}. {h['nama']}", "kanan": h["jabatan"]}
    if not r.is_open:
        return content
    delete = {"aksi": "hapus", "benda": "hadir", "nomor": h["nomor"]}
    return content | {
        "sebaris": True,
        "tombol": [
            blocks.button("Ubah", entry_form=forms.change_attendance_form(h), display_name=h["nama"]),
            blocks.button("Hapus", send=delete, display_name=h["nama"]),
        ],
    }


def _situation_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    s = meeting.read_situation(db, p)
    current = s.ringkasan.current
    return [
        blocks.sentence(s.sentence, "sedang"),
        blocks.figures(main_figures(current)),
        blocks.bars(_area_bar(a) for a in to_rows(s.per_area)),
    ]


def main_figures(current: Counts) -> list[Block]:
    """The figures of a minute, each with its name."""
    return [
        _share_figure("Capaian s.d. posisi", current.capaian_n, current.capaian_N, "capaian"),
        {"label": "Terlambat", "nilai": format_number(current.terlambat)}
        | _status_mark("terlambat", current.terlambat),
        {"label": "Selesai tanpa bukti", "nilai": format_number(current.selesai_tanpa_bukti)},
        _share_figure("Kelengkapan bukti", current.bukti_n, current.bukti_N, "bukti"),
        _share_figure("Capaian setahun", current.setahun_n, current.setahun_N, "setahun"),
    ]


def _status_mark(status: str, total_count: int) -> Block:
    return {"status": status, "tanda": page_words.find_term(status).mark} if total_count else {}


def _share_figure(label: str, n: int, n_all: int, reason: str) -> Block:
    if n_all == 0:
        return {"label": label, "nilai": format_capaian(0, 0), "ket": EMPTY_REASONS[reason]}
    return {
        "label": label,
        "nilai": format_fraction(n, n_all),
        "ket": figures.format_percent(n, n_all),
    }


def _area_bar(a: dict[str, Any]) -> Block:
    return {
        "label": format_area(a["area"], a["nama_area"]),
        "lebar": figures.percent(a["capaian_n"], a["capaian_N"]) or 0,
        "teks": format_capaian(a["capaian_n"], a["capaian_N"]),
        "terlambat": a["terlambat"],
        "pindah": f"area-{a['area']}",
    }


def _change_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    result = meeting.read_triwulan_changes(db, p)
    if result.before is None:
        return [
            blocks.sentence(
                f"Belum ada yang tersimpan s.d. {format_day(result.since)}, jadi belum ada yang dibandingkan."
            ),
            blocks.figures(main_figures(result.current)),
        ]
    return [
        blocks.figures(_before_and_current(result.previous, result.current)),
        blocks.listing(
            [
                item
                for jenis, content in page_words.group_by_jenis(to_rows(result.changes))
                for item in (
                    blocks.heading(f"{CHANGE_JENIS[jenis].capitalize()}: {format_number(len(content))}"),
                    *map(_change_item, content),
                )
            ],
            empty="Tidak ada yang berubah.",
        ),
    ]


def _before_and_current(before: Counts, current: Counts) -> list[Block]:
    return [
        {"label": label, "nilai": f"{format_number(getattr(before, k))} → {format_number(getattr(current, k))}"}
        for label, k in (
            ("Tenggat selesai", "selesai"),
            ("Terlambat", "terlambat"),
            ("Bukti ada", "bukti_n"),
            ("Selesai tanpa bukti", "selesai_tanpa_bukti"),
        )
    ]


def _change_item(b: dict[str, Any]) -> Block:
    describe_value = format_tenggat if b["jenis"] in TARGET_CHANGES else lambda value: shorten(value, 50)
    from_, index = (describe_value(b[side]) if b[side] else "" for side in ("dari", "ke"))
    right = " → ".join(n for n in (from_, index) if n) if b["jenis"] not in ("selesai_baru", "selesai_ditarik") else ""
    timing = format_tenggat(b["tenggat"]) if b["tenggat"] else ""
    return {"kode": b["kode"], "teks": b["langkah_aksi"], "kanan": right or timing}


def _kesenjangan_blocks(db: Database, p: View, chosen: str | None) -> list[Block]:
    result = meeting.kesenjangan_by_pic(db, p)
    per_pic = to_rows(result.per_pic)
    if not per_pic:
        return [
            blocks.sentence(
                page_words.without_repetition(figures.kesenjangan_sentence(p, figures.ringkasan(db, p).current, 0))
            )
        ]
    pic = chosen if chosen in {b["nilai"] for b in per_pic} else per_pic[0]["nilai"]
    most = per_pic[0]["n"]
    left = blocks.bars(
        (
            {
                "label": b["nilai"] or WITHOUT_PIC,
                "lebar": figures.percent(b["n"], most),
                "teks": format_number(b["n"]),
                "warna": "terlambat",
                "pilih": b["nilai"],
                "dipilih": b["nilai"] == pic,
            }
            for b in per_pic
        ),
        narrow=True,
    )
    members = result.rows[result.rows["pic"].fillna("") == pic]
    right = [
        blocks.sentence(f"{pic or WITHOUT_PIC}: {format_number(len(members))} bukti belum ada", "sedang"),
        blocks.listing(_group_by_langkah(members), empty="", key=f"pic {pic}"),
        {"jenis": "salin", "teks": messages.write_kesenjangan_message(members, p)},
    ]
    return [blocks.columns([[left], right], "2fr 3fr")]


def _group_by_langkah(members: pd.DataFrame) -> list[Block]:
    group: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for b in to_rows(members):
        group.setdefault((b["kode"], b["tenggat"]), []).append(b)
    return [
        {
            "kode": kode,
            "teks": ", ".join(b["bukti"] for b in content),
            "kanan": format_tenggat(tenggat),
            "ket": [
                ("Dilaporkan selesai · " if content[0]["selesai_tanpa_bukti"] else "") + content[0]["langkah_aksi"]
            ],
        }
        for (kode, tenggat), content in group.items()
    ]


def _target_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    tenggat = to_rows(meeting.next_targets(db, p))
    if not tenggat:
        return [blocks.sentence("Tidak ada tenggat yang jatuh tempo pada triwulan itu.")]
    content: list[Block] = []
    month = ""
    for t in tenggat:
        name = f"{page_words.month_name(t['jatuh_tempo'].month)} {t['jatuh_tempo'].year}"
        if name != month:
            month = name
            count = sum(t2["jatuh_tempo"].month == t["jatuh_tempo"].month for t2 in tenggat)
            content.append(blocks.heading(f"{name}: {format_number(count)} tenggat"))
        content.append(area_screen.tenggat_row(t, rencana_only=not p.ada_realisasi))
    return [
        blocks.sentence(f"{format_number(len(tenggat))} tenggat jatuh tempo.", "sedang"),
        blocks.listing(content, empty=""),
    ]


_CONTENTS: dict[str, Callable[[Database, View, Rapat], list[Block]]] = {
    "pembukaan": _opening_blocks,
    "tindak_lanjut": note_screens.tindak_lanjut_blocks,
    "situasi": _situation_blocks,
    "perubahan": _change_blocks,
    "target": _target_blocks,
    "keputusan": note_screens.decision_blocks,
    "penutup": note_screens.closing_blocks,
}
