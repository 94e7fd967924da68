"""What is taken along from Bukti: the list, the evidence package, a message for all."""

from collections.abc import Sequence
from functools import partial

from monev.figures.rows import BuktiRow
from monev.outputs.documents.texts import write_kesenjangan_message
from monev.outputs.missing_bukti import kesenjangan_csv, kesenjangan_xlsx
from monev.outputs.package import count_in_package
from monev.ui import page_parts
from monev.ui.bukti_files import package_address
from monev.ui.context import Context
from monev.ui.looks import blocks
from monev.ui.looks.block_parts import Action


def offer(ctx: Context, rows: Sequence[BuktiRow]) -> None:
    """Draw the menu *Unduh*; its files are made only when somebody asks."""
    name = f"kesenjangan bukti {ctx.view.dated_name}"
    makers = {"xlsx": kesenjangan_xlsx, "csv": kesenjangan_csv} if rows else {}
    files = {
        f"Unduh .{form}": (f"{name}.{form}", partial(make, rows, ctx.view))
        for form, make in makers.items()
    }
    ways: list[Action] = [*_packages(ctx)]
    if rows:
        text = write_kesenjangan_message(rows, ctx.view)
        ways.append({"text": "Salin pesan untuk semua PIC", "copy": text})
    if files or ways:
        page_parts.offer_files(files, *ways, key="kesenjangan_berkas")


def _packages(ctx: Context) -> list[Action]:
    """Return the link to the evaluator's package; none if nothing was reported yet."""
    if ctx.view.rencana_only:
        return []
    of_part = f" {ctx.view.part.name}" if ctx.view.part else ""
    holds = count_in_package(ctx.db, ctx.view)
    words = f"Berkas evaluator{of_part} (.zip: {holds})"
    note = "Semua berkas bukti setahun dengan daftarnya, dan naskah rapat."
    return [{**blocks.way(words, package_address(ctx.choice)), "note": note, "leaves": True}]
