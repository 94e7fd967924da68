"""`full_state`: all figures of a rencana at a posisi."""

from __future__ import annotations

import argparse
from typing import Any

from monev.cli import output, store
from monev.cli.options import JSON, PLACE_OPTIONS, POSISI, RENCANA
from monev.cli.parser import Command


def run(choice: argparse.Namespace) -> int:
    """Print the situation. Raises NotFound."""
    from monev.figures import full_state, per_area, ringkasan, ringkasan_sentence

    with store.open_database(choice) as db:
        p = store.chosen_view(db, choice)
        content = full_state(db, p)
        if choice.json:
            output.print_json(content)
            return output.DONE
        current = ringkasan(db, p).current
        output.say(heading(p), ringkasan_sentence(p, current, per_area(db, p)), "")
    _say(content)
    return output.DONE


def heading(p: Any) -> str:
    """What is being looked at, with its warning where it is sample data."""
    from monev.core.dates import format_day

    mark = " (DATA SIMULASI)" if p.simulasi else ""
    return f"{p.satker}, rencana {p.tahun}, posisi {format_day(p.posisi)}, unggahan {p.unggahan}{mark}"


def _say(content: dict[str, Any]) -> None:
    from monev.figures import format_area, format_capaian

    def figures(one: dict[str, Any], name: str) -> list[Any]:
        s = one["status"]
        return [
            name,
            one["langkah"],
            *(format_capaian(one[k]["n"], one[k]["N"]) for k in ("capaian_posisi", "capaian_setahun", "bukti")),
            s["terlambat"],
            s["berjalan"],
            s["belum_jatuh_tempo"],
            s["tidak_berlaku"],
            one["selesai_tanpa_bukti"],
            one["tanpa_target"],
        ]

    output.say_table(
        [
            "Area",
            "Langkah",
            "S.d. posisi",
            "Setahun",
            "Bukti",
            "Terlambat",
            "Berjalan",
            "Belum jatuh tempo",
            "Tidak berlaku",
            "Selesai tanpa bukti",
            "Tanpa target",
        ],
        [
            *(figures(one, format_area(one["area"], one["nama_area"])) for one in content["area"]),
            figures(content, "Semua area"),
        ],
    )


COMMAND = Command(
    "Menghitung keadaan sebuah rencana pada akhir suatu hari: capaian, keterlambatan, dan kelengkapan bukti, "
    "seluruhnya dan per area.",
    (*RENCANA, POSISI, JSON, *PLACE_OPTIONS),
    run,
)
