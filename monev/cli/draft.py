"""`draf`: a workbook to check, made from the PDF of a decree."""

from __future__ import annotations

import argparse
from pathlib import Path

from monev.cli import output, store
from monev.cli.options import PLACE_OPTIONS
from monev.cli.parser import Command, Option
from monev.cli.template import write_and_say

PDF = Option(("BERKAS",), "PDF surat keputusan yang berteks (bukan pindaian)", "BERKAS", required=True)


def run(options: argparse.Namespace) -> int:
    """Write the draft. Raises FileRefused, and MonevError where it cannot be written."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.outputs.pdf_draft import make_draft

    draft = make_draft(store.read_file(options.berkas))
    write_and_say(options.keluaran, draft.content, f"Draf dengan {draft.langkah} langkah")
    output.say("Belum ada yang disimpan ke rencana.", *(f"- {advice}" for advice in draft.guidance))
    return output.DONE


def read_output(text: str) -> Path:
    """Where to write the draft. Raises ValueError unless it ends in .xlsx."""
    if not text.lower().endswith(".xlsx"):
        raise ValueError(f"“{text}” harus berakhiran .xlsx, misalnya draf.xlsx.")
    return Path(text)


OUTPUT = Option(
    ("-o", "--keluaran"),
    "berkas draf .xlsx yang ditulis; yang lama disisihkan",
    "BERKAS",
    required=True,
    read=read_output,
)

COMMAND = Command(
    "Membuat draf Excel dari tabel rencana aksi di sebuah PDF, untuk diperiksa dan diperbaiki sebelum diunggah. "
    "Tidak ada yang disimpan ke basis data.",
    (PDF, OUTPUT, *PLACE_OPTIONS),
    run,
)
